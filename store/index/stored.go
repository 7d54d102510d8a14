package index

import (
	"slices"
	"sync"

	"gongbao/model"
	"gongbao/store/lexicon"
	"gongbao/store/pack"
)

// Format is the version of what is in a stored segment. It changes with the
// columns, the records, the postings and the normal form of texts.
const Format = 8

// The kinds of sections of a stored segment. Texts take two, the text and where
// each ends; a field takes eleven.
const (
	kindMeta uint32 = iota + 1
	kindWhen
	kindMonth
	kindOrigin
	kindLang
	kindLetters
	kindFile
	kindSketches
	kindDict

	kindNumbers uint32 = 20 // and on: see columns.numbers
	kindTitles  uint32 = 40
	kindHeads   uint32 = 42
	kindRecords uint32 = 44
	kindBodies  uint32 = 46
	kindPeople  uint32 = 48
	kindSources uint32 = 50
	kindKeys    uint32 = 52
	kindLangs   uint32 = 54

	kindTitle uint32 = 60 // the fields, by the kind of their postings
	kindBody  uint32 = 80
	kindBy    uint32 = 100
)

// The sections of a field, behind that of its postings.
const (
	fieldWords uint32 = iota + 1
	fieldGroups
	fieldLow
	fieldHigh
	fieldFirsts
	fieldStarts
	fieldSeconds
	fieldPairLow
	fieldPairHigh
	fieldSecondsHigh
)

// Write writes the segment as an extent, with those of its articles that are
// gone. The error is that of the file.
func (s *Segment) Write(w *pack.Writer) (pack.Ref, error) {
	pack.PutColumn(w, kindRecords, &s.records.data)
	pack.PutColumn(w, kindTitles, &s.titles.data)
	pack.PutColumn(w, kindHeads, &s.heads.data)
	pack.PutColumn(w, kindSketches, &s.sketches)
	for i, f := range s.all() {
		pack.PutColumn(w, fieldKinds[i], &f.data)
	}
	s.writeRest(w)
	return w.Finish()
}

var fieldKinds = [...]uint32{kindTitle, kindBody, kindBy}

// writeRest writes all but what is written while it is made: the texts, the
// sketches and the postings.
func (s *Segment) writeRest(w *pack.Writer) {
	pack.Put(w, kindMeta, []uint64{
		uint64(s.n), uint64(s.words),
		uint64(s.title.words.n), uint64(s.body.words.n), uint64(s.by.words.n),
		uint64(s.title.common), uint64(s.body.common), uint64(s.by.common),
		flag(s.bare),
	})
	pack.PutColumn(w, kindWhen, &s.when)
	pack.PutColumn(w, kindMonth, &s.month)
	pack.PutColumn(w, kindOrigin, &s.origin)
	pack.PutColumn(w, kindLang, &s.lang)
	pack.PutColumn(w, kindLetters, &s.letters)
	pack.PutColumn(w, kindFile, &s.file)
	if d := s.Dict(); d != nil {
		pack.Put(w, kindDict, d.Content())
	}
	for i, c := range s.numbers() {
		pack.PutColumn(w, kindNumbers+uint32(i), c)
	}
	pack.PutColumn(w, kindTitles+1, &s.titles.ends)
	pack.PutColumn(w, kindHeads+1, &s.heads.ends)
	pack.PutColumn(w, kindRecords+1, &s.records.ends)
	putTable(w, kindBodies, s.bodies, writeBody)
	putTable(w, kindPeople, s.people, writeString)
	putTable(w, kindSources, s.sources, writeString)
	putTable(w, kindKeys, s.keys, writeString)
	putTable(w, kindLangs, tableOf(s.langs), func(buf []byte, l model.Lang) []byte { return append(buf, l...) })
	for i, f := range s.all() {
		f.writeDict(w, fieldKinds[i])
	}
}

