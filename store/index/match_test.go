package index

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"gongbao/model"
)

// A context that ends in the middle ends the work in the middle.
func TestMatchEndsInTheMiddle(t *testing.T) {
	var docs []*Doc
	for range 20_000 {
		docs = append(docs, NewDoc(&model.Article{Title: "workers of a union", Blocks: []model.Block{{Text: "the wages of workers 总工会议"}}}))
	}
	s := New(docs)
	for _, text := range []string{`"workers of a"`, `near:3:"wages workers"`, "总工会议"} {
		p := compile(t, text)
		whole, err := p.Match(t.Context(), s)
		if err != nil || whole.Len() != s.Len() {
			t.Errorf("%s: %d of %d, %v", text, whole.Len(), s.Len(), err)
		}
		b := p.Bind(s)
		w := b.walk(&ending{t.Context(), 1}, 0, uint32(s.Len()), mostStretch)
		looked := &counting{seeker: w.root}
		w.root = looked
		b.fill(w, NewSet(s.Len()))
		if !w.ended || looked.n == 0 || looked.n > mostUnasked {
			t.Errorf("%s: %d of %d are looked at", text, looked.n, s.Len())
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := b.Match(ctx); err != context.Canceled {
			t.Errorf("%s: %v", text, err)
		}
		if _, _, err := b.First(ctx, 20); err != context.Canceled {
			t.Errorf("%s: %v", text, err)
		}
		if _, err := p.Ranking([]*Segment{s}).Best(ctx, b, 20); err != context.Canceled {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// ending is a context that ends when it has been asked so many times.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return nil
}

// counting counts the articles that are looked into.
type counting struct {
	seeker
	n int
}

func (c *counting) certain(d uint32) bool { c.n++; return c.seeker.certain(d) }

// What is shared out among goroutines is all there is, and a fault of one of
// them is the caller's.
func TestShare(t *testing.T) {
	b := Bound{s: &Segment{n: 5*mostStretch + 77}, root: costly{}}
	for _, from := range []uint32{0, 64, 5 * mostStretch} {
		var all atomic.Int64
		b.share(from, func(_ int, begin, end uint32) {
			if begin%64 != 0 || begin > end {
				t.Errorf("a part from %d to %d", begin, end)
			}
			all.Add(int64(end - begin))
		})
		if got, want := all.Load(), int64(b.s.n)-int64(from); got != want {
			t.Errorf("%d articles of %d", got, want)
		}
	}
	defer func() {
		if why := recover(); why == nil || !strings.Contains(fmt.Sprint(why), "a fault") {
			t.Errorf("the caller sees %v", why)
		}
	}()
	b.share(0, func(int, uint32, uint32) { panic("a fault") })
}

type costly struct{ bound }

func (costly) cost() int { return leastShared }
