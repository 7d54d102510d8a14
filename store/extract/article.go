package extract

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer/own"
)

// Article reads a document. It never fails: what it cannot tell is left empty,
// and the blocks hold the whole text in any case. Title, source, byline, date
// and URL that the file's format carries are used where the text prints none;
// a title or byline so given is preferred to one read from the text, because
// it is data and no guess. The text's own date wins over the format's, and a
// date in the URL is the last resort, marked as such.
func Article(d model.Document) *model.Article { return ArticleOwn(d, nil) }

// ArticleOwn is Article with what the reader's own files say of union bodies.
func ArticleOwn(d model.Document, o *own.Own) *model.Article {
	a := parse(d)
	if !a.Page {
		a.Unions, a.Unresolved = mentions(o, a)
	}
	return a
}

// parse does everything but the union bodies.
func parse(d model.Document) *model.Article {
	p := newPage(d)
	p.layout()
	p.findTitle()
	p.place()
	a := &model.Article{
		ID:   model.NewID(d.Path, d.N),
		Path: d.Path,
		URL:  d.URL,
	}
	p.readFields(a)
	switch {
	case d.Page || p.noArticle():
		p.asPage(a)
	default:
		if n := p.parts(); n > 1 {
			a.Parts = n
		}
	}
	a.Lang = p.lang()
	a.Blocks = p.blocks()
	p.release()
	return a
}

// blocks returns the lines with their white space, which joined are the text.
func (p *page) blocks() []model.Block {
	if len(p.lines) == 0 {
		if p.text == "" {
			return nil
		}
		return []model.Block{{Kind: model.Boilerplate, Text: p.text}}
	}
	out := make([]model.Block, 0, len(p.lines))
	at := 0
	for i := range p.lines {
		l := &p.lines[i]
		end := l.end
		if i == len(p.lines)-1 {
			end = len(p.text)
		}
		if l.tags {
			out, at = p.tagBlocks(out, l, at, end)
			continue
		}
		out = append(out, model.Block{Kind: l.kind, Text: p.text[at:end]})
		at = end
	}
	return out
}

// tagBlocks appends a line with tags beside its words: they are blocks of
// their own, and furniture.
func (p *page) tagBlocks(out []model.Block, l *line, at, end int) ([]model.Block, int) {
	if lo, hi := trimSpan(p.text, at, l.lo); lo < hi {
		out = append(out, model.Block{Kind: model.Boilerplate, Text: p.text[at:l.lo]})
		at = l.lo
	}
	if lo, hi := trimSpan(p.text, l.hi, end); lo < hi {
		out = append(out, model.Block{Kind: l.kind, Text: p.text[at:l.hi]})
		return append(out, model.Block{Kind: model.Boilerplate, Text: p.text[l.hi:end]}), end
	}
	return append(out, model.Block{Kind: l.kind, Text: p.text[at:end]}), end
}

// readFields fills the article's fields from the lines.
func (p *page) readFields(a *model.Article) {
	a.Title = oneLine(p.doc.Title)
	if a.Title == "" && p.title >= 0 {
		printed := p.titled
		if printed == "" {
			printed = p.raw(p.title)
		}
		a.Title = titleText(plain(printed))
	}
	a.Deck = p.deck()
	c := p.collect()
	a.Byline = strings.Join(c.authors, ", ")
	if p.doc.Byline != "" {
		a.Byline = oneLine(p.doc.Byline)
	}
	a.Photographers = c.photos
	a.Editor = strings.Join(c.editors, ", ")
	a.Source = c.source
	if a.Source == "" {
		a.Source = oneLine(p.doc.Source)
	}
	if a.URL == "" {
		a.URL = c.url
	}
	a.Published = p.published(a.URL)
}

// deck is the shoulder title, the subtitle, and what else the page puts between
// the title and the text. The shoulder title is no part of the text.
func (p *page) deck() string {
	var parts []string
	if p.above >= 0 {
		parts = append(parts, oneLine(p.words(p.above)))
	}
	for i := range p.lines {
		if p.lines[i].kind == model.Deck {
			parts = append(parts, oneLine(p.words(i)))
		}
	}
	return strings.Join(parts, " ")
}

// published picks the publication date: of the header, then of a signature or
// a labelled line behind the article, then of the format, then of the URL.
func (p *page) published(url string) model.Date {
	best, rank := -1, 0
	consider := func(i, score int) {
		if score > rank {
			best, rank = i, score
		}
	}
	for i := 0; i < min(p.body+2, p.tail); i++ {
		m := p.meta(i)
		if m == nil || m.date == noDate || m.event || p.lines[i].class != classMeta && m.date < labelledDate {
			continue
		}
		if i >= p.body && (m.date < besideDate && !m.stamp.timed() && !p.runsOn(i) || p.lines[i].kind != model.Meta) {
			continue
		}
		switch {
		case i < p.anchor && p.isBanner(i):
			// today's date above the page
		case m.date == labelledDate && m.stamp.precision >= model.PrecisionDay:
			consider(i, 9)
		case m.date == besideDate:
			consider(i, 8)
		case p.isBanner(i) && (i < p.title || p.title < 0 && i == 0):
			// today's date above the page
		case i > p.title && p.title >= 0:
			consider(i, 7)
		case m.date == bareDate:
			consider(i, 6)
		case m.date == labelledDate:
			consider(i, 5)
		}
	}
	// A day above the title and nothing else may be today's.
	weak := best >= 0 && rank == 6 && best < p.title && !p.meta(best).stamp.timed()
	if best < 0 || weak {
		if d := p.endDate(weak); !d.IsZero() {
			return d
		}
	}
	if best >= 0 {
		return p.meta(best).stamp.date(model.FromText)
	}
	if !p.doc.Published.IsZero() {
		return p.doc.Published
	}
	if d := p.datelineDate(); !d.IsZero() {
		return d
	}
	if t, ok := urlStamp(url); ok {
		return t.date(model.FromURL)
	}
	return model.Date{}
}

