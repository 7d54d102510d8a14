package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
)

// Measure is a way to count cells. The zero Measure is the one that Width and
// all that is drawn go by.
//
// Terminals set to an East Asian locale may give two cells to characters of
// ambiguous width (UAX #11: “ ” — … · ° and many more). WideAmbiguous counts
// them so. Only Wrap and Width of this type know it: the renderer below
// gongbao counts by one measure for the whole process, which x/ansi reads from
// RUNEWIDTH_EASTASIAN at start-up, and Width follows it there.
type Measure struct{ WideAmbiguous bool }

// Width returns how many cells s takes by this measure. s holds no escape
// sequences.
func (m Measure) Width(s string) int {
	w := 0
	for g := (glyphs{s: s, m: m}); g.next(); {
		w += g.width
	}
	return w
}

// cluster returns the length in bytes and the width of the first grapheme
// cluster of s.
func (m Measure) cluster(s string) (n, width int) {
	c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if m.WideAmbiguous {
		w = displaywidth.Options{EastAsianWidth: true}.String(c)
	}
	return len(c), w
}

// glyph is one grapheme cluster of a text (UAX #29): what stands in one cell
// or two, and is never broken.
type glyph struct {
	start, end int  // in bytes
	width      int  // in cells
	first      rune // its first rune
	space      bool
}

// glyphs walks the glyphs of a text.
type glyphs struct {
	s string
	m Measure
	glyph
	lastInk rune // first rune of the last glyph up to here that is not a space
}

// next steps to the next glyph; it returns false at the end.
//
// ASCII and Han need no tables: two of their characters never join, so one
// that is followed by another is a glyph.
func (g *glyphs) next() bool {
	g.start = g.end
	if g.start == len(g.s) {
		return false
	}
	rest := g.s[g.start:]
	n := 0
	if c := rest[0]; c < utf8.RuneSelf {
		g.first, n, g.width = rune(c), 1, 1
		if c < ' ' || c == 0x7f {
			g.width = 0
		}
	} else if r, size := utf8.DecodeRuneInString(rest); aloneWide(r) {
		g.first, n, g.width = r, size, 2
	} else {
		g.first = r
	}
	if n == 0 || !alone(rest[n:]) {
		n, g.width = g.m.cluster(rest)
	}
	g.end = g.start + max(n, 1)
	g.space = isSpace(g.first) && g.end-g.start == utf8.RuneLen(g.first)
	if !g.space {
		g.lastInk = g.first
	}
	return true
}

// peek returns the first rune of the glyph after the present one. A space that
// carries marks is not one to drop at a line's end, so it counts as a sign.
func (g *glyphs) peek() rune {
	rest := g.s[g.end:]
	r, size := utf8.DecodeRuneInString(rest)
	if isSpace(r) && !alone(rest[size:]) {
		if n, _ := g.m.cluster(rest); n > size {
			return utf8.RuneError
		}
	}
	return r
}

// alone tells whether s begins with a character that never joins one before it.
func alone(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return aloneWide(r)
}

// aloneWide tells whether r is a Chinese character or sign of two cells that
// joins no other but for marks.
func aloneWide(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3000 && r <= 0x3029 || r >= 0xff01 && r <= 0xff60
}
