package index

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"gongbao/store/pack"
	"gongbao/store/procs"
)

// run is what one goroutine needs to go through the articles of a segment.
type run struct {
	ctx   context.Context
	s     *Segment
	work  int
	ended bool
	room  []uint64 // for the sets of a stretch
	used  int
}

// mostUnasked is how much work, in articles looked at, is done without looking
// whether the answer is still wanted.
const mostUnasked = 1 << 12

// goOn notes work done, and tells whether to go on.
func (r *run) goOn(work int) bool {
	if r.work += work; r.work >= mostUnasked {
		r.work = 0
		r.ended = r.ended || r.ctx.Err() != nil
	}
	return !r.ended
}

// set returns an empty set of the same bounds, good until the next stretch.
func (r *run) set(like Set) Set {
	return Set{r.words(len(like.words)), like.first}
}

// whole returns the set of all articles of a stretch that are there.
func (r *run) whole(from, to uint32) Set {
	all := Set{r.words(int(to-from+63) / 64), from}
	all.addRange(int(from), int(to))
	r.s.keep(all)
	return all
}

func (r *run) words(n int) []uint64 {
	if r.used+n > len(r.room) {
		r.room, r.used = make([]uint64, max(8*n, 2*len(r.room), 64)), 0 // sets made before keep theirs
	}
	words := r.room[r.used : r.used+n : r.used+n]
	clear(words)
	r.used += n
	return words
}

// walk goes through a segment's articles, or those from one number up to
// another, in stretches that become longer.
type walk struct {
	run
	root    seeker
	at, end uint32
	step    uint32
}

// A stretch is so many articles long: the first where the newest are wanted,
// and any at most.
const (
	firstStretch = 1 << 11
	mostStretch  = 1 << 14
)

// walk begins a way through the articles; from must be a multiple of 64, and
// step one that is a power of 2.
func (b Bound) walk(ctx context.Context, from, to, step uint32) *walk {
	w := &walk{run: run{ctx: ctx, s: b.s}, at: from, end: to, step: step}
	w.root = b.conditions().seek(&w.run)
	return w
}

// conditions are what articles must meet.
func (b Bound) conditions() bound {
	if b.root == nil {
		return filter(func(out Set) { out.addRange(0, b.s.Len()) })
	}
	return b.root
}

// stretch returns all articles of the next stretch, false at the end or when the
// answer is no longer wanted.
func (w *walk) stretch() (among Set, ok bool) {
	if w.ended = w.ended || w.ctx.Err() != nil; w.ended || w.at >= w.end {
		return Set{}, false
	}
	w.used = 0
	to := min(w.at+w.step, w.end)
	among = w.whole(w.at, to)
	w.at, w.step = to, min(2*w.step, mostStretch)
	return among, true
}

// next returns the likely articles of the next stretch, and false as stretch does.
func (w *walk) next() (likely Set, ok bool) {
	if likely, ok = w.stretch(); ok {
		likely = w.root.likely(likely)
	}
	return likely, ok
}

// settle takes out of likely articles those that do not match.
func (w *walk) settle(likely Set) {
	if w.root.exact() {
		return
	}
	likely.Each(func(d uint32) bool {
		if !w.root.certain(d) {
			likely.remove(d)
		}
		return w.goOn(8)
	})
}

// Match returns the articles that match. It ends early with the error of ctx.
func (b Bound) Match(ctx context.Context) (Set, error) {
	out := NewSet(b.s.Len())
	b.share(0, func(_ int, from, to uint32) {
		b.fill(b.walk(ctx, from, to, mostStretch), out)
	})
	return out, ctx.Err()
}

// fill puts in what matches of the articles to go through.
func (b Bound) fill(w *walk, out Set) {
	for likely, ok := w.next(); ok; likely, ok = w.next() {
		w.settle(likely)
		out.stretch(likely.first, likely.bound()).or(likely)
	}
}

// Has tells whether an article matches.
func (b Bound) Has(d uint32) bool {
	if !b.s.Has(int(d)) {
		return false
	}
	r := &run{ctx: context.Background(), s: b.s}
	one := NewSet(64)
	one.first = d / 64 * 64
	one.Add(d)
	seek := b.conditions().seek(r)
	return seek.likely(one).Has(d) && seek.certain(d)
}

// First returns the newest n articles that match, newest first, and false; or
// all that match, and true, where they are no more or it took no longer to find
// them all. It ends early with the error of ctx.
func (b Bound) First(ctx context.Context, n int) (docs []uint32, all bool, err error) {
	w := b.walk(ctx, 0, uint32(b.s.Len()), firstStretch)
	for likely, ok := w.next(); ok; likely, ok = w.next() {
		likely.Each(func(d uint32) bool {
			if w.root.certain(d) {
				docs = append(docs, d)
			}
			return len(docs) < n && w.goOn(8)
		})
		if len(docs) >= n {
			return docs, false, ctx.Err()
		}
		if w.at < w.end && uint64(w.at)*uint64(n) > uint64(len(docs))*uint64(w.end)/2 && w.at >= mostAlone {
			break // most of the segment is to be looked through
		}
	}
	if w.ended || w.at >= w.end {
		return docs, true, ctx.Err()
	}
	rest := NewSet(int(w.end - w.at))
	rest.first = w.at
	b.share(w.at, func(_ int, from, to uint32) {
		b.fill(b.walk(ctx, from, to, mostStretch), rest)
	})
	return rest.Append(docs), true, ctx.Err()
}

// mostAlone is how many articles are gone through in search of the newest
// before all are.
const mostAlone = 1 << 13

// leastShared is how much work, in articles to be looked at, is shared out among
// several goroutines.
const leastShared = 1 << 14

// share calls work with parts of the segment's articles from number from on, one
// after the other or, where there is much to do, all at the same time. Parts
// begin at a multiple of 64, so that each has words of its own in a Set. If work
// panics so does share.
func (b Bound) share(from uint32, work func(part int, from, to uint32)) {
	end, parts := uint32(b.s.Len()), b.parts()
	if parts == 1 {
		work(0, from, end)
		return
	}
	size := (end - from) / uint32(parts) / 64 * 64
	var group sync.WaitGroup
	faults := make([]any, parts)
	for i := range parts {
		begin, to := from+uint32(i)*size, from+uint32(i+1)*size
		if i == parts-1 {
			to = end
		}
		group.Go(func() {
			defer pack.Faults()()
			defer func() {
				if why := recover(); why != nil {
					if pack.Rescue(why) == nil {
						why = fmt.Sprintf("%v\n%s", why, debug.Stack())
					}
					faults[i] = why
				}
			}()
			work(i, begin, to)
		})
	}
	group.Wait()
	if i := slices.IndexFunc(faults, func(why any) bool { return why != nil }); i >= 0 {
		panic(faults[i])
	}
}

// parts is how many goroutines share the work.
func (b Bound) parts() int {
	if b.Cost() < leastShared {
		return 1
	}
	return max(1, min(procs.N(), b.s.Len()/mostStretch))
}
