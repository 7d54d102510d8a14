package ui

import (
	"strings"
	"testing"
	"time"

	"gongbao/store"
)

// What narrows the list stands in the first line while the archive is read, too:
// how far reading is is said as exactly as leaves room for it.
func TestNarrowedWhileReading(t *testing.T) {
	for w, want := range map[int]string{
		40:  "archive union:anhui 2 of 88,734…",
		60:  "gongbao archive union:anhui 2 of 88,734 articles…",
		80:  "gongbao archive union:anhui 2 of 88,734 articles · reading 28 %",
		90:  "gongbao archive union:anhui 2 of 88,734 articles · reading 3,826 of 13,542 files",
		120: "gongbao archive union:anhui 2 of 88,734 articles · reading 3,826 of 13,542 files, 25s left",
	} {
		reading := func(o *Options, a *settled) {
			stillReading(3826, 13542, 88734)(o, a)
			count := a.info
			a.info = func(i store.Info) store.Info {
				i = count(i)
				i.Loading.Began = o.Now().Add(-10 * time.Second)
				return i
			}
		}
		driveLive(t, w, 24, articlesFS.live(t), reading, func(d *driver) {
			d.keys(script("u anhui enter")...)
			if got := strings.Join(strings.Fields(d.screen()[0]), " "); got != want {
				t.Errorf("at %d the first line says %q, want %q", w, got, want)
			}
		})
	}
}

// Nothing is final that is said of an archive while files are read.
func TestNothingYet(t *testing.T) {
	for _, c := range []struct {
		prepare func(*Options, *settled)
		want    string
	}{
		{nil, "Nothing matches  zither"},
		{stillReading(60, 13542, 60), "Nothing matches yet, while files are read:  zither"},
	} {
		driveLive(t, 80, 24, articlesFS.live(t), c.prepare, func(d *driver) {
			d.keys(script("/ zither enter")...)
			d.has(c.want)
		})
	}
}

// Nor is what dropping a condition would give.
func TestDropsWhileIndexing(t *testing.T) {
	driveLive(t, 80, 24, articlesFS.live(t), func(_ *Options, a *settled) { a.unindexed = true }, func(d *driver) {
		d.keys(script("/ zither space unions enter")...)
		d.has("without  zither    5+ articles", "without  unions    0+ articles")
	})
}

// While texts are indexed, what is found in them so far is marked so, and how far
// that is stands where it is said how far reading is.
func TestCountsWhileIndexing(t *testing.T) {
	for _, c := range []struct {
		w          int
		keys, want string
	}{
		{40, "", "archive 7 articles…"},
		{60, "", "gongbao archive 7 articles, 2021 to 2024 · indexing 28 %"},
		{140, "", "gongbao archive 7 articles, 2021 to 2024 · indexing 3,826 of 13,542, 25s left"},
		{100, "/ unions enter", "gongbao archive unions 5+ of 13,542 articles · indexing 3,826 of 13,542, 25s left"},
		{140, "/ unions enter", "gongbao archive unions 5+ of 13,542 articles · indexing 3,826 of 13,542, 25s left"},
		{100, "/ zither enter", "gongbao archive zither 0+ of 13,542 articles · indexing 3,826 of 13,542, 25s left"},
		{100, "u anhui enter", "gongbao archive union:anhui 2 of 13,542 articles · indexing 3,826 of 13,542, 25s left"},
	} {
		indexing := func(o *Options, a *settled) {
			a.unindexed = true
			a.info = func(i store.Info) store.Info {
				i.Loading = store.Loading{Active: true, Phase: store.Indexing, Done: 3826, Total: 13542, Began: o.Now().Add(-10 * time.Second)}
				i.Count = 13542
				return i
			}
		}
		driveLive(t, c.w, 24, articlesFS.live(t), indexing, func(d *driver) {
			d.keys(script(c.keys)...)
			if got := strings.Join(strings.Fields(d.screen()[0]), " "); got != c.want {
				t.Errorf("at %d after %q the first line says %q, want %q", c.w, c.keys, got, c.want)
			}
			if said := strings.Contains(strings.Join(d.screen(), "\n"), "so far"); said != (c.w == 140 && c.keys != "") {
				t.Errorf("at %d after %q the counts beside the list are marked: %v", c.w, c.keys, said)
			}
			if said := strings.Contains(strings.Join(d.screen(), "\n"), "Nothing matches yet, while texts are indexed:  zither"); said != strings.Contains(c.keys, "zither") {
				t.Errorf("after %q:\n%s", c.keys, strings.Join(d.screen(), "\n"))
			}
		})
	}
}

// With ASCII asked for, what the program says of its own is in it.
func TestCountsInASCII(t *testing.T) {
	ascii := func(o *Options, a *settled) {
		o.ASCII = true
		stillReading(3826, 13542, 88734)(o, a)
	}
	for _, w := range []int{40, 60, 100, 140} {
		driveLive(t, w, 24, articlesFS.live(t), ascii, func(d *driver) {
			for _, keys := range []string{"", "/ unions enter", "enter"} {
				d.keys(script(keys)...)
				for _, line := range []string{d.screen()[0], d.footer()} {
					if strings.ContainsAny(line, "…·") {
						t.Errorf("at %d after %q: %q", w, keys, line)
					}
				}
			}
		})
	}
}
