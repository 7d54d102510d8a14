// Package packed holds what the gazetteer's packed tables are written with, by
// the program in gen, and read with.
package packed

import "strings"

const start, step = 2166136261, 16777619

// String is FNV-1a of 32 bits with a final mix, since the low bits choose a slot.
func String(s string) uint32 {
	h := uint32(start)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * step
	}
	return h ^ h>>15
}

// StartBits is the size of what Start returns, in bits.
const StartBits = 16

// Start hashes the first four letters of s, apostrophes, spaces and hyphens
// left out; ok is false if other characters stand before them.
func Start(s string) (h uint32, ok bool) {
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
		h = (h ^ uint32(c)) * step
		if n++; n == 4 {
			return (h ^ h>>15) & (1<<StartBits - 1), true
		}
	}
	return 0, false
}

// townTypes are tried in order: the longer ending before the shorter.
var townTypes = [...]struct{ zh, en string }{
	{"街道", "Subdistrict"}, {"民族乡", "Ethnic Township"}, {"族乡", "Ethnic Township"}, {"镇", "Town"}, {"乡", "Township"}, {"苏木", "Sumu"},
	{"地区", "Area"}, {"农场", "Farm"}, {"林场", "Forest Farm"}, {"牧场", "Livestock Farm"}, {"团", "Regiment"},
}

// TownType returns the English word for the type that the name of a township
// ends in.
func TownType(zh string) string {
	for _, typ := range townTypes {
		if strings.HasSuffix(zh, typ.zh) {
			return typ.en
		}
	}
	return "Township"
}
