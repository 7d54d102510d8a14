package status

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Problems is the overlay that lists what could not be read whole.
type Problems struct {
	styles   *styles.Styles
	problems []store.Problem
	total    int
	scroll   overlay.Scroll
	box      overlay.Box
}

// NewProblems returns the overlay over the first of total problems.
func NewProblems(s *styles.Styles, problems []store.Problem, total int) *Problems {
	return &Problems{styles: s, problems: problems, total: max(total, len(problems))}
}

// SetStyles changes the looks.
func (m *Problems) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Problems) SetSize(w, h int) {
	m.box = overlay.Measure(w, h, overlay.Want{Room: true})
	m.move(0)
}

// Size returns the overlay's own size.
func (m *Problems) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor tells that there is no caret: nothing is typed here.
func (m *Problems) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Key takes a key and tells whether the overlay closes.
func (m *Problems) Key(k tea.KeyPressMsg) (closed bool) {
	switch k.String() {
	case "esc", "q", "enter", "!":
		return true
	case "j", "down":
		m.move(1)
	case "k", "up":
		m.move(-1)
	case "space", "pgdown", "ctrl+f":
		m.move(m.rows())
	case "pgup", "ctrl+b":
		m.move(-m.rows())
	case "g", "home":
		m.move(-len(m.problems))
	case "G", "end":
		m.move(len(m.problems))
	}
	return false
}

// Wheel moves the selection by n problems.
func (m *Problems) Wheel(n int) { m.move(n) }

func (m *Problems) move(n int) { m.scroll.Move(n, len(m.problems), m.rows()) }

// rows returns how many problems the box holds: each takes two lines.
func (m *Problems) rows() int { return max(1, (m.box.Rows-m.about())/2) }

// about is the height of the line about the selected problem.
func (m *Problems) about() int { return min(1, max(0, m.box.Rows-4)) }

// View draws the overlay: lines of equal width.
func (m *Problems) View() string {
	var rows []string
	from, end := m.scroll.Window(len(m.problems), m.rows())
	for i := from; i < end; i++ {
		rows = append(rows, m.draw(m.problems[i], i == m.scroll.At)...)
	}
	title := "What could not be read whole"
	if m.total > len(m.problems) {
		title = fmt.Sprintf("%s: the first %d of %d", title, len(m.problems), m.total)
	}
	return m.box.Draw(m.styles, overlay.Parts{
		Title: title,
		Rows:  rows,
		Foot: overlay.DrawHints(m.styles, []overlay.Hint{
			{Key: "esc", Does: "close"}, {Does: fmt.Sprintf("%d of %d", min(m.scroll.At+1, len(m.problems)), m.total)},
			{Does: "gongbao check prints them all"},
		}, m.box.Inner),
	})
}

func (m *Problems) draw(p store.Problem, selected bool) []string {
	marker := " "
	if selected {
		marker = m.styles.Glyphs().Marker
	}
	name := overlay.NewLine(m.styles, m.box.Inner, selected)
	name.Put(marker+" ", m.styles.Accent)
	name.Put(text.Clean(p.Path), m.styles.Text)
	why := overlay.NewLine(m.styles, m.box.Inner, selected)
	reason := p.Reason
	if p.Hint != "" {
		reason += "; " + p.Hint
	}
	why.Put(marker+"   ", m.styles.Accent)
	why.Put(text.Clean(reason), m.styles.Dim)
	return []string{name.String(), why.String()}
}
