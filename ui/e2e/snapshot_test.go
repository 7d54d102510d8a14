//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shelf is a folder of so many articles, the n-th of which names its number.
func shelf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("The union meets for the %dth time\n\n2023-05-%02d\n\n%s\n", i, 1+i%28, strings.Repeat("Workers of the county met their trade union. ", 30))
		write(t, filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprintf("%04d.txt", i)), text)
	}
	return dir
}

// TestKilledWhileWriting kills the program again and again while it makes or
// changes a snapshot. What is there is never a half of one: each time the
// archive is all there, and what is left behind is cleared away.
func TestKilledWhileWriting(t *testing.T) {
	const articles, times = 150, 6
	dir, cache := shelf(t, articles), t.TempDir()
	run := func(args ...string) *exec.Cmd {
		cmd := exec.Command(binary(t), args...)
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
		return cmd
	}
	counted := func(want int, when string) {
		t.Helper()
		out, err := run("find", "-a", dir, "--count", "union").Output()
		if err != nil || strings.TrimSpace(string(out)) != fmt.Sprint(want) {
			t.Fatalf("%s: %s, %v; want %d", when, out, err, want)
		}
	}
	rng := rand.New(rand.NewPCG(8, 8))
	killed := 0
	for i := range times {
		if i%2 == 0 {
			if err := os.RemoveAll(filepath.Join(cache, "gongbao")); err != nil {
				t.Fatal(err)
			}
		} else {
			write(t, filepath.Join(dir, "new", fmt.Sprintf("%d.txt", i)), fmt.Sprintf("The union adds the %dth\n\n2023-06-01\n\nMore of it.\n", i))
			write(t, filepath.Join(dir, "1", "0001.txt"), fmt.Sprintf("The union changes the %dth\n\n2023-06-01\n\nAll of it.\n", i))
			if err := os.Remove(filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprintf("%04d.txt", i+7))); err != nil {
				t.Fatal(err)
			}
		}
		if killWhen(t, run("index", dir), func() bool {
			files, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*"))
			for _, f := range files {
				if strings.Contains(f, ".new") || strings.Contains(f, ".part-") || strings.HasSuffix(f, ".lock") {
					return rng.IntN(16) == 0 // some milliseconds on
				}
			}
			return false
		}) {
			killed++
		}
		counted(articles, fmt.Sprintf("after kill %d", i))
	}
	if killed == 0 {
		t.Error("it was never killed")
	}
	if out, err := run("index", dir).CombinedOutput(); err != nil {
		t.Fatalf("index at the end: %s, %v", out, err)
	}
	counted(articles, "at the end")
	if left, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*.new")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestKilledWhileIndexing kills the program while it indexes the texts of an archive
// that is listed, and while it joins and writes them. What is listed is not read
// again, as the files show, in which other words stand by then that could not be told
// from what was read; and all is found.
func TestKilledWhileIndexing(t *testing.T) {
	const articles, times = 2100, 4
	dir, cache := shelf(t, articles), t.TempDir()
	old := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(files) != articles {
		t.Fatal(len(files), err)
	}
	reworded := func(from, to string) { // some of the files, which look as before
		for n := 0; n < articles; n += 20 {
			text, err := os.ReadFile(files[n])
			if err == nil {
				err = os.WriteFile(files[n], bytes.ReplaceAll(text, []byte(from), []byte(to)), 0o644)
			}
			if err = errors.Join(err, os.Chtimes(files[n], old, old)); err != nil {
				t.Fatal(err)
			}
		}
	}
	run := func(args ...string) *exec.Cmd {
		cmd := exec.Command(binary(t), args...)
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
		return cmd
	}
	for _, f := range files {
		if err := os.Chtimes(f, old, old); err != nil {
			t.Fatal(err)
		}
	}
	rng := rand.New(rand.NewPCG(9, 9))
	killed := 0
	for i := range times {
		if err := os.RemoveAll(filepath.Join(cache, "gongbao")); err != nil {
			t.Fatal(err)
		}
		ends := rng.IntN(3) == 0 // it is killed while all is written, not before
		for range 2 {
			each := 8 + rng.IntN(60) // milliseconds, about, however fast the machine is some come in time
			if killWhen(t, run("index", dir), func() bool {
				listed, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*.snapshot"))
				written, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*.snapshot.new"))
				return len(listed) > 0 && (!ends || len(written) > 0) && rng.IntN(each) == 0
			}) {
				killed++
			}
		}
		reworded("county", "parish")
		for word, want := range map[string]string{"county": fmt.Sprint(articles), "parish": "0"} {
			if out, err := run("find", "-a", dir, "--count", word).Output(); strings.TrimSpace(string(out)) != want {
				t.Fatalf("after kill %d: of %s there are %s, %v; want %s", i, word, out, err, want)
			}
		}
		reworded("parish", "county")
	}
	if killed < times {
		t.Errorf("it was killed %d times", killed)
	}
	if out, err := run("index", dir).CombinedOutput(); err != nil {
		t.Fatalf("index at the end: %s, %v", out, err)
	}
	if left, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*.new")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// killWhen starts a program, kills it once it has come so far, and tells whether it had not
// ended by then. It looks a thousand times a second: what it looks at takes its
// share of the processors away from the program.
func killWhen(t *testing.T, cmd *exec.Cmd, far func() bool) bool {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for {
		select {
		case <-ended:
			return false
		case <-look.C:
		}
		if far() {
			_ = cmd.Process.Kill()
			return <-ended != nil
		}
	}
}

// TestOpensFromItsSnapshot opens an archive a second time, with what came since.
func TestOpensFromItsSnapshot(t *testing.T) {
	dir, cache := shelf(t, 120), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	open := func(count string) {
		t.Helper()
		term := start(t, 80, 24, env, dir)
		term.shows(count, "2023-05-28")
		term.press("/adds" + enter)
		term.shows("adds")
		term.press("q")
		if code := term.ends(); code != 0 {
			t.Errorf("it ends with %d", code)
		}
	}
	index := exec.Command(binary(t), "index", dir)
	index.Env = append(os.Environ(), env...)
	if out, err := index.CombinedOutput(); err != nil {
		t.Fatalf("index: %s, %v", out, err)
	}
	open("120 articles")
	write(t, filepath.Join(dir, "new.txt"), "The union adds one\n\n2023-04-01\n\nMore of it.\n")
	open("121 articles")
}

// TestDiskThatDoesNotAnswer holds that ctrl+c ends the program while it waits for its
// snapshot: a pipe that nobody writes to stands in for it.
func TestDiskThatDoesNotAnswer(t *testing.T) {
	dir, cache := shelf(t, 120), t.TempDir()
	env := []string{"XDG_CACHE_HOME=" + cache}
	index := exec.Command(binary(t), "index", dir)
	index.Env = append(os.Environ(), env...)
	if out, err := index.CombinedOutput(); err != nil {
		t.Fatalf("index: %s, %v", out, err)
	}
	made, _ := filepath.Glob(filepath.Join(cache, "gongbao", "*.snapshot"))
	if len(made) != 1 {
		t.Fatal(made)
	}
	if err := errors.Join(os.Remove(made[0]), syscall.Mkfifo(made[0], 0o600)); err != nil {
		t.Fatal(err)
	}
	term := start(t, 80, 24, env, dir)
	term.press("j")
	term.shows("Opening the archive")
	term.press("j", "\x03")
	if code := term.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
	term.restored()
}
