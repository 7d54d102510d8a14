package index

import (
	"bytes"
	"hash/maphash"
	"slices"
	"unicode/utf8"
)

// builder collects where the words of one field stand, article by article.
// Words and pairs are numbered as they come; what stands where is noted as one
// long row of numbers and places, which is sorted by number at the end.
type builder struct {
	words wordTable
	pairs pairTable

	wordHits, pairHits hits
}

// hit is one place of a term in an article.
type hit struct{ term, place uint32 }

// hits are the places of all terms in the articles so far.
type hits struct {
	all  []hit
	ends []int // of each article
}

func (h *hits) end() { h.ends = append(h.ends, len(h.all)) }

// expect makes room for texts of so many bytes in all.
func (b *builder) expect(bytes int) {
	b.wordHits.all = make([]hit, 0, bytes/8)
	b.pairHits.all = make([]hit, 0, bytes/8)
}

// article adds the next article's normal form, and returns how many words it
// has, a Han character being one.
//
// Words are numbered from 0 through the blocks, with a number left out between
// two blocks, so that what follows each other across them does not look so.
func (b *builder) article(form string) (words int) {
	place, inRow := uint32(0), false // whether the word before is in the same block and of letters
	for i := 0; i < len(form); {
		switch form[i] {
		case ' ':
			i++
			continue
		case '\n':
			i++
			place++
			inRow = false
			b.pair(blockStart, place)
			continue
		}
		end, wide := tokenAt(form, i)
		if wide {
			n := b.run(form[i:end], place, inRow)
			place += uint32(n)
			words += n
		} else {
			b.wordHits.all = append(b.wordHits.all, hit{b.words.number(form[i:end]), place})
			place++
			words++
		}
		i, inRow = end, !wide
	}
	b.wordHits.end()
	b.pairHits.end()
	return words
}

