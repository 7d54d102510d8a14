package index

import (
	"math/bits"
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
	bytes              int // of texts, about

	newPairs       [lookedUp]newPair // not looked up yet
	newWords       [lookedUp]newWord
	nPairs, nWords int
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
	b.bytes = bytes
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
		if isWideAt(form, i) {
			end, n := b.run(form, i, place, inRow)
			place += uint32(n)
			words += n
			i, inRow = end, false
			continue
		}
		end := endOfWord(form, i)
		b.word(form, i, end, place)
		place++
		words++
		i, inRow = end, true
	}
	b.settle()
	b.wordHits.end()
	b.pairHits.end()
	return words
}

// isWideAt tells whether a run begins at form[i], not a word.
func isWideAt(form string, i int) bool {
	_, _, is := wideAt(form, i)
	return is
}

// wideAt returns the character at form[i], how long it is, and whether it is one
// of a run. Nearly all are of three bytes and of the block of Han from U+4E00 on.
func wideAt(form string, i int) (r rune, size int, is bool) {
	if form[i] < utf8.RuneSelf {
		return rune(form[i]), 1, false
	}
	if c := form[i]; (c >= 0xe5 && c <= 0xe9 || c == 0xe4 && i+1 < len(form) && form[i+1] >= 0xb8) && i+2 < len(form) {
		return rune(c&0xf)<<12 | rune(form[i+1]&0x3f)<<6 | rune(form[i+2]&0x3f), 3, true
	}
	r, size = utf8.DecodeRuneInString(form[i:])
	return r, size, classOf(r) == wide
}

// endOfWord returns the end of the word that begins at form[i].
func endOfWord(form string, i int) int {
	for {
		w := eight(form, i)
		stop := zeros(w^spaces) | zeros(w^newlines) | w&highs
		if stop == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(stop) / 8
		if i >= len(form) || form[i] < utf8.RuneSelf {
			return min(i, len(form))
		}
		_, size, is := wideAt(form, i)
		if is {
			return i
		}
		i += size
	}
}

const (
	eachByte = 0x0101010101010101
	highs    = 0x80 * eachByte
	spaces   = ' ' * eachByte
	newlines = '\n' * eachByte
)

// zeros marks the first byte of w that is 0, and maybe some behind it.
func zeros(w uint64) uint64 { return (w - eachByte) &^ w & highs }

// eight returns eight bytes of s from i on, the first the lowest; behind the end
// are spaces.
func eight(s string, i int) uint64 {
	if i+8 <= len(s) {
		s = s[i : i+8]
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	w := uint64(spaces)
	for k := len(s) - 1; k >= i; k-- {
		w = w<<8 | uint64(s[k])
	}
	return w
}

// run adds the run of Han at form[i:] and returns its end and how many
// characters it has.
func (b *builder) run(form string, i int, place uint32, afterLetters bool) (end, n int) {
	before := rune(-1)
	for i < len(form) {
		r, size, is := wideAt(form, i)
		if !is {
			break
		}
		switch {
		case before >= 0:
			b.pair(pairOf(before, r), place+uint32(n-1))
		case afterLetters:
			b.pair(pairOf(r, afterWord), place)
		}
		before = r
		n++
		i += size
	}
	b.pair(pairOf(before, runEnd), place+uint32(n-1))
	return i, n
}

// Words and pairs are looked up some at a time: the tables are larger than the
// processor's caches, and looks that do not wait for each other wait together.
const lookedUp = 32

// pair adds a pair.
func (b *builder) pair(p pair, place uint32) {
	if b.nPairs == lookedUp {
		b.settlePairs()
	}
	b.newPairs[b.nPairs] = newPair{p, place}
	b.nPairs++
}

type newPair struct {
	pair  pair
	place uint32
}

func (b *builder) settlePairs() {
	var slots [lookedUp]uint64
	all := b.newPairs[:b.nPairs]
	b.pairs.room(len(all))
	for i := range all {
		slots[i] = b.pairs.look(all[i].pair)
	}
	for i := range all {
		n, ok := b.pairs.is(slots[i], all[i].pair)
		if !ok {
			n = b.pairs.number(all[i].pair)
		}
		b.pairHits.all = append(b.pairHits.all, hit{n, all[i].place})
	}
	b.nPairs = 0
}

// word adds the word form[i:end].
func (b *builder) word(form string, i, end int, place uint32) {
	if b.nWords == lookedUp {
		b.settleWords()
	}
	b.newWords[b.nWords] = newWord{b.words.key(form, i, end), form[i:end], place}
	b.nWords++
}

type newWord struct {
	key   uint64
	word  string
	place uint32
}

func (b *builder) settleWords() {
	var slots [lookedUp]wordSlot
	all := b.newWords[:b.nWords]
	b.words.room(len(all))
	for i := range all {
		slots[i] = b.words.look(all[i].key)
	}
	for i := range all {
		w := &all[i]
		n, ok := b.words.is(slots[i], w.key, w.word)
		if !ok {
			n = b.words.number(w.key, w.word)
		}
		b.wordHits.all = append(b.wordHits.all, hit{n, w.place})
	}
	b.nWords = 0
}

// settle adds what was not looked up yet.
func (b *builder) settle() {
	b.settlePairs()
	b.settleWords()
}

// field returns what was collected, packed; with links where there are enough
// articles for that, of which links says how many.
func (b *builder) field(links int) *field {
	m := &fieldMaker{room: &held{make([]byte, 0, b.bytes/2)}} // more than most postings take
	var p postings
	order := b.words.order()
	rows := b.wordHits.sorted(order, nil)
	var last []byte
	for i, t := range order {
		word := b.words.word(t)
		rows.unpack(i, &p)
		m.words.add(word, last, m.list(&p))
		last = word
	}
	pairs, order := b.pairs.order()
	rows = b.pairHits.sorted(order, rows.rows)
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

// sorted returns the hits of the terms in the given order. It uses the room of rows
// that are needed no more.
func (h *hits) sorted(order []uint32, spare []row) sorted {
	s := sorted{rows: slices.Grow(spare[:0], len(h.all))[:len(h.all)], starts: make([]uint32, len(order)+1)}
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
