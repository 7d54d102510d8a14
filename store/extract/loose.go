package extract

import (
	"strings"
	"unicode/utf8"
)

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
		if i < hi && !isChunkEnd(s, i, hi) {
			continue
		}
		if i > start {
			m.takeChunk(f, start, i, first && start == lo)
		}
		start = i + 1
	}
}

// isChunkEnd tells whether byte i parts two pieces: a bar, a bracket, a wide
// gap, a slash or a dot between spaces.
func isChunkEnd(s string, i, hi int) bool {
	switch s[i] {
	case '|', ';', '[', ']':
		return true
	case ' ':
		return i+1 < hi && (s[i+1] == ' ' || strings.HasPrefix(s[i+1:], "· ") || strings.HasPrefix(s[i+1:], "• ") || strings.HasPrefix(s[i+1:], "/ "))
	}
	return false
}

// takeChunk reads one piece of unlabelled text beside labels or a date.
func (m *meta) takeChunk(f folded, lo, hi int, first bool) {
	s := f.s
	lo, hi = trimControls(s, lo, lo+len(trimCalls(s[lo:hi])))
	v := s[lo:hi]
	if v == "" || isNothing(v) || m.takePosted(f, v) {
		return
	}
	end := hi
	lo, hi = trimDateWords(s, lo, hi)
	m.worded = m.worded || hi < end && m.date > noDate && hasAnyPrefixFold(trim(s[hi:end]), "posted", "published", "updated", "发表", "发布", "submitted")
	v = s[lo:hi]
	if v == "" || len(v) <= 24 && isNobody(strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(v, "Posted "), "by "))) {
		return
	}
	if isDigit(v[0]) {
		if t, ok := nextStamp(v, 0); ok && t.lo == 0 && trim(v[t.hi:]) == "" {
			return // a second date: last updated
		}
	}
	if rest, ok := cutSourceWord(v); ok {
		if a, b, ok := sourceValue(f, hi-len(rest), hi); ok && m.rank < labelledSource {
			m.source, m.rank = stripPinyin(f.cut(a, b)), labelledSource
			return
		}
	}
	n := measure(v)
	if m.takePersons(f, v) || m.takeOutlet(f, lo, hi, n, first) || isDomain(v) || m.takeUnknown(f, lo, hi, n, first) {
		return
	}
	if first {
		m.front = span{lo, hi}
		return
	}
	m.unknown += n.weight()
}

// trimControls trims marks and buttons of the page off bytes lo to hi.
func trimControls(s string, lo, hi int) (int, int) {
	for {
		lo, hi = trimMarks(s, lo, hi)
		w := lastToken(s[lo:hi])
		if w == 0 || w == hi-lo || !isTrailing(s[hi-w:hi]) && !(isDomain(s[hi-w:hi]) && measure(s[lo:hi-w]).han > 0) {
			return lo, hi
		}
		hi -= w
	}
}

// takePosted reads who posted a page: 由 zgh 发布于, 张三 发表于.
func (m *meta) takePosted(f folded, v string) bool {
	who, ok := strings.CutSuffix(v, "发表于")
	if !ok {
		rest, by := strings.CutPrefix(v, "由")
		if who, ok = strings.CutSuffix(rest, "发布于"); !ok || !by {
			return false
		}
	}
	if who = trim(who); measure(who).weight() > 6 {
		return false
	}
	if p := readPeople(who, true); len(p.names) > 0 && !p.rest && !isLogin(who) {
		m.takePeople(f, p)
	}
	return true
}

// takePersons reads a piece that is roles and names.
func (m *meta) takePersons(f folded, v string) bool {
	if p := readPeople(v, false); p.role && !p.rest && (len(p.names) > 0 || len(p.photos) > 0) {
		m.takePeople(f, p)
		if p.org != "" && m.rank < besideSource {
			m.source, m.rank = f.unfold(p.org), leadSource
		}
		return true
	}
	if i := strings.Index(v, " ("); i > 0 && strings.HasSuffix(v, ")") && len(m.authors) > 0 && m.rank < besideSource {
		// By Sang Yu / Lu Ming (Harbour Daily)
		in := v[i+2 : len(v)-1]
		if names := splitPinyin(strings.Fields(v[:i])); names != nil && isOutlet(in) {
			m.takePeople(f, people{names: names})
			m.source, m.rank = in, besideSource
			return true
		}
	}
	by, ok := cutBy(v)
	if !ok {
		return false
	}
	by = withoutPlaces(by)
	p := latinPeople(by, true)
	if p.rest || len(p.names) == 0 && p.org == "" {
		if n := measure(by); m.labels == 0 || n.words > 14 || !isUpper(by[0]) || strings.ContainsAny(by, ".;!?") {
			return false
		}
		m.org = by // By Investigation Team of the Harbour Research Center
		return true
	}
	m.takePeople(f, p)
	if p.org != "" && m.rank < besideSource {
		m.source, m.rank = p.org, besideSource
	}
	return true
}

// withoutPlaces drops where each of the people of a byline is: "Lu Ming in
// Beijing and Sang Yu in Jilin".
func withoutPlaces(by string) string {
	if !strings.Contains(by, " in ") && !strings.Contains(by, " from ") {
		return by
	}
	var names []string
	for part := range strings.SplitSeq(by, " and ") {
		for _, w := range [...]string{" in ", " from "} {
			part, _, _ = strings.Cut(part, w)
		}
		names = append(names, part)
	}
	return strings.Join(names, " and ")
}

