package extract

import "math/bits"

// Eight bytes of a text at a time, the first in the lowest byte of a word.
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// load8 returns the eight bytes of s at i, which must be there.
func load8(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// The masks below have the high bit of every byte set that is what they say.
// The eight bytes must be ASCII: then no sum runs over into the next.

func letterMask(w uint64) uint64 {
	w |= 0x20 * ones
	return (w + (0x80-'a')*ones) &^ (w + (0x7f-'z')*ones) & highs
}

// wordMask is of what English words and figures are made of: letters, digits
// and the apostrophe.
func wordMask(w uint64) uint64 {
	digits := (w + (0x80-'0')*ones) &^ (w + (0x7f-'9')*ones)
	others := (w ^ '\''*ones) + 0x7f*ones // not an apostrophe
	return letterMask(w) | (digits|^others)&highs
}

// wordStarts counts the words that begin among eight bytes of a mask. inWord
// tells whether the byte before is of a word.
func wordStarts(mask uint64, inWord bool) int {
	before := mask << 8
	if inWord {
		before |= 0x80
	}
	return bits.OnesCount64(mask &^ before)
}

// asciiLen returns how many bytes of ASCII s begins with.
func asciiLen(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if w := load8(s, i) & highs; w != 0 {
			return i + bits.TrailingZeros64(w)/8
		}
	}
	for i < len(s) && s[i] < 0x80 {
		i++
	}
	return i
}

// A character of three bytes, lowest in four: those that are the same in all of
// them, and what they are.
const threeMask, threeBytes = 0xc0c0f0, 0x8080e0

// rune3 returns the character of three bytes that w begins with.
func rune3(w uint32) uint32 { return w&0xf<<12 | w>>8&0x3f<<6 | w>>16&0x3f }
