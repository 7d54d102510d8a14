package reprint

import "math/bits"

// keyset is a set of numbers that is asked for very many, hardly any of which
// are in it. 0 is never in it.
type keyset struct {
	keys   []uint64 // open addressing, at most half full
	filter []uint64 // of each stretch of hashes: two bits for each key that has one there
	shift  uint     // of hashes to places in keys
	words  uint     // of hashes to words of filter
}

// newKeyset returns a set for n numbers.
func newKeyset(n int) *keyset {
	size := max(6, bits.Len(uint(2*n)))
	s := &keyset{keys: make([]uint64, 1<<size), shift: 64 - uint(size), words: 64 - uint(size) + 3}
	s.filter = make([]uint64, 1<<(size-3))
	return s
}

// add adds a number. Its place is that which find returns once all are added.
func (s *keyset) add(key uint64) {
	h := key * oddA
	s.filter[h>>s.words] |= bitsOf(h)
	s.keys[s.place(key)] = key
}

// maybe tells in a moment of most numbers that are not in the set that they are
// not: of 250 of them it lets one pass.
func (s *keyset) maybe(key uint64) bool {
	h := key * oddA
	two := bitsOf(h)
	return s.filter[h>>s.words]&two == two
}

// bitsOf are the two bits of a hash in its word of the filter.
func bitsOf(h uint64) uint64 { return 1<<(h>>26&63) | 1<<(h>>20&63) }

// find returns the place of a number, or -1.
func (s *keyset) find(key uint64) int {
	if i := s.place(key); s.keys[i] == key {
		return i
	}
	return -1
}

// place returns where a number is, or where it would go.
func (s *keyset) place(key uint64) int {
	i := int(key * oddA >> s.shift)
	for s.keys[i] != 0 && s.keys[i] != key {
		i = (i + 1) & (len(s.keys) - 1)
	}
	return i
}

// bandKeys returns the bands of a sketch, as numbers of which two are equal
// where the bands are the same and agree.
func bandKeys(w []uint64) (keys [bands]uint64) {
	const low = 1<<48 - 1
	for i := 0; i < bands; i += 4 { // three words are four bands
		a, b, c := w[1+i/4*3], w[2+i/4*3], w[3+i/4*3]
		keys[i] = a&low | uint64(i+1)<<48
		keys[i+1] = (a>>48|b<<16)&low | uint64(i+2)<<48
		keys[i+2] = (b>>32|c<<32)&low | uint64(i+3)<<48
		keys[i+3] = c>>16 | uint64(i+4)<<48
	}
	return keys
}

// isShort is Sketch.Short of a sketch in words.
func isShort(w []uint64) bool { return w[0]&1 == 0 }

// resemblance is Sketch.Resemblance of two sketches in words that are not short.
func resemblance(v, w []uint64) float64 {
	const low = 0x7fff7fff7fff7fff
	n := 0
	for i := 1; i < Words; i++ {
		x := v[i] ^ w[i]
		n += bits.OnesCount64(^(x&low + low | x | low)) // a bit for each bin that is equal
	}
	return float64(n) / Bins
}

// met tells of rows whether they were met before, of a few hundred at a time.
type met struct {
	slots []uint64 // the time it was used, and the row
	time  uint64
}

func newMet() *met { return &met{slots: make([]uint64, 2*bands*deepest)} }

// begin forgets all rows.
func (m *met) begin() { m.time += 1 << 32 }

// first notes a row and tells whether it is met for the first time since begin.
func (m *met) first(row int) bool {
	key := m.time | uint64(row)
	for i := uint64(row) * oddA >> 32; ; i++ {
		switch s := &m.slots[i&uint64(len(m.slots)-1)]; {
		case *s == key:
			return false
		case *s < m.time || *s == 0: // of an earlier time
			*s = key
			return true
		}
	}
}
