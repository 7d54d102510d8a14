package extract

import (
	"strings"

	"gongbao/model"
)

// place decides the kind of every line.
func (p *page) place() {
	p.placeHeader()
	p.placeBody()
	p.placeTail()
	p.placeOriginal()
	p.placeRepeats()
}

func (p *page) set(i int, k model.Kind) { p.lines[i].kind, p.lines[i].placed = k, true }

// placeBody decides the lines of the body.
func (p *page) placeBody() {
	lastPara := p.body - 1
	for i := p.body; i < p.tail; i++ {
		if c := p.lines[i].class; c == classPara || c == classText || c == classPlain && p.lines[i].n.weight() > 40 {
			lastPara = i
		}
	}
	links := p.trailingLinks(lastPara)
	for i := p.body; i < p.tail; i++ {
		l := &p.lines[i]
		end := i > lastPara
		if i >= links && (l.class == classPlain || l.class == classMaybe) && !p.signs(i) {
			p.set(i, model.Boilerplate)
			continue
		}
		if p.isPlanted(i) {
			p.set(i, model.Boilerplate)
			continue
		}
		switch l.class {
		case classPara, classText:
			p.set(i, model.Paragraph)
		case classCaption:
			p.set(i, model.Caption)
		case classCredit:
			p.set(i, model.Credit)
		case classJunk:
			p.set(i, model.Boilerplate)
		case classTail:
			p.set(i, model.Boilerplate)
			p.placeBox(i)
		case classMaybe:
			if end || l.n.words >= 3 && l.n.han == 0 && isControls(p.folded(i).s) {
				p.set(i, model.Boilerplate)
			} else {
				p.set(i, model.Paragraph)
			}
		case classOrig:
			p.set(i, model.Meta)
		case classAbstract:
			p.set(i, model.Deck)
		case classMeta:
			p.set(i, p.bodyMeta(i, end || p.inHeader(i)))
		default:
			if !l.placed {
				p.set(i, p.bodyShort(i, end))
			}
		}
	}
}

// trailingLinks returns where a list of titles starts that follows the last
// paragraph without a marker; the tail if there is none. A paragraph that ends
// in a colon announces a list of its own.
func (p *page) trailingLinks(lastPara int) int {
	if lastPara < p.body || p.verse || isSalutation(p.words(lastPara)) || p.lines[lastPara].class == classPlain {
		return p.tail
	}
	n, weight, first := 0, 0, p.tail
	for i := lastPara + 1; i < p.tail; i++ {
		l := &p.lines[i]
		if l.class != classPlain {
			continue
		}
		if isNumbered(p.words(i)) || isSalutation(p.words(i)) {
			return p.tail
		}
		if first == p.tail {
			first = i
		}
		n++
		weight += l.n.weight()
	}
	if n >= 3 && weight >= 8*n {
		return first
	}
	return p.tail
}

