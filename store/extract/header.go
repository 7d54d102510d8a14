package extract

import (
	"strings"

	"gongbao/model"
)

// placeHeader decides the lines above the body.
func (p *page) placeHeader() {
	for i := 0; i < p.body; i++ {
		l := &p.lines[i]
		switch {
		case i == p.title:
			p.set(i, model.Title)
		case l.class == classMeta || l.class == classOrig:
			p.set(i, p.metaKind(i))
		case l.class == classAbstract:
			p.set(i, model.Deck)
		case l.class == classJunk || l.class == classTail || l.class == classMaybe:
			p.set(i, model.Boilerplate)
		case p.isTitleAgain(i), p.isTitlePiece(i):
			p.set(i, model.Title)
		case l.class == classCredit:
			p.set(i, model.Meta)
		case l.class == classCaption:
			p.set(i, model.Caption)
		case l.class == classPara || l.class == classText:
			if i > p.title && (p.title >= 0 || p.anchor >= 0) {
				p.set(i, model.Deck)
			} else {
				p.set(i, model.Boilerplate)
			}
		default:
			p.set(i, p.shortKind(i))
		}
	}
}

// metaKind is Meta, or Boilerplate for a banner with today's date.
func (p *page) metaKind(i int) model.Kind {
	if i < p.title && p.isBanner(i) {
		return model.Boilerplate
	}
	return model.Meta
}

func (p *page) isTitleAgain(i int) bool {
	l := &p.lines[i]
	if l.class != classPlain && l.class != classText && l.class != classCaption && l.class != classCredit {
		return false
	}
	s := p.words(i)
	if p.title >= 0 && sameTitle(p.words(p.title), s) {
		return true
	}
	return p.doc.Title != "" && sameTitle(p.doc.Title, s)
}

// isTitlePiece tells whether a line below the title is the start or the end of
// it, which the page prints once more in pieces.
func (p *page) isTitlePiece(i int) bool {
	if p.title < 0 || i <= p.title || i > p.title+4 || p.lines[i].class != classPlain || p.lines[i].n.weight() < 6 {
		return false
	}
	t, s := titleCore(p.words(p.title)), titleCore(p.words(i))
	return len(s) < len(t) && (strings.HasSuffix(t, s) || strings.HasPrefix(t, s) && p.lines[i].n.weight() >= 8)
}

// officeAndName returns the person at the end of a short line of the header, whose
// office stands before: 青溪县总工会副主席 张三.
func officeAndName(s string, n size) string {
	i := strings.LastIndexByte(s, ' ')
	if i <= 0 || n.words > 0 || n.han < 9 || n.han > 30 || !isHanName(s[i+1:]) {
		return ""
	}
	office := strings.TrimRight(s[:i], " ")
	if !strings.Contains(office, "工会") || strings.ContainsAny(office, "，,。:") {
		return ""
	}
	for _, e := range [...]string{"主席", "书记", "主任", "部长", "委员", "干部", "干事", "组长"} {
		if strings.HasSuffix(office, e) {
			return s[i+1:]
		}
	}
	return ""
}

// shortKind decides a short header line that is no field: a shoulder title, a
// subtitle, the name of a section, the first heading.
func (p *page) shortKind(i int) model.Kind {
	s := p.words(i)
	l := &p.lines[i]
	f := fold(head(s, foldMax))
	if isSection(f.s, l.n) || isBullet(s) || p.outletBesideDate(i) {
		if p.outletBesideDate(i) {
			return model.Meta
		}
		return model.Boilerplate
	}
	if _, _, ok := p.nearbyLine(i); ok || p.isNamesLine(i) || p.title >= 0 && i > p.title && officeAndName(f.s, l.n) != "" {
		return model.Meta
	}
	if p.title < 0 && p.doc.Title == "" {
		if i > p.anchor && p.anchor >= 0 && l.n.weight() >= 6 && !siteLike(f.s, l.n) {
			return model.Heading
		}
		return model.Boilerplate
	}
	if i < p.title {
		if i+1 == p.title && l.class == classPlain && p.lines[p.title].n.han > 0 && isShoulder(f.s, l.n) && p.crumbsIn(i, p.title) == 0 && !p.otherScript(i) {
			p.above = i
			return model.Title
		}
		return model.Boilerplate
	}
	return p.underTitle(i, f.s)
}

// isShoulder tells whether a short line right above the title can be its
// shoulder title, and not a site, a section or something foreign to the page.
func isShoulder(s string, n size) bool {
	if n.words > 0 || n.han < 8 || siteLike(s, n) || isAnnouncement(s) {
		return false
	}
	for part := range strings.FieldsSeq(s) {
		if isOutlet(part) || isControls(part) || isSection(part, measure(part)) {
			return false
		}
	}
	return true
}

// underTitle decides a short line between the title and the body. Above the
// date and the source stand subtitles; below them stand the page's controls
// and, right before the body, its first heading.
func (p *page) underTitle(i int, s string) model.Kind {
	l := &p.lines[i]
	w := l.n.weight()
	below := p.anchor >= 0 && i > p.anchor
	switch {
	case isNumbered(s):
		return model.Heading
	case isSubtitle(s):
		return model.Deck
	case siteLike(s, l.n), p.shortRun(i) >= 4, bracketed(s), below && p.captionRun(i):
		return model.Boilerplate
	case below && i+1 == p.body && w >= 5 && w <= 24 && !strings.ContainsAny(s, "0123456789:|/·"):
		if l.n.han > 0 && strings.ContainsRune(s, ' ') || l.n.han == 0 && l.n.words < 4 {
			return model.Boilerplate
		}
		return model.Heading
	case below && w < 16, w < 8:
		return model.Boilerplate
	}
	return model.Deck
}

// shortRun counts the very short lines in a row around i: a menu.
func (p *page) shortRun(i int) int {
	tiny := func(j int) bool {
		return j >= 0 && j < p.body && p.lines[j].class == classPlain && j != p.title && p.lines[j].n.weight() <= 9
	}
	if !tiny(i) {
		return 0
	}
	n := 1
	for j := i - 1; tiny(j); j-- {
		n++
	}
	for j := i + 1; tiny(j); j++ {
		n++
	}
	return n
}

// captionRun tells whether line i is one of four or more short lines in a row
// between the fields and the text: what a page prints below its pictures, the
// pictures themselves lost.
func (p *page) captionRun(i int) bool {
	least := 4
	if p.lines[i].n.han > 0 {
		least = 3
	}
	lo, hi := i, i+1
	for lo > p.anchor+1 && p.lines[lo-1].class == classPlain && lo-1 != p.title {
		lo--
	}
	for hi < p.body && p.lines[hi].class == classPlain {
		hi++
	}
	return hi-lo >= least
}

func isBullet(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "·") || strings.HasPrefix(s, "▪") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "›") || strings.HasPrefix(s, ">") || strings.HasPrefix(s, "»")
}

// outletBesideDate tells whether a short line is nothing but an outlet and
// stands right above or below the line of the date.
func (p *page) outletBesideDate(i int) bool {
	l := &p.lines[i]
	if l.class != classPlain || i == p.title || l.n.weight() > 24 {
		return false
	}
	if p.title >= 0 && i < p.title {
		return false
	}
	near := func(j int) bool {
		m := p.meta(j)
		return m != nil && j < p.body && (m.date > noDate || m.empty == labelSource) && m.rank < besideSource
	}
	if !near(i-1) && !near(i+1) {
		return false
	}
	return isOutlet(fold(p.words(i)).s)
}
