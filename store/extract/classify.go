package extract

import "strings"

// classify decides what a line looks like by itself.
func (p *page) classify(i int) {
	l := &p.lines[i]
	s := p.words(i)
	if l.tags && l.alt == 0 && trim(plain(s)) == "" {
		l.class = classJunk
		return
	}
	r := p.known.of(s)
	l.n = r.n
	if r.address {
		l.class, l.meta = classMeta, int32(len(p.metas))
		p.metas = append(p.metas, meta{url: s})
		return
	}
	if r.class != unsettled {
		l.class = r.class
		return
	}
	p.keepFolded(l, r.folded)
	if j := p.classifyMeta(i, r); j != unsettled {
		l.class = j
		return
	}
	credit, photo := r.credit()
	switch {
	case l.n.han >= 20 && isTeaser(s):
		l.class = classJunk
	case credit:
		l.class = classCredit
	case photo || r.ofPicture():
		l.class = classCaption
	case !l.n.short():
		l.class = classPara
	case r.sentence, l.n.han >= 24 && strings.Contains(r.folded.s, "。"), l.n.words >= 25 && innerStop(r.folded.s):
		l.class = classText
	default:
		l.class = classPlain
	}
}

// innerStop tells whether a sentence of many words ends inside a line.
func innerStop(s string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], ". ")
		if i < 0 {
			return false
		}
		if at += i + 2; at < len(s) && isUpper(s[at]) && i >= 60 {
			return true
		}
	}
}

// classifyMeta settles the class of a line of fields, of furniture, or of
// both; unsettled if it is neither.
func (p *page) classifyMeta(i int, r *reading) class {
	l, f := &p.lines[i], r.folded
	m, ok := r.meta()
	if !ok && r.has('|') {
		m, ok = p.besideBar(i, f)
	}
	if t, name, found := paperStamp(f.s); found {
		m, ok = meta{stamp: t, date: besideDate, source: f.unfold(name), rank: besideSource, labels: 1}, true
	}
	if q, found := wireCredits(f.s); found && !ok {
		m, ok = q, true
	}
	if in := byOutlet(f.s); in != "" && !ok {
		m, ok = meta{source: in, rank: besideSource, labels: 1}, true
	}
	if name := issueOf(f.s, l.n); name != "" && !ok && p.titleAbove(i, 4) {
		m, ok = meta{source: f.unfold(name), rank: nameSource, labels: 1}, true
	}
	if name := issueFoot(f.s, &m); ok && name != "" {
		m = meta{stamp: m.stamp, date: besideDate, source: f.unfold(name), rank: besideSource}
	}
	if ok && m.name != (span{}) {
		p.takeName(&m, f, i)
	}
	if ok && i < 5 && i+1 < len(p.lines) && l.hi-l.lo < 24 && strings.HasPrefix(p.text[p.lines[i+1].lo:p.lines[i+1].hi], "星期") && p.lines[i+1].hi-p.lines[i+1].lo == 9 {
		return classJunk // today's date, and its day of the week below
	}
	if ok && m.labels == 1 && m.date == labelledDate && p.placeBelow(i) {
		m.event = true
	}
	if ok && p.isMeta(&m, l.n, r.sentence) && m.outweighs(r) {
		l.meta = int32(len(p.metas))
		p.metas = append(p.metas, m)
		return metaClass(&m)
	}
	if i < 5 && m.stamp.weekday && m.stamp.lo == 0 && m.labels == 0 && l.n.weight() < 40 {
		return classJunk // today's date and a greeting
	}
	switch r.junk() {
	case junkLine:
		return classJunk
	case junkTail:
		return classTail
	case junkMaybe:
		return classMaybe
	}
	if ok && m.other && m.front == (span{}) && !r.sentence {
		return classMaybe // a telephone, an address
	}
	return unsettled
}

// besideBar reads line i, which holds a bar, for what stands beside it without a
// label; f is the line folded.
func (p *page) besideBar(i int, f folded) (m meta, ok bool) {
	if name := barSource(f.s); name != "" && p.titleAbove(i, 8) {
		return meta{source: f.unfold(name), rank: nameSource, counters: 1, labels: 1}, true
	}
	if name := barPerson(f.s); name != "" && i > 0 && (p.lines[i-1].class == classPlain || p.lines[i-1].class == classText) && p.lines[i-1].n.weight() >= 8 {
		return meta{authors: []string{f.unfold(name)}, labels: 1}, true
	}
	if name := personAndPlace(f.s); name != "" && i > 0 && p.titleAbove(i, 8) {
		return meta{authors: []string{f.unfold(name)}, labels: 1}, true
	}
	return m, false
}

// placeBelow tells whether the line below line i says where something takes place:
// then the day on line i is not that of the article.
func (p *page) placeBelow(i int) bool {
	if i+1 >= len(p.lines) {
		return false
	}
	s := head(p.text[p.lines[i+1].lo:p.lines[i+1].hi], 40)
	if at, ok := cutEither(s, "：", ":"); ok {
		return hanLabel(strings.Join(strings.Fields(at), "")) == labelPlace
	}
	return false
}

