package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// What an article scores does not depend on which articles are in one segment,
// nor on whether that has links, nor on articles that are gone.
func TestScoresOfSegments(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 3))
	vocab := strings.Fields("workers worker union unions of of the the county wage wages 工会 总 职工 工 会员 seldom")
	some := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(vocab[int(float64(len(vocab))*rng.Float64()*rng.Float64())])
			b.WriteString([]string{" ", ", ", ""}[rng.IntN(3)])
		}
		return b.String()
	}
	var docs []*Doc
	for i := range 1500 {
		a := &model.Article{Path: fmt.Sprintf("%04d", i), Blocks: []model.Block{{Text: some(1 + rng.IntN(12))}, {Text: some(6)}}}
		if i%3 == 0 {
			a.Title = some(3)
		}
		docs = append(docs, NewDoc(a))
	}
	rng.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	divided := [][]*Segment{{New(docs)}, {New(docs[:1100]), New(docs[1100:])}, {Merge(New(docs[:700]), New(docs[700:1200])), New(docs[1200:1201]), New(docs[1201:])}}
	more := New(slices.Concat(docs, []*Doc{strange(some(5)), strange(some(9)), strange(some(2))}))
	var others []uint32
	for i := range more.Len() {
		if more.path(i) == "other" {
			others = append(others, uint32(i))
		}
	}
	divided = append(divided, []*Segment{more.Without(others)})
	if divided[0][0].body.common == 0 || divided[1][1].body.common > 0 {
		t.Fatal("links are not where they should be")
	}
	for _, text := range []string{"workers", "worker union", `"of the"`, `"workers of the union" county`, `"a seldom word" the`, `seldom "of wages"`, "工会", "总工会 工", "工 the", `"the 工会" w*`, "title:union wages", `near:2:"union wages" county`, "nowhere the"} {
		p := compile(t, text)
		want := scoresByPath(t, p, divided[0])
		for k, segments := range divided[1:] {
			for path, score := range scoresByPath(t, p, segments) {
				if want[path] != score && path != "other" {
					t.Fatalf("%s: %s scores %v in one segment, %v as divided the %d. way", text, path, want[path], score, k+2)
				}
			}
		}
	}
}

func strange(text string) *Doc {
	return NewDoc(&model.Article{Path: "other", Title: text, Blocks: []model.Block{{Text: text}}})
}

func scoresByPath(t *testing.T, p *Program, segments []*Segment) map[string]float32 {
	t.Helper()
	out, rank := map[string]float32{}, p.Ranking(segments)
	for _, s := range segments {
		docs := make([]uint32, s.Len())
		for i := range docs {
			docs[i] = uint32(i)
		}
		scores, err := rank.Scores(t.Context(), s, docs)
		if err != nil {
			t.Fatal(err)
		}
		for i, score := range scores {
			out[s.path(i)] = score
		}
	}
	return out
}
