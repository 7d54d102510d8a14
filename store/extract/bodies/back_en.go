package bodies

// nounOfBack reads "Federation of Trade Unions of the City".
func (f *finder) nounOfBack(i int, t string, n noun, of word, at int) bool {
	if !of.is(t, "of") || at == of.e {
		return false // no "the"
	}
	w, g, ok := wordAfter(t, at)
	if !ok || g != gapSpace || w.is(t, "municipal", "provincial") {
		return false
	}
	end := w.e
	k := kindOfWord(t, w)
	if w.is(t, "autonomous") {
		if v, g, ok := wordAfter(t, w.e); ok && g == gapSpace {
			k, end = kindOfWord(t, v), v.e
		}
	}
	if k == kindNone || n.plural && n.kind != nounFed || n.kind == nounTrade && n.plural {
		return false
	}
	if n.head.is(t, "federations") || congressBefore(t, n.start) {
		return true
	}
	f.add(hit{unit: i, start: n.start, end: end, shape: shapeBack, back: k})
	return true
}

// backBefore reads "the Municipal Federation of Trade Unions".
func (f *finder) backBefore(i int, t string, n noun) bool {
	w, gap, ok := wordBefore(t, n.start)
	if ok && gap == gapSpace && w.is(t, "local") { // "the province's local Federation"
		if v, g, ok := wordBefore(t, w.s); ok && g == gapSpace && len(v.text(t)) < v.e-v.s {
			w = v
		}
	}
	if !ok || gap != gapSpace {
		return false
	}
	k := kindOfWord(t, w)
	if k == kindNone {
		return false
	}
	start := w.s
	pre, g, ok := wordBefore(t, start)
	if ok && g == gapSpace && pre.is(t, "autonomous", "new", "special") {
		if k == kindRegion || pre.is(t, "autonomous") {
			start = pre.s
			pre, g, ok = wordBefore(t, start)
		}
	}
	if n.kind == nounTrade && !n.head.capital(t) {
		return true // "county trade union": any
	}
	if ok && g == gapSpace && pre.capital(t) && !pre.in(t, inBeforeBack) && !(f.units[i].role == roleTitle && pre.s > 0 && titleCase(t)) {
		return true // "Vinh City Federation": a name we do not know
	}
	var both kind
	if ok && g != gapStop {
		other := word{}
		switch {
		case g == gapSpace && pre.is(t, "and", "or"):
			other, _, _ = wordBefore(t, pre.s)
		case g == gapComma:
			other = pre
		case pre.in(t, inIndefinite):
			return true
		}
		if other.s < other.e {
			both = kindOfWord(t, other)
		}
	}
	if bracketBefore(t, start) || congressBefore(t, start) {
		return true
	}
	if n.plural && both == kindNone && f.placesFollow(t, n.end) && f.nounThenPlace(i, t, n, k) {
		return true // "the municipal federations of Hefei and Wuhu"
	}
	if both != kindNone {
		if !(both == kindProvince && k == kindCity) {
			return true // "municipal and county federations": any
		}
		f.add(hit{unit: i, start: start, end: n.end, shape: shapeBack, back: both})
	} else if n.plural && n.head.in(t, inHeadsPlural) || n.plural && n.kind != nounFed {
		return true
	}
	if f.nounThenPlace(i, t, n, k) {
		return true
	}
	f.add(hit{unit: i, start: start, end: n.end, shape: shapeBack, back: k})
	return true
}

// titleCase tells whether most longer words of a title have a capital, so that
// a capital says nothing.
func titleCase(t string) bool {
	capital, all := 0, 0
	for at := 0; at < len(t); {
		w, _, ok := wordAfter(t, at)
		if !ok {
			break
		}
		if at = w.e; w.e-w.s > 3 {
			all++
			if w.capital(t) {
				capital++
			}
		}
	}
	return 4*capital > 3*all
}

// beforeBack are words that begin a sentence or clause before "Municipal
// Federation" and are no part of a name.
const beforeBack = " the at in on by with and or from of our this that for to recently today yesterday then when after before as under chairman chairwoman president secretary" +
	" provincial municipal city county district region regional autonomous each every all various leaders cadres party committee "

// indefinite are words before a kind of region that make it any of them.
const indefinite = " a an each every all various any other both some many local lower respective two three several most neighboring grassroots relevant "

func bracketBefore(t string, start int) bool {
	for start > 0 && t[start-1] == ' ' {
		start--
	}
	return start > 0 && t[start-1] == ')'
}

// theNoun reads a noun that stands alone: "the Federation of Trade Unions".
func (f *finder) theNoun(i int, t string, n noun) {
	if n.plural && (n.head.in(t, inHeadsPlural) || n.head.is(t, "unions")) && n.kind != nounFed || n.kind == nounTrade || n.kind == nounLabor {
		return
	}
	if n.head.in(t, inHeadsPlural) {
		return
	}
	w, gap, ok := wordBefore(t, n.start)
	if ok && gap == gapSpace && !w.is(t, "the", "of", "by", "with", "and", "our", "this", "said", "s") && (w.capital(t) || w.in(t, inIndefinite)) {
		return // "Women's Federation", "Disabled Persons' Federation", a name we do not know
	}
	if n.kind == nounBare && !(ok && w.is(t, "the")) {
		return
	}
	if congressBefore(t, n.start) || bracketBefore(t, n.start) {
		return
	}
	if p, ok := f.placeOfOffice(t, n.start); ok && n.kind == nounFed {
		f.add(hit{unit: i, start: n.start, end: n.end, shape: shapeRegion, place: p})
		return
	}
	f.add(hit{unit: i, start: n.start, end: n.end, shape: shapeThe})
}

// officeWords is how far back the place of another office is looked for.
const officeWords = 14

// placeOfOffice reads "deputy director of the Yakeshi Municipal People's
// Congress Standing Committee and chairman of the Federation of Trade Unions":
// the place stands on the other office of the same person.
func (f *finder) placeOfOffice(t string, start int) (place, bool) {
	w, gap, ok := wordBefore(t, start)
	for ok && gap == gapSpace && w.is(t, "the", "of") {
		w, gap, ok = wordBefore(t, w.s)
	}
	if !ok || gap != gapSpace || !w.is(t, "chairman", "chairwoman", "chairperson", "president") {
		return place{}, false
	}
	office := false
	for range officeWords {
		w, gap, ok = wordBefore(t, w.s)
		if !ok || gap == gapStop {
			break
		}
		if p, _, named := f.placeBefore(t, w.e); named && p.kind != kindNone {
			return p, office
		}
		office = office || w.is(t, "congress", "committee", "conference", "government")
	}
	return place{}, false
}