// takeOutlet reads a piece that is the name of an outlet, people beside it.
func (m *meta) takeOutlet(f folded, lo, hi int, n size, first bool) bool {
	v := f.s[lo:hi]
	if n.han > 20 || n.words > 10 || n.han+n.words == 0 {
		return false
	}
	if n.han > 0 && strings.IndexByte(v, ' ') > 0 && m.takeMixed(f, v) {
		return true
	}
	if (isOutlet(v) || capsOutlet(v)) && !m.titleRather(v, n, first) {
		name := v
		if i := strings.Index(v, ", "); i > 0 && isOutlet(v[:i]) {
			name = v[:i] // Xinhua News Agency, Beijing
		}
		if i, people := outletThenPeople(name); i > 0 {
			m.takePeople(f, people)
			name = trim(name[:i])
		}
		if a, b, ok := sourceValue(f, lo, lo+len(name)); ok {
			if m.rank < besideSource {
				m.source, m.rank = stripPinyin(f.cut(a, b)), besideSource
			}
			return true
		}
	}
	if k := outletThenControls(v); k > 0 {
		if m.rank < besideSource {
			m.source, m.rank = stripPinyin(f.cut(lo, lo+k)), besideSource
		}
		return true
	}
	return false
}

// takeMixed reads words in Chinese of which one is an outlet, the others are
// persons or marks: 原创 张三 青溪工会.
func (m *meta) takeMixed(f folded, v string) bool {
	var names []string
	outlet := ""
	for tok := range strings.FieldsSeq(v) {
		switch {
		case tok == "原创", tok == "转载", isControls(tok):
		case isHanName(tok):
			names = append(names, tok)
		case outlet == "" && isOutlet(tok):
			outlet = tok
		default:
			return false
		}
	}
	if outlet == "" || outlet == v {
		return false
	}
	if m.rank < besideSource {
		m.source, m.rank = f.unfold(outlet), besideSource
	}
	m.takePeople(f, people{names: names})
	return true
}

// outletThenPeople returns where the names of people start that follow an
// outlet's English name, 0 if none do: Harbour Daily Lu Ming.
func outletThenPeople(v string) (int, people) {
	for i := strings.LastIndexByte(v, ' '); i > 0; i = strings.LastIndexByte(v[:i], ' ') {
		words := strings.Fields(v[i:])
		if len(words) > 3 {
			break
		}
		if w := words[0]; !isUpper(w[0]) && len(w) > 1 && len(w) <= 5 && isLetter(w[0]) {
			words[0] = string(w[0]&^0x20) + w[1:] // wang Jingjing, as machines write it
		}
		if names := splitPinyin(words); names != nil && latinOutlet(v[:i]) && !strings.HasSuffix(v, "Hong Kong") {
			return i, people{names: names}
		}
	}
	return 0, people{}
}

// takeUnknown reads a piece that could be the name of a person, or of an
// outlet that does not end like one.
func (m *meta) takeUnknown(f folded, lo, hi int, n size, first bool) bool {
	v := f.s[lo:hi]
	person := isHanName(v) || n.han == 0 && n.words <= 3 && splitPinyin(strings.Fields(v)) != nil
	if m.labels > 0 && n.han == 0 && n.words == 2 && person && len(m.authors) == 0 && !first {
		m.authors = append(m.authors, v)
		return true
	}
	if m.date == noDate && m.counters == 0 || m.named || !nameLike(v, n) {
		return false
	}
	if person && len(m.authors) == 0 && (m.name != span{} || m.rank > noSource) {
		m.authors = append(m.authors, f.unfold(v))
		return true
	}
	if m.name == (span{}) && m.rank == noSource {
		m.name = span{lo, hi}
		return true
	}
	return false
}

// nameLike tells whether a short piece could be the name of an outlet that
// does not end like one: 桂北工友, Harbour Workers' Garden.
func nameLike(v string, n size) bool {
	if n.han > 0 {
		return n.words == 0 && n.han >= 3 && n.han <= 8 && allHan(v) && !isSection(v, n)
	}
	if n.words < 2 || n.words > 5 || hasPrefixFold(v, "by ") {
		return false
	}
	if first, _, _ := strings.Cut(v, " "); isSmallWord(strings.ToLower(first)) && !hasPrefixFold(first, "the") {
		return false // in News
	}
	for w := range strings.FieldsSeq(v) {
		if !capital(w) && !isSmallWord(w) || !isLetter(w[len(w)-1]) && w[len(w)-1] != '\'' {
			return false
		}
	}
	return true
}

// outletThenControls returns the length of an outlet's name that controls of
// the page are glued to, or 0: 湘中劳动网我有话说.
func outletThenControls(v string) int {
	if len(v) > 90 {
		return 0
	}
	for k := len(v) - 1; k > 5; k-- {
		if utf8.RuneStart(v[k]) && hanOutlet(v[:k]) && isControls(v[k:]) {
			return k
		}
	}
	return 0
}

// titleRather tells whether a piece at the front of a line is a title that ends
// like an outlet and no outlet.
func (m *meta) titleRather(v string, n size, first bool) bool {
	return first && (n.han > 14 || n.words > 8) && !strings.HasPrefix(v, "《")
}
