package ingest

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// remembered is a memory of the paths, sizes and times of a walk.
type remembered struct {
	mu    sync.Mutex
	files map[string]fileStat
	met   []string
	names []string // of what met tells
}

func (r *remembered) memory() *Memory {
	return &Memory{
		Same: func(path []byte, size, mod int64, _ func() (io.ReadCloser, error)) (uint64, bool) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.names = append(r.names, string(path))
			return uint64(len(r.names) - 1), r.files[string(path)] == fileStat{size, mod}
		},
		Met: func(all []uint64) {
			r.mu.Lock()
			defer r.mu.Unlock()
			for _, n := range all {
				r.met = append(r.met, r.names[n])
			}
		},
		Has: func(path []byte) bool { _, ok := r.files[string(path)]; return ok },
	}
}

// someTree makes and changes files and folders.
func someTree(t *testing.T, rng *rand.Rand, dir string, n int) {
	for range n {
		name := dir
		for range rng.IntN(4) {
			name = filepath.Join(name, "d"+strconv.Itoa(rng.IntN(3)))
		}
		check(t, os.MkdirAll(name, 0o755))
		name = filepath.Join(name, []string{"a.txt", "b.html", "b_files", ".c.txt", "e\\x.txt", "f.txt", "g.txt", "h"}[rng.IntN(8)])
		info, err := os.Lstat(name)
		switch {
		case err == nil && rng.IntN(3) == 0:
			check(t, os.RemoveAll(name))
		case err == nil && info.IsDir():
			check(t, os.WriteFile(filepath.Join(name, "in.txt"), make([]byte, rng.IntN(9)), 0o644))
		case err != nil && rng.IntN(4) == 0:
			check(t, os.Mkdir(name, 0o755))
		case err != nil && rng.IntN(6) == 0:
			check(t, os.Symlink(filepath.Join(dir, "d1"), name))
		case err != nil || info.Mode().IsRegular():
			check(t, os.WriteFile(name, make([]byte, rng.IntN(9)), 0o644))
		}
	}
}

// A walk with a memory hands on what one without does, but for what it says is
// the same; and what is new in folders whose times have changed is what Fresh
// finds, links apart.
func TestWalkWithMemory(t *testing.T) {
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 3))
		dir := t.TempDir()
		someTree(t, rng, dir, 60)
		long := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
		check(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() {
				err = os.Chtimes(path, long, long) // so that every change of it is a change of its time
			}
			return err
		}))
		o := Options{Paths: []string{dir}, Workers: 1 + rng.IntN(3)}
		mem := &remembered{files: map[string]fileStat{}}
		folders := map[string]time.Time{}
		walkInto := func(o Options) (stats map[string]fileStat, order []string) {
			stats = map[string]fileStat{}
			check(t, Walk(t.Context(), o, func(f File) error {
				stats[f.Path] = fileStat{f.Size, f.Mod.UnixNano()}
				order = append(order, f.Path)
				return nil
			}, func(Problem) {}))
			return stats, order
		}
		seen := o
		seen.Visited = func(disk string, info fs.FileInfo) { folders[disk] = info.ModTime() }
		mem.files, _ = walkInto(seen)

		someTree(t, rng, dir, rng.IntN(30))
		all, order := walkInto(o)
		with := o
		with.Memory = mem.memory()
		left, leftOrder := walkInto(with)
		var want []string
		for _, path := range order {
			if slices.Contains(mem.met, path) {
				if mem.files[path] != all[path] {
					t.Fatalf("seed %d: %s is called the same", seed, path)
				}
				continue
			}
			want = append(want, path)
		}
		if !slices.Equal(leftOrder, want) || len(left)+len(mem.met) != len(all) {
			t.Fatalf("seed %d: left are\n%q, want\n%q", seed, leftOrder, want)
		}

		var changed []string
		for disk, mod := range folders {
			if info, err := os.Stat(disk); err == nil && !info.ModTime().Equal(mod) {
				changed = append(changed, disk)
			}
		}
		slices.Sort(changed)
		fresh := map[string]fileStat{}
		check(t, Fresh(t.Context(), with, changed, func(disk string) bool { _, ok := folders[disk]; return ok }, func(f File) error {
			if _, twice := fresh[f.Path]; twice {
				return fmt.Errorf("%s comes twice", f.Path)
			}
			fresh[f.Path] = fileStat{f.Size, f.Mod.UnixNano()}
			return nil
		}))
		linked := linksIn(t, dir)
		for path, s := range all {
			if _, had := mem.files[path]; !had && fresh[path] != s && !linked {
				t.Errorf("seed %d: %s is new and was not found", seed, path)
			}
		}
		for path, s := range fresh {
			if _, had := mem.files[path]; had || all[path] != s {
				t.Errorf("seed %d: %s is no news", seed, path)
			}
		}
	}
}

// linksIn tells whether there are links, by which Walk finds more.
func linksIn(t *testing.T, dir string) (any bool) {
	check(t, filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		any = any || e.Type()&fs.ModeSymlink != 0
		return err
	}))
	return any
}

// Many entries of one folder are looked at by several goroutines, and none is
// missed.
func TestWalkLargeFolder(t *testing.T) {
	files := map[string]string{}
	for i := range aheadEntries + 100 {
		files[fmt.Sprintf("%05d.txt", i)] = "a"
	}
	dir := tree(t, files)
	mem := &remembered{files: map[string]fileStat{}}
	o := Options{Paths: []string{dir}, Workers: 2, Memory: mem.memory()}
	paths, _ := walk(t, o)
	if len(paths) != len(files) || !slices.IsSorted(paths) {
		t.Fatalf("%d files, in order: %v", len(paths), slices.IsSorted(paths))
	}
	for _, p := range paths[:aheadEntries+50] {
		info, err := os.Stat(filepath.Join(dir, p))
		check(t, err)
		mem.files[p] = fileStat{info.Size(), info.ModTime().UnixNano()}
	}
	if paths, _ = walk(t, o); len(paths) != 50 || len(mem.met) != aheadEntries+50 {
		t.Errorf("%d files are new and %d are not", len(paths), len(mem.met))
	}
}
