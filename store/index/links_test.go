package index

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/pack"
)

// Phrases of common words are found by their links, and only where the words
// follow each other in one block.
func TestLinksAreNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 1))
	vocab := strings.Fields("a b c d e rare 工会 总 职工 工 会员")
	some := func() string {
		var b strings.Builder
		for range 2 + rng.IntN(14) {
			w := vocab[rng.IntN(len(vocab))]
			if w == "rare" && rng.IntN(20) > 0 {
				continue
			}
			b.WriteString(w)
			if w[0] < 0x80 || rng.IntN(3) == 0 {
				b.WriteString([]string{" ", ", "}[rng.IntN(2)])
			}
		}
		return b.String()
	}
	var parts []*Segment
	var forms []string // newest first
	var articles []*model.Article
	for i := range 3 {
		var docs []*Doc
		for k := range 500 {
			a := &model.Article{Path: fmt.Sprintf("%d%03d", i, k), Blocks: []model.Block{{Text: some()}, {Text: some()}}}
			docs = append(docs, NewDoc(a))
			forms, articles = append(forms, body(a)), append(articles, a)
		}
		parts = append(parts, New(docs))
	}
	s := Merge(Merge(parts...), New(nil))
	if s.body.common == 0 {
		t.Fatal("the segment has no links")
	}
	linked := 0
	for range 500 {
		text := strings.TrimSpace(some())
		if words := strings.Fields(text); len(words) > 4 {
			text = strings.Join(words[:4], " ")
		}
		p := compile(t, `"`+text+`"`)
		if p.root == nil {
			continue
		}
		ph := p.terms[0].phrase(s.body)
		linked += len(ph.links)
		got, err := p.Match(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		var want []uint32
		for i, form := range forms {
			if at, _ := p.terms[0].next(form, 0); at >= 0 {
				want = append(want, uint32(i))
			}
		}
		if !slices.Equal(got.Append(nil), want) {
			t.Fatalf("%q is found in %d articles, want %d", text, got.Len(), len(want))
		}
		scores, err := p.Ranking([]*Segment{s}).Scores(t.Context(), s, want)
		if err != nil || slices.Contains(scores, 0) {
			t.Fatalf("%q: scores %v, %v", text, scores, err)
		}
	}
	if linked < 150 {
		t.Errorf("%d links are used", linked)
	}
	for _, text := range []string{`near:1:"a b"`, `near:3:"c d"`, `near:1:"e e"`, `near:2:"a 工会"`, `near:1:"工会 会员"`, `near:2:"rare a"`} {
		p := compile(t, text)
		got, err := p.Match(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range articles {
			if matches(t, p, a) != got.Has(uint32(i)) {
				t.Fatalf("%s: %q matches: %v", text, forms[i], !got.Has(uint32(i)))
			}
		}
	}
}

// A field has the same links in a file as in memory.
func TestLinksInFile(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	var parts []*Segment
	for i := range 3 {
		var docs []*Doc
		for k := range 900 {
			var b strings.Builder
			for range 30 {
				fmt.Fprintf(&b, "w%d ", rng.IntN(9))
			}
			docs = append(docs, NewDoc(&model.Article{Path: fmt.Sprintf("%03d%d", k, i), Blocks: []model.Block{{Text: b.String()}}}))
		}
		parts = append(parts, Batch(docs).From(uint32(900*i)))
	}
	dir := t.TempDir()
	d, err := pack.Create(filepath.Join(dir, "one"))
	if err != nil {
		t.Fatal(err)
	}
	ref, err := MergeTo(d.Begin(), parts...)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(ref); err != nil {
		t.Fatal(err)
	}
	f, err := pack.Open(filepath.Join(dir, "one"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		t.Fatal(err)
	}
	got, want := Stored(e, nil).body, Merge(parts...).body
	if !bytes.Equal(got.data.All(), want.data.All()) || !bytes.Equal(got.words.data.All(), want.words.data.All()) || !slices.Equal(got.words.low.All(), want.words.low.All()) {
		t.Error("the field in the file is another one")
	}
	if n, ok := got.words.find("w3 w4"); !ok || got.wordList(n).df < 500 {
		t.Error("it has no links")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("beside it there is %v, %v", left, err)
	}
}

// Of very many common words the commonest are linked, and the others searched
// for all the same.
func TestManyCommonWords(t *testing.T) {
	var text strings.Builder
	for i := range mostCommon + 300 {
		fmt.Fprintf(&text, "w%d ", i)
	}
	var docs []*Doc
	for i := range linkedFrom {
		line := text.String()
		if i%2 == 0 {
			line = strings.Join(strings.Fields(line)[:mostCommon-20], " ")
		}
		docs = append(docs, NewDoc(&model.Article{Path: fmt.Sprint(i), Blocks: []model.Block{{Text: line}}}))
	}
	s := New(docs)
	for q, want := range map[string]int{`"w0 w1 w2"`: linkedFrom, `"w1000 w1001"`: linkedFrom, `"w1100 w1101"`: linkedFrom / 2, `"w1003 w1004 w1005"`: linkedFrom / 2, `"w1 w0"`: 0, `"w1101 w1100"`: 0} {
		got, err := compile(t, q).Match(t.Context(), s)
		if err != nil || got.Len() != want {
			t.Errorf("%s: %d, want %d; %v", q, got.Len(), want, err)
		}
	}
	if !compile(t, `"w0 w1"`).terms[0].phrase(s.body).isLinked() || compile(t, `"w1100 w1101"`).terms[0].phrase(s.body).isLinked() {
		t.Error("the wrong words are linked")
	}
}

func (p phrase) isLinked() bool { return len(p.links) > 0 }
