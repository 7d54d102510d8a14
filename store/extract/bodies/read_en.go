package bodies

import "gongbao/store/gazetteer"

// noun reads the words around an English noun and adds the hits they make.
func (f *finder) noun(i int, t string, n noun) {
	if n.in.s < n.in.e && f.nounInside(i, t, n) {
		return
	}
	if n.kind == nounBranch {
		if !f.knownEN(i, t, n) {
			f.sectorBefore(i, t, n)
		}
		return
	}
	if f.nounNational(i, t, n) || f.knownEN(i, t, n) || f.knownAfter(i, t, n) {
		return
	}
	n.around(t)
	follow := followsEN(t, n.end)
	if follow == followCongress {
		return
	}
	if n.kind == nounTrade || n.kind == nounLabor {
		if n.plural && n.kind == nounTrade {
			f.unionsOf(i, t, n)
			return
		}
		if follow == followThing {
			return
		}
	}
	if follow == followAccount {
		return
	}
	if f.sectorBefore(i, t, n) || f.organsEN(i, t, n) || f.orgBefore(i, t, n) {
		return
	}
	if p, gap, ok := f.chainBefore(t, n.start); ok && gap == gapSpace {
		f.placeThenNoun(i, t, n, p)
		return
	}
	if f.backBefore(i, t, n) || f.firmBefore(i, t, n) {
		return
	}
	if f.nounThenPlace(i, t, n, kindNone) {
		return
	}
	if f.orgAfter(i, t, n) {
		return
	}
	f.theNoun(i, t, n)
}

// nounInside reads "Federation of City Unions", "Federation of Anhui Trade Unions".
func (f *finder) nounInside(i int, t string, n noun) bool {
	if p, _, ok := f.chainBefore(t, n.in.e); ok && p.start >= n.in.s {
		f.add(hit{unit: i, start: n.start, end: n.end, shape: shapeRegion, place: p})
		return true
	}
	w, _, ok := wordBefore(t, n.in.e)
	if !ok || w.s < n.in.s {
		return false
	}
	if w.is(t, "china", "chinese", "all-china", "national") {
		f.add(hit{unit: i, start: n.start, end: n.end, shape: shapeNational})
		return true
	}
	if k := kindOfWord(t, w); k != kindNone && w.s == n.in.s {
		f.add(hit{unit: i, start: n.start, end: n.end, shape: shapeBack, back: k})
		return true
	}
	return true // words we do not know: of no body we could name
}

// nounNational reads the names of the national body.
func (f *finder) nounNational(i int, t string, n noun) bool {
	w, gap, ok := wordBefore(t, n.start)
	var national int
	if n.head.s == n.start && n.kind == nounTrade { // "National Union"
		if !ok || gap != gapSpace || !w.is(t, "national") {
			return false
		}
	}
	switch {
	case !ok || gap != gapSpace:
	case w.is(t, "china", "china's", "china’s", "allchina"):
		national = w.s
		if a, g, ok := wordBefore(t, w.s); ok && g == gapSpace && a.is(t, "all") {
			national = a.s
		}
		if n.kind < nounFed || n.kind > nounGeneral {
			if national == w.s || n.plural {
				return true // "the China trade union"
			}
		}
		f.addNational(i, t, n, national, shapeNational)
		return true
	case w.is(t, "national") && !w.capital(t):
		if a, g, ok := wordBefore(t, w.s); !ok || g != gapSpace || !a.is(t, "the", "china's", "china’s") || n.kind != nounFed || n.plural && n.head.is(t, "federations") {
			return true
		}
		f.addNational(i, t, n, w.s, shapeNational)
		return true
	case w.is(t, "national", "nationwide") && w.capital(t):
		switch {
		case n.kind == nounFed || n.kind == nounGeneral:
			f.addNational(i, t, n, w.s, shapeNational)
		case n.kind == nounBare:
			f.addNational(i, t, n, w.s, shapeMaybe)
		case followsEN(t, n.end) == followNone:
			f.addNational(i, t, n, w.s, shapeMaybe)
		}
		return true
	case w.is(t, "chinese"):
		if n.kind == nounFed {
			f.addNational(i, t, n, w.s, shapeNational)
		}
		return true
	case w.in(t, inForeign) && !(w.is(t, "sports") && n.kind != nounBare): // Health and Sports Trade Union
		return true
	}
	if n.kind != nounFed && n.kind != nounGeneral {
		return false
	}
	of, g1, ok1 := wordAfter(t, n.end)
	if !ok1 || g1 != gapSpace || !of.is(t, "of") {
		return false
	}
	c, g2, ok2 := wordAfter(t, of.e)
	if ok2 && g2 == gapSpace && c.is(t, "the") {
		c, g2, ok2 = wordAfter(t, c.e)
	}
	if !ok2 || g2 != gapSpace {
		return false
	}
	if c.is(t, "china") {
		n.end = c.e
		f.addNational(i, t, n, n.start, shapeNational)
		return true
	}
	return c.in(t, inForeign)
}

func (f *finder) addNational(i int, t string, n noun, start int, s shape) {
	if followsEN(t, n.end) == followCongress || congressBefore(t, start) {
		return
	}
	f.add(hit{unit: i, start: start, end: n.end, shape: s, strong: n.kind == nounBare})
}

