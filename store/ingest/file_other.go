//go:build !unix

package ingest

import (
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

func openNonblock(disk string) (*os.File, error) { return os.Open(disk) }
