package gazetteer

import (
	"strings"

	"gongbao/model"
)

// Region is one division of China, or something that stands where a division
// does: the XPCC and its divisions of troops, a development zone. Regions are
// shared and must not be changed.
type Region struct {
	// Code is the GB/T 2260 code ("330400"), for the three regions that union
	// news treats apart "hongkong", "macau" and "taiwan", for a division of the
	// XPCC "660000/division-1", for a development zone "340100/hefei-high-tech-zone".
	Code    string
	ZH      string // full Simplified Chinese name: "中牟县"
	EN      string // full English name: "Zhongmou County"
	ShortZH string // "中牟"; a name of one character keeps its type, "歙县"
	Short   string // "Zhongmou"; "Shexian"

	// Type is the English type word: Province, Autonomous Region, Municipality,
	// Special Administrative Region, Corps; City, Prefecture, Autonomous
	// Prefecture, League, Division; District, County, Autonomous County, Banner,
	// Autonomous Banner, New Area, Forestry District, Special District,
	// Development Zone.
	Type   string
	Level  model.Level // LevelProvince, LevelPrefecture or LevelCounty
	Parent string      // code above; "" for a province; never "acftu"

	more string // other names in Chinese and in English, and initials, as in the table: each joined by ';', parted by tabs
	at   int    // place in Table.Regions
}

// AltZH returns other Chinese names of today: "广西省", "恩施州", "土左旗".
func (r *Region) AltZH() []string {
	zh, _, _ := strings.Cut(r.more, "\t")
	return split(zh)
}

// AltEN returns other spellings of the short or the full English name:
// "Zhongmu", "Peking", "Lop Nur".
func (r *Region) AltEN() []string {
	_, rest, _ := strings.Cut(r.more, "\t")
	en, _, _ := strings.Cut(rest, "\t")
	return split(en)
}

// initials returns the first letters of the region's names.
func (r *Region) initials() []string { return split(r.more[strings.LastIndexByte(r.more, '\t')+1:]) }

// Former is a name or a code that a region had, or a division that is part of
// the region today.
type Former struct {
	Code  string // the code of that time
	ZH    string // the full name of that time
	EN    string // its short spelling
	From  int    // first year; the record begins with 1981, so 1981 means "or earlier"
	Until int    // the year in which it ended
}
