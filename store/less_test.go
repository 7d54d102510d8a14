package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"gongbao/model"

	"gongbao/store/query"
)

// lessened is an archive some articles of which are gone, in one step after the
// other, and the articles that are left.
func lessened(rng *rand.Rand, articles []*model.Article) (*Live, []*model.Article) {
	l := newLive("x", false)
	for part := range slices.Chunk(articles, 1+rng.IntN(len(articles))) {
		l.publish(prepare(part), nil, false)
	}
	left := articles
	for range 1 + rng.IntN(3) {
		gone := map[model.ID]bool{}
		for _, a := range left {
			if len(gone) < len(left)-1 && rng.IntN(4) == 0 {
				gone[a.ID] = true
			}
		}
		left = slices.DeleteFunc(slices.Clone(left), func(a *model.Article) bool { return gone[a.ID] })
		l.set(l.now.Load().less(numbersIn(l.now.Load().Store, gone)), problemsOf(nil), going)
		if rng.IntN(2) == 0 && len(l.now.Load().segments) > 1 {
			l.publishing(nil, nil, going, join(l.now.Load().segments[:2]))
		}
	}
	l.publish(nil, nil, true)
	return l, left
}

// sameTree holds the tree of an archive against one that is made at once, which it
// then has: of two that describe a body alike a tree has the first that it met.
func sameTree(t *testing.T, l *Live, when string) {
	t.Helper()
	s := l.now.Load().Store
	told := func(b *bodies) (out []string) {
		for _, n := range b.order {
			out = append(out, fmt.Sprint(b.all[n].union.ID, b.all[n].depth))
		}
		for _, local := range b.local {
			for _, n := range local {
				if n == nobody {
					out = append(out, "nobody")
				} else {
					out = append(out, b.all[n].union.ID)
				}
			}
		}
		return out
	}
	anew := bodiesOf(s.segments)
	if got, want := told(s.tree()), told(anew); !slices.Equal(got, want) {
		t.Fatalf("%s: the tree is %v, want %v", when, got, want)
	}
	s.tree = given(anew)
}

// numbersIn returns the articles of these IDs, segment by segment.
func numbersIn(s *Store, ids map[model.ID]bool) [][]uint32 {
	out := make([][]uint32, len(s.segments))
	for c, seg := range s.segments {
		for i := range seg.Len() {
			if seg.Has(i) && ids[seg.ID(i)] {
				out[c] = append(out[c], uint32(i))
			}
		}
	}
	return out
}

// TestLess: an archive without some articles says all that one says that never
// had them.
func TestLess(t *testing.T) {
	rounds := 60
	if testing.Short() || raced {
		rounds = 15
	}
	for seed := range uint64(rounds) {
		rng := rand.New(rand.NewPCG(seed, 31))
		articles, _ := someArchive(rng, 10+rng.IntN(40))
		l, left := lessened(rng, articles)
		want := Of("x", left...)
		sameTree(t, l, fmt.Sprintf("seed %d", seed))
		sameTree(t, want, fmt.Sprintf("seed %d, without them", seed))
		sameAnswers(t, ask(t, l), ask(t, want), fmt.Sprintf("seed %d", seed))
		for n := range 20 {
			q := query.Query{Root: someNode(rng, articles, 3)}
			if n%4 == 0 { // of several words, whose weights are compared
				q.Root = query.Or{Nodes: []query.Node{someText(rng), someText(rng), someText(rng)}}
			}
			sameAsked(t, l, want, q, fmt.Sprintf("seed %d, %s", seed, q))
		}
		for _, a := range articles {
			got, err := l.Article(t.Context(), a.ID)
			if there := slices.Contains(left, a); there != (err == nil) || there && !reflect.DeepEqual(got, a) {
				t.Fatalf("seed %d: of %s comes %+v, %v", seed, a.ID, got, err)
			}
		}
		for _, text := range []string{"w", "stu", "hu", "hf", "an", "工", "zzz"} {
			got, err := l.Glance(t.Context(), text, 30)
			if err != nil {
				t.Fatal(err)
			}
			if got.Partial {
				if got, err = l.Find(t.Context(), text, 30); err != nil {
					t.Fatal(err)
				}
			}
			whole, err := want.Find(t.Context(), text, 30)
			if err != nil || !reflect.DeepEqual(got, whole) {
				t.Fatalf("seed %d, find %q: %+v\nwant %+v, %v", seed, text, got, whole, err)
			}
		}
	}
}

