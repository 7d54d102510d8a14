package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"gongbao/store/gazetteer/own"
)

// unionFiles are the reader's own files of union bodies for an archive: of the
// configuration, of [[archives]], of --unions.
func (r *run) unionFiles(paths []string) []string {
	var files []string
	add := func(file string) {
		if file != "" && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	add(r.conf.Unions)
	for _, p := range paths {
		if a, _ := r.conf.archiveFor(p); a.Path != "" {
			add(a.Unions)
		}
	}
	for _, f := range r.ownFiles {
		add(f)
	}
	return files
}

// mostOwn bounds such a file, in bytes.
const mostOwn = 4 << 20

// withOwn reads those files.
func (r *run) withOwn(s Source) (Source, error) {
	var files []own.Source
	for _, name := range s.unions {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return s, errors.New(plain(err) + " (a file of union bodies, named by " + r.unionsFrom(name) + ")")
		case !info.Mode().IsRegular() || info.Size() > mostOwn:
			return s, errors.New(name + ": a file of union bodies is a TOML file of 4 MB at most")
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return s, errors.New(plain(err))
		}
		files = append(files, own.Source{Name: filepath.ToSlash(name), Content: string(b)})
		s.stamp += name + "\x00" + string(b) + "\x00"
	}
	var err error
	s.Own, err = own.Read(files...)
	r.own = s.Own
	s.Cache = r.cacheOf(s)
	r.cacheFile = s.Cache.Path
	return s, err
}

// unionsFrom says who named a file of union bodies.
func (r *run) unionsFrom(name string) string {
	if slices.Contains(r.ownFiles, name) {
		return "--unions"
	}
	return r.conf.File
}
