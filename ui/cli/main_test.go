package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongbao": func() { os.Exit(program()) }})
}

// program is gongbao with a reader that only says what it was given. TTY=1
// stands for a terminal of COLUMNS columns, NOW for today.
func program() int {
	width, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	a := App{
		Version:   "1.2.3",
		Sample:    fstest.MapFS{"sample.txt": {Data: []byte("A sample article\n\nRelease date: 2020-01-02\nSource: Sample Bulletin\n\nThis is the sample.\n")}},
		Stdin:     os.Stdin,
		Stdout:    os.Stdout,
		Stderr:    os.Stderr,
		StdoutTTY: os.Getenv("TTY") != "",
		Width:     width,
		Getenv:    os.Getenv,
		Now:       func() time.Time { return time.Date(2023, 6, 1, 12, 0, 0, 0, time.UTC) },
	}
	a.Read = func(_ context.Context, o ReadOptions) error {
		s := o.Settings
		fmt.Printf("reader paths=%q sample=%v from=%q ascii=%v mouse=%v wide=%v note=%q debug=%q\n",
			o.Source.Paths, o.Source.Sample(), o.Source.From, s.ASCII, s.Mouse, s.WideAmbiguous, o.Note, o.Debug)
		return nil
	}
	return a.Main(context.Background(), os.Args[1:])
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			e.Setenv("TERM", "xterm")
			hostile := "Title \x1b[31mhere\x1b[0m\u202e\n\n\x1b]52;c;AAAA\x07Text.\a\n"
			if err := os.WriteFile(filepath.Join(e.WorkDir, "short.txt"), []byte("\xb9\xa4\xbb\xe1 meets\n"), 0o644); err != nil { // GBK
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "hostile.txt"), []byte(hostile), 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "json": jsonLines, "plain": plainOutput, "narrow": narrow, "damage": damage,
		},
	})
}

// damage DIR changes a byte in the middle of each file in the folder and below.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage dir")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || len(b) == 0 {
			return err
		}
		b[len(b)/2] ^= 0x10
		return os.WriteFile(path, b, 0o600)
	}))
}

// status N COMMAND... runs a command that must end with exit status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(*exec.ExitError); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}

// json FILE N KEY... requires a file of N lines, each a JSON object with just
// these keys.
func jsonLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: json file n key...")
	}
	want := slices.Sorted(slices.Values(args[2:]))
	lines := strings.SplitAfter(ts.ReadFile(args[0]), "\n")
	lines = lines[:len(lines)-1] // after the last line end
	if strconv.Itoa(len(lines)) != args[1] {
		ts.Fatalf("%d lines, want %s", len(lines), args[1])
	}
	for _, line := range lines {
		var object map[string]any
		ts.Check(json.Unmarshal([]byte(line), &object))
		var keys []string
		for k := range object {
			keys = append(keys, k)
		}
		if slices.Sort(keys); !slices.Equal(keys, want) {
			ts.Fatalf("keys %q, want %q", keys, want)
		}
	}
}

// plain FILE requires a file without escape sequences.
func plainOutput(ts *testscript.TestScript, neg bool, args []string) {
	if strings.Contains(ts.ReadFile(args[0]), "\x1b") != neg {
		ts.Fatalf("escape sequences: %v, want %v", !neg, neg)
	}
}

// narrow FILE N requires lines of at most N characters, of ASCII and dots.
func narrow(ts *testscript.TestScript, neg bool, args []string) {
	most, err := strconv.Atoi(args[1])
	ts.Check(err)
	for _, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		if n := len([]rune(line)); n > most && !neg {
			ts.Fatalf("%d characters in %q", n, line)
		}
	}
}

// A reader that goes away before the first line is no error of gongbao's.
func TestClosedPipe(t *testing.T) {
	archive := t.TempDir()
	if err := os.WriteFile(filepath.Join(archive, "a.txt"), []byte("News\n\nWorkers met.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"find"}, {"find", "--json"}, {"show", "a.txt"}, {"man"}, {"help"}, {"completion", "bash"}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		cmd := exec.Command(self, args...)
		cmd.Args[0] = "gongbao"
		cmd.Env = append(os.Environ(), "GONGBAO_ARCHIVE="+archive, "XDG_CONFIG_HOME="+archive)
		var stderr strings.Builder
		cmd.Stdout, cmd.Stderr = w, &stderr
		err = cmd.Run()
		w.Close()
		if err != nil || stderr.Len() > 0 {
			t.Errorf("%q: %v, %q", args, err, stderr.String())
		}
	}
}
