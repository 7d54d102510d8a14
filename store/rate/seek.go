package rate

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// seek finds a character of ASCII in texts, a letter without regard to case,
// eight bytes at a time: the distances are too short for the calls that make
// strings.IndexByte fast.
type seek struct {
	c          byte   // a small letter, or another character
	want, fold uint64 // that in each byte, and the bit that makes capitals small
}

const (
	lowBits   = 0x0101010101010101
	sevenBits = 0x7f7f7f7f7f7f7f7f
)

func seekOf(c byte) seek {
	k := seek{c: c, want: lowBits * uint64(c)}
	if c >= 'a' && c <= 'z' {
		k.fold = lowBits * ('a' - 'A') // no other byte becomes a small letter by it
	}
	return k
}

// in returns the first place in s from a byte on, or -1.
func (k *seek) in(s string, from int) int {
	if from >= len(s) {
		return -1
	}
	if small[s[from]] == k.c {
		return from
	}
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for from++; from+8 <= len(b); from += 8 {
		if z := k.places(b[from:]); z != 0 {
			return from + bits.TrailingZeros64(z)/8
		}
	}
	if from < len(b) && len(b) >= 8 {
		last := len(b) - 8
		if z := k.places(b[last:]) >> (8 * (from - last)); z != 0 {
			return from + bits.TrailingZeros64(z)/8
		}
		return -1
	}
	for ; from < len(b); from++ {
		if small[b[from]] == k.c {
			return from
		}
	}
	return -1
}

// places returns the upper bits of those of the first 8 bytes that are it.
func (k *seek) places(b []byte) uint64 {
	x := (binary.LittleEndian.Uint64(b) | k.fold) ^ k.want
	return ^((x&sevenBits + sevenBits) | x | sevenBits)
}
