package filter

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
)

// Dates is the picker of dates. What is typed and the brush that the arrows,
// brackets and tab move are the same range: the brush writes the text, and the
// text moves the brush. Keep one and Open it again, as with Unions.
type Dates struct {
	styles *styles.Styles
	w, h   int
	box    overlay.Box
	input  overlay.Input
	ahead  overlay.Ahead
	scroll overlay.Scroll

	years   []store.YearCount
	undated int
	most    int // the largest count of a year
	active  active
	rows    []dateRow

	zoom zoom
	at   point // the cursor: a year, and as far as zoomed in its month and day

	counts  overlay.Ahead // generations of Count
	counted int           // the answer to the last
	days    map[point][31]int
	asked   point  // the month whose days were asked for last
	problem string // what is wrong with the text, after Enter

	// untouched: the text is the present range, as yet neither edited nor left.
	// Typing replaces it, as typing replaces what is selected.
	untouched bool
}

// zoom is what the arrows move by.
type zoom uint8

const (
	byYear zoom = iota
	byMonth
	byDay
)

// dateRow is a row of the list of years.
type dateRow struct {
	kind dateKind
	year int // place in years
}

type dateKind uint8

const (
	aYear dateKind = iota
	noDate
	anyDate
)

// NewDates returns the picker, not yet open.
func NewDates(s *styles.Styles) *Dates {
	return &Dates{styles: s, input: overlay.NewInput()}
}

// SetStyles changes the looks.
func (m *Dates) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Dates) SetSize(w, h int) {
	m.w, m.h = w, h
	m.measure()
}

func (m *Dates) measure() {
	m.box = overlay.Measure(m.w, m.h, overlay.Want{})
	rows := len(m.rows) + 1
	if m.box.Inner < sideFrom {
		rows += stackedLines + 1
	}
	m.box = overlay.Measure(m.w, m.h, overlay.Want{Rows: max(8, rows)})
	m.scroll.Keep(len(m.rows), m.listLines())
}

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (m *Dates) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor returns the caret's cell in the overlay.
func (m *Dates) Cursor() (x, y int, ok bool) {
	return m.box.Left + m.input.CursorX(m.styles, m.box.Inner), m.box.Input, m.box.OK()
}

// Text returns what is typed.
func (m *Dates) Text() string { return m.input.Value() }

// Waiting tells whether keys wait for an answer.
func (m *Dates) Waiting() bool { return m.ahead.Holding() }

// Open begins anew for the query q and asks for the facets of what the query
// lists without its own condition on dates: the range picked replaces that.
func (m *Dates) Open(q query.Query) Action {
	m.ahead.Rest()
	m.years, m.rows, m.undated, m.most = nil, nil, 0, 0
	m.zoom, m.at, m.scroll = byYear, point{}, overlay.Scroll{}
	m.days, m.problem = nil, ""
	m.counts.Skip()
	m.active = activeIn(q, fieldDate)
	present, one := m.active.field()
	m.input.Set(present.Value)
	m.untouched = one
	m.ahead.Next()
	return m.Ask()
}

// Ask returns the question for facets again, for when the archive has changed.
func (m *Dates) Ask() Action { return Action{Kind: Changed, Gen: m.ahead.Gen()} }

// SetFacets takes the facets asked for with that generation. Keys that waited
// for them act now; the action is what the last of them asks for.
func (m *Dates) SetFacets(f store.Facets, gen uint64) Action {
	fresh := !m.ahead.Ready()
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	was := m.row()
	wasYear := m.at.y
	m.years, m.undated, m.most = f.Years, f.Undated, 0
	m.days, m.asked = map[point][31]int{}, point{}
	m.rows = m.rows[:0]
	if m.active.node != nil {
		m.rows = append(m.rows, dateRow{kind: anyDate})
	}
	for i, y := range f.Years {
		m.rows = append(m.rows, dateRow{kind: aYear, year: i})
		m.most = max(m.most, y.Count)
	}
	m.rows = append(m.rows, dateRow{kind: noDate})
	m.measure()
	switch {
	case fresh:
		m.begin()
	case was.kind == aYear:
		m.toYear(wasYear)
	}
	if m.input.Value() != "" {
		m.follow()
	}
	if a := settle(&m.ahead, m.needsYears, m.act, m.paste); a.Kind != None {
		return a
	}
	return m.unknown()
}

// begin puts the cursor where the query's condition is, else on the newest
// year with articles.
func (m *Dates) begin() {
	if f, ok := m.active.field(); ok {
		if s, ok := parseSpan(folded(f.Value)); ok && m.toYear(s.end().y) {
			return
		}
		if folded(f.Value) == none {
			m.toRow(len(m.rows) - 1)
			return
		}
	}
	m.toRow(len(m.rows) - 1)
	for i := len(m.years) - 1; i >= 0; i-- {
		if m.years[i].Count > 0 {
			m.toYear(m.years[i].Year)
			return
		}
	}
}

