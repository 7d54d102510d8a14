package bodies

import (
	"slices"
	"strings"

	"gongbao/store/gazetteer"
)

// maxPhrase is the most words a region's name with its type takes:
// "Jishishan Bonan, Dongxiang and Salar Autonomous County" is the longest that
// is met whole.
const maxPhrase = 8

// placeBefore returns the region whose name ends at or before byte end, the
// longest name first; ok is false if there is none.
func (f *finder) placeBefore(t string, end int) (place, byte, bool) {
	var ws [maxPhrase]word
	first := byte(gapStop)
	n := 0
	for at := end; n < maxPhrase; n++ {
		w, gap, ok := wordBefore(t, at)
		if !ok || n > 0 && gap != gapSpace {
			break
		}
		if n == 0 {
			if first = gap; !mayEndPlace(t, w) {
				return place{}, first, false
			}
		}
		ws[maxPhrase-1-n] = w
		at = w.s
	}
	if n == 0 || first == gapStop {
		return place{}, first, false
	}
	for k := n; k > 0; k-- {
		if p, ok := f.placeOf(t, ws[maxPhrase-k:]); ok {
			return p, first, true
		}
	}
	return place{}, first, false
}

// mayEndPlace tells whether a region's name may end with the word: it says of what
// kind it is, or it does not look like any other word.
func mayEndPlace(t string, w word) bool {
	switch {
	case w.capital(t), digit(t[w.s]), quoted(t, w), hyphened(t, w), kindOfWord(t, w) != kindNone:
		return !w.is(t, "of", "and", "the", "in")
	}
	return w.is(t, "zone", "park", "area", "zone's")
}

// placeAfter returns the region whose name starts at or after byte i.
func (f *finder) placeAfter(t string, i int) (place, byte, bool) {
	var ws [maxPhrase]word
	first := byte(gapStop)
	n := 0
	for at := i; n < maxPhrase; n++ {
		w, gap, ok := wordAfter(t, at)
		if !ok || n > 0 && gap != gapSpace {
			break
		}
		if n == 0 {
			first = gap
		} else if !w.capital(t) && kindOfWord(t, w) == kindNone && !w.in(t, inPeoples) && !quoted(t, w) && !hyphened(t, w) {
			break // no name goes on with a small letter
		}
		ws[n] = w
		at = w.e
	}
	if n == 0 || first == gapStop {
		return place{}, first, false
	}
	for k := n; k > 0; k-- {
		if p, ok := f.placeOf(t, ws[:k]); ok {
			return p, first, true
		}
	}
	return place{}, first, false
}

// placeOf returns the region that exactly these words name.
func (f *finder) placeOf(t string, ws []word) (place, bool) {
	first, last := ws[0], ws[len(ws)-1]
	if first.is(t, "the", "of", "in", "and", "a") || last.is(t, "of", "and", "the", "in") {
		return place{}, false
	}
	k, n := kindOfWords(t, ws)
	if n == len(ws) {
		return place{}, false
	}
	lower := !first.capital(t) && !digit(t[first.s])
	if lower && (k == kindNone || first.e-first.s < 4) {
		return place{}, false
	}
	p := place{start: first.s, end: last.e, kind: k}
	if k == kindNone && last.is(t, "zone", "park", "area", "zone's") {
		p.kind = kindDistrict
		p.cands = f.t.ByEN(phraseKey(t, ws))
		if len(p.cands) == 0 && len(ws) > 3 { // "Hefei National High-Tech Zone"
			p.cands = f.t.ByEN(strings.Replace(phraseKey(t, ws), "national", "", 1))
		}
		return p, len(p.cands) > 0
	}
	if k == kindNone {
		p.cands = f.bare(t, ws)
		return p, len(p.cands) > 0
	}
	if key := phraseKey(t, ws); len(f.t.ByEN(key)) > 0 {
		p.cands = f.highestTyped(keep(todayEN(f.t.ByEN(key), key), func(r *gazetteer.Region) bool { return k.fits(r) || k.near(r) }), k)
	}
	if k == kindDistrict && len(ws) == 2 {
		for _, r := range f.direction(t, first) {
			if !slices.Contains(p.cands, r) {
				p.cands = append(p.cands[:len(p.cands):len(p.cands)], r)
			}
		}
	}
	if k == kindDistrict && len(p.cands) == 0 && len(ws) > 2 && ws[len(ws)-2].is(t, "new") { // "Lanzhou New District"
		p.cands = f.t.ByEN(strings.Replace(phraseKey(t, ws), "newdistrict", "newarea", 1))
	}
	for m := len(ws) - n; m > 0 && len(p.cands) == 0; m-- {
		if m < len(ws)-n && !ws[m].in(t, inPeoples) {
			break
		}
		key := phraseKey(t, ws[:m])
		p.cands = todayEN(narrow(f.t.ByEN(key), k), key)
	}
	return p, len(p.cands) > 0
}

