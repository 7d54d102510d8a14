package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"gongbao/store/pack"
)

// Links are found a range of articles after the other, on all processors, and
// put aside until all are known: in an archive of a million articles they take
// hundreds of megabytes. Then each is put together of what every range has of it.

// A range has so many articles, at least and at most: the number of one in its
// range stands in a few bits below that of a link, which has the others.
const (
	linkedAtOnce = 1 << 10
	someLinked   = 32 // ranges are no longer than so that there are these
	linkDocBits  = 12
)

// linker finds which common words follow each other. It is for one goroutine.
type linker struct {
	common  []common
	cursors []*cursor
	terms   []uint16 // by place, the number of the common word that stands there
	there   []uint64 // a bit a place: whether one does

	met, sorted []uint32 // links of a range as they were met: the numbers of the two words, the first times how many there are, and the article
}

func newLinker(of []common) *linker {
	l := &linker{common: of}
	for i := range of {
		l.cursors = append(l.cursors, newCursor(of[i].list))
	}
	return l
}

// links finds the links of the articles from one up to another. Each range must
// be above the one before.
func (l *linker) links(from, to uint32, out *linkRange) {
	l.met = l.met[:0]
	for d := from; d < to; d++ {
		l.article(d, d-from)
	}
	l.sort()
	out.pack(l.met, from)
}

// article finds the links of an article: it puts down each common word at its
// place, and then looks which are side by side.
func (l *linker) article(doc, number uint32) {
	end := 0 // of the words of bits
	for t, c := range l.cursors {
		if !c.seek(doc) {
			continue
		}
		places := c.placed()
		last := int(places[len(places)-1])
		if last >= len(l.terms) {
			l.terms = append(l.terms, make([]uint16, last/64*64+64-len(l.terms))...)
			l.there = append(l.there, make([]uint64, len(l.terms)/64+1-len(l.there))...)
		}
		for _, p := range places {
			l.terms[p] = uint16(t)
			l.there[p/64] |= 1 << (p % 64)
		}
		end = max(end, last/64+1)
	}
	for i, w := range l.there[:end] {
		l.there[i] = 0
		for both := w & (w>>1 | l.there[i+1]<<63); both != 0; both &= both - 1 {
			p := i*64 + bits.TrailingZeros64(both)
			if a, b := l.terms[p], l.terms[p+1]; l.common[a].meets(&l.common[b]) {
				code := uint32(a)*uint32(len(l.common)) + uint32(b)
				l.met = append(l.met, code<<linkDocBits|number)
			}
		}
	}
}

// sort sorts what was met by link; that it is in order of article it stays.
func (l *linker) sort() {
	const digit = (32 - linkDocBits) / 2
	l.sorted = slices.Grow(l.sorted[:0], len(l.met))[:len(l.met)]
	for _, shift := range [...]uint{linkDocBits, linkDocBits + digit} {
		var next [1 << digit]uint32
		for _, m := range l.met {
			next[m>>shift&(1<<digit-1)]++
		}
		at := uint32(0)
		for i, n := range next {
			next[i], at = at, at+n
		}
		for _, m := range l.met {
			to := &next[m>>shift&(1<<digit-1)]
			l.sorted[*to] = m
			*to++
		}
		l.met, l.sorted = l.sorted, l.met
	}
}

// linkRange is the links of a range: their codes in order, and where what data has
// of each ends. That is how far each article is from the one before, and how often
// the link stands in it.
type linkRange struct {
	codes, ends []uint32
	data        []byte
}

// pack takes what was met from an article on, in order.
func (r *linkRange) pack(met []uint32, first uint32) {
	r.codes, r.ends, r.data = r.codes[:0], r.ends[:0], r.data[:0]
	for len(met) > 0 {
		code, next := met[0]>>linkDocBits, uint32(0)
		for len(met) > 0 && met[0]>>linkDocBits == code {
			m, count := met[0], uint64(0)
			for len(met) > 0 && met[0] == m {
				met = met[1:]
				count++
			}
			doc := first + m&(1<<linkDocBits-1) + 1
			r.data = binary.AppendUvarint(r.data, uint64(doc-next))
			r.data = binary.AppendUvarint(r.data, count)
			next = doc
		}
		r.codes, r.ends = append(r.codes, code), append(r.ends, uint32(len(r.data)))
	}
}

// packedLinks is a linkRange where it was put aside.
type packedLinks struct {
	codes, ends, data []byte
	n                 int
}

func packedAt(b []byte, n int) packedLinks { return packedLinks{b, b[4*n:], b[8*n:], n} }

func (l *packedLinks) code(i int) uint32 { return load32(l.codes, 4*i) }

