package ingest

import (
	"errors"
	"io"
	"strings"
	"sync"

	"gongbao/model"
	"gongbao/store/ingest/charset"
)

// Read opens a file, decodes and sanitises it, and returns the documents in it
// with what went wrong. A file that cannot be read at all gives no document
// and one problem that is Lost. Read never panics, whatever the file holds. It
// keeps all documents of a file in memory; Each does not.
func Read(f File) ([]model.Document, []Problem) {
	r := readings.Get().(*reading)
	*r = reading{f: f, max: f.limit()}
	r.open()
	docs, problems := r.keptDocs, r.keptProblems
	*r = reading{}
	readings.Put(r)
	return docs, problems
}

// readings are reused, since there are as many as files.
var readings = sync.Pool{New: func() any { return new(reading) }}

// Each is Read that hands on documents and problems one by one, in the order
// of the file, so that memory does not grow with it. The documents of packed
// files have the path of the file with their own path behind it
// (news.zip/2023/a.txt); those of one file have their place in it as N. Each
// ends early with the error of doc.
func Each(f File, doc func(model.Document) error, problem func(Problem)) error {
	r := readings.Get().(*reading)
	*r = reading{f: f, max: f.limit(), doc: doc, toll: problem}
	r.open()
	err := r.err
	*r = reading{}
	readings.Put(r)
	return err
}

// open reads the file.
func (r *reading) open() {
	in, err := r.f.Open()
	if err != nil {
		r.problem(unreadable(r.f.Path, err))
		return
	}
	defer in.Close()
	r.budget.in.r = in
	r.item(item{path: r.f.Path, name: r.f.Path, typed: r.f.typed, r: &r.budget.in, file: in, size: r.f.Size})
}

// problem hands a problem on.
func (r *reading) problem(p Problem) {
	if r.toll != nil {
		r.toll(p)
		return
	}
	r.keptProblems = append(r.keptProblems, p)
}

// reading is one run of Read or Each.
type reading struct {
	f      File
	max    int64
	doc    func(model.Document) error // who takes documents and problems; nil for Read,
	toll   func(Problem)              // which keeps them
	budget budget
	docs   int   // documents handed on
	err    error // of doc: nothing more is wanted
	over   bool  // the budget is spent: nothing more is unpacked

	keptDocs     []model.Document
	keptProblems []Problem
}

// item is something to read: the file itself, or what is packed in it.
type item struct {
	path  string    // where it is in the archive
	name  string    // what its format is told by: path, without what it was compressed with
	typed bool      // its name is no reason to refuse it
	r     io.Reader // its bytes
	file  any       // what may give its bytes in any order (io.ReaderAt), or nil
	size  int64     // of its bytes; 0 where it is not known
	depth int       // how many containers it is in
	shell int       // how many compressions are around it since the last container
}

// headLen is how much of a file is looked at to tell its format, in bytes.
const headLen = 64 << 10

// buffers are what files are read through.
var buffers = sync.Pool{New: func() any { return new([headLen]byte) }}

// item reads one item, whatever it is.
func (r *reading) item(it item) {
	buf := buffers.Get().(*[headLen]byte)
	defer buffers.Put(buf)
	n, err := fill(it.r, buf[:])
	if err != nil && err != io.EOF {
		r.fail(it, err)
		return
	}
	if n == 0 {
		r.lost(it, "empty", "there is nothing in it; remove it or save the article again")
		return
	}
	in := input{head: buf[:n], rest: it.r, ended: err != nil}
	if in.ended {
		in.look = string(buf[:n])
	} else { // a short look is enough for all but a first record
		in.look = string(buf[:4096])
	}
	f, why := formatOf(it.name, it.typed, in.look)
	if f == formatJSON && len(in.look) < n && extension(it.name) != ".json" {
		f, why = formatOf(it.name, it.typed, string(in.head))
	}
	switch f {
	case formatNone:
		if why != "" {
			r.lost(it, "not text: "+why, foreignHint)
			return
		}
		r.lost(it, "not a format that gongbao reads ("+extension(it.name)+")", "save the article as text (.txt) or as a web page (.html)")
	case formatZip, formatTar, formatGzip, formatZstd:
		r.unpack(f, it, in)
	case formatLines:
		r.lines(it, in)
	case formatJSON, formatTable, formatXML:
		r.pieces(f, it, in)
	default:
		r.whole(f, it, in)
	}
}

