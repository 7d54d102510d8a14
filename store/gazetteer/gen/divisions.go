package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// readCSV returns the rows of a CSV file without its first.
func readCSV(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := csv.NewReader(f)
	c.LazyQuotes = true
	rows, err := c.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return rows[1:], nil
}

// readTSV returns the lines of a hand-written file, cut at tabs; empty lines
// and lines that start with # are left out.
func readTSV(path string) ([][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, line := range strings.Split(string(data), "\n") {
		if line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows, nil
}

// divisions reads provinces, prefectures and counties. Rows that are no
// division are left out: 市辖区 and its like stand for "directly under the
// province", and cities without counties repeat themselves as a county.
func (g *gen) divisions(dist string) error {
	provinces, err := readCSV(filepath.Join(dist, "provinces.csv"))
	if err != nil {
		return err
	}
	for _, row := range provinces {
		g.add(&region{code: row[0] + "0000", zh: row[1], level: 1})
	}
	cities, err := readCSV(filepath.Join(dist, "cities.csv"))
	if err != nil {
		return err
	}
	for _, row := range cities {
		if !strings.HasSuffix(row[1], "行政区划") && row[1] != "市辖区" && row[1] != "县" {
			g.add(&region{code: row[0] + "00", zh: row[1], level: 2, parent: row[2] + "0000"})
		}
	}
	areas, err := readCSV(filepath.Join(dist, "areas.csv"))
	if err != nil {
		return err
	}
	for _, row := range areas {
		g.area(row[0], row[1], row[2]+"00", row[3]+"0000")
	}
	more, err := readTSV(filepath.Join(home, "gen", "zones.tsv"))
	if err != nil {
		return err
	}
	for _, row := range more {
		g.zone(row[1], row[0])
	}
	return nil
}

func (g *gen) area(code, name, city, province string) {
	parent := city
	if g.byCode[city] == nil {
		parent = province
	}
	switch {
	case strings.HasPrefix(code, "46032"): // the islands of Sansha under their old codes
	case g.byCode[parent].zh == name: // Dongguan and its like
		g.areas[code] = g.byCode[parent]
	case code[4] == '7':
		g.areas[code] = g.zone(name, parent)
	default:
		g.areas[code] = &region{code: code, zh: name, level: 3, parent: parent}
		g.add(g.areas[code])
	}
}

// extra adds the regions of extra.tsv: code, parent, level, type, Chinese name,
// short Chinese name, English name, short English name, other Chinese names,
// other English names. A line with a code that is there already replaces its
// parent only, with "=" for every other field.
func (g *gen) extra(path string) error {
	rows, err := readTSV(path)
	if err != nil {
		return err
	}
	for _, f := range rows {
		f = append(f, "", "", "", "", "", "", "", "")
		if r := g.byCode[f[0]]; r != nil {
			if f[2] != "=" {
				return fmt.Errorf("%s: %s is there already", path, f[0])
			}
			r.parent = f[1]
			continue
		}
		if f[2] == "=" {
			return fmt.Errorf("%s: there is no %s to change", path, f[0])
		}
		g.add(&region{
			code: f[0], parent: f[1], level: int(f[2][0] - '0'), typ: f[3], zh: f[4], shortZH: f[5],
			en: f[6], short: f[7], altZH: list(f[8]), altEN: list(f[9]),
		})
	}
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}
