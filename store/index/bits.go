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

// rows appends rows of numbers that rise, of so many numbers each, the first of
// each row from next on: of every number how far it is above the least it can be.
// First come the low k bits of all of them, then what is above those in unary.
//
// So what is read needs no number to know where the next one is. It is much of the
// work of indexing, so the bits at hand stay in registers.
func (w *bitWriter) rows(next uint32, counts, all []uint32, k uint) {
	if k > 0 {
		w.lows(next, counts, all, k)
	}
	w.highs(next, counts, all, k)
}

// lows appends the low k bits of the distances.
func (w *bitWriter) lows(next uint32, counts, all []uint32, k uint) {
	buf, acc, n, mask := w.buf, w.acc, w.n, uint32(1)<<k-1
	for _, c := range counts {
		least := next
		for _, v := range all[:c] {
			acc |= uint64((v-least)&mask) << n
			least = v + 1
			if n += k; n >= 32 {
				buf = binary.LittleEndian.AppendUint32(buf, uint32(acc))
				acc >>= 32
				n -= 32
			}
		}
		all = all[c:]
	}
	w.buf, w.acc, w.n = buf, acc, n
}

// highs appends, of each distance, so many zeros as it is above its low k bits,
// and a one.
func (w *bitWriter) highs(next uint32, counts, all []uint32, k uint) {
	buf, acc, n := w.buf, w.acc, w.n
	for _, c := range counts {
		least := next
		for _, v := range all[:c] {
			high := uint((v - least) >> k)
			least = v + 1
			for n += high; n >= 32; n -= 32 {
				buf = binary.LittleEndian.AppendUint32(buf, uint32(acc))
				acc >>= 32
			}
			acc |= 1 << n
			n++
		}
		all = all[c:]
	}
	w.buf, w.acc, w.n = buf, acc, n
	w.put(0, 0) // as n may be 32
}

// riceBits returns the k with which numbers of this mean are short. What they are
// above k bits is then in all less than one and a half times as much as there are.
func riceBits(sum uint64, n int) uint {
	if n == 0 || sum < uint64(n) {
		return 0
	}
	return uint(min(bits.Len64(sum*11/16/uint64(n)), 31))
}

// readRising reads len(out) numbers, each of which is above the one before by one
// and what is written: the low k bits of all from bit low on, what is above those
// from bit high on. It returns the bit behind that. The first is next and what is
// written of it.
//
// It is most of the work of a search.
func readRising(b []byte, low, high, k uint, next uint32, out []uint32) uint {
	if k > 0 {
		sumLows(b, low, k, next, out)
		return addHighs(b, high, k, out)
	}
	at := high
	for w, begin := bitsFrom(b, at); ; w, begin = load64(b, int(begin>>3)+8), begin+64 {
		less, n := next-uint32(high)+uint32(begin), min(bits.OnesCount64(w), len(out))
		for i := range out[:n] {
			at = uint(bits.TrailingZeros64(w))
			out[i] = less + uint32(at)
			w &= w - 1
		}
		if out = out[n:]; len(out) == 0 {
			return begin + at + 1
		}
	}
}

// bitsFrom returns 64 bits with that at at, those before it as zeros, and where they
// begin.
func bitsFrom(b []byte, at uint) (w uint64, begin uint) {
	return load64(b, int(at>>3)) >> (at & 7) << (at & 7), at &^ 7
}

// sumLows reads numbers of k bits and makes each the sum of all up to it, and next.
func sumLows(b []byte, at, k uint, next uint32, out []uint32) {
	mask := uint32(1)<<k - 1
	for ; k <= 14 && len(out) >= 4; at += 4 * k { // there are 57 bits at hand, or more
		w := load64(b, int(at>>3)) >> (at & 7)
		v0 := next + uint32(w)&mask
		v1 := v0 + uint32(w>>(k&63))&mask
		v2 := v1 + uint32(w>>(2*k&63))&mask
		next = v2 + uint32(w>>(3*k&63))&mask
		out[0], out[1], out[2], out[3] = v0, v1, v2, next
		out = out[4:]
	}
	for i := range out {
		next += uint32(load64(b, int(at>>3))>>(at&7)) & mask
		out[i] = next
		at += k
	}
}

// addHighs adds to the sums of the low bits what is above those, and to each number
// how many are before it. It returns the bit behind what it read.
func addHighs(b []byte, at, k uint, out []uint32) uint {
	first, done := uint32(at), uint32(0)
	for w, begin := bitsFrom(b, at); ; w, begin = load64(b, int(begin>>3)+8), begin+64 {
		less, n := uint32(begin)-first, min(bits.OnesCount64(w), len(out))
		for i := range out[:n] {
			at = uint(bits.TrailingZeros64(w))
			out[i] += (less+uint32(at)-done)<<(k&31) + done
			done++
			w &= w - 1
		}
		if out = out[n:]; len(out) == 0 {
			return begin + at + 1
		}
	}
}

// skipOnes returns the bit behind the n-th one from bit at on.
func skipOnes(b []byte, at uint, n int) uint {
	if n == 0 {
		return at
	}
	w, begin := bitsFrom(b, at)
	for c := bits.OnesCount64(w); c < n; c = bits.OnesCount64(w) {
		n -= c
		begin += 64
		w = load64(b, int(begin>>3))
	}
	for range n - 1 {
		w &= w - 1
	}
	return begin + uint(bits.TrailingZeros64(w)) + 1
}
