package store

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"testing"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
)

// TestInterrupted ends the first reading of an archive early, again and again.
// What was read is not read again, and at the end all is there.
func TestInterrupted(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 2))
	for round := range 6 {
		f := newShelf(t, rng, 40+rng.IntN(40))
		c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, spillFrom: 1 + rng.IntN(8)}
		want := opened(t, f.dir, Cache{})
		read := 0
		for step := 0; ; step++ {
			ctx, cancel := context.WithCancel(t.Context())
			stop, n := 1+rng.IntN(30), atomic.Int64{}
			l, err := open(ctx, Options{Paths: []string{f.dir}, Cache: c, Workers: 2}, ingest.Each, func(d model.Document) *model.Article {
				if n.Add(1) == int64(stop) {
					cancel()
				}
				return extract.Article(d)
			})
			if err != nil {
				t.Fatal(err)
			}
			ended := l.Wait()
			if err := l.SaveError(); err != nil {
				t.Fatal(err)
			}
			cancel()
			read += int(n.Load())
			if ended == nil {
				sameAnswers(t, ask(t, l), ask(t, want), "at the end")
				break
			}
			if step > 200 {
				t.Fatal("it never ends")
			}
		}
		// What was on its way is read again: each run has a few articles on their way,
		// and one that ends before what is gone is dropped keeps nothing.
		if read > 6*want.Info().Count {
			t.Errorf("round %d: %d articles were read %d times", round, want.Info().Count, read)
		}
		made, err := openSnapshot(c)
		if err != nil || made.partial() || len(made.segments) != 1 {
			t.Errorf("round %d: at the end it is %+v, %v", round, made, err)
		}
	}
}
