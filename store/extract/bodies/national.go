package bodies

// general reads "General Assembly", "General Manager" and their like, which
// translations make of 全总, at byte at of t. It returns the end of the words
// read, or 0.
func (f *finder) general(i int, t string, at int) int {
	g := word{at, at + len("General")}
	if at > 0 {
		if r, _ := lastRune(t, at); isWordRune(r) {
			return 0
		}
	}
	w, gap, ok := wordAfter(t, g.e)
	if !ok || gap != gapSpace || !w.is(t, "assembly", "manager", "office", "consent") {
		return 0
	}
	the, gap, ok := wordBefore(t, g.s)
	if !ok || gap != gapSpace || !the.is(t, "the") {
		return 0
	}
	next, gap, ok := wordAfter(t, w.e)
	if ok && gap == gapSpace && next.is(t, "of", "for") {
		if u, ok := f.ofTradeUnions(t, next.e); ok {
			f.add(hit{unit: i, start: g.s, end: u, shape: shapeMaybe, strong: true})
			return u
		}
		return 0
	}
	if w.is(t, "manager") && ok && gap == gapSpace && next.is(t, "and", "system", "said", "who", "introduced") {
		return 0
	}
	f.add(hit{unit: i, start: g.s, end: w.e, shape: shapeMaybe, strong: officeBefore(t, the.s)})
	return w.e
}

// ofTradeUnions reads "Trade Unions" behind "General Assembly of".
func (f *finder) ofTradeUnions(t string, at int) (int, bool) {
	a, g, ok := wordAfter(t, at)
	if !ok || g != gapSpace || !isLabour(t, a) {
		return 0, false
	}
	b, g, ok := wordAfter(t, a.e)
	if !ok || g != gapSpace || !b.is(t, "union", "unions") {
		return 0, false
	}
	return b.e, true
}

// officeBefore tells whether words such as "Secretariat of" or "Vice Chairman
// of" stand before "the": then the body is meant, not a congress.
func officeBefore(t string, the int) bool {
	of, g, ok := wordBefore(t, the)
	if !ok || g != gapSpace || !of.is(t, "of", "under", "by", "in", "from") {
		return false
	}
	w, g, ok := wordBefore(t, of.s)
	return ok && g == gapSpace && w.in(t, inOffices)
}

// offices are words for a union's offices, units and people.
const offices = " group secretariat chairman vice-chairman chairwoman president secretary department departments ministry directly stationed units leadership leaders office members deployment requirements comrades cadres "
