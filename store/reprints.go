package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// reprints are the groups of articles that are copies of each other. They never
// change; with makes the next ones, which share what is the same. Articles go by
// their serials.
type reprints struct {
	of      []uint32   // the group of each article, plus 1; 0 and what is missing at the end are in none
	groups  [][]uint32 // their articles, the one that stands for them first, then by date; nil where it went into another
	further int        // articles that are not the first of their group
	settled int        // articles with lesser serials are grouped
	failed  bool       // no more are
}

func noReprints() *reprints { return &reprints{} }

// grouped returns the store with the copies found of the articles that came
// since that was done last. It waits until they are many enough for a look at all
// others, unless all is there, and for what is not indexed yet. If that fails the
// articles stay, ungrouped as all that follow, and the failure is a problem of the
// archive.
func (s *Store) grouped(all bool) (next *Store, problem *Problem) {
	r := s.reprints
	segments, upTo := s.sketched()
	came := upTo - r.settled
	if came <= 0 || r.failed || !all && came < min(reprint.Together, r.settled/8) {
		return s, nil
	}
	defer func() {
		if why := recover(); why != nil {
			if pack.Rescue(why) != nil {
				panic(why) // the snapshot is damaged, and all is read again
			}
			failed := *r
			failed.failed = true
			next = s.withReprints(&failed)
			problem = &Problem{Reason: fmt.Sprintf("finding reprints failed: %v", why), Hint: reportHint}
		}
	}()
	rows := make([]reprint.Rows, len(segments))
	for i, seg := range segments {
		rows[i] = seg.Sketches()
	}
	pairs := reprint.Pairs(rows, uint32(r.settled), uint32(upTo), reprint.Known{
		Group: r.standsFor,
		Text:  func(n uint32) string { return index.TextForm(s.came(n)) },
	})
	return s.withReprints(r.with(s, upTo, pairs)), nil
}

// sketched returns the segments before the first that is bare, and the serial that
// those of their articles are below.
func (s *Store) sketched() (segments []*index.Segment, upTo int) {
	for i, seg := range s.segments {
		if seg.Bare() {
			return s.segments[:i], int(slices.Min(seg.Serials()))
		}
	}
	return s.segments, s.serials
}

// standsFor returns the first article of the group that one is in.
func (r *reprints) standsFor(n uint32) uint32 {
	if all := r.copiesOf(n); all != nil {
		return all[0]
	}
	return n
}

// withReprints returns the store with other groups.
func (s *Store) withReprints(r *reprints) *Store {
	next := &Store{segments: s.segments, newest: s.newest, pages: s.pages, undated: s.undated, serials: s.serials, tree: s.tree, outlets: s.outlets, reprints: r}
	next.number()
	next.numbers = s.numbers
	return next
}

// with returns the groups with further pairs of copies, the articles of a store
// with serials below settled being grouped now.
func (r *reprints) with(s *Store, settled int, pairs [][2]uint32) *reprints {
	next := &reprints{of: r.of, groups: r.groups, further: r.further + len(pairs), settled: settled}
	if len(pairs) == 0 {
		return next
	}
	next.of, next.groups = make([]uint32, s.serials), slices.Clone(r.groups)
	copy(next.of, r.of)
	changed := map[uint32]bool{}
	for _, p := range pairs {
		into, from := next.at(p[0]), next.at(p[1])
		next.groups[into] = slices.Concat(next.groups[into], next.groups[from])
		for _, n := range next.groups[from] {
			next.of[n] = into + 1
		}
		next.groups[from] = nil
		delete(changed, from)
		changed[into] = true
	}
	for i := range changed {
		slices.SortFunc(next.groups[i], s.original)
	}
	return next
}

// less returns the groups without some articles.
func (r *reprints) less(gone []uint32) *reprints {
	next := *r
	gone = slices.DeleteFunc(gone, func(n uint32) bool { return r.copiesOf(n) == nil })
	if len(gone) == 0 {
		return &next
	}
	next.of, next.groups = slices.Clone(r.of), slices.Clone(r.groups)
	for _, n := range gone {
		if next.of[n] == 0 { // its copies went before it
			continue
		}
		group := next.of[n] - 1
		left := slices.DeleteFunc(slices.Clone(next.groups[group]), func(m uint32) bool { return m == n })
		next.of[n] = 0
		if next.further--; len(left) == 1 { // no copy is left
			next.of[left[0]], left = 0, nil
		}
		next.groups[group] = left
	}
	return &next
}

