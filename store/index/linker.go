package index

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Links are found a range of articles after the other, on all processors, and
// put aside until all are known: in an archive of a million articles they take
// hundreds of megabytes. Then each is put together of what every range has of it.

// linkedAtOnce is how many articles a range has, at least, and mostLinked how
// many ranges there are, at most.
const (
	linkedAtOnce = 1 << 10
	mostLinked   = 32
)

// linker finds which common words follow each other. It is for one goroutine.
type linker struct {
	common  []common
	cursors []*cursor
	numbers []int32 // in found by the numbers of the two words, plus one; 0 is none, -1 that there is none
	found   []found
	slots   []slot // by place
}

// slot says which common word stands at a place of which article.
type slot struct{ doc, term uint32 }

// found is the articles of a link in a range, packed for the while: how far each
// is from the one before, and how often the link stands in it.
type found struct {
	code       uint32 // the numbers of the two words, the first times how many there are
	packed     []byte
	doc, count uint32 // the last one, not packed yet; doc is one more
	before     uint32
}

func (l *found) add(doc uint32) {
	if l.doc == doc+1 {
		l.count++
		return
	}
	l.flush()
	l.doc, l.count = doc+1, 1
}

func (l *found) flush() {
	if l.doc > 0 {
		l.packed = binary.AppendUvarint(l.packed, uint64(l.doc-l.before))
		l.packed = binary.AppendUvarint(l.packed, uint64(l.count))
		l.before = l.doc
	}
}

// linkRange is the links of a range: their codes, and where what found packed of
// each ends.
type linkRange struct {
	codes []uint32
	ends  []uint32
	data  []byte
	at    int // where data was put
}

// piece returns what is packed of a link in a range, of which all is all that
// was put aside.
func (r *linkRange) piece(code uint32, all []byte) []byte {
	i, ok := slices.BinarySearch(r.codes, code)
	if !ok {
		return nil
	}
	from := uint32(0)
	if i > 0 {
		from = r.ends[i-1]
	}
	return all[r.at+int(from) : r.at+int(r.ends[i])]
}

func newLinker(of []common) *linker {
	l := &linker{common: of, numbers: make([]int32, len(of)*len(of))}
	for i := range of {
		l.cursors = append(l.cursors, newCursor(of[i].list))
	}
	return l
}

// links finds the links of the articles from one up to another. Each range must
// be above the one before.
func (l *linker) links(from, to uint32, out *linkRange) {
	for i := range l.found {
		l.numbers[l.found[i].code] = 0
	}
	l.found = l.found[:0]
	for d := from; d < to; d++ {
		l.article(d)
	}
	slices.SortFunc(l.found, func(a, b found) int { return cmp.Compare(a.code, b.code) })
	out.codes, out.ends, out.data = nil, nil, out.data[:0] // codes and ends are kept by who takes them
	for i := range l.found {
		f := &l.found[i]
		f.flush()
		out.codes = append(out.codes, f.code)
		out.data = append(out.data, f.packed...)
		out.ends = append(out.ends, uint32(len(out.data)))
	}
}

// article finds the links of an article: it puts down each common word at its
// place and looks which stand side by side.
func (l *linker) article(doc uint32) {
	end := uint32(0)
	for t, c := range l.cursors {
		if !c.seek(doc) {
			continue
		}
		places := c.placed()
		if last := places[len(places)-1]; int(last)+2 > len(l.slots) {
			l.slots = append(l.slots, make([]slot, int(last)+2-len(l.slots))...)
		}
		for _, p := range places {
			l.slots[p] = slot{doc + 1, uint32(t)}
		}
		end = max(end, places[len(places)-1]+1)
	}
	for p := uint32(1); p < end; p++ {
		if a, b := l.slots[p-1], l.slots[p]; a.doc == doc+1 && b.doc == doc+1 {
			l.add(int(a.term), int(b.term), doc)
		}
	}
}

