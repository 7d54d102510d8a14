// Package fold brings text to one form for matching: case, accents, width,
// Traditional and Simplified, quotes and dashes. What it returns is never
// shown to a reader.
//
// Folding works rune by rune, without context, so that the fold of two texts
// joined is the two folds joined, and a query folds as the text it looks for.
// Text that is already folded is returned as it is, without an allocation.
package fold

import (
	"strings"
	"unicode/utf8"
)

// Text folds s for matching: letters to lower case without accents (ü is u, ß
// is ss), full-width and half-width forms to one, compatibility ideographs and
// Kangxi radicals to plain Han, Traditional to Simplified, 〇 to 零, curly
// quotes, dashes and wide spaces to their ASCII forms. Combining accents,
// variation selectors and invisible joiners vanish. Text of folded text is
// that text again.
func Text(s string) string {
	at, size, rep := next(s, 0)
	if size == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	from := 0
	for size > 0 {
		b.WriteString(s[from:at])
		b.WriteString(rep)
		from = at + size
		at, size, rep = next(s, from)
	}
	b.WriteString(s[from:])
	return b.String()
}

// AppendHan appends to dst what the characters of the basic block of Han (U+4E00 to
// U+9FFF) that s begins with fold to, and returns how many bytes of s they take.
func AppendHan(dst []byte, s string) (out []byte, n int) {
	var t *tables
	from := 0
	for ; n+3 <= len(s); n += 3 {
		b := s[n : n+3]
		r := rune(b[0]&0xf)<<12 | rune(b[1]&0x3f)<<6 | rune(b[2]&0x3f)
		if b[0]&0xf0 != 0xe0 || b[1]&0xc0 != 0x80 || b[2]&0xc0 != 0x80 || r < 0x4e00 || r >= hanEnd {
			break
		}
		if t == nil {
			t = loaded()
		}
		if k := t.han[r-hanFirst]; k != 0 {
			dst = append(append(dst, s[from:n]...), t.hanAt(k)...)
			from = n + 3
		}
	}
	return append(dst, s[from:n]...), n
}

// Simplified turns Traditional characters into Simplified ones and changes
// nothing else, so that rune and byte indexes stay: the few rare pairs whose
// forms take a different number of bytes are left alone (Text folds them).
func Simplified(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s
	}
	t := loaded()
	if i = t.nextTrad(s, i); i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	from := 0
	for ; i < len(s); i = t.nextTrad(s, i) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if to := t.simplified(r); len(to) == n {
			b.WriteString(s[from:i])
			b.WriteString(to)
			from = i + n
		}
		i += n
	}
	b.WriteString(s[from:])
	return b.String()
}

// nextTrad returns the place of the next character of s, from byte i on, that
// has a Simplified form; len(s) if there is none.
func (t *tables) nextTrad(s string, i int) int {
	for i < len(s) {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		if i+4 <= len(s) {
			b := s[i : i+4]
			if w := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24; w&0xc0c0f0 == 0x8080e0 { // three bytes
				k := (w&0xf<<12 | w>>8&0x3f<<6 | w>>16&0x3f) - hanFirst
				if k < hanEnd-hanFirst && t.trad[k>>6]>>(k&63)&1 != 0 {
					return i
				}
				i += 3
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if t.simplified(r) != "" {
			return i
		}
		i += n
	}
	return i
}

const lower = "abcdefghijklmnopqrstuvwxyz"

// next finds the first rune at or after byte i that folding changes: where it
// is, its size in bytes and what stands in its place. The size is 0 when there
// is none.
func next(s string, i int) (at, size int, rep string) {
	var t *tables
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if c -= 'A'; c < 26 {
				return i, 1, lower[c : c+1]
			}
			i++
			continue
		}
		if t == nil {
			t = loaded()
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if hanFirst <= r && r < hanEnd {
			if k := t.han[r-hanFirst]; k != 0 {
				return i, n, t.hanAt(k)
			}
		} else if rep, changed := t.fold(r, n); changed {
			return i, n, rep
		}
		i += n
	}
	return len(s), 0, ""
}
