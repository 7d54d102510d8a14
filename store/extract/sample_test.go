package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongbao/model"
)

// labelled is what a page must read as, labelled by reading it.
type labelled struct {
	Path, Title, Published, Source, Byline, Editor, Lang, Primary string
	Must, Hidden, Kept                                            []string
}

// TestSampleArchive holds the sample archive to its labels.
func TestSampleArchive(t *testing.T) {
	root := filepath.Join("..", "..", "testdata")
	b, err := os.ReadFile(filepath.Join(root, "sample-expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var labels struct{ Articles []labelled }
	if err := json.Unmarshal(b, &labels); err != nil {
		t.Fatal(err)
	}
	if len(labels.Articles) < 40 {
		t.Fatalf("only %d articles are labelled", len(labels.Articles))
	}
	for _, want := range labels.Articles {
		t.Run(want.Path, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(root, "sample", filepath.FromSlash(want.Path)))
			if err != nil {
				t.Fatal(err)
			}
			want.check(t, Article(model.Document{Path: want.Path, Text: string(text)}))
		})
	}
}

func (want labelled) check(t *testing.T, a *model.Article) {
	t.Helper()
	for _, f := range []struct{ name, got, want string }{
		{"title", a.Title, want.Title}, {"published", a.Published.String(), want.Published},
		{"source", a.Source, want.Source}, {"byline", a.Byline, want.Byline},
		{"editor", a.Editor, want.Editor}, {"lang", string(a.Lang), want.Lang},
	} {
		if f.got != f.want {
			t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
		}
	}
	want.checkUnions(t, a)
	starts := func(prefix string) bool {
		for line := range strings.Lines(a.Text()) {
			if strings.HasPrefix(line, prefix) {
				return true
			}
		}
		return false
	}
	for _, h := range want.Hidden {
		if starts(h) {
			t.Errorf("the cleaned text shows %q", h)
		}
	}
	for _, k := range want.Kept {
		if !starts(k) {
			t.Errorf("the cleaned text lacks %q:\n%s", k, a.Text())
		}
	}
}

func (want labelled) checkUnions(t *testing.T, a *model.Article) {
	t.Helper()
	primary := ""
	if p := a.Primary(); p != nil {
		primary = p.Union.ID
	}
	below, isBelow := strings.CutSuffix(want.Primary, "/")
	switch {
	case isBelow:
		if primary == below || !strings.HasPrefix(primary, below) {
			t.Errorf("primary is %q, want a body below %s", primary, below)
		}
	case want.Primary != "" && primary != want.Primary:
		t.Errorf("primary is %q, want %q", primary, want.Primary)
	}
	named := map[string]bool{}
	for _, m := range a.Unions {
		named[m.Union.ID] = true
	}
	for _, id := range want.Must {
		if !named[id] {
			t.Errorf("%s is not among the bodies %v", id, named)
		}
	}
}
