package index

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/query"
)

// compile prepares the text of a query that names no body or source.
func compile(t *testing.T, text string) *Program {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := query.Resolve(q, nil, today)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(t.Context(), r, func(id string) []string { return []string{id} })
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func matches(t *testing.T, p *Program, a *model.Article) bool {
	t.Helper()
	match, err := p.Match(t.Context(), New([]*Doc{NewDoc(a)}))
	if err != nil {
		t.Fatal(err)
	}
	return match.Has(0)
}

// score rates an article that is an archive of its own.
func score(t *testing.T, p *Program, a *model.Article) float32 {
	t.Helper()
	s := New([]*Doc{NewDoc(a)})
	scores, err := p.Ranking([]*Segment{s}).Scores(t.Context(), s, []uint32{0})
	if err != nil {
		t.Fatal(err)
	}
	return scores[0]
}

func TestNear(t *testing.T) {
	a := &model.Article{Title: "alpha beta gamma", Blocks: []model.Block{
		{Text: "The wages were in arrears for a long year.\n"}, {Text: "Nothing here, 工会拖欠工资。\n"}, {Kind: model.Boilerplate, Text: "alpha wages"},
	}}
	for q, want := range map[string]bool{
		`near:"wages arrears"`:      true,
		`near:3:"wages arrears"`:    true,
		`near:2:"wages arrears"`:    false,
		`near:3:"arrears wages"`:    true,
		`near:3:"arrear wage"`:      true,
		`near:99:"wages nothing"`:   false, // another block
		`near:2:"alpha gamma"`:      true,
		`near:1:"alpha gamma"`:      false,
		`near:4:"工会 工资"`:            true,
		`near:3:"工会 工资"`:            false,
		`near:3:"here 拖欠"`:          true,
		`near:2:"here 拖欠"`:          false,
		`near:9:"wages in year"`:    true,
		`near:6:"wages in year"`:    false,
		`near:7:"wages in year"`:    true,
		`near:5:"wag* arrears"`:     true,
		`near:5:"wages wages"`:      true,
		`-near:9:"wages arrears"`:   false,
		`near:99:"wages alpha"`:     false,
		`near:99:"wages missing"`:   false,
		`near:2:"the wages"`:        true,
		`near:1:"the wages"`:        true,
		`near:1:"long year"`:        true,
		`near:1:"long-year arrea*"`: false,
	} {
		if got := matches(t, compile(t, q), a); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
}

// Near is what trying every pair of places finds.
func TestNearIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	vocab := []string{"a", "b", "c", "工", "会", "d"}
	for range 3000 {
		var tokens []string
		for range 1 + rng.IntN(14) {
			tokens = append(tokens, vocab[rng.IntN(len(vocab))])
		}
		terms := []string{vocab[rng.IntN(len(vocab))], vocab[rng.IntN(len(vocab))], vocab[rng.IntN(len(vocab))]}[:2+rng.IntN(2)]
		within := 1 + rng.IntN(6)
		want := false
		for from := range tokens {
			stretch := tokens[from:min(len(tokens), from+within+1)]
			all := true
			for _, term := range terms {
				found := false
				for _, tok := range stretch {
					found = found || tok == term
				}
				all = all && found
			}
			want = want || all
		}
		n := query.Near{Within: within}
		for _, term := range terms {
			n.Terms = append(n.Terms, query.Term{Words: []query.Word{{Text: term, Stem: term, Han: term[0] >= 0x80}}})
		}
		text := strings.Join(tokens, ", ")
		a := &model.Article{Blocks: []model.Block{{Text: text}}}
		if got := matches(t, &Program{root: newNear(n)}, a); got != want {
			t.Fatalf("%v within %d in %q: %v", terms, within, text, got)
		}
	}
}
