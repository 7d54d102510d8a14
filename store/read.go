package store

import (
	"fmt"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/ingest"
)

// Documents of one file are handed on so many at a time, or so many bytes.
const (
	mostDocs  = 64
	mostBytes = 1 << 20
)

// mostAhead is how many lots of one file may be on their way: while one is
// read, other workers, if they have nothing else to do, prepare those before.
const mostAhead = 8

// lot is some documents of a file, and where what comes of them goes.
type lot struct {
	docs []model.Document
	file uint64 // fileKey
	out  chan outcome
}

// work reads files until there are no more, and helps with those of others
// until nobody reads any more.
func (r *reader) work() {
	g := &gathering{r: r}
	g.take, g.toll = g.document, g.problem // made once, not for every file
	for reading := true; reading; {
		select {
		case batch, more := <-r.files:
			for _, j := range batch {
				r.giveWay()
				if r.ctx.Err() == nil {
					g.file(j)
				}
				if j.early != nil {
					r.earlyRead(j.early)
				}
			}
			reading = more
		case l := <-r.lots:
			l.out <- r.prepare(l.docs, l.file)
		}
	}
	r.reading.Done()
	for l := range r.lots {
		l.out <- r.prepare(l.docs, l.file)
	}
}

// gathering is what a worker has read of a file and not yet handed on.
type gathering struct {
	r        *reader
	of       fileRecord // the file
	docs     []model.Document
	bytes    int
	given    bool // something of the file was handed on
	told     int  // documents of the file
	problems []Problem
	ahead    []*lot // in the order of the file
	take     func(model.Document) error
	toll     func(ingest.Problem)
}

// file reads one file and hands on what comes of it. One whose bytes could not be
// had is not remembered, so that it is tried again the next time; one that makes
// no sense is, for it will make none until it changes.
func (g *gathering) file(j job) {
	g.given, g.told, g.of = false, 0, j.record
	f, sum := j.File, func() (uint64, bool) { return 0, false }
	if g.r.cache.Path != "" {
		f, sum = withSum(f)
	}
	g.read(f)
	if len(g.ahead) > 0 {
		g.flush()
	}
	for len(g.ahead) > 0 {
		g.first()
	}
	o := g.r.prepare(g.docs, g.of.key)
	g.told += len(o.docs)
	o.problems = append(g.problems, o.problems...)
	o.files = 1
	had := false
	if g.of.sum, had = sum(); had && g.r.ctx.Err() == nil { // else some of it may be missing
		o.records, o.told = []fileRecord{g.of}, g.told
	}
	g.r.give(o)
	g.docs, g.bytes, g.problems = nil, 0, nil
}

// read reads a file. If the reader fails, that is a problem of the file.
func (g *gathering) read(f ingest.File) {
	defer func() {
		if why := recover(); why != nil {
			lost := !g.given && len(g.docs) == 0
			g.problems = append(g.problems, Problem{Path: f.Path, Reason: failure(why), Hint: reportHint, Lost: lost, file: g.of.key})
		}
	}()
	_ = g.r.read(f, g.take, g.toll) // the error is that of take: loading is ended
}

// document takes a document of the file.
func (g *gathering) document(d model.Document) error {
	g.docs, g.bytes = append(g.docs, d), g.bytes+len(d.Text)
	if len(g.docs) >= mostDocs || g.bytes >= mostBytes {
		g.flush()
	}
	return g.r.ctx.Err()
}

// problem takes a problem of the file.
func (g *gathering) problem(p ingest.Problem) {
	g.problems = append(g.problems, problemOf(p, g.of.key))
}

// flush sends the documents on their way: to a worker who waits, or by hand.
func (g *gathering) flush() {
	if len(g.docs) == 0 {
		return
	}
	l := &lot{g.docs, g.of.key, make(chan outcome, 1)}
	g.docs, g.bytes, g.given = nil, 0, true
	select {
	case g.r.lots <- l:
	default:
		l.out <- g.r.prepare(l.docs, l.file)
	}
	if g.ahead = append(g.ahead, l); len(g.ahead) == mostAhead {
		g.first()
	}
}

// first hands on what came of the first lot, with the problems met so far.
func (g *gathering) first() {
	o := <-g.ahead[0].out
	g.told += len(o.docs)
	o.problems = append(g.problems, o.problems...)
	g.ahead, g.problems = g.ahead[1:], nil
	g.r.give(o)
}

// prepare reads the fields of documents, unless loading is ended.
func (r *reader) prepare(docs []model.Document, file uint64) (o outcome) {
	r.room <- struct{}{}
	defer func() { <-r.room }()
	for i := range docs {
		r.giveWay()
		if r.ctx.Err() != nil {
			break
		}
		d, problem := r.prepared(docs[i])
		if d != nil {
			d.File = file
			o.docs = append(o.docs, d)
		}
		if problem != nil {
			problem.file = file
			o.problems = append(o.problems, *problem)
		}
	}
	return o
}

const reportHint = "this is a fault of gongbao: please report it with the file"

func failure(why any) string { return fmt.Sprintf("reading it failed: %v", why) }

// prepared reads the fields of a document. If that fails, the document is kept
// with its text alone, and the failure is a problem.
func (r *reader) prepared(d model.Document) (*index.Doc, *Problem) {
	doc, why := r.tryPrepare(d, r.extract)
	if why == nil {
		return doc, nil
	}
	problem := &Problem{Path: d.Path, Reason: failure(why), Hint: reportHint}
	if doc, why = r.tryPrepare(d, plain); why != nil {
		problem.Lost = true
	}
	return doc, problem
}

func (r *reader) tryPrepare(d model.Document, extract articleFunc) (doc *index.Doc, why any) {
	defer func() {
		if why = recover(); why != nil {
			doc = nil
		}
	}()
	a := extract(d)
	if a == nil {
		a = plain(d)
	}
	if r.bare.Load() {
		return r.packer.Bare(a), nil
	}
	return r.packer.Doc(a), nil
}

// plain is the article of a document whose fields cannot be read.
func plain(d model.Document) *model.Article {
	return &model.Article{
		ID: model.NewID(d.Path, d.N), Path: d.Path, Title: d.Title, Source: d.Source, Byline: d.Byline,
		URL: d.URL, Published: d.Published, Blocks: []model.Block{{Kind: model.Paragraph, Text: d.Text}},
	}
}
