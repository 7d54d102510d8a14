package extract

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// headerLines bounds how far down a page a header is looked for.
const headerLines = 80

// layout finds the header, the body and what follows it.
func (p *page) layout() {
	p.findBody()
	p.findVerse()
	p.findTail()
	p.cutClosings()
}

// findBody finds the first line of running text behind the header.
func (p *page) findBody() {
	n := len(p.lines)
	p.body = n
	seen := false   // a title or a field has been passed
	titled := false // a title has been
	dated := false  // and among the fields a date
	for i := 0; i < n && i < headerLines; i++ {
		l := &p.lines[i]
		switch l.class {
		case classMeta:
			if p.isHeaderMeta(i) {
				seen = true
				dated = dated || p.meta(i).date > noDate
				continue
			}
		case classPara, classText:
			if l.class == classText && !seen && !p.isLead(i) {
				if p.metaSoon(i, 3) || l.n.weight() <= 40 && i+1 < n && p.lines[i+1].class == classMeta && p.meta(i+1).date > noDate || i == 0 && l.n.weight() < 12 && n > 1 {
					continue
				}
			}
			if !dated && p.metaSoon(i, 5) && p.textAfter(i) || !seen && p.titleAndDay(i) {
				continue
			}
			if !dated && l.class == classText && l.n.weight() <= 30 && i+1 < n && isBullet(p.words(i)) && isBullet(p.words(i+1)) {
				continue // an entry of a list above the article
			}
			if l.class == classText && l.n.weight() <= 30 && !p.isLead(i) && i+1 < n && p.lines[i+1].class == classPara && p.isMarked(i+1) {
				continue // a notice above the report
			}
			if !titled && l.class == classText && l.n.weight() <= 30 && i+1 < n && p.lines[i+1].class == classTail && p.paraAfter(i+1) {
				l.class = classJunk // what the site says of itself, its menu below
				continue
			}
			if !seen && i < 3 && p.isForeign(i) {
				l.class = classJunk
				continue
			}
			if l.class == classText && (!seen && p.isSentenceTitle(i) || !titled && p.isAloud(i)) {
				l.class = classPlain
				continue
			}
			p.body = i
			p.bodyBack()
			p.findAnchor()
			return
		case classPlain:
			if seen && p.isLead(i) {
				p.body = i
				p.findAnchor()
				return
			}
			if seen && p.announces(i) && (dated || !p.metaSoon(i, 5)) {
				p.body = i
				p.bodyBack()
				p.findAnchor()
				return
			}
			titled = titled || l.n.weight() >= 6
			seen = seen || titled
		case classTail:
			if i > 0 && seen && !p.paraAfter(i) {
				p.body = i
				p.bodyOfShort(i)
				p.findAnchor()
				return
			}
		}
	}
	if p.body == n && !p.captionIsBody() {
		p.bodyOfShort(min(n, headerLines))
	}
	p.findAnchor()
}

// announces tells whether a line is the sentence that a notice opens with, before
// its numbered parts: 现将有关事项通知如下:.
func (p *page) announces(i int) bool {
	l := &p.lines[i]
	s := p.words(i)
	return l.n.han >= 14 && l.n.words < 8 && isSalutation(s) && (strings.Contains(s, "，") || strings.Contains(s, ","))
}

// captionIsBody makes the first long caption the body of a page that prints no
// other text: a picture and what it shows are the whole article.
func (p *page) captionIsBody() bool {
	for i := range p.lines[:min(len(p.lines), headerLines)] {
		if l := &p.lines[i]; l.class == classCaption && (l.n.words >= 25 || l.n.han >= 40) {
			l.class, p.body = classPara, i
			return true
		}
	}
	return false
}

// isForeign tells whether a sentence in Chinese stands above a page in English:
// a note of the site or an advertisement.
func (p *page) isForeign(i int) bool {
	if l := &p.lines[i]; l.n.han < 8 || l.n.words > 3 {
		return false
	}
	for j := i + 1; j < len(p.lines) && j <= i+12; j++ {
		if c := p.lines[j].class; c == classPara || c == classText {
			return p.lines[j].n.han == 0 && p.lines[j].n.words >= 12
		}
	}
	return false
}

