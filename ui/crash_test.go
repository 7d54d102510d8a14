//go:build unix

package ui

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/creack/pty"

	"gongbao/store"
	"gongbao/store/query"
)

// failing is an archive that fails as a fault of ours would: with a panic, in
// a goroutine of its own.
type failing struct {
	*store.Live
	search func()
}

func (a failing) Search(ctx context.Context, v store.View, q query.Query, s store.Sort) (store.Results, error) {
	a.search()
	return a.Live.Search(ctx, v, q, s)
}

// TestPanicRestoresTheTerminal holds that a panic in a command ends the
// program in order: terminal restored, report written, error told.
func TestPanicRestoresTheTerminal(t *testing.T) {
	live, err := store.Open(context.Background(), store.Options{FS: fstest.MapFS{}, Name: "archive"})
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ptmx.Close()
	if err := pty.Setsize(ptmx, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	sent := make(chan string)
	go func() {
		b, _ := io.ReadAll(ptmx) // ends with an error when the other side closes
		sent <- string(b)
	}()
	dir := t.TempDir()
	err = Run(context.Background(), Options{
		Archive: failing{live, func() { panic("the index is upside down") }},
		Now:     func() time.Time { return today },
		Environ: []string{"TERM=xterm-256color"},
	}, Terminal{In: tty, Out: tty, CrashDir: dir})
	tty.Close()
	if err == nil || !strings.Contains(err.Error(), "the index is upside down") {
		t.Fatalf("the error is %v", err)
	}
	reports, _ := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
	if len(reports) != 1 {
		t.Fatalf("%d reports in %s", len(reports), dir)
	}
	report, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(report), "crash_test.go") {
		t.Errorf("the report does not say where: %s (%v)", report, err)
	}
	out := <-sent
	if on, off := strings.Count(out, "\x1b[?1049h"), strings.Count(out, "\x1b[?1049l"); on == 0 || on != off {
		t.Errorf("the alternate screen was entered %d times and left %d times", on, off)
	}
}
