package extract

import (
	"strings"

	"gongbao/model"
)

// How much makes a page that is no article. The bounds are set so that no
// article is taken for one: a page that is taken for an article does less harm.
const (
	listItems  = 5  // entries with their dates
	listRows   = 6  // rows of a table
	listHeads  = 10 // headlines alone
	listBriefs = 4  // abstracts that break off
	itemMax    = 240
)

// tally is what the lines of a page are, taken together. The sizes are in
// bytes.
type tally struct {
	prose, before        int // running text; so much of it stands before the first entry
	items, itemBytes     int // entries: a headline with its date
	rows, rowBytes       int // rows of a table
	briefs, briefBytes   int // abstracts that break off
	heads                int // headlines without a date
	furniture, lastPager int
}

// noArticle tells whether the page is no article: a list of articles, an index,
// a table. It is sure of it, or says no.
func (p *page) noArticle() bool {
	prose := 0
	for i := range p.lines {
		if c := p.lines[i].class; c == classPara || c == classText {
			prose += p.lines[i].hi - p.lines[i].lo
		}
	}
	if prose*2 > len(p.text) || len(p.lines) < listItems {
		return false // most of them: a text
	}
	t := p.tally()
	headed := p.anchor >= 0 && !p.isItem(p.anchor)
	switch {
	case t.items >= listItems && t.prose*3 <= t.itemBytes && t.before*8 <= t.itemBytes:
		return true
	case t.items >= 3 && t.lastPager > 0 && t.prose*3 <= t.itemBytes && t.before == 0:
		return true
	case t.items >= 3 && t.briefs >= listBriefs && t.prose <= t.briefBytes && t.before == 0:
		return true
	case t.rows >= listRows && t.prose*4 <= t.rowBytes && !headed:
		return true
	}
	return t.heads >= listHeads && t.prose == 0 && t.furniture >= 2 && !headed && !p.verse
}

func (p *page) tally() (t tally) {
	for i := range p.lines {
		l := &p.lines[i]
		s, size := p.words(i), l.hi-l.lo
		switch {
		case leadsOn(s):
			t.lastPager++
			t.furniture++
		case isRow(s):
			t.rows, t.rowBytes = t.rows+1, t.rowBytes+size
		case breaksOff(s) && (l.class == classPara || l.class == classText || l.class == classPlain && l.n.weight() >= 20):
			t.briefs, t.briefBytes = t.briefs+1, t.briefBytes+size
		case p.isItem(i):
			t.items, t.itemBytes = t.items+1, t.itemBytes+size
		case l.class == classPara || l.class == classText:
			if t.prose += size; t.items+t.rows == 0 {
				t.before += size
			}
		case l.class == classPlain && l.n.weight() >= 8:
			t.heads++
		case l.class != classPlain && l.class != classMeta:
			t.furniture++
		}
	}
	return t
}

// isItem tells whether a line is an entry of a list: a headline with a date
// before or behind it, or a date alone with a headline above or below it.
func (p *page) isItem(i int) bool {
	s := p.words(i)
	if len(s) > itemMax || endsBrackets(s) && !strings.ContainsAny(last(s, 4), ")]）】") {
		return false
	}
	f := fold(s)
	rest, ok := cutListDate(f.s)
	if !ok {
		return false
	}
	if w := measure(rest).weight(); w > 0 {
		return w >= 6 && fieldLabel(rest) == ""
	}
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(p.lines) && p.lines[j].class == classPlain && p.lines[j].n.weight() >= 6 {
			return true
		}
	}
	return false
}

// fieldLabel returns what stands before the first colon, where that is short:
// then the line is one of fields.
func fieldLabel(s string) string {
	label, _, ok := strings.Cut(s, ":")
	if ok && measure(label).weight() <= 8 {
		return label
	}
	return ""
}

// cutListDate takes the date at the start or the end of a folded line: 2023-05-15,
// 05-15, 2023年5月15日, with a time of day or without, in brackets or not; or
// May 15, 2023 at the end.
func cutListDate(s string) (rest string, ok bool) {
	const around = " \t[](){}<>【】·•-|*—"
	s = strings.Trim(s, around)
	if n := dateRun(s); n > 0 {
		return strings.Trim(s[n:], around), true
	}
	if n := dateRunBack(s); n > 0 {
		return strings.Trim(s[:len(s)-n], around), true
	}
	if hasFourDigits(s) {
		if lo := clusterStart(s, nil); lo > 0 {
			return strings.Trim(s[:lo], around), true
		}
	}
	return "", false
}

// dateRun is the length of the date that s begins with, or 0.
func dateRun(s string) int {
	n := 0
	for n < len(s) {
		w := dateSign(s[n:])
		if w == 0 {
			break
		}
		n += w
	}
	if !isListDate(s[:n]) {
		return 0
	}
	return n
}

