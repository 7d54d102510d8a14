package bodies

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// placeNounZH adds the body of a region and of those before it that share the
// noun: 芗城、龙文、龙海总工会.
func (f *finder) placeNounZH(i int, t string, n zhNoun, p place) {
	items := f.listBeforeZH(t, p.start, p.kind)
	first := p.start
	if len(items) > 0 {
		first = items[0].start
	}
	if sep := separatorBefore(t, first); sep < first && strings.HasSuffix(t[:sep], "省") && !f.placeEnds(t, sep) {
		f.add(hit{unit: i, start: sep - len("省"), end: sep, han: true, shape: shapeBack, back: kindProvince}) // 省、杭州市总工会
	}
	for _, q := range items {
		f.add(hit{unit: i, start: q.start, end: q.end, han: true, shape: shapeRegion, place: q})
	}
	f.add(hit{unit: i, start: p.start, end: n.e, han: true, shape: shapeRegion, place: p})
}

// listBeforeZH returns the places before at that are listed with 、 or 和.
func (f *finder) listBeforeZH(t string, at int, k kind) []place {
	var items []place
	for range maxList {
		sep := separatorBefore(t, at)
		if sep == at {
			break
		}
		q, ok := f.chainBeforeZH(t, sep)
		if !ok || q.end != sep {
			break
		}
		q.prefer(k)
		items = append(items, q)
		at = q.start
	}
	slices.Reverse(items)
	return items
}

// separatorBefore returns where the separator of a list that ends at at
// begins; at if there is none.
func separatorBefore(t string, at int) int {
	for _, s := range [...]string{"、", "以及", "和", "与", "及"} {
		if strings.HasSuffix(t[:at], s) {
			return at - len(s)
		}
	}
	return at
}

// What may stand between 等 and 总工会, and of that the numbers.
var (
	etcRunes   = newRuneSet("省市区县旗盟州地个家两一二三四五六七八九十0123456789（）()、级")
	countRunes = newRuneSet("两一二三四五六七八九十")
)

// listEtcZH reads 芗城、龙文等区总工会.
func (f *finder) listEtcZH(i int, t string, n zhNoun) bool {
	at, k, counted := n.s, kindNone, false
	for range 12 {
		r, size := utf8.DecodeLastRuneInString(t[:at])
		if size == 0 {
			return false
		}
		at -= size
		if r == '等' {
			break
		}
		if counted && k != kindNone && f.placeEnds(t, at+size) {
			return f.countedZH(i, t, n, at+size, k) // 江苏、上海两省市总工会
		}
		if !etcRunes.has(r) {
			return false
		}
		counted = (counted || countRunes.has(r)) && r != '级'
		if r == '级' {
			counted, k = false, kindNone
		}
		if c := kindOfRune(r); c != kindNone && (k == kindNone || c == kindProvince) {
			k = c
		}
	}
	if !strings.HasPrefix(t[at:], "等") {
		return false
	}
	p, ok := f.chainBeforeZH(t, at)
	if !ok || p.end != at {
		return true // "…等市总工会": of places we do not know
	}
	p.prefer(k)
	n.e = p.end
	hits := len(f.hits)
	f.placeNounZH(i, t, n, p)
	for k := range f.hits[hits:] {
		f.hits[hits+k].sample = true
	}
	return true
}

// countedZH reads the list of places that ends at end, before how many they are:
// 江苏、浙江、上海两省一市总工会.
func (f *finder) countedZH(i int, t string, n zhNoun, end int, k kind) bool {
	p, ok := f.chainBeforeZH(t, end)
	if !ok || p.end != end || separatorBefore(t, p.start) == p.start {
		return false
	}
	if p.kind == kindNone {
		if typed := narrow(p.cands, k); len(typed) > 0 {
			p.cands = typed
		}
	}
	n.e = end
	f.placeNounZH(i, t, n, p)
	return true
}
