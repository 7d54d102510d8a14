package bodies

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// knownRunes is how far before a noun the name of a national body begins.
const knownRunes = 24

// knownZH reads the national body and the national industrial unions by name:
// 中华全国总工会, 全国铁路总工会, 中国海员建设工会. It tells whether the words are
// read, also where they name no body (中国工会, the movement).
func (f *finder) knownZH(i int, t string, n zhNoun) bool {
	for s := hanRun(t, n.s, knownRunes); s < n.s; {
		if t[s] != 0xe4 && t[s] != 0xe5 { // 中, 全
			s++
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
			if us := f.t.ByAlias(name); len(us) > 0 && us[0].Level <= model.LevelIndustry {
				end += len(prefixOf(t[end:], "全国委员会"))
				f.add(hit{unit: i, start: s, end: end, han: true, shape: shapeIndustry, union: us[0]})
				return true
			}
		}
		_, size := utf8.DecodeRuneInString(t[s:])
		s += size
	}
	return false
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
