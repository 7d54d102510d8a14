package bodies

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// isHan is model.IsHan, quicker for the characters that Chinese is written in.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || model.IsHan(r) }

// hanRun returns where the run of Han characters that ends at end begins,
// going back at most max runes.
func hanRun(t string, end, max int) int {
	for ; max > 0; max-- {
		if end >= 3 && t[end-3] >= 0xe4 && t[end-3] <= 0xe9 && t[end-1]&0xc0 == 0x80 && t[end-2]&0xc0 == 0x80 {
			end -= 3
			continue
		}
		r, n := utf8.DecodeLastRuneInString(t[:end])
		if n == 0 || !isHan(r) {
			break
		}
		end -= n
	}
	return end
}

// skipSpaceBack returns end moved back over white space, at most four runes.
func skipSpaceBack(t string, end int) int {
	if end >= 3 && t[end-3] >= 0xe4 && t[end-3] <= 0xe9 && t[end-1]&0xc0 == 0x80 && t[end-2]&0xc0 == 0x80 {
		return end
	}
	for range 4 {
		r, n := utf8.DecodeLastRuneInString(t[:end])
		if n == 0 || r != ' ' && r != '\u3000' && r != '\u00a0' && r != '\t' && r != '\n' && r != '·' {
			break
		}
		end -= n
	}
	return end
}

// placeBeforeZH returns the region whose Chinese name ends at end, the longest
// name first.
func (f *finder) placeBeforeZH(t string, end int) (place, bool) {
	if !f.mayEndZH(t[:end]) {
		return place{}, false
	}
	for s := hanRun(t, end, f.t.MaxZH()); end-s >= 2*3; {
		// Of a name with its type the bare name may be all that is known.
		if n := (end - s) / 3; f.openings().Lengths(t[s:])&(lengthBit(n)|lengthBit(n-1)) != 0 {
			if p, ok := f.placeOfZH(t, s, end); ok {
				return p, true
			}
		}
		_, n := utf8.DecodeRuneInString(t[s:])
		s += n
	}
	return place{}, false
}

// mayEndZH is a quick look whether a region's Chinese name may end where s does:
// its last two characters, or the two before the word for its kind.
func (f *finder) mayEndZH(s string) bool {
	if len(s) < 6 {
		return false
	}
	open := f.openings()
	return open.MayEnd(s) || len(s) >= 9 && endsInKind(s) && open.MayEnd(s[:len(s)-3])
}

// endsInKind tells whether s ends in the last character of a word for a kind.
func endsInKind(s string) bool {
	switch s[len(s)-3:] {
	case "省", "市", "区", "县", "州", "旗", "盟", "团", "师":
		return true
	}
	return false
}

// placeOfZH returns the region that exactly t[s:end] names.
func (f *finder) placeOfZH(t string, s, end int) (place, bool) {
	name := t[s:end]
	k := kindOfZH(name)
	p := place{start: s, end: end, kind: k}
	if name != "新区" || strings.HasSuffix(t[:s], "市") { // else that of wherever the article is about
		p.cands = f.t.ByZH(name)
	}
	if k == kindDivision && len(p.cands) == 0 && strings.Contains("一二三四五六七八九十", name[:3]) {
		p.cands = f.t.ByZH("第" + name) // 十一师
	}
	if len(p.cands) == 0 && k != kindNone {
		_, n := utf8.DecodeLastRuneInString(name)
		if base := name[:len(name)-n]; len(base) >= 6 {
			p.cands = narrow(f.t.ByZH(base), k)
			if k == kindDistrict && len(p.cands) == 0 {
				p.cands = keep(f.t.ByZH(base), isAutonomousRegion)
			}
			if len(p.cands) > 0 && len(name) == 9 && !f.fitsAny(p.cands, k) && strings.Contains("市省区县", name[3:6]) {
				return p, false // "海市县": the type of the name before
			}
		}
	}
	if len(p.cands) == 0 {
		return p, false
	}
	p.cands = today(p.cands, name)
	if first := name[:3]; p.cands[0].Type == "Development Zone" && strings.Contains("市省区县州", first) {
		return p, false
	}
	if len(name) == 6 && (k == kindNone && p.cands[0].Level == model.LevelCounty && strings.Contains(commonWords, name) || k != kindNone || p.cands[0].Level == model.LevelCounty && len(p.cands[0].ShortZH) == 6 && strings.HasSuffix(p.cands[0].ZH, name)) {
		if !f.shortStands(t, &p) {
			return p, false
		}
	}
	return p, true
}

func (f *finder) fitsAny(regions []*gazetteer.Region, k kind) bool {
	for _, r := range regions {
		if k.fits(r) {
			return true
		}
	}
	return false
}

func isAutonomousRegion(r *gazetteer.Region) bool { return r.Type == "Autonomous Region" }

// shortStands tells whether a name of one character and its type (和县, 城区)
// stands as a name: at the start of a phrase or behind a region that holds it.
// "和县" is more often "and the county", "城区" any city's.
func (f *finder) shortStands(t string, p *place) bool {
	r, n := utf8.DecodeLastRuneInString(t[:p.start])
	if n == 0 || !isHan(r) {
		return true
	}
	if q, ok := f.placeBeforeZH(t, p.start); ok && f.inside(p, q.cands) {
		return true
	}
	return p.kind == kindCounty && f.isCountyNamed(t, p)
}

