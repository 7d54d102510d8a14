package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"gongbao/model"
	"gongbao/store/index"
)

// barely prepares articles for the first stage.
func barely(articles []*model.Article) []*index.Doc {
	docs := make([]*index.Doc, len(articles))
	for i, a := range articles {
		docs[i] = (*index.Packer)(nil).Bare(a)
	}
	return docs
}

// stagedQueries are queries, and whether it takes the words of texts to answer them.
var stagedQueries = map[string]bool{
	"": false, "union:anhui": false, "-union:anhui date:2021..2022": false, "date:none": false, "source:none OR lang:zh": false,
	"title:union": false, "-title:工会": false, "by:hu": false, "level:county": false,
	"union": true, "-union": true, `"the work"`: true, "工会": true, "study OR 劳模": true, "text:workers": true, "-text:workers": true,
	"union:anhui -federation": true, "-(union date:2021..2022)": true, `near:3:"trade union"`: true, "workers OR union:anhui": true,
}

// TestStages: while the texts of some articles are not indexed yet, everything is
// answered as if they were that does not ask for their words; and of what does, no
// answer is wrong. At the end all is as if nothing had been left for later.
func TestStages(t *testing.T) {
	rounds := 12
	if testing.Short() || raced {
		rounds = 4
	}
	for seed := range uint64(rounds) {
		rng := rand.New(rand.NewPCG(seed, 51))
		var articles []*model.Article
		for i := range 40 + rng.IntN(120) {
			a := someArticle(rng, i)
			if rng.IntN(4) == 0 && i > 0 { // a copy
				a.Blocks, a.Title = articles[rng.IntN(i)].Blocks, articles[rng.IntN(i)].Title
			}
			articles = append(articles, a)
		}
		staged, whole := Of("one"), Of("one")
		for rest := articles; len(rest) > 0 || staged.now.Load().bare > 0; {
			segments := staged.now.Load().segments
			at := slices.IndexFunc(segments, (*index.Segment).Bare)
			if len(rest) > 0 && (at < 0 || rng.IntN(3) > 0) {
				n := 1 + rng.IntN(min(20, len(rest)))
				prepared := barely(rest[:n])
				if rng.IntN(4) == 0 {
					prepared = prepare(rest[:n])
				}
				staged.publish(prepared, nil, false)
				whole.publish(prepare(rest[:n]), nil, true)
				rest = rest[n:]
			} else {
				bare := segments[at]
				if rng.IntN(2) == 0 {
					filed := inFile(bare)
					staged.publishing(nil, nil, going, joint{parts: []*index.Segment{bare}, whole: filed})
					bare = filed
				}
				done, err := bare.Indexed(t.Context(), nil, 1+rng.IntN(2), func() {}, nil)
				if err != nil {
					t.Fatal(err)
				}
				staged.publishIndexed(bare, done, nil)
			}
			sameWithoutTexts(t, staged, whole, fmt.Sprintf("seed %d, with %d of %d bare", seed, staged.now.Load().bare, staged.now.Load().count))
			if t.Failed() {
				return
			}
		}
		staged.publish(nil, nil, true)
		sameAnswers(t, ask(t, staged), ask(t, whole), "at the end")
	}
}

// sameWithoutTexts holds an archive in which some texts are not indexed against
// one in which all are.
func sameWithoutTexts(t *testing.T, staged, whole *Live, when string) {
	t.Helper()
	bare := staged.now.Load().bare > 0
	for text, words := range stagedQueries {
		for _, by := range []Sort{Newest, Relevance, ByTitle} {
			got, want := searchText(t, staged, text, by), searchText(t, whole, text, by)
			if got.Unindexed != (bare && words) {
				t.Errorf("%s: %q says that there may be more: %v", when, text, got.Unindexed)
			}
			a, b := paths(t, got), paths(t, want)
			if by == Relevance { // which goes by how long a text is
				slices.Sort(a)
				slices.Sort(b)
			}
			if !words && !slices.Equal(a, b) {
				t.Errorf("%s: %q finds %v, want %v", when, text, a, b)
			}
			for _, path := range a {
				if !slices.Contains(b, path) {
					t.Errorf("%s: %q finds %s, which it is not in", when, text, path)
				}
			}
		}
		if words && bare {
			if f, err := staged.Facets(t.Context(), today, parse(t, text)); err != nil || !f.Unindexed {
				t.Errorf("%s: of %q it counts all, %v", when, text, err)
			}
			continue
		}
		f, err := staged.Facets(t.Context(), today, parse(t, text))
		g, err2 := whole.Facets(t.Context(), today, parse(t, text))
		if err != nil || err2 != nil || !reflect.DeepEqual(f, g) {
			t.Errorf("%s: of %q it counts %+v, want %+v", when, text, f, g)
		}
	}
	for _, text := range []string{"", "union", "gh", "工"} {
		m, err := staged.Find(t.Context(), text, 20)
		n, err2 := whole.Find(t.Context(), text, 20)
		if err != nil || err2 != nil || !reflect.DeepEqual(m, n) {
			t.Errorf("%s: to %q it finds %+v, want %+v", when, text, m, n)
		}
	}
}

