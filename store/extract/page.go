package extract

import (
	"strings"

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
)

// line is one line of the page, or the piece of one that was cut.
type line struct {
	lo, hi int // its words, without the white space around them
	end    int // where the next line's block starts
	gap    bool
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

	title  int // index of the title's line, -1 if the text prints none
	anchor int // index of the first header line with a date or a source, -1
	body   int // index of the first line of the body
	tail   int // index of the first line after the article
	strict int // index from which not even labelled fields are the article's
}

func newPage(d model.Document) *page {
	p := &page{doc: d, text: d.Text, title: -1, anchor: -1}
	p.split()
	p.joinWrapped()
	p.cutGlued()
	for i := range p.lines {
		p.classify(i)
	}
	return p
}

// split cuts the text into its lines that are not blank. A line's block takes
// the blank lines behind it; the first takes those before it as well.
func (p *page) split() {
	text := p.text
	p.lines = make([]line, 0, 16+len(text)/256)
	gap := false
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		lo, hi := trimSpan(text, at, end)
		if lo < hi {
			p.lines = append(p.lines, line{lo: lo, hi: hi, end: end, gap: gap, meta: -1})
			gap = false
		} else {
			gap = true
			if n := len(p.lines); n > 0 {
				p.lines[n-1].end = end
			}
		}
		at = end
	}
}

func (p *page) words(i int) string { return p.text[p.lines[i].lo:p.lines[i].hi] }

// folded returns line i folded, at most foldMax bytes of it.
func (p *page) folded(i int) folded { return fold(head(p.words(i), foldMax)) }

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

// classify decides what a line looks like by itself.
func (p *page) classify(i int) {
	l := &p.lines[i]
	s := p.words(i)
	l.n = measure(s)
	sentence := endsBrackets(s)
	if len(s) > foldMax || sentence && (l.n.han >= 40 || l.n.words >= 40) {
		l.class = classPara
		p.classifyPara(l, s)
		return
	}
	f := fold(s)
	if m, ok := readMeta(f); ok && p.isMeta(&m, l.n, sentence) {
		if m.stamp.precision == 0 || m.labels > 0 || !furniture(junkOf(f.s)) {
			l.meta = int32(len(p.metas))
			p.metas = append(p.metas, m)
			l.class = metaClass(&m)
			return
		}
	}
	switch junkOf(f.s) {
	case junkLine:
		l.class = classJunk
		return
	case junkTail:
		l.class = classTail
		return
	case junkMaybe:
		l.class = classMaybe
		return
	}
	credit, photo := isCredit(f.s, l.n)
	switch {
	case credit:
		l.class = classCredit
	case photo || isCaption(f.s, l.n):
		l.class = classCaption
	case !l.n.short():
		l.class = classPara
	case sentence:
		l.class = classText
	default:
		l.class = classPlain
	}
}

func furniture(j junk) bool { return j == junkLine || j == junkTail }

// classifyPara looks at the start of a long line: notices at the end of a page
// are as long as paragraphs.
func (p *page) classifyPara(l *line, s string) {
	if mayStart(s) {
		f := fold(head(s, 96))
		switch {
		case isNotice(f.s):
			l.class = classTail
			return
		case isOriginalTitle(f.s) && len(s) <= foldMax:
			l.class = classOrig
			return
		}
	}
	if l.n.han < 90 && l.n.words < 70 && mayCaption(s) && isCaption(fold(head(s, foldMax)).s, l.n) {
		l.class = classCaption
	}
}

// mayStart is a quick look whether a long line starts with a character that
// notices and original titles start with.
func mayStart(s string) bool {
	switch r, _ := decode(s); r {
	case '版', '免', '特', '本', '郑', '鄭', '凡', '网', '網', '转', '轉', '声', '聲', '①', '原', '【', '（', '(', '[', '※', '★', '●', '1',
		'C', 'D', 'S', 'A', 'O', 'F', 'c', 'd', 's', 'a', 'o', 'f', '*':
		return true
	case 'T', 't':
		return hasPrefixFold(s, "the original")
	}
	return false
}

