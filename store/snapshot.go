package store

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"gongbao/store/index"
	"gongbao/store/pack"
)

// A snapshot is an archive as it was read, in one file that is mapped into
// memory: its segments, and a catalogue that says which those are, in what order
// their articles come, which files they were read from and what was wrong with
// those. To open one takes as long for a million articles as for five.

// Cache says where the snapshot of an archive is kept and how far it is believed.
// The zero Cache is none.
type Cache struct {
	Path string // the file
	// Stamp is whatever the articles depend on besides the files: the program,
	// how files are read, what the reader's own files say. A snapshot of another
	// stamp is not used.
	Stamp string
	// Trust believes a snapshot where no folder has changed since it was made:
	// files may have been written anew in their place. Else every file is looked
	// at, while the snapshot is there already.
	Trust bool
	// Always makes a snapshot however small the archive is. Else there is one of
	// leastFiles files or leastBytes bytes and more: what is smaller is read as
	// soon.
	Always bool
	// InParts is for who leaves as soon as there is an answer: a first reading of a
	// large archive leaves its snapshot in parts, and what comes later is appended,
	// as long as that can go on. It is found as well, only searched more slowly. The
	// next who reads the archive without InParts writes it as one.
	InParts bool

	spillFrom int // see the constant of that name; 0 is that
	bareFrom  int // so are these
	mostBare  int
	noteAfter int
	grown     int64 // see mostGrown
	goneShare int   // see mostGone
}

const (
	leastFiles = 100
	leastBytes = 1 << 20
)

// catalogueFormat is the version of the catalogue, see index.Format for the
// rest.
const catalogueFormat = 6

// The sections of a catalogue.
const (
	catMeta uint32 = iota + 1
	catStamp
	catRefs
	catNewest
	catNumbers
	catFolders
	catFolderEnds
	catProblems
	catProblemEnds
	catGroups
	catGroupEnds
	catFiles // where the parts of the table of files are
	catGone  // the articles of each segment that are gone, one after the other
	catGoneEnds
	catGroupOf // of each article by its serial the group of its copies, plus 1; 0 is none
	catFolded  // the newest articles, with one for each group of copies
)

// What is in catMeta.
const (
	metaFormat = iota
	metaIndex
	metaUndated
	metaPages
	metaFurther
	metaProblems
	metaBegun   // when the walk began that it was made of, in nanoseconds since 1970
	metaLoose   // articles of files that are not remembered
	metaWhole   // how long the file was when it was last written as a whole
	metaParts   // 1 where it was left in parts, see Cache.InParts
	metaSettled // articles that copies were looked for of: those with lesser serials
	metaLen
)

// snapshot is one that was opened.
type snapshot struct {
	file     *pack.File
	extent   *pack.Extent
	meta     []uint64
	segments []*index.Segment
	refs     []pack.Ref       // of the segments
	files    func() fileTable // read when first asked for; panics where it is damaged
}

// errStale is the error of a snapshot that says what it was made of, and that is
// no longer what would be read.
var errStale = errors.New("made by another version, or of other settings")

// openSnapshot opens the snapshot at a path.
func openSnapshot(c Cache) (s *snapshot, err error) { return reopenSnapshot(c, nil) }

// reopenSnapshot opens the snapshot at a path, of which before is what it was until
// something was appended; nil for nothing. Of the segments of both, what was worked
// out is kept.
func reopenSnapshot(c Cache, before *snapshot) (s *snapshot, err error) {
	defer func() {
		if why := recover(); why != nil {
			damaged := pack.Rescue(why)
			if damaged == nil {
				panic(why)
			}
			s, err = nil, damaged
		}
	}()
	f, err := pack.Open(c.Path)
	if err != nil {
		return nil, err
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		return nil, err
	}
	meta, stamp := pack.ColumnIn[uint64](e, catMeta), pack.ColumnIn[byte](e, catStamp)
	s = &snapshot{file: f, extent: e, meta: meta.All()}
	if len(s.meta) != metaLen || s.meta[metaFormat] != catalogueFormat || s.meta[metaIndex] != index.Format || string(stamp.All()) != c.Stamp {
		return nil, errStale
	}
	var dict func() *index.Dict
	gone := slicesIn(e, catGone)
	for i, ref := range refsIn(e, catRefs) {
		seg := before.segment(i, ref)
		if seg == nil {
			part, err := f.Extent(ref)
			if err != nil {
				return nil, err
			}
			seg = index.Stored(part, dict)
		}
		if !seg.Bare() { // those have none, but for what came before they were to be bare
			dict = seg.Dict
		}
		if len(gone) > 0 {
			seg = seg.Without(gone[i])
		}
		s.segments, s.refs = append(s.segments, seg), append(s.refs, ref)
	}
	s.files = sync.OnceValue(func() fileTable {
		t, err := fileTableIn(f, refsIn(e, catFiles))
		if err != nil {
			panic(err)
		}
		return t
	})
	return s, nil
}

