package gazetteer

import (
	"compress/flate"
	_ "embed" // the table
	"io"
	"strings"
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

// townTypes are tried in order: the longer ending before the shorter.
var townTypes = [...]struct{ zh, en string }{
	{"街道", "Subdistrict"}, {"民族乡", "Ethnic Township"}, {"族乡", "Ethnic Township"}, {"镇", "Town"}, {"乡", "Township"}, {"苏木", "Sumu"},
	{"地区", "Area"}, {"农场", "Farm"}, {"林场", "Forest Farm"}, {"牧场", "Livestock Farm"}, {"团", "Regiment"},
}

// Townships returns the divisions of a county in code order, nil where none are
// known. Cities without counties (Dongguan, Zhongshan, Danzhou) have theirs
// themselves. The first call unpacks the table, about 2 MB, in some 10 ms.
func (t *Table) Townships(county string) []Township {
	var out []Township
	var f [3]string
	for rest := t.towns()[county]; rest != ""; {
		rest = fields(rest, f[:])
		typ := townType(f[1])
		out = append(out, Township{Code: f[0], ZH: f[1], EN: f[2] + " " + typ, Type: typ})
	}
	return out
}

func townType(zh string) string {
	for _, typ := range townTypes {
		if strings.HasSuffix(zh, typ.zh) {
			return typ.en
		}
	}
	return "Township"
}

// newTownships unpacks the table and returns the lines of each county.
func newTownships() map[string]string {
	var b strings.Builder
	if _, err := io.Copy(&b, flate.NewReader(strings.NewReader(townshipsBin))); err != nil {
		panic("gazetteer: the embedded townships are damaged: " + err.Error())
	}
	all := b.String()
	counties := make(map[string]string, strings.Count(all, "="))
	for all != "" {
		end := strings.IndexByte(all, '\n')
		code := all[1:end]
		all = all[end+1:]
		next := strings.IndexByte(all, '=')
		if next < 0 {
			next = len(all)
		}
		counties[code] = all[:next]
		all = all[next:]
	}
	return counties
}
