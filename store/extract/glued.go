package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// gluedLines is how many of a page's first lines are looked at for a header
// that is glued to the title or to the body.
const gluedLines = 12

// gluedLong is how many of them are looked at where they are long: the body
// follows the header at once.
const gluedLong = 5

// gluedReach is how far into a line its date can stand, in bytes: behind a
// title at the most.
const gluedReach = 420

// cutGlued cuts lines like "…总工会发布时间:2025-09-09…" into the title, the
// fields and the body, each a line of its own.
func (p *page) cutGlued() {
	p.list = p.isList()
	p.cutLeadingDate()
	for i := 0; i < len(p.lines) && i < gluedLines; i++ {
		l := p.lines[i]
		if p.list || isBullet(p.raw(i)) || i >= gluedLong && l.hi-l.lo > foldMax/2 {
			continue
		}
		if at := p.gluedFront(i); at > 0 {
			i += p.cutFront(i, at)
			continue
		}
		if !hasFourDigits(head(p.raw(i), gluedReach)) {
			continue
		}
		f := fold(head(p.raw(i), foldMax))
		lo, hi, ok := cluster(f)
		if !ok {
			continue
		}
		if hasPrefixFold(f.s, "submitted by ") {
			lo = 0 // the account that posted the page
		}
		// In bytes of the text.
		for lo > 0 && (f.s[lo-1] == ' ' || f.s[lo-1] == '[' || f.s[lo-1] == '(') {
			lo--
		}
		a, b := l.lo+f.at(lo), l.lo+f.at(hi)
		if _, e := trimSpan(p.text, b, l.hi); e == b {
			b = l.hi
		}
		var pieces []line
		at := l.lo
		add := func(to int) {
			from, till := trimSpan(p.text, at, to)
			if from < till {
				pieces = append(pieces, line{lo: from, hi: till, end: to, meta: -1})
			} else if len(pieces) > 0 {
				pieces[len(pieces)-1].end = to
			}
			at = to
		}
		if a > l.lo {
			if k := crumbsEnd(p.text[l.lo:a]); k > 0 {
				add(l.lo + k)
			}
			add(a)
		}
		add(b)
		if b < l.hi {
			add(l.hi)
		}
		if len(pieces) < 2 {
			continue
		}
		pieces[0].gap = l.gap
		for k := range pieces {
			pieces[k].tags = l.tags
		}
		pieces[len(pieces)-1].end = l.end
		p.lines = slices.Replace(p.lines, i, i+1, pieces...)
		i += len(pieces) - 1
	}
}

// gluedFront returns where the text starts behind what is no part of it at the
// start of a line, or 0: the addresses of pictures, a bracket with the source.
func (p *page) gluedFront(i int) int {
	s := p.raw(i)
	switch {
	case hasPrefixFold(s, "http"):
		e := 0
		for e < len(s) && s[e] > ' ' && s[e] < 0x7f {
			e++
		}
		if u := s[:e]; urlIn(u) == u && isPicture(u) && measure(s[e:]).weight() > 20 {
			return e
		}
	case strings.HasPrefix(s, "来源"), strings.HasPrefix(s, "來源"), strings.HasPrefix(s, "文章来源"), strings.HasPrefix(s, "信息来源"):
		return sourceFront(s)
	case strings.HasPrefix(s, "「"), strings.HasPrefix(s, "【"), strings.HasPrefix(s, "["), strings.HasPrefix(s, "("), strings.HasPrefix(s, "（"):
		e := strings.IndexAny(head(s, 90), "」】])）")
		if e <= 0 {
			return 0
		}
		_, n := utf8.DecodeRuneInString(s[e:])
		if f := fold(s[:e+n]); strings.IndexByte(f.s, ':') > 0 && measure(s[e+n:]).weight() > 20 {
			if m, ok := readMeta(f); ok && m.rank == labelledSource && !m.bad && m.unknown == 0 {
				return e + n
			}
		}
	}
	return 0
}

