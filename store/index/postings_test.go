package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// somePostings invents postings of df articles below about df times sparse.
func somePostings(rng *rand.Rand, df, sparse int) postings {
	var p postings
	doc := uint32(rng.IntN(sparse))
	for range df {
		n := 1
		switch rng.IntN(20) {
		case 0:
			n += rng.IntN(200)
		case 1, 2, 3:
			n += rng.IntN(4)
		}
		places, next := make([]uint32, n), uint32(0)
		for i := range places {
			places[i] = next + uint32(rng.IntN(1+rng.IntN(400)))
			if rng.IntN(1000) == 0 {
				places[i] += rng.Uint32N(1 << 20)
			}
			next = places[i] + 1
		}
		p.add(doc, places...)
		doc += 1 + uint32(rng.IntN(sparse))
	}
	return p
}

func (p *postings) placesOf(i int) []uint32 {
	from := sum(p.counts[:i])
	return p.places[from : from+int(p.counts[i])]
}

// eachPostings runs a test on postings of every length about the bounds of the
// forms they take, packed between other bytes.
func eachPostings(t *testing.T, test func(rng *rand.Rand, p postings, l list)) {
	rng := rand.New(rand.NewPCG(4, 4))
	for _, df := range []int{0, 1, 2, 3, 4, 5, 6, 17, 127, 128, 129, 130, 255, 256, 257, 1000} {
		for _, sparse := range []int{1, 2, 3, 100, 1 << 20} {
			p := somePostings(rng, df, sparse)
			data := append(p.pack([]byte{7, 7, 7}), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
			test(rng, p, listAt(data[3:]))
		}
	}
}

func TestPostingsStay(t *testing.T) {
	eachPostings(t, func(_ *rand.Rand, p postings, l list) {
		var got postings
		l.unpackAll(&block{}, &got)
		if l.df != len(p.docs) || !slices.Equal(got.docs, p.docs) || !slices.Equal(got.counts, p.counts) || !slices.Equal(got.places, p.places) {
			t.Fatalf("%d articles are unpacked as %d", len(p.docs), len(got.docs))
		}
	})
}

func TestCursorIsNaive(t *testing.T) {
	eachPostings(t, func(rng *rand.Rand, p postings, l list) {
		for range 20 {
			c := newCursor(l)
			step := 1 + rng.IntN(1<<rng.IntN(24))
			bound := uint32(10)
			if n := len(p.docs); n > 0 {
				bound += p.docs[n-1]
			}
			at := 0
			for d := uint32(0); d < bound; d += 1 + uint32(rng.IntN(step)) {
				if rng.IntN(3) == 0 && at < len(p.docs) {
					d = max(d, p.docs[at])
				}
				for at < len(p.docs) && p.docs[at] < d {
					at++
				}
				want := at < len(p.docs) && p.docs[at] == d
				if got := c.seek(d); got != want {
					t.Fatalf("df %d: article %d: %v", len(p.docs), d, got)
				}
				if !want || rng.IntN(3) == 0 {
					continue
				}
				if rng.IntN(2) == 0 && c.counted() != p.counts[at] {
					t.Fatalf("df %d: %d times in %d, want %d", len(p.docs), c.counted(), d, p.counts[at])
				}
				if rng.IntN(2) == 0 && !slices.Equal(c.placed(), p.placesOf(at)) {
					t.Fatalf("df %d: %v in %d, want %v", len(p.docs), c.placed(), d, p.placesOf(at))
				}
			}
		}
	})
}

func TestRising(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 5))
	for range 1000 {
		k := uint(rng.IntN(32)) * uint(rng.IntN(3)/2)
		first := rng.Uint32N(100)
		in, next := make([]uint32, 1+rng.IntN(300)), uint64(first)
		for i := range in {
			next += uint64(rng.Uint32() >> max(10+rng.IntN(23), 20-int(k)))
			in[i] = uint32(next)
			next++
		}
		w := bitWriter{buf: []byte{1}}
		w.put(1, 3)
		w.rising(first, in, k)
		end := w.bits(1)
		w.flush()
		got := make([]uint32, len(in))
		if at := readRising(append(w.buf, make([]byte, slack)...)[1:], 3, 3+uint(len(in))*k, k, first, got); !slices.Equal(got, in) || int(at) != end {
			t.Fatalf("k %d: %v became %v", k, in, got)
		}
	}
}

func TestSets(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 6))
	for range 300 {
		n := 1 + rng.IntN(300)
		s, in := NewSet(n), make([]bool, n)
		from, to := rng.IntN(n+1), rng.IntN(n+1)
		s.addRange(from, to)
		for i := range in {
			if in[i] = i >= from && i < to; rng.IntN(5) == 0 {
				s.Add(uint32(i))
				in[i] = true
			}
		}
		var want []uint32
		for i, is := range in {
			if is {
				want = append(want, uint32(i))
			}
			if s.Has(uint32(i)) != is {
				t.Fatalf("%d of %d: %v", i, n, !is)
			}
		}
		if got := s.Append(nil); !slices.Equal(got, want) || s.Len() != len(want) {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// What is put in a set stretch by stretch, a bit an article where the codes are
// that, is the articles that were packed; so are those found after it.
func TestMark(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	dense := 0
	for n := range 300 {
		var p postings
		d := uint32(rng.IntN(100))
		far := []int{0, 1, 2, 50}[n%4] // in 1000
		for range rng.IntN(3000) {
			p.add(d, 1)
			if d += 1 + uint32(rng.IntN(3)/2); rng.IntN(1000) < far {
				d += uint32(rng.IntN(100))
			}
		}
		if len(p.docs) == 0 {
			continue
		}
		l := listAt(append(p.pack(nil), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))
		last := p.docs[len(p.docs)-1]
		all := NewSet(int(last) + 64)
		c := newCursor(l)
		for from := uint32(0); from < all.bound(); {
			to := min(from+64*uint32(1+rng.IntN(40)), all.bound())
			if rng.IntN(4) > 0 {
				c.mark(all.stretch(from, to))
			} else {
				for d := from; d < to; d++ {
					if c.seek(d) {
						all.Add(d)
					}
				}
			}
			from = to
		}
		if !slices.Equal(all.Append(nil), p.docs) {
			t.Fatalf("%d articles became %d", len(p.docs), all.Len())
		}
		for i := range l.blocks() {
			if l.table != nil && l.markDense(i, NewSet(int(last)+64)) {
				dense++
			}
		}
	}
	if dense == 0 {
		t.Error("no block was dense")
	}
}
