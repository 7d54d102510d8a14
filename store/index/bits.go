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

// rows appends rows of numbers that rise, of so many numbers each, the first of
// each row from next on: of every number how far it is above the least it can be.
//
// It is much of the work of indexing, so the bits at hand stay in registers.
func (w *bitWriter) rows(next uint32, counts, all []uint32, k uint) {
	buf, acc, n, mask := w.buf, w.acc, w.n, uint64(1)<<k-1
	for _, c := range counts {
		least := next
		for _, v := range all[:c] {
			d := v - least
			least = v + 1
			high := d >> k
			size := uint(high) + 1 + k
			if high >= escape || size > 32 {
				w.buf, w.acc, w.n = buf, acc, n
				w.rice(d, k)
				buf, acc, n = w.buf, w.acc, w.n
				continue
			}
			acc |= (1<<high | uint64(d)&mask<<(high+1)) << n
			if n += size; n >= 32 {
				buf = binary.LittleEndian.AppendUint32(buf, uint32(acc))
				acc >>= 32
				n -= 32
			}
		}
		all = all[c:]
	}
	w.buf, w.acc, w.n = buf, acc, n
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
func readRising(b []byte, at, k uint, next uint32, out []uint32) uint {
	if k == 0 {
		return readDense(b, at, next, out)
	}
	if len(out) == 0 {
		return at
	}
	return readRows(b, at, k, next, 0, []uint32{uint32(len(out))}, out)
}

// readRows reads rows of numbers as readRising does: out[i] on up to where the
// last of ends says that its row ends. Every row but the first begins with 0 and
// what is written.
func readRows(b []byte, at, k uint, next, i uint32, ends, out []uint32) uint {
	at = readDistances(b, at, k, out[i:ends[len(ends)-1]])
	for _, end := range ends {
		row := out[i:end]
		for j, v := range row {
			next += v
			row[j] = next
			next++
		}
		i, next = end, 0
	}
	return at
}

// readDistances reads numbers as rice writes them.
//
// It is most of the work of a search for a phrase, so four are read of the bits
// at hand, whatever they are; only if they did not suffice is each read alone.
func readDistances(b []byte, at, k uint, out []uint32) uint {
	mask := uint32(1)<<k - 1
	for len(out) > 0 {
		for len(out) >= 4 {
			w := load64(b, int(at>>3)) >> (at & 7)
			z0 := uint(bits.TrailingZeros32(uint32(w)))
			w >>= (z0 + 1) & 63
			v0 := uint32(w) & mask
			w >>= k & 63
			z1 := uint(bits.TrailingZeros32(uint32(w)))
			w >>= (z1 + 1) & 63
			v1 := uint32(w) & mask
			w >>= k & 63
			z2 := uint(bits.TrailingZeros32(uint32(w)))
			w >>= (z2 + 1) & 63
			v2 := uint32(w) & mask
			w >>= k & 63
			z3 := uint(bits.TrailingZeros32(uint32(w)))
			w >>= (z3 + 1) & 63
			v3 := uint32(w) & mask
			size := z0 + z1 + z2 + z3 + 4 + 4*k
			if size > 57 || z0 >= escape || z1 >= escape || z2 >= escape || z3 >= escape {
				break
			}
			out[0], out[1] = uint32(z0)<<(k&31)|v0, uint32(z1)<<(k&31)|v1
			out[2], out[3] = uint32(z2)<<(k&31)|v2, uint32(z3)<<(k&31)|v3
			out = out[4:]
			at += size
		}
		for n := min(len(out), 4); n > 0; n-- {
			w := load64(b, int(at>>3)) >> (at & 7)
			zeros := uint(bits.TrailingZeros32(uint32(w)))
			if zeros >= escape {
				at += escape + 1
				out[0] = uint32(load64(b, int(at>>3)) >> (at & 7))
				at += 32
			} else {
				out[0] = uint32(zeros)<<(k&31) | uint32(w>>((zeros+1)&63))&mask
				at += zeros + 1 + k
			}
			out = out[1:]
		}
	}
	return at
}

// readDense is readRising where k is 0: a bit that is set is a number, one more
// than the bit before it would be.
func readDense(b []byte, at uint, next uint32, out []uint32) uint {
	for i := 0; i < len(out); {
		begin := at &^ 7
		w := load64(b, int(at>>3)) >> (at & 7) << (at & 7)
		less := next - uint32(at) // what a number is above its bit
		for ; w != 0; w &= w - 1 {
			bit := begin + uint(bits.TrailingZeros64(w))
			if bit-at >= escape {
				break
			}
			out[i] = less + uint32(bit)
			at = bit + 1
			if i++; i == len(out) {
				return at
			}
		}
		next = less + uint32(at)
		if zeros := uint(bits.TrailingZeros64(load64(b, int(at>>3)) >> (at & 7))); zeros >= escape {
			at += escape + 1
			next += uint32(load64(b, int(at>>3)) >> (at & 7))
			at += 32
			out[i] = next
			next++
			i++
		}
	}
	return at
}
