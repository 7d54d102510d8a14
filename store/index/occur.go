package index

import (
	"cmp"
	"slices"
)

// holders goes through the articles that are in any of some lists.
type holders struct {
	r     *run
	long  []*cursor
	short []list // where they are many: those that are read at once
	rest  Set    // of the short ones, once read
	df    int
}

// mostCursors is how many lists are gone through side by side, however short
// they are.
const mostCursors = 12

func newHolders(r *run, lists ...list) *holders {
	h := &holders{r: r}
	for _, l := range lists {
		h.df += l.df
		if len(lists) > mostCursors && l.df <= blockLen {
			h.short = append(h.short, l)
		} else {
			h.long = append(h.long, newCursor(l))
		}
	}
	return h
}

// likely is that of a seeker.
func (h *holders) likely(among Set) Set {
	out, n := h.r.set(among), among.Len()
	span := 64 * len(among.words)
	whole := true // what is put in is among those given
	if len(h.short) > 0 {
		h.readShort()
		out.or(h.rest.stretch(among.first, among.bound()))
		whole = false
	}
	for _, c := range h.long {
		if n < c.df*span/(4*h.r.s.Len()) {
			among.Each(func(d uint32) bool {
				if c.seek(d) {
					out.Add(d)
				}
				return true
			})
			continue
		}
		whole = false
		c.mark(out)
		if !h.r.goOn(blockLen) {
			break
		}
	}
	if !whole {
		out.and(among)
	}
	return out
}

func (h *holders) readShort() {
	if h.rest.words != nil {
		return
	}
	h.rest = NewSet((h.r.s.Len() + 63) / 64 * 64)
	var b block
	for _, l := range h.short {
		b.load(l, 0)
		for _, d := range b.docs[:b.n] {
			h.rest.Add(d)
		}
	}
}

// boundTerm is a term's phrase in each field it can stand in.
type boundTerm []*phrase

func (t *Term) bind(s *Segment) bound {
	var b boundTerm
	for _, f := range s.fields(t.in) {
		if p := t.phrase(f); !p.none() {
			b = append(b, &p)
		}
	}
	return b
}

func (b boundTerm) cost() int {
	sum := 1
	for _, p := range b {
		n := p.df()
		if !p.exact() {
			n *= 16
		}
		sum += n
	}
	return sum
}

func (b boundTerm) seek(r *run) seeker {
	s := several{r: r}
	for _, p := range b {
		one := p.seek(r)
		s.of = append(s.of, one)
		if !one.exact() {
			s.loose = append(s.loose, one)
		}
	}
	if len(s.of) == 1 {
		return s.of[0]
	}
	return &seekAny{s, make([]Set, len(s.of))}
}

// seekPhrase goes through the articles in which a phrase stands.
type seekPhrase struct {
	needs []*holders // see phrase.needs
	find  *finder    // nil where that is enough
	inner []*cursor  // of phrase.inner, see mostSingle
	r     *run
	found Set // the likely articles of this stretch
	sure  Set // those of them that hold each of inner once, where many are asked about
	asked int // how many were
}

func (p *phrase) seek(r *run) *seekPhrase {
	s := &seekPhrase{needs: p.needs(r), r: r}
	if p.exact() {
		return s
	}
	s.find = p.finder(r)
	for _, l := range p.inner {
		if len(l.data) > l.df*mostSingle {
			s.inner = nil
			break
		}
		s.inner = append(s.inner, newCursor(l))
	}
	return s
}

// mostSingle is how many bytes the postings of a word have an article, at most,
// that is thought to stand in many articles once.
//
// Where all units of a phrase are linked, and each but the first and the last stands
// once, the phrase does stand: the unit behind one is the only one there is, and the
// next link is of the same. So it is with most phrases of titles.
// It pays to find out where manyAsked articles of a stretch are asked about.
const (
	mostSingle = 2
	manyAsked  = 64
)

// needs returns what holds the phrase's links and those of its units that are in
// none, the rarest first.
func (p *phrase) needs(r *run) (out []*holders) {
	if p.own.df > 0 {
		return []*holders{newHolders(r, p.own)}
	}
	for _, l := range p.links {
		out = append(out, newHolders(r, l))
	}
	for _, u := range p.free {
		out = append(out, newHolders(r, u.lists...))
	}
	slices.SortStableFunc(out, func(a, b *holders) int { return cmp.Compare(a.df, b.df) })
	return out
}

func (s *seekPhrase) likely(among Set) Set {
	for i, h := range s.needs {
		if among = h.likely(among); i+1 < len(s.needs) && among.none() {
			break
		}
	}
	if s.find != nil {
		s.find.begin(among)
	}
	s.found, s.sure, s.asked = among, Set{}, 0
	return among
}

func (s *seekPhrase) certain(d uint32) bool {
	if s.find == nil {
		return true
	}
	if s.asked++; s.asked == manyAsked && len(s.inner) > 0 {
		s.single()
	}
	return !s.sure.IsZero() && s.sure.Has(d) || s.find.stands(d)
}

// single finds the articles that are sure.
func (s *seekPhrase) single() {
	s.sure = s.found
	for _, c := range s.inner {
		once := s.r.set(s.found)
		c.markSingle(once)
		once.and(s.sure)
		s.sure = once
	}
}

func (s *seekPhrase) exact() bool { return s.find == nil }
