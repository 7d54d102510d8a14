package bodies

import (
	"strings"
	"sync"

	"gongbao/store/gazetteer"
)

// pairs is a set of the first two characters of every Chinese region name, so
// that a scan for names asks the gazetteer only where one can begin. It may
// say yes too often, never no.
type pairs [1 << 11]uint64

// regionPairs returns the set for the gazetteer's own table.
var regionPairs = sync.OnceValue(func() *pairs {
	p := new(pairs)
	t := gazetteer.Load()
	for _, r := range t.Regions() {
		p.add(r.ZH)
		p.add(r.ShortZH)
		for _, name := range r.AltZH() {
			p.add(name)
		}
		for _, f := range t.Former(r.Code) {
			p.add(f.ZH)
		}
		p.add(strings.TrimPrefix(r.ZH, "第")) // 十一师
	}
	return p
})

func (p *pairs) add(name string) {
	if len(name) >= 6 {
		h := pairHash(name)
		p[h>>6] |= 1 << (h & 63)
	}
}

// has tells whether a name may begin with the first six bytes of s.
func (p *pairs) has(s string) bool {
	h := pairHash(s)
	return p[h>>6]&(1<<(h&63)) != 0
}

// starts is a set of the first four letters of every English region name, as
// gazetteer.Key folds them. It may say yes too often, never no.
type starts [1 << 10]uint64

// regionStarts returns the set for the gazetteer's own table.
var regionStarts = sync.OnceValue(func() *starts {
	p := new(starts)
	t := gazetteer.Load()
	for _, r := range t.Regions() {
		p.add(r.EN)
		p.add(r.Short)
		for _, name := range r.AltEN() {
			p.add(name)
		}
		for _, f := range t.Former(r.Code) {
			p.add(f.EN)
		}
	}
	for _, side := range [...]string{"north", "south", "east", "west", "central"} {
		p.add(side + "district")
	}
	return p
})

func (p *starts) add(name string) {
	if h, ok := startHash(gazetteer.Key(name)); ok {
		p[h>>6] |= 1 << (h & 63)
	}
}

// has tells whether a name may begin where s does.
func (p *starts) has(s string) bool {
	h, ok := startHash(s)
	return !ok || p[h>>6]&(1<<(h&63)) != 0
}

// startHash hashes the first four letters of s to 16 bits, apostrophes, spaces
// and hyphens left out; ok is false if there are other characters before.
func startHash(s string) (h uint32, ok bool) {
	n := 0
	for i := 0; i < len(s) && i < 12; i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z':
		case c == '\'' || c == ' ' || c == '-' || c == '`' || c == '\n':
			continue
		case strings.HasPrefix(s[i:], "’"):
			i += len("’") - 1
			continue
		default:
			return 0, false
		}
		h = (h ^ uint32(c)) * 16777619
		if n++; n == 4 {
			return (h ^ h>>15) & (1<<16 - 1), true
		}
	}
	return 0, false
}

// pairHash hashes two characters of three bytes to 17 bits.
func pairHash(s string) uint32 {
	_ = s[5]
	a := uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2])
	b := uint32(s[3])<<16 | uint32(s[4])<<8 | uint32(s[5])
	return (a*0x9e3779b1 ^ b*0x85ebca6b) >> 15
}
