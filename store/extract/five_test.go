package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// sharedArchive returns the folder of real articles beside the repository, or
// skips the test.
func sharedArchive(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above")
		}
		dir = up
	}
	shared := filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(filepath.Join(shared, "archive")); err != nil {
		t.Skip("no archive of real articles here")
	}
	return shared
}

// TestFive holds the five real articles to what they must read as.
func TestFive(t *testing.T) {
	shared := sharedArchive(t)
	data, err := os.ReadFile(filepath.Join(shared, "archive-expected.json"))
	if err != nil {
		t.Skip(err)
	}
	var want struct {
		Articles []struct {
			Path, Title, Published, Source, Byline, Editor, Lang, Primary string
			Must, Hidden, Kept, Once                                      []string
		}
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	for _, w := range want.Articles {
		text, err := os.ReadFile(filepath.Join(shared, "archive", w.Path))
		if err != nil {
			t.Error(err)
			continue
		}
		a := Article(model.Document{Path: w.Path, Text: string(text)})
		check := func(field, got, want string) {
			if got != want {
				t.Errorf("%s: %s\n got %q\nwant %q", w.Path, field, got, want)
			}
		}
		check("title", a.Title, w.Title)
		check("published", a.Published.String(), w.Published)
		check("source", a.Source, w.Source)
		check("byline", a.Byline, w.Byline)
		check("editor", a.Editor, w.Editor)
		check("lang", string(a.Lang), w.Lang)
		check("raw", a.Raw(), string(text))
		if u := a.Primary(); u == nil || u.Union.ID != w.Primary {
			t.Errorf("%s: primary union is not %s: %+v", w.Path, w.Primary, u)
		}
		for _, id := range w.Must {
			if !slices.ContainsFunc(a.Unions, func(m model.Mention) bool { return m.Union.ID == id }) {
				t.Errorf("%s: union %s is not found", w.Path, id)
			}
		}
		lines := strings.Split(a.Text(), "\n")
		starts := func(prefix string) (n int) {
			for _, l := range lines {
				if strings.HasPrefix(l, prefix) {
					n++
				}
			}
			return n
		}
		for _, h := range w.Hidden {
			if starts(h) > 0 {
				t.Errorf("%s: the cleaned text shows %q", w.Path, h)
			}
		}
		for _, k := range w.Kept {
			if starts(k) == 0 {
				t.Errorf("%s: the cleaned text misses %q", w.Path, k)
			}
		}
		for _, o := range w.Once {
			if n := starts(o); n != 1 {
				t.Errorf("%s: the cleaned text shows %q %d times, want once", w.Path, o, n)
			}
		}
		if t.Failed() {
			for _, b := range a.Blocks {
				t.Logf("%-11s %.70s", b.Kind, b.Line())
			}
		}
	}
}
