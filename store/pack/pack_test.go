package pack

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// sample writes a file of two extents, the second of which is appended, with
// what is in them.
func sample(t testing.TB, rng *rand.Rand, path string) (small []uint32, large []byte) {
	t.Helper()
	small = make([]uint32, rng.IntN(100))
	for i := range small {
		small[i] = rng.Uint32()
	}
	large = make([]byte, rng.IntN(4*blockLen))
	for i := range large {
		large[i] = byte(rng.Uint32())
	}
	d, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, d, small, large)
	return small, large
}

// write writes an extent as the root.
func write(t testing.TB, d *Draft, small []uint32, large []byte) {
	t.Helper()
	w := d.Begin()
	Put(w, 1, small)
	w.Section(2)
	for rest := large; len(rest) > 0; {
		n := min(len(rest), 1000)
		if _, err := w.Write(rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	if seen, err := w.View(); err != nil || !bytes.Equal(seen, large) {
		t.Fatalf("%d of %d bytes are seen: %v", len(seen), len(large), err)
	}
	Put(w, 3, []int64{-1})
	Put(w, 4, []byte{})
	ref, err := w.Finish()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(ref); err != nil {
		t.Fatal(err)
	}
}

// read returns what the root of a file holds.
func read(path string) (small []uint32, large []byte, err error) {
	f, err := Open(path)
	if err != nil {
		return nil, nil, err
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if why := recover(); why != nil {
			if err = Rescue(why); err == (*DamagedError)(nil) {
				panic(why)
			}
		}
	}()
	a, b, c := ColumnIn[uint32](e, 1), ColumnIn[byte](e, 2), ColumnIn[int64](e, 3)
	for i := range a.Len() {
		small = append(small, a.At(i))
	}
	if c.Len() == 1 && c.At(0) == -1 && e.Has(4) {
		large = b.All()
	}
	return small, large, nil
}

func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		path := filepath.Join(t.TempDir(), "one")
		small, large := sample(t, rng, path)
		for step := range 3 {
			gotSmall, gotLarge, err := read(path)
			if err != nil || !slices.Equal(gotSmall, small) || !bytes.Equal(gotLarge, large) {
				t.Fatalf("step %d: %v", step, err)
			}
			f, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			if rng.IntN(2) == 0 { // a writer that was killed, once before its slot, once in it
				killed, err := f.Append()
				if err != nil {
					t.Fatal(err)
				}
				w := killed.Begin()
				Put(w, 1, large)
				if _, err := w.Finish(); err != nil {
					t.Fatal(err)
				}
				if err := errors.Join(killed.out.Flush(), killed.Close()); err != nil {
					t.Fatal(err)
				}
				if b, err := os.ReadFile(path); err != nil {
					t.Fatal(err)
				} else {
					copy(b[placeOf(f.seq+1):], []byte{1, 2, 3})
					if err := os.WriteFile(path, b, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			d, err := f.Append()
			if err != nil {
				t.Fatal(err)
			}
			large = append([]byte{byte(step)}, large...)
			write(t, d, small, large)
			if _, err := f.Append(); err == nil {
				t.Fatal("who knows an older state can append")
			}
		}
	}
}

// TestDiscard: what is given up leaves the file as it was, however far it came.
func TestDiscard(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	path := filepath.Join(t.TempDir(), "one")
	small, large := sample(t, rng, path)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, full := range []bool{false, true} {
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := f.Append()
		if err != nil {
			t.Fatal(err)
		}
		w := d.Begin()
		Put(w, 1, large)
		Put(w, 2, make([]byte, 3<<20))
		ref, err := w.Finish()
		if err != nil {
			t.Fatal(err)
		}
		if full {
			d.err = errors.New("no room on the disk")
			if err := d.Commit(ref); err == nil {
				t.Error("no error of a full disk")
			}
		} else if err := d.Discard(); err != nil {
			t.Error(err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("it has %d bytes, before %d; %v", len(after), len(before), err)
		}
	}
	if gotSmall, gotLarge, err := read(path); err != nil || !slices.Equal(gotSmall, small) || !bytes.Equal(gotLarge, large) {
		t.Errorf("it is read as something else; %v", err)
	}
}

func TestForeign(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("none: %v", err)
	}
	path := filepath.Join(dir, "other")
	if err := os.WriteFile(path, bytes.Repeat([]byte("something else\n"), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrForeign) {
		t.Errorf("something else: %v", err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := Open(path); !errors.As(err, &damaged) {
		t.Errorf("nothing: %v", err)
	}
	sample(t, rand.New(rand.NewPCG(1, 2)), filepath.Join(dir, "mine"))
	if _, err := Create(filepath.Join(dir, "mine")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("there is one: %v", err)
	}
}

// TestCutOffWhileMapped: a file that is cut off behind our back is damaged, and
// nothing worse.
func TestCutOffWhileMapped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "one")
	rng := rand.New(rand.NewPCG(1, 5))
	d, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	large := make([]byte, 5*blockLen)
	for i := range large {
		large[i] = byte(rng.Uint32())
	}
	write(t, d, nil, large)
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		t.Fatal(err)
	}
	column := ColumnIn[byte](e, 2)
	if column.At(0) != large[0] {
		t.Fatal("the first byte is another")
	}
	if err := os.Truncate(path, pageLen); err != nil {
		t.Skip(err) // of a mapped file, as on Windows
	}
	defer func() {
		if damaged := Rescue(recover()); damaged == nil || damaged.Path != path {
			t.Errorf("it says %v", damaged)
		}
	}()
	column.All()
}

// FuzzOpen holds that a file that is not what was written is told of, or holds
// what was written all the same.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "one")
	small, large := sample(f, rand.New(rand.NewPCG(1, 3)), path)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), []byte{})
	f.Add(uint32(8), []byte{2})
	f.Add(uint32(len(whole)-3), []byte{7, 7, 7, 7, 7})
	f.Add(uint32(firstSlot*2+8), []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, at uint32, over []byte) {
		b := bytes.Clone(whole)
		at %= uint32(len(b))
		b = b[:max(int(at), copy(b[at:], over)+int(at), len(b)*(len(over)%7)/6)]
		path := filepath.Join(t.TempDir(), "one")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		gotSmall, gotLarge, err := read(path)
		if err == nil && (!slices.Equal(gotSmall, small) || !bytes.Equal(gotLarge, large)) {
			t.Fatal("it is read as something else")
		}
	})
}
