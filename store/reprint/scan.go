package reprint

import (
	"math/bits"
	"unicode/utf8"

	"gongbao/store/fold"
)

// Odd numbers to multiply by, from the digits of the golden ratio and of the
// square roots of 2, 3 and 5: no more is asked of them than that their bits
// look like chance.
const (
	oddA = 0x9e3779b97f4a7c15
	oddB = 0x6a09e667f3bcc909
	oddC = 0xbb67ae8584caa73b
	oddD = 0x3c6ef372fe94f82b
)

// mix spreads every bit of h over all others.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= oddA
	h ^= h >> 29
	h *= oddB
	return h ^ h>>32
}

// Bytes of a word, each with its lowest or its highest bit set.
const low, high = 0x0101010101010101, 0x8080808080808080

// startsHan tells whether a Han character of the basic block is the first of eight bytes.
func startsHan(x uint64) bool {
	lead := byte(x) // U+5000 to U+9FFF are Han and nothing else
	return 0xe5 <= lead && lead <= 0xe9 || lead == 0xe4 && byte(x>>8) >= 0xb8
}

// lettersIn returns how many of eight ASCII bytes stand before the first that is at
// most a space, in bits.
func lettersIn(x uint64) int {
	return bits.TrailingZeros64((x-0x21*low)&high) &^ 7 // that byte gets its highest bit set
}

// word returns the hash of the first word at or after byte i of a normal form
// and where it ends; end is -1 where there is none.
func word(form string, i int) (hash uint64, end int) {
	for i < len(form) && form[i] <= ' ' {
		i++
	}
	if i == len(form) {
		return 0, -1
	}
	start := i
	for hash = oddC; len(form)-i >= 8; i += 8 {
		x := eight(form, i)
		if i == start && startsHan(x) {
			return (x&0xffffff ^ oddC) * oddD, i + 3
		}
		if x&high != 0 {
			break
		}
		if n := lettersIn(x); n < 64 {
			return (x&(1<<n-1) ^ hash) * oddD, i + n/8
		}
		hash = bits.RotateLeft64((hash^x)*oddD, 31)
	}
	return slowWord(form, start)
}

// eight returns eight bytes as one number, the first lowest.
func eight(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// slowWord is word for the word that begins at byte i, whatever its letters.
func slowWord(form string, i int) (hash uint64, end int) {
	hash = oddC
	held, n := uint64(0), 0
	for start := i; i < len(form) && form[i] > ' '; {
		size := 1
		if form[i] >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(form[i:]); fold.IsAlone(r) {
				if start < i {
					break
				}
				for k := i + size - 1; k >= i; k-- {
					held = held<<8 | uint64(form[k])
				}
				return (held ^ oddC) * oddD, i + size
			}
		}
		for end := i + size; i < end; i++ {
			held |= uint64(form[i]) << n
			if n += 8; n == 64 {
				hash, held, n = bits.RotateLeft64((hash^held)*oddD, 31), 0, 0
			}
		}
	}
	return (hash ^ held) * oddD, i
}

// Shingle is how many words in a row are one shingle.
const Shingle = 4

// shingle joins the hashes of four words in a row.
func shingle(a, b, c, d uint64) uint64 {
	return mix(a + b*oddA + c*oddB + d*oddC)
}