// isAloud tells whether a short line that ends in an exclamation or a question
// is the title: nothing of the header is above it, and text follows.
func (p *page) isAloud(i int) bool {
	l := &p.lines[i]
	s := p.words(i)
	if who, _, colon := strings.Cut(s, "："); l.n.words > 20 || l.n.han > 30 || strings.Contains(s, "。") || colon && (measure(who).han < 4 || strings.HasSuffix(who, "记者") || strings.HasSuffix(who, "記者")) {
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '!', '?', '！', '？':
	default:
		return false
	}
	for j := i + 1; j < len(p.lines) && j <= i+4; j++ {
		switch c := p.lines[j].class; {
		case p.runs(j):
			return p.lines[j].gap || j > i+1
		case c != classJunk && c != classMaybe && c != classCaption && c != classMeta:
			return false
		}
	}
	return false
}

// isSentenceTitle tells whether the page's first line, a sentence to its full
// stop, is the title: a blank line parts it from text that begins with most of
// its names and longer words.
func (p *page) isSentenceTitle(i int) bool {
	l := &p.lines[i]
	if l.n.han > 0 || l.n.words < 8 || l.n.words > 45 || opensText(p.words(i)) {
		return false
	}
	for j := 0; j < i; j++ {
		if c := p.lines[j].class; c != classJunk && c != classMaybe {
			return false
		}
	}
	if m := p.meta(i + 1); m != nil && m.labels > 0 && p.isHeaderMeta(i+1) && p.paraAfter(i+1) {
		return p.lines[i+1].class == classMeta
	}
	for j := i + 1; j < len(p.lines) && j <= i+3; j++ {
		if p.runs(j) {
			return (p.lines[j].gap || j > i+1) && echoes(head(p.text[p.lines[j].lo:], 1200), p.words(i))
		}
		if c := p.lines[j].class; c == classText || c == classTail {
			return false
		}
	}
	return false
}

// opensText tells whether a sentence begins as reports do and titles do not:
// with a day, or with when or why something was done.
func opensText(s string) bool {
	w, rest, _ := strings.Cut(s, " ")
	if monthNamed(w) > 0 && rest != "" && isDigit(rest[0]) {
		return true
	}
	switch strings.ToLower(strings.TrimRight(w, ",")) {
	case "on", "in", "at", "from", "during", "after", "since", "recently", "today", "yesterday", "to", "a", "as", "when", "it", "for", "this", "these":
		return true
	}
	return !isUpper(s[0])
}

// runs tells whether a line is running text: a paragraph, or a sentence that is
// not much shorter.
func (p *page) runs(i int) bool {
	l := &p.lines[i]
	return l.class == classPara || l.class == classText && (l.n.words >= 20 || l.n.han >= 30)
}

// echoes tells whether most of the longer words of title are in text.
func echoes(text, title string) bool {
	all, again := 0, 0
	for w := range strings.FieldsFuncSeq(title, func(r rune) bool { return r < 0x80 && !isLetter(byte(r)) }) {
		if len(w) < 5 {
			continue
		}
		if all++; strings.Contains(text, w) {
			again++
		}
	}
	return all >= 5 && 10*again >= 7*all
}

// bodyOfShort places the body of a page without running text, such as verse or
// a list: behind the last field of the header, else behind the title.
func (p *page) bodyOfShort(end int) {
	at := -1
	for i := 0; i < end; i++ {
		if p.lines[i].class == classMeta && p.isHeaderMeta(i) && (at < 0 || i-at < 5 || i < 6) {
			at = i
		}
	}
	if at < 0 || at+1 >= len(p.lines) {
		at = -1
		for i := 0; i < end; i++ {
			if p.lines[i].class == classPlain {
				at = i
				break
			}
		}
	}
	p.body = min(at+1, len(p.lines))
}

// bodyBack takes the headings and salutations right above the first running
// text into the body: 一、…, 各区县工会:.
func (p *page) bodyBack() {
	for i := p.body - 1; i >= 0; i-- {
		l := &p.lines[i]
		if l.class != classPlain || !isNumbered(p.words(i)) && !isSalutation(p.words(i)) || i == 0 && l.n.han < 3 {
			return
		}
		p.body = i
	}
}

