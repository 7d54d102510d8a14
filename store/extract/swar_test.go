package extract

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// plainMeasure is measure, one character at a time.
func plainMeasure(s string) size {
	var n size
	inWord := false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			word := isWordByte(byte(r))
			if word && !inWord {
				n.words++
			}
			inWord = word
		case isHan(r):
			n.han++
			inWord = false
		case r < 0x2000:
			if !inWord {
				n.words++
			}
			inWord = true
		case r != '’':
			inWord = false
		}
		if n.han >= hanCap || n.words >= wordsCap {
			break
		}
	}
	return n
}

// TestMeasure holds the counting of eight bytes at a time to the plain one, on
// texts of every mixture.
func TestMeasure(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	signs := []rune("aZz@[`{/09:' \t.-\x7f会一龥〇，’éß\U00020000")
	for range 20000 {
		n := rng.IntN(60)
		if rng.IntN(20) == 0 {
			n = 700 // beyond the caps
		}
		from := rng.IntN(len(signs)) // few or many kinds of characters
		b := make([]rune, n)
		for i := range b {
			b[i] = signs[rng.IntN(from+1)]
		}
		s := string(b)
		if got, want := measure(s), plainMeasure(s); got != want {
			t.Fatalf("%q measures %v, want %v", s, got, want)
		}
		latin := 0
		for _, r := range s {
			if r < utf8.RuneSelf && isLetter(byte(r)) {
				latin++
			}
		}
		var c letters
		if c.count(s); c.latin != latin {
			t.Fatalf("%q has %d letters, want %d", s, c.latin, latin)
		}
	}
}
