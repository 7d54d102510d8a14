package index

import (
	"bytes"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// firstSlots is how many slots a table begins with.
const firstSlots = 1 << 10

// seed is of one table: nobody can write articles whose words all fall into one
// place of it.
type seed struct{ a, b uint64 }

func newSeed() seed { return seed{rand.Uint64(), rand.Uint64()} }

// hash is the product of what is random but for the key, folded.
func (s seed) hash(key uint64) uint64 {
	high, low := bits.Mul64(key^s.a, 0x9e3779b97f4a7c15^s.b)
	return high ^ low
}

// wordTable numbers words as they come, with open addressing.
type wordTable struct {
	seed
	slots []wordSlot
	ends  []uint32 // of each word in text, in which a space is behind each
	text  []byte
}

// wordSlot is a word's key and its number plus one; 0 is free. Where the key is a
// hash, at is where the word begins in the text, plus one.
type wordSlot struct {
	key   uint64
	n, at uint32
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
	for (len(t.ends)+n)*4 >= len(t.slots)*3 {
		t.grow()
	}
}

// look returns the slot where a key is, if it is where it is looked for first.
func (t *wordTable) look(key uint64) wordSlot { return t.slots[t.hash(key)&uint64(len(t.slots)-1)] }

// is returns the number of a word of this key if it is the one in a slot.
func (t *wordTable) is(s wordSlot, key uint64, word string) (n uint32, ok bool) {
	if s.key != key || s.n == 0 || (s.at != 0) != (len(word) > shortWord) {
		return 0, false
	}
	if s.at == 0 {
		return s.n - 1, true
	}
	known := t.text[s.at-1:]
	return s.n - 1, len(known) > len(word) && known[len(word)] == ' ' && string(known[:len(word)]) == word
}

// number returns the number of a word, a new one if it was not met before. There
// must be room.
func (t *wordTable) number(key uint64, word string) uint32 {
	mask := uint64(len(t.slots) - 1)
	for i := t.hash(key) & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.n == 0 {
			at := uint32(0)
			if len(word) > shortWord {
				at = uint32(len(t.text)) + 1
			}
			t.text = append(t.text, word...)
			t.ends = append(t.ends, uint32(len(t.text)))
			t.text = append(t.text, ' ')
			t.slots[i] = wordSlot{key, uint32(len(t.ends)), at}
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
	return t.ends[n-1] + 1
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

// reset takes all words out of the table.
func (t *wordTable) reset() {
	clear(t.slots)
	t.ends, t.text = t.ends[:0], t.text[:0]
}

// order returns the numbers of the words in order of their bytes.
func (t *wordTable) order(room *[]uint64) []uint32 {
	n := len(t.ends)
	low := uint(bits.Len(uint(n)))
	*room = slices.Grow((*room)[:0], 2*n)[:2*n]
	keys := (*room)[:n]
	for i := range keys { // the first bytes, which mostly decide, and the number
		keys[i] = wordKey(t.word(uint32(i)))>>low<<low | uint64(i)
	}
	keys = radixSorted(keys, (*room)[n:], low)
	for from := 0; from < n; {
		to := from + 1
		for to < n && keys[to]>>low == keys[from]>>low {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(keys[from:to], func(a, b uint64) int {
				return bytes.Compare(t.word(uint32(a&(1<<low-1))), t.word(uint32(b&(1<<low-1))))
			})
		}
		from = to
	}
	out := make([]uint32, n)
	for i, key := range keys {
		out[i] = uint32(key & (1<<low - 1))
	}
	return out
}
