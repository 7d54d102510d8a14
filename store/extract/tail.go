package extract

import (
	"slices"
	"strings"
)

// findTail finds where the article ends. A marker such as "Related news" ends
// it only if the text behind is not the greater part or something has closed
// the article; else the marker is a box inside the text.
func (p *page) findTail() {
	n := len(p.lines)
	for i := n - 1; i > p.body && i >= n-noticeReach; i-- {
		if l := &p.lines[i]; l.class == classPara && holdsNotice(p.words(i)) {
			l.class = classTail
		}
	}
	p.tail, p.strict = n, n
	p.after = slices.Grow(p.after[:0], n+1)
	after := p.after[:n+1] // the running text from each line on, in bytes
	after[n] = 0
	for i := n - 1; i >= 0; i-- {
		after[i] = after[i+1]
		if c := p.lines[i].class; i >= p.body && (c == classPara || c == classText) {
			after[i] += p.lines[i].hi - p.lines[i].lo
		}
	}
	total := after[min(p.body, n)]
	closed := false
	for i := p.body; i < n; i++ {
		switch p.lines[i].class {
		case classMeta:
			m := p.meta(i)
			if i > p.body && (m.editor || m.rank == labelledSource && after[i] == 0) && after[i] <= total-after[i] {
				closed = true
				if m.editor && p.closesHere(i) {
					p.tail = i + 1
					p.findStrict()
					return
				}
			}
		case classCredit:
			if p.lines[i].n.weight() > 0 && after[i] <= (total-after[i])/2 {
				closed = true
			}
		case classTail:
			if i == p.body && after[i] > 0 {
				continue
			}
			if closed || after[i] <= total-after[i] {
				p.tail, p.strict = i, i
				return
			}
		}
	}
}

// noticeReach is how many lines from the end of a page are looked at for notices
// that do not start like one.
const noticeReach = 4

// holdsNotice tells whether a paragraph says who may reprint what the site has.
func holdsNotice(s string) bool {
	if !strings.Contains(s, "转载") && !strings.Contains(s, "版") && !strings.Contains(s, "轉載") && !strings.Contains(s, "仅供") {
		return false
	}
	for _, w := range [...]string{"不得转载", "不得轉載", "务必注明来源", "務必注明來源", "版权咨询电话", "版權咨詢電話", "侵犯您的版权", "影响到您的版权", "须注明来源", "仅供读者参考"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// closesHere tells whether an editor's line is followed by nothing of the
// article: no credit, source or signature within the next lines.
func (p *page) closesHere(i int) bool {
	for j := i + 1; j < len(p.lines) && j <= i+3; j++ {
		switch p.lines[j].class {
		case classMeta, classCredit:
			return false
		case classTail:
			return true
		}
	}
	return true
}

// findStrict finds the first marker behind the article's end.
func (p *page) findStrict() {
	p.strict = len(p.lines)
	for i := p.tail; i < len(p.lines); i++ {
		if p.lines[i].class == classTail || i > p.tail+5 {
			p.strict = i
			return
		}
	}
}