// isHeaderMeta tells whether a line of fields belongs to a header.
func (p *page) isHeaderMeta(i int) bool {
	m := p.meta(i)
	return m != nil && (m.date > noDate || m.rank >= orgSource || m.labels > 0 || len(m.authors) > 0 || m.editor)
}

func (p *page) meta(i int) *meta {
	if i < 0 || i >= len(p.lines) || p.lines[i].meta < 0 {
		return nil
	}
	return &p.metas[p.lines[i].meta]
}

// metaSoon tells whether a header line with a date or a labelled source stands
// within n lines after i: then line i is an abstract or a notice above it.
func (p *page) metaSoon(i, n int) bool {
	for j := i + 1; j <= i+n && j < len(p.lines); j++ {
		if p.lines[j].class == classTail {
			return false
		}
		m := p.meta(j)
		if m == nil || p.lines[j].class != classMeta {
			continue
		}
		if m.editor && m.date == noDate {
			return false
		}
		if m.date >= besideDate || m.date == bareDate && m.stamp.timed() || m.rank == labelledSource {
			return true
		}
	}
	return false
}

// titleAndDay tells whether what follows a first paragraph is a whole header, each
// line of it apart: a title, its day and text. Then the paragraph is what the site
// says of itself.
func (p *page) titleAndDay(i int) bool {
	if i+3 >= len(p.lines) {
		return false
	}
	l, m := &p.lines[i+1], p.meta(i+2)
	return l.class == classPlain && l.gap && l.n.weight() >= 10 && m != nil && m.date == bareDate && m.labels == 0 && m.stamp.precision >= model.PrecisionDay &&
		p.lines[i+2].class == classMeta && p.lines[i+2].gap && p.lines[i+2].n.weight() <= 12 && p.lines[i+3].gap && p.runs(i+3)
}

// textAfter tells whether the running text after the header line that follows
// i is at least as long as line i.
func (p *page) textAfter(i int) bool {
	own := p.lines[i].hi - p.lines[i].lo
	sum, passed := 0, false
	for j := i + 1; j < len(p.lines); j++ {
		switch p.lines[j].class {
		case classMeta:
			passed = true
		case classTail:
			if sum > 0 || !passed {
				return false // else the buttons below the fields
			}
		case classPara, classText:
			if passed {
				if sum += p.lines[j].hi - p.lines[j].lo; sum >= own {
					return true
				}
			}
		}
		if j > i+40 {
			break
		}
	}
	return false
}

// paraAfter tells whether a paragraph follows line i, or two shorter pieces of
// running text.
func (p *page) paraAfter(i int) bool {
	some := false
	for j := i + 1; j < len(p.lines) && j < i+200; j++ {
		if p.lines[j].class == classPara || some && p.runs(j) {
			return true
		}
		some = some || p.runs(j)
	}
	return false
}

// isLead tells whether a line starts with the mark of a report: 本报讯,
// 中工网讯, a dateline.
func (p *page) isLead(i int) bool {
	s := p.words(i)
	if isBullet(s) && p.lines[i].n.weight() < 40 {
		return false // an entry of a list
	}
	return leadOf(s).marked
}

// isMarked tells whether a line starts with the bracket that marks a report:
// 【記者張三/台中報導】, 本报讯.
func (p *page) isMarked(i int) bool {
	s := p.words(i)
	return (strings.HasPrefix(s, "【") || strings.HasPrefix(s, "[") || strings.HasPrefix(s, "本报讯") || strings.HasPrefix(s, "本報訊")) && p.isLead(i)
}

// isNumbered tells whether a heading is numbered: 一、 (二) 3. Part One.
func isNumbered(s string) bool {
	s = strings.TrimLeft(s, "(（[【第")
	i := 0
	for n := 0; n < 4 && i < len(s); n++ {
		if isDigit(s[i]) {
			i++
			continue
		}
		if _, w := hanDigit(s[i:]); w > 0 {
			i += w
			continue
		}
		break
	}
	if i == 0 || i == len(s) {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s[i:]); r {
	case '.':
		return i+1 == len(s) || !isDigit(s[i+1]) // not 5.12护士节
	case '、', '．', ')', '）', ']', '】', '章', '节', '部':
		return true
	case '是':
		return i == 3
	}
	return false
}

// isSalutation tells whether a line calls those a notice is for.
func isSalutation(s string) bool {
	return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")
}
