package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
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
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		r := &run{ctx: ctx, s: s}
		part := p.root.bind(s).match(r, scope{fullSet(s.Len()), s.Len()})
		if n := part.Len(); !r.ended || n == 0 || n > s.Len()*3/4 {
			t.Errorf("%s: %d of %d are looked at", text, n, s.Len())
		}
		if _, err := p.Match(ctx, s); err != context.Canceled {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// What is shared out among goroutines is what one of them does.
func TestSplit(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 50 {
		all := scope{Set: NewSet(40_000)}
		for range rng.IntN(60_000) {
			all.Add(uint32(rng.IntN(40_000 >> rng.IntN(4))))
		}
		all.n = all.Len()
		r := &run{ctx: t.Context()}
		out := NewSet(40_000)
		var parts atomic.Int64
		r.split(all, func(_ *run, among scope) {
			if among.n != among.Len() {
				t.Errorf("%d articles are said to be %d", among.Len(), among.n)
			}
			parts.Add(int64(among.n))
			among.Each(func(d uint32) bool { out.Add(d); return true })
		})
		if !slices.Equal(out.words, all.words) || parts.Load() != int64(all.n) {
			t.Fatalf("%d articles of %d, each once: %d", out.Len(), all.n, parts.Load())
		}
	}
	defer func() {
		if why := recover(); why == nil || !strings.Contains(fmt.Sprint(why), "a fault") {
			t.Errorf("the caller sees %v", why)
		}
	}()
	(&run{ctx: t.Context()}).split(scope{fullSet(leastSplit), leastSplit}, func(*run, scope) { panic("a fault") })
}
