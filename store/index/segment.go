package index

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gongbao/model"
)

// Segment is a batch of articles, immutable. Its articles are numbered from 0
// in the order they were given.
type Segment struct {
	docs    []*Doc
	byID    []uint32 // numbers in order of ID
	bodies  []Body   // the distinct bodies named, in order of first naming
	named   []uint32 // the bodies of all articles, one after the other
	namedAt []uint32 // where those of each article begin; one more at the end
	sources []string // the distinct sources, in order of first use
	source  []uint32 // of each article
	words   int64    // bytes of all bodies' normal forms
}

// Body is a union body that a segment's articles name.
type Body struct {
	Union  *model.Union
	Within []*model.Union // the bodies above it, nearest first
}

// New builds a segment of the given articles.
func New(docs []*Doc) *Segment {
	s := &Segment{
		docs:    docs,
		byID:    make([]uint32, len(docs)),
		namedAt: make([]uint32, 1, len(docs)+1),
		source:  make([]uint32, len(docs)),
	}
	bodies, sources := map[string]uint32{}, map[string]uint32{}
	for i, d := range docs {
		s.byID[i] = uint32(i)
		s.words += int64(len(d.body))
		s.name(d.Article, bodies)
		n, ok := sources[d.Article.Source]
		if !ok {
			n = uint32(len(s.sources))
			sources[d.Article.Source] = n
			s.sources = append(s.sources, d.Article.Source)
		}
		s.source[i] = n
	}
	slices.SortFunc(s.byID, func(a, b uint32) int {
		return cmp.Or(strings.Compare(string(s.ID(int(a))), string(s.ID(int(b)))), cmp.Compare(a, b))
	})
	return s
}

// name adds the bodies that an article names, each once.
func (s *Segment) name(a *model.Article, known map[string]uint32) {
	from := len(s.named)
	for i := range a.Unions {
		m := &a.Unions[i]
		if m.Union == nil {
			continue
		}
		n, ok := known[m.Union.ID]
		if !ok {
			n = uint32(len(s.bodies))
			known[m.Union.ID] = n
			s.bodies = append(s.bodies, Body{m.Union, m.Within})
		} else if Before(m.Union, s.bodies[n].Union) {
			s.bodies[n] = Body{m.Union, m.Within} // the two go together
		}
		if !slices.Contains(s.named[from:], n) {
			s.named = append(s.named, n)
		}
	}
	s.namedAt = append(s.namedAt, uint32(len(s.named)))
}

// Before chooses between two descriptions of one body, so that the choice does
// not depend on which article was read first.
func Before(u, v *model.Union) bool {
	if u == v {
		return false
	}
	return cmp.Or(strings.Compare(u.Name, v.Name), strings.Compare(u.NameZH, v.NameZH), strings.Compare(u.Parent, v.Parent)) < 0
}

// Len returns how many articles there are.
func (s *Segment) Len() int { return len(s.docs) }

// Doc returns the i-th article as prepared.
func (s *Segment) Doc(i int) *Doc { return s.docs[i] }

// Article returns the i-th article.
func (s *Segment) Article(i int) *model.Article { return s.docs[i].Article }

// ID returns the i-th article's ID.
func (s *Segment) ID(i int) model.ID { return s.docs[i].Article.ID }

// Bodies returns the distinct bodies that the articles name.
func (s *Segment) Bodies() []Body { return s.bodies }

// Named returns the bodies that the i-th article names, as indices of Bodies.
func (s *Segment) Named(i int) []uint32 { return s.named[s.namedAt[i]:s.namedAt[i+1]] }

// Sources returns the distinct sources as printed, "" among them if an article
// has none.
func (s *Segment) Sources() []string { return s.sources }

// Source returns the i-th article's source as an index of Sources.
func (s *Segment) Source(i int) uint32 { return s.source[i] }

// Words returns the size of the searched text in bytes.
func (s *Segment) Words() int64 { return s.words }

// WithPrefix returns the articles whose IDs begin with prefix, in order of ID.
func (s *Segment) WithPrefix(prefix model.ID) []uint32 {
	from, _ := slices.BinarySearchFunc(s.byID, prefix, func(i uint32, p model.ID) int {
		return strings.Compare(string(s.ID(int(i))), string(p))
	})
	to := from
	for to < len(s.byID) && strings.HasPrefix(string(s.ID(int(s.byID[to]))), string(prefix)) {
		to++
	}
	return s.byID[from:to]
}

// Newer orders articles newest first, undated ones last, equal dates by path.
func Newer(a, b *Doc) int {
	return cmp.Or(cmp.Compare(b.when, a.when), strings.Compare(a.Article.Path, b.Article.Path))
}

// Older orders articles oldest first, undated ones last, equal dates by path.
func Older(a, b *Doc) int {
	switch {
	case a.Dated() != b.Dated():
		return Newer(a, b)
	case a.when != b.when:
		return cmp.Compare(a.when, b.when)
	}
	return strings.Compare(a.Article.Path, b.Article.Path)
}

// Dated tells whether the article has a date.
func (d *Doc) Dated() bool { return d.when != undated }

// TitleKey is what titles are sorted by: folded, without punctuation.
func (d *Doc) TitleKey() string { return d.titleKey }

// SourceKey is what sources are sorted and told apart by.
func (d *Doc) SourceKey() string { return d.source }

// Month returns the year and, if it is known, the month (1 to 12, else 0).
func (d *Doc) Month() (year int, month time.Month) {
	p := d.Article.Published
	year = p.Time.Year()
	if p.Precision >= model.PrecisionMonth {
		month = p.Time.Month()
	}
	return year, month
}

// SourceUses returns, for each of Sources, how many articles have it and its
// SourceKey.
func (s *Segment) SourceUses() (uses []int, keys []string) {
	uses, keys = make([]int, len(s.sources)), make([]string, len(s.sources))
	for i, n := range s.source {
		uses[n]++
		keys[n] = s.docs[i].source
	}
	return uses, keys
}
