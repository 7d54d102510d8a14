package index

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/lexicon"
	"gongbao/store/pack"
)

// someArticle invents an article with everything an article can have.
func someArticle(rng *rand.Rand, n int) *model.Article {
	words := strings.Fields("the of trade unions union workers county federation Zhongmou 工会 工 职工之家 2023 第十八次 A4 nobramer\xff 会，")
	text := func(most int) string {
		var b strings.Builder
		for range rng.IntN(most + 1) {
			b.WriteString(words[rng.IntN(len(words))])
			b.WriteString([]string{" ", "", ", ", "\n"}[rng.IntN(4)])
		}
		return b.String()
	}
	rows := func() []string {
		switch rng.IntN(3) {
		case 0:
			return nil
		case 1:
			return []string{}
		}
		return []string{text(2), text(2)}
	}
	path := fmt.Sprintf("%c/%d.txt", 'a'+rng.IntN(3), n)
	a := &model.Article{
		ID: model.NewID(path, 0), Path: path, Title: text(9), Deck: text(4), Source: text(3), Byline: text(2), Photographers: rows(),
		Editor: text(2), URL: text(3), Lang: model.Lang(text(1)), Page: rng.IntN(9) == 0, Parts: rng.IntN(3), Unresolved: rng.IntN(300),
	}
	if rng.IntN(4) > 0 {
		at := time.Date(1990, 1, 1, 0, rng.IntN(20_000_000), 0, rng.IntN(2), time.UTC)
		a.Published = model.Date{Time: at, Precision: model.PrecisionDay, From: model.From(rng.IntN(3))}
	}
	for range rng.IntN(6) {
		b := model.Block{Kind: model.Kind(rng.IntN(8)), Text: text(60)}
		if rng.IntN(5) == 0 {
			b.Text = a.Title + b.Text
		}
		a.Blocks = append(a.Blocks, b)
	}
	known := gazetteer.Load().Union("340000")
	for range rng.IntN(3) {
		m := model.Mention{Union: known, Primary: rng.IntN(2) == 0, Why: text(2)}
		if rng.IntN(2) == 0 {
			m.Union = &model.Union{ID: "340000/" + text(1), Name: text(2), Aliases: rows(), Initials: rows(), Level: model.Level(rng.IntN(5))}
			m.Within = []*model.Union{known, nil}
			m.Spans = []model.Span{{Block: rng.IntN(200), Start: rng.IntN(200), End: rng.IntN(20000)}}
		}
		a.Unions = append(a.Unions, m)
	}
	return a
}

func someSample(rng *rand.Rand) (sample []lexicon.Record) {
	for i := range 20 {
		r := recordOf(someArticle(rng, i))
		sample = append(sample, lexicon.Record{Numbers: r.numbers, Texts: r.texts})
	}
	return sample
}

// TestRecordsStay joins segments whose records are plain, or packed by lexicons of
// which some extend others, in memory and in a file, drops files, and looks whether
// each article is what it was.
func TestRecordsStay(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	for round := range 12 {
		learn := func(old *Dict) *Dict {
			return lexicon.Learn(old, someSample(rng))
		}
		first := learn(nil)
		second := learn(first)
		dicts := []*Dict{nil, first, second, learn(second)}
		if round%3 == 0 {
			dicts = append(dicts, learn(nil)) // none of theirs
		}
		articles := map[string]*model.Article{}
		var segments []*Segment
		serial := uint32(0)
		for range 2 + rng.IntN(5) {
			var docs []*Doc
			for range rng.IntN(30) {
				d := dicts[rng.IntN(len(dicts))]
				if round%3 == 0 {
					d = dicts[len(segments)%len(dicts)] // a batch has not two that have nothing to do with each other
				}
				a := someArticle(rng, len(articles))
				articles[a.Path] = a
				p := NewPacker(d)
				p.busy = true // it learns nothing
				doc := p.Doc(a)
				doc.File = uint64(rng.IntN(5))
				docs = append(docs, doc)
			}
			segments = append(segments, Batch(docs).From(serial))
			serial += uint32(len(docs))
		}
		for len(segments) > 1 {
			n := 1 + rng.IntN(len(segments))
			joined := Merge(segments[:n]...)
			if rng.IntN(2) == 0 {
				joined = filedSegment(t, segments[:n])
			}
			segments = append([]*Segment{joined}, segments[n:]...)
			if len(segments) == 1 && rng.IntN(2) == 0 {
				gone := uint64(rng.IntN(5))
				var docs []uint32
				for i := range joined.Len() {
					if joined.File(i) == gone {
						delete(articles, joined.path(i))
						docs = append(docs, uint32(i))
					}
				}
				segments[0] = Merge(joined.Without(docs))
			}
			if n == 1 && rng.IntN(3) > 0 {
				break
			}
		}
		count := 0
		for _, s := range segments {
			count += s.Len()
			for range 2 { // once as it was kept
				for i := range s.Len() {
					if got, want := s.Article(i), articles[s.path(i)]; !reflect.DeepEqual(got, want) {
						t.Fatalf("%+v became %+v", want, got)
					}
				}
			}
		}
		if count != len(articles) {
			t.Fatalf("%d articles of %d", count, len(articles))
		}
	}
}

