package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/index"
	"gongbao/store/ingest"
)

// Close and Wait do not wait for a pipe that nobody writes to, and the reader
// that comes back later finds nobody waiting for it.
func TestCloseWhileReading(t *testing.T) {
	r, w := io.Pipe()
	back := make(chan struct{})
	l, err := open(t.Context(), Options{Paths: []string{"-"}, Stdin: r}, func(f ingest.File, doc func(model.Document) error, problem func(ingest.Problem)) error {
		defer close(back)
		return ingest.Each(f, doc, problem)
	}, extract.Article)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := l.Wait(); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if p := l.Info().Loading; p.Active || p.Phase != "stopped" {
		t.Errorf("a load that was ended says %+v", p)
	}
	w.Close()
	select {
	case <-back:
	default: // it may never have been begun
	}
}

type brokenFS struct{ fstest.MapFS }

func (brokenFS) ReadDir(string) ([]fs.DirEntry, error) { panic("a fault in the folder") }
func (brokenFS) Open(string) (fs.File, error)          { panic("a fault in the folder") }
func (brokenFS) Stat(string) (fs.FileInfo, error)      { panic("a fault in the folder") }

func TestFailingWalk(t *testing.T) {
	l, err := Open(t.Context(), Options{FS: brokenFS{}, Name: "broken"})
	if err == nil {
		err = l.Wait()
	}
	if err == nil || !strings.Contains(err.Error(), "a fault in the folder") {
		t.Error(err)
	}
	if p := problems(t, l); len(p) != 1 || !strings.Contains(p[0].Reason, "a fault in the folder") || !p[0].Lost {
		t.Errorf("%+v", p)
	}
}

// What cannot be published is a problem; the rest is there.
func TestFailingPublication(t *testing.T) {
	l := newLive("broken", false)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r := &reader{ctx: ctx, live: l, out: make(chan outcome, 3)}
	broken := outcome{docs: []*index.Doc{nil}, problems: []Problem{{Path: "a"}}}
	if err := r.publish(broken, going, nil, func() *index.Segment { return l.build(broken.docs) }); err == nil {
		t.Error("no error")
	}
	r.out <- outcome{docs: prepare([]*model.Article{{ID: "x", Title: "Kept"}})}
	close(r.out)
	if read, err := r.collect(); !read || err != nil {
		t.Error(read, err)
	}
	if info := l.Info(); info.Count != 1 || info.Problems != 2 || info.Loading != (Loading{}) {
		t.Errorf("%+v", info)
	}
}

func TestPauseAfter(t *testing.T) {
	for cost, want := range map[time.Duration]time.Duration{0: nextAfter, 10 * time.Millisecond: nextAfter, time.Second: 10 * time.Second} {
		if got := pauseAfter(cost); got != want {
			t.Errorf("after %v: %v", cost, got)
		}
	}
}

// A query of many values that fit nothing gets the nearest spelling of the
// first few, and an ended one none.
func TestFewSuggestions(t *testing.T) {
	l := Of("x", &model.Article{ID: "a", Unions: []model.Mention{mention(anhui)}})
	s := l.now.Load().Store
	n := newNames(t.Context(), s)
	for i, want := range []string{"Anhui", "Anhui", "Anhui", ""} {
		value := "anhu" + string(rune('p'+i))
		if got := n.SuggestUnion(value); got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
	if got := n.SuggestUnion("anhup"); got != "Anhui" {
		t.Errorf("asked again: %q", got)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if n := newNames(ended, s); n.Unions("anhui") != nil || n.SuggestUnion("anhup") != "" {
		t.Error("an ended query is answered")
	}
	if _, err := s.view(ended, ByTitle); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if rows, err := s.view(t.Context(), ByTitle); err != nil || len(rows) != 1 {
		t.Error(rows, err)
	}
}
