package filter

import (
	"fmt"
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/overlay"
	"gongbao/ui/text"
)

// The widths of the pane's columns, in cells.
const (
	paneMost  = 64 // content beyond this is too far from its counts
	namesFrom = 17 // the least that a name is given before counts of its own
	barFrom   = 8  // the column where bars begin
	barMost   = 12
)

// sizes are what the columns need for these facets.
type sizes struct {
	years, own, all, sources int // widths of the counts
	most                     int // the largest count of a year
	base                     int // the depth that is not indented
}

func sizesOf(f store.Facets) sizes {
	z := sizes{years: len(overlay.Count(f.Undated)), own: 3, all: max(3, len(overlay.Count(f.NoUnion))), sources: 1, base: -1}
	for _, y := range f.Years {
		z.years = max(z.years, len(overlay.Count(y.Count)))
		z.most = max(z.most, y.Count)
	}
	for _, r := range f.Unions {
		z.own = max(z.own, len(overlay.Count(r.Own)))
		z.all = max(z.all, len(overlay.Count(r.All)))
		if r.Union.ID != model.NationalID && (z.base < 0 || r.Depth < z.base) {
			z.base = r.Depth
		}
	}
	for _, s := range slices.Concat(f.Sources, f.Levels, f.Langs, f.People) {
		z.sources = max(z.sources, len(overlay.Count(s.Count)))
	}
	return z
}

// View draws the pane: h lines of w cells.
func (m *Narrow) View(focused bool) string {
	lines := make([]string, 0, m.h)
	from, end := m.at.Window(len(m.lines), m.h)
	cursor := -1
	if m.at.At < len(m.stops) {
		cursor = m.stops[m.at.At]
	}
	for i := from; i < end; i++ {
		lines = append(lines, m.drawLine(i, focused && i == cursor))
	}
	for len(lines) < m.h {
		lines = append(lines, strings.Repeat(" ", m.w))
	}
	return strings.Join(lines, "\n")
}

// right is the column after the counts.
func (m *Narrow) right() int { return min(m.w, paneMost) - 1 }

// indent is the column of a body's branch sign.
func (m *Narrow) indent(i int) int {
	r := m.facets.Unions[i]
	if r.Union.ID == model.NationalID {
		return 2
	}
	return 2 + min(2*max(0, r.Depth-m.sizes.base), max(0, m.w/2-4))
}

func (m *Narrow) drawLine(i int, selected bool) string {
	e := m.lines[i]
	l := overlay.NewLine(m.styles, m.w, selected)
	switch e.kind {
	case blankLine:
	case heading:
		m.drawHeading(l, e.title)
		if i == 0 {
			l.To(max(0, m.right()-text.Width(m.note)))
			l.Put(m.note, m.styles.Dim)
		}
	default:
		l.Marker()
		switch {
		case m.marked(e):
			l.Put(mark(m.styles.ASCII), m.styles.Accent)
		case m.excluded(e):
			l.Put("-", m.styles.Accent)
		}
		l.To(2)
		m.drawEntry(l, e, i)
	}
	return l.String()
}

func (m *Narrow) drawHeading(l *overlay.Line, title string) {
	l.Space(1)
	if title != "Union bodies" {
		l.Put(title, m.styles.Heading)
		return
	}
	own, all := m.unionColumns()
	l.Column(title, max(0, m.right()-own-all-1), m.styles.Heading)
	if own > 0 {
		l.Right("own", own, m.styles.Dim)
	}
	if all > 0 {
		l.Right("all", all, m.styles.Dim)
	}
}

// unionColumns returns the widths of the columns of counts, 0 for one that
// would leave no room for names.
func (m *Narrow) unionColumns() (own, all int) {
	own, all = m.sizes.own+1, m.sizes.all+1
	room := m.right() - 2 - namesFrom
	if own+all > room {
		own = 0
	}
	if all > room {
		all = 0
	}
	return own, all
}

