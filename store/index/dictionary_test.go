package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestWordDictIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for range 60 {
		seen := map[string]bool{}
		for range rng.IntN(400) {
			w := strings.Repeat(string(rune('a'+rng.IntN(3))), rng.IntN(3)) + fmt.Sprint(rng.IntN(300))
			if rng.IntN(20) == 0 {
				w = strings.Repeat("long", 80+rng.IntN(3)) + w
			}
			seen[w+"é"[:2*rng.IntN(2)]] = true
		}
		var words []string
		for w := range seen {
			words = append(words, w)
		}
		slices.Sort(words)
		made, last := wordMaker{}, ""
		for i, w := range words {
			made.add([]byte(w), []byte(last), 1000*i)
			last = w
		}
		d := made.dict()
		i := 0
		for w := d.start(0); !w.done(); w.step() {
			if string(w.word) != words[i] || w.i != i || d.at(i) != 1000*i {
				t.Fatalf("%d is %q at %d, want %q", w.i, w.word, d.at(i), words[i])
			}
			i++
		}
		if i != len(words) {
			t.Fatalf("%d words, want %d", i, len(words))
		}
		for _, w := range append(slices.Clone(words), "", "b", "zz", "1", "longlong", "é") {
			want, ok := slices.BinarySearch(words, w)
			if got, found := d.find(w); found != ok || got != want {
				t.Fatalf("%q is found as %d, %v; want %d, %v", w, got, found, want, ok)
			}
			prefix := w[:rng.IntN(len(w)+1)]
			var got, starting []string
			d.starting(prefix, func(i int, word []byte) { got = append(got, string(word)) })
			for _, w := range words {
				if strings.HasPrefix(w, prefix) {
					starting = append(starting, w)
				}
			}
			if !slices.Equal(got, starting) {
				t.Fatalf("with %q begin %q, want %q", prefix, got, starting)
			}
		}
	}
}

func TestPairDictIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 10))
	for range 60 {
		var pairs []pair
		for range rng.IntN(300) {
			pairs = append(pairs, pairOf(rune(0x4e00+rng.IntN(20)), rune(rng.IntN(40))))
		}
		if rng.IntN(2) == 0 {
			pairs = append(pairs, blockStart, pairOf(0x2a6d6, 0x10ffff))
		}
		slices.Sort(pairs)
		pairs = slices.Compact(pairs)
		var made pairMaker
		size := []int{10, 1 << 27}[rng.IntN(2)] // of postings
		for i, p := range pairs {
			made.add(p, size*i)
		}
		d := made.dict()
		for first := rune(0x4dff); first < 0x4e15; first++ {
			from, to := d.starting(first)
			n := 0
			for i, p := range pairs {
				if p.first() == first {
					n++
					if i < from || i >= to {
						t.Fatalf("%x is not from %d to %d", i, from, to)
					}
				}
				if at, ok := d.find(p); !ok || at != i || d.at(at) != size*i {
					t.Fatalf("%x is found as %d, %v; want %d", p, at, ok, i)
				}
			}
			if n != to-from {
				t.Fatalf("%d pairs with %x, want %d", to-from, first, n)
			}
			for second := range rune(40) {
				if _, ok := d.find(pairOf(first, second)); ok != slices.Contains(pairs, pairOf(first, second)) {
					t.Fatalf("%x %x: %v", first, second, ok)
				}
			}
		}
	}
}
