// Package ingest turns files into documents: it finds them, decodes and
// sanitises their text, and keeps every problem it meets. It reads regular
// files only, changes nothing on disk, and trusts nothing that it reads.
package ingest

import (
	"io"
	"io/fs"
	"time"
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

	typed bool  // its own path was typed, so its name is no reason to refuse it
	max   int64 // Options.MaxFile
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
	// MaxFile is the size in bytes above which a file is not read; 0 means
	// DefaultMaxFile.
	MaxFile int64
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
