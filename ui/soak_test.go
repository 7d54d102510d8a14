package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// What a soak types: keys one by one, and what is typed into what they open. Left
// out are the keys that start another program or end this one.
var (
	soakKeys = script("j k down up pgdown pgup ctrl+d ctrl+u ctrl+f ctrl+b g G H M L space 1 2 7 0 enter enter enter h h l [ ] n N r . , tab tab shift+tab " +
		"f f f / / u u d S ? c c z O alt+left alt+right K R y t i U s m x X w : ! esc esc esc backspace - = * \" ( ) 工 会 é ' ctrl+l ctrl+r ctrl+w ctrl+a ctrl+e ctrl+k")
	soakWords = []string{"fed", "craft", "工会", "总工", "zgh", "jxszgh", "lu'an", "union:anhui ", "date:2023", "-union", "OR ", "\"trade union\"", "wor*", "near:\"union work\"", "zzz"}
)

// Whatever is pressed, nothing fails, every frame fits the screen, and nothing
// of an article reaches the terminal but as text.
func TestSoak(t *testing.T) {
	presses := 3000
	if testing.Short() {
		presses = 400
	}
	for i, c := range []struct {
		w, h  int
		files *corpus
	}{{80, 24, sampleFS}, {40, 20, hostileFS}, {130, 30, articlesFS}, {24, 6, sampleFS}} {
		drive(t, c.w, c.h, c.files, func(d *driver) {
			d.order = rand.New(rand.NewPCG(uint64(i), 7))
			d.check = func(v tea.View) {
				d.fits(v)
				if s := ansi.Strip(v.Content); strings.ContainsFunc(s, harms) {
					t.Fatalf("the frame holds %q", s[max(0, strings.IndexFunc(s, harms)-20):])
				}
			}
			d.soak(presses / 4)
		})
	}
}

// soak presses so many keys, as fast as they come or each when the one before is
// done with.
func (d *driver) soak(presses int) {
	rng := d.order
	for n := 0; n < presses; {
		var keys []string
		switch {
		case rng.IntN(8) == 0:
			keys = strings.Split(soakWords[rng.IntN(len(soakWords))], "")
		default:
			for range 1 + rng.IntN(6) {
				keys = append(keys, soakKeys[rng.IntN(len(soakKeys))])
			}
		}
		n += len(keys)
		for _, k := range keys {
			d.give(press(strings.ReplaceAll(k, " ", "space")))
			if rng.IntN(3) == 0 {
				d.step()
			}
		}
		if rng.IntN(4) == 0 {
			d.settle()
		}
		if rng.IntN(40) == 0 {
			d.give(tea.WindowSizeMsg{Width: 1 + rng.IntN(160), Height: 1 + rng.IntN(50)})
		}
		if d.m.stopped {
			d.t.Fatalf("%q ended it", keys)
		}
	}
	d.settle()
}
