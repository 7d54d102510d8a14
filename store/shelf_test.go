package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// shelf is an archive on the disk that changes.
type shelf struct {
	dir   string
	rng   *rand.Rand
	files []string
	made  int
}

func newShelf(t *testing.T, rng *rand.Rand, n int) *shelf {
	f := &shelf{dir: t.TempDir(), rng: rng}
	for range n {
		f.add(t)
	}
	return f
}

// text invents an article, now and then one that was there before.
func (f *shelf) text() string {
	seed := f.rng.IntN(3 * (len(f.files) + 5))
	rng := rand.New(rand.NewPCG(uint64(seed), 7))
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\n", title(rng)+" of the union", someDate(rng).Time.Format("2006-01-02 15:04"))
	for range 1 + rng.IntN(4) {
		b.WriteString(strings.Join(strings.Fields(words(rng, 30+rng.IntN(60))), " ") + ". Anhui Federation of Trade Unions.\n\n")
	}
	if rng.IntN(9) == 0 {
		b.WriteString("a bell \a rings\n")
	}
	return b.String()
}

// write writes a file, as if it had been written long ago or just now.
func (f *shelf) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if f.rng.IntN(3) > 0 {
		f.date(t, path, f.rng.IntN(1000))
	}
}

func (f *shelf) date(t *testing.T, path string, hours int) {
	t.Helper()
	at := time.Date(2023, 1, 1, hours, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func (f *shelf) add(t *testing.T) {
	name := fmt.Sprintf("%d/%03d.txt", f.rng.IntN(3), f.made)
	text := f.text()
	switch f.rng.IntN(12) {
	case 0:
		name = strings.TrimSuffix(name, "txt") + "jsonl"
		one := func() string {
			j, _ := json.Marshal(map[string]string{"title": title(f.rng), "text": f.text()})
			return string(j)
		}
		text = one() + "\n" + one() + "\n{broken\n"
	case 1:
		text = ""
	}
	f.made++
	f.files = append(f.files, name)
	f.write(t, name, text)
}

// change changes something, or nothing.
func (f *shelf) change(t *testing.T) {
	t.Helper()
	i := f.rng.IntN(len(f.files))
	path := filepath.Join(f.dir, f.files[i])
	switch f.rng.IntN(8) {
	case 0, 1:
		f.add(t)
	case 5:
		f.arrange(t)
	case 6: // folders whose times say that nothing was changed in them
		for i := range 3 {
			if dir := filepath.Join(f.dir, strconv.Itoa(i)); f.rng.IntN(2) == 0 {
				if _, err := os.Stat(dir); err == nil {
					f.date(t, dir, f.rng.IntN(2))
				}
			}
		}
	case 2:
		f.write(t, f.files[i], f.text())
	case 3:
		f.date(t, path, f.rng.IntN(1000))
	case 4:
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if f.files = slices.Delete(f.files, i, i+1); len(f.files) == 0 {
			f.add(t)
		}
	}
}

// arrange does what folders see besides: files that are passed over, go by
// another name or are reached by links, folders that come or go by another name.
func (f *shelf) arrange(t *testing.T) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	at := func(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }
	f.made++
	fresh := fmt.Sprintf("%d/x%03d", f.rng.IntN(4), f.made)
	must(os.MkdirAll(filepath.Dir(at(fresh)), 0o755))
	old := f.files[f.rng.IntN(len(f.files))]
	switch f.rng.IntN(7) {
	case 0:
		f.write(t, filepath.Dir(fresh)+"/.hidden.txt", f.text())
	case 1: // what a browser saves beside a page
		f.write(t, fresh+".html", "<title>A page</title><p>"+f.text())
		f.write(t, fresh+"_files/part.txt", f.text())
	case 2:
		must(os.Rename(at(old), at(fresh+".txt")))
		f.files[slices.Index(f.files, old)] = fresh + ".txt"
	case 3: // deep below
		f.write(t, fresh+"/a/b/one.txt", f.text())
		f.write(t, fresh+"/two.txt", f.text())
		f.files = append(f.files, fresh+"/two.txt")
	case 4:
		_ = os.Symlink(at(old), at(fresh+".txt")) // not everywhere
	case 5: // a folder in the place of a file
		must(os.Remove(at(old)))
		f.write(t, old+"/three.txt", f.text())
		f.files[slices.Index(f.files, old)] = old + "/three.txt"
	case 6:
		_ = os.Symlink(at(filepath.Dir(old)), at(fresh))
	}
}
