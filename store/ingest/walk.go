package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Walk finds the regular files of an archive and hands each to file, in the
// same order every time, without reading them. What cannot be read becomes a
// call of problem and the walk goes on. Dot-files and dot-folders are passed
// over unless their own path was typed. Links are followed after everything
// that is really there, each target once, so no loop of links can hold the
// walk. It ends early with the error of a typed path that cannot be opened, of
// file, or of ctx.
func Walk(ctx context.Context, o Options, file func(File) error, problem func(Problem)) error {
	if err := o.check(); err != nil {
		return err
	}
	if o.FS != nil {
		return walkFS(ctx, o, file, problem)
	}
	w := &walker{
		ctx: ctx, o: o, file: file, problem: problem,
		folders: map[fileKey]bool{}, files: map[fileKey]bool{}, lister: newLister(ctx, o),
	}
	roots, err := w.roots()
	if err != nil {
		return err
	}
	for _, r := range roots {
		if err := w.root(r); err != nil {
			return err
		}
	}
	return w.follow()
}

// walker is the state of one walk over the file system.
type walker struct {
	ctx     context.Context
	o       Options
	file    func(File) error
	problem func(Problem)
	lister  *lister
	folders map[fileKey]bool // folders walked: nothing is walked twice
	files   map[fileKey]bool // files typed or reached by a link
	links   []place          // links to folders, to be followed
	flinks  []place          // links to files, to be followed last
}

// place is a file or folder: where it is on disk and in the archive, and how
// what is there is read.
type place struct {
	disk string
	path string // "" for the only folder of an archive
	way  Way
}

// root is a typed path.
type root struct {
	place
	info  fs.FileInfo // nil for standard input
	typed string
}

// roots looks at the typed paths and gives each its prefix in the archive. A
// path that leads to the same file or folder as an earlier one is left out.
func (w *walker) roots() ([]root, error) {
	var roots []root
	seen := map[fileKey]bool{}
	for _, p := range w.o.Paths {
		r := root{place: place{disk: p, path: StdinPath, way: w.o.way(p)}, typed: p}
		key := fileKey{path: "-"}
		if p != "-" {
			info, err := os.Stat(p)
			if err != nil {
				return nil, rootError(p, err)
			}
			if !info.IsDir() && !info.Mode().IsRegular() {
				return nil, fmt.Errorf("%s is %s, not a file or folder; to read from a pipe, use - as the path", displayPath(p), modeName(info.Mode()))
			}
			r.info, r.path = info, baseName(p)
			key = keyOf(p, info)
		}
		if !seen[key] {
			seen[key] = true
			roots = append(roots, r)
		}
	}
	if len(roots) == 1 && roots[0].info != nil && roots[0].info.IsDir() {
		roots[0].path = ""
		return roots, nil
	}
	numberEqual(roots)
	return roots, nil
}

// numberEqual tells roots with the same name apart: news, news-2, news-3.
func numberEqual(roots []root) {
	taken := map[string]bool{}
	for i := range roots {
		taken[roots[i].path] = true
	}
	used := map[string]bool{}
	for i := range roots {
		name := roots[i].path
		for n := 2; used[name]; n++ {
			next := numbered(roots[i].path, n, roots[i].info)
			if !taken[next] {
				name = next
			}
		}
		used[name], taken[name] = true, true
		roots[i].path = name
	}
}

// numbered puts a number into a name: behind a folder's, before a file's
// extension.
func numbered(name string, n int, info fs.FileInfo) string {
	ext := ""
	if info != nil && !info.IsDir() {
		ext = path.Ext(name)
	}
	return strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(n) + ext
}

// baseName is the last element of a typed path; of "." and ".." the name of
// the folder they stand for.
func baseName(p string) string {
	base := filepath.Base(p)
	if base == "." || base == ".." {
		if abs, err := filepath.Abs(p); err == nil {
			base = filepath.Base(abs)
		}
	}
	if base == string(filepath.Separator) {
		return "root"
	}
	return displayPath(base)
}

