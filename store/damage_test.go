package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDamageFoundLate damages a snapshot of several blocks, most of which are not
// looked at when it is opened, while its folder changes. Whoever meets the damage,
// and however late, what the archive says is what its files say.
func TestDamageFoundLate(t *testing.T) {
	cases := 10
	if testing.Short() || raced {
		cases = 3
	}
	rng := rand.New(rand.NewPCG(5, 6))
	f := newShelf(t, rng, 10)
	for n := range 90 {
		f.write(t, fmt.Sprintf("long/%02d.txt", n), f.text()+strings.Repeat(words(rng, 300)+"\n", 2))
	}
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Stamp: "a", Always: true}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	late := 0
	for _, change := range []func(){
		func() { f.write(t, "bell.txt", "A bell\n\n2023-05-01\n\nThe union \a of one rings \a it.\n") },
		func() { _ = os.Remove(filepath.Join(f.dir, "long", "07.txt")) },
	} {
		change()
		want := ask(t, opened(t, f.dir, Cache{}))
		for range cases {
			damaged, at := bytes.Clone(whole), 4096+rng.IntN(len(whole)-4096)
			damaged[at] ^= 1 << rng.IntN(8)
			if err := os.Remove(c.Path); err != nil && !os.IsNotExist(err) { // it may be mapped still
				t.Fatal(err)
			}
			if err := os.WriteFile(c.Path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := openSnapshot(c); err == nil {
				late++
			}
			l := opened(t, f.dir, c)
			what := fmt.Sprintf("bit flipped at %d of %d", at, len(whole))
			r := searchText(t, l, "", Newest)
			_ = r.Index(want.Articles[0].ID) // asked for outside of any question
			sameAnswers(t, ask(t, l), want, what)
			if err := l.SaveError(); err != nil {
				t.Fatalf("%s: %v", what, err)
			}
		}
	}
	if late == 0 {
		t.Error("all damage was met when the snapshot was opened")
	}
}

// TestOneMends: of many who meet the same damage one has the archive read again,
// and all get their answers from that.

// TestOneMends: of many who meet the same damage one has the archive read again,
// and all get their answers from that.
func TestOneMends(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(3, 4)), 3)
	l := opened(t, f.dir, Cache{})
	before := l.run.Load()
	if err := l.mend(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	after := l.run.Load()
	if err := l.mend(t.Context(), before); err != nil || l.run.Load() != after || after == before {
		t.Errorf("who comes later has it read once more; %v", err)
	}
	l.Close()
	if err := l.mend(t.Context(), after); err == nil {
		t.Error("it is read again after it was closed")
	}
}
