package store

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

// TestGateKeepsReadingBack: what reads waits while the gate is shut, and no longer
// than it was said; each time it is shut counts from then on.
func TestGateKeepsReadingBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun, gate, held := time.Now(), new(Gate), many(9)
		held.Gate = gate
		gate.Shut(time.Minute)
		l, err := Open(t.Context(), held)
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Second, func() {
			if n := l.Info().Count; n != 0 {
				t.Errorf("the gate is shut, yet %d articles are there", n)
			}
			gate.Shut(2 * time.Minute)
		})
		if err := l.Wait(); err != nil || l.Info().Count != 9 {
			t.Errorf("then %d articles are there, %v", l.Info().Count, err)
		}
		if d := time.Since(begun).Truncate(time.Second); d != 2*time.Minute+time.Second {
			t.Errorf("reading was kept back for %v", d)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		gate, held := new(Gate), many(9)
		held.Gate = gate
		gate.Shut(time.Hour)
		l, err := Open(t.Context(), held)
		if err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		l.Close() // it does not wait for the gate
	})
}

// TestGateOpensNowAndThen: whoever holds a key down does not keep reading back for as
// long as that: in between the gate is open for some of the time, and shut for most.
func TestGateOpensNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const d, tick = 20 * time.Millisecond, time.Millisecond
		for _, every := range []time.Duration{tick, 5 * tick, 8 * tick, 16 * tick} {
			gate, begun, open := new(Gate), time.Now(), 0
			for n := range 6000 {
				if time.Duration(n)*tick%every == 0 {
					gate.Shut(d)
				}
				if time.Sleep(tick); !gate.shut.Load() {
					open++
				}
			}
			if all := int(time.Since(begun) / tick); open < all/15 || open > all/4 {
				t.Errorf("with a key each %v it is open for %d of %d ms", every, open, all)
			}
			time.Sleep(time.Minute)
		}
	})
}

// TestGateKeepsALookBack: so does what looks for changes, and what is in the snapshot
// is there meanwhile.
func TestGateKeepsALookBack(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(4, 4)), 7)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	first := opened(t, f.dir, c)
	if err := first.SaveError(); err != nil {
		t.Fatal(err)
	}
	before := first.Info().Count
	synctest.Test(t, func(t *testing.T) {
		f.write(t, "new.txt", "A new strike\n\n2023-05-01\n\nThe union of one.\n")
		gate := new(Gate)
		gate.Shut(time.Hour)
		l, err := Open(t.Context(), Options{Paths: []string{f.dir}, Cache: c, Gate: gate})
		if err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if info := l.Info(); info.Count != before || !info.Loading.Active {
			t.Errorf("the gate is shut, yet %+v", info)
		}
		if err := l.Wait(); err != nil || l.Info().Count != before+1 {
			t.Errorf("%d articles, want %d and the new one; %v", l.Info().Count, before, err)
		}
		l.WaitKept()
	})
}
