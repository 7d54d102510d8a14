package extract

import (
	"strings"

	"gongbao/model"
)

// meta is what a line prints about the article.
type meta struct {
	stamp    stamp
	date     dateRank
	empty    label // the label that ends the line without a value, if any
	source   string
	rank     sourceRank
	authors  []string
	photos   []string
	editors  []string
	org      string // a body in the place of an author
	url      string
	title    string // behind a label
	labels   int    // how many labels there are
	counters int    // of them, counters and switches
	editor   bool   // an editor label, also without a name
	original bool
	abstract bool
	caption  bool
	event    bool // the date is that of an event
	other    bool // a label of the page's furniture
	bad      bool // a label's value is not what the label says: running text
	name     span // what stands beside a date or a counter and could be an outlet's name
	worded   bool // words say that the date is when it was put up: posted on
	named    bool // a source label is printed, also without a value
	front    span // what stands before all of that, if it is none of it
	unknown  int  // weight of what is none of it
}

type span struct{ lo, hi int }

// dateRank says how well a line's date is vouched for.
type dateRank uint8

const (
	noDate dateRank = iota
	bareDate
	besideDate // beside a source, a counter or a person
	labelledDate
)

// sourceRank says how well a source is vouched for.
type sourceRank uint8

const (
	noSource       sourceRank = iota
	orgSource                 // stands where an author should
	nameSource                // a name beside the date that is not known for an outlet's
	leadSource                // only in the lead
	publisherValue            // the unit that put the page up
	besideSource              // unlabelled, beside the date
	labelledSource
)

// metaMax bounds the lines that are read for fields.
const metaMax = foldMax

// readMeta reads a folded line for its fields. ok is false if it has none.
func readMeta(f folded) (m meta, ok bool) {
	s := f.s
	var store [12]field
	fields := fieldsOf(store[:0], s)
	if len(fields) == 0 {
		fields = bareField(fields, s)
	}
	st, hasStamp := firstStamp(s, fields)
	if !hasStamp && len(fields) == 0 && len(s) <= len("23 Sept 2013") && s != "" && isDigit(s[0]) {
		d, j := number(s, 0, 3)
		st, hasStamp = shortYearLast(s, 0, j, d) // 23 May 13 and nothing else
		hasStamp = hasStamp && st.hi == len(s) && j <= 2 && !isDateSep(s[j])
	}
	if len(fields) == 0 && !hasStamp {
		return m, false
	}
	var covered [metaMax + 8]bool
	if len(s) > metaMax {
		return m, false
	}
	cover := func(lo, hi int) {
		for i := lo; i < hi; i++ {
			covered[i] = true
		}
	}
	if hasStamp {
		m.stamp, m.date = st, bareDate
		m.event = isRange(s[st.hi:])
		cover(st.lo, st.hi)
	}
	m.labels = len(fields)
	for i := range fields {
		fd := &fields[i]
		cover(fd.lo, fd.hi)
		m.takeField(f, *fd, st, hasStamp, cover)
		if v := strings.Trim(s[fd.valLo:fd.valHi], " []()|,;-"); v == "" && i == len(fields)-1 && fd.valHi == len(s) {
			m.empty = fd.label
		}
	}
	m.takeLoose(f, covered[:len(s)])
	// What is so short is a section of the site or an account.
	if n := measure(s[m.front.lo:m.front.hi]); m.labels > 0 && n.weight() <= 6 || (m.worded || m.date > noDate && m.stamp.timed()) && n.weight() <= 2 {
		m.front, m.unknown = span{}, m.unknown+n.weight()
	}
	if m.date == bareDate && (m.rank >= publisherValue || m.counters > 0 || len(m.authors) > 0 || len(m.editors) > 0) {
		m.date = besideDate
	}
	if m.date != labelledDate && m.stamp.precision < model.PrecisionDay {
		m.date = noDate
	}
	return m, true
}

