package store

import (
	"context"
	"fmt"
	"slices"

	"gongbao/store/index"
	"gongbao/store/pack"
)

// While an archive is loaded its segments are joined in the background: small
// ones first, several at a time, so that each article is joined again only a
// few times and a loaded archive has few segments. Only segments beside each
// other are joined, so that articles keep the order in which they were found.

const (
	tierWidth    = 8  // segments of about one size that are joined, and how much larger the next size is
	smallestTier = 64 // articles
	mostSegments = 8  // of a loaded archive
)

// tier tells how large a segment is: 0 up to smallestTier, and one more for
// each tierWidth times that.
func tier(articles int) int {
	t := 0
	for size := smallestTier; articles > size; size *= tierWidth {
		t++
	}
	return t
}

// toJoin returns a row of segments to be joined, or an empty one: the first of
// width or more which together are larger, by a tier at least, than each.
// So an article is joined no more often than there are tiers.
func toJoin(sizes []int, width int) (from, to int) {
	largest := 0
	for _, size := range sizes {
		largest = max(largest, tier(size))
	}
	for t := range largest + 1 {
		sum := 0
		for i := 0; i <= len(sizes); i++ {
			if i < len(sizes) && tier(sizes[i]) <= t {
				sum += sizes[i]
				continue
			}
			if i-from >= width && tier(sum) > t {
				return from, i
			}
			from, sum = i+1, 0
		}
		from = 0
	}
	return 0, 0
}

// toFinish returns the row of segments whose joining leaves so many and
// costs least, or an empty one where there are no more.
func toFinish(sizes []int, most int) (from, to int) {
	n := len(sizes) - most + 1
	if n < 2 {
		return 0, 0
	}
	least := -1
	for i := range len(sizes) - n + 1 {
		sum := 0
		for _, size := range sizes[i : i+n] {
			sum += size
		}
		if least < 0 || sum < least {
			from, least = i, sum
		}
	}
	return from, from + n
}

// sizes returns how many articles that are there each segment has.
func (s *Store) sizes() []int {
	sizes := make([]int, len(s.segments))
	for i, seg := range s.segments {
		sizes[i] = seg.Left()
	}
	return sizes
}

// joint is segments of a Store and the one that takes their place, or why there
// is none.
type joint struct {
	parts  []*index.Segment
	whole  *index.Segment
	failed any
}

func join(parts []*index.Segment) joint {
	return joinBy(parts, func(parts []*index.Segment) *index.Segment { return index.Merge(parts...) })
}

func joinBy(parts []*index.Segment, merge func([]*index.Segment) *index.Segment) (j joint) {
	j.parts = parts
	defer pack.Faults()()
	defer func() { j.failed = recover() }()
	j.whole = merge(parts)
	return j
}

// joined returns the store with the joint's segment in the place of its parts;
// with none where all of their articles are gone, see Live.build.
func (s *Store) joined(j joint) *Store {
	from := slices.Index(s.segments, j.parts[0])
	if j.whole.Len() == 0 {
		return s.replaced(from, from+len(j.parts))
	}
	return s.replaced(from, from+len(j.parts), j.whole)
}

// joiner joins segments in the background, one row at a time.
type joiner struct {
	done   chan joint
	busy   bool
	failed bool // a fault of ours: the segments stay as they are
	from   int  // the segments before lie in the snapshot and are left alone
	width  int  // how many are joined at a time
	most   int  // how many there may be at the end
	join   func([]*index.Segment) joint
}

func newJoiner(join func([]*index.Segment) joint) *joiner {
	return &joiner{done: make(chan joint, 1), join: join, width: tierWidth, most: mostSegments}
}

// begin begins to join segments of s, where there are enough small ones.
func (b *joiner) begin(s *Store) {
	if b.busy || b.failed || s.bare > 0 {
		return
	}
	if from, to := toJoin(s.sizes()[b.from:], b.width); to > from {
		b.busy = true
		parts := s.segments[b.from+from : b.from+to : b.from+to]
		go func() { b.done <- b.join(parts) }()
	}
}

// last tells whether there is something to be waited for before the end of
// loading: a joint that is being made, or one that is needed because so many
// segments are too many.
func (b *joiner) last(ctx context.Context, segments int) bool {
	return ctx.Err() == nil && (b.busy || !b.failed && segments-b.from > b.most)
}

// wait returns the joint that is being made, or makes the last one of s. There
// is none where ctx ends before.
func (b *joiner) wait(ctx context.Context, s *Store) (joint, bool) {
	if !b.busy {
		from, to := toFinish(s.sizes()[b.from:], b.most)
		if to == from {
			return joint{}, false
		}
		b.busy = true
		parts := s.segments[b.from+from : b.from+to : b.from+to]
		go func() { b.done <- b.join(parts) }()
	}
	select {
	case j := <-b.done:
		return j, true
	case <-ctx.Done():
		return joint{}, false
	}
}

// take notes that a joint was taken from done, and returns what went wrong.
func (b *joiner) take(j joint, archive string) *Problem {
	b.busy = false
	if j.failed == nil {
		return nil
	}
	b.failed = true
	return &Problem{Path: archive, Reason: fmt.Sprintf("joining the index of %d parts failed: %v", len(j.parts), j.failed), Hint: reportHint}
}
