package index

import (
	"encoding/binary"
	"math/bits"
)

// Numbers are packed into bytes least bit first. What reads them loads eight
// bytes at a time, so that many bytes must follow the last that is used.
const slack = 8

func load64(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }
func load32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

// bitWriter appends numbers of some bits to bytes.
type bitWriter struct {
	buf []byte
	acc uint64
	n   uint // bits in acc, fewer than 32
}

// put appends the low n bits of v, at most 32; the others must be 0.
func (w *bitWriter) put(v uint64, n uint) {
	w.acc |= v << w.n
	if w.n += n; w.n >= 32 {
		w.buf = binary.LittleEndian.AppendUint32(w.buf, uint32(w.acc))
		w.acc >>= 32
		w.n -= 32
	}
}

// flush fills up the last byte.
func (w *bitWriter) flush() {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.buf = append(w.buf, byte(w.acc))
		w.acc >>= 8
	}
	w.acc = 0
}

// unary appends v-1 zeros and a one.
func (w *bitWriter) unary(v uint32) {
	for ; v > 32; v -= 32 {
		w.put(0, 32)
	}
	w.put(1<<(v-1), uint(v))
}

// escape is how many zeros before the one say that a number follows whole.
const escape = 24

// rice appends v as its part above k bits, in unary, and its low k bits.
func (w *bitWriter) rice(v uint32, k uint) {
	if high := v >> k; high < escape {
		w.put(1<<high, uint(high)+1)
		w.put(uint64(v)&(1<<k-1), k)
		return
	}
	w.put(1<<escape, escape+1)
	w.put(uint64(v), 32)
}

// riceBits returns the k with which numbers of this mean are short.
func riceBits(sum uint64, n int) uint {
	if n == 0 || sum < uint64(n) {
		return 0
	}
	return uint(min(bits.Len64(sum*11/16/uint64(n)), 31))
}

// readRice reads n numbers from bit at on and appends them to out.
func readRice(b []byte, at, n int, k uint, out []uint32) []uint32 {
	mask := uint64(1)<<k - 1
	for range n {
		w := load64(b, at>>3) >> (at & 7)
		high := bits.TrailingZeros64(w)
		if high >= escape {
			at += escape + 1
			out = append(out, uint32(load64(b, at>>3)>>(at&7)))
			at += 32
			continue
		}
		w >>= high + 1
		at += high + 1
		if uint(high)+1+k > 56 {
			w = load64(b, at>>3) >> (at & 7)
		}
		out = append(out, uint32(high)<<k|uint32(w&mask))
		at += int(k)
	}
	return out
}
