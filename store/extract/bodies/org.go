package bodies

import (
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// org is a body that only the text knows: of a township, an enterprise, a
// branch of industry in one region.
type org struct {
	name   string // English, with the noun; "" if the text is Chinese
	nameZH string
	level  model.Level
	place  place // the region its name begins with or that stands around it, if cands
	above  kind  // 省煤炭工会: the kind of region that a back-reference says

	sector    *sector // its name is that of a branch and a region
	organs    bool    // of the organs directly under a region
	needsHome bool    // the name is too plain to stand without a region
	back      bool    // a township's, named no nearer than by that word
	zone      string  // 高新区, without its city
}

// union makes the body with the region it belongs to; nil is the whole country.
func (o *org) union(t *gazetteer.Table, r *gazetteer.Region) *model.Union {
	region := model.NationalID
	switch {
	case r != nil && o.sector != nil:
		return o.sector.union(r)
	case r != nil && o.organs:
		return organsUnion(r)
	case r != nil:
		region = r.Code
		if o.level == model.LevelTownship {
			if town := o.township(t, r); town != nil {
				return townUnion(town, r)
			}
		}
	case o.sector != nil || o.organs || o.needsHome:
		return nil
	}
	return gazetteer.Enterprise(region, o.name, o.nameZH, o.level)
}

// nationwide tells whether the name says that the body stands above regions:
// 中国石油, China Railway.
func (o *org) nationwide() bool {
	return hasAnyPrefix(o.nameZH, firmStarts[:]...) || hasAnyPrefix(o.name, "China ", "State ", "National ", "Sino", "Chinese ")
}

// town returns the township that the body's Chinese name begins with, or "".
func (o *org) town() string {
	if o.level != model.LevelTownship {
		return ""
	}
	for at := range o.nameZH {
		if isNounZH(o.nameZH[at:]) {
			return o.nameZH[:at]
		}
	}
	return ""
}

// townUnion returns the body of a township of a county.
func townUnion(town *gazetteer.Township, county *gazetteer.Region) *model.Union {
	return &model.Union{
		ID: town.Code, Name: town.EN + " Federation of Trade Unions", NameZH: town.ZH + "总工会", Short: town.EN, ShortZH: town.ZH,
		Place: town.EN, PlaceZH: town.ZH, Level: model.LevelTownship, Parent: county.Code,
	}
}

// township returns the division of the county that the body's name says; nil
// if the gazetteer has none, or several that fit alike.
func (o *org) township(t *gazetteer.Table, county *gazetteer.Region) *gazetteer.Township {
	towns := t.Townships(county.Code)
	if o.name == "" {
		return townZH(towns, o.nameZH)
	}
	return townEN(towns, o.name)
}

// townZH returns the township that a Chinese name with its noun means: one
// that bears it, or the only one that bears it but for its people (马鬃乡 is
// 马鬃苗族乡) or its kind, which changes.
func townZH(towns []gazetteer.Township, name string) *gazetteer.Township {
	for i := range towns {
		if rest, ok := strings.CutPrefix(name, towns[i].ZH); ok && isNounZH(rest) {
			return &towns[i]
		}
	}
	stem := townStemZH(name)
	if len(stem) < 2*3 {
		return nil
	}
	var found *gazetteer.Township
	for i := range towns {
		rest, ok := strings.CutPrefix(towns[i].ZH, stem)
		switch {
		case !ok:
		case rest == "镇", rest == "乡", rest == "街道", strings.HasSuffix(rest, "族乡"), rest == "民族镇":
			if found != nil {
				return nil
			}
			found = &towns[i]
		}
	}
	return found
}

// townStemZH cuts the noun and the kind of township off a name.
func townStemZH(name string) string {
	for _, kind := range [...]string{"街道办事处", "街道办", "街道", "镇", "乡"} {
		for at := 0; ; {
			k := strings.Index(name[at:], kind)
			if k < 0 {
				break
			}
			at += k + len(kind)
			if isNounZH(name[at:]) {
				return name[:at-len(kind)]
			}
		}
	}
	return ""
}

// isNounZH tells whether s is a noun for a union body.
func isNounZH(s string) bool {
	switch s {
	case "总工会", "工会", "工会联合会", "工联会", "联合工会", "工会委员会", "工会工作委员会", "工会工委", "总工会委员会", "工会联合会委员会":
		return true
	}
	return false
}