func (w *walker) root(r root) error {
	if r.info == nil {
		open := func() (io.ReadCloser, error) {
			if w.o.Stdin == nil {
				return nil, errors.New("there is no standard input")
			}
			return io.NopCloser(w.o.Stdin), nil
		}
		return w.file(w.o.file(r.way, File{Path: r.path, Open: open, typed: true}))
	}
	if !r.info.IsDir() {
		if w.walked(r.disk) {
			return nil
		}
		w.files[keyOf(r.disk, r.info)] = true
		w.visited(r.disk, r.info)
		return w.found(r.place, r.info, true)
	}
	f, err := os.Open(r.disk)
	if err != nil {
		return rootError(r.typed, err)
	}
	f.Close()
	return w.folder(r.place, r.info, w.lister.ahead(r.place))
}

// folder walks what is in a folder, once.
func (w *walker) folder(at place, info fs.FileInfo, listed func() listing) error {
	key := keyOf(at.disk, info)
	if w.folders[key] {
		return nil
	}
	w.folders[key] = true
	if err := w.ctx.Err(); err != nil {
		return err
	}
	l := listed()
	if l.failed != nil {
		panic(l.failed)
	}
	if l.info != nil {
		info = l.info
	}
	w.visited(at.disk, info)
	if l.err != nil {
		w.lost(at, l.err)
	}
	if len(l.same) > 0 {
		w.o.Memory.Met(l.same)
	}
	return w.entries(at, l.entries)
}

// entries takes the entries of a folder, and has the folders among them listed
// ahead.
func (w *walker) entries(at place, all []fs.DirEntry) error {
	var ahead []func() listing
	next := 0 // the first entry of which it is not known whether it is to be listed ahead
	for _, e := range all {
		for ; next < len(all) && len(ahead) < aheadFolders; next++ {
			if all[next].IsDir() {
				ahead = append(ahead, w.lister.ahead(at.inside(all[next].Name())))
			}
		}
		var listed func() listing
		if e.IsDir() {
			listed, ahead = ahead[0], ahead[1:]
		}
		if err := w.entry(at.inside(e.Name()), e, listed); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) visited(disk string, info fs.FileInfo) {
	if w.o.Visited != nil {
		w.o.Visited(disk, info)
	}
}

func (at place) inside(name string) place {
	return place{filepath.Join(at.disk, name), path.Join(at.path, displayPath(name)), at.way}
}

// entry takes one name in a folder; listed is what is in it where it is one
// itself.
func (w *walker) entry(at place, e fs.DirEntry, listed func() listing) error {
	w.lister.pause()
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if e.Type()&fs.ModeSymlink != 0 {
		w.link(at)
		return nil
	}
	info, err := e.Info()
	if err != nil {
		w.lost(at, err)
		return nil
	}
	switch {
	case info.IsDir():
		if listed == nil { // it has become one
			listed = w.lister.ahead(at)
		}
		return w.folder(at, info, listed)
	case !info.Mode().IsRegular():
		w.special(at, info.Mode())
		return nil
	case len(w.files) > 0 && w.files[keyOf(at.disk, info)]:
		return nil
	}
	return w.found(at, info, false)
}

// link puts a link aside for later.
func (w *walker) link(at place) {
	info, err := os.Stat(at.disk) // follows; the system itself ends loops of links
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.visited(at.disk, nil)
		w.problem(Problem{Path: at.path, Reason: "a link to a file that does not exist", Hint: "remove the link or restore what it points to", Lost: true})
	case err != nil:
		w.lost(at, err)
	case ofTheSystem(at.disk):
		w.problem(Problem{Path: at.path, Reason: "a link into the system's own files", Hint: "remove the link; there are no articles there", Lost: true})
	case info.IsDir():
		w.links = append(w.links, at)
	case info.Mode().IsRegular():
		w.flinks = append(w.flinks, at)
	default:
		w.special(at, info.Mode())
	}
}

// ofTheSystem tells whether a link leads to where Linux shows its processes and
// drivers as files: reading some of those never ends.
func ofTheSystem(disk string) bool {
	real, err := filepath.EvalSymlinks(disk)
	if err != nil {
		return false
	}
	for _, root := range []string{"/proc", "/sys"} {
		if real == root || strings.HasPrefix(real, root+"/") {
			return true
		}
	}
	return false
}

