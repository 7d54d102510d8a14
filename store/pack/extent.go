package pack

import (
	"encoding/binary"
	"fmt"
	"runtime/debug"
	"sync/atomic"
)

// Extent is some sections of a file.
type Extent struct {
	guard
	sections map[uint32]span
}

// span is a stretch of a file.
type span struct{ at, len int64 }

// guard knows which blocks of an extent were checked.
type guard struct {
	path string
	data []byte // of the file up to the end of the extent's blocks
	from int64  // where the first block begins
	sums []byte // of the blocks, 4 bytes each
	fine []atomic.Uint32
}

// A directory in bytes: how many sections there are and where the extent's
// blocks end, 8 bytes each; of each section its kind, where it begins and its
// length, 8 bytes each; the checksums of the blocks, 4 bytes each.
const (
	dirHead  = 16
	dirEntry = 24
)

// Extent opens an extent. Errors are *DamagedErrors.
func (f *File) Extent(r Ref) (e *Extent, err error) {
	defer rescued(f.path, &err)()
	if !r.within(int64(len(f.data))) {
		return nil, &DamagedError{f.path, "a part of it lies outside of it"}
	}
	dir := f.data[r.At : r.At+r.Len]
	if sum(dir) != r.Sum {
		return nil, &DamagedError{f.path, fmt.Sprintf("the directory at byte %d does not fit its checksum", r.At)}
	}
	wrong := &DamagedError{f.path, fmt.Sprintf("the directory at byte %d makes no sense", r.At)}
	if len(dir) < dirHead {
		return nil, wrong
	}
	count, end := binary.LittleEndian.Uint64(dir), int64(binary.LittleEndian.Uint64(dir[8:]))
	if count > uint64(len(dir)-dirHead)/dirEntry || end < r.From || end > r.At {
		return nil, wrong
	}
	blocks := (end - r.From + blockLen - 1) / blockLen
	sums := dir[dirHead+dirEntry*int(count):]
	if int64(len(sums)) != 4*blocks {
		return nil, wrong
	}
	e = &Extent{sections: make(map[uint32]span, count)}
	e.guard = guard{path: f.path, data: f.data[:end:end], from: r.From, sums: sums, fine: make([]atomic.Uint32, (blocks+31)/32)}
	for i := range int(count) {
		b := dir[dirHead+dirEntry*i:]
		s := span{int64(binary.LittleEndian.Uint64(b[8:])), int64(binary.LittleEndian.Uint64(b[16:]))}
		if s.at < r.From || s.at%8 != 0 || s.len < 0 || s.at > end || s.len > end-s.at {
			return nil, wrong
		}
		e.sections[uint32(binary.LittleEndian.Uint64(b))] = s
	}
	return e, nil
}

// check makes sure that a stretch of the file is as it was written.
func (g *guard) check(at, n int64) {
	if n <= 0 {
		return
	}
	for b := (at - g.from) >> blockShift; b <= (at+n-1-g.from)>>blockShift; b++ {
		if g.fine[b>>5].Load()>>(b&31)&1 == 0 {
			g.verify(b)
		}
	}
}

// verify checks a block that was not used before.
func (g *guard) verify(b int64) {
	var err error
	func() {
		defer rescued(g.path, &err)()
		from := g.from + b*blockLen
		to := min(from+blockLen, int64(len(g.data)))
		if sum(g.data[from:to]) != binary.LittleEndian.Uint32(g.sums[4*b:]) {
			err = &DamagedError{g.path, fmt.Sprintf("the block at byte %d does not fit its checksum", from)}
		}
	}()
	if err != nil {
		panic(err)
	}
	g.fine[b>>5].Or(1 << (b & 31))
}

// rescued makes a fault in what is mapped an error. It is called to begin, and
// what it returns is deferred.
func rescued(path string, err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if why := recover(); why != nil {
			damaged := Rescue(why)
			if damaged == nil {
				panic(why)
			}
			damaged.Path = path
			*err = damaged
		}
	}
}

// Has tells whether there is a section of this kind.
func (e *Extent) Has(kind uint32) bool {
	_, ok := e.sections[kind]
	return ok
}