// dateRunBack is the length of the date that s ends with, or 0.
func dateRunBack(s string) int {
	at := len(s)
	for at > 0 {
		w := 1
		if s[at-1] >= 0x80 {
			w = 3
		}
		if at < w || dateSign(s[at-w:]) != w {
			break
		}
		at -= w
	}
	for at < len(s) && s[at] == ' ' {
		at++
	}
	if !isListDate(s[at:]) {
		return 0
	}
	return len(s) - at
}

// dateSign is the length of the sign that s begins with, if dates are made of it.
func dateSign(s string) int {
	switch c := s[0]; {
	case isDigit(c), c == '-', c == '/', c == '.', c == ':', c == ' ':
		return 1
	}
	for _, sign := range [...]string{"年", "月", "日"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// dateSigns makes the signs between the numbers of a date one.
var dateSigns = strings.NewReplacer("年", "-", "月", "-", "日", " ", "/", "-", ".", "-")

// isListDate tells a year, month and day, or a month and day joined by a dash.
func isListDate(s string) bool {
	if len(s) < len("05-15") {
		return false
	}
	s = dateSigns.Replace(s)
	day, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	groups := strings.Split(strings.Trim(day, "-"), "-")
	switch len(groups) {
	case 3:
		return len(groups[0]) == 4 && upTo(groups[1], 12) && upTo(groups[2], 31)
	case 2:
		return len(groups[0]) == 2 && len(groups[1]) == 2 && upTo(groups[0], 12) && upTo(groups[1], 31)
	}
	return false
}

// upTo tells whether s is a number of one or two digits from 1 to most.
func upTo(s string, most int) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
		n = n*10 + int(s[i]-'0')
	}
	return len(s) <= 2 && n >= 1 && n <= most
}

// isRow tells a row of a table: three cells or more.
func isRow(s string) bool {
	return strings.Count(s, "\t") >= 2 || strings.Count(s, "|") >= 3 || strings.Count(s, "│") >= 2
}

// breaksOff tells an abstract that leads to its article.
func breaksOff(s string) bool {
	s = strings.ToLower(strings.TrimRight(last(s, 40), " ]】)>»"))
	for _, end := range [...]string{"...", "…", "详细", "详情", "查看全文", "阅读全文", "read more", "more"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// leadsOn tells the line that leads through the pages of a list.
func leadsOn(s string) bool {
	if len(s) > 160 {
		return false
	}
	s = strings.ToLower(s)
	for _, sign := range [...]string{"下一页", "下页", "下一頁", "尾页", "末页", "next page", "last page", "next »", "next >"} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return strings.HasPrefix(s, "page ") && strings.Contains(s, " of ")
}

// asPage makes all of a page that is no article readable, and takes nothing for
// a field that is one of its entries'.
func (p *page) asPage(a *model.Article) {
	a.Page = true
	a.Published, a.Source, a.Byline, a.Editor, a.Photographers, a.Deck = model.Date{}, oneLine(p.doc.Source), "", "", nil, ""
	if p.doc.Title == "" && (p.title < 0 || p.isItem(p.title)) {
		a.Title, p.title = p.listTitle()
	}
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case i == p.title:
			l.kind = model.Title
		case l.class == classJunk || l.class == classTail || leadsOn(p.words(i)):
			l.kind = model.Boilerplate
		default:
			l.kind = model.Paragraph
		}
	}
}

// listTitle returns what a list is headed by: the first short line above its
// entries that is no furniture.
func (p *page) listTitle() (title string, line int) {
	for i := 0; i < len(p.lines) && i < 5 && !p.isItem(i); i++ {
		if l := &p.lines[i]; l.class == classPlain && l.n.weight() <= 20 && !isRow(p.words(i)) {
			return titleText(p.words(i)), i
		}
	}
	return "", -1
}

// parts counts the articles in a page where it is certain: short items with a
// headline and the mark of a report each, and an article that begins behind
// the end of the first.
func (p *page) parts() int {
	n := 0
	for i := p.body; i < p.tail; i++ {
		if (i == p.body || i > 0 && p.lines[i-1].class == classPlain && p.lines[i-1].n.weight() >= 6) && p.isReport(i) {
			n++
		}
	}
	if n = max(n, 1); p.next() {
		n++
	}
	return n
}

// isReport tells whether a line is running text that begins as a report does.
func (p *page) isReport(i int) bool {
	c := p.lines[i].class
	return (c == classPara || c == classText) && p.isLead(i)
}

// nextLeast is how much text there is of an article at least, in bytes.
const nextLeast = 240

// next tells whether another article begins behind the end: a report's mark, or
// a date with a source, and running text.
func (p *page) next() bool {
	begun, text := false, 0
	for i := p.strict + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		switch l.class {
		case classMeta:
			m := p.meta(i)
			begun = begun || m != nil && m.date > noDate && m.rank > noSource
		case classPara, classText:
			if begun = begun || p.isLead(i); begun {
				text += l.hi - l.lo
			}
		}
		if text >= nextLeast {
			return true
		}
	}
	return false
}
