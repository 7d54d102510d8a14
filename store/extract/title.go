package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// findTitle picks the title among the short lines of the header.
func (p *page) findTitle() {
	cands := p.titleLines()
	switch {
	case p.doc.Title != "":
		for _, i := range cands {
			if sameTitle(p.doc.Title, p.words(i)) {
				p.title = i
				return
			}
		}
	case p.labelledTitle(), p.crumbTitle(cands):
	case len(cands) == 0:
		p.titleOfCrumbs()
	case p.anchor >= 0:
		p.titleByFields(cands)
	case p.verseAbove(cands):
		p.body = cands[0]
	default:
		p.title = p.pickTitle(cands)
	}
}

// crumbTitle looks for the title that the way through the site leads to: one of
// the lines below it says the same as its last part.
func (p *page) crumbTitle(cands []int) bool {
	for _, i := range cands {
		for j := i - 1; j >= 0 && j >= i-4; j-- {
			if p.lines[j].class != classJunk && !strings.HasPrefix(p.raw(j), "› ") && !hasPrefixFold(p.raw(j), "home ") || p.lines[j].n.weight() < p.lines[i].n.weight() {
				continue
			}
			s := p.raw(j)
			if hasPrefixFold(s, "home ") && len(s) > len(p.words(i)) && strings.HasSuffix(s, p.words(i)) && p.lines[i].n.weight() >= 8 {
				p.title = i // Home News Riders ask for a stair
				return true
			}
			if rest, ok := strings.CutPrefix(s, "› "); ok && titleCore(rest) == titleCore(p.words(i)) && p.lines[i].n.weight() >= 8 {
				p.title = i
				return true
			}
			if k := crumbsEnd(s); k > 0 && p.lines[i].n.weight() >= 8 && titleCore(trim(s[k:])) == titleCore(p.words(i)) {
				p.title = i
				return true
			}
		}
	}
	return false
}

// verseLines is how many short lines in a row are verse and no title.
const verseLines = 6

// verseAbove tells whether the lines above the text are verse that it opens with:
// many in a row, with nothing between.
func (p *page) verseAbove(cands []int) bool {
	if len(cands) < verseLines || cands[len(cands)-1]-cands[0] != len(cands)-1 || cands[len(cands)-1]+1 != p.body {
		return false
	}
	weight := 0
	for k, i := range cands {
		n := p.lines[i].n
		if k > 0 && p.lines[i].gap || n.words > 0 || n.han > 24 {
			return false
		}
		weight += n.han
	}
	return weight >= 7*len(cands)
}

// titleLines returns the header's lines that could be the title.
func (p *page) titleLines() []int {
	var cands []int
	for i := 0; i < p.body && len(cands) < 24; i++ {
		if p.canBeTitle(i) {
			cands = append(cands, i)
		}
	}
	if len(cands) > 0 {
		return cands
	}
	for i := 0; i < p.body; i++ {
		// One with a word of furniture, right above the date.
		if m := p.meta(i + 1); m != nil && m.date > noDate && p.lines[i].class == classMaybe && p.lines[i].n.weight() >= 16 && !isControls(fold(head(p.words(i), foldMax)).s) {
			return []int{i}
		}
		// A title with a full stop, right above the fields.
		if l := &p.lines[i]; l.class == classText && l.n.weight() <= 30 && p.meta(i+1) != nil && p.lines[i+1].class == classMeta {
			return []int{i}
		}
	}
	return nil
}

// labelledTitle looks for a title behind a label: 标题:….
func (p *page) labelledTitle() bool {
	for i := 0; i < p.body; i++ {
		if m := p.meta(i); m != nil && measure(m.title).weight() >= 4 {
			p.title, p.titled = i, m.title
			return true
		}
	}
	return false
}

// titleOfCrumbs takes the last part of the way through the site for the title
// where the page prints no other.
func (p *page) titleOfCrumbs() {
	for i := 0; i < p.body; i++ {
		if p.lines[i].class != classJunk || p.lines[i].alt > 0 {
			continue
		}
		k := crumbsEnd(p.raw(i))
		if k <= 0 || measure(p.raw(i)[k:]).weight() < 12 || isOutlet(fold(trim(p.raw(i)[k:])).s) {
			continue
		}
		p.cutLine(i, p.lines[i].lo+k)
		p.body++
		if p.anchor > i {
			p.anchor++
		}
		p.lines[i+1].n, p.lines[i+1].class = measure(p.words(i+1)), classPlain
		p.title = i + 1
		return
	}
}

