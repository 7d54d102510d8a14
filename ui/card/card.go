// Package card is the overlay that says who a union body is: its names, its
// level, what it belongs to, and what the archive has of it. From it the list
// is narrowed to the body.
package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Body is a union body with the bodies above it, nearest first.
type Body struct {
	Union  *model.Union
	Within []*model.Union
}

// Row is an article as a card names it; the zero Row is none.
type Row struct {
	Date, Title string
}

// Facts are what the archive has of a body.
type Facts struct {
	Own, All    int // articles that name it; or it or one below it, each once
	Listed      int // of All, those that the present list has; -1 where nothing narrows it
	First, Last Row // the oldest and the newest of All that have a date
}

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions. All but None and Ask close the card.
const (
	None    Kind = iota
	Ask          // look the Facts of Union up
	Close        // nothing but close
	Below        // narrow to Union and all below it
	Only         // narrow to Union alone
	Without      // leave Union and all below it out
)

// Action is what a key on the card asks the root to do.
type Action struct {
	Kind  Kind
	Union *model.Union
}

// Model is the overlay over the bodies that one article names, one card at a
// time.
type Model struct {
	styles *styles.Styles
	bodies []Body
	at     int
	facts  map[string]Facts // by the body's ID
	box    overlay.Box
}

// New returns the cards of the given bodies, at least one, opened at the one
// with this ID, else at the first.
func New(s *styles.Styles, bodies []Body, id string) *Model {
	at := slices.IndexFunc(bodies, func(b Body) bool { return b.Union.ID == id })
	return &Model{styles: s, bodies: bodies, at: max(at, 0), facts: map[string]Facts{}}
}

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Model) SetSize(w, h int) { m.box = overlay.Measure(w, h, overlay.Want{Rows: mostRows}) }

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor tells that there is no caret: nothing is typed here.
func (m *Model) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Union returns the body whose card is shown.
func (m *Model) Union() *model.Union { return m.bodies[m.at].Union }

// Ask returns the present question, for when the archive has changed.
func (m *Model) Ask() Action { return Action{Ask, m.Union()} }

// SetFacts takes what the archive has of the body with this ID.
func (m *Model) SetFacts(id string, f Facts) { m.facts[id] = f }

// Key takes a key.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	switch k.String() {
	case "esc", "q", "K":
		return Action{Kind: Close}
	case "enter":
		return Action{Below, m.Union()}
	case "=":
		return Action{Only, m.Union()}
	case "-":
		return Action{Without, m.Union()}
	case "right", "l", "tab", "j", "down", ".":
		return m.turn(1)
	case "left", "h", "shift+tab", "k", "up", ",":
		return m.turn(-1)
	}
	return Action{}
}

// Wheel turns n cards on.
func (m *Model) Wheel(n int) Action {
	if n < 0 {
		return m.turn(-1)
	}
	return m.turn(1)
}

// turn shows another body's card, around from the last to the first.
func (m *Model) turn(by int) Action {
	n := len(m.bodies)
	if n == 1 {
		return Action{}
	}
	m.at = (m.at + by + n) % n
	return m.Ask()
}

// mostRows is how many lines a card has at most.
const mostRows = 10

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (m *Model) View() string {
	if !m.box.OK() {
		return ""
	}
	u := m.Union()
	title, other := u.Name, u.NameZH
	if title == "" {
		title = other
	}
	if other == title {
		other = ""
	}
	head := overlay.NewLine(m.styles, m.box.Inner, false)
	head.To(2)
	head.Put(other, m.styles.Accent)
	if code := code(u); code != "" && head.Left() > text.Width(code)+3 {
		head.To(m.box.Inner - 1 - text.Width(code))
		head.Put(code, m.styles.Dim)
	}
	return m.box.Draw(m.styles, overlay.Parts{
		Title: overlay.Plain(title),
		Input: head.String(),
		Rows:  m.rows(),
		Foot:  overlay.DrawHints(m.styles, m.Hints(), m.box.Inner-1),
	})
}

// code is the body's ID where a person may have use for it: a region's code.
func code(u *model.Union) string {
	if strings.Contains(u.ID, "/") {
		return ""
	}
	return u.ID
}

// Hints returns what the last line says.
func (m *Model) Hints() []overlay.Hint {
	sideways, _ := overlay.Arrows(m.styles)
	hints := []overlay.Hint{{Key: m.styles.Glyphs().Enter, Does: "with all below", Brief: "all below"}, {Key: "=", Does: "only it", Brief: "only"}, {Key: "-", Does: "without", Brief: "not"}}
	if len(m.bodies) > 1 {
		hints = append(hints, overlay.Hint{Key: sideways, Does: overlay.Count(m.at+1) + " of " + overlay.Count(len(m.bodies)), Brief: overlay.Count(m.at+1) + "/" + overlay.Count(len(m.bodies))})
	}
	return append(hints, overlay.Hint{Key: "esc"})
}
