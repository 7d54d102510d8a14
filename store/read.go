package store

import (
	"cmp"
	"fmt"
	"time"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/ingest"
)

// mostDocs is how many articles of one file are handed on at a time.
const mostDocs = 64

// work reads files until there are no more.
func (r *reader) work() {
	for batch := range r.files {
		for _, f := range batch {
			if r.ctx.Err() == nil {
				r.file(f)
			}
		}
	}
}

// file reads one file and hands on what came of it.
func (r *reader) file(f ingest.File) {
	var o outcome
	docs, problems := r.documents(f)
	for _, p := range problems {
		o.problems = append(o.problems, Problem(p))
	}
	for i := range docs {
		if r.ctx.Err() != nil {
			break
		}
		d, problem := r.prepared(docs[i])
		if d != nil {
			o.docs = append(o.docs, d)
		}
		if problem != nil {
			o.problems = append(o.problems, *problem)
		}
		if len(o.docs) == mostDocs {
			r.give(o)
			o = outcome{}
		}
	}
	o.files = 1
	r.give(o)
}

// documents reads a file. If the reader fails, that is a problem of the file.
func (r *reader) documents(f ingest.File) (docs []model.Document, problems []ingest.Problem) {
	defer func() {
		if why := recover(); why != nil {
			docs = nil
			problems = []ingest.Problem{{Path: f.Path, Reason: failure(why), Hint: reportHint, Lost: true}}
		}
	}()
	return r.read(f)
}

const reportHint = "this is a fault of gongbao: please report it with the file"

func failure(why any) string { return fmt.Sprintf("reading it failed: %v", why) }

// prepared reads the fields of a document. If that fails, the document is kept
// with its text alone, and the failure is a problem.
func (r *reader) prepared(d model.Document) (*index.Doc, *Problem) {
	doc, why := tryPrepare(d, r.extract)
	if why == nil {
		return doc, nil
	}
	problem := &Problem{Path: d.Path, Reason: failure(why), Hint: reportHint}
	if doc, why = tryPrepare(d, plain); why != nil {
		problem.Lost = true
	}
	return doc, problem
}

func tryPrepare(d model.Document, extract articleFunc) (doc *index.Doc, why any) {
	defer func() {
		if why = recover(); why != nil {
			doc = nil
		}
	}()
	a := extract(d)
	if a == nil {
		a = plain(d)
	}
	return index.NewDoc(a), nil
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
	take := func(o outcome) {
		held.docs = append(held.docs, o.docs...)
		held.problems = append(held.problems, o.problems...)
		r.live.load.change(func(p *Loading) { p.Done += o.files })
	}
	publish := func(e ending) {
		err = cmp.Or(err, r.publish(held, e))
		held = outcome{}
	}
	timer := time.NewTimer(firstAfter)
	defer timer.Stop()
	due := false // the time has come and there was nothing to publish
	for {
		select {
		case o, more := <-r.out:
			if !more && r.ctx.Err() == nil {
				publish(done)
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
		case <-timer.C:
			due = true
		}
		if due && len(held.docs)+len(held.problems) > 0 {
			begun := time.Now()
			publish(going)
			due = false
			timer.Reset(pauseAfter(time.Since(begun)))
		}
	}
}

// publish publishes what is held. If that fails the articles are lost, and the
// failure is a problem of the archive.
func (r *reader) publish(held outcome, e ending) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = fmt.Errorf("preparing %d articles of %s failed: %v", len(held.docs), r.live.name, why)
			lost := Problem{Path: r.live.name, Reason: fmt.Sprintf("preparing %d articles failed: %v", len(held.docs), why), Hint: reportHint, Lost: true}
			r.live.publishing(nil, append(held.problems, lost), e)
		}
	}()
	r.live.publishing(held.docs, held.problems, e)
	return nil
}
