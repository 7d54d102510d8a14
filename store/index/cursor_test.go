package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// oddPostings invents postings of every form: in few articles or many, side by side
// or far apart, most with one place or with several, a few places or thousands.
func oddPostings(rng *rand.Rand) (p postings) {
	pick := func(of ...int) int { return of[rng.IntN(len(of))] }
	df := pick(1, 4, 5, 127, 128, 129, 1+rng.IntN(500))
	far, several, most, gap := pick(1, 2, 3, 20), pick(0, 1, 20, 50, 90, 100), pick(2, 3, 10, 200), pick(1, 2, 30, 4000, 1<<18)
	if df < 300 && rng.IntN(8) == 0 {
		most = 2000 // so many that 2 bytes do not tell where their bits begin
	}
	doc := uint32(rng.IntN(far))
	for range df {
		n := 1
		if rng.IntN(100) < several {
			n += rng.IntN(most)
		}
		places, next := make([]uint32, n), uint32(0)
		for i := range places {
			places[i] = next + uint32(rng.IntN(gap))
			next = places[i] + 1
		}
		p.add(doc, places...)
		doc += 1 + uint32(rng.IntN(far)*rng.IntN(2))
	}
	return p
}

// What is asked of a block in any order, of some articles only or of all, is what was
// packed.
func TestBlockInAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(27, 11))
	unary, grouped, many := 0, 0, 0
	for range 400 {
		p := oddPostings(rng)
		l := listAt(append(p.pack(nil), make([]byte, slack)...))
		var b block
		for i := range l.blocks() {
			b.load(l, i)
			docs, counts := p.docs[i*blockLen:], p.counts[i*blockLen:]
			for range 30 {
				switch k := rng.IntN(b.n); {
				case b.docs[k] != docs[k]:
					t.Fatalf("article %d, want %d", b.docs[k], docs[k])
				case rng.IntN(2) == 0 && b.countOf(k) != counts[k]:
					t.Fatalf("%d places, want %d", b.countOf(k), counts[k])
				case rng.IntN(2) == 0 && !slices.Equal(b.placesOf(k), p.placesOf(i*blockLen+k)):
					t.Fatalf("places %v, want %v", b.placesOf(k), p.placesOf(i*blockLen+k))
				case rng.IntN(30) == 0:
					b.count()
				}
			}
			if b.unary != nil {
				unary++
			}
			if b.starts != nil {
				grouped++
			} else if sum(counts[:b.n]) >= manyPlaces {
				many++
			}
		}
	}
	if unary < 50 || grouped < 50 || many < 10 {
		t.Errorf("only %d blocks have all counts in unary, %d groups, %d others many places", unary, grouped, many)
	}
}

// However a cursor goes on, it finds what was packed.
func TestCursorGoesOn(t *testing.T) {
	rng := rand.New(rand.NewPCG(27, 12))
	for range 400 {
		p := oddPostings(rng)
		c := newCursor(listAt(append(p.pack(nil), make([]byte, slack)...)))
		end := int(p.docs[len(p.docs)-1]) + 200
		at := make([]int, end) // of each article, plus one
		counts := make([]uint32, end)
		for i, d := range p.docs {
			at[d], counts[d] = i+1, p.counts[i]
		}
		found := func(d uint32) { // by the cursor
			if rng.IntN(2) == 0 && c.counted() != counts[d] {
				t.Fatalf("%d places, want %d", c.counted(), counts[d])
			}
			if rng.IntN(2) == 0 && !slices.Equal(c.placed(), p.placesOf(at[d]-1)) {
				t.Fatalf("places %v, want %v", c.placed(), p.placesOf(at[d]-1))
			}
		}
		for from, to := 0, 0; from < end-64; from = to {
			to = min(from+64*(1+rng.IntN(10)), end/64*64)
			if to == from {
				break
			}
			set, want := NewSet(end+64).stretch(uint32(from), uint32(to)), []uint32(nil)
			switch rng.IntN(5) {
			case 0:
				c.mark(set)
				for d := from; d < to; d++ {
					if at[d] > 0 {
						want = append(want, uint32(d))
					}
				}
			case 1:
				c.markSingle(set)
				for d := from; d < to; d++ {
					if counts[d] == 1 {
						want = append(want, uint32(d))
					}
				}
			case 2:
				first := from + rng.IntN(to-from)
				last := first + rng.IntN(to-first)
				sums := make([]uint32, last-first)
				if c.tally(uint32(first), sums); !slices.Equal(sums, counts[first:last]) {
					t.Fatalf("%v places, want %v", sums, counts[first:last])
				}
			case 3:
				for ok := c.reach(uint32(from)); ok && c.docs[c.i] < uint32(to); ok = c.step() {
					set.Add(c.docs[c.i])
					found(c.docs[c.i])
				}
				for d := from; d < to; d++ {
					if at[d] > 0 {
						want = append(want, uint32(d))
					}
				}
			default:
				for d := from; d < to; d += 1 + rng.IntN(5) {
					for range 1 + rng.IntN(2) { // it can be asked again
						if c.seek(uint32(d)) != (at[d] > 0) {
							t.Fatalf("article %d: %v", d, at[d] == 0)
						}
					}
					if at[d] > 0 {
						found(uint32(d))
					}
				}
			}
			if got := set.Append(nil); !slices.Equal(got, want) {
				t.Fatalf("articles %v, want %v", got, want)
			}
		}
	}
}
