package bodies

import (
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// maxOrgWords is the most words that an organisation's name takes.
const maxOrgWords = 12

// orgLevel returns the level of the body whose organisation's name ends with
// the word, or LevelNone.
func orgLevel(t string, w word) model.Level {
	switch l := w.lists(t); {
	case l&inTowns != 0:
		return model.LevelTownship
	case l&inZones != 0:
		return model.LevelCounty
	case l&(inFirms|inProper|inTrades) != 0:
		return model.LevelEnterprise
	case w.is(t, "district"):
		if p, gap, ok := wordBefore(t, w.s); ok && gap == gapSpace && p.is(t, "sub") {
			return model.LevelTownship
		}
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
	if n.joint {
		return f.jointBefore(i, t, n, last)
	}
	if n.kind == nounFed && last.in(t, inTrades) && last.capital(t) {
		if start := nameStart(t, last); start < last.s {
			if p, ok := f.firmPlace(t, start); ok && p.end < last.s { // "Jinzhou Auto Parts Trade Union Federation"
				return f.addFirm(i, t, word{start, last.e}, hit{unit: i, start: start, end: n.end}, " Trade Union Federation")
			}
		}
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
	if start == last.s && level == model.LevelTownship {
		f.townBack(i, t, n, last)
		return true
	}
	f.orgEN(i, t, word{start, last.e}, last, level, n, hit{unit: i, start: start, end: n.end})
	return true
}

// orgEnd returns the word that ends the name before a noun, without its
// possessive ending: the one before it, or "Ltd" with its stop.
func orgEnd(t string, at int) (word, bool) {
	w, gap, ok := wordBefore(t, at)
	if !ok {
		return w, false
	}
	if gap == gapStop && !(w.is(t, "ltd", "co", "inc", "corp") && strings.Trim(t[w.e:at], ". ") == "") {
		return w, false
	}
	w.e = w.s + len(w.text(t))
	return w, gap != gapComma
}

// nameStart goes back from the last word of a name over its capitalised words,
// and over the trade that stands before a small last word: "Huaxin textile mill".
func nameStart(t string, last word) int {
	start := last.s
	at := last.s
	for n := range maxOrgWords {
		w, gap, ok := wordBefore(t, at)
		if !ok {
			break
		}
		if gap != gapSpace && !(w.is(t, "co") && strings.Trim(t[w.e:at], "., ") == "") {
			break
		}
		if w.is(t, "the", "from", "in", "at", "by", "to", "union", "unions", "federation", "federations", "chairman", "chairwoman", "chairperson", "president", "secretary", "director") {
			break
		}
		if w.capital(t) || digit(t[w.s]) {
			start = w.s
		} else if !w.is(t, "of", "and") && !hyphened(t, w) && !(n < 2 && w.in(t, inTrades) && !last.capital(t)) {
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
	if !ok || gap != gapSpace || !of.is(t, "of", "in", "at", "for") || n.kind == nounBare {
		return false
	}
	at := of.e
	if w, g, ok := wordAfter(t, at); ok && g == gapSpace && w.is(t, "the") {
		at = w.e
	}
	name, last, level, ok := nameAfter(t, at)
	if of.is(t, "of") && (!ok || n.joint) && f.jointAfter(i, t, n, at, name.e) {
		return true
	}
	if !ok {
		if of.is(t, "of") && f.firmAfter(i, t, n, at) {
			return true
		}
		return n.kind != nounFed && n.kind != nounGeneral
	}
	if congressBefore(t, n.start) || !of.is(t, "of") && !last.capital(t) {
		return true // "trade unions in the firm's Chinese stores"
	}
	f.orgEN(i, t, name, last, level, n, hit{unit: i, start: n.start, end: name.e})
	return true
}

// nameAfter reads a name of capitalised words that ends with a word for an
// organisation; that word, and the trade before it, may be small.
func nameAfter(t string, at int) (name, last word, level model.Level, ok bool) {
	small := 0
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
		capital := w.capital(t) || t[w.s] >= '0' && t[w.s] <= '9'
		if !capital && !w.is(t, "of", "and") && !hyphened(t, w) {
			if small++; i == 0 || small > 3 || !w.in(t, inTrades) && orgLevel(t, w) != model.LevelEnterprise {
				break
			}
		}
		if i == 0 {
			name = word{w.s, w.s}
		}
		if l := orgLevel(t, w); l != model.LevelNone && w.s > name.s && !w.in(t, inTrades) {
			name.e, last, level, ok = w.s+len(w.text(t)), w, l, true
			if !capital {
				break
			}
		} else if w.is(t, "co") && w.s > name.s {
			name.e, last, level, ok = w.e, w, model.LevelEnterprise, true
		}
		at = w.e
	}
	return name, last, level, ok
}

// hyphened tells whether a hyphen parts the word from the one before: High-tech.
func hyphened(t string, w word) bool { return w.s > 0 && t[w.s-1] == '-' }

// townNext tells whether the name that a region begins goes on to name an
// organisation: "of Anhui Conch Group".
func (f *finder) townNext(t string, end int) bool {
	w, gap, ok := wordAfter(t, end)
	if !ok || gap != gapSpace || !w.capital(t) && !w.is(t, "of") {
		return false
	}
	if w.in(t, inFirms|inProper|inTowns|inZones) {
		return true
	}
	_, _, _, ok = nameAfter(t, end)
	return ok
}

// orgEN adds the body of an organisation whose name is the words in name.
func (f *finder) orgEN(i int, t string, name, last word, level model.Level, n noun, h hit) {
	o := &org{level: level}
	head := name.s
	if p, ok := f.firmPlace(t, name.s); ok && p.end <= last.s {
		whole := p.kind == kindNone && skipSpaces(t, p.end) >= last.s // "Zhongshan Street": not of 中山市
		if level != model.LevelTownship || !whole && (p.kind != kindNone || p.cands[0].Level < model.LevelCounty) {
			o.place, head = p, skipSpaces(t, p.end)
		}
	}
	if bare := o.place.kind == kindNone; len(o.place.cands) == 0 || bare && plainCounty(o.place.cands[0]) {
		if _, outer, ok := f.orgOuter(t, max(name.e, h.end)); ok {
			o.place = outer
		}
	}
	first, _, ok := wordAfter(t, head)
	switch {
	case !ok || level == model.LevelEnterprise && last.in(t, inTrades): // "Anhui Steel Trade Union": of which firm?
		return
	case first.s >= last.s && !(head > name.s && last.in(t, inProper)): // "the Company Trade Union", "Hefei Company Trade Union"
		return
	case !first.capital(t) && !digit(t[first.s]), first.in(t, inAnyOrg):
		return
	}
	from := name.s
	if level == model.LevelTownship {
		if from = head; kindOfWord(t, first) != kindNone {
			return
		}
	}
	text := strings.Join(strings.Fields(t[from:name.e]), " ")
	o.name = text + " Trade Union"
	if n.kind == nounFed || n.kind == nounGeneral {
		o.name = text + " Federation of Trade Unions"
	}
	h.shape, h.org = shapeOrg, o
	f.add(h)
}

// firmPlace returns the region that an organisation's name begins with at byte
// at. A county without its type behind a prefecture is more often part of the
// name: "Qiqihar Longjiang Machine Works".
func (f *finder) firmPlace(t string, at int) (place, bool) {
	p, gap, ok := f.chainAfter(t, at)
	if !ok || gap != gapSpace || p.start != at {
		return place{}, false
	}
	if p.kind == kindNone && len(p.outer) > 0 && plainCounty(p.cands[0]) {
		if q, gap, ok := f.placeAfter(t, at); ok && gap == gapSpace && q.end < p.end && q.cands[0].Level == model.LevelPrefecture {
			return q, true
		}
	}
	return p, true
}

// plainCounty tells whether a region is a county or district: county-level
// cities are named without their type.
func plainCounty(r *gazetteer.Region) bool {
	return r.Level == model.LevelCounty && r.Type != "City" && r.Type != "Development Zone"
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

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
