package bodies

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// orgs settles the regions of the bodies that only the text knows.
func (f *finder) orgs() {
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeOrg {
			continue
		}
		h.union = f.orgUnion(i, h.org)
	}
	f.mergeOrgs()
}

// maxMerge bounds how many bodies are compared with each other.
const maxMerge = 60

// mergeOrgs gives shorter names of an organisation in the same region to the
// longest: 郑州局集团公司工会 is 中国铁路郑州局集团有限公司工会.
func (f *finder) mergeOrgs() {
	var longest []*model.Union
	for i := range f.hits {
		if h := &f.hits[i]; h.shape == shapeOrg && h.union != nil && len(longest) < maxMerge && !slices.Contains(longest, h.union) {
			longest = append(longest, h.union)
		}
	}
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeOrg || h.union == nil || h.union.Level == model.LevelTownship {
			continue
		}
		for _, u := range longest {
			if u.Parent == h.union.Parent && len(u.Name) > len(h.union.Name) && shortens(h.union, u) {
				h.union = u
			}
		}
	}
}

// shortens tells whether a's name is b's with characters left out.
func shortens(a, b *model.Union) bool {
	x, y := a.NameZH, b.NameZH
	if x == "" || y == "" {
		x, y = a.Name, b.Name
	}
	rest := y
	for _, r := range x {
		k := strings.IndexRune(rest, r)
		if k < 0 {
			return false
		}
		rest = rest[k+utf8.RuneLen(r):]
	}
	return len(x) >= 4*3
}

func (f *finder) orgUnion(i int, o *org) *model.Union {
	u := f.orgIn(i, o)
	if o.level == model.LevelTownship && (u == nil || strings.Contains(u.ID, "/")) {
		if alone := f.townAlone(o); alone != nil {
			return alone
		}
	}
	if u != nil && o.back && strings.Contains(u.ID, "/") {
		return nil // "the township federation" of a township that the gazetteer lacks
	}
	return u
}

// orgIn returns the body of an organisation in the region it lies in; nil if
// that cannot be told.
func (f *finder) orgIn(i int, o *org) *model.Union {
	if o.above != kindNone {
		r := f.back(i, o.above)
		if r == nil {
			return nil
		}
		if p, ok := f.zoneOf(o.zone, place{cands: f.t.Only(r)}); ok && o.zone != "" {
			return f.t.UnionOf(p.cands[0]) // 市高新区
		}
		return o.union(f.t, r)
	}
	cands := o.place.cands
	if len(cands) > 0 {
		if o.place.kind == kindNone {
			cands = f.highest(cands)
		}
		if len(cands) == 1 && (o.place.kind != kindNone || cands[0].Level < model.LevelCounty || o.level == model.LevelCounty || f.hasTown(cands, o.town()) || f.around(cands[0])) {
			return o.union(f.t, cands[0])
		}
		if o.place.kind != kindNone || o.level == model.LevelCounty { // a zone's city
			f.places()
			if r := f.choose(&o.place, f.hits[i].unit); r != nil {
				return o.union(f.t, r)
			}
			return nil
		}
	}
	if o.level == model.LevelCounty {
		if u := f.zone(o); u != nil {
			return u
		}
	}
	r := f.home(i, o.level)
	if r == nil && (o.level == model.LevelTownship || o.level == model.LevelCounty) {
		return nil
	}
	if r == nil && !o.nationwide() {
		return nil
	}
	return o.union(f.t, r)
}

// around tells whether the article has to do with a county whose bare name an
// organisation's begins with: 东方航空 is not of 东方市.
func (f *finder) around(r *gazetteer.Region) bool {
	ev := f.places()
	if ev.weight[r] > 1 {
		return true
	}
	for e := range ev.weight {
		if e != r && f.top(e) == f.top(r) {
			return true
		}
	}
	return false
}

// zone returns the body of a development zone that is named without its city.
func (f *finder) zone(o *org) *model.Union {
	name := strings.TrimSuffix(o.nameZH, "总工会")
	if name == "" {
		return nil
	}
	var best *gazetteer.Region
	most := 0
	for e, w := range f.places().weight {
		if w < most || w == most && best != nil && best.Code < e.Code {
			continue
		}
		if p, ok := f.zoneOf(name, place{cands: f.t.Only(e)}); ok {
			best, most = p.cands[0], w
		}
	}
	if best == nil {
		return nil
	}
	return f.t.UnionOf(best)
}
