package pack

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What is written to a scratch file is there until it is closed, and then there
// is no file.
func TestScratch(t *testing.T) {
	dir := t.TempDir()
	d, err := Create(filepath.Join(dir, "one"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 10, 3 << 20} { // one after the other
		s, err := d.Scratch()
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.Repeat([]byte("0123456789"), n/10)
		for b := want; len(b) > 0; b = b[min(len(b), 999):] {
			if _, err := s.Write(b[:min(len(b), 999)]); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := s.View(); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, want %d; %v", len(got), n, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("beside the file there is %v, %v", left, err)
		}
	}
	d.Close()
}

// What cannot be written fails the file that it is scratch for.
func TestScratchFails(t *testing.T) {
	d, err := Create(filepath.Join(t.TempDir(), "one"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	s.f.Close() // as if the disk were full
	if _, err := s.Write(make([]byte, 1<<20)); err == nil {
		t.Fatal("it was written")
	}
	if b, err := s.View(); err == nil || b != nil {
		t.Error(len(b), err)
	}
	if _, err := d.Begin().Finish(); err == nil {
		t.Error("the file is whole")
	}
	d.Close()
}
