package bodies

import (
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// Scores of what makes an article one body's. Each outweighs all below it
// together.
const (
	scoreTitle      = 4000 // it is named in the title
	scoreTitleFirst = 500  // before the others there
	scorePlace      = 2000 // its region is the one that title or lead name
	scoreSource     = 600  // it is the source, and the text names it too
	scoreLeadFirst  = 300
	scoreLead       = 100 // each time the lead names it, up to three
	scoreDeck       = 250
	scoreHeading    = 60
	scoreText       = 10 // each time the text names it, up to ten
)

// first moves the body that the article is mainly about to the front. It
// reports whether one can be told; if not, the order is left as it is.
func (f *finder) first(all []*found) bool {
	titleTaken, leadTaken := false, false
	for _, b := range all {
		f.score(b)
	}
	for _, b := range all { // in order of appearance
		if !titleTaken && b.title > 0 {
			b.score += scoreTitleFirst
			titleTaken = true
		}
		if !leadTaken && b.lead > 0 {
			b.score += scoreLeadFirst
			leadTaken = true
		}
	}
	if len(all) > 1 && !titleTaken {
		if severalItems(all) || !leadTaken && firmAndFederation(all) {
			return false
		}
		main := f.mainOf(all)
		f.favour(all, main)
		if main == nil && !leadTaken && all[0].union.Level == model.LevelNational && all[0].hits[0].unit < all[1].hits[0].unit {
			all[0].score += scoreLeadFirst // what the text tells of first
		}
	}
	best := 0
	for i, b := range all {
		if b.score > all[best].score {
			best = i
		}
	}
	b := all[best]
	if len(all) > 1 && f.shared(b, all) {
		return false
	}
	copy(all[1:best+1], all[:best])
	all[0] = b
	return true
}

func (f *finder) score(b *found) {
	source, deck := false, false
	for _, h := range b.hits {
		switch f.units[h.unit].role {
		case roleTitle:
			b.title++
		case roleSource:
			source = true
		case roleDeck:
			deck = true
		case roleLead:
			b.lead++
			b.text++
		case roleBody:
			b.text++
		}
	}
	if b.title > 0 {
		b.score += scoreTitle
	}
	if source && b.text > 0 {
		b.score += scoreSource
		b.source = true
	}
	if deck {
		b.score += scoreDeck
	}
	b.score += scoreLead*min(b.lead, 3) + scoreText*min(b.text, 10)
	if b.union.Level == model.LevelNational {
		b.score -= scoreLead + scoreText // often named for what it asks of all
	}
}

// favour adds to the scores of the bodies of a region: its own and those of
// its branches of industry.
func (f *finder) favour(all []*found, r *gazetteer.Region) {
	if r == nil {
		return
	}
	for _, b := range all {
		if b.union.ID == r.Code || b.union.Parent == r.Code && b.union.Level == model.LevelIndustry {
			b.score += scorePlace
			b.placed = true
		}
	}
}

// mainOf returns the region that the title of an article names, if its body is
// among all. What the lead says is closer: a body in that region which the
// lead names first leaves it to the lead, and where the lead names no body the
// region counts that it names.
func (f *finder) mainOf(all []*found) *gazetteer.Region {
	title := f.placeIn(roleTitle, all, nil)
	if title == nil {
		if r := f.leadOpens(all); r != nil {
			return r
		}
	}
	k := slices.IndexFunc(all, func(b *found) bool { return b.lead > 0 })
	if k < 0 {
		if lead := f.placeIn(roleLead, all, title); lead != nil {
			return lead
		}
		return title
	}
	if title != nil && f.under(all[k].union, title) && !slices.ContainsFunc(all, func(b *found) bool { return b.lead > 0 && b.union.ID == title.Code }) {
		return nil
	}
	return title
}

// leadOpens returns the region that a Chinese lead names before any body, if the
// lead names its body, too: 清丰县举行……，县总工会主席出席.
func (f *finder) leadOpens(all []*found) *gazetteer.Region {
	ev := f.places()
	var in *named
	for i := range ev.named {
		n := &ev.named[i]
		if f.units[n.unit].role != roleLead {
			continue
		}
		if !n.han {
			return f.leadOpensEN(all, n)
		}
		if in != nil && (n.unit != in.unit || n.start != in.end) {
			break // the innermost of 河南省濮阳市
		}
		in = n
	}
	if in == nil || in.region == nil || in.place.kind == kindNone && in.region.Level >= model.LevelCounty || f.away(in) {
		return nil
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.unit == in.unit && h.han && h.union != nil {
			if h.start < in.end {
				return nil
			}
			break
		}
	}
	if slices.ContainsFunc(all, func(b *found) bool { return b.union.ID == in.region.Code && b.lead > 0 }) {
		return in.region
	}
	return nil
}

// leadOpensEN is leadOpens where the lead first names a region in English: with its
// kind, and by its own body, too, if by any.
func (f *finder) leadOpensEN(all []*found, in *named) *gazetteer.Region {
	if in.region == nil || in.place.kind == kindNone || f.away(in) {
		return nil
	}
	for i := range f.hits {
		h := &f.hits[i]
		if h.unit != in.unit || h.union == nil {
			continue
		}
		if h.union.ID == in.region.Code {
			return in.region
		}
		return nil
	}
	return nil
}

// under tells whether a body is of a region below r or of an organisation in it.
func (f *finder) under(u *model.Union, r *gazetteer.Region) bool {
	for range 6 {
		if u == nil || u.Parent == r.Code {
			return u != nil
		}
		u = f.t.Union(u.Parent)
	}
	return false
}

// placeIn returns the first region that a part of the article names, inside
// the one given, whose body is among all.
func (f *finder) placeIn(r role, all []*found, inside *gazetteer.Region) *gazetteer.Region {
	ev := f.places()
	for i := range ev.named {
		n := &ev.named[i]
		if n.region == nil || f.units[n.unit].role != r || inside != nil && !f.above(inside, n.region) {
			continue
		}
		if slices.ContainsFunc(all, func(b *found) bool { return b.union.ID == n.region.Code }) {
			return n.region
		}
	}
	return nil
}

// minItems is how many bodies a column of short items has at least.
const minItems = 3

// severalItems tells whether the bodies have a paragraph each, as in a column
// of short items: none of them is what the page is about.
func severalItems(all []*found) bool {
	if len(all) < minItems {
		return false
	}
	for i, b := range all {
		if l := b.union.Level; l != all[0].union.Level && (min(l, all[0].union.Level) != model.LevelCounty || max(l, all[0].union.Level) != model.LevelTownship) {
			return false
		}
		for _, h := range b.hits {
			if h.unit != b.hits[0].unit {
				return false
			}
		}
		if i > 0 && b.hits[0].unit == all[i-1].hits[0].unit {
			return false
		}
	}
	return true
}

// firmAndFederation tells whether the bodies are an enterprise's and the
// federation's that helped it, each named once in passing.
func firmAndFederation(all []*found) bool {
	if len(all) != 2 || all[0].text != 1 || all[1].text != 1 {
		return false
	}
	a, b := all[0].union, all[1].union
	if a.Level != model.LevelEnterprise {
		a, b = b, a
	}
	return a.Level == model.LevelEnterprise && b.Level <= model.LevelCounty && strings.HasPrefix(a.ID, b.ID+"/")
}

// shared tells whether the body stands with others in a list or beside an
// equal, and nothing in the article puts it before them.
func (f *finder) shared(b *found, all []*found) bool {
	f.number()
	for _, o := range all {
		if o == b || o.title != b.title || o.lead != b.lead || o.text != b.text || o.title+o.lead+o.text == 0 {
			continue
		}
		if f.listed(b, o) && !isWithin(o, b) {
			return true
		}
	}
	return false
}

// isWithin tells whether a body is that of a community, named beside the street
// or the town that it is of.
func isWithin(o, b *found) bool {
	return strings.Contains(o.union.ID, "/") && b.union.Level == model.LevelTownship && o.union.Parent == b.union.Parent && strings.Contains(o.union.NameZH, "社区") && o.hits[0].start > b.hits[0].start
}

// listed tells whether each naming of two bodies in the text has the other
// beside it: their hits are in the same lists.
func (f *finder) listed(a, b *found) bool {
	return slices.Equal(f.lists(a), f.lists(b))
}

// lists returns the numbers of the lists in which the text names a body.
func (f *finder) lists(b *found) []int {
	var out []int
	for _, h := range b.hits {
		if r := f.units[h.unit].role; r != roleSource && r != roleMeta {
			out = append(out, h.list)
		}
	}
	return out
}

// number gives the hits of each list the same number: those with nothing but
// words that join between them.
func (f *finder) number() {
	for i := range f.hits {
		h := &f.hits[i]
		h.list = i
		if i == 0 {
			continue
		}
		prev := &f.hits[i-1]
		if prev.unit != h.unit || prev.han != h.han || prev.end > h.start || prev.union == nil || h.union == nil {
			continue
		}
		t := f.units[h.unit].text
		if h.han {
			t = f.units[h.unit].han.text
		}
		if joins(t[prev.end:h.start]) {
			h.list = prev.list
		}
	}
}

// joins tells whether the words between two names make them a list.
func joins(s string) bool {
	if len(s) > 24 {
		return false
	}
	switch strings.TrimSpace(s) {
	case "、", "和", "与", "及", "以及", ",", "and", ", and", "&", "and the", ", the", "as well as the", "，", ", and the", "together with the":
		return true
	}
	return false
}
