package index

import (
	"cmp"
	"slices"
	"strings"

	"gongbao/model"
)

// tables fill the columns of a segment, article by article.
type tables struct {
	columns
	bodyOf   map[string]uint32
	sourceOf map[string]uint32
	personOf map[string]uint32
	langOf   map[model.Lang]uint8
	begun    int  // where the bodies of the present article begin in named
	primed   bool // it has its primary body
}

func newTables(n int) *tables {
	t := &tables{bodyOf: map[string]uint32{}, sourceOf: map[string]uint32{}, personOf: map[string]uint32{}, langOf: map[model.Lang]uint8{}}
	t.when, t.month, t.lang = make([]int64, 0, n), make([]int32, 0, n), make([]uint8, 0, n)
	t.letters, t.length = make([]Letters, 0, n), make([]uint32, 0, n)
	t.source, t.primary = make([]uint32, 0, n), make([]uint32, 0, n)
	t.namedAt = make([]uint32, 1, n+1)
	t.wroteAt = make([]uint32, 1, n+1)
	return t
}

// add begins an article.
func (t *tables) add(when int64, month int32, letters Letters, length uint32) {
	t.when = append(t.when, when)
	t.month = append(t.month, month)
	t.letters = append(t.letters, letters)
	t.length = append(t.length, length)
	t.words += int64(length)
	t.primary = append(t.primary, 0)
	t.begun, t.primed = len(t.named), false
}

func (t *tables) addNames(lang model.Lang, source, key string) {
	l, ok := t.langOf[lang]
	if !ok {
		l = uint8(len(t.langs))
		t.langOf[lang] = l
		t.langs = append(t.langs, lang)
	}
	t.lang = append(t.lang, l)
	n, ok := t.sourceOf[source]
	if !ok {
		n = uint32(len(t.sources))
		t.sourceOf[source] = n
		t.sources, t.keys = append(t.sources, source), append(t.keys, key)
	}
	t.source = append(t.source, n)
}

// addBody adds a body to the present article, which has it once.
func (t *tables) addBody(b Body, primary bool) {
	n, ok := t.bodyOf[b.Union.ID]
	if !ok {
		n = uint32(len(t.bodies))
		t.bodyOf[b.Union.ID] = n
		t.bodies = append(t.bodies, b)
	} else if Before(b.Union, t.bodies[n].Union) {
		t.bodies[n] = b // the two go together
	}
	if !slices.Contains(t.named[t.begun:], n) {
		t.named = append(t.named, n)
	}
	if primary && !t.primed {
		t.primary[len(t.primary)-1], t.primed = n+1, true
	}
}

// end ends the present article.
func (t *tables) end() {
	t.namedAt = append(t.namedAt, uint32(len(t.named)))
	t.wroteAt = append(t.wroteAt, uint32(len(t.wrote)))
}

// addPerson adds a person to the present article, which has each once.
func (t *tables) addPerson(name string) {
	n, ok := t.personOf[name]
	if !ok {
		n = uint32(len(t.people))
		t.personOf[name] = n
		t.people = append(t.people, name)
	}
	if !slices.Contains(t.wrote[t.wroteAt[len(t.wroteAt)-1]:], n) {
		t.wrote = append(t.wrote, n)
	}
}

// finish returns the columns, with those that follow from the others.
func (t *tables) finish(articles []*model.Article) columns {
	t.byID = make([]uint32, len(articles))
	for i := range articles {
		t.byID[i] = uint32(i)
	}
	slices.SortFunc(t.byID, func(a, b uint32) int {
		return cmp.Or(strings.Compare(string(articles[a].ID), string(articles[b].ID)), cmp.Compare(a, b))
	})
	t.namingAt = make([]uint32, len(t.bodies)+1)
	for _, b := range t.named {
		t.namingAt[b+1]++
	}
	for b := range t.bodies {
		t.namingAt[b+1] += t.namingAt[b]
	}
	t.naming = make([]uint32, len(t.named))
	next := slices.Clone(t.namingAt)
	for i := range articles {
		for _, b := range t.named[t.namedAt[i]:t.namedAt[i+1]] {
			t.naming[next[b]] = uint32(i)
			next[b]++
		}
	}
	return t.columns
}
