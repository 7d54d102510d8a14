package store

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/pack"
	"gongbao/store/query"
)

// Live is an archive: the Store of the moment, and the next one when loading
// has gone on. Every method is safe for many goroutines; each call answers
// from one Store.
type Live struct {
	name   string
	sample bool
	now    atomic.Pointer[edition]
	load   progress
	run    atomic.Pointer[loadRun]
	why    atomic.Pointer[string] // see Info.Unsaved; nil for ""

	// What puts a segment of so many articles in a file; nil for none. For the
	// goroutine that publishes.
	spill     func(*index.Segment) *index.Segment
	spillFrom int

	mending sync.Mutex   // held while a damaged snapshot is given up
	again   func() error // reads the archive without its snapshot
	end     func()       // ends all reading, and what would begin later
}

// loadRun is one reading of the archive.
type loadRun struct {
	cancel context.CancelFunc
	done   chan struct{}                     // closed when it has ended
	saved  chan struct{}                     // closed when its snapshot is written, or none is
	err    error                             // why it ended early; read after done
	damage atomic.Pointer[pack.DamagedError] // of the snapshot, found on the way

	unsaved error // why no snapshot was written that should be; read after saved

	kept     chan struct{} // closed when what was read will not be read again
	keepOnce sync.Once
}

// keep notes that what was read is in the snapshot, though not as it is to be.
func (r *loadRun) keep() { r.keepOnce.Do(func() { close(r.kept) }) }

func newRun() *loadRun {
	return &loadRun{cancel: func() {}, done: make(chan struct{}), saved: make(chan struct{}), kept: make(chan struct{})}
}

// endedRun is one that is over.
func endedRun() *loadRun {
	r := newRun()
	close(r.done)
	close(r.saved)
	return r
}

// edition is what was last published.
type edition struct {
	*Store
	generation  uint64
	first, last model.Date
	problems    problemList
	ending      ending
	loading     Loading       // what Info says of a load that has ended
	next        chan struct{} // closed when there is a newer edition
}

// progress is how far loading is.
type progress struct {
	mu sync.Mutex
	Loading
}

func (p *progress) get() Loading {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.Loading
}

func (p *progress) change(f func(*Loading)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(&p.Loading)
}

func newLive(name string, sample bool) *Live {
	l := &Live{name: name, sample: sample, end: func() {}}
	l.run.Store(endedRun())
	l.now.Store(&edition{Store: empty(), problems: problemsOf(nil), next: make(chan struct{})})
	return l
}

// Of returns an archive of the given articles, which must not change any more,
// loaded already.
func Of(name string, articles ...*model.Article) *Live {
	l := newLive(name, false)
	l.publish(prepare(articles), nil, true)
	return l
}

func prepare(articles []*model.Article) []*index.Doc {
	docs := make([]*index.Doc, len(articles))
	for i, a := range articles {
		docs[i] = index.NewDoc(a)
	}
	return docs
}

// ending says how an edition stands to loading.
type ending uint8

const (
	going   ending = iota // there is more to come
	done                  // all is read
	stopped               // loading was ended early, and nothing more comes
)

// publish makes a newer edition, with more articles and problems; last tells
// that it is the last. One goroutine at a time publishes.
func (l *Live) publish(docs []*index.Doc, problems []Problem, last bool) {
	if last {
		l.publishing(docs, problems, done)
	} else {
		l.publishing(docs, problems, going)
	}
}

func (l *Live) publishing(docs []*index.Doc, problems []Problem, how ending, joints ...joint) {
	l.publishBuilt(l.build(docs), docs, problems, how, joints...)
}

// build makes a segment of articles, whose serials are given when it is
// published; nil of none. It may be called while others are published.
func (l *Live) build(docs []*index.Doc) *index.Segment {
	switch {
	case len(docs) == 0: // an empty segment would share its first number with the next
		return nil
	case slices.ContainsFunc(docs, (*index.Doc).Bare):
		return index.NewBare(docs)
	case l.spill != nil && len(docs) >= l.spillFrom:
		return index.Batch(docs)
	}
	return index.New(docs)
}

// publishBuilt is publishing where the segment of the articles is there.
func (l *Live) publishBuilt(seg *index.Segment, docs []*index.Doc, problems []Problem, how ending, joints ...joint) {
	old := l.now.Load()
	s := old.Store
	for _, j := range joints {
		s = s.joined(j)
	}
	if seg != nil {
		seg = seg.From(uint32(s.serials))
		if l.spill != nil && (seg.Bare() || len(docs) >= l.spillFrom) {
			seg = l.spill(seg)
		}
		s = s.withSegment(seg)
	}
	l.publishStore(s, problems, how)
}

