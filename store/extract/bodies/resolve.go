package bodies

import (
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// resolve tells of each hit which body it means, the plain ones first: they
// are the ground the others stand on.
func (f *finder) resolve() {
	f.plain()
	f.several()
	f.national()
	f.backs()
	f.orgs()
	f.rest()
	f.congress()
}

// plain resolves the hits that can mean only one body.
func (f *finder) plain() {
	acftu := f.t.National()
	for i := range f.hits {
		h := &f.hits[i]
		switch h.shape {
		case shapeNational:
			h.union = acftu
		case shapeRegion:
			cands := h.place.cands
			if h.place.kind == kindNone {
				cands = f.highest(cands)
			}
			if len(cands) == 1 && !isPlainDistrict(h) {
				f.settle(h, cands[0])
			}
		}
	}
}

// isPlainDistrict tells whether a hit names a district by what any city has:
// 城区, 矿区, with no region around it.
func isPlainDistrict(h *hit) bool {
	switch h.place.cands[0].ZH {
	case "城区", "矿区", "郊区":
		return h.han && len(h.place.outer) == 0
	}
	return false
}

// settle gives a region's body to the hit.
func (f *finder) settle(h *hit, r *gazetteer.Region) {
	if f.isRival(h, r) {
		return
	}
	if f.ev != nil {
		f.ev.weight[r] += bodyWeight
	}
	h.union = f.t.UnionOf(r)
	h.place.cands = f.t.Only(r)
}

// isRival tells whether a hit speaks of a confederation in a region whose body is
// a federation: the Hong Kong Confederation of Trade Unions was another body than
// the Hong Kong Federation of Trade Unions.
func (f *finder) isRival(h *hit, r *gazetteer.Region) bool {
	switch r.Code {
	case "hongkong", "macau", "taiwan":
	default:
		return false
	}
	t := f.units[h.unit].text
	return !h.han && h.end <= len(t) && strings.Contains(strings.ToLower(t[h.start:h.end]), "confederation")
}

// several resolves names that more than one region bears.
func (f *finder) several() {
	backs := f.backKinds()
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeRegion || h.union != nil {
			continue
		}
		f.places()
		r := f.choose(&h.place, h.unit)
		if r != nil && isPlainDistrict(h) && !f.around(r) {
			r = nil
		}
		if r == nil {
			r = f.meantByBacks(h, backs)
		}
		if r != nil {
			f.settle(h, r)
			h.reason = "several places bear this name; the article's other places tell which"
		}
	}
}

// meantByBacks returns the only region that a name can mean and that is of the
// kind of the article's back-references: in an article about "the municipal
// federation" the source "Jinjiang Federation" is that of a city.
func (f *finder) meantByBacks(h *hit, backs [kindDivision + 1]bool) *gazetteer.Region {
	if h.place.kind != kindNone {
		return nil
	}
	var one *gazetteer.Region
	for _, r := range h.place.cands {
		for k := range backs {
			if !backs[k] || r == one || !fitsBack(kind(k), r) {
				continue
			}
			if one != nil {
				return nil
			}
			one = r
		}
	}
	return one
}

// backKinds returns the kinds of the article's back-references.
func (f *finder) backKinds() (backs [kindDivision + 1]bool) {
	for i := range f.hits {
		if h := &f.hits[i]; h.shape == shapeBack {
			backs[h.back] = true
		}
	}
	return backs
}

// national resolves the mistranslations of 全总, in articles that are otherwise
// about the national body.
func (f *finder) national() {
	explicit, strong, maybe := false, 0, 0
	for i := range f.hits {
		h := &f.hits[i]
		switch {
		case h.shape == shapeNational, h.union != nil && h.union.Level == model.LevelIndustry:
			explicit = true
		case h.shape == shapeMaybe && h.strong:
			strong++
			maybe++
		case h.shape == shapeMaybe:
			maybe++
		}
	}
	if maybe == 0 || !explicit && !(strong > 0 && maybe > 1) && !(f.nationalSource() && !f.titleRegion()) {
		return
	}
	acftu := f.t.National()
	for i := range f.hits {
		if h := &f.hits[i]; h.shape == shapeMaybe {
			h.union = acftu
			h.reason = "a translation of 全总, in an article that is otherwise about the national body"
		}
	}
}

