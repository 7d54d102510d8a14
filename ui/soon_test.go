package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// wait lets so much time pass, and takes what is answered by then.
func (d *driver) wait(t time.Duration) {
	for d.step() {
	}
	time.Sleep(t) // in the bubble
	for d.step() {
	}
}

// slowly drives a list in which finding all rows of a query takes long.
func slowly(t *testing.T, test func(d *driver)) {
	drive(t, 80, 24, manyFS, func(d *driver) {
		d.archive.slow = 200 * time.Millisecond
		test(d)
	})
}

// The first rows are there before all of them are, their number is said to be
// more than that, and keys that need all of them wait.
func TestFirstRowsComeFirst(t *testing.T) {
	slowly(t, func(d *driver) {
		for _, k := range script("/ article enter") {
			d.give(press(k))
		}
		d.wait(soonAfter / 2)
		d.lacks("+ of 600")
		d.wait(soonAfter)
		d.has("144+ of 600 articles", "1 of 144+", "Article number 5 of")
		for _, k := range []string{"j", "j", "enter", "q", "G"} {
			d.give(press(k))
			d.wait(0)
		}
		d.has("3 of 144+")
		d.wait(d.archive.slow)
		d.settle()
		d.has("600 of 600 articles", "600 of 600")
		d.lacks("+")
	})
}

// Where the screen is stays when the rest comes.
func TestNothingMovesWhenTheRestComes(t *testing.T) {
	slowly(t, func(d *driver) {
		for _, k := range script("/ article enter") {
			d.give(press(k))
		}
		d.wait(2 * soonAfter)
		for range 30 {
			d.give(press("j"))
		}
		d.wait(0)
		before := d.screen()
		d.settle()
		after := d.screen()
		for i := range before[1:23] {
			if before[i+1] != after[i+1] {
				t.Errorf("line %d was %q, is %q", i+1, before[i+1], after[i+1])
			}
		}
		d.says("31 of 600")
	})
}

// What is found within a frame or two is drawn once.
func TestFastAnswersAreDrawnOnce(t *testing.T) {
	drive(t, 80, 24, manyFS, func(d *driver) {
		for _, slow := range []time.Duration{0, soonAfter - time.Millisecond} {
			d.archive.slow = slow
			d.check = func(v tea.View) {
				if strings.Contains(v.Content, "144+") {
					t.Error("the first rows are shown alone")
				}
			}
			for _, line := range []string{"/ article enter", "/ ctrl+u number enter", "O O c"} {
				d.ahead(script(line)...)
			}
		}
	})
}

// An article that stays selected is waited for where its row is not known yet.
func TestSelectedFarDownIsWaitedFor(t *testing.T) {
	slowly(t, func(d *driver) {
		d.keys("G")
		d.check = func(v tea.View) {
			if strings.Contains(v.Content, "144+") {
				t.Error("the selection is lost for a while")
			}
		}
		d.ahead(script("/ article enter")...)
		d.says("600 of 600")
	})
}

// While a query takes long, neither the number nor the counts of the one before
// are shown as if they were its own.
func TestStaleCountsAreMarked(t *testing.T) {
	for _, w := range []int{40, 80, 200} {
		drive(t, w, 24, manyFS, func(d *driver) {
			d.archive.slow, d.archive.first = 2*time.Second, time.Second
			for _, k := range script("/ article enter") {
				d.give(press(k))
			}
			d.wait(lateAfter / 2)
			d.lacks("…")
			d.wait(lateAfter)
			d.has("… of 600")
			if w == 200 {
				d.has("Dates", "counting…")
			}
			d.wait(time.Second)
			d.has("+ of 600")
			if w == 200 {
				d.has("counting…")
			}
			d.settle()
			d.lacks("… of 600", "+ of 600", "counting…")
		})
	}
}

// Where the rest of a list cannot be found, it says so until it is asked for
// again, and is found.
func TestListCutShort(t *testing.T) {
	for w, cut := range map[int]string{40: "144+ of 600 · cut", 80: "144+ of 600 articles · the rest was not found", 200: "144+ of 600 articles · the rest was not found"} {
		drive(t, w, 24, manyFS, func(d *driver) {
			d.archive.slow, d.archive.fails = 200*time.Millisecond, errors.New("the disk is gone")
			for _, k := range script("/ article enter") {
				d.give(press(k))
			}
			d.wait(2 * soonAfter)
			d.has("144+ of 600")
			d.wait(d.archive.slow)
			d.has(cut)
			if w > 40 {
				d.has("only the first 144 are listed: the disk is gone; / and enter search again")
			}
			if w == 200 {
				d.has("not counted")
			}
			d.keys("j")
			d.has(cut)
			d.lacks("the disk is gone")
			d.archive.slow, d.archive.fails = 0, nil
			d.keys("/", "enter")
			d.has("600 of 600")
			d.lacks("+ of", "cut", "not found", "not counted")
		})
	}
}

// The next query ends what is still looked for.
func TestNextQueryEndsTheLast(t *testing.T) {
	slowly(t, func(d *driver) {
		d.archive.slow = time.Hour
		for _, k := range script("/ article enter") {
			d.give(press(k))
		}
		d.wait(2 * soonAfter)
		d.has("144+ of 600")
		before := d.archive.given.Load()
		d.archive.slow = 0
		d.give(press("c"))
		d.wait(0)
		if d.archive.given.Load() == before {
			t.Error("it is still looked for")
		}
		d.settle()
		d.has("600 articles")
		d.archive.slow = 200 * time.Millisecond
		d.ahead(script("/ article enter esc")...)
		d.has("600 of 600")
	})
}

// Near the last row that is known only what leads on waits for the rest: what ends
// a slow search does not.
func TestOnlyWhatLeadsOnWaits(t *testing.T) {
	slowly(t, func(d *driver) {
		d.archive.slow = time.Hour
		for _, k := range script("/ article enter") {
			d.give(press(k))
		}
		d.wait(2 * soonAfter)
		for !d.m.list.AtLast() {
			d.give(press("j"))
			d.wait(0)
		}
		d.has(" of 144+")
		d.archive.slow = 0
		d.give(press("c"))
		d.wait(0)
		d.settle()
		d.has("600 articles")
	})
}
