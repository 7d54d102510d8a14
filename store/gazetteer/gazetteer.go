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
	"gongbao/store/gazetteer/internal/packed"
)

//go:embed regions.tsv
var regionsTSV string

//go:embed former.tsv
var formerTSV string

// tablesBin holds what the program in gen has worked out beforehand: the indexes
// of names-zh.tsv and names-en.tsv and more. See gen/pack.go.
//
//go:embed tables.bin
var tablesBin string

// The sections of tablesBin.
const (
	secFields = iota
	secZH     // the first of five
	secEN     = secZH + 5
	secFormer = secEN + 5
	secCodes  = secFormer + 1
	secStarts = secCodes + 1
	secTowns  = secStarts + 1
	sections  = secTowns + 1
)

// Table is the gazetteer. It is immutable and safe for concurrent use.
type Table struct {
	regions []Region
	ptrs    []*Region
	zh, en  func() *index
	unions  []atomic.Pointer[model.Union]    // of regions, made when first asked for
	chains  []atomic.Pointer[[]*model.Union] // of regions and those above them, too
	opening func() *Openings                 // of Chinese names, by how they begin
	above   []atomic.Pointer[Region]         // the region above each, once asked for; itself if there is none
	bodies  func() *bodies
	towns   func() []towns

	townBits func() *townSet

	former string // the starts of the lines of former.tsv, by today's code
	codes  string // former codes and the places of their regions
	starts string // bits of how English names begin
	named  string // townships with a name of their own
	maxEN  int
}

var load = sync.OnceValue(newTable)

// Load returns the table. The first call reads the regions, the first look-up by
// a name of one language that language's index: half a millisecond for all of it.
func Load() *Table { return load() }

func newTable() *Table {
	var sec [sections]string
	for i, b := 0, tablesBin; i < sections; i++ {
		n := u32(b, 0)
		sec[i], b = b[4:4+n], b[4+n:]
	}
	n := len(sec[secFields]) / fieldBytes
	t := &Table{
		regions: make([]Region, n),
		ptrs:    make([]*Region, n),
		unions:  make([]atomic.Pointer[model.Union], n),
		chains:  make([]atomic.Pointer[[]*model.Union], n),
		above:   make([]atomic.Pointer[Region], n),
		former:  sec[secFormer], codes: sec[secCodes], starts: sec[secStarts], named: sec[secTowns],
	}
	t.readRegions(sec[secFields])
	t.zh = sync.OnceValue(func() *index { return newIndex(sec[secZH:secZH+5], t.ptrs) })
	t.en = sync.OnceValue(func() *index { return newIndex(sec[secEN:secEN+5], t.ptrs) })
	t.opening = sync.OnceValue(func() *Openings { return newOpenings(t.zh()) })
	t.bodies = sync.OnceValue(newBodies)
	t.towns = sync.OnceValue(newTowns)
	t.townBits = sync.OnceValue(func() *townSet { return newTownSet(t.named) })
	return t
}

// fieldBytes is what the lengths of the fields of one region take.
const fieldBytes = 10

// readRegions cuts regions.tsv at the lengths of its fields.
func (t *Table) readRegions(lengths string) {
	s := regionsTSV
	cut := func(n int) string {
		f := s[:n]
		s = s[n+1:]
		return f
	}
	for i := range t.regions {
		l := lengths[fieldBytes*i : fieldBytes*(i+1)]
		r := &t.regions[i]
		r.at = i
		r.Code, r.Parent, r.Level = cut(int(l[0])), cut(int(l[1])), levelOf(cut(int(l[2])))
		r.Type, r.ZH, r.ShortZH = cut(int(l[3])), cut(int(l[4])), cut(int(l[5]))
		r.EN, r.Short, r.more = cut(int(l[6])), cut(int(l[7])), cut(int(l[8])|int(l[9])<<8)
		t.ptrs[i] = r
		t.maxEN = max(t.maxEN, strings.Count(r.Short, " ")+1)
	}
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
	return t.once(code)
}

// once finds a former code: they stand in code order, with the places of their
// regions.
func (t *Table) once(code string) *Region {
	const size = 8
	lo, hi := 0, len(t.codes)/size
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); t.codes[size*mid:size*mid+6] < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.codes)/size && t.codes[size*lo:size*lo+6] == code {
		return t.ptrs[u16(t.codes[size*lo+6:], 0)]
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
func (t *Table) MaxENWords() int { return t.maxEN }

// Openings returns how the Chinese names begin and end.
func (t *Table) Openings() *Openings { return t.opening() }

// Only returns the region alone, as ByZH returns it. The slice must not be changed.
func (t *Table) Only(r *Region) []*Region { return t.ptrs[r.at : r.at+1 : r.at+1] }

// Above returns the region of r's Parent, or nil: Region(r.Parent), at once.
func (t *Table) Above(r *Region) *Region {
	above := t.above[r.at].Load()
	if above == nil {
		if above = t.Region(r.Parent); above == nil {
			above = r
		}
		t.above[r.at].Store(above)
	}
	if above == r {
		return nil
	}
	return above
}

// MayBeginEN tells whether an English name may begin where s does: a quick look
// before ByEN that may say yes too often, never no.
func (t *Table) MayBeginEN(s string) bool {
	h, ok := packed.Start(s)
	return !ok || t.starts[h>>3]&(1<<(h&7)) != 0
}

// Former returns what a region of today was called, or took in, before, by
// year of ending.
func (t *Table) Former(code string) []Former {
	n := len(t.former) / 4
	var f [6]string
	line := func(i int) string {
		fields(formerTSV[u32(t.former, i):], f[:])
		return f[1]
	}
	lo, hi := 0, n
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); line(mid) < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	var out []Former
	for ; lo < n && line(lo) == code; lo++ {
		from, _ := strconv.Atoi(f[4])
		until, _ := strconv.Atoi(f[5])
		out = append(out, Former{Code: f[0], ZH: f[2], EN: f[3], From: from, Until: until})
	}
	return out
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
