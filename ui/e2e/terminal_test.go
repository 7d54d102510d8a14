//go:build unix

package e2e

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

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
	drained chan struct{} // closed when the terminal's other side is closed
	ended   chan struct{} // closed when the program has ended
	err     error         // how it ended
}

// setting is a terminal and what runs in it.
type setting struct {
	w, h  int
	env   []string
	stdin *os.File // standard input, the terminal if nil
	mute  bool     // the terminal answers no queries
}

// environment is a clean one, with folders of its own.
func environment(t *testing.T, more ...string) []string {
	t.Helper()
	home := t.TempDir()
	return append([]string{
		"TERM=xterm-256color", "HOME=" + home, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TMPDIR=" + t.TempDir(),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
	}, more...)
}

// start runs the binary in a terminal of w by h cells.
func start(t *testing.T, w, h int, env []string, args ...string) *terminal {
	t.Helper()
	return launch(t, setting{w: w, h: h, env: env}, append([]string{binary(t)}, args...)...)
}

// launch runs a command in a terminal.
func launch(t *testing.T, s setting, command ...string) *terminal {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = environment(t, s.env...)
	attrs := &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if s.stdin != nil {
		cmd.Stdin = s.stdin
	}
	ptmx, err := pty.StartWithAttrs(cmd, &pty.Winsize{Cols: uint16(s.w), Rows: uint16(s.h)}, attrs)
	if err != nil {
		t.Fatalf("start %s: %v", cmd, err)
	}
	if ptmx, err = interruptible(ptmx); err != nil {
		t.Fatal(err)
	}
	term := &terminal{
		t: t, cmd: cmd, ptmx: ptmx, emu: vt.NewEmulator(s.w, s.h),
		changed: make(chan struct{}), drained: make(chan struct{}), ended: make(chan struct{}),
	}
	var answers io.Writer = ptmx
	if s.mute {
		answers = io.Discard
	}
	go io.Copy(answers, term.emu) // the emulator's answers to queries
	go func() { defer close(term.drained); term.read() }()
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
		<-term.drained
		if c, ok := term.emu.InputPipe().(io.Closer); ok {
			c.Close()
		}
	})
	return term
}

// interruptible returns a terminal's file such that closing it ends a read from
// it; the one that package pty opens stays open as long as somebody reads.
func interruptible(f *os.File) (*os.File, error) {
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

// setSize sets a terminal's size; pty.Setsize would undo interruptible.
func setSize(f *os.File, w, h int) error {
	size := pty.Winsize{Cols: uint16(w), Rows: uint16(h)}
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var errno syscall.Errno
	err = conn.Control(func(fd uintptr) {
		_, _, errno = syscall.Syscall(syscall.SYS_IOCTL, fd, syscall.TIOCSWINSZ, uintptr(unsafe.Pointer(&size)))
	})
	if err == nil && errno != 0 {
		err = errno
	}
	return err
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
	if err := setSize(term.ptmx, w, h); err != nil {
		term.t.Fatal(err)
	}
}

// ends waits for the program to end and for all it has sent, and returns its
// exit status; -1 if a signal ended it.
func (term *terminal) ends() int {
	term.t.Helper()
	for _, c := range []chan struct{}{term.ended, term.drained} {
		select {
		case <-c:
		case <-time.After(patience):
			term.t.Fatalf("the program did not end; the screen:\n%s", term.screen())
		}
	}
	return term.cmd.ProcessState.ExitCode()
}

// signal sends the program a signal.
func (term *terminal) signal(s os.Signal) {
	term.t.Helper()
	if err := term.cmd.Process.Signal(s); err != nil {
		term.t.Fatal(err)
	}
}

// hangUp closes the terminal, as closing its window does.
func (term *terminal) hangUp() {
	term.t.Helper()
	if err := term.ptmx.Close(); err != nil {
		term.t.Fatal(err)
	}
}

// restored fails unless what the program sent leaves the terminal as it was.
func (term *terminal) restored() {
	term.t.Helper()
	if left := leftOn(term.output()); len(left) > 0 {
		out := term.output()
		term.t.Errorf("the terminal is left with %v; the end of the output: %q", left, out[max(0, len(out)-200):])
	}
}

var (
	decMode  = regexp.MustCompile("\x1b\\[\\?([0-9;]+)([hl])")
	keyMode  = regexp.MustCompile("\x1b\\[(?:([>=<])([0-9;]*)u|>4(?:;([0-9]+))?m)")
	styleSeq = regexp.MustCompile("\x1b\\[([0-9;:]*)m")
)

// leftOn returns the modes of the terminal that an output leaves other than a
// shell has them.
func leftOn(output string) []string {
	on := map[string]bool{"25": true, "7": true}
	for _, m := range decMode.FindAllStringSubmatch(output, -1) {
		for _, mode := range strings.Split(m[1], ";") {
			on[mode] = m[2] == "h"
		}
	}
	var left []string
	for mode, set := range on {
		if set != (mode == "25" || mode == "7") {
			left = append(left, "mode "+mode)
		}
	}
	pushed, other := 0, ""
	for _, m := range keyMode.FindAllStringSubmatch(output, -1) {
		switch {
		case m[1] == ">":
			pushed++
		case m[1] == "<":
			pushed = max(0, pushed-1)
		case m[1] == "=" && m[2] != "0" && !strings.HasPrefix(m[2], "0;"):
			left = append(left, "keyboard flags "+m[2])
		case m[1] == "=":
			left = slices.DeleteFunc(left, func(s string) bool { return strings.HasPrefix(s, "keyboard") })
		default:
			other = m[3]
		}
	}
	if pushed > 0 {
		left = append(left, "keyboard flags pushed")
	}
	if other != "" && other != "0" {
		left = append(left, "modifyOtherKeys "+other)
	}
	if m := styleSeq.FindAllStringSubmatch(output, -1); len(m) > 0 {
		if last := m[len(m)-1][1]; last != "" && last != "0" {
			left = append(left, "style "+last)
		}
	}
	slices.Sort(left)
	return left
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
