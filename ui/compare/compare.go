// Package compare is the overlay that shows the timelines of two queries side
// by side: a sparkline each, and how many articles each has in every year.
package compare

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions. All but None and Count close the overlay.
const (
	None   Kind = iota
	Count       // count both queries and hand them back with Gen
	Close       // nothing but close
	Narrow      // narrow to the query Side, in Year
)

// Action is what a key in the overlay asks the root to do.
type Action struct {
	Kind Kind
	Gen  uint64
	Side int // 0 or 1
	Year int
	Rest []tea.Msg // keys typed after an Enter that had to wait
}

// Model is the overlay.
type Model struct {
	styles *styles.Styles
	names  [2]string // the queries as text
	box    overlay.Box
	ahead  overlay.Ahead
	scroll overlay.Scroll
	side   int // the query that Enter narrows to
	years  []year
	totals [2]int
	failed string

	growing [2]bool // there may be more, in texts that are not indexed yet
}

// year is one year of both.
type year struct {
	year   int
	counts [2]int
	months [2][12]int
}

// New returns the overlay of two queries.
func New(s *styles.Styles, one, other string) *Model {
	return &Model{styles: s, names: [2]string{one, other}}
}

// Open asks for the counts.
func (m *Model) Open() Action { return Action{Kind: Count, Gen: m.ahead.Next()} }

// Ask returns the present question again, for when the archive has changed.
func (m *Model) Ask() Action { return Action{Kind: Count, Gen: m.ahead.Gen()} }

// SetFacets takes the counts of both queries, asked with that generation. Keys
// that waited act now.
func (m *Model) SetFacets(one, other store.Facets, gen uint64) Action {
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	m.failed = ""
	m.totals = [2]int{one.Total, other.Total}
	m.years = merged(one.Years, other.Years)
	m.scroll.Keep(len(m.years), m.rows())
	var last Action
	m.ahead.Drain(func(tea.KeyPressMsg) bool { return true }, func(msg tea.Msg) bool {
		if k, ok := msg.(tea.KeyPressMsg); ok {
			last = m.act(k)
		}
		return last.Kind == None
	})
	if last.Kind != None {
		last.Rest = m.ahead.Rest()
	}
	return last
}

// SetGrowing says of which of the queries there may be more than is counted, in texts
// that are still being indexed.
func (m *Model) SetGrowing(is [2]bool) { m.growing = is }

// count is a number of articles that one query finds.
func (m *Model) count(n, side int) string {
	if m.growing[side] {
		return overlay.Count(n) + "+"
	}
	return overlay.Count(n)
}

// SetFailed says why there is no answer to the question with that generation.
func (m *Model) SetFailed(why string, gen uint64) {
	if m.ahead.Answer(gen) {
		m.ahead.Rest()
		m.failed = why
	}
}

// merged puts the years of both together, without a gap where each has none.
func merged(one, other []store.YearCount) []year {
	var out []year
	for len(one) > 0 || len(other) > 0 {
		y := year{}
		switch {
		case len(other) == 0 || len(one) > 0 && one[0].Year <= other[0].Year:
			y.year = one[0].Year
		default:
			y.year = other[0].Year
		}
		for len(out) > 0 && out[len(out)-1].year+1 < y.year && y.year-out[len(out)-1].year < mostGap {
			out = append(out, year{year: out[len(out)-1].year + 1})
		}
		for side, list := range []*[]store.YearCount{&one, &other} {
			if len(*list) > 0 && (*list)[0].Year == y.year {
				y.counts[side], y.months[side] = (*list)[0].Count, (*list)[0].Months
				*list = (*list)[1:]
			}
		}
		out = append(out, y)
	}
	return out
}

// mostGap is the longest stretch of years without an article that is filled
// in; only a wrong date makes a longer one.
const mostGap = 100

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) { m.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Model) SetSize(w, h int) {
	m.box = overlay.Measure(w, h, overlay.Want{Room: true})
	m.scroll.Keep(len(m.years), m.rows())
}

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor tells that there is no caret: nothing is typed here.
func (m *Model) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Key takes a key. All but esc wait until the counts are there.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	if k.String() == "esc" {
		m.ahead.Rest()
		return Action{Kind: Close}
	}
	if !m.ahead.Ready() || m.ahead.Holding() {
		m.ahead.Hold(k)
		return Action{}
	}
	return m.act(k)
}

func (m *Model) act(k tea.KeyPressMsg) Action {
	n, h := len(m.years), m.rows()
	switch k.String() {
	case "q", "esc":
		return Action{Kind: Close}
	case "enter":
		if m.scroll.At < n {
			return Action{Kind: Narrow, Side: m.side, Year: m.years[m.scroll.At].year}
		}
	case "tab", "left", "right", "h", "l", "shift+tab":
		m.side = 1 - m.side
	case "j":
		m.scroll.Move(1, n, h)
	case "k":
		m.scroll.Move(-1, n, h)
	case "g", "home":
		m.scroll.To(0, n, h)
	case "G", "end":
		m.scroll.To(n-1, n, h)
	default:
		m.scroll.Key(k, n, h)
	}
	return Action{}
}

// Wheel moves the selection by d years.
func (m *Model) Wheel(d int) { m.scroll.Move(d, len(m.years), m.rows()) }

