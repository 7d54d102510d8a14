package index

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gongbao/store/rate"
)

// Which of 64 halves are below a number is told as by looking at each.
func TestHalvesBelow(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		halves := make([]uint8, 64)
		for i := range halves {
			halves[i] = uint8(rng.IntN(MostHalf + 1))
		}
		for below := range MostHalf + 2 {
			got := halvesBelow(halves, below)
			for i, h := range halves {
				if want := int(h) < below; got>>i&1 != 0 != want {
					t.Fatalf("%d of %v, below %d: %v", i, halves, below, !want)
				}
			}
		}
	}
}

// A title that has a half scores no more than what Peak leaves it.
func TestHalfBoundsTheScore(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	pieces := strings.Split("a A b c of the trade tradeUnion 工 会 é K\u212a - \x00 ' x", " ")
	bounded := 0
	for range 100_000 {
		var b, p strings.Builder
		for range 1 + rng.IntN(6) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
			b.WriteString(" "[:rng.IntN(2)])
		}
		for range 1 + rng.IntN(3) {
			p.WriteString(pieces[rng.IntN(len(pieces))])
		}
		title, pattern := b.String(), rate.New(p.String())
		half := int(halfOf(briefOf(title)))
		score, ok := pattern.Score(title)
		if !ok || half == 0 {
			continue
		}
		bounded++
		if score > pattern.Peak()-2*half {
			t.Errorf("%q in %q: %d, where %d is the most and %d the half", p.String(), title, score, pattern.Peak(), half)
		}
	}
	if bounded < 1000 {
		t.Errorf("only %d scores were bounded", bounded)
	}
}
