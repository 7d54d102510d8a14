package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
)

// nearby is what a short line right above or below the date says of an outlet
// and of people: "Labor Report · Lu Ming", "Lu Ming Harbour Culture".
type nearby struct {
	source string // folded
	names  []string
	person bool // a person is named, so that what else is named is an outlet
}

// hasPerson tells whether one of the parts of a line is a person's name.
func hasPerson(s string) bool {
	for part := range strings.FieldsFuncSeq(s, isPartEnd) {
		if part = trim(part); isHanName(part) || splitPinyin(strings.Fields(part)) != nil {
			return true
		}
	}
	return false
}

func isPartEnd(r rune) bool { return r == '·' || r == '|' || r == '•' || r == '/' }

// nearbyOf reads such a line. ok is false if there is anything else on it.
func nearbyOf(s string) (nearby, bool) {
	var b nearby
	b.person = hasPerson(s)
	n := measure(s)
	if n.han > 20 || n.words > 9 || endsSentence(s) {
		return b, false
	}
	for part := range strings.FieldsFuncSeq(s, isPartEnd) {
		if part = trim(part); !b.take(part, measure(part)) {
			return nearby{}, false
		}
	}
	return b, b.source != ""
}

// take reads one part of the line.
func (b *nearby) take(part string, n size) bool {
	switch {
	case part == "" || isControls(part):
		return true
	case isOutlet(part) && b.source == "":
		b.source = part
		return true
	case isHanName(part):
		b.names = append(b.names, part)
		return true
	case n.han > 0:
		if b.person && b.source == "" && nameLike(part, n) {
			b.source = part
			return true
		}
		return false
	}
	words := strings.Fields(part)
	if names := splitPinyin(words); names != nil {
		b.names = append(b.names, names...)
		return true
	}
	if b.person && b.source == "" && nameLike(part, n) {
		b.source = part
		return true
	}
	for k := 3; k >= 2; k-- {
		// Lu Ming Harbour Workers' Culture
		if k < len(words)-1 && splitPinyin(words[:k]) != nil && b.source == "" {
			rest := strings.Join(words[k:], " ")
			if nameLike(rest, measure(rest)) {
				b.names, b.source = append(b.names, splitPinyin(words[:k])...), rest
				return true
			}
		}
	}
	return false
}

// barSource reads an outlet between counters: "桂北工友 | 阅读 3012 | 评论 18".
func barSource(s string) string {
	if strings.IndexByte(s, '|') < 0 || len(s) > 160 {
		return ""
	}
	name, counters := "", 0
	for part := range strings.SplitSeq(s, "|") {
		part = trim(part)
		switch {
		case part == "":
		case isControls(part) && hasDigit(part):
			counters++
		case name == "" && (nameLike(part, measure(part)) || isOutlet(part)):
			name = part
		default:
			return ""
		}
	}
	if counters == 0 {
		return ""
	}
	return name
}

// barPerson returns the person that a line names before a bar and nothing else,
// as some papers print who wrote an article: "LU MING |".
func barPerson(s string) string {
	name, ok := strings.CutSuffix(s, "|")
	if !ok {
		return ""
	}
	name = trim(name)
	n := measure(name)
	if n.han > 0 || len(name) > 48 || strings.ContainsAny(name, "|:/.,&0123456789") || isOutlet(name) || isControls(name) || isSection(name, n) {
		return ""
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 {
		return ""
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return ""
		}
	}
	return name
}

// issueOf returns the journal that a line names and nothing else but its issue:
// 青溪工运 2017年12期.
func issueOf(s string, n size) string {
	if n.han > 18 || n.words > 3 {
		return ""
	}
	name, issue, ok := strings.Cut(s, " ")
	if !ok || !allHan(name) || len(name) < 6 {
		return ""
	}
	year, no, ok := strings.Cut(strings.ReplaceAll(issue, " ", ""), "年")
	no, last := strings.CutSuffix(strings.TrimPrefix(no, "第"), "期")
	if !ok || !last || len(year) != 4 || !isCount(year) || !isCount(no) {
		return ""
	}
	return name
}

// issueFoot returns the paper that a line names first which sums up where an
// article stood: 青溪日报 要闻 00002 工会慰问困难职工 2016-03-17 2.
func issueFoot(s string, m *meta) string {
	if m.date == noDate || m.labels > 0 || m.stamp.lo < 24 || !strings.Contains(s[:m.stamp.lo], " 000") {
		return ""
	}
	name, rest, _ := strings.Cut(s[:m.stamp.lo], " ")
	if !hanOutlet(name) {
		return ""
	}
	for w := range strings.FieldsSeq(rest) {
		if len(w) == 5 && isCount(w) {
			return name
		}
	}
	return ""
}

