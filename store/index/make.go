package index

import (
	"cmp"
	"slices"
	"strings"

	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// So many articles are indexed in one go, or so many bytes of their texts; what
// is noted of them on the way takes some ten times the memory of the index.
const (
	mostBuilt      = 2048
	mostBuiltBytes = 32 << 20
)

// New builds a segment of the given articles, with serials from 0 on.
func New(docs []*Doc) *Segment { return newFrom(docs, true) }

// Batch is New for a segment that will soon be joined with others: it lacks
// what makes phrases of common words fast to find, which is then made anew.
func Batch(docs []*Doc) *Segment { return newFrom(docs, false) }

// From returns a segment that was just built, which is used no more, with
// serials from first on.
func (s *Segment) From(first uint32) *Segment {
	serials := slices.Clone(s.serial.All())
	for i := range serials {
		serials[i] += first
	}
	s.serial = pack.ColumnOf(serials)
	return s
}

func newFrom(docs []*Doc, linked bool) *Segment {
	var parts []*Segment
	for from := 0; from < len(docs) || from == 0; {
		to, bytes := from, 0
		for to < len(docs) && to-from < mostBuilt && bytes < mostBuiltBytes {
			bytes += len(docs[to].body)
			to++
		}
		links := 0 // of parts that are joined they are found then
		if linked && to-from == len(docs) {
			links = len(docs)
		}
		parts = append(parts, build(uint32(from), docs[from:to], links, false))
		if from = to; from == 0 {
			break // of no articles
		}
	}
	if len(parts) > 1 && !linked {
		return merge(inMemory, parts, keepAll, false)
	}
	return Merge(parts...)
}

func build(first uint32, docs []*Doc, links int, bare bool) *Segment {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := docs[i], docs[j]
		return cmp.Or(cmp.Compare(b.when, a.when), strings.Compare(a.Article.Path, b.Article.Path))
	})
	s := &Segment{n: len(docs), asked: &asked{}, bare: bare}
	var title, body, people builder
	size, stored := 0, 0
	for _, d := range docs {
		size, stored = size+len(d.body), stored+len(d.record)
	}
	body.expect(size)
	t := newTables(len(docs))
	var titles, heads, records textsMaker
	titles.room, heads.room, records.room = &held{}, &held{}, &held{make([]byte, 0, stored)}
	var sketches []uint64
	if !bare {
		sketches = make([]uint64, 0, len(docs)*reprint.Words)
	}
	for _, k := range order {
		d := docs[k]
		title.article(d.title)
		people.article(d.people)
		words := 0
		if !bare {
			words = body.article(d.body)
			sketches = d.Sketch.AppendWords(sketches)
		}
		t.addDoc(d, first+uint32(k), uint32(words))
		s.dict = larger(s.dict, d.dict)
		a := d.Article
		titles.add([]byte(a.Title))
		heads.add(appendHead(nil, string(a.ID), a.Path, a.Byline))
		records.add(d.record)
	}
	s.title, s.body, s.by = title.field(links), body.field(links), people.field(links)
	s.columns = t.columns()
	s.titles, s.heads, s.records = titles.texts(), heads.texts(), records.texts()
	s.byID, s.sketches = pack.ColumnOf(byIDs(&s.heads)), pack.ColumnOf(sketches)
	return s
}

// addDoc adds what of an article is in the columns.
func (t *tables) addDoc(d *Doc, serial, words uint32) {
	a := d.Article
	t.add(known{serial, d.when, yearMonth(a.Published), uint8(a.Published.From), d.Letters, words, d.File})
	t.addNames(t.langNumber(a.Lang), t.sourceNumber(a.Source, d.source))
	for name := range People(a) {
		t.addPerson(t.personNumber(name))
	}
	for k := range a.Unions {
		m := &a.Unions[k]
		if m.Union != nil {
			t.addBody(t.bodyNumber(Body{m.Union, m.Within}), m.Primary)
		}
	}
	t.end()
}
