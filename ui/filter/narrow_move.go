package filter

import "gongbao/model"

// Move moves the selection by n rows and tells whether it moved.
func (m *Narrow) Move(n int) bool {
	was := m.at.At
	m.to(was + n)
	return m.at.At != was
}

// Goto selects the i-th row from 0, or the nearest, and tells whether the
// selection moved.
func (m *Narrow) Goto(i int) bool { return m.Move(i - m.at.At) }

// Bottom selects the last row and tells whether the selection moved.
func (m *Narrow) Bottom() bool { return m.Goto(len(m.stops) - 1) }

// Page moves the selection by n halves of a screen and tells whether it moved.
func (m *Narrow) Page(halves int) bool { return m.Move(halves * max(1, m.h/2)) }

// Wheel moves the selection by n rows.
func (m *Narrow) Wheel(n int) { m.Move(n) }

// CanOpen tells whether the selected row has something below it.
func (m *Narrow) CanOpen() bool {
	e, ok := m.current()
	return ok && (e.kind == yearRow || e.kind == unionRow && m.branch(e.i))
}

// Open opens the selected branch, or goes into an open one.
func (m *Narrow) Open() bool {
	e, ok := m.current()
	if ok && e.kind == yearRow {
		if m.years[m.facets.Years[e.i].Year] {
			return m.Move(1)
		}
		m.foldYear(e.i, true)
		return true
	}
	if !ok || e.kind != unionRow || !m.branch(e.i) {
		return false
	}
	if m.shows(m.stops[m.at.At]) {
		return m.Move(1)
	}
	m.fold(e.i, true)
	return true
}

// foldYear shows or hides the months of a year.
func (m *Narrow) foldYear(i int, open bool) {
	m.years[m.facets.Years[i].Year] = open
	m.build()
}

// Shut closes the selected branch; from a row inside one it goes to the body
// above.
func (m *Narrow) Shut() bool {
	e, ok := m.current()
	switch {
	case ok && e.kind == monthRow:
		for m.lines[m.stops[m.at.At]].kind == monthRow {
			m.Move(-1)
		}
		return true
	case ok && e.kind == yearRow && m.years[m.facets.Years[e.i].Year]:
		m.foldYear(e.i, false)
		return true
	case !ok || e.kind != unionRow:
		return false
	}
	if m.branch(e.i) && m.shows(m.stops[m.at.At]) {
		m.fold(e.i, false)
		return true
	}
	rows := m.facets.Unions
	for i := m.at.At - 1; i >= 0; i-- {
		above := m.lines[m.stops[i]]
		if above.kind != unionRow || rows[above.i].Union.ID == model.NationalID {
			return false
		}
		if rows[above.i].Depth < rows[e.i].Depth {
			m.to(i)
			return true
		}
	}
	return false
}

// Toggle opens or closes the selected branch.
func (m *Narrow) Toggle() bool {
	e, ok := m.current()
	if !ok || e.kind != unionRow || !m.branch(e.i) {
		return false
	}
	m.fold(e.i, !m.shows(m.stops[m.at.At]))
	return true
}

func (m *Narrow) fold(i int, open bool) {
	m.open[m.facets.Unions[i].Union.ID] = open
	m.build()
}

// Click selects the row at a cell of the pane. On the sign of a branch it
// opens or closes it. It tells whether it was on the row selected already,
// where it means Enter.
func (m *Narrow) Click(x, y int) (enter bool) {
	line := m.at.Top + y
	if x < 0 || x >= m.w || y < 0 || y >= m.h {
		return false
	}
	for i, l := range m.stops {
		if l != line {
			continue
		}
		was := m.at.At
		m.to(i)
		if e := m.lines[l]; e.kind == unionRow && m.branch(e.i) && x == m.indent(e.i) {
			m.Toggle()
			return false
		}
		return was == i
	}
	return false
}