// publishIndexed publishes the archive with a bare segment indexed, which goes
// where that lay, and what went wrong with it.
func (l *Live) publishIndexed(bare, whole *index.Segment, problems []Problem) {
	if l.spill != nil && (bare.Mapped() || whole.Len() >= l.spillFrom) {
		whole = l.spill(whole)
	}
	l.publishStore(l.now.Load().indexed(bare, whole.Without(bare.Gone())), problems, going)
}

// publishStore publishes a store, with further problems.
func (l *Live) publishStore(s *Store, problems []Problem, how ending) {
	old := l.now.Load()
	if how != stopped { // then nobody waits for it, and it is done the next time
		var p *Problem
		if s, p = s.grouped(how == done); p != nil {
			p.Path = l.name
			problems = append(problems, *p)
		}
	}
	all := old.problems
	if len(problems) > 0 {
		more := slices.Concat(all.all(), problems)
		slices.SortStableFunc(more, compareProblems)
		all = problemsOf(more)
	}
	l.set(s, all, how)
}

// set publishes a store as the next edition.
func (l *Live) set(s *Store, problems problemList, how ending) {
	old := l.now.Load()
	e := &edition{Store: s, generation: old.generation + 1, problems: problems, ending: how, next: make(chan struct{})}
	if how == stopped {
		e.loading = l.load.get()
		e.loading.Active, e.loading.Phase = false, "stopped"
	}
	e.first, e.last = e.dates()
	l.now.Store(e)
	close(old.next)
}

// unsaved publishes why the snapshot was not written.
func (l *Live) unsaved(err error) {
	old, why := l.now.Load(), err.Error()
	l.why.Store(&why)
	l.set(old.Store, old.problems, old.ending)
}

// found publishes what a snapshot holds; whole tells that there is no more to
// come.
func (l *Live) found(s *snapshot, whole bool) {
	how := going
	if whole {
		how = done
	}
	l.set(s.store(), problemList{int(s.meta[metaProblems]), sync.OnceValue(s.problems)}, how)
}

// Info returns the archive's name, counts and progress of loading.
func (l *Live) Info() Info {
	e := l.now.Load()
	loading := e.loading
	if e.ending == going {
		loading = l.load.get()
	}
	info := Info{
		Name: l.name, Sample: l.sample, Count: e.count, First: e.first, Last: e.last, Undated: e.undated, Pages: e.pages,
		Reprints: e.reprints.further, Problems: e.problems.n, Generation: e.generation, Loading: loading,
	}
	if why := l.why.Load(); why != nil {
		info.Unsaved = *why
	}
	return info
}

// Changed returns a channel that is closed when a newer generation is there.
// Ask for it before asking for what is to be shown, and again for the next.
func (l *Live) Changed() <-chan struct{} { return l.now.Load().next }

// Done returns a channel that is closed when loading has ended.
func (l *Live) Done() <-chan struct{} { return l.run.Load().done }

// Saved returns a channel that is closed when nothing more is written to the
// archive's snapshot.
func (l *Live) Saved() <-chan struct{} { return l.run.Load().saved }

// WaitKept waits until what was read is in the archive's snapshot, if it is to
// have one, so that it is not read again. What remains to be done to the
// snapshot is then done the next time.
func (l *Live) WaitKept() {
	run := l.run.Load()
	select {
	case <-run.kept:
	case <-run.saved:
	}
}

// SaveError waits until nothing more is written to the archive's snapshot and
// returns why none was written that should have been, or nil.
func (l *Live) SaveError() error {
	run := l.run.Load()
	<-run.saved
	if !isDamage(run.err) && !isDamage(run.unsaved) {
		return run.unsaved
	}
	if err := l.mend(context.Background(), run); err != nil {
		return err
	}
	run = l.run.Load() // without a snapshot that could be damaged
	<-run.saved
	return run.unsaved
}

// Wait waits until loading has ended, and returns why it ended early, or nil. A
// snapshot that turns out to be damaged is no such reason: the archive is then
// read again, and Wait waits for that.
func (l *Live) Wait() error {
	run := l.run.Load()
	<-run.done
	if isDamage(run.err) {
		return l.mend(context.Background(), run)
	}
	return run.err
}

// Close ends loading. What is loaded stays. It does not wait for a file that is
// being read, which may be a pipe that nobody writes to.
func (l *Live) Close() {
	l.end()
	<-l.run.Load().done
}

// compiled binds a query to a store and the reader's clock.
func (s *Store) compiled(ctx context.Context, q query.Query, now time.Time) (*index.Program, query.Resolved, error) {
	r, err := query.Resolve(q, newNames(ctx, s), now)
	if err != nil {
		return nil, r, err
	}
	p, err := index.Compile(ctx, r, func(id string) []string { return s.tree().below(id) })
	return p, r, err
}

// Search returns the articles that match q, in the given order. A query that
// asks for what is not kept (is:, has:) is a *query.Error.
func (l *Live) Search(ctx context.Context, v View, q query.Query, by Sort) (Results, error) {
	return guarded(ctx, l, func() (Results, error) { return l.search(ctx, v, q, by) })
}

