package pack

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"

	"github.com/edsrzf/mmap-go"
)

// Draft is a file that is being written or appended to. It is for one goroutine.
type Draft struct {
	f    *os.File
	out  *bufio.Writer
	at   int64 // bytes of the file so far
	seq  uint64
	err  error // the first one
	view mmap.MMap

	end    int64 // of the file as its newest slot has it
	goneOn bool  // it is a new file that has a root already
}

// Create begins a new file, which must not exist yet, readable by its owner
// alone.
func Create(path string) (*Draft, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	d := &Draft{f: f, out: bufio.NewWriterSize(f, 1<<20)}
	page := make([]byte, pageLen)
	copy(page, magic)
	binary.LittleEndian.PutUint32(page[len(magic):], version)
	d.write(page)
	return d, d.err
}

// Append goes on with a file as it was when it was opened. What a writer that
// was killed left behind its end is overwritten.
func (f *File) Append() (*Draft, error) {
	w, err := os.OpenFile(f.path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	page := make([]byte, pageLen)
	if _, err := w.ReadAt(page, 0); err != nil {
		w.Close()
		return nil, err
	}
	if s, ok := newest(page); !ok || s.seq != f.seq || s.root != f.root {
		w.Close()
		return nil, fmt.Errorf("%s was changed by another", f.path)
	}
	end := f.Len()
	if _, err := w.Seek(end, 0); err != nil {
		w.Close()
		return nil, err
	}
	d := &Draft{f: w, out: bufio.NewWriterSize(w, 1<<20), at: end, end: end, seq: f.seq}
	d.align(8)
	return d, d.err
}

// Err returns the first error there was in writing the file, or nil.
func (d *Draft) Err() error { return d.err }

func (d *Draft) write(b []byte) {
	if d.err != nil {
		return
	}
	n, err := d.out.Write(b)
	d.at += int64(n)
	d.err = err
}

func (d *Draft) align(to int64) {
	if rest := d.at % to; rest > 0 {
		d.write(make([]byte, to-rest))
	}
}

// Discard closes the file as it was after the last root. What was written behind
// that must not be used any more.
func (d *Draft) Discard() error {
	_ = d.out.Flush() // so that nothing of it comes later
	return errors.Join(d.f.Truncate(d.end), d.Close())
}

// Close closes the file without a new root. What was written behind the old one
// is lost, but can be read on where it is mapped.
func (d *Draft) Close() error {
	if d.view != nil {
		_ = d.view.Unmap()
		d.view = nil
	}
	return d.f.Close()
}

// Commit makes an extent the root and closes the file. Where that fails a file
// that was there before is as it was.
func (d *Draft) Commit(root Ref) error {
	if d.err == nil {
		d.err = d.out.Flush()
	}
	if d.err == nil {
		d.err = d.sync()
	}
	err := d.Checkpoint(root)
	if err != nil && d.end > 0 {
		return errors.Join(err, d.Discard())
	}
	return errors.Join(err, d.Close())
}

// Checkpoint makes an extent the root and goes on: should the process end, what
// was written until then is there.
func (d *Draft) Checkpoint(root Ref) error {
	if d.err == nil {
		d.err = d.out.Flush()
	}
	if d.err == nil {
		s := slot{d.seq + 1, d.at, root}
		_, d.err = d.f.WriteAt(s.bytes(), placeOf(s.seq))
		d.seq, d.end, d.goneOn = s.seq, s.end, true
	}
	return d.err
}

// Extent opens an extent that was written, as File.Extent does. It stays mapped
// to the end of the process.
func (d *Draft) Extent(r Ref) (*Extent, error) {
	if d.err == nil {
		d.err = d.out.Flush()
	}
	if d.err != nil {
		return nil, d.err
	}
	m, err := mmap.Map(d.f, mmap.RDONLY, 0)
	if err != nil {
		return nil, err
	}
	return (&File{path: d.f.Name(), data: m}).Extent(r)
}

// Writer writes an extent.
type Writer struct {
	*Draft
	from     int64
	sections []section
	sums     []byte
	crc      uint32 // of the block begun
	inBlock  int
}

type section struct {
	kind uint32
	span
}

// Begin begins an extent.
func (d *Draft) Begin() *Writer {
	d.align(8)
	return &Writer{Draft: d, from: d.at}
}

// Len returns how long the file is so far, in bytes.
func (d *Draft) Len() int64 { return d.at }

// Section begins a section; what is written next is its.
func (w *Writer) Section(kind uint32) {
	w.end()
	if rest := w.at % 8; rest > 0 {
		_, _ = w.Write(make([]byte, 8-rest))
	}
	w.sections = append(w.sections, section{kind, span{w.at, 0}})
}

// end ends the last section.
func (w *Writer) end() {
	if n := len(w.sections); n > 0 && w.sections[n-1].len == 0 {
		s := &w.sections[n-1]
		s.len = w.at - s.at
	}
}

// Write writes bytes of the section; the error is the first there was.
func (w *Writer) Write(b []byte) (int, error) {
	all := len(b)
	for len(b) > 0 {
		n := min(len(b), blockLen-w.inBlock)
		w.crc = crc32.Update(w.crc, castagnoli, b[:n])
		w.write(b[:n])
		b = b[n:]
		if w.inBlock += n; w.inBlock == blockLen {
			w.block()
		}
	}
	return all, w.err
}

func (w *Writer) block() {
	w.sums = binary.LittleEndian.AppendUint32(w.sums, w.crc)
	w.crc, w.inBlock = 0, 0
}

// Put writes a whole section.
func Put[T Number](w *Writer, kind uint32, data []T) {
	w.Section(kind)
	_, _ = w.Write(bytesOf(data))
}

// PutColumn writes a column as a section.
func PutColumn[T Number](w *Writer, kind uint32, c *Column[T]) { Put(w, kind, c.All()) }

// Written returns how many bytes of the section there are.
func (w *Writer) Written() int64 { return w.at - w.sections[len(w.sections)-1].at }

// View returns the bytes of the section that were written, until the next view
// or the end of the draft.
func (w *Writer) View() ([]byte, error) {
	s := w.sections[len(w.sections)-1]
	if w.err == nil {
		w.err = w.out.Flush()
	}
	if w.err != nil || w.at == s.at {
		return nil, w.err
	}
	if w.view != nil {
		_ = w.view.Unmap()
	}
	if w.view, w.err = mmap.Map(w.f, mmap.RDONLY, 0); w.err != nil {
		return nil, w.err
	}
	return w.view[s.at:w.at:w.at], nil
}

// Finish ends the extent and returns its name.
func (w *Writer) Finish() (Ref, error) {
	w.end()
	end := w.at
	if w.inBlock > 0 {
		w.block()
	}
	w.align(8)
	dir := binary.LittleEndian.AppendUint64(nil, uint64(len(w.sections)))
	dir = binary.LittleEndian.AppendUint64(dir, uint64(end))
	for _, s := range w.sections {
		dir = binary.LittleEndian.AppendUint64(dir, uint64(s.kind))
		dir = binary.LittleEndian.AppendUint64(dir, uint64(s.at))
		dir = binary.LittleEndian.AppendUint64(dir, uint64(s.len))
	}
	dir = append(dir, w.sums...)
	r := Ref{At: w.at, Len: int64(len(dir)), From: w.from, Sum: sum(dir)}
	w.write(dir)
	return r, w.err
}

// sync makes sure that what the new slot of an old file names is there before
// it. A new file that never came to the disk whole is noticed when it is read.
func (d *Draft) sync() error {
	if d.seq == 0 || d.goneOn {
		return nil
	}
	return d.f.Sync()
}