// words returns what the records of the archive are packed with; nil where there
// is no snapshot yet, or none in it.
func (s *snapshot) words() *index.Dict {
	if s == nil {
		return nil
	}
	for _, seg := range slices.Backward(s.segments) {
		if !seg.Bare() {
			return seg.Dict()
		}
	}
	return nil
}

// segment returns the i-th segment if it lies at a place, else nil; s may be nil.
func (s *snapshot) segment(i int, at pack.Ref) *index.Segment {
	if s == nil || i >= len(s.refs) || s.refs[i] != at {
		return nil
	}
	return s.segments[i].Whole()
}

// putSlices writes rows of numbers as two sections: one behind the other, and
// where each ends.
func putSlices(w *pack.Writer, kind uint32, all [][]uint32) {
	var flat, ends []uint32
	for _, s := range all {
		flat = append(flat, s...)
		ends = append(ends, uint32(len(flat)))
	}
	pack.Put(w, kind, flat)
	pack.Put(w, kind+1, ends)
}

// slicesIn is the reverse of putSlices; none of no section.
func slicesIn(e *pack.Extent, kind uint32) (all [][]uint32) {
	if !e.Has(kind + 1) {
		return nil
	}
	flat, ends := pack.ColumnIn[uint32](e, kind), pack.ColumnIn[uint32](e, kind+1)
	all = make([][]uint32, 0, ends.Len())
	from := uint32(0)
	for _, end := range ends.All() {
		all = append(all, flat.Slice(int(from), int(end)))
		from = end
	}
	return all
}

// putRefs writes places in the file as a section.
func putRefs(w *pack.Writer, kind uint32, refs []pack.Ref) {
	var at []int64
	for _, ref := range refs {
		at = append(at, ref.From, ref.At, ref.Len, int64(ref.Sum))
	}
	pack.Put(w, kind, at)
}

// refsIn is the reverse of putRefs.
func refsIn(e *pack.Extent, kind uint32) (refs []pack.Ref) {
	at := pack.ColumnIn[int64](e, kind)
	for r := range slices.Chunk(at.All(), 4) {
		refs = append(refs, pack.Ref{From: r[0], At: r[1], Len: r[2], Sum: uint32(r[3])})
	}
	return refs
}

// store returns the archive as the snapshot has it.
func (s *snapshot) store() *Store {
	if len(s.segments) == 0 {
		return empty()
	}
	newest, numbers := pack.ColumnIn[uint32](s.extent, catNewest), pack.ColumnIn[uint32](s.extent, catNumbers)
	out := &Store{segments: s.segments, undated: int(s.meta[metaUndated]), pages: int(s.meta[metaPages]), serials: numbers.Len()}
	out.number()
	out.newest = newest.All()
	out.numbers = sync.OnceValue(numbers.All)
	out.tree = sync.OnceValue(func() *bodies { return bodiesOf(s.segments) })
	out.outlets = sync.OnceValue(func() *sources { return sourcesOf(s.segments) })
	out.reprints = s.reprints(out.serials)
	if folded := pack.ColumnIn[uint32](s.extent, catFolded); folded.Len() > 0 {
		out.foldedNewest = sync.OnceValue(folded.All)
	}
	return out
}

// reprints returns the groups of copies among articles of so many serials.
func (s *snapshot) reprints(serials int) *reprints {
	r := &reprints{further: int(s.meta[metaFurther]), settled: int(s.meta[metaSettled]), groups: slicesIn(s.extent, catGroups)}
	switch of := pack.ColumnIn[uint32](s.extent, catGroupOf); {
	case len(r.groups) == 0:
	case of.Len() == serials:
		r.of = of.All()
	default:
		r.of = groupOf(r.groups, serials)
	}
	return r
}

