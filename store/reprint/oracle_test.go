package reprint

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// What follows compares as slowly and plainly as can be: sets of strings, all
// pairs.

type shingles map[[Shingle]string]bool

func shinglesOf(words []string) shingles {
	set := shingles{}
	for i := 0; i+Shingle <= len(words); i++ {
		set[[Shingle]string(words[i:])] = true
	}
	return set
}

func plainLikeness(a, b []string) Likeness { return likenessOf(a, b, shinglesOf(a), shinglesOf(b)) }

func likenessOf(a, b []string, sa, sb shingles) Likeness {
	if len(sa) == 0 || len(sb) == 0 {
		return Likeness{0, 1, 1}
	}
	both := 0
	for s := range sa {
		if sb[s] {
			both++
		}
	}
	aloneA, longA := plainApart(a, sb)
	aloneB, longB := plainApart(b, sa)
	return Likeness{
		Resemblance: float64(both) / float64(len(sa)+len(sb)-both),
		Differs:     float64(aloneA+aloneB) / float64(len(a)+len(b)),
		Replaced:    min(float64(longA)/float64(len(a)), float64(longB)/float64(len(b))),
	}
}

func plainApart(words []string, other shingles) (alone, longest int) {
	shared := make([]bool, len(words))
	for i := 0; i+Shingle <= len(words); i++ {
		if other[[Shingle]string(words[i:])] {
			for k := range Shingle {
				shared[i+k] = true
			}
		}
	}
	for i := range shared {
		if shared[i] {
			continue
		}
		alone++
		// the passage that begins here: until island shared words in a row
		end, run := i+1, 0
		for k := i + 1; k < len(shared) && run < island; k++ {
			if run++; !shared[k] {
				end, run = k+1, 0
			}
		}
		longest = max(longest, end-i)
	}
	return alone, longest
}

// someText invents a text of n words: Latin ones, or Han characters.
func someText(rng *rand.Rand, n int, han bool) []string {
	words := make([]string, n)
	for i := range words {
		k := int(math.Pow(rng.Float64(), 2) * 900) // common words are common
		if han {
			words[i] = string(rune(0x4e00 + k))
		} else {
			words[i] = "w" + strings.Repeat(string(rune('a'+k%26)), 1+k/26%12) + string(rune('a'+k/312))
		}
	}
	return words
}

// edited is a copy with about a share of its words changed, dropped or added
// to, and at times its end cut.
func edited(rng *rand.Rand, words []string, share float64) []string {
	var out []string
	for _, w := range words {
		switch r := rng.Float64() / share; {
		case r < 0.4:
			out = append(out, "changed")
		case r < 0.7:
		case r < 1:
			out = append(out, w, "added")
		default:
			out = append(out, w)
		}
	}
	if rng.IntN(4) == 0 {
		out = out[:len(out)*9/10]
	}
	return out
}