func (l *Live) search(ctx context.Context, v View, q query.Query, by Sort) (Results, error) {
	run, s := l.run.Load(), l.now.Load().Store
	now, err := v.check()
	if err != nil {
		return Results{}, err
	}
	p, bound, err := s.compiled(ctx, q, now)
	if err != nil {
		return Results{}, err
	}
	asked := s.askedFor(bound.Root)
	all := v
	all.First = 0
	told := func(r Results, err error) (Results, error) {
		if err != nil {
			return Results{}, err
		}
		r.Warnings, r.asked = bound.Warnings, asked
		r.live, r.run, r.again = l, run, func(ctx context.Context) (Results, error) { return l.Search(ctx, all, q, by) }
		return r, nil
	}
	r, err := told(s.search(ctx, p, q, by, v))
	if err == nil && !r.Exact {
		r.whole = func(ctx context.Context) (Results, error) {
			return r.mended(ctx, func() (Results, error) { return told(s.search(ctx, p, q, by, all)) })
		}
	}
	return r, err
}

// Facets counts the articles that match q by what they could be narrowed by.
func (l *Live) Facets(ctx context.Context, v View, q query.Query) (Facets, error) {
	return guarded(ctx, l, func() (Facets, error) { return l.facets(ctx, v, q) })
}

func (l *Live) facets(ctx context.Context, v View, q query.Query) (Facets, error) {
	s := l.now.Load().Store
	now, err := v.check()
	if err != nil {
		return Facets{}, err
	}
	p, _, err := s.compiled(ctx, q, now)
	if err != nil {
		return Facets{}, err
	}
	match, err := s.match(ctx, p)
	if err != nil {
		return Facets{}, err
	}
	f, err := s.facets(ctx, match)
	f.Unindexed = s.lacks(p)
	return f, err
}

// lacks tells whether a program asks for words of texts, some of which are not
// indexed yet.
func (s *Store) lacks(p *index.Program) bool { return s.bare > 0 && p.InTexts() }

func (s *Store) matching(ctx context.Context, q query.Query, now time.Time) (index.Set, error) {
	p, _, err := s.compiled(ctx, q, now)
	if err != nil {
		return index.Set{}, err
	}
	return s.match(ctx, p)
}

// Unions returns the bodies that fit text, each with those below it, and how
// many of the articles that match q name them; where text is empty, the whole
// tree of what is named.
func (l *Live) Unions(ctx context.Context, v View, text string, q query.Query, n int) ([]UnionRow, error) {
	return guarded(ctx, l, func() ([]UnionRow, error) { return l.unions(ctx, v, text, q, n) })
}

func (l *Live) unions(ctx context.Context, v View, text string, q query.Query, n int) ([]UnionRow, error) {
	s := l.now.Load().Store
	now, err := v.check()
	if err != nil {
		return nil, err
	}
	match, err := s.matching(ctx, q, now)
	if err != nil {
		return nil, err
	}
	return s.unions(ctx, text, match, n)
}

// Glance returns at once what Find would, as far as that is possible: the first
// of its rows, those that hold text at the start of a word. Where that is not all
// it is Partial, and Find has the rest.
func (l *Live) Glance(ctx context.Context, text string, n int) (Matches, error) {
	return guarded(ctx, l, func() (Matches, error) { return l.now.Load().glance(ctx, text, n) })
}

// PrepareFind makes ready what Glance and Find go by, which takes a while where
// there are many articles; else they do it themselves.
func (l *Live) PrepareFind(ctx context.Context) error {
	_, err := guarded(ctx, l, func() (struct{}, error) { return struct{}{}, l.now.Load().prepareFind(ctx) })
	return err
}

// Find returns the n best fuzzy matches of text over the whole archive: titles
// that hold it whole at a word's start, then those that hold it elsewhere,
// then those that hold its letters in their order; bodies and sources among
// them. Where text is empty everything matches, the newest articles first.
func (l *Live) Find(ctx context.Context, text string, n int) (Matches, error) {
	return guarded(ctx, l, func() (Matches, error) { return l.now.Load().findMatches(ctx, text, n) })
}

// Article returns the article whose ID is id, or alone begins with it; else an
// *UnknownIDError or *AmbiguousIDError.
func (l *Live) Article(ctx context.Context, id model.ID) (*model.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return guarded(ctx, l, func() (*model.Article, error) { return l.now.Load().article(id) })
}

// Problems returns up to n problems from offset on, in order of path.
func (l *Live) Problems(ctx context.Context, offset, n int) ([]Problem, error) {
	return guarded(ctx, l, func() ([]Problem, error) {
		return slices.Clone(window(l.now.Load().problems.all(), offset, n)), ctx.Err()
	})
}
