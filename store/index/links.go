package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
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

// linker finds which common words follow each other.
type linker struct {
	common  []common
	cursors []*cursor
	numbers []int32 // of the links by their two words; 0 is none yet
	found   []found
	slots   []slot // by place
}

// slot says which common word stands at a place of which article.
type slot struct{ doc, term uint32 }

// found is the articles of a link, packed for the while: how far each is from
// the one before, and how often the link stands in it.
type found struct {
	first, second int
	packed        []byte
	doc, count    uint32 // the last one, not packed yet; doc is one more
	before        uint32
}

func (l *found) add(doc uint32) {
	if l.doc == doc+1 {
		l.count++
		return
	}
	l.flush()
	l.doc, l.count = doc+1, 1
}

func (l *found) flush() {
	if l.doc > 0 {
		l.packed = binary.AppendUvarint(l.packed, uint64(l.doc-l.before))
		l.packed = binary.AppendUvarint(l.packed, uint64(l.count))
		l.before = l.doc
	}
}

func (l *found) unpack(p *postings) {
	l.flush()
	p.reset()
	doc := uint64(0)
	for rest := l.packed; len(rest) > 0; {
		d, n := binary.Uvarint(rest)
		c, m := binary.Uvarint(rest[n:])
		rest = rest[n+m:]
		doc += d
		p.docs, p.counts = append(p.docs, uint32(doc-1)), append(p.counts, uint32(c))
	}
}

// addLinks adds links to a field of so many articles.
func (m *fieldMaker) addLinks(f *field, articles int) {
	f.common = articles / commonShare
	l := &linker{common: f.commonest()}
	l.numbers = make([]int32, len(l.common)*len(l.common))
	for i := range l.common {
		l.cursors = append(l.cursors, newCursor(l.common[i].list))
	}
	for d := range uint32(articles) {
		l.article(d)
	}
	m.rewrite(f, l)
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

// article finds the links of an article: it puts down each common word at its
// place and looks which stand side by side.
func (l *linker) article(doc uint32) {
	end := uint32(0)
	for t, c := range l.cursors {
		if !c.seek(doc) {
			continue
		}
		places := c.placed()
		if last := places[len(places)-1]; int(last)+2 > len(l.slots) {
			l.slots = append(l.slots, make([]slot, int(last)+2-len(l.slots))...)
		}
		for _, p := range places {
			l.slots[p] = slot{doc + 1, uint32(t)}
		}
		end = max(end, places[len(places)-1]+1)
	}
	for p := uint32(1); p < end; p++ {
		if a, b := l.slots[p-1], l.slots[p]; a.doc == doc+1 && b.doc == doc+1 {
			l.add(int(a.term), int(b.term), doc)
		}
	}
}

func (l *linker) add(first, second int, doc uint32) {
	n := &l.numbers[first*len(l.common)+second]
	if *n == 0 {
		if _, ok := l.common[first].link(&l.common[second]); !ok {
			*n = -1
		} else {
			l.found = append(l.found, found{first: first, second: second})
			*n = int32(len(l.found))
		}
	}
	if *n > 0 {
		l.found[*n-1].add(doc)
	}
}

// rewrite puts the links among the words, and their postings behind the others.
func (m *fieldMaker) rewrite(f *field, l *linker) {
	type named struct {
		word string
		i    int
	}
	links := make([]named, len(l.found))
	for i := range l.found {
		word, _ := l.common[l.found[i].first].link(&l.common[l.found[i].second])
		links[i] = named{word, i}
	}
	slices.SortFunc(links, func(a, b named) int { return cmp.Compare(a.word, b.word) })
	var words wordMaker
	var last []byte
	var p postings
	add := func(word []byte, at int) {
		words.add(word, last, at)
		last = append(last[:0], word...)
	}
	upTo := func(w *walker, bound string, all bool) {
		for ; !w.done() && (all || string(w.word) < bound); w.step() {
			add(w.word, f.words.at(w.i))
		}
	}
	w := f.words.start(0)
	for _, link := range links {
		upTo(&w, link.word, false)
		l.found[link.i].unpack(&p)
		add([]byte(link.word), m.list(&p))
	}
	upTo(&w, "", true)
	m.write(make([]byte, slack))
	f.words, f.data = words.dict(), m.room.column()
}
