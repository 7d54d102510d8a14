package store

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/gofrs/flock"

	"gongbao/store/cache"
	"gongbao/store/index"
	"gongbao/store/pack"
)

// Snapshots are written beside the old one and renamed, by one process at a
// time: another leaves it be. What changed a little is appended, see append.go, and
// pack for why nobody sees a half of it.

const (
	newSuffix  = ".new"
	lockSuffix = cache.LockSuffix
	partInfix  = ".part-" // of a file of segments while the archive is read for the first time
)

// worthy tells whether the archive is to have a snapshot that is not there yet,
// or no longer right.
func (r *reader) worthy() bool {
	switch {
	case r.cache.Path == "":
		return false
	case r.found == nil:
		return r.cache.Always || r.had >= leastFiles || r.size >= leastBytes
	}
	visits := r.found.visits()
	return r.changed || r.doubted || r.had > 0 || r.found.inParts() && !r.cache.InParts || !slices.Equal(r.visits, visits) ||
		surer(visits, time.Unix(0, int64(r.found.meta[metaBegun])), r.begun) ||
		!slices.Equal(r.live.now.Load().problems.all(), r.found.problems())
}

// surer tells whether a walk that began at one time can tell of a folder what an
// earlier one could not: that it changes no more unseen. A snapshot that stayed in
// doubt would have every file looked at each time.
func surer(visits []visit, before, now time.Time) bool {
	return slices.ContainsFunc(visits, func(v visit) bool { return !sureAt(before, v.mod) && sureAt(now, v.mod) })
}

// save writes the snapshot of what was read, if there is to be one, and goes on
// from it: what was held in memory is then read where it lies in the file. What
// goes wrong is told by SaveError and harms nothing.
func (r *reader) save() {
	defer func() {
		if why := recover(); why != nil {
			r.run.unsaved = r.failed("writing the snapshot", why)
		}
	}()
	if !r.worthy() {
		return
	}
	if r.checkpoint(r.visits); r.found != nil && !r.changed && r.had == 0 {
		r.run.keep() // all that was read was there before
	}
	if r.cache.InParts && r.book != nil {
		return
	}
	appended, err := r.write()
	if err != nil {
		r.unsaved(err)
		return
	}
	before := r.found
	if !appended {
		before = nil
	}
	made, err := reopenSnapshot(r.cache, before)
	if err != nil {
		r.run.unsaved = fmt.Errorf("the snapshot that was just written cannot be read: %w", err)
		return
	}
	r.live.found(made, true)
	cache.Sweep(r.cache.Path, time.Now())
}

// unsaved tells why the snapshot was not written, to whoever waits for it and to
// whoever only looks. That another is writing it is for those who wait.
func (r *reader) unsaved(err error) {
	if isDamage(err) || errors.Is(err, errBusy) {
		r.run.unsaved = err
		return
	}
	now, old := openSnapshot(r.cache)
	e := &UnsavedError{Path: r.cache.Path, Kept: old == nil && now != nil, Err: err}
	r.run.unsaved = e
	r.live.unsaved(e)
}

// errBusy is the error of a snapshot that another process is writing.
var errBusy = errors.New("another gongbao is writing the snapshot")

// write writes the snapshot, and tells whether that was done by appending to the
// one that was found.
func (r *reader) write() (appended bool, err error) {
	if r.book == nil {
		lock, err := r.lock()
		if err != nil {
			return false, err
		}
		defer lock.Unlock()
	}
	if from, ok := r.appendable(); ok {
		err := r.append(from)
		switch appended = err == nil; {
		case isFull(err):
			return false, err // for the whole there is less room yet
		case appended && (!r.untidy() || r.cache.InParts && !r.overdue()):
			return true, nil
		case appended:
			r.run.keep()
		}
	}
	err = r.rewrite()
	if isFull(err) && (appended || r.book != nil) {
		return appended, nil // it is all there, and made tidy when there is room
	}
	return false, err
}

// lock makes the folder of the snapshot and keeps others from writing it.
func (r *reader) lock() (*flock.Flock, error) {
	if err := r.folder(); err != nil {
		return nil, err
	}
	lock := flock.New(r.cache.Path+lockSuffix, flock.SetPermissions(0o600))
	switch got, err := lock.TryLock(); {
	case err != nil:
		return nil, err
	case !got:
		return nil, errBusy
	}
	return lock, nil
}

// folder makes the folder of the snapshot. One that is there already is its
// owner's alone from now on: what the archive holds is nobody else's business.
func (r *reader) folder() error {
	dir := filepath.Dir(r.cache.Path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(dir, 0o700) // another's, perhaps: the files are private all the same
	}
	return nil
}

