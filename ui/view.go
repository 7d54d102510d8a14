package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/overlay"
	"gongbao/ui/status"
	"gongbao/ui/text"
)

// View draws the screen. It is pure and cheap: it runs after every message.
func (m *Model) View() tea.View {
	v := tea.View{AltScreen: true}
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.layout.w == 0 || m.stopped {
		return v
	}
	lines := m.lines()
	for i, l := range lines {
		lines[i] = guard(l, m.layout.w)
	}
	v.Content = strings.Join(lines, "\n")
	v.Cursor = m.caret()
	return v
}

// guard ends a line that holds wide characters with a concealed space in the
// last column. The renderer shifts the tail of a line with the terminal's own
// insert and delete of cells where old and new end alike, and cuts a wide
// character in two when it does; it leaves lines alone whose last cell cannot
// be erased.
func guard(line string, w int) string {
	if !strings.ContainsFunc(line, mayBeWide) {
		return line
	}
	free := w - text.Width(line)
	if free > 0 {
		return line + strings.Repeat(" ", free-1) + "\x1b[8m \x1b[m"
	}
	at := lastCell(line)
	if at < 0 || line[at] != ' ' {
		return line
	}
	return line[:at] + "\x1b[8m \x1b[28m" + line[at+1:]
}

// mayBeWide tells whether r may take two cells. Between U+2300 and U+2E80 some
// do; the lines and blocks that gongbao draws itself do not.
func mayBeWide(r rune) bool {
	return r >= 0x1100 && (r < 0x2000 || r >= 0x2300 && (r < 0x2500 || r >= 0x2600))
}

// lastCell returns the byte of the last character of a styled line, behind
// which only escape sequences follow, or -1.
func lastCell(line string) int {
	at := -1
	for i := 0; i < len(line); {
		_, width, n, _ := ansi.DecodeSequence(line[i:], ansi.NormalState, nil)
		if width > 0 {
			at = i
		}
		i += max(1, n)
	}
	return at
}

// lines draws the screen as exactly as many lines as it has, none wider.
func (m *Model) lines() []string {
	l := m.layout
	if l.tooSmall {
		lines := make([]string, max(1, l.h))
		for i, row := range text.Wrap(fmt.Sprintf("gongbao needs %dx%d", minWidth, minHeight), max(1, l.w)) {
			if i < len(lines) {
				lines[i] = text.Truncate(row.Text, l.w, "")
			}
		}
		return lines
	}
	lines := make([]string, 0, l.h)
	lines = append(lines, m.headerLine(), m.ruleLine())
	lines = append(lines, m.body()...)
	above := m.aboveLast()
	for i, s := range above {
		if at := len(lines) - len(above) + i; at > l.rule {
			lines[at] = s
		}
	}
	lines = append(lines, m.lastLine())
	if rows, x := m.menu(); len(rows) > 0 && m.overlay == nil {
		layAt(lines, rows, x, l.footer-len(rows))
	}
	if m.overlay != nil {
		m.lay(lines)
	}
	return lines
}

func (m *Model) headerLine() string {
	w := m.layout.w
	if m.focus == paneArticle && !m.layout.wide {
		return m.articleHeader(w)
	}
	filter := m.drawn(m.query.String())
	if m.sort != 0 {
		filter = strings.TrimSpace(filter + "  by " + sortNames[m.sort])
	}
	return status.Header(m.styles, w, m.title(), filter, m.opts.Note, m.ours(m.counts(w, filter)))
}

// drawn is a query, or a part of one, in the characters that may be drawn: in
// one that is being typed … stands for what is not typed yet.
func (m *Model) drawn(q string) string {
	if m.styles.ASCII {
		return strings.ReplaceAll(q, "…", m.styles.Glyphs().Ellipsis)
	}
	return q
}

// ours is a text of the program's own in the characters that may be drawn.
func (m *Model) ours(s string) string {
	return strings.ReplaceAll(m.drawn(s), "·", m.styles.Glyphs().None)
}

// title is the archive's name with the program's before it where there is room.
func (m *Model) title() string {
	name := text.Clean(m.info.Name)
	if m.layout.w < 60 {
		return name
	}
	return "gongbao  " + name
}

func (m *Model) articleHeader(w int) string {
	a := m.detail.Article()
	if a == nil {
		return ""
	}
	where := fmt.Sprintf("‹ %s", m.position())
	if m.styles.ASCII {
		where = "< " + m.position()
	}
	name := ""
	if p := a.Primary(); p != nil {
		name = p.Union.Place
		if name == "" {
			name = p.Union.Short
		}
	}
	date := a.Published.Day()
	if date == "" {
		date = "no date"
	}
	return status.Header(m.styles, w, where, name, "", date)
}

