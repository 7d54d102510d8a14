package lexicon

import (
	"hash/maphash"
	"math/bits"
)

// wordTable keeps a number for each of some runs; 0 is none. Most have eight bytes
// at most and are looked for as one number, nearly all others as two.
type wordTable struct {
	short  numberTable
	middle []middleSlot
	m      int // of middle
	long   map[string]uint32
}

type middleSlot struct {
	first, second uint64 // eight bytes, and the rest
	value         uint32
}

// shortOf returns a run of eight bytes at most as one number, and whether it can
// be told from all others by that.
func shortOf(run string) (key uint64, is bool) {
	switch n := len(run); {
	case n > 8 || n == 0 || run[n-1] == 0:
		return 0, false
	case n >= 4:
		return uint64(four(run)) | uint64(four(run[n-4:]))<<(8*(n-4)), true
	default:
		return uint64(run[0]) | uint64(run[n/2])<<(8*(n/2)) | uint64(run[n-1])<<(8*(n-1)), true
	}
}

func four(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// middleOf returns a run of nine to sixteen bytes as two numbers.
func middleOf(run string) (first, second uint64, is bool) {
	if len(run) <= 8 || len(run) > 16 {
		return 0, 0, false
	}
	second, is = shortOf(run[8:])
	return uint64(four(run)) | uint64(four(run[4:]))<<32, second, is
}

func (t *wordTable) get(run string) uint32 {
	if key, is := shortOf(run); is {
		return t.short.get(key)
	}
	if first, second, is := middleOf(run); is {
		if t.m == 0 {
			return 0
		}
		return t.at(first, second).value
	}
	return t.long[run]
}

// at returns the place of a run of the middle, or where it goes.
func (t *wordTable) at(first, second uint64) *middleSlot {
	mask := uint64(len(t.middle) - 1)
	for i := hash(first, second) & mask; ; i = (i + 1) & mask {
		if s := &t.middle[i]; s.first == first && s.second == second || s.second == 0 {
			return s
		}
	}
}

// put keeps a number for a run.
func (t *wordTable) put(run string, value uint32) {
	if key, is := shortOf(run); is {
		*t.short.ref(key) = value
		return
	}
	first, second, is := middleOf(run)
	if !is {
		if t.long == nil {
			t.long = map[string]uint32{}
		}
		t.long[run] = value
		return
	}
	if t.m*2 >= len(t.middle) {
		old := t.middle
		t.middle = make([]middleSlot, max(1<<8, 2*len(old)))
		for _, s := range old {
			if s.second != 0 {
				*t.at(s.first, s.second) = s
			}
		}
	}
	s := t.at(first, second)
	if s.second == 0 {
		t.m++
	}
	*s = middleSlot{first, second, value}
}

// numberTable keeps a number for each of some others, which are not ^0.
type numberTable struct {
	slots []numberSlot
	n     int
}

type numberSlot struct {
	key   uint64 // plus one; 0 is free
	value uint32
}

func pairOf(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }

// hash returns a number in which every bit of two numbers tells. Whoever writes
// the texts does not know which run goes where: see secret.
func hash(a, b uint64) uint64 {
	high, low := bits.Mul64(a^secret, b^0x9e3779b97f4a7c15)
	return high ^ low
}

// secret is another one in each process.
var secret = maphash.String(maphash.MakeSeed(), "runs")

// at returns the place of a key, or where it goes.
func (t *numberTable) at(key uint64) *numberSlot {
	mask := uint64(len(t.slots) - 1)
	for i := hash(key, 0) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == key+1 || s.key == 0 {
			return s
		}
	}
}

// get returns the number for a key, or 0.
func (t *numberTable) get(key uint64) uint32 {
	if t.n == 0 {
		return 0
	}
	return t.at(key).value
}

// ref returns where the number for a key is kept, until the next key comes; it is
// 0 at first.
func (t *numberTable) ref(key uint64) *uint32 {
	if t.n*2 >= len(t.slots) {
		old := t.slots
		t.slots = make([]numberSlot, max(1<<10, 2*len(old)))
		for _, s := range old {
			if s.key != 0 {
				*t.at(s.key - 1) = s
			}
		}
	}
	s := t.at(key)
	if s.key == 0 {
		s.key = key + 1
		t.n++
	}
	return &s.value
}
