package store

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
	"gongbao/store/pack"
)

// afresh opens a folder with one worker, and calls read for each file that was
// read, with what its path was, before what comes of it is handed on.
func afresh(t *testing.T, dir string, c Cache, read func(path string)) *Live {
	t.Helper()
	var mu sync.Mutex
	each := func(f ingest.File, take func(model.Document) error, toll func(ingest.Problem)) error {
		err := ingest.Each(f, take, toll)
		mu.Lock()
		defer mu.Unlock()
		read(f.Path)
		return err
	}
	l, err := open(t.Context(), Options{Paths: []string{dir}, Cache: c, Workers: 1}, each, extract.Article)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	return l
}

// shelved is a folder whose times are long ago, with its snapshot.
func shelved(t *testing.T) (f *shelf, c Cache) {
	f = newShelf(t, rand.New(rand.NewPCG(8, 8)), 0)
	f.write(t, "a/one.txt", "A strike\n\n2023-05-01\n\nThe union of one.\n")
	f.write(t, "z/two.txt", "A lockout\n\n2023-05-01\n\nThe union of two.\n")
	old := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	_ = filepath.WalkDir(f.dir, func(path string, _ os.DirEntry, _ error) error { return os.Chtimes(path, old, old) })
	c = Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	return f, c
}

// TestNewsFirst: what is new in a folder that has changed is read before what was
// written anew in one that says that it has not.
func TestNewsFirst(t *testing.T) {
	f, c := shelved(t)
	if err := os.WriteFile(filepath.Join(f.dir, "a", "one.txt"), []byte("A longer strike\n\n2023-05-02\n\nThe union of one.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.write(t, "z/new.txt", "News\n\n2023-05-03\n\nThe union of three.\n")
	f.write(t, "z/deep/new.txt", "News\n\n2023-05-04\n\nThe union of four.\n")
	var order []string
	l := afresh(t, f.dir, c, func(path string) { order = append(order, path) })
	if got := strings.Join(order, " "); got != "z/deep/new.txt z/new.txt a/one.txt" && got != "z/new.txt z/deep/new.txt a/one.txt" {
		t.Errorf("they are read so: %s", got)
	}
	sameAnswers(t, ask(t, l), ask(t, opened(t, f.dir, Cache{})), "after that")
}

// TestNewsThatDoNotStay: a file that is found to be new and then goes, or becomes
// another before all is looked at, is in the archive as it is at last.
func TestNewsThatDoNotStay(t *testing.T) {
	for what, change := range map[string]func(path string) error{
		"removed": os.Remove,
		"written anew": func(path string) error {
			return os.WriteFile(path, []byte("Other news\n\n2023-06-03\n\nThe union of another.\n"), 0o644)
		},
		"a folder": func(path string) error {
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.Mkdir(path, 0o755)
		},
	} {
		f, c := shelved(t)
		f.write(t, "z/new.txt", "News\n\n2023-05-03\n\nThe union of three.\n")
		f.write(t, "z/news.txt", "More news\n\n2023-05-03\n\nThe union of four.\n")
		read := 0
		l := afresh(t, f.dir, c, func(path string) {
			if read++; path == "z/new.txt" && read <= 2 {
				if err := change(filepath.Join(f.dir, "z", "new.txt")); err != nil {
					t.Error(err)
				}
			}
		})
		want := ask(t, opened(t, f.dir, Cache{}))
		sameAnswers(t, ask(t, l), want, what)
		var again []string
		l = afresh(t, f.dir, c, func(path string) { again = append(again, path) })
		sameAnswers(t, ask(t, l), want, what+", the next time")
		if len(again) > 0 {
			t.Errorf("%s: the next time %s is read again", what, strings.Join(again, " "))
		}
	}
}

// TestNewsThatWereThere: a file that could not be read to its end is tried again
// the next time, as one that is new is, and what was had of it is dropped.
func TestNewsThatWereThere(t *testing.T) {
	f, c := shelved(t)
	f.write(t, "z/new.txt", "News\n\n2023-05-03\n\nThe union of three.\n")
	path := filepath.Join(f.dir, "z", "new.txt")
	read := func(file ingest.File, take func(model.Document) error, toll func(ingest.Problem)) error {
		err := ingest.Each(file, take, toll)
		if file.Path == "z/new.txt" { // and then more of it cannot be had
			_ = os.Rename(path, path+".away")
			if _, err := file.Open(); err == nil {
				t.Error("a file that is away can be opened")
			}
			_ = os.Rename(path+".away", path)
		}
		return err
	}
	l, err := open(t.Context(), Options{Paths: []string{f.dir}, Cache: c, Workers: 1}, read, extract.Article)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	if found, err := openSnapshot(c); err != nil || found.meta[metaLoose] != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	var again []string
	l = afresh(t, f.dir, c, func(path string) { again = append(again, path) })
	if got := strings.Join(again, " "); got != "z/new.txt" {
		t.Errorf("%q is read again", got)
	}
	sameAnswers(t, ask(t, l), ask(t, opened(t, f.dir, Cache{})), "after that")
}

// TestFileTable: a table in parts answers as one, whatever was added, changed and
// removed, and its parts stay few.
func TestFileTable(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 31))
		want := map[uint64]fileRecord{}
		draft, err := pack.Create(filepath.Join(t.TempDir(), "table"))
		if err != nil {
			t.Fatal(err)
		}
		var table fileTable
		var keys []uint64
		for step := range 30 {
			var records []fileRecord
			for range rng.IntN(20) + step%7*10 {
				r := fileRecord{key: rng.Uint64(), size: rng.Uint64N(1000), mod: rng.Int64(), sum: rng.Uint64()}
				switch {
				case rng.IntN(4) == 0 && len(keys) > 0:
					r.key = keys[rng.IntN(len(keys))]
					if rng.IntN(2) == 0 {
						r.size = goneFile
					}
				case rng.IntN(9) == 0: // keys that are no better than this
					r.key = 1 + rng.Uint64N(50)
				}
				records, keys = append(records, r), append(keys, r.key)
				if want[r.key] = r; r.size == goneFile {
					delete(want, r.key)
				}
			}
			if table, err = table.written(draft.Begin(), records, draft.Extent); err != nil {
				t.Fatal(err)
			}
		}
		n := 0
		table.each(func(r fileRecord, at int) {
			n++
			if again, number, ok := table.find(r.key); want[r.key] != r || again != r || number != at || !ok {
				t.Fatalf("seed %d: %+v is %+v, number %d, %v", seed, r, again, number, ok)
			}
		})
		for _, key := range keys {
			if _, there := want[key]; there != table.has(key) {
				t.Errorf("seed %d: %x is there: %v", seed, key, !there)
			}
		}
		if n != len(want) || len(table.parts) > 10 {
			t.Errorf("seed %d: %d records of %d, in %d parts", seed, n, len(want), len(table.parts))
		}
		if table.has(12345) {
			t.Error("what was never added is there")
		}
		if err := draft.Close(); err != nil {
			t.Error(err)
		}
	}
}
