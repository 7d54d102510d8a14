package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
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
	v.Content = strings.Join(lines, "\n")
	v.Cursor = m.caret()
	return v
}

// lines draws the screen as exactly as many lines as it has, none wider.
func (m *Model) lines() []string {
	l := m.layout
	if l.tooSmall {
		s := fmt.Sprintf("gongbao needs %d x %d", minWidth, minHeight)
		lines := make([]string, max(1, l.h))
		lines[0] = text.Truncate(s, l.w, "")
		return lines
	}
	lines := make([]string, 0, l.h)
	lines = append(lines, m.headerLine(), m.ruleLine())
	lines = append(lines, m.body()...)
	if s := m.aboveInput(); s != "" {
		lines[len(lines)-1] = s
	}
	lines = append(lines, m.lastLine())
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
	filter := m.query.String()
	if m.sort != 0 {
		filter = strings.TrimSpace(filter + "  by " + sortNames[m.sort])
	}
	return status.Header(m.styles, w, m.title(), filter, m.opts.Note, m.counts(w))
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

// counts says how many articles are listed, of how many, and when they are from.
func (m *Model) counts(w int) string {
	info, total := m.info, m.results.Total
	wide := w >= 60
	var s string
	switch {
	case !m.listed:
		return "reading…"
	case !m.query.Empty() && wide:
		s = fmt.Sprintf("%s of %s", thousands(total), articles(info.Count))
	case !m.query.Empty():
		s = fmt.Sprintf("%s of %s", thousands(total), thousands(info.Count))
	case wide:
		s = articles(total) + years(info.First, info.Last)
	default:
		s = thousands(total)
	}
	if p := info.Loading; p.Active {
		if p.Total > 0 && wide {
			s += fmt.Sprintf(" · reading %s of %s files", thousands(p.Done), thousands(p.Total))
		} else {
			s += "…"
		}
	}
	return s
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return thousands(n) + " articles"
}

func years(first, last model.Date) string {
	switch {
	case first.IsZero():
		return ""
	case first.Time.Year() == last.Time.Year():
		return fmt.Sprintf(", %d", first.Time.Year())
	}
	return fmt.Sprintf(", %d to %d", first.Time.Year(), last.Time.Year())
}

// thousands writes n with commas between groups of three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (m *Model) ruleLine() string {
	g, l := m.styles.Glyphs(), m.layout
	if !l.wide {
		return m.styles.Rule.Render(strings.Repeat(g.Rule, l.w))
	}
	return m.styles.Rule.Render(strings.Repeat(g.Rule, l.narrow.w) + g.Tee +
		strings.Repeat(g.Rule, l.list.w) + g.Tee + strings.Repeat(g.Rule, l.article.w))
}

