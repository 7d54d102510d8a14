package overlay

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Hint is a key and what it does in the overlay. A hint without a key is a
// remark. Brief is Does in fewer cells, for where there are too few; "" is no such.
type Hint struct{ Key, Does, Brief string }

func (h Hint) String() string { return strings.TrimSpace(h.Key + " " + h.Does) }

// DrawHints returns the hints in one line of at most w cells, closer together
// where that lets all of them fit, and briefly where even that does not. Those that
// do not fit then are left out from the end; the first stays.
func DrawHints(s *styles.Styles, hints []Hint, w int) string {
	gap := 3
	switch {
	case width(hints, gap) <= w:
	case width(hints, 2) <= w:
		gap = 2
	case slices.ContainsFunc(hints, func(h Hint) bool { return h.Brief != "" }):
		gap, hints = 2, slices.Clone(hints)
		for i, h := range hints {
			hints[i].Does = cmp.Or(h.Brief, h.Does)
		}
	}
	var b strings.Builder
	used := 0
	for i, h := range hints {
		before := gap
		if i == 0 {
			before = 1
		}
		need := before + text.Width(h.String())
		if used+need > w && i > 0 {
			break
		}
		used += need
		b.WriteString(strings.Repeat(" ", before))
		b.WriteString(s.Key.Render(h.Key))
		if h.Key != "" && h.Does != "" {
			b.WriteByte(' ')
		}
		b.WriteString(s.Dim.Render(h.Does))
	}
	return text.Truncate(b.String(), w, s.Glyphs().Ellipsis)
}

// width is how many cells hints take with so many between them.
func width(hints []Hint, gap int) int {
	all := 1 + gap*(len(hints)-1)
	for _, h := range hints {
		all += text.Width(h.String())
	}
	return all
}

// Arrows returns the names of the arrow keys left and right, up and down.
func Arrows(s *styles.Styles) (sideways, upDown string) {
	if s.ASCII {
		return "<>", "^v"
	}
	return "←→", "↑↓"
}

// Count writes a number of articles as 1,204.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