// isPlanted tells whether a short line in Chinese inside an article in English
// advertises a site, as those put it there who break into sites.
func (p *page) isPlanted(i int) bool {
	l := &p.lines[i]
	if l.n.han < 6 || l.n.han > 40 || l.n.words > 6 || l.class == classMeta || l.class == classCredit || p.body >= len(p.lines) || p.lines[p.body].n.han > 0 {
		return false
	}
	s := p.words(i)
	for _, w := range [...]string{"官方网站", "官网", "下载", "注册", "登录", "登陆", "娱乐", "平台", "APP", "app", "棋牌", "彩票"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// inHeader tells whether a line of fields stands in the header, too.
func (p *page) inHeader(i int) bool {
	for j := 0; j < p.body; j++ {
		if p.lines[j].class == classMeta && p.words(j) == p.words(i) {
			return true
		}
	}
	return false
}

// bodyMeta decides a line of fields inside the body. A date that heads a
// section stays; everything an end or a header prints goes.
func (p *page) bodyMeta(i int, end bool) model.Kind {
	m := p.meta(i)
	dated := p.anchor >= 0 && p.meta(p.anchor).date > noDate
	if end || i <= p.body+1 && !dated && m.date > noDate {
		return model.Meta
	}
	if m.url != "" && m.labels == 0 || p.tellsEvent(i) {
		return model.Paragraph
	}
	if m.labels == 0 {
		return model.Heading
	}
	if m.date == labelledDate && dated && m.labels == 1 {
		return model.Paragraph // the time of what the article tells of
	}
	if m.editor || m.rank >= publisherValue || m.date == labelledDate || m.counters > 0 {
		return model.Meta
	}
	return model.Paragraph
}

// tellsEvent tells whether a line of the body says when something takes place, as
// notices do: the time of day stands there in words.
func (p *page) tellsEvent(i int) bool {
	m := p.meta(i)
	if m == nil || i <= p.body || m.labels != 1 || m.date != labelledDate || m.rank > noSource {
		return false
	}
	s := p.words(i)
	for _, w := range [...]string{"上午", "下午", "晚上", "中午", "点", "點", "时整", "前"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// bodyShort decides a short unmarked line of the body.
func (p *page) bodyShort(i int, end bool) model.Kind {
	s := p.words(i)
	l := &p.lines[i]
	if end && (p.signs(i) || p.signedBelow(i)) {
		if strings.HasPrefix(s, "□") || strings.HasPrefix(s, "■") {
			return model.Meta // a source
		}
		return model.Credit
	}
	if end && p.bracketBody(i) != "" {
		return model.Meta
	}
	if (i <= p.body+2 || p.isTitleWhole(s)) && p.isTitleAgain(i) {
		return model.Title
	}
	if p.verse {
		return model.Paragraph
	}
	if end {
		switch {
		case p.closesText(i):
			return model.Credit
		case isBullet(s), p.dashLinks(i), p.closedBefore(i), p.trails(i), l.n.han > 0 && l.n.han <= 10 && l.n.words == 0 && siteNamed(s):
			return model.Boilerplate
		}
		return model.Paragraph
	}
	if i+1 < p.tail && !isSalutation(s) && l.n.weight() <= 50 && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, ",") {
		if c := p.lines[i+1].class; (c == classPara || c == classText) && (l.gap || p.lines[i+1].gap || l.n.weight() <= 24) {
			return model.Heading
		}
	}
	return model.Paragraph
}

// siteNamed tells whether a line is the name of a site and nothing else.
func siteNamed(s string) bool {
	s = fold(s).s
	return strings.HasSuffix(s, "网") && hanOutlet(s)
}

// dashLinks tells whether line i behind the last paragraph is one of three or more
// in a row that begin with a dash: titles of other articles. A paragraph that ends
// in a colon announces a list of its own.
func (p *page) dashLinks(i int) bool {
	lo, hi := i, i
	for lo > p.body && i-lo < dashReach && strings.HasPrefix(p.words(lo-1), "- ") {
		lo--
	}
	for hi < p.tail && hi-i < 3 && strings.HasPrefix(p.words(hi), "- ") {
		hi++
	}
	return hi > i && hi-lo >= 3 && lo > p.body && !isSalutation(p.words(lo-1))
}

// dashReach bounds how many lines back the start of a list is looked for.
const dashReach = 40

// isTitleWhole tells whether a line of the body is the title once more, letter
// for letter, as pages print it below their pictures.
func (p *page) isTitleWhole(s string) bool {
	if p.title < 0 {
		return false
	}
	t := p.words(p.title)
	return max(len(s), len(t)) <= min(len(s), len(t))+8 && titleCore(s) == titleCore(t)
}

// trails tells whether a short line behind the last paragraph is what a page
// prints there, and no list that the paragraph announces and no signature.
func (p *page) trails(i int) bool {
	l := &p.lines[i]
	if l.n.weight() > 12 || l.n.han > 10 || isNumbered(p.words(i)) || isBody(fold(p.words(i)).s) {
		return false
	}
	n, first := 0, i
	for ; first > p.body && n <= 2; first-- {
		if c := p.lines[first].class; c == classPara || c == classText {
			break
		}
		if isSalutation(p.words(first)) || isNumbered(p.words(first)) {
			return false
		}
		n++
	}
	for j := i + 1; j < p.tail && n <= 2; j++ {
		if p.lines[j].class == classPlain {
			n++
		}
	}
	c := p.lines[first].class
	return n <= 2 && (c == classPara || c == classText) && !isSalutation(p.words(first))
}

// signs tells whether a short line names a body right above the date of a
// signature, or with the square that marks one.
func (p *page) signs(i int) bool {
	f := fold(p.words(i))
	s := strings.Trim(f.s, " □■()[]")
	if !isBody(s) && !isOutlet(s) {
		return false
	}
	if strings.HasPrefix(f.s, "□") || strings.HasPrefix(f.s, "■") {
		return true
	}
	m := p.meta(i + 1)
	return m != nil && m.labels == 0 && m.date > noDate
}

// signedBelow tells whether a line is nothing but names of people right below
// the last paragraph, as papers sign a report.
func (p *page) signedBelow(i int) bool {
	l := &p.lines[i]
	if i == p.body || p.lines[i-1].class != classPara && p.lines[i-1].class != classText || l.class != classPlain || l.n.han > 12 || l.n.words > 0 {
		return false
	}
	for _, name := range strings.Fields(fold(p.words(i)).s) {
		if !isHanName(name) {
			return false
		}
	}
	return true
}

// bracketBody returns the body or the outlet that a line in brackets names and
// nothing else, folded, as it closes a report: (青溪县总工会供稿).
func (p *page) bracketBody(i int) string {
	l := &p.lines[i]
	if l.class != classPlain || l.n.han < 4 || l.n.han > 24 || l.n.words > 0 || !bracketed(p.words(i)) {
		return ""
	}
	name := strings.Trim(fold(p.words(i)).s, " ()[]")
	name = strings.TrimSuffix(name, "供稿")
	if strings.ContainsAny(name, " ,、由") || !strings.Contains(name, "工会") && !hanOutlet(name) || !isBody(name) && !hanOutlet(name) {
		return ""
	}
	return name
}

// closesText tells whether a line is the name of a body right below the last
// paragraph, as notices are signed where no day is printed.
func (p *page) closesText(i int) bool {
	l := &p.lines[i]
	if i == p.body || p.lines[i-1].class != classPara && p.lines[i-1].class != classText || l.n.han > 24 || l.n.words > 8 {
		return false
	}
	f := fold(p.words(i))
	return strings.HasSuffix(f.s, "工会") || strings.HasSuffix(f.s, "工会办公室") || strings.HasSuffix(f.s, "工会委员会") ||
		l.n.words > 2 && (hasPrefixFold(f.s[max(0, len(f.s)-27):], "federation of trade unions"))
}

// closedBefore tells whether a credit, an editor, a source or furniture has
// closed the article a few lines before i, with no text since.
func (p *page) closedBefore(i int) bool {
	for j := i - 1; j >= p.body && j >= i-12; j-- {
		switch p.lines[j].class {
		case classPara, classText:
			return false
		case classJunk, classTail, classCredit:
			return true
		case classMeta:
			if m := p.meta(j); m.editor || m.rank >= publisherValue || m.empty == labelCategory || m.counters > 0 {
				return true
			}
		}
	}
	return false
}

// placeBox marks the short lines behind a marker inside the body, which is a
// box with links, up to the text.
func (p *page) placeBox(i int) {
	for j := i + 1; j < p.tail && j <= i+20; j++ {
		l := &p.lines[j]
		if l.class != classPlain || isNumbered(p.words(j)) {
			return
		}
		// The last short line before text may be its heading, if it stands apart.
		if j+1 < p.tail && l.gap && (p.lines[j+1].class == classPara || p.lines[j+1].class == classText) && j > i+1 {
			return
		}
		p.set(j, model.Boilerplate)
	}
}

// placeTail decides the lines behind the article.
func (p *page) placeTail() {
	for i := p.tail; i < len(p.lines); i++ {
		l := &p.lines[i]
		switch {
		case l.class == classMeta && i < p.strict:
			p.set(i, model.Meta)
		case l.class == classCredit && i < p.strict && i < p.tail+3:
			p.set(i, model.Credit)
		default:
			p.set(i, model.Boilerplate)
		}
	}
}

// placeOriginal marks the lines that continue an original title: those with a
// tag such as (theme), and those behind a dash.
func (p *page) placeOriginal() {
	for i := 0; i < p.tail; i++ {
		if p.lines[i].class != classOrig {
			continue
		}
		p.set(i, model.Meta)
		open := strings.HasSuffix(titleTagless(p.words(i)), "-") || strings.HasSuffix(titleTagless(p.words(i)), "—")
		for j := i + 1; j < p.tail && j <= i+5; j++ {
			l := &p.lines[j]
			if l.class == classPara || l.class == classMeta || !l.n.short() {
				break
			}
			tagged := hasTitleTag(p.words(j))
			dash := strings.HasPrefix(p.words(j), "—") || strings.HasPrefix(p.words(j), "--")
			if !tagged && !dash && !open {
				break
			}
			open = false
			p.set(j, model.Meta)
		}
	}
}

// titleTags are the parts of a headline as papers call them.
var titleTags = [...]string{"introduction", "theme", "subtitle", "quote", "main title", "main topic", "subject", "lead", "sub title", "subheading", "title", "引题", "主题", "副题", "肩题", "正题", "眉题", "主标题", "副标题", "引标题"}

// hasTitleTag tells whether a line ends in (theme) or one of its kin.
func hasTitleTag(s string) bool {
	return titleTagless(s) != strings.TrimRight(fold(last(s, 120)).s, " ")
}

// titleTagless returns the folded end of a line without its tag.
func titleTagless(s string) string {
	t := strings.TrimRight(fold(last(s, 120)).s, " ")
	if !strings.HasSuffix(t, ")") {
		return t
	}
	i := strings.LastIndexByte(t, '(')
	if i < 0 {
		return t
	}
	in := strings.ToLower(trim(t[i+1 : len(t)-1]))
	for _, tag := range titleTags {
		if in == tag {
			return strings.TrimRight(t[:i], " ")
		}
	}
	return t
}
