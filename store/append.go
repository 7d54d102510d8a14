package store

import (
	"cmp"
	"slices"

	"gongbao/store/index"
	"gongbao/store/pack"
)

// What changed a little is appended to a snapshot: the articles that came as a
// further segment, those that went as a note in the catalogue.

const (
	// mostAppended is how many segments a snapshot may have: more are joined as
	// they are written. It is written as a whole again where it became mostGrown
	// times as long, or there is one article gone for mostGone that are there.
	mostAppended = 8
	mostGrown    = 2
	mostGone     = 8

	// fewAdded is of how much larger an archive what was read is appended first
	// where all is to be written as a whole.
	fewAdded = 8
)

// appendable tells whether what was read is what was found and a little more or
// less, and from which of the segments on they are written as one.
func (r *reader) appendable() (from int, ok bool) {
	if r.found == nil || r.found.partial() {
		return 0, false
	}
	s, base := r.live.now.Load().Store, len(r.found.segments)
	if r.still() < base {
		return 0, false
	}
	sizes := s.sizes()
	if r.untidy() {
		return base, sum(sizes[base:]) <= sum(sizes)/fewAdded
	}
	from = joinedFrom(sizes, base)
	return from, from > 0
}

// still returns how many of the segments that were found, from the first on, are
// those of the archive still; articles of them may be gone.
func (r *reader) still() (n int) {
	s := r.live.now.Load().Store
	for n < min(len(s.segments), len(r.found.segments)) && s.segments[n].Whole() == r.found.segments[n].Whole() {
		n++
	}
	return n
}

// untidy tells whether the snapshot that was found is to be written as a whole:
// it was left in parts, or became long, or much of it is gone. That takes its
// time, and whoever does not want to wait for it finds appended what was read.
func (r *reader) untidy() bool {
	s := r.live.now.Load().Store
	return r.found.inParts() || s.gone() > s.count/cmp.Or(r.cache.goneShare, mostGone) || r.grown(mostGrown)
}

// overdue tells whether that was put off for too long.
func (r *reader) overdue() bool { return r.grown(mostGrown * mostGrown) }

// grown tells whether the file that was found is so many times as long as when it
// was written as a whole.
func (r *reader) grown(times int64) bool {
	return r.found.file.Len() >= cmp.Or(r.cache.grown, times)*int64(r.found.meta[metaWhole])
}

func sum(sizes []int) (all int) {
	for _, n := range sizes {
		all += n
	}
	return all
}

// joinedFrom returns from which of the segments on, of so many articles, they are
// written as one, those from base on being new: with these go the last ones before
// that are not much larger, so that an article is written again a few times only
// and there are few segments. From 0 on all are.
func joinedFrom(sizes []int, base int) (from int) {
	articles, added := sum(sizes[base:]), 0
	if articles > 0 {
		added = 1
	}
	for from = base; from > 0 && (sizes[from-1] <= 2*articles || from+added > mostAppended); {
		from--
		articles, added = articles+sizes[from], 1
	}
	return from
}

// append writes the segments from one on, as one, and a new catalogue at the end
// of the snapshot.
func (r *reader) append(from int) error {
	draft, err := r.found.file.Append()
	if err != nil {
		return err
	}
	whole := false
	defer func() {
		if !whole {
			_ = draft.Discard()
		}
	}()
	root, err := r.appended(draft, from)
	if err != nil {
		return err
	}
	whole = true
	return draft.Commit(root)
}

// appended writes what append does, but does not say yet that it is there.
func (r *reader) appended(draft *pack.Draft, from int) (root pack.Ref, err error) {
	e := r.live.now.Load()
	s, refs := e.Store, slices.Clone(r.found.refs[:min(from, len(r.found.refs))])
	if added := s.segments[from:]; len(added) > 0 {
		var joined []*index.Segment
		if slices.ContainsFunc(added, func(seg *index.Segment) bool { return seg.Left() > 0 }) {
			ref, err := index.MergeTo(draft.Begin(), added...)
			if err != nil {
				return root, err
			}
			e, err := draft.Extent(ref)
			if err != nil {
				return root, err
			}
			refs, joined = append(refs, ref), append(joined, index.Stored(e, nil))
		}
		if len(added) > 1 || added[0].Left() < added[0].Len() { // numbers are what they are in the file
			s = s.replaced(from, len(s.segments), joined...)
		}
	}
	files, err := r.table.written(draft.Begin(), slices.Clone(r.records), nil)
	if err != nil {
		return root, err
	}
	return r.catalogue(draft.Begin(), s, s.foldedNewest(), refs, files.refs(), e.problems.all(), r.visits, size{r.found.meta[metaWhole], r.found.meta[metaParts]})
}
