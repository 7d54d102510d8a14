package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// collected is what the lines say of people and places.
type collected struct {
	authors, photos, editors []string
	source, url              string
	rank                     sourceRank
	org                      string
	credited                 int // the line of roles and names that gave the authors
}

func (c *collected) offer(source string, rank sourceRank) {
	if source != "" && rank > c.rank {
		c.source, c.rank = source, rank
	}
}

// namesMax bounds the names of one field: a page of nothing but credits is a
// list and no article.
const namesMax = 40

func addAll(to *[]string, names []string) {
	for _, n := range names {
		if len(*to) >= namesMax {
			return
		}
		if n = oneLine(n); n != "" && !slices.Contains(*to, n) {
			*to = append(*to, n)
		}
	}
}

// collect reads people and source in the order they are believed: the header,
// the lead, the end.
func (p *page) collect() collected {
	var c collected
	for i := range p.lines {
		if i >= p.strict {
			break
		}
		p.collectLine(&c, i)
	}
	p.collectLead(&c)
	p.collectClosing(&c)
	c.offer(c.org, orgSource)
	return c
}

// collectLine takes what a line of fields or names says.
func (p *page) collectLine(c *collected, i int) {
	l := &p.lines[i]
	if m := p.meta(i); m != nil && (l.kind == model.Meta || l.kind == model.Credit || l.class == classOrig) && l.class != classJunk {
		if len(c.authors) == 0 {
			addAll(&c.authors, m.authors)
		}
		addAll(&c.photos, m.photos)
		addAll(&c.editors, m.editors)
		c.offer(m.source, m.rank)
		if c.org == "" {
			c.org = m.org
		}
		if c.url == "" {
			c.url = m.url
		}
		if m.empty != noLabel {
			p.valueBelow(c, m, i+1)
		}
		return
	}
	switch {
	case l.class == classCaption && l.kind == model.Caption:
		p.captionPeople(c, i)
	case l.class == classCredit && (l.kind == model.Credit || l.kind == model.Meta):
		f := p.folded(i)
		q := readPeople(f.s, false)
		if len(c.authors) == 0 || c.credited == i-1 && i > p.body {
			addAll(&c.authors, f.unfoldAll(q.names))
			c.credited = i
		}
		addAll(&c.photos, f.unfoldAll(q.photos))
		if q.org != "" && c.org == "" {
			c.org = notSelf(f.unfold(q.org))
		}
	case l.kind == model.Meta && l.class == classPlain && p.bracketBody(i) != "":
		f := p.folded(i)
		c.offer(stripPinyin(f.unfold(p.bracketBody(i))), orgSource)
	case l.kind == model.Meta && l.class == classPlain && !p.outletBesideDate(i) && !p.signs(i):
		if b, f, ok := p.nearbyLine(i); ok {
			c.offer(stripPinyin(f.unfold(b.source)), besideSource)
			if len(c.authors) == 0 {
				addAll(&c.authors, f.unfoldAll(b.names))
			}
		} else if len(c.authors) == 0 && p.isNamesLine(i) {
			addAll(&c.authors, p.namesOn(i))
		} else if len(c.authors) == 0 && i < p.body {
			f := p.folded(i)
			addAll(&c.authors, []string{f.unfold(officeAndName(f.s, l.n))})
		}
	case l.kind == model.Credit && l.class == classPlain && p.signedBelow(i):
		if f := p.folded(i); len(c.authors) == 0 {
			addAll(&c.authors, f.unfoldAll(strings.Fields(f.s)))
		}
	case l.kind == model.Meta && p.outletBesideDate(i), l.kind == model.Meta && p.signs(i), l.kind == model.Credit && l.class == classPlain:
		f := p.folded(i)
		lo, hi := trimMarks(f.s, 0, len(f.s))
		for strings.HasPrefix(f.s[lo:hi], "□") || strings.HasPrefix(f.s[lo:hi], "■") {
			lo, hi = trimMarks(f.s, lo+3, hi)
		}
		c.offer(stripPinyin(f.cut(lo, hi)), besideSource)
	}
}

// captionPeople reads the photographers of a caption: 张三 摄, Photo by X.
func (p *page) captionPeople(c *collected, i int) {
	f := fold(last(p.words(i), 160))
	names := photographers(f.s)
	if names == nil {
		// (Xinhua/Li Miaohe)
		if b, ok := p.closing(i); ok {
			if q := readPeople(b.s, false); !q.rest {
				f, names = b, append(q.photos, q.names...)
			}
		}
	}
	addAll(&c.photos, f.unfoldAll(names))
}

