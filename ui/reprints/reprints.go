// Package reprints is the overlay that lists the further copies of an article:
// when and where each appeared, and how much of it differs.
package reprints

import (
	"fmt"
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// aboutLines is how many lines tell more about the selected copy.
const aboutLines = 3

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions. Close and Open close the overlay.
const (
	None Kind = iota
	Close
	Open // the copy with ID
)

// Action is what a key asks the root to do.
type Action struct {
	Kind Kind
	ID   model.ID
}

// Model is the overlay.
type Model struct {
	styles *styles.Styles
	copies store.Copies
	of     model.ID
	scroll overlay.Scroll
	box    overlay.Box
}

// New returns the overlay over the further copies of the article with the ID
// of.
func New(s *styles.Styles, copies store.Copies, of model.ID) *Model {
	return &Model{styles: s, copies: copies, of: of}
}

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Model) SetSize(w, h int) {
	m.box = overlay.Measure(w, h, overlay.Want{Rows: len(m.copies.Rows) + aboutLines, Room: true})
	m.move(0)
}

// Size returns the overlay's own size in cells.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor tells that there is no caret: nothing is typed here.
func (m *Model) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Key takes a key.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	switch k.String() {
	case "esc", "q", "R":
		return Action{Kind: Close}
	case "enter", "l", "right":
		return m.open()
	case "j", "down", "tab":
		m.move(1)
	case "k", "up", "shift+tab":
		m.move(-1)
	case "space", "pgdown", "ctrl+f":
		m.move(m.rows())
	case "pgup", "ctrl+b":
		m.move(-m.rows())
	case "g", "home":
		m.move(-len(m.copies.Rows))
	case "G", "end":
		m.move(len(m.copies.Rows))
	}
	return Action{}
}

// Click selects the copy at a cell of the overlay; a click on the selected one
// opens it.
func (m *Model) Click(x, y int) Action {
	row, ok := m.box.Row(x, y)
	if i := m.scroll.Top + row; ok && row < m.rows() && i < len(m.copies.Rows) {
		if i == m.scroll.At {
			return m.open()
		}
		m.move(i - m.scroll.At)
	}
	return Action{}
}

// Wheel moves the selection by n copies.
func (m *Model) Wheel(n int) { m.move(n) }

func (m *Model) open() Action {
	if len(m.copies.Rows) == 0 {
		return Action{Kind: Close}
	}
	return Action{Open, m.copies.Rows[m.scroll.At].ID}
}

func (m *Model) move(n int) { m.scroll.Move(n, len(m.copies.Rows), m.rows()) }

// rows returns how many copies the box lists.
func (m *Model) rows() int { return max(1, m.box.Rows-m.about()) }

// about returns how many lines there are for the selected copy.
func (m *Model) about() int { return min(aboutLines, max(0, m.box.Rows-2)) }

// View draws the overlay: lines of equal width.
func (m *Model) View() string {
	var rows []string
	from, end := m.scroll.Window(len(m.copies.Rows), m.rows())
	for i := from; i < end; i++ {
		rows = append(rows, m.draw(m.copies.Rows[i], i == m.scroll.At))
	}
	for len(rows) < m.rows() {
		rows = append(rows, "")
	}
	rows = append(rows, m.selected()...)
	g := m.styles.Glyphs()
	of := overlay.Count(min(m.scroll.At+1, len(m.copies.Rows))) + " of " + overlay.Count(m.copies.Total)
	return m.box.Draw(m.styles, overlay.Parts{
		Title: "Reprints",
		Input: " " + m.styles.Dim.Render(m.says()),
		Rows:  rows,
		Foot: overlay.DrawHints(m.styles, []overlay.Hint{
			{Key: g.Enter, Does: "read"}, {Key: "esc", Does: "close"}, {Does: of},
		}, m.box.Inner),
	})
}

// says explains the list.
func (m *Model) says() string {
	if m.copies.Original.ID == m.of {
		return "compared with this one, the first"
	}
	return "compared with this reprint"
}

// roomyFrom is the width from which the column that says how much differs says
// it in full.
const roomyFrom = 50

func (m *Model) draw(c store.Copy, selected bool) string {
	l := overlay.NewLine(m.styles, m.box.Inner, selected)
	l.Marker()
	l.To(2)
	date := c.Published.Day()
	if date == "" {
		date = "no date"
	}
	l.Column(date, 10, m.styles.Dim)
	l.Space(2)
	source := c.Source
	if source == "" {
		source = m.styles.Glyphs().None
	}
	if c.ID == m.copies.Original.ID {
		source += "  (first)"
	}
	differs, wide := Differs(c.Differs), len("under 1 %")
	if m.box.Inner >= roomyFrom {
		wide = len("100 % differs")
	} else {
		differs = strings.TrimSuffix(differs, " differs")
	}
	if room := l.Left() - wide - 3; room >= 6 {
		l.Column(source, room, m.styles.Text)
		l.Space(2)
		l.Right(differs, wide, m.styles.Dim)
		return l.String()
	}
	l.Put(source, m.styles.Text)
	return l.String()
}

// Differs says how much of a text differs, from a share: what differs at all is
// never said to differ by nothing.
func Differs(share float64) string {
	percent := math.Round(100 * share)
	switch {
	case share == 0:
		return "the same"
	case percent < 1:
		return "under 1 %"
	}
	return fmt.Sprintf("%d %% differs", int(percent))
}

// selected tells the title and place of the selected copy, in as many lines as
// there are for it.
func (m *Model) selected() []string {
	if len(m.copies.Rows) == 0 || m.about() < 2 {
		return nil
	}
	c := m.copies.Rows[m.scroll.At]
	lines := []string{""}
	for _, s := range []string{c.Title, c.Path} {
		if len(lines) < m.about() {
			lines = append(lines, "  "+m.styles.Dim.Render(text.Truncate(text.Clean(s), max(1, m.box.Inner-4), m.styles.Glyphs().Ellipsis)))
		}
	}
	return lines
}
