// Command gen makes the embedded tables of package gazetteer.
//
//	go run ./store/gazetteer/gen DIST HISTORY
//	go run ./store/gazetteer/gen pack
//
// DIST is the folder of CSV files of the china-division data set (provinces.csv,
// cities.csv, areas.csv, streets.csv), HISTORY the file result.csv of the
// areacodes data set (codes of GB/T 2260 and their successors since 1981). The
// files readings.tsv, spellings.tsv, heirs.tsv, zones.tsv and extra.tsv beside this program
// are written by hand and win over both. It is run from the repository's root and
// writes into store/gazetteer. The second form packs the tables that are there
// once more.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

const home = "store/gazetteer"

func main() {
	var err error
	switch {
	case len(os.Args) == 2 && os.Args[1] == "pack":
		err = pack()
	case len(os.Args) == 3:
		err = run(os.Args[1], os.Args[2])
	default:
		fmt.Fprintln(os.Stderr, "usage: go run ./store/gazetteer/gen DIST HISTORY | pack")
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dist, history string) error {
	g := &gen{byCode: map[string]*region{}, areas: map[string]*region{}}
	var err error
	if g.read, err = newReader(filepath.Join(home, "gen")); err != nil {
		return err
	}
	steps := []func() error{
		func() error { return g.divisions(dist) },
		func() error { return g.extra(filepath.Join(home, "gen", "extra.tsv")) },
		g.name,
		func() error { return g.history(history) },
		g.write,
		func() error { return g.townships(filepath.Join(dist, "streets.csv")) },
		g.read.unused,
		pack,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// gen is one run: what has been read and made so far.
type gen struct {
	read    *reader
	regions []*region
	byCode  map[string]*region
	areas   map[string]*region // by the code of a row of areas.csv
	former  []former
}

// region is a line of regions.tsv in the making.
type region struct {
	code, parent string
	level        int // 1 province, 2 prefecture, 3 county
	typ          string
	zh, shortZH  string
	en, short    string
	altZH, altEN []string
	extraKeys    []string // further spellings that only the index knows
	initials     []string
	kind         kind
}

func (g *gen) add(r *region) {
	if g.byCode[r.code] != nil {
		panic("two regions have the code " + r.code)
	}
	g.regions = append(g.regions, r)
	g.byCode[r.code] = r
}
