package gazetteer

import "strings"

// index finds regions by a string. It is a hash table with open addressing over
// the embedded text: a third of a Go map's memory and load time for keys that
// are known beforehand, and nothing in it but list for the collector to follow.
type index struct {
	text  string    // the table the keys are part of
	slots []int32   // 1 + place in keys, 0 empty; a power of two long
	keys  []span    // in the order of the table
	first []int32   // keys[i] names regions list[first[i]:first[i+1]]
	list  []*Region // of all keys, one after the other
	long  int       // bytes of the longest key
}

// span is a stretch of text: its start, and its length in the lowest byte.
type span uint32

func (x *index) key(i int) string {
	s := x.keys[i]
	return x.text[s>>8 : s>>8+s&0xff]
}

// newIndex reads lines of a key, at most 255 bytes, and the places of its
// regions, in decimal, joined by tabs.
func newIndex(table string, regions []*Region) *index {
	x := sizedIndex(table, strings.Count(table, "\n"))
	for i := 0; i < len(table); i++ {
		start, h := i, uint32(hashStart)
		for ; table[i] != '\t'; i++ {
			h = (h ^ uint32(table[i])) * hashStep
		}
		x.open(start, i-start, h^h>>15)
		at := 0
		for i++; table[i] != '\n'; i++ {
			if table[i] == '\t' {
				x.list = append(x.list, regions[at])
				at = 0
				continue
			}
			at = at*10 + int(table[i]-'0')
		}
		x.list = append(x.list, regions[at])
	}
	x.first = append(x.first, int32(len(x.list)))
	return x
}

// newFormerCodes indexes the former codes, those that no region has today, by
// the table of former names.
func newFormerCodes(former string, today func(code string) *Region) *index {
	x := sizedIndex(former, strings.Count(former, "\n"))
	var f [2]string
	for rest := former; rest != ""; {
		start := len(former) - len(rest)
		rest = fields(rest, f[:])
		now := today(f[1])
		if now == nil || today(f[0]) != nil || x.find(f[0]) >= 0 {
			continue
		}
		x.open(start, len(f[0]), hash(f[0]))
		x.list = append(x.list, now)
	}
	x.first = append(x.first, int32(len(x.list)))
	return x
}

func sizedIndex(text string, n int) *index {
	size := 16
	for size < n*3/2 {
		size *= 2
	}
	return &index{
		text:  text,
		slots: make([]int32, size),
		keys:  make([]span, 0, n),
		first: make([]int32, 0, n+1),
		list:  make([]*Region, 0, n+n/4),
	}
}

// open adds a key that is not there yet, with its hash; the regions appended to
// list next are its.
func (x *index) open(start, n int, h uint32) {
	mask := uint32(len(x.slots) - 1)
	i := h & mask
	for x.slots[i] != 0 {
		i = (i + 1) & mask
	}
	x.keys = append(x.keys, span(start<<8|n))
	x.first = append(x.first, int32(len(x.list)))
	x.slots[i] = int32(len(x.keys))
	x.long = max(x.long, n)
}

func (x *index) find(key string) int {
	if len(key) > x.long {
		return -1
	}
	mask := uint32(len(x.slots) - 1)
	for i := hash(key) & mask; x.slots[i] != 0; i = (i + 1) & mask {
		if at := int(x.slots[i]) - 1; x.key(at) == key {
			return at
		}
	}
	return -1
}

func (x *index) get(key string) []*Region {
	at := x.find(key)
	if at < 0 {
		return nil
	}
	from, to := x.first[at], x.first[at+1]
	return x.list[from:to:to]
}

const hashStart, hashStep = 2166136261, 16777619

// hash is FNV-1a of 32 bits with a final mix, since slots are taken by the low bits.
func hash(s string) uint32 {
	h := uint32(hashStart)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * hashStep
	}
	return h ^ h>>15
}