// cutEither returns what stands before the first of two marks.
func cutEither(s, a, b string) (string, bool) {
	if at, _, ok := strings.Cut(s, a); ok {
		return at, true
	}
	at, _, ok := strings.Cut(s, b)
	return at, ok
}

// outweighs tells whether a line's fields outweigh its words of furniture.
func (m *meta) outweighs(r *reading) bool {
	if m.labels == 0 && m.stamp.lo > 2 && m.rank == noSource {
		j := r.junk() // a date in a notice or a banner
		return j == noJunk || j == junkMaybe || m.date > noDate && isControls(r.look.s[:m.stamp.lo]) && isControls(r.look.s[m.stamp.hi:])
	}
	if m.other && m.date == noDate && m.rank < labelledSource && hasAnyPrefixFold(r.look.s, "copyright", "©", "版权所有") {
		return false // whose the site is, and how to reach it
	}
	some := m.date > noDate || m.rank > noSource || len(m.authors)+len(m.photos)+len(m.editors) > 0 || m.editor || m.original || m.abstract || m.url != "" || m.title != "" || m.empty != noLabel && m.counters == 0
	return some || r.junk() == noJunk
}

// titleAbove tells whether one of the lines right above line i can be the
// title: short, unmarked and of this weight at least.
func (p *page) titleAbove(i, weight int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		l := &p.lines[j]
		if (l.class == classPlain || l.class == classText) && l.n.weight() >= weight {
			return true
		}
	}
	return false
}

// takeName decides on a name beside a date: it is the source if a title has
// been passed, so that it is not the title itself.
func (p *page) takeName(m *meta, f folded, i int) {
	if k := (m.name.hi - m.name.lo) / 2; k == 9 && f.s[m.name.lo:m.name.lo+k] == f.s[m.name.lo+k:m.name.hi] {
		m.name.hi = m.name.lo + k // the picture's text and the name: 张三三张三三2018-01-22
	}
	n := measure(f.s[m.name.lo:m.name.hi])
	if isToday(f.s[m.name.lo:m.name.hi]) {
		m.event = true // 今天是 2025年12月8日
		return
	}
	if isSectionBeside(f.s[m.name.lo:m.name.hi], n) {
		m.unknown += n.weight()
		return
	}
	if name := f.s[m.name.lo:m.name.hi]; n.han >= 4 && len(m.authors) == 0 && p.titleAbove(i, 4) {
		if two := splitHanNames(name); two != nil && !isOutlet(name) {
			m.authors = append(m.authors, f.unfoldAll(two)...) // 2018-01-22张三三李四四
			return
		}
	}
	if name := f.s[m.name.lo:m.name.hi]; n.han == 3 && isHanName(name) && len(m.authors) == 0 && p.titleAbove(i, 8) {
		m.authors = append(m.authors, f.unfold(name)) // 2018-01-22张三三
		return
	}
	bracket := m.name.lo > 0 && f.s[m.name.lo-1] == '('
	if !p.list && !bracket && p.titleAbove(i, max(8, n.weight()+1)) {
		m.source, m.rank = stripPinyin(f.cut(m.name.lo, m.name.hi)), nameSource
		if m.date == bareDate {
			m.date = besideDate
		}
		return
	}
	if (n.weight() < 6 && n.han > 0 && m.stamp.timed() || p.titleBelow(i, n)) && !p.list && !bracket {
		m.source, m.rank = stripPinyin(f.cut(m.name.lo, m.name.hi)), nameSource
		return
	}
	if m.labels > 0 && n.weight() <= 6 {
		m.unknown += n.weight()
		return
	}
	m.front = m.name
}

// isToday tells whether words beside a date say that it is the one of the day on
// which the page was looked at.
func isToday(s string) bool {
	switch s {
	case "今天是", "今日是", "现在是", "今天", "今日", "当前时间", "北京时间":
		return true
	}
	return hasPrefixFold(s, "today is") || hasPrefixFold(s, "now is")
}

// titleBelow tells whether what stands beside the date at the top of a page is
// not its title, for a longer line that can be it is right below: then it is who
// published it. A dash leads on from a title.
func (p *page) titleBelow(i int, n size) bool {
	if i > 2 || i+1 >= len(p.lines) {
		return false
	}
	s := p.words(i + 1)
	below := measure(head(s, foldMax))
	return below.short() && below.weight() >= max(8, n.weight()+4) && below.weight() <= 40 && !endsSentence(s) && !isSubtitle(s) && !strings.ContainsAny(s, ":：|>") && !p.isLead(i+1)
}

