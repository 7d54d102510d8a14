package store

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestUnsavedSays: why no snapshot was written is told in one line that names its file
// once, at the end, where a small screen cuts it off.
func TestUnsavedSays(t *testing.T) {
	const file = "/cache/a.snapshot"
	for _, c := range []struct {
		err  error
		kept bool
		want string
	}{
		{&fs.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}, false, "the disk is full, and no snapshot was written; make room, or name another folder by XDG_CACHE_HOME: "},
		{fmt.Errorf("growing: %w", syscall.ENOSPC), true, "the disk is full, and the snapshot is as it was; make room, or name another folder by XDG_CACHE_HOME: "},
		{&fs.PathError{Op: "open", Path: file, Err: syscall.EROFS}, false, "it may not be written, and no snapshot was written; name another folder by XDG_CACHE_HOME: "},
		{&fs.PathError{Op: "mkdir", Path: file, Err: syscall.ENOTDIR}, false, "not a directory, and no snapshot was written; name another folder by XDG_CACHE_HOME: "},
		{errors.Join(&os.LinkError{Op: "rename", Old: file + ".new", New: file, Err: syscall.ENOTDIR}, nil), false, "not a directory, and no snapshot was written; name another folder by XDG_CACHE_HOME: "},
	} {
		e := &UnsavedError{Path: file, Kept: c.kept, Err: c.err}
		if got := e.Error(); got != c.want+file {
			t.Errorf("of %v it says %q", c.err, got)
		}
	}
}

// TestUnsavedLeavesNothing: where what was written cannot take its place, it is removed.
func TestUnsavedLeavesNothing(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(6, 6)), 5)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	if err := os.MkdirAll(filepath.Join(c.Path, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	err := opened(t, f.dir, c).SaveError()
	var unsaved *UnsavedError
	if !errors.As(err, &unsaved) || unsaved.Kept || strings.Count(err.Error(), c.Path) != 1 {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(c.Path + newSuffix); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was written stays: %v", err)
	}
}
