package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"math/bits"
	"slices"
	"sync/atomic"
	"time"

	"github.com/cespare/xxhash/v2"

	"gongbao/store/ingest"
	"gongbao/store/pack"
)

// fileRecord is what is remembered of a file whose bytes could be had, to know it
// again: its key, its size in bytes, its last change in nanoseconds since 1970,
// and a sum of its bytes, 0 where that is not known.
type fileRecord struct {
	key, size uint64
	mod       int64
	sum       uint64
}

// fileKey names a file by its path in the archive: the first bytes of a SHA-256,
// of which two are never the same by chance or by design. It is never 0.
func fileKey(path string) uint64 { return keyOfPath([]byte(path)) }

func keyOfPath(path []byte) uint64 {
	h := sha256.Sum256(path)
	return max(1, binary.LittleEndian.Uint64(h[:]))
}

func recordOf(f ingest.File) fileRecord {
	r := fileRecord{key: fileKey(f.Path), size: uint64(f.Size)}
	if !f.Mod.IsZero() {
		r.mod = f.Mod.UnixNano()
	}
	return r
}

// doubtful is how long before a file was looked at it must have changed last for
// its time to tell one change from the next: file systems keep times to two
// seconds at worst (FAT).
const doubtful = 2 * time.Second

// fileTable is the records of a snapshot, in parts, each in order of key: what is
// added is a part of its own until the one before is not much longer. Of a file
// that is in several the latest part is right. It is immutable.
type fileTable struct {
	parts []filePart
	n     int // records in all parts
}

// filePart is a part of a fileTable, where it lies in the snapshot.
type filePart struct {
	ref        pack.Ref
	keys, sums []uint64
	sizes      []uint64 // goneFile for a file that is no longer there
	mods       []int64
}

// goneFile is the size of a file that is in an earlier part and gone.
const goneFile = ^uint64(0)

// The sections of a part.
const (
	partKeys uint32 = iota + 1
	partSizes
	partMods
	partSums
)

func filePartIn(e *pack.Extent, ref pack.Ref) filePart {
	keys, sizes, sums := pack.ColumnIn[uint64](e, partKeys), pack.ColumnIn[uint64](e, partSizes), pack.ColumnIn[uint64](e, partSums)
	mods := pack.ColumnIn[int64](e, partMods)
	return filePart{ref: ref, keys: keys.All(), sizes: sizes.All(), sums: sums.All(), mods: mods.All()}
}

// fileTableIn returns the table of parts at some places of a file.
func fileTableIn(f *pack.File, refs []pack.Ref) (t fileTable, err error) {
	for _, ref := range refs {
		e, err := f.Extent(ref)
		if err != nil {
			return t, err
		}
		t = t.with(filePartIn(e, ref))
	}
	return t, nil
}

func (t fileTable) with(p filePart) fileTable {
	return fileTable{append(slices.Clip(t.parts), p), t.n + len(p.keys)}
}

// refs returns where the parts are.
func (t *fileTable) refs() []pack.Ref {
	var out []pack.Ref
	for _, p := range t.parts {
		out = append(out, p.ref)
	}
	return out
}

func (p *filePart) at(i int) fileRecord {
	return fileRecord{p.keys[i], p.sizes[i], p.mods[i], p.sums[i]}
}

// find returns the record of a key, and its number among all records.
func (t *fileTable) find(key uint64) (r fileRecord, n int, ok bool) {
	n = t.n
	for k := len(t.parts) - 1; k >= 0; k-- {
		p := &t.parts[k]
		n -= len(p.keys)
		if i, ok := locate(p.keys, key); ok {
			r = p.at(i)
			return r, n + i, r.size != goneFile
		}
	}
	return r, 0, false
}

// has tells whether there is a record of a key.
func (t *fileTable) has(key uint64) bool {
	_, _, ok := t.find(key)
	return ok
}

// each calls f for the records and their numbers, in no order.
func (t *fileTable) each(f func(r fileRecord, n int)) {
	for n := range t.n {
		if r, ok := t.numbered(n); ok {
			f(r, n)
		}
	}
}

// numbered returns the record with a number; ok is false where it is not right,
// or no longer.
func (t *fileTable) numbered(n int) (r fileRecord, ok bool) {
	k := 0
	for n >= len(t.parts[k].keys) {
		n -= len(t.parts[k].keys)
		k++
	}
	r = t.parts[k].at(n)
	later := fileTable{parts: t.parts[k+1:]}
	return r, r.size != goneFile && !later.holds(r.key)
}

// holds tells whether a key is in any part, be it as one that is gone.
func (t *fileTable) holds(key uint64) bool {
	for k := range t.parts {
		if _, ok := locate(t.parts[k].keys, key); ok {
			return true
		}
	}
	return false
}

