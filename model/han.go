package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsHan tells whether r is a Han character.
func IsHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// joinsTight tells whether two pieces of one block, parted by gap, are set
// without a space: when a line of Chinese was broken inside a sentence.
func joinsTight(before, after, gap string) bool {
	if !strings.Contains(gap, "\n") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return isWideText(last) && isWideText(first)
}

func isWideText(r rune) bool {
	return IsHan(r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 || r == '“' || r == '”' || r == '—'
}
