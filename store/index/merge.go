package index

import (
	"bytes"
	"cmp"

	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// Merge returns one segment of all articles of the given ones, which stay as
// they are.
func Merge(segments ...*Segment) *Segment {
	if len(segments) == 1 {
		return segments[0]
	}
	return merge(inMemory, segments, keepAll, true)
}

// MergeTo writes a segment of all articles of the given ones straight to a
// file: what is held in memory meanwhile is a small part of it. The error is
// that of the file.
func MergeTo(w *pack.Writer, segments ...*Segment) (pack.Ref, error) {
	merge(inFile(w), segments, keepAll, true).writeRest(w)
	return w.Finish()
}

// BatchTo is MergeTo for a segment that will soon be joined with others; see
// Batch.
func BatchTo(w *pack.Writer, segments ...*Segment) (pack.Ref, error) {
	if len(segments) == 1 {
		return segments[0].Write(w)
	}
	merge(inFile(w), segments, keepAll, false).writeRest(w)
	return w.Finish()
}

// Without returns one segment of those articles of the given ones, which are
// all of an archive, whose file is not gone. Serials close up; now tells of the
// serial of an article what it became, or that it is gone.
func Without(gone func(file uint64) bool, segments ...*Segment) (s *Segment, now []uint32) {
	now = renumbered(gone, segments)
	return merge(inMemory, segments, func(serial uint32) uint32 { return now[serial] }, true), now
}

// WithoutTo is Without straight to a file.
func WithoutTo(w *pack.Writer, gone func(file uint64) bool, segments ...*Segment) (ref pack.Ref, now []uint32, err error) {
	now = renumbered(gone, segments)
	merge(inFile(w), segments, func(serial uint32) uint32 { return now[serial] }, true).writeRest(w)
	ref, err = w.Finish()
	return ref, now, err
}

func renumbered(gone func(file uint64) bool, segments []*Segment) (now []uint32) {
	total := 0
	for _, s := range segments {
		total += s.Len()
	}
	now = make([]uint32, total)
	for _, s := range segments {
		for i, serial := range s.Serials() {
			if gone(s.File(i)) {
				now[serial] = Gone
			}
		}
	}
	next := uint32(0)
	for i := range now {
		if now[i] != Gone {
			now[i] = next
			next++
		}
	}
	return now
}

// Gone is what the serial of an article became that is gone.
const Gone = ^uint32(0)

func keepAll(serial uint32) uint32 { return serial }

// merge joins segments, in the given rooms. serial tells what the serial of an
// article becomes, or that it is Gone.
func merge(in rooms, segments []*Segment, serial func(uint32) uint32, linked bool) *Segment {
	s := &Segment{}
	n := 0
	m := merger{numbers: make([][]uint32, len(segments))}
	for i, part := range segments {
		n += part.Len()
		m.numbers[i] = make([]uint32, 0, part.Len())
		if s.dict == nil {
			s.dict = part.dict
		}
	}
	t := newTables(n, in)
	heads := make([]int, len(segments))
	for {
		i := newestHead(segments, heads)
		if i < 0 {
			break
		}
		part, k := segments[i], heads[i]
		heads[i]++
		if now := serial(part.Serial(k)); now == Gone {
			m.numbers[i], m.gone = append(m.numbers[i], Gone), true
		} else {
			m.numbers[i] = append(m.numbers[i], uint32(s.n))
			part.copyTo(t, k, now, s.dict)
			s.n++
		}
	}
	s.fill(t)
	fields := func(kind uint32, of func(*Segment) *field) *field {
		parts := make([]*field, len(segments))
		for i, part := range segments {
			parts[i] = of(part)
		}
		links := 0
		if linked {
			links = s.n
		}
		return m.field(in(kind), parts, links)
	}
	s.title = fields(kindTitle, func(s *Segment) *field { return s.title })
	s.body = fields(kindBody, func(s *Segment) *field { return s.body })
	s.by = fields(kindBy, func(s *Segment) *field { return s.by })
	return s
}

// newestHead returns the segment whose next article is the newest, of equals
// the one that came first.
func newestHead(segments []*Segment, heads []int) int {
	best := -1
	for i, s := range segments {
		if heads[i] == s.Len() {
			continue
		}
		if best >= 0 {
			t, j := segments[best], heads[best]
			if cmp.Or(Newer(s, heads[i], t, j), cmp.Compare(s.Serial(heads[i]), t.Serial(j))) > 0 {
				continue
			}
		}
		best = i
	}
	return best
}

// copyTo adds the i-th article to another segment's columns, under a serial.
// Its record is packed anew where it was packed with another dictionary.
func (s *Segment) copyTo(t *tables, i int, serial uint32, dict *Dict) {
	t.add(known{serial, s.when.At(i), s.month.At(i), s.origin.At(i), s.letters.At(i), s.length.At(i), s.file.At(i)},
		s.sketches.Slice(i*reprint.Words, (i+1)*reprint.Words))
	record := s.records.at(i)
	if s.dict != dict && record[0] == recordPacked {
		plain, err := s.dict.unpack(record)
		if err != nil {
			panic(s.damaged(err))
		}
		record = dict.pack([]byte(plain))
	}
	head := s.heads.at(i)
	id, _, _ := readHead(string(head))
	t.addTexts(id, s.titles.at(i), head, record)
	src := s.source.At(i)
	t.addNames(s.langs[s.lang.At(i)], s.Sources()[src], s.SourceKeys()[src])
	people, bodies, primary := s.People(), s.Bodies(), s.primary.At(i)
	for _, p := range s.Wrote(i) {
		t.addPerson(people[p])
	}
	for _, b := range s.Named(i) {
		t.addBody(bodies[b], primary == b+1)
	}
	t.end()
}

// merger joins the postings of several segments.
type merger struct {
	numbers [][]uint32 // of each segment's articles in the new one, or Gone
	gone    bool       // some are
	parts   []postings
	block   block
	out     postings
}

// field joins the fields of all segments. Links are found anew: what is common
// in all is not what is common in each.
func (m *merger) field(in room, parts []*field, links int) *field {
	m.parts = make([]postings, len(parts))
	out := &fieldMaker{room: in}
	m.words(out, parts)
	m.pairs(out, parts)
	return out.field(links)
}

func (m *merger) words(out *fieldMaker, parts []*field) {
	walkers := make([]walker, len(parts))
	for i, p := range parts {
		walkers[i] = p.words.start(0)
		walkers[i].passLinks()
	}
	var last, word []byte
	for {
		least := -1
		for i := range walkers {
			if w := &walkers[i]; !w.done() && (least < 0 || bytes.Compare(w.word, walkers[least].word) < 0) {
				least = i
			}
		}
		if least < 0 {
			return
		}
		word = append(word[:0], walkers[least].word...)
		for i := range walkers {
			m.parts[i].reset()
			if w := &walkers[i]; !w.done() && bytes.Equal(w.word, word) {
				m.unpack(i, parts[i].wordList(w.i))
				w.step()
				w.passLinks()
			}
		}
		if p := m.join(); p != nil {
			out.words.add(word, last, out.list(p))
			last, word = word, last
		}
	}
}

func (m *merger) pairs(out *fieldMaker, parts []*field) {
	heads := make([]pairHead, len(parts))
	for i, p := range parts {
		heads[i] = p.pairs.start()
	}
	for {
		least := noPair
		for i := range heads {
			least = min(least, heads[i].pair)
		}
		if least == noPair {
			return
		}
		for i := range heads {
			m.parts[i].reset()
			if h := &heads[i]; h.pair == least {
				m.unpack(i, parts[i].pairList(h.i))
				h.step()
			}
		}
		if p := m.join(); p != nil {
			out.pairs.add(least, out.list(p))
		}
	}
}

// unpack reads a term's postings in the i-th segment, under the new numbers.
func (m *merger) unpack(i int, l list) {
	p := &m.parts[i]
	l.unpackAll(&m.block, p)
	for k, d := range p.docs {
		p.docs[k] = m.numbers[i][d]
	}
	if m.gone {
		p.dropGone()
	}
}

// dropGone leaves out the articles that are Gone.
func (p *postings) dropGone() {
	docs, counts, places, at := p.docs[:0], p.counts[:0], p.places[:0], 0
	for k, d := range p.docs {
		n := int(p.counts[k])
		if d != Gone {
			docs, counts = append(docs, d), append(counts, p.counts[k])
			places = append(places, p.places[at:at+n]...)
		}
		at += n
	}
	p.docs, p.counts, p.places = docs, counts, places
}

// join returns the postings of all segments as one, or nil where there are none.
func (m *merger) join() *postings {
	used := -1
	for i := range m.parts {
		switch {
		case len(m.parts[i].docs) == 0:
		case used < 0:
			used = i
		default:
			return m.joinSeveral()
		}
	}
	if used < 0 {
		return nil
	}
	return &m.parts[used]
}

func (m *merger) joinSeveral() *postings {
	m.out.reset()
	type head struct {
		*postings
		i, at int
	}
	var heads []head
	for i := range m.parts {
		if p := &m.parts[i]; len(p.docs) > 0 {
			heads = append(heads, head{postings: p})
		}
	}
	for len(heads) > 0 {
		least := 0
		for k := 1; k < len(heads); k++ {
			if heads[k].docs[heads[k].i] < heads[least].docs[heads[least].i] {
				least = k
			}
		}
		h := &heads[least]
		n := int(h.counts[h.i])
		m.out.add(h.docs[h.i], h.places[h.at:h.at+n]...)
		h.at += n
		if h.i++; h.i == len(h.docs) {
			heads = append(heads[:least], heads[least+1:]...)
		}
	}
	return &m.out
}