// ruleLine is the thin line under the header. Of three panes the one that has
// the focus has its part of it in the accent colour.
func (m *Model) ruleLine() string {
	g, l := m.styles.Glyphs(), m.layout
	if !l.wide {
		return m.styles.Rule.Render(strings.Repeat(g.Rule, l.w))
	}
	part := func(p pane, w int) string {
		st := m.styles.Rule
		if m.focus == p {
			st = m.styles.Accent
		}
		return st.Render(strings.Repeat(g.Rule, w))
	}
	tee := m.styles.Rule.Render(g.Tee)
	return part(paneNarrow, l.narrow.w) + tee + part(paneList, l.list.w) + tee + part(paneArticle, l.article.w)
}

// body draws the panes between rule and footer.
func (m *Model) body() []string {
	l := m.layout
	if !l.wide {
		return fitLines(m.lifted(m.paneView(m.focus), m.focus), l.screen.h)
	}
	bar := m.styles.Rule.Render(m.styles.Glyphs().Bar)
	left := fitLines(m.paneView(paneNarrow), l.narrow.h)
	mid := fitLines(m.lifted(m.paneView(paneList), paneList), l.list.h)
	right := fitLines(m.paneView(paneArticle), l.article.h)
	lines := make([]string, l.screen.h)
	for i := range lines {
		lines[i] = padTo(left[i], l.narrow.w) + bar + padTo(mid[i], l.list.w) + bar + right[i]
	}
	return lines
}

func (m *Model) paneView(p pane) string {
	switch p {
	case paneArticle:
		if m.detail.Article() == nil {
			return ""
		}
		return m.detail.View()
	case paneNarrow:
		return m.narrow.View(m.focus == paneNarrow)
	}
	if s := m.listNotice(); s != nil {
		return strings.Join(s, "\n")
	}
	return m.list.View(m.focus == paneList)
}

// lifted returns a pane's view, that of the list without the lines by which it
// moves up.
func (m *Model) lifted(view string, p pane) string {
	if p != paneList {
		return view
	}
	for range m.lift() {
		_, view, _ = strings.Cut(view, "\n")
	}
	return view
}

// fitLines returns exactly h lines of a pane's view.
func fitLines(view string, h int) []string {
	lines := strings.Split(view, "\n")
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:max(0, h)]
}

func padTo(s string, w int) string {
	return s + strings.Repeat(" ", max(0, w-text.Width(s)))
}

// aboveLast is what stands over the last line: over an open input an error or a
// hint, else the beginning of what was just said, where that is long.
func (m *Model) aboveLast() []string {
	if m.line == nil {
		said := m.said()
		return said[:max(0, len(said)-1)]
	}
	said, st := "", m.styles.Dim
	switch {
	case m.line.err != "" && m.line.wrongAt >= 0:
		return m.pointed()
	case m.line.err != "":
		said, st = "! "+text.Clean(m.line.err), m.styles.Warning
	case m.line.purpose == forCommand && len(m.menuOptions()) == 0:
		said = commandHint(m.line.input.Value())
	}
	var lines []string
	for _, row := range text.Wrap(said, max(1, m.layout.w-2)) {
		if row.Text != "" && len(lines) < 4 {
			lines = append(lines, " "+st.Render(row.Text))
		}
	}
	return lines
}

// pointed says what is wrong with the input, over a sign that points at where:
// beside the sign if there is room.
func (m *Model) pointed() []string {
	l, w := m.line, m.layout.w
	x := l.input.Column(m.styles, w, l.wrongAt)
	sign := strings.Repeat(" ", x) + m.styles.Warning.Render(m.styles.Glyphs().Open)
	said := text.Clean(l.err)
	if x+3+text.Width(said) <= w {
		return []string{sign + " " + m.styles.Warning.Render(said)}
	}
	var lines []string
	for _, row := range text.Wrap("! "+said, max(1, w-2)) {
		if row.Text != "" && len(lines) < 3 {
			lines = append(lines, " "+m.styles.Warning.Render(row.Text))
		}
	}
	return append(lines, sign)
}