// formOf writes words as a normal form.
func formOf(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !(isHan(w) && isHan(words[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func isHan(w string) bool { return w[0] >= 0xe3 }

func TestCompareAsPlainly(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		a := someText(rng, rng.IntN(120), rng.IntN(2) == 0)
		b := edited(rng, a, []float64{0.01, 0.05, 0.2, 0.6}[rng.IntN(4)])
		if rng.IntN(4) == 0 {
			b = someText(rng, rng.IntN(120), rng.IntN(2) == 0)
		}
		got, want := Read(formOf(a)).Compare(Read(formOf(b))), plainLikeness(a, b)
		if got != want {
			t.Fatalf("%+v, want %+v\n%s\n%s", got, want, formOf(a), formOf(b))
		}
		if back := Read(formOf(b)).Compare(Read(formOf(a))); back != got {
			t.Fatalf("%+v one way, %+v the other", got, back)
		}
	}
}

// archive invents articles: originals of all lengths, their copies edited more
// or less, and pages that share a long frame.
func archive(rng *rand.Rand) (texts [][]string) {
	frame := someText(rng, 150, false)
	for range 25 {
		first := someText(rng, 10+rng.IntN(300), rng.IntN(2) == 0)
		texts = append(texts, first)
		for range rng.IntN(4) {
			texts = append(texts, edited(rng, first, []float64{0.001, 0.01, 0.03, 0.1}[rng.IntN(4)]))
		}
	}
	for range 10 {
		texts = append(texts, append(someText(rng, 40+rng.IntN(60), false), frame...))
	}
	rng.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	return texts
}

// groupsOf adds texts a few at a time and returns the group of each, named by
// its first text in the order given.
func groupsOf(rng *rand.Rand, texts [][]string, order []int) []int {
	place := make([]int, len(texts))
	sketches := make([]*Sketch, len(texts))
	for i, n := range order {
		place[n], sketches[i] = i, Of("", formOf(texts[n]))
	}
	var g grouped
	joined := 0
	for from := 0; from < len(order); {
		to := min(len(order), from+1+rng.IntN(20))
		pairs := g.step(inRows(rng, sketches[:to]), uint32(from), uint32(to), Together, 50, func(n uint32) string { return formOf(texts[order[n]]) })
		joined += len(pairs)
		from = to
	}
	out := make([]int, len(texts))
	for i := range out {
		out[i] = slices.IndexFunc(place, func(p int) bool { return g.of[p] == g.of[place[i]] })
	}
	distinct := map[int]bool{}
	for _, n := range out {
		distinct[n] = true
	}
	if joined != len(texts)-len(distinct) {
		panic("a pair joins what was joined already")
	}
	return out
}

// The groups are those of comparing all pairs: nothing is joined that is not,
// and what shares clearly more than half is. The order does not matter.
func TestGroupsAsPlainly(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	joined, framed := 0, 0
	for range 5 {
		texts := archive(rng)
		got := groupsOf(rng, texts, rng.Perm(len(texts)))
		if again := groupsOf(rng, texts, rng.Perm(len(texts))); !slices.Equal(got, again) {
			t.Fatalf("in another order the groups are %v, not %v", again, got)
		}
		plain := make([]int, len(texts)) // connected by copies, likewise named
		for i := range plain {
			plain[i] = i
		}
		sets := make([]shingles, len(texts))
		for i, a := range texts {
			sets[i] = shinglesOf(a)
			for k, b := range texts[:i] {
				l := likenessOf(a, b, sets[i], sets[k])
				short := len(a)-Shingle+1 < Least || len(b)-Shingle+1 < Least
				if short && !slices.Equal(a, b) || !l.Copies() {
					if l.Resemblance >= Resembling && !short {
						framed++
					}
					continue
				}
				if l.Resemblance > 0.75 && got[i] != got[k] {
					t.Errorf("two texts with %.2f in common are not joined:\n%s\n%s", l.Resemblance, formOf(a), formOf(b))
				}
				from, to := plain[i], plain[k]
				for n := range plain {
					if plain[n] == from {
						plain[n] = to
					}
				}
			}
		}
		for i := range texts {
			if got[i] != i {
				joined++
			}
			if plain[i] != plain[got[i]] {
				t.Errorf("joined without reason:\n%s\n%s", formOf(texts[i]), formOf(texts[got[i]]))
			}
		}
	}
	if joined < 80 || framed < 80 {
		t.Errorf("%d joined and %d in one frame: the archives test little", joined, framed)
	}
}

// The sketch's estimate is as good as it says.
func TestResemblance(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	var off, worst float64
	const n = 200
	for range n {
		a := someText(rng, 80+rng.IntN(400), rng.IntN(2) == 0)
		b := edited(rng, a, []float64{0.01, 0.05, 0.1}[rng.IntN(3)])
		d := Of("", formOf(a)).Resemblance(Of("", formOf(b))) - plainLikeness(a, b).Resemblance
		off += d / n
		worst = max(worst, math.Abs(d))
	}
	if math.Abs(off) > 0.01 || worst > 4.0/13 {
		t.Errorf("off by %.3f in the mean, by %.3f at worst", off, worst)
	}
}