// firstStamp finds the date of a line: the one behind a date label, else the
// first that no other label claims.
func firstStamp(s string, fields []field) (stamp, bool) {
	for i, fd := range fields {
		if fd.label != labelDate || saysUpdate(s[fd.lo:fd.hi]) && publishedBehind(s, fields[i+1:]) {
			continue
		}
		if t, ok := nextStamp(s[:fd.valHi], fd.valLo); ok && strings.Trim(s[fd.valLo:t.lo], " []()|,-") == "" {
			if !t.timed() && trim(s[t.hi:fd.valHi]) == "" && strings.HasPrefix(s[fd.valHi:], "|") {
				t, _ = nextStamp(s, fd.valLo) // 2019-05-01 | 12:01
			}
			return t, true
		}
		if t, ok := compactStamp(s[:fd.valHi], fd.valLo); ok {
			return t, true
		}
		if t, ok := shortYear(s[:fd.valHi], fd.valLo); ok {
			return t, true
		}
	}
	if !hasYear(s) {
		return stamp{}, false
	}
	for from := 0; ; {
		t, ok := nextStamp(s, from)
		if !ok {
			return t, false
		}
		if inAddress(s, t.lo) {
			from = t.hi
			continue
		}
		if inEdition(s, fields, t.lo) {
			return t, true
		}
		if l := labelAt(fields, t.lo); l == labelURL || l == labelOriginal || l == labelTitle || l == labelCaption || l == labelOther || l == labelCategory || l == labelAbstract || t.precision < model.PrecisionDay {
			from = t.hi
			continue
		}
		return t, true
	}
}

// saysUpdate tells whether a label of a date says that of the last change.
func saysUpdate(s string) bool {
	return hasAnyPrefixFold(s, "last ", "update", "modified", "更新", "最后", "修改")
}

// publishedBehind tells whether one of the fields is the day of publication.
func publishedBehind(s string, fields []field) bool {
	for _, fd := range fields {
		if fd.label == labelDate && !saysUpdate(s[fd.lo:fd.hi]) {
			_, ok := nextStamp(s[:fd.valHi], fd.valLo)
			return ok
		}
	}
	return false
}

// inEdition tells whether a date at byte i stands behind the page of a paper:
// 版次:02 2024年05月09日.
func inEdition(s string, fields []field, i int) bool {
	for _, fd := range fields {
		if fd.label == labelCategory && i >= fd.valLo && i < fd.valHi && strings.HasPrefix(trim(s[fd.lo:fd.hi]), "版") {
			v := trim(s[fd.valLo:i])
			return v == "" || isCount(v) || isEdition(v)
		}
	}
	return false
}

// inAddress tells whether byte i is inside an address of the web.
func inAddress(s string, i int) bool {
	b := i
	for b > 0 && s[b-1] > ' ' && s[b-1] < 0x7f {
		b--
	}
	return strings.Contains(s[b:i], "://")
}

// hasYear is a quick look for what every date has: four digits, or 年.
func hasYear(s string) bool { return hasFourDigits(s) || strings.Contains(s, "年") }

func hasFourDigits(s string) bool {
	// Four in a row hold one of every fourth byte.
	for i := 3; i < len(s); i += 4 {
		if !isDigit(s[i]) {
			continue
		}
		lo, hi := i, i+1
		for lo > 0 && isDigit(s[lo-1]) && i-lo < 3 {
			lo--
		}
		for hi < len(s) && isDigit(s[hi]) && hi-i < 4 {
			hi++
		}
		if hi-lo >= 4 {
			return true
		}
	}
	return false
}

// labelAt returns the label whose value holds byte i.
func labelAt(fields []field, i int) label {
	for _, fd := range fields {
		if i >= fd.valLo && i < fd.valHi {
			return fd.label
		}
	}
	return noLabel
}

