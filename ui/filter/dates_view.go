package filter

import (
	"strconv"
	"strings"
	"time"

	"gongbao/ui/overlay"
	"gongbao/ui/text"
)

// The parts of the picker, in cells.
const (
	sideFrom     = 62 // inner width from which the months, or 31 days, stand beside the years
	yearsWide    = 28 // the years' part then
	stripColumn  = 30 // the column of January then
	stackedLines = 4  // lines of the months under the years
	stripWide    = 33 // the widest strip, 31 days and a bracket at each side
	yearBarMost  = 12
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// beside tells whether the months stand beside the years.
func (m *Dates) beside() bool { return m.box.Inner >= sideFrom }

// stacked tells whether they stand under them.
func (m *Dates) stacked() bool {
	return !m.beside() && m.box.Inner >= stripWide && m.box.Rows >= 2*stackedLines
}

// listLines returns the lines that the list of years has.
func (m *Dates) listLines() int {
	if m.stacked() {
		return m.box.Rows - stackedLines - 1
	}
	return m.box.Rows
}

// stripAt returns the cell of the box where the strip begins: its letters'
// line, and the column of its first month or day.
func (m *Dates) stripAt() (x, y int, ok bool) {
	switch {
	case m.row().kind != aYear:
		return 0, 0, false
	case m.beside():
		return m.box.Left + stripColumn, m.box.Top + 1, m.box.Rows > 3
	}
	return m.box.Left + 3, m.box.Top + m.listLines() + 1, m.stacked()
}

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (m *Dates) View() string {
	if !m.box.OK() {
		return ""
	}
	parts := overlay.Parts{Title: "Dates", Input: m.input.View(m.styles, m.box.Inner)}
	if m.problem != "" {
		parts.Foot = " " + m.styles.Warning.Render(text.Truncate(overlay.Plain(m.problem), m.box.Inner-2, m.styles.Glyphs().Ellipsis))
	} else {
		parts.Foot = overlay.DrawHints(m.styles, m.Hints(), m.box.Inner-1)
	}
	w := m.box.Inner
	if m.beside() {
		w = yearsWide
	}
	from, end := m.scroll.Window(len(m.rows), m.listLines())
	for i := from; i < end; i++ {
		parts.Rows = append(parts.Rows, m.drawRow(m.rows[i], w, i == m.scroll.At))
	}
	m.addStrip(&parts)
	return m.box.Draw(m.styles, parts)
}

// addStrip adds the months or days to the rows.
func (m *Dates) addStrip(parts *overlay.Parts) {
	if m.row().kind != aYear || !m.beside() && !m.stacked() {
		return
	}
	strip := m.drawStrip()
	if !m.beside() {
		for len(parts.Rows) < m.listLines()+1 {
			parts.Rows = append(parts.Rows, "")
		}
		for _, line := range strip {
			parts.Rows = append(parts.Rows, "  "+line)
		}
		return
	}
	title := strconv.Itoa(m.at.y)
	if m.zoom == byDay {
		title = monthNames[m.at.m-1] + " " + title
	}
	strip = append([]string{" " + m.styles.Heading.Render(title)}, strip...)
	for i, line := range strip {
		if i >= len(parts.Rows) {
			parts.Rows = append(parts.Rows, strings.Repeat(" ", yearsWide))
		}
		parts.Rows[i] += strings.Repeat(" ", stripColumn-1-yearsWide) + line
	}
}

// drawRow draws one row of the list in w cells.
func (m *Dates) drawRow(r dateRow, w int, selected bool) string {
	g := m.styles.Glyphs()
	l := overlay.NewLine(m.styles, w, selected)
	l.Marker()
	if m.inCondition(r) {
		l.Put(mark(m.styles.ASCII), m.styles.Accent)
	}
	l.To(2)
	counts := max(5, len(overlay.Count(m.most)), len(overlay.Count(m.undated)))
	right := min(w-1, 2+5+yearBarMost+2+counts)
	n := m.undated
	switch r.kind {
	case anyDate:
		l.Put("any date", m.styles.Dim)
		return l.String()
	case noDate:
		l.Put("undated", m.styles.Text)
	default:
		y := m.years[r.year]
		n = y.Count
		l.Put(yearText(y.Year)+" ", m.styles.Text)
		l.Put(bar(n, m.most, min(yearBarMost, right-counts-8), g.Blocks), m.styles.Dim)
	}
	l.To(right - counts)
	l.Right(counted(n, g.None), counts, m.styles.Dim)
	return l.String()
}

// inCondition tells whether a row is in what narrows the list now.
func (m *Dates) inCondition(r dateRow) bool {
	f, ok := m.active.field()
	if !ok || r.kind == anyDate {
		return false
	}
	if r.kind == noDate {
		return folded(f.Value) == none
	}
	s, ok := parseSpan(folded(f.Value))
	return ok && s.touches(m.years[r.year].Year)
}

// drawStrip draws the months of the year or the days of the month: what they
// are, their counts, the range, and the one under the cursor. The first column
// is left for a bracket.
func (m *Dates) drawStrip() []string {
	step, counts := 2, m.years[m.row().year].Months[:]
	if m.zoom == byDay {
		days := m.days[point{y: m.at.y, m: m.at.m}]
		step, counts = 1, days[:daysIn(m.at.y, m.at.m)]
	}
	return []string{m.drawScale(len(counts)), m.drawColumns(counts, step), m.drawBrackets(len(counts), step), m.drawLabel()}
}

// drawScale names the months or the days.
func (m *Dates) drawScale(n int) string {
	l := overlay.NewLine(m.styles, stripWide, false)
	l.Space(1)
	for i := 1; i <= n; i++ {
		switch {
		case m.zoom == byDay && (i == 1 || i%5 == 0):
			l.To(i)
			l.Put(strconv.Itoa(i), m.styles.Dim)
		case m.zoom == byDay:
		case m.zoom == byMonth && i == m.at.m:
			l.Put(monthNames[i-1][:1], m.styles.Match)
			l.Space(1)
		default:
			l.Put(monthNames[i-1][:1], m.styles.Text)
			l.Space(1)
		}
	}
	return l.String()
}

func (m *Dates) drawColumns(counts []int, step int) string {
	g := m.styles.Glyphs()
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	l := overlay.NewLine(m.styles, stripWide, false)
	l.Space(1)
	for _, n := range counts {
		style := m.styles.Accent
		if n == 0 {
			style = m.styles.Dim
		}
		l.Put(column(n, most, g.Blocks, g.None), style)
		l.Space(step - 1)
	}
	return l.String()
}

// drawBrackets draws the part of the range that is on the strip, with a
// bracket at each end that is.
func (m *Dates) drawBrackets(n, step int) string {
	l := overlay.NewLine(m.styles, stripWide, false)
	s, ok := m.ranged()
	if !ok {
		return l.String()
	}
	first, last := s.bounds()
	from, to := -1, -1
	for i := range n {
		p := point{m.at.y, i + 1, 0}
		if m.zoom == byDay {
			p = point{m.at.y, m.at.m, i + 1}
		}
		if p.first() <= last && p.last() >= first {
			to = i
			if from < 0 {
				from = i
			}
		}
	}
	if from < 0 {
		return l.String()
	}
	begins, ends := m.onStrip(first), m.onStrip(last)
	l.To(from * step)
	rule := m.styles.Glyphs().Rule
	l.Put(either(begins, "[", rule), m.styles.Accent)
	l.Put(strings.Repeat(rule, (to-from)*step+1), m.styles.Accent)
	l.Put(either(ends, "]", rule), m.styles.Accent)
	return l.String()
}

// onStrip tells whether a day is in the year, or the month, that is shown.
func (m *Dates) onStrip(day int) bool {
	shown := point{y: m.at.y}
	if m.zoom == byDay {
		shown.m = m.at.m
	}
	return shown.first() <= day && day <= shown.last()
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// drawLabel names what is under the cursor, with its count.
func (m *Dates) drawLabel() string {
	y := m.years[m.row().year]
	l := overlay.NewLine(m.styles, stripWide, false)
	l.Space(1)
	n := y.Count
	label := strconv.Itoa(m.at.y)
	switch m.zoom {
	case byMonth:
		label, n = monthNames[m.at.m-1]+" "+label, y.Months[m.at.m-1]
	case byDay:
		days, known := m.days[point{y: m.at.y, m: m.at.m}]
		label = time.Date(m.at.y, time.Month(m.at.m), m.at.d, 0, 0, 0, 0, time.UTC).Format("Mon 2 January ") + label
		if n = days[m.at.d-1]; !known {
			l.Put(label, m.styles.Text)
			return l.String()
		}
	}
	l.Put(label, m.styles.Text)
	l.Put("  "+counted(n, m.styles.Glyphs().None), m.styles.Dim)
	return l.String()
}

// Hints returns what the last line says: first what Enter would give.
func (m *Dates) Hints() []overlay.Hint {
	sideways, upDown := overlay.Arrows(m.styles)
	node, err := m.condition()
	enter := overlay.Hint{Key: m.styles.Glyphs().Enter, Does: "narrow"}
	switch {
	case err != nil:
		return []overlay.Hint{{Does: dateForms}, {Key: "esc", Does: "close"}}
	case node == nil:
		enter.Does = "drop " + conditionText(m.active.node)
	case m.counted >= 0:
		enter.Does = "narrow to " + overlay.Count(m.counted)
	}
	by, along, zoom := "month", "year", "zoom"
	switch m.zoom {
	case byMonth:
		zoom = "days"
	case byDay:
		by, along, zoom = "day", "month", "years"
	}
	if m.row().kind != aYear {
		return []overlay.Hint{enter, {Key: upDown, Does: along}, {Key: "esc", Does: "close"}}
	}
	return []overlay.Hint{enter, {Key: sideways, Does: by}, {Key: upDown, Does: along},
		{Key: "[ ]", Does: "from, to"}, {Key: "tab", Does: zoom}}
}

// Click selects the row, the month or the day at a cell of the overlay; the
// row selected already is picked.
func (m *Dates) Click(x, y int) Action {
	if !m.ahead.Ready() || !m.box.OK() {
		return Action{}
	}
	m.problem = ""
	if sx, sy, ok := m.stripAt(); ok && y >= sy && y < sy+3 && x >= sx && x < sx+stripWide-2 {
		return m.clickStrip(x - sx)
	}
	row, ok := m.box.Row(x, y)
	i := m.scroll.Top + row
	switch {
	case !ok || row >= m.listLines() || i >= len(m.rows) || m.beside() && x >= m.box.Left+yearsWide:
		return Action{}
	case i == m.scroll.At:
		return m.enter()
	}
	m.byRow(i - m.scroll.At)
	return m.unknown()
}

// clickStrip moves the cursor to the month or day at a column of the strip.
func (m *Dates) clickStrip(x int) Action {
	switch {
	case m.zoom == byDay && x < daysIn(m.at.y, m.at.m):
		m.at.d = x + 1
	case m.zoom != byDay && x < 24:
		m.zoom, m.at.m = byMonth, x/2+1
	default:
		return Action{}
	}
	m.write()
	return m.unknown()
}
