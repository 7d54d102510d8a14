package filter

import (
	"slices"
	"strconv"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/store/state"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
)

// fewBodies is how many rows a tree of bodies may have to be shown whole at
// first; of a larger one the branches start closed.
const fewBodies = 16

// Narrow is the pane of what the list can be narrowed by: years, union bodies,
// sources, with their counts. What narrows it now is marked.
type Narrow struct {
	styles *styles.Styles
	spell  Spelling // nil: worked out from the bodies listed
	w, h   int

	facets store.Facets
	saved  []state.Search
	asked  string // the query that the list is of
	note   string // what is to be said of the counts, "" for nothing
	names  Spelling
	dates  active
	unions active
	source active
	langs  active
	levels active
	apart  map[string]bool // conditions that the query has besides plain fields, as text
	span   span            // the years that the date condition touches
	spans  bool
	sizes  sizes

	open  map[string]bool // branches the reader opened or closed, by body
	years map[int]bool    // years whose months the reader opened
	lines []entry         // everything, closed branches left out
	stops []int           // the lines that can be selected
	at    overlay.Scroll  // At is a place in stops, Top a line
}

// entry is one line of the pane.
type entry struct {
	kind  entryKind
	i     int    // place in the facets' years, bodies or sources, or the saved searches
	title string // of a heading
}

type entryKind uint8

const (
	blankLine entryKind = iota
	heading
	yearRow
	undatedRow
	unionRow
	noUnionRow
	sourceRow
	noSourceRow
	savedRow
	monthRow // of entry.i/12, the month entry.i%12
	levelRow
	langRow
	personRow
)

// NewNarrow returns the pane before any counts are known.
func NewNarrow(s *styles.Styles) *Narrow {
	return &Narrow{styles: s, names: idSpelling, open: map[string]bool{}, years: map[int]bool{}}
}

// SetStyles changes the looks.
func (m *Narrow) SetStyles(s *styles.Styles) { m.styles = s }

// SetSpelling says what bodies are called in a query. Without it a body's
// short name is used where no other body listed goes by it, else its ID.
func (m *Narrow) SetSpelling(s Spelling) {
	m.spell = s
	if s != nil {
		m.names = s
	}
}

// SetSize sets the pane's size in cells.
func (m *Narrow) SetSize(w, h int) {
	m.w, m.h = max(0, w), max(0, h)
	m.keep()
}

// SetFacets shows the counts of what is listed under the query q. The row
// under the cursor stays the one selected, wherever it goes.
func (m *Narrow) SetFacets(f store.Facets, q query.Query) {
	was, had := m.current()
	key := m.keyOf(was)
	m.facets, m.asked, m.note = f, q.String(), ""
	m.names = m.spell
	if m.names == nil {
		m.names = Spell(bodiesOf(f.Unions))
	}
	m.dates, m.unions, m.source = activeIn(q, fieldDate), activeIn(q, fieldUnion), activeIn(q, fieldSource)
	m.langs, m.levels = activeIn(q, fieldLang), activeIn(q, fieldLevel)
	m.apart = map[string]bool{}
	for _, n := range q.Conditions() {
		if _, plain := n.(query.Field); !plain {
			m.apart[query.All(n).String()] = true
		}
	}
	m.span, m.spans = span{}, false
	if d, ok := m.dates.field(); ok {
		m.span, m.spans = parseSpan(d.Value)
	}
	m.sizes = sizesOf(f)
	m.build()
	if had {
		m.selectKey(key)
	}
}

// Of tells whether the counts shown are those of what is listed under a query.
func (m *Narrow) Of(q query.Query) bool { return m.asked == q.String() }

// SetNote says something of the counts shown, above them, until there are others.
func (m *Narrow) SetNote(note string) { m.note = note }

// SetSaved shows the saved searches. The row under the cursor stays the one
// selected.
func (m *Narrow) SetSaved(saved []state.Search) {
	if slices.Equal(saved, m.saved) {
		return
	}
	was, had := m.current()
	key := m.keyOf(was)
	m.saved = saved
	m.build()
	if had {
		m.selectKey(key)
	}
}

// Saved returns the name of the saved search under the cursor, and false where
// there is another row.
func (m *Narrow) Saved() (name string, ok bool) {
	if e, ok := m.current(); ok && e.kind == savedRow {
		return m.saved[e.i].Name, true
	}
	return "", false
}

func bodiesOf(rows []store.UnionRow) []*model.Union {
	bodies := make([]*model.Union, len(rows))
	for i := range rows {
		bodies[i] = rows[i].Union
	}
	return bodies
}