func (m *Narrow) drawEntry(l *overlay.Line, e entry, line int) {
	g := m.styles.Glyphs()
	switch e.kind {
	case yearRow:
		y := m.facets.Years[e.i]
		m.drawYear(l, yearText(y.Year), bar(y.Count, m.sizes.most, m.barWidth(), g.Blocks), y.Count)
	case undatedRow:
		m.drawYear(l, "undated", "", m.facets.Undated)
	case unionRow:
		r := m.facets.Unions[e.i]
		l.To(m.indent(e.i))
		if r.Union.ID != model.NationalID {
			sign := ""
			if m.branch(e.i) {
				sign = g.Closed
				if m.shows(line) {
					sign = g.Open
				}
			}
			l.Column(sign, 2, m.styles.Dim)
		}
		ow, aw := m.unionColumns()
		name := bodyName(r.Union, m.right()-ow-aw-(m.w-l.Left()))
		m.drawUnion(l, name, r.Own, r.All)
	case noUnionRow:
		m.drawUnion(l, "no body named", m.facets.NoUnion, m.facets.NoUnion)
	case noSourceRow:
		m.drawNamed(l, "no source", m.facets.Sources[e.i].Count)
	case savedRow:
		l.Column(m.saved[e.i].Name, m.right()-2, m.styles.Text)
	case monthRow:
		n := m.facets.Years[e.i/12].Months[e.i%12]
		m.drawYear(l, " "+monthNames[e.i%12][:3], bar(n, m.sizes.most, m.barWidth(), g.Blocks), n)
	case levelRow:
		m.drawNamed(l, m.facets.Levels[e.i].Value, m.facets.Levels[e.i].Count)
	case langRow:
		m.drawNamed(l, langName(m.facets.Langs[e.i].Value), m.facets.Langs[e.i].Count)
	case personRow:
		m.drawNamed(l, m.facets.People[e.i].Value, m.facets.People[e.i].Count)
	default:
		m.drawNamed(l, m.facets.Sources[e.i].Value, m.facets.Sources[e.i].Count)
	}
}

func (m *Narrow) barWidth() int {
	return min(barMost, m.right()-m.sizes.years-1-barFrom)
}

func (m *Narrow) drawYear(l *overlay.Line, label, bar string, n int) {
	l.Put(label, m.styles.Text)
	if bar != "" {
		l.To(barFrom)
		l.Put(bar, m.styles.Dim)
	}
	l.To(m.right() - m.sizes.years)
	l.Right(counted(n, m.styles.Glyphs().None), m.sizes.years, m.styles.Dim)
}

func (m *Narrow) drawUnion(l *overlay.Line, name string, n, all int) {
	ow, aw := m.unionColumns()
	l.Column(name, m.right()-ow-aw-(m.w-l.Left()), m.styles.Text)
	none := m.styles.Glyphs().None
	if ow > 0 {
		l.Right(counted(n, none), ow, m.styles.Dim)
	}
	if aw > 0 {
		l.Right(counted(all, none), aw, m.styles.Dim)
	}
}

func (m *Narrow) drawNamed(l *overlay.Line, name string, n int) {
	cw := m.sizes.sources + 1
	if m.right()-2-cw < namesFrom/2 {
		cw = 0
	}
	l.Column(name, m.right()-2-cw, m.styles.Text)
	if cw > 0 {
		l.Right(counted(n, m.styles.Glyphs().None), cw, m.styles.Dim)
	}
}

// bodyName is a body's name for a narrow column, in both languages where that
// fits.
func bodyName(u *model.Union, w int) string {
	name := u.Short
	if name == "" {
		name = u.Name
	}
	if name == "" || u.ShortZH == name {
		return u.ShortZH
	}
	if both := name + " " + u.ShortZH; u.ShortZH != "" && !overlay.Wider(both, w) {
		return both
	}
	return name
}

// marked tells whether a line is what narrows the list now.
func (m *Narrow) marked(e entry) bool {
	switch e.kind {
	case yearRow:
		y := m.facets.Years[e.i].Year
		return m.spans && m.span.touches(y) || m.dates.has(yearText(y))
	case undatedRow:
		return m.dates.has(none)
	case unionRow:
		return m.unions.hasUnion(m.facets.Unions[e.i].Union, m.names)
	case noUnionRow:
		return m.unions.has(none)
	case sourceRow:
		return m.source.has(m.facets.Sources[e.i].Value)
	case noSourceRow:
		return m.source.has(none)
	case monthRow:
		return m.dates.has(m.monthText(e.i))
	case levelRow:
		return m.levels.has(m.facets.Levels[e.i].Value)
	case langRow:
		return m.langs.has(langValue(m.facets.Langs[e.i].Value))
	case personRow:
		return m.apart[query.All(m.person(e)).String()]
	case savedRow:
		return m.asked != "" && m.saved[e.i].Query == m.asked
	}
	return false
}

// mark is the sign before what narrows the list, or is going to.
func mark(ascii bool) string {
	if ascii {
		return "*"
	}
	return "•"
}

// langName is a language for people.
func langName(tag string) string {
	switch model.Lang(tag) {
	case model.LangEN:
		return "English"
	case model.LangZH:
		return "Chinese, simplified"
	case model.LangZHHant:
		return "Chinese, traditional"
	}
	return "not told"
}

func yearText(y int) string { return fmt.Sprintf("%04d", y) }
