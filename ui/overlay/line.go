package overlay

import (
	"strings"
	"unicode/utf8"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Line builds one line of an exact width from left to right. What does not fit
// is cut. In a selected line the selection lies under the styles of the parts,
// from edge to edge.
type Line struct {
	styles   *styles.Styles
	ellipsis string
	w, used  int
	selected bool
	b        strings.Builder
}

// NewLine returns an empty line of w cells.
func NewLine(s *styles.Styles, w int, selected bool) *Line {
	return &Line{styles: s, ellipsis: s.Glyphs().Ellipsis, w: max(0, w), selected: selected}
}

// Left returns how many cells are left.
func (l *Line) Left() int { return l.w - l.used }

// Put adds a text in a style.
func (l *Line) Put(s string, style styles.Style) {
	l.add(text.Truncate(Plain(clip(s, l.Left())), l.Left(), l.ellipsis), style)
}

// Column adds a text in exactly w cells, at their left.
func (l *Line) Column(s string, w int, style styles.Style) {
	l.add(text.Fit(Plain(clip(s, w)), min(w, l.Left()), l.ellipsis), style)
}

// Right adds a text in exactly w cells, at their right.
func (l *Line) Right(s string, w int, style styles.Style) {
	l.add(text.FitRight(Plain(clip(s, w)), min(w, l.Left()), l.ellipsis), style)
}

// Space adds n blank cells.
func (l *Line) Space(n int) {
	l.add(strings.Repeat(" ", max(0, min(n, l.Left()))), l.styles.Text)
}

// To adds blank cells up to column x.
func (l *Line) To(x int) { l.Space(x - l.used) }

// Marker begins a row: the marker of a selected one, a blank for another.
func (l *Line) Marker() {
	if l.selected {
		l.Put(l.styles.Glyphs().Marker, l.styles.Accent)
	}
	l.To(1)
}

func (l *Line) add(s string, style styles.Style) {
	l.used += text.Width(s)
	blank := strings.Trim(s, " ") == ""
	switch {
	case s == "":
	case l.selected && blank:
		l.b.WriteString(l.styles.Selected.Render(s))
	case l.selected:
		l.b.WriteString(style.Inherit(l.styles.Selected).Render(s))
	case blank:
		l.b.WriteString(s)
	default:
		l.b.WriteString(style.Render(s))
	}
}

// String returns the line, filled up to its width.
func (l *Line) String() string {
	l.Space(l.Left())
	return l.b.String()
}

// most is how many bytes of a text are looked at for w cells, so that a line
// costs its width and not the length of a name a megabyte long.
func most(w int) int { return 256 + 64*max(0, w) }

// clip cuts a text far behind what w cells can show.
func clip(s string, w int) string {
	end := most(w)
	if len(s) <= end {
		return s
	}
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// Wider tells whether a text takes more than w cells.
func Wider(s string, w int) bool { return len(s) > most(w) || text.Width(s) > w }

// Plain makes a text safe to draw in one line, as text.Clean does.
func Plain(s string) string { return text.Clean(s) }
