package index

import (
	"encoding/binary"
	"math/bits"
)

// termJoiner joins the postings of one term after the other out of several
// segments. It is for one goroutine.
//
// The articles of a segment are in order in the new one too, but those of
// another lie between them. So all are noted by their new number in a table with
// a bit each, and taken out of it in order: that costs the same however many
// segments there are and however they interleave.
type termJoiner struct {
	numbers [][]uint32 // of each segment's articles in the new one, or Gone
	gone    bool       // some are
	whole   int        // see wholeJoined

	shares []share  // of the term
	blocks []*block // for one share each
	block  block
	read   postings // of a stretch of articles, segment by segment
	starts []uint32 // where the places of each begin
	out    postings // the same in order

	slots      []uint32 // by new number: the article's place in read
	bits, sums []uint64 // which there are, and which words of bits are not 0
}

// share is the postings of the term in one segment.
type share struct {
	list
	numbers []uint32
	now     int  // the block that is being read, of a long term
	i       int  // the next article of it
	begun   bool // it is in block
	block   *block
}

// wholeJoined is how many articles a term stands in, at most, whose postings
// are joined all at once; those of others a stretch of the articles after the
// other, so that what is held in memory stays small.
const (
	wholeJoined   = 1 << 15
	stretchJoined = 1 << 14
)

func newTermJoiner(numbers [][]uint32, gone bool, articles int) *termJoiner {
	return &termJoiner{
		numbers: numbers, gone: gone, whole: wholeJoined,
		slots: make([]uint32, articles), bits: make([]uint64, articles/64+1), sums: make([]uint64, articles/4096+1),
	}
}

// begin begins a term.
func (j *termJoiner) begin() { j.shares = j.shares[:0] }

// add adds the term's postings in the i-th segment.
func (j *termJoiner) add(i int, l list) {
	j.shares = append(j.shares, share{list: l, numbers: j.numbers[i]})
}

// pack appends the joined postings, with their length before them, to buf, and
// tells whether there are any.
func (j *termJoiner) pack(buf []byte) ([]byte, bool) {
	df := 0
	for i := range j.shares {
		df += j.shares[i].df
	}
	if df > j.whole && j.gone {
		df = j.left()
	}
	if df > j.whole {
		return sized(buf, func(buf []byte) []byte { return j.stretches(buf, df) }), true
	}
	p := j.together()
	if len(p.docs) == 0 {
		return buf, false
	}
	return p.packSized(buf), true
}

// packSized is pack with the length before it.
func (p *postings) packSized(buf []byte) []byte { return sized(buf, p.pack) }

// sized appends what pack appends to buf, with its length before it.
func sized(buf []byte, pack func([]byte) []byte) []byte {
	at := len(buf)
	buf = pack(append(buf, make([]byte, binary.MaxVarintLen64)...))
	from := at + binary.MaxVarintLen64
	n := binary.PutUvarint(buf[at:from], uint64(len(buf)-from))
	return append(buf[:at+n], buf[from:]...)
}

// left returns how many articles are not gone.
func (j *termJoiner) left() (df int) {
	for _, s := range j.shares {
		for i := range s.blocks() {
			j.block.load(s.list, i)
			for _, d := range j.block.docs[:j.block.n] {
				if s.numbers[d] != Gone {
					df++
				}
			}
		}
	}
	return df
}

// together returns all of the term's postings.
func (j *termJoiner) together() *postings {
	j.read.reset()
	p := &j.read
	for i := range j.shares {
		s := &j.shares[i]
		from := len(p.docs)
		s.unpackAll(&j.block, p)
		for k, d := range p.docs[from:] {
			p.docs[from+k] = s.numbers[d]
		}
	}
	return j.ordered()
}

// ordered returns what was read in order.
func (j *termJoiner) ordered() *postings {
	p := &j.read
	if !j.gone && rises(p.docs) {
		return p
	}
	j.starts = j.starts[:0]
	at := uint32(0)
	for _, c := range p.counts {
		j.starts = append(j.starts, at)
		at += c
	}
	j.out.reset()
	if len(p.docs) <= fewJoined {
		j.sortFew()
	} else {
		j.place()
	}
	return &j.out
}

func rises(docs []uint32) bool {
	for i := 1; i < len(docs); i++ {
		if docs[i] <= docs[i-1] {
			return false
		}
	}
	return true
}

// fewJoined is how many articles are ordered without the table, at most.
const fewJoined = 12