// TestTwoStages reads a folder in two stages and in one.
func TestTwoStages(t *testing.T) {
	for round := range 3 {
		rng := rand.New(rand.NewPCG(uint64(round), 52))
		f := newShelf(t, rng, 150)
		c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, bareFrom: 1 + rng.IntN(100), mostBare: 1 + rng.IntN(40)}
		l, err := Open(t.Context(), Options{Paths: []string{f.dir}, Cache: c})
		if err != nil {
			t.Fatal(err)
		}
		indexing, listed := 0, []int(nil)
		for read := l.Done(); read != nil; {
			changed := l.Changed()
			info := l.Info()
			if info.Loading.Phase == Indexing {
				indexing++
				if info.Loading.Total == 0 || info.Loading.Done > info.Loading.Total || info.Loading.Began.IsZero() {
					t.Errorf("%+v", info.Loading)
				}
			}
			if info.Loading.Phase == Indexing && info.Loading.Active {
				listed = append(listed, searchText(t, l, "", Newest).Total)
			}
			select {
			case <-changed:
			case <-read:
				read = nil
			}
		}
		if err := l.SaveError(); err != nil || indexing == 0 {
			t.Fatalf("%v; indexing was met %d times", err, indexing)
		}
		if slices.ContainsFunc(listed, func(n int) bool { return n != l.Info().Count }) {
			t.Errorf("of %d so many were listed while texts were indexed: %v", l.Info().Count, listed)
		}
		if s := l.now.Load(); s.bare > 0 || len(s.segments) != 1 {
			t.Errorf("at the end %d of %d are bare, in %d segments", s.bare, s.count, len(s.segments))
		}
		sameAnswers(t, ask(t, l), ask(t, opened(t, f.dir, Cache{})), "at the end")
	}
}

// staging is a collector of an archive of which some articles are listed, so many
// in each bare segment.
func staging(t *testing.T, c Cache, articles, each int) *collector {
	t.Helper()
	l := newLive("one", false)
	ctx, cancel := context.WithCancel(t.Context())
	r := &reader{ctx: ctx, live: l, run: newRun(), cache: c}
	r.run.cancel = cancel
	if c.Path != "" {
		l.spill, l.spillFrom = r.spilled, spillFrom
	}
	t.Cleanup(func() { cancel(); r.closeBook() })
	rng := rand.New(rand.NewPCG(53, 53))
	for n := 0; n < articles; n += each {
		var some []*model.Article
		for i := range min(each, articles-n) {
			some = append(some, someArticle(rng, n+i))
		}
		l.publish(barely(some), nil, false)
	}
	return &collector{reader: r}
}

// TestIndexedInFile: what lies in a file while it is only listed does so when it is
// indexed, however little it is: a slow disk makes very many small segments.
func TestIndexedInFile(t *testing.T) {
	c := staging(t, Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}, 90, 30)
	c.indexTexts()
	s := c.live.now.Load()
	if s.bare > 0 || len(s.segments) != 3 {
		t.Fatalf("%d are bare, in %d segments", s.bare, len(s.segments))
	}
	for i, seg := range s.segments {
		if !seg.Mapped() {
			t.Errorf("segment %d is held in memory", i)
		}
	}
}

// TestIndexingCounts: articles that went after they were listed are among those
// whose texts are to be indexed, for all keep their numbers.
func TestIndexingCounts(t *testing.T) {
	c := staging(t, Cache{}, 60, 20)
	s := c.live.now.Load()
	c.live.publishStore(s.less([][]uint32{{0, 3, 5}, nil, {19}}), nil, going)
	c.indexTexts()
	if p := c.live.load.get(); p.Total == 0 || p.Done != p.Total {
		t.Errorf("%d of %d are indexed", p.Done, p.Total)
	}
}

// TestIndexingGoesOn: what an earlier reading indexed is told as done from the
// beginning.
func TestIndexingGoesOn(t *testing.T) {
	c := staging(t, Cache{}, 60, 20)
	first := c.indexText(t.Context(), c.live.now.Load().segments[0])
	<-first.built
	c.publishIndexed(first)
	c.indexTexts()
	if p := c.live.load.get(); p.Before != 20 || p.Done != 60 || p.Total != 60 {
		t.Errorf("%+v", p)
	}
}

// TestIndexesTheOthers: where some articles could not be prepared, the texts of all
// others are indexed, and then all is there that there will be.
func TestIndexesTheOthers(t *testing.T) {
	c := staging(t, Cache{}, 60, 20)
	c.joiner, c.err = newJoiner(c.join), errors.New("preparing 3 articles failed")
	first := c.live.now.Load().segments[0]
	c.publishIndexed(&indexing{bare: first, fault: "a fault"})
	err := c.finish()
	if e := c.live.now.Load(); err == nil || e.bare > 0 || e.ending != done {
		t.Errorf("%d are not, at the end %d; %v", e.bare, e.ending, err)
	}
	if n := c.live.Info().Problems; n != 1 {
		t.Errorf("%d problems are told", n)
	}
}

