package store

import (
	"math/rand/v2"
	"testing"

	"gongbao/model"
	"gongbao/store/mark"
	"gongbao/store/query"
)

// TestWhatIsFoundIsMarked holds that an article is found by a word or phrase
// just when a mark is drawn in its title or text.
func TestWhatIsFoundIsMarked(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 12 {
		articles, l := someArchive(rng, 40)
		for range 60 {
			n := someText(rng)
			if n.In == query.InPeople {
				continue
			}
			q := query.All(n)
			if len(q.Terms()) == 0 {
				continue
			}
			found := map[model.ID]bool{}
			for _, h := range hits(t, search(t, l, q, Newest)) {
				found[h.ID] = true
			}
			for _, a := range articles {
				if marked := isMarked(a, q.Terms()); marked != found[a.ID] {
					t.Errorf("%s: found %v, marked %v in %q", q, found[a.ID], marked, a.Raw())
				}
			}
		}
	}
}

func isMarked(a *model.Article, terms []query.Term) bool {
	f := mark.New(terms)
	in := terms[0].In
	if in != query.InBody && len(f.Find(a.Title)) > 0 || in != query.InTitle && len(f.Find(a.Deck)) > 0 {
		return true
	}
	for _, b := range a.Blocks {
		part := b.Kind.Clean() && in != query.InTitle || b.Kind == model.Title && in != query.InBody
		if part && len(f.Find(b.Line())) > 0 {
			return true
		}
	}
	return false
}
