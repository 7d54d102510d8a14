//go:build unix

package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/creack/pty"

	"gongbao/model"
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

// runAtTerminal runs the program on a terminal of its own until it ends, which it
// is asked to by q when it has shown a text, and returns what it wrote there.
func runAtTerminal(t *testing.T, ctx context.Context, o Options, crashDir, until string) (out string, err error) {
	return typedAtTerminal(t, ctx, o, crashDir, until, "q", func() {})
}

// typedAtTerminal is runAtTerminal with other keys than q, and something to be called
// once they are typed.
func typedAtTerminal(t *testing.T, ctx context.Context, o Options, crashDir, until, keys string, then func()) (out string, err error) {
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ptmx.Close()
	if err := pty.Setsize(ptmx, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	const over = "\x00over"
	sent := make(chan string)
	go func() {
		var all []byte
		for buf := make([]byte, 4096); !strings.HasSuffix(string(all), over); {
			n, err := ptmx.Read(buf)
			all = append(all, buf[:n]...)
			if until != "" && strings.Contains(string(all), until) {
				_, err = ptmx.WriteString(keys)
				until = ""
				then()
			}
			if err != nil {
				break
			}
		}
		sent <- strings.TrimSuffix(string(all), over)
	}()
	o.Now, o.Environ = func() time.Time { return today }, []string{"TERM=xterm-256color"}
	err = Run(ctx, o, Terminal{In: tty, Out: tty, CrashDir: crashDir})
	if _, err := tty.WriteString(over); err != nil { // not closed: what reads keys may look at it still
		t.Fatal(err)
	}
	return <-sent, err
}

// restored checks that the terminal is as before.
func restored(t *testing.T, out string) {
	t.Helper()
	for _, mode := range []string{"\x1b[?1049", "\x1b[?2004"} {
		if on, off := strings.Count(out, mode+"h"), strings.Count(out, mode+"l"); on != off {
			t.Errorf("%q was set %d times and reset %d times", mode, on, off)
		}
	}
}

// TestPanicRestoresTheTerminal holds that a panic in a command ends the
// program in order: terminal restored, report written, error told.
func TestPanicRestoresTheTerminal(t *testing.T) {
	live, err := store.Open(context.Background(), store.Options{FS: fstest.MapFS{}, Name: "archive"})
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	fails := func() { panic("the index is upside down") }
	for name, o := range map[string]Options{
		"searching": {Archive: failing{live, fails}},
		"opening":   {Open: func(context.Context) (Archive, error) { fails(); return nil, nil }},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out, err := runAtTerminal(t, context.Background(), o, dir, "")
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
			if name == "searching" && !strings.Contains(out, "\x1b[?1049h") {
				t.Error("the alternate screen was not entered")
			}
			restored(t, out)
		})
	}
}

// TestOpeningFails holds that an archive that cannot be opened while the terminal
// is set up ends the program with that error, and one that does not answer when
// the session ends.
func TestOpeningFails(t *testing.T) {
	gone := errors.New("the disk is gone")
	out, err := runAtTerminal(t, context.Background(), Options{Open: func(context.Context) (Archive, error) { return nil, gone }}, "", "")
	if !errors.Is(err, gone) {
		t.Errorf("the error is %v", err)
	}
	restored(t, out)
	if raced {
		return // Bubble Tea does not wait for what reads its keys when its context ends
	}
	ctx, cancel := context.WithCancel(context.Background())
	out, err = runAtTerminal(t, ctx, Options{Open: func(ctx context.Context) (Archive, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}}, "", "")
	if err != nil {
		t.Errorf("the end of the session is the error %v", err)
	}
	restored(t, out)
}

// TestOpensMeanwhile holds that an archive that is opened while the terminal is
// set up is shown.
func TestOpensMeanwhile(t *testing.T) {
	live := store.Of("archive", &model.Article{ID: "a", Title: "Lanterns over the harbour"})
	open := func(context.Context) (Archive, error) { return live, nil }
	out, err := runAtTerminal(t, context.Background(), Options{Open: open}, "", "Lanterns over the harbour")
	if err != nil || !strings.Contains(out, "Lanterns over the harbour") {
		t.Errorf("the error is %v; it wrote %q", err, out)
	}
	restored(t, out)
}

// TestOpeningHangs holds that ctrl+c ends the program while a disk does not answer,
// whatever was typed before, and that what is typed meanwhile waits for the list.
func TestOpeningHangs(t *testing.T) {
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	out, err := typedAtTerminal(t, context.Background(), Options{Open: func(context.Context) (Archive, error) {
		<-never
		return nil, errors.New("given up")
	}}, "", openingLine, "jj/abc\x03", func() {})
	if err != nil {
		t.Errorf("given up, the error is %v", err)
	}
	restored(t, out)
	typed := make(chan struct{})
	out, err = typedAtTerminal(t, context.Background(), Options{Open: func(context.Context) (Archive, error) {
		<-typed
		return store.Of("archive"), nil
	}}, "", openingLine, "q", func() { close(typed) }) // else it does not end
	if err != nil {
		t.Errorf("opened late, the error is %v", err)
	}
	restored(t, out)
}