// groupOf returns of each of so many articles the group that it is in, plus 1; 0 of
// those that are in none.
func groupOf(groups [][]uint32, serials int) []uint32 {
	of := make([]uint32, serials)
	for i, group := range groups {
		for _, n := range group {
			of[n] = uint32(i) + 1
		}
	}
	return of
}

// problems returns what was wrong with the files.
func (s *snapshot) problems() []Problem {
	var out []Problem
	for text := range s.texts(catProblems) {
		out = append(out, readProblem(text))
	}
	return out
}

// texts yields the texts of a section.
func (s *snapshot) texts(kind uint32) func(yield func(string) bool) {
	data, ends := pack.ColumnIn[byte](s.extent, kind), pack.ColumnIn[uint64](s.extent, kind+1)
	return func(yield func(string) bool) {
		from := uint64(0)
		for _, end := range ends.All() {
			if !yield(string(data.Slice(int(from), int(end)))) {
				return
			}
			from = end
		}
	}
}

// putTexts writes texts as two sections.
func putTexts(w *pack.Writer, kind uint32, all []string) {
	var data []byte
	ends := make([]uint64, 0, len(all))
	for _, s := range all {
		data = append(data, s...)
		ends = append(ends, uint64(len(data)))
	}
	pack.Put(w, kind, data)
	pack.Put(w, kind+1, ends)
}

// visit is a folder, or a file that lies in none that was walked, as it was seen.
type visit struct {
	disk string // its absolute path
	size int64  // of a file in bytes, or one of these
	mod  int64  // nanoseconds since 1970
}

const (
	aFolder      = -1
	nothingThere = -2 // a link leads there
)

func visitOf(disk string, info fs.FileInfo) visit {
	v := visit{disk, info.Size(), info.ModTime().UnixNano()}
	if info.IsDir() {
		v.size = aFolder
	}
	return v
}

func (v visit) text() string {
	b := binary.LittleEndian.AppendUint64(nil, uint64(v.size))
	return string(binary.LittleEndian.AppendUint64(b, uint64(v.mod))) + v.disk
}

func readVisit(s string) visit {
	return visit{
		size: int64(binary.LittleEndian.Uint64([]byte(s[:8]))),
		mod:  int64(binary.LittleEndian.Uint64([]byte(s[8:16]))),
		disk: s[16:],
	}
}

// visits returns the folders as they were.
func (s *snapshot) visits() []visit {
	var out []visit
	for text := range s.texts(catFolders) {
		out = append(out, readVisit(text))
	}
	return out
}

// sure tells whether a time of last change is long enough before the walk to
// tell one change from the next.
func (s *snapshot) sure(mod int64) bool {
	return sureAt(time.Unix(0, int64(s.meta[metaBegun])), mod)
}

func sureAt(begun time.Time, mod int64) bool { return mod < begun.UnixNano()-int64(doubtful) }

// inParts tells whether it was left so, see Cache.InParts.
func (s *snapshot) inParts() bool { return s.meta[metaParts] > 0 }

// partial tells whether the archive was not read to its end.
func (s *snapshot) partial() bool {
	folders := pack.ColumnIn[uint64](s.extent, catFolderEnds)
	return folders.Len() == 0
}

// holds tells whether no folder was changed since.
func (s *snapshot) holds() bool {
	visits := s.visits()
	for _, v := range visits {
		info, err := os.Stat(v.disk)
		if v.size == nothingThere {
			if err == nil {
				return false
			}
			continue
		}
		if err != nil || visitOf(v.disk, info) != v || !s.sure(v.mod) {
			return false
		}
	}
	return len(visits) > 0
}

// renumbered returns the groups with the serials that articles have now, of so
// many.
func (r *reprints) renumbered(now []uint32, count int) *reprints {
	next := &reprints{of: make([]uint32, count), failed: r.failed}
	for _, n := range now[:r.settled] {
		if n != index.Gone {
			next.settled++
		}
	}
	for _, group := range r.groups {
		var left []uint32
		for _, n := range group {
			if now[n] != index.Gone {
				left = append(left, now[n])
			}
		}
		if len(left) < 2 {
			continue
		}
		next.groups = append(next.groups, left)
		next.further += len(left) - 1
		for _, n := range left {
			next.of[n] = uint32(len(next.groups))
		}
	}
	return next
}