// sameAsked asks two archives the same in every order, for all and for the first.
func sameAsked(t *testing.T, l, want *Live, q query.Query, when string) {
	t.Helper()
	ctx := t.Context()
	for _, by := range []Sort{Newest, Oldest, Relevance, ByUnion, BySource, ByTitle} {
		for _, first := range []int{0, 3} {
			v := today
			v.First, v.Fold = first, first > 0
			a, err := l.Search(ctx, v, q, by)
			b, e := want.Search(ctx, v, q, by)
			if err != nil || e != nil {
				if fmt.Sprint(err) != fmt.Sprint(e) {
					t.Fatalf("%s: %v, want %v", when, err, e)
				}
				return
			}
			x, err := a.Window(ctx, 0, 3)
			y, e := b.Window(ctx, 0, 3)
			if err != nil || e != nil || !slices.EqualFunc(x, y, func(x, y Hit) bool { return reflect.DeepEqual(x, y) }) {
				t.Fatalf("%s, order %d: %+v\nwant %+v; %v, %v", when, by, x, y, err, e)
			}
			if first == 0 && (a.Total != b.Total || a.Folded != b.Folded) {
				t.Fatalf("%s, order %d: %d of which %d folded, want %d and %d", when, by, a.Total, a.Folded, b.Total, b.Folded)
			}
		}
	}
	f, err := l.Facets(ctx, today, q)
	g, e := want.Facets(ctx, today, q)
	if err != nil || e != nil || !reflect.DeepEqual(f, g) {
		t.Fatalf("%s: %+v\nwant %+v; %v, %v", when, f, g, err, e)
	}
}

// TestJoinedOfNone: segments all of whose articles are gone leave none when they
// are joined.
func TestJoinedOfNone(t *testing.T) {
	articles, _ := someArchive(rand.New(rand.NewPCG(33, 33)), 6)
	l := newLive("x", false)
	for part := range slices.Chunk(articles, 2) {
		l.publish(prepare(part), nil, false)
	}
	s := l.now.Load().Store.less([][]uint32{{0, 1}, {0, 1}, {1}})
	l.publishStore(s, nil, going)
	l.publishing(nil, nil, done, join(s.segments[:2]))
	rest := s.segments[2]
	if s := l.now.Load(); len(s.segments) != 1 || s.count != 1 {
		t.Fatalf("there are %d segments, with %d articles", len(s.segments), s.count)
	}
	sameAnswers(t, ask(t, l), ask(t, Of("x", rest.Article(0))), "with one article")
}

// TestJoiningAfterAllWent: where all that a snapshot of several segments had is
// gone, what comes instead is joined as if there had been none.
func TestJoiningAfterAllWent(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(34, 34)), 12)
	cache := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, grown: 100}
	askSaved(t, f.dir, cache)
	f.write(t, "new.txt", f.text())
	askSaved(t, f.dir, cache)
	found, err := openSnapshot(cache)
	if err != nil || len(found.segments) != 2 {
		t.Fatal(found, err)
	}
	l := newLive("one", false)
	l.found(found, false)
	r := &reader{ctx: t.Context(), live: l, run: newRun(), cache: cache, found: found}
	c := &collector{reader: r, joiner: newJoiner(r.join)}
	c.joiner.from = len(found.segments)
	d, files := dropped{files: map[uint64]bool{}}, found.files()
	files.each(func(f fileRecord, _ int) { d.files[f.key] = true })
	c.take(outcome{drop: &d})
	articles, _ := someArchive(rand.New(rand.NewPCG(34, 35)), 70)
	for part := range slices.Chunk(articles, 7) {
		l.publish(prepare(part), nil, false)
		c.joiner.width = 2
		c.joiner.begin(l.now.Load().Store)
	}
	j, ok := c.joiner.wait(t.Context(), l.now.Load().Store)
	if !ok || j.failed != nil {
		t.Fatal(ok, j.failed)
	}
	l.set(l.now.Load().joined(j), problemsOf(nil), done)
	sameAnswers(t, ask(t, l), ask(t, Of("one", articles...)), "after all went")
}

