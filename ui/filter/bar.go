package filter

import "strings"

// bar draws n of most as a horizontal bar of at most w cells, each filled to
// three quarters of its height so that bars under one another stay apart.
// Less than half a cell shows as a low one: anything above nothing shows.
func bar(n, most, w int, eighths [8]string) string {
	if n <= 0 || most <= 0 || w <= 0 {
		return ""
	}
	cells := (min(n, most)*w*2 + most) / (2 * most)
	if cells == 0 {
		return eighths[1]
	}
	return strings.Repeat(eighths[5], cells)
}

// column draws n of most as one cell of a histogram.
func column(n, most int, eighths [8]string, nothing string) string {
	if n <= 0 || most <= 0 {
		return nothing
	}
	return eighths[max(1, (min(n, most)*8+most/2)/most)-1]
}
