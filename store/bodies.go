package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/gazetteer"
	"gongbao/store/index"
)

// body is a union body that an archive names, or one above such a body.
type body struct {
	union  *model.Union
	up     []uint32 // itself and all above it, the national body last
	place  int      // in display order
	depth  int      // in the displayed tree: the national body and what is right below it are at 0
	end    int      // the place after the last body displayed below it
	sorted string   // what its siblings are ordered by
}

// bodies is the tree of an archive's union bodies. It is immutable.
//
// It is shown with the national body first, then what is right below it beside
// it: the provinces, then the national industrial unions, each with what is
// below them, alphabetically. The national body counts for every article that
// names a body, but its row does not enclose the others.
type bodies struct {
	all   []body
	byID  map[string]uint32
	order []uint32   // in display order
	local [][]uint32 // of each segment: its Bodies in all, or nobody

	names func() []bodyNames // what people call them, made when first asked for
	index func() *nameIndex  // the same, to be looked up
}

// noBodies is the tree of an archive that names none.
func noBodies() *bodies {
	b := &bodies{byID: map[string]uint32{}}
	b.name()
	return b
}

// bodiesOf is the tree of an archive's segments.
func bodiesOf(segments []*index.Segment) *bodies { return noBodies().with(segments...) }

// nobody is the place in all of a body that only articles name that are gone.
const nobody = ^uint32(0)

// with returns the tree with the bodies of further segments.
func (b *bodies) with(segments ...*index.Segment) *bodies {
	next := &bodies{all: b.all, byID: b.byID, order: b.order, local: b.local}
	grown := false
	grow := func() { // the older tree keeps its own
		if !grown {
			grown, next.byID, next.all = true, maps.Clone(b.byID), slices.Clone(b.all)
		}
	}
	add := func(u *model.Union) uint32 {
		n, ok := next.byID[u.ID]
		if !ok {
			grow()
			n = uint32(len(next.all))
			next.byID[u.ID] = n
			next.all = append(next.all, body{union: u})
		} else if index.Before(u, next.all[n].union) {
			grow()
			next.all[n].union = u
		}
		return n
	}
	next.local = slices.Clip(next.local)
	for _, seg := range segments {
		local := make([]uint32, len(seg.Bodies()))
		for i, named := range seg.Bodies() {
			if !seg.Names(i) {
				local[i] = nobody
				continue
			}
			local[i] = add(named.Union)
			within := named.Within
			if len(within) == 0 {
				within = gazetteer.Load().Within(named.Union.ID)
			}
			for _, u := range within {
				if u != nil {
					add(u)
				}
			}
		}
		next.local = append(next.local, local)
	}
	if _, ok := next.byID[model.NationalID]; !ok && len(next.all) > 0 {
		add(gazetteer.Load().Union(model.NationalID))
	}
	if !grown {
		next.names, next.index = b.names, b.index
		return next
	}
	next.link()
	next.arrange()
	next.name()
	return next
}

// name makes ready what is made of the bodies' names when first asked for.
func (b *bodies) name() {
	names := sync.OnceValue(b.makeNames)
	b.names, b.index = names, sync.OnceValue(func() *nameIndex { return indexed(names()) })
}

// replaced returns the tree with segments in the place of those from from up to
// to, whose bodies they have.
func (b *bodies) replaced(from, to int, segments []*index.Segment) *bodies {
	next := *b
	var locals [][]uint32
	for _, seg := range segments {
		local := make([]uint32, len(seg.Bodies()))
		for i, named := range seg.Bodies() {
			n, ok := b.byID[named.Union.ID]
			if !ok {
				n = nobody
			}
			local[i] = n
		}
		locals = append(locals, local)
	}
	next.local = slices.Concat(b.local[:from], locals, b.local[to:])
	return &next
}

// deepest is how many bodies can stand above one another; a longer chain is
// a loop.
const deepest = 16