// rewrite writes the snapshot as a whole.
func (r *reader) rewrite() error {
	e := r.live.now.Load()
	if e.count >= frugalFrom {
		defer frugally()()
	}
	path := r.cache.Path + newSuffix
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	r.sweep()
	draft, err := pack.Create(path)
	if err != nil {
		return err
	}
	s := e.Store
	var refs []pack.Ref
	if len(s.segments) > 0 {
		ref, now, err := index.AnewTo(draft.Begin(), s.serials, s.segments...)
		if err != nil {
			return errors.Join(err, draft.Close(), os.Remove(path))
		}
		refs, s = append(refs, ref), s.inOne(now)
	}
	files, err := fileTable{}.written(draft.Begin(), r.allRecords(), nil)
	if err != nil {
		return errors.Join(err, draft.Close(), os.Remove(path))
	}
	root, err := r.catalogue(draft.Begin(), s, e.foldedPlaces(), refs, files.refs(), e.problems.all(), r.visits, size{})
	if err != nil {
		return errors.Join(err, draft.Close(), os.Remove(path))
	}
	if err := draft.Commit(root); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	if err := os.Rename(path, r.cache.Path); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// inOne is the store as it is numbered once its segments are one, in order, and
// serials became what now tells.
func (s *Store) inOne(now []uint32) *Store {
	one := &Store{count: s.count, serials: s.count, undated: s.undated, pages: s.pages, reprints: s.reprints.renumbered(now, s.count)}
	numbers := make([]uint32, s.count)
	one.newest = make([]uint32, s.count)
	for i, n := range s.newest {
		one.newest[i] = uint32(i)
		numbers[now[s.serial(n)]] = uint32(i)
	}
	one.numbers = given(numbers)
	return one
}

// size is how long a file was when it was last written as a whole, 0 if it is now,
// and whether it is in parts since.
type size struct{ whole, parts uint64 }

// catalogue writes the catalogue, with the folders where all was read, and the newest
// articles folded where copies were looked for of all: at 1,000,000 articles it takes
// up to a second to work that out.
func (r *reader) catalogue(w *pack.Writer, s *Store, folded []uint32, refs, files []pack.Ref, problems []Problem, visits []visit, z size) (pack.Ref, error) {
	begun := r.begun
	meta := make([]uint64, metaLen)
	meta[metaFormat], meta[metaIndex] = catalogueFormat, index.Format
	meta[metaUndated], meta[metaPages] = uint64(s.undated), uint64(s.pages)
	meta[metaFurther], meta[metaProblems] = uint64(s.reprints.further), uint64(len(problems))
	meta[metaBegun], meta[metaWhole] = uint64(begun.UnixNano()), cmp.Or(z.whole, uint64(w.Len()))
	meta[metaParts] = z.parts
	meta[metaSettled] = uint64(s.reprints.settled)
	meta[metaLoose] = uint64(r.loose)
	pack.Put(w, catMeta, meta)
	pack.Put(w, catStamp, []byte(r.cache.Stamp))
	putRefs(w, catRefs, refs)
	putRefs(w, catFiles, files)
	pack.Put(w, catNewest, s.newest)
	pack.Put(w, catNumbers, s.numbers())
	texts := make([]string, 0, len(visits))
	for _, v := range visits {
		texts = append(texts, v.text())
	}
	putTexts(w, catFolders, texts)
	texts = texts[:0]
	for _, p := range problems {
		texts = append(texts, p.text())
	}
	putTexts(w, catProblems, texts)
	groups := slices.DeleteFunc(slices.Clone(s.reprints.groups), func(g []uint32) bool { return len(g) == 0 })
	putSlices(w, catGroups, groups)
	if len(groups) > 0 && folded != nil {
		pack.Put(w, catGroupOf, groupOf(groups, s.serials))
		pack.Put(w, catFolded, folded)
	}
	if s.gone() > 0 {
		putSlices(w, catGone, s.allGone())
	}
	return w.Finish()
}

// allRecords returns the records of all files that are remembered.
func (r *reader) allRecords() []fileRecord {
	out := make([]fileRecord, 0, r.table.n+len(r.records))
	r.table.each(func(f fileRecord, _ int) { out = append(out, f) })
	return append(out, r.records...)
}

// spillFrom is how many articles a segment has that is kept in a file, not in
// memory, while the archive is read for the first time.
const spillFrom = 512

// spilled returns a segment as it lies in a file, or as it is where that cannot
// be.
func (r *reader) spilled(seg *index.Segment) *index.Segment {
	if b := r.openBook(); b != nil {
		if filed, err := b.put(seg); err == nil {
			return filed
		}
		r.closeBook()
	}
	if filed, err := r.spill([]*index.Segment{seg}); err == nil {
		return filed
	}
	return seg // no room on the disk, perhaps: there may be in memory
}

// join joins segments. Large ones go to a file at once, so that the memory that
// reading takes does not grow with the archive.
func (r *reader) join(parts []*index.Segment) joint {
	articles := 0
	for _, p := range parts {
		articles += p.Len()
	}
	if r.cache.Path == "" || articles < spillFrom {
		return join(parts)
	}
	return joinBy(parts, func(parts []*index.Segment) *index.Segment {
		seg, err := r.spill(parts)
		if err != nil {
			return index.Merge(parts...)
		}
		return seg
	})
}

// spill joins segments in a file.
func (r *reader) spill(parts []*index.Segment) (*index.Segment, error) {
	return r.inPart(parts[0].Dict(), func(w *pack.Writer) (pack.Ref, error) { return index.BatchTo(w, parts...) })
}

// inPart returns the segment that write writes to a file, which has no name any
// more when it is mapped.
func (r *reader) inPart(dict *index.Dict, write func(*pack.Writer) (pack.Ref, error)) (*index.Segment, error) {
	if err := r.folder(); err != nil {
		return nil, err
	}
	path := r.cache.Path + partInfix + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatInt(r.parts.Add(1), 10)
	draft, err := pack.Create(path)
	if err != nil {
		return nil, err
	}
	defer os.Remove(path)
	ref, err := write(draft.Begin())
	if err != nil {
		return nil, errors.Join(err, draft.Close())
	}
	if err := draft.Commit(ref); err != nil {
		return nil, err
	}
	f, err := pack.Open(path)
	if err != nil {
		return nil, err
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		return nil, err
	}
	return index.Stored(e, given(dict)), nil
}

// sweep removes what processes that were killed left behind.
func (r *reader) sweep() {
	left, _ := filepath.Glob(r.cache.Path + partInfix + "*")
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.Remove(path)
		}
	}
}
