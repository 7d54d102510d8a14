package filter

import (
	tea "charm.land/bubbletea/v2"
)

// zoom returns how far a point is said.
func (p point) zoom() zoom {
	switch {
	case p.m == 0:
		return byYear
	case p.d == 0:
		return byMonth
	}
	return byDay
}

// end returns the last point that a span names.
func (s span) end() point {
	if s.to.y > 0 {
		return s.to
	}
	return s.from
}

// brushKey returns what a key does to the brush, nil for a key that does
// something else.
func brushKey(k tea.KeyPressMsg) func(*Dates) {
	switch k.String() {
	case "up", "ctrl+p":
		return func(m *Dates) { m.upDown(-1) }
	case "down", "ctrl+n":
		return func(m *Dates) { m.upDown(1) }
	case "pgup":
		return func(m *Dates) { m.byRow(-max(1, m.listLines()-1)) }
	case "pgdown":
		return func(m *Dates) { m.byRow(max(1, m.listLines()-1)) }
	case "left":
		return func(m *Dates) { m.sideways(-1) }
	case "right":
		return func(m *Dates) { m.sideways(1) }
	case "[", "【":
		return (*Dates).setFrom
	case "]", "】":
		return (*Dates).setTo
	case "tab":
		return func(m *Dates) { m.zoomBy(1) }
	case "shift+tab":
		return func(m *Dates) { m.zoomBy(-1) }
	}
	return nil
}

// bracket tells whether a key sets an end of the range.
func bracket(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "[", "【", "]", "】":
		return true
	}
	return false
}

// upDown moves by a year, among days by a month.
func (m *Dates) upDown(d int) {
	if m.zoom == byDay {
		m.byMonths(d)
		return
	}
	m.byRow(d)
}

// byRow moves by rows of the list of years.
func (m *Dates) byRow(d int) {
	m.toRow(m.scroll.At + d)
	m.clampDay()
	m.write()
}

// sideways moves by a month, or by a day where those are shown. From a whole
// year it goes into its months.
func (m *Dates) sideways(d int) {
	switch {
	case m.row().kind != aYear:
		return
	case m.zoom == byYear:
		m.zoom, m.at.m = byMonth, 1
		if d < 0 {
			m.at.m = 12
		}
		m.write()
	case m.zoom == byMonth:
		m.byMonths(d)
	default:
		m.byDays(d)
	}
}

// byMonths moves by months, over the end of a year while there is another.
func (m *Dates) byMonths(d int) {
	n := m.at.y*12 + m.at.m - 1 + d
	if !m.toYear(n / 12) {
		return
	}
	m.at.m = n%12 + 1
	m.clampDay()
	m.write()
}

func (m *Dates) byDays(d int) {
	day := m.at.d + d
	switch n := daysIn(m.at.y, m.at.m); {
	case day < 1:
		was := m.at
		if m.byMonths(-1); m.at != was {
			m.at.d = daysIn(m.at.y, m.at.m)
		}
	case day > n:
		was := m.at
		if m.byMonths(1); m.at.m != was.m {
			m.at.d = 1
		}
	default:
		m.at.d = day
	}
	m.write()
}

// clampDay keeps the day inside the month.
func (m *Dates) clampDay() {
	if m.at.d > 0 {
		m.at.d = min(m.at.d, daysIn(m.at.y, m.at.m))
	}
}

// zoomBy goes from the year into its months, from a month into its days, and
// from the days out to the year again; or the other way round.
func (m *Dates) zoomBy(d int) {
	if m.row().kind != aYear {
		return
	}
	m.zoom = (m.zoom + zoom(3+d)) % 3
	if m.zoom == byYear {
		m.at.m = 0
	} else if m.at.m == 0 {
		m.at.m = m.firstMonth()
	}
	m.at.d = 0
	if m.zoom == byDay {
		m.at.d = 1
	}
	m.write()
}

// firstMonth returns the year's first month with articles, else January.
func (m *Dates) firstMonth() int {
	for i, n := range m.years[m.row().year].Months {
		if n > 0 {
			return i + 1
		}
	}
	return 1
}

// write makes the text what the cursor is on. A range that was set with
// brackets or typed stays until the brackets move its ends.
func (m *Dates) write() {
	switch m.row().kind {
	case noDate:
		m.input.Set(none)
	case anyDate:
		m.input.Set("")
	default:
		if s, ok := m.ranged(); !ok || !s.ranged {
			m.input.Set(m.at.String())
		}
	}
}

// ranged returns the span that the text says.
func (m *Dates) ranged() (span, bool) { return parseSpan(folded(m.value())) }

// setFrom makes the cursor the beginning of the range.
func (m *Dates) setFrom() {
	if m.row().kind != aYear {
		return
	}
	s := span{from: m.at, ranged: true}
	if was, ok := m.ranged(); ok && was.ranged && was.to.y > 0 && was.to.last() >= m.at.first() {
		s.to = was.to
	}
	m.input.Set(s.String())
}

// setTo makes the cursor the end of the range.
func (m *Dates) setTo() {
	if m.row().kind != aYear {
		return
	}
	s := span{to: m.at, ranged: true}
	if was, ok := m.ranged(); ok && was.ranged && was.from.y > 0 && was.from.first() <= m.at.last() {
		s.from = was.from
	}
	m.input.Set(s.String())
}
