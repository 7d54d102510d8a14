package index

import (
	"math/bits"
	"slices"
)

// Set is a set of a segment's articles, or of several segments' one after the
// other, or of a stretch of them. The zero Set is empty and cannot grow.
type Set struct {
	words []uint64
	first uint32 // the number of the first bit, a multiple of 64
}

// NewSet returns an empty set for numbers below n.
func NewSet(n int) Set { return Set{words: make([]uint64, (n+63)/64)} }

// IsZero tells whether it is the zero Set, which stands for none.
func (s Set) IsZero() bool { return s.words == nil }

// Has tells whether i is in the set; i must be within its bounds.
func (s Set) Has(i uint32) bool { i -= s.first; return s.words[i/64]>>(i%64)&1 != 0 }

// Add puts i in.
func (s Set) Add(i uint32) { i -= s.first; s.words[i/64] |= 1 << (i % 64) }

// addRising puts numbers in that rise; there must be one.
func (s Set) addRising(all []uint32) {
	k, word := (all[0]-s.first)/64, uint64(0)
	for _, i := range all {
		i -= s.first
		if i/64 != k {
			s.words[k] |= word
			k, word = i/64, 0
		}
		word |= 1 << (i % 64)
	}
	s.words[k] |= word
}

// remove takes i out.
func (s Set) remove(i uint32) { i -= s.first; s.words[i/64] &^= 1 << (i % 64) }

// Len returns how many are in the set.
func (s Set) Len() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// none tells whether nothing is in the set.
func (s Set) none() bool {
	for _, w := range s.words {
		if w != 0 {
			return false
		}
	}
	return true
}

// bound returns the first number that is too high for the set.
func (s Set) bound() uint32 { return s.first + uint32(64*len(s.words)) }

// Part returns the set's words from number from on, which must be a multiple of
// 64, as a set of its own for n numbers, from 0 on, that shares them.
func (s Set) Part(from, n int) Set { return Set{words: s.words[from/64 : (from+n+63)/64]} }

// stretch returns the part of the set from number from on up to number to, which
// shares its words and keeps its numbers. Both must be multiples of 64; what is
// beyond the set is left out.
func (s Set) stretch(from, to uint32) Set {
	end := min(int(to-s.first)/64, len(s.words))
	return Set{s.words[min(int(from-s.first)/64, end):end], from}
}

// Put copies t, a set of fewer numbers, to number from on, which must be a
// multiple of 64.
func (s Set) Put(from int, t Set) { copy(s.words[from/64:], t.words) }

// Each calls visit for every number in the set, in order, until it says stop.
func (s Set) Each(visit func(i uint32) (goOn bool)) {
	for k, w := range s.words {
		for ; w != 0; w &= w - 1 {
			if !visit(s.first + uint32(k*64+bits.TrailingZeros64(w))) {
				return
			}
		}
	}
}

// Append appends the numbers in the set, in order, to out.
func (s Set) Append(out []uint32) []uint32 {
	n := len(out)
	out = slices.Grow(out, s.Len())
	out = out[:n+s.Len()]
	for k, w := range s.words {
		for base := s.first + uint32(k*64); w != 0; w &= w - 1 {
			out[n] = base + uint32(bits.TrailingZeros64(w))
			n++
		}
	}
	return out
}

// addRange puts in the numbers from from up to to as far as they are within the
// set's bounds.
func (s Set) addRange(from, to int) {
	from, to = max(from, int(s.first)), min(to, int(s.bound()))
	from, to = from-int(s.first), to-int(s.first)
	for from < to {
		k, low := from/64, from%64
		n := min(64-low, to-from)
		s.words[k] |= ^uint64(0) >> (64 - n) << low
		from += n
	}
}

// and, or and without change the set by one of the same bounds.
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

// orBoth puts in what is in both of two sets of the same bounds.
func (s Set) orBoth(t, u Set) {
	for i, w := range t.words {
		s.words[i] |= w & u.words[i]
	}
}

func (s Set) without(t Set) {
	for i, w := range t.words {
		s.words[i] &^= w
	}
}