// body draws the panes between rule and footer.
func (m *Model) body() []string {
	l := m.layout
	if !l.wide {
		return fitLines(m.paneView(m.focus), l.screen.h)
	}
	bar := m.styles.Rule.Render(m.styles.Glyphs().Bar)
	left := fitLines(m.paneView(paneNarrow), l.narrow.h)
	mid := fitLines(m.paneView(paneList), l.list.h)
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

// listNotice is what stands in the list's place while there are no rows.
func (m *Model) listNotice() []string {
	if m.list.Total() > 0 && m.failed == "" {
		return nil
	}
	w := m.layout.list.w
	var lines []string
	add := func(s string) { lines = append(lines, "   "+text.Truncate(s, max(1, w-4), m.styles.Glyphs().Ellipsis)) }
	add("")
	switch {
	case m.failed != "":
		for _, l := range text.Wrap(text.Clean(m.failed), max(1, w-6)) {
			add(l.Text)
		}
	case !m.listed || m.info.Loading.Active && m.info.Count == 0:
		add(m.progress())
	case m.nothingFound():
		m.nothingLines(add)
	default:
		m.emptyLines(add)
	}
	return lines
}

func (m *Model) progress() string {
	p := m.info.Loading
	if p.Total == 0 {
		return "Looking for articles in " + text.Clean(m.info.Name) + "…"
	}
	return fmt.Sprintf("Reading %s of %s files…", thousands(p.Done), thousands(p.Total))
}

// emptyLines says that the archive is empty and what to do about it.
func (m *Model) emptyLines(add func(string)) {
	add("No articles in " + text.Clean(m.info.Name))
	add("")
	if m.info.Problems > 0 {
		add(fmt.Sprintf("%s could not be read: press ! to see why", plural(m.info.Problems, "file", "files")))
		return
	}
	add("gongbao reads text files (.txt, .md) in a folder and below.")
	add("Start it with another folder: gongbao ~/archive")
}

// nothingLines says which condition to drop, and what that would give.
func (m *Model) nothingLines(add func(string)) {
	add("Nothing matches  " + m.query.String())
	add("")
	most := 0
	for _, d := range m.drops {
		most = max(most, text.Width(d.text))
	}
	most = min(most, max(8, m.layout.list.w-30))
	for i, d := range m.drops {
		found := "0"
		if d.count > 0 {
			found = articles(d.count)
		}
		add(fmt.Sprintf("  %d  without  %s    %s", i+1, text.Fit(d.text, most, m.styles.Glyphs().Ellipsis), found))
	}
	if len(m.drops) > 0 {
		add("")
	}
	keys := "c clear all   / edit"
	switch len(m.drops) {
	case 0:
	case 1:
		keys = "1 drops it   " + keys
	default:
		keys = fmt.Sprintf("1 to %d drop one   %s", len(m.drops), keys)
	}
	add(keys)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// aboveInput is the line over an open input: an error, or completions.
func (m *Model) aboveInput() string {
	if m.line == nil {
		return ""
	}
	w := m.layout.w
	if m.line.err != "" {
		return " " + m.styles.Warning.Render(text.Truncate("! "+text.Clean(m.line.err), w-2, m.styles.Glyphs().Ellipsis))
	}
	if m.line.purpose == forCommand {
		if hint := commandHint(m.line.input.Value()); hint != "" {
			return " " + m.styles.Dim.Render(text.Truncate(hint, w-2, m.styles.Glyphs().Ellipsis))
		}
	}
	return ""
}

// lastLine is the open input, what was just said, or the keys.
func (m *Model) lastLine() string {
	w := m.layout.w
	switch {
	case m.line != nil:
		return m.line.input.View(m.styles, w)
	case m.flash != "":
		return " " + text.Truncate(text.Clean(m.flash), w-2, m.styles.Glyphs().Ellipsis)
	case m.count > 0:
		return status.Footer(m.styles, w, nil, fmt.Sprint(m.count))
	}
	return status.Footer(m.styles, w, m.hints(), m.where())
}

// where says where in the list or the article the reader is.
func (m *Model) where() string {
	if m.focus == paneArticle {
		if at, total := m.detail.Hits(); total > 0 {
			return fmt.Sprintf("hit %d of %d · %d %%", at, total, m.detail.Percent())
		}
		return fmt.Sprintf("%d %%", m.detail.Percent())
	}
	return m.position()
}

func (m *Model) position() string {
	if m.list.Total() == 0 {
		return ""
	}
	return fmt.Sprintf("%s of %s", thousands(m.list.Cursor()+1), thousands(m.list.Total()))
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
	for i, row := range strings.Split(m.overlay.View(), "\n") {
		if y+i >= len(lines) {
			return
		}
		under := lines[y+i]
		left := padTo(ansi.Truncate(under, x, ""), x)
		lines[y+i] = left + padTo(row, w) + cutLeft(under, x+w)
	}
}

// cutLeft returns what of a styled line stands from cell x on. A wide
// character that x cuts in two becomes a space.
func cutLeft(s string, x int) string {
	full := text.Width(s)
	if full <= x {
		return ""
	}
	right := ansi.TruncateLeft(s, x, "")
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
