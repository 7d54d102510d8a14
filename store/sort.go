package store

import (
	"cmp"
	"context"
	"math"
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
	err := parallel(ctx, (len(keys)+chunk-1)/chunk, func(ctx context.Context, c int) error {
		for at := c * chunk; at < min((c+1)*chunk, len(keys)); at++ {
			segment, i := s.place(s.newest[at])
			keys[at] = key(segment, i)
			keys[at].place, keys[at].number = at, s.newest[at]
		}
		return ctx.Err()
	})
	if err == nil {
		err = sortKeys(ctx, keys, compare)
	}
	if err != nil {
		return nil, err
	}
	rows := make([]uint32, len(keys))
	for i := range keys {
		rows[i] = keys[i].number
	}
	s.views[by].Store(&rows)
	return rows, nil
}

// chunk is how many articles one goroutine takes at a time.
const chunk = 2048

// sortKey is what an article is ordered by: text or rank, as the order is.
// Equal ones stay newest first.
type sortKey struct {
	text   string
	rank   float64
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

// ordering returns what an order compares the i-th article of a segment by, and
// how. Both are nil for Newest.
func (s *Store) ordering(by Sort) (key func(segment, i int) sortKey, compare func(a, b sortKey) int) {
	text := func(a, b sortKey) int { return emptyLast(a.text, b.text) }
	switch by {
	case Oldest:
		return func(segment, i int) sortKey {
			if seg := s.segments[segment]; seg.Dated(i) {
				return sortKey{rank: float64(seg.When(i))}
			}
			return sortKey{rank: math.Inf(1)}
		}, lowFirst
	case ByTitle:
		return func(segment, i int) sortKey {
			return sortKey{text: index.TitleKey(s.segments[segment].TitleHere(i))}
		}, text
	case BySource:
		return func(segment, i int) sortKey {
			return sortKey{text: s.segments[segment].SourceKeys()[s.segments[segment].Source(i)]}
		}, text
	case ByUnion:
		return func(segment, i int) sortKey {
			return sortKey{rank: float64(s.tree().primary(segment, s.segments[segment], i))}
		}, lowFirst
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
func (s *Store) ranked(ctx context.Context, match index.Set, ranking *index.Ranking) ([]uint32, error) {
	scores := make([]float32, s.bound)
	var some []piece
	for c, seg := range s.segments {
		docs := match.Part(int(s.starts[c]), seg.Len()).Append(nil)
		for part := range slices.Chunk(docs, ratedAtOnce) {
			some = append(some, piece{c, part})
		}
	}
	err := parallel(ctx, len(some), func(ctx context.Context, k int) error {
		seg, start := s.segments[some[k].segment], s.starts[some[k].segment]
		rated, err := ranking.Scores(ctx, seg, some[k].docs)
		for k, i := range some[k].docs {
			if !seg.Page(int(i)) { // a list names much and tells nothing
				scores[start+i] = rated[k]
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	rows := s.chosen(s.newest, match)
	byScore(rows, scores)
	return rows, ctx.Err()
}

// piece is some articles of a segment, in order.
type piece struct {
	segment int
	docs    []uint32
}

// ratedAtOnce is how many articles one goroutine rates at a time.
const ratedAtOnce = 1 << 16

// byScore sorts articles by their scores, which are not negative, highest
// first; equal ones stay in order. It sorts by the bits of the scores, a digit
// at a time, the least first.
func byScore(rows []uint32, scores []float32) {
	const digit, digits = 11, 3
	type scored struct{ bits, row uint32 }
	from, to := make([]scored, len(rows)), make([]scored, len(rows))
	for i, n := range rows {
		from[i] = scored{^math.Float32bits(scores[n]), n} // of floats above 0 the bits have their order
	}
	for shift := 0; shift < digits*digit; shift += digit {
		var next [1 << digit]int
		for _, x := range from {
			next[x.bits>>shift%(1<<digit)]++
		}
		at := 0
		for d, n := range next {
			next[d] = at
			at += n
		}
		for _, x := range from {
			d := x.bits >> shift % (1 << digit)
			to[next[d]] = x
			next[d]++
		}
		from, to = to, from
	}
	for i, x := range from {
		rows[i] = x.row
	}
}
