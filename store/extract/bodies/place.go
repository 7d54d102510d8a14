package bodies

import (
	"gongbao/model"
	"gongbao/store/gazetteer"
)

// kind is the kind of region a text says a name is of.
type kind uint8

const (
	kindNone       kind = iota // the text does not say
	kindProvince               // Province, Provincial, 省
	kindRegion                 // Autonomous Region, Regional, 自治区
	kindPrefecture             // Prefecture, State, 州, 地区
	kindLeague                 // League, 盟
	kindCity                   // City, Municipal, 市: of either level
	kindCounty                 // County, 县
	kindBanner                 // Banner, 旗
	kindDistrict               // District, New Area, 区
	kindCorps                  // the XPCC, 兵团
	kindSAR                    // Hong Kong or Macau, where 工联会 goes without its name
	kindDivision               // a division of the XPCC, 师
)

var kindNames = [...]string{"", "Provincial", "Regional", "Prefectural", "League", "Municipal", "County", "Banner", "District", "Corps", "Hong Kong or Macau", "Division"}

// fits tells whether a region is of the kind. A kind that the text does not
// say fits all.
func (k kind) fits(r *gazetteer.Region) bool {
	switch k {
	case kindProvince:
		return r.Level == model.LevelProvince && r.Type != "Corps"
	case kindRegion:
		return r.Type == "Autonomous Region" || r.Type == "Special Administrative Region" || r.Type == "Prefecture"
	case kindPrefecture:
		return r.Level == model.LevelPrefecture && r.Type != "Division"
	case kindLeague:
		return r.Type == "League"
	case kindCity:
		return r.Type == "City" || r.Type == "Municipality"
	case kindCounty:
		return r.Type == "County" || r.Type == "Autonomous County" || isBanner(r)
	case kindBanner:
		return isBanner(r)
	case kindDistrict:
		return r.Type == "District" || r.Type == "New Area" || r.Type == "Forestry District" || r.Type == "Special District" || r.Type == "Development Zone"
	case kindCorps:
		return r.Type == "Corps"
	case kindSAR:
		return r.Type == "Special Administrative Region"
	case kindDivision:
		return r.Type == "Division"
	}
	return true
}

// near tells whether a region may be meant where the text says k, although it
// is of another kind today: counties become cities and districts.
func (k kind) near(r *gazetteer.Region) bool {
	switch k {
	case kindCity, kindCounty, kindDistrict, kindBanner:
		return r.Level == model.LevelCounty && r.Type != "Development Zone"
	case kindPrefecture, kindLeague:
		return r.Level == model.LevelPrefecture && r.Type != "Division"
	case kindRegion:
		return r.Level == model.LevelProvince
	}
	return false
}

func isBanner(r *gazetteer.Region) bool {
	return r.Type == "Banner" || r.Type == "Autonomous Banner"
}

// place is a stretch of text that names a region, and the regions it may mean.
type place struct {
	start, end int
	cands      []*gazetteer.Region
	kind       kind
	outer      []*gazetteer.Region // regions named around it, as in "X County, Y City": they settled cands
}

// prefer leaves a place that does not say its kind the regions of one, if there are
// any.
func (p *place) prefer(k kind) {
	if p.kind != kindNone {
		return
	}
	if typed := narrow(p.cands, k); len(typed) > 0 {
		p.cands = typed
	}
}

// narrow returns the regions of the kind; if there are none, the only one near
// to it. The slice given is not changed.
func narrow(regions []*gazetteer.Region, k kind) []*gazetteer.Region {
	if k == kindNone || len(regions) == 0 {
		return regions
	}
	if out := keep(regions, k.fits); len(out) > 0 {
		return out
	}
	if out := keep(regions, k.near); len(out) == 1 {
		return out
	}
	return nil
}

func keep(regions []*gazetteer.Region, ok func(*gazetteer.Region) bool) []*gazetteer.Region {
	n := 0
	for _, r := range regions {
		if ok(r) {
			n++
		}
	}
	switch n {
	case 0:
		return nil
	case len(regions):
		return regions
	}
	out := make([]*gazetteer.Region, 0, n)
	for _, r := range regions {
		if ok(r) {
			out = append(out, r)
		}
	}
	return out
}

// above tells whether a is above r in the order of divisions.
func (f *finder) above(a, r *gazetteer.Region) bool {
	for i := 0; r.Parent != "" && i < 8; i++ {
		if r.Parent == a.Code {
			return true
		}
		if r = f.t.Above(r); r == nil {
			return false
		}
	}
	return false
}

// top returns the province that holds r, or r itself.
func (f *finder) top(r *gazetteer.Region) *gazetteer.Region {
	for i := 0; r.Parent != "" && i < 8; i++ {
		p := f.t.Above(r)
		if p == nil {
			break
		}
		r = p
	}
	return r
}

// inside narrows p to the regions that lie in one of outer, and tells whether
// there are any.
func (f *finder) inside(p *place, outer []*gazetteer.Region) bool {
	in := keep(p.cands, func(r *gazetteer.Region) bool {
		for _, o := range outer {
			if f.above(o, r) {
				return true
			}
		}
		return false
	})
	if len(in) == 0 {
		return false
	}
	p.outer = append(p.outer, keep(outer, func(o *gazetteer.Region) bool {
		for _, r := range in {
			if f.above(o, r) {
				return true
			}
		}
		return false
	})...)
	p.cands = in
	return true
}

// highest drops, where the text gives no kind, the regions that lie inside
// another one of the same name: "Changsha" is the city, not the county in it.
func (f *finder) highest(regions []*gazetteer.Region) []*gazetteer.Region {
	if len(regions) < 2 {
		return regions
	}
	return keep(regions, func(r *gazetteer.Region) bool {
		for _, o := range regions {
			if o != r && (f.above(o, r) || o.Level == model.LevelProvince && r.Level > o.Level) {
				return false
			}
		}
		return true
	})
}