// tokenAt returns the end of the word or run that begins at form[i].
func tokenAt(form string, i int) (end int, isWide bool) {
	start := i
	for i < len(form) {
		c := form[i]
		if c < utf8.RuneSelf {
			if c == ' ' || c == '\n' || isWide {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		if w := classOf(r) == wide; i == start {
			isWide = w
		} else if w != isWide {
			break
		}
		i += size
	}
	return i, isWide
}

// run adds a run of Han and returns how many characters it has.
func (b *builder) run(s string, place uint32, afterLetters bool) int {
	before, n := rune(-1), 0
	for _, r := range s {
		switch {
		case before >= 0:
			b.pair(pairOf(before, r), place+uint32(n-1))
		case afterLetters:
			b.pair(pairOf(r, afterWord), place)
		}
		before = r
		n++
	}
	b.pair(pairOf(before, runEnd), place+uint32(n-1))
	return n
}

func (b *builder) pair(p pair, place uint32) {
	b.pairHits.all = append(b.pairHits.all, hit{b.pairs.number(p), place})
}

// field returns what was collected, packed; with links where there are enough
// articles for that, of which links says how many.
func (b *builder) field(links int) *field {
	m := &fieldMaker{room: &held{}}
	var p postings
	order := b.words.order()
	rows := b.wordHits.sorted(order)
	var last []byte
	for i, t := range order {
		word := b.words.word(t)
		rows.unpack(i, &p)
		m.words.add(word, last, m.list(&p))
		last = word
	}
	pairs, order := b.pairs.order()
	rows = b.pairHits.sorted(order)
	for i, pair := range pairs {
		rows.unpack(i, &p)
		m.pairs.add(pair, m.list(&p))
	}
	return m.field(links)
}

// sorted are hits term by term in the order of the dictionary: articles and
// places in order.
type sorted struct {
	rows   []row
	starts []uint32 // of each term; one more at the end
}

type row struct{ doc, place uint32 }

// sorted returns the hits of the terms in the given order.
func (h *hits) sorted(order []uint32) sorted {
	s := sorted{rows: make([]row, len(h.all)), starts: make([]uint32, len(order)+1)}
	next := make([]uint32, len(order)) // by term: how many hits, then where the next goes
	for _, x := range h.all {
		next[x.term]++
	}
	at := uint32(0)
	for i, t := range order {
		s.starts[i] = at
		next[t], at = at, at+next[t]
	}
	s.starts[len(order)] = at
	from := 0
	for doc, end := range h.ends {
		for _, x := range h.all[from:end] {
			s.rows[next[x.term]] = row{uint32(doc), x.place}
			next[x.term]++
		}
		from = end
	}
	return s
}

// unpack reads the postings of the i-th term.
func (s *sorted) unpack(i int, p *postings) {
	p.reset()
	last := ^uint32(0)
	for _, r := range s.rows[s.starts[i]:s.starts[i+1]] {
		if r.doc != last {
			p.docs, p.counts = append(p.docs, r.doc), append(p.counts, 0)
			last = r.doc
		}
		p.counts[len(p.counts)-1]++
		p.places = append(p.places, r.place)
	}
}

// wordTable numbers words.
type wordTable struct {
	seed  maphash.Seed
	slots []uint64 // number plus one, above it half of the hash; 0 is free
	ends  []uint32 // of each word in text
	text  []byte
}

const firstSlots = 1 << 10

// number returns the number of a word, a new one if it was not met before.
func (t *wordTable) number(word string) uint32 {
	if len(t.ends)*2 >= len(t.slots) {
		t.grow()
	}
	h := maphash.String(t.seed, word)
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == 0 {
			t.text = append(t.text, word...)
			t.ends = append(t.ends, uint32(len(t.text)))
			t.slots[i] = h>>32<<32 | uint64(len(t.ends))
			return uint32(len(t.ends) - 1)
		}
		if n := uint32(s) - 1; s>>32 == h>>32 && string(t.word(n)) == word {
			return n
		}
	}
}

func (t *wordTable) word(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.text[from:t.ends[n]]
}

func (t *wordTable) grow() {
	if t.slots == nil {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint64, max(firstSlots, 4*len(t.slots)))
	mask := uint64(len(t.slots) - 1)
	for n := range t.ends {
		h := maphash.Bytes(t.seed, t.word(uint32(n)))
		i := h & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = h>>32<<32 | uint64(n+1)
	}
}

// order returns the numbers of the words in order of their bytes.
func (t *wordTable) order() []uint32 {
	keys := make([]struct {
		head uint64 // the first eight bytes, which decide nearly always
		n    uint32
	}, len(t.ends))
	for n := range keys {
		w := t.word(uint32(n))
		keys[n].n = uint32(n)
		for i := range 8 {
			keys[n].head <<= 8
			if i < len(w) {
				keys[n].head |= uint64(w[i])
			}
		}
	}
	slices.SortFunc(keys, func(a, b struct {
		head uint64
		n    uint32
	}) int {
		switch {
		case a.head < b.head:
			return -1
		case a.head > b.head:
			return 1
		}
		return bytes.Compare(t.word(a.n), t.word(b.n))
	})
	out := make([]uint32, len(keys))
	for i := range keys {
		out[i] = keys[i].n
	}
	return out
}

// pairTable numbers pairs.
type pairTable struct {
	slots []pairSlot
	at    []uint32 // the slot of each pair
}

type pairSlot struct {
	pair pair
	n    uint32 // its number plus one; 0 is free
}

// number returns the number of a pair, a new one if it was not met before.
func (t *pairTable) number(p pair) uint32 {
	if len(t.at)*2 >= len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for i := p.hash() & mask; ; i = (i + 1) & mask {
		switch s := &t.slots[i]; {
		case s.n == 0:
			t.at = append(t.at, uint32(i))
			*s = pairSlot{p, uint32(len(t.at))}
			return s.n - 1
		case s.pair == p:
			return s.n - 1
		}
	}
}

func (p pair) hash() uint64 {
	h := uint64(p) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

func (t *pairTable) grow() {
	old := t.slots
	t.slots = make([]pairSlot, max(firstSlots, 4*len(old)))
	mask := uint64(len(t.slots) - 1)
	for n, at := range t.at {
		i := old[at].pair.hash() & mask
		for t.slots[i].n != 0 {
			i = (i + 1) & mask
		}
		t.slots[i], t.at[n] = old[at], uint32(i)
	}
}

// order returns the pairs in order, and their numbers.
func (t *pairTable) order() (pairs []pair, numbers []uint32) {
	keyed := make([]pairSlot, len(t.at))
	for i, at := range t.at {
		keyed[i] = t.slots[at]
	}
	slices.SortFunc(keyed, func(a, b pairSlot) int {
		if a.pair < b.pair {
			return -1
		}
		return 1
	})
	pairs, numbers = make([]pair, len(keyed)), make([]uint32, len(keyed))
	for i, s := range keyed {
		pairs[i], numbers[i] = s.pair, s.n-1
	}
	return pairs, numbers
}