// row returns the selected row; before there are any, that of no year.
func (m *Dates) row() dateRow {
	if m.scroll.At >= len(m.rows) {
		return dateRow{kind: noDate}
	}
	return m.rows[m.scroll.At]
}

// toRow selects a row.
func (m *Dates) toRow(i int) {
	m.scroll.To(i, len(m.rows), m.listLines())
	if r := m.row(); r.kind == aYear {
		m.at.y = m.years[r.year].Year
	} else {
		m.at, m.zoom = point{}, byYear
	}
}

// toYear selects the row of a year and tells whether there is one.
func (m *Dates) toYear(y int) bool {
	i := m.rowOf(y)
	if i >= 0 {
		m.toRow(i)
	}
	return i >= 0
}

// rowOf returns the row of a year, or -1. Years follow each other.
func (m *Dates) rowOf(y int) int {
	if len(m.years) == 0 {
		return -1
	}
	i := y - m.years[0].Year
	if i < 0 || i >= len(m.years) || m.years[i].Year != y {
		return -1
	}
	if m.active.node != nil {
		i++
	}
	return i
}

// value returns the text of the condition that Enter would make; "" for none.
func (m *Dates) value() string {
	if typed := strings.Join(strings.Fields(m.input.Value()), ""); typed != "" {
		return typed
	}
	switch m.row().kind {
	case noDate:
		return none
	case anyDate:
		return ""
	}
	return m.at.String()
}

// condition returns the condition that Enter would make, or what is wrong with
// the text. It is nil where Enter takes the present condition away.
func (m *Dates) condition() (query.Node, error) {
	value := m.value()
	if value == "" {
		return nil, nil
	}
	q, err := query.Parse(fieldDate + ":" + value)
	if err != nil {
		return nil, err
	}
	if f, ok := q.Root.(query.Field); ok && f.Name == fieldDate {
		return f, nil
	}
	return nil, errNoDate
}

var errNoDate = errors.New("not a date")

// Key takes a key. Those that move the brush wait until the years are known.
func (m *Dates) Key(k tea.KeyPressMsg) Action {
	if k.String() == "esc" {
		m.ahead.Rest()
		return Action{Kind: Close}
	}
	if !m.ahead.Ready() && (m.ahead.Holding() || m.needsYears(k)) {
		m.ahead.Hold(k)
		return Action{}
	}
	return m.act(k)
}

// Paste takes pasted text.
func (m *Dates) Paste(s string) Action {
	if m.ahead.Holding() {
		m.ahead.Hold(tea.PasteMsg{Content: s})
		return Action{}
	}
	return m.paste(s)
}

func (m *Dates) paste(s string) Action {
	if m.untouched {
		m.input.Set("")
		m.untouched = false
	}
	if m.input.Paste(s) {
		return m.edited()
	}
	return Action{}
}

// needsYears tells whether a key acts on the years.
func (m *Dates) needsYears(k tea.KeyPressMsg) bool {
	if k.String() == "enter" {
		return m.input.Value() == ""
	}
	return brushKey(k) != nil
}

func (m *Dates) act(k tea.KeyPressMsg) Action {
	m.problem = ""
	if k.String() == "enter" {
		return m.enter()
	}
	if move := brushKey(k); move != nil {
		if m.untouched && !bracket(k) {
			m.input.Set("")
		}
		m.untouched = false
		move(m)
		return m.unknown()
	}
	if m.untouched && k.Text != "" {
		m.input.Set("")
	}
	m.untouched = false
	if m.input.Key(k) {
		return m.edited()
	}
	return Action{}
}

// edited moves the brush to where the text says.
func (m *Dates) edited() Action {
	m.problem = ""
	if m.input.Value() == "" {
		m.zoom, m.at = byYear, point{y: m.at.y}
	} else {
		m.follow()
	}
	return m.unknown()
}

// follow moves the cursor to the end of the range that the text says.
func (m *Dates) follow() {
	typed := folded(m.value())
	if typed == none {
		m.toRow(len(m.rows) - 1)
		return
	}
	s, ok := parseSpan(typed)
	if !ok || !m.toYear(s.end().y) {
		return
	}
	m.at = s.end()
	m.zoom = m.at.zoom()
}

// enter applies the range, or says what is wrong with it.
func (m *Dates) enter() Action {
	node, err := m.condition()
	if err != nil {
		m.problem = problemOf(err)
		return Action{}
	}
	return Action{Kind: Apply, Field: fieldDate, Node: node}
}

// problemOf is an error in a few words.
func problemOf(err error) string {
	var e *query.Error
	if !errors.As(err, &e) {
		return "not a date: " + dateForms
	}
	if e.Hint == "" {
		return e.Msg
	}
	return e.Msg + "; " + e.Hint
}

// dateForms shows how dates are written.
const dateForms = "try 2023-05 or 2023..2024 or 30d"

// Wheel moves the selection by d years.
func (m *Dates) Wheel(d int) Action {
	if !m.ahead.Ready() {
		return Action{}
	}
	m.problem = ""
	m.byRow(d)
	return m.unknown()
}