// TestIndexedOnFullDisk: where nothing can be written any more, what was written
// stays readable and the rest is held in memory.
func TestIndexedOnFullDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	c := staging(t, Cache{Path: filepath.Join(dir, "one.snapshot"), Always: true}, 90, 30)
	full := func() {
		if err := errors.Join(c.book.draft.Close(), os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	full()
	c.indexTexts()
	if s := c.live.now.Load(); s.bare > 0 || s.segments[0].Mapped() {
		t.Fatalf("%d are bare", s.bare)
	}
	sameAnswers(t, ask(t, c.live), ask(t, staged(t, 90)), "on a full disk")
}

// staged is an archive of so many articles as those of staging.
func staged(t *testing.T, articles int) *Live {
	c := staging(t, Cache{}, articles, articles)
	c.indexTexts()
	return c.live
}

// TestDamageWhileIndexing damages a snapshot whose texts are not all indexed.
func TestDamageWhileIndexing(t *testing.T) {
	cases := 60
	if testing.Short() || raced {
		cases = 12
	}
	rng := rand.New(rand.NewPCG(54, 54))
	f := newShelf(t, rng, 60)
	want := ask(t, opened(t, f.dir, Cache{}))
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, spillFrom: 1, bareFrom: 1, mostBare: 8}
	for bare := 0; bare == 0; {
		_ = os.Remove(c.Path)
		_, _ = readSome(t, f.dir, c, 1000+rng.IntN(3), func(string) {})
		if found, err := openSnapshot(c); err == nil {
			bare = found.store().bare
		}
	}
	whole, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range cases {
		what, damaged := damage(rng, whole)
		if err := errors.Join(os.Remove(c.Path), os.WriteFile(c.Path, damaged, 0o600)); err != nil {
			t.Fatal(err)
		}
		l := opened(t, f.dir, c)
		sameAnswers(t, ask(t, l), want, fmt.Sprintf("case %d, %s", n, what))
		if err := l.SaveError(); err != nil {
			t.Fatalf("case %d, %s: %v", n, what, err)
		}
		if s := l.now.Load(); s.bare > 0 || len(s.segments) != 1 {
			t.Errorf("case %d, %s: %d are bare, in %d segments", n, what, s.bare, len(s.segments))
		}
	}
}

// TestListedAndGone: articles that were listed and all went before their texts were
// indexed leave nothing behind that is to be indexed.
func TestListedAndGone(t *testing.T) {
	articles, _ := someArchive(rand.New(rand.NewPCG(55, 55)), 12)
	l := newLive("one", false)
	l.publish(prepare(articles[:3]), nil, false)
	l.publish(barely(articles[3:6]), nil, false)
	l.publish(barely(articles[6:9]), nil, false)
	l.publish(prepare(articles[9:]), nil, false)
	l.publishStore(l.now.Load().less([][]uint32{nil, {0, 1, 2}, {0, 1, 2}, nil}), nil, done)
	s := l.now.Load()
	if s.bare > 0 || s.reprints.settled < s.serials {
		t.Errorf("%d are bare; copies are looked for of %d of %d", s.bare, s.reprints.settled, s.serials)
	}
	if whole := index.Merge(s.segments...); whole.Bare() || whole.Len() != 6 {
		t.Errorf("as one it is bare: %v, with %d articles", whole.Bare(), whole.Len())
	}
	sameAnswers(t, ask(t, l), ask(t, Of("one", slices.Concat(articles[:3], articles[9:])...)), "of what is left")
}

// TestTextThatCannotBeIndexed: an article of which that fails is told of and stays
// in the list, and the others are indexed.
func TestTextThatCannotBeIndexed(t *testing.T) {
	c := staging(t, Cache{}, 60, 20)
	c.packer = index.NewPacker(&index.Dict{}) // by which nothing can be packed
	want := paths(t, searchText(t, c.live, "", Newest))
	c.indexTexts()
	s := c.live.now.Load()
	if s.bare > 0 || c.err != nil || s.problems.n != 60 {
		t.Errorf("%d are bare, %d problems are told; %v", s.bare, s.problems.n, c.err)
	}
	for _, p := range s.problems.all() {
		if !slices.Contains(want, p.Path) || p.Reason == "" || p.Hint == "" {
			t.Errorf("%+v", p)
		}
	}
	if got := paths(t, searchText(t, c.live, "", Newest)); !slices.Equal(got, want) {
		t.Errorf("there are %v, want %v", got, want)
	}
	if n := searchText(t, c.live, "text:union", Newest).Total; n != 0 {
		t.Errorf("%d have words", n)
	}
	if whole := index.Merge(s.segments...); whole.Len() != 60 || whole.Words() != 0 {
		t.Errorf("as one it has %d articles and %d words", whole.Len(), whole.Words())
	}
}
