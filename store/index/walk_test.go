package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// However many stretches an answer takes, and whether all of it is wanted or the
// first of it, it is what a naive scan finds.
func TestManyStretchesAreNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	vocab := strings.Fields("workers worker union unions of the county wage wages 工会 总 职工 工 会员")
	var docs []*Doc
	var articles []*model.Article
	for i := range mostStretch + 3*firstStretch {
		var b strings.Builder
		for range 2 + rng.IntN(12) {
			b.WriteString(vocab[int(float64(len(vocab))*rng.Float64()*rng.Float64())])
			b.WriteString([]string{" ", ", ", ""}[rng.IntN(3)])
		}
		if i%5000 == 77 {
			b.WriteString(" a seldom word")
		}
		a := &model.Article{Path: fmt.Sprintf("%06d", i), Blocks: []model.Block{{Text: b.String()}}, Page: rng.IntN(50) == 0}
		if rng.IntN(20) == 0 {
			a.Title = vocab[rng.IntN(len(vocab))]
		}
		docs, articles = append(docs, NewDoc(a)), append(articles, a)
	}
	s := New(docs)
	number := map[string]int{}
	for i := range s.Len() {
		number[s.path(i)] = i
	}
	for _, text := range []string{"workers", "worker union", `"of the"`, `"workers of the union"`, "seldom", `"a seldom"`, "工会", "总工会", "工", "w*", `"of w*"`, "-workers", "workers OR 工会", `near:2:"union wages"`, `-near:2:"union wages" worker`, "title:union"} {
		p := compile(t, text)
		b := p.Bind(s)
		match, err := p.Match(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range articles {
			if i%97 == 0 && matches(t, p, a) != match.Has(uint32(number[a.Path])) {
				t.Fatalf("%s: %v matches: %v", text, a.Blocks, !match.Has(uint32(number[a.Path])))
			}
		}
		all := match.Append(nil)
		for _, n := range []int{1, 20, 300, 30_000} {
			first, whole, err := b.First(t.Context(), n)
			if err != nil || !slices.Equal(first, all[:min(len(first), len(all))]) || len(first) < min(n, len(all)) || whole != (len(first) == len(all)) && len(first) != n {
				t.Errorf("%s: of %d articles the first %d are %d, all: %v; %v", text, len(all), n, len(first), whole, err)
			}
		}
		for _, d := range []uint32{0, 1, 63, 64, 5000, uint32(s.Len() - 1)} {
			if b.Has(d) != match.Has(d) {
				t.Errorf("%s: %d is among them: %v", text, d, b.Has(d))
			}
		}
		rank := p.Ranking([]*Segment{s})
		scores, err := rank.Scores(t.Context(), s, all)
		if err != nil {
			t.Fatal(err)
		}
		var rated []Rated
		for k, d := range all {
			if s.Page(int(d)) {
				scores[k] = 0
			}
			rated = append(rated, Rated{d, scores[k]})
		}
		slices.SortFunc(rated, Rated.before)
		for _, n := range []int{1, 20, 300} {
			if best, err := rank.Best(t.Context(), b, n); err != nil || !slices.Equal(best, rated[:min(n, len(rated))]) {
				t.Errorf("%s: the best %d are others; %v", text, n, err)
			}
		}
	}
}
