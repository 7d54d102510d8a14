package index

import (
	"cmp"
	"math/bits"
	"slices"
)

// A hit of a pair is one number: the pair in runeSlot bits a character, and below
// them its place. All that stands in runs is Han or kana and in the first four
// planes.
const (
	runeSlot  = 18
	placeBits = 64 - 2*runeSlot
)

func pairHit(p pair, place uint32) uint64 {
	return uint64(p.first())<<(runeSlot+placeBits) | uint64(p.second())<<placeBits | uint64(place)
}

// pairIn returns the pair of a hit.
func pairIn(hit uint64) pair {
	return pairOf(rune(hit>>(runeSlot+placeBits)), rune(hit>>placeBits&(1<<runeSlot-1)))
}

// field returns what was collected, packed; with links where there are enough
// articles for that, of which links says how many. Nothing can be added then.
func (b *builder) field(links int) *field {
	m := &fieldMaker{room: &held{make([]byte, 0, b.bytes/2)}} // more than most postings take
	low := uint(bits.Len32(b.last))
	if docs := uint(bits.Len(uint(len(b.ends)))); docs+low <= placeBits {
		addWords[uint32](b, m, low)
		b.addPairs(m, low)
	} else {
		addWords[uint64](b, m, 32)
		b.addWidePairs(m)
	}
	return m.field(links)
}

// addWords adds the words to a field. Their places are sorted as numbers of R, in
// whose low bits they fit, below the article.
func addWords[R uint32 | uint64](b *builder, m *fieldMaker, low uint) {
	var p postings
	var last []byte
	order := b.words.order(&b.spare)
	rows, starts := sortedWords[R](b, order, low)
	for i, n := range order {
		unpackRows(&p, rows[starts[i]:starts[i+1]], low)
		word := b.words.word(n)
		m.words.add(word, last, m.list(&p))
		last = word
	}
}

// sortedWords returns the rows of the words in the given order, and where those of
// each begin; one more at the end.
func sortedWords[R uint32 | uint64](b *builder, order []uint32, low uint) (rows []R, starts []uint32) {
	rows, starts = make([]R, len(b.wordHits)), make([]uint32, len(order)+1)
	next := make([]uint32, len(order)) // by word: how many hits, then where the next goes
	for _, x := range b.wordHits {
		next[x.word]++
	}
	at := uint32(0)
	for i, n := range order {
		starts[i] = at
		next[n], at = at, at+next[n]
	}
	starts[len(order)] = at
	from := 0
	for doc, end := range b.ends {
		for _, x := range b.wordHits[from:end.words] {
			rows[next[x.word]] = R(doc)<<low | R(x.place)
			next[x.word]++
		}
		from = end.words
	}
	return rows, starts
}

// addPairs adds the pairs to a field. An article and a place fit below a pair, the
// place in the low bits.
func (b *builder) addPairs(m *fieldMaker, low uint) {
	from := 0
	for doc, end := range b.ends {
		for i := range b.pairHits[from:end.pairs] {
			b.pairHits[from+i] |= uint64(doc) << low
		}
		from = end.pairs
	}
	b.spare = slices.Grow(b.spare[:0], len(b.pairHits))[:len(b.pairHits)]
	var p postings
	for all := radixSorted(b.pairHits, b.spare, placeBits); len(all) > 0; {
		pair, n := all[0]>>placeBits, 0
		for ; n < len(all) && all[n]>>placeBits == pair; n++ {
			all[n] &= 1<<placeBits - 1
		}
		unpackRows(&p, all[:n], low)
		m.pairs.add(pairIn(pair<<placeBits), m.list(&p))
		all = all[n:]
	}
}

// addWidePairs is addPairs for texts that are so many or so long that an article
// and a place do not fit below a pair, which is rare.
func (b *builder) addWidePairs(m *fieldMaker) {
	type wide struct {
		pair pair
		row  uint64
	}
	all, from := make([]wide, 0, len(b.pairHits)), 0
	for doc, end := range b.ends {
		for _, hit := range b.pairHits[from:end.pairs] {
			all = append(all, wide{pairIn(hit), uint64(doc)<<32 | hit&(1<<placeBits-1)})
		}
		from = end.pairs
	}
	slices.SortFunc(all, func(a, b wide) int { return cmp.Or(cmp.Compare(a.pair, b.pair), cmp.Compare(a.row, b.row)) })
	var p postings
	var rows []uint64
	for i, hit := range all {
		rows = append(rows, hit.row)
		if i+1 == len(all) || all[i+1].pair != hit.pair {
			unpackRows(&p, rows, 32)
			m.pairs.add(hit.pair, m.list(&p))
			rows = rows[:0]
		}
	}
}

// unpackRows reads the postings of one term: of each row the low bits are the
// place, and what is above them the article.
func unpackRows[R uint32 | uint64](p *postings, rows []R, low uint) {
	n := len(rows)
	docs, ends, places := slices.Grow(p.docs[:0], n)[:n], slices.Grow(p.counts[:0], n)[:n], slices.Grow(p.places[:0], n)[:n]
	k, last, mask := 0, uint32(rows[0]>>low), R(1)<<low-1
	for i, r := range rows {
		doc := uint32(r >> low)
		if doc != last {
			k++
		}
		last = doc
		docs[k], ends[k], places[i] = doc, uint32(i+1), uint32(r&mask)
	}
	p.docs, p.counts, p.places = docs[:k+1], ends[:k+1], places
	for i, before := 0, uint32(0); i <= k; i++ {
		end := ends[i]
		ends[i], before = end-before, end
	}
}
