package index

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// The postings of a term are where it stands: the articles in order, how often
// in each, and at which places. In bytes:
//
//	df                     how many articles, a varint
//	df < few               for each article, varints: twice the distance from the
//	                       one before it, one more where it has several places,
//	                       and how many then; for each place its distance
//	df > blockLen          a table of blocks: the last article of each and where
//	                       it begins after the table, 4 bytes each
//	blocks of blockLen:    a byte k and the distances of the articles as Rice
//	                       codes of k; the counts; a byte k and the distances of
//	                       the places as Rice codes of k
//	counts                 a byte, how many articles have several places; which,
//	                       as Rice codes of their distances; how many places
//	                       they have, less one, in unary. Or, if that is shorter,
//	                       the byte allCounts and all counts in unary
//
// A distance leaves out the one it is measured from. Counts in unary cost a bit
// an occurrence, and few do not pay for one with many; Rice codes come within
// some hundredths of the least there can be.
//
// In a block with many places, marked in the upper bit of k, the bit at which
// each group of articles begins stands before them, 2 bytes each, so that the
// places in one article are read without those in all. Links have no places.
const (
	blockLen = 128
	few      = 5

	groupDocs  = 16
	manyPlaces = 4 * blockLen
	hasGroups  = 0x80
)

// postings are a term's postings unpacked, or some of them.
type postings struct{ docs, counts, places []uint32 }

func (p *postings) reset() {
	p.docs, p.counts, p.places = p.docs[:0], p.counts[:0], p.places[:0]
}

// add appends an article with its places.
func (p *postings) add(doc uint32, places ...uint32) {
	p.docs = append(p.docs, doc)
	p.counts = append(p.counts, uint32(len(places)))
	p.places = append(p.places, places...)
}

// pack appends the postings to buf in bytes.
func (p *postings) pack(buf []byte) []byte {
	df := len(p.docs)
	buf = binary.AppendUvarint(buf, uint64(df))
	if df < few {
		return p.packFew(buf)
	}
	if df <= blockLen {
		return packBlock(buf, 0, p.docs, p.counts, p.places)
	}
	blocks := (df + blockLen - 1) / blockLen
	table := len(buf)
	buf = append(buf, make([]byte, 8*blocks)...)
	base := len(buf)
	next, places := uint32(0), p.places
	for i := range blocks {
		from, to := i*blockLen, min((i+1)*blockLen, df)
		n := min(sum(p.counts[from:to]), len(places))
		binary.LittleEndian.PutUint32(buf[table+8*i:], p.docs[to-1])
		binary.LittleEndian.PutUint32(buf[table+8*i+4:], uint32(len(buf)-base))
		buf = packBlock(buf, next, p.docs[from:to], p.counts[from:to], places[:n])
		next, places = p.docs[to-1]+1, places[n:]
	}
	return buf
}

func sum(counts []uint32) int {
	n := 0
	for _, c := range counts {
		n += int(c)
	}
	return n
}

func (p *postings) packFew(buf []byte) []byte {
	next := uint32(0)
	for i, d := range p.docs {
		if c := p.counts[i]; c == 1 {
			buf = binary.AppendUvarint(buf, uint64(d-next)<<1)
		} else {
			buf = binary.AppendUvarint(buf, uint64(d-next)<<1|1)
			buf = binary.AppendUvarint(buf, uint64(c))
		}
		next = d + 1
	}
	if len(p.places) == 0 {
		return buf
	}
	k := 0
	for _, c := range p.counts {
		next := uint32(0)
		for range c {
			buf = binary.AppendUvarint(buf, uint64(p.places[k]-next))
			next = p.places[k] + 1
			k++
		}
	}
	return buf
}

// packBlock appends a block; next is the least number its first article can have.
func packBlock(buf []byte, next uint32, docs, counts, places []uint32) []byte {
	k := riceBits(uint64(docs[len(docs)-1]-next)+1-uint64(len(docs)), len(docs))
	w := bitWriter{buf: append(buf, byte(k))}
	w.rising(next, docs, k)
	w.flush()
	w.counts(counts)
	if len(places) == 0 {
		return w.buf // of a link
	}
	distances, rest := uint64(0), places
	for _, c := range counts {
		distances += uint64(rest[c-1]) + 1 - uint64(c)
		rest = rest[c:]
	}
	k = riceBits(distances, len(places))
	if len(places) < manyPlaces {
		w.buf = append(w.buf, byte(k))
		w.each(counts, places, k, nil)
		return w.buf
	}
	at := len(w.buf)
	starts := make([]byte, 2*((len(docs)-1)/groupDocs))
	w.buf = append(append(w.buf, byte(k)|hasGroups), starts...)
	if w.each(counts, places, k, starts) {
		copy(w.buf[at+1:], starts)
		return w.buf
	}
	w = bitWriter{buf: append(w.buf[:at], byte(k))} // the bits are too many for 2 bytes
	w.each(counts, places, k, nil)
	return w.buf
}

