package store

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/query"
)

// Results is the answer to a search. It keeps the Store that it was asked of,
// so that its rows stay what they are while the archive grows. The zero
// Results has no rows. Results are immutable and safe for concurrent use.
type Results struct {
	Total     int         // how many articles match; at least so many where it is not Exact
	Folded    int         // how many of them have no row of their own: View.Fold put them under a copy
	Exact     bool        // Total is final and all rows are known; else only the first are, and Whole tells the rest
	Unindexed bool        // words of texts were asked for, and some texts are not indexed yet: there may be more that match
	Query     query.Query // what was asked, as it was asked
	Warnings  []string    // what the query names that the archive does not have, with the nearest spellings

	store   *Store
	rows    []uint32  // article numbers, in order
	scores  []float32 // of the first of them, where they are known
	folds   bool
	newest  bool // which is that of Store.newest
	words   *index.Program
	asked   map[string]bool // the IDs of the bodies asked for and all below them; nil if none were
	ranking func() *index.Ranking
	again   func(context.Context) (Results, error) // the same asked anew; see Window
	whole   func(context.Context) (Results, error) // see Whole; nil where r is that
	live    *Live
	run     *loadRun // the reading of the archive that was the last when it was asked
}

// Window returns up to n rows from offset on; fewer at the end. If the snapshot
// that they lie in turns out to be damaged, they are the rows of the archive as
// it is then read from its files.
func (r Results) Window(ctx context.Context, offset, n int) (hits []Hit, err error) {
	err = rescued(func() error { hits, err = r.window(ctx, offset, n); return err })
	if !r.damaged(err) {
		return hits, err
	}
	if r, err = r.mended(ctx, nil); err != nil {
		return nil, err
	}
	err = rescued(func() error { hits, err = r.window(ctx, offset, n); return err })
	return hits, err
}

// damaged tells whether an error is of a snapshot that can be done without.
func (r Results) damaged(err error) bool { return isDamage(err) && r.again != nil }

// mended returns what ask does; or, where there is nothing to ask or the snapshot
// turns out to be damaged, the same results of the archive as it is then read
// from its files.
func (r Results) mended(ctx context.Context, ask func() (Results, error)) (out Results, err error) {
	if ask != nil {
		if err = rescued(func() error { out, err = ask(); return err }); !r.damaged(err) {
			return out, err
		}
	}
	if err := r.live.mend(ctx, r.run); err != nil {
		return Results{}, err
	}
	return r.again(ctx)
}

func (r Results) window(ctx context.Context, offset, n int) ([]Hit, error) {
	rows := window(r.rows, offset, n)
	hits := make([]Hit, len(rows))
	for i, doc := range rows {
		hits[i] = r.hit(doc)
	}
	if len(rows) > 0 && r.words.Words() {
		if err := r.rate(ctx, rows, hits, window(r.scores, offset, n)); err != nil {
			return nil, err
		}
	}
	return hits, ctx.Err()
}

// rate fills in the scores and snippets of some rows, segment by segment. known
// are the scores, if it is as many.
func (r Results) rate(ctx context.Context, rows []uint32, hits []Hit, known []float32) error {
	order := make([]int, len(rows)) // of the rows, by number
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(rows[a], rows[b]) })
	for len(order) > 0 {
		c, _ := r.store.place(rows[order[0]])
		seg, start := r.store.segments[c], r.store.starts[c]
		var docs []uint32
		for len(docs) < len(order) && rows[order[len(docs)]] < start+uint32(seg.Len()) {
			docs = append(docs, rows[order[len(docs)]]-start)
		}
		snippets, err := r.ranking().Snippets(ctx, seg, docs)
		if err != nil {
			return err
		}
		scores := known
		if len(known) < len(rows) {
			if scores, err = r.ranking().Scores(ctx, seg, docs); err != nil {
				return err
			}
		}
		for k := range docs {
			h := &hits[order[k]]
			h.Snippet = snippets[k]
			if len(known) < len(rows) {
				h.Score = float64(scores[k])
			} else {
				h.Score = float64(known[order[k]])
			}
		}
		order = order[len(docs):]
	}
	return nil
}

// window returns the n elements from offset on that there are.
func window[T any](all []T, offset, n int) []T {
	offset = min(max(offset, 0), len(all))
	return all[offset : offset+min(max(n, 0), len(all)-offset)]
}

func (r Results) hit(doc uint32) Hit {
	c, i := r.store.place(doc)
	seg := r.store.segments[c]
	h := Hit{
		Title: seg.Title(i), Published: seg.Published(i), Source: seg.SourceName(i),
		Lang: seg.Langs()[seg.Lang(i)], Page: seg.Page(i),
	}
	h.ID, h.Path, h.Byline = seg.Head(i)
	if b := seg.Primary(i); b >= 0 {
		h.Union = r.store.union(c, b)
	}
	if r.asked != nil {
		h.Named = r.namedBesides(c, i, h.Union)
	}
	h.Reprints, h.ReprintOf = r.store.reprintsOf(doc)
	return h
}

// namedBesides returns the first body that was asked for and that the article
// names, unless it is mainly about one of them.
func (r Results) namedBesides(c, i int, primary *model.Union) *model.Union {
	if primary != nil && r.asked[primary.ID] {
		return nil
	}
	for _, b := range r.store.segments[c].Named(i) {
		if u := r.store.union(c, int(b)); r.asked[u.ID] {
			return u
		}
	}
	return nil
}

