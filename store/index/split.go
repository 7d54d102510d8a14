package index

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// leastSplit is how much work, in articles to be looked into, is shared out
// among several goroutines.
const leastSplit = 1 << 13

// split calls work with stretches of the articles given, all at the same time
// where they are many, each with a run of its own. Stretches end at a multiple
// of 64, so that each has words of its own in a Set. If work panics so does
// split.
func (r *run) split(among scope, work func(r *run, among scope)) {
	parts := runtime.GOMAXPROCS(0)
	if parts < 2 || among.n < leastSplit {
		work(r, among)
		return
	}
	var group sync.WaitGroup
	runs, faults := make([]run, parts), make([]any, parts)
	from, left := 0, among.n
	for i := range parts {
		to, n := among.stretch(from, left/(parts-i))
		if i == parts-1 {
			to, n = len(among.words), left
		}
		part := scope{Set{make([]uint64, len(among.words))}, n}
		copy(part.words[from:to], among.words[from:to])
		runs[i] = run{ctx: r.ctx, s: r.s}
		group.Go(func() {
			defer func() {
				if why := recover(); why != nil {
					faults[i] = fmt.Sprintf("%v\n%s", why, debug.Stack())
				}
			}()
			work(&runs[i], part)
		})
		from, left = to, left-n
	}
	group.Wait()
	for i := range parts {
		r.ended = r.ended || runs[i].ended
		if faults[i] != nil {
			panic(faults[i])
		}
	}
}