// mayCaption is a quick look whether a long line can be a caption.
func mayCaption(s string) bool {
	switch r, _ := decode(s); r {
	case '图', '圖', '▲', '△', '▼', '▽', '◀', '▶', '↑', '↓', '上', '下', '左', '右', '题', '題', '配', '供', '摄', '攝', '照', '视', '視', '资', '資', '(', '（', '[', '【':
		return true
	}
	for _, t := range [...]string{head(s, 32), last(s, 60)} {
		if strings.Contains(t, "摄") || strings.Contains(t, "攝") || strings.Contains(t, "供") || strings.Contains(t, "hoto") || strings.Contains(t, "icture") || strings.Contains(t, "mage") {
			return true
		}
	}
	return false
}

// isNotice tells whether a long line starts like a legal notice of the site.
func isNotice(s string) bool {
	s = strings.TrimLeft(s, " [(*※★●")
	for _, w := range [...]string{"版权声明", "免责声明", "特别声明", "本网声明", "郑重声明", "凡本网", "凡注明", "本网站所", "版权与免责", "网站声明", "本站声明", "声明:", "转载声明", "声明]", "本文仅代表作者", "① 凡", "①凡", "1、凡本", "本站所有", "本网所有"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	for _, w := range [...]string{"copyright ", "copyright:", "disclaimer", "special statement", "copyright notice", "copyright statement", "all rights reserved", "statement:"} {
		if hasPrefixFold(s, w) {
			return true
		}
	}
	return false
}

func isOriginalTitle(s string) bool {
	s = strings.TrimLeft(s, " ([")
	for _, w := range [...]string{"original title", "former title", "original headline", "the original title", "原标题", "原题:"} {
		if hasPrefixFold(s, w) {
			return true
		}
	}
	return false
}

// isMeta tells whether a line is its fields and nothing else.
func (p *page) isMeta(m *meta, n size, sentence bool) bool {
	if m.original || m.abstract {
		return m.front == span{}
	}
	if m.bad || m.front != (span{}) || m.event || m.caption {
		return false
	}
	if m.unknown > 12 || m.unknown > 4 && m.labels == 0 {
		return false
	}
	if m.labels == 0 && m.date == noDate {
		return false
	}
	if m.other && m.date < labelledDate && m.rank == noSource && !m.editor {
		return false
	}
	return !sentence || n.weight() <= 60
}

func metaClass(m *meta) class {
	switch {
	case m.original:
		return classOrig
	case m.abstract:
		return classAbstract
	case m.labels > 0 && m.date == noDate && m.rank == noSource && len(m.authors)+len(m.editors)+len(m.photos) == 0 && m.counters > 0 && m.empty == noLabel:
		return classJunk
	case len(m.photos) > 0 && m.date == noDate && m.rank == noSource && len(m.authors) == 0 && len(m.editors) == 0 && !m.editor:
		return classCredit
	}
	return classMeta
}

// isCredit tells whether a short folded line is roles and names, as articles
// close: (记者 张三 通讯员 李四), Henan Workers Daily Reporter Hu Yi. photo is set
// where it names photographers only.
func isCredit(s string, n size) (credit, photo bool) {
	if n.han > 60 || n.words > 36 || strings.Contains(s, "。") {
		return false, false
	}
	t := strings.TrimSpace(s)
	bracket := strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && strings.Count(t, "(") == 1
	if !bracket && (strings.HasSuffix(t, ".") || !mayHoldRole(t)) {
		return false, false
	}
	q := readPeople(t, false)
	if q.rest || !q.role && !bracket {
		return false, false
	}
	return len(q.names) > 0, len(q.photos) > 0
}

// mayHoldRole is a quick look for a role word.
func mayHoldRole(s string) bool {
	for _, w := range [...]string{"记者", "通讯员", "作者", "供稿", "撰稿", "实习生", "报道", "摄", "文/", "图/", "笔者"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	for _, w := range [...]string{"reporter", "correspondent", "author", "writer", "photo", "journalist", "intern"} {
		if containsFold(s, w) {
			return true
		}
	}
	return false
}
