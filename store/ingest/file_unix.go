//go:build unix

package ingest

import (
	"io/fs"
	"os"
	"syscall"
)

// fileKey names a file or folder whatever the path it was reached by.
type fileKey struct {
	dev, ino uint64
	path     string // where device and inode are not to be had
}

func keyOf(disk string, info fs.FileInfo) fileKey {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return fileKey{dev: uint64(st.Dev), ino: uint64(st.Ino)} //nolint:unconvert // the types differ between systems
	}
	return fileKey{path: disk}
}

// openNonblock opens a file for reading without waiting for a writer, should a
// named pipe have taken its name, and without taking a terminal.
func openNonblock(disk string) (*os.File, error) {
	return os.OpenFile(disk, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
}
