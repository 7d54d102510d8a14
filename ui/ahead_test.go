package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Keys typed ahead do what they do one by one.
func TestTypedAhead(t *testing.T) {
	for i, line := range []string{
		"u anhui enter", "u anhui enter j enter", "u jia enter / lantern enter enter n n", "u 嘉兴 enter enter r", "u lu tab tab enter j enter",
		"u =anhui enter", "u -anhui enter j j enter ]", "u anhui enter c c d 2023-05-28 enter enter",
		"d 2023-05 enter", "d 2023-05 enter enter ] q", "d 2021-03..2021-09 enter j enter y c", "d none enter enter", "d left left enter enter", "d up enter G enter",
		"d tab right enter", "d up tab tab right right enter u anhui enter",
		"f zhm enter", "f zhmou enter enter", "f garlic enter ] ] q j", "f lant enter r", "f lu enter j enter", "f down down enter j", "f guide enter q q",
		"S net enter", "S net enter enter", "S down enter j enter n", "S sample tab tab enter G enter",
		"/ lantern enter enter n n n", "/ union:anhui enter G enter [", "/ parasols enter enter q c c", "/ zzzz enter 1 G enter", "/ lanter enter G enter n", "/ 合 唱 space O R space garlic enter enter", "/ paraso space O R space train enter j enter", "/ lanter enter c paraso enter enter q", "/ date:2021 enter ? order enter",
		"O O j j enter", "O enter ] ] ] q O O O O enter", "G enter [ [ q g", "5 G enter", "2 j 2 ] enter r ] r q u lu enter",
		": go space 4 enter enter", ": sort space title enter enter", ": union space anhui enter j enter", ": search space lanterns enter n", ": open space zz enter j j",
		"enter j j j ] j j [ G", "enter / lant enter n n n q j", "tab tab j enter q j", "shift+tab j enter q enter", "shift+tab G enter q enter", "shift+tab 6 j h l j enter tab enter",
		"? next space article enter enter", "y i j y c j y t", "c c c", "enter c c enter", "u enter", "u down down enter enter", "f enter",
		"u anhui enter j d 2023-05-28 enter alt+left enter", "/ lanterns enter G enter alt+left alt+right enter", "u anhui enter c O alt+left alt+left j enter 2 alt+right j",
		"/ lanterns enter / ctrl+u parasols enter / up up enter enter n", "/ lant up enter / up down enter", ": sort space title enter : up enter j enter", ": sort space title enter / lant enter : up up enter",
		"u anhui enter : save space mine enter c f mine enter j enter", "/ lanterns enter O : save space 灯 enter c f 灯 enter enter", "/ lanterns enter : save space x enter c : saved enter enter enter",
		"f garlic enter q f guide enter q f down enter", "f garlic enter q f enter ] q f anhui enter f down enter", ": forget space nothing enter j", "u anhui enter : save space mine enter shift+tab g enter c enter tab j enter",
		"/ un tab lu tab enter enter n", "/ union:lu down enter j enter", "/ union:lu down up tab lanterns enter enter", "/ date:202 down down tab enter G enter", "/ source:s tab lantern enter enter n",
		": union space lu down enter j enter", ": search space un tab lu down tab enter enter", ": date space 2022 down enter enter", "/ un tab down down tab backspace backspace enter j", "/ -union:jia right enter G enter",
		"/ union:jia enter / ctrl+u union: up enter enter", "/ la tab z down tab enter j enter", "/ union:l u down enter c u anhui enter", ": saved tab x enter j", "/ date:2023 tab u tab enter j",
		"! j q", "d 2023-13 enter backspace backspace 0 5 enter enter", "/ foo:bar enter ctrl+u lanterns enter enter",
		"u anhui enter u jiaxing enter u zhmou enter u zhong enter enter", "u a backspace l backspace anh enter", "f z backspace l u down up enter",
	} {
		if (raced || testing.Short()) && i%4 > 0 {
			continue
		}
		for _, w := range []int{80, 130} {
			same(t, articlesFS, w, script(line))
		}
	}
}

// outcome is what is left of a script: what the reader sees and has got. Beside
// the list, and in the narrow pane, it is what was rested on on the way that
// shows: there only what the list and the query are counts.
func outcome(d *driver) string {
	frame := strings.TrimRight(plainFrame(d.m.View()), " ")
	if d.m.layout.wide || d.m.focus == paneNarrow {
		frame = d.screen()[0]
	}
	var got []string
	for _, e := range d.effects {
		if strings.Contains(e, "lipboard") {
			got = append(got, e)
		}
	}
	slices.Sort(got) // the order in which commands end is not ours
	return fmt.Sprintf("%s\nquery %s, selected %s, reads %s, quit %v, copied %q", frame, d.m.query.String(), d.selected(), d.reading(), d.quit, got)
}

