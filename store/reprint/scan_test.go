package reprint

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gongbao/store/fold"
)

// pieces are what normal forms are made of.
var pieces = []string{" ", " ", " ", "\n", "a", "union", "federation", "internationalisation", "2023", "é", "ж", "工", "会", "职工", "カ", "한국어", "𠀀", "䷀"}

func someForm(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[rng.IntN(len(pieces))])
	}
	return b.String()
}

// wordsOf splits a normal form plainly: at spaces, and around Han and kana.
func wordsOf(form string) []string {
	var out []string
	var held []rune
	flush := func() {
		if len(held) > 0 {
			out = append(out, string(held))
			held = nil
		}
	}
	for _, r := range form {
		switch {
		case r <= ' ':
			flush()
		case fold.IsAlone(r):
			flush()
			out = append(out, string(r))
		default:
			held = append(held, r)
		}
	}
	flush()
	return out
}

// Words are told apart as a plain split has it, and a word has one hash
// wherever it stands.
func TestWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	hashes := map[string]uint64{}
	names := map[uint64]string{}
	for range 3000 {
		form := someForm(rng, rng.IntN(12))
		var ends []int
		i := 0
		for _, want := range wordsOf(form) {
			h, end := word(form, i)
			if end < 0 || strings.TrimLeft(form[i:max(i, end)], " \n") != want {
				t.Fatalf("%q from %d: ends at %d, want the word %q", form, i, end, want)
			}
			if before, ok := hashes[want]; ok && before != h {
				t.Fatalf("%q has another hash in %q", want, form)
			}
			if name, ok := names[h]; ok && name != want {
				t.Fatalf("%q and %q have one hash", want, name)
			}
			hashes[want], names[h] = h, want
			ends = append(ends, end)
			i = end
		}
		if _, end := word(form, i); end >= 0 {
			t.Fatalf("%q: a further word after %v", form, ends)
		}
	}
}

// A sketch has the shingles of the words as they are told one by one.
func TestShingles(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		form := someForm(rng, 150+rng.IntN(150))
		var least [Bins]uint32
		for i := range least {
			least[i] = math.MaxUint32
		}
		var hashes []uint64
		for i := 0; ; {
			h, end := word(form, i)
			if end < 0 {
				break
			}
			hashes, i = append(hashes, h), end
		}
		whole := uint64(oddB)
		for i, h := range hashes {
			whole = (whole ^ h) * oddA
			if i >= Shingle-1 {
				h := shingle(hashes[i-3], hashes[i-2], hashes[i-1], h)
				bin := h >> 32 * Bins >> 32
				least[bin] = min(least[bin], uint32(h))
			}
		}
		s := Of("", form)
		if s.Short() {
			continue
		}
		want := Sketch{same: mix(whole) | 1}
		want.fill(&least)
		if *s != want {
			t.Fatalf("%q has another sketch", form)
		}
	}
}
