package extract

import (
	"slices"
	"strings"
	"sync"

	"gongbao/model"
)

// class is what a line looks like by itself, before its place is known.
type class uint8

const (
	classPlain    class = iota // short and unmarked: a title, a heading, a line of verse
	classText                  // ends like a sentence, short
	classPara                  // long enough to be nothing but running text
	classMeta                  // fields, and nothing else
	classOrig                  // Original title: …
	classAbstract              // Abstract: …
	classCaption
	classCredit // roles and names
	classJunk
	classMaybe // furniture unless it stands inside the body
	classTail  // the first line of what follows an article

	unsettled class = 255
)

// line is one line of the page, or the piece of one that was cut.
type line struct {
	lo, hi int   // its words, without the white space around them
	end    int   // where the next line's block starts
	gap    bool  // a blank line or a tag parts it from the line before
	tags   bool  // there may be tags beside its words
	alt    int32 // its words without markup are page.alts[alt-1]; 0 where it has none
	fold   int32 // it is page.folds[fold-1] folded; 0 where nobody has asked yet
	class  class
	kind   model.Kind
	placed bool // kind has been decided
	n      size
	meta   int32 // index into page.metas, -1 if none
}

// page is one document while it is read.
type page struct {
	doc   model.Document
	text  string
	lines []line
	metas []meta
	alts  []string
	folds []folded
	after []int     // for findTail
	known *readings // what lines of the pages before read

	titled string // the title, where a label stands before it

	list    bool // the page is a list of articles
	markup  bool // there are characters that can start markup
	damaged bool // punctuation is GB 2312 read as Latin-1

	title  int  // index of the title's line, -1 if the text prints none
	above  int  // index of the shoulder title's line, -1 if there is none
	anchor int  // index of the first header line with a date or a source, -1
	body   int  // index of the first line of the body
	tail   int  // index of the first line after the article
	verse  bool // the body is lines of verse
	strict int  // index from which not even labelled fields are the article's
}

// pages are for Article, which is called for every document.
var pages = sync.Pool{New: func() any { return &page{known: newReadings()} }}

// mostKept is the most lines that a page keeps room for.
const mostKept = 4096

// release gives a page back when nothing of its work is needed any more.
func (p *page) release() {
	if cap(p.lines) > mostKept || cap(p.metas) > mostKept || cap(p.folds) > mostKept || cap(p.alts) > mostKept || cap(p.after) > mostKept {
		return
	}
	clear(p.metas) // they hold texts
	clear(p.folds)
	clear(p.alts)
	p.known.fresh = reading{}
	*p = page{lines: p.lines[:0], metas: p.metas[:0], folds: p.folds[:0], alts: p.alts[:0], after: p.after[:0], known: p.known}
	pages.Put(p)
}

func newPage(d model.Document) *page {
	p := pages.Get().(*page)
	p.doc, p.text, p.title, p.above, p.anchor = d, d.Text, -1, -1, -1
	p.damaged, p.markup = latin1Damage(d.Text), markupStart(d.Text) >= 0
	p.split()
	p.joinWrapped()
	p.cutGlued()
	for i := range p.lines {
		p.decode(i)
		p.classify(i)
	}
	p.bareLabels()
	return p
}

// split cuts the text into its lines that are not blank. A line's block takes
// the blank lines behind it; the first takes those before it as well.
func (p *page) split() {
	text := p.text
	p.lines = slices.Grow(p.lines, 16+len(text)/256)
	gap := false
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		lo, hi := trimSpan(text, at, end)
		switch {
		case lo < hi && p.markup && (text[lo] == '&' || hasTag(text[lo:hi])):
			p.splitMarkup(lo, hi, end)
			gap = true
		case lo < hi:
			n := eatenStart(text[lo:hi])
			p.lines = append(p.lines, line{lo: lo + n, hi: hi, end: end, gap: gap, tags: n > 0, meta: -1})
			gap = false
		default:
			gap = true
			if n := len(p.lines); n > 0 {
				p.lines[n-1].end = end
			}
		}
		at = end
	}
}

// raw returns line i as the page has it, the white space around it apart.
func (p *page) raw(i int) string { return p.text[p.lines[i].lo:p.lines[i].hi] }

// words returns line i without markup.
func (p *page) words(i int) string {
	if k := p.lines[i].alt; k > 0 {
		return p.alts[k-1]
	}
	return p.raw(i)
}

// decode takes the markup out of the words of line i.
func (p *page) decode(i int) {
	if !p.damaged && !p.markup {
		return
	}
	p.lines[i].alt, p.lines[i].fold = 0, 0
	s := p.raw(i)
	if !p.damaged && markupStart(s) < 0 {
		return
	}
	t := plain(s)
	if p.damaged {
		t = repairLatin1(t)
	}
	if t = trim(t); t != s && t != "" {
		p.alts = append(p.alts, t)
		p.lines[i].alt = int32(len(p.alts))
	}
}

// folded returns line i folded, at most foldMax bytes of it.
func (p *page) folded(i int) folded {
	l := &p.lines[i]
	if l.fold == 0 {
		p.keepFolded(l, fold(head(p.words(i), foldMax)))
	}
	return p.folds[l.fold-1]
}

func (p *page) keepFolded(l *line, f folded) {
	p.folds = append(p.folds, f)
	l.fold = int32(len(p.folds))
}

// head returns at most n bytes of the start of s, whole characters only.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}

// last returns at most n bytes of the end of s, whole characters only.
func last(s string, n int) string {
	if len(s) <= n {
		return s
	}
	at := len(s) - n
	for at < len(s) && s[at]&0xc0 == 0x80 {
		at++
	}
	return s[at:]
}
