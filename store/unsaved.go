package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// UnsavedError says why what was read is not in the archive's snapshot. Nothing of
// the archive is lost: it is read again the next time.
type UnsavedError struct {
	Path string // the snapshot's file
	Kept bool   // there is one, as it was before, and it is good for what did not change
	Err  error  // why
}

// Error says it in one line: first why, then what to do, for a small screen cuts
// the path off.
func (e *UnsavedError) Error() string {
	what, do := "no snapshot was written", "name another folder by XDG_CACHE_HOME"
	if e.Kept {
		what = "the snapshot is as it was"
	}
	why := e.Err.Error()
	var path *fs.PathError
	var link *os.LinkError // of renaming
	switch {
	case isFull(e.Err):
		why, do = "the disk is full", "make room, or "+do
	case errors.Is(e.Err, fs.ErrPermission), errors.Is(e.Err, syscall.EROFS):
		why = "it may not be written"
	case errors.As(e.Err, &path):
		why = path.Err.Error()
	case errors.As(e.Err, &link):
		why = link.Err.Error()
	}
	return why + ", and " + what + "; " + do + ": " + e.Path
}

// Unwrap returns what the system said.
func (e *UnsavedError) Unwrap() error { return e.Err }

// errDiskFull and errHandleDiskFull are what Windows says of a full disk
// (System Error Codes: ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL).
const (
	errDiskFull       = syscall.Errno(112)
	errHandleDiskFull = syscall.Errno(39)
)

// isFull tells whether an error says that nothing more can be written: there is no
// room, or no more is granted.
func isFull(err error) bool {
	full := []error{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT}
	if os.PathSeparator == '\\' {
		full = append(full, errDiskFull, errHandleDiskFull)
	}
	for _, f := range full {
		if errors.Is(err, f) {
			return true
		}
	}
	return false
}
