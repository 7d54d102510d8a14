package ui

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
)

// bulk invents articles, every other Chinese, each with a body, a source and a
// date of its own among many.
func bulk(n int) *store.Live {
	bodies := make([]*model.Union, 400)
	for i := range bodies {
		bodies[i] = &model.Union{
			ID: fmt.Sprintf("3%05d", 100*i), Name: fmt.Sprintf("Sample County %d Federation of Trade Unions", i), Short: fmt.Sprintf("Sample %d", i),
			NameZH: fmt.Sprintf("样例县%d总工会", i), ShortZH: fmt.Sprintf("样例%d", i), Level: model.LevelCounty, Parent: model.NationalID,
		}
	}
	articles := make([]*model.Article, n)
	for i := range articles {
		path := fmt.Sprintf("%03d/%07d.txt", i%1000, i)
		a := &model.Article{
			ID: model.NewID(path, 0), Path: path, Source: fmt.Sprintf("Sample Daily %d", i%37), Lang: model.LangEN,
			Published: model.Date{Time: time.Date(1990, 1, 1+i%12000, 9, i%60, 0, 0, time.UTC), Precision: model.PrecisionMinute},
			Unions:    []model.Mention{{Union: bodies[i*7%len(bodies)], Primary: true}},
		}
		paragraph := "The workshop opened early and everybody came to see the new machines at work, which were loud."
		a.Title = fmt.Sprintf("Sample County %d Federation of Trade Unions counts %d bicycles at its gates before the holiday", i%400, i)
		if i%2 == 0 {
			a.Lang, a.Title = model.LangZH, fmt.Sprintf("样例县总工会开展第%d次“送清凉、送健康”走访慰问一线职工活动并召开座谈会", i)
			paragraph = "嘉兴市总工会组建的职工合唱团上周末完成了第一次合练，指挥把声部表贴在门口，大家各自找到了自己的位置。"
		}
		paragraphs := 1
		if i < 1_000 {
			paragraphs = 40 // those that are read
		}
		for range paragraphs {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: paragraph})
		}
		articles[i] = a
	}
	return store.Of("bulk", articles...)
}

// bulks are built once a size: building costs more than measuring.
var bulks = map[string]func() *store.Live{
	"1k":   sync.OnceValue(func() *store.Live { return bulk(1_000) }),
	"100k": sync.OnceValue(func() *store.Live { return bulk(100_000) }),
}

// typist drives a model for a benchmark: what it asks for is done at once, but
// only what the screen's own loop does is timed.
type typist struct {
	m       *Model
	answers chan tea.Msg
	busy    time.Duration // in Update and View, since the last key
}

func (d *typist) start(cmd tea.Cmd) {
	if cmd != nil {
		go func() { d.answers <- cmd() }()
	}
}

// take gives the model a message and draws.
func (d *typist) take(msg tea.Msg) {
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			d.start(cmd)
		}
		return
	}
	began := time.Now()
	cmd := d.m.Update(msg)
	d.m.View()
	d.busy += time.Since(began)
	d.start(cmd)
}

// press types a key and waits for what it needs from the archive. It returns
// how long the key and all its answers kept the screen's loop busy.
func (d *typist) press(name string) time.Duration {
	d.busy = 0
	d.take(press(name))
	m := d.m
	for m.search.pending || m.window.pending || m.open.pending || m.facets.pending || m.taking.pending {
		d.take(<-d.answers)
	}
	return d.busy
}

// BenchmarkKey measures what a key costs the screen's own loop: Update and
// View, of the key and of the answers it brings. At 120 frames a second there
// are 8 ms; the bar is half a millisecond, whatever the size of the archive.
func BenchmarkKey(b *testing.B) {
	cases := []struct {
		name  string
		begin []string // typed before
		keys  []string // typed over and over
	}{
		{"list", nil, []string{"j"}},
		{"list-pages", nil, []string{"space", "ctrl+u"}},
		{"list-ends", nil, []string{"G", "g"}},
		{"open", nil, []string{"enter", "q"}},
		{"article", []string{"enter"}, []string{"j", "j", "j", "k", "k", "k"}},
		{"next", []string{"enter"}, []string{"]"}},
		{"narrow", []string{"shift+tab"}, []string{"j", "j", "j", "k", "k", "k"}},
		{"found", script("/ bicycles enter"), []string{"j"}},
		{"found-zh", append([]string{"/"}, "送清凉", "enter"), []string{"j"}},
		{"line", []string{"/"}, []string{"a", "backspace"}},
	}
	for _, c := range cases {
		for _, size := range [][2]int{{80, 24}, {200, 50}} {
			for _, n := range []string{"1k", "100k"} {
				b.Run(fmt.Sprintf("%s/%dx%d/%s", c.name, size[0], size[1], n), func(b *testing.B) {
					o := Options{Archive: bulks[n](), Now: func() time.Time { return today }, Local: true}
					d := &typist{m: New(o), answers: make(chan tea.Msg, 1<<16)}
					d.start(d.m.Init())
					d.take(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					for d.m.search.pending || d.m.facets.pending {
						d.take(<-d.answers)
					}
					for _, k := range c.begin {
						d.press(k)
					}
					took := make([]time.Duration, 0, 1<<16)
					for i := 0; b.Loop(); i++ {
						took = append(took, d.press(c.keys[i%len(c.keys)]))
					}
					slices.Sort(took)
					b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e3, "µs/key")
					b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e3, "p99-µs")
				})
			}
		}
	}
}
