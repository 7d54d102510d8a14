// Package help is the overlay of keys: everything that can be done, filtered
// as one types, and done with Enter.
package help

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Item is one line of help.
type Item struct {
	Group string
	Keys  string
	Does  string
	Here  bool // it works in the pane the reader came from
}

// Action is what a key in the overlay asks the root to do.
type Action struct {
	Close bool
	Pick  int // with Close: the item to do, by its place in the list given; else -1
}

var (
	nothing = Action{Pick: -1}
	closing = Action{Close: true, Pick: -1}
)

// Model is the overlay.
type Model struct {
	styles *styles.Styles
	input  overlay.Input
	items  []Item
	rows   []row // what fits the text typed, with its headings
	scroll overlay.Scroll
	box    overlay.Box
}

// row is one line of the body: a heading, a blank, or a line of an item.
type row struct {
	heading string
	item    int    // its place in items; -1 for a heading or a blank
	does    string // as much as this line says of what it does
	more    bool   // it goes on with the item of the row before
}

// ofItem tells whether an item begins in the row, and can be selected there.
func (r row) ofItem() bool { return r.item >= 0 && !r.more }

// New returns the overlay over the given items.
func New(s *styles.Styles, items []Item) *Model {
	m := &Model{styles: s, input: overlay.NewInput(), items: items}
	m.filter()
	return m
}

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Model) SetSize(w, h int) {
	at := m.selected()
	m.box = overlay.Measure(w, h, overlay.Want{Room: true})
	m.filter()
	for i, r := range m.rows {
		if r.ofItem() && r.item == at {
			m.to(i)
		}
	}
}

// selected returns the item that is selected, or -1.
func (m *Model) selected() int {
	if m.scroll.At >= len(m.rows) {
		return -1
	}
	return m.rows[m.scroll.At].item
}

// Size returns the overlay's own size.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Key takes a key.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	name := k.String()
	switch name {
	case "esc":
		return closing
	case "enter":
		return m.pick()
	case "up", "ctrl+p":
		m.move(-1)
	case "down", "ctrl+n":
		m.move(1)
	case "pgup":
		m.move(-m.box.Rows)
	case "pgdown":
		m.move(m.box.Rows)
	default:
		if m.input.Value() == "" && (name == "?" || name == "f1") {
			return closing
		}
		if m.input.Key(k) {
			m.filter()
		}
	}
	return nothing
}

// Paste takes pasted text.
func (m *Model) Paste(s string) {
	if m.input.Paste(s) {
		m.filter()
	}
}

// Wheel moves the selection by n rows.
func (m *Model) Wheel(n int) { m.move(n) }

// Click selects the item at a cell of the overlay, or picks it if it was
// selected.
func (m *Model) Click(x, y int) Action {
	i, ok := m.box.Row(x, y)
	i += m.scroll.Top
	if !ok || i >= len(m.rows) || m.rows[i].item < 0 {
		return nothing
	}
	for m.rows[i].more {
		i--
	}
	if i == m.scroll.At {
		return m.pick()
	}
	m.to(i)
	return nothing
}

func (m *Model) pick() Action {
	item := m.selected()
	return Action{Close: true, Pick: item}
}

// move moves the selection by n rows, over those that nothing begins in, and at
// an end to the last item before it.
func (m *Model) move(n int) {
	step := 1
	if n < 0 {
		step = -1
	}
	from := min(max(m.scroll.At+n, 0), len(m.rows)-1)
	for _, step := range [...]int{step, -step} {
		for at := from; at >= 0 && at < len(m.rows); at += step {
			if m.rows[at].ofItem() {
				m.to(at)
				return
			}
		}
	}
}

// to selects the item that begins in a row, and brings all of it into sight.
func (m *Model) to(at int) {
	last := at
	for last+1 < len(m.rows) && m.rows[last+1].more {
		last++
	}
	m.scroll.To(last, len(m.rows), m.box.Rows)
	m.scroll.To(at, len(m.rows), m.box.Rows)
	if at == 1 {
		m.scroll.Top = 0 // the first item shows its heading
	}
}

// filter lists the items that hold every word typed. It selects the first that
// says them together, else the first.
func (m *Model) filter() {
	words := strings.Fields(strings.ToLower(m.input.Value()))
	phrase := strings.Join(words, " ")
	m.rows = m.rows[:0]
	group := ""
	at := -1
	for i, it := range m.items {
		if !holds(strings.ToLower(it.Keys+" "+it.Does+" "+it.Group), words) {
			continue
		}
		if it.Group != group {
			if group != "" {
				m.rows = append(m.rows, row{item: -1})
			}
			group = it.Group
			m.rows = append(m.rows, row{heading: group, item: -1})
		}
		if at < 0 && strings.Contains(strings.ToLower(it.Does), phrase) {
			at = len(m.rows)
		}
		for k, l := range text.Wrap(it.Does, max(1, m.box.Inner-m.keys()-around)) {
			m.rows = append(m.rows, row{item: i, does: l.Text, more: k > 0})
		}
	}
	if at < 0 {
		at = min(1, len(m.rows)-1)
	}
	m.scroll = overlay.Scroll{}
	m.to(max(0, at))
}

// around is the cells around the keys: the marker and a space before them, two
// spaces behind.
const around = 4

// keys returns how many cells the keys take.
func (m *Model) keys() int {
	widest := 0
	for _, it := range m.items {
		widest = max(widest, text.Width(it.Keys))
	}
	return min(widest, max(6, m.box.Inner/3))
}

func holds(line string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(line, w) {
			return false
		}
	}
	return true
}

// Cursor returns the caret's cell inside the overlay.
func (m *Model) Cursor() (x, y int, ok bool) {
	return m.box.Left + m.input.CursorX(m.styles, m.box.Inner), m.box.Input, m.box.OK()
}

// View draws the overlay: lines of equal width.
func (m *Model) View() string {
	var rows []string
	keys, at := m.keys(), m.selected()
	from, end := m.scroll.Window(len(m.rows), m.box.Rows)
	for _, r := range m.rows[from:end] {
		rows = append(rows, m.drawRow(r, keys, r.item >= 0 && r.item == at))
	}
	if len(m.rows) == 0 {
		rows = []string{m.styles.Dim.Render("  no key does that")}
	}
	return m.box.Draw(m.styles, overlay.Parts{
		Title: "Keys",
		Input: m.input.View(m.styles, m.box.Inner),
		Rows:  rows,
		Foot: overlay.DrawHints(m.styles, []overlay.Hint{
			{Key: m.styles.Glyphs().Enter, Does: "do it"}, {Key: "esc", Does: "close"}, {Does: "type to filter"},
		}, m.box.Inner),
	})
}

func (m *Model) drawRow(r row, keys int, selected bool) string {
	line := overlay.NewLine(m.styles, m.box.Inner, selected)
	if r.item < 0 {
		line.Put(" "+r.heading, m.styles.Heading)
		return line.String()
	}
	it := m.items[r.item]
	marker, face := " ", m.styles.Key
	if selected {
		marker = m.styles.Glyphs().Marker
	}
	does := m.styles.Text
	if !it.Here {
		face, does = m.styles.Dim, m.styles.Dim
	}
	line.Put(marker+" ", m.styles.Accent)
	if r.more {
		it.Keys = ""
	}
	line.Column(it.Keys, keys, face)
	line.Put("  "+r.does, does)
	return line.String()
}
