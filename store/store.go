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
	count    int
	bound    int      // all numbers are below it
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

	numbers func() []uint32  // see bySerial
	copied  func() index.Set // the articles of which there are copies; asked for once they are grouped
}

// empty is a Store without articles.
func empty() *Store {
	s := &Store{tree: given(noBodies()), outlets: given(noSources()), reprints: noReprints()}
	s.find, s.numbers, s.copied = sync.OnceValue(s.candidates), sync.OnceValue(s.bySerial), sync.OnceValue(s.withCopies)
	return s
}

// of is a Store of the given segments.
func of(segments []*index.Segment, b *bodies, src *sources, r *reprints) *Store {
	s := &Store{segments: segments, tree: given(b), outlets: given(src), reprints: r}
	s.number()
	for _, seg := range segments {
		s.undated += seg.Undated()
		s.pages += seg.Pages()
	}
	return s
}

// given is a function that returns what is given.
func given[T any](v T) func() T { return func() T { return v } }

// number gives each segment its numbers, and makes what is worked out when it
// is first asked for.
func (s *Store) number() {
	s.starts = make([]uint32, len(s.segments))
	for i, seg := range s.segments {
		s.starts[i] = uint32(s.bound)
		s.count += seg.Len()
		s.bound += (seg.Len() + 63) / 64 * 64
	}
	s.find, s.numbers, s.copied = sync.OnceValue(s.candidates), sync.OnceValue(s.bySerial), sync.OnceValue(s.withCopies)
}

// bySerial returns the number of each article in the order in which they came.
func (s *Store) bySerial() []uint32 {
	out := make([]uint32, s.count)
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
	start := next.starts[len(s.segments)]
	added := make([]uint32, seg.Len())
	for i := range added {
		added[i] = start + uint32(i)
	}
	next.newest = next.merged(s.newest, added)
	return next
}

// replaced returns the store with one segment in the place of those from from
// up to to, whose articles it has.
func (s *Store) replaced(from, to int, seg *index.Segment) *Store {
	segments := slices.Concat(s.segments[:from], []*index.Segment{seg}, s.segments[to:])
	next := of(segments, s.tree().replaced(from, to, seg), s.outlets().replaced(from, to, seg), s.reprints)
	for i, seg := range segments {
		numbers := make([]uint32, seg.Len())
		for k := range numbers {
			numbers[k] = next.starts[i] + uint32(k)
		}
		next.newest = next.merged(next.newest, numbers)
	}
	return next
}

// merged joins two rows of articles, each newest first.
func (s *Store) merged(a, b []uint32) []uint32 {
	if len(a) == 0 {
		return b
	}
	out := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if s.newer(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
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
