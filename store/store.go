package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gongbao/model"
	"gongbao/store/index"
)

// Store is an archive at one moment: a list of immutable segments with their
// articles in order. It never changes, so any number of sessions share it.
// Articles are numbered segment after segment; each segment begins at a
// multiple of 64, so that a set of numbers is the segments' sets side by side.
type Store struct {
	segments []*index.Segment
	starts   []uint32 // number of each segment's first article
	count    int      // of those that are there
	bare     int      // of count: articles of bare segments
	bound    int      // all numbers are below it
	serials  int      // how many serials were given
	newest   []uint32 // all articles, newest first
	pages    int      // of count: no articles
	undated  int      // how many at the end of newest have no date

	tree    func() *bodies // worked out when first asked for, in a store that was not read but found
	outlets func() *sources

	reprints *reprints

	views  views
	lately lately
	finds  finds
	places atomic.Pointer[[]uint32] // see placesInNewest
	find   func() *candidates

	numbers      func() []uint32  // see bySerial
	foldedNewest func() []uint32  // newest, with one row for each group of copies
	copied       func() index.Set // the articles of which there are copies; asked for once they are grouped
}

// empty is a Store without articles.
func empty() *Store {
	s := &Store{tree: given(noBodies()), outlets: given(noSources()), reprints: noReprints()}
	s.find, s.numbers, s.copied = sync.OnceValue(s.candidates), sync.OnceValue(s.bySerial), sync.OnceValue(s.withCopies)
	s.foldedNewest = sync.OnceValue(s.foldNewest)
	return s
}

// of is a Store of the given segments.
func of(segments []*index.Segment, b *bodies, src *sources, r *reprints) *Store {
	s := &Store{segments: segments, tree: given(b), outlets: given(src), reprints: r}
	s.number()
	s.tally()
	return s
}

// tally counts what has no date, and what is no article.
func (s *Store) tally() {
	for _, seg := range s.segments {
		s.undated += seg.Undated()
		s.pages += seg.Pages()
	}
}

// given is a function that returns what is given.
func given[T any](v T) func() T { return func() T { return v } }

// number gives each segment its numbers, and makes what is worked out when it
// is first asked for.
func (s *Store) number() {
	s.starts = make([]uint32, len(s.segments))
	for i, seg := range s.segments {
		s.starts[i] = uint32(s.bound)
		s.count += seg.Left()
		if seg.Bare() {
			s.bare += seg.Left()
		}
		s.bound += (seg.Len() + 63) / 64 * 64
	}
	s.find, s.numbers, s.copied = sync.OnceValue(s.candidates), sync.OnceValue(s.bySerial), sync.OnceValue(s.withCopies)
	s.foldedNewest = sync.OnceValue(s.foldNewest)
}

// bySerial returns the number of each article in the order in which they came;
// of those that are gone any number.
func (s *Store) bySerial() []uint32 {
	out := make([]uint32, s.serials)
	for c, seg := range s.segments {
		for i, serial := range seg.Serials() {
			out[serial] = s.starts[c] + uint32(i)
		}
	}
	return out
}

// serial returns when an article came: 0 for the first. Unlike its number it
// stays when segments are joined.
func (s *Store) serial(n uint32) uint32 {
	c, i := s.place(n)
	return s.segments[c].Serial(i)
}

// withSegment returns the store with a further segment.
func (s *Store) withSegment(seg *index.Segment) *Store {
	next := of(append(slices.Clip(s.segments), seg), s.tree().with(seg), s.outlets().with(seg), s.reprints)
	next.serials = s.serials + seg.Len()
	next.newest = next.merged(s.newest, next.numbersOf(len(s.segments)))
	return next
}

// replaced returns the store with one segment, or none, in the place of those
// from from up to to, of which it has the articles that are there.
func (s *Store) replaced(from, to int, seg ...*index.Segment) *Store {
	segments := slices.Concat(s.segments[:from], seg, s.segments[to:])
	next := of(segments, s.tree().replaced(from, to, seg), s.outlets().replaced(from, to, seg), s.reprints)
	next.serials = s.serials
	next.newest = next.renumbered(s)
	return next
}

