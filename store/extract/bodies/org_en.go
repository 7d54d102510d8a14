package bodies

import (
	"strings"

	"gongbao/model"
)

const (
	townWords = " town township subdistrict street community village sub-district "
	zoneWords = " zone zones park "
	firmWords = " company companies corporation corp ltd limited inc group hospital school university college factory plant mill mine bank bureau" +
		" institute academy hotel airport port railway refinery kindergarten mall supermarket enterprise brewery shipyard oilfield association chamber" +
		" authority court procuratorate conglomerate coal construction education transport transportation electric power express logistics "
	// sectorWords are branches of industry, which need a region before them.
	sectorWords = " coal construction education transport transportation express logistics railway industry industrial system employees "
	maxOrgWords = 12
)

// orgLevel returns the level of the body whose organisation's name ends with
// the word, or LevelNone.
func orgLevel(t string, w word) model.Level {
	switch {
	case w.in(t, townWords):
		return model.LevelTownship
	case w.is(t, "district"):
		if p, gap, ok := wordBefore(t, w.s); ok && gap == gapSpace && p.is(t, "sub") {
			return model.LevelTownship
		}
	case w.in(t, zoneWords):
		return model.LevelCounty
	case w.in(t, firmWords), w.in(t, sectorWords):
		return model.LevelEnterprise
	}
	return model.LevelNone
}

// orgBefore reads "X Company Trade Union", "X Town Federation of Trade Unions".
// It tells whether the words are read, also where they name no one.
func (f *finder) orgBefore(i int, t string, n noun) bool {
	last, ok := orgEnd(t, n.start)
	if !ok {
		return false
	}
	level := orgLevel(t, last)
	if level == model.LevelNone {
		return false
	}
	if level == model.LevelCounty {
		if _, gap, ok := f.placeBefore(t, n.start); ok && gap == gapSpace {
			return false // the gazetteer knows it
		}
	}
	start := nameStart(t, last)
	if congressBefore(t, start) {
		return true
	}
	f.orgEN(i, t, word{start, last.e}, last, level, n, hit{unit: i, start: start, end: n.end})
	return true
}

// orgEnd returns the word that ends the name before a noun: the one before it,
// or "Ltd" with its stop.
func orgEnd(t string, at int) (word, bool) {
	w, gap, ok := wordBefore(t, at)
	if !ok {
		return w, false
	}
	if gap == gapStop && !(w.is(t, "ltd", "co", "inc", "corp") && strings.Trim(t[w.e:at], ". ") == "") {
		return w, false
	}
	return w, gap != gapComma
}

// nameStart goes back from the last word of a name over its capitalised words.
func nameStart(t string, last word) int {
	start := last.s
	at := last.s
	for range maxOrgWords {
		w, gap, ok := wordBefore(t, at)
		if !ok {
			break
		}
		if gap != gapSpace && !(w.is(t, "co") && strings.Trim(t[w.e:at], "., ") == "") {
			break
		}
		if w.is(t, "the", "from", "in", "at", "by", "to", "union", "unions", "federation", "federations") {
			break
		}
		if w.capital(t) || w.e-w.s > 0 && t[w.s] >= '0' && t[w.s] <= '9' {
			start = w.s
		} else if !w.is(t, "of", "and") {
			break
		}
		at = w.s
	}
	return start
}

// orgAfter reads "Trade Union of X Company", "Federation of Trade Unions of X
// Town, Y County".
func (f *finder) orgAfter(i int, t string, n noun) bool {
	of, gap, ok := wordAfter(t, n.end)
	if !ok || gap != gapSpace || !of.is(t, "of", "in") || n.kind == nounBare {
		return false
	}
	at := of.e
	if w, g, ok := wordAfter(t, at); ok && g == gapSpace && w.is(t, "the") {
		at = w.e
	}
	name, last, level, ok := nameAfter(t, at)
	if !ok {
		return n.kind != nounFed && n.kind != nounGeneral
	}
	if congressBefore(t, n.start) {
		return true
	}
	f.orgEN(i, t, name, last, level, n, hit{unit: i, start: n.start, end: name.e})
	return true
}

