package cli

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/gazetteer/own"
	"gongbao/store/ingest"
)

// Source says which archive to read.
type Source struct {
	Paths []string  // files and folders as named; "-" is standard input; nil for the sample
	FS    fs.FS     // the embedded sample, where nothing was named
	Stdin io.Reader // what "-" reads
	From  string    // who named it: "" the command line, "$GONGBAO_ARCHIVE", a configuration file, or "sample"
	Name  string    // what the archive is called; "" goes by Paths

	Way  ingest.Way            // how files are read: --charset, --field
	Ways map[string]ingest.Way // how what is below one of Paths is read, instead

	Own    *own.Own // what the reader's own files say of union bodies
	unions []string // those files
	stamp  string   // what they say

	Cache store.Cache // where the archive's snapshot is
}

// Sample tells whether this is the embedded sample archive.
func (s Source) Sample() bool { return s.FS != nil }

// Options are what the store opens the archive with.
func (s Source) Options() store.Options {
	o := store.Options{Paths: s.Paths, FS: s.FS, Stdin: s.Stdin, Sample: s.Sample(), Name: s.Name, Charset: s.Way.Charset, Fields: s.Way.Fields, Ways: s.Ways, Own: s.Own, Cache: s.Cache}
	if o.Sample {
		o.Name = "sample"
	}
	return o
}

// Key names the archive so that it is known the next time: its absolute paths,
// one a line. The sample's is no path.
func (s Source) Key() string {
	if s.Sample() {
		return "sample"
	}
	keys := make([]string, len(s.Paths))
	for i, p := range s.Paths {
		if keys[i] = p; p != "-" {
			if abs, err := filepath.Abs(p); err == nil {
				keys[i] = abs
			}
		}
	}
	return strings.Join(keys, "\n")
}

// note is the line that says which archive is read, where the command line
// does not.
func (s Source) note() string {
	switch s.From {
	case "":
		return ""
	case "sample":
		return "this is the built-in sample archive; to read your own: gongbao PATH"
	}
	return "reading " + s.Paths[0] + ", named by " + s.From
}

// tag is note in a few words, for the reader's first line.
func (s Source) tag() string {
	switch s.From {
	case "":
		return ""
	case "sample":
		return "built in; yours: gongbao PATH"
	}
	return "named by " + s.From
}

// source chooses the archive: the paths named, $GONGBAO_ARCHIVE, the
// configured one, the sample; and how it is read.
func (r *run) source(paths []string) Source { return r.inTheWay(r.named(paths)) }

func (r *run) named(paths []string) Source {
	var stdin io.Reader
	if r.Stdin != nil {
		stdin = r.Stdin
	}
	if len(paths) > 0 {
		return Source{Paths: paths, Stdin: stdin}
	}
	if p := r.Getenv("GONGBAO_ARCHIVE"); p != "" {
		return Source{Paths: []string{p}, Stdin: stdin, From: "$GONGBAO_ARCHIVE"}
	}
	if r.conf.Archive != "" {
		return Source{Paths: []string{r.conf.Archive}, From: r.conf.File}
	}
	return Source{FS: r.Sample, From: "sample"}
}

// bindArchive adds -a, --archive to a command, and how the archive is read.
func bindArchive(c *cobra.Command, paths *[]string) {
	c.Flags().StringArrayVarP(paths, "archive", "a", nil, "read this file or folder, a `PATH`; may be given several times")
	_ = c.MarkFlagFilename("archive")
	bindWay(c)
}

// existingFile tells whether p is something on disk that is no folder.
func existingFile(p string) bool {
	info, err := os.Stat(p)
	return err == nil && !info.IsDir()
}
