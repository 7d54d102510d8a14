package extract

import "strings"

// takeLoose reads what a line prints outside its labelled fields: an outlet
// beside the date, a byline between bars, the title glued to the front.
func (m *meta) takeLoose(f folded, covered []bool) {
	s := f.s
	first := true
	for i := 0; i < len(s); {
		if covered[i] {
			first = false
			i++
			continue
		}
		j := i
		for j < len(s) && !covered[j] {
			j++
		}
		m.takePiece(f, i, j, first)
		first = false
		i = j
	}
}

// takePiece reads bytes lo to hi, split at bars and wide gaps.
func (m *meta) takePiece(f folded, lo, hi int, first bool) {
	s := f.s
	start := lo
	for i := lo; i <= hi; i++ {
		if i < hi && s[i] != '|' && !(s[i] == ' ' && i+1 < hi && s[i+1] == ' ') && s[i] != ';' {
			continue
		}
		if i > start {
			m.takeChunk(f, start, i, first && start == lo)
		}
		start = i + 1
	}
}

// takeChunk reads one piece of unlabelled text beside labels or a date.
func (m *meta) takeChunk(f folded, lo, hi int, first bool) {
	s := f.s
	lo, hi = trimMarks(s, lo, hi)
	if lo >= hi {
		return
	}
	for {
		w := lastToken(s[lo:hi])
		if w == 0 || w == hi-lo || !isWidget(s[hi-w:hi]) && !isCount(s[hi-w:hi]) {
			break
		}
		lo, hi = trimMarks(s, lo, hi-w)
	}
	v := s[lo:hi]
	if isWidget(v) || isCount(v) || isEdition(v) || isClockOnly(v) {
		return
	}
	if rest, n := cutDateWord(v); n > 0 {
		if rest == "" {
			return
		}
		if n == len(v)-len(rest) && strings.HasSuffix(v, rest) {
			lo = hi - len(rest)
		} else {
			hi = lo + len(rest)
		}
		lo, hi = trimMarks(s, lo, hi)
		v = s[lo:hi]
	}
	if rest, ok := cutSourceWord(v); ok {
		if a, b, ok := sourceValue(f, hi-len(rest), hi); ok && m.rank < labelledSource {
			m.source, m.rank = stripPinyin(f.cut(a, b)), labelledSource
			return
		}
	}
	n := measure(v)
	if p := readPeople(v, false); p.role && !p.rest && (len(p.names) > 0 || len(p.photos) > 0) {
		m.takePeople(f, p)
		if p.org != "" && m.rank < besideSource {
			m.source, m.rank = f.unfold(p.org), leadSource
		}
		return
	}
	if by, ok := cutBy(v); ok {
		if p := latinPeople(by, true); !p.rest && len(p.names) > 0 {
			m.takePeople(f, p)
			return
		}
	}
	if n.han <= 20 && n.words <= 10 && n.han+n.words > 0 && (isOutlet(v) || capsOutlet(v)) && !m.titleRather(v, n, first) {
		if a, b, ok := sourceValue(f, lo, hi); ok {
			if m.rank < besideSource {
				m.source, m.rank = stripPinyin(f.cut(a, b)), besideSource
			}
			return
		}
	}
	if isDomain(v) {
		return
	}
	if m.labels > 0 && n.han == 0 && n.words == 2 && splitPinyin(strings.Fields(v)) != nil && len(m.authors) == 0 && !first {
		m.authors = append(m.authors, v)
		return
	}
	if first {
		m.front = span{lo, hi}
		return
	}
	m.unknown += n.weight()
}

// titleRather tells whether a piece at the front of a line is a title that ends
// like an outlet and no outlet.
func (m *meta) titleRather(v string, n size, first bool) bool {
	return first && (n.han > 14 || n.words > 8) && !strings.HasPrefix(v, "《")
}

// isDomain tells whether s is a site's address: www.workercn.cn.
func isDomain(s string) bool {
	return strings.IndexByte(s, '.') > 0 && strings.IndexByte(s, ' ') < 0 && len(s) < 60 && measure(s).han == 0 &&
		(hasPrefixFold(s, "www.") || hasPrefixFold(s, "http") || strings.HasSuffix(s, ".cn") || strings.HasSuffix(s, ".com"))
}

// isEdition tells whether s is a paper's page: 02版, 第02版, A03, Page 2.
func isEdition(s string) bool {
	s = strings.TrimPrefix(s, "第")
	if hasPrefixFold(s, "page ") && len(s) < 9 || hasPrefixFold(s, "edition ") && len(s) < 12 {
		return true
	}
	t := strings.TrimSuffix(s, "版")
	if len(t) == 0 || len(t) > 4 {
		return false
	}
	digits := 0
	for i := 0; i < len(t); i++ {
		if isDigit(t[i]) {
			digits++
		} else if i > 0 || !isUpper(t[i]) {
			return t != s && len(t) <= 6
		}
	}
	return digits > 0
}

// cutDateWord removes words that go with a date from the start or the end of a
// piece: 发布于, Posted on.
func cutDateWord(v string) (rest string, cut int) {
	for _, w := range [...]string{"发布于", "发表于", "更新于", "编辑于", "发布时间", "发布日期", "更新时间", "发布", "更新", "日期", "时间", "原创", "刊发于", "刊载于", "发表", "北京时间", "西元", "公元"} {
		if rest, ok := strings.CutPrefix(v, w); ok && (rest == "" || rest[0] == ' ') {
			return trim(rest), len(v) - len(trim(rest))
		}
		if rest, ok := strings.CutSuffix(v, w); ok && (rest == "" || strings.HasSuffix(rest, " ") || len(w) > 6) {
			return trim(rest), len(v)
		}
	}
	for _, w := range [...]string{"last updated on", "last updated", "published on", "posted on", "released on", "updated on", "release time", "release date", "published", "updated", "posted", "released", "date", "time", "post time", "added on", "created on", "publish time", "on", "at", "beijing time"} {
		if hasPrefixFold(v, w) && (len(v) == len(w) || v[len(w)] == ' ') {
			rest := trim(v[len(w):])
			return rest, len(v) - len(rest)
		}
		if n := len(v) - len(w); n > 0 && v[n-1] == ' ' && hasPrefixFold(v[n:], w) {
			return trim(v[:n]), len(v)
		}
	}
	return v, 0
}

// cutSourceWord removes a source label printed without its colon.
func cutSourceWord(v string) (string, bool) {
	for _, w := range [...]string{"来源 ", "来源于 ", "信息来源 ", "稿源 ", "转自", "来源于", "来自 ", "来源《", "来源"} {
		if rest, ok := strings.CutPrefix(v, w); ok && rest != "" {
			if w == "来源" && !hanOutlet(rest) {
				continue
			}
			if strings.HasSuffix(w, "《") {
				return "《" + rest, true
			}
			return trim(rest), true
		}
	}
	for _, w := range [...]string{"source ", "sources ", "information source ", "from "} {
		if hasPrefixFold(v, w) {
			return trim(v[len(w):]), true
		}
	}
	return "", false
}

func cutBy(v string) (string, bool) {
	for _, w := range [...]string{"by ", "text by ", "written by "} {
		if hasPrefixFold(v, w) {
			return v[len(w):], true
		}
	}
	return "", false
}