func flag(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

func (f *field) writeDict(w *pack.Writer, kind uint32) {
	pack.PutColumn(w, kind+fieldWords, &f.words.data)
	pack.PutColumn(w, kind+fieldGroups, &f.words.groups)
	pack.PutColumn(w, kind+fieldLow, &f.words.low)
	pack.PutColumn(w, kind+fieldHigh, &f.words.high)
	pack.PutColumn(w, kind+fieldFirsts, &f.pairs.firsts)
	pack.PutColumn(w, kind+fieldStarts, &f.pairs.starts)
	pack.PutColumn(w, kind+fieldSeconds, &f.pairs.seconds.low)
	pack.PutColumn(w, kind+fieldSecondsHigh, &f.pairs.seconds.high)
	pack.PutColumn(w, kind+fieldPairLow, &f.pairs.low)
	pack.PutColumn(w, kind+fieldPairHigh, &f.pairs.high)
}

// Stored returns the segment that an extent holds, which must have been written
// in this Format. Nothing but its numbers of things is read before it is used.
// known tells the dictionary of another segment of the archive, nil where there is
// none: where this one's has the same content they share it, and merging need not
// pack records anew.
func Stored(e *pack.Extent, known func() *Dict) *Segment {
	meta := pack.ColumnIn[uint64](e, kindMeta)
	m := meta.All()
	s := &Segment{n: int(m[0]), asked: &asked{}}
	s.words, s.bare = int64(m[1]), m[8] != 0
	s.when = pack.ColumnIn[int64](e, kindWhen)
	s.month = pack.ColumnIn[int32](e, kindMonth)
	s.origin = pack.ColumnIn[uint8](e, kindOrigin)
	s.lang = pack.ColumnIn[uint8](e, kindLang)
	s.letters = pack.ColumnIn[Letters](e, kindLetters)
	s.file = pack.ColumnIn[uint64](e, kindFile)
	s.sketches = pack.ColumnIn[uint64](e, kindSketches)
	s.dictIn = sync.OnceValue(func() *Dict { return dictIn(e, known) })
	for i, c := range s.numbers() {
		*c = pack.ColumnIn[uint32](e, kindNumbers+uint32(i))
	}
	s.titles, s.heads, s.records = textsIn(e, kindTitles), textsIn(e, kindHeads), textsIn(e, kindRecords)
	s.bodies = bodiesAt(e, kindBodies)
	s.people = tableAt(e, kindPeople, readString)
	s.sources = tableAt(e, kindSources, readString)
	s.keys = tableAt(e, kindKeys, readString)
	s.langs = tableAt(e, kindLangs, func(l string) model.Lang { return model.Lang(l) }).all()
	for i, f := range [...]**field{&s.title, &s.body, &s.by} {
		*f = fieldIn(e, fieldKinds[i], int(m[2+i]), int(m[5+i]))
	}
	return s
}

// Filed returns a segment that was built and then written, as it lies in the extent.
// The bodies and sources it has are shared with it: read again they would be a copy
// in each of the hundreds of segments that an archive has while it is read.
func (s *Segment) Filed(e *pack.Extent) *Segment {
	dict := s.Dict() // without the segment itself
	out := Stored(e, func() *Dict { return dict })
	out.bodies, out.sources, out.keys = s.bodies, s.sources, s.keys
	return out
}

func dictIn(e *pack.Extent, known func() *Dict) *Dict {
	if !e.Has(kindDict) {
		return nil
	}
	content := pack.ColumnIn[byte](e, kindDict)
	if known != nil {
		if d := known(); d != nil && string(d.Content()) == string(content.All()) {
			return d
		}
	}
	d, err := lexicon.Parse(slices.Clone(content.All())) // goroutines that read files pack with it, to whom a fault in the snapshot means nothing
	if err != nil {
		panic(&pack.DamagedError{Path: "the snapshot", Why: err.Error()})
	}
	return d
}

func fieldIn(e *pack.Extent, kind uint32, words, common int) *field {
	number := func(k uint32) pack.Column[uint32] { return pack.ColumnIn[uint32](e, kind+k) }
	high := func(k uint32) pack.Column[uint8] { return pack.ColumnIn[uint8](e, kind+k) }
	return &field{
		words: wordDict{
			n: words, groups: number(fieldGroups), data: pack.ColumnIn[byte](e, kind+fieldWords),
			offsets: offsets{number(fieldLow), high(fieldHigh)},
		},
		pairs: pairDict{
			firsts: number(fieldFirsts), starts: number(fieldStarts), seconds: runes{pack.ColumnIn[uint16](e, kind+fieldSeconds), high(fieldSecondsHigh)},
			offsets: offsets{number(fieldPairLow), high(fieldPairHigh)},
		},
		data:   pack.ColumnIn[byte](e, kind),
		common: common,
	}
}
