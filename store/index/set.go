package index

import "math/bits"

// Set is a set of a segment's articles, or of several segments' one after the
// other. The zero Set is empty and cannot grow.
type Set struct{ words []uint64 }

// NewSet returns an empty set for numbers below n.
func NewSet(n int) Set { return Set{make([]uint64, (n+63)/64)} }

// fullSet returns the set of all numbers below n.
func fullSet(n int) Set {
	s := NewSet(n)
	s.addRange(0, n)
	return s
}

// Has tells whether i is in the set; i must be below its bound.
func (s Set) Has(i uint32) bool { return s.words[i/64]>>(i%64)&1 != 0 }

// Add puts i in.
func (s Set) Add(i uint32) { s.words[i/64] |= 1 << (i % 64) }

// Len returns how many are in the set.
func (s Set) Len() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// Part returns the set's words from number from on, which must be a multiple of
// 64, as a set of its own for n numbers that shares them.
func (s Set) Part(from, n int) Set { return Set{s.words[from/64 : (from+n+63)/64]} }

// Put copies t, a set of fewer numbers, to number from on, which must be a
// multiple of 64.
func (s Set) Put(from int, t Set) { copy(s.words[from/64:], t.words) }

// Each calls visit for every number in the set, in order, until it says stop.
func (s Set) Each(visit func(i uint32) (goOn bool)) {
	for k, w := range s.words {
		for ; w != 0; w &= w - 1 {
			if !visit(uint32(k*64 + bits.TrailingZeros64(w))) {
				return
			}
		}
	}
}

// Append appends the numbers in the set, in order, to out.
func (s Set) Append(out []uint32) []uint32 {
	for k, w := range s.words {
		for ; w != 0; w &= w - 1 {
			out = append(out, uint32(k*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// stretch returns the end of the words from from on that hold n numbers, or a
// few more, and how many they hold.
func (s Set) stretch(from, n int) (end, holds int) {
	for end = from; end < len(s.words) && holds < n; end++ {
		holds += bits.OnesCount64(s.words[end])
	}
	return end, holds
}

func (s Set) addRange(from, to int) {
	for from < to {
		k, low := from/64, from%64
		n := min(64-low, to-from)
		s.words[k] |= ^uint64(0) >> (64 - n) << low
		from += n
	}
}

func (s Set) and(t Set) {
	for i, w := range t.words {
		s.words[i] &= w
	}
}

func (s Set) or(t Set) {
	for i, w := range t.words {
		s.words[i] |= w
	}
}

func (s Set) without(t Set) {
	for i, w := range t.words {
		s.words[i] &^= w
	}
}

func (s Set) clone() Set {
	t := Set{make([]uint64, len(s.words))}
	copy(t.words, s.words)
	return t
}
