package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// A common character that has a list of its own is found, counted and rated as one
// whose lists are put together; which is as often as it stands in the texts.
func TestCharsAreNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 27))
	others := []rune("会总职员的人民大作国家在上下中来去")
	var docs []*Doc
	var texts []string // newest first
	for i := range linkedFrom + 200 {
		var b strings.Builder
		for range rng.IntN(40) {
			if rng.IntN(2) == 0 {
				b.WriteRune('工')
			}
			b.WriteRune(others[rng.IntN(len(others))])
			b.WriteString([]string{"", "", "", "，", " a "}[rng.IntN(5)])
		}
		texts = append(texts, b.String())
		docs = append(docs, NewDoc(&model.Article{Path: fmt.Sprintf("%06d", i), Title: "工", Blocks: []model.Block{{Text: b.String()}}}))
	}
	s := New(docs)
	if got := s.body.commonChars(s.Len()); !slices.Equal(got, []rune{'工'}) {
		t.Fatalf("%q have lists of their own", got)
	}
	p := compile(t, "text:工")
	own := p.terms[0].phrase(s.body)
	if own.own.df == 0 {
		t.Fatal("the list is not used")
	}
	match, err := p.Match(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var all, want []uint32
	for i, text := range texts {
		all, want = append(all, uint32(i)), append(want, uint32(strings.Count(text, "工")))
		if match.Has(uint32(i)) != (want[i] > 0) {
			t.Fatalf("%q matches: %v", text, match.Has(uint32(i)))
		}
	}
	plain := own
	plain.own = list{}
	for _, ph := range []phrase{own, plain} {
		c := ph.counter(&run{ctx: t.Context(), s: s})
		if c.begin(Set{}, all); !slices.Equal(c.most, want) {
			t.Errorf("%v places, want %v", c.most, want)
		}
	}
	if merged := Merge(s, New(nil)); merged.body.word(charWord('工')).df != own.own.df || merged.title.word(charWord('工')).df != 0 {
		t.Error("merged it is another list")
	}
	for _, q := range []string{"工会", `"工 a"`, `near:2:"工 a"`} {
		p := compile(t, q)
		match, err := p.Match(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(texts); i += 7 {
			a := &model.Article{Path: "1", Title: "工", Blocks: []model.Block{{Text: texts[i]}}}
			if matches(t, p, a) != match.Has(uint32(i)) {
				t.Fatalf("%s: %q matches: %v", q, texts[i], match.Has(uint32(i)))
			}
		}
	}
}