func (j *termJoiner) sortFew() {
	p := &j.read
	var order [fewJoined]int
	n := 0
	for k, d := range p.docs {
		if d == Gone {
			continue
		}
		i := n
		for ; i > 0 && p.docs[order[i-1]] > d; i-- {
			order[i] = order[i-1]
		}
		order[i] = k
		n++
	}
	for _, k := range order[:n] {
		j.take(k)
	}
}

// place orders many articles by the table.
func (j *termJoiner) place() {
	for k, d := range j.read.docs {
		if d == Gone {
			continue
		}
		j.slots[d] = uint32(k)
		j.bits[d>>6] |= 1 << (d & 63)
		j.sums[d>>12] |= 1 << (d >> 6 & 63)
	}
	for i, sum := range j.sums {
		for ; sum != 0; sum &= sum - 1 {
			w := i<<6 + bits.TrailingZeros64(sum)
			for word := j.bits[w]; word != 0; word &= word - 1 {
				j.take(int(j.slots[w<<6+bits.TrailingZeros64(word)]))
			}
			j.bits[w] = 0
		}
		j.sums[i] = 0
	}
}

// take puts the k-th of what was read behind what is in order.
func (j *termJoiner) take(k int) {
	p, out := &j.read, &j.out
	c, at := p.counts[k], j.starts[k]
	out.docs, out.counts = append(out.docs, p.docs[k]), append(out.counts, c)
	if c == 1 {
		out.places = append(out.places, p.places[at])
		return
	}
	out.places = append(out.places, p.places[at:at+c]...)
}

// stretches packs postings of df articles a stretch after the other.
func (j *termJoiner) stretches(buf []byte, df int) []byte {
	for len(j.blocks) < len(j.shares) {
		j.blocks = append(j.blocks, &block{})
	}
	for i := range j.shares {
		j.shares[i].block = j.blocks[i]
	}
	s := newStream(buf, df)
	for from := 0; from < len(j.slots); from += stretchJoined {
		j.read.reset()
		for i := range j.shares {
			j.shares[i].upTo(uint32(min(from+stretchJoined, len(j.slots))), &j.read)
		}
		s.add(j.ordered())
	}
	return s.end()
}

// upTo appends the postings of the articles below a new number that were not
// read before.
func (s *share) upTo(bound uint32, p *postings) {
	for {
		if !s.begun {
			if s.now == s.blocks() {
				return
			}
			s.begun, s.i = true, 0
			s.block.load(s.list, s.now)
		}
		b := s.block
		for ; s.i < b.n; s.i++ {
			d := s.numbers[b.docs[s.i]]
			if d == Gone {
				continue
			}
			if d >= bound {
				return
			}
			p.add(d, b.placesOf(s.i)...)
		}
		s.begun = false
		s.now++
	}
}

// stream packs the postings of a term of more than blockLen articles as they
// come, into the same bytes as postings.pack.
type stream struct {
	buf         []byte
	table, base int      // where the table begins, and the blocks
	next        uint32   // behind the last article packed
	rest        postings // not packed yet
}

// newStream begins postings of df articles behind buf.
func newStream(buf []byte, df int) *stream {
	s := &stream{buf: binary.AppendUvarint(buf, uint64(df))}
	s.table = len(s.buf)
	s.buf = append(s.buf, make([]byte, 8*((df+blockLen-1)/blockLen))...)
	s.base = len(s.buf)
	return s
}

func (s *stream) add(p *postings) {
	r := &s.rest
	r.docs, r.counts, r.places = append(r.docs, p.docs...), append(r.counts, p.counts...), append(r.places, p.places...)
	docs, places := 0, 0
	for len(r.docs)-docs >= blockLen {
		places += s.block(docs, docs+blockLen, places)
		docs += blockLen
	}
	r.docs = r.docs[:copy(r.docs, r.docs[docs:])]
	r.counts = r.counts[:copy(r.counts, r.counts[docs:])]
	r.places = r.places[:copy(r.places, r.places[places:])]
}

// block packs articles that are left, whose places begin at one, and returns how
// many places they have.
func (s *stream) block(from, to, place int) (places int) {
	r := &s.rest
	docs, counts := r.docs[from:to], r.counts[from:to]
	places = sum(counts)
	last := docs[len(docs)-1]
	binary.LittleEndian.PutUint32(s.buf[s.table:], last)
	binary.LittleEndian.PutUint32(s.buf[s.table+4:], uint32(len(s.buf)-s.base))
	s.table += 8
	s.buf = packBlock(s.buf, s.next, docs, counts, r.places[place:place+places])
	s.next = last + 1
	return places
}

func (s *stream) end() []byte {
	if n := len(s.rest.docs); n > 0 {
		s.block(0, n, 0)
	}
	return s.buf
}