// at returns the group of an article, making one for it alone where it has
// none.
func (r *reprints) at(n uint32) uint32 {
	if r.of[n] == 0 {
		r.groups = append(r.groups, []uint32{n})
		r.of[n] = uint32(len(r.groups))
	}
	return r.of[n] - 1
}

// original orders the copies of an article. The first stands for all: the
// earliest that has a date and names its source, for the original comes before
// its reprints, and a copy that says where and when it appeared can be cited;
// then the earliest with a date; then those without, by path.
func (s *Store) original(a, b uint32) int {
	d, e := s.copy(a), s.copy(b)
	older := cmp.Or(cmp.Compare(dated(d), dated(e)), d.Published.Compare(e.Published), strings.Compare(d.Path, e.Path))
	return cmp.Or(cmp.Compare(cited(d), cited(e)), older, cmp.Compare(a, b))
}

func dated(a Copy) int {
	if a.Published.IsZero() {
		return 1
	}
	return 0
}

func cited(a Copy) int {
	if a.Source == "" {
		return 1
	}
	return dated(a)
}

// came returns the article with the given serial.
func (s *Store) came(serial uint32) *model.Article { return s.numbered(s.numbers()[serial]) }

// copiesOf returns the copies of an article, itself included, in order; nil
// where it is the only one.
func (r *reprints) copiesOf(n uint32) []uint32 {
	if int(n) >= len(r.of) || r.of[n] == 0 {
		return nil
	}
	return r.groups[r.of[n]-1]
}

// reprintsOf returns how many further copies there are of the article with the
// given number, and the ID of the one that stands for it, if it is another.
func (s *Store) reprintsOf(n uint32) (further int, of model.ID) {
	if len(s.reprints.groups) == 0 {
		return 0, ""
	}
	serial := s.serial(n)
	all := s.reprints.copiesOf(serial)
	if len(all) == 0 {
		return 0, ""
	}
	if all[0] != serial {
		of = s.copy(all[0]).ID
	}
	return len(all) - 1, of
}

// withCopies returns the numbers of the articles of which there are copies, so
// that most rows need no further look.
func (s *Store) withCopies() index.Set {
	out := index.NewSet(s.bound)
	for _, group := range s.reprints.groups {
		for _, serial := range group {
			out.Add(s.numbers()[serial])
		}
	}
	return out
}

// folded returns the rows with one for each group of copies: the copy that
// stands for them where it is among the rows, else the first of the rows. A
// row stays where it is in the order, so that a list by date stays one.
func (s *Store) folded(ctx context.Context, rows []uint32) ([]uint32, error) {
	r := s.reprints
	if len(r.groups) == 0 {
		return rows, nil
	}
	copied := s.copied()
	const none = ^uint32(0)
	shown := make([]uint32, len(r.groups))
	for i := range shown {
		shown[i] = none
	}
	single := 0
	for i, n := range rows {
		if i%8192 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !copied.Has(n) {
			single++
			continue
		}
		serial := s.serial(n)
		group := r.of[serial] - 1
		if at := &shown[group]; *at == none || r.groups[group][0] == serial {
			*at = n
		}
	}
	out := make([]uint32, 0, min(len(rows), single+len(r.groups)))
	for _, n := range rows {
		if !copied.Has(n) || shown[r.of[s.serial(n)]-1] == n {
			out = append(out, n)
		}
	}
	return out, ctx.Err()
}

// foldNewest returns all rows folded, newest first: the list that a reader begins
// with and goes back to.
func (s *Store) foldNewest() []uint32 {
	rows, _ := s.folded(context.Background(), s.newest)
	return rows
}

// foldedPlaces returns the places of foldedNewest among the newest; they are the
// numbers of those articles once all are numbered in that order.
func (s *Store) foldedPlaces() []uint32 {
	if len(s.reprints.groups) == 0 {
		return nil
	}
	folded := s.foldedNewest()
	places := make([]uint32, 0, len(folded))
	for i, n := range s.newest {
		if len(folded) > 0 && folded[0] == n {
			places, folded = append(places, uint32(i)), folded[1:]
		}
	}
	return places
}

