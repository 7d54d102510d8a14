package extract

import (
	"strings"

	"gongbao/model"
)

// bareLabels finds the labels that stand alone on a line without a colon, the
// value on the line below: "Source" / "Sample Daily". The value decides: words
// such as "Time" and "Author" are headings, too.
func (p *page) bareLabels() {
	for i := 0; i+1 < len(p.lines); i++ {
		l := &p.lines[i]
		if l.meta >= 0 || l.n.weight() > 9 || l.n.weight() == 0 || l.class != classPlain && l.class != classJunk && l.class != classMaybe {
			continue
		}
		as := wholeLabel(p.words(i))
		if !p.valueOf(as, i+1) {
			continue
		}
		l.class, l.meta = classMeta, int32(len(p.metas))
		p.metas = append(p.metas, meta{labels: 1, empty: as, editor: as == labelEditor})
	}
}

// wholeLabel returns the label that a line consists of.
func wholeLabel(s string) label {
	s = strings.Trim(fold(s).s, " []()")
	if measure(s).han > 0 {
		s = strings.ReplaceAll(s, " ", "")
		if len(s) < 6 {
			return noLabel
		}
		return hanLabel(s)
	}
	return latinLabel(s)
}

// valueOf tells whether line i is what a label of this kind announces.
func (p *page) valueOf(as label, i int) bool {
	switch as {
	case labelDate:
		m := p.meta(i)
		if m == nil || m.labels > 0 || m.date == noDate {
			return false
		}
		m.date = labelledDate
		return true
	case labelSource:
		l := &p.lines[i]
		return l.class == classPlain && l.n.weight() <= 24 && isOutlet(fold(p.words(i)).s)
	case labelAuthor, labelEditor:
		return len(p.namesOn(i)) > 0
	}
	return false
}

// namesOn returns the names that a line consists of.
func (p *page) namesOn(i int) []string {
	if i >= len(p.lines) {
		return nil
	}
	l := &p.lines[i]
	if l.class != classPlain && l.class != classCredit || l.n.han > 16 || l.n.words > 8 {
		return nil
	}
	f := p.folded(i)
	q := readPeople(f.s, true)
	if q.rest || q.org != "" || wholeLabel(f.s) != noLabel {
		return nil
	}
	for _, n := range q.names {
		if !isHanName(n) && splitPinyin(strings.Fields(n)) == nil {
			return nil
		}
	}
	return f.unfoldAll(q.names)
}

// valueBelow reads the value that stands on the line under its label.
func (p *page) valueBelow(c *collected, m *meta, i int) {
	if i >= len(p.lines) || i == p.title {
		return
	}
	switch m.empty {
	case labelSource:
		if p.lines[i].class != classPlain || m.rank != noSource {
			return
		}
		f := p.folded(i)
		if a, b, ok := sourceValue(f, 0, len(f.s)); ok && isOutlet(f.s[a:b]) {
			c.offer(stripPinyin(f.cut(a, b)), labelledSource)
			p.set(i, model.Meta)
		}
	case labelAuthor, labelEditor:
		names := p.namesOn(i)
		if len(names) == 0 {
			return
		}
		if m.empty == labelEditor {
			addAll(&c.editors, names)
		} else if len(c.authors) == 0 {
			addAll(&c.authors, names)
		}
		p.set(i, model.Meta)
	}
}
