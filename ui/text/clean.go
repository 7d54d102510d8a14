package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// maxGlyph is the most bytes a glyph may take: room for every emoji and for the
// 30 marks on a letter that UAX #15 (Stream-Safe Text) allows.
const maxGlyph = 64

// Clean returns s fit for a line of the screen, whatever s holds. Control
// characters, the overrides that turn writing round and characters that show
// nothing are left out; tabs and line ends become spaces, bytes that are not
// UTF-8 become U+FFFD. Of a glyph built from more than 64 bytes the first
// character stays, with U+FFFD behind it for the rest.
//
// Articles are sanitised when they are read; this is for what is drawn, so
// that no way into the archive is a way to the terminal. Text that is clean is
// returned as it is.
func Clean(s string) string {
	at, joined := dirt(s)
	if at < len(s) {
		s = scrub(s, at)
		_, joined = dirt(s)
	}
	if joined {
		s = cutGlyphs(s)
	}
	return s
}

// dirt returns the first byte of s that Clean changes, len(s) if there is none,
// and whether s up to there may hold a glyph of too many bytes.
func dirt(s string) (at int, joined bool) {
	run := 0 // bytes since the last character that joins no other
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7f {
				return i, joined
			}
			run = 0
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if aloneWide(r) {
			run = 0
			i += size
			continue
		}
		if hidden(r) || r == utf8.RuneError && size == 1 || lineEnd(r) {
			return i, joined
		}
		if run += size; run > maxGlyph-utf8.UTFMax {
			joined = true
		}
		i += size
	}
	return len(s), joined
}

// scrub returns s without what hidden names, from byte at on.
func scrub(s string, at int) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:at])
	for _, r := range s[at:] {
		switch {
		case r == '\t' || lineEnd(r):
			b.WriteByte(' ')
		case !hidden(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden tells whether r shows nothing of its own and is not needed to show
// what stands beside it. The joiners U+200C and U+200D, variation selectors
// and marks are needed.
func hidden(r rune) bool {
	switch {
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return true
	case r < 0x300:
		return r == 0xad // soft hyphen
	case r == 0x200c || r == 0x200d:
		return false
	case r >= 0x600 && r <= 0x8e2:
		return r == 0x61c // the other format characters of Arabic and Syriac are signs
	case r >= 0xd800 && r <= 0xdfff, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// cutGlyphs cuts the glyphs of s that take too many bytes.
func cutGlyphs(s string) string {
	var b strings.Builder
	from := 0 // what is before it is written
	for i := 0; i < len(s); {
		c, _ := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		n := max(len(c), 1)
		if n > maxGlyph {
			_, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[from : i+size])
			b.WriteRune(utf8.RuneError)
			from = i + n
		}
		i += n
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}
