package main

import (
	"bytes"
	"compress/flate"
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
// then a line a division: the last 3 digits, a tab, the Chinese name, a tab, the
// pinyin of the name without its type and peoples. All of it is deflated.
func (g *gen) townships(path string) error {
	rows, err := readCSV(path)
	if err != nil {
		return err
	}
	var b strings.Builder
	last := ""
	for _, row := range rows {
		county, ok := g.countyOf(row[2])
		name := strings.TrimSuffix(row[1], "办事处")
		base := townBase(name)
		if !ok || base == "" {
			continue
		}
		if county != last {
			fmt.Fprintf(&b, "=%s\n", county)
			last = county
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\n", row[0], name, g.read.pinyin(base))
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("townships: %d bytes, %d deflated\n", b.Len(), out.Len())
	return os.WriteFile(filepath.Join(home, "townships.bin"), out.Bytes(), 0o644)
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
