package bodies

import (
	"strings"
	"sync"
)

// class is a set of lists of English words. All lists are one dictionary, so
// that a word is looked up once for all of them.
type class uint32

const (
	inTowns class = 1 << iota
	inZones
	inFirms
	inProper
	inTrades
	inAnyOrg
	inNotFirm
	inForeign
	inThings
	inHeads
	inHeadsPlural
	inPeoples
	inPlain
	inSectorEnds
	inSectorWords
	inOffices
	inSurnames
	inIndefinite
	inBeforeBack
	inManyTowns
	inLabour
	inBrands
	inNotBare
)

var wordLists = [...]struct {
	class class
	words string
}{
	{inTowns, townWords}, {inZones, zoneWords}, {inFirms, firmWords}, {inProper, properWords}, {inTrades, trades}, {inAnyOrg, anyOrg}, {inNotFirm, notFirm},
	{inForeign, foreign}, {inThings, things}, {inHeads, heads}, {inHeadsPlural, headsPlural}, {inPeoples, peoples}, {inPlain, plainWords},
	{inSectorEnds, sectorEnds}, {inSectorWords, sectorWords}, {inOffices, offices}, {inSurnames, surnames}, {inIndefinite, indefinite},
	{inBeforeBack, beforeBack}, {inManyTowns, manyTowns}, {inLabour, labours}, {inBrands, brandsEN}, {inNotBare, notBare},
}

// kindWords are the words for kinds of regions.
var kindWords = [...]struct {
	kind  kind
	words string
}{
	{kindCity, "city municipal municipality city's city’s"}, {kindCounty, "county county's county’s"}, {kindDistrict, "district district's district’s"},
	{kindProvince, "province provincial province's province’s"}, {kindRegion, "region regional region's region’s"}, {kindPrefecture, "prefecture prefectural state"},
	{kindLeague, "league"}, {kindBanner, "banner"}, {kindCorps, "corps"}, {kindDivision, "division"},
}

// entry is what the dictionary knows of a word.
type entry struct {
	word  string // in lower case
	class class
	kind  kind
}

// dictionary is a hash table with open addressing.
type dictionary struct {
	slots [1 << 12]uint16 // 1 + place in list
	list  []entry
}

var english = sync.OnceValue(func() *dictionary {
	d := &dictionary{list: make([]entry, 0, 1<<10)}
	for _, l := range wordLists {
		for w := range strings.FieldsSeq(l.words) {
			d.add(w).class |= l.class
		}
	}
	for _, l := range kindWords {
		for w := range strings.FieldsSeq(l.words) {
			d.add(w).kind = l.kind
		}
	}
	return d
})

// add returns the entry of a word in lower case, made if there was none.
func (d *dictionary) add(w string) *entry {
	i := hashWord(w)
	for d.slots[i] != 0 {
		if e := &d.list[d.slots[i]-1]; e.word == w {
			return e
		}
		i = (i + 1) & (1<<12 - 1)
	}
	d.list = append(d.list, entry{word: w})
	d.slots[i] = uint16(len(d.list))
	return &d.list[len(d.list)-1]
}

// none is the entry of a word that the dictionary lacks.
var none entry

// look returns the entry of a word in any case.
func (d *dictionary) look(w string) *entry {
	for i := hashWord(w); d.slots[i] != 0; i = (i + 1) & (1<<12 - 1) {
		if e := &d.list[d.slots[i]-1]; e.word == w || sameFolded(e.word, w) {
			return e
		}
	}
	return &none
}

// hashWord hashes a word, the case of ASCII letters apart, to 12 bits: by its first
// and its last eight bytes.
func hashWord(w string) uint32 {
	var first, last uint64
	switch n := len(w); {
	case n >= 8:
		first, last = load8(w, 0), load8(w, n-8)
	case n >= 4:
		first, last = uint64(load4(w, 0)), uint64(load4(w, n-4))
	case n > 0:
		first, last = uint64(w[0])|uint64(w[n/2])<<8, uint64(w[n-1])
	}
	h := (first|0x20*ones)*0x9e3779b97f4a7c15 ^ (last|0x20*ones)*0xbf58476d1ce4e5b9 ^ uint64(len(w))<<52
	return uint32(h >> 52)
}

// sameFolded tells whether w is the lower-case word but for the case of its
// ASCII letters.
func sameFolded(lower, w string) bool {
	if len(lower) != len(w) {
		return false
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// lists returns the lists that the word is in.
func (w word) lists(t string) class {
	if n := w.e - w.s; n == 0 || n > maxWord {
		return 0
	}
	return english().look(t[w.s:w.e]).class
}

// in tells whether the word is in one of the lists.
func (w word) in(t string, lists class) bool { return w.lists(t)&lists != 0 }

// kindOfWord returns the kind of region that a word says.
func kindOfWord(t string, w word) kind {
	if n := w.e - w.s; n < 4 || n > len("municipality") {
		return kindNone
	}
	return english().look(t[w.s:w.e]).kind
}
