package overlay

import (
	"strings"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Option is one thing that could be put into an input.
type Option struct {
	Text  string // what is put in
	Name  string // what is shown
	Other string // shown dim beside it; "" for nothing
	Count int    // articles; negative for no count
}

// The sizes of a menu, in cells.
const (
	menuRows  = 8
	menuMost  = 64
	menuLeast = 24
	menuSides = 30 // the least screen width with lines at the sides
)

// Menu is what could be put into an input, one option selected. The zero Menu
// is empty.
type Menu struct {
	Options []Option
	Scroll  Scroll
	Chosen  bool // the reader moved the selection: Enter takes it
}

// Set replaces the options.
func (m *Menu) Set(options []Option) {
	m.Options, m.Scroll, m.Chosen = options, Scroll{}, false
}

// rows is how many options show at once on a screen of h lines.
func (m *Menu) rows(h int) int { return min(menuRows, (h-4)/2, len(m.Options)) }

// Move moves the selection on a screen of h lines and tells whether it moved.
func (m *Menu) Move(d, h int) bool {
	was := m.Scroll.At
	m.Scroll.Move(d, len(m.Options), m.rows(h))
	m.Chosen = m.Chosen || m.Scroll.At != was
	return m.Scroll.At != was
}

// Selected returns the option that tab takes.
func (m *Menu) Selected() (Option, bool) {
	if m.Scroll.At >= len(m.Options) {
		return Option{}, false
	}
	return m.Options[m.Scroll.At], true
}

// Lines draws the menu for a screen of w by h cells, with its lower end open
// towards the input below it: lines of equal width, none where there is no room.
func (m *Menu) Lines(s *styles.Styles, w, h int) []string {
	rows := m.rows(h)
	if rows < 1 || w < menuLeast {
		return nil
	}
	scroll := m.Scroll // the screen may be another than the one it was moved on
	scroll.Keep(len(m.Options), rows)
	g := s.Glyphs()
	name, other, counts := 0, 0, 0
	for _, o := range m.Options[:min(len(m.Options), 200)] {
		name = max(name, roughly(o.Name))
		other = max(other, roughly(o.Other))
		if o.Count >= 0 {
			counts = max(counts, len(Count(o.Count))+2)
		}
	}
	side := ""
	if w >= menuSides {
		side = s.Rule.Render(g.Bar)
		w -= 2
	}
	inner := min(max(2+name+2+other+counts+1, menuLeast), menuMost, w)
	var lines []string
	if side != "" {
		title := " tab "
		lines = append(lines, s.Rule.Render(g.Corners[0])+s.Dim.Render(title)+s.Rule.Render(strings.Repeat(g.Rule, inner-len(title))+g.Corners[1]))
	}
	from, end := scroll.Window(len(m.Options), rows)
	for i := from; i < end; i++ {
		lines = append(lines, side+m.drawOption(s, m.Options[i], i == m.Scroll.At, inner, counts)+side)
	}
	return lines
}

// roughly is the width of a text, or the most there is for a long one.
func roughly(s string) int {
	if len(s) > 4*menuMost {
		return menuMost
	}
	return text.Width(Plain(s))
}

func (m *Menu) drawOption(s *styles.Styles, o Option, selected bool, w, counts int) string {
	l := NewLine(s, w, selected)
	l.Marker()
	l.To(2)
	end := w - 1 - counts
	l.Put(text.Truncate(Plain(clip(o.Name, w)), max(0, end-2), s.Glyphs().Ellipsis), s.Text)
	if room := end - (w - l.Left()) - 2; o.Other != "" && room >= 4 {
		l.Space(2)
		l.Put(text.Truncate(Plain(clip(o.Other, w)), room, s.Glyphs().Ellipsis), s.Dim)
	}
	if counts > 0 && o.Count >= 0 {
		l.To(end)
		shown := s.Glyphs().None
		if o.Count > 0 {
			shown = Count(o.Count)
		}
		l.Right(shown, counts, s.Dim)
	}
	return l.String()
}
