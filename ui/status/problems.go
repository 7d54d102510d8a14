package status

import (
	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// aboutLines is how many lines tell all about the selected problem.
const aboutLines = 4

// Problems is the overlay that lists what could not be read whole: a line a
// file, and below them all that is known about the selected one.
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

// rows returns how many problems the box lists. The lines of an input that
// this overlay does not have are added to those of the rows.
func (m *Problems) rows() int { return max(1, m.box.Rows-m.about()) }

// about returns how many lines there are for the selected problem.
func (m *Problems) about() int { return min(aboutLines+1, max(0, m.box.Rows-2)) }

// View draws the overlay: lines of equal width.
func (m *Problems) View() string {
	var rows []string
	from, end := m.scroll.Window(len(m.problems), m.rows())
	for i := from; i < end; i++ {
		rows = append(rows, m.draw(m.problems[i], i == m.scroll.At))
	}
	for len(rows) < m.rows() {
		rows = append(rows, "")
	}
	rows = append(rows, m.selected()...)
	of := overlay.Count(min(m.scroll.At+1, len(m.problems))) + " of " + overlay.Count(m.total)
	return m.box.Draw(m.styles, overlay.Parts{
		Title: "Problems",
		Input: " " + m.styles.Dim.Render("what could not be read, or not whole; the rest is listed"),
		Rows:  rows,
		Foot: overlay.DrawHints(m.styles, []overlay.Hint{
			{Key: "esc", Does: "close"}, {Does: of}, {Does: "gongbao check prints them all"},
		}, m.box.Inner),
	})
}

func (m *Problems) draw(p store.Problem, selected bool) string {
	l := overlay.NewLine(m.styles, m.box.Inner, selected)
	l.Marker()
	l.To(2)
	l.Put(p.Path, m.styles.Text)
	if !m.roomy() {
		return l.String()
	}
	l.Put("  "+p.Reason, m.styles.Dim)
	return l.String()
}

// roomy tells whether a line has room for a reason behind the path.
func (m *Problems) roomy() bool { return m.box.Inner >= 50 }

// selected tells all about the selected problem, in as many lines as there are
// for it.
func (m *Problems) selected() []string {
	if len(m.problems) == 0 || m.about() < 2 {
		return nil
	}
	p := m.problems[m.scroll.At]
	said := p.Path + ": " + p.Reason
	if p.Hint != "" {
		said += "; " + p.Hint
	}
	lines := []string{""}
	for _, row := range text.Wrap(text.Clean(said), max(1, m.box.Inner-4)) {
		if len(lines) < m.about() {
			lines = append(lines, "  "+row.Text)
		}
	}
	return lines
}
