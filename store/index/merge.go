package index

import (
	"bytes"
	"cmp"

	"gongbao/model"
)

// Merge returns one segment of all articles of the given ones, which stay as
// they are.
func Merge(segments ...*Segment) *Segment {
	if len(segments) == 1 {
		return segments[0]
	}
	s := &Segment{}
	n := 0
	m := merger{numbers: make([][]uint32, len(segments))}
	for i, part := range segments {
		n += part.Len()
		m.numbers[i] = make([]uint32, 0, part.Len())
	}
	s.articles = make([]*model.Article, 0, n)
	t := newTables(n)
	heads := make([]int, len(segments))
	for len(s.articles) < n {
		i := newestHead(segments, heads)
		m.numbers[i] = append(m.numbers[i], uint32(len(s.articles)))
		s.articles = append(s.articles, segments[i].articles[heads[i]])
		segments[i].copyTo(t, heads[i])
		heads[i]++
	}
	s.columns = t.finish(s.articles)
	fields := func(of func(*Segment) *field) *field {
		parts := make([]*field, len(segments))
		for i, part := range segments {
			parts[i] = of(part)
		}
		return m.field(parts, n)
	}
	s.title = fields(func(s *Segment) *field { return s.title })
	s.body = fields(func(s *Segment) *field { return s.body })
	s.by = fields(func(s *Segment) *field { return s.by })
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
			if cmp.Or(Newer(s, heads[i], t, j), cmp.Compare(s.serial[heads[i]], t.serial[j])) > 0 {
				continue
			}
		}
		best = i
	}
	return best
}

// copyTo adds what is known of the i-th article to another segment's columns.
func (s *Segment) copyTo(t *tables, i int) {
	t.serial = append(t.serial, s.serial[i])
	t.add(s.when[i], s.month[i], s.letters[i], s.length[i])
	src := s.source[i]
	t.addNames(s.langs[s.lang[i]], s.sources[src], s.keys[src])
	for _, p := range s.Wrote(i) {
		t.addPerson(s.people[p])
	}
	for _, b := range s.Named(i) {
		t.addBody(s.bodies[b], s.primary[i] == b+1)
	}
	t.end()
}

// merger joins the postings of several segments.
type merger struct {
	numbers [][]uint32 // of each segment's articles in the new one
	parts   []postings
	block   block
	out     postings
}

// field joins the fields of all segments. Links are found anew: what is common
// in all is not what is common in each.
func (m *merger) field(parts []*field, articles int) *field {
	m.parts = make([]postings, len(parts))
	f := &field{}
	m.words(f, parts)
	m.pairs(f, parts)
	f.finish()
	f.addLinks(articles)
	return f
}

func (m *merger) words(f *field, parts []*field) {
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
		f.words.add(word, last, len(f.data))
		for i := range walkers {
			m.parts[i].reset()
			if w := &walkers[i]; !w.done() && bytes.Equal(w.word, word) {
				m.unpack(i, parts[i].wordList(w.i))
				w.step()
				w.passLinks()
			}
		}
		f.data = m.join().pack(f.data)
		last, word = word, last
	}
}

func (m *merger) pairs(f *field, parts []*field) {
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
		f.pairs.add(least, len(f.data))
		for i := range heads {
			m.parts[i].reset()
			if h := &heads[i]; h.pair == least {
				m.unpack(i, parts[i].pairList(h.i))
				h.step()
			}
		}
		f.data = m.join().pack(f.data)
	}
}

// unpack reads a term's postings in the i-th segment, under the new numbers.
func (m *merger) unpack(i int, l list) {
	p := &m.parts[i]
	l.unpackAll(&m.block, p)
	for k, d := range p.docs {
		p.docs[k] = m.numbers[i][d]
	}
}

// join returns the postings of all segments as one.
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
