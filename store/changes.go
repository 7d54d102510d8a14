package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gongbao/store/index"
	"gongbao/store/ingest"
	"gongbao/store/pack"
)

// changes is what a walk finds to be otherwise than in a snapshot.
type changes struct {
	found *snapshot
	files fileTable
	loose map[uint64]bool // files that are not remembered, and of which there are articles
	begun time.Time       // when the walk began

	mu      sync.Mutex
	newer   map[int]int64 // the times of those that are as they were at other times, by their numbers
	doubted atomic.Bool   // of some the time could not tell, and the next time it could

	// For the goroutine that walks:
	seen     index.Set // records whose files are still there, as they were, by their numbers
	todo     []job     // files to be read
	early    map[uint64]*earlyJob
	reading  *earlyReading
	problems []Problem
}

// earlyJob is a file that was read before the walk came to it.
type earlyJob struct {
	record fileRecord
	met    bool // it is there, as it was when it was read
}

// earlyReading tells when those are read.
type earlyReading struct {
	left atomic.Int64  // files, and one more until all are found
	done chan struct{} // closed when there are none
}

// less notes that a file is read, or that all are found, and tells whether it was
// the last.
func (e *earlyReading) less() bool {
	if e.left.Add(-1) > 0 {
		return false
	}
	close(e.done)
	return true
}

func newChanges(found *snapshot, begun time.Time) *changes {
	c := &changes{found: found, begun: begun}
	if found != nil {
		c.files, c.newer, c.early = found.files(), map[int]int64{}, map[uint64]*earlyJob{}
		if found.meta[metaLoose] > 0 {
			c.loose = filesIn(found.segments, func(file uint64) bool { return !c.files.has(file) })
		}
		c.seen = index.NewSet(c.files.n)
		c.reading = &earlyReading{done: make(chan struct{})}
		c.reading.left.Store(1)
	}
	return c
}

// memory is what is remembered, for those who walk.
func (c *changes) memory() *ingest.Memory {
	return &ingest.Memory{
		Same: func(path []byte, size, mod int64, open func() (io.ReadCloser, error)) (uint64, bool) {
			defer pack.Faults()()
			n, ok := c.same(fileRecord{key: keyOfPath(path), size: uint64(size), mod: mod}, open)
			return uint64(n), ok
		},
		Met: func(all []uint64) {
			for _, n := range all {
				c.seen.Add(uint32(n))
			}
		},
		Has: func(path []byte) bool {
			defer pack.Faults()()
			key := keyOfPath(path)
			return c.files.has(key) || c.loose[key] // what there is of it is dropped before it is read
		},
	}
}

// same tells whether a file is the one that was read, and the number of its
// record. Where its time cannot tell, its bytes do.
func (c *changes) same(now fileRecord, open func() (io.ReadCloser, error)) (n int, ok bool) {
	old, n, ok := c.files.find(now.key)
	if !ok || old.size != now.size {
		return 0, false
	}
	if old.mod == now.mod && c.found.sure(old.mod) {
		return n, true
	}
	if old.sum == 0 || sumOf(ingest.File{Size: int64(now.size), Open: open}) != old.sum {
		return 0, false
	}
	if old.mod != now.mod {
		c.mu.Lock()
		c.newer[n] = now.mod
		c.mu.Unlock()
	}
	if old.mod != now.mod || sureAt(c.begun, old.mod) {
		c.doubted.Store(true)
	}
	return n, true
}

// known tells whether a file need not be read: it is the one that was, before
// the snapshot was made or before the walk came to it.
func (c *changes) known(j *job) bool {
	if e := c.early[j.record.key]; e != nil && !e.met {
		e.met = e.record.size == j.record.size && e.record.mod == j.record.mod
		return e.met
	}
	n, ok := c.same(j.record, j.Open)
	if !ok || c.seen.Has(uint32(n)) {
		return false
	}
	c.seen.Add(uint32(n))
	return true
}

// dropped returns what of the snapshot is no longer so: the files that are gone
// and those that are to be read again.
func (c *changes) dropped() *dropped {
	d := &dropped{files: map[uint64]bool{}, early: map[uint64]bool{}, problems: c.problems, doubted: c.doubted.Load()}
	for n := range c.files.n {
		if c.seen.Has(uint32(n)) {
			continue
		}
		if r, ok := c.files.numbered(n); ok {
			d.files[r.key] = true
		}
	}
	c.mu.Lock() // a folder that was listed for nothing may be looked at still
	defer c.mu.Unlock()
	for n, mod := range c.newer {
		if r, ok := c.files.numbered(n); ok && c.seen.Has(uint32(n)) {
			r.mod = mod
			d.newer = append(d.newer, r)
		}
	}
	for key, e := range c.early {
		if d.early[key] = true; !e.met {
			d.files[key] = true
		}
	}
	return d
}

