package index

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"gongbao/store/query"
)

// unit is a word, or two characters side by side, at its place in a term.
type unit struct {
	offset uint32 // how many words stand before it in the term
	lists  []list // of any of which it can be
	df     int    // of all lists
}

// phrase is what stands for a term in one field of a segment: units that follow
// each other. The zero phrase stands nowhere.
type phrase []unit

// phrase looks up a term's words in a field. A run of Han becomes its pairs,
// which overlap; a single character, any pair that begins with it.
func (t *Term) phrase(f *field) phrase {
	var out phrase
	place := uint32(0)
	add := func(lists ...list) {
		u := unit{offset: place, lists: slices.DeleteFunc(lists, func(l list) bool { return l.df == 0 })}
		for _, l := range u.lists {
			u.df += l.df
		}
		out = append(out, u)
		place++
	}
	for i, p := range t.parts {
		switch {
		case p.prefix:
			add(f.prefixed(p.text)...)
		case p.stem != "":
			add(f.forms(p.stem, p.text)...)
		case !p.wide:
			add(f.word(p.text))
		case utf8.RuneCountInString(p.text) == 1:
			c, _ := utf8.DecodeRuneInString(p.text)
			switch {
			case i > 0 && !t.parts[i-1].wide:
				add(f.pair(pairOf(c, afterWord)))
			case i+1 < len(t.parts) && !t.parts[i+1].wide:
				add(f.pair(pairOf(c, runEnd)))
			default:
				add(f.char(c)...)
			}
		default:
			before := rune(-1)
			for _, r := range p.text {
				if before >= 0 {
					add(f.pair(pairOf(before, r)))
				}
				before = r
			}
			place++ // the last character
		}
		if len(out[len(out)-1].lists) == 0 {
			return nil
		}
	}
	for _, u := range out {
		if len(u.lists) == 0 {
			return nil
		}
	}
	slices.SortStableFunc(out, func(a, b unit) int { return cmp.Compare(a.df, b.df) }) // the rarest is the sharpest
	return out
}

// df returns in how many articles the phrase stands at most.
func (p phrase) df() int {
	if len(p) == 0 {
		return 0
	}
	return p[0].df
}

// docs returns the articles among those given in which the unit stands.
func (u unit) docs(r *run, among scope) Set {
	out := NewSet(r.s.Len())
	whole := true // what is put in is among those given
	for _, l := range u.lists {
		if among.n < l.df/4 {
			c := newCursor(l)
			among.Each(func(d uint32) bool {
				if c.seek(d) {
					out.Add(d)
				}
				return r.goOn(1)
			})
			continue
		}
		whole = false
		for i := range l.blocks() {
			r.block.read(l, i)
			for _, d := range r.block.docs[:r.block.n] {
				out.words[d/64] |= 1 << (d % 64)
			}
			if !r.goOn(r.block.n) {
				return out
			}
		}
	}
	if !whole && among.n < r.s.Len() {
		out.and(among.Set)
	}
	return out
}

// candidates returns the articles among those given that hold every unit.
func (p phrase) candidates(r *run, among scope) scope {
	for _, u := range p {
		among.Set = u.docs(r, among)
		if among.n = among.Len(); among.n == 0 {
			break
		}
	}
	return among
}

// match returns the articles among those given in which the phrase stands.
func (p phrase) match(r *run, among scope) Set {
	switch len(p) {
	case 0:
		return NewSet(r.s.Len())
	case 1:
		return p[0].docs(r, among)
	}
	among = p.candidates(r, among)
	out := NewSet(r.s.Len())
	f := p.finder(r, among)
	among.Each(func(d uint32) bool {
		if f.seek(d) && len(f.starts()) > 0 {
			out.Add(d)
		}
		return r.goOn(len(p) * 8)
	})
	return out
}

// places are where a unit stands, article by article.
type places interface {
	// seek tells whether the unit stands in article d. Each d must be above
	// the one before.
	seek(d uint32) bool
	// counted and placed tell how often, and where, in the article found.
	counted() uint32
	placed() []uint32
}

// places returns where the unit stands in the articles among those given.
func (u unit) places(r *run, among scope) places {
	if len(u.lists) == 1 {
		return newCursor(u.lists[0])
	}
	if len(u.lists) <= mostCursors {
		s := &several{}
		for _, l := range u.lists {
			s.all = append(s.all, newCursor(l))
		}
		return s
	}
	return u.gather(r, among)
}

// mostCursors is how many lists are gone through side by side.
const mostCursors = 12

// several are the places of any of a few words.
type several struct {
	all, found []*cursor
	out        []uint32
}

func (s *several) seek(d uint32) bool {
	s.found = s.found[:0]
	for _, c := range s.all {
		if c.seek(d) {
			s.found = append(s.found, c)
		}
	}
	return len(s.found) > 0
}

