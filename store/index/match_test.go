package index

import (
	"context"
	"testing"

	"gongbao/model"
)

// A context that ends in the middle ends the work in the middle.
func TestMatchEndsInTheMiddle(t *testing.T) {
	var docs []*Doc
	for range 6000 {
		docs = append(docs, NewDoc(&model.Article{Title: "workers of a union", Blocks: []model.Block{{Text: "the wages of workers 总工会"}}}))
	}
	s := New(docs)
	for _, text := range []string{`"workers of"`, `near:3:"wages workers"`, "总工会"} {
		p := compile(t, text)
		whole, err := p.Match(t.Context(), s)
		if err != nil || whole.Len() != s.Len() {
			t.Errorf("%s: %d of %d, %v", text, whole.Len(), s.Len(), err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		r := &run{ctx: ctx, s: s}
		part := p.root.bind(s).match(r, scope{fullSet(s.Len()), s.Len()})
		if n := part.Len(); !r.ended || n == 0 || n > s.Len()/2 {
			t.Errorf("%s: %d of %d are looked at", text, n, s.Len())
		}
		if _, err := p.Match(ctx, s); err != context.Canceled {
			t.Errorf("%s: %v", text, err)
		}
	}
}
