package gazetteer

import (
	"strings"

	"gongbao/store/gazetteer/internal/packed"
)

// index finds regions by a name: a hash table with open addressing that lies
// packed in the embedded table, so that nothing is worked out at the start but
// the list of regions. Numbers in it are little-endian.
type index struct {
	slots  string // of 2 bytes: 1 + number of the key, 0 empty; a power of two of them
	starts string // of 4 bytes: where each key starts in keys, and the end
	first  string // of 2 bytes: key i names list[first[i]:first[i+1]]
	keys   string
	list   []*Region // of all keys, one after the other
	long   int       // bytes of the longest key
}

// newIndex reads an index: five sections of the packed table.
func newIndex(s []string, regions []*Region) *index {
	x := &index{slots: s[0], starts: s[1], first: s[2], keys: s[4], list: make([]*Region, len(s[3])/2)}
	for i := range x.list {
		x.list[i] = regions[u16(s[3], i)]
	}
	for i, from := 1, 0; i < len(x.starts)/4; i++ {
		to := u32(x.starts, i)
		x.long = max(x.long, to-from)
		from = to
	}
	return x
}

// u16 returns number i of those of 2 bytes in s.
func u16(s string, i int) int { return int(s[2*i]) | int(s[2*i+1])<<8 }

// u32 returns number i of those of 4 bytes in s.
func u32(s string, i int) int {
	s = s[4*i : 4*i+4]
	return int(s[0]) | int(s[1])<<8 | int(s[2])<<16 | int(s[3])<<24
}

// ManyZH is the least length of Chinese names, in characters, that Openings do
// not tell apart.
const ManyZH = 9

// pairSlots is how many slots the table of pairs has, a power of two.
const pairSlots = 1 << 13

// Openings tell how Chinese names begin and end: how long those are that begin with the
// same two characters. A set of bits, which stays in the fastest memory, keeps
// nearly all other text away from the hash table with open addressing.
type Openings struct {
	maybe   [1024]uint64 // a bit for each pair, by a hash
	ends    [512]uint64  // the same for the last two characters of names
	pairs   [pairSlots]uint32
	lengths [pairSlots]uint8
}

func newOpenings(x *index) *Openings {
	l := new(Openings)
	for i := 1; i < len(x.starts)/4; i++ {
		name := x.keys[u32(x.starts, i-1):u32(x.starts, i)]
		l.note(name)
		if short, ok := strings.CutPrefix(name, "第"); ok {
			l.note(short) // 十一师 is looked for as 第十一师
		}
	}
	return l
}

func (l *Openings) note(name string) {
	if len(name) < 6 {
		return
	}
	last := hashPair(pairOf(name[len(name)-6:]))
	l.ends[last>>6&511] |= 1 << (last & 63)
	pair := pairOf(name)
	h := hashPair(pair)
	l.maybe[h>>6] |= 1 << (h & 63)
	at := h & (pairSlots - 1)
	for l.pairs[at] != 0 && l.pairs[at] != pair {
		at = (at + 1) & (pairSlots - 1)
	}
	l.pairs[at] = pair
	l.lengths[at] |= 1 << (min(len(name)/3, ManyZH) - 2)
}

// Lengths tells how many characters the Chinese names have that begin with the
// first two characters of s, six bytes, which must be there: bit n is set for n
// characters, bit ManyZH for that many and more. For text that is no Chinese it
// may say too much; it never says too little.
func (l *Openings) Lengths(s string) uint16 {
	pair := pairOf(s)
	h := hashPair(pair)
	if l.maybe[h>>6]>>(h&63)&1 == 0 {
		return 0
	}
	return l.lengthsOf(pair, h)
}

func (l *Openings) lengthsOf(pair, h uint32) uint16 {
	for at := h & (pairSlots - 1); l.pairs[at] != 0; at = (at + 1) & (pairSlots - 1) {
		if l.pairs[at] == pair {
			return uint16(l.lengths[at]) << 2
		}
	}
	return 0
}

// MayEnd tells whether a Chinese name may end with the last two characters of s,
// six bytes, which must be there: it may say yes too often, never no.
func (l *Openings) MayEnd(s string) bool {
	h := hashPair(pairOf(s[len(s)-6:]))
	return l.ends[h>>6&511]>>(h&63)&1 != 0
}

// Next returns the place of the next character of s, from byte i on, that a
// Chinese name may begin with; len(s) means none. Byte i must be the first of a
// character.
func (l *Openings) Next(s string, i int) int {
	before := uint32(0) // the character that ends at i; 0 if it is none that names are made of
	for ; i+3 <= len(s); i++ {
		if c := s[i]; c < 0xe4 || c > 0xe9 {
			before = 0
			continue
		}
		char := uint32(s[i]&0xf)<<12 | uint32(s[i+1]&0x3f)<<6 | uint32(s[i+2]&0x3f)
		if before != 0 {
			pair := before<<16 | char
			h := hashPair(pair)
			if l.maybe[h>>6]>>(h&63)&1 != 0 && l.lengthsOf(pair, h) != 0 {
				return i - 3
			}
		}
		before = char
		i += 2
	}
	return len(s)
}

// pairOf packs the two characters of three bytes that s begins with.
func pairOf(s string) uint32 {
	b := s[:6]
	first := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24 // read at once
	second := uint32(b[2]) | uint32(b[3])<<8 | uint32(b[4])<<16 | uint32(b[5])<<24
	return (first&0xf<<12|first>>8&0x3f<<6|first>>16&0x3f)<<16 | second>>8&0xf<<12 | second>>16&0x3f<<6 | second>>24&0x3f
}

func hashPair(pair uint32) uint32 { return pair * 0x9e3779b1 >> 16 }

func (x *index) get(key string) []*Region {
	if len(key) > x.long {
		return nil
	}
	mask := uint32(len(x.slots)/2 - 1)
	for i := packed.String(key) & mask; ; i = (i + 1) & mask {
		at := u16(x.slots, int(i)) - 1
		if at < 0 {
			return nil
		}
		if x.keys[u32(x.starts, at):u32(x.starts, at+1)] == key {
			from, to := u16(x.first, at), u16(x.first, at+1)
			return x.list[from:to:to]
		}
	}
}
