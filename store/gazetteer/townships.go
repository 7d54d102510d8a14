package gazetteer

import (
	"compress/flate"
	_ "embed" // the table
	"io"
	"strings"
	"sync"

	"gongbao/store/gazetteer/internal/packed"
)

//go:embed townships.bin
var townshipsBin string

// Township is a division below the county.
type Township struct {
	Code string // GB/T 10114, 9 digits: the county's 6 and 3 of its own
	ZH   string // "青年路街道"
	EN   string // its pinyin with the type: "Qingnianlu Subdistrict"
	Type string // Subdistrict, Town, Township, Ethnic Township, Sumu, Area, Farm, Forest Farm, Livestock Farm, Regiment
}

// towns are the townships of one province, by county.
type towns struct {
	province string // the first two digits
	counties func() map[string][]Township
}

// Townships returns the divisions of a county in code order, nil where none are
// known. Cities without counties (Dongguan, Zhongshan, Danzhou) have theirs
// themselves. The first call for a province unpacks its part of the table, in
// less than a millisecond. The slice must not be changed.
func (t *Table) Townships(county string) []Township {
	if len(county) < 2 {
		return nil
	}
	for i := range t.towns() {
		if p := &t.towns()[i]; p.province == county[:2] {
			return p.counties()[county]
		}
	}
	return nil
}

// newTowns finds the parts of the table, without unpacking them.
func newTowns() []towns {
	var out []towns
	for b := townshipsBin; b != ""; {
		n := u32(b[2:], 0)
		block := b[6 : 6+n]
		out = append(out, towns{b[:2], sync.OnceValue(func() map[string][]Township { return unpackTowns(block) })})
		b = b[6+n:]
	}
	return out
}

func unpackTowns(block string) map[string][]Township {
	var b strings.Builder
	b.Grow(4 * len(block))
	if _, err := io.Copy(&b, flate.NewReader(strings.NewReader(block))); err != nil {
		panic("gazetteer: the embedded townships are damaged: " + err.Error())
	}
	all := b.String()
	counties := make(map[string][]Township, strings.Count(all, "="))
	list := make([]Township, 0, strings.Count(all, "\n"))
	county, first := "", 0
	var f [3]string
	for rest := all; rest != ""; {
		rest = fields(rest, f[:])
		if code, ok := strings.CutPrefix(f[0], "="); ok {
			if first < len(list) {
				counties[county] = list[first:len(list):len(list)]
			}
			county, first = code, len(list)
			continue
		}
		typ := packed.TownType(f[1])
		list = append(list, Township{Code: f[0], ZH: f[1], EN: f[2] + " " + typ, Type: typ})
	}
	counties[county] = list[first:len(list):len(list)]
	return counties
}

// TownshipNamed returns the township that alone in the country bears a name,
// in Chinese with its type (盛泽镇) or as Key folds the English one with its type
// ("shengzetown"), and the county it lies in; nil for names that none or several
// bear.
func (t *Table) TownshipNamed(name string) (*Township, *Region) {
	h := int(packed.String(name) >> 8)
	if bits := t.townBits(); bits[h>>11]>>(h>>5&63)&1 == 0 {
		return nil, nil
	}
	at := func(i int) int { return u24(t.named, i) }
	lo, hi := 0, len(t.named)/5
	// Hashes are spread evenly: most stand near where that puts them.
	if near := int(int64(h) * int64(hi) >> 24); near >= townsNear && near+townsNear < hi && at(near-townsNear) < h && at(near+townsNear) >= h {
		lo, hi = near-townsNear, near+townsNear
	}
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); at(mid) < h {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(t.named)/5 && at(lo) == h; lo++ {
		county := t.ptrs[u16(t.named[5*lo+3:], 0)]
		list := t.Townships(county.Code)
		for i := range list {
			if list[i].ZH == name || Key(list[i].EN) == name {
				return &list[i], county
			}
		}
	}
	return nil, nil
}

// townSet has a bit for the first 19 of the 24 of each hash in Table.named: it tells
// nine other names in ten from those.
type townSet [1 << 13]uint64

func newTownSet(named string) *townSet {
	s := new(townSet)
	for i := range len(named) / 5 {
		h := u24(named, i)
		s[h>>11] |= 1 << (h >> 5 & 63)
	}
	return s
}

// townsNear is how far from its place by proportion a hash is looked for first.
const townsNear = 256

// u24 returns the first 3 bytes of entry i of those of 5 bytes in s.
func u24(s string, i int) int {
	s = s[5*i : 5*i+3]
	return int(s[0]) | int(s[1])<<8 | int(s[2])<<16
}