// allCounts says that the counts of all articles of a block follow.
const allCounts = 0xff

// counts appends how often a term stands in each article.
func (w *bitWriter) counts(counts []uint32) {
	at := len(w.buf)
	var several []uint32
	for i, c := range counts {
		if c > 1 {
			several = append(several, uint32(i))
		}
	}
	w.buf = append(w.buf, byte(len(several)))
	w.rising(0, several, severalBits(len(counts), len(several)))
	for _, i := range several {
		w.unary(counts[i] - 1)
	}
	w.flush()
	if len(several)*4 <= len(counts) { // it is shorter for sure
		return
	}
	short := len(w.buf)
	w.buf = append(w.buf, allCounts)
	for _, c := range counts {
		w.unary(c)
	}
	w.flush()
	if len(w.buf)-short < short-at {
		w.buf = append(w.buf[:at], w.buf[short:]...)
	} else {
		w.buf = w.buf[:short]
	}
}

// severalBits is the k of the codes that say which articles of a block have
// several places.
func severalBits(articles, several int) uint { return riceBits(uint64(articles-several), several) }

// rising appends numbers that rise, the first from next on.
func (w *bitWriter) rising(next uint32, all []uint32, k uint) {
	w.rows(next, []uint32{uint32(len(all))}, all, k)
}

// each appends the places of each article. It puts where each group but the
// first begins in starts, if there are any, and tells whether that is possible.
func (w *bitWriter) each(counts, places []uint32, k uint, starts []byte) bool {
	from := len(w.buf)
	for i := 0; i < len(counts) && starts != nil; i += groupDocs {
		at := w.bits(from)
		if at > math.MaxUint16 {
			return false
		}
		if i > 0 {
			binary.LittleEndian.PutUint16(starts[2*(i/groupDocs-1):], uint16(at))
		}
		group := counts[i:min(i+groupDocs, len(counts))]
		w.rows(0, group, places, k)
		places = places[sum(group):]
	}
	if starts == nil {
		w.rows(0, counts, places, k)
	}
	w.flush()
	return true
}

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
	places []uint32
	lo, hi int  // the articles whose places are there
	bit    uint // where those of the next begin
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
	at := readRising(b.rest[1:], 0, uint(b.rest[0]), next, b.docs[:b.n])
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
	at := readRising(b.rest, 0, severalBits(b.n, n), 0, which[:n])
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
	b.places = slices.Grow(b.places[:0], int(end))[:end]
	b.lo, b.hi = 0, 0
	if b.few {
		b.locateFew()
	}
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
	b.hi = b.n
}

// at returns the places in the i-th article of the block.
func (b *block) at(i int) []uint32 {
	b.locate()
	if i < b.lo || i >= b.hi {
		b.readTo(i)
	}
	return b.placed(i)
}

// placed returns the places in the i-th article, which must have been read.
func (b *block) placed(i int) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = b.ends[i-1]
	}
	return b.places[from:b.ends[i]]
}

// readTo reads the places of an article and of those before it in its group;
// where those were read already, of all others in the group, for more of them are
// wanted. Where groups are not marked the block is one.
func (b *block) readTo(i int) {
	k, data, at := uint(b.rest[0]), b.rest[1:], uint(0)
	from, to := 0, b.n
	if k&hasGroups != 0 {
		k &^= hasGroups
		starts := data
		data = data[2*((b.n-1)/groupDocs):]
		g := i / groupDocs
		if g > 0 {
			at = uint(binary.LittleEndian.Uint16(starts[2*(g-1):]))
		}
		from, to = g*groupDocs, min((g+1)*groupDocs, b.n)
	}
	if b.lo == from && b.hi > from && i >= b.hi {
		from, at = b.hi, b.bit
	} else {
		b.lo, to = from, i+1
	}
	first := uint32(0)
	if from > 0 {
		first = b.ends[from-1]
	}
	b.bit, b.hi = readRows(data, at, k, 0, first, b.ends[from:to], b.places), to
}

