package ingest

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Memory is what is remembered of the files of an archive. Its functions are
// called by several goroutines at once, for files as they lie in their folders;
// what they do not know is handed on as any other file.
type Memory struct {
	// Same tells whether a file is as it was: by its path (File.Path), its size in
	// bytes, its last change in nanoseconds since 1970, and, where these cannot
	// tell, its bytes. What it returns for one that is goes to Met. path is good
	// until Same returns.
	Same func(path []byte, size, mod int64, open func() (io.ReadCloser, error)) (n uint64, same bool)
	// Met is told of the files that are the same, by one goroutine.
	Met func(n []uint64)
	// Has tells whether there was a file of this path.
	Has func(path []byte) bool
}

// listing is what is in a folder.
type listing struct {
	info    fs.FileInfo // of the folder, before it was read; nil where it could not be opened
	err     error
	failed  any           // what a fault panicked with
	entries []fs.DirEntry // in order of name, without what is passed over and the files that are known
	same    []uint64      // what Memory.Same says of those that are
}

// Folders are listed by several goroutines, and ahead of the walk.
const (
	aheadFolders = 8    // folders beside each other that are listed before the walk comes to them
	aheadEntries = 1024 // entries of one folder that one goroutine looks at
)

// lister lists folders.
type lister struct {
	ctx    context.Context
	memory *Memory // nil where nothing is remembered
	names  bool    // a file that there was is passed over, whatever it is now
	max    int64
	pause  func()
	room   chan struct{} // as large as many goroutines may work
}

func newLister(ctx context.Context, o Options) *lister {
	l := &lister{ctx: ctx, memory: o.Memory, max: o.maxFile(), pause: o.Pause, room: make(chan struct{}, max(1, o.Workers))}
	if l.pause == nil {
		l.pause = func() {}
	}
	return l
}

// ahead begins to list a folder and returns what waits for the end of that.
func (l *lister) ahead(at place) func() listing {
	done := make(chan listing, 1)
	go func() {
		out := listing{}
		if why := caught(func() { out = l.list(at) }); why != nil {
			out.failed = why // for the walker, who knows what to do
		}
		done <- out
	}()
	return func() listing { return <-done }
}

// caught calls f and returns what it panicked with.
func caught(f func()) (why any) {
	defer func() { why = recover() }()
	f()
	return nil
}

// list lists a folder.
func (l *lister) list(at place) (out listing) {
	leave := l.enter()
	dir, err := os.Open(at.disk)
	var entries []fs.DirEntry
	if err == nil {
		defer dir.Close()
		if out.info, err = dir.Stat(); err == nil { // first: what changes from now on is seen the next time
			entries, err = dir.ReadDir(-1)
		}
	}
	leave()
	out.err = err
	pages := savedPages(entries)
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return hidden(e.Name()) || e.IsDir() && pages[e.Name()]
	})
	if l.memory == nil {
		out.entries = entries
	} else {
		l.look(at, dir, entries, &out)
	}
	slices.SortFunc(out.entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return out
}

func (l *lister) enter() (leave func()) {
	l.room <- struct{}{}
	return func() { <-l.room }
}

// look holds entries against what is remembered.
func (l *lister) look(at place, dir *os.File, entries []fs.DirEntry, out *listing) {
	type part struct {
		left   []fs.DirEntry
		same   []uint64
		failed any
	}
	parts := make([]part, (len(entries)+aheadEntries-1)/aheadEntries)
	one := func(i int) {
		defer l.enter()()
		some := entries[i*aheadEntries : min((i+1)*aheadEntries, len(entries))]
		parts[i].failed = caught(func() { parts[i].left, parts[i].same = l.some(at, dir, some) })
	}
	var working sync.WaitGroup
	for i := 1; i < len(parts); i++ {
		working.Go(func() { one(i) })
	}
	if len(parts) > 0 {
		one(0)
	}
	working.Wait()
	for _, p := range parts {
		if p.failed != nil {
			out.failed = p.failed
		}
		out.entries, out.same = append(out.entries, p.left...), append(out.same, p.same...)
	}
}

// some holds some entries of a folder against what is remembered and returns
// those that are not known, and what is said of those that are.
func (l *lister) some(at place, dir *os.File, entries []fs.DirEntry) (left []fs.DirEntry, same []uint64) {
	path := []byte(at.path)
	if len(path) > 0 {
		path = append(path, '/')
	}
	folder := len(path)
	name := ""
	open := func() (io.ReadCloser, error) { return openRegular(filepath.Join(at.disk, name)) }
	for i, e := range entries {
		if !e.Type().IsRegular() || l.ctx.Err() != nil {
			left = append(left, e)
			continue
		}
		l.pause()
		name = e.Name()
		path = append(path[:folder], displayPath(name)...)
		if l.names {
			if !l.memory.Has(path) {
				left = append(left, e)
			}
			continue
		}
		if s, ok := statIn(dir, at.disk, entries[i]); ok && s.size <= l.max {
			if n, ok := l.memory.Same(path, s.size, s.mod, open); ok {
				same = append(same, n)
				continue
			}
		}
		left = append(left, e)
	}
	return left, same
}

// fileStat is what is asked of a regular file: bytes, and nanoseconds since 1970.
type fileStat struct{ size, mod int64 }
