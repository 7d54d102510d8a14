package store

import (
	"context"
	"math"

	"gongbao/store/index"
)

// titles takes the titles that are of the word tier. Where more can be than are
// soon looked at, the index is asked which, and the short ones are taken first.
func (f *finder) titles(ctx context.Context, parts []stretch, among index.Set) error {
	f.sets = make([]index.Set, len(f.s.segments))
	short := 0
	if f.cut.Load() == nil || f.left(parts, among) > fewLooked {
		if err := f.ask(ctx); err != nil {
			return err
		}
		short = f.short(parts, among)
		if err := f.pass(ctx, parts, among, short, false); err != nil {
			return err
		}
	}
	return f.pass(ctx, parts, among, short, true)
}

// fewLooked titles are looked at without asking the index.
const fewLooked = 1000

// ask asks the index of each segment for the titles that can be of the word tier.
func (f *finder) ask(ctx context.Context) error {
	asked := make([]index.Starts, len(f.s.segments))
	found := make([][]index.Set, len(asked))
	var parts []stretch // of what is asked
	for i, seg := range f.s.segments {
		asked[i] = seg.Starts(f.w.pattern)
		found[i] = make([]index.Set, asked[i].Parts())
		for k := range found[i] {
			parts = append(parts, stretch{segment: i, from: k})
		}
	}
	err := parallel(ctx, len(parts), func(ctx context.Context, i int) error {
		x := parts[i]
		found[x.segment][x.from] = asked[x.segment].Part(x.from)
		return ctx.Err()
	})
	for i := range asked {
		if err == nil {
			f.sets[i] = asked[i].Join(found[i])
		}
	}
	return err
}

func (f *finder) pass(ctx context.Context, parts []stretch, among index.Set, short int, others bool) error {
	return parallel(ctx, len(parts), func(ctx context.Context, i int) error {
		f.starts(parts[i], among, short, others)
		return ctx.Err()
	})
}

// starts takes the titles of a stretch that are of the word tier: of those that
// can be by the index, or that it takes for one word where several begin, the
// ones that are below so many halves, or all others; among, if it is any, are
// those that can match at all.
func (f *finder) starts(x stretch, among index.Set, short int, others bool) {
	least, below := 0, short
	if others {
		least, below = short, f.limit()
	}
	if least >= below {
		return
	}
	t := taker{f: f}
	defer t.done()
	start := int(f.s.starts[x.segment]) + x.from
	titles, set := f.mayStart(x, among, least, below)
	f.reaching(&titles, set)
	t.fetched |= titles.Fetch(set)
	set.Each(func(k uint32) bool {
		i := int(k)
		if !f.chance(wordTier, f.most(titles.Head(i), titles.Traits(i)), start+i) {
			return true
		}
		title := titles.At(i)
		score, ok := f.score(title, titles.Traits(i), wordTier)
		if !ok || !f.chance(wordTier, score, start+i) {
			return true
		}
		if _, atStart := f.w.rate.Whole(title, startsWord); atStart {
			t.add(found{at: start + i, tier: wordTier, score: score})
		}
		return true
	})
}

// limit returns the halves from which on a title is too long to be among the
// best.
func (f *finder) limit() int {
	cut := f.cut.Load()
	if cut == nil || cut.tier > wordTier {
		return allHalves
	}
	return min(max(0, f.w.rate.Peak()-cut.score)/2+1, allHalves)
}

// mayStart returns the titles of a stretch, and those of them that starts looks
// at.
func (f *finder) mayStart(x stretch, among index.Set, least, below int) (index.Titles, index.Set) {
	titles := f.s.segments[x.segment].Titles(x.from, x.to)
	set, n := f.sets[x.segment], x.to-x.from
	if !set.IsZero() {
		set = set.Part(x.from, n)
	}
	if !among.IsZero() {
		among = among.Part(int(f.s.starts[x.segment])+x.from, n)
	}
	return titles, titles.MayStart(set, among, least, below)
}

// reaching takes out of a set the titles that lack a letter, or are too long, by
// what begins in them, to be among the best, and returns how many are left.
func (f *finder) reaching(titles *index.Titles, set index.Set) int {
	least := math.MinInt / 2
	if cut := f.cut.Load(); cut != nil && cut.tier == wordTier {
		least = cut.score
	}
	return titles.Reaching(set, f.w.letters, f.w.rate.Reach(), least)
}

// short returns the halves below which the titles that starts looks at fill the
// rows, most likely, by what some of the stretches have. The best are among the
// shortest; once they are known few others need more than a look at their size.
func (f *finder) short(parts []stretch, among index.Set) int {
	var halves [allHalves]int
	few := some(parts)
	for _, x := range few {
		titles, set := f.mayStart(x, among, 0, allHalves)
		set.Each(func(k uint32) bool {
			halves[titles.Half(int(k))]++
			return true
		})
	}
	rows := shortRows * f.best.most * len(few)
	for half, n := range halves {
		if rows -= n * len(parts); rows < 0 {
			return half + 1
		}
	}
	return allHalves
}

// some returns a few of many stretches, from all over them.
func some(parts []stretch) (few []stretch) {
	for i := 0; i < len(parts); i += max(1, len(parts)/8) {
		few = append(few, parts[i])
	}
	return few
}

// left returns about how many titles there are to be looked at, by what some of
// the stretches have.
func (f *finder) left(parts []stretch, among index.Set) int {
	left := 0
	few := some(parts)
	for _, x := range few {
		titles, set := f.mayStart(x, among, 0, f.limit())
		left += f.reaching(&titles, set)
	}
	return left * len(parts) / max(1, len(few))
}

const (
	allHalves = index.MostHalf + 1
	shortRows = 2 // how many titles that can fill a row are looked at first
)