// unpackAll appends all of a term's postings to p.
func (l list) unpackAll(b *block, p *postings) {
	for i := range l.blocks() {
		b.load(l, i)
		b.locate()
		for g := 0; g*groupDocs < b.n; g++ {
			b.at(min((g+1)*groupDocs, b.n) - 1)
		}
		p.docs = append(p.docs, b.docs[:b.n]...)
		p.counts = append(p.counts, b.counts...)
		p.places = append(p.places, b.places...)
	}
}

// cursor goes through a term's postings from article to article.
type cursor struct {
	list
	block
	now int // the block read
	i   int // the article of it that was found, or the first beyond
}

func newCursor(l list) *cursor { return &cursor{list: l, now: -1} }

// seek tells whether the term stands in article d. Each d must be above the
// one before.
func (c *cursor) seek(d uint32) bool {
	if c.now < 0 || c.i >= c.n || c.docs[c.n-1] < d {
		if !c.skip(d) {
			return false
		}
	}
	docs := c.docs[:c.n]
	for k := range nearby { // most often it is one of the next
		if docs[c.i] >= d {
			return docs[c.i] == d
		}
		c.i++
		if k == nearby-1 {
			break
		}
	}
	k, _ := slices.BinarySearch(docs[c.i:], d)
	c.i += k
	return docs[c.i] == d
}

// reach goes to the first article at d or beyond, and tells whether there is one.
func (c *cursor) reach(d uint32) bool {
	if c.now < 0 || c.i >= c.n || c.docs[c.n-1] < d {
		if !c.skip(d) {
			return false
		}
	}
	k, _ := slices.BinarySearch(c.docs[c.i:c.n], d)
	c.i += k
	return true
}

// step goes to the next article, and tells whether there is one. It must stand
// at one.
func (c *cursor) step() bool {
	if c.i++; c.i < c.n {
		return true
	}
	if c.now+1 >= c.blocks() {
		return false
	}
	c.now, c.i = c.now+1, 0
	c.load(c.list, c.now)
	return true
}

// mark puts in the articles within the set's bounds, and goes beyond them.
func (c *cursor) mark(out Set) {
	end := out.bound()
	for ok := c.reach(out.first); ok; {
		docs := c.docs[c.i:c.n]
		if docs[len(docs)-1] >= end {
			k, _ := slices.BinarySearch(docs, end)
			docs = docs[:k]
		}
		for _, d := range docs {
			d -= out.first
			out.words[d/64] |= 1 << (d % 64)
		}
		if c.i += len(docs); c.i < c.n {
			return
		}
		c.i--
		if ok = c.step(); !ok {
			c.i = c.n
		}
	}
}

// tally adds how often the term stands in each article from number first on, as
// far as counts goes, and goes beyond.
func (c *cursor) tally(first uint32, counts []uint32) {
	end := first + uint32(len(counts))
	for ok := c.reach(first); ok && c.docs[c.i] < end; ok = c.step() {
		c.count()
		to := c.n
		if c.docs[to-1] >= end {
			k, _ := slices.BinarySearch(c.docs[c.i:to], end)
			to = c.i + k
		}
		for k, d := range c.docs[c.i:to] {
			counts[d-first] += c.counts[c.i+k]
		}
		c.i = to - 1
	}
}

// nearby is how many articles are tried one by one.
const nearby = 6

// skip reads the first block that ends at d or later.
func (c *cursor) skip(d uint32) bool {
	from, end := c.now+1, c.blocks()
	if c.table != nil {
		step := 1
		to := from
		for to < end && c.last(to) < d {
			from, to = to+1, to+step
			step *= 2
		}
		to = min(to, end)
		for from < to {
			if mid := (from + to) / 2; c.last(mid) < d {
				from = mid + 1
			} else {
				to = mid
			}
		}
	}
	if from >= end {
		c.now, c.n, c.i = end, 0, 0
		return false
	}
	c.now, c.i = from, 0
	c.load(c.list, from)
	return c.docs[c.n-1] >= d
}

// counted returns how often the term stands in the article found.
func (c *cursor) counted() uint32 {
	c.count()
	return c.counts[c.i]
}

// placed returns the places of the term in the article found.
func (c *cursor) placed() []uint32 { return c.at(c.i) }
