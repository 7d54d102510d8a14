package detail

import (
	"slices"
	"strings"

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
	for i, style := range [lookCount]styles.Style{
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
	bar := m.bar()
	for row := range m.h {
		if row > 0 {
			b.WriteByte('\n')
		}
		used := 0
		if n := m.top + row; n < len(lines) && !lines[n].blank() && m.w > 0 {
			m.draw(&b, lines[n], margin)
			if bar != nil {
				used = margin + text.Width(m.page[lines[n].para].text[lines[n].start:lines[n].end])
			}
		}
		if bar != nil && bar[row] != barNone {
			b.WriteString(strings.Repeat(" ", max(0, m.w-1-used)))
			m.run(&b, m.barGlyph(bar[row]), barLooks[bar[row]])
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
	m.counts()
	at := l.start
	for _, k := range m.marks(l) {
		start, end := max(k.start, at), min(k.end, l.end)
		if start >= end {
			continue
		}
		m.run(b, p.text[at:start], p.look)
		m.run(b, p.text[start:end], k.look)
		at = end
	}
	m.run(b, p.text[at:l.end], p.look)
}

// marked is a stretch of a line that is drawn in another look.
type marked struct {
	hit
	look look
}

// marks returns what is marked on a line, in order: the hits, and the names of
// bodies where these are marked. Of two that overlap the first is drawn, of
// two that begin together the hit.
func (m *Model) marks(l line) []marked {
	var out []marked
	add := func(t *track) {
		i, end := t.on(l)
		for ; i < end; i++ {
			look := lookHit
			if i == t.at {
				look = lookCurrent
			}
			out = append(out, marked{t.places[i], look})
		}
	}
	add(&m.hits)
	if m.naming {
		n := len(out)
		add(&m.names)
		if n > 0 && len(out) > n {
			slices.SortStableFunc(out, func(a, b marked) int { return int(a.start - b.start) })
		}
	}
	return out
}

func (m *Model) run(b *strings.Builder, s string, l look) {
	if s == "" {
		return
	}
	b.WriteString(m.looks[l].open)
	b.WriteString(s)
	b.WriteString(m.looks[l].end)
}