// direction returns the districts whose names translators take apart: "North
// District" is 城北区, 市北区 or 北区.
func (f *finder) direction(t string, w word) []*gazetteer.Region {
	var side string
	switch {
	case w.is(t, "north"):
		side = "北"
	case w.is(t, "south"):
		side = "南"
	case w.is(t, "east"):
		side = "东"
	case w.is(t, "west"):
		side = "西"
	case w.is(t, "central"):
		side = "中"
	default:
		return nil
	}
	var out []*gazetteer.Region
	for _, name := range [...]string{"城" + side + "区", "市" + side + "区", side + "城区", side + "区"} {
		for _, r := range today(f.t.ByZH(name), name) {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// highestTyped keeps the regions that fit the kind, if some do.
func (f *finder) highestTyped(regions []*gazetteer.Region, k kind) []*gazetteer.Region {
	if out := keep(regions, k.fits); len(out) > 0 {
		return out
	}
	return regions
}

// bare returns the regions that a name without a type can mean.
func (f *finder) bare(t string, ws []word) []*gazetteer.Region {
	if len(ws) > f.t.MaxENWords() {
		return nil
	}
	if len(ws) > 1 {
		for _, w := range ws {
			if !w.capital(t) && !quoted(t, w) && !hyphened(t, w) {
				return nil
			}
		}
	}
	key := phraseKey(t, ws)
	if len(key) < 4 || english().look(key).class&inNotBare != 0 {
		return nil
	}
	return todayEN(f.t.ByEN(key), key)
}

// quoted tells whether an apostrophe stands right before the word: "Lu 'an".
func quoted(t string, w word) bool {
	if w.s == 0 {
		return false
	}
	r, _ := lastRune(t, w.s)
	return isApostrophe(r)
}

// todayEN keeps the regions that bear the name with this key today, if there
// are some.
func todayEN(regions []*gazetteer.Region, key string) []*gazetteer.Region {
	if len(regions) < 2 {
		return regions
	}
	now := keep(regions, func(r *gazetteer.Region) bool {
		if gazetteer.Key(r.Short) == key || gazetteer.Key(r.EN) == key {
			return true
		}
		for _, a := range r.AltEN() {
			if gazetteer.Key(a) == key {
				return true
			}
		}
		return false
	})
	if len(now) > 0 {
		return now
	}
	return regions
}

// notBare are keys of regions that are words or surnames far more often.
const notBare = " long song dong ding fang gang guan hong huang jing ling liang ming ning ping qing rong shan shen sheng shun tang tong" +
	" wang xiang xing yang zhang zhong zhou young china general national central chinese party people union "

// peoples are words between a name and "Autonomous …".
const peoples = " uygur uyghur uighur hui zhuang tibetan mongol mongolian yi miao dong tujia bai dai hani zhuangs jingpo lisu korean kazakh" +
	" kirgiz kyrgyz li qiang buyei bouyei va lahu blang nu drung dulong naxi yao she mulao mulam maonan gelao gelo shui sui tajik xibe salar bonan dongxiang" +
	" tu yugur daur ewenki evenki oroqen hezhen manchu man primi pumi jino achang deang nationality nationalities ethnic group and multinational various multi-ethnic "

// phraseKey returns the gazetteer's key of the words.
func phraseKey(t string, ws []word) string {
	last := ws[len(ws)-1]
	return gazetteer.Key(t[ws[0].s : last.s+len(last.text(t))])
}

// kindOfWords returns the kind of region that the last words say and how many
// words say it.
func kindOfWords(t string, ws []word) (kind, int) {
	last := len(ws) - 1
	k := kindOfWord(t, ws[last])
	if k == kindNone {
		if last > 0 && ws[last].is(t, "area") && ws[last-1].is(t, "new") {
			return kindDistrict, 2
		}
		return kindNone, 0
	}
	n := 1
	for n <= last && n < 4 && ws[last-n].is(t, "autonomous", "new", "administrative", "special", "level", "prefecture", "county", "forestry", "municipality") {
		n++
	}
	if k == kindPrefecture && n > 1 && ws[last].is(t, "region") {
		k = kindRegion
	}
	return k, n
}

// chainBefore returns the region named at or before end and takes in the
// regions named before it that hold it: "Jiangsu Province, Xuzhou City". Of
// "Feixi County of Hefei City" it returns the county.
func (f *finder) chainBefore(t string, end int) (place, byte, bool) {
	p, gap, ok := f.placeBefore(t, end)
	if !ok {
		return p, gap, false
	}
	if of, g, ok := wordBefore(t, p.start); ok && g == gapSpace && of.is(t, "of", "in") {
		if q, g, ok := f.placeBefore(t, of.s); ok && g == gapSpace && q.kind != kindNone && f.inside(&q, p.cands) {
			q.end = p.end
			p = q
		}
	}
	for range 3 {
		q, g, ok := f.placeBefore(t, p.start)
		if !ok || g == gapStop {
			break
		}
		start := q.start
		if g == gapComma && adjective(t, q.end) || !f.inside(&p, q.cands) {
			break
		}
		p.start = start
	}
	return p, gap, true
}

// adjective tells whether the word that ends at end waits for a noun of its
// own: "the Bengbu Municipal, Huaiyuan County … Federations".
func adjective(t string, end int) bool {
	w, _, ok := wordBefore(t, end)
	return ok && w.is(t, "municipal", "provincial", "prefectural")
}

// chainAfter returns the region named at or after i, with the regions after it
// that hold it ("Zhongmou County, Zhengzhou City, Henan Province") or, without
// commas, that it holds ("Henan Zhongmu County").
func (f *finder) chainAfter(t string, i int) (place, byte, bool) {
	p, gap, ok := f.placeAfter(t, i)
	if !ok {
		return p, gap, false
	}
	for range 3 {
		q, g, ok := f.placeAfter(t, p.end)
		if !ok || g == gapStop {
			break
		}
		end := q.end
		switch {
		case f.inside(&p, q.cands):
			p.end = end
		case g == gapSpace && f.inside(&q, p.cands):
			q.start = p.start
			p = q
		default:
			return p, gap, true
		}
	}
	return p, gap, true
}
