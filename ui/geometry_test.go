package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/text"
)

// The sweep's sizes: every width at these heights, every height at these widths.
var (
	sweepHeights = []int{1, 4, 5, 6, 9, 12, 16, 24, 37, 50}
	sweepWidths  = []int{1, 19, 20, 29, 40, 59, 80, 119, 120, 250}
)

// sweep visits the sizes in an order in which each is a step from the one
// before, as when a window's edge is dragged.
func sweep(visit func(w, h int)) {
	for i, h := range sweepHeights {
		for w := 1; w <= 250; w++ {
			if i%2 == 0 {
				visit(w, h)
			} else {
				visit(251-w, h)
			}
		}
	}
	for i, w := range sweepWidths {
		for h := 1; h <= 50; h++ {
			if i%2 == 0 {
				visit(w, 51-h)
			} else {
				visit(w, h)
			}
		}
	}
}

// fits fails unless a frame is as many lines as the screen has and none is
// wider, and the cursor is on it.
func (d *driver) fits(v tea.View) {
	d.t.Helper()
	w, h := d.m.layout.w, d.m.layout.h
	if !v.AltScreen && !d.quit {
		d.t.Fatalf("%dx%d: not on the alternate screen", w, h)
	}
	if w == 0 || d.m.stopped {
		return
	}
	lines := strings.Split(v.Content, "\n")
	if len(lines) != h {
		d.t.Fatalf("%dx%d: %d lines:\n%s", w, h, len(lines), ansi.Strip(v.Content))
	}
	for i, line := range lines {
		if n := text.Width(line); n > w {
			d.t.Fatalf("%dx%d: line %d is %d cells wide: %q", w, h, i, n, ansi.Strip(line))
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		d.t.Fatalf("%dx%d: the cursor is at %d, %d", w, h, c.X, c.Y)
	}
}

// swept are the scenes that are drawn at every size: one of each screen.
var swept = map[string]bool{
	"list-narrowed": true, "article-search": true, "article-zh": true, "narrow-narrowed": true, "dates-days": true,
	"dates-range": true, "unions-marked": true, "sources": true, "find": true, "help": true, "problems": true,
	"search-wrong": true, "command-typed": true, "nothing-found": true, "complete-union": true, "find-recent": true, "empty": true, "hostile-article": true,
}

// Every screen fits every size; those that are variants of one, every few.
func TestSweep(t *testing.T) {
	skipShort(t)
	for _, s := range scenes() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			s.run(t, 80, 24, func(d *driver) {
				d.check = d.fits
				n := 0
				sweep(func(w, h int) {
					if n++; !swept[s.name] && n%13 != 0 {
						return
					}
					d.give(tea.WindowSizeMsg{Width: w, Height: h})
					d.blind = true
					d.settle()
					d.blind = false
				})
			})
		})
	}
}

// A screen opened at a size fits it, as one that came to it does.
func TestOpenedAtEverySize(t *testing.T) {
	skipShort(t)
	for _, s := range scenes() {
		for _, size := range [][2]int{{1, 1}, {20, 5}, {21, 6}, {30, 8}, {33, 50}, {59, 11}, {60, 24}, {119, 5}, {120, 5}, {121, 14}, {250, 50}} {
			s.run(t, size[0], size[1], func(d *driver) { d.fits(d.m.View()) })
		}
	}
}

// A resize there and back shows the same screen again.
func TestResizeThereAndBack(t *testing.T) {
	skipShort(t)
	for _, s := range scenes() {
		for _, sizes := range [][3][2]int{
			{{80, 24}, {40, 20}, {80, 24}}, {{80, 24}, {10, 3}, {80, 24}}, {{40, 20}, {80, 50}, {40, 20}}, {{130, 40}, {60, 12}, {130, 40}},
		} {
			s.run(t, sizes[0][0], sizes[0][1], func(d *driver) {
				row := d.selected()
				reading := d.reading()
				for _, size := range sizes {
					d.resize(size[0], size[1])
				}
				d.fits(d.m.View())
				d.on(row)
				d.reads(reading)
			})
		}
	}
}

// skipShort leaves a long sweep out of go test -short and of the race
// detector, which sees no more in it than in the golden frames.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() || raced {
		t.Skip("a long sweep")
	}
}

// anyKeys are what a cat on the keyboard presses.
var anyKeys = strings.Fields("j k down up g G home end space pgup pgdown ctrl+d ctrl+u ctrl+f ctrl+b H M L tab shift+tab enter enter enter l h left right " +
	"q [ ] n N r f / d u S c O y t c u i o | ! : ? esc esc esc ctrl+l 1 2 5 0 9 a n h u i 总 工 2 0 2 3 - . = backspace backspace delete ctrl+w ctrl+a ctrl+e f1 ctrl+n ctrl+p e alt+left alt+right : d a t e")

// anyMessage makes a message that could come.
func anyMessage(rng *rand.Rand) tea.Msg {
	x, y := rng.IntN(130)-2, rng.IntN(40)-2
	switch rng.IntN(40) {
	case 0, 1:
		sizes := [][2]int{{80, 24}, {80, 24}, {120, 36}, {40, 20}, {20, 5}, {1 + rng.IntN(250), 1 + rng.IntN(50)}}
		size := sizes[rng.IntN(len(sizes))]
		return tea.WindowSizeMsg{Width: size[0], Height: size[1]}
	case 2:
		return tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}
	case 3:
		return tea.MouseWheelMsg{X: x, Y: y, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[rng.IntN(2)]}
	case 4:
		return tea.PasteMsg{Content: []string{"anhui", "union:lu'an date:2023", "总工会\n安徽", "\x1b[31m\x00", strings.Repeat("x", 5000), ""}[rng.IntN(6)]}
	case 5:
		return tea.BackgroundColorMsg{Color: ansi.BasicColor(rng.IntN(16))}
	case 6:
		return tea.ColorProfileMsg{Profile: []colorprofile.Profile{colorprofile.NoTTY, colorprofile.Ascii, colorprofile.ANSI, colorprofile.TrueColor}[rng.IntN(4)]}
	}
	return press(anyKeys[rng.IntN(len(anyKeys))])
}

// Whatever is typed, pasted, clicked and resized, in whatever order answers
// come, nothing panics and nothing is drawn outside.
func TestAnyKeys(t *testing.T) {
	steps := 1500
	if raced || testing.Short() {
		steps = 150
	}
	for i, files := range []*corpus{articlesFS, sampleFS, hostileFS, emptyFS, manyFS} {
		for seed := range uint64(2) {
			drive(t, 80, 24, files, func(d *driver) {
				rng := rand.New(rand.NewPCG(seed, uint64(i)))
				d.order = rand.New(rand.NewPCG(seed, 7))
				d.check = d.fits
				for range steps {
					msg := anyMessage(rng)
					if k, ok := msg.(tea.KeyPressMsg); ok && d.m.overlay == nil && d.m.line == nil && k.String() == "q" && d.m.focus == paneList {
						continue // it would quit
					}
					d.give(msg)
					for range rng.IntN(4) {
						d.step()
					}
				}
				d.settle()
				if d.quit && !d.m.stopped {
					t.Fatal("it quit by itself")
				}
				d.fits(d.m.View())
			})
		}
	}
}
