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
	is     common // where it is one word as spelled, or one pair
	linked bool
}

// phrase is what stands for a term in one field of a segment: units that follow
// each other. The zero phrase stands nowhere.
type phrase struct {
	units []unit
	links []list // of units that follow each other
	free  []unit // those in no link
}

// phrase looks up a term's words in a field. A run of Han becomes its pairs,
// which overlap; a single character, any pair that begins with it.
func (t *Term) phrase(f *field) phrase {
	var out phrase
	place := uint32(0)
	add := func(is common, lists ...list) {
		u := unit{offset: place, is: is, lists: slices.DeleteFunc(lists, func(l list) bool { return l.df == 0 })}
		for _, l := range u.lists {
			u.df += l.df
		}
		out.units = append(out.units, u)
		place++
	}
	addPair := func(p pair) { add(common{pair: p}, f.pair(p)) }
	for i, p := range t.parts {
		switch {
		case p.prefix:
			add(common{}, f.prefixed(p.text)...)
		case p.open:
			add(common{}, f.begun(p.stem, p.text)...)
		case p.stem != "":
			add(common{}, f.forms(p.stem, p.text)...)
		case !p.wide:
			add(common{word: p.text}, f.word(p.text))
		case utf8.RuneCountInString(p.text) == 1:
			c, _ := utf8.DecodeRuneInString(p.text)
			switch {
			case i > 0 && !t.parts[i-1].wide:
				addPair(pairOf(c, afterWord))
			case i+1 < len(t.parts) && !t.parts[i+1].wide:
				addPair(pairOf(c, runEnd))
			default:
				add(common{}, f.char(c)...)
			}
		default:
			before := rune(-1)
			for _, r := range p.text {
				if before >= 0 {
					addPair(pairOf(before, r))
				}
				before = r
			}
			place++ // the last character
		}
	}
	if slices.ContainsFunc(out.units, func(u unit) bool { return u.df == 0 }) || !out.link(f) {
		return phrase{}
	}
	slices.SortStableFunc(out.units, byRarity) // the rarest is the sharpest
	return out
}

func byRarity(a, b unit) int { return cmp.Compare(a.df, b.df) }

// link looks up the links of units that follow each other. Where one should be
// and is not, the phrase stands nowhere, and link returns false.
func (p *phrase) link(f *field) bool {
	for i := 1; i < len(p.units) && f.common > 0; i++ {
		u, v := &p.units[i-1], &p.units[i]
		if v.offset != u.offset+1 || u.df <= f.common || v.df <= f.common || !u.is.any() || !v.is.any() {
			continue
		}
		word, ok := u.is.link(&v.is)
		if !ok {
			continue
		}
		l := f.word(word)
		if l.df == 0 {
			return false
		}
		u.linked, v.linked = true, true
		p.links = append(p.links, l)
	}
	for _, u := range p.units {
		if !u.linked {
			p.free = append(p.free, u)
		}
	}
	slices.SortStableFunc(p.free, byRarity)
	slices.SortStableFunc(p.links, func(a, b list) int { return cmp.Compare(a.df, b.df) })
	return true
}

// whole returns the list that says all of the phrase but its places, if there
// is one: of its one unit, or of the link of its two.
func (p phrase) whole() (list, bool) {
	switch {
	case len(p.units) == 1 && len(p.units[0].lists) == 1:
		return p.units[0].lists[0], true
	case len(p.units) == 2 && len(p.links) == 1:
		return p.links[0], true
	}
	return list{}, false
}

// none tells whether the phrase stands nowhere.
func (p phrase) none() bool { return len(p.units) == 0 }

// df returns in how many articles the phrase stands at most.
func (p phrase) df() int {
	df := -1
	for _, l := range p.links {
		if df < 0 || l.df < df {
			df = l.df
		}
	}
	for _, u := range p.free {
		if df < 0 || u.df < df {
			df = u.df
		}
	}
	return max(df, 0)
}

