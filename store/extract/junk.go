package extract

import (
	"strings"
	"unicode/utf8"
)

// junk says how a line is known not to be the article's.
type junk uint8

const (
	noJunk    junk = iota
	junkLine       // a line of furniture, wherever it stands
	junkMaybe      // furniture in the header or after the end; in the body it may be text
	junkTail       // the first line of what follows an article
)

// junkOf looks for the words of furniture in a short line.
func junkOf(x *look) junk {
	s, n := x.s, x.n
	if isImageResidue(s) || isPlayer(s) || isLanguages(s) || isRunOnMenu(s, n) {
		return junkLine
	}
	if (s == "" || s[0] == '?' || s[0] == ' ') && strings.Trim(s, "? ") == "" {
		return junkLine // eaten characters
	}
	if t := unspaced(s, n); t != s {
		y := lookAt(fold(t), measure(t))
		return junkOf(&y)
	}
	if isWidget(s) || isCount(s) {
		return junkLine
	}
	if !x.letters() && isPager(s) {
		return junkMaybe
	}
	if (x.has('>') || x.found.words&(findHome|findWay) != 0 || x.has('/') && isSlashWay(s)) && (isCrumbs(s) || isWay(s, n)) || x.has('|') && isMenu(s, "|", 3, 10) || isCode(s) {
		return junkLine
	}
	core := trimFurniture(s)
	if core == "" {
		return junkLine
	}
	if core == "页" || core != s && isCount(core) && s[0] == '[' {
		return junkMaybe // 页: [1]
	}
	table := phraseTable()
	if len(core) > 1 {
		for _, k := range table.first[phraseStart(core)] {
			p := &table.all[k]
			if len(core) < len(p.text) || !hasPrefixFold(core, p.text) {
				continue
			}
			if p.mode == whole && len(core) == len(p.text) || p.mode != whole && startFits(core, p.text, n) {
				return p.as
			}
		}
	}
	if n.han > 24 && n.words == 0 && isMenu(s, " ", 8, 6) {
		return junkMaybe
	}
	if n.words >= 12 && x.has('-') && isDays(s, n) {
		return junkLine
	}
	if n.words > 24 || n.han > 45 || len(s) > 400 {
		return noJunk
	}
	if isReadingTime(s, n) || isAgo(s, n) || isAdvert(x) || isAttachment(core) {
		return junkLine
	}
	if rest, ok := strings.CutPrefix(core, "1. "); ok && isControls(rest) {
		return junkTail // a numbered list that begins with its button
	}
	if leadsOut(core, n) {
		return junkTail
	}
	if controlsOf(s, n) {
		return junkMaybe
	}
	for _, e := range ownerEnds.forEnd(core) {
		if strings.HasSuffix(core, e) {
			return junkMaybe
		}
	}
	if j := table.heldBy(x); j != noJunk {
		return j
	}
	if isOfficer(s, n) || leadsBack(s, n) {
		return junkMaybe
	}
	if n.han >= 12 && isMenu(s, " ", 6, 6) {
		return junkMaybe // or a list of names
	}
	return noJunk
}

// isReadingTime tells whether a line says how long the article takes to read:
// 全文共478字,阅读约需2分钟.
func isReadingTime(s string, n size) bool {
	return n.han >= 4 && n.han <= 20 && hasDigit(s) && strings.Contains(s, "分钟") && (strings.Contains(s, "字") || strings.Contains(s, "预计")) && (strings.Contains(s, "读") || strings.Contains(s, "需"))
}

// isAttachment tells whether a line is the file that a notice comes with:
// 附件1:推荐表.doc.
func isAttachment(s string) bool {
	rest, ok := strings.CutPrefix(s, "附件")
	if !ok || strings.IndexByte(head(rest, 6), ':') < 0 {
		return false
	}
	i := strings.LastIndexByte(rest, '.')
	if i < 0 {
		return false
	}
	switch strings.ToLower(rest[i+1:]) {
	case "doc", "docx", "pdf", "xls", "xlsx", "wps", "zip", "rar", "et", "ofd", "ppt", "pptx", "jpg":
		return true
	}
	return false
}

// isAgo tells whether a line says how long ago something else was put up: 2小时前.
func isAgo(s string, n size) bool {
	if n.han > 4 || len(s) > 20 || !isDigit(s[0]) {
		return false
	}
	switch strings.TrimLeft(s, "0123456789 ") {
	case "秒前", "分前", "分钟前", "小时前", "天前", "周前", "个月前", "月前", "年前":
		return true
	}
	return false
}

