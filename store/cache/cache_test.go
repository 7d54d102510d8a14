package cache

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gofrs/flock"
)

// TestRemoveWhileWritten: what its writer needs stays until it is done.
func TestRemoveWhileWritten(t *testing.T) {
	dir := t.TempDir()
	path := File(dir, "news", "one")
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
