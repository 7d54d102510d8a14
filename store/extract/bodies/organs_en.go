package bodies

import "gongbao/model"

// isOrgans tells whether the word means the offices of party and government.
func isOrgans(t string, w word) bool {
	return w.is(t, "organs", "organ", "agencies", "departments", "offices", "institutions", "units")
}

func isDirect(t string, w word) bool { return w.is(t, "directly", "direct") }

// organsEN reads the unions of the organs of a province or city: "Trade Union
// Working Committee of Organs directly under Hebei Province", "Hebei Provincial
// Organs Trade Union".
func (f *finder) organsEN(i int, t string, n noun) bool {
	return f.organsBefore(i, t, n) || f.organsAfter(i, t, n)
}

// organsBefore reads "Hebei Provincial (Directly Affiliated) Organs" before the noun.
func (f *finder) organsBefore(i int, t string, n noun) bool {
	w, gap, ok := wordBefore(t, n.start)
	if !ok || gap != gapSpace || !isOrgans(t, w) || !w.is(t, "organs", "organ") && !f.directBefore(t, w.s) {
		return false
	}
	at := w.s
	for range 4 {
		v, gap, ok := wordBefore(t, at)
		if !ok || gap != gapSpace || !isDirect(t, v) && !v.is(t, "affiliated", "subordinate", "under", "party", "and", "government", "state") {
			break
		}
		at = v.s
	}
	o := &org{level: model.LevelIndustry, organs: true}
	if p, gap, ok := f.chainBefore(t, at); ok && gap == gapSpace {
		o.place = p
		f.add(hit{unit: i, start: p.start, end: n.end, shape: shapeOrg, org: o})
		return true
	}
	v, gap, ok := wordBefore(t, at)
	if !ok || gap != gapSpace || kindOfWord(t, v) == kindNone {
		return false
	}
	o.above = kindOfWord(t, v)
	f.add(hit{unit: i, start: v.s, end: n.end, shape: shapeOrg, org: o})
	return true
}

// directBefore tells whether "directly affiliated" or the like stands before.
func (f *finder) directBefore(t string, at int) bool {
	for range 3 {
		w, gap, ok := wordBefore(t, at)
		if !ok || gap != gapSpace {
			return false
		}
		if isDirect(t, w) {
			return true
		}
		at = w.s
	}
	return false
}

// organsAfter reads "of (the) organs directly under Hebei Province" and "of
// Hebei Provincial Organs" behind the noun.
func (f *finder) organsAfter(i int, t string, n noun) bool {
	w, gap, ok := wordAfter(t, n.end)
	if !ok || gap != gapSpace || !w.is(t, "of", "for", "in") {
		return false
	}
	at, direct, organs := w.e, false, false
	for range 8 {
		w, gap, ok := wordAfter(t, at)
		if !ok || gap != gapSpace {
			return false
		}
		switch {
		case isDirect(t, w):
			direct = true
		case isOrgans(t, w):
			organs = organs || direct || w.is(t, "organs", "organ")
			if !organs && !w.is(t, "units", "departments", "agencies", "offices", "institutions") {
				return false
			}
		case w.is(t, "the", "all", "affiliated", "subordinate", "attached", "under", "to", "of", "party", "and", "government"):
		default:
			return f.organsOf(i, t, n, w.s, direct, organs)
		}
		at = w.e
	}
	return false
}

// organsOf adds the union of the organs of the region named at byte at, or of
// that of a kind. The words for the organs may also follow it.
func (f *finder) organsOf(i int, t string, n noun, at int, direct, organs bool) bool {
	o := &org{level: model.LevelIndustry, organs: true}
	end := 0
	if p, gap, ok := f.chainAfter(t, at); ok && gap == gapSpace {
		o.place, end = p, p.end
	} else if w, _, ok := wordAfter(t, at); ok && kindOfWord(t, w) != kindNone {
		o.above, end = kindOfWord(t, w), w.e
	} else {
		return false
	}
	for next := end; !organs; {
		w, gap, ok := wordAfter(t, next)
		switch {
		case !ok || gap != gapSpace:
			return false
		case isDirect(t, w):
			direct = true
		case isOrgans(t, w) && (direct || w.is(t, "organs", "organ")):
			organs, end = true, w.e
		case !w.is(t, "affiliated", "subordinate", "party", "and", "government", "state"):
			return false
		}
		next = w.e
	}
	f.add(hit{unit: i, start: n.start, end: end, shape: shapeOrg, org: o})
	return true
}