// sourceFront returns where the text starts behind a source and a space at the
// start of its line, or 0: 来源:青溪网 在….
func sourceFront(s string) int {
	f := fold(head(s, 120))
	fields := fieldsOf(nil, f.s)
	if len(fields) != 1 || fields[0].label != labelSource || fields[0].lo > 0 {
		return 0
	}
	at := skipSpaces(f.s, fields[0].valLo, 3)
	e := strings.IndexByte(f.s[at:], ' ')
	if e <= 0 || !isOutlet(f.s[at:at+e]) || measure(s[f.at(at+e):]).weight() < 30 {
		return 0
	}
	return f.at(at + e)
}

// cutFront cuts line i in two at byte at of its words and returns how many
// lines it has become less one.
func (p *page) cutFront(i, at int) int {
	l := p.lines[i]
	from, _ := trimSpan(p.text, l.lo+at, l.hi)
	if from >= l.hi {
		return 0
	}
	p.lines = append(p.lines, line{})
	copy(p.lines[i+2:], p.lines[i+1:])
	p.lines[i] = line{lo: l.lo, hi: l.lo + at, end: from, gap: l.gap, tags: l.tags, meta: -1}
	p.lines[i+1] = line{lo: from, hi: l.hi, end: l.end, tags: l.tags, meta: -1}
	return 1
}

// cutLeadingDate cuts a date off the page's first line that stands with its
// word, but without a mark, before the title or the text: "date 2023-05-12 The
// city's …".
func (p *page) cutLeadingDate() {
	if len(p.lines) == 0 || !hasPrefixFold(p.raw(0), "date ") {
		return
	}
	s := head(p.raw(0), 64)
	t, ok := nextStamp(s, 0)
	if !ok || trim(s[len("date"):t.lo]) != "" || t.precision < model.PrecisionDay || t.hi == len(p.raw(0)) || !strings.HasPrefix(p.raw(0)[t.hi:], " ") {
		return
	}
	l := &p.lines[0]
	rest := line{end: l.end, hi: l.hi, tags: l.tags, gap: true, meta: -1}
	rest.lo, _ = trimSpan(p.text, l.lo+t.hi, l.hi)
	l.end, l.hi = rest.lo, l.lo+t.hi
	p.lines = slices.Insert(p.lines, 1, rest)
}

// crumbsEnd returns where the way through the site ends at the start of s and
// what follows could be a title, or 0.
func crumbsEnd(s string) int {
	f := fold(s)
	i := strings.LastIndexAny(f.s, ">»→")
	if i < 0 || !isCrumbs(f.s) {
		return 0
	}
	_, n := utf8.DecodeRuneInString(f.s[i:])
	for {
		// 首页 > 工作动态 Title: names of sections may follow.
		rest := strings.TrimLeft(f.s[i+n:], " ")
		w := sectionStart(rest)
		if w == 0 {
			break
		}
		n = len(f.s) - i - len(rest) + w
	}
	if measure(f.s[i+n:]).weight() < 8 {
		return 0
	}
	return f.at(i + n)
}

// sectionStart returns the length of the name of a section that s starts with and
// goes on behind, or 0; names in English have up to three words.
func sectionStart(s string) int {
	end := 0
	for at, words := 0, 0; words < 3; words++ {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			break
		}
		at += i
		if isSection(s[:at], measure(s[:at])) && (words == 0 || at+1 < len(s) && isUpper(s[at+1])) {
			end = at
		}
		at++
	}
	return end
}

// isList tells whether the first lines are a list of articles, each with its
// date, and no header of one.
func (p *page) isList() bool {
	n, before := 0, 0
	for i := 0; i < len(p.lines) && i < gluedLines; i++ {
		s := p.raw(i)
		if len(s) > 240 || !hasFourDigits(s) {
			continue
		}
		f := fold(s)
		switch lo := clusterStart(f.s, nil); {
		case lo > 0 && measure(f.s[:lo]).weight() >= 6:
			n++
		case lo == 0 && p.isItem(i):
			before++
		}
	}
	return n > 1 || before > 3
}