// isAdvert tells whether a line is an advertisement: a bracket that fills it leads
// to another site, or it holds several of the words of bargains and is no sentence.
// One of these alone is what unions hand out, too.
func isAdvert(x *look) bool {
	s := x.s
	in, rest, ok := bracketStart(s)
	if ok && rest == "" && s[0] == '[' && !strings.ContainsAny(in, "来源") && (strings.Contains(in, ".com") || strings.Contains(in, ".cn") || strings.Contains(in, ".net")) {
		return true
	}
	if x.found.words&findBargain == 0 || endsSentence(s) && !strings.HasSuffix(s, "!") {
		return false
	}
	n := 0
	for _, w := range bargains {
		if containsFold(s, w) {
			n++
		}
	}
	return n > 1
}

// bargains are the words of advertisements.
var bargains = []string{"% off", "coupon", "book now", "buy now", "cheap ", "低至", "点击领取", "优惠券", "限时", "包邮"}

// isDays tells whether a line is a row of days, as calendars of issues have.
func isDays(s string, n size) bool {
	if n.han > 8 || len(s) < 40 {
		return false
	}
	days := 0
	for from := 0; days < 4; days++ {
		t, ok := nextStamp(s, from)
		if !ok {
			return false
		}
		from = t.hi
	}
	return true
}

// ownerEnds end the lines that say whose a site is, or greet.
var ownerEnds = newWordList("今天是", "主办", "承办", "主管", "版权所有", "制作维护", "设计制作", "技术支持")

// trimFurniture takes the marks off both ends of a line that go round the words
// of furniture.
func trimFurniture(s string) string { return strings.TrimFunc(s, isFurnitureMark) }

func isFurnitureMark(r rune) bool {
	switch r {
	case ' ', '[', ']', '<', '>', '|', '-', '—', '_', '*', '#', ':', '.', ',', '·', '•', '●', '■', '◆', '▶', '►', '★', '☆', '※', '(', ')', '+', '=', '"', '…', '↓', '↑', '▼', '▲', '▽', '△', '丨':
		return true
	}
	return false
}

// isOfficer tells whether a line is a person and the offices that he holds, as a
// site lists its board: 张三 南山总工会副主席、党组成员.
func isOfficer(s string, n size) bool {
	if n.words > 0 || n.han < 7 {
		return false
	}
	name, office, ok := strings.Cut(s, " ")
	if !ok || endsSentence(s) && !strings.HasSuffix(s, ")") {
		return false
	}
	office = strings.TrimLeft(office, " ")
	if len(name) == 3 {
		// 陈 刚
		given, rest, _ := strings.Cut(office, " ")
		name, office = name+given, rest
	}
	if !isHanName(name) || strings.Contains(office, " ") {
		return false
	}
	office = strings.TrimRight(office, ")")
	for _, w := range [...]string{"主席", "书记", "主任", "部长", "组长", "成员", "(兼", "候选人", "秘书长", "局长", "委员"} {
		if strings.HasSuffix(office, w) {
			return true
		}
	}
	return false
}

// leadsBack tells whether a line is the button that leads back to the site:
// 返回青溪网 版面导航.
func leadsBack(s string, n size) bool {
	to, ok := strings.CutPrefix(s, "返回")
	if !ok || n.han > 16 || n.words > 0 {
		return false
	}
	to, _, _ = strings.Cut(to, " ")
	for _, e := range [...]string{"网", "首页", "主页", "频道", "版面", "目录", "列表"} {
		if strings.HasSuffix(to, e) {
			return true
		}
	}
	return false
}

// isRunOnMenu tells whether a line is a menu whose words nothing parts:
// 首页时政看点工会评论.
func isRunOnMenu(s string, n size) bool {
	if n.han < 12 || !strings.HasPrefix(s, "首页") && !strings.HasPrefix(s, "网站首页") {
		return false
	}
	return n.words == 0 && allHan(s)
}

// unspaced takes the spaces out of a line whose Han characters stand apart, as in
// 版 权 所 有.
func unspaced(s string, n size) string {
	if n.han < 4 || n.words > 0 || strings.Count(s, " ") < n.han-2 || len(s) > 160 {
		return s
	}
	prev := false
	for _, r := range s {
		if han := isHan(r); han && prev {
			return s
		} else {
			prev = han
		}
	}
	return strings.ReplaceAll(s, " ", "")
}

