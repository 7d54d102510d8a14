package bodies

import (
	"math/bits"
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

// scanEN collects the English hits of a unit.
func (f *finder) scanEN(i int) {
	t := f.units[i].text
	done := 0 // a noun reaches to here
	for at := nextTrigger(t, 0); at < len(t); at = nextTrigger(t, max(at+1, done)) {
		if what := trigByte[t[at]]; triggersAt(t, at, what) {
			done = max(done, f.trigEN(i, t, trigger{at, what}))
		}
	}
}

// nextTrigger returns the place of the first two letters of a trigger from byte
// i on, union and federation in any case; len(t) means none.
func nextTrigger(t string, i int) int {
	for ; i+9 <= len(t); i += 8 {
		w := load8(t, i)
		if w&highs == highs {
			continue // nothing of it is ASCII
		}
		next := load8(t, i+1)
		low, nextLow := w|0x20*ones, next|0x20*ones
		m := zeros((low^'u'*ones)|(nextLow^'n'*ones)) | zeros((low^'f'*ones)|(nextLow^'e'*ones)) |
			zeros((w^'A'*ones)|(next^'C'*ones)) | zeros((w^'G'*ones)|(next^'e'*ones))
		if m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for ; i+1 < len(t); i++ {
		switch t[i] {
		case 'u', 'U':
			if t[i+1]|0x20 == 'n' {
				return i
			}
		case 'f', 'F':
			if t[i+1]|0x20 == 'e' {
				return i
			}
		case 'A':
			if t[i+1] == 'C' {
				return i
			}
		case 'G':
			if t[i+1] == 'e' {
				return i
			}
		}
	}
	return len(t)
}

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