// renumbered returns the articles of another store, newest first, by the numbers
// that they have in this one, which has the same in other segments.
func (s *Store) renumbered(old *Store) []uint32 {
	numbers := make([]uint32, old.bound) // by those of old
	bySerial := s.numbers()
	for c, seg := range old.segments {
		start := old.starts[c]
		for i, serial := range seg.Serials() {
			numbers[start+uint32(i)] = bySerial[serial]
		}
	}
	out := make([]uint32, len(old.newest))
	for i, n := range old.newest {
		out[i] = numbers[n]
	}
	return out
}

// indexed returns the store with the one of its segments that is bare indexed: it
// has the same articles under the same numbers.
func (s *Store) indexed(bare, whole *index.Segment) *Store {
	at := slices.Index(s.segments, bare)
	segments := slices.Clone(s.segments)
	segments[at] = whole
	next := &Store{segments: segments, newest: s.newest, pages: s.pages, undated: s.undated, serials: s.serials, tree: s.tree, outlets: s.outlets, reprints: s.reprints}
	next.number()
	next.numbers = s.numbers
	return next
}

// less returns the store without some articles of each segment, as numbers of
// that. All others keep their numbers, unless a bare segment goes with the last of
// its articles.
func (s *Store) less(gone [][]uint32) *Store {
	next := &Store{segments: slices.Clone(s.segments), serials: s.serials}
	var serials []uint32
	for c, docs := range gone {
		next.segments[c] = s.segments[c].Without(docs)
		for _, d := range docs {
			serials = append(serials, s.segments[c].Serial(int(d)))
		}
	}
	next.number()
	if next.count == 0 {
		return empty()
	}
	there := next.there()
	next.newest = slices.DeleteFunc(slices.Clone(s.newest), func(n uint32) bool { return !there.Has(n) })
	next.tally()
	next.tree = s.tree
	if next.losesBody(gone) {
		next.tree = sync.OnceValue(func() *bodies { return bodiesOf(next.segments) })
	}
	next.outlets = sync.OnceValue(func() *sources { return sourcesOf(next.segments) })
	next.reprints = s.reprints.less(serials)
	return next.cleared()
}

// cleared returns the store without bare segments whose articles are all gone: they
// have nothing to be indexed, and what is joined with a bare segment is bare.
func (s *Store) cleared() *Store {
	cleared := func(seg *index.Segment) bool { return seg.Bare() && seg.Left() == 0 }
	for to := len(s.segments); to > 0; to-- {
		from := to
		for from > 0 && cleared(s.segments[from-1]) {
			from--
		}
		if from < to {
			s, to = s.replaced(from, to), from
		}
	}
	return s
}

// losesBody tells whether the articles that went from each segment named a body
// there that no other names.
func (s *Store) losesBody(gone [][]uint32) bool {
	for c, docs := range gone {
		seg := s.segments[c]
		for _, d := range docs {
			if slices.ContainsFunc(seg.Named(int(d)), func(b uint32) bool { return !seg.Names(int(b)) }) {
				return true
			}
		}
	}
	return false
}

// there returns all articles that are there.
func (s *Store) there() index.Set {
	all := index.NewSet(s.bound)
	for c, seg := range s.segments {
		all.Put(int(s.starts[c]), seg.There())
	}
	return all
}

// gone returns how many articles of the segments are gone.
func (s *Store) gone() (n int) {
	for _, seg := range s.segments {
		n += len(seg.Gone())
	}
	return n
}

// allGone returns them, segment by segment.
func (s *Store) allGone() (all [][]uint32) {
	for _, seg := range s.segments {
		all = append(all, seg.Gone())
	}
	return all
}

// someThere is there; the zero Set where no article is gone.
func (s *Store) someThere() index.Set {
	if s.gone() > 0 {
		return s.there()
	}
	return index.Set{}
}

// numbersOf returns the articles of a segment, newest first.
func (s *Store) numbersOf(c int) []uint32 {
	out := s.segments[c].There().Append(make([]uint32, 0, s.segments[c].Left()))
	for i := range out {
		out[i] += s.starts[c]
	}
	return out
}

// merged joins two rows of articles, each newest first.
func (s *Store) merged(a, b []uint32) []uint32 {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return a
	}
	out := make([]uint32, 0, len(a)+len(b))
	for _, n := range b { // mostly a few among very many
		before, step := 0, 1 // of a so many are newer
		for before+step <= len(a) && s.newer(a[before+step-1], n) < 0 {
			before, step = before+step, 2*step
		}
		rest := a[before:min(before+step, len(a))]
		more, _ := slices.BinarySearchFunc(rest, n, s.newer)
		out = append(out, a[:before+more]...)
		out, a = append(out, n), a[before+more:]
	}
	return append(out, a...)
}