// drop publishes the archive without what is no longer so. Articles of files
// that were not remembered, for they could not be read whole, are dropped with
// the rest: those files are read again.
func (r *reader) drop(d dropped) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = r.failed(fmt.Sprintf("dropping what is gone from %s", r.live.name), why)
		}
	}()
	table := r.found.files()
	known := func(key uint64) bool { return !d.files[key] && (d.early[key] || table.has(key)) }
	old := r.live.now.Load()
	problems := slices.DeleteFunc(slices.Clone(old.problems.all()), func(p Problem) bool { return !known(p.file) })
	problems = append(problems, d.problems...)
	s := old.Store
	gone := newFileSet(d.files).has
	if r.found.meta[metaLoose] > 0 {
		gone = func(file uint64) bool { return !known(file) }
	}
	if len(d.files) > 0 || r.found.meta[metaLoose] > 0 { // else there is nothing to look for
		docs, some := docsOf(s.segments, gone)
		if err := r.ctx.Err(); err != nil {
			return err // what is to be dropped is there yet: no catalogue may say otherwise
		}
		if some {
			s, r.changed = s.less(docs), true
		}
	}
	r.doubted, r.looked, r.table = d.doubted, true, table
	for key := range d.files {
		r.records = append(r.records, fileRecord{key: key, size: goneFile})
	}
	r.records = append(r.records, d.newer...)
	slices.SortStableFunc(problems, compareProblems)
	r.live.set(s, problemsOf(problems), going)
	return nil
}

// docsOf returns the articles of files that are gone, segment by segment, and
// whether there are any. Those that are gone already are not among them.
func docsOf(segments []*index.Segment, gone func(file uint64) bool) (docs [][]uint32, some bool) {
	docs = make([][]uint32, len(segments))
	for c, seg := range segments {
		for i, file := range seg.Files() {
			if gone(file) && seg.Has(i) {
				docs[c] = append(docs[c], uint32(i))
				some = true
			}
		}
	}
	return docs, some
}

// fileSet tells files by their keys. Nearly all are asked for that are not in it:
// most of them are told by a few bits of the key.
type fileSet struct {
	files map[uint64]bool
	bits  []uint64
}

const fileSetBits = 1 << 16

func newFileSet(files map[uint64]bool) *fileSet {
	s := &fileSet{files, make([]uint64, fileSetBits/64)}
	for f := range files {
		s.bits[f%fileSetBits/64] |= 1 << (f % 64)
	}
	return s
}

func (s *fileSet) has(file uint64) bool {
	return s.bits[file%fileSetBits/64]>>(file%64)&1 != 0 && s.files[file]
}

// filesIn returns those files that fit of which there are articles in segments.
func filesIn(segments []*index.Segment, fits func(file uint64) bool) map[uint64]bool {
	out := map[uint64]bool{}
	for _, seg := range segments {
		for i := range seg.Len() {
			if key := seg.File(i); fits(key) {
				out[key] = true
			}
		}
	}
	return out
}

// A problem in bytes: the key of its file, how often it was met, whether all is
// lost, and its texts, parted by zeros, which none of them holds.

func (p Problem) text() string {
	b := binary.LittleEndian.AppendUint64(nil, p.file)
	b = binary.LittleEndian.AppendUint64(b, uint64(p.Count))
	lost := byte(0)
	if p.Lost {
		lost = 1
	}
	b = append(b, lost)
	return string(b) + strings.Join([]string{p.Path, p.Reason, p.Hint}, "\x00")
}

func readProblem(s string) Problem {
	p := Problem{
		file:  binary.LittleEndian.Uint64([]byte(s[:8])),
		Count: int(binary.LittleEndian.Uint64([]byte(s[8:16]))),
		Lost:  s[16] == 1,
	}
	for i, text := range strings.SplitN(s[17:], "\x00", 3) {
		*[...]*string{&p.Path, &p.Reason, &p.Hint}[i] = text
	}
	return p
}

// problemList is the problems of an edition, in order of path.
type problemList struct {
	n   int
	all func() []Problem
}

func problemsOf(all []Problem) problemList {
	return problemList{len(all), func() []Problem { return all }}
}

// rescued calls f, and returns what a damaged file had it panic with as an
// error.
func rescued(f func() error) (err error) {
	defer pack.Faults()()
	defer func() {
		if why := recover(); why != nil {
			if damaged := pack.Rescue(why); damaged != nil {
				err = damaged
				return
			}
			panic(why)
		}
	}()
	return f()
}

// failed is the error of something that panicked. If that says that the snapshot
// is damaged, reading ends early; what began it then gives the snapshot up.
func (r *reader) failed(what string, why any) error {
	damaged := pack.Rescue(why)
	if damaged == nil {
		return fmt.Errorf("%s failed: %v", what, why)
	}
	r.run.damage.Store(damaged)
	r.run.cancel()
	return fmt.Errorf("%s failed: %w", what, damaged)
}

// isDamage tells whether an error says that a snapshot is damaged.
func isDamage(err error) bool {
	var damaged *pack.DamagedError
	return errors.As(err, &damaged)
}

// mend gives up a snapshot that was found to be damaged during run: what was
// read of it is read again from the files. It returns once that has ended.
func (l *Live) mend(ctx context.Context, run *loadRun) error {
	l.mending.Lock()
	if l.run.Load() == run { // nobody else did
		run.cancel()
		<-run.done
		<-run.saved
		l.set(empty(), problemList{all: func() []Problem { return nil }}, going)
		if err := l.again(); err != nil {
			l.mending.Unlock()
			return err
		}
	}
	l.mending.Unlock()
	run = l.run.Load()
	select {
	case <-run.done:
		return cmp.Or(run.err, ctx.Err())
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guarded answers a question. Where the snapshot turns out to be damaged, it
// asks again once the archive is read from its files.
func guarded[T any](ctx context.Context, l *Live, ask func() (T, error)) (out T, err error) {
	for range 2 {
		run := l.run.Load() // before the question: what is found damaged may be mended by then
		err = rescued(func() error {
			var e error
			out, e = ask()
			return e
		})
		if !isDamage(err) || l.again == nil {
			return out, err
		}
		if e := l.mend(ctx, run); e != nil {
			return out, e
		}
	}
	return out, err
}
