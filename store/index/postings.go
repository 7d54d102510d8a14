package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// The postings of a term are where it stands: the articles in order, how often
// in each, and at which places. In bytes:
//
//	df                      how many articles, a varint
//	df < few                their distances, counts and gaps, varints all
//	df > blockLen           a table of blocks: the last article of each and where
//	                        it begins after the table, 4 bytes each
//	blocks of blockLen:     a byte w and each article's distance from the one
//	                        before it in w bits; the counts in unary; a byte k
//	                        and the gaps between places as Rice codes of k
//
// Counts in unary cost a bit an occurrence, and few do not pay for one with
// many; Rice codes come within some hundredths of the least there can be.
// Searching for articles reads the distances only, which unpack fastest.
const (
	blockLen = 128
	few      = 5
)

// postings are a term's postings unpacked, or some of them. The gaps of an
// article are its first place and the numbers of places left out between two.
type postings struct{ docs, counts, gaps []uint32 }

func (p *postings) reset() {
	p.docs, p.counts, p.gaps = p.docs[:0], p.counts[:0], p.gaps[:0]
}

// add appends an article with its places.
func (p *postings) add(doc uint32, gaps ...uint32) {
	p.docs = append(p.docs, doc)
	p.counts = append(p.counts, uint32(len(gaps)))
	p.gaps = append(p.gaps, gaps...)
}

// pack appends the postings to buf in bytes.
func (p *postings) pack(buf []byte) []byte {
	df := len(p.docs)
	buf = binary.AppendUvarint(buf, uint64(df))
	if df < few {
		return p.packFew(buf)
	}
	if df <= blockLen {
		return packBlock(buf, 0, p.docs, p.counts, p.gaps)
	}
	blocks := (df + blockLen - 1) / blockLen
	table := len(buf)
	buf = append(buf, make([]byte, 8*blocks)...)
	base := len(buf)
	next, gaps := uint32(0), p.gaps
	for i := range blocks {
		from, to := i*blockLen, min((i+1)*blockLen, df)
		n := 0
		for _, c := range p.counts[from:to] {
			n += int(c)
		}
		binary.LittleEndian.PutUint32(buf[table+8*i:], p.docs[to-1])
		binary.LittleEndian.PutUint32(buf[table+8*i+4:], uint32(len(buf)-base))
		buf = packBlock(buf, next, p.docs[from:to], p.counts[from:to], gaps[:n])
		next, gaps = p.docs[to-1]+1, gaps[n:]
	}
	return buf
}

func (p *postings) packFew(buf []byte) []byte {
	next := uint32(0)
	for _, d := range p.docs {
		buf = binary.AppendUvarint(buf, uint64(d-next))
		next = d + 1
	}
	for _, c := range p.counts {
		buf = binary.AppendUvarint(buf, uint64(c))
	}
	for _, g := range p.gaps {
		buf = binary.AppendUvarint(buf, uint64(g))
	}
	return buf
}

// packBlock appends a block; next is the least number its first article can have.
func packBlock(buf []byte, next uint32, docs, counts, gaps []uint32) []byte {
	all, from := uint32(0), next
	for _, d := range docs {
		all |= d - from
		from = d + 1
	}
	width := uint(bits.Len32(all))
	w := bitWriter{buf: append(buf, byte(width))}
	for _, d := range docs {
		w.put(uint64(d-next), width)
		next = d + 1
	}
	w.flush()
	for _, c := range counts {
		w.unary(c)
	}
	w.flush()
	sum := uint64(0)
	for _, g := range gaps {
		sum += uint64(g)
	}
	k := riceBits(sum, len(gaps))
	w.buf = append(w.buf, byte(k))
	for _, g := range gaps {
		w.rice(g, k)
	}
	w.flush()
	return w.buf
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
	rest []byte // behind the docs: counts and gaps
	few  bool   // in varints

	counts []uint32 // of each article, once asked for
	ends   []uint32 // where the places of each article end
	places []uint32 // once asked for
}

// read reads the articles of the i-th block of l.
func (b *block) read(l list, i int) {
	b.counts, b.ends = b.counts[:0], b.ends[:0]
	b.few = l.df < few
	switch {
	case b.few:
		b.n, b.rest = l.df, l.data
		next := uint32(0)
		for k := range l.df {
			d, n := binary.Uvarint(b.rest)
			b.docs[k] = next + uint32(d)
			next, b.rest = b.docs[k]+1, b.rest[n:]
		}
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

func (b *block) unpack(next uint32) {
	width, bytes := uint(b.rest[0]), b.rest[1:]
	mask := uint64(1)<<width - 1
	at := uint(0)
	for k := range b.docs[:b.n] {
		d := next + uint32(load64(bytes, int(at>>3))>>(at&7)&mask)
		b.docs[k] = d
		next = d + 1
		at += width
	}
	b.rest = bytes[(at+7)>>3:]
}

// count reads how often the term stands in each article.
func (b *block) count() {
	if len(b.counts) > 0 {
		return
	}
	if b.few {
		for range b.n {
			c, n := binary.Uvarint(b.rest)
			b.counts, b.rest = append(b.counts, uint32(c)), b.rest[n:]
		}
		return
	}
	at, before := 0, -1 // of bits: the byte of the word, and the last one
	for w := load64(b.rest, 0); ; at += 8 {
		for ; w != 0; w &= w - 1 {
			bit := at*8 + bits.TrailingZeros64(w)
			b.counts = append(b.counts, uint32(bit-before))
			before = bit
			if len(b.counts) == b.n {
				b.rest = b.rest[bit/8+1:]
				return
			}
		}
		w = load64(b.rest, at+8)
	}
}

// gaps appends the gaps of all articles to out.
func (b *block) gaps(out []uint32) []uint32 {
	b.count()
	total := 0
	for _, c := range b.counts {
		total += int(c)
	}
	if !b.few {
		return readRice(b.rest[1:], 0, total, uint(b.rest[0]), out)
	}
	rest := b.rest
	for range total {
		g, n := binary.Uvarint(rest)
		out, rest = append(out, uint32(g)), rest[n:]
	}
	return out
}

// locate reads the places of all articles.
func (b *block) locate() {
	if len(b.ends) > 0 {
		return
	}
	b.places = b.gaps(b.places[:0])
	end := uint32(0)
	for _, c := range b.counts {
		next := uint32(0)
		for k := end; k < end+c; k++ {
			b.places[k] += next
			next = b.places[k] + 1
		}
		end += c
		b.ends = append(b.ends, end)
	}
}

// at returns the places in the k-th article of the block.
func (b *block) at(k int) []uint32 {
	b.locate()
	from := uint32(0)
	if k > 0 {
		from = b.ends[k-1]
	}
	return b.places[from:b.ends[k]]
}

// unpackAll appends all of a term's postings to p.
func (l list) unpackAll(b *block, p *postings) {
	for i := range l.blocks() {
		b.read(l, i)
		p.docs = append(p.docs, b.docs[:b.n]...)
		p.gaps = b.gaps(p.gaps)
		p.counts = append(p.counts, b.counts...)
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
	c.read(c.list, from)
	return c.docs[c.n-1] >= d
}

// counted returns how often the term stands in the article found.
func (c *cursor) counted() uint32 {
	c.count()
	return c.counts[c.i]
}

// placed returns the places of the term in the article found.
func (c *cursor) placed() []uint32 { return c.at(c.i) }
