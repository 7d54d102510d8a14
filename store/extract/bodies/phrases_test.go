package bodies

import (
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// phrase is a short article and the bodies it names, the primary one first.
// A body that only a Chinese text knows is written region/name.
type phrase struct {
	title, source string
	text          string // paragraphs parted by "|"
	want          string // IDs parted by spaces; "" for none
}

func (p phrase) article() *model.Article {
	a := &model.Article{Title: p.title, Source: p.source, Lang: model.LangEN}
	if p.title != "" {
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Title, Text: p.title + "\n"})
	}
	if p.text == "" {
		return a
	}
	for par := range strings.SplitSeq(p.text, "|") {
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: par + "\n\n"})
	}
	return a
}

func testPhrases(t *testing.T, list []phrase) {
	t.Helper()
	table := gazetteer.Load()
	for _, p := range list {
		a := p.article()
		got := Find(table, a)
		var names []string
		for _, m := range got {
			id := m.Union.ID
			if i := strings.LastIndexByte(id, '/'); i >= 0 && m.Union.Name == m.Union.NameZH {
				id = id[:i+1] + m.Union.NameZH
			}
			names = append(names, id)
		}
		want := strings.Fields(p.want)
		if len(want) > 0 && (len(names) == 0 || names[0] != want[0]) {
			t.Errorf("%q %q %q: got %v, want %v first", p.title, p.source, p.text, names, want)
			continue
		}
		slices.Sort(names)
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("%q %q %q: got %v, want %v", p.title, p.source, p.text, names, want)
		}
		checkMentions(t, a, got)
	}
}

// checkMentions holds what is true of every result.
func checkMentions(t *testing.T, a *model.Article, got []model.Mention) {
	t.Helper()
	seen := map[string]bool{}
	for i, m := range got {
		if m.Union == nil || m.Union.ID == "" || m.Why == "" || strings.Contains(m.Why, "\n") {
			t.Errorf("mention %d of %q is not whole: %+v", i, a.Title, m)
		}
		if seen[m.Union.ID] {
			t.Errorf("%s twice", m.Union.ID)
		}
		seen[m.Union.ID] = true
		if m.Primary && i > 0 {
			t.Errorf("%s at %d is primary", m.Union.ID, i)
		}
		last := model.Span{Block: -1}
		for _, s := range m.Spans {
			if s.Block < 0 || s.Block >= len(a.Blocks) || a.Blocks[s.Block].Kind == model.Boilerplate {
				t.Fatalf("%s: block of span %+v", m.Union.ID, s)
			}
			text := a.Blocks[s.Block].Text
			if s.Start >= s.End || !onRune(text, s.Start) || !onRune(text, s.End) {
				t.Fatalf("%s: span %+v of %q", m.Union.ID, s, text)
			}
			if s.Block == last.Block && s.Start < last.End || s.Block < last.Block {
				t.Errorf("%s: span %+v after %+v", m.Union.ID, s, last)
			}
			last = s
		}
	}
}
