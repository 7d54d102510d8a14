package index

import (
	"cmp"
	"slices"
)

// seekBeside is seekNear of two terms, each any of a few words. Their forms are
// looked at one by one, the commonest of each first, so that of most articles that
// match not all need be; and where two forms are known to follow each other none.
type seekBeside struct {
	*seekNear
	forms []formOf
	seen  [2][][]uint32 // of each term the places of its forms looked at
	links *holders      // of forms that follow each other; nil where none do
	sure  Set           // of the likely articles those that hold one
}

// formOf is a word that one of two terms can be.
type formOf struct {
	*cursor
	term int
	rank int // among the forms of that term, 0 is the commonest
}

// beside returns the near way through articles of two such terms.
func beside(near *seekNear, in nearField) (*seekBeside, bool) {
	out := &seekBeside{seekNear: near}
	for i, p := range in.terms {
		if len(in.terms) != 2 || len(p.units) != 1 || len(p.units[0].lists) > mostCursors {
			return nil, false
		}
		lists := slices.Clone(p.units[0].lists)
		slices.SortStableFunc(lists, func(a, b list) int { return cmp.Compare(b.df, a.df) })
		for k, l := range lists {
			out.forms = append(out.forms, formOf{newCursor(l), i, k})
		}
	}
	slices.SortStableFunc(out.forms, func(a, b formOf) int { return cmp.Compare(a.rank, b.rank) })
	if len(in.links) > 0 && near.within > 0 {
		out.links = newHolders(near.r, in.links...)
	}
	return out, true
}

func (s *seekBeside) likely(among Set) Set {
	among = s.seekNear.likely(among)
	if s.links != nil {
		s.sure = s.links.likely(among)
	}
	return among
}

func (s *seekBeside) certain(d uint32) bool {
	if !s.sure.IsZero() && s.sure.Has(d) {
		return true
	}
	s.seen[0], s.seen[1] = s.seen[0][:0], s.seen[1][:0]
	var begins []uint32
	for _, f := range s.forms {
		if !f.seek(d) {
			continue
		}
		places := f.placed()
		for _, others := range s.seen[1-f.term] {
			if s.close(places, others, d, &begins) {
				return true
			}
		}
		s.seen[f.term] = append(s.seen[f.term], places)
	}
	return false
}

// close tells whether one of some places in article d is close enough to one of
// others, in one block. It keeps where blocks begin once it had to look.
func (s *seekBeside) close(some, others []uint32, d uint32, begins *[]uint32) bool {
	for {
		first, last := some[0], others[0]
		if first > last {
			first, last = last, first
		}
		switch far := last - first; {
		case far > s.within:
		case far <= 1: // a number is left out between blocks
			return true
		default:
			if *begins == nil {
				s.doc = d
				*begins = s.begins()
			}
			if sameBlock(first, last, *begins) {
				return true
			}
		}
		if some[0] <= others[0] {
			some = some[1:]
		} else {
			others = others[1:]
		}
		if len(some) == 0 || len(others) == 0 {
			return false
		}
	}
}