// isCountyNamed tells whether a county of one character is meant by where somebody
// goes: 视察叶县. 和县 is "and the county" there, too.
func (f *finder) isCountyNamed(t string, p *place) bool {
	if strings.Contains("和各全本该我", t[p.start:p.start+3]) {
		return false
	}
	for _, w := range [...]string{"视察", "来到", "前往", "走进", "抵达", "考察", "调研", "深入", "奔赴"} {
		if strings.HasSuffix(t[:p.start], w) {
			return true
		}
	}
	return false
}

// today keeps the regions that bear the name today, if there are some.
func today(regions []*gazetteer.Region, name string) []*gazetteer.Region {
	if len(regions) < 2 {
		return regions
	}
	now := keep(regions, func(r *gazetteer.Region) bool {
		if r.ZH == name || r.ShortZH == name {
			return true
		}
		for _, a := range r.AltZH() {
			if a == name {
				return true
			}
		}
		return false
	})
	if len(now) > 1 && name == now[0].ZH && now[0].Type != "Development Zone" && now[1].Type == "Development Zone" && len(now) == 2 {
		return now[:1] // 滨海新区, which is the short name of a zone too
	}
	if len(now) > 0 {
		return now
	}
	return regions
}

// kindOfZH returns the kind that the end of a Chinese name says.
func kindOfZH(name string) kind {
	switch {
	case strings.HasSuffix(name, "自治区"), strings.HasSuffix(name, "特别行政区"):
		return kindRegion
	case strings.HasSuffix(name, "省"):
		return kindProvince
	case strings.HasSuffix(name, "地区"):
		return kindPrefecture
	case strings.HasSuffix(name, "市"):
		return kindCity
	case strings.HasSuffix(name, "县"):
		return kindCounty
	case strings.HasSuffix(name, "区"):
		return kindDistrict
	case strings.HasSuffix(name, "盟"):
		return kindLeague
	case strings.HasSuffix(name, "旗"):
		return kindBanner
	case strings.HasSuffix(name, "兵团"):
		return kindCorps
	case strings.HasSuffix(name, "师"):
		return kindDivision
	case strings.HasSuffix(name, "自治州"), strings.HasSuffix(name, "州") && len(name) > 6:
		return kindPrefecture
	}
	return kindNone
}

// kindOfRune returns the kind that a single character says at the end of a name.
func kindOfRune(r rune) kind {
	switch r {
	case '省':
		return kindProvince
	case '市':
		return kindCity
	case '县':
		return kindCounty
	case '区':
		return kindDistrict
	case '盟':
		return kindLeague
	case '旗':
		return kindBanner
	case '师':
		return kindDivision
	}
	return kindNone
}

// chainBeforeZH returns the region whose name ends at end and takes in the
// regions before it that hold it: 江苏省徐州市邳州市.
func (f *finder) chainBeforeZH(t string, end int) (place, bool) {
	p, ok := f.placeBeforeZH(t, skipSpaceBack(t, end))
	if !ok {
		return p, false
	}
	for range 4 {
		q, ok := f.placeBeforeZH(t, skipSpaceBack(t, p.start))
		if !ok {
			break
		}
		if !f.inside(&p, q.cands) {
			break
		}
		p.start = q.start
	}
	return p, true
}

// longShort is the most characters of a short name: 克孜勒苏柯尔克孜 and its like
// are rare, a longer name ends in its type.
const longShort = 5

// placeFromZH returns the longest region name that begins at s.
func (f *finder) placeFromZH(t string, s, end int) (place, bool) {
	if end-s < 2*3 {
		return place{}, false
	}
	lengths := f.openings().Lengths(t[s:])
	if lengths == 0 {
		return place{}, false
	}
	n := min((end-s)/3, f.t.MaxZH())
	if lengths < lengthBit(gazetteer.ManyZH) {
		n = min(n, bits.Len16(lengths)-1)
	}
	for ; n >= 2; n-- {
		name := t[s : s+3*n]
		if lengths&lengthBit(n) == 0 || n > longShort && !endsInType(name) {
			continue
		}
		if n <= 4 && strings.HasSuffix(name, "师") && strings.Contains("一二三四五六七八九十", name[:3]) {
			name = "第" + name // 八师
		}
		if name == "新区" && !strings.HasSuffix(t[:s], "市") {
			continue // the new district of wherever the article is about
		}
		if cands := f.t.ByZH(name); len(cands) > 0 && cands[0].Type != "Development Zone" {
			return place{start: s, end: s + 3*n, kind: kindOfZH(name), cands: today(cands, name)}, true
		}
	}
	return place{}, false
}

// lengthBit is the bit for n characters in what the gazetteer says of lengths.
func lengthBit(n int) uint16 { return 1 << min(n, gazetteer.ManyZH) }

// endsInType tells whether a name of three characters or more ends in one that
// says what kind of region it is.
func endsInType(name string) bool {
	switch name[len(name)-3:] {
	case "省", "市", "区", "县", "州", "旗", "盟", "团", "师", "岛", "域":
		return true
	}
	return false
}
