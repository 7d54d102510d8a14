package extract

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestLook holds the one pass over a line to a search for every word.
func TestLook(t *testing.T) {
	var words []string
	for _, l := range findLists {
		words = append(words, l.words...)
	}
	holds := phraseTable().holds
	for _, k := range holds {
		words = append(words, phraseTable().all[k].text)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		var b strings.Builder
		for range rng.IntN(4) {
			w := words[rng.IntN(len(words))]
			switch rng.IntN(4) {
			case 0:
				w = strings.ToUpper(w)
			case 1:
				w = w[:rng.IntN(len(w)+1)]
			case 2:
				w += " "
			}
			b.WriteString(w)
		}
		s := b.String()
		x := lookAt(folded{s: s}, size{})
		low := string(lowerInto(nil, s))
		var want finds
		for _, l := range findLists {
			for _, w := range l.words {
				if strings.Contains(low, w) {
					want.words |= l.as
				}
			}
		}
		for i, k := range holds {
			if strings.Contains(low, phraseTable().all[k].text) {
				want.held = uint16(i + 1)
				break
			}
		}
		if x.found != want {
			t.Fatalf("%q holds %v, want %v", s, x.found, want)
		}
		letters := strings.ContainsAny(low, "abcdefghijklmnopqrstuvwxyz")
		if x.letters() != letters || x.has('>') != strings.Contains(s, ">") || (x.has(':') || x.has('/')) != strings.ContainsAny(s, ":/") {
			t.Fatalf("%q: the characters are wrong", s)
		}
	}
}

// TestPhrases: phrases are found by their first two bytes, in small letters.
func TestPhrases(t *testing.T) {
	for _, p := range phraseTable().all {
		if p.text != strings.ToLower(p.text) || len(p.text) < 2 && p.mode != holds {
			t.Errorf("%q is too short or not in small letters", p.text)
		}
	}
	for _, w := range roleWords {
		if w != strings.ToLower(w) {
			t.Errorf("%q is not in small letters", w)
		}
	}
}
