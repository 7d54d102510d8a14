// Package list is the pane of articles: one row each, or two lines on a narrow
// screen. It holds a window of the results, never all of them, so drawing and
// moving cost the same over ten rows and over a million.
package list

import (
	"fmt"
	"strings"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// NarrowBelow is the width in cells below which a row takes two lines.
const NarrowBelow = 60

// denseBelow is the width below which the column of union bodies is shortened.
const denseBelow = 76

// Model is the list pane. Positions are row numbers of the results, from 0.
type Model struct {
	styles *styles.Styles
	narrow bool
	w, h   int

	total  int
	first  int         // the result that rows[0] is
	rows   []store.Hit // the window of the results at hand
	found  []found     // what is marked in them, as far as drawn
	drawn  [][]string  // the lines of those that are not selected, as far as drawn
	search *search     // what was searched for, nil if there are no words
	top    int         // the row wanted at the top of the screen
	cursor int
	offset int // of the cursor from the top as the reader left it, for the next list

	shownTop, shownCursor int // what the last complete frame showed
}

// New returns an empty list.
func New(s *styles.Styles) *Model { return &Model{styles: s} }

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles, m.drawn = s, nil }

// SetSize sets the pane's size in cells. narrow asks for two lines a row.
func (m *Model) SetSize(w, h int, narrow bool) {
	m.w, m.h, m.narrow, m.drawn = max(0, w), max(0, h), narrow, nil
	m.keepInSight()
}

// Reset shows a new list of results: their number, and the row to select.
// Rows follow with SetRows.
func (m *Model) Reset(total, cursor int) {
	m.total, m.first, m.rows, m.drawn = total, 0, nil, nil
	m.cursor = clamp(cursor, 0, total-1)
	m.top = m.cursor - m.offset
	m.keepInSight()
}

// Grow says that there are further results behind those known. Nothing moves.
func (m *Model) Grow(total int) { m.total = max(m.total, total) }

// AtLast tells whether a key may go beyond the last of the results known.
func (m *Model) AtLast() bool { return m.cursor+3*m.page() >= m.total }

// SetRows gives the rows from row number first on.
func (m *Model) SetRows(first int, rows []store.Hit) {
	m.first, m.rows, m.found, m.drawn = first, rows, make([]found, len(rows)), nil
}

// Need returns the window of rows the pane wants next, and false where it has
// all it can show soon. It asks well ahead, so that a key finds its row there.
func (m *Model) Need() (first, n int, ok bool) {
	page := max(1, m.page())
	from, to := max(0, m.top-page), min(m.total, m.top+2*page)
	if m.total == 0 || m.h == 0 || m.first <= from && to <= m.first+len(m.rows) {
		return 0, 0, false
	}
	first = max(0, m.top-4*page)
	return first, min(m.total, m.top+5*page) - first, true
}

// Total returns the number of results.
func (m *Model) Total() int { return m.total }

// Cursor returns the selected row's number, or -1 for an empty list.
func (m *Model) Cursor() int {
	if m.total == 0 {
		return -1
	}
	return m.cursor
}

// Offset returns how many rows the selected one is from the top.
func (m *Model) Offset() int { return m.cursor - m.top }

// Hang says how far from the top the row to be selected by the next Reset shall
// be.
func (m *Model) Hang(offset int) { m.offset = offset }

// CursorLines returns the first and the last line of the pane that the selected
// row is on.
func (m *Model) CursorLines() (first, last int) {
	first = (m.cursor - m.top) * m.rowHeight()
	if m.narrow {
		return first, first + 1
	}
	return first, first
}

// Selected returns the selected row, if it is at hand.
func (m *Model) Selected() (store.Hit, bool) { return m.row(m.cursor) }

func (m *Model) row(i int) (store.Hit, bool) {
	if i < m.first || i >= m.first+len(m.rows) {
		return store.Hit{}, false
	}
	return m.rows[i-m.first], true
}

// Move moves the selection by n rows and tells whether it moved.
func (m *Model) Move(n int) bool { return m.To(m.cursor + n) }

// To selects row i, or the nearest there is, and tells whether it moved.
func (m *Model) To(i int) bool {
	was := m.cursor
	m.cursor = clamp(i, 0, m.total-1)
	m.keepInSight()
	m.offset = m.cursor - m.top
	return m.cursor != was
}

