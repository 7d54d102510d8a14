package index

import (
	"cmp"
	"slices"
)

// places are where a unit stands, article by article.
type places interface {
	// begin tells which articles will be asked about next.
	begin(among Set)
	// in returns where the unit stands in article d, nil for nowhere. Each d must
	// be above the one before; what it returns is good until the next call.
	in(d uint32) []uint32
}

// places returns where the unit stands.
func (u *unit) places(r *run) places {
	if len(u.lists) > mostCursors {
		return &gathered{r: r, lists: u.lists}
	}
	var c cursors
	for _, l := range u.lists {
		c.all = append(c.all, newCursor(l))
	}
	return &c
}

// cursors are the places of any of a few words.
type cursors struct {
	all         []*cursor
	both, spare []uint32 // of several
}

func (c *cursors) begin(Set) {}

func (c *cursors) in(d uint32) (found []uint32) {
	for _, one := range c.all {
		if !one.seek(d) {
			continue
		}
		if found == nil {
			found = one.placed()
			continue
		}
		c.spare = merged(c.spare[:0], found, one.placed())
		c.both, c.spare = c.spare, c.both
		found = c.both
	}
	return found
}

// merged appends the numbers of two rows that rise to out, in order.
func merged(out, a, b []uint32) []uint32 {
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// gathered are the places of any of many words, read list by list for some
// articles at a time.
type gathered struct {
	r      *run
	lists  []list
	pieces []piece // in order of article
	at     int     // the first piece not passed
	out    []uint32
}

// piece is the places of one of the words in one article.
type piece struct {
	doc    uint32
	places []uint32
}

func (g *gathered) begin(among Set) {
	g.pieces, g.at = g.pieces[:0], 0
	if among.Len() == 0 {
		return
	}
	for _, l := range g.lists {
		c := newCursor(l)
		for ok := c.reach(among.first); ok && c.docs[c.i] < among.bound(); ok = c.step() {
			if d := c.docs[c.i]; among.Has(d) {
				g.pieces = append(g.pieces, piece{d, slices.Clone(c.placed())})
			}
		}
		if !g.r.goOn(blockLen) {
			break
		}
	}
	slices.SortStableFunc(g.pieces, func(a, b piece) int { return cmp.Compare(a.doc, b.doc) })
}

func (g *gathered) in(d uint32) []uint32 {
	for g.at < len(g.pieces) && g.pieces[g.at].doc < d {
		g.at++
	}
	g.out = g.out[:0]
	for i := g.at; i < len(g.pieces) && g.pieces[i].doc == d; i++ {
		g.out = append(g.out, g.pieces[i].places...)
	}
	slices.Sort(g.out)
	return g.out
}

// finder finds where a phrase stands, article by article.
type finder struct {
	units []unit
	of    []places
	hold  [][]implied // of each unit
	kept  []uint32
}

// implied says that a unit follows another, or stands before it, wherever that
// stands, if their link stands as often in an article. So of 总工会 the places of
// 工会 need not be read where each 总工 is one of 总工会.
type implied struct {
	unit *cursor
	link *cursor
}

func (p *phrase) finder(r *run) *finder {
	f := &finder{units: p.units}
	for i := range p.units {
		at := p.units[i].places(r)
		for k := range i {
			if p.units[i].is.any() && p.units[i].is.same(&p.units[k].is) { // it is read once
				at = f.of[k]
			}
		}
		f.of = append(f.of, at)
		f.hold = append(f.hold, f.implied(p, i))
	}
	return f
}

// implied returns the units before the i-th, in order of looking, that can imply
// it.
func (f *finder) implied(p *phrase, i int) (out []implied) {
	for _, j := range p.joints {
		for k := range i {
			a, b := f.units[k].offset, f.units[i].offset
			if a == j.offset && b == a+1 || b == j.offset && a == b+1 {
				out = append(out, implied{f.of[k].(*cursors).all[0], newCursor(j.list)})
			}
		}
	}
	return out
}

// in tells whether the unit is implied in article d.
func (h implied) in(d uint32) bool {
	return h.unit.seek(d) && h.link.seek(d) && h.unit.counted() == h.link.counted()
}

// anyIn tells whether one of the units implies the one asked for in article d.
func anyIn(all []implied, d uint32) bool {
	for _, h := range all {
		if h.in(d) {
			return true
		}
	}
	return false
}

// begin tells which articles will be asked about next.
func (f *finder) begin(among Set) {
	for _, p := range f.of {
		p.begin(among)
	}
}

// starts returns where in article d the phrase begins. Each d must be above the
// one before; what it returns is good until the next call.
func (f *finder) starts(d uint32) []uint32 {
	f.kept = f.kept[:0]
	switch {
	case len(f.of) == 0:
		return nil
	case len(f.of) == 1:
		return f.of[0].in(d)
	}
	for _, at := range f.of[0].in(d) {
		if at >= f.units[0].offset {
			f.kept = append(f.kept, at-f.units[0].offset)
		}
	}
	for i := 1; i < len(f.of) && len(f.kept) > 0; i++ {
		if !anyIn(f.hold[i], d) {
			f.kept = follow(f.kept, f.of[i].in(d), f.units[i].offset)
		}
	}
	return f.kept
}

// stands tells whether the phrase stands in article d.
func (f *finder) stands(d uint32) bool { return len(f.starts(d)) > 0 }

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
