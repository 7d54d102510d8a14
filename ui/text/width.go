package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Most of what is drawn are ASCII, Chinese characters, a few signs and the styles
// around them: characters that never join and whose width is known without the
// tables of Unicode. Texts of them alone are measured and cut here; x/ansi has the
// rest, and what it says of these is the same.

// ambiguous is how wide characters of ambiguous width are to x/ansi, which reads
// the environment once.
var ambiguous = ansi.StringWidth("·")

// known returns the length and the width of the character that s begins with, or
// of the escape sequence of a style; 0 for any other.
func known(s string) (n, width int) {
	switch c := s[0]; {
	case c == 0x1b:
		return styleAt(s), 0
	case c < utf8.RuneSelf:
		if c < ' ' || c == 0x7f {
			return 0, 0
		}
		return 1, 1
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case aloneWide(r):
		return n, 2
	case isSign(r):
		return n, ambiguous
	}
	return 0, 0
}

// isSign tells whether r is one of the signs of ambiguous width (UAX #11) that
// stand in every other line: rules, blocks, quotes, dashes.
func isSign(r rune) bool {
	switch {
	case r >= 0x2500 && r <= 0x254b, r >= 0x2581 && r <= 0x258f: // ─ │ ┬ ╌ and ▁ to ▏
		return true
	}
	switch r {
	case '·', '–', '—', '‘', '’', '“', '”', '…':
		return true
	}
	return false
}

// styleAt returns the length of the escape sequence of a style (SGR; ECMA-48,
// 8.3.117) at the start of s, 0 if there is another or none.
func styleAt(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// plainWidth returns the width of a text of known characters, and false for any
// other text.
func plainWidth(s string) (w int, ok bool) {
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7f {
			i++
			w++
			continue
		}
		n, width := known(s[i:])
		if n == 0 {
			return 0, false
		}
		i += n
		w += width
	}
	return w, true
}

// plainCut returns how many bytes of a text of known characters, without styles,
// take at most w cells.
func plainCut(s string, w int) int {
	at := 0
	for at < len(s) {
		n, width := known(s[at:])
		if w -= width; w < 0 {
			break
		}
		at += n
	}
	return at
}
