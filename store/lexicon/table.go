package lexicon

import "hash/maphash"

// wordTable keeps a number for each of some runs; 0 is none. Most have eight bytes
// at most and are looked for as one number.
type wordTable struct {
	short numberTable
	seed  maphash.Seed
	long  []longSlot
	n     int // of long
}

type longSlot struct {
	hash, value uint32
	run         string // "" is free
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

func (t *wordTable) get(run string) uint32 {
	if key, is := shortOf(run); is {
		return t.short.get(key)
	}
	if t.n == 0 {
		return 0
	}
	return t.long[t.at(run)].value
}

// at returns the place of a long run, or where it goes.
func (t *wordTable) at(run string) int {
	h := maphash.String(t.seed, run)
	mask := uint64(len(t.long) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := &t.long[i]; s.run == "" || s.hash == uint32(h>>32) && s.run == run {
			return int(i)
		}
	}
}

// ref returns where the number of a run is kept, until the next run comes; it is
// 0 at first.
func (t *wordTable) ref(run string) *uint32 {
	if key, is := shortOf(run); is {
		return t.short.ref(key)
	}
	if t.n*2 >= len(t.long) {
		old := t.long
		if old == nil {
			t.seed = maphash.MakeSeed()
		}
		t.long = make([]longSlot, max(1<<10, 2*len(old)))
		for _, s := range old {
			if s.run != "" {
				t.long[t.at(s.run)] = s
			}
		}
	}
	s := &t.long[t.at(run)]
	if s.run == "" {
		t.n++
		s.run, s.hash = run, uint32(maphash.String(t.seed, run)>>32)
	}
	return &s.value
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

func hash(key uint64) uint64 {
	h := key * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// at returns the place of a key, or where it goes.
func (t *numberTable) at(key uint64) *numberSlot {
	mask := uint64(len(t.slots) - 1)
	for i := hash(key) & mask; ; i = (i + 1) & mask {
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