// filedSegment joins segments in a file.
func filedSegment(t *testing.T, segments []*Segment) *Segment {
	t.Helper()
	_, e := fileOf(t, func(w *pack.Writer) (pack.Ref, error) { return MergeTo(w, segments...) })
	return Stored(e, segments[0].Dict)
}

// fileOf writes one extent to a file, and reads it back.
func fileOf(t *testing.T, write func(*pack.Writer) (pack.Ref, error)) (path string, e *pack.Extent) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "one")
	draft, err := pack.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	ref, err := write(draft.Begin())
	if err == nil {
		err = draft.Commit(ref)
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := pack.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if e, err = f.Extent(f.Root()); err != nil {
		t.Fatal(err)
	}
	return path, e
}

// A packer learns as the archive grows, and packs with what it learnt; then no
// more, until there comes what is quite different.
func TestPackerLearns(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 10))
	p := NewPacker(nil)
	p.plan = learning{[]sampling{{20 << 10, 1}, {100 << 10, 2}, {200 << 10, 5}}, 100 << 10, sampling{50 << 10, 1}}
	n := 0
	feed := func(bytes int, word func() string) (learnt int) {
		for size := 0; size < bytes; n++ {
			a := &model.Article{Path: fmt.Sprint(n), Blocks: []model.Block{{Kind: model.Paragraph}}}
			for range 100 {
				a.Blocks[0].Text += word()
			}
			a.Blocks[0].Text = strings.Repeat(a.Blocks[0].Text, 10)
			r := recordOf(a)
			size += r.size()
			stored, d := p.pack(r)
			got, err := unpackRecord(stored, d)
			if err != nil || !reflect.DeepEqual(got, r) {
				t.Fatalf("record %d is not what it was: %v", n, err)
			}
		}
		return p.dict.Load().Generations()
	}
	english := func() string { return fmt.Sprintf("w%d ", rng.IntN(1+rng.IntN(1000))) }
	chinese := func() string { return string(rune(0x4e00 + rng.IntN(1+rng.IntN(1000)))) }
	for _, s := range p.plan.growing {
		before := 0
		if d := p.dict.Load(); d != nil {
			before = d.Generations()
		}
		if learnt := feed(s.size*s.every*5/4, english); learnt != before+1 {
			t.Errorf("learnt %d times, after %d", learnt, before)
		}
	}
	for range 2 {
		if learnt := feed(2*p.plan.stretch, english); learnt != len(p.plan.growing) {
			t.Errorf("more of the same was learnt: %d", learnt)
		}
	}
	if learnt := feed(2*p.plan.stretch+2*p.plan.anew.size, chinese); learnt != len(p.plan.growing)+1 {
		t.Errorf("what is different was not learnt: %d", learnt)
	}
}

// TestBeginnings holds that a snippet out of a part of an article is that of the
// whole.
func TestBeginnings(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 11))
	sample := someSample(rng)
	for round := range 10 {
		p := NewPacker(nil)
		if p.busy = true; round%2 == 0 {
			p.dict.Store(lexicon.Learn(nil, sample))
		}
		var docs []*Doc
		for i := range 60 {
			docs = append(docs, p.Doc(someArticle(rng, i)))
		}
		s := New(docs)
		for _, text := range []string{"union", "工会", "federation workers", `"the union"`, "2023"} {
			program := compile(t, text)
			var all []uint32
			for i := range uint32(s.Len()) {
				all = append(all, i)
			}
			s.recent = recent{}
			got, err := program.Ranking([]*Segment{s}).Snippets(t.Context(), s, all)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				if want := program.Snippet(s.Article(i)); got[i] != want {
					t.Errorf("%s: %q of the beginning, %q of the whole", text, got[i], want)
				}
			}
		}
	}
}