// byOutlet reads a byline that names no person, only where the article comes
// from: "By (harbourdaily.com.cn)".
func byOutlet(s string) string {
	if len(s) > 60 || !hasPrefixFold(s, "by (") || !strings.HasSuffix(s, ")") {
		return ""
	}
	if in := trim(s[len("by (") : len(s)-1]); isOutlet(in) || isDomain(in) {
		return in
	}
	return ""
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// isNamesLine tells whether line i is names and stands right below the title or
// beside a field of the header.
func (p *page) isNamesLine(i int) bool {
	if p.title < 0 && i+1 == p.anchor && p.isPerson(i) {
		return true
	}
	if p.title < 0 || i < p.title || i >= p.body {
		return false
	}
	beside := i == p.title+1 && !p.lines[i].gap || p.meta(i-1) != nil || p.meta(i+1) != nil && i+1 < p.body
	return beside && len(p.namesOn(i)) > 0
}

// nearbyLine reads line i as nearbyOf does, if it is right above or below a
// date without a source, under the title.
func (p *page) nearbyLine(i int) (nearby, folded, bool) {
	if l := &p.lines[i]; l.class != classPlain || i == p.title || p.title < 0 || i < p.title || i >= p.body {
		return nearby{}, folded{}, false
	}
	near := func(j int) bool {
		m := p.meta(j)
		return m != nil && j < p.body && m.date > noDate && m.rank < nameSource
	}
	if !near(i-1) && !near(i+1) {
		return nearby{}, folded{}, false
	}
	f := p.folded(i)
	b, ok := nearbyOf(f.s)
	return b, f, ok
}

// personAndPlace returns the person that a line names before a bar and a place,
// as papers do below their titles: "Victor Poon | Kowloon".
func personAndPlace(s string) string {
	name, place, ok := strings.Cut(s, " | ")
	if !ok {
		return ""
	}
	if n := measure(place); n.han > 0 || n.words < 1 || n.words > 2 || !capital(place) || isSection(place, n) || isOutlet(place) || strings.ContainsAny(place, "|:/.&0123456789") {
		return ""
	}
	for w := range strings.FieldsSeq(name) {
		if len(w) < 2 || isUpper(w[1]) {
			return ""
		}
	}
	if measure(name).words > 3 {
		return ""
	}
	return barPerson(name + " |")
}

// paperStamp reads the day and the page of a paper in brackets beside its name in
// quotation marks, and nothing else: 《青溪工人》(2019年07月22日 03版).
func paperStamp(s string) (t stamp, name string, ok bool) {
	if len(s) > 120 {
		return t, "", false
	}
	open := strings.Index(s, "《")
	if open < 0 {
		return t, "", false
	}
	shut := strings.Index(s, "》")
	if shut < open+len("《")+3 {
		return t, "", false
	}
	rest := s[:open] + " " + s[shut+len("》"):]
	u, ok := nextStamp(rest, 0)
	if !ok || u.precision < model.PrecisionDay {
		return t, "", false
	}
	for w := range strings.FieldsFuncSeq(rest[:u.lo]+" "+rest[u.hi:], func(r rune) bool { return strings.ContainsRune(" ()[],", r) }) {
		if !isEdition(w) {
			return t, "", false
		}
	}
	return u, s[open+len("《") : shut], true
}

// wireCredits reads who wrote and who edited a report, as agencies print it:
// "Reporting by Lu Ming; Editing by Hal Moore".
func wireCredits(s string) (m meta, ok bool) {
	if len(s) > 160 || !hasAnyPrefixFold(s, "reporting by ", "writing by ", "editing by ") {
		return m, false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '|' }) {
		part = strings.TrimRight(trim(part), ".")
		i := indexFold(part, " by ")
		if i < 0 {
			return m, false
		}
		q := latinPeople(trim(part[i+len(" by "):]), true)
		if q.rest || len(q.names) == 0 {
			return m, false
		}
		if hasPrefixFold(part, "editing") {
			m.editors, m.editor = append(m.editors, q.names...), true
		} else {
			m.authors = append(m.authors, q.names...)
		}
	}
	m.labels = 1
	return m, true
}