// in returns the articles among those given that are in one of the lists.
func (r *run) in(lists []list, among scope) Set {
	out := NewSet(r.s.Len())
	whole := true // what is put in is among those given
	for _, l := range lists {
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
			r.block.load(l, i)
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

// candidates returns the articles among those given that hold every unit, and
// those that should follow each other side by side somewhere.
func (p phrase) candidates(r *run, among scope) scope {
	narrow := func(lists []list) bool {
		among.Set = r.in(lists, among)
		among.n = among.Len()
		return among.n > 0
	}
	for i := range p.links {
		if !narrow(p.links[i : i+1]) {
			return among
		}
	}
	for _, u := range p.free {
		if !narrow(u.lists) {
			return among
		}
	}
	return among
}

// match returns the articles among those given in which the phrase stands.
func (p phrase) match(r *run, among scope) Set {
	if p.none() {
		return NewSet(r.s.Len())
	}
	among = p.candidates(r, among)
	if _, ok := p.whole(); ok || len(p.units) == 1 {
		return among.Set
	}
	out := NewSet(r.s.Len())
	r.split(among, func(r *run, among scope) {
		f := p.finder(r, among)
		among.Each(func(d uint32) bool {
			if f.seek(d) && len(f.starts()) > 0 {
				out.Add(d)
			}
			return r.goOn(len(p.units) * 8)
		})
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
		if among.n < l.df/4 {
			c := newCursor(l)
			among.Each(func(d uint32) bool {
				if c.seek(d) {
					g.pieces = append(g.pieces, piece{d, slices.Clone(c.placed())})
				}
				return r.goOn(1)
			})
			continue
		}
		for i := range l.blocks() {
			r.block.load(l, i)
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

// counts returns how often the phrase stands in each of the articles given,
// and lowers firsts, if there are any, to the place where it stands first.
func (p phrase) counts(r *run, among scope, docs, firsts []uint32) []uint32 {
	out := make([]uint32, len(docs))
	lists := p.alone()
	if df := p.df(); firsts == nil && lists != nil && among.n >= df/8 {
		all := r.tally(lists)
		for k, d := range docs {
			out[k] = all[d]
		}
		return out
	}
	f := p.finder(r, among)
	for k, d := range docs {
		if f.seek(d) {
			out[k] = f.counted()
		}
		if out[k] > 0 && firsts != nil {
			firsts[k] = min(firsts[k], f.first())
		}
		if !r.goOn(8) {
			break
		}
	}
	return out
}

// alone returns the lists that say all of the phrase but its places: those of
// its one unit, or of the link of its two.
func (p phrase) alone() []list {
	if l, ok := p.whole(); ok {
		return []list{l}
	}
	if len(p.units) == 1 {
		return p.units[0].lists
	}
	return nil
}

// tally returns how often any of the lists' words stands in each article of the
// segment.
func (r *run) tally(lists []list) []uint32 {
	counts := make([]uint32, r.s.Len())
	for _, l := range lists {
		for i := range l.blocks() {
			r.block.load(l, i)
			r.block.count()
			for k, d := range r.block.docs[:r.block.n] {
				counts[d] += r.block.counts[k]
			}
			if !r.goOn(r.block.n) {
				return counts
			}
		}
	}
	return counts
}

// finder finds where a phrase stands, article by article.
type finder struct {
	units []unit
	of    []places
	quick *cursor // through the list that says all but the places, if there is one
	doc   uint32
	kept  []uint32
}

func (p phrase) finder(r *run, among scope) *finder {
	f := &finder{units: p.units}
	if l, ok := p.whole(); ok {
		f.quick = newCursor(l)
	}
	if len(p.units) == 1 && f.quick != nil {
		f.of = []places{f.quick}
		return f
	}
	for _, u := range p.units {
		f.of = append(f.of, u.places(r, among))
	}
	return f
}

// seek tells whether the units stand in article d, where they are known to
// follow each other if a list says so. Each d must be above the one before.
func (f *finder) seek(d uint32) bool {
	f.doc = d
	if f.quick != nil {
		return f.quick.seek(d)
	}
	return f.seekUnits()
}

func (f *finder) seekUnits() bool {
	for _, u := range f.of {
		if !u.seek(f.doc) {
			return false
		}
	}
	return len(f.of) > 0
}

// starts returns where in the article found the phrase begins.
func (f *finder) starts() []uint32 {
	if f.quick != nil && len(f.of) > 1 && !f.seekUnits() {
		return nil
	}
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
	switch {
	case f.quick != nil:
		return f.quick.counted()
	case len(f.of) == 1:
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
		return []*field{s.by}
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
		if len(p.units) > 1 {
			n *= 16
		}
		sum += n
	}
	return sum
}
