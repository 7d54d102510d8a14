package index

import (
	"encoding/binary"
	"math"
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
//	blocks of blockLen:    a byte k and the distances of the articles as codes of
//	                       k; the counts; a byte k and the distances of the
//	                       places as codes of k
//	counts                 a byte, how many articles have several places; which,
//	                       as codes of their distances; how many places they
//	                       have, less one, in unary. Or, if that is a byte longer
//	                       at most, the byte allCounts and all counts in unary
//
// A distance leaves out the one it is measured from. Its code is that of Rice, what
// is above k bits in unary and the k bits, which comes within some hundredths of
// the least there can be; but the k bits of all come first, so that it is known
// where those of each are, and then what is above them in one row of bits, of which
// many are counted at once. Counts in unary cost a bit an occurrence, and few do not
// pay for one with many.
//
// In a block with many places, marked in the upper bit of k, the bit of that row at
// which each group of articles begins stands before them, 2 bytes each. Then the
// places in one article are soon found. Links have no places.
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
		w.rows(0, counts, places, k)
		w.flush()
		return w.buf
	}
	at := len(w.buf)
	starts := make([]byte, 2*((len(docs)-1)/groupDocs))
	w.buf = append(append(w.buf, byte(k)|hasGroups), starts...)
	if w.grouped(counts, places, k, starts) {
		copy(w.buf[at+1:], starts)
		return w.buf
	}
	w = bitWriter{buf: append(w.buf[:at], byte(k))} // the bits are too many for 2 bytes
	w.rows(0, counts, places, k)
	w.flush()
	return w.buf
}

// allCounts says that the counts of all articles of a block follow.
const allCounts = 0xff

// counts appends how often a term stands in each article.
func (w *bitWriter) counts(counts []uint32) {
	at := len(w.buf)
	var which [blockLen]uint32
	n := 0
	for i, c := range counts {
		which[n] = uint32(i)
		if c > 1 {
			n++
		}
	}
	several := which[:n]
	w.buf = append(w.buf, byte(n))
	if n == 0 {
		return
	}
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
	if len(w.buf)-short <= short-at+1 { // a byte more, and no count need be read but the one asked for
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

// grouped appends the places of each article. It puts where each group but the
// first begins in starts, and tells whether that is possible.
func (w *bitWriter) grouped(counts, places []uint32, k uint, starts []byte) bool {
	if k > 0 {
		w.lows(0, counts, places, k)
	}
	from := w.bits(0)
	for i := 0; i < len(counts); i += groupDocs {
		at := w.bits(0) - from
		if at > math.MaxUint16 {
			return false
		}
		if i > 0 {
			binary.LittleEndian.PutUint16(starts[2*(i/groupDocs-1):], uint16(at))
		}
		group := counts[i:min(i+groupDocs, len(counts))]
		w.highs(0, group, places, k)
		places = places[sum(group):]
	}
	w.flush()
	return true
}
