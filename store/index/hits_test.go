package index

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A field is the same however its hits are sorted, and in a builder that was used
// before; and it is that of the hits one by one.
func TestFieldIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 7))
	some := []string{"a", "of", "workers", "federate", "federates", "federation", "abcdefghé", "中", "工会", "总工会", "〇○", "か", "𠮷野", "2023"}
	used := new(builder)
	for range 40 {
		var narrow, wide builder
		wide.last = mostForm
		words, pairs := map[string]*postings{}, map[pair]*postings{}
		for doc := range uint32(1 + rng.IntN(300)) {
			var form strings.Builder
			for range rng.IntN(60) {
				form.WriteString(some[rng.IntN(len(some))] + []string{" ", " ", "", "\n"}[rng.IntN(4)])
			}
			narrow.article(form.String())
			wide.article(form.String())
			used.article(form.String())
			eachTerm(form.String(), func(word string, p pair, place uint32) {
				if word != "" {
					hitIn(words, word, doc, place)
				} else {
					hitIn(pairs, p, doc, place)
				}
			})
		}
		f := narrow.field(0)
		if naive := fieldOf(words, pairs); !sameField(f, naive) {
			t.Fatal("the field is not that of its hits")
		}
		if !sameField(f, wide.field(0)) {
			t.Fatal("the field is another one where places are large")
		}
		if !sameField(f, used.field(0)) {
			t.Fatal("the field is another one in a builder that was used before")
		}
		used.reset()
	}
}

func hitIn[T comparable](all map[T]*postings, term T, doc, place uint32) {
	p := all[term]
	if p == nil {
		p = &postings{}
		all[term] = p
	}
	if n := len(p.docs); n == 0 || p.docs[n-1] != doc {
		p.docs, p.counts = append(p.docs, doc), append(p.counts, 0)
	}
	p.counts[len(p.counts)-1]++
	p.places = append(p.places, place)
}

func fieldOf(words map[string]*postings, pairs map[pair]*postings) *field {
	m := &fieldMaker{room: &held{}}
	last := ""
	for _, w := range sortedKeys(words) {
		m.words.add([]byte(w), []byte(last), m.list(words[w]))
		last = w
	}
	for _, p := range sortedKeys(pairs) {
		m.pairs.add(p, m.list(pairs[p]))
	}
	return m.field(0)
}

func sortedKeys[T cmp.Ordered](m map[T]*postings) (keys []T) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func sameField(f, g *field) bool {
	return slices.Equal(f.data.All(), g.data.All()) &&
		slices.Equal(f.words.data.All(), g.words.data.All()) && slices.Equal(f.words.low.All(), g.words.low.All()) &&
		slices.Equal(f.pairs.firsts.All(), g.pairs.firsts.All()) && slices.Equal(f.pairs.starts.All(), g.pairs.starts.All()) &&
		slices.Equal(f.pairs.seconds.low.All(), g.pairs.seconds.low.All()) && slices.Equal(f.pairs.low.All(), g.pairs.low.All())
}

// Numbers are sorted by all but their low bits, and what is alike stays in order.
func TestRadixSorted(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 8))
	for range 300 {
		low, width := uint(rng.IntN(64)), 1+rng.IntN(64)
		all := make([]uint64, rng.IntN(2000))
		for i := range all {
			all[i] = rng.Uint64() >> (64 - width)
		}
		want := slices.Clone(all)
		slices.SortStableFunc(want, func(a, b uint64) int { return cmp.Compare(a>>low, b>>low) })
		if got := radixSorted(all, make([]uint64, len(all)), low); !slices.Equal(got, want) {
			t.Fatalf("from bit %d on %x, want %x", low, got, want)
		}
	}
}