// titleByFields picks among lines around the fields of the header: those above
// go first.
func (p *page) titleByFields(cands []int) {
	if i := cands[0]; i+1 == p.anchor && p.nextSolid(p.anchor) == p.body && p.isPerson(i) {
		return // who wrote it: the page prints no title
	}
	above := cands
	for k, i := range cands {
		if i > p.anchor {
			above = cands[:k]
			break
		}
	}
	if len(above) > 0 && !p.belowBanners(above, cands[len(above):]) {
		p.title = p.pickTitle(above)
		if i := p.nextSolid(p.anchor); p.isSiteName(p.title) && slices.Contains(cands, i) && p.lines[i].n.weight() > p.lines[p.title].n.weight() {
			p.title = i // the date stands above the title
		}
		return
	}
	cands = cands[len(above):]
	for k, i := range cands {
		if p.isLead(i) {
			return
		}
		if p.lines[i].n.weight() >= 8 && (k == 0 || p.nextSolid(i) == p.body) || p.nextSolid(p.anchor) == i && p.nextSolid(i) == p.body {
			p.title = i
			return
		}
		if p.lines[i].n.weight() >= 8 {
			return // else the names of sections above the title
		}
	}
}

// isPerson tells whether a line is one person's name in Chinese.
func (p *page) isPerson(i int) bool {
	return p.lines[i].n.han <= 4 && isHanName(p.folded(i).s)
}

// belowBanners tells whether the lines above the first field only name the site
// and the title stands between two lines of fields below: the date of a paper's
// issue above the title, its page beneath.
func (p *page) belowBanners(above, below []int) bool {
	if len(below) == 0 || p.lines[below[0]].class != classPlain || p.lines[below[0]].n.weight() < 7 || p.isLead(below[0]) {
		return false
	}
	for _, i := range above {
		if l := &p.lines[i]; l.n.weight() >= 10 || !siteLike(fold(p.words(i)).s, l.n) {
			return false
		}
	}
	m := p.meta(below[0] + 1)
	return m != nil && below[0]+1 < p.body
}

// isUnionTitle tells whether a line that holds words of furniture speaks of
// unions or workers, as titles of this trade do.
func isUnionTitle(s string, n size) bool {
	if n.han > 0 {
		return strings.Contains(s, "工会") && !isOfficer(s, n)
	}
	return n.words >= 6 && (containsFold(s, "union") || containsFold(s, "labor") || containsFold(s, "worker"))
}

// isSiteName tells whether a line is the name of a site, in English by its last
// word, or by being short and below other lines.
func (p *page) isSiteName(i int) bool {
	n := p.lines[i].n
	return n.han == 0 && (siteLike(fold(p.words(i)).s, size{words: max(n.words, 3)}) || i > 0 && n.words <= 2)
}

// canBeTitle tells whether a header line could be the article's title.
func (p *page) canBeTitle(i int) bool {
	l := &p.lines[i]
	s := p.words(i)
	n := l.n
	switch l.class {
	case classPlain:
	case classText, classMaybe:
		// Titles ask and exclaim; few end in a full stop, and then the fields
		// follow at once.
		if n.weight() > 60 || l.class == classText && (strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";")) {
			return false
		}
		if l.class == classText && strings.HasSuffix(s, ".") && (p.meta(i+1) == nil || n.words < 4) {
			return false
		}
		if l.class == classMaybe && !isUnionTitle(fold(s).s, n) {
			return false
		}
	default:
		return false
	}
	if n.weight() <= 6 && p.shortRun(i) >= 4 || n.han == 0 && n.weight() <= 9 && p.shortRun(i) >= 6 {
		return false // a menu
	}
	if k := strings.IndexByte(head(s, 24), ':'); k > 0 {
		if f, ok := labelBefore(s, 0, k); ok && f.label == labelDate && f.lo == 0 {
			return false // a date that cannot be read
		}
	}
	if n.weight() < 4 && !(n.weight() == 3 && p.meta(i+1) != nil) || n.han == 0 && n.words < 2 {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '•', '·', '-', '—', '>', '›', '*', '|', '●', '■', '►', '▪', '#':
		return false
	}
	if strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "，") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, "、") {
		return false
	}
	f := fold(s)
	if isDomain(f.s) {
		return false
	}
	if strings.Trim(f.s, "0123456789一二三四五六七八九十〇年月日星期 |/-") == "" {
		return false // 十一月 2024
	}
	if e, _, ok := strings.Cut(f.s, "版:"); ok && len(e) <= 8 && isCount(strings.TrimPrefix(e, "第")) {
		return false // 第06版:关注
	}
	return !isAnnouncement(f.s) && !isNumbered(s) && !isSection(f.s, n) && !hasContact(f.s)
}

