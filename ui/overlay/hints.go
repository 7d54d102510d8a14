package overlay

import (
	"strconv"
	"strings"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Hint is a key and what it does in the overlay. A hint without a key is a
// remark.
type Hint struct{ Key, Does string }

func (h Hint) String() string { return strings.TrimSpace(h.Key + " " + h.Does) }

// DrawHints returns the hints in one line of at most w cells, closer together
// where that lets all of them fit. Those that do not are left out from the end;
// the first stays.
func DrawHints(s *styles.Styles, hints []Hint, w int) string {
	gap, all := 3, 1
	for _, h := range hints {
		all += text.Width(h.String())
	}
	if between := len(hints) - 1; all+3*between > w && all+2*between <= w {
		gap = 2
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
