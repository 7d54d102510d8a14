// Package ingest turns files into documents: it finds them, unpacks, decodes
// and sanitises their text, and keeps every problem it meets. It reads regular
// files only, changes nothing on disk, and trusts nothing that it reads.
//
// The formats are told by name and by content: plain text, Markdown, web pages
// (package page), JSON, JSON lines, tables (CSV, TSV), feeds (RSS, Atom, JSON
// Feed), and ZIP, tar, gzip and Zstandard files of any of these. Charsets are
// package charset's.
package ingest

import (
	"fmt"
	"io"
	"io/fs"
	"time"

	"gongbao/store/ingest/charset"
)

// DefaultMaxFile is the size in bytes above which a file is not read, unless
// Options say otherwise.
const DefaultMaxFile = 64 << 20

// StdinPath is the path by which a document read from standard input goes.
const StdinPath = "stdin"

// Problem is something that could not be read whole, or not at all.
type Problem struct {
	Path   string // as in File; as typed if a typed path itself is at fault
	Reason string // what is wrong, in a few plain words
	Hint   string // what to do about it; may be ""
	Count  int    // how often, where it can be counted; else 0
	Lost   bool   // nothing of the file could be read
}

// File is a file that Walk found and that nobody has read yet.
type File struct {
	Path string    // slash-separated, relative to the archive, without control characters
	Size int64     // bytes, as the folder said; 0 where it is not known
	Mod  time.Time // last change; zero where it is not known
	// Open opens the file, checking once more that it is a regular one.
	Open func() (io.ReadCloser, error)

	typed   bool              // its own path was typed, so its name is no reason to refuse it
	max     int64             // Options.MaxFile
	charset string            // Way.Charset
	fields  map[string]string // Way.Fields
}

// Options say what to read.
type Options struct {
	// Paths are files and folders as typed; "-" is standard input. The paths of
	// a single folder's files are relative to it. With several paths each
	// folder's base name comes first; equal names get a number.
	Paths []string
	// FS, if not nil, is read instead of Paths: the embedded sample.
	FS fs.FS
	// Stdin is what "-" reads.
	Stdin io.Reader
	// Visited, if not nil, is told of every folder that is walked, as it was
	// before, and of every file that lies in none of them: by their path on the
	// disk. Of a link to what is not there info is nil.
	Visited func(disk string, info fs.FileInfo)
	// Memory, if not nil, is what was remembered of the files when they were walked
	// before: those that are as they were are not handed on.
	Memory *Memory
	// Workers is how many goroutines look at folders and their files; 0 means one.
	Workers int
	// Pause, if not nil, is called between two files by each goroutine that looks at
	// them. It may wait, and lets others come first so.
	Pause func()
	// MaxFile is the size in bytes above which a file is not read; 0 means
	// DefaultMaxFile. Files that are read piece by piece (ZIP, tar, gzip and
	// Zstandard files, JSON, CSV, feeds) may be larger: it bounds each piece.
	MaxFile int64
	// Charset, if not "", is the charset of every file that does not begin with
	// a byte order mark: a name of the WHATWG Encoding Standard.
	Charset string
	// Fields says under which name records of JSON, CSV and the like keep what
	// gongbao calls title, text, date, source, author and url, where the usual
	// names are not theirs: {"text": "neirong"}. A dot leads into an object:
	// "meta.date".
	Fields map[string]string
	// Ways are the ways in which what is below one of Paths is read, by the
	// path as typed, instead of by Charset and Fields.
	Ways map[string]Way
}

// Way says what files do not say of themselves: what charset they are in and
// what their records call the fields. See Options.
type Way struct {
	Charset string
	Fields  map[string]string
}

// FieldNames are the fields that Options.Fields can name.
func FieldNames() []string { return []string{"title", "text", "date", "source", "author", "url"} }

// check tells what is wrong with the options, if anything is.
func (o Options) check() error {
	if err := (Way{o.Charset, o.Fields}).check(); err != nil {
		return err
	}
	for _, way := range o.Ways {
		if err := way.check(); err != nil {
			return err
		}
	}
	return nil
}

func (w Way) check() error {
	if _, err := charset.Known(w.Charset); err != nil {
		return err
	}
	for name := range w.Fields {
		if fieldNamed(name) == noField {
			return fmt.Errorf("field %q is not known; fields are title, text, date, source, author and url", name)
		}
	}
	return nil
}

// way is how what is below a typed path is read.
func (o Options) way(typed string) Way {
	if w, ok := o.Ways[typed]; ok {
		return w
	}
	return Way{o.Charset, o.Fields}
}

func (o Options) maxFile() int64 {
	if o.MaxFile > 0 {
		return o.MaxFile
	}
	return DefaultMaxFile
}

func (f File) limit() int64 {
	if f.max > 0 {
		return f.max
	}
	return DefaultMaxFile
}
