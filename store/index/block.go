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
	docs [blockLen]uint32
	n    int    // of docs
	rest []byte // behind the docs: counts and places
	few  bool   // in varints

	counts []uint32 // of each article, once asked for
	ends   []uint32 // where the places of each article end, once asked for
	placing
	places []uint32 // of the article placed, or of all of few
}

// placing is how far a block's places were read.
type placing struct {
	k      uint
	starts []byte // of the groups but the first; nil where there are none
	data   []byte // the low bits and those above them
	high   uint   // where those above begin
	placed int    // the article whose places were read last, or -1
	behind int    // the article whose bits begin at bit, counted from high
	bit    uint
}

// load reads the articles of the i-th block of l.
func (b *block) load(l list, i int) {
	b.counts, b.ends = b.counts[:0], b.ends[:0]
	b.few = l.df < few
	switch {
	case b.few:
		b.loadFew(l)
		return
	case l.table == nil:
		b.n, b.rest = l.df, l.data
		b.unpack(0)
		return
	}
	next := uint32(0)
	if i > 0 {
		next = l.last(i-1) + 1
	}
	b.n, b.rest = min(blockLen, l.df-i*blockLen), l.data[load32(l.table, 8*i+4):]
	b.unpack(next)
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
}

func (b *block) unpack(next uint32) {
	k := uint(b.rest[0])
	at := readRising(b.rest[1:], 0, uint(b.n)*k, k, next, b.docs[:b.n])
	b.rest = b.rest[1+(at+7)>>3:]
}

// count reads how often the term stands in each article.
func (b *block) count() {
	if len(b.counts) > 0 {
		return
	}
	n := int(b.rest[0])
	b.rest = b.rest[1:]
	if n == allCounts {
		b.counts = slices.Grow(b.counts, b.n)[:b.n]
		b.unary(0, b.counts)
		return
	}
	b.counts = append(b.counts, ones[:b.n]...)
	if n == 0 {
		return
	}
	var which, more [blockLen]uint32
	k := severalBits(b.n, n)
	at := readRising(b.rest, 0, uint(n)*k, k, 0, which[:n])
	b.unary(at, more[:n])
	for i, k := range which[:n] {
		b.counts[k] = more[i] + 1
	}
}

var ones = func() (all [blockLen]uint32) {
	for i := range all {
		all[i] = 1
	}
	return all
}()

// unary reads numbers in unary from bit at of what is left, and what is left is
// then behind them.
func (b *block) unary(at uint, out []uint32) {
	from := int(at) - 1 // the bit before
	i, w := 0, load64(b.rest, int(at>>3))>>(at&7)<<(at&7)
	for base := int(at>>3) * 8; ; base += 64 {
		for ; w != 0; w &= w - 1 {
			bit := base + bits.TrailingZeros64(w)
			out[i] = uint32(bit - from)
			from = bit
			if i++; i == len(out) {
				b.rest = b.rest[bit/8+1:]
				return
			}
		}
		w = load64(b.rest, base/8+8)
	}
}

// locate makes ready to read places.
func (b *block) locate() {
	if len(b.ends) > 0 {
		return
	}
	b.count()
	end := uint32(0)
	for _, c := range b.counts {
		end += c
		b.ends = append(b.ends, end)
	}
	if b.few {
		b.places = slices.Grow(b.places[:0], int(end))[:end]
		b.locateFew()
		return
	}
	b.placing = placing{k: uint(b.rest[0]), data: b.rest[1:], placed: -1}
	if b.k&hasGroups != 0 {
		b.k &^= hasGroups
		b.starts = b.data
		b.data = b.data[2*((b.n-1)/groupDocs):]
	}
	b.high = uint(end) * b.k
}

func (b *block) locateFew() {
	rest, k := b.rest, 0
	for _, c := range b.counts {
		next := uint32(0)
		for range c {
			d, n := binary.Uvarint(rest)
			rest = rest[n:]
			b.places[k] = next + uint32(d)
			next = b.places[k] + 1
			k++
		}
	}
}

// at returns the places in the i-th article of the block, good until it is asked for
// others.
func (b *block) at(i int) []uint32 {
	b.locate()
	from, to := b.end(i), b.ends[i]
	if b.few {
		return b.places[from:to]
	}
	if i != b.placed {
		b.find(i, from)
		b.places = slices.Grow(b.places[:0], int(to-from))[:to-from]
		b.bit = readRising(b.data, uint(from)*b.k, b.high+b.bit, b.k, 0, b.places) - b.high
		b.placed, b.behind = i, i+1
	}
	return b.places
}

// end returns where the places of the articles before the i-th end.
func (b *block) end(i int) uint32 {
	if i == 0 {
		return 0
	}
	return b.ends[i-1]
}

// find makes the i-th article the next one to be read, whose first place is the
// from-th.
func (b *block) find(i int, from uint32) {
	first := 0
	if b.starts != nil {
		first = i / groupDocs * groupDocs
	}
	if b.behind < first || b.behind > i {
		b.behind, b.bit = first, 0
		if first > 0 {
			b.bit = uint(binary.LittleEndian.Uint16(b.starts[2*(first/groupDocs-1):]))
		}
	}
	if b.behind < i {
		b.bit = skipOnes(b.data, b.high+b.bit, int(from-b.end(b.behind))) - b.high
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
		b.locate()
		p.docs = append(p.docs, b.docs[:b.n]...)
		p.counts = append(p.counts, b.counts...)
		from, n := len(p.places), int(b.ends[b.n-1])
		p.places = slices.Grow(p.places, n)[:from+n]
		readRows(b.data, 0, b.high, b.k, b.ends, p.places[from:])
	}
}
