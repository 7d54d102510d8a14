package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"slices"
	"sort"
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
func fileKey(path string) uint64 {
	h := sha256.Sum256([]byte(path))
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

// fileTable is the records of a snapshot in order of key.
type fileTable struct {
	keys, sizes, sums pack.Column[uint64]
	mods              pack.Column[int64]
}

// The sections of a file table in a catalogue.
const (
	catFiles uint32 = iota + 20
	catSizes
	catMods
	catSums
)

func writeFiles(w *pack.Writer, records []fileRecord) {
	slices.SortFunc(records, func(a, b fileRecord) int { return cmp.Compare(a.key, b.key) })
	n := len(records)
	keys, sizes, sums, mods := make([]uint64, n), make([]uint64, n), make([]uint64, n), make([]int64, n)
	for i, r := range records {
		keys[i], sizes[i], sums[i], mods[i] = r.key, r.size, r.sum, r.mod
	}
	pack.Put(w, catFiles, keys)
	pack.Put(w, catSizes, sizes)
	pack.Put(w, catMods, mods)
	pack.Put(w, catSums, sums)
}

func filesIn(e *pack.Extent) fileTable {
	return fileTable{
		keys: pack.ColumnIn[uint64](e, catFiles), sizes: pack.ColumnIn[uint64](e, catSizes),
		sums: pack.ColumnIn[uint64](e, catSums), mods: pack.ColumnIn[int64](e, catMods),
	}
}

func (t *fileTable) len() int { return t.keys.Len() }

func (t *fileTable) at(i int) fileRecord {
	return fileRecord{t.keys.At(i), t.sizes.At(i), t.mods.At(i), t.sums.At(i)}
}

// find returns where the record of a key is.
func (t *fileTable) find(key uint64) (int, bool) {
	i := sort.Search(t.len(), func(i int) bool { return t.keys.At(i) >= key })
	return i, i < t.len() && t.keys.At(i) == key
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
