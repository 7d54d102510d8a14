package index

import (
	"bytes"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// Tables that number words and pairs as they come, with open addressing. Their
// hashes are seeded, so that nobody can write articles that all fall into one
// place of them.

// firstSlots is how many slots a table begins with.
const firstSlots = 1 << 10

// seed is of one table.
type seed struct{ a, b uint64 }

func newSeed() seed { return seed{rand.Uint64(), rand.Uint64()} }

// hash is the product of what is random but for the key, folded.
func (s seed) hash(key uint64) uint64 {
	high, low := bits.Mul64(key^s.a, 0x9e3779b97f4a7c15^s.b)
	return high ^ low
}

// wordTable numbers words.
type wordTable struct {
	seed
	slots []wordSlot
	ends  []uint32 // of each word in text
	text  []byte
}

// wordSlot is a word's key and its number plus one; 0 is free.
type wordSlot struct {
	key  uint64
	n    uint32
	long bool // the key is a hash
}

// A word of up to shortWord bytes is its own key, the first byte the lowest, as
// no word holds a zero. A longer one has a hash.
const shortWord = 8

// key returns the key of the word form[i:end].
func (t *wordTable) key(form string, i, end int) uint64 {
	if n := end - i; n <= shortWord {
		return eight(form, i) & (1<<(8*n) - 1)
	}
	if t.slots == nil {
		t.grow()
	}
	h := t.hash(uint64(end - i))
	for ; end-i > shortWord; i += shortWord {
		h = t.hash(h ^ eight(form, i))
	}
	return t.hash(h ^ eight(form, end-shortWord))
}

// room makes sure that so many words can be added.
func (t *wordTable) room(n int) {
	for (len(t.ends)+n)*2 >= len(t.slots) {
		t.grow()
	}
}

// look returns the slot where a key is, if it is where it is looked for first.
func (t *wordTable) look(key uint64) wordSlot { return t.slots[t.hash(key)&uint64(len(t.slots)-1)] }

// is returns the number of a word of this key if it is the one in a slot.
func (t *wordTable) is(s wordSlot, key uint64, word string) (n uint32, ok bool) {
	if s.key != key || s.n == 0 || s.long != (len(word) > shortWord) {
		return 0, false
	}
	n = s.n - 1
	return n, !s.long || string(t.word(n)) == word
}

// number returns the number of a word, a new one if it was not met before. There
// must be room.
func (t *wordTable) number(key uint64, word string) uint32 {
	mask := uint64(len(t.slots) - 1)
	for i := t.hash(key) & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.n == 0 {
			t.text = append(t.text, word...)
			t.ends = append(t.ends, uint32(len(t.text)))
			t.slots[i] = wordSlot{key, uint32(len(t.ends)), len(word) > shortWord}
			return uint32(len(t.ends) - 1)
		}
		if n, ok := t.is(s, key, word); ok {
			return n
		}
	}
}

func (t *wordTable) begin(n uint32) uint32 {
	if n == 0 {
		return 0
	}
	return t.ends[n-1]
}

func (t *wordTable) word(n uint32) []byte { return t.text[t.begin(n):t.ends[n]] }

func (t *wordTable) grow() {
	if t.slots == nil {
		t.seed = newSeed()
	}
	old := t.slots
	t.slots = make([]wordSlot, max(firstSlots, 2*len(old)))
	mask := uint64(len(t.slots) - 1)
	for _, s := range old {
		if s.n == 0 {
			continue
		}
		i := t.hash(s.key) & mask
		for t.slots[i].n != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// order returns the numbers of the words in order of their bytes.
func (t *wordTable) order() []uint32 {
	type keyed struct {
		head uint64 // the first eight bytes, which decide nearly always
		n    uint32
	}
	keys := make([]keyed, len(t.ends))
	for n := range keys {
		keys[n] = keyed{wordKey(t.word(uint32(n))), uint32(n)}
	}
	slices.SortFunc(keys, func(a, b keyed) int {
		switch {
		case a.head < b.head:
			return -1
		case a.head > b.head:
			return 1
		}
		return bytes.Compare(t.word(a.n), t.word(b.n))
	})
	out := make([]uint32, len(keys))
	for i := range keys {
		out[i] = keys[i].n
	}
	return out
}

// pairTable numbers pairs.
type pairTable struct {
	seed
	slots []uint64 // see slotOf; 0 is free
	n     int
}

// A slot is a pair in runeSlot bits a character, and below them its number plus
// one. All that stands in runs is Han or kana and in the first four planes; more
// pairs than there are numbers would take texts of 1 GB.
const (
	runeSlot   = 18
	numberSlot = 64 - 2*runeSlot
)

func slotOf(p pair) uint64 {
	return uint64(p.first())<<(runeSlot+numberSlot) | uint64(p.second())<<numberSlot
}

func slotPair(slot uint64) pair {
	return pairOf(rune(slot>>(runeSlot+numberSlot)), rune(slot>>numberSlot&(1<<runeSlot-1)))
}

// room makes sure that so many pairs can be added.
func (t *pairTable) room(n int) {
	for (t.n+n)*2 >= len(t.slots) {
		t.grow()
	}
}

func (t *pairTable) place(key uint64) uint64 { return t.hash(key) & uint64(len(t.slots)-1) }

// look returns the slot where a pair is, if it is where it is looked for first.
func (t *pairTable) look(p pair) uint64 { return t.slots[t.place(slotOf(p))] }

// is returns the number of a pair if it is the one in a slot.
func (t *pairTable) is(slot uint64, p pair) (n uint32, ok bool) {
	n = uint32(slot & (1<<numberSlot - 1))
	return n - 1, n > 0 && slot>>numberSlot<<numberSlot == slotOf(p)
}

// number returns the number of a pair, a new one if it was not met before. There
// must be room.
func (t *pairTable) number(p pair) uint32 {
	key, mask := slotOf(p), uint64(len(t.slots)-1)
	for i := t.place(key); ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == 0 {
			t.n++
			t.slots[i] = key | uint64(t.n)
			return uint32(t.n - 1)
		}
		if n, ok := t.is(s, p); ok {
			return n
		}
	}
}

func (t *pairTable) grow() {
	if t.slots == nil {
		t.seed = newSeed()
	}
	old := t.slots
	t.slots = make([]uint64, max(firstSlots, 2*len(old)))
	mask := uint64(len(t.slots) - 1)
	for _, s := range old {
		if s == 0 {
			continue
		}
		i := t.place(s >> numberSlot << numberSlot)
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// order returns the pairs in order, and their numbers.
func (t *pairTable) order() (pairs []pair, numbers []uint32) {
	all := make([]uint64, 0, t.n)
	for _, s := range t.slots {
		if s != 0 {
			all = append(all, s)
		}
	}
	slices.Sort(all)
	pairs, numbers = make([]pair, len(all)), make([]uint32, len(all))
	for i, s := range all {
		pairs[i], numbers[i] = slotPair(s), uint32(s&(1<<numberSlot-1))-1
	}
	return pairs, numbers
}
