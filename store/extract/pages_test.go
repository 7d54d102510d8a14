package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongbao/model"
)

// TestPages reads whole small pages in the layouts that archives hold. Each
// file of testdata/pages names the fields it must give, then "---", then the
// page. A field that is not named must be empty; from, url, lang, deck and
// photographers are compared where they are named.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d pages in testdata/pages, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, page, ok := strings.Cut(string(data), "\n---\n")
			if !ok {
				t.Fatal("the file has no line ---")
			}
			checkPage(t, want, page)
		})
	}
}

func checkPage(t *testing.T, want, page string) {
	a := Article(model.Document{Path: "a.txt", Text: page})
	got := map[string]string{
		"title": a.Title, "published": a.Published.String(), "source": a.Source, "byline": a.Byline, "editor": a.Editor,
		"from": a.Published.From.String(), "url": a.URL, "lang": string(a.Lang), "deck": a.Deck,
		"photographers": strings.Join(a.Photographers, ", "),
	}
	need := map[string]string{"title": "", "published": "", "source": "", "byline": "", "editor": ""}
	text := a.Text()
	lines := strings.Split(text, "\n")
	starts := func(prefix string) (n int) {
		for _, l := range lines {
			if strings.HasPrefix(l, prefix) {
				n++
			}
		}
		return n
	}
	for _, row := range strings.Split(want, "\n") {
		key, value, _ := strings.Cut(row, ":")
		value = strings.TrimSpace(value)
		switch key {
		case "starts":
			if !strings.HasPrefix(text, value) {
				t.Errorf("the cleaned text starts %.60q, want %q", text, value)
			}
		case "hidden":
			if starts(value) > 0 {
				t.Errorf("the cleaned text shows %q", value)
			}
		case "kept":
			if starts(value) == 0 {
				t.Errorf("the cleaned text misses %q", value)
			}
		case "once":
			if n := starts(value); n != 1 {
				t.Errorf("the cleaned text shows %q %d times", value, n)
			}
		default:
			if _, ok := got[key]; !ok {
				t.Fatalf("unknown field %q", key)
			}
			need[key] = value
		}
	}
	for key, value := range need {
		if got[key] != value {
			t.Errorf("%s = %q, want %q", key, got[key], value)
		}
	}
	if a.Raw() != page {
		t.Error("the blocks do not join to the page")
	}
	if t.Failed() {
		for _, b := range a.Blocks {
			t.Logf("%-11s %.60s", b.Kind, b.Line())
		}
	}
}
