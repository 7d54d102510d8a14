package index

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gongbao/model"
)

// Segment is a batch of articles with their index, immutable. Its articles are
// numbered from 0, newest first; undated ones last, and pages behind them, equal dates by path, those
// of one file as they came. So the newest of what matches come first, and
// a stretch of time is a stretch of numbers.
//
// All that is searched lies in a few long rows of numbers and bytes without a
// pointer, so that it can be written to a file and read where it is mapped.
type Segment struct {
	articles []*model.Article
	columns
	title, body, by *field
}

// columns are what is known of each article, one row a property.
type columns struct {
	when    []int64 // see dateKey
	month   []int32 // see yearMonth
	lang    []uint8 // as an index of langs
	letters []Letters
	length  []uint32 // words of the text
	source  []uint32 // as an index of sources
	primary []uint32 // the primary body as an index of bodies plus one; 0 is none
	byID    []uint32 // numbers in order of ID
	serial  []uint32 // when each came

	named, namedAt   []uint32 // the bodies of all articles one after the other, and where those of each begin; one more at the end
	naming, namingAt []uint32 // the articles of all bodies, in the same way
	wrote, wroteAt   []uint32 // the people of all articles, in the same way as named

	bodies  []Body   // the distinct bodies named, in order of first naming
	people  []string // the distinct people, in order of first naming
	sources []string // the distinct sources, in order of first use
	keys    []string // SourceKey of each source
	langs   []model.Lang
	words   int64 // in all texts
}

// Body is a union body that a segment's articles name.
type Body struct {
	Union  *model.Union
	Within []*model.Union // the bodies above it, nearest first
}

// So many articles are indexed in one go, or so many bytes of their texts; what
// is noted of them on the way takes some ten times the memory of the index.
const (
	mostBuilt      = 2048
	mostBuiltBytes = 32 << 20
)

// New builds a segment of the given articles, with serials from 0 on.
func New(docs []*Doc) *Segment { return NewFrom(0, docs) }

// NewFrom builds a segment of the given articles, whose serials are first and
// those that follow.
func NewFrom(first uint32, docs []*Doc) *Segment {
	var parts []*Segment
	for from := 0; from < len(docs) || from == 0; {
		to, bytes := from, 0
		for to < len(docs) && to-from < mostBuilt && bytes < mostBuiltBytes {
			bytes += len(docs[to].body)
			to++
		}
		parts = append(parts, build(first+uint32(from), docs[from:to]))
		if from = to; from == 0 {
			break // of no articles
		}
	}
	if len(parts) == 1 {
		parts[0].addLinks()
	}
	return Merge(parts...)
}

func (s *Segment) addLinks() {
	for _, f := range [...]*field{s.title, s.body, s.by} {
		f.addLinks(s.Len())
	}
}

func build(first uint32, docs []*Doc) *Segment {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := docs[i], docs[j]
		return cmp.Or(cmp.Compare(b.when, a.when), strings.Compare(a.Article.Path, b.Article.Path))
	})
	s := &Segment{articles: make([]*model.Article, len(docs))}
	var title, body, people builder
	size := 0
	for _, d := range docs {
		size += len(d.body)
	}
	body.expect(size)
	t := newTables(len(docs))
	for i, k := range order {
		d := docs[k]
		a := d.Article
		t.serial = append(t.serial, first+uint32(k))
		s.articles[i] = a
		title.article(d.title)
		people.article(d.people)
		n := body.article(d.body)
		t.add(d.when, yearMonth(a.Published), d.Letters, uint32(n))
		t.addNames(a.Lang, a.Source, d.source)
		for name := range People(a) {
			t.addPerson(name)
		}
		for k := range a.Unions {
			m := &a.Unions[k]
			if m.Union != nil {
				t.addBody(Body{m.Union, m.Within}, m.Primary)
			}
		}
		t.end()
	}
	s.title, s.body, s.by = title.field(), body.field(), people.field()
	s.columns = t.finish(s.articles)
	return s
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
func (s *Segment) Len() int { return len(s.articles) }

// Article returns the i-th article.
func (s *Segment) Article(i int) *model.Article { return s.articles[i] }

// ID returns the i-th article's ID.
func (s *Segment) ID(i int) model.ID { return s.articles[i].ID }

// Serials returns when each article came, among all of an archive: 0 for the
// first. Merging does not change them.
func (s *Segment) Serials() []uint32 { return s.serial }

// Letters returns the letters of the i-th article's title, as printed.
func (s *Segment) Letters(i int) Letters { return s.letters[i] }

