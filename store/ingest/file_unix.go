//go:build unix

package ingest

import (
	"fmt"
	"io"
	"io/fs"
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

// openRegular opens a file and makes sure that it is a regular one: between
// Walk and now another could have taken its name. It does not wait for a writer,
// should a named pipe have done so, and takes no terminal. A hundred thousand
// small files are read this way: an os.File asks the system for more, to wait for
// what never makes regular files wait.
func openRegular(disk string) (io.ReadCloser, error) {
	fd, err := retried(func() (int, error) {
		return syscall.Open(disk, syscall.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: disk, Err: err}
	}
	var st syscall.Stat_t
	if _, err := retried(func() (int, error) { return 0, syscall.Fstat(fd, &st) }); err != nil {
		syscall.Close(fd)
		return nil, &fs.PathError{Op: "stat", Path: disk, Err: err}
	}
	if st.Mode&syscall.S_IFMT != syscall.S_IFREG {
		syscall.Close(fd)
		return nil, fmt.Errorf("%s, not a regular file", modeName(modeOf(uint32(st.Mode))))
	}
	return &regular{fd: fd, disk: disk, size: st.Size}, nil
}

// modeOf returns what a mode of the system says a file is.
func modeOf(mode uint32) fs.FileMode {
	switch mode & syscall.S_IFMT {
	case syscall.S_IFDIR:
		return fs.ModeDir
	case syscall.S_IFIFO:
		return fs.ModeNamedPipe
	case syscall.S_IFSOCK:
		return fs.ModeSocket
	case syscall.S_IFCHR:
		return fs.ModeDevice | fs.ModeCharDevice
	case syscall.S_IFBLK:
		return fs.ModeDevice
	}
	return fs.ModeIrregular
}

// retried calls a system call again while a signal breaks it off.
func retried(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != syscall.EINTR {
			return n, err
		}
	}
}

// regular is a regular file that is open.
type regular struct {
	fd   int
	disk string
	size int64 // bytes, when it was opened
	at   int64 // where it is read on
}

// Read reads on. The last bytes come with io.EOF, so that a small file is read
// with one call.
func (f *regular) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	n, err := retried(func() (int, error) { return syscall.Read(f.fd, b) })
	if err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.disk, Err: err}
	}
	f.at += int64(n)
	if n == 0 || n < len(b) && f.size > 0 && f.at >= f.size {
		return n, io.EOF
	}
	return n, nil
}

// ReadAt reads bytes from off on.
func (f *regular) ReadAt(b []byte, off int64) (int, error) {
	done := 0
	for done < len(b) {
		n, err := retried(func() (int, error) { return syscall.Pread(f.fd, b[done:], off+int64(done)) })
		if err != nil {
			return done, &fs.PathError{Op: "read", Path: f.disk, Err: err}
		}
		if n == 0 {
			return done, io.EOF
		}
		done += n
	}
	return done, nil
}

// Size returns how many bytes the file had when it was opened.
func (f *regular) Size() int64 { return f.size }

// Close closes the file.
func (f *regular) Close() error {
	if f.fd < 0 {
		return fs.ErrClosed
	}
	fd := f.fd
	f.fd = -1
	return syscall.Close(fd)
}
