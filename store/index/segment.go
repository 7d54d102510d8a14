package index

import (
	"cmp"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	"gongbao/model"
	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// Segment is a batch of articles with their index, immutable. Its articles are
// numbered from 0, newest first; undated ones last, and pages behind them, equal
// dates by path, those of one file as they came. So the newest of what matches
// come first, and a stretch of time is a stretch of numbers.
//
// All that is searched lies in a few long rows of numbers and bytes without a
// pointer, so that it can be written to a file and read where it is mapped.
type Segment struct {
	n int
	columns
	titles, heads   texts        // see appendHead
	records         texts        // see record.pack
	dict            *Dict        // what it takes to read them
	dictIn          func() *Dict // or this reads it, when it is first asked for
	title, body, by *field
	*asked
	gone *gone // nil where all are there
	bare bool  // see Bare
}

// asked is what is worked out when it is first asked for, and then kept.
type asked struct {
	recent recent
	briefs briefs
	byBody atomic.Pointer[[]uint32] // see bodiesByID
}

// Before chooses between two descriptions of one body, so that the choice does
// not depend on which article was read first.
func Before(u, v *model.Union) bool {
	if u == v {
		return false
	}
	return cmp.Or(strings.Compare(u.Name, v.Name), strings.Compare(u.NameZH, v.NameZH), strings.Compare(u.Parent, v.Parent)) < 0
}

// Len returns how many articles there are, with those that are gone: all have
// lesser numbers.
func (s *Segment) Len() int { return s.n }

// Article returns the i-th article, which must not be changed. It is read out of
// its record, unless it was asked for lately.
func (s *Segment) Article(i int) *model.Article {
	if a := s.recent.get(i); a != nil {
		return a
	}
	r, err := unpackRecord(s.records.at(i), s.Dict())
	if err != nil {
		panic(s.damaged(err))
	}
	a := r.article(s.Title(i))
	a.ID, a.Path, a.Byline = s.Head(i)
	if r.size() <= mostRecent {
		s.recent.put(i, a)
	}
	return a
}

// beginning returns the deck of the i-th article and its blocks up to the n-th of
// those that are shown clean, at least: what stands behind is not unpacked, and
// it is not remembered.
func (s *Segment) beginning(i, n int) *model.Article {
	if a := s.recent.get(i); a != nil {
		return a
	}
	stored, err := recordIn(s.records.at(i), s.Dict())
	if err != nil {
		panic(s.damaged(err))
	}
	r, err := stored.record(record{numbers: stored.numbers}.upTo(n))
	if err != nil {
		panic(s.damaged(err))
	}
	return r.beginning(s.Title(i))
}

// damaged is what a record says that cannot be read although it fits its
// checksum: it was written so.
func (s *Segment) damaged(err error) any {
	if s.records.data.Mapped() {
		return &pack.DamagedError{Path: "the snapshot", Why: err.Error()}
	}
	return err
}

// ID returns the i-th article's ID.
func (s *Segment) ID(i int) model.ID {
	id, _, _ := readHead(s.heads.string(i))
	return model.ID(strings.Clone(id))
}

// Head returns the i-th article's ID, its path and its byline.
func (s *Segment) Head(i int) (id model.ID, path, byline string) {
	a, b, c := readHead(string(s.heads.at(i)))
	return model.ID(a), b, c
}

// path returns the i-th article's path, good while the segment is.
func (s *Segment) path(i int) string {
	_, path, _ := readHead(s.heads.string(i))
	return path
}

// Title returns the i-th article's title.
func (s *Segment) Title(i int) string { return string(s.titles.at(i)) }

// TitleHere returns the i-th article's title where it lies, to be looked at and
// not to be kept: what is kept is to be copied.
func (s *Segment) TitleHere(i int) string { return s.titles.string(i) }

// Published returns the i-th article's date. That of a page is left out.
func (s *Segment) Published(i int) model.Date {
	w := s.when.At(i)
	if w <= undated {
		return model.Date{}
	}
	return model.Date{
		Time:      time.Unix(w>>precisionBits, 0).UTC(),
		Precision: model.Precision(w & (1<<precisionBits - 1)),
		From:      model.From(s.origin.At(i)),
	}
}

// Serials returns when each article came, among all of an archive: 0 for the
// first. Merging does not change them.
func (s *Segment) Serials() []uint32 { return s.serial.All() }

// Serial returns when the i-th article came.
func (s *Segment) Serial(i int) uint32 { return s.serial.At(i) }

// Letters returns the letters of the titles, as printed.
func (s *Segment) Letters() []Letters { return s.letters.All() }

// Bodies returns the distinct bodies that the articles name.
func (s *Segment) Bodies() []Body { return s.bodies.all() }

// Body returns one of Bodies.
func (s *Segment) Body(i int) Body { return s.bodies.one(i) }

// Named returns the bodies that the i-th article names, as indices of Bodies.
func (s *Segment) Named(i int) []uint32 {
	return s.named.Slice(int(s.namedAt.At(i)), int(s.namedAt.At(i+1)))
}

// Primary returns the body that the i-th article is mainly about, as an index
// of Bodies, or -1.
func (s *Segment) Primary(i int) int { return int(s.primary.At(i)) - 1 }

// People returns the distinct names of people.
func (s *Segment) People() []string { return s.people.all() }

// Wrote returns the people that the i-th article names as its reporters,
// editors and photographers, as indices of People.
func (s *Segment) Wrote(i int) []uint32 {
	return s.wrote.Slice(int(s.wroteAt.At(i)), int(s.wroteAt.At(i+1)))
}

// Sources returns the distinct sources as printed, "" among them if an article
// has none.
func (s *Segment) Sources() []string { return s.sources.all() }

// SourceKeys returns, for each of Sources, what it is sorted and told apart by.
func (s *Segment) SourceKeys() []string { return s.keys.all() }

// Source returns the i-th article's source as an index of Sources.
func (s *Segment) Source(i int) uint32 { return s.source.At(i) }

// SourceName returns the i-th article's source as printed.
func (s *Segment) SourceName(i int) string { return s.sources.one(int(s.source.At(i))) }

// SourceUses returns, for each of Sources, how many articles have it.
func (s *Segment) SourceUses() []int {
	uses := make([]int, s.sources.n)
	for _, n := range s.source.All() {
		uses[n]++
	}
	for _, d := range s.Gone() {
		uses[s.source.At(int(d))]--
	}
	return uses
}

// Langs returns the distinct languages.
func (s *Segment) Langs() []model.Lang { return s.langs }

// Lang returns the i-th article's language as an index of Langs.
func (s *Segment) Lang(i int) uint8 { return s.lang.At(i) }

// File returns what Doc.File was of the i-th article.
func (s *Segment) File(i int) uint64 { return s.file.At(i) }

// Files returns what Doc.File was of each article, those that are gone too.
func (s *Segment) Files() []uint64 { return s.file.All() }

// Sketches returns the sketches of all articles where they lie.
func (s *Segment) Sketches() reprint.Rows {
	rows := reprint.Rows{Serials: s.serial.All(), Words: s.sketches.All()}
	if s.gone != nil {
		rows.Gone = func(i int) bool { return !s.Has(i) }
	}
	return rows
}

// Dict returns what the records are read with; nil where it takes nothing.
func (s *Segment) Dict() *Dict {
	if s.dictIn != nil {
		return s.dictIn()
	}
	return s.dict
}

// Words returns how many words the texts have, a Han character being one.
func (s *Segment) Words() int64 {
	if s.gone == nil {
		return s.words
	}
	return s.words - s.gone.words()
}

// WithPrefix returns the articles whose IDs begin with prefix, in order of ID.
func (s *Segment) WithPrefix(prefix model.ID) []uint32 {
	id := func(k int) string {
		id, _, _ := readHead(s.heads.string(int(s.byID.At(k))))
		return id
	}
	from := sort.Search(s.n, func(k int) bool { return id(k) >= string(prefix) })
	to := from
	for to < s.n && strings.HasPrefix(id(to), string(prefix)) {
		to++
	}
	return s.left(s.byID.Slice(from, to))
}

// Newer orders the i-th article of s and the j-th of t newest first, undated
// ones last, equal dates by path.
func Newer(s *Segment, i int, t *Segment, j int) int {
	if c := cmp.Compare(t.when.At(j), s.when.At(i)); c != 0 {
		return c
	}
	return strings.Compare(s.path(i), t.path(j))
}

// When returns a number that grows with the i-th article's date.
func (s *Segment) When(i int) int64 { return s.when.At(i) }

// Dated tells whether the i-th article has a date.
func (s *Segment) Dated(i int) bool { return s.when.At(i) > undated }

// Pages returns how many are pages that are no article: the last ones.
func (s *Segment) Pages() int { return s.n - s.firstPage() - s.goneFrom(s.firstPage()) }

// firstPage returns the number of the first page that is no article, which is
// Len where there is none; firstUndated does so of what has no date.
func (s *Segment) firstPage() int    { return s.firstBelow(pageKey + 1) }
func (s *Segment) firstUndated() int { return s.firstBelow(undated + 1) }

// Page tells whether the i-th article is a page that is none.
func (s *Segment) Page(i int) bool { return s.when.At(i) == pageKey }

// Undated returns how many articles have no date, pages among them.
func (s *Segment) Undated() int { return s.n - s.firstUndated() - s.goneFrom(s.firstUndated()) }

// firstBelow returns the first article whose dateKey is below one.
func (s *Segment) firstBelow(key int64) int {
	return sort.Search(s.n, func(i int) bool { return s.when.At(i) < key })
}

// Month returns the year of the i-th article, which must be dated, and, if it
// is known, the month (1 to 12, else 0).
func (s *Segment) Month(i int) (year int, month time.Month) {
	m := s.month.At(i)
	return int(m >> 4), time.Month(m & 15)
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
