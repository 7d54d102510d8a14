package index

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// Postings of a term in several segments are joined into the bytes that those
// of all its articles have, however the articles interleave, whether all at once
// or a stretch after the other.
func TestJoiningIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 5))
	for round := range 300 {
		df := rng.IntN(1 << rng.IntN(13))
		all := somePostings(rng, df, 1+rng.IntN(4))
		bound := uint32(1)
		if df > 0 {
			bound += all.docs[df-1]
		}
		parts, numbers, left := scattered(rng, &all, bound)
		gone := slices.ContainsFunc(numbers, func(n []uint32) bool { return slices.Contains(n, Gone) })
		j := newTermJoiner(numbers, gone, int(bound))
		if rng.IntN(2) == 0 {
			j.whole = rng.IntN(200) + blockLen
		}
		for range 2 { // nothing is left over from the first time
			j.begin()
			for i := range parts {
				if len(parts[i].docs) > 0 {
					j.add(i, listAt(append(parts[i].pack(nil), make([]byte, slack)...)))
				}
			}
			got, some := j.pack([]byte{9})
			want := []byte{9}
			if len(left.docs) > 0 {
				m := fieldMaker{room: &held{b: want}}
				m.list(left)
				want = m.room.(*held).b
			}
			if some != (len(left.docs) > 0) || !bytes.Equal(got, want) {
				t.Fatalf("round %d: %d articles in %d parts become %d bytes, want %d", round, df, len(parts), len(got), len(want))
			}
		}
	}
}

// scattered shares out the articles of postings among segments. Now and then
// some are gone; left are those that are not.
func scattered(rng *rand.Rand, all *postings, bound uint32) (parts []postings, numbers [][]uint32, left *postings) {
	n := 1 + rng.IntN(6)
	parts, numbers, left = make([]postings, n), make([][]uint32, n), &postings{}
	goneOf := 0
	if rng.IntN(2) == 0 {
		goneOf = 2 + rng.IntN(5)
	}
	run, part, k := 1+rng.IntN(50), 0, 0
	for d := range bound {
		if rng.IntN(run) == 0 {
			part = rng.IntN(n)
		}
		mine := uint32(len(numbers[part]))
		has, gone := k < len(all.docs) && all.docs[k] == d, goneOf > 0 && rng.IntN(goneOf) == 0
		if has {
			parts[part].add(mine, all.placesOf(k)...)
		}
		if gone {
			numbers[part] = append(numbers[part], Gone)
		} else {
			numbers[part] = append(numbers[part], d)
		}
		if has && !gone {
			left.add(d, all.placesOf(k)...)
		}
		if has {
			k++
		}
	}
	return parts, numbers, left
}

// However many ranges the terms are joined in, what comes of it is the same.
func TestRangesAreOne(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 6))
	var segments []*Segment
	for i := range 4 {
		var docs []*Doc
		for k := range 40 {
			var b strings.Builder
			for range 60 {
				fmt.Fprintf(&b, "w%d %c%c ", rng.IntN(300), 0x4e00+rng.IntN(30), 0x4e00+rng.IntN(30))
			}
			docs = append(docs, NewDoc(&model.Article{Path: fmt.Sprintf("%02d%d", k, i), Blocks: []model.Block{{Text: b.String()}}}))
		}
		segments = append(segments, New(docs))
	}
	m := newMerger(segments)
	var parts []*field
	for _, s := range segments {
		parts = append(parts, s.body)
	}
	j := newTermJoiner(m.numbers, false, len(m.order))
	made := func(size int) (*field, int) {
		all := rangesOf(parts, size)
		out := &fieldMaker{room: &held{}}
		for i := range all {
			var one joined
			all[i].join(j, parts, &one)
			out.add(&one)
		}
		return out.field(0), len(all)
	}
	want, _ := made(1 << 30)
	for _, size := range []int{8, 100, 3000} {
		got, n := made(size)
		if n < 4 {
			t.Errorf("of %d bytes there are %d ranges", size, n)
		}
		same := bytes.Equal(got.data.All(), want.data.All()) && bytes.Equal(got.words.data.All(), want.words.data.All()) &&
			slices.Equal(got.words.low.All(), want.words.low.All()) && slices.Equal(got.pairs.seconds.low.All(), want.pairs.seconds.low.All()) &&
			slices.Equal(got.pairs.starts.All(), want.pairs.starts.All()) && slices.Equal(got.pairs.low.All(), want.pairs.low.All())
		if !same {
			t.Errorf("%d ranges make another field than one", n)
		}
	}
}

// What fails in a worker fails where its work is waited for, as what it was, and
// what was done before it is taken.
func TestInOrder(t *testing.T) {
	fault := errors.New("a fault")
	for _, n := range []int{0, 1, 2, 100} {
		var got []int
		o := begin(n, func() *int { return new(int) }, func() int { return 0 }, func(_, i int, into *int) {
			if i == 60 {
				panic(fault)
			}
			*into = i
		})
		why := func() (why any) {
			defer func() { why = recover() }()
			defer o.end()
			o.each(func(i *int) { got = append(got, *i) })
			return nil
		}()
		if n > 60 != (why == any(fault)) {
			t.Errorf("of %d: %v", n, why)
		}
		for i := range min(n, 60) {
			if i >= len(got) || got[i] != i {
				t.Fatalf("of %d: %v", n, got)
			}
		}
	}
}
