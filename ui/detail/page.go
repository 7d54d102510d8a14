package detail

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/ui/text"
)

// para is one paragraph of a page, before it is wrapped.
type para struct {
	text  string // clean; see text.Clean
	look  look
	block int  // the article's block it is from, -1 for the header
	gap   bool // a blank line stands before it
	found bool // the search looks at it
	title bool // it is a headline, not text
	name  span // a name in Chinese, which a line holds whole if it can
}

// pages returns the page of the view chosen, making it if need be.
func (m *Model) pages() []para {
	switch {
	case m.page != nil || m.article == nil:
	case m.stored:
		m.page = storedPage(m.article)
	default:
		m.page = cleanPage(m.article, m.reprints, m.ascii)
	}
	return m.page
}

// cleanPage is the article without the furniture of its page.
func cleanPage(a *model.Article, reprints int, ascii bool) []para {
	page, skip := header(a, reprints, ascii)
	last := model.Title
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if i < skip && b.Kind == model.Deck || !b.Kind.Clean() {
			continue
		}
		line := text.Clean(b.Line())
		if line == "" {
			continue
		}
		page = append(page, para{text: line, look: lookOf(b.Kind), block: i, gap: apart(last, b.Kind), found: true})
		last = b.Kind
	}
	if last == model.Title && skip == 0 {
		page = append(page, para{text: noText, look: lookDim, block: -1, gap: true})
	}
	return page
}

// noText stands where a page has nothing but furniture.
const noText = "Nothing on this page was taken for an article's text. As stored, the page shows whole."

// apart tells whether a blank line parts a block from the one before it. A
// heading keeps to its text, and captions and credits keep together.
func apart(last, next model.Kind) bool {
	switch {
	case last == model.Heading:
		return next == model.Heading
	case next == model.Caption || next == model.Credit:
		return last != next
	}
	return true
}

func lookOf(k model.Kind) look {
	switch k {
	case model.Heading:
		return lookHeading
	case model.Caption, model.Credit:
		return lookDim
	}
	return lookText
}

// storedPage is the whole document, line by line. What the cleaned page leaves
// out is dim, but for the title, which that shows too. Blank lines before the
// first word and behind the last are left out.
func storedPage(a *model.Article) []para {
	var page []para
	end := 0 // the page up to its last word
	for i := range a.Blocks {
		b := &a.Blocks[i]
		look := lookText
		switch {
		case b.Kind == model.Title:
			look = lookTitle
		case b.Kind == model.Heading:
			look = lookHeading
		case !b.Kind.Clean():
			look = lookStored
		}
		for line := range strings.Lines(b.Text) {
			line = storedLine(line)
			if line == "" && end == 0 {
				continue
			}
			page = append(page, para{text: line, look: look, block: i, found: true, title: b.Kind == model.Title})
			if line != "" {
				end = len(page)
			}
		}
	}
	if end == 0 {
		return []para{{text: "The document is empty.", look: lookDim, block: -1}}
	}
	return page[:end]
}

// isBlank tells whether r is white space inside a block.
func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u3000'
}

func runeLen(r rune) int { return utf8.RuneLen(r) }

// line is one line of a page: bytes start to end of paragraph para. The blank
// line before a paragraph has start -1.
type line struct{ para, start, end int32 }

func (l line) place() place { return place{int(l.para), int(l.start)} }

func (l line) blank() bool { return l.start >= l.end || l.start < 0 }

// wrapped returns the page in lines, wrapping it if need be.
func (m *Model) wrapped() []line {
	if m.lines != nil || m.article == nil {
		return m.lines
	}
	_, measure := measureOf(m.w)
	for i := range m.pages() {
		p := &m.page[i]
		if p.gap && i > 0 {
			m.lines = append(m.lines, line{int32(i), -1, -1})
		}
		m.wrap(i, measure)
	}
	return m.lines
}

// span is bytes of a paragraph, from start to end.
type span struct{ start, end int }

// wrap sets a paragraph in lines. Where one would end inside its name, the name
// begins a line.
func (m *Model) wrap(i, measure int) {
	p := &m.page[i]
	lines := text.Wrap(p.text, measure)
	for _, l := range lines {
		if p.name.start < l.Start && l.Start < p.name.end {
			m.set(i, text.Wrap(p.text[:p.name.start], measure), 0)
			m.set(i, text.Wrap(p.text[p.name.start:], measure), p.name.start)
			return
		}
	}
	m.set(i, lines, 0)
}

// set adds the lines of a paragraph from byte at on.
func (m *Model) set(i int, lines []text.Line, at int) {
	for _, l := range lines {
		m.lines = append(m.lines, line{int32(i), int32(at + l.Start), int32(at + l.End)})
	}
}

// The measure of a page, in cells.
const (
	mostMeasure = 76
	fullMargin  = 60 // from this width on the margin is two cells
	thinMargin  = 12 // from this width on it is one
)

// measureOf returns the margin and the measure of text in a pane of w cells.
func measureOf(w int) (margin, measure int) {
	switch {
	case w >= fullMargin:
		margin = 2
	case w >= thinMargin:
		margin = 1
	}
	return margin, max(1, min(mostMeasure, w-2*margin))
}
