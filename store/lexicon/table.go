package lexicon

import (
	"hash/maphash"
	"math/bits"
)

// value is what is kept of a run, or of two words that are one: a number plus one,
// 0 for none, and with words that are packed their code.
type value struct {
	n    uint32
	code code
}

// number returns the number, or none.
func (v value) number() uint32 { return v.n - 1 }

// wordTable keeps a value for each of some runs. Most have eight bytes at most and
// are looked for as one number, nearly all others as two.
type wordTable struct {
	short  numberTable
	middle []middleSlot
	m      int // of middle
	long   map[string]*value
}

type middleSlot struct {
	first, second uint64 // eight bytes, and the rest
	value         value
}

// shortOf returns a run of eight bytes at most as one number, and whether it can
// be told from all others by that.
func shortOf(run string) (key uint64, is bool) {
	switch n := len(run); {
	case n > 8 || n == 0 || run[n-1] == 0:
		return 0, false
	case n >= 4:
		key = uint64(four(run)) | uint64(four(run[n-4:]))<<(8*(n-4))
		return key, key != ^uint64(0)
	default:
		return uint64(run[0]) | uint64(run[n/2])<<(8*(n/2)) | uint64(run[n-1])<<(8*(n-1)), true
	}
}

func four(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func eight(s string) uint64 { return uint64(four(s)) | uint64(four(s[4:]))<<32 }

// middleOf returns a run of nine to sixteen bytes as two numbers.
func middleOf(run string) (first, second uint64, is bool) {
	n := len(run)
	if n <= 8 || n > 16 || run[n-1] == 0 {
		return 0, 0, false
	}
	return eight(run), eight(run[n-8:]) >> (8 * (16 - n)), true
}

func (t *wordTable) get(run string) value {
	if first, second, is := middleOf(run); is {
		if t.m == 0 {
			return value{}
		}
		return t.at(first, second).value
	}
	if key, is := shortOf(run); is {
		return t.short.get(key)
	}
	if v := t.long[run]; v != nil {
		return *v
	}
	return value{}
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

// ref returns where the value for a run is kept, until the next run comes; it is
// empty at first.
func (t *wordTable) ref(run string) *value {
	if key, is := shortOf(run); is {
		return t.short.ref(key)
	}
	first, second, is := middleOf(run)
	if !is {
		if t.long == nil {
			t.long = map[string]*value{}
		}
		v := t.long[run]
		if v == nil {
			v = &value{}
			t.long[run] = v
		}
		return v
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
		s.first, s.second = first, second
	}
	return &s.value
}

// numberTable keeps a value for each of some numbers, which are not ^0.
type numberTable struct {
	slots []numberSlot
	n     int
}

type numberSlot struct {
	key   uint64 // plus one; 0 is free
	value value
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

// get returns the value for a key.
func (t *numberTable) get(key uint64) value {
	if t.n == 0 {
		return value{}
	}
	return t.at(key).value
}

// ref returns where the value for a key is kept, until the next key comes; it is
// empty at first.
func (t *numberTable) ref(key uint64) *value {
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
