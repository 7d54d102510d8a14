package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
)

// TestInterrupted ends the first reading of an archive early, again and again, in
// both of its stages. What was read is not read again, nor indexed what was, and at
// the end all is there.
func TestInterrupted(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 2))
	whileIndexing := 0
	for round := 0; round < 6 || whileIndexing == 0 && round < 60; round++ { // on one processor it is seldom met
		f := newShelf(t, rng, 40+rng.IntN(40))
		c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, spillFrom: 1 + rng.IntN(8), bareFrom: 1 + rng.IntN(60), mostBare: 1 + rng.IntN(9)}
		want, far := opened(t, f.dir, Cache{}), 0
		for step := 0; ; step++ {
			stop := 1 + rng.IntN(30+step) // in the end that is more than there is
			var before fileTable
			if found, err := openSnapshot(c); err == nil {
				before = found.files()
			}
			l, ended := readSome(t, f.dir, c, stop, func(path string) {
				if before.has(fileKey(path)) {
					t.Errorf("round %d, step %d: %s is read again", round, step, path)
				}
			})
			if ended == nil {
				sameAnswers(t, ask(t, l), ask(t, want), "at the end")
				break
			}
			if found, err := openSnapshot(c); err == nil {
				now := found.store().done()
				if was := l.now.Load().done(); now != was && now < far {
					t.Errorf("round %d, step %d: %d of %d are kept, after %d", round, step, now, was, far)
				}
				far = now
			}
			if s := l.now.Load(); s.bare > 0 && s.count == want.Info().Count {
				whileIndexing++
			}
			if step > 200 {
				t.Fatal("it never ends")
			}
		}
		made, err := openSnapshot(c)
		if err != nil || made.partial() || len(made.segments) != 1 {
			t.Errorf("round %d: at the end it is %+v, %v", round, made, err)
		}
	}
	if whileIndexing == 0 {
		t.Error("it was never ended while texts were indexed")
	}
}

// TestInParts: a first reading can leave its snapshot in parts. That is whole, is
// believed where nothing changed, and is written as one with what changes next.
func TestInParts(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(9, 3)), 0)
	for n := range 100 {
		f.write(t, fmt.Sprintf("%02d.txt", n), f.text())
	}
	aged(t, f.dir)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, InParts: true, Trust: true, spillFrom: 1}
	for range 3 { // so that there are some
		_, ended := readSome(t, f.dir, c, 3, func(string) {})
		if ended == nil {
			break
		}
	}
	first := opened(t, f.dir, c)
	if err := first.SaveError(); err != nil {
		t.Fatal(err)
	}
	want := ask(t, opened(t, f.dir, Cache{}))
	made, err := openSnapshot(c)
	if err != nil || made.partial() || len(made.segments) < 2 || !made.inParts() {
		t.Fatalf("it is not left in parts: %+v, %v", made, err)
	}
	before := stat(t, c.Path)
	l := opened(t, f.dir, c)
	sameAnswers(t, ask(t, l), want, "in parts")
	if done := l.load.get().Done; done != 0 || !os.SameFile(before, stat(t, c.Path)) {
		t.Errorf("%d files are read again", done)
	}
	f.write(t, "new.txt", "News\n\n2023-05-03\n\nThe union of three.\n")
	want = ask(t, opened(t, f.dir, Cache{}))
	sameAnswers(t, askSaved(t, f.dir, c), want, "with news")
	if after := stat(t, c.Path); !os.SameFile(before, after) || after.Size() == before.Size() {
		t.Error("news are not appended")
	}
	c.InParts, c.Trust = false, false
	sameAnswers(t, askSaved(t, f.dir, c), want, "as one")
	if made, err := openSnapshot(c); err != nil || len(made.segments) != 1 || made.partial() || made.inParts() {
		t.Errorf("at the end it is %+v, %v", made, err)
	}
}

// aged dates all of a folder long ago.
func aged(t *testing.T, dir string) {
	t.Helper()
	old := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, _ error) error { return os.Chtimes(path, old, old) })
	if err != nil {
		t.Fatal(err)
	}
}

