package bodies

import (
	"math/bits"
	"slices"
)

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

// zeros has the high bit set of the lowest byte of w that is zero, and none if none
// is; bits above that one mean nothing.
func zeros(w uint64) uint64 { return (w - ones) &^ w & highs }

// nextCapital returns the place of the next byte from i on that is an ASCII
// capital or the first of a character of two bytes, which may be a letter with an
// accent; len(s) means none.
func nextCapital(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		w := load8(s, i)
		low := w &^ highs // so that no sum runs over into the next byte
		capital := (low + (0x80-'A')*ones) &^ (low + (0x7f-'Z')*ones) &^ w
		two := w & (w << 1) &^ (w << 2) // 110xxxxx
		if m := (capital | two) & highs; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for i < len(s) && (s[i] < 'A' || s[i] > 'Z') && s[i]&0xe0 != 0xc0 {
		i++
	}
	return i
}

// hasHan tells whether there is a byte in s that Han characters in common use
// begin with. No other byte of UTF-8 is like it.
func hasHan(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		// Lead bytes of three are 0xe0 and more; continuation bytes are less.
		if w := load8(s, i); w&(w<<1)&(w<<2)&highs == 0 {
			continue
		}
		for j := i; j < i+8; j++ {
			if s[j] >= 0xe4 && s[j] <= 0xe9 {
				return true
			}
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= 0xe4 && s[i] <= 0xe9 {
			return true
		}
	}
	return false
}

// nextOf returns the place of the next of three Han characters from byte i on,
// where a character begins; len(t) means none. They are given by their three bytes, the
// first lowest.
func nextOf(t string, i int, a, b, c uint32) int {
	for i+3 <= len(t) {
		lead := t[i]
		if lead < 0xe0 { // ASCII, or two bytes of which neither begins a Han character
			i++
			continue
		}
		var w uint32
		if i+4 <= len(t) {
			w = load4(t, i) & 0xffffff
		} else {
			w = uint32(lead) | uint32(t[i+1])<<8 | uint32(t[i+2])<<16
		}
		if w == a || w == b || w == c {
			return i
		}
		if i += 3; lead >= 0xf0 {
			i++
		}
	}
	return len(t)
}

// load4 returns the four bytes of s at i, which must be there.
func load4(s string, i int) uint32 {
	b := s[i : i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// runeSet is a set of characters: a bit for each of the blocks in common use, by
// a hash, and their list to be sure.
type runeSet struct {
	chars []rune
	bits  [16]uint64
}

func newRuneSet(chars string) *runeSet {
	s := &runeSet{chars: []rune(chars)}
	for _, r := range chars {
		s.bits[uint32(r)>>6&15] |= 1 << (uint32(r) & 63)
	}
	return s
}

func (s *runeSet) has(r rune) bool {
	return s.bits[uint32(r)>>6&15]>>(uint32(r)&63)&1 != 0 && slices.Contains(s.chars, r)
}

// byEnd are words by their last character, or by their first. Nearly all others
// are told from those by a bit.
type byEnd[T any] struct {
	bits  [16]uint64
	words map[rune][]T
}

func (b *byEnd[T]) add(r rune, w T) {
	b.bits[uint32(r)>>6&15] |= 1 << (uint32(r) & 63)
	if b.words == nil {
		b.words = make(map[rune][]T)
	}
	b.words[r] = append(b.words[r], w)
}

// ending returns the words that end in r, or begin with it.
func (b *byEnd[T]) ending(r rune) []T {
	if b.bits[uint32(r)>>6&15]>>(uint32(r)&63)&1 == 0 {
		return nil
	}
	return b.words[r]
}
