// Package gazetteer knows the divisions of China and the union bodies that
// belong to them.
//
// The table is embedded and read at the first Load, once a process. Codes are
// those of GB/T 2260, spellings follow GB/T 28039 (pinyin, the customary forms
// of Mongolian, Tibetan and Uygur names first) with other spellings beside
// them. Former names and codes lead to today's region. The program in gen/
// makes the table; LICENSE-data names where the facts come from.
package gazetteer

import (
	_ "embed" // the tables
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"gongbao/model"
)

//go:embed regions.tsv
var regionsTSV string

//go:embed former.tsv
var formerTSV string

//go:embed names-zh.tsv
var namesZH string

//go:embed names-en.tsv
var namesEN string

// Table is the gazetteer. It is immutable and safe for concurrent use.
type Table struct {
	regions []Region
	ptrs    []*Region
	zh, en  func() *index
	codes   func() *index // former codes
	maxEN   func() int
	unions  []atomic.Pointer[model.Union] // of regions, made when first asked for
	bodies  func() *bodies
	former  func() map[string][]Former
	towns   func() map[string]string // by county: its lines
}

var load = sync.OnceValue(newTable)

// Load returns the table. The first call reads the regions, the first look-up by
// a name of one language that language's index: a millisecond for all of it.
func Load() *Table { return load() }

func newTable() *Table {
	n := strings.Count(regionsTSV, "\n")
	t := &Table{
		regions: make([]Region, 0, n),
		ptrs:    make([]*Region, 0, n),
		unions:  make([]atomic.Pointer[model.Union], n),
	}
	var f [12]string
	for rest := regionsTSV; rest != ""; {
		rest = fields(rest, f[:])
		t.regions = append(t.regions, Region{
			Code: f[0], Parent: f[1], Level: levelOf(f[2]), Type: f[3], ZH: f[4], ShortZH: f[5],
			EN: f[6], Short: f[7], altZH: f[8], altEN: f[9], initials: f[10], at: len(t.regions),
		})
		t.ptrs = append(t.ptrs, &t.regions[len(t.regions)-1])
	}
	t.zh = sync.OnceValue(func() *index { return newIndex(namesZH, t.ptrs) })
	t.en = sync.OnceValue(func() *index { return newIndex(namesEN, t.ptrs) })
	t.codes = sync.OnceValue(func() *index { return newFormerCodes(formerTSV, t.today) })
	t.maxEN = sync.OnceValue(t.longest)
	t.bodies = sync.OnceValue(newBodies)
	t.former = sync.OnceValue(newFormer)
	t.towns = sync.OnceValue(newTownships)
	return t
}

// longest returns the words of the longest English short name.
func (t *Table) longest() int {
	n := 0
	for i := range t.regions {
		n = max(n, strings.Count(t.regions[i].Short, " ")+1)
	}
	return n
}

// Region returns the region with the code, or nil. A former code leads to
// today's region: 341521, once Shou County's, to 340422.
func (t *Table) Region(code string) *Region {
	if code == "" {
		return nil
	}
	if r := t.today(code); r != nil {
		return r
	}
	if found := t.codes().get(code); len(found) > 0 {
		return found[0]
	}
	return nil
}

// today finds a code of today: the regions stand in code order.
func (t *Table) today(code string) *Region {
	lo, hi := 0, len(t.regions)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if t.regions[mid].Code < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.regions) && t.regions[lo].Code == code {
		return &t.regions[lo]
	}
	return nil
}

// Regions returns all regions in code order. The slice must not be changed.
func (t *Table) Regions() []*Region { return t.ptrs }

// ByZH returns the regions that bear a Simplified Chinese name, full or short:
// 中牟县, 中牟, 内蒙古自治区, 内蒙古, 恩施州. Those of today come first, a higher
// level before a lower; then those that once bore it (襄樊). The slice must not
// be changed.
func (t *Table) ByZH(name string) []*Region { return t.zh().get(name) }

// ByEN returns the regions with an English or pinyin name, full or short, whose
// Key is key, in the order of ByZH. The slice must not be changed.
func (t *Table) ByEN(key string) []*Region { return t.en().get(key) }

// MaxZH returns how many runes the longest Chinese name has, former names
// included. Names are Han characters alone, 3 bytes each.
func (t *Table) MaxZH() int { return t.zh().long / 3 }

// MaxENWords returns how many words the longest English short name has.
func (t *Table) MaxENWords() int { return t.maxEN() }

// Former returns what a region of today was called, or took in, before, by
// year of ending. The slice must not be changed.
func (t *Table) Former(code string) []Former { return t.former()[code] }

func newFormer() map[string][]Former {
	m := make(map[string][]Former)
	var f [6]string
	for rest := formerTSV; rest != ""; {
		rest = fields(rest, f[:])
		from, _ := strconv.Atoi(f[4])
		until, _ := strconv.Atoi(f[5])
		m[f[1]] = append(m[f[1]], Former{Code: f[0], ZH: f[2], EN: f[3], From: from, Until: until})
	}
	return m
}

// fields cuts the first line of s at its tabs into f and returns the rest.
// Fields that the line lacks become "".
func fields(s string, f []string) string {
	end := strings.IndexByte(s, '\n')
	line, rest := s[:end], s[end+1:]
	for i := range f {
		f[i], line, _ = strings.Cut(line, "\t")
	}
	return rest
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func levelOf(s string) model.Level {
	switch s {
	case "1":
		return model.LevelProvince
	case "2":
		return model.LevelPrefecture
	}
	return model.LevelCounty
}
