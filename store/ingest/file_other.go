//go:build !unix

package ingest

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// fileKey names a file or folder whatever the path it was reached by.
type fileKey struct {
	path string
}

func keyOf(disk string, _ fs.FileInfo) fileKey {
	if real, err := filepath.EvalSymlinks(disk); err == nil {
		disk = real
	}
	if abs, err := filepath.Abs(disk); err == nil {
		disk = abs
	}
	return fileKey{path: disk}
}

// openRegular opens a file and makes sure that it is a regular one: between
// Walk and now another could have taken its name.
func openRegular(disk string) (io.ReadCloser, error) {
	f, err := os.Open(disk)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	if !info.Mode().IsRegular() {
		f.Close()
		return nil, fmt.Errorf("%s, not a regular file", modeName(info.Mode()))
	}
	return f, nil
}
