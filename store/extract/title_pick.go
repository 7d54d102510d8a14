package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pickTitle picks among lines above the fields, or above the body where no
// field is printed. end is the line that they stand above.
func (p *page) pickTitle(cands []int, end int) int {
	if i := p.twicePrinted(cands); i >= 0 {
		return i
	}
	t := titlePick{page: p, end: end, several: len(cands) > 1, crumbs: p.crumbsIn(cands[0], cands[len(cands)-1])}
	if p.body < len(p.lines) {
		t.foot, t.start.text = last(p.text[p.lines[p.body].hi:], 600), head(p.text[p.lines[p.body].lo:], 1500)
	}
	best, bestScore := cands[0], -99
	for k, i := range cands {
		if score := t.score(k, i); score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// twicePrinted returns the line of a title that the header prints twice, -1 if
// there is none. Where other lines stand between, the first is an entry of a list
// of what else the page holds, and the last is above the article.
func (p *page) twicePrinted(cands []int) int {
	if len(cands) < 2 {
		return -1
	}
	var store [8]string
	cores := store[:0]
	for _, i := range cands {
		cores = append(cores, titleCore(p.words(i)))
	}
	for a, i := range cands {
		for b, j := range cands[a+1:] {
			if sameCore(cores[a], cores[a+1+b]) {
				if len(p.namesOn(i)) > 0 || p.lines[i].n.han > 0 && p.lines[i].n.han < 10 && siteLike(fold(p.words(i)).s, p.lines[i].n) {
					break // a person, a section
				}
				if b > 0 && cores[a] == cores[a+1+b] {
					return j
				}
				return p.fuller(i, j)
			}
		}
	}
	return -1
}

// titlePick weighs the lines of a header that could be its title.
type titlePick struct {
	*page
	end     int     // the line that they stand above
	several bool    // there is more than one
	crumbs  int     // the way through the site between them, 0 if there is none
	sites   int     // how many of the first are names of the site
	foot    string  // the end of the page
	start   echoing // of the body
}

// score weighs line i, the k-th that could be the title.
func (t *titlePick) score(k, i int) int {
	l, s := &t.lines[i], t.words(i)
	score := min(l.n.weight(), 24)
	site := siteLike(fold(s).s, l.n) || t.several && t.owns(s)
	if site && t.sites == k {
		t.sites++
	}
	if k == t.sites {
		score += 4
	}
	if t.nextSolid(i) >= t.end || t.namesAbove(i) {
		score += 6
	}
	if i == 0 {
		score += 4
	}
	if site {
		score -= 30
	}
	if bracketed(s) || isSlogan(s) {
		score -= 12
	}
	if t.several && (isParts(s) || isPlace(s)) {
		score -= 16
	}
	if i+1 < t.end && t.lines[i+1].class == classPlain && isSubtitle(t.words(i+1)) {
		score += 10
	}
	if l.n.han >= 6 && !site && !isSlogan(s) && !isQuoted(s) && t.heavy(i+1) && t.nextSolid(i) == i+1 && t.nextSolid(i+1) >= t.end && i+1 < t.end && t.start.han(s) >= 30 && !saysWhat(t.words(i+1)) {
		score += 8 // the second of two is the subtitle
	}
	if l.n.words >= 5 && !site && !strings.HasSuffix(s, "—") && i+1 < t.end && t.nextSolid(i) == i+1 && t.nextSolid(i+1) >= t.end && t.lines[i+1].class == classPlain && l.n.weight() >= t.lines[i+1].n.weight() {
		score += 8 // the lighter of two in English is the subtitle
	}
	if k > 0 && (isSummary(s, l.n) || t.isDeck(i)) || strings.HasSuffix(s, "——") {
		score -= 14 // a dash leads on to the title
	}
	return score + t.beside(k, i, site)
}

// beside weighs line i against the rest of the page; site says that it names a site.
func (t *titlePick) beside(k, i int, site bool) (score int) {
	n, s := t.lines[i].n, t.words(i)
	body := size{}
	if t.body < len(t.lines) {
		body = t.lines[t.body].n
	}
	if n.han > 12 && n.words < 3 && t.body < len(t.lines) && body.han == 0 {
		score -= 30 // Chinese above an English article: an advertisement
	}
	if n.han == 0 && body.han > 20 {
		score -= 20 // a button in English above an article in Chinese
	}
	if k == 0 && t.several && t.otherScript(i) {
		score -= 40 // an advertisement above a page of the other script
	}
	if i < t.crumbs || t.isPerson(i) {
		score -= 20 // the site's name stands above the way through it
	}
	if t.several && len(s) >= 18 && !t.owns(s) && strings.Contains(t.foot, s) {
		score += 10 // the foot of the page names the article
	}
	if t.several {
		weight := 10
		if n.han >= 10 && (t.heavy(i-1) || t.heavy(i+1)) {
			weight = 20 // a title and a line that goes with it
		}
		if !site {
			score += weight * t.start.han(s) / 100
		}
		if n.han == 0 && latinEcho(head(t.start.text, 700), s) < 25 {
			score -= 8 // a section of the site
		}
	}
	return score
}

// saysWhat tells whether a line goes on with what those did who are named above
// it: 联合举办全市职工运动会.
func saysWhat(s string) bool {
	for _, w := range [...]string{"联合", "共同", "举办", "召开", "开展", "启动", "举行"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// isParts tells whether a line is short names with marks between, as of a paper and
// its section: 青溪晚报 · 民生, Focus | Qingxi County.
func isParts(s string) bool {
	parts := 0
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(s, " - ", "|"), func(r rune) bool { return r == '|' || r == '·' || r == '•' || r == '｜' }) {
		n := measure(part)
		if n.han > 6 || n.words > 4 || strings.ContainsAny(part, "：:，,。“”\"") {
			return false
		}
		parts++
	}
	return parts > 1
}

// isPlace tells whether a line is the name of a place and nothing else, as stands
// above what comes from there: 浙江省青溪县.
func isPlace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("省市县区州旗縣區", r) && allHan(s) && utf8.RuneCountInString(s) <= 10
}

// isQuoted tells whether quotation marks go round a line: what an event is called,
// above the title that says what happened.
func isQuoted(s string) bool {
	in, ok := strings.CutPrefix(s, "“")
	return ok && strings.HasSuffix(in, "”") && strings.Count(in, "”") == 1
}

// heavy tells whether line i is as long as titles are, and plain.
func (t *titlePick) heavy(i int) bool {
	return i >= 0 && i < t.end && t.lines[i].class == classPlain && t.lines[i].n.han >= 10
}

// owns tells whether the foot of the page names s as whose the site is.
func (t *titlePick) owns(s string) bool {
	s = strings.TrimRight(s, " 0123456789")
	if n := measure(s); n.han < 4 || n.han > 16 || n.words > 0 {
		return false
	}
	at := strings.Index(t.foot, s)
	if at < 0 {
		return false
	}
	line := t.foot[strings.LastIndexByte(t.foot[:at], '\n')+1:]
	line, _, _ = strings.Cut(line, "\n")
	for _, w := range [...]string{"版权所有", "Copyright", "copyright", "©", "主办", "主办单位", "版權所有"} {
		if strings.Contains(line, w) {
			return true
		}
	}
	return false
}

// namesAbove tells whether nothing but names of people stands between line i and
// the fields.
func (t *titlePick) namesAbove(i int) bool {
	j := t.nextSolid(i)
	return j < t.end && t.isPerson(j) && t.nextSolid(j) >= t.end
}

// otherScript tells whether a line above a page in Traditional characters is in
// Simplified ones, as what is put there by those who break into sites.
func (p *page) otherScript(i int) bool {
	if p.lines[i].n.han < 10 || p.body >= len(p.lines) || p.lines[p.body].n.han < 20 {
		return false
	}
	var own, body letters
	own.count(p.words(i))
	body.count(head(p.words(p.body), foldMax))
	return own.hant == 0 && own.hans >= 3 && body.hant >= 5 && body.hant > 2*body.hans
}

// crumbsIn returns the last line between two others that is the way through the
// site to the page, 0 if none is.
func (p *page) crumbsIn(i, j int) int {
	for j--; j > i; j-- {
		if p.lines[j].class == classJunk {
			if s := fold(head(p.raw(j), foldMax)).s; isCrumbs(s) || strings.Contains(s, "位置") && strings.ContainsAny(s, ":>-") {
				return j
			}
		}
	}
	return 0
}

// isSummary tells whether a line of the header runs on like the sentence below
// a title, and not like a title.
func isSummary(s string, n size) bool {
	return n.han >= 34 && (strings.Contains(s, ",") || strings.Contains(s, "，"))
}

// isDeck tells whether line i, in English, is what stands small below the title in
// the line above: much longer, and of the length of a sentence.
func (p *page) isDeck(i int) bool {
	if i == 0 || p.lines[i-1].class != classPlain || !p.canBeTitle(i-1) {
		return false
	}
	a, n, s := p.lines[i-1].n, p.lines[i].n, fold(p.words(i-1)).s
	if n.han > 0 || a.han > 0 || a.words < 4 || n.words < 12 || 10*n.words < 14*a.words {
		return false
	}
	return !siteLike(s, a) && !strings.HasSuffix(s, ":") && !isCrumbs(s)
}

// isSlogan tells whether a line is two or three phrases of the same length with
// spaces between, as shoulder titles are.
func isSlogan(s string) bool {
	if s == "" || s[0] > ' ' && s[0] < utf8.RuneSelf || strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return false
	}
	parts := strings.Fields(s)
	if len(parts) < 2 || len(parts) > 4 || len(s) > 90 {
		return false
	}
	for _, q := range parts {
		if len(q) != len(parts[0]) || !allHan(q) {
			return false
		}
	}
	return true
}

// isSubtitle tells whether a line continues a title behind a dash.
func isSubtitle(s string) bool {
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "--") || strings.HasPrefix(s, "– ")
}

// nextSolid returns the next line after i that is neither furniture nor a
// subtitle.
func (p *page) nextSolid(i int) int {
	for i++; i < len(p.lines); i++ {
		if c := p.lines[i].class; c != classJunk && c != classMaybe && !(c == classPlain && isSubtitle(p.words(i))) {
			return i
		}
	}
	return i
}

// fuller picks between two prints of one title: not the one that is cut short
// or carries the site's name.
func (p *page) fuller(i, j int) int {
	a, b := p.words(i), p.words(j)
	if cutShort(a) && len(b) >= len(a)-3 {
		return j
	}
	if len(a) > len(b) && strings.HasPrefix(a, b) {
		if rest := strings.TrimLeft(a[len(b):], " "); rest != "" && strings.ContainsRune("|_-—–·｜>", firstRune(rest)) {
			return j
		}
	}
	return i
}

func cutShort(s string) bool {
	if i := strings.LastIndex(s, "..."); i > 0 && measure(s[i:]).weight() <= 10 {
		return true
	}
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "..")
}

func bracketed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	e, _ := utf8.DecodeLastRuneInString(s)
	return (r == '(' || r == '（' || r == '[' || r == '【') && (e == ')' || e == '）' || e == ']' || e == '】')
}
