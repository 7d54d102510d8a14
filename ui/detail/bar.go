package detail

// barCell is what the scroll bar shows in one row.
type barCell uint8

const (
	barNone  barCell = iota
	barThumb         // this part of the page is on screen
	barMark          // a hit, or a name where names are marked, is in this part
)

var barLooks = [...]look{barThumb: lookDim, barMark: lookAccent}

func (m *Model) barGlyph(c barCell) string {
	switch {
	case c == barThumb && m.ascii:
		return "|"
	case c == barThumb:
		return "│"
	case m.ascii:
		return "*"
	}
	return "•"
}

// bar returns the scroll bar in the last column, a cell a row: which part of
// the page is on screen and where the marks are. It is nil where there is
// nothing to go along, where the page is on screen as a whole, and where there
// is no margin to draw it in.
func (m *Model) bar() []barCell {
	margin, _ := measureOf(m.w)
	n := len(m.wrapped())
	if margin == 0 || n <= m.h || m.h == 0 {
		return nil
	}
	tracks := []*track{}
	if len(m.counts()) > 0 {
		tracks = append(tracks, &m.hits)
	}
	if m.naming {
		tracks = append(tracks, &m.names)
	}
	if len(tracks) == 0 {
		return nil
	}
	bar := make([]barCell, m.h)
	first, last := m.top*m.h/n, (m.top+m.h-1)*m.h/n
	for row := first; row <= min(last, m.h-1); row++ {
		bar[row] = barThumb
	}
	for _, t := range tracks {
		for row := range bar {
			if m.marksBetween(t, (row*n+m.h-1)/m.h, ((row+1)*n+m.h-1)/m.h) {
				bar[row] = barMark
			}
		}
	}
	return bar
}

// marksBetween tells whether a place begins on one of the lines from first to
// before end. It costs the same however many places there are.
func (m *Model) marksBetween(t *track, first, end int) bool {
	i := 0
	if first > 0 {
		i = m.placeFrom(t, first)
	}
	return first < end && i < len(t.places) && lineAt(m.wrapped(), t.places[i].place()) < end
}