// follow follows the links put aside: to folders first, since those may hold
// the files that links to files point to.
func (w *walker) follow() error {
	for len(w.links) > 0 {
		at := w.links[0]
		w.links = w.links[1:]
		info, err := os.Stat(at.disk)
		if err != nil {
			w.lost(at, err)
			continue
		}
		if err := w.folder(at, info, w.lister.ahead(at)); err != nil {
			return err
		}
	}
	for _, at := range w.flinks {
		info, err := os.Stat(at.disk)
		if err != nil {
			w.lost(at, err)
			continue
		}
		key := keyOf(at.disk, info)
		if w.files[key] || w.walked(at.disk) {
			continue
		}
		w.files[key] = true
		w.visited(at.disk, info)
		if err := w.found(at, info, false); err != nil {
			return err
		}
	}
	return nil
}

// walked tells whether a file was found where it really is.
func (w *walker) walked(disk string) bool {
	real, err := filepath.EvalSymlinks(disk)
	if err != nil || hidden(filepath.Base(real)) {
		return false
	}
	dir := filepath.Dir(real)
	info, err := os.Stat(dir)
	return err == nil && w.folders[keyOf(dir, info)]
}

// found hands on a regular file, unless its size says that it will not be read.
func (w *walker) found(at place, info fs.FileInfo, typed bool) error {
	if max := w.o.maxFile(); info.Size() > max && !inPieces(at.path) {
		w.problem(tooLarge(at.path, info.Size(), max))
		return nil
	}
	disk := at.disk
	return w.file(w.o.file(at.way, File{
		Path: at.path, Size: info.Size(), Mod: info.ModTime(),
		Open:  func() (io.ReadCloser, error) { return openRegular(disk) },
		typed: typed,
	}))
}

// file gives a file what is said of its reading.
func (o Options) file(w Way, f File) File {
	f.max, f.charset, f.fields = o.maxFile(), w.Charset, w.Fields
	return f
}

func (w *walker) lost(at place, err error) {
	name := at.path
	if name == "" { // the archive itself
		name = displayPath(at.disk)
	}
	w.problem(unreadable(name, err))
}

func (w *walker) special(at place, mode fs.FileMode) {
	w.problem(Problem{Path: at.path, Reason: modeName(mode) + ", not a regular file", Hint: "only regular files are read", Lost: true})
}

// walkFS is Walk over a file system that has no links and nothing special.
func walkFS(ctx context.Context, o Options, file func(File) error, problem func(Problem)) error {
	way := Way{o.Charset, o.Fields}
	return fs.WalkDir(o.FS, ".", func(p string, e fs.DirEntry, err error) error {
		if ctxErr := ctx.Err(); ctxErr != nil {
			return ctxErr
		}
		switch {
		case err != nil:
			problem(unreadable(displayPath(p), err))
			return nil
		case p != "." && hidden(e.Name()) && e.IsDir():
			return fs.SkipDir
		case e.IsDir(), hidden(e.Name()):
			return nil
		}
		info, err := e.Info()
		if err != nil {
			problem(unreadable(displayPath(p), err))
			return nil
		}
		if max := o.maxFile(); info.Size() > max && !inPieces(p) {
			problem(tooLarge(displayPath(p), info.Size(), max))
			return nil
		}
		open := func() (io.ReadCloser, error) { return o.FS.Open(p) }
		return file(o.file(way, File{Path: displayPath(p), Size: info.Size(), Mod: info.ModTime(), Open: open}))
	})
}

// savedPages returns the names of the folders that browsers put beside a page
// they save, with its pictures and styles: page_files for page.html.
func savedPages(entries []fs.DirEntry) map[string]bool {
	var out map[string]bool
	for _, e := range entries {
		ext := path.Ext(e.Name())
		switch strings.ToLower(ext) {
		case ".html", ".htm", ".xhtml", ".shtml":
			if out == nil {
				out = map[string]bool{}
			}
			for _, tail := range assetTails {
				out[strings.TrimSuffix(e.Name(), ext)+tail] = true
			}
		}
	}
	return out
}

// assetTails end the names of such folders.
var assetTails = [...]string{"_files", ".files", "_文件"}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }
