package reprint

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// plainGroups groups articles as Pairs does, one after the other, with all that
// it takes in memory.
type plainGroups struct {
	sketches []*Sketch
	same     map[uint64]uint32
	parent   []uint32
	chains   map[plainBand][]uint32
}

type plainBand struct {
	band int
	bins [bandBins]uint16
}

func plainBandOf(s *Sketch, band int) plainBand {
	return plainBand{band, [bandBins]uint16(s.bins[band*bandBins:])}
}

func newPlain() *plainGroups {
	return &plainGroups{same: map[uint64]uint32{}, chains: map[plainBand][]uint32{}}
}

func (g *plainGroups) add(s *Sketch, text func(uint32) string) {
	n := uint32(len(g.sketches))
	g.sketches, g.parent = append(g.sketches, s), append(g.parent, n)
	if s.same == 0 {
		return
	}
	if first, ok := g.same[s.same]; ok {
		g.parent[g.root(n)] = g.root(first)
		return
	}
	g.same[s.same] = n
	if s.Short() {
		return
	}
	var found []candidate
	for band := range bands {
		chain := g.chains[plainBandOf(s, band)]
		for _, c := range chain[max(0, len(chain)-deepest):] {
			e := s.Resemblance(g.sketches[c])
			if e >= worthwhile && !slices.ContainsFunc(found, func(f candidate) bool { return f.serial == c }) {
				found = append(found, candidate{c, e})
			}
		}
		g.chains[plainBandOf(s, band)] = append(chain, n)
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.estimate, a.estimate), cmp.Compare(a.serial, b.serial))
	})
	compared := 0
	for _, c := range found {
		if g.root(c.serial) == g.root(n) {
			continue
		}
		if compared++; compared > mostCompared {
			return
		}
		if Read(text(n)).Compare(Read(text(c.serial))).Copies() {
			g.parent[g.root(n)] = g.root(c.serial)
		}
	}
}

func (g *plainGroups) root(n uint32) uint32 {
	for g.parent[n] != n {
		n = g.parent[n]
	}
	return n
}

// inRows lays sketches out as segments do: in parts, each in any order.
func inRows(rng *rand.Rand, sketches []*Sketch) (all []Rows) {
	for from := 0; from < len(sketches); {
		to := min(len(sketches), from+rng.IntN(len(sketches)+1))
		var r Rows
		for _, k := range rng.Perm(to - from) {
			r.Serials = append(r.Serials, uint32(from+k))
			r.Words = sketches[from+k].AppendWords(r.Words)
		}
		all = append(all, r)
		from = to
	}
	return all
}

// grouped are the groups of articles that are looked at in steps.
type grouped struct{ of []uint32 }

// step finds the copies of the articles from from to to, so many at a time.
func (g *grouped) step(all []Rows, from, to, together uint32, most int, text func(uint32) string) (pairs [][2]uint32) {
	for n := from; n < to; n++ {
		g.of = append(g.of, n)
	}
	j := newJoining(all, Known{Group: func(n uint32) uint32 { return g.of[n] }, Text: text})
	j.most = most
	pairs = j.of(from, to, together)
	for _, p := range pairs {
		into, gone := min(g.of[p[0]], g.of[p[1]]), max(g.of[p[0]], g.of[p[1]])
		if into == gone {
			panic("a pair joins what was joined already")
		}
		for i := range g.of {
			if g.of[i] == gone {
				g.of[i] = into
			}
		}
	}
	return pairs
}

// However many articles come at a time, however they lie, the groups are those
// of one after the other.
func TestPairsInSteps(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for range rounds {
		texts := archive(rng)
		if rng.IntN(2) == 0 { // very many copies of one, some to the letter
			first := someText(rng, 120, false)
			for range 120 {
				texts = append(texts, edited(rng, first, []float64{0.0001, 0.005, 0.08}[rng.IntN(3)]))
			}
			rng.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		}
		plain := newPlain()
		text := func(n uint32) string { return formOf(texts[n]) }
		var sketches []*Sketch
		for _, words := range texts {
			s := Of("", formOf(words))
			sketches = append(sketches, s)
			plain.add(s, text)
		}
		var got grouped
		for from := 0; from < len(texts); {
			to := min(len(texts), from+1+rng.IntN(len(texts)))
			got.step(inRows(rng, sketches[:to]), uint32(from), uint32(to), 1+rng.Uint32N(100), mostHits, text)
			from = to
		}
		for i := range texts {
			for k := range i {
				if one, want := got.of[i] == got.of[k], plain.root(uint32(i)) == plain.root(uint32(k)); one != want {
					t.Fatalf("%d and %d are one group: %v, want %v", k, i, one, want)
				}
			}
		}
	}
}

// What is asked of sketches where they lie is what sketches say.
func TestSketchesInWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range 200 {
		a := someText(rng, 20+rng.IntN(200), false)
		x, y := Of("", formOf(a)), Of("", formOf(edited(rng, a, 0.05)))
		v, w := x.AppendWords(nil), y.AppendWords(nil)
		if isShort(v) != x.Short() || isShort(w) != y.Short() {
			t.Fatal("one is short in words and not in itself")
		}
		if !x.Short() && !y.Short() && resemblance(v, w) != x.Resemblance(y) {
			t.Errorf("they resemble each other by %v, in words by %v", x.Resemblance(y), resemblance(v, w))
		}
		p, q := bandKeys(v), bandKeys(w)
		for band := range bands {
			if same := plainBandOf(x, band) == plainBandOf(y, band); same != (p[band] == q[band]) {
				t.Errorf("band %d is the same: %v", band, same)
			}
		}
	}
}

// A set of numbers holds what was added and nothing else.
func TestKeyset(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	for n := range 300 {
		s, in := newKeyset(n), map[uint64]bool{}
		for range n {
			k := 1 + rng.Uint64N(uint64(3*n))<<rng.IntN(40)
			s.add(k)
			in[k] = true
		}
		for range 3 * n {
			k := 1 + rng.Uint64N(uint64(3*n))<<rng.IntN(40)
			if in[k] && !s.maybe(k) || in[k] != (s.find(k) >= 0) {
				t.Fatalf("of %d: %d is in it: %v", n, k, in[k])
			}
		}
	}
}
