package bodies

import (
	"strings"

	"gongbao/model"
)

// knownRunes is how far before a noun the name of a national body begins.
const knownRunes = 24

// knownZH reads the national body and the national industrial unions by name:
// 中华全国总工会, 全国铁路总工会, 中国海员建设工会. It tells whether the words are
// read, also where they name no body (中国工会, the movement).
func (f *finder) knownZH(i int, t string, n zhNoun) bool {
	if last := lastRuneOf(t[:n.s]); last != '国' && !knownEnds.has(last) {
		return false
	}
	for s := hanRun(t, n.s, knownRunes); s < n.s; s += hanLen(t[s]) {
		if c, d := t[s], t[s+1]; (c != "中"[0] || d != "中"[1]) && (c != "全"[0] || d != "全"[1]) {
			continue
		}
		rest := t[s:n.s]
		if hasAnyPrefix(rest, "中华", "全国", "中国", "中央") {
			name, end := t[s:n.e], n.e
			switch {
			case rest == "中国" && n.kind == zhPlain, rest == "全国" && n.kind == zhPlain:
				return true
			case rest == "全国", rest == "中华全国", rest == "中国" && n.kind == zhGeneral:
				f.add(hit{unit: i, start: s, end: end, han: true, shape: shapeNational})
				return true
			}
			if !knownEnds.has(lastRuneOf(rest)) {
				continue
			}
			if us := f.t.ByAlias(name); len(us) > 0 && us[0].Level <= model.LevelIndustry {
				if us[0].Level == model.LevelIndustry && f.branchIn(i, t, s, n) {
					return true
				}
				end += len(prefixOf(t[end:], "全国委员会"))
				f.add(hit{unit: i, start: s, end: end, han: true, shape: shapeIndustry, union: us[0]})
				return true
			}
		}
	}
	return false
}

// hanLen returns the length of the Han character that begins with byte c.
func hanLen(c byte) int {
	if c >= 0xf0 {
		return 4
	}
	return 3
}

// knownEnds are the characters before 工会 or 总工会 in the names of the national
// industrial unions.
var knownEnds = newRuneSet("路航融体育设员质学材电草象利关全")

// branchIn reads 中国教育工会安徽省委员会: the union of a branch in a region. It
// tells whether a committee that is not the national one follows.
func (f *finder) branchIn(i int, t string, start int, n zhNoun) bool {
	k := strings.Index(t[n.e:min(len(t), n.e+30*3)], "委员会")
	if k <= 0 || strings.HasPrefix(t[n.e:], "全国") {
		return false
	}
	end := n.e + k
	p, ok := f.placeFromZH(t, n.e, end)
	if !ok || p.end < end {
		_, ok := orgWordBefore(t, end) // 中国教育工会清华大学委员会
		return ok
	}
	name := strings.TrimPrefix(strings.TrimPrefix(t[start:n.s], "中国"), "全国")
	if s := sectorZH(name); s != nil {
		o := &org{level: model.LevelIndustry, sector: s, place: p}
		f.add(hit{unit: i, start: start, end: end + len("委员会"), han: true, shape: shapeOrg, org: o})
	}
	return true
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// prefixOf returns p if s begins with it, else "".
func prefixOf(s, p string) string {
	if strings.HasPrefix(s, p) {
		return p
	}
	return ""
}