// locate returns where a key is among keys in order. Keys are as good as chance,
// so that a key says about where it is; should they not be it takes a little
// longer.
func locate(keys []uint64, key uint64) (int, bool) {
	n := uint64(len(keys))
	from, to := 0, len(keys) // it is at from or later, and before to
	ahead, _ := bits.Mul64(key, n)
	guess := int(ahead)
	for range 8 {
		if from == to {
			return 0, false
		}
		guess = min(max(guess, from), to-1)
		switch k := keys[guess]; {
		case k == key:
			return guess, true
		case k < key:
			ahead, _ := bits.Mul64(key-k, n)
			from = guess + 1
			guess += 1 + int(ahead)
		default:
			back, _ := bits.Mul64(k-key, n)
			to = guess
			guess -= 1 + int(back)
		}
	}
	i, ok := slices.BinarySearch(keys[from:to], key)
	return from + i, ok
}

// written writes records behind a table, of which it returns the next one: with
// a part more, or with longer last parts. opened returns what was written; where
// it is nil only refs may be asked of that table.
func (t fileTable) written(w *pack.Writer, records []fileRecord, opened func(pack.Ref) (*pack.Extent, error)) (fileTable, error) {
	if len(records) == 0 {
		return t, nil
	}
	for len(t.parts) > 0 {
		last := t.parts[len(t.parts)-1]
		if len(last.keys) > 2*len(records) {
			break
		}
		older := make([]fileRecord, len(last.keys), len(last.keys)+len(records))
		for i := range older {
			older[i] = last.at(i)
		}
		records = append(older, records...)
		t = fileTable{slices.Clip(t.parts[:len(t.parts)-1]), t.n - len(last.keys)}
	}
	records = latest(records)
	if len(t.parts) == 0 {
		records = slices.DeleteFunc(records, func(r fileRecord) bool { return r.size == goneFile })
	}
	ref, err := writeFiles(w, records)
	if err != nil {
		return t, err
	}
	if opened == nil {
		return t.with(filePart{ref: ref}), nil
	}
	e, err := opened(ref)
	if err != nil {
		return t, err
	}
	return t.with(filePartIn(e, ref)), nil
}

// latest returns records in order of key, of each key the last.
func latest(records []fileRecord) []fileRecord {
	slices.SortStableFunc(records, func(a, b fileRecord) int { return cmp.Compare(a.key, b.key) })
	out := records[:0]
	for i, r := range records {
		if i+1 == len(records) || records[i+1].key != r.key {
			out = append(out, r)
		}
	}
	return out
}

// writeFiles writes records in order of key as a part.
func writeFiles(w *pack.Writer, records []fileRecord) (pack.Ref, error) {
	n := len(records)
	keys, sizes, sums, mods := make([]uint64, n), make([]uint64, n), make([]uint64, n), make([]int64, n)
	for i, r := range records {
		keys[i], sizes[i], sums[i], mods[i] = r.key, r.size, r.sum, r.mod
	}
	pack.Put(w, partKeys, keys)
	pack.Put(w, partSizes, sizes)
	pack.Put(w, partMods, mods)
	pack.Put(w, partSums, sums)
	return w.Finish()
}

// summed is an open file of which a sum is made while it is read from its
// beginning to its end.
type summed struct {
	io.ReadCloser
	sum     *xxhash.Digest
	read    int64
	refused *atomic.Bool // bytes were asked for and could not be had
}

func (s *summed) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	_, _ = s.sum.Write(b[:n])
	s.read += int64(n)
	s.note(err)
	return n, err
}

func (s *summed) note(err error) {
	if err != nil && err != io.EOF {
		s.refused.Store(true)
	}
}

// summedAnywhere can be read at any place besides, as a ZIP file is; what is
// read so is not in the sum.
type summedAnywhere struct {
	*summed
	anywhere
}

type anywhere interface {
	io.ReaderAt
	Size() int64
}

func (s summedAnywhere) ReadAt(b []byte, at int64) (int, error) {
	n, err := s.anywhere.ReadAt(b, at)
	s.note(err)
	return n, err
}

// withSum returns a file whose bytes are summed up as they are read, and what
// tells the sum, 0 where they were not all read, and whether all could be had
// that was asked for.
func withSum(f ingest.File) (ingest.File, func() (sum uint64, had bool)) {
	var s *summed
	var refused atomic.Bool
	open := f.Open
	f.Open = func() (io.ReadCloser, error) {
		rc, err := open()
		if err != nil {
			refused.Store(true)
			return nil, err
		}
		s = &summed{ReadCloser: rc, sum: xxhash.New(), refused: &refused}
		if at, ok := rc.(anywhere); ok {
			return summedAnywhere{s, at}, nil
		}
		return s, nil
	}
	return f, func() (uint64, bool) {
		if s == nil || s.read != f.Size {
			return 0, !refused.Load()
		}
		return max(1, s.sum.Sum64()), !refused.Load()
	}
}

// sumOf returns the sum of a file's bytes, or 0 where it cannot be read.
func sumOf(f ingest.File) uint64 {
	f, sum := withSum(f)
	rc, err := f.Open()
	if err != nil {
		return 0
	}
	defer rc.Close()
	if _, err := io.Copy(io.Discard, struct{ io.Reader }{rc}); err != nil {
		return 0
	}
	n, _ := sum()
	return n
}
