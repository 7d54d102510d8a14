package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// list is a term's postings as they stand in bytes. The zero list is of a term
// that stands nowhere.
type list struct {
	df    int
	table []byte // of blocks; nil where there is one at most
	data  []byte // the blocks, or the varints
}

func listAt(b []byte) list {
	df, n := binary.Uvarint(b)
	l := list{df: int(df), data: b[n:]}
	if l.df > blockLen {
		size := 8 * l.blocks()
		l.table, l.data = l.data[:size:size], l.data[size:]
	}
	return l
}

func (l list) blocks() int { return (l.df + blockLen - 1) / blockLen }

// last returns the last article of a block of several.
func (l list) last(block int) uint32 { return load32(l.table, 8*block) }

// block is a block of postings, or as much of it as was asked for.
type block struct {
	docs  [blockLen]uint32
	dense []byte // the articles, a bit each from first on, where docs are not read
	first uint32
	end   uint32 // the last article
	n     int    // how many articles
	rest  []byte // behind what was read of: docs, counts
	few   bool   // in varints

	counts []uint32 // of each article, once read
	ends   []uint32 // where the places of each article end, once summed up
	skimming
	placing
	places []uint32 // of the article placed, or of all of few
}

// load reads the articles of the i-th block of l.
func (b *block) load(l list, i int) {
	b.open(l, i)
	b.unfold()
}

// open makes ready to read the i-th block of l, and reads its articles but where
// they are dense.
func (b *block) open(l list, i int) {
	b.counts, b.ends, b.skimming, b.placing, b.dense = b.counts[:0], b.ends[:0], skimming{}, placing{}, nil
	b.n, b.rest, b.few, b.first = l.df, l.data, l.df < few, 0
	if b.few {
		b.loadFew(l)
		return
	}
	if l.table != nil {
		if i > 0 {
			b.first = l.last(i-1) + 1
		}
		b.n, b.rest, b.end = min(blockLen, l.df-i*blockLen), l.data[load32(l.table, 8*i+4):], l.last(i)
		if b.rest[0] == 0 {
			b.dense = b.rest[1:]
			b.rest = b.dense[(b.end-b.first)/8+1:]
			return
		}
	}
	k := uint(b.rest[0])
	at := readRising(b.rest[1:], 0, uint(b.n)*k, k, b.first, b.docs[:b.n])
	b.rest = b.rest[1+(at+7)>>3:]
	b.end = b.docs[b.n-1]
}

// unfold reads the articles where they are dense.
func (b *block) unfold() {
	if b.dense != nil {
		readRising(b.dense, 0, 0, 0, b.first, b.docs[:b.n])
		b.dense = nil
	}
}

// rank returns which of the dense articles is d or the first beyond, and whether it
// is d, which must not be behind the last.
func (b *block) rank(d uint32) (i int, found bool) {
	if d < b.first {
		return 0, false
	}
	at, bit := 0, d-b.first
	for ; bit >= 64; bit -= 64 {
		i += bits.OnesCount64(load64(b.dense, at))
		at += 8
	}
	w := load64(b.dense, at)
	return i + bits.OnesCount64(w&(1<<bit-1)), w>>bit&1 != 0
}

// markDense puts in the articles of the i-th block of several, all of which must be
// within the set's bounds, if their codes are a bit an article, with a k of 0. Else
// it does nothing and returns false.
func (l list) markDense(i int, out Set) bool {
	next := uint32(0)
	if i > 0 {
		next = l.last(i-1) + 1
	}
	b := l.data[load32(l.table, 8*i+4):]
	if b[0] != 0 {
		return false
	}
	b = b[1:]
	size, to := l.last(i)-next+1, next-out.first
	for at := uint32(0); at < size; at, to = at+64, to+64 {
		w := load64(b, int(at/8))
		if size-at < 64 {
			w &= 1<<(size-at) - 1
		}
		out.words[to/64] |= w << (to % 64)
		if over := w >> 1 >> (63 - to%64); over != 0 {
			out.words[to/64+1] |= over
		}
	}
	return true
}

func (b *block) loadFew(l list) {
	b.n, b.rest = l.df, l.data
	next := uint32(0)
	for k := range l.df {
		d, n := binary.Uvarint(b.rest)
		b.rest = b.rest[n:]
		b.docs[k] = next + uint32(d>>1)
		next = b.docs[k] + 1
		c := uint64(1)
		if d&1 != 0 {
			c, n = binary.Uvarint(b.rest)
			b.rest = b.rest[n:]
		}
		b.counts = append(b.counts, uint32(c))
	}
	if b.n > 0 {
		b.end = b.docs[b.n-1]
	}
}

// unpackFew is unpackAll for a term in few articles.
func (l list) unpackFew(p *postings) {
	rest, next, from := l.data, uint32(0), len(p.docs)
	for range l.df {
		d, n := binary.Uvarint(rest)
		rest = rest[n:]
		c := uint64(1)
		if d&1 != 0 {
			c, n = binary.Uvarint(rest)
			rest = rest[n:]
		}
		doc := next + uint32(d>>1)
		p.docs, p.counts = append(p.docs, doc), append(p.counts, uint32(c))
		next = doc + 1
	}
	for _, c := range p.counts[from:] {
		next := uint32(0)
		for range c {
			d, n := binary.Uvarint(rest)
			rest = rest[n:]
			next += uint32(d)
			p.places = append(p.places, next)
			next++
		}
	}
}

// unpackAll appends all of a term's postings to p.
func (l list) unpackAll(b *block, p *postings) {
	if l.df < few {
		l.unpackFew(p)
		return
	}
	for i := range l.blocks() {
		b.load(l, i)
		b.sum()
		b.locate()
		p.docs = append(p.docs, b.docs[:b.n]...)
		p.counts = append(p.counts, b.counts...)
		from, n := len(p.places), int(b.ends[b.n-1])
		p.places = slices.Grow(p.places, n)[:from+n]
		readRising(b.data, 0, b.high, b.k, 0, p.places[from:])
		rows(p.places[from:], b.ends)
	}
}
