package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestProblemsInOrder(t *testing.T) {
	want := []Problem{
		{Path: "a.json", Reason: "line 9: no text in it"},
		{Path: "a.json", Reason: "line 99: no text in it"},
		{Path: "a.json", Reason: "line 124: no text in it"},
		{Path: "a.json", Reason: "line 124: not a record"},
		{Path: "a.json", Reason: "line 1066: no text in it"},
		{Path: "a.json", Reason: "removed 7 escape sequences"},
		{Path: "a.json", Reason: "and 71 more records that cannot be read"},
		{Path: "b.json", Reason: "line 1: no text in it"},
	}
	got := slices.Clone(want)
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		slices.SortFunc(got, compareProblems)
		if !slices.Equal(got, want) {
			t.Fatalf("in order: %v", got)
		}
	}
}