// takeField reads one labelled value.
func (m *meta) takeField(f folded, fd field, st stamp, hasStamp bool, cover func(lo, hi int)) {
	s := f.s
	lo, hi := fd.valLo, fd.valHi
	if hasStamp && st.lo >= lo && st.lo < hi && fd.label != labelDate && fd.label != labelOriginal && fd.label != labelTitle && fd.label != labelAbstract && fd.label != labelCaption {
		hi = st.lo
	}
	v := strings.Trim(s[lo:hi], " ")
	switch fd.label {
	case labelDate:
		if hasStamp && st.lo >= lo && st.lo < fd.valHi {
			m.date = labelledDate
			return
		}
		if strings.HasPrefix(s[fd.lo:], "出版") && v != "" {
			m.bad = true // a publishing house
			return
		}
		if hasPrefixFold(s[fd.lo:], "posted in") {
			cover(lo, hi) // sections of the site
			return
		}
		if v != "" && !isWidget(v) && !isCount(v) {
			if _, again := nextStamp(v, 0); again {
				cover(lo, hi) // a second date: Last Updated
			} else if n := measure(v); n.weight() > 3 && !isOutlet(v) {
				m.bad = m.bad || !isClockOnly(v)
				cover(lo, hi)
			}
		}
	case labelSource, labelPublisher:
		m.named = m.named || fd.label == labelSource
		if u := urlIn(f.cut(lo, fd.valHi)); u != "" {
			m.url = u
			k := strings.Index(s[lo:fd.valHi], "http")
			if k < 0 || trim(s[lo:lo+k]) == "" {
				cover(lo, fd.valHi)
				return
			}
			cover(lo+k, fd.valHi)
			hi = min(hi, lo+k)
		}
		a, b, ok := sourceValue(f, lo, hi)
		cover(lo, hi)
		if !ok {
			if n := measure(v); n.weight() > 40 || endsSentence(v) && n.weight() > 20 {
				m.bad = true
			}
			return
		}
		rank := labelledSource
		if fd.label == labelPublisher {
			rank = publisherValue
			if !isOutlet(s[a:b]) && !isBody(s[a:b]) {
				return
			}
		}
		if i, q := outletThenPeople(s[a:b]); i > 0 {
			m.takePeople(f, q) // Harbour Daily Lu Ming
			b = a + len(strings.TrimRight(s[a:a+i], " "))
		}
		if rank > m.rank {
			m.source, m.rank = stripPinyin(f.cut(a, b)), rank
		}
		if i := roleStart(s[b:hi]); i > 0 || strings.HasPrefix(s[b:hi], " ") || strings.HasPrefix(s[b:hi], "(") {
			m.takePeople(f, readPeople(s[b:hi], false))
		}
	case labelAuthor, labelPhoto:
		cover(lo, hi)
		m.takeAuthor(f, v, fd.label == labelPhoto)
	case labelEditor:
		cover(lo, hi)
		m.editor = true
		m.takeEditor(f, v)
	case labelReview, labelLogin:
		cover(lo, hi)
		m.bad = m.bad || measure(v).weight() > 30
	case labelCounter:
		m.counters++
		m.takeCounter(s, lo, hi, cover)
	case labelWidget:
		m.counters++
		cover(lo, hi)
		n := measure(v)
		m.bad = m.bad || n.weight() > 30 || fd.lo == 0 && !hasStamp && n.words > 3 && hasAnyPrefixFold(strings.TrimPrefix(s[fd.lo:], "["), "audio", "video", "listen") && !isControls(v) // a title
	case labelCategory:
		cover(lo, hi)
		m.bad = m.bad || measure(v).weight() > 60 || endsSentence(v)
	case labelOriginal:
		cover(lo, fd.valHi)
		m.original = true
	case labelTitle:
		cover(lo, fd.valHi)
		m.title = oneLine(f.cut(lo, fd.valHi))
	case labelURL:
		cover(lo, fd.valHi)
		if u := urlIn(f.cut(lo, fd.valHi)); u != "" {
			m.url = u
		} else if v != "" {
			m.bad = true
		}
	case labelAbstract:
		cover(lo, fd.valHi)
		m.abstract = true
	case labelPlace:
		cover(lo, fd.valHi)
		m.event = true
	case labelOther:
		cover(lo, fd.valHi)
		m.other = true
	case labelCaption:
		cover(lo, fd.valHi)
		m.caption = true
	}
}

// takeCounter covers what a counter counts and leaves the rest.
func (m *meta) takeCounter(s string, lo, hi int, cover func(lo, hi int)) {
	i := skipSpaces(s, lo, 8)
	j := i
	for j < hi && (isDigit(s[j]) || s[j] == ',' || s[j] == '.' || s[j] == 'k' || s[j] == 'K') {
		j++
	}
	for _, unit := range [...]string{" times", "times", " 次", "次", "人次", "人", "万"} {
		if strings.HasPrefix(s[j:hi], unit) {
			j += len(unit)
			break
		}
	}
	cover(lo, j)
	if rest := trim(s[j:hi]); rest != "" && !isWidget(rest) && measure(rest).weight() > 24 {
		m.bad = true
	}
}

// urlIn returns the first http or https address in s.
func urlIn(s string) string {
	i := strings.Index(s, "http://")
	if j := strings.Index(s, "https://"); i < 0 || j >= 0 && j < i {
		i = j
	}
	if i < 0 {
		return ""
	}
	e := i
	for e < len(s) && s[e] > ' ' && s[e] < 0x7f && s[e] != '"' && s[e] != '<' && s[e] != '>' {
		e++
	}
	return strings.TrimRight(s[i:e], ".,;)")
}

// isAddress tells whether s is an http or https address and nothing else.
func isAddress(s string) bool {
	return len(s) > 12 && hasPrefixFold(s, "http") && urlIn(s) == s
}

// isRange tells whether what follows a date makes it a stretch of days, which
// events have: 至30日, to May 5.
func isRange(s string) bool {
	s = strings.TrimLeft(s, " ")
	for _, w := range [...]string{"至", "到", "起", "~", "—", "前", "to ", "until "} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return len(s) > 1 && s[0] == '-' && isDigit(s[1])
}
