package bodies

import (
	"slices"
	"strings"
)

// trigger is where a scan for bytes stopped.
type trigger struct {
	at   int
	what byte
}

// The triggers of English names: every name of a body holds one.
const (
	trigNone    = iota
	trigUnion   // union
	trigHead    // federation
	trigShort   // ACFTU
	trigGeneral // General
)

// trigByte tells of a byte which trigger it can begin.
var trigByte = [256]byte{'u': trigUnion, 'U': trigUnion, 'f': trigHead, 'F': trigHead, 'A': trigShort, 'G': trigGeneral}

// trigWord is the text of a trigger; that of union and federation may be in
// either case.
var trigWord = [...]string{trigUnion: "union", trigHead: "federation", trigShort: "ACFTU", trigGeneral: "General "}

// trigSecond is the second letter of a trigger, in lower case.
var trigSecond = [...]byte{trigUnion: 'n', trigHead: 'e', trigShort: 'c', trigGeneral: 'e'}

// triggersAt tells whether the trigger what begins at byte i of t.
func triggersAt(t string, i int, what byte) bool {
	w := trigWord[what]
	if len(t)-i < len(w) {
		return false
	}
	s := t[i : i+len(w)]
	if what >= trigShort {
		return s == w
	}
	return s[1]|0x20 == w[1] && s[2]|0x20 == w[2] && strings.EqualFold(s, w)
}

// scan looks at every unit and collects the hits.
func (f *finder) scan() {
	for i := range f.units {
		from := len(f.hits)
		f.scanEN(i)
		f.scanZH(i)
		f.scanOwn(i, from)
		u := &f.units[i]
		slices.SortStableFunc(f.hits[from:], func(a, b hit) int {
			as, _ := u.span(&a)
			bs, _ := u.span(&b)
			return as - bs
		})
	}
}

// scanEN collects the English hits of a unit. It looks at the last of five bytes
// of the text, the first five of a trigger, and goes on by as many as no trigger
// can begin within (Horspool, 1980).
func (f *finder) scanEN(i int) {
	t := f.units[i].text
	done := 0 // a noun reaches to here
	for at := 0; at+5 <= len(t); {
		next := trigSkip[t[at+4]]
		if next&trigEnds != 0 && at >= done {
			what := trigByte[t[at]]
			if what != trigNone && t[at+1]|0x20 == trigSecond[what] && triggersAt(t, at, what) {
				if end := f.trigEN(i, t, trigger{at, what}); end > done {
					done = end
				}
			}
		}
		at += int(next &^ trigEnds)
	}
}

// trigEnds marks, in trigSkip, the bytes that the first five of a trigger end
// with.
const trigEnds = 0x80

// trigSkip tells of a byte how far behind it, less four, the next one is to be
// looked at that a trigger's first five bytes can end with.
var trigSkip = func() (skip [256]uint8) {
	for c := range skip {
		skip[c] = 5
	}
	for what, w := range trigWord {
		for j := 0; w != "" && j < 5; j++ {
			both := []byte{w[j]}
			if what < trigShort {
				both = append(both, w[j]&^0x20)
			}
			for _, c := range both {
				if j == 4 {
					skip[c] |= trigEnds
				} else {
					skip[c] = skip[c]&trigEnds | min(skip[c]&^trigEnds, uint8(4-j))
				}
			}
		}
	}
	return skip
}()

// trigEN reads the words around a trigger and returns where they end, or 0.
func (f *finder) trigEN(i int, t string, g trigger) int {
	switch g.what {
	case trigUnion:
		w, ok := wordAround(t, g.at, g.at+len(trigWord[trigUnion]))
		if !ok || !w.is(t, "union", "unions", "union's", "union’s") {
			return 0
		}
		if s := w.text(t); len(s) < w.e-w.s {
			w.e = w.s + len(s)
		}
		n, ok := nounAtUnion(t, w)
		if !ok {
			return 0
		}
		f.noun(i, t, n)
		return n.end
	case trigHead:
		w, ok := wordAround(t, g.at, g.at+len(trigWord[trigHead]))
		if !ok {
			return 0
		}
		if s := w.text(t); len(s) < w.e-w.s {
			w.e = w.s + len(s)
		}
		if !w.in(t, inHeads) {
			return 0
		}
		n, ok := nounAtHead(t, w)
		if !ok {
			return 0
		}
		f.noun(i, t, n)
		return n.end
	case trigShort:
		w, ok := wordAround(t, g.at, g.at+5)
		if !ok || w.e-w.s > 7 {
			return 0
		}
		f.add(hit{unit: i, start: g.at, end: g.at + 5, shape: shapeNational})
		return w.e
	case trigGeneral:
		return f.general(i, t, g.at)
	}
	return 0
}

// wordAround returns the word that holds bytes s to e.
func wordAround(t string, s, e int) (word, bool) {
	w := word{s, e}
	for w.s > 0 {
		r, n := lastRune(t, w.s)
		if !isWordRune(r) {
			break
		}
		if w.s -= n; w.e-w.s > maxWord {
			return w, false
		}
	}
	for w.e < len(t) {
		r, n := firstRune(t, w.e)
		if !isWordRune(r) {
			break
		}
		if w.e += n; w.e-w.s > maxWord {
			return w, false
		}
	}
	return trimQuotes(t, w), true
}