// isAnnouncement tells whether a line is what a site announces above every page:
// 最新公告:….
func isAnnouncement(s string) bool {
	head, _, ok := strings.Cut(s, ":")
	if !ok || len(head) > 15 {
		return false
	}
	return strings.HasSuffix(head, "公告") || strings.HasSuffix(head, "专题") || strings.HasSuffix(head, "滚动新闻") || head == "最新消息"
}

// hasContact tells whether a line says how to reach the site.
func hasContact(s string) bool {
	for _, w := range [...]string{"热线:", "邮箱:", "电话:"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// pickTitle picks among lines above the fields, or above the body where no
// field is printed.
func (p *page) pickTitle(cands []int) int {
	for a, i := range cands {
		for _, j := range cands[a+1:] {
			if sameTitle(p.words(i), p.words(j)) {
				return p.fuller(i, j)
			}
		}
	}
	end := p.anchor
	if end < 0 {
		end = p.body
	}
	crumbs := p.crumbsIn(cands[0], cands[len(cands)-1])
	best, bestScore := cands[0], -99
	foot := ""
	if p.body < len(p.lines) {
		foot = last(p.text[p.lines[p.body].hi:], 600)
	}
	sites := 0 // how many of the first are names of the site
	for k, i := range cands {
		score := min(p.lines[i].n.weight(), 24)
		site := siteLike(fold(p.words(i)).s, p.lines[i].n)
		if site && sites == k {
			sites++
		}
		if k == sites {
			score += 4
		}
		if p.nextSolid(i) >= end {
			score += 6
		}
		if i == 0 {
			score += 4
		}
		if site {
			score -= 30
		}
		if bracketed(p.words(i)) || isSlogan(p.words(i)) {
			score -= 12
		}
		if n := p.lines[i].n; n.han > 12 && n.words < 3 && p.body < len(p.lines) && p.lines[p.body].n.han == 0 {
			score -= 30 // Chinese above an English article: an advertisement
		}
		if p.lines[i].n.han == 0 && p.body < len(p.lines) && p.lines[p.body].n.han > 20 {
			score -= 20 // a button in English above an article in Chinese
		}
		if k == 0 && len(cands) > 1 && p.otherScript(i) {
			score -= 40 // an advertisement above a page of the other script
		}
		if i < crumbs {
			score -= 20 // the site's name stands above the way through it
		}
		if len(cands) > 1 && len(p.words(i)) >= 18 && strings.Contains(foot, p.words(i)) {
			score += 10 // the foot of the page names the article
		}
		if k > 0 && isSummary(p.words(i), p.lines[i].n) {
			score -= 14
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// otherScript tells whether a line above a page in Traditional characters is in
// Simplified ones, as what is put there by those who break into sites.
func (p *page) otherScript(i int) bool {
	if p.lines[i].n.han < 10 || p.body >= len(p.lines) || p.lines[p.body].n.han < 20 {
		return false
	}
	var own, body letters
	own.count(p.words(i))
	body.count(head(p.words(p.body), foldMax))
	return own.hant == 0 && own.hans >= 3 && body.hant >= 5 && body.hant > 2*body.hans
}

// crumbsIn returns the last line between two others that is the way through the
// site to the page, 0 if none is.
func (p *page) crumbsIn(i, j int) int {
	for j--; j > i; j-- {
		if p.lines[j].class == classJunk {
			if s := fold(head(p.raw(j), foldMax)).s; isCrumbs(s) || strings.Contains(s, "位置") && strings.ContainsAny(s, ":>-") {
				return j
			}
		}
	}
	return 0
}

// isSummary tells whether a line of the header runs on like the sentence below
// a title, and not like a title.
func isSummary(s string, n size) bool {
	return n.han >= 34 && (strings.Contains(s, ",") || strings.Contains(s, "，"))
}

// isSlogan tells whether a line is two or three phrases of the same length with
// spaces between, as shoulder titles are.
func isSlogan(s string) bool {
	if s == "" || s[0] > ' ' && s[0] < utf8.RuneSelf || strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return false
	}
	parts := strings.Fields(s)
	if len(parts) < 2 || len(parts) > 4 || len(s) > 90 {
		return false
	}
	for _, q := range parts {
		if len(q) != len(parts[0]) || !allHan(q) {
			return false
		}
	}
	return true
}

// isSubtitle tells whether a line continues a title behind a dash.
func isSubtitle(s string) bool {
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "--") || strings.HasPrefix(s, "– ")
}

// nextSolid returns the next line after i that is neither furniture nor a
// subtitle.
func (p *page) nextSolid(i int) int {
	for i++; i < len(p.lines); i++ {
		if c := p.lines[i].class; c != classJunk && c != classMaybe && !(c == classPlain && isSubtitle(p.words(i))) {
			return i
		}
	}
	return i
}

// fuller picks between two prints of one title: not the one that is cut short
// or carries the site's name.
func (p *page) fuller(i, j int) int {
	a, b := p.words(i), p.words(j)
	if cutShort(a) && len(b) >= len(a)-3 {
		return j
	}
	if len(a) > len(b) && strings.HasPrefix(a, b) {
		if rest := strings.TrimLeft(a[len(b):], " "); rest != "" && strings.ContainsRune("|_-—–·｜>", firstRune(rest)) {
			return j
		}
	}
	return i
}

func cutShort(s string) bool {
	if i := strings.LastIndex(s, "..."); i > 0 && measure(s[i:]).weight() <= 10 {
		return true
	}
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "..")
}

func bracketed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	e, _ := utf8.DecodeLastRuneInString(s)
	return (r == '(' || r == '（' || r == '[' || r == '【') && (e == ')' || e == '）' || e == ']' || e == '】')
}

// isSection knows the names of sections that sites print above a title.
func isSection(s string, n size) bool {
	if n.han > 10 || n.words > 4 {
		return false
	}
	s = strings.TrimFunc(s, isSectionMark)
	switch s {
	case "工作动态", "基层动态", "工会动态", "工会新闻", "新闻动态", "图片新闻", "工会要闻", "新闻中心", "要闻", "公告", "通知公告", "信息公开", "基层工会", "基层工作", "各地工会", "地方工会", "工运动态", "综合新闻", "新闻资讯", "媒体聚焦", "媒体报道", "县区动态", "区县动态", "本地新闻", "国内新闻", "时政要闻", "头条新闻", "工会工作", "专题专栏", "权益维护", "组织建设", "宣传教育", "动态信息", "工会信息", "最新动态", "产业工会", "市县工会", "省内要闻", "工会资讯":
		return true
	}
	if len(s) > 40 {
		return false
	}
	var buf [40]byte
	switch string(lowerAll(buf[:0], s)) {
	case "news", "home", "news center", "trade union news", "union news", "grassroots news", "work trends", "work dynamics", "local news", "top stories", "headlines", "latest news", "press release", "news release", "news & events", "notice", "announcement", "media focus", "current affairs", "grassroots dynamics", "trade union", "general news", "comprehensive news", "news information", "special topic", "china", "society", "local", "english", "politics", "labor", "labour", "trade union dynamics", "union dynamics", "important news", "industry news", "work news", "grass roots", "grass-roots trends", "union trends", "company news":
		return true
	}
	return false
}

// isSectionBeside tells whether a name beside a date is that of a section.
func isSectionBeside(s string, n size) bool {
	if n.han < 2 || n.han > 8 || n.words > 0 {
		return false
	}
	for _, e := range [...]string{"聚焦", "动态", "要闻", "专题", "专栏", "关注", "快递", "公告", "栏目"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func isSectionMark(r rune) bool {
	switch r {
	case ' ', '[', ']', '|', '-', '—', '·', '•', '>':
		return true
	}
	return false
}

// siteLike tells whether a short line is the name of a site or a channel.
func siteLike(s string, n size) bool {
	if n.han > 0 {
		if n.han > 14 {
			return false
		}
		if i := strings.IndexAny(s, "-_|"); i > 0 {
			// a title with the site's name behind it
			if front := trim(s[:i]); measure(front).han > 4 {
				return siteLike(front, measure(front))
			}
		}
		for _, e := range siteEnds.forEnd(s) {
			if strings.HasSuffix(s, e) {
				return e != "总工会" || n.han <= 9
			}
		}
		return n.han <= 4
	}
	if n.words > 5 {
		return false
	}
	for _, e := range siteEndsEN.forEnd(s) {
		if len(s) >= len(e) && hasPrefixFold(s[len(s)-len(e):], e) {
			return true
		}
	}
	return n.words <= 2
}

// siteEndsEN are how they end in English.
var siteEndsEN = newWordList("network", "online", "news", "entertainment", "website", "channel", "net", "federation of trade unions", "daily", "newspaper", ".cn", ".com", "client", "home page", "portal")

// siteEnds are how the names of sites and channels end.
var siteEnds = newWordList("网", "网站", "在线", "频道", "门户", "官网", "首页", "资讯", "动态", "要闻", "专题", "专栏", "新闻", "客户端", "日报", "晚报", "工会网", "总工会", "报", "报纸", "数字报", "电子报")