// outcomes runs keys one by one, and all ahead with answers that come in
// another order and in between.
func outcomes(t *testing.T, files *corpus, w int, keys []string) (slow string, ahead []string) {
	live := files.live(t)
	elsewhere := func(o *Options, _ *settled) { o.Local = false }
	driveLive(t, w, 24, live, elsewhere, func(d *driver) {
		d.keys(keys...)
		slow = outcome(d)
	})
	for seed := range uint64(2) {
		driveLive(t, w, 24, live, elsewhere, func(d *driver) {
			rng := rand.New(rand.NewPCG(seed, 3))
			if seed > 0 {
				d.order = rng // and answers come when and as they like
			}
			for _, k := range keys {
				d.give(press(k))
				for seed > 0 && rng.IntN(3) == 0 && d.step() {
				}
			}
			d.settle()
			ahead = append(ahead, outcome(d))
		})
	}
	return slow, ahead
}

func differs(t *testing.T, files *corpus, w int, keys []string) (slow, ahead string, yes bool) {
	slow, all := outcomes(t, files, w, keys)
	for _, ahead := range all {
		if ahead != slow {
			return slow, ahead, true
		}
	}
	return slow, slow, false
}

// same fails unless keys typed ahead come to the same as one by one; it says
// so with as few keys as it can.
func same(t *testing.T, files *corpus, w int, keys []string) {
	t.Helper()
	if _, _, yes := differs(t, files, w, keys); !yes {
		return
	}
	for i := 0; i < len(keys); {
		fewer := slices.Delete(slices.Clone(keys), i, i+1)
		if _, _, yes := differs(t, files, w, fewer); yes {
			keys = fewer
		} else {
			i++
		}
	}
	slow, ahead, _ := differs(t, files, w, keys)
	t.Errorf("at %d columns %q is another thing typed ahead (+) than one by one (-):\n%s", w, strings.Join(keys, " "), changes(slow, ahead))
}

// changes are the lines in which two texts differ.
func changes(was, is string) string {
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	var out strings.Builder
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			fmt.Fprintf(&out, "%2d - %s\n   + %s\n", i, x, y)
		}
	}
	return out.String()
}

// aheadPhrases are what the random scripts are made of: whole things that people
// type, and no keys that give up what is under way, as esc and ctrl+c do. A
// search begins in the list: what the narrow pane selects depends on what was
// listed on the way.
var aheadPhrases = []string{
	"j", "j j", "k", "G", "g", "3 j", "2 ]", "]", "[", "enter", "enter", "enter", "n", "N", "r", "H", "M", "L", "space", "ctrl+u", "c", "O", "tab", "shift+tab", "l", "h",
	": 1 enter / lantern enter", ": 2 enter / union:anhui enter", ": 3 enter / ctrl+u zzz enter 1", ": 1 enter / zzz enter c", "u anhui enter", "u jia enter", "u down enter",
	"u lu tab enter", "u =lu'an enter", "u -anhui enter", "u none enter", "u zzz enter backspace backspace backspace enter", "d 2023 enter", "d 2023-05 enter", "d up enter",
	"d left enter", "d none enter", "d 2021..2022 enter", "d 2023-1 enter 3 enter backspace backspace backspace enter", "f zhm enter", "f guide enter", "f down enter", "f enter", "f sample space net enter", "S net enter", "S down enter",
	"? order enter", "? next space article enter", ": 3 enter", ": sort space title enter", ": clear enter", ": union space jiaxing enter", "alt+left", "2 alt+left", "alt+right",
	": save space mine enter", "f mine enter", ": saved space mine enter", ": forget space mine enter", ": 2 enter / up up enter", ": 1 enter / up down enter", ": 2 enter / ctrl+u un tab lu tab enter", ": 1 enter / ctrl+u union:lu down enter", ": 3 enter / ctrl+u date:20 down tab enter",
	": 1 enter / source:s tab enter", ": union space jia down enter", ": 3 enter : up enter", "y i", "y c", "5", "y",
}

func TestAnythingTypedAhead(t *testing.T) {
	n := 120
	if raced || testing.Short() {
		n = 20
	}
	failures := 0
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 11))
		var phrases []string
		for range 2 + rng.IntN(8) {
			phrases = append(phrases, aheadPhrases[rng.IntN(len(aheadPhrases))])
		}
		keys := script(strings.Join(phrases, " "))
		w := []int{80, 40, 130}[seed%3]
		if _, _, yes := differs(t, articlesFS, w, keys); yes {
			same(t, articlesFS, w, keys)
			if failures++; failures == 5 {
				return
			}
		}
	}
}

// Over a list longer than what is at hand, keys wait for their rows.
func TestTypedAheadInALongList(t *testing.T) {
	for _, line := range []string{"G enter", "G k k enter ] q j", "3 0 0 j enter q j j", "G g G O enter", "5 0 0 G O enter", "2 0 0 j u none enter enter", "G d 2018 enter enter ["} {
		same(t, manyFS, 80, script(line))
	}
}

// What was typed for something is not lost when a resize comes in between.
func TestTypedAheadOverAResize(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		for _, k := range script("u anhui enter") {
			d.give(press(k))
		}
		d.give(tea.WindowSizeMsg{Width: 40, Height: 20})
		d.give(press("j"))
		d.give(tea.WindowSizeMsg{Width: 130, Height: 30})
		d.give(press("enter"))
		d.settle()
		d.asks("union:anhui")
		d.reads("a.txt")
	})
}