// pieces reads a file of records through a window, unless it is small or can
// only be decoded whole.
func (r *reading) pieces(f format, it item, in input) {
	if notInStretches(in) || r.max < headLen {
		r.whole(f, it, in)
		return
	}
	declared := ""
	if f == formatXML {
		declared = charset.Declared(in.look)
	}
	if _, _, problems := decodeText(string(in.head), charset.Hints{Override: r.f.charset, Declared: declared}); len(problems) > 0 && problems[0].Lost {
		r.whole(f, it, in)
		return
	}
	w := r.inStretches(it, in, declared)
	switch f {
	case formatJSON:
		r.json(it, w)
	case formatTable:
		w.most = min(w.most, maxRow)
		r.table(it, w)
	default:
		w.most = min(w.most, maxRow)
		r.feed(it, w)
	}
}

// fill reads until buf is full or there is no more: then its error is io.EOF.
func fill(r io.Reader, buf []byte) (n int, err error) {
	for n < len(buf) && err == nil {
		var k int
		k, err = r.Read(buf[n:])
		n += k
	}
	if n == len(buf) {
		err = nil // what is behind will say it again
	}
	return n, err
}

// input is the content of an item, its head already read.
type input struct {
	head  []byte
	look  string // what is looked at of the head; all of it if there is no more
	rest  io.Reader
	ended bool // there is nothing behind the head
}

// reader gives the whole content from its start.
func (in input) reader() io.Reader {
	if in.ended {
		return strings.NewReader(in.look)
	}
	return io.MultiReader(strings.NewReader(string(in.head)), in.rest)
}

// whole reads an item that is taken whole.
func (r *reading) whole(f format, it item, in input) {
	if hopeless(in.look) {
		in.ended = true
	}
	raw, err := r.slurp(it, in)
	if err != nil {
		r.fail(it, err)
		return
	}
	r.content(f, it, raw)
}

var errTooLarge = errors.New("too large")

// slurp reads what is left of an item, up to the largest size.
func (r *reading) slurp(it item, in input) (string, error) {
	if int64(len(in.head)) > r.max {
		return "", errTooLarge
	}
	if in.ended {
		return in.look, nil
	}
	var b strings.Builder
	b.Grow(int(min(max(it.size, int64(len(in.head))), r.max)))
	b.Write(in.head)
	buf := in.head[:cap(in.head)]
	for {
		n, err := in.rest.Read(buf)
		b.Write(buf[:n])
		switch {
		case int64(b.Len()) > r.max:
			return "", errTooLarge
		case err == io.EOF:
			return b.String(), nil
		case err != nil:
			return "", err
		}
	}
}

// lost reports an item of which nothing can be read.
func (r *reading) lost(it item, reason, hint string) {
	r.problem(Problem{Path: it.path, Reason: reason, Hint: hint, Lost: true})
}

// fail reports an item that cannot be read on.
func (r *reading) fail(it item, err error) {
	switch {
	case errors.Is(err, errTooLarge):
		p := tooLarge(it.path, 0, r.max)
		r.problem(p)
	case errors.Is(err, errBudget):
		r.overspent(it)
	case it.depth > 0 || it.shell > 0:
		r.lost(it, "damaged: "+plain(err), "save or download it again; what could be unpacked before stands")
	default:
		r.problem(unreadable(it.path, err))
	}
}

// give hands a document on, its fields made harmless.
func (r *reading) give(d model.Document) {
	if r.err != nil {
		return
	}
	d.Title, d.Source, d.Byline = oneLine(d.Title, 1000), oneLine(d.Source, 200), oneLine(d.Byline, 400)
	d.URL = webAddress(d.URL)
	r.docs++
	if r.doc == nil {
		r.keptDocs = append(r.keptDocs, d)
		return
	}
	r.err = r.doc(d)
}

// stopped tells whether nothing more is to be read.
func (r *reading) stopped() bool { return r.err != nil || r.over }
