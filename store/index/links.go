package index

import (
	"bytes"
	"cmp"
	"slices"
)

// A phrase of common words would have to be looked for in nearly every article.
// So where two common words follow each other, that is indexed as a word of its
// own, a link: the articles it stands in and how often, not at which places.
// In the dictionary it is the two words with a space between them; two common
// pairs of Han that overlap are their three characters behind a space.
const (
	linkedFrom  = 1024 // articles of a segment that has links, at least
	commonShare = 4    // a word is common that stands in more than one article of so many
	mostCommon  = 1024 // words
)

func isLink(word []byte) bool { return bytes.IndexByte(word, ' ') >= 0 }

// linkOf returns the word that stands for two words side by side.
func linkOf(a, b string) string { return a + " " + b }

// pairLink returns the word that stands for two pairs that overlap, and whether
// they can have one.
func pairLink(p, q pair) (string, bool) {
	return string([]rune{' ', p.first(), p.second(), q.second()}), p.second() == q.first() && q.second() > afterWord && p.second() > afterWord
}

// common is a common word or pair of a field.
type common struct {
	word string
	pair pair // where word is ""
	list list
}

func (c *common) any() bool { return c.word != "" || c.pair != 0 }

// same tells whether both are the same word or pair.
func (c *common) same(d *common) bool { return c.word == d.word && c.pair == d.pair }

// meets tells whether two that stand side by side, of which no pair ends a run,
// can have a link.
func (c *common) meets(d *common) bool {
	if c.pair == 0 || d.pair == 0 {
		return c.pair == d.pair // both are words
	}
	return c.pair.second() == d.pair.first()
}

// link returns the word for the link of two, and whether they can have one.
func (c *common) link(d *common) (string, bool) {
	switch {
	case c.word != "" && d.word != "":
		return linkOf(c.word, d.word), true
	case c.word == "" && d.word == "":
		return pairLink(c.pair, d.pair)
	}
	return "", false
}

// commonest returns the common words and pairs, the commonest if they are many;
// then others do not count as common.
func (f *field) commonest() []common {
	var all []common
	for w := f.words.start(0); !w.done(); w.step() {
		if l := f.wordList(w.i); l.df > f.common {
			all = append(all, common{word: string(w.word), list: l})
		}
	}
	for h := f.pairs.start(); h.pair != noPair; h.step() {
		if l := f.pairList(h.i); l.df > f.common && h.pair.second() > afterWord {
			all = append(all, common{pair: h.pair, list: l})
		}
	}
	if len(all) > mostCommon {
		slices.SortStableFunc(all, func(a, b common) int { return cmp.Compare(b.list.df, a.list.df) })
		f.common = all[mostCommon].list.df
		all = slices.DeleteFunc(all[:mostCommon], func(c common) bool { return c.list.df == f.common })
	}
	return all
}

// linksOf returns the links of words that one phrase can be with those that another
// can, whichever comes first. Both are of one unit.
func (f *field) linksOf(p, q *phrase) (links []list) {
	if f.common == 0 {
		return nil
	}
	add := func(a, b *common) {
		if word, ok := a.link(b); ok {
			if l := f.word(word); l.df > 0 {
				links = append(links, l)
			}
		}
	}
	for _, a := range p.units[0].forms {
		for _, b := range q.units[0].forms {
			if a.list.df > f.common && b.list.df > f.common {
				add(&a, &b)
				add(&b, &a)
			}
		}
	}
	return links
}
