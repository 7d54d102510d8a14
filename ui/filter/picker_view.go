package filter

import (
	"strconv"
	"strings"

	"gongbao/store/query"
	"gongbao/ui/overlay"
	"gongbao/ui/text"
)

// The columns of a picker, in cells.
const (
	otherWide   = 18 // the Chinese name where there is room
	otherNarrow = 12
	wideFrom    = 46 // width of the content from which all columns show
	otherFrom   = 32 // and from which the Chinese name does
	nameLeast   = 8  // a name is never narrower; counts go first
)

// pickSizes are what the columns need for all items shown so far, so that they
// stay where they are while a text is typed.
type pickSizes struct {
	own, all int // widths of the counts with the space before; 0 where no item has one
	other    bool
}

// with are the sizes that these items need too.
func (z pickSizes) with(items []item) pickSizes {
	for i := range items {
		it := &items[i]
		if it.own >= 0 {
			z.own = max(z.own, len(overlay.Count(it.own))+2, 5)
		}
		if it.all >= 0 {
			z.all = max(z.all, len(overlay.Count(it.all))+2, 5)
		}
		z.other = z.other || it.other != ""
	}
	return z
}

// columns are the widths of a picker's columns; 0 for one left out.
type columns struct{ name, other, own, all int }

// columns lays the columns out in the present width.
func (p *picker) columns() columns {
	room := p.box.Inner - 3 // marker, mark, and a margin
	c := columns{own: p.sizes.own, all: p.sizes.all}
	if room < wideFrom {
		c.own = 0
	}
	if room-c.all < nameLeast {
		c.all = 0
	}
	switch {
	case !p.sizes.other || room < otherFrom:
	case room < wideFrom:
		c.other = otherNarrow
	default:
		c.other = otherWide
	}
	if room-c.all-c.own-c.other < nameLeast {
		c.own, c.other = 0, 0
	}
	c.name = room - c.other - c.own - c.all
	return c
}

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (p *picker) View() string {
	if !p.box.OK() {
		return ""
	}
	parts := overlay.Parts{
		Title: p.title,
		Input: p.input.View(p.styles, p.box.Inner),
		Foot:  overlay.DrawHints(p.styles, p.Hints(), p.box.Inner-1),
	}
	c := p.columns()
	if p.sizes.own > 0 && len(p.items) > 0 {
		parts.Head = p.drawHead(c)
	}
	from, end := p.scroll.Window(len(p.items), p.box.Rows)
	for i := from; i < end; i++ {
		parts.Rows = append(parts.Rows, p.drawItem(&p.items[i], c, i == p.scroll.At))
	}
	if len(p.items) == 0 && p.ahead.Ready() {
		note := "nothing matches"
		if p.growing {
			note = "nothing matches yet"
		}
		parts.Rows = []string{"  " + p.styles.Dim.Render(note)}
	}
	return p.box.Draw(p.styles, parts)
}

func (p *picker) drawHead(c columns) string {
	l := overlay.NewLine(p.styles, p.box.Inner, false)
	l.To(2 + c.name + c.other)
	if c.own > 0 {
		l.Right("own", c.own, p.styles.Dim)
	}
	if c.own > 0 && c.all > 0 {
		l.Right("all", c.all, p.styles.Dim)
	}
	return l.String()
}

func (p *picker) drawItem(it *item, c columns, selected bool) string {
	l := overlay.NewLine(p.styles, p.box.Inner, selected)
	l.Marker()
	if p.markOf(it) >= 0 {
		l.Put(mark(p.styles.ASCII), p.styles.Accent)
	}
	indent := min(2*it.depth, c.name/3)
	l.To(2 + indent)
	name := it.name
	if it.short != "" && overlay.Wider(name, c.name-indent-1) {
		name = it.short
	}
	style := p.styles.Text
	if it.value == "" {
		style = p.styles.Dim
	}
	l.Column(name, c.name-indent-1, style)
	l.To(2 + c.name)
	if c.other > 0 {
		other := it.other
		if it.otherShort != "" && overlay.Wider(other, c.other-1) {
			other = it.otherShort
		}
		l.Column(other, c.other-1, p.styles.Text)
		l.To(2 + c.name + c.other)
	}
	p.drawCount(l, it.own, c.own)
	p.drawCount(l, it.all, c.all)
	return l.String()
}

func (p *picker) drawCount(l *overlay.Line, n, w int) {
	s := ""
	if n >= 0 {
		s = counted(n, p.styles.Glyphs().None)
	}
	if w > 0 {
		l.Right(s, w, p.styles.Dim)
	}
}

// Hints returns what the last line says.
func (p *picker) Hints() []overlay.Hint {
	enter := p.styles.Glyphs().Enter
	typed, exact, without := p.asked()
	it := p.current()
	switch {
	case len(p.marks) > 0:
		return []overlay.Hint{{Key: enter, Does: "narrow to " + strconv.Itoa(len(p.marks)) + " marked", Brief: "narrow to " + strconv.Itoa(len(p.marks))},
			{Key: "tab", Does: "mark"}, {Key: "esc", Does: "close"}}
	case it == nil:
		return []overlay.Hint{{Key: "esc", Does: "close"}}
	case it.value == "":
		return []overlay.Hint{{Key: enter, Does: "drop " + conditionText(p.active.node)}, {Key: "esc", Does: "close"}}
	}
	sample := text.Truncate(typed, 8, p.styles.Glyphs().Ellipsis)
	does := p.meaning(exact, without)
	hints := []overlay.Hint{{Key: enter, Does: does, Brief: strings.TrimPrefix(does, "with ")}}
	if p.exacts {
		hints = append(hints, overlay.Hint{Key: "=" + sample, Does: "only it", Brief: "only"})
	}
	return append(hints, overlay.Hint{Key: "-" + sample, Does: "without", Brief: "not"}, overlay.Hint{Key: "tab", Does: "several", Brief: "more"})
}

// meaning says what Enter does with the selected item.
func (p *picker) meaning(exact, without bool) string {
	switch {
	case exact && without:
		return "without it alone"
	case exact:
		return "only it"
	case without:
		return "without it"
	case p.field == fieldUnion && !p.current().none:
		return "with all below"
	}
	return "narrow to it"
}

// conditionText is a condition as the query has it, short enough for a hint.
func conditionText(n query.Node) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(query.All(n).String())
}
