package model

// Level is a union body's place in the order of trade-union organisation.
type Level uint8

// The levels, from the top. County includes districts, banners and
// county-level cities; industry is a national industrial union or its like.
const (
	LevelNone Level = iota
	LevelNational
	LevelIndustry
	LevelProvince
	LevelPrefecture
	LevelCounty
	LevelTownship
	LevelEnterprise
)

var levelNames = [...]string{"", "national", "industry", "province", "prefecture", "county", "township", "enterprise"}

// String returns the level's name as JSON and the query language spell it.
func (l Level) String() string {
	if int(l) < len(levelNames) {
		return levelNames[l]
	}
	return ""
}

// ParseLevel returns the level with the given name.
func ParseLevel(s string) (Level, bool) {
	for i, name := range levelNames {
		if i > 0 && name == s {
			return Level(i), true
		}
	}
	return LevelNone, false
}

// NationalID is the ID of the All-China Federation of Trade Unions.
const NationalID = "acftu"

// Union is a union body. Its ID is its region's GB/T 2260 code ("330400"
// Jiaxing), NationalID, "acftu/<industry>" for a national industrial union, or
// "<region>/<slug>" for a body that only the text knows. Unions are shared and
// must not be changed.
type Union struct {
	ID      string
	Name    string // "Zhongmou County Federation of Trade Unions"
	NameZH  string // "中牟县总工会"
	Short   string // for a narrow column: "Zhongmou", "ACFTU"
	ShortZH string // "中牟", "全总"
	Place   string // the region alone: "Zhongmou County"; "" where there is none
	PlaceZH string // "中牟县"
	Level   Level
	Parent  string   // ID of the body above; "" only for the national body
	Aliases []string // other names it goes by, in any language

	// Initials are the lower-case initials it can be found by: of its pinyin
	// ("zj" for Zhejiang, "jxszgh" for 嘉兴市总工会) and of its English name.
	Initials []string
}

// Mention is one union body that an article names.
type Mention struct {
	Union   *Union
	Within  []*Union // the bodies above it, nearest first, the national body left out
	Primary bool     // the article is mainly about this body
	Spans   []Span   // where the text names it, in order; empty if only the source does
	Why     string   // one line: what in the article gave it this body
}

// Span is a stretch of one block: bytes Start to End of Blocks[Block].Text.
type Span struct {
	Block, Start, End int
}
