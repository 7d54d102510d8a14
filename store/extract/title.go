package extract

import (
	"slices"
	"strings"
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
		p.title = p.pickTitle(cands, p.body)
	}
}

// crumbTitle looks for the title that the way through the site leads to: one of
// the lines below it says the same as its last part.
func (p *page) crumbTitle(cands []int) bool {
	for _, i := range cands {
		if p.lines[i].n.han > 0 && len(cands) > 1 && siteLike(fold(p.words(i)).s, p.lines[i].n) {
			continue // the section that the page is in
		}
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
	below := cands[len(above):]
	if len(above) > 0 && !p.belowBanners(above, below) {
		p.title = p.pickTitle(above, p.anchor)
		if i := p.nextSolid(p.anchor); p.isSiteName(p.title) && slices.Contains(cands, i) && p.lines[i].n.weight() > p.lines[p.title].n.weight() {
			p.title = i // the date stands above the title
		}
		if slices.Contains(below, p.title) {
			return
		}
		p.fromContents(above, below)
		return
	}
	if k, end := p.aboveFields(below); k > 0 && p.lines[below[0]].n.han > 0 {
		p.title = p.pickTitle(below[:k], end)
		return
	}
	cands = below
	if len(cands) > 1 && p.lines[cands[0]].n.han > 0 && p.body < len(p.lines) {
		// The day of a paper stands above everything.
		start := echoing{text: head(p.text[p.lines[p.body].lo:], 1500)}
		if i := p.pickTitle(cands, p.body); p.lines[i].n.weight() >= 8 && !p.isLead(i) && start.han(p.words(i)) >= 50 {
			p.title = i
			return
		}
	}
	for k, i := range cands {
		if p.isLead(i) {
			return
		}
		if p.lines[i].n.weight() >= 8 && (k == 0 || p.nextSolid(i) == p.body || p.lines[i].n.han == 0 && p.anchor == 0) || p.nextSolid(p.anchor) == i && p.nextSolid(i) == p.body {
			p.title = i
			return
		}
		if p.lines[i].n.weight() >= 8 {
			return // else the names of sections above the title
		}
	}
}

// fromContents moves the title from the list of what a page of a paper holds to
// where one of the list is printed once more, below the day.
func (p *page) fromContents(above, below []int) {
	for _, j := range below {
		again := titleCore(p.words(j))
		if again == titleCore(p.words(p.title)) {
			return
		}
		for _, i := range above {
			if titleCore(p.words(i)) == again {
				p.title = j
				return
			}
		}
	}
}

// isPerson tells whether a line is one person's name in Chinese.
func (p *page) isPerson(i int) bool {
	return p.lines[i].n.han <= 4 && isHanName(p.folded(i).s)
}

// belowBanners tells whether the lines above the first field only name the site
// or a section and the title stands below it: right above the body, or between
// two lines of fields, as the date of a paper's issue stands above the title and
// its page beneath.
func (p *page) belowBanners(above, below []int) bool {
	if len(below) == 0 || p.lines[below[0]].class != classPlain || p.lines[below[0]].n.weight() < 7 || p.isLead(below[0]) {
		return false
	}
	han := true
	for _, i := range above {
		l := &p.lines[i]
		if l.n.weight() >= 10 || !siteLike(fold(p.words(i)).s, l.n) {
			return false
		}
		han = han && l.n.han > 0
	}
	if k, _ := p.aboveFields(below); k > 0 {
		return true
	}
	i := below[0]
	clear := p.lines[i].n.weight() >= 10 || isSubtitle(p.words(i+1))
	return han && clear && p.nextSolid(p.anchor) == i && p.nextSolid(i) == p.body && !isNumbered(p.words(i))
}

// aboveFields returns how many of the lines stand above a second line of fields of
// the header, and which line that is; 0 if there is none.
func (p *page) aboveFields(below []int) (k, end int) {
	for end = p.anchor + 1; end < p.body && (p.lines[end].class != classMeta || !p.isHeaderMeta(end)); end++ {
	}
	if end >= p.body {
		return 0, 0
	}
	for k < len(below) && below[k] < end {
		k++
	}
	return k, end
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
	apart := n.han == 0 && n.words >= 4 && l.gap && p.nextSolid(i) == p.anchor // a blank line parts it from the menu
	if !apart && n.weight() <= 6 && p.shortRun(i) >= 4 || n.han == 0 && n.weight() <= 9 && p.shortRun(i) >= 6 {
		return false // a menu
	}
	if k := strings.IndexByte(head(s, 24), ':'); k > 0 {
		if f, ok := labelBefore(s, 0, k); ok && f.lo == 0 && (f.label == labelDate || f.label == labelPlace || f.label == labelSource || f.label == labelEditor) {
			return false // a date that cannot be read, when and where something is
		}
	}
	if n.weight() < 4 && !(n.weight() == 3 && (p.meta(i+1) != nil || p.twiceAbove(i) || p.opensWith(i) || p.crumbSays(i))) || n.han == 0 && n.words < 2 {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '•', '·', '-', '—', '>', '›', '*', '|', '●', '■', '►', '▪':
		return false
	case '#':
		if !strings.HasPrefix(s, "# ") { // a heading in Markdown
			return false
		}
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
	if e, _, ok := strings.Cut(f.s, "版:"); ok && len(e) <= 8 && (e == "当前" || isEdition(e+"版")) {
		return false // 第06版:关注
	}
	return !isAnnouncement(f.s) && !isNumbered(s) && !isSection(f.s, n) && !hasContact(f.s)
}

// twiceAbove tells whether the header prints line i twice.
func (p *page) twiceAbove(i int) bool {
	s := p.words(i)
	for j := range p.lines[:p.body] {
		if j != i && p.lines[j].class == classPlain && p.words(j) == s {
			return true
		}
	}
	return false
}

// crumbSays tells whether the way through the site ends in what a short line in
// English says.
func (p *page) crumbSays(i int) bool {
	if p.lines[i].n.han > 0 {
		return false
	}
	for j := max(0, i-3); j < min(len(p.lines), i+3); j++ {
		if p.lines[j].class != classJunk {
			continue
		}
		if s := p.raw(j); isCrumbs(fold(head(s, foldMax)).s) && strings.HasSuffix(strings.TrimRight(s, " >"), p.words(i)) {
			return true
		}
	}
	return false
}

// opensWith tells whether the text right below a short line in English speaks at
// once of what the line says: a person's name for a title.
func (p *page) opensWith(i int) bool {
	return i == 0 && i+1 < len(p.lines) && i+1 == p.body && p.lines[i].n.han == 0 && strings.Contains(head(p.words(i+1), 120), p.words(i))
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

// hasContact tells whether a line says how to reach the site or somebody.
func hasContact(s string) bool {
	if i := strings.IndexByte(s, '@'); i > 0 && isLetter(s[i-1]) && strings.IndexByte(s[i:], '.') > 0 {
		return true
	}
	if hasAnyPrefixFold(s, "contact:", "contacts:", "media contact", "press contact", "for more information", "for further information", "media enquiries", "media inquiries") {
		return true
	}
	for _, w := range [...]string{"热线:", "邮箱:", "电话:"} {
		if _, to, ok := strings.Cut(s, w); ok && (to == "" || isDigit(strings.TrimLeft(to+" ", " (")[:1][0]) || strings.ContainsAny(to, "@")) {
			return true
		}
	}
	return false
}
