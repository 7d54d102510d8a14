package index

import (
	"context"
	"slices"
	"sync"

	"gongbao/model"
	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// A large archive is read in two stages: first all of its articles are listed,
// then their texts are indexed. Between the two an article is in a bare segment,
// which has all but the words of its texts: columns, titles, people, and records.
// These are plain: to pack them by anything takes longer than to write what that
// would save, and they are packed when the texts are indexed.

// Bare tells whether the texts of the segment are not indexed yet. Of what asks
// for their words it then has only what titles and names tell for sure.
func (s *Segment) Bare() bool { return s.bare }

// Bare tells whether the text was left out.
func (d *Doc) Bare() bool { return d.bare }

// Bare prepares an article for a bare segment: without its text.
func (p *Packer) Bare(a *model.Article) *Doc {
	d, _ := docOf(a)
	d.record, d.bare = recordOf(a).pack(nil), true
	return d
}

// NewBare builds a bare segment of the given articles, with serials from 0 on.
func NewBare(docs []*Doc) *Segment { return build(0, docs, 0, true) }

// Indexed returns a bare segment with the texts of its articles indexed, as Batch
// does it, and their records packed by p. Nothing else of it changes, so that its
// articles keep their numbers. So many goroutines prepare the texts; each calls did
// after an article, which may wait. An article of which that fails is left
// without words, and failed is told why. It ends early with the error of ctx.
func (s *Segment) Indexed(ctx context.Context, p *Packer, workers int, did func(), failed func(i int, why any)) (*Segment, error) {
	out := &Segment{n: s.n, columns: s.columns, titles: s.titles, heads: s.heads, title: s.title, by: s.by, asked: s.asked}
	out.words = 0 // where it was joined of others, too, theirs are in it
	text := builders.Get().(*builder)
	text.expect(s.plainSize())
	records := textsMaker{room: &held{}}
	length, sketches := make([]uint32, 0, s.n), make([]uint64, 0, s.n*reprint.Words)
	texts := make([]indexedText, preparedAtOnce*workers)
	for from := 0; from < s.n; from += len(texts) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		texts = texts[:min(len(texts), s.n-from)]
		s.prepare(texts, from, p, workers, did)
		for i := range texts {
			t := &texts[i]
			if t.why != nil {
				failed(from+i, t.why)
			}
			words := text.article(t.body)
			length, out.words = append(length, uint32(words)), out.words+int64(words)
			sketches = t.sketch.AppendWords(sketches)
			records.add(t.record)
			out.dict = larger(out.dict, t.dict)
		}
	}
	out.body, out.records = text.field(0), records.texts()
	text.done()
	out.length, out.sketches = pack.ColumnOf(length), pack.ColumnOf(sketches)
	return out, nil
}

// preparedAtOnce is how many texts each goroutine prepares before they are indexed.
const preparedAtOnce = 32

// indexedText is what of an article a bare segment lacks.
type indexedText struct {
	body   string // normal form
	sketch *reprint.Sketch
	record []byte
	dict   *Dict
	why    any // what preparing it panicked with; then it has nothing but its record
}

// prepare prepares the texts of the articles from one on. If that panics, so does
// prepare.
func (s *Segment) prepare(texts []indexedText, from int, p *Packer, workers int, did func()) {
	if workers == 1 {
		for i := range texts {
			texts[i] = s.prepared(from+i, p)
			did()
		}
		return
	}
	var group sync.WaitGroup
	faults := make([]any, workers)
	for w := range workers {
		group.Go(func() {
			defer pack.Faults()()
			defer func() { faults[w] = recover() }()
			for i := len(texts) * w / workers; i < len(texts)*(w+1)/workers; i++ {
				texts[i] = s.prepared(from+i, p)
				did()
			}
		})
	}
	group.Wait()
	for _, why := range faults {
		if why != nil {
			panic(why)
		}
	}
}

// prepared prepares the text of the i-th article. If a fault of ours prevents that,
// it is left without words, as one article of a large archive.
func (s *Segment) prepared(i int, p *Packer) (t indexedText) {
	r, err := unpackRecord(s.records.at(i), s.Dict())
	if err != nil {
		panic(s.damaged(err))
	}
	defer func() {
		if why := recover(); why != nil {
			if pack.Rescue(why) != nil {
				panic(why)
			}
			t = indexedText{sketch: &reprint.Sketch{}, record: r.pack(nil), why: why}
		}
	}()
	title := s.Title(i)
	a := r.beginning(title)
	t.body = body(a)
	t.sketch = reprint.Of(normal(title), t.body)
	t.record, t.dict = p.pack(r)
	return t
}

// plainSize returns about how many bytes the texts of a bare segment have.
func (s *Segment) plainSize() (size int) {
	for i := range s.n {
		size += sizeOf(s.records.at(i))
	}
	return size
}

// sure returns the condition that is met in a bare segment by what is sure to meet
// n once its text is indexed. A word that stands in a title does so then too; of
// one that does not it is not known whether it stands in the text.
func sure(n node) node { return untilIndexed(n, false) }

// untilIndexed returns the condition that is met in a bare segment by what is sure
// to meet n, or by all that may meet it.
func untilIndexed(n node, may bool) node {
	each := func(n node) node { return untilIndexed(n, may) }
	switch n := n.(type) {
	case allOf:
		return allOf(eachOf(n, each))
	case anyOf:
		return anyOf(eachOf(n, each))
	case noneOf:
		return noneOf{untilIndexed(n.node, !may)}
	}
	if may && asksTexts(n) {
		return noneOf{nothing{}}
	}
	return n
}

// asksTexts tells whether a condition is on the words of texts.
func asksTexts(n node) bool {
	switch n := n.(type) {
	case allOf:
		return slices.ContainsFunc(n, asksTexts)
	case anyOf:
		return slices.ContainsFunc(n, asksTexts)
	case noneOf:
		return asksTexts(n.node)
	case *Term:
		return n.inText()
	case near:
		return true
	}
	return false
}

func eachOf(nodes []node, f func(node) node) []node {
	out := make([]node, len(nodes))
	for i, n := range nodes {
		out[i] = f(n)
	}
	return out
}
