package bodies

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// orgRunes is the most runes an organisation's name takes.
const orgRunes = 26

// orgZH reads the union of a township, an enterprise or a branch of industry.
// It tells whether the words are read, also where they name no body.
func (f *finder) orgZH(i int, t string, n zhNoun) bool {
	end := skipBracketBack(t, skipSpaceBack(t, n.s))
	if f.organsZH(i, t, n, end) {
		return true
	}
	w, ok := orgWordBefore(t, end)
	if !ok {
		return f.brandZH(i, t, n, end) || n.kind == zhJoint && f.jointZH(i, t, n)
	}
	from := f.orgStart(t, end)
	if from >= end {
		return w.level != model.LevelTownship || !f.townBackZH(i, t, n, from)
	}
	if firstOfKind(t[:from]) {
		return true
	}
	o := &org{level: w.level}
	stem := end - len(w.text) // the name without the word that says what it is
	start, head := f.orgPlace(t, from, stem, end, o)
	if head == stem && o.level == model.LevelTownship && len(o.place.cands) == 0 {
		f.townBackZH(i, t, n, stem)
		return true
	}
	if o.above == kindNone && len(o.place.cands) == 0 && (w.level == model.LevelIndustry || w.level == model.LevelCounty || utf8.RuneCountInString(t[start:stem]) < 2) {
		if w.level != model.LevelCounty || start < stem && stem-start < 6 || start == stem && (n.kind != zhGeneral || w.text != "经开区" && w.text != "高新区" && w.text != "开发区") {
			return true // 公司工会, 教育工会: of whom, nobody says
		}
	}
	if isGeneric(t[head:end]) {
		return true
	}
	if o.sector = sectorZH(t[head:end]); o.sector != nil && (o.above != kindNone || len(o.place.cands) > 0 && o.place.start == start) {
		o.level = model.LevelIndustry
		f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
		return true
	}
	o.sector = nil
	if w.level == model.LevelCounty {
		if p, ok := f.zoneOf(t[head:end], o.place); ok {
			p.start, p.end = start, end
			f.placeNounZH(i, t, n, p)
			return true
		}
		o.zone = t[head:end]
	}
	if head >= stem && w.level != model.LevelIndustry && w.level != model.LevelCounty && !(start < head && isProperZH(w.text)) { // 合肥市公司工会
		return true
	}
	name := t[start:n.e]
	if w.level == model.LevelTownship {
		if !f.townStands(t, from, head, stem, end, o) {
			return true
		}
		name = t[head:n.e]
	}
	if utf8.RuneCountInString(name) > orgRunes {
		return true
	}
	o.nameZH = strings.ReplaceAll(name, " ", "")
	if w.level == model.LevelTownship {
		f.townsBefore(i, t, n, o, start)
	}
	f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
	return true
}

// skipBracketBack returns where the bracket begins that ends at end and says
// more of the name before it: 经济开发区（航空小镇）总工会.
func skipBracketBack(t string, end int) int {
	if r, _ := utf8.DecodeLastRuneInString(t[:end]); r != ')' && r != '）' {
		return end
	}
	open := strings.LastIndexAny(t[:end], "(（")
	if open <= 0 || end-open > 3*10 || !isHan(lastRuneOf(t[:open])) {
		return end
	}
	return open
}

// organsZH reads 河北省直属机关工会, 市直机关工会工委: the union of the organs of a
// region's party committee and government.
func (f *finder) organsZH(i int, t string, n zhNoun, end int) bool {
	r, _ := utf8.DecodeLastRuneInString(t[:end])
	if r != '关' && r != '直' && r != '属' {
		return false
	}
	for _, w := range [...]string{"直属机关", "直机关", "级机关", "机关", "直属", "直"} {
		at := end - len(w)
		if !strings.HasSuffix(t[:end], w) {
			continue
		}
		o := &org{level: model.LevelIndustry, organs: true}
		h := hit{unit: i, end: n.e, han: true, shape: shapeOrg, org: o}
		if p, ok := f.chainBeforeZH(t, at); ok && p.end == at && (p.kind != kindNone || w != "机关") {
			o.place, h.start = p, p.start
		} else if start, k := levelBefore(t, at); k != kindNone {
			o.above, h.start = k, start
		} else {
			return false
		}
		f.add(h)
		return true
	}
	return false
}

