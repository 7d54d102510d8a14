// Package kwic is the overlay of a concordance: every hit of some words in the
// present list, one below the other with what stands around it (key words in
// context).
package kwic

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions. All but None and Look close the overlay.
const (
	None  Kind = iota
	Look       // find the lines and hand them back with Gen
	Close      // nothing but close
	Open       // open the article of Line at its hit
)

// Action is what a key in the overlay asks the root to do.
type Action struct {
	Kind Kind
	Gen  uint64
	Line store.Context
	Rest []tea.Msg // keys typed after an Enter that had to wait
}

// Model is the overlay.
type Model struct {
	styles *styles.Styles
	words  string // what is looked for, as typed
	box    overlay.Box
	ahead  overlay.Ahead
	scroll overlay.Scroll
	lines  []store.Context
	whole  bool // lines are all there are
	files  int  // articles they are from
	failed string

	growing bool // there may be more, in texts that are not indexed yet
}

// New returns the overlay of what is looked for, as typed.
func New(s *styles.Styles, words string) *Model { return &Model{styles: s, words: words} }

// Open asks for the lines.
func (m *Model) Open() Action { return Action{Kind: Look, Gen: m.ahead.Next()} }

// Ask returns the present question again, for when the archive has changed.
func (m *Model) Ask() Action { return Action{Kind: Look, Gen: m.ahead.Gen()} }

// SetLines takes the answer to the question with that generation: the lines,
// and whether these are all. Keys that waited act now.
func (m *Model) SetLines(lines []store.Context, whole bool, gen uint64) Action {
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	m.lines, m.whole, m.failed = lines, whole, ""
	m.files = 0
	for i := range lines {
		if i == 0 || lines[i].ID != lines[i-1].ID {
			m.files++
		}
	}
	m.scroll.Keep(len(lines), m.box.Rows)
	return m.settle()
}

// SetFailed says why there is no answer to the question with that generation.
func (m *Model) SetFailed(why string, gen uint64) {
	if m.ahead.Answer(gen) {
		m.ahead.Rest()
		m.failed = why
	}
}

// SetGrowing says whether texts are still being indexed, in which there may be
// more hits than the lines to come.
func (m *Model) SetGrowing(is bool) { m.growing = is }

func (m *Model) settle() (last Action) {
	m.ahead.Drain(func(tea.KeyPressMsg) bool { return true }, func(msg tea.Msg) bool {
		if k, ok := msg.(tea.KeyPressMsg); ok {
			last = m.act(k)
		}
		return last.Kind == None
	})
	if last.Kind != None {
		last.Rest = m.ahead.Rest()
	}
	return last
}

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size, which the overlay takes.
func (m *Model) SetSize(w, h int) {
	m.box = overlay.Measure(w, max(0, h-2), overlay.Want{Full: true})
	m.scroll.Keep(len(m.lines), m.box.Rows)
}

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor tells that there is no caret: nothing is typed here.
func (m *Model) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Key takes a key. All but esc wait until the lines are there.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	if name := k.String(); name == "esc" {
		m.ahead.Rest()
		return Action{Kind: Close}
	}
	if !m.ahead.Ready() || m.ahead.Holding() {
		m.ahead.Hold(k)
		return Action{}
	}
	return m.act(k)
}

func (m *Model) act(k tea.KeyPressMsg) Action {
	n, h := len(m.lines), m.box.Rows
	switch k.String() {
	case "q", "esc":
		return Action{Kind: Close}
	case "enter", "l", "right":
		if m.scroll.At < n {
			return Action{Kind: Open, Line: m.lines[m.scroll.At]}
		}
	case "j":
		m.scroll.Move(1, n, h)
	case "k":
		m.scroll.Move(-1, n, h)
	case "g", "home":
		m.scroll.To(0, n, h)
	case "G", "end":
		m.scroll.To(n-1, n, h)
	case "space", "ctrl+f":
		m.scroll.Move(max(1, h-1), n, h)
	case "ctrl+b":
		m.scroll.Move(-max(1, h-1), n, h)
	case "ctrl+d":
		m.scroll.Move(max(1, h/2), n, h)
	case "ctrl+u":
		m.scroll.Move(-max(1, h/2), n, h)
	default:
		m.scroll.Key(k, n, h)
	}
	return Action{}
}

