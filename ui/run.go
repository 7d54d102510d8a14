package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// framesPerSecond at the desk: a key's frame comes within 9 ms of it.
const framesPerSecond = 120

// Terminal is what a session is shown on. In and Out are the terminal's own
// files where there are such.
type Terminal struct {
	In  *os.File
	Out io.Writer

	// CrashDir is where a report is written if gongbao fails; "" for nowhere.
	CrashDir string
}

// Run shows the screen until the reader quits, the context ends, the terminal
// goes away or something fails; the terminal is as before in each case.
func Run(ctx context.Context, o Options, t Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o.away = new(atomic.Bool)
	stop := endOnSignal(cancel, o.away)
	defer stop()
	in, err := keysFrom(t.In)
	if err != nil {
		return err
	}
	o.Keys, o.Context = in, ctx
	root := &program{ctx: ctx, suspends: o.maySuspend(), blocks: mostBlocked}
	p := tea.NewProgram(root,
		tea.WithContext(ctx),
		tea.WithInput(&hangupReader{File: in, came: o.Pressed, gone: cancel}),
		tea.WithOutput(t.Out),
		tea.WithEnvironment(o.Environ),
		tea.WithFPS(framesPerSecond),
		tea.WithoutSignalHandler(),
	)
	root.quit = p.Quit
	end := root.begin(ctx, o)
	_, err = p.Run()
	end()
	root.still()
	if c := root.crashed(); c != nil {
		return c.report(t.CrashDir)
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return cmp.Or(root.closed, err)
}

// keysFrom returns the terminal that keys come from: standard input, or the
// controlling terminal where standard input is an article.
func keysFrom(in *os.File) (*os.File, error) {
	if term.IsTerminal(in.Fd()) {
		return in, nil
	}
	tty, _, err := tea.OpenTTY()
	if err != nil {
		return nil, fmt.Errorf("there is no terminal to read keys from: %w", err)
	}
	return tty, nil
}

// endOnSignal ends the program when its terminal is closed or it is asked to
// end, whatever has the screen at that moment. While another program has it,
// ctrl+c is meant for that one.
func endOnSignal(end func(), away *atomic.Bool) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		for s := range signals {
			if s != syscall.SIGINT || !away.Load() {
				end()
			}
		}
	}()
	return func() { signal.Stop(signals); close(signals) }
}

// hangupReader is a terminal's input that tells when something comes of it, and
// ends the program when there is no more: a terminal that was closed reads as an
// end of file, for ever.
type hangupReader struct {
	*os.File
	came func() // nil for nothing
	gone func()
}

// Read reads from the terminal.
func (r *hangupReader) Read(p []byte) (int, error) {
	n, err := r.File.Read(p)
	if r.came != nil {
		r.came()
	}
	if err != nil || n == 0 && len(p) > 0 {
		r.gone()
	}
	return n, err
}

// program is the small adapter between the root and Bubble Tea: it turns a
// panic anywhere in it into an orderly end with a report.
type program struct {
	model *Model // for begin, until ready is closed
	quit  func()
	idle  *time.Timer // see stir

	ctx    context.Context // ends with the session
	ready  chan struct{}   // closed when the model is there, or will not be
	closed error           // why the archive cannot be opened
	shut   bool            // there is no model

	suspends bool          // ctrl+z stops the program
	blocks   time.Duration // how long Init waits for the model
	opening  bool          // that was not enough
	kept     []tea.Msg     // what came since, for the model

	mu    sync.Mutex
	crash *crash
}

// crash is a failure of gongbao itself.
type crash struct {
	what  string
	stack []byte
}

func (c *crash) report(dir string) error {
	said, _, _ := strings.Cut(c.what, "\n")
	if dir == "" {
		return fmt.Errorf("a fault of gongbao itself: %s", said)
	}
	path, err := c.write(dir)
	if err != nil {
		return fmt.Errorf("a fault of gongbao itself: %s (no report could be written: %v)", said, err)
	}
	return fmt.Errorf("a fault of gongbao itself: %s; a report is in %s", said, path)
}

func (c *crash) write(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "crash-*.txt")
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, err = fmt.Fprintf(f, "%s\n\n%s", c.what, c.stack)
	return f.Name(), err
}

// crashed returns the first failure, if there was one.
func (p *program) crashed() *crash {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.crash
}

// caught notes a panic and ends the program. It is deferred.
func (p *program) caught() {
	r := recover()
	if r == nil {
		return
	}
	p.mu.Lock()
	if p.crash == nil {
		p.crash = &crash{fmt.Sprint(r), debug.Stack()}
	}
	p.mu.Unlock()
	if p.quit != nil {
		go p.quit()
	}
}

// Update implements tea.Model.
func (p *program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch {
	case p.shut:
		return p, nil
	case p.opening:
		return p, p.meanwhile(msg)
	}
	return p, p.update(msg)
}

// update hands a message to the model.
func (p *program) update(msg tea.Msg) tea.Cmd {
	defer p.caught()
	defer p.logged(msg, time.Now())
	defer p.stir()
	return p.guard(p.model.Update(msg))
}

// logged writes a message and how long it took to the debug log. Of keys it
// says which, for that is what a report needs; of pastes only that there was one.
func (p *program) logged(msg tea.Msg, began time.Time) {
	log := p.model.opts.Log
	if log == nil {
		return
	}
	what := fmt.Sprintf("%T", msg)
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		what += " " + msg.String()
	case tea.WindowSizeMsg:
		what += fmt.Sprintf(" %dx%d", msg.Width, msg.Height)
	}
	log.Debug("message", "what", what, "took", time.Since(began))
}

// View implements tea.Model.
func (p *program) View() (v tea.View) {
	if p.shut {
		return v
	}
	v.AltScreen = true
	if p.opening {
		v.Content = openingLine
		return v
	}
	defer p.caught()
	return p.model.View()
}

// guard catches panics in a command, and in those it is a batch of.
func (p *program) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer p.caught()
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = p.guard(c)
			}
		}
		return msg
	}
}
