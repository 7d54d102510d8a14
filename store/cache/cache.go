// Package cache knows where the snapshots of archives are kept: in one folder
// of the reader's own, a file for each archive.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/gofrs/flock"
)

// suffix ends the names of snapshots. What begins with such a name is theirs
// too: locks, and what is being written.
const suffix = ".snapshot"

// Dir is the folder of snapshots: $XDG_CACHE_HOME/gongbao, or its like at home
// (XDG Base Directory Specification; on macOS and Windows the system's own),
// "" where there is no home.
func Dir(getenv func(string) string) string {
	if dir := getenv("XDG_CACHE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "gongbao")
	}
	home := getenv("HOME")
	switch runtime.GOOS {
	case "windows":
		if local := getenv("LocalAppData"); local != "" {
			return filepath.Join(local, "gongbao")
		}
		return ""
	case "darwin":
		if filepath.IsAbs(home) {
			return filepath.Join(home, "Library", "Caches", "gongbao")
		}
		return ""
	}
	if !filepath.IsAbs(home) {
		return ""
	}
	return filepath.Join(home, ".cache", "gongbao")
}

// File is the path of an archive's snapshot in dir: named after the archive, so
// that a person can tell it, and told apart by key, which is all that makes it
// another archive or another way to read it, and by the build of the program: two
// that are used side by side do not overwrite each other's.
func File(dir, name, key, build string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			b.WriteRune(r)
		}
		if b.Len() >= 40 {
			break
		}
	}
	if b.Len() == 0 {
		b.WriteString("archive")
	}
	of, by := sha256.Sum256([]byte(key)), sha256.Sum256([]byte(build))
	return filepath.Join(dir, b.String()+"-"+hex.EncodeToString(of[:6])+"-"+hex.EncodeToString(by[:4])+suffix)
}

// lasts is how long the snapshot of another build is kept.
const lasts = 7 * 24 * time.Hour

// Sweep removes the snapshots that other builds of the program made of the archive
// whose own is at path, but for the one written last, where that is a matter of
// days, and for those being written. What cannot be removed stays.
func Sweep(path string, now time.Time) {
	archive := archiveOf(strings.TrimSuffix(filepath.Base(path), suffix))
	all, err := List(filepath.Dir(path))
	if err != nil {
		return
	}
	var others []Entry
	for _, e := range all {
		base := strings.TrimSuffix(filepath.Base(e.Path), suffix)
		if (archiveOf(base) == archive || base == archive) && e.Path != path { // those of old name no build
			others = append(others, e)
		}
	}
	slices.SortStableFunc(others, func(a, b Entry) int { return b.written().Compare(a.written()) })
	for i, e := range others {
		if i > 0 || now.Sub(e.written()) > lasts {
			e.removeIdle()
		}
	}
}

// archiveOf returns the name of a snapshot without the build: the part before the
// last hyphen.
func archiveOf(base string) string { return base[:max(strings.LastIndexByte(base, '-'), 0)] }

// written returns when the snapshot was last written; the zero Time where it is
// not there.
func (e Entry) written() time.Time {
	if info, err := os.Stat(e.Path); err == nil {
		return info.ModTime()
	}
	return time.Time{}
}

// removeIdle removes the snapshot unless it is being written.
func (e Entry) removeIdle() {
	lock := flock.New(e.Path+LockSuffix, flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	_ = lock.Close()
	if got && err == nil {
		_ = e.Remove()
	}
}

// Entry is a snapshot, with all that belongs to it.
type Entry struct {
	Path  string // of the snapshot
	Bytes int64  // with what belongs to it
	files []string
}

// List returns the snapshots in dir, in order of name; none where there is no
// such folder.
func List(dir string) ([]Entry, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, f := range files {
		base, _, ours := strings.Cut(f.Name(), suffix)
		if !ours || !f.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, base+suffix)
		if n := len(out); n == 0 || out[n-1].Path != path {
			out = append(out, Entry{Path: path})
		}
		e := &out[len(out)-1]
		e.files = append(e.files, filepath.Join(dir, f.Name()))
		if info, err := f.Info(); err == nil {
			e.Bytes += info.Size()
		}
	}
	return out, nil
}

// LockSuffix ends the name of the file that is locked by who writes a snapshot,
// behind the snapshot's own.
const LockSuffix = ".lock"

// Remove removes the snapshot. Who has it open goes on with it. While it is being
// written what its writer needs stays: without the lock there could be a second.
func (e Entry) Remove() error {
	files := append(slices.Clone(e.files), e.Path+LockSuffix)
	lock := flock.New(e.Path+LockSuffix, flock.SetPermissions(0o600))
	if got, err := lock.TryLock(); err == nil && !got {
		files = []string{e.Path}
	}
	_ = lock.Close() // before it is removed, which cannot be done to an open file everywhere
	var errs []error
	for _, f := range files {
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
