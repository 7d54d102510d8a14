package index

import (
	"cmp"
	"slices"
)

// seekBeside is seekNear of two terms, each any of a few words. Their forms are
// looked at one by one, the commonest first, so that of most articles that match
// not all need be.
type seekBeside struct {
	*seekNear
	forms []formOf
	seen  [2][][]uint32 // of each term the places of its forms looked at
}

// formOf is a word that one of two terms can be.
type formOf struct {
	*cursor
	term int
}

// beside returns the near way through articles of two such terms.
func beside(near *seekNear, terms []*phrase) (*seekBeside, bool) {
	out := &seekBeside{seekNear: near}
	for i, p := range terms {
		if len(terms) != 2 || len(p.units) != 1 || len(p.units[0].lists) > mostCursors {
			return nil, false
		}
		for _, l := range p.units[0].lists {
			out.forms = append(out.forms, formOf{newCursor(l), i})
		}
	}
	slices.SortStableFunc(out.forms, func(a, b formOf) int { return cmp.Compare(b.df, a.df) })
	return out, true
}

func (s *seekBeside) certain(d uint32) bool {
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
