package ingest

import (
	"context"
	"path"
	"path/filepath"
	"strings"
)

// Fresh hands on those files of some folders, which were walked before, whose
// paths are not remembered: with the folders that have changed since, that is what
// is new, found without a look at what is not. folders are their paths as
// Options.Visited had them, made absolute; walked tells of a folder's absolute
// path whether it was walked before: those that were not are looked through, with
// all that is in them. Links are left to Walk, which hands on all that Fresh does
// and tells of problems; only where folders change meanwhile, or one file is to be
// had in two ways, may Fresh hand on what Walk does not.
func Fresh(ctx context.Context, o Options, folders []string, walked func(disk string) bool, file func(File) error) error {
	o.Visited = nil
	w := &walker{
		ctx: ctx, o: o, file: file, problem: func(Problem) {},
		folders: map[fileKey]bool{}, files: map[fileKey]bool{}, lister: newLister(ctx, o),
	}
	w.lister.names = true
	roots, err := w.roots()
	if err != nil || o.check() != nil {
		return nil // Walk says so
	}
	var places []place
	for _, disk := range folders {
		if at, ok := placeOf(roots, disk); ok {
			places = append(places, at)
		}
	}
	var ahead []func() listing
	next := 0
	for _, at := range places {
		for ; next < len(places) && len(ahead) < aheadFolders; next++ {
			ahead = append(ahead, w.lister.ahead(places[next]))
		}
		l := ahead[0]()
		ahead = ahead[1:]
		if err := w.fresh(at, l, walked); err != nil {
			return err
		}
	}
	return nil
}

// fresh takes what is new in a folder.
func (w *walker) fresh(at place, l listing, walked func(disk string) bool) error {
	if l.failed != nil {
		panic(l.failed)
	}
	for _, e := range l.entries {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		in := at.inside(e.Name())
		info, err := e.Info()
		if err != nil {
			continue
		}
		switch {
		case info.Mode().IsRegular():
			err = w.found(in, info, false)
		case info.IsDir():
			if abs, e := filepath.Abs(in.disk); e == nil && !walked(abs) {
				err = w.fresh(in, w.lister.ahead(in)(), walked)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// placeOf returns where a folder is in the archive. There is no telling where
// files were typed too: they may lie in folders that were.
func placeOf(roots []root, disk string) (at place, ok bool) {
	longest := -1
	for _, r := range roots {
		if r.info == nil || !r.info.IsDir() {
			return place{}, false
		}
		abs, err := filepath.Abs(r.disk)
		if err != nil {
			return place{}, false
		}
		rel, err := filepath.Rel(abs, disk)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) || len(abs) <= longest {
			continue
		}
		longest, ok = len(abs), true
		at = place{filepath.Join(r.disk, rel), path.Join(r.path, displayPath(filepath.ToSlash(rel))), r.way}
		if rel == "." {
			at = r.place
		}
	}
	return at, ok
}