// newer orders articles newest first; those of one file keep their order.
func (s *Store) newer(a, b uint32) int {
	x, i := s.place(a)
	y, j := s.place(b)
	return cmp.Or(index.Newer(s.segments[x], i, s.segments[y], j), cmp.Compare(s.segments[x].Serial(i), s.segments[y].Serial(j)))
}

// Len returns how many articles there are.
func (s *Store) Len() int { return s.count }

// place returns the segment of the article with the given number, and its
// number there.
func (s *Store) place(n uint32) (segment, i int) {
	segment, found := slices.BinarySearch(s.starts, n)
	if !found {
		segment--
	}
	return segment, int(n - s.starts[segment])
}

// numbered returns the article with the given number.
func (s *Store) numbered(n uint32) *model.Article {
	segment, i := s.place(n)
	return s.segments[segment].Article(i)
}

// title returns the title of the article with the given number.
func (s *Store) title(n uint32) string {
	segment, i := s.place(n)
	return s.segments[segment].Title(i)
}

// union returns the body that is the n-th of a segment's, as the whole archive
// has it: a body that only texts know is named in several ways.
func (s *Store) union(segment, n int) *model.Union {
	if len(s.segments) == 1 {
		return s.segments[0].Body(n).Union // without a look at all the others
	}
	t := s.tree()
	return t.all[t.local[segment][n]].union
}

// published returns the date of the article with the given number.
func (s *Store) published(n uint32) model.Date {
	segment, i := s.place(n)
	return s.segments[segment].Published(i)
}

// dates returns the oldest and newest dates.
func (s *Store) dates() (first, last model.Date) {
	if dated := s.count - s.undated; dated > 0 {
		first = s.published(s.newest[dated-1])
		last = s.published(s.newest[0])
	}
	return first, last
}

// byID returns the number of the article with exactly this ID.
func (s *Store) byID(id model.ID) (uint32, bool) {
	for i, seg := range s.segments {
		for _, n := range seg.WithPrefix(id) {
			if seg.ID(int(n)) == id {
				return s.starts[i] + n, true
			}
		}
	}
	return 0, false
}

// UnknownIDError says that no article has the ID, or one that begins so.
type UnknownIDError struct{ ID model.ID }

func (e *UnknownIDError) Error() string {
	return fmt.Sprintf("no article has the ID %q", string(e.ID))
}

// AmbiguousIDError says that several articles have IDs that begin so.
type AmbiguousIDError struct {
	ID    model.ID
	Fits  []model.ID // some of the IDs that fit, in order
	Count int        // how many fit
}

func (e *AmbiguousIDError) Error() string {
	return fmt.Sprintf("%d articles have an ID that begins with %q (%s); type more of it", e.Count, string(e.ID), e.some())
}

func (e *AmbiguousIDError) some() string {
	var b strings.Builder
	for i, id := range e.Fits {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(id))
	}
	if e.Count > len(e.Fits) {
		b.WriteString(", …")
	}
	return b.String()
}

// mostFits is how many IDs an AmbiguousIDError names.
const mostFits = 5

// article returns the article whose ID is id or alone begins with it. Capitals
// count as small letters.
func (s *Store) article(id model.ID) (*model.Article, error) {
	id = model.ID(strings.ToLower(strings.TrimSpace(string(id))))
	if id == "" {
		return nil, &UnknownIDError{id}
	}
	if n, ok := s.byID(id); ok {
		return s.numbered(n), nil
	}
	var found uint32
	many := &AmbiguousIDError{ID: id}
	for c, seg := range s.segments {
		for k, n := range seg.WithPrefix(id) {
			found = s.starts[c] + n
			many.Count++
			if k < mostFits {
				many.Fits = append(many.Fits, seg.ID(int(n)))
			}
		}
	}
	switch many.Count {
	case 0:
		return nil, &UnknownIDError{id}
	case 1:
		return s.numbered(found), nil
	}
	slices.Sort(many.Fits)
	many.Fits = many.Fits[:min(len(many.Fits), mostFits)]
	return nil, many
}

// errNoClock is the error of a search without the reader's own day.
var errNoClock = errors.New("store: a View needs the reader's clock, Now")

func (v View) check() (time.Time, error) {
	if v.Now.IsZero() {
		return v.Now, errNoClock
	}
	return v.Now, nil
}
