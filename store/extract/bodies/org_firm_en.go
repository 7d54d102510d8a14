package bodies

import (
	"strings"

	"gongbao/model"
)

// jointBefore reads "the Kunming Flower Market Porters' Joint Trade Union",
// where the name ends with no word for an organisation.
func (f *finder) jointBefore(i int, t string, n noun, last word) bool {
	if !last.capital(t) && !last.in(t, inTrades) || last.is(t, "the", "a", "of", "and") {
		return false
	}
	start := nameStart(t, last)
	if start == last.s && kindOfWord(t, last) != kindNone || congressBefore(t, start) {
		return true
	}
	return f.addFirm(i, t, word{start, last.e}, hit{unit: i, start: start, end: n.end}, " Joint Trade Union")
}

// jointAfter reads "Joint Trade Union of Kunming Flower Market Porters" with
// the name at byte at, if it goes on behind byte end.
func (f *finder) jointAfter(i int, t string, n noun, at, end int) bool {
	name, ok := capitals(t, at)
	if !ok || !n.joint || name.e <= end || congressBefore(t, n.start) {
		return false
	}
	return f.addFirm(i, t, name, hit{unit: i, start: n.start, end: name.e}, " Joint Trade Union")
}

// maxFirm is the most words that the name of a firm takes where no word for an
// organisation ends it.
const maxFirm = 4

// firmBefore reads "the Haier Labor Union", "Foxconn's trade union": a firm
// whose name has no word that says so.
func (f *finder) firmBefore(i int, t string, n noun) bool {
	if n.kind != nounTrade && n.kind != nounLabor || n.plural || n.joint || f.units[i].role <= roleDeck {
		return false
	}
	last, gap, ok := wordBefore(t, n.start)
	if !ok || gap != gapSpace || !last.capital(t) {
		return false
	}
	owned := len(last.text(t)) < last.e-last.s
	if !owned && !n.head.capital(t) {
		return false
	}
	last.e = last.s + len(last.text(t))
	start, article := last.s, false
	for range maxFirm {
		w, gap, ok := wordBefore(t, start)
		if !ok || gap != gapSpace {
			break
		}
		if article = w.is(t, "the"); article || !w.capital(t) {
			break
		}
		start = w.s
	}
	if !owned && !article { // at the start of a sentence a capital says nothing
		return false
	}
	return f.firm(i, t, word{start, last.e}, hit{unit: i, start: start, end: n.end})
}

// firmAfter reads "the trade union of Haier" with the name at byte at.
func (f *finder) firmAfter(i int, t string, n noun, at int) bool {
	if n.kind != nounTrade && n.kind != nounLabor || n.plural || f.units[i].role <= roleDeck {
		return false
	}
	name, ok := capitals(t, at)
	if !ok || strings.Count(t[name.s:name.e], " ") >= maxFirm {
		return false
	}
	return f.firm(i, t, name, hit{unit: i, start: n.start, end: name.e})
}

// capitals returns the capitalised words that begin at byte at.
func capitals(t string, at int) (word, bool) {
	var name word
	for i := range maxOrgWords {
		w, gap, ok := wordAfter(t, at)
		if !ok || gap != gapSpace || !w.capital(t) {
			break
		}
		if i == 0 {
			name.s = w.s
		}
		at, name.e = w.e, w.s+len(w.text(t))
	}
	return name, name.e > name.s
}

// firm adds the body of a firm by a name in which nothing says that it is one:
// a word of it must be a known brand or Chinese, none another word, and no
// region be named by it.
func (f *finder) firm(i int, t string, name word, h hit) bool {
	own := false
	for at := name.s; at < name.e; {
		w, _, ok := wordAfter(t[:name.e], at)
		if !ok {
			break
		}
		own = own || w.in(t, inBrands) || isPinyin(w.text(t))
		if w.in(t, inNotFirm|inForeign|inThings|inAnyOrg|inSurnames) || kindOfWord(t, w) != kindNone || w.e-w.s < 3 && at == name.s {
			return false
		}
		if _, _, ok := f.placeBefore(t, w.e); ok && w.e == name.e {
			return false
		}
		at = w.e
	}
	if !own {
		return false
	}
	return f.addFirm(i, t, name, h, " Trade Union")
}

// brandsEN are firms that are named without a word that says what they are.
const brandsEN = " haier hisense gree midea foxconn huawei zte tencent alibaba baidu jd meituan didi byd chery geely sinopec petrochina cnooc cofco lenovo xiaomi oppo vivo catl boe" +
	" tesla volkswagen toyota honda nissan walmart kfc ikea starbucks carrefour siemens bosch samsung panasonic apple amazon maotai wuliangye yili mengniu weichai goldwind tbea cosco crrc cnpc cssc csic avic comac casic casc norinco sany zoomlion tcl skyworth baowu baosteel ansteel shougang dongfeng faw saic baic gac chinalco minmetals sinochem cscec mcdonald's "

// notFirm are words with a capital before "Trade Union" or behind "trade union
// of" that name no firm.
const notFirm = " china chinese communist party socialist youth league monday tuesday wednesday thursday friday saturday sunday january february march april may june july august" +
	" september october november december today yesterday tomorrow mr mrs ms miss dr government state council people people's public social general central grassroots enterprise workers" +
	" workers' worker labor labour trade union unions red xi jinping and or for the this that in on at as when if then they he she it we you i our their his her its study build" +
	" strengthen promote deepen improve implement carry hold opinions notice law constitution chairman president vice secretary comrade comrades first second third city's county's" +
	" republic world international national federation committee congress characteristic characteristics road era thought spirit daily news home house staff migrant sunshine change dance game weixin " +
	"women women's female male young model craftsman warm love service smart digital online internet "

// addFirm adds the body with this name; the region is the one it begins with,
// that stands behind it, or the article's.
func (f *finder) addFirm(i int, t string, name word, h hit, noun string) bool {
	o := &org{level: model.LevelEnterprise, needsHome: true}
	if p, ok := f.firmPlace(t, name.s); ok {
		if p.end >= name.e {
			return true // "Hefei Joint Trade Union": of whom?
		}
		o.place = p
	} else if _, outer, ok := f.orgOuter(t, h.end); ok {
		o.place = outer
	}
	o.name = strings.Join(strings.Fields(t[name.s:name.e]), " ") + noun
	h.shape, h.org = shapeOrg, o
	f.add(h)
	return true
}
