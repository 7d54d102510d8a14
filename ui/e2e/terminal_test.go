//go:build unix

package e2e

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a test waits for a screen before it gives up. It is no
// assertion about speed: a screen that comes ends the wait at once.
const patience = 20 * time.Second

// terminal is a pseudo-terminal with gongbao in it and an emulator behind it.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	ptmx *os.File
	emu  *vt.Emulator
	raw  strings.Builder // everything the program sent

	mu      sync.Mutex
	changed chan struct{} // closed and renewed when something arrived
	ended   chan struct{} // closed when the program has ended
	err     error         // how it ended
}

// start runs the binary in a terminal of w by h cells.
func start(t *testing.T, w, h int, env []string, args ...string) *terminal {
	t.Helper()
	home := t.TempDir()
	cmd := exec.Command(binary(t), args...)
	cmd.Env = append([]string{
		"TERM=xterm-256color", "HOME=" + home, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8",
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
	}, env...)
	ptmx, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
	if err != nil {
		t.Fatalf("start %s: %v", cmd, err)
	}
	term := &terminal{t: t, cmd: cmd, ptmx: ptmx, emu: vt.NewEmulator(w, h), changed: make(chan struct{}), ended: make(chan struct{})}
	go io.Copy(ptmx, term.emu) // the emulator's answers to queries
	read := make(chan struct{})
	go func() { defer close(read); term.read() }()
	go func() {
		err := cmd.Wait()
		term.mu.Lock()
		term.err = err
		term.mu.Unlock()
		close(term.ended)
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-term.ended
		ptmx.Close()
		<-read
		if c, ok := term.emu.InputPipe().(io.Closer); ok {
			c.Close()
		}
	})
	return term
}

// read feeds the emulator until the program's side is closed.
func (term *terminal) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := term.ptmx.Read(buf)
		term.mu.Lock()
		if n > 0 {
			term.raw.Write(buf[:n])
			term.emu.Write(buf[:n])
		}
		close(term.changed)
		term.changed = make(chan struct{})
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// screen returns what is shown, a line each, trailing blanks cut.
func (term *terminal) screen() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.text()
}

func (term *terminal) text() string {
	var lines []string
	for y := range term.emu.Height() {
		var b strings.Builder
		for x := 0; x < term.emu.Width(); {
			c := term.emu.CellAt(x, y)
			if c == nil || c.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(c.Content)
			x += max(1, c.Width)
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(lines, "\n")
}

// cursor returns the cell of the terminal's cursor.
func (term *terminal) cursor() (x, y int) {
	term.mu.Lock()
	defer term.mu.Unlock()
	p := term.emu.CursorPosition()
	return p.X, p.Y
}

// sent returns how many bytes the program has sent so far.
func (term *terminal) sent() int {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.raw.Len()
}

// output returns everything the program has sent so far.
func (term *terminal) output() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.raw.String()
}

// until waits for a screen for which ok holds and returns it.
func (term *terminal) until(what string, ok func(screen string) bool) string {
	term.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		term.mu.Lock()
		screen, changed := term.text(), term.changed
		term.mu.Unlock()
		if ok(screen) {
			return screen
		}
		select {
		case <-changed:
		case <-ctx.Done():
			term.t.Fatalf("waited for %s; the screen:\n%s", what, screen)
		}
	}
}

// shows waits until everything given is on the screen.
func (term *terminal) shows(parts ...string) string {
	term.t.Helper()
	return term.until(fmt.Sprintf("%q", parts), func(s string) bool {
		for _, p := range parts {
			if !strings.Contains(s, p) {
				return false
			}
		}
		return true
	})
}

// hides waits until none of what is given is on the screen.
func (term *terminal) hides(parts ...string) string {
	term.t.Helper()
	return term.until(fmt.Sprintf("%q to go", parts), func(s string) bool {
		for _, p := range parts {
			if strings.Contains(s, p) {
				return false
			}
		}
		return true
	})
}

// press sends keys, all in one write.
func (term *terminal) press(keys ...string) {
	term.t.Helper()
	if _, err := io.WriteString(term.ptmx, strings.Join(keys, "")); err != nil {
		term.t.Fatalf("type %q: %v", keys, err)
	}
}

// resize changes the terminal's size.
func (term *terminal) resize(w, h int) {
	term.t.Helper()
	term.mu.Lock()
	term.emu.Resize(w, h)
	term.mu.Unlock()
	if err := pty.Setsize(term.ptmx, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		term.t.Fatal(err)
	}
}

// ends waits for the program to end and returns its exit status.
func (term *terminal) ends() int {
	term.t.Helper()
	select {
	case <-term.ended:
	case <-time.After(patience):
		term.t.Fatalf("the program did not end; the screen:\n%s", term.screen())
	}
	return term.cmd.ProcessState.ExitCode()
}

const (
	enter = "\r"
	esc   = "\x1b"
	down  = "\x1b[B"
	up    = "\x1b[A"
)

// binary builds gongbao once for all tests.
var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "gongbao-e2e-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "gongbao")
	cmd := exec.Command("go", "build", "-o", path, "gongbao")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%v: %s", err, out)
	}
	return path, nil
})

func binary(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := build(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// five returns the folder of the five real articles, where it is present.
func five(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../../shared/archive")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the five real articles are not here")
	}
	return dir
}
