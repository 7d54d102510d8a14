package index

import (
	"slices"
	"sync"
)

// A segment never changes, so an article that is no longer there stays in it: a
// segment without some of its articles is the same one with a note of which
// those are. The others keep their numbers. Whoever goes through articles by a
// walk, by ID or by what is counted here does not meet them; merging drops them
// for good.

// gone is the articles of a segment that are no longer there.
type gone struct {
	of    *Segment // as it was written
	docs  []uint32 // in order
	set   Set
	words func() int64 // of their texts
}

// Without returns the segment without those of its articles, in ascending order,
// besides those that it is without already.
func (s *Segment) Without(docs []uint32) *Segment {
	if len(docs) == 0 {
		return s
	}
	g := &gone{of: s.Whole(), set: NewSet(s.n)}
	for _, d := range s.Gone() {
		g.set.Add(d)
	}
	for _, d := range docs {
		g.set.Add(d)
	}
	g.docs = g.set.Append(nil)
	g.words = sync.OnceValue(func() (words int64) { // few ask for it, and it is spread over the whole column
		for _, d := range g.docs {
			words += int64(s.length.At(int(d)))
		}
		return words
	})
	next := *s
	next.gone = g
	return &next
}

// Whole returns the segment with all its articles, as it was written.
func (s *Segment) Whole() *Segment {
	if s.gone == nil {
		return s
	}
	return s.gone.of
}

// Gone returns the articles that are no longer there, in order.
func (s *Segment) Gone() []uint32 {
	if s.gone == nil {
		return nil
	}
	return s.gone.docs
}

// Left returns how many articles are there: Len without those that are Gone.
func (s *Segment) Left() int { return s.n - len(s.Gone()) }

// Has tells whether the i-th article is there.
func (s *Segment) Has(i int) bool { return s.gone == nil || !s.gone.set.Has(uint32(i)) }

// There returns the articles that are there.
func (s *Segment) There() Set {
	all := NewSet(s.n)
	all.addRange(0, s.n)
	s.keep(all)
	return all
}

// goneFrom returns how many from the i-th on are gone.
func (s *Segment) goneFrom(i int) int {
	at, _ := slices.BinarySearch(s.Gone(), uint32(i))
	return len(s.Gone()) - at
}

// keep takes out of a set what is gone. Its bounds are those of a stretch of the
// segment.
func (s *Segment) keep(out Set) {
	if s.gone != nil {
		out.without(s.gone.set.stretch(out.first, out.bound()))
	}
}

// left returns those of some articles that are there.
func (s *Segment) left(docs []uint32) []uint32 {
	if s.gone == nil {
		return docs
	}
	return slices.DeleteFunc(slices.Clone(docs), s.gone.set.Has)
}

// lost returns how many of the articles of a list are gone, by the shorter way.
func (g *gone) lost(l list) (n int) {
	c := newCursor(l)
	if l.df <= len(g.docs) {
		for ok := l.df > 0 && c.reach(0); ok; ok = c.step() {
			if g.set.Has(c.docs[c.i]) {
				n++
			}
		}
		return n
	}
	for _, d := range g.docs {
		if c.seek(d) {
			n++
		}
	}
	return n
}

// heldLeft returns in how many articles that are there each of the units asked for
// stands.
func (p *phrase) heldLeft(s *Segment) []int {
	out := make([]int, len(p.asked))
	for i, u := range p.asked {
		out[i] = u.df
		for _, l := range u.lists {
			if s.gone != nil {
				out[i] -= s.gone.lost(l)
			}
		}
	}
	return out
}
