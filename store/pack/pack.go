// Package pack keeps rows of numbers and bytes in one file that is mapped into
// memory and read where it lies.
//
// A file begins with a page that says what it is and holds two slots. Behind it
// lie extents, one after the other; what is written is never changed again. An
// extent is some sections, each a row of numbers of one size, and a directory of
// them with a checksum (CRC-32C) of each block. A slot names the extent that is
// the root, by the place, length and checksum of its directory; the root names
// the others in whatever way it likes. To append, extents are added at the end
// and then the older slot is overwritten: whoever has the file mapped goes on
// reading what was there, and a writer that is killed at any moment leaves the
// newer slot as it was.
//
// Nothing is trusted: the slot and the directories are checked when they are
// opened, each block when it is first used. What does not fit its checksum, and
// what can no longer be read, is a panic with a *DamagedError; see Rescue.
//
// Numbers are little-endian, as are all processors that Go runs on today but a
// few mainframes; there nothing is opened.
package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"runtime/debug"
	"unsafe"

	"github.com/edsrzf/mmap-go"
)

const (
	magic   = "gongbao\n"
	version = 1 // of the container; what is in the sections has its own

	pageLen   = 4096
	slotLen   = 48
	firstSlot = 512 // where the slots lie, each at a multiple of it, so that one write damages one at most

	// blockLen is how many bytes have a checksum: to check so many takes some
	// microseconds, and a file of 1 GB has 64 KB of checksums.
	blockShift = 16
	blockLen   = 1 << blockShift

	// longestDirectory is how long a directory may be, in bytes; a longer one is
	// damage, not a reason to read it.
	longestDirectory = 64 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func sum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// DamagedError says that a file is not what was written.
type DamagedError struct {
	Path string
	Why  string // what does not fit, in a few words
}

func (e *DamagedError) Error() string { return fmt.Sprintf("%s is damaged: %s", e.Path, e.Why) }

// ErrForeign is the error of a file that is none of ours, or of another version.
var ErrForeign = errors.New("not a file of this version")

// Rescue returns what a recovered panic says of a damaged file, or nil where it
// says something else: its cause is then no fault of a file.
func Rescue(why any) *DamagedError {
	switch why := why.(type) {
	case *DamagedError:
		return why
	case interface{ Addr() uintptr }: // a fault: the file was cut off behind our back, or its disk failed
		return &DamagedError{Path: "a mapped file", Why: "it can no longer be read"}
	}
	return nil
}

// Ref names an extent in a file.
type Ref struct {
	At   int64  // where its directory begins
	Len  int64  // the directory's length in bytes
	From int64  // where the extent begins
	Sum  uint32 // the directory's checksum
}

// File is a file as it was when it was opened. It stays mapped to the end of the
// process: rows and texts in it are handed on without being copied. It is safe
// for concurrent use.
type File struct {
	path string
	data []byte
	seq  uint64
	root Ref
}

// Open maps a file and checks its slots. A file that does not exist is an error
// that says so (fs.ErrNotExist); others are ErrForeign or a *DamagedError.
func Open(path string) (*File, error) {
	if !littleEndian() {
		return nil, ErrForeign
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() < pageLen {
		return nil, &DamagedError{path, "it is too short"}
	}
	m, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be mapped: %w", path, err)
	}
	out := &File{path: path, data: m}
	if err := out.begin(); err != nil {
		_ = m.Unmap()
		return nil, err
	}
	return out, nil
}

// begin reads the first page.
func (f *File) begin() (err error) {
	defer rescued(f.path, &err)()
	if string(f.data[:len(magic)]) != magic || binary.LittleEndian.Uint32(f.data[len(magic):]) != version {
		return ErrForeign
	}
	s, ok := newest(f.data[:pageLen])
	switch {
	case !ok:
		return &DamagedError{f.path, "neither of its two slots is whole"}
	case s.end > int64(len(f.data)):
		return &DamagedError{f.path, "it is cut off"}
	case !s.root.within(s.end):
		return &DamagedError{f.path, "its root lies outside of it"}
	}
	f.seq, f.root, f.data = s.seq, s.root, f.data[:s.end:s.end]
	return nil
}

func (r Ref) within(end int64) bool {
	return r.From >= pageLen && r.At >= r.From && r.Len > 0 && r.Len <= longestDirectory && r.At <= end && r.Len <= end-r.At
}

// Root is the extent that the file's newest slot names.
func (f *File) Root() Ref { return f.root }

// Path is the path that the file was opened by.
func (f *File) Path() string { return f.path }

// Len returns how many bytes are mapped.
func (f *File) Len() int64 { return int64(len(f.data)) }

// slot is one of the two.
type slot struct {
	seq  uint64 // grows with each; 0 is none
	end  int64  // of the file
	root Ref
}

func (s slot) bytes() []byte {
	b := make([]byte, 0, slotLen)
	b = binary.LittleEndian.AppendUint64(b, s.seq)
	b = binary.LittleEndian.AppendUint64(b, uint64(s.end))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.root.From))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.root.At))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.root.Len))
	b = binary.LittleEndian.AppendUint32(b, s.root.Sum)
	return binary.LittleEndian.AppendUint32(b, sum(b))
}

func slotAt(b []byte) (s slot, ok bool) {
	n := func(at int) int64 { return int64(binary.LittleEndian.Uint64(b[at:])) }
	s = slot{uint64(n(0)), n(8), Ref{From: n(16), At: n(24), Len: n(32), Sum: binary.LittleEndian.Uint32(b[40:])}}
	return s, s.seq > 0 && binary.LittleEndian.Uint32(b[44:]) == sum(b[:44])
}

// newest returns the newer slot of a first page.
func newest(page []byte) (best slot, ok bool) {
	for i := 1; i <= 2; i++ {
		if s, fine := slotAt(page[i*firstSlot:]); fine && s.seq > best.seq {
			best, ok = s, true
		}
	}
	return best, ok
}

// placeOf is where the slot with this number goes.
func placeOf(seq uint64) int64 { return firstSlot * int64(1+seq%2) }

func littleEndian() bool {
	n := uint16(1)
	return *(*byte)(unsafe.Pointer(&n)) == 1
}

// Faults makes a fault in what is mapped a panic of this goroutine, of which
// Rescue knows, until what it returns is called.
func Faults() (stop func()) {
	before := debug.SetPanicOnFault(true)
	return func() { debug.SetPanicOnFault(before) }
}
