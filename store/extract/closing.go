package extract

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// closingReach is how far from a paragraph's end fields are looked for, in
// bytes.
const closingReach = 180

// cutClosings cuts the fields off that stand at the end of the last
// paragraphs, as lines of their own: "… have joined. Source: Sample Net",
// "……。(来源:样例网)", "……。□ 总工会".
func (p *page) cutClosings() {
	tried := 0
	for i := p.tail - 1; i >= p.body && tried < 2; i-- {
		switch l := &p.lines[i]; {
		case l.class == classPara, l.class == classText, l.class == classPlain && l.n.weight() >= 10:
			tried++
			p.cutClosing(i)
		}
	}
}

// cutClosing tries the places behind the last full stops of line i, the first
// of them first.
func (p *page) cutClosing(i int) {
	s := p.raw(i)
	base := len(s)
	s = last(s, closingReach)
	base -= len(s)
	if !mayClose(s) {
		return
	}
	tries := 0
	for at := 0; at < len(s) && tries < 8; {
		r, n := utf8.DecodeRuneInString(s[at:])
		from := at + n
		switch r {
		case '.', '。', '!', '！', '?', '？', '”', '"', '…', ')', '）':
		case '□', '■':
			from = at
		default:
			at = from
			continue
		}
		at += n
		rest := trim(s[from:])
		if rest == "" || base+from == 0 {
			continue
		}
		if tries++; p.isClosing(rest) {
			p.cutLine(i, p.lines[i].lo+base+from)
			p.classify(i)
			p.classify(i + 1)
			return
		}
	}
}

// mayClose is a quick look for the marks that fields have.
func mayClose(s string) bool {
	if tail := strings.TrimRight(last(s, 48), " 。)）|"); strings.HasSuffix(tail, "报道") || strings.HasSuffix(tail, "報道") || strings.HasSuffix(tail, "報(bào)道") {
		return true
	}
	if tail := last(s, 48); strings.Contains(tail, "记者 ") || strings.Contains(tail, "通讯员") || strings.Contains(tail, "記者 ") {
		return true
	}
	return strings.IndexByte(s, ':') >= 0 || strings.Contains(s, "：") || strings.Contains(s, "□") || strings.Contains(s, "》") || strings.Contains(s, "■")
}

// isClosing tells whether the end of a paragraph is fields and nothing else.
func (p *page) isClosing(s string) bool {
	f := fold(s)
	if strings.HasPrefix(f.s, "□") || strings.HasPrefix(f.s, "■") {
		name := strings.Trim(f.s, " □■()")
		q := readPeople(name, false)
		return isBody(name) || isOutlet(name) || !q.rest && len(q.names) > 0
	}
	if !strings.ContainsAny(f.s, ":》/") {
		x := lookAt(f, measure(f.s))
		credit, photo := isCredit(&x)
		return (credit || photo) && f.s[0] != '('
	}
	m, ok := readMeta(f)
	if !ok || !p.isMeta(&m, measure(f.s), false) || m.unknown > 0 || m.org != "" {
		return false
	}
	if m.labels == 0 {
		return m.date >= besideDate && m.rank >= besideSource && m.stamp.precision >= model.PrecisionDay
	}
	return m.rank >= publisherValue || m.editor || m.date == labelledDate || len(m.authors)+len(m.photos) > 0 && m.counters == 0
}