// TestFewAreWritten: what changes a little is written behind what is there, again
// and again, with few segments; what is found is what the files say.
func TestFewAreWritten(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 31))
	f := newShelf(t, rng, 60)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, grown: 1 << 20, goneShare: 2}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	before, steps := stat(t, c.Path), 40
	if testing.Short() || raced {
		steps = 12
	}
	appended, anew := 0, 0
	for step := range steps {
		for range 1 + rng.IntN(2) {
			f.change(t)
		}
		l := opened(t, f.dir, c)
		if err := l.SaveError(); err != nil {
			t.Fatal(err)
		}
		made, err := openSnapshot(c)
		if err != nil {
			t.Fatal(err)
		}
		sameAnswers(t, ask(t, l), ask(t, foundLive(l, made)), fmt.Sprintf("step %d, as opened anew", step))
		if len(made.segments) > mostAppended {
			t.Errorf("step %d: %d segments", step, len(made.segments))
		}
		switch after := stat(t, c.Path); {
		case !os.SameFile(before, after):
			before, anew = after, anew+1
		case after.Size() > before.Size():
			before, appended = after, appended+1
		}
		sameAnswers(t, ask(t, l), ask(t, opened(t, f.dir, Cache{})), fmt.Sprintf("step %d, as found", step))
	}
	if appended < steps/2 || anew > appended/4 {
		t.Errorf("%d times something was appended, %d times all was written", appended, anew)
	}
}

// foundLive is an archive as a snapshot has it.
func foundLive(l *Live, made *snapshot) *Live {
	found := newLive(l.name, false)
	found.found(made, true)
	return found
}

// TestKeptSegments: what was worked out of a segment is kept when something is
// appended.
func TestKeptSegments(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(3, 31)), 12)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, grown: 100}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	f.write(t, "y/new.txt", "News\n\n2023-05-03\n\nThe union of three.\n")
	found, err := openSnapshot(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	again, err := reopenSnapshot(c, found)
	if err != nil || len(again.segments) != 2 || again.segments[0].Whole() != found.segments[0] {
		t.Errorf("the segment is another: %+v, %v", again, err)
	}
}

// TestJoinedFrom: segments grow in size and are few, and no article is written
// often.
func TestJoinedFrom(t *testing.T) {
	for _, test := range []struct {
		sizes []int
		base  int
		want  int
	}{
		{[]int{1000, 1}, 1, 1},
		{[]int{1000, 2, 1}, 2, 1},
		{[]int{1000, 3, 1}, 2, 2},
		{[]int{1000, 900, 300, 150}, 3, 0},
		{[]int{1000, 300}, 2, 2},
		{[]int{1000, 300, 0}, 3, 2},
		{[]int{512e3, 128e3, 32e3, 8e3, 2e3, 500, 100, 20, 1}, 8, 7},
		{[]int{2}, 0, 0},
	} {
		if got := joinedFrom(test.sizes, test.base); got != test.want {
			t.Errorf("%v, %d of them there: from %d, want %d", test.sizes, test.base, got, test.want)
		}
	}
	var sizes []int
	written := 0
	for range 10_000 {
		base := len(sizes)
		sizes = append(sizes, 10)
		from := joinedFrom(append([]int{1e9}, sizes...), base+1) - 1
		sum := 0
		for _, n := range sizes[from:] {
			sum += n
		}
		sizes = append(sizes[:from], sum)
		written += sum
		if len(sizes) >= mostAppended {
			t.Fatalf("segments of %v articles", sizes)
		}
	}
	if often := written / (10 * 10_000); often > 12 {
		t.Errorf("each article is written %d times", often)
	}
}