// askedFor returns the IDs of the bodies that an article must name one of, and
// of all below them; nil where the query asks for none.
func (s *Store) askedFor(n query.Node) map[string]bool {
	var asked map[string]bool
	add := func(u query.Union) {
		for _, id := range u.IDs {
			if asked == nil {
				asked = map[string]bool{}
			}
			asked[id] = true
			if u.Below {
				for _, b := range s.tree().below(id) {
					asked[b] = true
				}
			}
		}
	}
	var walk func(query.Node)
	walk = func(n query.Node) {
		switch n := n.(type) {
		case query.Union:
			add(n)
		case query.And:
			for _, c := range n.Nodes {
				walk(c)
			}
		case query.Or:
			for _, c := range n.Nodes {
				walk(c)
			}
		}
	}
	walk(n)
	return asked
}

// Rows returns how many rows there are: Total without what is Folded.
func (r Results) Rows() int { return len(r.rows) }

// Index returns the row of an article, or of the copy that it is folded under;
// -1 if it is not among the results, or if the snapshot that tells is damaged,
// which Window then mends.
func (r Results) Index(id model.ID) int {
	at := -1
	if r.store != nil {
		_ = rescued(func() error { at = r.index(id); return nil })
	}
	return at
}

func (r Results) index(id model.ID) int {
	doc, ok := r.store.byID(id)
	if !ok {
		return -1
	}
	if i := r.rowOf(doc); i >= 0 || r.Folded == 0 {
		return i
	}
	return r.store.rowOfCopy(r.rows, doc)
}

// rowOf returns the row of an article, or -1.
func (r Results) rowOf(doc uint32) int {
	if !r.newest {
		return slices.Index(r.rows, doc)
	}
	i, ok := slices.BinarySearchFunc(r.rows, doc, r.store.newer)
	if !ok {
		return -1
	}
	return i
}

// search runs a compiled query over the whole store. What it returns is not
// Exact if the view wants only the first rows, and they are sooner known.
func (s *Store) search(ctx context.Context, p *index.Program, q query.Query, by Sort, v View) (Results, error) {
	r := Results{Exact: true, Unindexed: s.lacks(p), Query: q, store: s, words: p, folds: v.Fold}
	_, compare := s.ordering(by)
	r.newest = compare == nil && (by != Relevance || !p.Words())
	r.ranking = sync.OnceValue(func() *index.Ranking { return p.Ranking(s.segments) })
	if v.First > 0 {
		if some, known, err := s.soon(ctx, p, by, r, v.First, v.Fold); known || err != nil {
			return some, err
		}
	}
	err := s.findAll(ctx, p, by, &r)
	if err == nil && v.Fold {
		err = r.fold(ctx)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return Results{}, err
	}
	return r, nil
}

// findAll finds all rows.
func (s *Store) findAll(ctx context.Context, p *index.Program, by Sort, r *Results) error {
	if p.All() && by == Newest {
		r.Total, r.rows = len(s.newest), s.newest
		return nil
	}
	match, err := s.match(ctx, p)
	if err != nil {
		return err
	}
	if by == Relevance && p.Words() {
		r.rows, err = s.ranked(ctx, match, r.ranking())
	} else {
		var view []uint32
		if view, err = s.view(ctx, by); err == nil {
			r.rows = s.chosen(view, match)
		}
	}
	r.Total = len(r.rows)
	return err
}

// chosen returns the rows of a view that match, in the view's order.
func (s *Store) chosen(view []uint32, match index.Set) []uint32 {
	rows := make([]uint32, 0, match.Len())
	newest := len(view) > 0 && &view[0] == &s.newest[0]
	switch {
	case newest && len(s.segments) == 1:
		return match.Append(rows) // numbers are in order
	case newest && cap(rows) < len(view)/few:
		rows = match.Append(rows)
		places := s.placesInNewest()
		for i, doc := range rows {
			rows[i] = places[doc]
		}
		slices.Sort(rows)
		for i, at := range rows {
			rows[i] = view[at]
		}
		return rows
	}
	for _, doc := range view {
		if match.Has(doc) {
			rows = append(rows, doc)
		}
	}
	return rows
}

// few is how much larger a view is than what is chosen of it where that is
// sorted rather than the view gone through.
const few = 16

// placesInNewest returns the place of each article in newest, by its number.
func (s *Store) placesInNewest() []uint32 {
	if p := s.places.Load(); p != nil {
		return *p
	}
	places := make([]uint32, s.bound)
	for at, doc := range s.newest {
		places[doc] = uint32(at)
	}
	s.places.Store(&places)
	return places
}

// match returns the articles that match; the set must not be changed.
func (s *Store) match(ctx context.Context, p *index.Program) (index.Set, error) {
	if match, ok := s.lately.get(p.Key()); ok {
		return match, ctx.Err()
	}
	match, bound := index.NewSet(s.bound), s.bind(p)
	err := s.through(bound)(ctx, len(bound), func(ctx context.Context, c int) error {
		found, err := bound[c].Match(ctx)
		if err == nil {
			match.Put(int(s.starts[c]), found)
		}
		return err
	})
	if err == nil {
		s.lately.put(p.Key(), match)
	}
	return match, err
}
