package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"gongbao/model"
	"gongbao/store/index"
)

// Store is an archive at one moment: a list of immutable segments with their
// articles in order. It never changes, so any number of sessions share it.
// Articles are numbered from 0, segment after segment.
type Store struct {
	segments []*index.Segment
	starts   []uint32 // number of each segment's first article
	count    int
	newest   []uint32 // all articles, newest first
	undated  int      // how many at the end of newest have no date

	bodies    *bodies
	sources   *sources
	words     int64   // bytes of all texts searched
	meanWords float64 // per article

	reprints *reprints

	views views
	find  func() *candidates
}

// empty is a Store without articles.
func empty() *Store {
	s := &Store{bodies: noBodies(), sources: noSources(), reprints: noReprints()}
	s.find = sync.OnceValue(s.candidates)
	return s
}

// with returns the store with one segment more, of the given articles.
func (s *Store) with(docs []*index.Doc) *Store {
	if len(docs) == 0 {
		return s // an empty segment would share its first number with the next
	}
	seg := index.New(docs)
	next := &Store{
		segments: append(slices.Clip(s.segments), seg),
		starts:   append(slices.Clip(s.starts), uint32(s.count)),
		count:    s.count + seg.Len(),
		undated:  s.undated,
		bodies:   s.bodies.with(seg),
		sources:  s.sources.with(seg),
		words:    s.words + seg.Words(),
		reprints: s.reprints,
	}
	for _, d := range docs {
		if !d.Dated() {
			next.undated++
		}
	}
	if next.count > 0 {
		next.meanWords = float64(next.words) / float64(next.count)
	}
	next.newest = next.merge(s.newest, uint32(s.count))
	next.find = sync.OnceValue(next.candidates)
	return next
}

// merge puts the articles from number start on among those already in order.
func (s *Store) merge(old []uint32, start uint32) []uint32 {
	added := make([]uint32, 0, s.count-int(start))
	for n := start; int(n) < s.count; n++ {
		added = append(added, n)
	}
	slices.SortFunc(added, s.newer)
	out := make([]uint32, 0, s.count)
	for len(old) > 0 && len(added) > 0 {
		if s.newer(old[0], added[0]) <= 0 {
			out, old = append(out, old[0]), old[1:]
		} else {
			out, added = append(out, added[0]), added[1:]
		}
	}
	return append(append(out, old...), added...)
}

// newer orders articles newest first; those of one file keep their order.
func (s *Store) newer(a, b uint32) int {
	return cmp.Or(index.Newer(s.doc(a), s.doc(b)), cmp.Compare(a, b))
}

// Len returns how many articles there are.
func (s *Store) Len() int { return s.count }

// doc returns the article with the given number.
func (s *Store) doc(n uint32) *index.Doc {
	i, found := slices.BinarySearch(s.starts, n)
	if !found {
		i--
	}
	return s.segments[i].Doc(int(n - s.starts[i]))
}

// dates returns the oldest and newest dates.
func (s *Store) dates() (first, last model.Date) {
	if dated := s.count - s.undated; dated > 0 {
		first = s.doc(s.newest[dated-1]).Article.Published
		last = s.doc(s.newest[0]).Article.Published
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
		return s.doc(n).Article, nil
	}
	var found *model.Article
	many := &AmbiguousIDError{ID: id}
	for _, seg := range s.segments {
		for k, n := range seg.WithPrefix(id) {
			found = seg.Article(int(n))
			many.Count++
			if k < mostFits {
				many.Fits = append(many.Fits, found.ID)
			}
		}
	}
	switch many.Count {
	case 0:
		return nil, &UnknownIDError{id}
	case 1:
		return found, nil
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
