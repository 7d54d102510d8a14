package bodies

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// townAlone returns the body of the township that alone in the country bears
// the name of a body, if nothing that the article names speaks against its
// county; nil else.
func (f *finder) townAlone(o *org) *model.Union {
	name := o.town()
	if o.name != "" {
		name = gazetteer.Key(strings.Replace(strings.TrimSuffix(strings.TrimSuffix(o.name, " Federation of Trade Unions"), " Trade Union"), "Street", "Subdistrict", 1))
	}
	town, county := f.t.TownshipNamed(name)
	if town == nil || !f.mayLieIn(county) {
		return nil
	}
	return townUnion(town, county)
}

// mayLieIn tells whether the article names a county or what holds it, or no
// place at all.
func (f *finder) mayLieIn(county *gazetteer.Region) bool {
	weight := f.places().weight
	if len(weight) == 0 {
		return true
	}
	for r := county; r != nil; r = f.t.Above(r) {
		if weight[r] > 0 {
			return true
		}
	}
	return false
}

// townCounty returns the county of the townships that the article names, where
// each alone bears its name: what is left where no county is named.
func (f *finder) townCounty() *gazetteer.Region {
	if f.towns != nil {
		return *f.towns
	}
	f.towns = new(*gazetteer.Region)
	var one *gazetteer.Region
	for i := range f.units {
		u := &f.units[i]
		if u.han.text == "" && hasHan(u.text) {
			u.han = hanView(u.text)
		}
		t := u.han.text
		for at := nextOf(t, 0, townEnd, streetEnd, shireEnd); at < len(t); at = nextOf(t, at+3, townEnd, streetEnd, shireEnd) {
			start := at
			if t[at+1] == "道"[1] {
				if start -= len("街"); !strings.HasSuffix(t[:at], "街") {
					continue
				}
			}
			c := f.countyOfTown(t, start, at+3)
			if c == nil || c == one {
				continue
			}
			if one != nil || !f.mayLieIn(c) {
				return nil
			}
			one = c
		}
	}
	*f.towns = one
	return one
}

// How the names of townships end, as nextOf takes the characters.
const (
	townEnd   = 0x8795e9 // 镇
	streetEnd = 0x9381e9 // 道, of 街道
	shireEnd  = 0xa1b9e4 // 乡
)

// countyOfTown returns the county of the township whose name ends at end, with
// the word for its kind at at.
func (f *finder) countyOfTown(t string, at, end int) *gazetteer.Region {
	for n, s := 0, at; n < 4; n++ {
		r, size := utf8.DecodeLastRuneInString(t[:s])
		if !isHan(r) {
			break
		}
		if s -= size; n >= 1 {
			if _, county := f.t.TownshipNamed(t[s:end]); county != nil {
				return county
			}
		}
	}
	return nil
}
