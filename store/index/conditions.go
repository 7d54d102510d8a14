package index

import (
	"slices"
	"sort"
	"strings"
	"time"

	"gongbao/model"
)

// filter is a condition on a column: it puts in a set what fits within the set's
// bounds.
type filter func(out Set)

func (f filter) seek(r *run) seeker { return seekFilter{r, f} }

func (filter) cost() int { return 0 }

type seekFilter struct {
	r    *run
	fill filter
}

func (s seekFilter) likely(among Set) Set {
	out := s.r.set(among)
	s.fill(out)
	out.and(among)
	return out
}

func (seekFilter) certain(uint32) bool { return true }
func (seekFilter) exact() bool         { return true }

// bind finds the pages, which are the last of a segment.
func (paged) bind(s *Segment) bound {
	return filter(func(out Set) { out.addRange(s.firstPage(), s.Len()) })
}

func (nothing) bind(*Segment) bound { return filter(func(Set) {}) }

// bind finds the stretch of articles; only of those whose date may reach beyond
// its end is each looked at.
func (n dated) bind(s *Segment) bound {
	return filter(func(out Set) {
		known := s.firstUndated()
		if n.None {
			out.addRange(known, s.Len())
			return
		}
		from, to := 0, known
		if !n.From.IsZero() {
			to = s.firstBefore(n.From)
		}
		if !n.To.IsZero() {
			from = s.firstBefore(n.To)
		}
		if from >= to {
			return
		}
		sure := from
		if !n.To.IsZero() {
			sure = min(max(from, s.firstBefore(n.To.Add(-longestDate))), to)
		}
		for i := max(from, int(out.first)); i < min(sure, int(out.bound())); i++ {
			if s.endsBy(i, n.To) {
				out.Add(uint32(i))
			}
		}
		out.addRange(sure, to)
	})
}

// longestDate is the longest stretch that one date can mean: a leap year.
const longestDate = 366 * 24 * time.Hour

// firstBefore returns the first article whose date begins before t.
func (s *Segment) firstBefore(t time.Time) int {
	return s.firstBelow(t.Unix() << precisionBits)
}

// endsBy tells whether all that the i-th article's date can mean is before t.
func (s *Segment) endsBy(i int, t time.Time) bool {
	w := s.when.At(i)
	at, p := w>>precisionBits, model.Precision(w&(1<<precisionBits-1))
	switch p {
	case model.PrecisionDay:
		return at+24*60*60 <= t.Unix()
	case model.PrecisionMinute:
		return at+60 <= t.Unix()
	}
	return !model.Date{Time: time.Unix(at, 0).UTC(), Precision: p}.End().After(t)
}

func (n naming) bind(s *Segment) bound {
	var bodies []int
	all := s.Bodies()
	if len(n) > len(all)/16 {
		for b := range all {
			if n[all[b].Union.ID] {
				bodies = append(bodies, b)
			}
		}
		return s.bodyFilter(bodies)
	}
	order := s.bodiesByID()
	for id := range n {
		at := sort.Search(len(order), func(k int) bool { return all[order[k]].Union.ID >= id })
		for ; at < len(order) && all[order[at]].Union.ID == id; at++ {
			bodies = append(bodies, int(order[at]))
		}
	}
	return s.bodyFilter(bodies)
}

// bodiesByID returns the indices of Bodies in order of ID.
func (s *Segment) bodiesByID() []uint32 {
	if order := s.byBody.Load(); order != nil {
		return *order
	}
	all := s.Bodies()
	order := make([]uint32, len(all))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(all[a].Union.ID, all[b].Union.ID) })
	s.byBody.Store(&order)
	return order
}

// Names tells whether an article names the i-th of Bodies.
func (s *Segment) Names(i int) bool {
	return s.gone == nil || slices.ContainsFunc(s.allNaming(i), func(d uint32) bool { return !s.gone.set.Has(d) })
}

// allNaming returns the articles that name the i-th of Bodies, with those that
// are gone.
func (s *Segment) allNaming(i int) []uint32 {
	return s.naming.Slice(int(s.namingAt.At(i)), int(s.namingAt.At(i+1)))
}

// NamingAny returns how many articles name one of these bodies, indices of
// Bodies.
func (s *Segment) NamingAny(bodies []uint32) int {
	if len(bodies) == 1 && s.gone == nil {
		return len(s.allNaming(int(bodies[0])))
	}
	out := NewSet(s.n)
	for _, b := range bodies {
		for _, i := range s.allNaming(int(b)) {
			out.Add(i)
		}
	}
	s.keep(out)
	return out.Len()
}

func (n levelled) bind(s *Segment) bound {
	var bodies []int
	for b, body := range s.Bodies() {
		if body.Union.Level == model.Level(n) {
			bodies = append(bodies, b)
		}
	}
	return s.bodyFilter(bodies)
}

// bodyFilter matches articles that name one of these bodies, indices of Bodies.
func (s *Segment) bodyFilter(bodies []int) bound {
	naming := make([][]uint32, len(bodies))
	for i, b := range bodies {
		naming[i] = s.allNaming(b)
	}
	return filter(func(out Set) {
		for _, docs := range naming {
			putIn(out, docs)
		}
	})
}

// putIn puts in those of some articles, in order, that are within the set's bounds.
func putIn(out Set, docs []uint32) {
	from, _ := slices.BinarySearch(docs, out.first)
	for _, i := range docs[from:] {
		if i >= out.bound() {
			break
		}
		out.Add(i)
	}
}

func (nameless) bind(s *Segment) bound {
	at := s.namedAt.All()
	return s.each(func(i int) bool { return at[i] == at[i+1] })
}

func (n sourced) bind(s *Segment) bound {
	fit := make([]bool, s.sources.n)
	for i, key := range s.SourceKeys() {
		fit[i] = n[key]
	}
	sources := s.source.All()
	return s.each(func(i int) bool { return fit[sources[i]] })
}

func (n written) bind(s *Segment) bound {
	fit := make([]bool, len(s.langs))
	for i, l := range s.langs {
		fit[i] = slices.Contains(n, l)
	}
	lang := s.lang.All()
	return s.each(func(i int) bool { return fit[lang[i]] })
}

func (s *Segment) each(fits func(i int) bool) bound {
	return filter(func(out Set) {
		for i := int(out.first); i < min(s.n, int(out.bound())); i++ {
			if fits(i) {
				out.Add(uint32(i))
			}
		}
	})
}

func (n withID) bind(s *Segment) bound {
	return filter(func(out Set) {
		for _, i := range s.WithPrefix(model.ID(n)) {
			if i >= out.first && i < out.bound() {
				out.Add(i)
			}
		}
	})
}
