package index

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"gongbao/model"
	"gongbao/store/pack"
)

// asFile writes a segment to a file, and returns what is in it then.
func asFile(t *testing.T, s *Segment) (data []byte, filed *Segment) {
	t.Helper()
	path, e := fileOf(t, s.Write)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data, Stored(e, s.Dict)
}

// A bare segment whose texts are indexed is what it would be had they been at
// once, whatever it went through before; and while it is bare its articles can be
// read.
func TestIndexedAfterwards(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 41))
	for range 20 {
		var articles []*model.Article
		var whole, left []*Doc
		for i := range rng.IntN(90) {
			a := someArticle(rng, i)
			articles = append(articles, a)
			whole, left = append(whole, NewDoc(a)), append(left, (*Packer)(nil).Bare(a))
			if rng.IntN(9) == 0 { // a bare segment takes what is there already
				left[i] = whole[i]
			}
		}
		bare, want := NewBare(left), Batch(whole)
		if rng.IntN(2) == 0 {
			_, bare = asFile(t, bare)
		}
		if rng.IntN(2) == 0 && len(articles) > 0 {
			bare = filedSegment(t, []*Segment{NewBare(left[:1]), NewBare(left[1:]).From(1)})
		}
		if !bare.Bare() || bare.Words() != 0 {
			t.Fatal("it is not bare")
		}
		for i := range articles {
			if a, b := bare.Article(i), want.Article(i); !reflect.DeepEqual(a, b) {
				t.Fatalf("in the bare one article %d is\n%+v\nwant\n%+v", i, a, b)
			}
		}
		var told atomic.Int64
		got, err := bare.Indexed(t.Context(), nil, 1+rng.IntN(3), func() { told.Add(1) }, nil)
		if err != nil || int(told.Load()) != len(articles) || got.Bare() {
			t.Fatal(told.Load(), err)
		}
		a, _ := asFile(t, got)
		b, _ := asFile(t, want)
		if !bytes.Equal(a, b) {
			t.Fatalf("of %d articles it is another", len(articles))
		}
	}
}

// Indexing that is ended returns nothing; what goes wrong goes wrong for whoever
// asked for it.
func TestIndexedIsEnded(t *testing.T) {
	bare := NewBare([]*Doc{(*Packer)(nil).Bare(&model.Article{ID: "a"})})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s, err := bare.Indexed(ctx, nil, 2, func() {}, nil); s != nil || !errors.Is(err, context.Canceled) {
		t.Error(s, err)
	}
	bare.records = texts{pack.ColumnOf([]byte{2, 9, 9}), pack.ColumnOf([]uint64{3})}
	defer func() {
		if why := recover(); why == nil {
			t.Error("a record that makes no sense is indexed")
		}
	}()
	_, _ = bare.Indexed(t.Context(), nil, 2, func() {}, nil)
}

// What matches in a bare segment matches once its texts are indexed; and where no
// words of texts are asked for, all that does.
func TestBareMatches(t *testing.T) {
	rng := rand.New(rand.NewPCG(42, 42))
	texts := map[string]bool{ // whether it asks for words of texts
		"union": true, "-union": true, `"trade unions"`: true, "工会": true, "title:workers": false, "-title:workers": false,
		"text:federation": true, "-text:federation": true, "by:the": false, "union OR title:county": true, "date:1995..2010": false,
		"-(union date:1995..2010)": true, "-(-union)": true, "-(-title:union OR date:none)": false, `near:5:"trade union"`: true,
		`-near:5:"trade union"`: true, "lang:en": false, "-lang:zh workers": true, "is:page": false, "wor*": true, "nothing-like-it": true,
	}
	found := map[bool]int{}
	for range 20 {
		var whole, left []*Doc
		for i := range 60 {
			a := someArticle(rng, i)
			whole, left = append(whole, NewDoc(a)), append(left, (*Packer)(nil).Bare(a))
		}
		all, bare := Batch(whole), NewBare(left)
		for text, words := range texts {
			p := compile(t, text)
			if p.InTexts() != words {
				t.Errorf("%s asks for words of texts: %v", text, !words)
			}
			want, _ := p.Match(t.Context(), all)
			got, _ := p.Match(t.Context(), bare)
			if !words && !reflect.DeepEqual(got.Append(nil), want.Append(nil)) {
				t.Errorf("%s finds %v, want %v", text, got.Append(nil), want.Append(nil))
			}
			got.Each(func(d uint32) bool {
				found[words]++
				if !want.Has(d) {
					t.Errorf("%s finds %d, whose text is %q", text, d, whole[d].body)
				}
				return true
			})
			ranking := p.Ranking([]*Segment{all, bare})
			best, err := ranking.Best(t.Context(), p.Bind(bare), 100)
			if err != nil || len(best) != got.Len() {
				t.Errorf("%s: %d are the best of %d, %v", text, len(best), got.Len(), err)
			}
			if _, _, err := ranking.Hits(t.Context(), bare, got.Append(nil)); err != nil {
				t.Error(err)
			}
		}
	}
	if found[true] < 100 || found[false] < 100 {
		t.Errorf("too little is found: %v", found)
	}
}

// TestRatedBesideBare: texts that are not indexed yet do not change how well those
// answer that are.
func TestRatedBesideBare(t *testing.T) {
	rng := rand.New(rand.NewPCG(43, 43))
	rated := 0
	for range 10 {
		var whole, left []*Doc
		for i := range 60 {
			whole, left = append(whole, NewDoc(someArticle(rng, i))), append(left, (*Packer)(nil).Bare(someArticle(rng, 60+i)))
		}
		all, bare := Batch(whole), NewBare(left)
		for _, text := range []string{"union workers", "text:federation the", `"trade unions" wor*`} {
			p := compile(t, text)
			want, err := p.Ranking([]*Segment{all}).Best(t.Context(), p.Bind(all), 60)
			got, err2 := p.Ranking([]*Segment{all, bare}).Best(t.Context(), p.Bind(all), 60)
			if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: beside a bare segment they are rated %v, want %v", text, got, want)
			}
			rated += len(want)
		}
	}
	if rated < 100 {
		t.Errorf("only %d are rated", rated)
	}
}

// TestBareOfBoth: a bare segment that is joined of bare ones and others has no more
// words once it is indexed than its texts have.
func TestBareOfBoth(t *testing.T) {
	rng := rand.New(rand.NewPCG(44, 44))
	var whole, left []*Doc
	for i := range 20 {
		a := someArticle(rng, i)
		whole, left = append(whole, NewDoc(a)), append(left, (*Packer)(nil).Bare(a))
	}
	got, err := Merge(Batch(whole[:10]), NewBare(left[10:]).From(10)).Indexed(t.Context(), nil, 1, func() {}, nil)
	if want := Batch(whole); err != nil || got.Words() != want.Words() {
		t.Errorf("it has %d words, want %d, %v", got.Words(), want.Words(), err)
	}
}

// TestBareSize: an article that is only listed takes as much as its text while it
// waits.
func TestBareSize(t *testing.T) {
	a := &model.Article{ID: "a", Blocks: []model.Block{{Kind: model.Paragraph, Text: strings.Repeat("again ", 1<<16)}}}
	if size := (*Packer)(nil).Bare(a).Size(); size < len(a.Blocks[0].Text) {
		t.Errorf("%d bytes, and its text alone has %d", size, len(a.Blocks[0].Text))
	}
}
