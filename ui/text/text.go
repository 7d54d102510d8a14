// Package text measures, cuts and wraps text for a grid of terminal cells.
// It is the only place that decides how wide something is.
package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width returns how many cells s takes. Escape sequences take none; a grapheme
// cluster takes one or two; characters of ambiguous width (UAX #11) take one.
func Width(s string) int {
	if w, ok := plainWidth(s); ok {
		return w
	}
	return ansi.StringWidth(s)
}

// Truncate cuts s to at most w cells, ending in tail where it was cut. Styles
// in s are kept and closed.
func Truncate(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	end := Width(tail)
	if end > w {
		tail, end = "", 0
	}
	full, plain := plainWidth(s)
	if plain && full <= w {
		return s
	}
	if plain && strings.IndexByte(s, '\x1b') < 0 {
		return s[:plainCut(s, w-end)] + tail
	}
	return ansi.Truncate(s, w, tail)
}

// Fit returns s in exactly w cells: cut with tail, or padded with spaces.
func Fit(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	s = Truncate(s, w, tail)
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// FitRight is Fit with the padding before s.
func FitRight(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	s = Truncate(s, w, tail)
	return strings.Repeat(" ", max(0, w-Width(s))) + s
}

// Last returns the end of s in at most w cells, beginning with lead where
// something was cut off.
func Last(s string, w int, lead string) string {
	full := Width(s)
	switch {
	case w <= 0:
		return ""
	case full <= w:
		return s
	case Width(lead) > w:
		lead = ""
	}
	cut := full - w + Width(lead)
	out := ansi.TruncateLeft(s, cut, lead)
	if Width(out) > w { // half of a wide character stays where the cut falls in one
		out = ansi.TruncateLeft(s, cut+1, lead)
	}
	return out
}
