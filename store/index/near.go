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
	terms  []*phrase
	blocks list   // where each block but the first begins
	links  []list // of two terms of one word each
}

func (n near) bind(s *Segment) bound {
	b := boundNear{within: n.within}
	for _, f := range s.fields(query.Anywhere) {
		nf := nearField{blocks: f.pair(blockStart)}
		for _, t := range n.terms {
			if p := t.phrase(f); !p.none() {
				nf.terms = append(nf.terms, &p)
			}
		}
		if len(nf.terms) == len(n.terms) {
			if t := nf.terms; len(t) == 2 && len(t[0].units) == 1 && len(t[1].units) == 1 {
				nf.links = f.linksOf(t[0], t[1])
			}
			b.fields = append(b.fields, nf)
		}
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

func (b boundNear) seek(r *run) seeker {
	any := &seekAny{several: several{r: r}, found: make([]Set, len(b.fields))}
	for _, f := range b.fields {
		one := b.seekIn(r, f)
		any.of, any.loose = append(any.of, one), append(any.loose, one)
	}
	return any
}

func (b boundNear) seekIn(r *run, f nearField) seeker {
	one := &seekNear{r: r, within: b.within, blocks: newCursor(f.blocks), starts: make([][]uint32, len(f.terms))}
	for _, p := range f.terms {
		one.terms = append(one.terms, &seekPhrase{needs: p.needs(r)})
	}
	one.begins = one.blockStarts
	if two, ok := beside(one, f); ok {
		return two
	}
	for _, p := range f.terms {
		one.finders = append(one.finders, p.finder(r))
	}
	return one
}

// seekNear goes through the articles that hold terms close to each other in one
// field.
type seekNear struct {
	r       *run
	within  uint32
	terms   []*seekPhrase
	finders []*finder
	blocks  *cursor
	starts  [][]uint32 // of each term
	doc     uint32
	begins  func() []uint32 // blockStarts
}

func (s *seekNear) likely(among Set) Set {
	for _, t := range s.terms {
		if among = t.likely(among); among.none() {
			return among
		}
	}
	for _, f := range s.finders {
		f.begin(among)
	}
	return among
}

func (s *seekNear) certain(d uint32) bool {
	for i, f := range s.finders {
		if s.starts[i] = f.starts(d); len(s.starts[i]) == 0 {
			return false
		}
	}
	s.doc = d
	return together(s.starts, s.within, s.begins)
}

// blockStarts returns where in the article looked into each block but the first
// begins.
func (s *seekNear) blockStarts() []uint32 {
	if s.blocks.seek(s.doc) {
		return s.blocks.placed()
	}
	return nil
}

func (s *seekNear) exact() bool { return false }

// together keeps one place of each term and moves the first of them on until they
// stand close enough together and no block begins behind the first of them. Where
// blocks begin is asked for once there are such.
func together(starts [][]uint32, within uint32, blocks func() []uint32) bool {
	last := uint32(0)
	for _, s := range starts {
		last = max(last, s[0])
	}
	var begins []uint32
	for asked := false; ; {
		first := 0
		for i := range starts {
			if starts[i][0] < starts[first][0] {
				first = i
			}
		}
		at := starts[first][0]
		if last-at <= within {
			if !asked {
				begins, asked = blocks(), true
			}
			if sameBlock(at, last, begins) {
				return true
			}
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