// fold folds the rows of an answer.
func (r *Results) fold(ctx context.Context) (err error) {
	if s := r.store; len(r.rows) > 0 && len(r.rows) == len(s.newest) && &r.rows[0] == &s.newest[0] {
		r.rows = s.foldedNewest() // once for all who ask
	} else {
		r.rows, err = s.folded(ctx, r.rows)
	}
	r.Folded = r.Total - len(r.rows)
	return err
}

// rowOfCopy returns the first row that is a copy of an article, or -1.
func (s *Store) rowOfCopy(rows []uint32, doc uint32) int {
	all := s.reprints.copiesOf(s.serial(doc))
	if all == nil {
		return -1
	}
	return slices.IndexFunc(rows, func(n uint32) bool { return slices.Contains(all, s.serial(n)) })
}

// Copy is one of several articles that are the same text.
type Copy struct {
	ID        model.ID
	Title     string
	Published model.Date
	Source    string
	Path      string
	Differs   float64 // the share of the words of both texts that they do not have in common, 0 to 1; of the original 0
}

// Copies are the copies of one article.
type Copies struct {
	Original Copy   // the one that stands for all
	Rows     []Copy // further copies, by date
	Total    int    // how many further ones there are
}

// Reprints returns the copies of an article: up to n further ones, compared
// with the article of that ID. Where Total is 0 it has none. Errors are those
// of Article.
func (l *Live) Reprints(ctx context.Context, id model.ID, n int) (Copies, error) {
	return guarded(ctx, l, func() (Copies, error) { return l.reprintsOf(ctx, id, n) })
}

func (l *Live) reprintsOf(ctx context.Context, id model.ID, n int) (Copies, error) {
	s := l.now.Load().Store
	a, err := s.article(id)
	if err != nil {
		return Copies{}, err
	}
	number, _ := s.byID(a.ID)
	doc := s.serial(number)
	all := s.reprints.copiesOf(doc)
	if all == nil {
		return Copies{Original: s.copy(doc)}, ctx.Err()
	}
	further := slices.DeleteFunc(slices.Clone(all), func(c uint32) bool { return c == doc })
	return s.copies(ctx, doc, all[0], further, n)
}

// Duplicates returns groups of copies, those with most copies first: up to n of
// them from offset on, each with all its further copies, compared with the
// original.
func (l *Live) Duplicates(ctx context.Context, offset, n int) ([]Copies, error) {
	return guarded(ctx, l, func() ([]Copies, error) { return l.duplicates(ctx, offset, n) })
}

func (l *Live) duplicates(ctx context.Context, offset, n int) ([]Copies, error) {
	s := l.now.Load().Store
	groups := slices.DeleteFunc(slices.Clone(s.reprints.groups), func(g []uint32) bool { return g == nil })
	slices.SortFunc(groups, func(a, b []uint32) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(s.copy(a[0]).Path, s.copy(b[0]).Path), cmp.Compare(a[0], b[0]))
	})
	var out []Copies
	for _, g := range window(groups, offset, n) {
		c, err := s.copies(ctx, g[0], g[0], g[1:], len(g))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, ctx.Err()
}

// copies describes up to n further copies of an article, each compared with it.
func (s *Store) copies(ctx context.Context, doc, original uint32, further []uint32, n int) (Copies, error) {
	c := Copies{Original: s.copy(original), Total: len(further)}
	form := index.TextForm(s.came(doc))
	var text *reprint.Text
	for _, f := range window(further, 0, n) {
		if err := ctx.Err(); err != nil {
			return Copies{}, err
		}
		row := s.copy(f)
		if other := index.TextForm(s.came(f)); other != form {
			if text == nil {
				text = reprint.Read(form)
			}
			row.Differs = text.Compare(reprint.Read(other)).Differs
		}
		c.Rows = append(c.Rows, row)
	}
	return c, ctx.Err()
}

func (s *Store) copy(n uint32) Copy {
	c, i := s.place(s.numbers()[n])
	seg := s.segments[c]
	id, path, _ := seg.Head(i)
	return Copy{ID: id, Title: seg.Title(i), Published: seg.Published(i), Source: seg.SourceName(i), Path: path}
}
