package lexicon

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// longestCode is how many bits a code may have.
const longestCode = 24

// codeLens returns the lengths of the codes of symbols with these weights. One of
// weight 0 has none.
func codeLens(weights []uint32) []byte {
	weights = slices.Clone(weights)
	for {
		lens, most := huffman(weights)
		if most <= longestCode {
			return lens
		}
		for i, w := range weights { // less uneven
			weights[i] = w - w/2
		}
	}
}

// huffman builds the tree from its leaves, in order of weight: of two rows, the
// leaves and the inner nodes as they are made, the lightest are in front.
func huffman(weights []uint32) (lens []byte, most int) {
	var leaves []int
	for i, w := range weights {
		if w > 0 {
			leaves = append(leaves, i)
		}
	}
	lens = make([]byte, len(weights))
	n := len(leaves)
	if n < 2 {
		for _, i := range leaves {
			lens[i] = 1
		}
		return lens, n
	}
	slices.SortFunc(leaves, func(a, b int) int { return cmp.Or(cmp.Compare(weights[a], weights[b]), cmp.Compare(a, b)) })
	weight := make([]uint64, n-1) // of the inner nodes
	parent := make([]int32, 2*n-1)
	leaf, inner := 0, 0
	for k := range n - 1 {
		for range 2 {
			if leaf < n && (inner == k || uint64(weights[leaves[leaf]]) <= weight[inner]) {
				weight[k] += uint64(weights[leaves[leaf]])
				parent[leaf] = int32(n + k)
				leaf++
			} else {
				weight[k] += weight[inner]
				parent[n+inner] = int32(n + k)
				inner++
			}
		}
	}
	depth := make([]int, 2*n-1)
	for k := 2*n - 3; k >= 0; k-- {
		depth[k] = depth[parent[k]] + 1
		if k < n {
			most = max(most, depth[k])
			lens[leaves[k]] = byte(min(depth[k], 255))
		}
	}
	return lens, most
}

// fits tells whether there are codes of these lengths.
func fits(lens []byte) bool {
	room, used := uint64(1)<<longestCode, uint64(0)
	for _, n := range lens {
		if n > longestCode {
			return false
		}
		if n > 0 {
			used += room >> n
		}
	}
	return used <= room
}

// code is the bits of a symbol, the first one highest, and below them how many.
type code uint32

const (
	codeLenBits = 5
	codeLen     = 1<<codeLenBits - 1
)

// order returns the symbols that have codes in order of these, and how many there
// are of each length: the codes follow from that.
func order(lens []byte) (symbols []uint32, counts [longestCode + 1]int) {
	for _, n := range lens {
		counts[n]++
	}
	var next [longestCode + 1]int
	for n := 1; n < longestCode; n++ {
		next[n+1] = next[n] + counts[n]
	}
	symbols = make([]uint32, len(lens)-counts[0])
	for s, n := range lens {
		if n > 0 {
			symbols[next[n]] = uint32(s)
			next[n]++
		}
	}
	counts[0] = 0
	return symbols, counts
}

// codesOf returns the codes of all symbols.
func codesOf(lens []byte) []code {
	symbols, counts := order(lens)
	out := make([]code, len(lens))
	bits, at := uint32(0), 0
	for n := 1; n <= longestCode; n++ {
		bits <<= 1
		for range counts[n] {
			out[symbols[at]] = code(bits<<codeLenBits | uint32(n))
			bits++
			at++
		}
	}
	return out
}

// decoder finds the symbol that some bits begin with.
type decoder struct {
	quick   []uint32 // by the first bits: symbol and length, 0 if its code is longer
	shift   uint
	symbols []uint32
	limits  [longestCode + 2]uint64 // of codes of each length: what is below has so many bits, the first one highest
	base    [longestCode + 2]int64  // what is to be added to a code of the length for its place in symbols
}

func newDecoder(lens []byte, quickBits uint) *decoder {
	d := &decoder{shift: 64 - quickBits, quick: make([]uint32, 1<<quickBits)}
	var counts [longestCode + 1]int
	d.symbols, counts = order(lens)
	bits, at := uint64(0), 0
	for n := 1; n <= longestCode; n++ {
		bits <<= 1
		d.base[n] = int64(at) - int64(bits)
		for range counts[n] {
			if uint(n) <= quickBits {
				from := bits << (quickBits - uint(n))
				for i := range uint64(1) << (quickBits - uint(n)) {
					d.quick[from+i] = d.symbols[at]<<codeLenBits | uint32(n)
				}
			}
			bits++
			at++
		}
		if bits == 1<<n {
			d.limits[n] = ^uint64(0)
		} else {
			d.limits[n] = bits << (64 - uint(n))
		}
	}
	return d
}

// symbol returns the symbol whose code w begins with, and the code's length; 0
// where there is none.
func (d *decoder) symbol(w uint64) (symbol uint32, n uint) {
	if e := d.quick[w>>d.shift]; e != 0 {
		return e >> codeLenBits, uint(e & (1<<codeLenBits - 1))
	}
	for n := 65 - d.shift; n <= longestCode; n++ {
		if w < d.limits[n] || d.limits[n] == ^uint64(0) {
			return d.symbols[int64(w>>(64-n))+d.base[n]], n
		}
	}
	return 0, 0
}

// bitWriter appends codes to bytes.
type bitWriter struct {
	buf []byte
	acc uint64
	n   uint // bits in acc, fewer than 32
}

func (w *bitWriter) put(bits uint32, n uint) {
	w.acc = w.acc<<n | uint64(bits)
	if w.n += n; w.n >= 32 {
		w.n -= 32
		w.buf = binary.BigEndian.AppendUint32(w.buf, uint32(w.acc>>w.n))
	}
}

func (w *bitWriter) code(c code) { w.put(uint32(c>>codeLenBits), uint(c&codeLen)) }

// flush fills up the last byte.
func (w *bitWriter) flush() []byte {
	for w.n >= 8 {
		w.n -= 8
		w.buf = append(w.buf, byte(w.acc>>w.n))
	}
	if w.n > 0 {
		w.buf = append(w.buf, byte(w.acc<<(8-w.n)))
	}
	return w.buf
}

// bitReader reads codes from bytes.
type bitReader struct {
	src []byte
	at  uint // bits read
}

// peek returns the next bits, 57 at least, the first one highest; zeros behind the
// end.
func (r *bitReader) peek() uint64 {
	i := r.at >> 3
	if i+8 <= uint(len(r.src)) {
		return binary.BigEndian.Uint64(r.src[i:]) << (r.at & 7)
	}
	var last [8]byte
	if i < uint(len(r.src)) {
		copy(last[:], r.src[i:])
	}
	return binary.BigEndian.Uint64(last[:]) << (r.at & 7)
}

// within tells whether no more was read than there is.
func (r *bitReader) within() bool { return r.at <= 8*uint(len(r.src)) }