// first returns the first link of a code, or above it.
func (l *packedLinks) first(code uint32) int {
	from, to := 0, l.n
	for from < to {
		if mid := (from + to) / 2; l.code(mid) < code {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// unpack appends the articles of the i-th link.
func (l *packedLinks) unpack(i int, p *postings) {
	from := uint32(0)
	if i > 0 {
		from = load32(l.ends, 4*(i-1))
	}
	doc := uint64(0)
	for rest := l.data[from:load32(l.ends, 4*i)]; len(rest) > 0; {
		d, n := binary.Uvarint(rest)
		c, m := binary.Uvarint(rest[n:])
		rest = rest[n+m:]
		doc += d
		p.docs, p.counts = append(p.docs, uint32(doc-1)), append(p.counts, uint32(c))
	}
}

// allLinks is the links of a field, put aside.
type allLinks struct {
	common []common
	codes  []uint32 // of all, in order
	ranges []packedLinks
}

// addLinks adds links to a field of so many articles.
func (m *fieldMaker) addLinks(f *field, articles int) {
	f.common = articles / commonShare
	l := allLinks{common: f.commonest()}
	aside := m.room.scratch()
	defer aside.drop()
	size := min(max(linkedAtOnce, (articles+someLinked-1)/someLinked), 1<<linkDocBits)
	o := begin((articles+size-1)/size, func() *linkRange { return &linkRange{} }, func() *linker { return newLinker(l.common) },
		func(of *linker, i int, out *linkRange) {
			of.links(uint32(i*size), uint32(min((i+1)*size, articles)), out)
		})
	defer o.end()
	there := NewSet(len(l.common) * len(l.common))
	var starts, counts []int
	at := 0
	o.each(func(r *linkRange) {
		for _, code := range r.codes {
			there.Add(code)
		}
		starts, counts = append(starts, at), append(counts, len(r.codes))
		aside.write(pack.Bytes(r.codes))
		aside.write(pack.Bytes(r.ends))
		aside.write(r.data)
		at += 8*len(r.codes) + len(r.data)
	})
	column := aside.column()
	all := column.All()
	if len(all) != at {
		return // the error is told at the end of the file
	}
	l.codes = there.Append(nil)
	for i, start := range starts {
		l.ranges = append(l.ranges, packedAt(all[start:], counts[i]))
	}
	m.rewrite(f, &l, articles)
}

// packedAtOnce is how many links are packed at a time.
const packedAtOnce = 64

// linkPacker packs links whose codes rise, range by range. It is for one goroutine.
type linkPacker struct {
	of   *allLinks
	next []int // of each range, the first link not passed
	p    postings
}

func (l *linkPacker) pack(codes []uint32, out *joined) {
	out.reset()
	for i := range l.next {
		l.next[i] = l.of.ranges[i].first(codes[0])
	}
	for _, code := range codes {
		l.p.reset()
		for i := range l.next {
			if r, k := &l.of.ranges[i], l.next[i]; k < r.n && r.code(k) == code {
				r.unpack(k, &l.p)
				l.next[i]++
			}
		}
		out.at = append(out.at, len(out.data))
		out.data = l.p.packSized(out.data)
	}
}

// link is the word for a link, and where its postings begin.
type link struct {
	word string
	at   int
}

// rewrite puts the postings of the links, and of common characters, behind the others,
// and their words among the words.
func (m *fieldMaker) rewrite(f *field, l *allLinks, articles int) {
	some := func(i int) []uint32 { return l.codes[i*packedAtOnce : min((i+1)*packedAtOnce, len(l.codes))] }
	o := begin((len(l.codes)+packedAtOnce-1)/packedAtOnce, func() *joined { return &joined{} },
		func() *linkPacker { return &linkPacker{of: l, next: make([]int, len(l.ranges))} },
		func(p *linkPacker, i int, out *joined) { p.pack(some(i), out) })
	defer o.end()
	links, i := make([]link, 0, len(l.codes)), 0
	o.each(func(j *joined) {
		for k, code := range some(i) {
			word, _ := l.common[int(code)/len(l.common)].link(&l.common[int(code)%len(l.common)])
			links = append(links, link{word, m.at + j.at[k]})
		}
		m.write(j.data)
		i++
	})
	links = m.chars(f, articles, links)
	m.write(make([]byte, slack))
	f.words, f.data = f.words.with(links), m.room.column()
}

// with returns the dictionary with links among its words.
func (d *wordDict) with(links []link) wordDict {
	slices.SortFunc(links, func(a, b link) int { return strings.Compare(a.word, b.word) })
	var words wordMaker
	var last []byte
	add := func(word []byte, at int) {
		words.add(word, last, at)
		last = append(last[:0], word...)
	}
	w := d.start(0)
	for _, link := range links {
		for ; !w.done() && string(w.word) < link.word; w.step() {
			add(w.word, d.at(w.i))
		}
		add([]byte(link.word), link.at)
	}
	for ; !w.done(); w.step() {
		add(w.word, d.at(w.i))
	}
	return words.dict()
}
