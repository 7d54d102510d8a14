package ui

import "gongbao/ui/list"

// The widths and heights that decide the shape of the screen, in cells.
const (
	minWidth    = 20
	minHeight   = 5
	wideWidth   = 120 // from here on three panes stand side by side
	narrowPane  = 30  // the narrow pane's width beside the list
	articleMost = 82  // an article's measure of 76 with its margins
)

// rect is a part of the screen: w by h cells with its top left corner at x, y.
type rect struct{ x, y, w, h int }

// layout is every size on the screen. It is a pure function of the screen's
// size and of which pane has the focus.
type layout struct {
	w, h     int
	tooSmall bool
	wide     bool // three panes side by side
	twoLines bool // a row of the list takes two lines

	header, rule, footer          int // lines
	list, article, narrow, screen rect
}

// layoutFor computes the layout of a screen of w by h cells.
func layoutFor(w, h int) layout {
	l := layout{w: w, h: h, tooSmall: w < minWidth || h < minHeight}
	if l.tooSmall {
		return l
	}
	l.header, l.rule, l.footer = 0, 1, h-1
	l.screen = rect{0, 2, w, h - 3}
	if w < wideWidth {
		l.list, l.article, l.narrow = l.screen, l.screen, l.screen
		l.twoLines = w < list.NarrowBelow
		return l
	}
	l.wide = true
	body := w - narrowPane - 2 // two thin rules
	listWidth := max(body*48/100, body-articleMost)
	l.narrow = rect{0, 2, narrowPane, h - 3}
	l.list = rect{narrowPane + 1, 2, listWidth, h - 3}
	l.article = rect{narrowPane + listWidth + 2, 2, body - listWidth, h - 3}
	return l
}

// contains tells whether the cell at x, y is inside r.
func (r rect) contains(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}