func (l *linker) add(first, second int, doc uint32) {
	code := first*len(l.common) + second
	n := &l.numbers[code]
	if *n == 0 {
		if _, ok := l.common[first].link(&l.common[second]); !ok {
			*n = -1
		} else {
			l.found = append(l.found, found{code: uint32(code)})
			*n = int32(len(l.found))
		}
	}
	if *n > 0 {
		l.found[*n-1].add(doc)
	}
}

// addLinks adds links to a field of so many articles.
func (m *fieldMaker) addLinks(f *field, articles int) {
	f.common = articles / commonShare
	l := allLinks{common: f.commonest()}
	aside := m.room.scratch()
	defer aside.drop()
	size := max(linkedAtOnce, (articles+mostLinked-1)/mostLinked)
	o := begin((articles+size-1)/size, func() *linkRange { return &linkRange{} }, func() *linker { return newLinker(l.common) },
		func(of *linker, i int, out *linkRange) {
			of.links(uint32(i*size), uint32(min((i+1)*size, articles)), out)
		})
	defer o.end()
	at := 0
	o.each(func(r *linkRange) {
		l.ranges = append(l.ranges, linkRange{codes: r.codes, ends: r.ends, at: at})
		aside.write(r.data)
		at += len(r.data)
	})
	column := aside.column()
	if l.data = column.All(); len(l.data) == at { // else the error is told at the end of the file
		m.rewrite(f, &l)
	}
}

// allLinks is the links of a field, put aside.
type allLinks struct {
	common []common
	ranges []linkRange
	data   []byte // of all ranges
}

// link is one of them.
type link struct {
	word string
	code uint32
}

// inOrder returns the links in order of their words.
func (l *allLinks) inOrder() []link {
	var codes []uint32
	for i := range l.ranges {
		codes = append(codes, l.ranges[i].codes...)
		slices.Sort(codes)
		codes = slices.Compact(codes)
	}
	links := make([]link, len(codes))
	for i, code := range codes {
		word, _ := l.common[int(code)/len(l.common)].link(&l.common[int(code)%len(l.common)])
		links[i] = link{word, code}
	}
	slices.SortFunc(links, func(a, b link) int { return cmp.Compare(a.word, b.word) })
	return links
}

// unpack reads where a link stands.
func (l *allLinks) unpack(code uint32, p *postings) {
	p.reset()
	for i := range l.ranges {
		doc := uint64(0)
		for rest := l.ranges[i].piece(code, l.data); len(rest) > 0; {
			d, n := binary.Uvarint(rest)
			c, m := binary.Uvarint(rest[n:])
			rest = rest[n+m:]
			doc += d
			p.docs, p.counts = append(p.docs, uint32(doc-1)), append(p.counts, uint32(c))
		}
	}
}

// packedAtOnce is how many links are packed at a time.
const packedAtOnce = 64

// rewrite puts the links among the words, and their postings behind the others.
func (m *fieldMaker) rewrite(f *field, l *allLinks) {
	links := l.inOrder()
	var words wordMaker
	var last []byte
	add := func(word []byte, at int) {
		words.add(word, last, at)
		last = append(last[:0], word...)
	}
	w := f.words.start(0)
	upTo := func(bound string, all bool) {
		for ; !w.done() && (all || string(w.word) < bound); w.step() {
			add(w.word, f.words.at(w.i))
		}
	}
	some := func(i int) []link { return links[i*packedAtOnce : min((i+1)*packedAtOnce, len(links))] }
	o := begin((len(links)+packedAtOnce-1)/packedAtOnce, func() *joined { return &joined{} }, func() *postings { return &postings{} },
		func(p *postings, i int, out *joined) {
			out.reset()
			for _, link := range some(i) {
				l.unpack(link.code, p)
				out.at = append(out.at, len(out.data))
				out.data = p.packSized(out.data)
			}
		})
	defer o.end()
	i := 0
	o.each(func(j *joined) {
		for k, link := range some(i) {
			upTo(link.word, false)
			add([]byte(link.word), m.at+j.at[k])
		}
		m.write(j.data)
		i++
	})
	upTo("", true)
	m.write(make([]byte, slack))
	f.words, f.data = words.dict(), m.room.column()
}