// startFits keeps "Copyright protection was the subject of …" and "About us:
// the workers who …" in the text: a line that starts with a phrase is furniture
// if it is brief, or if the phrase ends at a colon or a mark.
func startFits(core, text string, n size) bool {
	rest := core[len(text):]
	if rest == "" {
		return true
	}
	if text[len(text)-1] < utf8.RuneSelf && isLetter(text[len(text)-1]) && isLetter(rest[0]) {
		return rest[0]|0x20 == 's' && (len(rest) == 1 || !isLetter(rest[1]))
	}
	if strings.ContainsRune(":|>[-—(©", firstRune(trim(rest))) || strings.HasSuffix(text, ":") {
		return true
	}
	if len(text) >= 18 && text[0] >= utf8.RuneSelf && n.han <= 40 {
		return true
	}
	if endsSentence(core) {
		return n.han <= 30 && n.words <= 16 && (n.han == 0 || n.han <= 16)
	}
	return n.words <= 16 && n.han <= 24
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isLanguages tells whether a line offers the site in several languages.
func isLanguages(s string) bool {
	if len(s) > 240 || !strings.Contains(s, "中文") {
		return false
	}
	n := 0
	for _, w := range [...]string{"Fran", "日本語", "한국어", "Русский", "Español", "Deutsch", "العربية", "English", "Português", "Italiano"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n >= 2
}

func isHex(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isDigit(c) {
			digits++
		} else if c != '-' && c != '_' && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return digits > 4
}

// isCode tells whether a line is a rule of a style sheet or a piece of script.
func isCode(s string) bool {
	open := strings.IndexByte(s, '{')
	if open >= 0 && (strings.HasSuffix(s, "}") || strings.HasSuffix(s, "{")) {
		return s[0] == '.' || s[0] == '#' || s[0] == '@' || s[0] == '$' || strings.ContainsAny(s[open:], ":;=") && measure(s).han < 4 || strings.HasPrefix(s, "function")
	}
	return strings.HasSuffix(s, ";") && strings.ContainsAny(s, "=(") && measure(s).han == 0 && !strings.Contains(s, ". ") && (strings.HasPrefix(s, "var ") || strings.HasSuffix(s, ");"))
}

// isPlayer tells whether a line is the clock of a player: 00:00/03:25.
func isPlayer(s string) bool {
	if t, ok := strings.CutPrefix(s, "▶"); ok && len(s) < 60 {
		return strings.HasPrefix(trim(t), "00:00")
	}
	colon := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':':
			colon = true
		case !isDigit(c) && c != '/' && c != ' ' && c != '.' && c|0x20 != 'x' && c != '-':
			return false
		}
	}
	return colon && len(s) < 40 && !hasYear(s)
}

// isPager tells whether a line is a row of page numbers: 1 2 3 ... 12.
func isPager(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ".[]<>|"); len(w) > 3 || w != "" && !isCount(w) {
			return false
		}
		n++
	}
	return n > 1
}

// isCrumbs tells whether a line is the way through a site to the page.
func isCrumbs(s string) bool {
	if len(s) > 240 {
		return false
	}
	arrows := strings.Count(s, ">") + strings.Count(s, "»") + strings.Count(s, "→")
	if arrows == 0 {
		return isSlashWay(s) || hasPrefixFold(s, "home /") || strings.HasPrefix(s, "首页 /") || strings.HasPrefix(s, "首页/") || strings.HasPrefix(s, "首页 -")
	}
	if strings.Contains(s, "->") && arrows == 1 {
		return false
	}
	return arrows >= 2 || hasPrefixFold(s, "home") || strings.HasPrefix(s, "首页") || strings.Contains(s, "正文") || strings.Contains(s, "首页")
}

// isSlashWay tells whether a line is a way through a site whose parts stand
// between slashes: a site's name, a section, a section of that.
func isSlashWay(s string) bool {
	if strings.Count(s, " / ") < 2 || endsSentence(s) {
		return false
	}
	for part := range strings.SplitSeq(s, " / ") {
		if n := measure(part); n.weight() == 0 || n.words > 4 || n.han > 8 || hasDigit(part) {
			return false
		}
	}
	return true
}

// isMenu tells whether a line is a row of at least so many short pieces with
// sep between them, none heavier than most.
func isMenu(s, sep string, least, most int) bool {
	if len(s) > 400 || strings.Count(s, sep) < least-1 {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(s, sep) {
		if part = trim(part); part == "" {
			continue
		}
		if w := measure(part).weight(); w > most || w == 0 || isDigit(part[0]) {
			return false
		}
		n++
	}
	return n >= least
}
