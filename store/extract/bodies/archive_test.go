package bodies

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// sharedDir finds the folder beside the repository that holds the real
// articles; the test is skipped where it is absent.
func sharedDir(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
	}
	shared := filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(filepath.Join(shared, "archive")); err != nil {
		t.Skip("the real articles are not here")
	}
	return shared
}

// expected is what one of the real articles must read as.
type expected struct {
	Path, Title, Source, Lang, Primary string
	Must, Hidden                       []string
}

func realArticles(t testing.TB) (articles []*model.Article, want []expected) {
	t.Helper()
	dir := sharedDir(t)
	raw, err := os.ReadFile(filepath.Join(dir, "archive-expected.json"))
	if err != nil {
		t.Skip("no expectations beside the real articles")
	}
	var all struct{ Articles []expected }
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all.Articles {
		text, err := os.ReadFile(filepath.Join(dir, "archive", e.Path))
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, &model.Article{
			Title: e.Title, Source: e.Source, Lang: model.Lang(e.Lang), Path: e.Path, Blocks: plainBlocks(string(text), e),
		})
	}
	return articles, all.Articles
}

// plainBlocks splits a text at its blank lines; what the page hides is
// boilerplate, as is all below a hidden line at the end.
func plainBlocks(text string, e expected) []model.Block {
	var out []model.Block
	for text != "" {
		end := len(text)
		if k := strings.Index(text, "\n\n"); k >= 0 {
			end = k + 2
			for end < len(text) && text[end] == '\n' {
				end++
			}
		}
		b := model.Block{Text: text[:end]}
		line := strings.TrimSpace(b.Text)
		switch {
		case slices.ContainsFunc(e.Hidden, func(h string) bool { return strings.HasPrefix(line, h) }):
			b.Kind = model.Boilerplate
			if strings.Contains(line, "Source:") || strings.Contains(line, "source:") {
				b.Kind = model.Meta
			}
		case line == e.Title:
			b.Kind = model.Title
		}
		out = append(out, b)
		text = text[end:]
	}
	return out
}

func TestRealArticles(t *testing.T) {
	articles, want := realArticles(t)
	table := gazetteer.Load()
	for i, a := range articles {
		e := want[i]
		got := Find(table, a)
		if len(got) == 0 || !got[0].Primary || got[0].Union.ID != e.Primary {
			t.Errorf("%s: primary %v, want %s", e.Path, ids(got), e.Primary)
			continue
		}
		for _, id := range e.Must {
			if !slices.Contains(ids(got), id) {
				t.Errorf("%s: %v lacks %s", e.Path, ids(got), id)
			}
		}
		for _, m := range got {
			t.Logf("%s: %s %q within %d, %d spans: %s", e.Path, m.Union.ID, m.Union.Name, len(m.Within), len(m.Spans), m.Why)
			for _, s := range m.Spans {
				t.Logf("      %d %q", s.Block, a.Blocks[s.Block].Text[s.Start:s.End])
			}
		}
	}
}

func ids(ms []model.Mention) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Union.ID
	}
	return out
}
