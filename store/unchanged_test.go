package store

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"
	"time"

	"gongbao/store/ingest"
)

// TestNothingChangedNothingWritten: files that make no sense, damaged members of
// an archive, and times to come are no reason to read or write anything again.
func TestNothingChangedNothingWritten(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(6, 6)), 8)
	f.write(t, "noise.exe", "no text at all")
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"a.txt", "b.txt"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, "A strike in "+name+"\n\n2023-05-01\n\nThe union of one.\n")
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.write(t, "some.zip", string(bytes.Replace(packed.Bytes(), []byte("strike in b"), []byte("strOke in b"), 1)))
	old := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	_ = filepath.WalkDir(f.dir, func(path string, _ os.DirEntry, _ error) error { return os.Chtimes(path, old, old) })
	coming := time.Now().Add(1000 * time.Hour)
	if err := os.Chtimes(filepath.Join(f.dir, f.files[0]), coming, coming); err != nil {
		t.Fatal(err)
	}
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	l := opened(t, f.dir, c)
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	want, before := ask(t, l), stat(t, c.Path)
	if n := want.Info.Problems; n < 2 {
		t.Fatalf("%d problems", n)
	}
	l = opened(t, f.dir, c)
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, ask(t, l), want, "the second time")
	if done := l.load.get().Done; done != 0 {
		t.Errorf("%d files are read again", done)
	}
	if after := stat(t, c.Path); !os.SameFile(before, after) || before.Size() != after.Size() || !before.ModTime().Equal(after.ModTime()) {
		t.Errorf("the snapshot is written again: %d bytes, then %d", before.Size(), after.Size())
	}
}

func stat(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestHad: a file is remembered where its bytes could be had.
func TestHad(t *testing.T) {
	bad := errors.New("the disk fails")
	for name, c := range map[string]struct {
		open func() (io.ReadCloser, error)
		had  bool
	}{
		"whole":      {func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader([]byte("text"))), nil }, true},
		"not opened": {func() (io.ReadCloser, error) { return nil, bad }, false},
		"not read":   {func() (io.ReadCloser, error) { return io.NopCloser(iotest.ErrReader(bad)), nil }, false},
	} {
		f, sum := withSum(ingest.File{Size: 4, Open: c.open})
		if rc, err := f.Open(); err == nil {
			_, _ = io.Copy(io.Discard, rc)
		}
		if n, had := sum(); had != c.had || n != 0 != c.had {
			t.Errorf("%s: sum %d, had %v", name, n, had)
		}
	}
}
