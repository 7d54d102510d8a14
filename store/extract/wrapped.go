package extract

import "strings"

// Widths of lines that a program broke, in bytes for Latin text and in Han
// characters for Chinese.
const (
	wrapMin, wrapMax       = 52, 110
	wrapHanMin, wrapHanMax = 28, 60
	wrapHanSlack           = 3
)

// joinWrapped puts the lines of a paragraph together that was saved with a
// fixed width, so that it is one block.
func (p *page) joinWrapped() {
	out := p.lines[:0]
	for i := 0; i < len(p.lines); {
		j, wrapped := p.wrappedRun(i)
		if j == i+1 && j < len(p.lines) && p.brokenBracket(i) {
			j, wrapped = i+2, true
		}
		if !wrapped {
			out = append(out, p.lines[i:j]...)
			i = j
			continue
		}
		l := p.lines[i]
		l.hi, l.end = p.lines[j-1].hi, p.lines[j-1].end
		out = append(out, l)
		i = j
	}
	p.lines = out
}

// brokenBracket tells whether line i breaks off behind the role in the bracket
// of a lead, and the next line goes on with the name: 本报讯(记者 / 张三) ….
func (p *page) brokenBracket(i int) bool {
	s := p.raw(i)
	if len(s) > 120 || !strings.HasSuffix(s, "记者") && !strings.HasSuffix(s, "通讯员") && !strings.HasSuffix(s, "記者") {
		return false
	}
	open := strings.LastIndexAny(s, "(（")
	if open < 0 || strings.ContainsAny(s[open:], ")）") {
		return false
	}
	k := strings.IndexAny(head(p.raw(i+1), 60), ")）")
	return k > 0 && !endsSentence(p.raw(i + 1)[:k])
}

// wrappedRun looks at the run of lines of one width from i on. It ends at j,
// and wrapped tells whether it is one paragraph.
func (p *page) wrappedRun(i int) (j int, wrapped bool) {
	w := p.lines[i].hi - p.lines[i].lo
	if i+1 == len(p.lines) || p.lines[i+1].gap || w < wrapMin || w > 3*wrapHanMax+wrapMax {
		return i + 1, false
	}
	if w <= wrapMax && isASCIIText(p.raw(i)) {
		return p.wrappedLatin(i)
	}
	return p.wrappedHan(i)
}

// wrappedLatin: every line but the last is nearly full, and most go on in the
// middle of a sentence.
func (p *page) wrappedLatin(i int) (int, bool) {
	j, lower := i+1, 0
	for j < len(p.lines) && !p.lines[j].gap {
		prev := p.raw(j - 1)
		if len(prev) < wrapMin || len(prev) > wrapMax {
			break
		}
		s := p.raw(j)
		if len(s) > wrapMax || !isASCIIText(s) {
			break
		}
		if c := s[0]; c >= 'a' && c <= 'z' {
			lower++
		} else if endsSentence(prev) && len(prev) < wrapMin+10 {
			break
		}
		j++
	}
	n := j - i - 1
	return j, n >= 1 && lower*2 >= n
}

// wrappedHan: lines of one width to within a few characters, most of which do
// not end a sentence.
func (p *page) wrappedHan(i int) (int, bool) {
	width := measure(p.raw(i)).han
	if width < wrapHanMin || width > wrapHanMax {
		return i + 1, false
	}
	j, open := i+1, 0
	for j < len(p.lines) && !p.lines[j].gap {
		if n := measure(p.raw(j - 1)).han; n < width-wrapHanSlack || n > width+wrapHanSlack {
			break
		}
		if p.lines[j].hi-p.lines[j].lo > 4*(wrapHanMax+wrapHanSlack) {
			break
		}
		if !endsSentence(p.raw(j - 1)) {
			open++
		}
		j++
	}
	n := j - i - 1
	return j, n >= 2 && open*3 >= n*2
}

func isASCIIText(s string) bool {
	letters := 0
	for i := 0; i < len(s); i++ {
		if isLetter(s[i]) {
			letters++
		}
		if s[i] >= 0xe3 && s[i] <= 0xe9 {
			return false
		}
	}
	return letters*3 > len(s)*2
}
