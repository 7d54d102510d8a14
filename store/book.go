package store

import (
	"cmp"
	"errors"
	"math"
	"os"
	"slices"

	"github.com/gofrs/flock"

	"gongbao/store/index"
	"gongbao/store/pack"
)

// A book is the snapshot of an archive that is read for the first time, as far
// as it is read: each segment is written to it at once and then read where it
// lies, and now and then so is a catalogue. Whoever ends reading early goes on
// from there the next time; at the end all is written as one segment. Should that
// be ended early the book does as well, only slower.
type book struct {
	lock  *flock.Flock
	draft *pack.Draft
	refs  map[*index.Segment]pack.Ref
	noted int  // of the last catalogue, see Store.done
	named bool // it is where the snapshot goes
}

// openBook returns the book, opening it with the first large segment; nil where
// there is none: of an archive that was read before, of one that cannot have it.
func (r *reader) openBook() *book {
	if r.book != nil || r.unbound || r.found != nil && !r.found.partial() {
		return r.book
	}
	b, err := r.newBook()
	if err != nil {
		r.unbound = true // it is read all the same
		return nil
	}
	r.book = b
	return b
}

func (r *reader) newBook() (*book, error) {
	lock, err := r.lock()
	if err != nil {
		return nil, err
	}
	b := &book{lock: lock, refs: map[*index.Segment]pack.Ref{}}
	if r.found != nil { // its table of files is there already
		b.draft, err = r.found.file.Append()
		b.named = true
		for i, seg := range r.found.segments {
			b.refs[seg.Whole()] = r.found.refs[i]
		}
		b.noted = r.live.now.Load().done()
	} else {
		r.records, r.table = r.allRecords(), fileTable{}
		r.sweep()
		if err = os.Remove(r.cache.Path + newSuffix); err == nil || os.IsNotExist(err) {
			b.draft, err = pack.Create(r.cache.Path + newSuffix)
		}
	}
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return b, nil
}

// put writes a segment, and returns it as it lies in the file.
func (b *book) put(seg *index.Segment) (*index.Segment, error) {
	ref, err := seg.Write(b.draft.Begin())
	if err != nil {
		return nil, err
	}
	e, err := b.draft.Extent(ref)
	if err != nil {
		return nil, err
	}
	filed := seg.Filed(e)
	b.refs[filed] = ref
	return filed, nil
}

// done tells how much of reading is done: an article listed and an article indexed
// are one each.
func (s *Store) done() int { return 2*s.count - s.bare }

// A catalogue is written when so much more is done than in the last one, and so
// large a part more.
const (
	noteAfter = 20_000
	noteShare = 8
)

// checkpointIfDue writes a catalogue where it is time.
func (r *reader) checkpointIfDue() {
	if b := r.book; b != nil && r.live.now.Load().done()-b.noted >= max(cmp.Or(r.cache.noteAfter, noteAfter), b.noted/noteShare) {
		r.checkpoint(nil)
	}
}

// checkpoint writes a catalogue of what is read so far, so that it is not read
// again, whatever happens; with the folders where all is. Where that fails the
// archive is read without a book.
func (r *reader) checkpoint(visits []visit) {
	if r.book == nil || r.found != nil && !r.looked {
		return
	}
	if err := rescued(func() error { return r.note(visits) }); err != nil {
		r.closeBook()
	}
}

func (r *reader) note(visits []visit) error {
	b, e := r.book, r.live.now.Load()
	refs := make([]pack.Ref, len(e.segments))
	for i, seg := range e.segments {
		ref, ok := b.refs[seg.Whole()]
		if !ok {
			var err error
			if ref, err = seg.Write(b.draft.Begin()); err != nil {
				return err
			}
			b.refs[seg.Whole()] = ref
		}
		refs[i] = ref
	}
	files, err := r.table.written(b.draft.Begin(), slices.Clone(r.records), b.draft.Extent)
	if err != nil {
		return err
	}
	r.table, r.records = files, nil
	root, err := r.catalogue(b.draft.Begin(), e.Store, nil, refs, files.refs(), e.problems.all(), visits, size{parts: 1})
	if err != nil {
		return err
	}
	if err := b.draft.Checkpoint(root); err != nil {
		return err
	}
	b.noted = e.done()
	if !b.named {
		if err := os.Rename(r.cache.Path+newSuffix, r.cache.Path); err != nil {
			return err
		}
		b.named = true
	}
	r.run.keep()
	return nil
}

// closeBook ends the book. What it holds stays readable, and there is no other.
func (r *reader) closeBook() {
	b := r.book
	if b == nil {
		return
	}
	r.book, r.unbound = nil, true
	_ = b.draft.Close() // what is not in a catalogue is not missed
	if !b.named {
		_ = os.Remove(r.cache.Path + newSuffix)
	}
	_ = b.lock.Unlock()
}

// widths are how many segments are joined at a time and how many there may be:
// those of a book are joined at the end, all at once.
func (r *reader) widths() (width, most int) {
	if r.book != nil {
		return math.MaxInt, math.MaxInt
	}
	return tierWidth, mostSegments
}
