package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store/pack"
)

// columns are what is known of each article, one row a property.
type columns struct {
	when     pack.Column[int64] // see dateKey
	month    pack.Column[int32] // see yearMonth
	origin   pack.Column[uint8] // model.From of the date
	lang     pack.Column[uint8] // as an index of langs
	letters  pack.Column[Letters]
	length   pack.Column[uint32] // words of the text
	source   pack.Column[uint32] // as an index of sources
	primary  pack.Column[uint32] // the primary body as an index of bodies plus one; 0 is none
	byID     pack.Column[uint32] // numbers in order of ID
	serial   pack.Column[uint32] // when each came
	file     pack.Column[uint64] // Doc.File
	sketches pack.Column[uint64] // reprint.Words numbers each

	named, namedAt   pack.Column[uint32] // the bodies of all articles one after the other, and where those of each begin; one more at the end
	naming, namingAt pack.Column[uint32] // the articles of all bodies, in the same way
	wrote, wroteAt   pack.Column[uint32] // the people of all articles, in the same way as named

	bodies  table[Body]   // the distinct bodies named, in order of first naming
	people  table[string] // the distinct people, in order of first naming
	sources table[string] // the distinct sources, in order of first use
	keys    table[string] // SourceKey of each source
	langs   []model.Lang
	words   int64 // in all texts
}

// tables fill the columns of a segment, article by article.
type tables struct {
	when                                             []int64
	month                                            []int32
	origin, lang                                     []uint8
	letters                                          []Letters
	length, source, primary, serial                  []uint32
	file                                             []uint64
	named, namedAt, naming, namingAt, wrote, wroteAt []uint32
	bodies                                           []Body
	people, sources, keys                            []string
	langs                                            []model.Lang
	words                                            int64

	bodyOf   map[string]uint32
	sourceOf map[string]uint32
	personOf map[string]uint32
	langOf   map[model.Lang]uint8
	begun    int  // where the bodies of the present article begin in named
	primed   bool // it has its primary body
}

func newTables(n int) *tables {
	t := &tables{bodyOf: map[string]uint32{}, sourceOf: map[string]uint32{}, personOf: map[string]uint32{}, langOf: map[model.Lang]uint8{}}
	t.when, t.month, t.lang, t.origin = make([]int64, 0, n), make([]int32, 0, n), make([]uint8, 0, n), make([]uint8, 0, n)
	t.letters, t.length = make([]Letters, 0, n), make([]uint32, 0, n)
	t.source, t.primary, t.serial = make([]uint32, 0, n), make([]uint32, 0, n), make([]uint32, 0, n)
	t.file = make([]uint64, 0, n)
	t.namedAt = make([]uint32, 1, n+1)
	t.wroteAt = make([]uint32, 1, n+1)
	return t
}

// known is what of an article is one number.
type known struct {
	serial uint32
	when   int64
	month  int32
	origin uint8
	letter Letters
	length uint32
	file   uint64
}

// add begins an article.
func (t *tables) add(r known) {
	t.serial = append(t.serial, r.serial)
	t.when = append(t.when, r.when)
	t.month = append(t.month, r.month)
	t.origin = append(t.origin, r.origin)
	t.letters = append(t.letters, r.letter)
	t.length = append(t.length, r.length)
	t.file = append(t.file, r.file)
	t.words += int64(r.length)
	t.primary = append(t.primary, 0)
	t.begun, t.primed = len(t.named), false
}

// addNames adds the language of the present article and its source.
func (t *tables) addNames(lang uint8, source uint32) {
	t.lang, t.source = append(t.lang, lang), append(t.source, source)
}

// langNumber returns the number of a language.
func (t *tables) langNumber(lang model.Lang) uint8 {
	n, ok := t.langOf[lang]
	if !ok {
		n = uint8(len(t.langs))
		lang = model.Lang(strings.Clone(string(lang)))
		t.langOf[lang] = n
		t.langs = append(t.langs, lang)
	}
	return n
}

// sourceNumber returns the number of a source, of which this is the key.
func (t *tables) sourceNumber(source, key string) uint32 {
	n, ok := t.sourceOf[source]
	if !ok {
		n = uint32(len(t.sources))
		source, key = strings.Clone(source), strings.Clone(key) // of what may be a part of a long text, or lie in a file
		t.sourceOf[source] = n
		t.sources, t.keys = append(t.sources, source), append(t.keys, key)
	}
	return n
}

