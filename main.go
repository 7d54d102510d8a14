// Command gongbao reads archives of trade-union news in a terminal.
package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"

	"gongbao/store"
	"gongbao/store/state"
	"gongbao/ui"
	"gongbao/ui/cli"
)

// version is set by a release build: -ldflags "-X main.version=1.2.3".
var version = "dev"

//go:embed testdata/sample
var sample embed.FS

func main() { os.Exit(run(context.Background(), os.Args[1:])) }

// run carries out a command line and returns the exit status.
func run(ctx context.Context, args []string) int {
	archive, err := fs.Sub(sample, "testdata/sample")
	if err != nil {
		panic(err) // the embedded folder is always there
	}
	app := cli.App{
		Version:   version,
		Sample:    archive,
		Read:      read,
		Stdin:     os.Stdin,
		Stdout:    os.Stdout,
		Stderr:    os.Stderr,
		StdinTTY:  term.IsTerminal(os.Stdin.Fd()),
		StdoutTTY: term.IsTerminal(os.Stdout.Fd()),
		StderrTTY: term.IsTerminal(os.Stderr.Fd()),
		Getenv:    os.Getenv,
		Now:       time.Now,
	}
	if app.StdoutTTY {
		app.Width, _, _ = term.GetSize(os.Stdout.Fd())
	}
	if app.StderrTTY {
		app.ErrWidth, _, _ = term.GetSize(os.Stderr.Fd())
	}
	return app.Main(ctx, args)
}

// What is made on the way to the first list stays or is little: while the
// reader waits for it, the first round of garbage collection comes at 32 MB
// rather than 4.
const (
	startGC  = 800
	startFor = 150 * time.Millisecond
)

// spareOne lets one goroutine more run than the processors have room for, unless the
// environment says how many: where all that may run are busy, one that waits for the
// system, as the one that reads keys does, gets its turn only when the runtime looks
// whether there is one, up to 20 ms later. What works on the archive leaves it free.
func spareOne() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	}
}

// frameFor is how long reading keeps back when keys come: until what they change is
// drawn, which it mostly is at the second stroke of the clock that draws.
const frameFor = 20 * time.Millisecond

// startCalmly puts garbage collection off until the first list is there, unless
// the environment says when it comes.
func startCalmly() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(startGC)
	time.AfterFunc(startFor, func() { debug.SetGCPercent(usual) })
}

// From the first rest on, garbage collection comes when the heap has grown by
// half: what a reader holds lies mapped, and the rest is small. Where less than
// leastTidied bytes were asked for since the last rest, there is nothing to tidy.
const (
	restingGC   = 50
	leastTidied = 4 << 20
)

// tidy returns what to do at rest: give the system back what a search took, say,
// and does not need any longer.
func tidy() func() {
	var mu sync.Mutex
	var before uint64
	return func() {
		mu.Lock()
		defer mu.Unlock()
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); m.TotalAlloc-before < leastTidied {
			return
		}
		before = m.TotalAlloc
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(restingGC)
		}
		debug.FreeOSMemory()
	}
}

// read opens the reader on the terminal.
func read(ctx context.Context, o cli.ReadOptions) error {
	startCalmly()
	spareOne()
	if o.Settings.WideAmbiguous {
		if err := ui.WidenAmbiguous(); err != nil {
			return err
		}
		o.Settings.ASCII = true // lines and markers are of ambiguous width themselves
	}
	log, closeLog, err := debugLog(o.Debug)
	if err != nil {
		return err
	}
	defer closeLog()
	source, screen := o.Source.Options(), make(chan struct{})
	source.Hold, source.Gate = screen, new(store.Gate)
	var opened atomic.Pointer[store.Live] // opening may go on behind a reader who did not wait for it
	defer func() {
		if archive := opened.Load(); archive != nil {
			archive.Close()
			archive.WaitKept() // what was read need not be read again the next time
		}
	}()
	open := func(ctx context.Context) (ui.Archive, error) {
		archive, err := store.Open(ctx, source)
		opened.Store(archive)
		return archive, err
	}
	dir := stateDir()
	kept := state.New(statePath(dir), o.Source.Key())
	defer kept.Close() // what could not be written was told on the screen
	options := ui.Options{
		State:   kept,
		Note:    o.Note,
		Now:     time.Now,
		ASCII:   o.Settings.ASCII,
		Mouse:   o.Settings.Mouse,
		Environ: os.Environ(),
		Local:   true,
		Log:     log,
		Ready:   func() { close(screen) },
		Rest:    tidy(),
		Pressed: func() { source.Gate.Shut(frameFor) },
	}
	if source.Kept() {
		options.Open = open
	} else if options.Archive, err = open(ctx); err != nil {
		return err
	}
	return ui.Run(ctx, options, ui.Terminal{In: os.Stdin, Out: os.Stdout, CrashDir: dir})
}

// debugLog opens the debug log, if one is asked for.
func debugLog(path string) (*slog.Logger, func(), error) {
	if path == "" {
		return nil, func() {}, nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("the debug log: %w", err)
	}
	log := slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return log, func() { f.Close() }, nil
}

// statePath is the file of what the reader types and saves, "" for none.
func statePath(dir string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "state.db")
}

// stateDir is where state and crash reports go: $XDG_STATE_HOME/gongbao, or its like at
// home (XDG Base Directory Specification), "" where there is no home.
func stateDir() string {
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "gongbao")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "gongbao")
}