// isProperZH tells whether a word makes a name with the place before it alone:
// 河南大学, where 合肥公司 is none.
func isProperZH(word string) bool {
	switch word {
	case "大学", "学院", "机场", "地铁", "公交", "港务", "电视台", "报社", "党校", "油田", "高速", "电力", "邮政", "电信", "供电", "燃气", "监狱", "海关", "图书馆", "博物馆",
		"机务段", "车务段", "工务段", "电务段", "供电段", "车辆段", "客运段", "动车段":
		return true
	}
	return false
}

// brandZH reads the union of a firm whose name has no word that says so: 马钢工会.
func (f *finder) brandZH(i int, t string, n zhNoun, end int) bool {
	brand := brandBefore(t, end)
	if brand == "" {
		return false
	}
	start := end - len(brand)
	o := &org{level: model.LevelEnterprise}
	if p, ok := f.chainBeforeZH(t, start); ok && p.end == start {
		o.place, start = p, p.start
	} else if from := f.orgStart(t, start); hasAnyPrefix(t[from:start], firmStarts[:]...) {
		start = from
	} else if r, size := utf8.DecodeLastRuneInString(t[:start]); size > 0 && isHan(r) && !strings.ContainsRune(stopRunes, r) && !stopsBefore(t, start) {
		return false // part of a word
	}
	o.nameZH = t[start:n.e]
	f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
	return true
}

// townReachZH is how far before 镇总工会 the town's name may stand.
const townReachZH = 300

// townBackZH reads 镇总工会 where no name stands before it: the township of that
// kind named last. at is the byte where the noun's word begins.
func (f *finder) townBackZH(i int, t string, n zhNoun, at int) bool {
	if n.kind == zhPlain {
		return false
	}
	if r, size := utf8.DecodeLastRuneInString(t[:at]); size > 0 && strings.ContainsRune("各全两多数几属辖级等个家、和与及县区乡市街）)", r) {
		return false // 各镇总工会: any
	}
	word := t[at:n.s]
	for from := at; at-from < townReachZH; {
		k := strings.LastIndex(t[max(0, at-townReachZH):from], word)
		if k < 0 {
			return false
		}
		end := max(0, at-townReachZH) + k + len(word)
		if o := f.townEnding(t, end, n); o != nil {
			f.add(hit{unit: i, start: at, end: n.e, han: true, shape: shapeOrg, org: o})
			return true
		}
		from = end - len(word)
	}
	return false
}

// townEnding returns the union of the township whose name ends at byte end.
func (f *finder) townEnding(t string, end int, n zhNoun) *org {
	w, ok := orgWordBefore(t, end)
	if !ok || w.level != model.LevelTownship {
		return nil
	}
	from := f.orgStart(t, end)
	o := &org{level: w.level, back: true}
	_, head := f.orgPlace(t, from, end-len(w.text), end, o)
	stem := end - len(w.text)
	if c := utf8.RuneCountInString(t[head:stem]); c < 1 || c > 4 || isGeneric(t[head:end]) {
		return nil
	}
	o.nameZH = t[head:end] + t[n.s:n.e]
	return o
}

