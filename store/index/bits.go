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

// bits returns how many bits were appended since the length of buf was from.
func (w *bitWriter) bits(from int) int { return 8*(len(w.buf)-from) + int(w.n) }

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

// readRising reads len(out) numbers, each of which is above the one before by
// one and what is written, from bit at on, and returns the bit behind them. The
// first is next and what is written of it.
//
// It is most of the work of a search for a phrase, so the bits at hand stay in
// a register until they run out.
func readRising(b []byte, at, k uint, next uint32, out []uint32) uint {
	mask := uint64(1)<<k - 1
	w, have := load64(b, int(at>>3))>>(at&7), 64-at&7
	for i := range out {
		zeros := uint(bits.TrailingZeros64(w))
		size := zeros + 1 + k
		if size > have || zeros >= escape {
			w, have = load64(b, int(at>>3))>>(at&7), 64-at&7
			if zeros = uint(bits.TrailingZeros64(w)); zeros >= escape {
				at += escape + 1
				next += uint32(load64(b, int(at>>3)) >> (at & 7))
				at += 32
				out[i] = next
				next++
				w, have = load64(b, int(at>>3))>>(at&7), 64-at&7
				continue
			}
			size = zeros + 1 + k
		}
		next += uint32(zeros)<<k | uint32(w>>(zeros+1)&mask)
		out[i] = next
		next++
		w >>= size
		have -= size
		at += size
	}
	return at
}
