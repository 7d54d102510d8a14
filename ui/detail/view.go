package detail

import (
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// look is how a paragraph is drawn.
type look uint8

const (
	lookText look = iota
	lookTitle
	lookHeading
	lookDim
	lookAccent
	lookStored
	lookHit
	lookCurrent
	lookCount
)

// looks are the escape sequences before and behind a run of text, by look.
type looks [lookCount]struct{ open, end string }

func looksOf(s *styles.Styles) looks {
	var l looks
	for i, style := range [lookCount]lipgloss.Style{
		lookText: s.Text, lookTitle: s.Title, lookHeading: s.Heading, lookDim: s.Dim,
		lookAccent: s.Accent, lookStored: s.Stored,
		lookHit: s.Match, lookCurrent: s.Hit,
	} {
		const mark = "x" // in no escape sequence of a style
		l[i].open, l[i].end, _ = strings.Cut(style.Render(mark), mark)
	}
	return l
}

// View returns exactly as many lines as the pane is high, each at most as wide
// as the pane, without spaces at their ends.
func (m *Model) View() string {
	var b strings.Builder
	lines := m.wrapped()
	margin, _ := measureOf(m.w)
	for row := range m.h {
		if row > 0 {
			b.WriteByte('\n')
		}
		if n := m.top + row; n < len(lines) && !lines[n].blank() && m.w > 0 {
			m.draw(&b, lines[n], margin)
		}
	}
	return b.String()
}

// draw writes a line: its margin, and one run of text for each change of look.
func (m *Model) draw(b *strings.Builder, l line, margin int) {
	p := &m.page[l.para]
	s := p.text[l.start:l.end]
	if m.w < 2 && text.Width(s) > m.w {
		return // a glyph of two cells in a pane of one
	}
	for range margin {
		b.WriteByte(' ')
	}
	hits := m.counts()
	at := l.start
	i := sort.Search(len(hits), func(i int) bool {
		return hits[i].para > l.para || hits[i].para == l.para && hits[i].end > l.start
	})
	for ; i < len(hits) && hits[i].para == l.para && hits[i].start < l.end; i++ {
		start, end := max(hits[i].start, l.start), min(hits[i].end, l.end)
		m.run(b, p.text[at:start], p.look)
		look := lookHit
		if i == m.current {
			look = lookCurrent
		}
		m.run(b, p.text[start:end], look)
		at = end
	}
	m.run(b, p.text[at:l.end], p.look)
}

func (m *Model) run(b *strings.Builder, s string, l look) {
	if s == "" {
		return
	}
	b.WriteString(m.looks[l].open)
	b.WriteString(s)
	b.WriteString(m.looks[l].end)
}
