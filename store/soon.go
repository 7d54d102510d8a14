package store

import (
	"cmp"
	"context"
	"slices"

	"gongbao/model"
	"gongbao/store/index"
)

// soon returns the first rows of an answer, at least n of them, without looking
// for all that match; and whether they are all there are, which is then exact.
// known is whether it can: in the order of a view, what is first is known last.
func (s *Store) soon(ctx context.Context, p *index.Program, by Sort, r Results, n int, fold bool) (out Results, known bool, err error) {
	if !r.newest && by != Relevance || p.All() {
		return r, false, nil
	}
	bound := s.bind(p)
	for want := n; ; want *= 2 {
		r.rows, r.scores = nil, nil
		all := false
		if r.newest {
			r.rows, all, err = s.newestOf(ctx, bound, want)
		} else {
			r.rows, r.scores, all, err = s.bestOf(ctx, bound, r.ranking(), want)
		}
		if err != nil {
			return Results{}, false, err
		}
		r.Total, r.Exact = len(r.rows), all
		if !fold || len(s.reprints.groups) == 0 {
			return r, true, nil
		}
		if all {
			r.scores = nil
			err = r.fold(ctx)
			return r, true, err
		}
		s.foldSoon(bound, &r)
		if len(r.rows) >= n || ctx.Err() != nil {
			return r, true, ctx.Err()
		}
	}
}

// bind looks up in each segment what a program needs there.
func (s *Store) bind(p *index.Program) []index.Bound {
	bound := make([]index.Bound, len(s.segments))
	for c, seg := range s.segments {
		bound[c] = p.Bind(seg)
	}
	return bound
}

// has tells whether an article matches.
func (s *Store) has(bound []index.Bound, doc uint32) bool {
	c, i := s.place(doc)
	return bound[c].Has(uint32(i))
}

// newestOf returns the newest n articles that match, or all that do and true.
func (s *Store) newestOf(ctx context.Context, bound []index.Bound, n int) (rows []uint32, all bool, err error) {
	found, whole := make([][]uint32, len(bound)), make([]bool, len(bound))
	err = s.through(bound)(ctx, len(bound), func(ctx context.Context, c int) (err error) {
		found[c], whole[c], err = bound[c].First(ctx, n)
		for i := range found[c] {
			found[c][i] += s.starts[c]
		}
		return err
	})
	if err != nil {
		return nil, false, err
	}
	all = !slices.Contains(whole, false)
	if len(bound) == 1 {
		return found[0], all, nil
	}
	if all {
		match := index.NewSet(s.bound)
		for _, doc := range slices.Concat(found...) {
			match.Add(doc)
		}
		return s.chosen(s.newest, match), true, nil
	}
	for _, some := range found {
		rows = append(rows, some[:min(n, len(some))]...)
	}
	slices.SortFunc(rows, s.newer)
	return rows[:min(n, len(rows))], false, nil
}

// bestOf returns the best n articles that match and their scores; and whether
// those are all that do.
func (s *Store) bestOf(ctx context.Context, bound []index.Bound, ranking *index.Ranking, n int) (rows []uint32, scores []float32, all bool, err error) {
	found := make([][]index.Rated, len(bound))
	err = s.through(bound)(ctx, len(bound), func(ctx context.Context, c int) (err error) {
		found[c], err = ranking.Best(ctx, bound[c], n)
		for i := range found[c] {
			found[c][i].Doc += s.starts[c]
		}
		return err
	})
	if err != nil {
		return nil, nil, false, err
	}
	all = !slices.ContainsFunc(found, func(some []index.Rated) bool { return len(some) == n })
	best := slices.Concat(found...)
	if len(bound) > 1 {
		slices.SortFunc(best, func(a, b index.Rated) int { return cmp.Or(cmp.Compare(b.Score, a.Score), s.newer(a.Doc, b.Doc)) })
	}
	if !all {
		best = best[:min(n, len(best))]
	}
	for _, a := range best {
		rows, scores = append(rows, a.Doc), append(scores, a.Score)
	}
	return rows, scores, all, nil
}

// through returns how to go through the segments: in turn where there is little
// to do.
func (s *Store) through(bound []index.Bound) func(context.Context, int, func(context.Context, int) error) error {
	cost := 0
	for _, b := range bound {
		cost += b.Cost()
	}
	if cost < worthOthers {
		return inTurn
	}
	return parallel
}

// worthOthers is the work, in articles looked at, that is worth waking other
// processors for.
const worthOthers = 4096

// foldSoon is fold where only the first rows are known.
func (s *Store) foldSoon(bound []index.Bound, r *Results) {
	copied, groups := s.copied(), s.reprints
	seen := map[uint32]bool{} // groups of which the first of the rows stands for all
	rows, scores := r.rows[:0:0], r.scores[:0:0]
	for i, n := range r.rows {
		if copied.Has(n) {
			group := groups.of[s.serial(n)] - 1
			original := s.numbers()[groups.groups[group][0]]
			if original != n && (seen[group] || s.has(bound, original)) {
				continue
			}
			seen[group] = true
		}
		rows = append(rows, n)
		if r.scores != nil {
			scores = append(scores, r.scores[i])
		}
	}
	r.Folded = len(r.rows) - len(rows)
	r.rows, r.scores = rows, scores
}

// Whole returns the answer with all its rows, whose first are those that r has,
// and an exact total. It ends early with the error of ctx.
func (r Results) Whole(ctx context.Context) (Results, error) {
	if r.whole == nil {
		return r, ctx.Err()
	}
	return r.whole(ctx)
}

// Later tells whether an article that is none of the rows of an answer that is
// not Exact may be one of those that are not known yet.
func (r Results) Later(id model.ID) bool {
	if r.Exact || r.store == nil {
		return false
	}
	later := true // where the snapshot is damaged Whole will tell
	_ = rescued(func() error {
		doc, ok := r.store.byID(id)
		if !ok {
			later = false
			return nil
		}
		s, bound := r.store, r.store.bind(r.words)
		later = s.has(bound, doc)
		if r.folds { // then a copy stands for it
			for _, copy := range s.reprints.copiesOf(s.serial(doc)) {
				later = later || s.has(bound, s.numbers()[copy])
			}
		}
		return nil
	})
	return later
}
