package index

import "gongbao/store/query"

// near matches articles that hold terms close to each other in one block.
type near struct {
	within uint32 // words between the first words of the terms, at most
	terms  []*Term
}

func newNear(q query.Near) near {
	n := near{within: uint32(max(q.Within, 0))}
	for _, t := range q.Terms {
		n.terms = append(n.terms, newTerm(t))
	}
	return n
}

// boundNear is the terms' phrases in each field.
type boundNear struct {
	within uint32
	fields []nearField
}

type nearField struct {
	terms  []phrase
	blocks list // where each block but the first begins
}

func (n near) bind(s *Segment) bound {
	b := boundNear{within: n.within}
	for _, f := range s.fields(query.Anywhere) {
		nf := nearField{blocks: f.pair(blockStart)}
		for _, t := range n.terms {
			nf.terms = append(nf.terms, t.phrase(f))
		}
		b.fields = append(b.fields, nf)
	}
	return b
}

func (b boundNear) cost() int {
	sum := 1
	for _, f := range b.fields {
		least := f.terms[0].df()
		for _, p := range f.terms {
			least = min(least, p.df())
		}
		sum += least * 32
	}
	return sum
}

func (b boundNear) match(r *run, among scope) Set {
	out := NewSet(r.s.Len())
	for _, f := range b.fields {
		f.match(r, among, b.within, out)
	}
	return out
}

// match adds the articles that fit to out.
func (f nearField) match(r *run, among scope, within uint32, out Set) {
	for _, p := range f.terms {
		if p.none() {
			return
		}
		if among = p.candidates(r, among); among.n == 0 {
			return
		}
	}
	r.split(among, func(r *run, among scope) { f.look(r, among, within, out) })
}

// look adds to out those of the articles that hold all terms close together.
func (f nearField) look(r *run, among scope, within uint32, out Set) {
	finders := make([]*finder, len(f.terms))
	for i, p := range f.terms {
		finders[i] = p.finder(r, among)
	}
	blocks := newCursor(f.blocks)
	starts := make([][]uint32, len(finders))
	among.Each(func(d uint32) bool {
		for i, find := range finders {
			if !find.seek(d) {
				return true
			}
			if starts[i] = find.starts(); len(starts[i]) == 0 {
				return r.goOn(8)
			}
		}
		var begins []uint32
		if blocks.seek(d) {
			begins = blocks.placed()
		}
		if together(starts, begins, within) {
			out.Add(d)
		}
		return r.goOn(8 * len(finders))
	})
}

// together keeps one place of each term and moves the first of them on until they
// stand close enough together and no block begins behind the first of them.
func together(starts [][]uint32, begins []uint32, within uint32) bool {
	last := uint32(0)
	for _, s := range starts {
		last = max(last, s[0])
	}
	for {
		first := 0
		for i := range starts {
			if starts[i][0] < starts[first][0] {
				first = i
			}
		}
		at := starts[first][0]
		if last-at <= within && sameBlock(at, last, begins) {
			return true
		}
		if starts[first] = starts[first][1:]; len(starts[first]) == 0 {
			return false
		}
		last = max(last, starts[first][0])
	}
}

// sameBlock tells whether no block begins after the first place and not after
// the last.
func sameBlock(first, last uint32, begins []uint32) bool {
	for _, b := range begins {
		if b > first {
			return b > last
		}
	}
	return true
}