// photographers reads the credit at the end of a folded caption.
func photographers(s string) []string {
	s = strings.TrimRight(s, " .。)]\"")
	if i := strings.LastIndexAny(s, "([。"); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		s = s[i+n:]
	}
	if measure(s).han > 0 {
		if i := strings.LastIndexAny(s, " /"); i > 0 && (strings.HasSuffix(s, "摄") || strings.HasSuffix(s, "供图")) {
			// Only the words right before 摄 are names.
			if q := hanPeople(s, false); !q.rest && len(q.photos) > 0 {
				return q.photos
			}
			toks := strings.Fields(s)
			for k := len(toks) - 1; k >= 0 && k >= len(toks)-4; k-- {
				if q := hanPeople(strings.Join(toks[k:], " "), false); q.rest || len(q.photos) == 0 {
					if k+1 < len(toks) {
						return hanPeople(strings.Join(toks[k+1:], " "), false).photos
					}
					break
				}
			}
			return nil
		}
		if q := hanPeople(s, false); !q.rest {
			return q.photos
		}
		return nil
	}
	for _, w := range [...]string{"photo by ", "photos by ", "photographed by ", "picture by ", "photographer/", "photographer:", "photo/", "photo:", "image by "} {
		if i := indexFold(s, w); i >= 0 {
			if q := latinPeople(s[i+len(w):], true); !q.rest {
				return q.names
			}
		}
	}
	return nil
}

// collectLead takes what the first words of the report say.
func (p *page) collectLead(c *collected) {
	tried := 0
	for i := p.body; i < p.tail && tried < 3; i++ {
		l := &p.lines[i]
		if l.kind != model.Paragraph && l.kind != model.Heading {
			continue
		}
		tried++
		start := head(p.words(i), leadMax)
		if !mayLead(start) && !strings.Contains(start, ")") && !strings.Contains(start, "）") {
			continue
		}
		f := fold(start)
		ld := readLead(f)
		if k := captionEnd(f.s); !ld.marked && k > 0 {
			ld = readLead(fold(f.s[k:]))
		}
		if !ld.marked {
			continue
		}
		if len(c.authors) == 0 {
			addAll(&c.authors, f.unfoldAll(ld.people.names))
		}
		addAll(&c.photos, f.unfoldAll(ld.people.photos))
		c.offer(f.unfold(ld.source), leadSource)
		if l.n.weight() <= 6 && len(ld.people.names) == 0 {
			continue // nothing but the mark: 青溪讯:
		}
		return
	}
}

// captionEnd returns where a caption ends that stands on the line of the lead,
// before it: 现场送毛巾。(竹桥社区供图) 本报讯…; 0 if none does.
func captionEnd(s string) int {
	for _, e := range [...]string{"供图) ", "摄) "} {
		if i := strings.LastIndex(s, e); i > 0 {
			return i + len(e)
		}
	}
	return 0
}

// beforeClosing returns the words before the bracket that ends s.
func beforeClosing(s string) string {
	s = last(s, 160)
	if i := strings.LastIndexByte(s, '('); i > 0 {
		return s[:i]
	}
	return ""
}

// collectClosing takes what the bracket at the end of the last paragraphs says.
func (p *page) collectClosing(c *collected) {
	tried := 0
	for i := p.tail - 1; i >= p.body && tried < 3; i-- {
		l := &p.lines[i]
		if l.kind != model.Paragraph && l.kind != model.Caption {
			continue
		}
		if l.kind == model.Paragraph {
			tried++
		}
		f, ok := p.closing(i)
		if !ok {
			continue
		}
		if m, ok := readMeta(f); ok && m.labels > 0 {
			if !m.bad && m.front == (span{}) {
				if len(c.authors) == 0 {
					addAll(&c.authors, m.authors)
				}
				addAll(&c.photos, m.photos)
				addAll(&c.editors, m.editors)
				c.offer(m.source, m.rank)
			}
			continue
		}
		q := readPeople(f.s, false)
		if q.rest && mostlyNames(f.s) {
			q = hanPeople(f.s, true)
		}
		if q.rest || capsOutlet(f.s) && shortFor(f.s, beforeClosing(p.words(i))) {
			continue
		}
		if k := strings.IndexByte(f.s, '/'); k > 0 && q.org != "" && isOutlet(trim(f.s[:k])) {
			addAll(&c.photos, f.unfoldAll(q.names)) // (Xinhua/Li Miaohe)
			continue
		}
		if len(c.authors) == 0 && l.kind == model.Paragraph {
			addAll(&c.authors, f.unfoldAll(q.names))
		}
		addAll(&c.photos, f.unfoldAll(q.photos))
		if q.org != "" && c.org == "" && (l.kind == model.Paragraph || len(q.photos) == 0) {
			c.org = notSelf(f.unfold(q.org))
		}
	}
}

// mostlyNames tells whether the words of a closing bracket are as short as names,
// and one of them surely is a name: surnames are more than any list has.
func mostlyNames(s string) bool {
	names, all := 0, 0
	for w := range strings.FieldsFuncSeq(s, isNameSep) {
		if len(w) != 6 && len(w) != 9 || !allHan(w) || notNames(w) || orgEnd(w) || hanControl(w) {
			return false
		}
		if isHanName(w) {
			names++
		}
		all++
	}
	return names > 0 && all >= 2 && all <= 5
}
