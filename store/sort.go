package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"gongbao/store/index"
)

// sorts is how many orders there are.
const sorts = int(ByTitle) + 1

// views are all articles in each order, sorted when first asked for. Newest is
// kept by the Store itself.
type views [sorts]struct {
	once sync.Once
	rows []uint32
}

// view returns all articles in the given order; unknown orders are Newest.
func (s *Store) view(by Sort) []uint32 {
	compare := s.comparing(by)
	if compare == nil {
		return s.newest
	}
	v := &s.views[by]
	v.once.Do(func() {
		rows := slices.Clone(s.newest)
		slices.SortStableFunc(rows, func(a, b uint32) int { return compare(s.doc(a), s.doc(b)) })
		v.rows = rows
	})
	return v.rows
}

// comparing returns how the order compares two articles; equal ones stay
// newest first. It is nil for Newest.
func (s *Store) comparing(by Sort) func(a, b *index.Doc) int {
	switch by {
	case Oldest:
		return index.Older
	case ByTitle:
		return func(a, b *index.Doc) int { return emptyLast(a.TitleKey(), b.TitleKey()) }
	case BySource:
		return func(a, b *index.Doc) int { return emptyLast(a.SourceKey(), b.SourceKey()) }
	case ByUnion:
		return func(a, b *index.Doc) int {
			return cmp.Compare(s.bodies.primary(a.Article), s.bodies.primary(b.Article))
		}
	}
	return nil
}

// emptyLast orders texts, with those that are empty after all others.
func emptyLast(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return strings.Compare(a, b)
}

// ranked returns the articles that match, best first, equal ones newest first.
func (s *Store) ranked(ctx context.Context, match []bool, p *index.Program) ([]uint32, error) {
	rows := chosen(s.newest, match)
	scores := make([]float64, s.Len())
	err := s.eachChunk(ctx, func(ctx context.Context, c span) error {
		start := int(s.starts[c.segment])
		for i := c.from; i < c.to; i++ {
			if match[start+i] {
				scores[start+i] = p.Score(s.segments[c.segment].Doc(i), s.meanWords)
			}
			if i%256 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
		}
		return nil
	})
	slices.SortStableFunc(rows, func(a, b uint32) int { return cmp.Compare(scores[b], scores[a]) })
	return rows, err
}
