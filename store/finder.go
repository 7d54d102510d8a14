package store

import (
	"context"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"gongbao/store/index"
	"gongbao/store/rate"
)

// Fuzzy find goes over a million titles at each letter that is typed, so it does
// as little as it can with each. First come the titles that hold what was typed
// at a word's start: the index says which can, and of those the short ones are
// looked at, for no long title scores high, and others as far as their beginnings
// and what words begin in them let them score as much. They are the first rows,
// and where they fill the screen they are all of them. Of what is left only those
// are looked at that matched when a letter less was typed and have all letters.

// finder looks for one text.
type finder struct {
	s    *Store
	w    *wanted
	sets []index.Set           // of each segment: the titles that can be of the word tier, see Segment.Starts; the zero Set for any
	cut  atomic.Pointer[found] // what is not better is not among the best; nil while anything can be
	mu   sync.Mutex
	best best
}

func (s *Store) finder(w *wanted, n int) *finder {
	return &finder{s: s, w: w, best: best{s: s, most: n}}
}

// best keeps the best of those that are added.
type best struct {
	s    *Store
	most int
	kept []found
}

// add puts in more, and tells the last of the best where there is no room for
// others. What is kept is in order.
func (b *best) add(more []found) *found {
	if len(more) > fewFound {
		b.kept = append(b.kept, more...)
		slices.SortFunc(b.kept, b.s.better)
	} else {
		for _, x := range more {
			at, _ := slices.BinarySearchFunc(b.kept, x, b.s.better)
			b.kept = slices.Insert(b.kept, at, x)
		}
	}
	b.kept = b.kept[:min(len(b.kept), b.most)]
	if n := len(b.kept); n == b.most && n > 0 {
		last := b.kept[n-1]
		return &last
	}
	return nil
}

// fewFound are put in their places one by one.
const fewFound = 16