// link finds what is above each body. A body whose parent is not known is
// right below the national one, as is one whose chain of parents is a loop.
func (b *bodies) link() {
	top := b.byID[model.NationalID]
	ids := slices.Sorted(maps.Keys(b.byID)) // loops break at the same place whatever came first
	parent := make([]uint32, len(b.all))
	for i := range b.all {
		above, ok := b.byID[b.all[i].union.Parent]
		if !ok {
			above = top
		}
		parent[i] = above
	}
	for _, id := range ids {
		i, n := b.byID[id], b.byID[id]
		for steps := 0; n != top; steps++ {
			n = parent[n]
			if n == i || steps == deepest {
				parent[i], n = top, top
			}
		}
	}
	for i := range b.all {
		up := []uint32{uint32(i)}
		for n := uint32(i); n != top; {
			n = parent[n]
			up = append(up, n)
		}
		b.all[i].up = up
	}
}

// arrange puts the bodies in display order.
func (b *bodies) arrange() {
	below := make([][]uint32, len(b.all))
	for i := range b.all {
		b.all[i].sorted = sortName(b.all[i].union)
		if up := b.all[i].up; len(up) > 1 {
			below[up[1]] = append(below[up[1]], uint32(i))
		}
	}
	b.order = make([]uint32, 0, len(b.all))
	var show func(n uint32, depth int)
	show = func(n uint32, depth int) {
		b.all[n].place, b.all[n].depth = len(b.order), depth
		b.order = append(b.order, n)
		down := depth + 1
		if b.all[n].union.ID == model.NationalID {
			down = depth
		}
		slices.SortFunc(below[n], b.siblings)
		for _, c := range below[n] {
			show(c, down)
		}
		b.all[n].end = len(b.order)
	}
	show(b.byID[model.NationalID], 0)
}

// siblings orders bodies with the same one above: industrial unions after the
// others, then alphabetically.
func (b *bodies) siblings(x, y uint32) int {
	p, q := &b.all[x], &b.all[y]
	if pi, qi := p.union.Level == model.LevelIndustry, q.union.Level == model.LevelIndustry; pi != qi {
		if pi {
			return 1
		}
		return -1
	}
	return cmp.Or(strings.Compare(p.sorted, q.sorted), strings.Compare(p.union.ID, q.union.ID))
}

// sortName is what a body is ordered by: the name its row shows.
func sortName(u *model.Union) string {
	return fold.Text(cmp.Or(u.Short, u.Place, u.Name, u.NameZH, u.ID))
}

// primary returns where the primary body of a segment's i-th article stands in
// display order; articles without one come last.
func (b *bodies) primary(segment int, seg *index.Segment, i int) int {
	if n := seg.Primary(i); n >= 0 {
		return b.all[b.local[segment][n]].place
	}
	return len(b.order)
}

// below returns the IDs of a body and of all bodies below it.
func (b *bodies) below(id string) []string {
	top, ok := b.byID[id]
	if !ok {
		return []string{id}
	}
	shown := b.order[b.all[top].place:b.all[top].end]
	ids := make([]string, len(shown))
	for i, n := range shown {
		ids[i] = b.all[n].union.ID
	}
	return ids
}

// counts are how many articles name each body.
type counts struct {
	own, all []int
	none     int // articles that name no body

	last []uint32 // the article, from 1, that was counted last, so that none counts twice
}

func (b *bodies) newCounts() *counts {
	n := len(b.all)
	return &counts{own: make([]int, n), all: make([]int, n), last: make([]uint32, n)}
}

// add counts an article, of the given number in the archive, that names the
// given bodies of a segment.
func (b *bodies) add(c *counts, segment int, named []uint32, doc uint32) {
	if len(named) == 0 {
		c.none++
		return
	}
	for _, l := range named {
		n := b.local[segment][l]
		c.own[n]++
		for _, up := range b.all[n].up {
			if c.last[up] != doc+1 {
				c.last[up] = doc + 1
				c.all[up]++
			}
		}
	}
}

// rows returns the rows of the bodies that are counted at all, in display order.
func (b *bodies) rows(c *counts) []UnionRow {
	var rows []UnionRow
	for _, n := range b.order {
		if c.all[n] > 0 {
			rows = append(rows, b.row(c, n, 0))
		}
	}
	return rows
}

func (b *bodies) row(c *counts, n uint32, indent int) UnionRow {
	return UnionRow{Union: b.all[n].union, Depth: b.all[n].depth - indent, Own: c.own[n], All: c.all[n]}
}
