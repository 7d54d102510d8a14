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

// ManyZH is the least length of Chinese names, in characters, that LengthsZH does
// not tell apart.
const ManyZH = 9

// lengthBits is the size of what lengths are looked up by, in bits.
const lengthBits = 15

// Openings tell how Chinese names begin: with which characters, and how long those
// are that begin with two.
type Openings struct {
	first [512]uint64            // a bit for each character that begins one
	by    [1 << lengthBits]uint8 // by the first two
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
	l.by[packed.Pair(name)&(1<<lengthBits-1)] |= 1 << (min(len(name)/3, ManyZH) - 2)
	k := firstBits(name)
	l.first[k>>6] |= 1 << (k & 63)
}

// First tells whether a name may begin with the character of three bytes that s
// begins with. It may say yes too often, never no.
func (l *Openings) First(s string) bool {
	k := firstBits(s)
	return l.first[k>>6]>>(k&63)&1 != 0
}

// firstBits makes fifteen bits of the character of three bytes at the start of s.
func firstBits(s string) uint {
	return (uint(s[0])<<12 | uint(s[1]&0x3f)<<6 | uint(s[2]&0x3f)) & 0x7fff
}

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