// lastLine is the open input, what was just said, or the keys.
func (m *Model) lastLine() string {
	w := m.layout.w
	switch {
	case m.line != nil:
		return m.line.input.View(m.styles, w)
	case m.flash != "":
		said := m.said()
		return said[len(said)-1]
	case m.count > 0:
		return status.Footer(m.styles, w, nil, fmt.Sprint(m.count))
	}
	return status.Footer(m.styles, w, m.hints(), m.where())
}

// where says where in the list or the article the reader is.
func (m *Model) where() string {
	if m.focus != paneArticle {
		return m.position()
	}
	where := fmt.Sprintf("%d %%", m.detail.Percent())
	switch at, total := m.detail.Hits(); {
	case total > 0 && at > 0:
		where = fmt.Sprintf("hit %d of %d · %s", at, total, where)
	case total > 0:
		where = plural(total, "hit", "hits") + " · " + where
	}
	if m.layout.wide {
		where = m.position() + " · " + where
	}
	return m.ours(where)
}

func (m *Model) position() string {
	if m.list.Total() == 0 {
		return ""
	}
	return fmt.Sprintf("%s of %s", thousands(m.list.Cursor()+1), m.atLeast(m.list.Total()))
}

// overlayAt returns the cell where the open overlay's top left corner is.
func (m *Model) overlayAt() (x, y int) {
	w, h := m.overlay.Size()
	return max(0, (m.layout.w-w)/2), max(0, min(2, m.layout.h-h))
}

// lay draws the open overlay over the lines of the screen.
func (m *Model) lay(lines []string) {
	x, y := m.overlayAt()
	w, _ := m.overlay.Size()
	rows := strings.Split(m.overlay.View(), "\n")
	for i := range rows {
		rows[i] = padTo(rows[i], w)
	}
	layAt(lines, rows, x, y)
}

// layAt lays rows over the lines from column x of line y on.
func layAt(lines, rows []string, x, y int) {
	for i, row := range rows {
		if y+i >= len(lines) {
			return
		}
		under := lines[y+i]
		left := padTo(ansi.Truncate(under, x, ""), x)
		lines[y+i] = left + row + cutLeft(under, x+text.Width(row))
	}
}

// menuOptions are what could be put in at the caret.
func (m *Model) menuOptions() []overlay.Option {
	if m.line == nil || m.line.complete == nil || m.line.err != "" {
		return nil
	}
	return m.line.complete.menu.Options
}

// menu draws what could be put in at the caret, and tells at which column.
func (m *Model) menu() (rows []string, x int) {
	if len(m.menuOptions()) == 0 {
		return nil, 0
	}
	c, l := m.line.complete, m.layout
	rows = c.menu.Lines(m.styles, l.w, l.h)
	if len(rows) == 0 {
		return nil, 0
	}
	x = m.line.input.Column(m.styles, l.w, c.Start) - 3 // names stand over what is typed
	return rows, max(0, min(x, l.w-text.Width(rows[0])))
}

// lift returns by how many lines the list moves up so that what is offered at
// the caret does not cover its selected row.
func (m *Model) lift() int {
	rows, x := m.menu()
	if len(rows) == 0 || m.focus == paneArticle && !m.layout.wide || m.overlay != nil {
		return 0
	}
	l := m.layout.list
	if x >= l.x+l.w || x+text.Width(rows[0]) <= l.x {
		return 0
	}
	first, last := m.list.CursorLines()
	covered := last - (l.h - len(rows)) + 1
	return max(0, min(covered, first))
}

// cutLeft returns what of a styled line stands from cell x on. A wide
// character that x cuts in two becomes a space.
func cutLeft(s string, x int) string {
	full := text.Width(s)
	if full <= x {
		return ""
	}
	right := ansi.TruncateLeft(s, x, "")
	if text.Width(right) > full-x {
		right = ansi.TruncateLeft(s, x+1, "")
	}
	return strings.Repeat(" ", max(0, full-x-text.Width(right))) + right
}

// caret is where the terminal's own cursor stands: in an input, or nowhere.
func (m *Model) caret() *tea.Cursor {
	if m.layout.tooSmall {
		return nil
	}
	if m.overlay != nil {
		x, y, ok := m.overlay.Cursor()
		if !ok {
			return nil
		}
		ox, oy := m.overlayAt()
		return steady(ox+x, oy+y)
	}
	if m.line != nil {
		return steady(m.line.input.CursorX(m.styles, m.layout.w), m.layout.footer)
	}
	return nil
}

// steady is a cursor that does not blink: nothing on the screen does.
func steady(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorBar, false
	return c
}
