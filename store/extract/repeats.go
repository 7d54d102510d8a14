package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// How long a repeated piece must be to count as one, in bytes.
const (
	repeatMin   = 60
	abstractMin = 90
	// abstractReach is how many paragraphs an abstract is compared with.
	abstractReach = 10
)

// placeRepeats hides what the page prints a second time: an abstract that is
// also the first paragraph, and a body printed twice.
func (p *page) placeRepeats() {
	p.hideAbstracts()
	p.hideCopies()
	p.hidePictureTexts()
}

// pictureTexts is how often a short line comes before it is what a page prints
// for its pictures.
const pictureTexts = 3

// hidePictureTexts hides the short lines that come again and again between the
// paragraphs, alike or counted: what a page prints for its pictures.
func (p *page) hidePictureTexts() {
	short := 0
	for i := p.body; i < p.tail; i++ {
		if p.isShortText(i) {
			short++
		}
	}
	if short < pictureTexts || p.verse {
		return
	}
	count := make(map[string]int, short)
	for i := p.body; i < p.tail; i++ {
		if p.isShortText(i) {
			count[uncounted(p.words(i))]++
		}
	}
	for i := p.body; i < p.tail; i++ {
		if k := p.lines[i].kind; p.isShortText(i) && (k == model.Paragraph || k == model.Heading) && count[uncounted(p.words(i))] >= pictureTexts {
			p.set(i, model.Boilerplate)
		}
	}
}

// isShortText tells whether a line is short and no sentence.
func (p *page) isShortText(i int) bool {
	l := &p.lines[i]
	return l.class == classPlain && l.n.weight() >= 6
}

// uncounted returns a line without the number in brackets at its end.
func uncounted(s string) string {
	t := strings.TrimRight(s, "0123456789")
	if len(t) == len(s) {
		t = strings.TrimRight(strings.TrimRight(s, ")）"), "0123456789")
	}
	return strings.TrimRight(t, "(（ ")
}

func (p *page) clean(i int) bool {
	k := p.lines[i].kind
	return k == model.Paragraph || k == model.Deck
}

// hideAbstracts looks at the first pieces of text: one that a later paragraph
// starts with, its lead apart, is hidden, one that a later paragraph ends with hides
// it there, because its own place is above the lead.
func (p *page) hideAbstracts() {
	tried := 0
	for i := 0; i < p.tail && tried < 3; i++ {
		if !p.clean(i) {
			continue
		}
		tried++
		a := abstractCore(p.raw(i))
		if len(a) < abstractMin && (p.lines[i].class != classAbstract || len(a) < abstractMin/3) {
			continue
		}
		p.hideAbstract(i, a)
	}
}

// abstractCore drops the label and the ellipsis of an abstract.
func abstractCore(s string) string {
	s = strings.TrimRight(s, ".…。 ")
	if i := strings.Index(head(s, 40), "】"); i > 0 && strings.HasPrefix(s, "【") && hanLabel(s[len("【"):i]) == labelAbstract {
		return trim(s[i+len("】"):])
	}
	if h := head(s, 40); strings.IndexByte(h, ':') < 0 && !strings.Contains(h, "：") {
		return s
	}
	if i := strings.IndexAny(head(s, 40), ":："); i > 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		f := fold(s[:i] + ":")
		if fs := fieldsOf(nil, f.s); len(fs) == 1 && fs[0].label == labelAbstract && fs[0].lo <= 1 {
			s = trim(s[i+n:])
		}
	}
	return s
}

func (p *page) hideAbstract(i int, a string) {
	seen := 0
	for j := i + 1; j < p.tail && seen < abstractReach; j++ {
		if !p.clean(j) {
			continue
		}
		seen++
		s := p.raw(j)
		if len(s) < len(a) {
			continue
		}
		at := indexLong(s, a)
		if at < 0 {
			continue
		}
		rest := strings.Trim(s[at+len(a):], ".…。 ")
		if at > 0 && rest == "" && p.lines[i].class != classAbstract && utf8.RuneCountInString(s[:at]) > 20 {
			p.cutLine(j, p.lines[j].lo+at)
			p.set(j+1, model.Boilerplate)
			return
		}
		if at == 0 && rest == "" && i >= p.body {
			return // the body printed twice: its second print goes
		}
		if at > 0 && !leadOf(s).marked {
			continue
		}
		p.set(i, model.Boilerplate)
		return
	}
}

// indexLong is strings.Index for a paragraph: nearly always its first words are
// not there.
func indexLong(s, sub string) int {
	const start = 32
	if len(sub) <= start {
		return strings.Index(s, sub)
	}
	for at, tries := 0, 0; tries < 4; tries++ {
		last := len(s) - len(sub) // where it begins at the latest
		if at > last {
			return -1
		}
		k := strings.Index(s[at:last+start], sub[:start])
		if k < 0 {
			return -1
		}
		if at += k; strings.HasPrefix(s[at:], sub) {
			return at
		}
		at++
	}
	return strings.Index(s, sub) // a text that repeats itself
}

// cutLine cuts line j in two at byte at of the text.
func (p *page) cutLine(j, at int) {
	l := p.lines[j]
	tail := l
	tail.lo, _ = trimSpan(p.text, at, l.hi)
	tail.gap, tail.class = false, classText
	tail.fold, l.fold = 0, 0
	_, l.hi = trimSpan(p.text, l.lo, at)
	l.end = at
	p.lines = append(p.lines, line{})
	copy(p.lines[j+2:], p.lines[j+1:])
	p.lines[j], p.lines[j+1] = l, tail
	p.decode(j)
	p.decode(j + 1)
	p.tail++
	p.strict++
}

// hideCopies hides every paragraph that has been printed before.
func (p *page) hideCopies() {
	long := 0
	for i := 0; i < p.tail; i++ {
		if p.clean(i) && p.lines[i].hi-p.lines[i].lo >= repeatMin {
			long++
		}
	}
	if long < 2 {
		return
	}
	if long <= fewCopies {
		p.hideFewCopies()
		return
	}
	seen := make(map[string]struct{}, long)
	for i := 0; i < p.tail; i++ {
		s := p.words(i)
		if !p.clean(i) || len(s) < repeatMin {
			continue
		}
		if _, twice := seen[s]; twice {
			p.set(i, model.Boilerplate)
			continue
		}
		seen[s] = struct{}{}
	}
}

// fewCopies is how many paragraphs are sooner compared than kept in a map: few
// are of one length.
const fewCopies = 32

// hideFewCopies is hideCopies for a page of few paragraphs.
func (p *page) hideFewCopies() {
	var store [fewCopies]string
	seen := store[:0]
	for i := 0; i < p.tail; i++ {
		s := p.words(i)
		if !p.clean(i) || len(s) < repeatMin {
			continue
		}
		if slices.Contains(seen, s) {
			p.set(i, model.Boilerplate)
			continue
		}
		seen = append(seen, s)
	}
}