// sparkRows are the lines above the years: a sparkline each, the years below
// them, and a blank.
const sparkRows = 4

// rows is how many years are in sight.
func (m *Model) rows() int { return max(1, m.box.Rows-m.sparks()) }

// sparks is how many lines there are for the sparklines.
func (m *Model) sparks() int {
	if m.box.Rows < sparkRows+3 {
		return 0
	}
	return sparkRows
}

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (m *Model) View() string {
	if !m.box.OK() {
		return ""
	}
	parts := overlay.Parts{Title: "Compare", Input: m.legend(), Foot: overlay.DrawHints(m.styles, m.hints(), m.box.Inner-1)}
	if m.sparks() > 0 && len(m.years) > 0 {
		parts.Rows = append(parts.Rows, m.spark(0), m.spark(1), m.axis(), "")
	}
	from, end := m.scroll.Window(len(m.years), m.rows())
	for i := from; i < end; i++ {
		parts.Rows = append(parts.Rows, m.draw(&m.years[i], i == m.scroll.At))
	}
	return m.box.Draw(m.styles, parts)
}

// The signs that stand for the two queries.
var signs = [2]string{"A", "B"}

// legend says which query is which.
func (m *Model) legend() string {
	l := overlay.NewLine(m.styles, m.box.Inner, false)
	l.Space(1)
	switch {
	case m.failed != "":
		l.Put(m.failed, m.styles.Warning)
		return l.String()
	case !m.ahead.Ready() && len(m.years) == 0:
		l.Put("counting"+m.styles.Glyphs().Ellipsis, m.styles.Dim)
		return l.String()
	}
	half := (m.box.Inner - 3) / 2
	for side := range signs {
		l.To(1 + side*(half+1))
		total := " " + m.count(m.totals[side], side)
		l.Put(signs[side]+" ", m.styles.Accent)
		l.Put(text.Truncate(overlay.Plain(m.names[side]), max(0, half-2-len(total)), m.styles.Glyphs().Ellipsis), m.styles.Text)
		l.Put(total, m.styles.Dim)
	}
	return l.String()
}

func (m *Model) hints() []overlay.Hint {
	return []overlay.Hint{
		{Key: m.styles.Glyphs().Enter, Does: "narrow to " + signs[m.side] + " in that year", Brief: "narrow to " + signs[m.side]},
		{Key: "tab", Does: "the other", Brief: "other"}, {Key: "esc", Does: "close"},
	}
}

// spark draws the months of one query from the first year to the last, or as
// many together as there is room for, each line by its own highest.
func (m *Model) spark(side int) string {
	l := overlay.NewLine(m.styles, m.box.Inner, false)
	l.Space(1)
	l.Put(signs[side]+" ", m.styles.Accent)
	var months []int
	for i := range m.years {
		months = append(months, m.years[i].months[side][:]...)
	}
	per := m.per()
	var sums []int
	most := 0
	for i := 0; i < len(months); i += per {
		n := 0
		for _, c := range months[i:min(i+per, len(months))] {
			n += c
		}
		sums, most = append(sums, n), max(most, n)
	}
	g := m.styles.Glyphs()
	var b strings.Builder
	for _, n := range sums {
		if n == 0 {
			b.WriteString(g.None)
			continue
		}
		b.WriteString(g.Blocks[max(1, (n*8+most/2)/most)-1])
	}
	l.Put(b.String(), m.styles.Text)
	return l.String()
}

// sparkFrom is the column of the overlay that the sparklines begin at.
const sparkFrom = 3

// per is how many months stand together as one bar.
func (m *Model) per() int {
	room := max(1, m.box.Inner-sparkFrom-1)
	return max(1, (12*len(m.years)+room-1)/room)
}

// axis says below the sparklines where years begin, as many as there is room for.
func (m *Model) axis() string {
	const wide = len("2006")
	l := overlay.NewLine(m.styles, m.box.Inner, false)
	free := 0
	for i, y := range m.years {
		at := sparkFrom + (12*i+m.per()-1)/m.per() // the first bar wholly of it
		if at < free || at+wide > m.box.Inner {
			continue
		}
		l.To(at)
		l.Put(fmt.Sprintf("%04d", y.year), m.styles.Dim)
		free = at + wide + 1
	}
	return l.String()
}

// draw draws a year with both counts and a bar each.
func (m *Model) draw(y *year, selected bool) string {
	most, digits := 1, 1
	for i := range m.years {
		for side, n := range m.years[i].counts {
			most, digits = max(most, n), max(digits, len(m.count(n, side)))
		}
	}
	l := overlay.NewLine(m.styles, m.box.Inner, selected)
	l.Marker()
	l.To(2)
	l.Put(fmt.Sprintf("%04d", y.year), m.styles.Dim)
	g := m.styles.Glyphs()
	half := (l.Left() - 3) / 2
	for side, n := range y.counts {
		l.To(8 + side*(half+1))
		count := g.None
		if n > 0 {
			count = m.count(n, side)
		}
		style := m.styles.Text
		if side == m.side {
			style = m.styles.Accent
		}
		l.Right(count, digits, style)
		l.Space(1)
		if cells := n * max(0, half-digits-2) / most; n > 0 {
			l.Put(strings.Repeat(g.Blocks[5], max(1, cells)), m.styles.Dim)
		}
	}
	return l.String()
}
