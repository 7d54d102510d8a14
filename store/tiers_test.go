package store

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"gongbao/model"
	"gongbao/store/index"
)

func TestToJoin(t *testing.T) {
	many := func(n, size int) (out []int) {
		for range n {
			out = append(out, size)
		}
		return out
	}
	for _, c := range []struct {
		sizes    []int
		from, to int
	}{
		{nil, 0, 0},
		{many(7, 100), 0, 0},
		{many(8, 100), 0, 8},
		{many(8, 5), 0, 0},
		{append(many(3, 5000), many(9, 100)...), 3, 12},
		{append(many(5, 100), append([]int{5000}, many(5, 100)...)...), 0, 0},
		{append(many(7, 1000), many(1, 100)...), 0, 8},
		{append(many(4, 100_000), many(8, 4000)...), 4, 12},
	} {
		if from, to := toJoin(c.sizes, tierWidth); from != c.from || to != c.to {
			t.Errorf("%v: %d to %d, want %d to %d", c.sizes, from, to, c.from, c.to)
		}
	}
}

// However segments come, few are left and no article is joined often.
func TestTiersStayFew(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for range 20 {
		var sizes []int
		total, work := 0, 0
		for range 2000 {
			n := 1 + rng.IntN(800)
			sizes, total = append(sizes, n), total+n
			if from, to := toJoin(sizes, tierWidth); to > from {
				sum := 0
				for _, n := range sizes[from:to] {
					sum += n
				}
				work += sum
				sizes = slices.Concat(sizes[:from], []int{sum}, sizes[to:])
			}
			if len(sizes) > 50 {
				t.Fatalf("%d segments: %v", len(sizes), sizes)
			}
		}
		if work > 6*total {
			t.Errorf("each article is joined %.1f times", float64(work)/float64(total))
		}
		if from, to := toFinish(sizes, mostSegments); len(sizes)-(to-from)+1 > mostSegments && len(sizes) > mostSegments {
			t.Errorf("%d segments, %d to %d of them are joined", len(sizes), from, to)
		}
	}
}

// What is joined in the background is published, and the archive ends with few
// segments and every article.
func TestSegmentsAreJoined(t *testing.T) {
	for seed := range uint64(5) {
		l := newLive("many", false)
		r := &reader{ctx: t.Context(), live: l, out: make(chan outcome, 1)}
		rng := rand.New(rand.NewPCG(seed, 8))
		var articles []*model.Article
		for i := range 40 {
			articles = append(articles, someArticle(rng, i))
			l.publish(prepare(articles[i:]), nil, false)
		}
		last := someArticle(rng, 40)
		r.out <- outcome{docs: prepare([]*model.Article{last})}
		close(r.out)
		if read, err := r.collect(); !read || err != nil {
			t.Fatal(read, err)
		}
		e := l.now.Load()
		if len(e.segments) > mostSegments || e.count != 41 || e.ending != done {
			t.Errorf("%d segments, %d articles, %d", len(e.segments), e.count, e.ending)
		}
		articles = append(articles, last)
		slices.SortFunc(articles, newestFirst)
		for i, h := range hits(t, searchText(t, l, "", Newest)) {
			if h.ID != articles[i].ID {
				t.Fatalf("row %d is %s, want %s", i, h.Path, articles[i].Path)
			}
		}
	}
}

// A joint that fails is a problem and changes nothing.
func TestFailingJoint(t *testing.T) {
	j := join([]*index.Segment{{}, nil})
	if j.failed == nil || j.whole != nil {
		t.Fatalf("%+v", j)
	}
	b := newJoiner(join)
	b.busy = true
	p := b.take(j, "broken")
	if p == nil || p.Path != "broken" || !b.failed || b.busy {
		t.Errorf("%+v %+v", p, b)
	}
	if b.last(t.Context(), 100) {
		t.Error("what failed is tried again")
	}
}

// The end of loading does not wait for a joint when it is ended.
func TestEndedWhileJoining(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := newJoiner(join)
	b.busy = true // and nothing will ever come
	cancel()
	if _, ok := b.wait(ctx, empty()); ok || b.last(ctx, 1) {
		t.Error("a joint")
	}
}