// keep adds what one goroutine found, and makes it known what is good no more.
func (f *finder) keep(some []found) {
	if len(some) == 0 {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if cut := f.best.add(some); cut != nil {
		f.cut.Store(cut)
	}
}

// chance tells whether what has this tier, and this score at most, can be among
// the best.
func (f *finder) chance(tier, most, at int) bool {
	cut := f.cut.Load()
	switch {
	case cut == nil:
		return f.best.most > 0
	case tier != cut.tier:
		return tier < cut.tier
	case most != cut.score:
		return most > cut.score
	}
	return f.s.better(found{at: at}, found{at: cut.at}) < 0
}

// taker collects what one goroutine finds.
type taker struct {
	f       *finder
	some    []found
	fetched byte // for nothing but that it is read
}

func (t *taker) add(x found) {
	if !t.f.chance(x.tier, x.score, x.at) {
		return
	}
	if t.some = append(t.some, x); len(t.some) >= t.f.best.most+64 {
		t.done()
	}
}

func (t *taker) done() {
	t.f.keep(t.some)
	t.some = t.some[:0]
}

// findChunk is how many titles, nameChunk how many names, one goroutine takes at a
// time; between two it looks whether the answer is still wanted.
const (
	findChunk = index.TitleChunk
	nameChunk = 1 << 10
)

// stretch is articles of a segment side by side, or names.
type stretch struct{ segment, from, to int }

// stretches parts the names, whose segment is -1, and all articles.
func (s *Store) stretches() (names, titles []stretch) {
	part := func(segment, n, chunk int) (out []stretch) {
		for from := 0; from < n; from += chunk {
			out = append(out, stretch{segment, from, min(from+chunk, n)})
		}
		return out
	}
	for c, seg := range s.segments {
		titles = append(titles, part(c, seg.Len(), findChunk)...)
	}
	return part(-1, s.find().names(), nameChunk), titles
}

// has tells whether a title matches.
func (f *finder) has(title string, traits index.Traits) bool {
	if traits&index.Plain != 0 {
		return f.w.rate.HasPlain(title)
	}
	return f.w.rate.Has(title)
}

// score rates a title of a tier, or a better one: as math.MinInt where it scores
// too little to be among the best.
func (f *finder) score(title string, traits index.Traits, tier int) (score int, ok bool) {
	if traits&index.Plain == 0 {
		return f.w.rate.Score(title)
	}
	least := math.MinInt
	if cut := f.cut.Load(); cut != nil && cut.tier == tier && traits.Signs()&rate.Humps == 0 {
		least = cut.score
	}
	return f.w.rate.ScorePlain(title, least)
}

// each visits the articles of a stretch, by their number in it; of those in
// among, if that is any.
func (f *finder) each(x stretch, among index.Set, visit func(i int)) {
	if among.IsZero() {
		for i := range x.to - x.from {
			visit(i)
		}
		return
	}
	among.Part(int(f.s.starts[x.segment])+x.from, x.to-x.from).Each(func(i uint32) bool { visit(int(i)); return true })
}

// most returns a score that a title of such traits does not exceed.
func (f *finder) most(h rate.Head, traits index.Traits) int {
	if traits&index.Cut != 0 {
		return math.MaxInt
	}
	return f.w.rate.Most(h, traits.Signs())
}

// rest counts the titles of a stretch that match, of those in among if there is
// such, and puts those in left that can match when more is typed. It takes those
// that are not of the word tier, and those too where that was not gone through
// before.
func (f *finder) rest(x stretch, among, left index.Set, started bool) (total int) {
	t := taker{f: f}
	defer t.done()
	titles := f.s.segments[x.segment].Titles(x.from, x.to)
	start := int(f.s.starts[x.segment]) + x.from
	f.each(x, among, func(i int) {
		hit := titles.Letters[i].Has(f.w.letters)
		if !hit && f.w.needs == 0 {
			return
		}
		match, near := f.one(&t, start+i, titles.At(i), titles.Traits(i), hit, started)
		if match {
			total++
		}
		if near {
			left.Add(uint32(start + i))
		}
	})
	return total
}

// one matches a title; near tells whether it can match when more is typed.
func (f *finder) one(t *taker, at int, title string, traits index.Traits, hit, started bool) (match, near bool) {
	w, x := f.w, found{at: at, tier: fuzzyTier}
	most := math.MinInt // that it can score by its letters
	switch {
	case !hit:
	case f.chance(pinyinTier, math.MaxInt, at): // most likely its score is wanted
		x.score, match = f.score(title, traits, fuzzyTier)
		most = x.score
	default:
		match = f.has(title, traits)
	}
	if match && most == math.MinInt {
		most = f.most(rate.HeadOf(title), traits)
	}
	spelling := -1
	if w.needs != 0 && traits.Initials()&w.needs == w.needs {
		near = true
		if w.spelt && (!match || f.chance(pinyinTier, 1, at)) {
			spelling, _, near = w.pinyin.Search(title)
		}
	}
	near = near || match
	if !match && spelling < 0 {
		return false, near
	}
	if spelling >= 0 {
		most = math.MaxInt
	}
	if started && !f.chance(wholeTier, most, at) {
		return true, near // of the word tier all are known
	}
	if match {
		x.tier = w.tier(title)
	}
	switch {
	case x.tier == wordTier && started:
		return true, near
	case x.tier > pinyinTier && spelling >= 0:
		x = spelt(spelling)
		x.at = at
	case !f.chance(x.tier, most, at):
		return true, near
	default:
		x.score, _ = f.score(title, traits, x.tier)
	}
	t.add(x)
	return true, near
}

// prepareFind works out what is kept of every title, and the names.
func (s *Store) prepareFind(ctx context.Context) error {
	s.tree().names()
	_, parts := s.stretches()
	return parallel(ctx, len(parts), func(ctx context.Context, i int) error {
		s.segments[parts[i].segment].Titles(parts[i].from, parts[i].to)
		return ctx.Err()
	})
}

// among returns the articles that can match a text; the zero Set where that may
// be any.
func (s *Store) among(pattern string) index.Set {
	if among := s.finds.among(pattern); !among.IsZero() {
		return among
	}
	return s.someThere()
}

// begun returns what is found at once: the first rows, as far as they are of
// the word tier.
func (s *Store) begun(ctx context.Context, w *wanted, n int) (*findState, error) {
	if r := s.finds.get(w.pattern, n); r != nil {
		return r, nil
	}
	r := &findState{pattern: w.pattern, n: n, started: index.CanStart(w.pattern)}
	if !r.started {
		return r, ctx.Err()
	}
	f := s.finder(w, n)
	names, parts := s.stretches()
	err := parallel(ctx, len(names), func(ctx context.Context, i int) error {
		f.names(names[i], false)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	if err := f.titles(ctx, parts, s.among(w.pattern)); err != nil {
		return nil, err
	}
	r.best = f.best.kept
	s.finds.put(r)
	return r, nil
}

// finished returns the n best and how many match.
func (s *Store) finished(ctx context.Context, w *wanted, n int) (*findState, error) {
	r, err := s.begun(ctx, w, n)
	if err != nil || r.done {
		return r, err
	}
	f := s.finder(w, n)
	f.keep(slices.DeleteFunc(slices.Clone(r.best), func(x found) bool {
		return x.at >= s.bound // of names all are matched again, to be counted
	}))
	among, left := s.among(w.pattern), index.NewSet(s.bound)
	names, parts := s.stretches()
	var total atomic.Int64
	err = parallel(ctx, len(names)+len(parts), func(ctx context.Context, i int) error {
		if i < len(names) {
			total.Add(int64(f.names(names[i], true)))
		} else {
			total.Add(int64(f.rest(parts[i-len(names)], among, left, r.started)))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	r = &findState{pattern: w.pattern, n: n, started: r.started, done: true, best: f.best.kept, total: int(total.Load()), left: left}
	s.finds.put(r)
	return r, nil
}
