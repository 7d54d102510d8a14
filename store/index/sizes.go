package index

import "gongbao/store/pack"

// Sizes are how many bytes the parts of a segment take.
type Sizes struct {
	Records    int // the articles, compressed
	Heads      int // titles, IDs, paths, bylines
	Columns    int // dates, sources, bodies, people and the like
	Dictionary int // the words
	Postings   int // where they stand
}

// Sum returns the bytes of all parts.
func (z Sizes) Sum() int { return z.Records + z.Heads + z.Columns + z.Dictionary + z.Postings }

// Mapped tells whether the segment lies in a mapped file.
func (s *Segment) Mapped() bool { return s.records.data.Mapped() }

// Sizes returns how many bytes the segment's parts take.
func (s *Segment) Sizes() Sizes {
	z := Sizes{Records: s.records.data.Len() + 8*s.n, Heads: s.heads.data.Len() + s.titles.data.Len() + 16*s.n}
	z.Columns = 8*(s.when.Len()+s.letters.Len()+s.file.Len()+s.sketches.Len()) + s.lang.Len() + s.origin.Len() + 4*s.month.Len()
	for _, c := range s.numbers() {
		z.Columns += 4 * c.Len()
	}
	for _, f := range s.all() {
		z.Dictionary += f.words.data.Len() + 4*f.words.groups.Len() + 4*(f.pairs.firsts.Len()+f.pairs.starts.Len()) + 2*f.pairs.seconds.len() + f.pairs.seconds.high.Len()
		z.Dictionary += 4*(f.words.low.Len()+f.pairs.low.Len()) + f.words.high.Len() + f.pairs.high.Len()
		z.Postings += f.data.Len()
	}
	return z
}

func (s *Segment) all() [3]*field { return [...]*field{s.title, s.body, s.by} }

// numbers are the columns of numbers of 4 bytes.
func (c *columns) numbers() []*pack.Column[uint32] {
	return []*pack.Column[uint32]{&c.length, &c.source, &c.primary, &c.byID, &c.serial, &c.named, &c.namedAt, &c.naming, &c.namingAt, &c.wrote, &c.wroteAt}
}

// Size returns how many bytes the index takes, the articles apart.
func (s *Segment) Size() int {
	z := s.Sizes()
	return z.Columns + z.Dictionary + z.Postings
}
