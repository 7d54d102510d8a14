package bodies

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// scanOwn adds the hits of the reader's own names in a unit, whose other hits
// begin at from. What else was found there gives way, but for a longer name
// that the gazetteer knows.
func (f *finder) scanOwn(i, from int) {
	if !f.own.HasNames() {
		return
	}
	u := &f.units[i]
	if u.han.text == "" && hasHan(u.text) {
		u.han = hanView(u.text)
	}
	t, han := u.text, false
	if u.han.text != "" {
		t, han = u.han.text, true
	}
	before := ' '
	for at := 0; at < len(t); {
		r, n := utf8.DecodeRuneInString(t[at:])
		if starts := model.IsHan(r) || !unicode.IsLetter(before) && !unicode.IsDigit(before) || model.IsHan(before); starts {
			if k := f.ownAt(i, from, t[at:], at, han); k > 0 {
				before, at = ' ', at+k
				continue
			}
		}
		before, at = r, at+n
	}
}

// ownAt adds the longest of the reader's names that stands at the start of s,
// which is at byte at of the unit, and returns its length.
func (f *finder) ownAt(i, from int, s string, at int, han bool) int {
	r, _ := utf8.DecodeRuneInString(s)
	for _, name := range f.own.Starting(r) {
		n := name.Match(s)
		if n == 0 {
			continue
		}
		h := hit{unit: i, start: at, end: at + n, han: han, shape: shapeOwn, union: name.Union, reason: "named so in " + name.File}
		if region := f.t.Region(name.Union.ID); region != nil {
			h.shape, h.place = shapeRegion, place{start: at, end: at + n, cands: []*gazetteer.Region{region}}
		}
		if f.giveWay(&h, from) {
			f.add(h)
			return n
		}
	}
	return 0
}

// giveWay drops the hits of the unit that overlap one of the reader's own,
// which is false if that is but a part of a longer name of the gazetteer's.
func (f *finder) giveWay(own *hit, from int) bool {
	u := &f.units[own.unit]
	s, e := u.span(own)
	overlaps := func(h hit) bool {
		hs, he := u.span(&h)
		return hs < e && s < he
	}
	for _, h := range f.hits[from:] {
		hs, he := u.span(&h)
		if overlaps(h) && he-hs > e-s && (h.shape == shapeRegion || h.shape == shapeNational || h.shape == shapeIndustry || h.shape == shapeOwn) {
			return false
		}
	}
	f.hits = f.hits[:from+len(slices.DeleteFunc(f.hits[from:], overlaps))]
	return true
}

// corrections carries out what the reader's files say of an article.
func corrections(o *own.Own, c own.Correction, all []model.Mention) []model.Mention {
	has := func(list []*model.Union, u *model.Union) bool {
		return slices.ContainsFunc(list, func(v *model.Union) bool { return v.ID == u.ID })
	}
	why := "a correction in " + c.File
	all = slices.DeleteFunc(all, func(m model.Mention) bool { return has(c.Remove, m.Union) })
	add := slices.Clone(c.Add)
	if c.Primary != nil {
		add = append(add, c.Primary)
	}
	for _, u := range add {
		if !slices.ContainsFunc(all, func(m model.Mention) bool { return m.Union.ID == u.ID }) {
			all = append(all, model.Mention{Union: o.Of(u), Within: o.Within(u), Why: why})
		}
	}
	if c.Primary == nil {
		return all
	}
	for i := range all {
		if all[i].Primary = all[i].Union.ID == c.Primary.ID; all[i].Primary {
			m := all[i]
			m.Why = why
			copy(all[1:i+1], all[:i])
			all[0] = m
		}
	}
	return all
}