// Scroll moves the screen and the selection by n halves of a page.
func (m *Model) Scroll(halves int) bool {
	step := max(1, m.page()/2) * halves
	if halves%2 == 0 {
		step = max(1, m.page()) * halves / 2
	}
	m.top = clamp(m.top+step, 0, max(0, m.total-m.page()))
	return m.To(m.cursor + step)
}

// ScreenRow selects the row at the given share of the screen: 0 its top, 1 its
// middle, 2 its bottom.
func (m *Model) ScreenRow(half int) bool {
	last := min(m.total, m.top+m.page()) - 1
	return m.To(m.top + (last-m.top)*half/2)
}

// RowAt returns the row drawn at line y of the pane.
func (m *Model) RowAt(y int) (int, bool) {
	i := m.shownTop + y/m.rowHeight()
	return i, y >= 0 && y < m.h && i < m.total
}

// page returns how many rows the screen holds. The blank line below the last
// may be missing.
func (m *Model) page() int {
	if m.narrow {
		return max(1, (m.h+1)/m.rowHeight())
	}
	return max(1, m.h/m.rowHeight())
}

// rowHeight is how many lines a row takes: one, in a narrow pane two and a
// blank, and one more for what was found.
func (m *Model) rowHeight() int {
	n := 1
	if m.narrow {
		n = 3
	}
	if m.search != nil {
		n++
	}
	return n
}

func (m *Model) keepInSight() {
	page := m.page()
	m.cursor = clamp(m.cursor, 0, m.total-1)
	if m.cursor < m.top {
		m.top = m.cursor
	}
	if m.cursor >= m.top+page {
		m.top = m.cursor - page + 1
	}
	m.top = clamp(m.top, 0, m.total-page)
}

// View draws the pane: h lines of at most w cells. focused tells whether keys
// go to it. Where the rows wanted are not at hand yet, the last complete frame
// stays, so that nothing flickers.
func (m *Model) View(focused bool) string {
	top, cursor := m.top, m.cursor
	if m.covers(top) {
		m.shownTop, m.shownCursor = top, cursor
	} else if m.covers(m.shownTop) {
		top, cursor = m.shownTop, m.shownCursor
	}
	lines := make([]string, 0, m.h)
	for i := top; len(lines) < m.h; i++ {
		hit, ok := m.row(i)
		if !ok {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, m.drawRow(i, hit, i == cursor, focused)...)
	}
	return strings.Join(lines[:m.h], "\n")
}

func (m *Model) covers(top int) bool {
	return m.first <= top && min(m.total, top+m.page()) <= m.first+len(m.rows)
}

// drawRow draws row i, which is at hand. Of a key only the selected row and the
// one that was change, so the others are kept as they were drawn.
func (m *Model) drawRow(i int, hit store.Hit, selected, focused bool) []string {
	if selected {
		return m.drawAnew(i, hit, true, focused)
	}
	if m.drawn == nil {
		m.drawn = make([][]string, len(m.rows))
	}
	lines := &m.drawn[i-m.first]
	if *lines == nil {
		*lines = m.drawAnew(i, hit, false, focused)
	}
	return *lines
}

func (m *Model) drawAnew(i int, hit store.Hit, selected, focused bool) []string {
	if m.narrow {
		return m.drawNarrow(i, hit, selected, focused)
	}
	lines := []string{m.drawOneLine(i, hit, selected, focused)}
	if m.search != nil {
		lines = append(lines, m.drawFound(i, hit, m.foundFrom(), selected, focused))
	}
	return lines
}

// unionWide is the width of the column of union bodies.
func (m *Model) unionWide() int {
	if m.w < denseBelow {
		return 9
	}
	return 14
}

// titleFrom is the column where titles begin.
func (m *Model) titleFrom() int { return m.unionWide() + 15 }

// foundFrom is the column where what was found begins: below the title where
// that leaves room for a line of text.
func (m *Model) foundFrom() int {
	if m.w < denseBelow {
		return 3
	}
	return m.titleFrom()
}

