package store

import (
	"fmt"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/index"
)

// Batches that are indexed side by side are published in the order in which
// their articles came. One that fails is a problem; those behind it close up.
func TestBatchesInOrder(t *testing.T) {
	l := newLive("many", false)
	r := &reader{ctx: t.Context(), live: l}
	c := &collector{reader: r, joiner: newJoiner(join), timer: time.NewTimer(time.Hour)}
	var want []string
	for b := range 5 {
		o := outcome{records: []fileRecord{{key: uint64(b + 1)}}}
		if b == 2 {
			o.docs = []*index.Doc{{}}
		} else {
			for i := range 100 * (5 - b) {
				path := fmt.Sprintf("%d/%03d", b, i)
				want = append(want, path)
				o.docs = append(o.docs, index.NewDoc(&model.Article{ID: model.NewID(path, 0), Path: path, Title: "News of " + path}))
			}
		}
		c.take(o)
		if b < 4 {
			c.index()
		}
	}
	c.publish(done)
	e := l.now.Load()
	if c.err == nil || e.problems.n != 1 || len(r.records) != 5 {
		t.Errorf("%v, %d problems, %d records", c.err, e.problems.n, len(r.records))
	}
	if e.count != len(want) || e.ending != done {
		t.Fatalf("%d articles, want %d; %d", e.count, len(want), e.ending)
	}
	for i, path := range want {
		if a := e.came(uint32(i)); a.Path != path {
			t.Fatalf("%s came as number %d, want %s", a.Path, i, path)
		}
	}
}
