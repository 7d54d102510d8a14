package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/internal/packed"
)

// pack writes tables.bin from the tables in the folder: what the gazetteer would
// else have to work out at every start. Its sections follow each other, each
// behind its length in 4 bytes; all numbers are little-endian:
//
//	0     the lengths of the fields of regions.tsv: 8 of a byte, the rest in 2 bytes
//	1-5   the names in Chinese: slots, starts of keys, first regions, regions, keys
//	6-10  the same of the names in English
//	11    the starts of the lines of former.tsv in the order of today's codes
//	12    former codes, 6 bytes, with the region of each in 2 bytes
//	13    the bits of the first four letters of all English names
//	14    townships whose name no other has: 3 bytes of the name's hash, 2 of the county
func pack() error {
	p := &packer{}
	if err := p.read(); err != nil {
		return err
	}
	p.section(p.fieldLengths())
	for _, file := range [...]string{"names-zh.tsv", "names-en.tsv"} {
		if err := p.names(file); err != nil {
			return err
		}
	}
	p.section(p.formerOrder())
	p.section(p.formerCodes())
	p.section(p.starts())
	towns, err := p.uniqueTowns()
	if err != nil {
		return err
	}
	p.section(towns)
	fmt.Printf("tables.bin: %d bytes\n", len(p.out))
	return save("tables.bin", string(p.out))
}

type packer struct {
	out     []byte
	regions [][]string
	at      map[string]int // place of a code in regions
	former  [][]string
	lines   []int // where the lines of former.tsv start
}

func (p *packer) section(b []byte) {
	p.out = binary.LittleEndian.AppendUint32(p.out, uint32(len(b)))
	p.out = append(p.out, b...)
}

func (p *packer) read() (err error) {
	if p.regions, _, err = readTable("regions.tsv"); err != nil {
		return err
	}
	p.at = map[string]int{}
	for i, r := range p.regions {
		p.at[r[0]] = i
	}
	p.former, p.lines, err = readTable("former.tsv")
	return err
}

// readTable returns the lines of a table, cut at their tabs, and where they start.
func readTable(name string) (rows [][]string, starts []int, err error) {
	b, err := os.ReadFile(filepath.Join(home, name))
	if err != nil {
		return nil, nil, err
	}
	at := 0
	for line := range strings.Lines(string(b)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		starts = append(starts, at)
		at += len(line)
	}
	return rows, starts, nil
}

func (p *packer) fieldLengths() []byte {
	var b []byte
	for _, r := range p.regions {
		for _, f := range r[:8] {
			if len(f) > 255 {
				panic("a field of " + r[0] + " is longer than 255 bytes")
			}
			b = append(b, byte(len(f)))
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(len(strings.Join(r[8:], "\t"))))
	}
	return b
}

// names packs an index of names: a hash table with open addressing.
func (p *packer) names(file string) error {
	rows, _, err := readTable(file)
	if err != nil {
		return err
	}
	size := 16
	for size < len(rows)*3/2 {
		size *= 2
	}
	slots := make([]uint16, size)
	var starts, first, list, keys []byte
	n := 0
	for i, row := range rows {
		at := packed.String(row[0]) & uint32(size-1)
		for slots[at] != 0 {
			at = (at + 1) & uint32(size-1)
		}
		slots[at] = uint16(i + 1)
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(keys)))
		first = binary.LittleEndian.AppendUint16(first, uint16(n))
		keys = append(keys, row[0]...)
		for _, f := range row[1:] {
			region, err := strconv.Atoi(f)
			if err != nil {
				return err
			}
			list = binary.LittleEndian.AppendUint16(list, uint16(region))
			n++
		}
	}
	if n > 0xffff || len(rows) >= 0xffff {
		return fmt.Errorf("%s: %d names of %d regions are more than the packed table holds", file, len(rows), n)
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(keys)))
	first = binary.LittleEndian.AppendUint16(first, uint16(n))
	var table []byte
	for _, s := range slots {
		table = binary.LittleEndian.AppendUint16(table, s)
	}
	for _, b := range [...][]byte{table, starts, first, list, keys} {
		p.section(b)
	}
	return nil
}

func (p *packer) formerOrder() []byte {
	order := make([]int, len(p.former))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return p.former[order[i]][1] < p.former[order[j]][1] })
	var b []byte
	for _, i := range order {
		b = binary.LittleEndian.AppendUint32(b, uint32(p.lines[i]))
	}
	return b
}

func (p *packer) formerCodes() []byte {
	region := map[string]int{}
	var codes []string
	for _, f := range p.former {
		now, ok := p.at[f[1]]
		_, today := p.at[f[0]]
		if _, have := region[f[0]]; !ok || today || have || len(f[0]) != 6 {
			continue
		}
		region[f[0]] = now
		codes = append(codes, f[0])
	}
	sort.Strings(codes)
	var b []byte
	for _, c := range codes {
		b = append(b, c...)
		b = binary.LittleEndian.AppendUint16(b, uint16(region[c]))
	}
	return b
}

// starts returns the set of how the English names of regions, of today and
// former, begin.
func (p *packer) starts() []byte {
	set := make([]byte, 1<<(packed.StartBits-3))
	add := func(name string) {
		if h, ok := packed.Start(gazetteer.Key(name)); ok {
			set[h>>3] |= 1 << (h & 7)
		}
	}
	for _, r := range p.regions {
		add(r[6])
		add(r[7])
	}
	for _, f := range p.former {
		add(f[3])
	}
	for _, name := range p.keys("names-en.tsv") {
		add(name)
	}
	for _, side := range [...]string{"north", "south", "east", "west", "central"} {
		add(side + "district") // 城北区 and its like, as translators take them apart
	}
	return set
}

func (p *packer) keys(file string) (keys []string) {
	rows, _, err := readTable(file)
	if err != nil {
		panic(err)
	}
	for _, row := range rows {
		keys = append(keys, row[0])
	}
	return keys
}

// uniqueTowns packs the townships whose Chinese name, or English name with its
// type, is that of no other; names of one character are left out.
func (p *packer) uniqueTowns() ([]byte, error) {
	lines, err := townLines()
	if err != nil {
		return nil, err
	}
	county := map[string]int{}
	at := -1
	add := func(name string) {
		if _, have := county[name]; have {
			county[name] = -1
			return
		}
		county[name] = at
	}
	for _, line := range lines {
		if code, ok := strings.CutPrefix(line, "="); ok {
			at = p.at[code]
			continue
		}
		f := strings.Split(line, "\t")
		if len([]rune(townBase(f[1]))) < 2 {
			continue
		}
		add(f[1])
		add(gazetteer.Key(f[2] + " " + packed.TownType(f[1])))
	}
	type entry struct{ hash, county uint32 }
	var all []entry
	for name, c := range county {
		if c >= 0 {
			all = append(all, entry{packed.String(name) >> 8, uint32(c)})
		}
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].hash != all[j].hash {
			return all[i].hash < all[j].hash
		}
		return all[i].county < all[j].county
	})
	var b []byte
	for _, e := range all {
		b = append(b, byte(e.hash), byte(e.hash>>8), byte(e.hash>>16), byte(e.county), byte(e.county>>8))
	}
	fmt.Printf("%d townships with a name of their own\n", len(all))
	return b, nil
}