// nameAfter reads a name of capitalised words that ends with a word for an
// organisation.
func nameAfter(t string, at int) (name, last word, level model.Level, ok bool) {
	for i := range maxOrgWords {
		w, gap, more := wordAfter(t, at)
		if !more {
			break
		}
		ltd := w.is(t, "ltd", "limited") && strings.Trim(t[at:w.s], "., ") == ""
		number := i > 0 && t[w.s] >= '0' && t[w.s] <= '9' && strings.Trim(t[at:w.s], ". ") == ""
		if gap != gapSpace && !ltd && !number {
			break
		}
		if !w.capital(t) && !w.is(t, "of", "and") && !(t[w.s] >= '0' && t[w.s] <= '9') {
			break
		}
		if i == 0 {
			name = word{w.s, w.s}
		}
		if l := orgLevel(t, w); l != model.LevelNone && w.s > name.s && !w.in(t, " coal construction education power electric ") {
			name.e, last, level, ok = w.e, w, l, true
		} else if w.is(t, "co") && w.s > name.s {
			name.e, last, level, ok = w.e, w, model.LevelEnterprise, true
		}
		at = w.e
	}
	return name, last, level, ok
}

// townNext tells whether the name that a region begins goes on to name an
// organisation: "of Anhui Conch Group".
func (f *finder) townNext(t string, end int) bool {
	w, gap, ok := wordAfter(t, end)
	if !ok || gap != gapSpace || !w.capital(t) && !w.is(t, "of") {
		return false
	}
	if w.in(t, firmWords) || w.in(t, townWords) || w.in(t, zoneWords) {
		return true
	}
	_, _, _, ok = nameAfter(t, end)
	return ok
}

// orgEN adds the body of an organisation whose name is the words in name.
func (f *finder) orgEN(i int, t string, name, last word, level model.Level, n noun, h hit) {
	o := &org{level: level}
	head := name.s
	if p, gap, ok := f.chainAfter(t, name.s); ok && gap == gapSpace && p.start == name.s && p.end <= last.s {
		if level != model.LevelTownship || p.kind != kindNone || p.cands[0].Level < model.LevelCounty {
			o.place, head = p, skipSpaces(t, p.end)
		}
	}
	if len(o.place.cands) == 0 {
		if _, outer, ok := f.orgOuter(t, max(name.e, h.end)); ok {
			o.place = outer
		}
	}
	first, _, ok := wordAfter(t, head)
	sector := last.in(t, sectorWords)
	if sector && len(o.place.cands) == 0 {
		if w, _, ok := wordAfter(t, name.s); !ok || kindOfWord(t, w) == kindNone {
			return
		} else {
			o.above = kindOfWord(t, w)
		}
	}
	if sector {
		o.level = model.LevelIndustry
	}
	if !ok || !sector && (first.s >= last.s || !first.capital(t)) || first.is(t, "Every", "Each", "Our", "All", "This", "Many", "Company", "Enterprise", "State-owned", "Private", "Large", "Local") {
		return // "the Company Trade Union", "Hefei Company Trade Union"
	}
	from := name.s
	if level == model.LevelTownship {
		if from = head; kindOfWord(t, first) != kindNone {
			return
		}
	}
	text := strings.Join(strings.Fields(t[from:name.e]), " ")
	word := " Trade Union"
	if n.kind == nounFed || n.kind == nounGeneral {
		word = " Federation of Trade Unions"
	}
	o.name = text + word
	h.shape, h.org = shapeOrg, o
	f.add(h)
}

// orgOuter reads the region behind a name: ", Shushan District, Hefei".
func (f *finder) orgOuter(t string, end int) (int, place, bool) {
	w, gap, ok := wordAfter(t, end)
	if !ok || gap == gapStop {
		return 0, place{}, false
	}
	at := end
	if gap == gapSpace {
		if !w.is(t, "of", "in") {
			return 0, place{}, false
		}
		at = w.e
	}
	p, g, ok := f.chainAfter(t, at)
	return p.end, p, ok && g != gapStop
}

func skipSpaces(t string, at int) int {
	for at < len(t) && (t[at] == ' ' || t[at] == '\n') {
		at++
	}
	return at
}
