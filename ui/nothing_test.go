package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
)

// Whatever kinds of conditions find nothing together, dropping each is told with
// what it gives, and its digit drops it.
func TestNothingFoundOfEveryKind(t *testing.T) {
	kinds := []string{
		"zither", `"no such phrase"`, "zither*", "-reading", "(zither OR lyre)", "union:anhui", "union:=anhui", "-union:none", "(union:anhui OR union:jia)", "union:xyzzy", "union:none",
		"date:2021", "date:..2020", "date:>2023-05", "date:30d", "date:none", "source:net", "source:nowhere", "title:lantern", "text:zither", "by:nobody",
		"lang:zh", "level:township", `near:"zither lyre"`, "id:zzzzzzzzzz", "date:2023-05 OR lang:zh", "嘉兴",
	}
	tried := map[string]bool{}
	for i, a := range kinds {
		for _, b := range kinds[i:] {
			text := a + " " + b
			q, err := query.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if live := articlesFS.live(t); found(t, live, q) > 0 || len(q.Conditions()) < 2 {
				continue
			}
			tried[a], tried[b] = true, true
			if i%3 > 0 && a != b { // the others are alike
				continue
			}
			drive(t, 110, 24, articlesFS, func(d *driver) {
				d.blind = true
				d.keys(":")
				d.send(tea.PasteMsg{Content: "search " + text})
				d.keys("enter")
				d.asks(q.String())
				for n, c := range q.Conditions() {
					count := found(t, d.archive.Live, q.Without(n))
					want := fmt.Sprintf("%d  without  %s ", n+1, query.All(c).String())
					line := ""
					for _, l := range d.screen() {
						if strings.Contains(l, want) {
							line = l
						}
					}
					gives := "    0"
					if count > 0 {
						gives = "    " + articles(count)
					}
					if !strings.Contains(line, gives) {
						t.Errorf("%s: %q, want %q with %q:\n%s", text, line, want, gives, d.frame())
					}
				}
				d.keys("2")
				d.asks(q.Without(1).String())
			})
		}
	}
	for _, k := range kinds {
		if !tried[k] {
			t.Errorf("%s is not tried", k)
		}
	}
}

func found(t *testing.T, a *store.Live, q query.Query) int {
	t.Helper()
	r, err := a.Search(context.Background(), store.View{Now: today}, q, store.Newest)
	if err != nil {
		t.Fatal(err)
	}
	return r.Total
}

// Of more conditions than there are digits, the first nine can be dropped.
func TestNothingFoundOfMany(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("/")
		d.send(tea.PasteMsg{Content: "zither a b c d e f g h i j k"})
		d.keys("enter")
		d.has("1  without  zither", "9  without  h", "1 2 3 4 5 6 7 8 9 drop one")
		d.lacks("without  i")
		d.keys("9")
		d.asks("zither a b c d e f g i j k")
	})
}

// What dropping gives stands whole beside the condition or whole below it.
func TestNothingFoundAtEveryWidth(t *testing.T) {
	many := func(_ *Options, a *settled) {
		a.info = func(i store.Info) store.Info { i.Count = 10_000; return i }
	}
	for w := 40; w <= 140; w += 3 {
		driveLive(t, w, 24, articlesFS.live(t), many, func(d *driver) {
			d.keys(script("/ tradeunion lanternssss enter")...)
			d.m.drops[0].count = 10_000
			d.has("10,000 articles")
		})
	}
}

// What is said to a key stands there whole, on a narrow screen in several lines;
// what is longer than three ends in a mark.
func TestLongMessages(t *testing.T) {
	drive(t, 40, 20, printedFS, func(d *driver) {
		said := func() string {
			rows := d.screen()
			return strings.Join(strings.Fields(strings.Join(rows[len(rows)-mostSaid:], " ")), " ")
		}
		for line, want := range map[string]string{
			": f a c e t s enter":         `no command "facets"; : and tab list them`,
			": c o m p a r e space enter": "compare wants a query: :compare union:henan, or two: :compare strike vs wages",
		} {
			d.keys(script(line)...)
			if got := said(); !strings.Contains(got, want) {
				t.Errorf("%s: the last lines are %q, want %q", line, got, want)
			}
		}
		d.keys(script(": " + strings.Repeat("x ", 130) + "enter")...)
		if got := said(); !strings.HasSuffix(got, "…") {
			t.Errorf("the last lines of a message that is too long are %q", got)
		}
		d.keys("j")
		d.lacks("no command")
	})
}

// A key that has nothing to act on says so, and so does help where it is chosen
// there.
func TestKeysWithNothingToDo(t *testing.T) {
	for _, w := range []int{40, 120} {
		drive(t, w, 24, articlesFS, func(d *driver) {
			for _, before := range []string{"", "enter"} {
				d.keys(script(before)...)
				for key, want := range map[string]string{
					"R": "no reprints to list", "z": "no reprints to fold or to unfold", "!": "every file that was read is whole",
					"n": "no words are searched for", "N": "no words are searched for", "c": "nothing narrows the list",
				} {
					d.keys(key)
					d.says(want)
					d.keys("j")
					d.lacks(want)
				}
			}
			d.keys("?")
			d.keys(typed("reprints of the article")...)
			d.keys("enter")
			d.says("no reprints to list")
			d.keys("q", "shift+tab", "R") // belongs to other panes
			d.lacks("no reprints to list")
		})
	}
}
