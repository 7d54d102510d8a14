// Package bodies finds the union bodies that an article names.
//
// It works from trigger nouns (工会, 总, Union, Federation) found by a byte
// scan, reads the bounded stretch of text around each, and settles what the
// words leave open (a name that several regions bear, "the Municipal
// Federation", 市总) by the places the article names. What stays open is left
// out: a wrong body is worse than a missing one.
package bodies

import (
	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// Find returns the union bodies that the article names, each once: the primary
// one first, where one can be told, then in order of appearance. Title, Deck,
// Source, Lang and Blocks must be filled; the article is not changed. Spans are
// byte ranges in the texts of blocks that are not boilerplate, in order and
// apart from each other.
func Find(t *gazetteer.Table, a *model.Article) []model.Mention { return FindOwn(t, nil, a) }

// FindOwn is Find with what the reader's own files say: bodies and names of
// theirs are found, and what they correct is corrected.
func FindOwn(t *gazetteer.Table, o *own.Own, a *model.Article) []model.Mention {
	mentions, _ := FindAll(t, o, a)
	return mentions
}

// FindAll is FindOwn that also counts the stretches of text that speak of a
// body which could not be told; Explain shows them.
func FindAll(t *gazetteer.Table, o *own.Own, a *model.Article) (mentions []model.Mention, unresolved int) {
	f := newFinder(t, a)
	f.own = o
	if f.scan(); len(f.hits) > 0 {
		f.resolve()
		for i := range f.hits {
			if h := &f.hits[i]; h.union == nil && h.why() != "" {
				unresolved++
			}
		}
		mentions = f.mentions()
	}
	f.release()
	if c, ok := o.Correction(a.ID, a.Path); ok {
		mentions = corrections(o, c, mentions)
	}
	return mentions, unresolved
}