func (s *several) counted() uint32 {
	n := uint32(0)
	for _, c := range s.found {
		n += c.counted()
	}
	return n
}

func (s *several) placed() []uint32 {
	if len(s.found) == 1 {
		return s.found[0].placed()
	}
	s.out = s.out[:0]
	for _, c := range s.found {
		s.out = append(s.out, c.placed()...)
	}
	slices.Sort(s.out)
	return s.out
}

// gathered are the places of any of many words, read list by list.
type gathered struct {
	pieces []piece // in order of article
	from   int
	to     int
	out    []uint32
}

// piece is the places of one of the words in one article.
type piece struct {
	doc    uint32
	places []uint32
}

func (u unit) gather(r *run, among scope) *gathered {
	g := &gathered{}
	for _, l := range u.lists {
		for i := range l.blocks() {
			r.block.read(l, i)
			for k, d := range r.block.docs[:r.block.n] {
				if among.Has(d) {
					g.pieces = append(g.pieces, piece{d, slices.Clone(r.block.at(k))})
				}
			}
			if !r.goOn(r.block.n) {
				return g
			}
		}
	}
	slices.SortStableFunc(g.pieces, func(a, b piece) int { return cmp.Compare(a.doc, b.doc) })
	return g
}

func (g *gathered) seek(d uint32) bool {
	for g.from = g.to; g.from < len(g.pieces) && g.pieces[g.from].doc < d; {
		g.from++
	}
	for g.to = g.from; g.to < len(g.pieces) && g.pieces[g.to].doc == d; {
		g.to++
	}
	return g.to > g.from
}

func (g *gathered) counted() uint32 {
	n := 0
	for _, p := range g.pieces[g.from:g.to] {
		n += len(p.places)
	}
	return uint32(n)
}

func (g *gathered) placed() []uint32 {
	g.out = g.out[:0]
	for _, p := range g.pieces[g.from:g.to] {
		g.out = append(g.out, p.places...)
	}
	slices.Sort(g.out)
	return g.out
}

// finder finds where a phrase stands, article by article.
type finder struct {
	units []unit
	of    []places
	kept  []uint32
}

func (p phrase) finder(r *run, among scope) *finder {
	f := &finder{units: p}
	for _, u := range p {
		f.of = append(f.of, u.places(r, among))
	}
	return f
}

// seek tells whether all units stand in article d. Each d must be above the one
// before.
func (f *finder) seek(d uint32) bool {
	for _, u := range f.of {
		if !u.seek(d) {
			return false
		}
	}
	return len(f.of) > 0
}

// starts returns where in the article found the phrase begins.
func (f *finder) starts() []uint32 {
	f.kept = f.kept[:0]
	for _, at := range f.of[0].placed() {
		if at >= f.units[0].offset {
			f.kept = append(f.kept, at-f.units[0].offset)
		}
	}
	for i := 1; i < len(f.of) && len(f.kept) > 0; i++ {
		f.kept = follow(f.kept, f.of[i].placed(), f.units[i].offset)
	}
	return f.kept
}

// follow keeps the starts that have one of the places at the offset.
func follow(starts, places []uint32, offset uint32) []uint32 {
	n, k := 0, 0
	for _, s := range starts {
		for k < len(places) && places[k] < s+offset {
			k++
		}
		if k == len(places) {
			break
		}
		if places[k] == s+offset {
			starts[n] = s
			n++
		}
	}
	return starts[:n]
}

// counted returns how often the phrase stands in the article found.
func (f *finder) counted() uint32 {
	if len(f.of) == 1 {
		return f.of[0].counted()
	}
	return uint32(len(f.starts()))
}

// first returns where in the article found the phrase begins first; it must
// stand there.
func (f *finder) first() uint32 {
	if len(f.of) == 1 {
		return f.of[0].placed()[0]
	}
	return f.starts()[0]
}

// fields returns the fields of a segment that a part of an article is in.
func (s *Segment) fields(in query.Part) []*field {
	switch in {
	case query.InTitle:
		return []*field{s.title}
	case query.InBody:
		return []*field{s.body}
	case query.InPeople:
		return []*field{s.people}
	}
	return []*field{s.title, s.body}
}

// boundTerm is a term's phrase in each field it can stand in.
type boundTerm []phrase

func (t *Term) bind(s *Segment) bound {
	var b boundTerm
	for _, f := range s.fields(t.in) {
		b = append(b, t.phrase(f))
	}
	return b
}

func (b boundTerm) match(r *run, among scope) Set {
	out := b[0].match(r, among)
	for _, p := range b[1:] {
		out.or(p.match(r, among))
	}
	return out
}

func (b boundTerm) cost() int {
	sum := 1
	for _, p := range b {
		n := p.df()
		if len(p) > 1 {
			n *= 16
		}
		sum += n
	}
	return sum
}
