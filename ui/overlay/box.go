// Package overlay is what the overlays share: the titled box they are drawn
// in, the input at its top, the rows under it, and the keys that wait for an
// answer. It knows nothing of what an overlay is about.
package overlay

import (
	"strings"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// The sizes that decide how a box is drawn, in cells of the screen.
const (
	minWidth    = 20 // below this, or below minHeight, nothing is drawn
	minHeight   = 5
	usualWidth  = 64
	roomyWidth  = 90  // of a box that asks for room on a wide screen
	besideWidth = 150 // and at most of one with something beside its rows
	roomyFrom   = 120 // screens from this width on give it
	borderFrom  = 30  // the least width with a border
	borderLines = 10  // the least height with one
	gapLines    = 12  // the least height with blank lines around the rows
	fullBelow   = 16  // a box takes the whole height of a screen below this
)

// Want is what an overlay would like of its box.
type Want struct {
	Rows int  // lines of rows it can fill; 0 for as many as there are
	Room bool // it has long lines: wider on a wide screen
	Full bool // it takes all there is

	// It has something to show beside its rows: as wide as a wide screen allows.
	Beside bool
}

// Box is where everything in an overlay stands, in cells from its top left
// corner. The zero Box is a screen too small for one.
type Box struct {
	W, H   int  // the whole box
	Border bool // drawn with a border
	Left   int  // the column where the inside begins
	Inner  int  // the width of the inside
	Input  int  // the line of the input
	Head   int  // the line above the rows that may name columns; -1 for none
	Top    int  // the first line of the rows
	Rows   int  // the number of lines of rows
	Foot   int  // the line of hints
	title  int  // the line of a title without a border; -1 for none
}

// Measure returns the box for a screen of w by h cells.
func Measure(w, h int, want Want) Box {
	if w < minWidth || h < minHeight {
		return Box{}
	}
	b := Box{W: min(w, usualWidth), H: h, Head: -1, title: -1}
	if h < borderLines {
		b.W = w // without a border nothing else may stand beside it
	}
	if want.Room && w >= roomyFrom {
		b.W = roomyWidth
	}
	if want.Full {
		b.W = w
	}
	if want.Beside && w >= roomyFrom {
		b.W = min(w-4, besideWidth)
	}
	b.Border = b.W >= borderFrom && h >= borderLines
	if b.Border && h >= fullBelow && !want.Full {
		b.H = min(max(h*3/4, 14), 30)
	}
	if want.Rows > 0 {
		b.H = min(b.H, max(want.Rows+6, min(h, gapLines)))
	}
	b.place()
	return b
}

// place puts the lines into the height.
func (b *Box) place() {
	y, end := 0, b.H
	b.Inner = b.W
	if b.Border {
		b.Left, b.Inner = 1, b.W-2
		y, end = 1, b.H-1
	} else if b.H >= 8 {
		b.title, y = 0, 1
	}
	b.Input = y
	y++
	b.Foot = end - 1
	end = b.Foot
	if b.H >= gapLines {
		b.Head = y
		y, end = y+1, end-1
	}
	b.Top, b.Rows = y, end-y
}

// OK tells whether there is a box at all.
func (b Box) OK() bool { return b.W > 0 }

// Row returns the number of the row that the cell at x, y of the box is in,
// from 0, and false where it is in none.
func (b Box) Row(x, y int) (int, bool) {
	in := b.OK() && x >= b.Left && x < b.Left+b.Inner && y >= b.Top && y < b.Top+b.Rows
	return y - b.Top, in
}

// Parts are the lines of a box, already styled. Each is cut and padded to the
// inside; missing ones are blank.
type Parts struct {
	Title string // plain
	Input string
	Head  string
	Rows  []string
	Foot  string
}

// Draw returns the box: H lines of W cells each, or "" where there is none.
func (b Box) Draw(s *styles.Styles, p Parts) string {
	if !b.OK() {
		return ""
	}
	g := s.Glyphs()
	lines := make([]string, b.H)
	lines[b.Input], lines[b.Foot] = p.Input, p.Foot
	if b.Head >= 0 {
		lines[b.Head] = p.Head
	}
	if b.title >= 0 {
		lines[b.title] = " " + s.Title.Render(p.Title)
	}
	copy(lines[b.Top:b.Top+b.Rows], p.Rows)
	side := ""
	if b.Border {
		side = s.Rule.Render(g.Bar)
	}
	for i, line := range lines {
		lines[i] = side + text.Fit(line, b.Inner, g.Ellipsis) + side
	}
	if b.Border {
		lines[0] = b.lid(s, p.Title)
		lines[b.H-1] = s.Rule.Render(g.Corners[2] + strings.Repeat(g.Rule, b.Inner) + g.Corners[3])
	}
	return strings.Join(lines, "\n")
}

// lid is the upper border with the title in it.
func (b Box) lid(s *styles.Styles, title string) string {
	g := s.Glyphs()
	title = text.Truncate(title, b.Inner-4, g.Ellipsis)
	rest := b.Inner - 2 - text.Width(title)
	return s.Rule.Render(g.Corners[0]) + " " + s.Title.Render(title) + " " +
		s.Rule.Render(strings.Repeat(g.Rule, rest)+g.Corners[1])
}