// paraClass looks at the start of a long line: notices at the end of a page are
// as long as paragraphs.
func paraClass(s string, n size) class {
	if isTeaser(s) {
		return classJunk
	}
	if mayStart(s) {
		f := fold(head(s, 96))
		switch {
		case isNotice(f.s):
			return classTail
		case isOriginalTitle(f.s) && len(s) <= foldMax:
			return classOrig
		}
	}
	if n.han < 90 && n.words < 70 && mayCaption(s) {
		if x := lookAt(fold(head(s, foldMax)), n); isCaption(&x) {
			return classCaption
		}
	}
	return classPara
}

// isTeaser tells whether a text is cut short and followed by the button that
// leads to the rest of it: a box beside the article.
func isTeaser(s string) bool {
	switch s[len(s)-1] {
	case '>', ']', "】"[2], "》"[2], "多"[2], "细"[2], "情"[2], "文"[2]: // the last byte of what it can end in
	default:
		return false
	}
	t := strings.TrimRight(last(s, 40), ">》]】 ")
	for _, w := range [...]string{"更多", "查看更多", "[详细", "【详细", "查看详情", "[全文", "阅读全文", "了解更多"} {
		if head, ok := strings.CutSuffix(t, w); ok {
			head = strings.TrimRight(head, " [【")
			return strings.HasSuffix(head, "...") || strings.HasSuffix(head, "…") || strings.HasSuffix(head, "..")
		}
	}
	return false
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
	for _, w := range notices.forStart(s) {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	for _, w := range noticesEN.forStart(s) {
		if hasPrefixFold(s, w) {
			return true
		}
	}
	return false
}

// noticesEN are how they start in English.
var noticesEN = newWordList("copyright ", "copyright:", "disclaimer", "special statement", "copyright notice", "copyright statement", "all rights reserved", "statement:")

// notices are how the legal notices of sites start.
var notices = newWordList("版权声明", "免责声明", "特别声明", "本网声明", "郑重声明", "凡本网", "凡注明", "本网站所", "版权与免责", "网站声明", "本站声明", "声明:", "转载声明", "声明]", "本文仅代表作者", "① 凡", "①凡", "1、凡本", "本站所有", "本网所有")

func isOriginalTitle(s string) bool {
	s = strings.TrimLeft(s, " ([")
	for _, w := range originalTitles.forStart(s) {
		if hasPrefixFold(s, w) {
			return true
		}
	}
	return false
}

// originalTitles are labels of the title of what a page reprints.
var originalTitles = newWordList("original title", "former title", "original headline", "the original title", "原标题", "原题:")

// isMeta tells whether a line is its fields and nothing else.
func (p *page) isMeta(m *meta, n size, sentence bool) bool {
	if m.original || m.abstract {
		return m.front == span{}
	}
	if m.bad || m.front != (span{}) || m.event || m.caption {
		return false
	}
	if m.unknown > 12 || m.unknown > 4 && m.labels == 0 && !m.worded {
		return false
	}
	if m.labels == 0 && m.date == noDate {
		return false
	}
	if m.other && !m.editor && (m.date < labelledDate && m.rank == noSource || m.date == noDate && m.rank < labelledSource && len(m.authors) == 0) {
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
// close: (记者 张三 通讯员 李四), Henan Workers Daily Reporter Hu Ke. photo is set
// where it names photographers only.
func isCredit(x *look) (credit, photo bool) {
	s, n := x.s, x.n
	if n.han > 60 || n.words > 36 || strings.Contains(s, "。") {
		return false, false
	}
	t := strings.TrimSpace(s)
	bracket := strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && strings.Count(t, "(") == 1
	square := strings.HasPrefix(t, "□") || strings.HasPrefix(t, "■") || strings.HasPrefix(t, "◎")
	if !bracket && (strings.HasSuffix(t, ".") || x.found.words&findRole == 0 && !maySign(t)) && !square {
		return false, false
	}
	q := readPeople(t, false)
	if square && !q.role {
		q = readPeople(t, true)
		return !q.rest && len(q.names) > 0 && n.han-len(q.org)/3 <= 4*len(q.names), false
	}
	signed := q.org != "" && len(q.names) > 0 && n.han > 0 && n.words == 0 // 某县总工会 张三
	if q.rest || !q.role && !bracket && !signed {
		return false, false
	}
	return len(q.names) > 0, len(q.photos) > 0
}

// maySign is a quick look for a body and a name parted by a space.
func maySign(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && len(s) < 75 && strings.Contains(s[:i], "会") && isHanName(s[i+1:])
}

// roleWords are in every line of roles and names, but for signatures.
var roleWords = []string{
	"记者", "通讯员", "作者", "供稿", "撰稿", "实习生", "报道", "报导", "摄", "文/", "图/", "笔者",
	"reporter", "correspondent", "author", "writer", "photo", "journalist", "intern",
}

func hasAnyPrefixFold(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if hasPrefixFold(s, p) {
			return true
		}
	}
	return false
}