// bodyNumber returns the number of a body.
func (t *tables) bodyNumber(b Body) uint32 {
	n, ok := t.bodyOf[b.Union.ID]
	if !ok {
		n = uint32(len(t.bodies))
		b = b.own()
		t.bodyOf[b.Union.ID] = n
		t.bodies = append(t.bodies, b)
	} else if Before(b.Union, t.bodies[n].Union) {
		t.bodies[n] = b.own() // the two go together
	}
	return n
}

// addBody adds a body to the present article, which has it once.
func (t *tables) addBody(n uint32, primary bool) {
	if !slices.Contains(t.named[t.begun:], n) {
		t.named = append(t.named, n)
	}
	if primary && !t.primed {
		t.primary[len(t.primary)-1], t.primed = n+1, true
	}
}

// personNumber returns the number of a person.
func (t *tables) personNumber(name string) uint32 {
	n, ok := t.personOf[name]
	if !ok {
		n = uint32(len(t.people))
		name = strings.Clone(name)
		t.personOf[name] = n
		t.people = append(t.people, name)
	}
	return n
}

// addPerson adds a person to the present article, which has each once.
func (t *tables) addPerson(n uint32) {
	if !slices.Contains(t.wrote[t.wroteAt[len(t.wroteAt)-1]:], n) {
		t.wrote = append(t.wrote, n)
	}
}

// end ends the present article.
func (t *tables) end() {
	t.namedAt = append(t.namedAt, uint32(len(t.named)))
	t.wroteAt = append(t.wroteAt, uint32(len(t.wrote)))
}

// columns returns the columns, with those that follow from the others, but for
// the sketches and byID.
func (t *tables) columns() columns {
	t.naming, t.namingAt = turned(t.named, t.namedAt, len(t.bodies))
	return columns{
		when: pack.ColumnOf(t.when), month: pack.ColumnOf(t.month), origin: pack.ColumnOf(t.origin), lang: pack.ColumnOf(t.lang),
		letters: pack.ColumnOf(t.letters), length: pack.ColumnOf(t.length), source: pack.ColumnOf(t.source), primary: pack.ColumnOf(t.primary),
		serial: pack.ColumnOf(t.serial), file: pack.ColumnOf(t.file),
		named: pack.ColumnOf(t.named), namedAt: pack.ColumnOf(t.namedAt), naming: pack.ColumnOf(t.naming), namingAt: pack.ColumnOf(t.namingAt),
		wrote: pack.ColumnOf(t.wrote), wroteAt: pack.ColumnOf(t.wroteAt),
		bodies: tableOf(t.bodies), people: tableOf(t.people), sources: tableOf(t.sources), keys: tableOf(t.keys),
		langs: t.langs, words: t.words,
	}
}

// byIDs returns the numbers of the articles of these heads in order of ID, those
// of one ID in order.
func byIDs(heads *texts) []uint32 {
	type keyed struct {
		first uint64 // the first bytes of the ID, which decide nearly always
		i     uint32
	}
	id := func(i uint32) string {
		id, _, _ := readHead(heads.string(int(i)))
		return id
	}
	all := make([]keyed, heads.len())
	for i := range all {
		all[i] = keyed{wordKey([]byte(id(uint32(i)))), uint32(i)}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return cmp.Or(strings.Compare(id(a.i), id(b.i)), cmp.Compare(a.i, b.i))
	})
	out := make([]uint32, len(all))
	for i := range all {
		out[i] = all[i].i
	}
	return out
}

// turned turns a row of things of each article into a row of articles of each
// thing.
func turned(things, at []uint32, n int) (of, ofAt []uint32) {
	ofAt = make([]uint32, n+1)
	for _, b := range things {
		ofAt[b+1]++
	}
	for b := range n {
		ofAt[b+1] += ofAt[b]
	}
	of = make([]uint32, len(things))
	next := slices.Clone(ofAt)
	for i := range len(at) - 1 {
		for _, b := range things[at[i]:at[i+1]] {
			of[next[b]] = uint32(i)
			next[b]++
		}
	}
	return of, ofAt
}

// A head is what of an article a list shows besides its title and its columns:
// its ID, path and byline, with the lengths of the first two before them.

func appendHead(buf []byte, id, path, byline string) []byte {
	buf = binary.AppendUvarint(buf, uint64(len(id)))
	buf = append(buf, id...)
	buf = binary.AppendUvarint(buf, uint64(len(path)))
	buf = append(buf, path...)
	return append(buf, byline...)
}

func readHead(s string) (id, path, byline string) {
	d := decoder{s: s}
	id, path = d.text(), d.text()
	return id, path, d.s
}
