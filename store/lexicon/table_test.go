package lexicon

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestTablesAreNaive keeps runs that are hard to tell apart, and looks for each.
func TestTablesAreNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 20 {
		var runs wordTable
		var pairs numberTable
		want, wantPairs := map[string]uint32{}, map[uint64]uint32{}
		some := func() string {
			b := make([]byte, 1+rng.IntN(20))
			if rng.IntN(20) == 0 { // all that a number has
				return string(bytes.Repeat([]byte{0xff}, len(b)))
			}
			for i := range b {
				b[i] = "aaab\x00"[rng.IntN(5)]
			}
			return string(b)
		}
		for n := range uint32(3000) {
			run, pair := some(), pairOf(n%60, rng.Uint32N(60))
			if runs.get(run).n != want[run] || pairs.get(pair).n != wantPairs[pair] {
				t.Fatalf("%q is %d, want %d; %x is %d, want %d", run, runs.get(run).n, want[run], pair, pairs.get(pair).n, wantPairs[pair])
			}
			runs.ref(run).n = n + 1
			pairs.ref(pair).n += n + 1
			want[run] = n + 1
			wantPairs[pair] += n + 1
		}
		for run, n := range want {
			if runs.get(run).n != n {
				t.Fatalf("%q is %d, want %d", run, runs.get(run).n, n)
			}
		}
		for pair, n := range wantPairs {
			if pairs.get(pair).n != n {
				t.Fatalf("%x is %d, want %d", pair, pairs.get(pair).n, n)
			}
		}
	}
}

// TestCutIsNaive: a text is cut into the runs that runs goes through, each with the
// key that it has alone.
func TestCutIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	var c cutter
	check := func(s string) {
		c.cut(s)
		i, long := 0, []int32(nil)
		for r := (runs{s: s}); r.next(); i++ {
			key, is := shortOf(r.run())
			if !is {
				key = ^uint64(0)
				long = append(long, int32(i))
			}
			if i == len(c.runs) || c.runs[i] != (stretch{r.from, r.to, key + 1}) {
				t.Fatalf("run %d of %q is not %q", i, s, r.run())
			}
		}
		if !slices.Equal(c.long, long) {
			t.Fatalf("of %q the runs %d are long, not %d", s, c.long, long)
		}
		if i != len(c.runs) {
			t.Fatalf("%q has %d runs, not %d", s, i, len(c.runs))
		}
	}
	for range 3000 {
		for _, s := range nasty(rng).Texts {
			check(s)
		}
	}
	for range 10_000 {
		text := ""
		for range rng.IntN(10) {
			text += strings.Repeat("a", rng.IntN(20)) + []string{" ", " ", "  ", ", ", "é", "中", "，", "\x00"}[rng.IntN(8)]
		}
		check(text)
	}
	for _, r := range articles(t) {
		for _, s := range r.Texts {
			check(s)
		}
	}
}
