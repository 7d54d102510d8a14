package gazetteer

import (
	"slices"
	"strings"

	"gongbao/model"
)

// The words that make a place's name the name of its union body.
const (
	ftu   = " Federation of Trade Unions"
	ftuZH = "总工会"
)

// Union returns the body with the ID: a region's code, of today or former,
// "acftu", or "acftu/<industry>"; nil if there is none. It returns the same
// pointer every time.
func (t *Table) Union(id string) *model.Union {
	if r := t.Region(id); r != nil {
		return t.UnionOf(r)
	}
	return t.bodies().byID[id]
}

// Within returns the bodies above the one with the ID, nearest first, the
// national body left out. The ID may be one that only the text knows: of
// "340000/some-works" it returns the body of 340000. The slice must not be changed.
func (t *Table) Within(id string) []*model.Union {
	r := t.Region(id)
	if r == nil {
		cut := strings.LastIndexByte(id, '/')
		if cut < 0 {
			return nil
		}
		above := t.Region(id[:cut])
		if above == nil {
			return nil
		}
		return t.chain(above)
	}
	return t.chain(t.Region(r.Parent))
}

// chain returns the bodies of r and of the regions above it, made when first
// asked for.
func (t *Table) chain(r *Region) []*model.Union {
	if r == nil {
		return nil
	}
	slot := &t.chains[r.at]
	if c := slot.Load(); c != nil {
		return *c
	}
	var out []*model.Union
	for ; r != nil; r = t.Region(r.Parent) {
		out = append(out, t.UnionOf(r))
	}
	out = slices.Clip(out)
	slot.Store(&out)
	return out
}

// National returns the national body.
func (t *Table) National() *model.Union { return t.bodies().national }

// UnionOf returns the body of a region, that of Union(r.Code), at once. Two
// sessions that ask for it first at the same moment both get the one that was
// stored first.
func (t *Table) UnionOf(r *Region) *model.Union {
	slot := &t.unions[r.at]
	if u := slot.Load(); u != nil {
		return u
	}
	slot.CompareAndSwap(nil, t.newUnion(r))
	return slot.Load()
}

func (t *Table) newUnion(r *Region) *model.Union {
	u := &model.Union{
		ID: r.Code, Name: unionName(r), NameZH: r.ZH + ftuZH,
		Short: r.Short, ShortZH: r.ShortZH, Place: r.EN, PlaceZH: r.ZH,
		Level: r.Level, Parent: r.Parent,
	}
	if u.Parent == "" {
		u.Parent = model.NationalID
	}
	for _, own := range ownNames {
		if own.code == r.Code {
			u.Name, u.NameZH = own.name, own.zh
		}
	}
	u.Aliases = t.aliases(r, u)
	for _, in := range r.initials() {
		u.Initials = append(u.Initials, in, in+"zgh")
	}
	return u
}

// ownNames are the bodies of regions that are named otherwise than by rule.
var ownNames = [...]struct{ code, name, zh string }{
	{"hongkong", "Hong Kong Federation of Trade Unions", "香港工会联合会"},
	{"macau", "Macau Federation of Trade Unions", "澳门工会联合总会"},
}

// unionName is the body's name in the federation's own English: "Anhui
// Provincial Federation of Trade Unions", "Zhongmou County Federation …".
func unionName(r *Region) string {
	switch r.Type {
	case "Province":
		return r.Short + " Provincial" + ftu
	case "Municipality":
		return r.Short + " Municipal" + ftu
	}
	return r.EN + ftu
}

// aliases are the other names of a region's body and of its place, those of
// former times included, each once and none that the body itself shows.
func (t *Table) aliases(r *Region, u *model.Union) []string {
	out := []string{r.Short + ftu, r.EN + ftu}
	if r.Type == "City" {
		out = append(out, r.Short+" Municipal"+ftu)
	}
	out = append(out, r.ZH+ftuZH, r.ShortZH+ftuZH)
	if r.Type != "Development Zone" && r.ShortZH != r.ZH {
		out = append(out, r.ZH+"总")
	}
	for _, alt := range r.AltEN() {
		out = append(out, alt, alt+ftu)
	}
	for _, alt := range r.AltZH() {
		out = append(out, alt, alt+ftuZH)
	}
	for _, f := range t.Former(r.Code) {
		out = append(out, f.ZH, f.ZH+ftuZH, f.EN)
	}
	out = append(out, moreAliases(r.Code)...)
	seen := []string{"", u.Name, u.NameZH, u.Short, u.ShortZH, u.Place, u.PlaceZH}
	return slices.DeleteFunc(out, func(s string) bool {
		if slices.Contains(seen, s) {
			return true
		}
		seen = append(seen, s)
		return false
	})
}

func moreAliases(code string) []string {
	switch code {
	case "660000":
		return []string{"XPCC", "XPCC Federation of Trade Unions", "兵团总工会", "兵团总"}
	case "hongkong":
		return []string{"HKFTU", "The Hong Kong Federation of Trade Unions", "工联会", "香港工联会", "港九工会联合会"}
	case "macau":
		return []string{"FAOM", "Federation of Trade Unions of Macau", "Macao Federation of Trade Unions", "澳门工联总会", "工联总会", "澳门工联"}
	}
	return nil
}