func (m *Model) drawOneLine(i int, hit store.Hit, selected, focused bool) string {
	g := m.styles.Glyphs()
	l := m.line(selected, focused)
	l.put(text.Fit(dateOf(hit), 10, g.Ellipsis), m.styles.Dim)
	l.put("  "+text.Fit(unionName(hit, g.None), m.unionWide(), g.Ellipsis)+"  ", m.styles.Text)
	l.marked(titleOf(hit), m.titleWide(hit), m.foundIn(i).title, m.styles.Text)
	l.put(m.behind(hit), m.styles.Dim)
	return l.String()
}

// behind is what stands behind a title: which body it names only where that
// leaves room for a title.
func (m *Model) behind(hit store.Hit) string {
	copies, named := m.copies(hit), names(hit)
	if m.w-m.titleFrom()-text.Width(copies+named) < leastTitle {
		return copies
	}
	return copies + named
}

// leastTitle is how many cells a title needs before a body's name stands behind it.
const leastTitle = 24

// titleWide is how many cells the title of a row has.
func (m *Model) titleWide(hit store.Hit) int {
	if m.narrow {
		return m.w - 1
	}
	return m.w - m.titleFrom() - text.Width(m.behind(hit))
}

// names says behind a title which body the list was narrowed to, where the
// article is mainly about another.
func names(hit store.Hit) string {
	if hit.Named == nil {
		return ""
	}
	return "  names " + text.Clean(hit.Named.Short)
}

// copies says behind a title how many reprints the article has; where there is
// little room, by their number alone.
func (m *Model) copies(hit store.Hit) string {
	switch {
	case hit.Reprints == 0:
		return ""
	case m.w < denseBelow:
		return fmt.Sprintf("  +%d", hit.Reprints)
	}
	return "  " + reprints(hit.Reprints)
}

func reprints(n int) string {
	if n == 1 {
		return "+1 reprint"
	}
	return fmt.Sprintf("+%d reprints", n)
}

func (m *Model) drawNarrow(i int, hit store.Hit, selected, focused bool) []string {
	g := m.styles.Glyphs()
	title, meta := m.line(selected, focused), m.line(selected, focused)
	title.marked(titleOf(hit), m.titleWide(hit), m.foundIn(i).title, m.styles.Text)
	about := dateOf(hit)
	if hit.Union != nil {
		about += " " + g.None + " " + unionName(hit, g.None)
	}
	if hit.Reprints > 0 {
		about += " " + g.None + " " + reprints(hit.Reprints)
	}
	meta.put(text.Truncate(about+names(hit), m.w-1, g.Ellipsis), m.styles.Dim)
	lines := []string{title.String(), meta.String()}
	if m.search != nil {
		lines = append(lines, m.drawFound(i, hit, 1, selected, focused))
	}
	return append(lines, "")
}

// drawFound draws the line below a title: the text around the first hit, or
// what else of the article was searched for, or the part of the title that has
// the hit, where it was cut before that.
func (m *Model) drawFound(i int, hit store.Hit, from int, selected, focused bool) string {
	f := m.foundIn(i)
	ellipsis := m.styles.Glyphs().Ellipsis
	if title := titleOf(hit); f.text == "" && !inSight(title, m.titleWide(hit), f.title, ellipsis) {
		f.text, f.marks = title, f.title
	}
	l := m.line(selected, focused)
	l.put(strings.Repeat(" ", max(0, from-1)), m.styles.Dim)
	s, marks := around(f.text, m.w-from, f.marks, ellipsis)
	l.marked(s, m.w-from, marks, m.styles.Dim)
	return l.String()
}

// titleOf is the title of an article; without one, what else tells it from
// others.
func titleOf(hit store.Hit) string {
	if hit.Title == "" {
		return strings.TrimSpace("(no title) " + text.Clean(hit.Path))
	}
	return text.Clean(hit.Title)
}

func dateOf(hit store.Hit) string {
	switch {
	case hit.Page:
		return "page"
	case hit.Published.Precision == model.PrecisionNone:
		return "no date"
	}
	return hit.Published.Day()
}

func unionName(hit store.Hit, none string) string {
	if hit.Union == nil {
		return none
	}
	return text.Clean(hit.Union.Short)
}

func clamp(n, low, high int) int { return max(low, min(n, max(low, high))) }
