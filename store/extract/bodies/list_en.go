package bodies

import "slices"

// listBefore returns the places before p that share its noun: "A, B and C
// County Federation". Without "and" only a plural noun makes a list.
func (f *finder) listBefore(t string, p place, plural bool) []place {
	var items []place
	and, at := plural, p.start
	for range maxList {
		w, gap, ok := wordBefore(t, at)
		if !ok || gap == gapStop {
			break
		}
		from := at
		if gap == gapSpace {
			if !w.is(t, "and", "as") {
				break
			}
			and, from = true, w.s
		} else if !and {
			break
		}
		q, g, ok := f.chainBefore(t, from)
		if !ok || g == gapStop || located(t, q.start) {
			break
		}
		q.prefer(p.kind)
		items = append(items, q)
		at = q.start
	}
	slices.Reverse(items)
	return items
}

const maxList = 24

// located tells whether "in" or "at" stands before: a place, not a name.
func located(t string, start int) bool {
	w, gap, ok := wordBefore(t, start)
	return ok && gap == gapSpace && w.is(t, "in", "at", "from", "to", "between", "near")
}

// listAfter returns the places behind p that share its noun, and the kind of all
// of them that a word behind the last says: "Feixi and Feidong counties".
func (f *finder) listAfter(t string, p place, plural bool) ([]place, kind) {
	var items []place
	and, at := plural, p.end
	for range maxList {
		w, gap, ok := wordAfter(t, at)
		if !ok || gap == gapStop {
			break
		}
		from := at
		if w.is(t, "and") {
			and, from = true, w.e
		} else if gap != gapComma {
			break
		}
		q, g, ok := f.chainAfter(t, from)
		if !ok || g == gapStop || pluralKind(t, q.end) == kindNone && f.ownNoun(t, q.end) {
			break
		}
		items = append(items, q)
		at = q.end
	}
	if !and {
		return nil, kindNone
	}
	all := pluralKind(t, at)
	last := lastKind(items, p)
	if all != kindNone && len(items) > 0 {
		last = all
	}
	for j := range items {
		items[j].narrowTo(last)
	}
	return items, all
}

func lastKind(items []place, p place) kind {
	if len(items) == 0 {
		return p.kind
	}
	return items[len(items)-1].kind
}

// narrowTo takes a place that the text gives no kind for one of the kind, if it
// can be.
func (p *place) narrowTo(k kind) {
	if p.kind != kindNone || k == kindNone {
		return
	}
	if typed := narrow(p.cands, k); len(typed) > 0 {
		p.cands, p.kind = typed, k
	}
}

// pluralKind returns the kind of region that a word in the plural behind byte end
// says of the places before it, or kindNone.
func pluralKind(t string, end int) kind {
	w, gap, ok := wordAfter(t, end)
	switch {
	case !ok || gap != gapSpace:
	case w.is(t, "cities", "municipalities"):
		return kindCity
	case w.is(t, "counties"):
		return kindCounty
	case w.is(t, "districts"):
		return kindDistrict
	case w.is(t, "provinces"):
		return kindProvince
	case w.is(t, "prefectures"):
		return kindPrefecture
	case w.is(t, "banners"):
		return kindBanner
	case w.is(t, "leagues"):
		return kindLeague
	}
	return kindNone
}

// unionsOf reads "the trade unions of Hefei, Wuhu and Bengbu cities": of several
// places, each named with its kind or all with one. Without a kind they are any
// unions there.
func (f *finder) unionsOf(i int, t string, n noun) {
	of, gap, ok := wordAfter(t, n.end)
	if !ok || gap != gapSpace || !of.is(t, "of") || congressBefore(t, n.start) {
		return
	}
	p, gap, ok := f.chainAfter(t, of.e)
	if !ok || gap != gapSpace {
		return
	}
	items, all := f.listAfter(t, p, true)
	if len(items) == 0 {
		return
	}
	if all == kindNone && p.kind == kindNone {
		return
	}
	p.narrowTo(all)
	if p.kind == kindNone {
		return
	}
	f.add(hit{unit: i, start: n.start, end: p.end, shape: shapeRegion, place: p})
	for _, q := range items {
		if q.narrowTo(all); q.kind != kindNone {
			f.add(hit{unit: i, start: q.start, end: q.end, shape: shapeRegion, place: q})
		}
	}
}

// placesFollow tells whether "of" and a region stand behind byte end.
func (f *finder) placesFollow(t string, end int) bool {
	of, gap, ok := wordAfter(t, end)
	if !ok || gap != gapSpace || !of.is(t, "of") {
		return false
	}
	_, gap, ok = f.placeAfter(t, of.e)
	return ok && gap == gapSpace
}

// ownNoun tells whether the words behind a place are a noun of its own
// ("and Hefei Women's Federation").
func (f *finder) ownNoun(t string, end int) bool {
	w, gap, ok := wordAfter(t, end)
	return ok && gap == gapSpace && w.capital(t) && !w.is(t, "and")
}
