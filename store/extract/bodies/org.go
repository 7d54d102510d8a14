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
}

// union makes the body with the region it belongs to; nil is the whole country.
func (o *org) union(t *gazetteer.Table, r *gazetteer.Region) *model.Union {
	region := model.NationalID
	if r != nil {
		region = r.Code
		if o.level == model.LevelTownship {
			if u := township(t, r, o); u != nil {
				return u
			}
		}
	}
	return gazetteer.Enterprise(region, o.name, o.nameZH, o.level)
}

// township returns the body of a township that the gazetteer has a code for.
func township(t *gazetteer.Table, county *gazetteer.Region, o *org) *model.Union {
	for _, town := range t.Townships(county.Code) {
		if strings.HasPrefix(o.nameZH, town.ZH) && isNounZH(o.nameZH[len(town.ZH):]) || o.name != "" && sameTown(o.name, town.EN) {
			return &model.Union{
				ID: town.Code, Name: town.EN + " Federation of Trade Unions", NameZH: town.ZH + "总工会", Short: town.EN, ShortZH: town.ZH,
				Place: town.EN, PlaceZH: town.ZH, Level: model.LevelTownship, Parent: county.Code,
			}
		}
	}
	return nil
}

// sameTown tells whether two English names of a township are the same but for
// the word that says what it is: translators write Street for Subdistrict.
func sameTown(a, b string) bool {
	x, y := gazetteer.Slug(a), gazetteer.Slug(b)
	return townStem(x) == townStem(y)
}

func townStem(slug string) string {
	for _, end := range [...]string{"-sub-district", "-subdistrict", "-street", "-township", "-town"} {
		if stem, ok := strings.CutSuffix(slug, end); ok {
			return stem
		}
	}
	return slug
}

// isNounZH tells whether s is a noun for a union body.
func isNounZH(s string) bool {
	switch s {
	case "总工会", "工会", "工会联合会", "工联会", "联合工会", "工会委员会", "工会工作委员会", "工会工委", "总工会委员会", "工会联合会委员会":
		return true
	}
	return false
}