// Wheel moves the selection by d lines.
func (m *Model) Wheel(d int) { m.scroll.Move(d, len(m.lines), m.box.Rows) }

// Click selects the line at a cell of the overlay; the one selected already is
// opened.
func (m *Model) Click(x, y int) Action {
	row, ok := m.box.Row(x, y)
	i := m.scroll.Top + row
	switch {
	case !ok || i >= len(m.lines) || !m.ahead.Ready():
		return Action{}
	case i == m.scroll.At:
		return Action{Kind: Open, Line: m.lines[i]}
	}
	m.scroll.To(i, len(m.lines), m.box.Rows)
	return Action{}
}

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (m *Model) View() string {
	if !m.box.OK() {
		return ""
	}
	head := overlay.NewLine(m.styles, m.box.Inner, false)
	head.Space(1)
	head.Put(m.words, m.styles.Accent)
	head.Put("  "+m.summary(), m.styles.Dim)
	parts := overlay.Parts{
		Title: "Concordance",
		Input: head.String(),
		Foot:  overlay.DrawHints(m.styles, m.Hints(), m.box.Inner-1),
	}
	from, end := m.scroll.Window(len(m.lines), m.box.Rows)
	for i := from; i < end; i++ {
		parts.Rows = append(parts.Rows, m.draw(&m.lines[i], i == m.scroll.At))
	}
	return m.box.Draw(m.styles, parts)
}

// summary says how many hits there are.
func (m *Model) summary() string {
	n := len(m.lines)
	switch {
	case m.failed != "":
		return m.failed
	case !m.ahead.Ready() && n == 0:
		return "looking" + m.styles.Glyphs().Ellipsis
	case n == 0 && m.growing:
		return "no hit yet, while texts are indexed"
	case n == 0:
		return "no hit in the articles listed"
	}
	s := fmt.Sprintf("%s in %s", plural(n, "hit", "hits"), plural(m.files, "article", "articles"))
	if !m.whole {
		s = "the first " + s
	} else if m.growing {
		s += " so far"
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return overlay.Count(n) + " " + many
}

// Hints returns what the last line says.
func (m *Model) Hints() []overlay.Hint {
	var hints []overlay.Hint
	if n := len(m.lines); n > 0 {
		hints = append(hints, overlay.Hint{Key: m.styles.Glyphs().Enter, Does: "open there"},
			overlay.Hint{Does: overlay.Count(m.scroll.At+1) + " of " + overlay.Count(n)})
	}
	return append(hints, overlay.Hint{Key: "esc", Does: "close"})
}

// The columns, in cells.
const (
	dateWide = 12 // "2006-01-02" and two spaces
	dateFrom = 70 // the inner width from which there is room for dates
)

// draw draws a line with its hit in the same column as every other.
func (m *Model) draw(c *store.Context, selected bool) string {
	l := overlay.NewLine(m.styles, m.box.Inner, selected)
	l.Marker()
	if m.box.Inner >= dateFrom {
		date := c.Published.Day()
		if date == "" {
			date = "no date"
		}
		l.Column(date, dateWide, m.styles.Dim)
	}
	left := l.Left() * 2 / 5
	end := m.box.Inner - l.Left() + left
	before := text.Last(overlay.Plain(c.Left), left, m.styles.Glyphs().Ellipsis)
	l.To(end - text.Width(before))
	l.Put(before, m.styles.Text)
	l.Put(c.Hit, m.styles.Match)
	l.Put(c.Right, m.styles.Text)
	return l.String()
}