// Bodies returns the distinct bodies that the articles name.
func (s *Segment) Bodies() []Body { return s.bodies }

// Named returns the bodies that the i-th article names, as indices of Bodies.
func (s *Segment) Named(i int) []uint32 { return s.named[s.namedAt[i]:s.namedAt[i+1]] }

// Primary returns the body that the i-th article is mainly about, as an index
// of Bodies, or -1.
func (s *Segment) Primary(i int) int { return int(s.primary[i]) - 1 }

// People returns the distinct names of people.
func (s *Segment) People() []string { return s.people }

// Wrote returns the people that the i-th article names as its reporters,
// editors and photographers, as indices of People.
func (s *Segment) Wrote(i int) []uint32 { return s.wrote[s.wroteAt[i]:s.wroteAt[i+1]] }

// Sources returns the distinct sources as printed, "" among them if an article
// has none.
func (s *Segment) Sources() []string { return s.sources }

// SourceKeys returns, for each of Sources, what it is sorted and told apart by.
func (s *Segment) SourceKeys() []string { return s.keys }

// Source returns the i-th article's source as an index of Sources.
func (s *Segment) Source(i int) uint32 { return s.source[i] }

// SourceUses returns, for each of Sources, how many articles have it.
func (s *Segment) SourceUses() []int {
	uses := make([]int, len(s.sources))
	for _, n := range s.source {
		uses[n]++
	}
	return uses
}

// Langs returns the distinct languages.
func (s *Segment) Langs() []model.Lang { return s.langs }

// Lang returns the i-th article's language as an index of Langs.
func (s *Segment) Lang(i int) uint8 { return s.lang[i] }

// Words returns how many words the texts have, a Han character being one.
func (s *Segment) Words() int64 { return s.words }

// Size returns how many bytes the index takes, the articles apart.
func (s *Segment) Size() int {
	n := 8*(len(s.when)+len(s.letters)) + len(s.lang)
	for _, c := range [...][]uint32{s.length, s.source, s.primary, s.byID, s.serial, s.named, s.namedAt, s.naming, s.namingAt, s.wrote, s.wroteAt} {
		n += 4 * len(c)
	}
	n += 4 * len(s.month)
	for _, f := range [...]*field{s.title, s.body, s.by} {
		n += f.size()
	}
	return n
}

func (f *field) size() int {
	n := len(f.data) + len(f.words.data) + 4*len(f.words.groups) + 4*(len(f.pairs.firsts)+len(f.pairs.starts)+len(f.pairs.seconds))
	return n + f.words.offsets.size() + f.pairs.offsets.size()
}

func (o *offsets) size() int { return 5 * len(o.low) }

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

// Newer orders the i-th article of s and the j-th of t newest first, undated
// ones last, equal dates by path.
func Newer(s *Segment, i int, t *Segment, j int) int {
	return cmp.Or(cmp.Compare(t.when[j], s.when[i]), strings.Compare(s.articles[i].Path, t.articles[j].Path))
}

// When returns a number that grows with the i-th article's date.
func (s *Segment) When(i int) int64 { return s.when[i] }

// Dated tells whether the i-th article has a date.
func (s *Segment) Dated(i int) bool { return s.when[i] > undated }

// Pages returns how many are pages that are no article: the last ones.
func (s *Segment) Pages() int {
	from, _ := slices.BinarySearchFunc(s.when, pageKey, func(w int64, u int64) int { return cmp.Compare(u, w) })
	return len(s.when) - from
}

// Page tells whether the i-th article is a page that is none.
func (s *Segment) Page(i int) bool { return s.when[i] == pageKey }

// Undated returns how many articles have no date, pages among them.
func (s *Segment) Undated() int {
	from, _ := slices.BinarySearchFunc(s.when, undated, func(w int64, u int64) int { return cmp.Compare(u, w) })
	return len(s.when) - from
}

// Month returns the year of the i-th article, which must be dated, and, if it
// is known, the month (1 to 12, else 0).
func (s *Segment) Month(i int) (year int, month time.Month) {
	return int(s.month[i] >> 4), time.Month(s.month[i] & 15)
}

// yearMonth is the year of a date times 16 plus the month, 0 where that is not
// known.
func yearMonth(d model.Date) int32 {
	if d.IsZero() {
		return 0
	}
	n := int32(d.Time.Year()) << 4
	if d.Precision >= model.PrecisionMonth {
		n |= int32(d.Time.Month())
	}
	return n
}

// TitleKey is what titles are sorted by: folded, without punctuation.
func TitleKey(title string) string { return normal(title) }
