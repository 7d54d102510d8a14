package detail

import (
	"sort"

	"gongbao/store/mark"
	"gongbao/store/query"
)

// hit is one place on the page that the search found: bytes start to end of
// paragraph para.
type hit struct{ para, start, end int32 }

// found returns the hits of the terms on the page, in order, none inside
// another. One whose words stand nowhere whole is found where they begin so,
// so that a search shows something while it is typed.
func found(page []para, terms []query.Term) []hit {
	f := mark.New(terms)
	if f.Len() == 0 {
		return nil
	}
	missing := make([]bool, f.Len())
	for i := range missing {
		missing[i] = true
	}
	hits := scan(nil, page, f, nil, func(term int) { missing[term] = false })
	for _, m := range missing {
		if m {
			hits = scan(hits, page, f, missing, func(int) {})
			break
		}
	}
	return merged(hits)
}

// scan adds what f finds on the page; see mark.Finder.Each for begun.
func scan(hits []hit, page []para, f *mark.Finder, begun []bool, seen func(term int)) []hit {
	for i := range page {
		if !page[i].found {
			continue
		}
		f.Each(page[i].text, begun, func(term, start, end int) {
			if in := f.Part(term); in == query.InTitle && !page[i].title || in == query.InBody && page[i].title {
				return
			}
			seen(term)
			hits = append(hits, hit{int32(i), int32(start), int32(end)})
		})
	}
	return hits
}

// merged sorts hits and makes one of those that overlap.
func merged(hits []hit) []hit {
	sort.Slice(hits, func(i, j int) bool {
		a, b := hits[i], hits[j]
		if a.para != b.para {
			return a.para < b.para
		}
		return a.start < b.start
	})
	out := hits[:0]
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1].para == h.para && h.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, h.end)
			continue
		}
		out = append(out, h)
	}
	return out
}

// counts returns the hits on the page, looking for them if need be.
func (m *Model) counts() []hit {
	if !m.hits.made && m.article != nil {
		m.hits = track{places: found(m.pages(), m.terms), made: true, at: -1}
	}
	return m.hits.places
}

// Hits returns how many hits the page has and which of them was gone to last,
// counted from 1; 0 if none was.
func (m *Model) Hits() (at, total int) { return m.hits.at + 1, len(m.counts()) }

// NextHit goes n hits on, to the last if there are fewer, and tells whether
// there was one at all. It counts from the hit gone to last while that is on
// screen, else from the top of the screen.
func (m *Model) NextHit(n int) bool {
	m.counts()
	return m.next(&m.hits, n)
}

// PrevHit is NextHit towards the top. In an article not read yet it counts
// from the end.
func (m *Model) PrevHit(n int) bool {
	m.counts()
	return m.prev(&m.hits, n)
}

// GotoHit goes to hit n, counted from 0, of the page, and tells whether there
// is one.
func (m *Model) GotoHit(n int) bool {
	if n < 0 || n >= len(m.counts()) {
		return false
	}
	m.reveal(&m.hits, n)
	return true
}
