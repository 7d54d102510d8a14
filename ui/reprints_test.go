package ui

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gongbao/ui/reprints"
)

// printedFS holds an article with two reprints, a and its copies a2 and a3, and
// two others. Newest first they are a3, b, a2, c, a.
var printedFS = newCorpus(func() fs.FS {
	var long strings.Builder
	for _, who := range strings.Fields("turners fitters welders drivers cooks porters nurses clerks miners weavers") {
		long.WriteString("On one of the evenings the " + who + " of the works sat down with their own steward and wrote a list. ")
	}
	return fstest.MapFS{
		"a.txt":  page("Lu'an Federation of Trade Unions collects ten lists", "2023-05-20 09:00 Source: Sample Daily", "The Lu'an Federation of Trade Unions collected ten lists. "+long.String()),
		"a2.txt": page("Ten lists of Lu'an", "2023-05-24 10:00 Source: Sample Net", "The Lu'an Federation of Trade Unions collected ten lists. "+long.String()+"\n\nOur lantern was there."),
		"a3.txt": page("What the trades of Lu'an write", "2023-06-01 10:00 Source: Sample Bulletin", "In May the Lu'an Federation of Trade Unions collected ten lists. "+long.String()),
		"b.txt":  page("Huoqiu County Federation of Trade Unions buys a lantern", "2023-05-28 10:00 Source: Sample Daily", "The Huoqiu County Federation of Trade Unions bought a lantern and hung it over the door of its hall, so that whoever comes late finds the way."),
		"c.txt":  page("Zhongmou County Federation of Trade Unions and the garlic", "2023-05-22 08:30 Source: Sample Net", "The Zhongmou County Federation of Trade Unions put up ninety parasols in the fields, and a tank of water under each of them."),
	}
})

// The copies of an article are one row, and the screen says so.
func TestFolded(t *testing.T) {
	drive(t, 80, 24, printedFS, func(d *driver) {
		d.lists("b c a")
		d.has("5 articles", "2 reprints folded", "+2 reprints", "1 of 3")
		d.keys("z")
		d.lists("a3 b a2 c a")
		d.lacks("folded")
		d.keys("z")
		d.lists("b c a")
		d.keys(script(": reprints space listed enter")...)
		d.lists("a3 b a2 c a")
		d.keys(script(": reprints space folded enter")...)
		d.lists("b c a")
		d.keys(script(": reprints space x enter")...)
		d.says("folded or listed")
	})
}

// On a narrow screen too.
func TestFoldedNarrow(t *testing.T) {
	drive(t, 40, 20, printedFS, func(d *driver) { d.has("5 articles · 2 folded", "2023-05-20 · Lu'an · +2 reprints") })
}

// A copy that matches where the one that stands for all does not is listed,
// and the counts are exact.
func TestFoldedSearch(t *testing.T) {
	drive(t, 80, 24, printedFS, func(d *driver) {
		d.keys(script("/ lantern enter")...)
		d.lists("b a2")
		d.has("2 of 5 articles", "+2 reprints")
		d.lacks("folded")
		d.keys(script("/ ctrl+u steward enter")...)
		d.lists("a")
		d.has("3 of 5 articles", "2 reprints folded")
	})
}

// Selection is by article: unfolded, sorted, folded again it stays, and where
// a copy loses its row, the row of its copies is selected.
func TestSelectionThroughFolding(t *testing.T) {
	drive(t, 80, 24, printedFS, func(d *driver) {
		d.keys("j", "z")
		d.on("c.txt")
		d.keys("g", "z")
		d.on("a.txt")
		d.keys("z")
		d.on("a3.txt")
	})
}

// z is offered where there is something to fold or to list.
func TestFoldWhereThereIsSomething(t *testing.T) {
	offers := func(d *driver) bool {
		b, _ := d.m.bound("z")
		return b != nil
	}
	drive(t, 80, 24, printedFS, func(d *driver) {
		if !offers(d) {
			t.Error("z is not offered over folded copies")
		}
		d.keys("z")
		d.keys(script("/ lantern enter")...)
		if !offers(d) {
			t.Error("z is not offered to fold again")
		}
	})
	drive(t, 80, 24, articlesFS, func(d *driver) {
		if offers(d) {
			t.Error("z is offered where there are no copies")
		}
		d.keys("z")
		d.lacks("row of its own")
	})
}

func TestReprintsOverlay(t *testing.T) {
	drive(t, 80, 24, printedFS, func(d *driver) {
		d.keys("R")
		if d.m.overlay != nil {
			t.Error("an article without copies has a list of them")
		}
		d.keys("G", "R")
		d.has("Reprints", "2023-05-24", "Sample Net", "2023-06-01", "1 of 2", "compared with this one, the first")
		d.keys("esc")
		d.on("a.txt")
		d.keys("R", "j", "enter")
		d.reads("a3.txt")
		d.has("also: 2 reprints")
		d.keys("R")
		d.has("(first)", "compared with this reprint")
		d.keys("enter")
		d.reads("a.txt")
		d.keys("q")
		d.on("a.txt")
	})
}

// Next and previous go on from the row of a copy's group, and hits on into the
// next row.
func TestOnFromACopy(t *testing.T) {
	drive(t, 80, 24, printedFS, func(d *driver) {
		d.keys(script("G R j enter [")...)
		d.reads("c.txt")
		d.keys(script("q / lantern enter enter")...)
		d.reads("b.txt")
		d.keys("n", "n", "n")
		d.reads("a2.txt")
		d.keys("N")
		d.reads("b.txt")
	})
}

// While an archive is loaded its articles get further copies.
func TestCopiesComeLater(t *testing.T) {
	first := newCorpus(func() fs.FS { return fstest.MapFS{"a.txt": printedFS.files().(fstest.MapFS)["a.txt"]} })
	drive(t, 80, 24, first, func(d *driver) {
		d.lacks("reprint")
		d.keys("enter")
		d.reload(printedFS.live(t))
		d.has("also: 2 reprints")
		d.keys("q")
		d.has("+2 reprints")
		d.on("a.txt")
	})
}

func TestDiffers(t *testing.T) {
	for share, want := range map[float64]string{0: "the same", 0.001: "under 1 %", 0.0049: "under 1 %", 0.006: "1 % differs", 0.081: "8 % differs", 1: "100 % differs"} {
		if got := reprints.Differs(share); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}
