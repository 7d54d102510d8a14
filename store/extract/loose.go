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

// isNothing tells whether a piece says nothing about the article: controls,
// counts, a page of the paper, a day without a year, an account.
func isNothing(v string) bool {
	if edition, _, ok := strings.Cut(v, ":"); ok && isEdition(edition) && measure(v).weight() <= 12 {
		return true // 第02版:要闻
	}
	if isWidget(v) || isCount(v) || isEdition(v) || isClockOnly(v) || isControls(v) {
		return true
	}
	if r, w := utf8.DecodeLastRuneInString(v); w == 3 && len(v) <= 12 && strings.ContainsRune("省市县区州旗", r) && allHan(v) {
		return true // 北京市
	}
	if in, ok := strings.CutPrefix(v, "in "); isSection(v, measure(v)) || ok && measure(in).words <= 3 {
		return true // News, in Pay Disputes
	}
	if hasPrefixFold(v, "submitted by ") {
		return len(v) < 48 // an account
	}
	if rest, ok := strings.CutPrefix(v, "发表于"); ok {
		return len(rest) <= 15 // 发表于浙江, as WeChat prints it
	}
	if by, ok := cutBy(v); ok {
		who, _, _ := strings.Cut(by, " ")
		return isLogin(who) && (!isUpper(by[0]) || isNobody(strings.ToLower(who))) && measure(by).words <= 4 // by editor in News
	}
	return false
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

// trimCalls drops from the end of a piece what asks the reader for something.
func trimCalls(v string) string {
	v = strings.TrimRight(v, " ")
	for _, w := range calls.forEnd(v) {
		if n := len(v) - len(w); n >= 0 && hasPrefixFold(v[n:], w) {
			return strings.TrimRight(v[:n], " ")
		}
	}
	return v
}

// calls ask the reader for something.
var calls = newWordList("leave a comment", "leave a reply", "add a comment", "add comment", "post a comment", "no comments", "join the conversation")

// trimDateWords trims the words that go with a date, and those that go with
// an outlet beside it: "Issued by Harbour Daily at".
func trimDateWords(s string, lo, hi int) (int, int) {
	for range 2 { // Posted … on
		v := s[lo:hi]
		rest, n := cutDateWord(v)
		if n == 0 {
			break
		}
		if n == len(v)-len(rest) && strings.HasSuffix(v, rest) {
			lo = hi - len(rest)
		} else {
			hi = lo + len(rest)
		}
		lo, hi = trimMarks(s, lo, hi)
	}
	for _, w := range issuers.forStart(s[lo:hi]) {
		if hasPrefixFold(s[lo:hi], w) {
			return lo + len(w), hi
		}
	}
	return lo, hi
}

// issuers stand before the outlet that put a page up.
var issuers = newWordList("issued by ", "published by ", "released by ", "posted by ", "provided by ")

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
	for _, w := range [...]string{"发布于", "发表于", "更新于", "编辑于", "发布时间", "发布日期", "最后更新时间", "更新时间", "最后更新", "发布", "更新", "日期", "时间", "原创", "刊发于", "刊载于", "发表", "北京时间", "西元", "公元", "当前报章", "当前报纸", "报纸日期"} {
		if rest, ok := strings.CutPrefix(v, w); ok && (rest == "" || rest[0] == ' ') {
			return trim(rest), len(v) - len(trim(rest))
		}
		if rest, ok := strings.CutSuffix(v, w); ok && (rest == "" || strings.HasSuffix(rest, " ") || len(w) > 6) {
			return trim(rest), len(v)
		}
	}
	for _, w := range [...]string{"last updated on", "last updated", "published on", "posted on", "released on", "updated on", "release time", "release date", "published", "updated", "posted", "released", "date", "time", "for immediate release", "immediate release", "post time", "added on", "created on", "publish time", "on", "at", "beijing time"} {
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
	for _, w := range [...]string{"来源 ", "来源于 ", "信息来源 ", "稿源 ", "转自", "来源于", "来自 ", "来源《", "原载《", "载于《", "摘自《", "据《", "转载自《", "来源"} {
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
	for _, w := range [...]string{"by ", "text by ", "written by ", "details written by "} {
		if hasPrefixFold(v, w) {
			return v[len(w):], true
		}
	}
	return "", false
}
