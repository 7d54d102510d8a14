package ui

import (
	"strings"
	"testing"
)

// Enter opens the article at the hit of the line, back leads to the lines.
func TestConcordanceOpensThere(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script(": kwic space lanterns enter")...)
		d.has("Concordance", "3 hits in 2 articles")
		d.keys("j", "j", "enter")
		d.reads("e.txt")
		d.has("hit 2 of 2")
		d.keys("q")
		d.has("Concordance", "3 of 3")
		d.keys("k", "enter")
		d.has("hit 1 of 2")
		d.keys("q", "esc")
		if d.m.overlay != nil || d.m.focus != paneList {
			t.Error("esc does not lead to the list")
		}
		d.asks("")
	})
}

func TestConcordanceTypedAhead(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.ahead(script(": kwic space lanterns enter j enter")...)
		d.reads("e.txt")
		d.has("hit 1 of 2")
	})
}

func TestConcordanceOfTheList(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ lanterns space date:2021 enter : kwic enter")...)
		d.has("2 hits in 1 article")
		d.keys("esc")
		d.keys(script(": kwic space union:anhui enter")...)
		d.says("kwic wants a word or phrase")
		d.keys(script(": kwic space \" enter")...)
		d.has("not closed") // and the line stays open
		typing(": kwic \"")(d)
	})
}

func TestCompare(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script(": compare space lanterns enter")...)
		d.has("A all articles 7", "B lanterns 2", "2022")
		d.keys("tab", "G", "k", "enter")
		d.asks("lanterns date:2023")
		d.lists("b")
		d.keys(script("c : compare space lanterns space vs space garlic enter")...)
		d.has("A lanterns 2", "B garlic 1")
		d.keys("enter")
		d.asks("lanterns date:2021")
		d.keys(script(": compare enter")...)
		d.says("compare wants a query")
		d.keys(script(": compare space a space vs space level:vilage enter")...)
		d.has("vilage", "national")
	})
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.ahead(script(": compare space lanterns enter tab enter")...)
		if got := d.m.query.String(); !strings.HasPrefix(got, "lanterns date:2021") {
			t.Errorf("typed ahead: %q", got)
		}
	})
}