// foreign are words that make a federation another country's or the world's.
const foreign = " world international russian russia soviet vietnam vietnamese japan japanese japan's korea korean american america european europe asian asia asia-pacific african" +
	" africa cuba cuban lao laos cambodia cambodian nepal indian india pakistan bangladesh british uk german germany french france italian arab serbian belarus kazakhstan mongolian" +
	" singapore malaysian thai philippine australian asean brics hungarian czech polish bulgarian romanian egyptian brazilian brazil women's women youth literary sports disabled "

// placeThenNoun reads "X City Federation", where p stands before the noun.
func (f *finder) placeThenNoun(i int, t string, n noun, p place) {
	if congressBefore(t, p.start) {
		f.congressOf(i, t, n, p)
		return
	}
	if foreignBefore(t, p.start) {
		return
	}
	switch n.kind {
	case nounTrade, nounBare:
		if p.kind == kindNone {
			return
		}
	case nounLabor:
		if p.kind == kindNone && (n.plural || !n.head.capital(t)) {
			return
		}
	}
	h := hit{unit: i, start: p.start, end: n.end, shape: shapeRegion}
	if q, end, ok := f.outerAfter(t, n.end); ok && f.inside(&p, q) {
		h.end = end
	}
	items := f.listBefore(t, p, n.plural)
	first := p.start
	if len(items) > 0 {
		first = items[0].start
	}
	if and, g, ok := wordBefore(t, first); ok && g == gapSpace && and.is(t, "and") { // "Provincial and Bengbu Municipal Federation"
		if w, g, ok := wordBefore(t, and.s); ok && g == gapSpace && w.is(t, "provincial") {
			if _, _, named := f.placeBefore(t, w.e); !named {
				f.add(hit{unit: i, start: w.s, end: w.e, shape: shapeBack, back: kindProvince})
			}
		}
	}
	for _, q := range items {
		f.add(hit{unit: i, start: q.start, end: q.end, shape: shapeRegion, place: q})
	}
	h.place = p
	f.add(h)
}

// outerAfter returns the regions of "of Henan Province" or "in Zhengzhou"
// behind a name that is whole already.
func (f *finder) outerAfter(t string, end int) ([]*gazetteer.Region, int, bool) {
	w, gap, ok := wordAfter(t, end)
	if !ok || gap == gapStop {
		return nil, 0, false
	}
	at := w.s
	if gap == gapSpace {
		if !w.is(t, "of", "in") {
			return nil, 0, false
		}
		at = skipPart(t, w.e)
	}
	p, g, ok := f.placeAfter(t, at)
	if !ok || g == gapStop || gap != gapSpace && p.kind == kindNone && f.ownNoun(t, p.end) {
		return nil, 0, false // ", Chengde Education Bureau"
	}
	return p.cands, p.end, true
}

// nounThenPlace reads "Federation of Trade Unions of X County, Y City, Z
// Province" and lists behind the noun. k is what a word before the noun said.
func (f *finder) nounThenPlace(i int, t string, n noun, k kind) bool {
	of, gap, ok := wordAfter(t, n.end)
	if !ok || gap != gapSpace || !of.is(t, "of", "in", "for") {
		return false
	}
	at := of.e
	if w, g, ok := wordAfter(t, at); ok && g == gapSpace && w.is(t, "the") {
		at = w.e
		if b, end, ok := cityOf(t, w.e); ok {
			at, k = end, b
		}
	}
	at = skipPart(t, at)
	p, g, ok := f.chainAfter(t, at)
	if n.kind == nounBare && (!ok || p.kind == kindNone || !of.is(t, "of")) {
		return false
	}
	if !ok || g != gapSpace || f.townNext(t, p.end) {
		return f.nounOfBack(i, t, n, of, at)
	}
	if congressBefore(t, n.start) || n.kind == nounTrade && p.kind == kindNone && k == kindNone {
		return true
	}
	if n.kind == nounLabor && (n.plural || p.kind == kindNone) {
		return true
	}
	p.narrowTo(k)
	items, all := f.listAfter(t, p, n.plural)
	if k == kindNone {
		k = all
	}
	p.narrowTo(k)
	f.add(hit{unit: i, start: n.start, end: p.end, shape: shapeRegion, place: p})
	for _, q := range items {
		q.narrowTo(k)
		f.add(hit{unit: i, start: q.start, end: q.end, shape: shapeRegion, place: q})
	}
	return true
}

// skipPart passes over "Southwest China's", which papers put before a province.
func skipPart(t string, at int) int {
	w, g, ok := wordAfter(t, at)
	if !ok || g != gapSpace || !w.is(t, "southwest", "northwest", "northeast", "southeast", "east", "west", "north", "south", "central", "southwestern", "northwestern", "northeastern", "southeastern", "eastern", "western", "northern", "southern") {
		return at
	}
	c, g, ok := wordAfter(t, w.e)
	if !ok || g != gapSpace || !c.is(t, "china's", "china’s") {
		return at
	}
	return c.e
}

// cityOf reads "City of" before a name.
func cityOf(t string, at int) (kind, int, bool) {
	w, g, ok := wordAfter(t, at)
	if !ok || g != gapSpace {
		return kindNone, 0, false
	}
	k := kindOfWord(t, w)
	if k == kindNone {
		return kindNone, 0, false
	}
	of, g, ok := wordAfter(t, w.e)
	if !ok || g != gapSpace || !of.is(t, "of") {
		return kindNone, 0, false
	}
	return k, of.e, true
}
