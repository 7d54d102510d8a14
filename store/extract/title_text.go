package extract

import (
	"strings"
	"unicode/utf8"
)

// sameTitle tells whether two short lines print the same title: alike but for
// a cut, a site's name, or another translation of a few words.
func sameTitle(a, b string) bool { return sameCore(titleCore(a), titleCore(b)) }

// sameCore is sameTitle of what titleCore makes of the lines.
func sameCore(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if rest, ok := strings.CutPrefix(b, a); ok {
		w := measure(a).weight()
		if w >= 10 || w >= 6 && strings.ContainsRune("-_|", firstRune(trim(rest))) {
			return true
		}
	}
	if len(b) > 600 || len(a)*2 < len(b) || measure(a).weight() < 10 {
		return false
	}
	if measure(a).han > 0 {
		return alike(hanTokens(a), hanTokens(b), 80)
	}
	return alike(strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b)), 75)
}

// titleCore drops what does not tell titles apart.
func titleCore(s string) string {
	for _, cut := range [...]string{"...", "…"} {
		// "A cut tit...-Site"
		if !strings.Contains(s, cut) {
			continue // quicker told than looked for from the end
		}
		if i := strings.LastIndex(s, cut); i > 0 && measure(s[i:]).weight() <= 10 {
			s = s[:i]
		}
	}
	s = strings.TrimRight(trim(s), ".…。 |")
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func hanTokens(s string) []string {
	var out []string
	for i, r := range s {
		if r > ' ' && r != '“' && r != '”' {
			out = append(out, s[i:i+utf8.RuneLen(r)])
		}
	}
	return out
}

// alike tells whether at least percent of the longer list is in the other.
func alike(a, b []string, percent int) bool {
	if len(a) > fewWords {
		return alikeMany(a, b, percent)
	}
	var taken [fewWords]bool
	common := 0
	for _, t := range b {
		for i := range a {
			if a[i] == t && !taken[i] {
				taken[i] = true
				common++
				break
			}
		}
	}
	return common*100 >= percent*max(len(a), len(b))
}

// fewWords is how many words are sooner compared than counted in a map.
const fewWords = 32

func alikeMany(a, b []string, percent int) bool {
	count := make(map[string]int, len(a))
	for _, t := range a {
		count[t]++
	}
	common := 0
	for _, t := range b {
		if count[t] > 0 {
			count[t]--
			common++
		}
	}
	return common*100 >= percent*max(len(a), len(b))
}

// titleText returns a printed title as the field holds it: one line, a doubled
// one once, without the site's name where that is certain.
func titleText(s string) string {
	s = oneLine(s)
	s = strings.Trim(s, "# |")
	if strings.HasSuffix(s, "]") || strings.HasSuffix(s, "】") {
		if i := strings.LastIndexAny(s, "[【"); i > 0 && isControls(fold(s[i:]).s) {
			s = trim(s[:i])
		}
	}
	for _, tag := range [...]string{"（主题）", "(主题)", " (theme)", " (main title)"} {
		s = strings.TrimSuffix(s, tag)
	}
	if i := strings.Index(head(s, 60), " 正文 "); i > 0 && measure(s[i:]).weight() >= 8 {
		s = trim(s[i+len(" 正文 "):]) // the way through the site, its marks lost
	}
	s = undouble(s)
	return cutSite(s)
}

// cutSite removes the site's name, and the section's before it, from the end of
// a title where that is certain.
func cutSite(s string) string {
	for range 3 {
		i, sep := lastSiteMark(s)
		if i <= 0 || measure(s[:i]).weight() < 6 {
			break
		}
		tail := fold(trim(s[i+len(sep):])).s
		n := measure(tail)
		bar := sep == " | " || sep == "|" || sep == "｜"
		sure := certainSite(tail) || !bar && n.weight() <= 14 && (hanOutlet(tail) || latinOutlet(tail) && !containsFold(tail, "federation")) || sep == "_" && (isSection(tail, n) || n.han <= 6 && n.words <= 3)
		if !sure {
			break
		}
		s = trim(strings.TrimRight(s[:i], "_-| "))
	}
	return s
}

// lastSiteMark returns where the last mark stands that can part a title from
// the site's name, and the mark.
func lastSiteMark(s string) (at int, mark string) {
	at = -1
	for _, sep := range [...]string{"_", " - ", " | ", "-", "|", "｜"} {
		if i := strings.LastIndex(s, sep); i > at || i >= 0 && i == at-1 && len(sep) > len(mark) {
			at, mark = i, sep
		}
	}
	return at, mark
}

// undouble returns the half of a title that is printed twice on its line.
func undouble(s string) string {
	if len(s) < 30 {
		return s
	}
	for _, mid := range [...]int{len(s) / 2, len(s)/2 + 1, len(s)/2 - 1} {
		a, b := strings.TrimRight(s[:mid], " -|_"), strings.TrimLeft(s[mid:], " -|_")
		if a == b && utf8.ValidString(a) {
			return a
		}
	}
	return s
}

// certainSite tells whether the end of a title is a site and no part of it.
func certainSite(s string) bool {
	switch s {
	case "中工网", "人民网", "新华网", "央视网", "光明网", "中国网", "央广网", "工人日报", "China Industrial Network", "Xinhua", "CAMCE", "Workers' Daily", "People's Daily Online", "中国日报网", "China Daily", "新浪网", "搜狐", "搜狐网", "网易", "腾讯网", "凤凰网", "澎湃新闻":
		return true
	}
	n := measure(s)
	if n.han > 0 && n.han <= 16 {
		for _, e := range [...]string{"门户网站", "官方网站", "新闻网", "工会网", "日报网", "在线网", "政府网", "总工会网站", "总工会官网"} {
			if strings.HasSuffix(s, e) {
				return true
			}
		}
	}
	return n.han == 0 && n.words <= 5 && (strings.HasSuffix(s, ".cn") || strings.HasSuffix(s, ".com") || strings.HasSuffix(s, ".com.cn"))
}
