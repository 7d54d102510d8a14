package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"gongbao/store/index"
)

// sorts is how many orders there are.
const sorts = int(ByTitle) + 1

// views are all articles in each order, sorted when first asked for. Newest is
// kept by the Store itself. Two who ask at once for an order that nobody asked
// for before each sort, so that neither waits for what the other gives up.
type views [sorts]atomic.Pointer[[]uint32]

// view returns all articles in the given order; unknown orders are Newest. The
// error is that of ctx.
func (s *Store) view(ctx context.Context, by Sort) ([]uint32, error) {
	key, compare := s.ordering(by)
	if compare == nil {
		return s.newest, nil
	}
	if rows := s.views[by].Load(); rows != nil {
		return *rows, nil
	}
	keys := make([]sortKey, len(s.newest))
	for place, n := range s.newest {
		if place%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		keys[place] = key(s.doc(n))
		keys[place].place, keys[place].number = place, n
	}
	if err := sortKeys(ctx, keys, compare); err != nil {
		return nil, err
	}
	rows := make([]uint32, len(keys))
	for i := range keys {
		rows[i] = keys[i].number
	}
	s.views[by].Store(&rows)
	return rows, nil
}

// sortKey is what an article is ordered by; which of text, rank and doc counts
// is the order's business. Equal ones stay newest first.
type sortKey struct {
	text   string
	rank   float64
	doc    *index.Doc
	place  int // in Newest
	number uint32
}

// sortKeys sorts. After the end of ctx all are equal to it, which ends sorting
// soon, and what is left has no order.
func sortKeys(ctx context.Context, keys []sortKey, compare func(a, b sortKey) int) error {
	n, ended := 0, false
	slices.SortFunc(keys, func(a, b sortKey) int {
		if n++; n%4096 == 0 {
			ended = ctx.Err() != nil
		}
		if ended {
			return 0
		}
		if c := compare(a, b); c != 0 {
			return c
		}
		return a.place - b.place
	})
	return ctx.Err()
}

// ordering returns what an order compares articles by, and how. Both are nil
// for Newest.
func (s *Store) ordering(by Sort) (key func(*index.Doc) sortKey, compare func(a, b sortKey) int) {
	text := func(a, b sortKey) int { return emptyLast(a.text, b.text) }
	switch by {
	case Oldest:
		return func(d *index.Doc) sortKey { return sortKey{doc: d} }, func(a, b sortKey) int { return index.Older(a.doc, b.doc) }
	case ByTitle:
		return func(d *index.Doc) sortKey { return sortKey{text: d.TitleKey()} }, text
	case BySource:
		return func(d *index.Doc) sortKey { return sortKey{text: d.SourceKey()} }, text
	case ByUnion:
		return func(d *index.Doc) sortKey { return sortKey{rank: float64(s.bodies.primary(d.Article))} }, lowFirst
	}
	return nil, nil
}

func lowFirst(a, b sortKey) int { return cmp.Compare(a.rank, b.rank) }

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
	if err != nil {
		return nil, err
	}
	keys := make([]sortKey, len(rows))
	for place, n := range rows {
		keys[place] = sortKey{rank: -scores[n], place: place, number: n}
	}
	err = sortKeys(ctx, keys, lowFirst)
	for i := range keys {
		rows[i] = keys[i].number
	}
	return rows, err
}
