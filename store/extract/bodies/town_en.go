package bodies

import (
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// townEN returns the township that an English name means, with or without the
// noun of its body; nil if there is none, or several that fit alike.
// Translators write Street for Subdistrict, leave out the people of an ethnic
// township or make them part of its name ("Mazongmiao Town"), and translate
// the last character ("Qingnian Road Street").
func townEN(towns []gazetteer.Township, name string) *gazetteer.Township {
	stem, typ := townStem(gazetteer.Slug(name))
	if stem == "" {
		return nil
	}
	var found, typed *gazetteer.Township
	n, m := 0, 0
	for i := range towns {
		town := &towns[i]
		own, _ := townStem(gazetteer.Slug(town.EN))
		if !sameTown(stem, own, town) {
			continue
		}
		found = town
		n++
		if typ == townWordOf(town.Type) {
			typed = town
			m++
		}
	}
	switch {
	case m == 1:
		return typed
	case n == 1:
		return found
	}
	return nil
}

// sameTown tells whether the stem of an English name is that of the township.
func sameTown(stem, own string, town *gazetteer.Township) bool {
	if stem == own {
		return true
	}
	if rest, ok := strings.CutPrefix(stem, own); ok && strings.Contains(town.ZH, "族") && strings.Contains(peoples, " "+rest+" ") {
		return true
	}
	for _, w := range [...]struct{ en, pinyin string }{
		{"road", "lu"}, {"bridge", "qiao"}, {"lake", "hu"}, {"mountain", "shan"}, {"river", "he"}, {"village", "cun"}, {"newvillage", "xincun"}, {"gate", "men"}, {"newtown", "xincheng"}, {"port", "gang"}, {"garden", "yuan"},
		{"northroad", "beilu"}, {"southroad", "nanlu"}, {"eastroad", "donglu"}, {"westroad", "xilu"}, {"middleroad", "zhonglu"}, {"avenue", "dajie"}, {"ancient", "gu"}, {"airport", "jichang"}, {"railwaystation", "huochezhan"},
	} {
		if base, ok := strings.CutSuffix(stem, w.en); ok && base+w.pinyin == own {
			return true
		}
	}
	return false
}

// townStem cuts the words off a slug that say what kind of township it is, and
// joins the rest; typ is the first of them in the order of size.
func townStem(slug string) (stem, typ string) {
	words := strings.Split(slug, "-")
	for n := len(words); n > 1; n-- {
		switch w := words[n-1]; w {
		case "town", "township", "street", "subdistrict", "sumu", "community", "village":
			if typ == "" {
				typ = w
			}
		case "district":
			if words[n-2] != "sub" {
				return strings.Join(words[:n], ""), typ
			}
			typ = "subdistrict"
		case "sub", "ethnic", "nationality", "autonomous", "minority":
		default:
			if strings.Contains(peoples, " "+w+" ") {
				break
			}
			if typ == "street" {
				typ = "subdistrict"
			}
			return strings.Join(words[:n], ""), typ
		}
	}
	return words[0], typ
}

// townWordOf returns the word of townStem for a type of the gazetteer.
func townWordOf(typ string) string {
	if typ == "Ethnic Township" {
		return "township"
	}
	return strings.ToLower(typ)
}

// townBack reads "the township federation of trade unions", where w is the word
// for the kind of township: the one named last before it.
func (f *finder) townBack(i int, t string, n noun, w word) {
	if n.plural || w.is(t, "community", "village") {
		return
	}
	if pre, gap, ok := wordBefore(t, w.s); ok && (gap == gapComma || gap == gapSpace && pre.in(t, inManyTowns)) {
		return // "town and township unions": any
	}
	name, ok := townNamedBefore(t, w.s)
	if !ok {
		return
	}
	o := &org{level: model.LevelTownship, name: t[name.s:name.e], back: true}
	if _, outer, ok := f.orgOuter(t, name.e); ok {
		o.place = outer
	}
	f.add(hit{unit: i, start: w.s, end: n.end, shape: shapeOrg, org: o})
}

// manyTowns are words before "township federation" that make it any.
const manyTowns = " and or every each all various any other both some many several three two of county district "

// townReach is how far before "the township federation" its name may stand.
const townReach = 240

// townNamedBefore returns the last name of a township before byte end.
func townNamedBefore(t string, end int) (word, bool) {
	at := end
	for end-at < townReach {
		w, _, ok := wordBefore(t, at)
		if !ok {
			at = skipBack(t, at)
			if at == 0 {
				break
			}
			continue
		}
		if w.capital(t) && w.in(t, inTowns) {
			if start := nameStart(t, w); start < w.s {
				return word{start, w.e}, true
			}
		}
		at = w.s
	}
	return word{}, false
}

// skipBack returns the byte before which to go on where no word is near.
func skipBack(t string, at int) int {
	for n := 0; n < maxGap && at > 0; {
		_, size := lastRune(t, at)
		at -= size
		n += size
	}
	return at
}
