package detail

import (
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

func TestFound(t *testing.T) {
	for _, c := range []struct {
		name, text string
		words      []string
		want       []string
	}{
		{"none", "the union", nil, nil},
		{"case", "The UNION met", []string{"union"}, []string{"UNION"}},
		{"word forms", "unions, a union's hall", []string{"union"}, []string{"unions", "union's"}},
		{"words, not parts of them", "art and article", []string{"art"}, []string{"art"}},
		{"a word half typed", "Zhongmou County", []string{"zhong"}, []string{"Zhongmou"}},
		{"accents", "Ürümqi and café", []string{"urumqi", "CAFE"}, []string{"Ürümqi", "café"}},
		{"combining accents", "cafe\u0301s here", []string{"cafe"}, []string{"cafe\u0301s"}},
		{"apostrophe", "in Lu’an City", []string{"luan"}, []string{"Lu’an"}},
		{"full width", "ＡＣＦＴＵ held", []string{"acftu"}, []string{"ＡＣＦＴＵ"}},
		{"Traditional", "東橋區總工會與臨山市總工會", []string{"总工会"}, []string{"總工會", "總工會"}},
		{"Simplified", "东桥区总工会", []string{"總工會"}, []string{"总工会"}},
		{"a phrase over punctuation", "trade-union, Trade Unions", []string{"trade unions"}, []string{"trade-union", "Trade Unions"}},
		{"a phrase half typed", "the Federation of Trade Unions", []string{"federation of tra"}, []string{"Federation of Trade"}},
		{"overlapping", "总工会工会", []string{"总工会", "工会"}, []string{"总工会", "工会"}},
		{"overlapping in part", "a b c", []string{"a b", "b c"}, []string{"a b c"}},
		{"nothing to look for", "a, b", []string{",", "", "。"}, nil},
		{"Han beside Latin", "学习Xi思想", []string{"xi"}, []string{"Xi"}},
		{"a letter that is several", "Straße", []string{"strasse"}, []string{"Straße"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range found([]para{{text: c.text, found: true}, {text: c.text}}, terms(c.words...)) {
				got = append(got, c.text[h.start:h.end])
				if h.para != 0 {
					t.Error("found in a paragraph that is not searched")
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q in %q: got %q, want %q", c.words, c.text, got, c.want)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	a := &model.Article{ID: "steps", Title: "A needle in the title"}
	for i := range 60 {
		s := strings.Repeat("hay ", 40)
		if i%20 == 10 {
			s += "needle hay"
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: s})
	}
	m := shown(a, 80, 20)
	if m.NextHit(1) || m.PrevHit(1) {
		t.Error("a hit without a search")
	}
	m.SetSearch(terms("needle"))
	step := func(verb func(int) bool, n int, ok bool, at int) {
		t.Helper()
		if verb(n) != ok {
			t.Errorf("found is %v", !ok)
		}
		if now, total := m.Hits(); now != at || total != 4 {
			t.Errorf("at %d of %d, want %d of 4", now, total, at)
		}
		if ok && !strings.Contains(legible(m.View()), "<7>needle<>") {
			t.Errorf("hit %d is not on screen", at)
		}
	}
	step(m.PrevHit, 1, true, 4) // not read yet: from the end
	step(m.NextHit, 1, false, 4)
	step(m.PrevHit, 2, true, 2)
	step(m.PrevHit, 9, true, 1)
	step(m.PrevHit, 1, false, 1)
	step(m.NextHit, 1, true, 2)
	m.Top()
	step(m.NextHit, 1, true, 1) // scrolled away: from the top of the screen
	step(m.NextHit, 9, true, 4)
	if m.SetSearch(terms("needle")); m.hits.at != 3 {
		t.Error("the same search again is another one")
	}
	m.SetStored(true)
	if at, total := m.Hits(); at != 0 || total != 3 {
		t.Errorf("in the stored view %d of %d, want 0 of 3", at, total)
	}
	m.ClearSearch()
	if _, total := m.Hits(); total != 0 || m.Searching() {
		t.Error("a cleared search still finds")
	}
}

func TestHitOnScreenDoesNotScroll(t *testing.T) {
	m := shown(englishArticle(), 80, 20)
	m.SetSearch(terms("trade unions"))
	if m.NextHit(1); !m.AtTop() {
		t.Error("scrolled to a hit that was on screen")
	}
	if view := legible(m.View()); !strings.Contains(view, "<7>Trade Unions<>") {
		t.Errorf("the current hit does not stand out:\n%s", view)
	}
}

func TestHitOverLines(t *testing.T) {
	m := shown(&model.Article{ID: "x", Title: "T", Blocks: blocks(model.Paragraph, "the federation of trade unions met")}, 12, 20)
	m.SetSearch(terms("federation of trade unions"))
	want := " the\n <4>federation<>\n <4>of trade<>\n <4>unions<> met\n"
	if got := legible(m.View()); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
}