// runsOn tells whether a paragraph, or two shorter pieces of running text, follow
// line i before the article ends.
func (p *page) runsOn(i int) bool {
	n := 0
	for j := i + 1; j < p.tail && n < 2; j++ {
		if p.lines[j].class == classPara {
			return true
		}
		if p.runs(j) {
			n++
		}
	}
	return n > 1
}

// datelineDate reads the day that the text opens with as a wire report does: with
// a year, maybe behind the place and before the agency, and a dash. It is the
// last that the page prints to say when: BEIJING, May 5, 2019 (Xinhua) --.
func (p *page) datelineDate() model.Date {
	if p.body >= len(p.lines) {
		return model.Date{}
	}
	s := fold(head(p.words(p.body), 160)).s
	t, ok := nextStamp(s, 0)
	if !ok || t.precision < model.PrecisionDay || t.lo > 48 || !isDateline(s[:t.lo]) {
		return model.Date{}
	}
	rest := trim(s[t.hi:])
	if rest != "" && (rest[0] == '(' || rest[0] == '/') {
		shut := byte(')')
		if rest[0] == '/' {
			shut = '/'
		}
		k := strings.IndexByte(rest[1:], shut)
		if k < 0 || k > 40 {
			return model.Date{}
		}
		rest = trim(rest[k+2:])
	}
	if strings.HasPrefix(rest, "--") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "- ") {
		return t.date(model.FromText)
	}
	return model.Date{}
}

// isDateline tells whether s is a place before its day: "BEIJING, ",
// "Columbus, Ohio (", or nothing.
func isDateline(s string) bool {
	n := measure(s)
	if n.han > 0 || n.words > 5 {
		return false
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,.()/-—", r) }) {
		if !capital(w) || isSmallWord(strings.ToLower(w)) {
			return false
		}
	}
	return true
}

func (t stamp) timed() bool { return t.precision == model.PrecisionMinute }

// endDate picks the date of a signature or a labelled line behind the article;
// with strict only one that a label or a source goes with.
func (p *page) endDate(strict bool) model.Date {
	best := -1
	for i := max(p.body, 0); i < min(p.strict, len(p.lines)); i++ {
		m := p.meta(i)
		if m == nil || m.date == noDate || m.event || p.lines[i].kind != model.Meta || strict && m.date == bareDate {
			continue
		}
		if m.date == bareDate && p.leadsText(i) {
			continue // a day that the text tells of, on a line of its own
		}
		if best < 0 || m.date > p.meta(best).date {
			best = i
		}
	}
	if best >= 0 {
		return p.meta(best).stamp.date(model.FromText)
	}
	return p.closingDate()
}

// leadsText tells whether more of the article than a line follows line i: then
// it is no signature.
func (p *page) leadsText(i int) bool {
	n := 0
	for i++; i < p.tail; i++ {
		switch p.lines[i].kind {
		case model.Paragraph:
			n++
		case model.Heading:
			return true
		}
	}
	return n > 2
}

// closingDate reads a date that stands with its source at the very end of the
// last paragraph: (《工人日报》2019年3月5日 02版).
func (p *page) closingDate() model.Date {
	for i := p.tail - 1; i >= p.body && i >= p.tail-2; i-- {
		if p.lines[i].kind != model.Paragraph {
			continue
		}
		f, ok := p.closing(i)
		if !ok {
			return model.Date{}
		}
		if m, ok := readMeta(f); ok && m.date >= besideDate && m.rank >= besideSource && !m.bad && m.unknown == 0 {
			return m.stamp.date(model.FromText)
		}
		return model.Date{}
	}
	return model.Date{}
}

// closing returns the bracket that ends line i, folded, without the bracket.
func (p *page) closing(i int) (folded, bool) {
	s := last(p.words(i), 200)
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " 。.|"), "为您推荐"), " 。.|")
	if strings.HasSuffix(s, "為您推薦") {
		s = strings.TrimRight(strings.TrimSuffix(s, "為您推薦"), " 。")
	}
	var open int
	switch {
	case strings.HasSuffix(s, "）"):
		s = strings.TrimSuffix(s, "）")
	case strings.HasSuffix(s, ")"):
		s = strings.TrimSuffix(s, ")")
	case strings.HasSuffix(s, "]"), strings.HasSuffix(s, "】"):
		s = strings.TrimRight(s, "]】")
	default:
		return folded{}, false
	}
	open = strings.LastIndexAny(stripTail(s), "(（[【")
	if open < 0 {
		return folded{}, false
	}
	_, n := utf8.DecodeRuneInString(s[open:])
	return fold(s[open+n:]), true
}

// stripTail blanks the pinyin notes of s, so that they are no brackets.
func stripTail(s string) string {
	if !strings.ContainsAny(s, "(（") {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		if b[i] == '(' || strings.HasPrefix(s[i:], "（") {
			if n := pinyinNote(s[i:]); n > 0 && i > 0 && endsHan(s[:i]) {
				for j := i; j < i+n; j++ {
					b[j] = ' '
				}
				i += n - 1
			}
		}
	}
	return string(b)
}
