package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// skimming is how far a block's counts were gone through where all of them stand in
// unary. Where a term stands often in each article, and few are asked about, they are
// not read: as many zeros and ones as there are up to the one of an article, so many
// places are in it and those before.
type skimming struct {
	unary []byte
	at    int // the article whose count begins at begin
	begin uint
}

// placing is how far a block's places were read.
type placing struct {
	located bool
	k       uint
	starts  []byte // of the groups but the first; nil where there are none
	data    []byte // the low bits and those above them
	high    uint   // where those above begin
	placed  int    // the article whose places were read last, or -1
	behind  int    // the article whose bits begin at bit, counted from high
	before  uint   // how many places stand before those
	bit     uint
}

// count reads how often the term stands in each article.
func (b *block) count() {
	if len(b.counts) > 0 {
		return
	}
	if b.rest[0] == allCounts && b.unary == nil {
		b.unary = b.rest[1:]
	}
	if b.unary != nil {
		b.counts = slices.Grow(b.counts, b.n)[:b.n]
		end := readUnary(b.unary, 0, b.counts)
		b.rest = b.unary[(end+7)>>3:]
		return
	}
	n := int(b.rest[0])
	b.rest = b.rest[1:]
	b.counts = append(b.counts, ones[:b.n]...)
	if n == 0 {
		return
	}
	var which, more [blockLen]uint32
	k := severalBits(b.n, n)
	at := readRising(b.rest, 0, uint(n)*k, k, 0, which[:n])
	at = readUnary(b.rest, at, more[:n])
	b.rest = b.rest[(at+7)>>3:]
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

// readUnary reads numbers in unary from bit at on and returns the bit behind them.
func readUnary(b []byte, at uint, out []uint32) uint {
	for w, begin := bitsFrom(b, at); ; w = load64(b, int(begin>>3)) {
		n := min(bits.OnesCount64(w), len(out))
		for i := range out[:n] {
			next := begin + uint(bits.TrailingZeros64(w)) + 1
			out[i] = uint32(next - at)
			at = next
			w &= w - 1
		}
		if out = out[n:]; len(out) == 0 {
			return at
		}
		begin += 64
	}
}

// skims tells whether the counts need not be read to know one of them.
func (b *block) skims() bool {
	if len(b.counts) > 0 {
		return false
	}
	if b.unary == nil {
		if b.rest[0] != allCounts {
			b.count()
			return false
		}
		b.unary = b.rest[1:]
	}
	return true
}

// span returns how many places stand before those in the i-th article, and before
// those behind it.
func (b *block) span(i int) (from, to uint) {
	if !b.skims() {
		if b.sum(); i > 0 {
			from = uint(b.ends[i-1])
		}
		return from, uint(b.ends[i])
	}
	if i < b.at {
		b.at, b.begin = 0, 0
	}
	from = skipOnes(b.unary, b.begin, i-b.at)
	to = skipOnes(b.unary, from, 1)
	b.at, b.begin = i+1, to
	return from, to
}

// countOf returns how often the term stands in the i-th article.
func (b *block) countOf(i int) uint32 {
	if !b.skims() {
		return b.counts[i]
	}
	from, to := b.span(i)
	return uint32(to - from)
}

// sum reads all counts and sums them up.
func (b *block) sum() {
	if len(b.ends) > 0 {
		return
	}
	b.count()
	end := uint32(0)
	for _, c := range b.counts {
		end += c
		b.ends = append(b.ends, end)
	}
}

// locate makes ready to read places.
func (b *block) locate() {
	if b.located {
		return
	}
	all := uint(0)
	if b.skims() {
		all = skipOnes(b.unary, 0, b.n)
		b.rest = b.unary[(all+7)>>3:]
	} else {
		b.sum()
		all = uint(b.ends[b.n-1])
	}
	b.placing = placing{located: true, placed: -1}
	if b.few {
		b.places = slices.Grow(b.places[:0], int(all))[:all]
		b.locateFew()
		return
	}
	b.k, b.data = uint(b.rest[0]), b.rest[1:]
	if b.k&hasGroups != 0 {
		b.k &^= hasGroups
		b.starts = b.data
		b.data = b.data[2*((b.n-1)/groupDocs):]
	}
	b.high = all * b.k
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

// placesOf returns the places in the i-th article of the block, good until it is
// asked for others.
func (b *block) placesOf(i int) []uint32 {
	b.locate()
	if b.few {
		from, to := b.span(i)
		return b.places[from:to]
	}
	if i == b.placed {
		return b.places
	}
	b.approach(i)
	from, to := b.span(i)
	if from > b.before {
		b.bit = skipOnes(b.data, b.high+b.bit, int(from-b.before)) - b.high
	}
	b.places = slices.Grow(b.places[:0], int(to-from))[:to-from]
	b.bit = readRising(b.data, from*b.k, b.high+b.bit, b.k, 0, b.places) - b.high
	b.placed, b.behind, b.before = i, i+1, to
	return b.places
}

// rows makes of numbers that were read as if they were one row those of several, each
// up to where one of ends says.
func rows(all, ends []uint32) {
	less, i := uint32(0), uint32(0)
	for _, end := range ends {
		row := all[i:end]
		last := row[len(row)-1]
		for k := range row {
			row[k] -= less
		}
		less, i = last+1, end
	}
}

// approach goes to where the group of the i-th article begins, if that is nearer.
func (b *block) approach(i int) {
	first := 0
	if b.starts != nil {
		first = i / groupDocs * groupDocs
	}
	if b.behind >= first && b.behind <= i {
		return
	}
	b.behind, b.before, b.bit = first, 0, 0
	if first > 0 {
		b.before, _ = b.span(first)
		b.bit = uint(binary.LittleEndian.Uint16(b.starts[2*(first/groupDocs-1):]))
	}
}