// firstOfKind tells whether what follows is one of its kind, not a name: 首个….
func firstOfKind(before string) bool {
	for _, w := range [...]string{"首个", "首家", "第一个", "第一家"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// townStands tells whether t[head:end] is a township's whole name: one that the
// gazetteer knows, or a short one with a region or punctuation before it.
func (f *finder) townStands(t string, from, head, stem, end int, o *org) bool {
	if f.hasTown(o.place.cands, t[head:end]) {
		return true
	}
	n := utf8.RuneCountInString(t[head:stem])
	return n <= 3 || n <= 5 && (head > from || f.wordStarts(t, from))
}

func lastRuneOf(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// townsBefore adds the townships before start that share the noun:
// 於潜镇、太阳镇总工会.
func (f *finder) townsBefore(i int, t string, n zhNoun, o *org, start int) {
	for range maxList {
		sep := separatorBefore(t, start)
		w, ok := orgWordBefore(t, sep)
		if sep == start || !ok || w.level != model.LevelTownship {
			return
		}
		from := f.orgStart(t, sep)
		other := &org{level: w.level}
		s, head := f.orgPlace(t, from, sep-len(w.text), sep, other)
		if utf8.RuneCountInString(t[head:sep-len(w.text)]) < 1 || isGeneric(t[head:sep]) || sep-head > 3*10 {
			return
		}
		if len(other.place.cands) == 0 {
			other.place = o.place
		} else if len(o.place.cands) == 0 {
			o.place = other.place
		}
		other.nameZH = t[head:sep] + t[n.s:n.e]
		f.add(hit{unit: i, start: s, end: sep, han: true, shape: shapeOrg, org: other})
		start = s
	}
}

// jointZH reads a joint union whose name ends in no word for an organisation:
// “上街里”工会联合会.
func (f *finder) jointZH(i int, t string, n zhNoun) bool {
	end := n.s
	quoted := strings.HasSuffix(t[:end], "”")
	if quoted {
		end -= len("”")
	}
	from := f.orgStart(t, end)
	if firstOfKind(t[:from]) {
		return true
	}
	if quoted && !strings.HasSuffix(t[:from], "“") {
		return true
	}
	o := &org{level: model.LevelEnterprise}
	start, head := f.orgPlace(t, from, end, end, o)
	if start > from { // "老青岛…" is no name of 青岛
		start, head, o.place = from, from, place{}
	}
	if n := utf8.RuneCountInString(t[head:end]); n < 2 || n > 12 || isGeneric(t[head:end]) || strings.Contains(t[head:end], "加入") || strings.Contains(t[head:end], "申请") {
		return true
	}
	o.nameZH = t[start:end] + t[n.s:n.e]
	f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
	return true
}

// zoneOf returns the development zone that the gazetteer has under the short
// name of its city: 合肥经开区 for 合肥市经开区.
func (f *finder) zoneOf(name string, city place) (place, bool) {
	for _, r := range city.cands {
		if zones := f.t.ByZH(r.ShortZH + name); len(zones) == 1 {
			return place{cands: zones, kind: kindDistrict}, true
		}
		if name == "新区" && r.Type == "District" { // 钱塘新区, once that
			return place{cands: []*gazetteer.Region{r}, kind: kindDistrict}, true
		}
	}
	return place{}, false
}

// orgStart returns where the name that ends at end can begin at the earliest:
// behind punctuation or a word that is no part of a name.
func (f *finder) orgStart(t string, end int) int {
	s := end
	for n := 0; n < orgRunes && s > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(t[:s])
		if !isHan(r) && !isNameRune(r) {
			break
		}
		if strings.ContainsRune(stopRunes, r) && !keptRune(t, s-size, s) && !f.inRegion(t, s-size, end) && !f.joinsInName(t, s-size, r) {
			break
		}
		s -= size
		if stop := stopWordAt(t, s); stop > 0 {
			s += stop
			break
		}
	}
	for s < end { // brackets at its start are not part of it
		r, size := utf8.DecodeRuneInString(t[s:])
		if r != ')' && r != '）' && r != '(' && r != '（' {
			break
		}
		s += size
	}
	return min(s, end)
}

// inRegion tells whether the character at byte at is part of a region's name:
// 从 in 从化区, 和 in 平和县.
func (f *finder) inRegion(t string, at, end int) bool {
	_, size := utf8.DecodeRuneInString(t[at:])
	if _, ok := f.placeFromZH(t, at+size, end); ok {
		return false // 和安徽…: "and", not 和安
	}
	s := at
	for range 4 {
		if end-s >= 6 && f.openings().Lengths(t[s:]) != 0 {
			if p, ok := f.placeFromZH(t, s, end); ok && p.end > at {
				return true
			}
		}
		_, n := utf8.DecodeLastRuneInString(t[:s])
		if n == 0 {
			break
		}
		s -= n
	}
	return false
}

// joinsInName tells whether 和 at byte at stands inside a name: only one character
// parts it from where a word begins, which names nothing that could be listed:
// 深入伊和乌素苏木.
func (f *finder) joinsInName(t string, at int, r rune) bool {
	if r != '和' || at < 3 {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(t[:at])
	return isHan(before) && !strings.ContainsRune("省市区县镇乡村盟旗州等们者工会委队院厂矿局办校园", before) && at-size > 0 && f.wordStarts(t, at-size)
}

func isNameRune(r rune) bool {
	return r == '（' || r == '）' || r == '(' || r == ')' || r == '·' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
}

// orgPlace finds the region that an organisation's name begins with, before
// stem, where the word begins that says what it is. It returns where the name
// begins and where it goes on behind the region.
func (f *finder) orgPlace(t string, from, stem, end int, o *org) (start, head int) {
	for s := from; s < stem && s-from < 3*16; {
		if p, ok := f.placeFromZH(t, s, stem); ok {
			bare := p.kind == kindNone && p.cands[0].Level == model.LevelCounty
			if s > from && bare || bare && o.level == model.LevelTownship && !f.hasTown(p.cands, t[p.end:end]) {
				break // 交口乡 is no township of 交口县
			}
			if p.kind == kindNone && o.level == model.LevelTownship && utf8.RuneCountInString(t[p.end:stem]) == 1 && !f.hasTown(p.cands, t[p.end:end]) {
				break // 酒泉路街道 is none of 酒泉
			}
			for range 3 {
				q, ok := f.placeFromZH(t, p.end, stem)
				if !ok || !f.inside(&q, p.cands) || o.level == model.LevelEnterprise && q.kind == kindNone && p.cands[0].Level == model.LevelPrefecture && plainCounty(q.cands[0]) {
					break
				}
				q.start = p.start
				p = q
			}
			o.place = p
			if s > from && hasAnyPrefix(t[from:], firmStarts[:]...) {
				return from, p.end // 国网淮北供电公司
			}
			return s, p.end
		}
		_, size := utf8.DecodeRuneInString(t[s:])
		s += size
	}
	if start, k := levelAfter(t, from); k != kindNone {
		o.above = k
		return from, start
	}
	return from, from
}

// hasTown tells whether one of the counties has a township of the name.
func (f *finder) hasTown(counties []*gazetteer.Region, name string) bool {
	for _, r := range counties {
		for _, town := range f.t.Townships(r.Code) {
			if town.ZH == name {
				return true
			}
		}
	}
	return false
}

// levelAfter reads 省, 市, 全市, 我市 at the start of an organisation's name.
func levelAfter(t string, s int) (int, kind) {
	for _, own := range [...]string{"我", "该", "本"} {
		if strings.HasPrefix(t[s:], own) {
			s += len(own)
			break
		}
	}
	for _, l := range [...]struct {
		word string
		k    kind
	}{{"自治区", kindRegion}, {"省", kindProvince}, {"市", kindCity}, {"区", kindDistrict}, {"县", kindCounty}, {"州", kindPrefecture}, {"旗", kindBanner}} {
		if strings.HasPrefix(t[s:], l.word) {
			return s + len(l.word), l.k
		}
	}
	return s, kindNone
}