// build lists the lines anew.
func (m *Narrow) build() {
	m.lines, m.stops = m.lines[:0], m.stops[:0]
	if len(m.saved) > 0 {
		m.head("Saved")
		for i := range m.saved {
			m.stop(savedRow, i)
		}
	}
	if len(m.facets.Years) > 0 || m.facets.Undated > 0 {
		m.head("Dates")
		for i := range m.facets.Years {
			m.stop(yearRow, i)
			if m.years[m.facets.Years[i].Year] {
				for month := range 12 {
					m.stop(monthRow, i*12+month)
				}
			}
		}
		if m.facets.Undated > 0 {
			m.stop(undatedRow, 0)
		}
	}
	if len(m.facets.Unions) > 0 || m.facets.NoUnion > 0 {
		m.head("Union bodies")
		m.buildTree()
		if m.facets.NoUnion > 0 {
			m.stop(noUnionRow, 0)
		}
	}
	if len(m.facets.Sources) > 0 {
		m.head("Sources")
		for i, s := range m.facets.Sources {
			if s.Value == "" {
				m.stop(noSourceRow, i)
			} else {
				m.stop(sourceRow, i)
			}
		}
	}
	m.section("Levels", levelRow, len(m.facets.Levels))
	m.section("Languages", langRow, len(m.facets.Langs))
	m.section("People", personRow, min(len(m.facets.People), mostPeople))
	m.keep()
}

// mostPeople is how many people the pane lists.
const mostPeople = 20

// section lists n rows of a kind under a heading.
func (m *Narrow) section(title string, kind entryKind, n int) {
	if n == 0 {
		return
	}
	m.head(title)
	for i := range n {
		m.stop(kind, i)
	}
}

func (m *Narrow) head(title string) {
	if len(m.lines) > 0 {
		m.lines = append(m.lines, entry{kind: blankLine})
	}
	m.lines = append(m.lines, entry{kind: heading, title: title})
}

func (m *Narrow) stop(kind entryKind, i int) {
	m.stops = append(m.stops, len(m.lines))
	m.lines = append(m.lines, entry{kind: kind, i: i})
}

// buildTree lists the bodies whose branches are open.
func (m *Narrow) buildTree() {
	rows := m.facets.Unions
	marked := m.ancestorsOfMarked()
	for i := 0; i < len(rows); {
		m.stop(unionRow, i)
		if !m.branch(i) || m.isOpen(i, marked) {
			i++
			continue
		}
		depth := rows[i].Depth
		for i++; i < len(rows) && rows[i].Depth > depth; i++ {
		}
	}
}

// ancestorsOfMarked returns the rows above the bodies that narrow the list.
func (m *Narrow) ancestorsOfMarked() map[int]bool {
	above := map[int]bool{}
	if len(m.unions.values) == 0 {
		return above
	}
	var path []int
	for i, r := range m.facets.Unions {
		for len(path) > 0 && m.facets.Unions[path[len(path)-1]].Depth >= r.Depth {
			path = path[:len(path)-1]
		}
		if m.unions.hasUnion(r.Union, m.names) {
			for _, p := range path {
				above[p] = true
			}
		}
		path = append(path, i)
	}
	return above
}

// branch tells whether a body has bodies below it that can be folded away. The
// national body stands above the tree, never folded.
func (m *Narrow) branch(i int) bool {
	rows := m.facets.Unions
	return i+1 < len(rows) && rows[i+1].Depth > rows[i].Depth && rows[i].Union.ID != model.NationalID
}

func (m *Narrow) isOpen(i int, marked map[int]bool) bool {
	if open, said := m.open[m.facets.Unions[i].Union.ID]; said {
		return open
	}
	return len(m.facets.Unions) <= fewBodies || marked[i]
}

// shows tells whether the branch at a line is open.
func (m *Narrow) shows(line int) bool {
	i := m.lines[line].i
	return line+1 < len(m.lines) && m.lines[line+1].kind == unionRow && m.lines[line+1].i == i+1
}

// current returns the selected line.
func (m *Narrow) current() (entry, bool) {
	if m.at.At >= len(m.stops) {
		return entry{}, false
	}
	return m.lines[m.stops[m.at.At]], true
}

// keyOf names what a line stands for, whatever the counts.
func (m *Narrow) keyOf(e entry) string {
	switch e.kind {
	case yearRow:
		return "y" + strconv.Itoa(m.facets.Years[e.i].Year)
	case unionRow:
		return "u" + m.facets.Unions[e.i].Union.ID
	case sourceRow:
		return "s" + m.facets.Sources[e.i].Value
	case savedRow:
		return "q" + m.saved[e.i].Name
	case monthRow:
		return "m" + m.monthText(e.i)
	case levelRow:
		return "l" + m.facets.Levels[e.i].Value
	case langRow:
		return "t" + m.facets.Langs[e.i].Value
	case personRow:
		return "p" + m.facets.People[e.i].Value
	}
	return strconv.Itoa(int(e.kind))
}

func (m *Narrow) selectKey(key string) {
	for i, line := range m.stops {
		if m.keyOf(m.lines[line]) == key {
			m.to(i)
			return
		}
	}
}

// to selects the i-th row, or the nearest.
func (m *Narrow) to(i int) {
	m.at.At = min(max(i, 0), max(0, len(m.stops)-1))
	m.keep()
}

// keep brings the selected row into sight, with its heading where it is the
// first under one.
func (m *Narrow) keep() {
	if m.at.At >= len(m.stops) {
		m.at = overlay.Scroll{At: max(0, len(m.stops)-1), Top: 0}
		if len(m.stops) == 0 {
			return
		}
	}
	line := overlay.Scroll{At: m.stops[m.at.At], Top: m.at.Top}
	line.Keep(len(m.lines), m.h)
	if line.At > 0 && m.lines[line.At-1].kind == heading && m.h > 1 {
		line.Top = min(line.Top, line.At-1)
	}
	m.at.Top = line.Top
}