// readSome reads an archive until so many documents are read, or something is
// indexed a few times, or to its end: then ended is nil.
func readSome(t *testing.T, dir string, c Cache, stop int, look func(path string)) (l *Live, ended error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var n atomic.Int64
	texts := stop % 5 // however many processors there are, and so segments
	l, err := open(ctx, Options{Paths: []string{dir}, Cache: c, Workers: 2}, ingest.Each, func(d model.Document) *model.Article {
		look(d.Path)
		if n.Add(1) == int64(stop) {
			cancel()
		}
		return extract.Article(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	for read := l.Done(); read != nil; {
		changed := l.Changed()
		if l.Info().Loading.Phase == Indexing {
			if texts--; texts < 0 {
				cancel()
			}
		}
		select {
		case <-changed:
		case <-read:
			read = nil
		}
	}
	ended = l.Wait()
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	return l, ended
}

// TestInterruptedWhileChanging ends the first reading of an archive early, again
// and again, and changes files between.
func TestInterruptedWhileChanging(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 3))
	rounds := 12
	if testing.Short() || raced {
		rounds = 3
	}
	for round := range rounds {
		f := newShelf(t, rng, 30+rng.IntN(30))
		c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, spillFrom: 1 + rng.IntN(8), bareFrom: 1 + rng.IntN(60), mostBare: 1 + rng.IntN(9)}
		for step := 0; ; step++ {
			stop := 1 + rng.IntN(30+step)
			l, ended := readSome(t, f.dir, c, stop, func(string) {})
			if ended == nil {
				want := Cache{Path: filepath.Join(t.TempDir(), "other.snapshot"), Always: true}
				sameAnswers(t, ask(t, l), askSaved(t, f.dir, want), fmt.Sprintf("round %d, after %d readings", round, step))
				break
			}
			for range rng.IntN(4) {
				f.change(t)
			}
		}
	}
}

// TestInterruptedWhileDropping ends reading while what the first reading had only
// a part of is being dropped: that is still to be dropped the next time.
func TestInterruptedWhileDropping(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(9, 9)), 0)
	f.write(t, "a.txt", f.text())
	f.write(t, "b.jsonl", strings.Repeat(`{"title": "A strike", "text": "The workers of the county met and agreed."}`+"\n", mostAhead*mostDocs+1))
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, spillFrom: 1}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var l *Live
	begun := make(chan struct{})
	l, err := open(ctx, Options{Paths: []string{f.dir}, Cache: c, Workers: 1}, ingest.Each, func(d model.Document) *model.Article {
		if d.Path == "b.jsonl" && d.N == mostAhead*mostDocs { // its first lot is on its way to the list
			<-begun
			for changed := l.Changed(); l.Info().Count < 2; changed = l.Changed() {
				<-changed
			}
			cancel()
		}
		return extract.Article(d)
	})
	close(begun)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Wait(); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	<-l.Saved()
	found, err := openSnapshot(c)
	if err != nil || !found.partial() || found.meta[metaLoose] == 0 {
		t.Fatalf("a part of a file is in no snapshot: %+v, %v", found, err)
	}

	l = newLive("interrupted", false)
	l.found(found, false)
	r := &reader{ctx: ctx, live: l, run: newRun(), found: found, cache: c}
	if err := r.drop(*newChanges(found, r.begun).dropped()); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	r.openBook() // as what is read meanwhile does
	r.checkpoint(nil)
	r.closeBook()
	want := Cache{Path: filepath.Join(t.TempDir(), "other.snapshot"), Always: true}
	sameAnswers(t, askSaved(t, f.dir, c), askSaved(t, f.dir, want), "the next time")
}

// askSaved asks an archive whose snapshot is written, all in one segment.
func askSaved(t *testing.T, dir string, c Cache) answers {
	t.Helper()
	l := opened(t, dir, c)
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	return ask(t, l)
}
