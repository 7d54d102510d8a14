package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// townEnds are the endings of what is kept of the lowest level. The statistics
// count much else there (prisons, companies, reservoirs) that is no division.
var townEnds = []string{"街道办事处", "街道", "民族乡", "镇", "乡", "苏木", "地区", "农场", "林场", "牧场", "团"}

// townships writes the divisions below the counties: a line "=code" a county,
// then a line a division: its code, a tab, the Chinese name, a tab, the pinyin of
// the name without its type and peoples.
func (g *gen) townships(path string) error {
	rows, err := readCSV(path)
	if err != nil {
		return err
	}
	var lines []string
	last := ""
	for _, row := range rows {
		county, ok := g.countyOf(row[2])
		name := strings.TrimSuffix(row[1], "办事处")
		base := townBase(name)
		if !ok || base == "" {
			continue
		}
		if county != last {
			lines = append(lines, "="+county)
			last = county
		}
		lines = append(lines, row[0]+"\t"+name+"\t"+g.read.pinyin(base))
	}
	return writeTowns(lines)
}

// writeTowns writes the lines, those of each province deflated by themselves:
// two digits, the length in 4 bytes, little-endian, and what is deflated.
func writeTowns(lines []string) error {
	var out []byte
	for len(lines) > 0 {
		province := lines[0][1:3]
		n := 1
		for n < len(lines) && (lines[n][0] != '=' || lines[n][1:3] == province) {
			n++
		}
		var block bytes.Buffer
		w, err := flate.NewWriter(&block, flate.BestCompression)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, strings.Join(lines[:n], "\n")+"\n"); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		out = append(out, province...)
		out = binary.LittleEndian.AppendUint32(out, uint32(block.Len()))
		out = append(out, block.Bytes()...)
		lines = lines[n:]
	}
	fmt.Printf("townships.bin: %d bytes\n", len(out))
	return save("townships.bin", string(out))
}

// townLines reads what writeTowns wrote.
func townLines() ([]string, error) {
	b, err := os.ReadFile(filepath.Join(home, "townships.bin"))
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	for len(b) > 0 {
		n := binary.LittleEndian.Uint32(b[2:])
		if _, err := io.Copy(&all, flate.NewReader(bytes.NewReader(b[6:6+n]))); err != nil {
			return nil, err
		}
		b = b[6+n:]
	}
	return strings.Split(strings.TrimSuffix(all.String(), "\n"), "\n"), nil
}

// countyOf leads the code of a row of areas.csv to the region that stands for it.
func (g *gen) countyOf(code string) (string, bool) {
	if r := g.areas[code]; r != nil {
		return r.code, true
	}
	return "", false
}

// townBase cuts the type and the peoples from a name; "" if it is of no kept type.
func townBase(name string) string {
	for _, end := range townEnds {
		base, ok := strings.CutSuffix(name, end)
		if !ok || base == "" {
			continue
		}
		if end == "民族乡" {
			base, _ = cutPeoples(base)
		} else if strings.HasSuffix(base, "族") {
			base, _ = cutPeoples(base)
		}
		return base
	}
	return ""
}
