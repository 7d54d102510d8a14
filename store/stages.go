package store

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"time"

	"gongbao/store/index"
	"gongbao/store/pack"
	"gongbao/store/procs"
)

// A large archive is read for the first time in two stages, for it takes several
// times as long to index a text as to read it. In the first all articles are
// listed: they go into bare segments, which lack the words of the texts. In the
// second, when there is nothing left to read, the texts are indexed, out of the
// records of the bare segments, one after the other in the order in which they
// came. Both lie in the book, so that nothing is done twice if reading is ended
// early. What is small, and what has no book, is indexed while it is read.

// An archive is large of which so many files are to be read, or of so many bytes,
// or so many articles came.
const (
	bareFrom      = 2048
	bareFromBytes = 16 << 20
)

// mostBare is how many articles a bare segment has, about, at most.
const mostBare = 1536

// stage tells whoever reads to leave the texts for the second stage once it is
// known that the archive is large.
func (c *collector) stage(articles int) {
	c.came += articles
	from := cmp.Or(c.cache.bareFrom, bareFrom)
	if c.staged || c.came < from && c.toRead.Load() < int64(from) && c.bytesToRead.Load() < bareFromBytes {
		return
	}
	c.staged = true
	c.bare.Store(c.cache.Path != "" && c.openBook() != nil)
}

// indexing is a bare segment whose texts are being indexed.
type indexing struct {
	bare  *index.Segment
	built chan struct{} // closed when the rest is there
	whole *index.Segment
	fault any

	problems []Problem // of articles that are left without words
}

// indexTexts is the second stage. It ends early where loading is ended; what is
// indexed by then is published. A segment where that fails stays bare, and all
// others are indexed.
func (c *collector) indexTexts() {
	s := c.live.now.Load().Store
	if s.bare == 0 {
		return
	}
	c.checkpoint(nil)
	if c.packer == nil { // nothing was read but what an earlier reading left
		c.packer = index.NewPacker(c.found.words())
	}
	done, total := 0, 0
	for _, seg := range s.segments {
		if seg.Bare() {
			total += seg.Len() // those that are gone are indexed with the others
		} else {
			done += seg.Left()
		}
	}
	total += done
	c.live.load.change(func(p *Loading) {
		*p = Loading{Active: p.Active, Phase: Indexing, Done: done, Before: done, Total: total, Began: time.Now()}
	})
	var ahead []*indexing
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	next := s.segments
	for len(next)+len(ahead) > 0 {
		for len(next) > 0 && len(ahead) < min(procs.N(), mostBatches) {
			if next[0].Bare() {
				ahead = append(ahead, c.indexText(ctx, next[0]))
			}
			next = next[1:]
		}
		if len(ahead) == 0 {
			break
		}
		select {
		case <-ahead[0].built:
			c.publishIndexed(ahead[0])
			ahead = ahead[1:]
			runtime.Gosched() // whoever shows it comes first, on one processor too
		case <-c.ctx.Done():
			stop()
			for _, i := range ahead { // nothing is read meanwhile that could be waited for
				<-i.built
				c.publishIndexed(i)
			}
			return
		}
	}
}

// indexText begins to index a bare segment.
func (c *collector) indexText(ctx context.Context, bare *index.Segment) *indexing {
	i := &indexing{bare: bare, built: make(chan struct{})}
	each := (procs.N() + mostBatches - 1) / mostBatches
	go func() {
		defer close(i.built)
		defer pack.Faults()()
		defer func() { i.fault = recover() }()
		i.whole, _ = bare.Whole().Indexed(ctx, c.packer, each, func() {
			c.giveWay()
			c.live.load.change(func(p *Loading) { p.Done, p.At = p.Done+1, time.Now() })
		}, func(a int, why any) {
			if !bare.Has(a) {
				return
			}
			_, path, _ := bare.Head(a)
			reason := fmt.Sprintf("indexing its text failed: %v", why)
			i.problems = append(i.problems, Problem{Path: path, Reason: reason, Hint: reportHint, file: bare.File(a)})
		})
	}()
	return i
}

// publishIndexed publishes a segment that is indexed; one that is not, for loading
// was ended, stays bare.
func (c *collector) publishIndexed(i *indexing) {
	defer func() {
		if why := recover(); why != nil {
			err := c.failed(fmt.Sprintf("indexing %d articles of %s", i.bare.Len(), c.live.name), why)
			if !isDamage(err) {
				c.live.publishing(nil, []Problem{{Path: c.live.name, Reason: err.Error(), Hint: reportHint}}, going)
			}
			c.err = cmp.Or(c.err, err)
		}
	}()
	if i.fault != nil {
		panic(i.fault)
	}
	if i.whole == nil {
		return
	}
	c.live.publishIndexed(i.bare, i.whole, i.problems)
	c.checkpointIfDue()
}
