package cache

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// TestSweep: of the snapshots that other builds made of an archive the last stays
// for some days, and so do those of other archives and what is being written.
func TestSweep(t *testing.T) {
	dir, now := t.TempDir(), time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	made := func(path string, days int) string {
		t.Helper()
		at := now.Add(-time.Duration(days) * 24 * time.Hour)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
		return path
	}
	mine := made(File(dir, "news", "one", "now"), 30)
	last := made(File(dir, "news", "one", "last"), 2)
	before := made(File(dir, "news", "one", "before"), 3)
	busy := made(File(dir, "news", "one", "busy"), 20)
	other := made(File(dir, "news", "two", "last"), 40)
	named := made(File(dir, "news-more", "one", "last"), 40)
	first := made(strings.TrimSuffix(last, filepath.Base(last))+strings.Join(strings.Split(filepath.Base(last), "-")[:2], "-")+".snapshot", 9)
	lock := flock.New(busy + LockSuffix)
	if got, err := lock.TryLock(); !got || err != nil {
		t.Fatal(got, err)
	}
	defer lock.Unlock()
	left := func(when string, want ...string) {
		t.Helper()
		got, _ := filepath.Glob(filepath.Join(dir, "*.snapshot"))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s left are %q, want %q", when, got, want)
		}
	}
	left("at first", mine, last, before, busy, other, named, first)
	Sweep(mine, now)
	left("at once", mine, last, busy, other, named)
	Sweep(mine, now.Add(lasts))
	left("a week later", mine, busy, other, named)
	Sweep(filepath.Join(dir, "one.snapshot"), now)
	left("for an archive of another name", mine, busy, other, named)
}

// TestRemoveWhileWritten: what its writer needs stays until it is done.
func TestRemoveWhileWritten(t *testing.T) {
	dir := t.TempDir()
	path := File(dir, "news", "one", "now")
	for _, p := range []string{path, path + LockSuffix, path + ".new"} {
		if err := os.WriteFile(p, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lock := flock.New(path + LockSuffix)
	if got, err := lock.TryLock(); !got || err != nil {
		t.Fatal(got, err)
	}
	for _, step := range []struct {
		when string
		left int
	}{{"while it is written", 2}, {"afterwards", 0}} {
		all, err := List(dir)
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %v, %v", step.when, all, err)
		}
		if err := all[0].Remove(); err != nil {
			t.Errorf("%s: %v", step.when, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != step.left {
			t.Errorf("%s: left are %v", step.when, left)
		}
		if err := lock.Unlock(); err != nil {
			t.Fatal(err)
		}
	}
}
