package extract

import "strings"

// findAnchor finds the first line of the header with a date or a source.
func (p *page) findAnchor() {
	for i := 0; i < p.body; i++ {
		if m := p.meta(i); m != nil && p.lines[i].class == classMeta && (m.date > noDate && !p.isBanner(i) || m.rank >= publisherValue) {
			p.anchor = i
			return
		}
	}
}

// isBanner tells whether a line's date looks like today's, which sites print
// above everything with its day of the week or above the way through the site:
// no time of day goes with it, or the header has another date further down.
func (p *page) isBanner(i int) bool {
	m := p.meta(i)
	if m == nil || m.labels > 0 || m.rank > noSource {
		return false
	}
	if m.stamp.weekday && p.hasEdition(i) {
		return false // the day of a paper's issue
	}
	if !m.stamp.weekday {
		return m.date == bareDate && !m.stamp.timed() && m.stamp.lo == 0 && (p.wayBelow(i) || p.menuBelow(i))
	}
	if m.date == bareDate && !m.stamp.timed() {
		return !p.headsPost(i)
	}
	for j := i + 1; j < p.body; j++ {
		if n := p.meta(j); n != nil && p.lines[j].class == classMeta && n.date > noDate {
			return i < 5
		}
	}
	return false
}

// headsPost tells whether the page's first line, a day in English with its day of
// the week, heads a post, as blogs print it: the title follows at once, and the
// text without another date.
func (p *page) headsPost(i int) bool {
	if p.lines[i].n.han > 0 || i+2 >= len(p.lines) {
		return false
	}
	for j := 0; j < i; j++ {
		if c := p.lines[j].class; c != classJunk && c != classMaybe {
			return false
		}
	}
	if t := &p.lines[i+1]; i > 0 || t.class != classPlain && t.class != classText || t.n.words < 3 || t.n.words > 30 || t.n.han > 0 {
		return false
	}
	if p.lines[i+1].n.words >= 9 {
		return true
	}
	for j := i + 2; j < len(p.lines) && j <= i+4; j++ {
		if p.runs(j) {
			return true
		}
		if c := p.lines[j].class; c != classCaption && c != classPlain && c != classText {
			return false
		}
	}
	return false
}

// menuBelow tells whether the menu of the site stands in the header below line
// i: then the line is above the page and not the article's.
func (p *page) menuBelow(i int) bool {
	for j := i + 1; j < p.body && j <= i+6; j++ {
		switch p.lines[j].class {
		case classTail:
			return true
		case classMeta:
			return false
		}
	}
	return false
}

// hasEdition tells whether one of the lines above line i names a page of a paper:
// 第03版:综合, 上一版 下一版.
func (p *page) hasEdition(i int) bool {
	for j := max(0, i-12); j < min(len(p.lines), i+2); j++ {
		s := p.words(j)
		if len(s) > 90 || j == i {
			continue
		}
		if s = fold(s).s; strings.Contains(s, "上一版") || strings.Contains(s, "下一版") || strings.Contains(s, "版面导航") {
			return true
		}
		if name, _, _ := strings.Cut(s, ":"); isEdition(trim(name)) {
			return true
		}
	}
	return false
}

// wayBelow tells whether the way through the site to the page stands in the
// header below line i.
func (p *page) wayBelow(i int) bool {
	for j := i + 1; j < p.body && j <= i+6; j++ {
		if p.lines[j].class == classJunk && isCrumbs(p.folded(j).s) {
			return true
		}
	}
	return false
}
