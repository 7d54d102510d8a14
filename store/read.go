package store

import (
	"cmp"
	"fmt"
	"time"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/ingest"
	"gongbao/store/pack"
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
				if r.ctx.Err() == nil {
					g.file(j)
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
	problems []Problem
	ahead    []*lot // in the order of the file
	take     func(model.Document) error
	toll     func(ingest.Problem)
}

// file reads one file and hands on what comes of it. One whose bytes could not be
// had is not remembered, so that it is tried again the next time; one that makes
// no sense is, for it will make none until it changes.
func (g *gathering) file(j job) {
	g.given, g.of = false, j.record
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
	o.problems = append(g.problems, o.problems...)
	o.files = 1
	had := false
	if g.of.sum, had = sum(); had && g.r.ctx.Err() == nil { // else some of it may be missing
		o.record = g.of
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
	o.problems = append(g.problems, o.problems...)
	g.ahead, g.problems = g.ahead[1:], nil
	g.r.give(o)
}

// prepare reads the fields of documents, unless loading is ended.
func (r *reader) prepare(docs []model.Document, file uint64) (o outcome) {
	for i := range docs {
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
	return r.packer.Doc(a), nil
}

// plain is the article of a document whose fields cannot be read.
func plain(d model.Document) *model.Article {
	return &model.Article{
		ID: model.NewID(d.Path, d.N), Path: d.Path, Title: d.Title, Source: d.Source, Byline: d.Byline,
		URL: d.URL, Published: d.Published, Blocks: []model.Block{{Kind: model.Paragraph, Text: d.Text}},
	}
}

// collect publishes what is read: the first soon, the rest now and then, the
// last when all is read or loading is ended. It does not wait for what is being
// read when it is ended: a pipe may never say another word. It returns whether
// everybody has finished, and why something could not be published.
func (r *reader) collect() (read bool, err error) {
	var held outcome
	var joints []joint
	joiner := newJoiner(r.join)
	replace := func(j joint) {
		if pack.Rescue(j.failed) != nil {
			joiner.busy = false
			err = cmp.Or(err, r.failed("joining parts of the index", j.failed))
		} else if problem := joiner.take(j, r.live.name); problem != nil {
			held.problems = append(held.problems, *problem)
		} else {
			joints = append(joints, j)
		}
	}
	bytes := 0 // of what is held
	publish := func(e ending) {
		err = cmp.Or(err, r.publish(held, e, joints))
		held, joints, bytes = outcome{}, nil, 0
	}
	take := func(o outcome) {
		if o.drop != nil {
			publish(going)
			err = cmp.Or(err, r.drop(*o.drop, joiner))
		}
		held.docs = append(held.docs, o.docs...)
		for _, d := range o.docs {
			bytes += d.Size()
		}
		if o.record.key != 0 {
			r.records = append(r.records, o.record)
		}
		held.problems = append(held.problems, o.problems...)
		r.live.load.change(func(p *Loading) {
			if p.Began.IsZero() {
				p.Began = time.Now()
			}
			p.Done += o.files
		})
	}
	finish := func() {
		segments := func() int {
			n := len(r.live.now.Load().segments)
			if len(held.docs) > 0 {
				n++
			}
			for _, j := range joints {
				n -= len(j.parts) - 1
			}
			return n
		}
		for joiner.last(r.ctx, segments()) {
			publish(going) // all is there to be read
			if j, ok := joiner.wait(r.ctx, r.live.now.Load().Store); ok {
				replace(j)
			}
		}
		publish(done)
	}
	timer := time.NewTimer(firstAfter)
	defer timer.Stop()
	due := false // the time has come and there was nothing to publish
	for {
		select {
		case o, more := <-r.out:
			if !more && r.ctx.Err() == nil {
				finish()
				return true, err
			}
			if more {
				take(o)
				break
			}
			publish(stopped)
			return true, cmp.Or(err, r.ctx.Err())
		case <-r.ctx.Done():
			publish(stopped)
			return false, cmp.Or(err, r.ctx.Err())
		case j := <-joiner.done:
			replace(j)
		case <-timer.C:
			due = true
		}
		if (due || bytes >= mostHeld) && len(held.docs)+len(held.problems)+len(joints) > 0 {
			begun := time.Now()
			publish(going)
			r.checkpointIfDue()
			joiner.width, joiner.most = r.widths()
			joiner.begin(r.live.now.Load().Store)
			due = false
			timer.Reset(pauseAfter(time.Since(begun)))
		}
	}
}

// mostHeld is how many bytes of articles wait to be published, at most.
const mostHeld = 32 << 20

// publish publishes what is held. If that fails the articles are lost, and the
// failure is a problem of the archive; unless it is the snapshot that is damaged:
// then nothing is published, for all is read again.
func (r *reader) publish(held outcome, e ending, joints []joint) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = r.failed(fmt.Sprintf("preparing %d articles of %s", len(held.docs), r.live.name), why)
			if isDamage(err) {
				return
			}
			lost := Problem{Path: r.live.name, Reason: fmt.Sprintf("preparing %d articles failed: %v", len(held.docs), why), Hint: reportHint, Lost: true}
			r.live.publishing(nil, append(held.problems, lost), e)
		}
	}()
	r.live.publishing(held.docs, held.problems, e, joints...)
	return nil
}