// nationalSource tells whether the article comes from the national body's own
// paper or site.
func (f *finder) nationalSource() bool {
	s := strings.ToLower(f.a.Source)
	for _, p := range [...]string{"china industrial network", "acftu", "中工网", "workercn", "camce"} {
		if strings.Contains(s, p) {
			return true
		}
	}
	return strings.HasPrefix(s, "worker") || s == "工人日报"
}

// titleRegion tells whether the title names a region's body.
func (f *finder) titleRegion() bool {
	for i := range f.hits {
		h := &f.hits[i]
		if f.units[h.unit].role == roleTitle && (h.shape == shapeRegion || h.shape == shapeBack) {
			return true
		}
	}
	return false
}

// home returns the region that an organisation without one in its name lies in.
func (f *finder) home(i int, level model.Level) *gazetteer.Region {
	ev := f.places()
	h := &f.hits[i]
	if level != model.LevelEnterprise {
		for _, k := range [...]kind{kindCounty, kindDistrict, kindCity} {
			if r := f.justBefore(h, k); r != nil && (r.Level == model.LevelCounty || level == model.LevelCounty) {
				return r
			}
		}
	}
	var best *gazetteer.Region
	most := 0
	for _, k := range [...]kind{kindCounty, kindDistrict, kindCity, kindPrefecture, kindProvince, kindRegion} {
		r := f.answer(k).about
		if r == nil || level == model.LevelTownship && r.Level != model.LevelCounty {
			continue
		}
		if w := ev.weight[r]; w > most {
			best, most = r, w
		}
	}
	if 2*most >= minPlace {
		return best
	}
	if level == model.LevelTownship {
		return ev.onlyCounty()
	}
	return nil
}

// onlyCounty returns the region of county level that the article names most,
// or nil if two are named alike.
func (ev *evidence) onlyCounty() *gazetteer.Region {
	var best *gazetteer.Region
	most, second := 0, 0
	for r, w := range ev.weight {
		switch {
		case r.Level != model.LevelCounty:
		case w > most:
			best, most, second = r, w, most
		case w > second:
			second = w
		}
	}
	if most == second {
		return nil
	}
	return best
}

// rest gives the nouns that stand alone to the region's or national body named
// last; those of a title, where none is, to the first one behind it.
func (f *finder) rest() {
	var first, last, source *model.Union
	for i := range f.hits {
		h := &f.hits[i]
		if h.union == nil || h.union.Level > model.LevelCounty {
			continue
		}
		if f.isSource(h) {
			source = h.union
		} else if first == nil {
			first = h.union
		}
	}
	if first == nil {
		first = source
	}
	var place *gazetteer.Region
	if first == nil {
		if place = f.placeOfRest(); place == nil {
			return
		}
	}
	for i := range f.hits {
		h := &f.hits[i]
		switch {
		case h.shape != shapeThe:
			if h.union != nil && h.union.Level <= model.LevelCounty && !f.isSource(h) {
				last = h.union
			}
		case place != nil && f.isRival(h, place):
		case place != nil:
			h.union = f.t.UnionOf(place)
			h.place.cands = f.t.Only(place)
			h.reason = "the Federation, in an article about " + aboutName(place)
		case last != nil:
			h.union = last
		case f.units[h.unit].role <= roleDeck || source != nil:
			h.union = first
		}
	}
}

// placeOfRest returns the region that nouns standing alone mean in an article
// that names no body; nil if there are no such nouns or organisations' bodies
// are named.
func (f *finder) placeOfRest() *gazetteer.Region {
	alone := false
	for i := range f.hits {
		h := &f.hits[i]
		if h.union != nil {
			return nil
		}
		alone = alone || h.shape == shapeThe
	}
	if !alone {
		return nil
	}
	return f.mainPlace()
}

// mainPlace returns the region that an article is plainly about.
func (f *finder) mainPlace() *gazetteer.Region {
	ev := f.places()
	var best *gazetteer.Region
	most, second := 0, 0
	for r, w := range ev.weight {
		switch {
		case w > most:
			best, most, second = r, w, most
		case w > second:
			second = w
		}
	}
	if most < 12 || 2*most < 3*second {
		return nil
	}
	return best
}
