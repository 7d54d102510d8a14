package charset

import (
	"strings"
	"unicode/utf8"
)

// decodeUTF16 decodes pairs of bytes with the high one at hi. Half a pair and
// lone surrogates become U+FFFD and are counted.
func decodeUTF16(s string, hi, lo int) (text string, invalid int) {
	unit := func(i int) rune { return rune(s[i+hi])<<8 | rune(s[i+lo]) }
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	i := 0
	for ; i+1 < len(s); i += 2 {
		r := unit(i)
		switch {
		case r >= 0xd800 && r < 0xdc00 && i+3 < len(s) && unit(i+2)&0xfc00 == 0xdc00:
			r = (r-0xd800)<<10 | (unit(i+2) - 0xdc00) + 0x10000
			i += 2
		case r >= 0xd800 && r < 0xe000:
			r = utf8.RuneError
			invalid++
		}
		b.WriteRune(r)
	}
	if i < len(s) {
		b.WriteRune(utf8.RuneError)
		invalid++
	}
	return b.String(), invalid
}

// unmarkedUTF16 tells UTF-16 without a byte order mark by its first 4 KB, or
// returns "". Half the bytes of Latin letters are NUL, all at odd or all at
// even places; Chinese has its line ends so, and common characters.
func unmarkedUTF16(s string) string {
	s = s[:min(len(s), 4096)]
	var nul [2]int
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			nul[i&1]++
		}
	}
	names := [2]string{"utf-16be", "utf-16le"}
	for i, name := range names {
		if most, other := nul[i], nul[1-i]; most >= 4 && most*4 > len(s) && other*20 < most {
			return name
		}
	}
	if len(s) < 8 || len(s)%2 != 0 {
		return ""
	}
	if _, bad := countUTF8(s); bad == 0 && nul[0]+nul[1] == 0 {
		return ""
	}
	best, name := 0.6, ""
	for i, n := range names {
		text, invalid := decodeUTF16(s, i, 1-i)
		if f := fitUTF16(text, invalid); f > best {
			best, name = f, n
		}
	}
	return name
}

// fitUTF16 is the part of a text that is common Han, their punctuation, or
// ASCII. Without any Han it is no Chinese, and then NULs tell.
func fitUTF16(text string, invalid int) float64 {
	good, all, han := 0, 0, 0
	set := common()
	for _, r := range text {
		all++
		switch {
		case set.has(r):
			han++
			good++
		case cjkPunctuation(r), r >= 0x20 && r < 0x7f, r == '\n', r == '\r', r == '\t':
			good++
		}
	}
	if han < 2 {
		return 0
	}
	return float64(good-2*invalid) / float64(all)
}

// countUTF8 counts the characters of s that take several bytes of UTF-8, and
// the bytes that are not UTF-8. A character cut off at the very end is
// neither.
func countUTF8(s string) (multi, bad int) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			multi++
		case len(s)-i < utf8.UTFMax && !utf8.FullRuneInString(s[i:]) && multi > 0:
		default:
			bad++
		}
		i += n
	}
	return multi, bad
}
