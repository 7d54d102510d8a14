package store

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/gazetteer/own"
	"gongbao/store/index"
	"gongbao/store/ingest"
)

// Options say what an archive is read from.
type Options struct {
	Paths  []string  // files and folders; "-" is Stdin
	FS     fs.FS     // read instead of Paths where it is not nil
	Stdin  io.Reader // what "-" reads
	Name   string    // the archive's name; "" takes it from Paths
	Sample bool      // it is the embedded sample

	// Charset and Fields say what the files do not say themselves, Ways say it
	// for what is below one of Paths. See ingest.Options.
	Charset string
	Fields  map[string]string
	Ways    map[string]ingest.Way

	Own *own.Own // what the reader's own files say of union bodies; nil for nothing

	MaxFile int64 // bytes above which a file is not read; 0 means ingest's own bound
	Workers int   // goroutines that read; 0 means one a processor

	// Hold keeps all but the search for the first file back until it is closed:
	// whoever opens an archive to show it has a screen to set up first, which
	// would wait for a processor. Nil holds nothing back.
	Hold <-chan struct{}
}

// How often a newer Store is published while loading: the first soon, so that
// a small archive comes whole at once and a large one shows its head.
const (
	firstAfter = 10 * time.Millisecond
	nextAfter  = 250 * time.Millisecond
)

// pauseAfter returns how long to wait after a publication that took so long:
// publishing takes a tenth of the time at most.
func pauseAfter(cost time.Duration) time.Duration { return max(nextAfter, 10*cost) }

// Open begins to read an archive and returns while it goes on; ctx ends it
// early. A path that cannot be opened is an error that names it. All else that
// cannot be read becomes a Problem.
func Open(ctx context.Context, o Options) (*Live, error) {
	article := extract.Article
	if o.Own != nil {
		article = func(d model.Document) *model.Article { return extract.ArticleOwn(d, o.Own) }
	}
	return open(ctx, o, ingest.Each, article)
}

func open(ctx context.Context, o Options, read readFunc, article articleFunc) (*Live, error) {
	l := newLive(o.name(), o.Sample)
	ctx, l.cancel = context.WithCancel(ctx)
	r := &reader{
		ctx: ctx, live: l, read: read, extract: article,
		files: make(chan []ingest.File, 256),
		lots:  make(chan *lot),
		out:   make(chan outcome, 64),
	}
	l.load.change(func(p *Loading) { p.Active, p.Phase = true, "finding files" })
	if err := r.start(o); err != nil {
		return nil, err
	}
	return l, nil
}

type (
	readFunc    func(ingest.File, func(model.Document) error, func(ingest.Problem)) error
	articleFunc func(model.Document) *model.Article
)

// ingest are the options as ingest takes them.
func (o Options) ingest() ingest.Options {
	return ingest.Options{
		Paths: o.Paths, FS: o.FS, Stdin: o.Stdin, MaxFile: o.MaxFile,
		Charset: o.Charset, Fields: o.Fields, Ways: o.Ways,
	}
}

// name returns the archive's name: the last element of its first path.
func (o Options) name() string {
	switch {
	case o.Name != "":
		return o.Name
	case len(o.Paths) == 0:
		return "archive"
	}
	name := lastElement(o.Paths[0])
	if more := len(o.Paths) - 1; more > 0 {
		name += fmt.Sprintf(" + %d more", more)
	}
	return name
}

func lastElement(path string) string {
	if path == "-" {
		return "standard input"
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return strings.ToValidUTF8(filepath.Base(path), "?")
}

// reader loads an archive: one goroutine finds files, several read them and
// prepare their articles, one publishes.
type reader struct {
	ctx     context.Context
	live    *Live
	files   chan []ingest.File
	lots    chan *lot      // of large files, for workers who wait
	reading sync.WaitGroup // workers who still read files
	out     chan outcome
	read    readFunc
	extract articleFunc
	refused atomic.Bool // a typed path cannot be opened, and nothing was found before it
}

// outcome is what came of reading.
type outcome struct {
	docs     []*index.Doc
	problems []Problem
	files    int // files finished with it
}

// start sets everything going. It waits until the first file is found, or
// until it is known that there is none, and returns the error of a path that
// cannot be opened.
func (r *reader) start(o Options) error {
	begun := make(chan struct{})
	ended := make(chan error, 1)
	var once sync.Once
	begin := func() { once.Do(func() { close(begun) }) }
	var working sync.WaitGroup
	r.reading.Add(workers(o.Workers))
	for range workers(o.Workers) {
		working.Go(r.work)
	}
	go func() {
		r.reading.Wait()
		close(r.lots)
	}()
	working.Go(func() {
		err := r.find(o, func() {
			begin()
			r.wait(o.Hold)
		})
		begin()
		ended <- err
	})
	go func() {
		working.Wait()
		close(r.out)
	}()
	go func() {
		defer close(r.live.done)
		defer r.live.cancel()
		read, err := r.collect()
		if read {
			err = cmp.Or(<-ended, err)
		}
		r.live.err = err
	}()
	select {
	case <-begun:
	case <-r.live.done: // ended early, with a path that does not answer
	}
	if r.refused.Load() {
		<-r.live.done
		return r.live.err
	}
	return nil
}

// wait waits until a channel is closed, or loading is ended.
func (r *reader) wait(hold <-chan struct{}) {
	if hold == nil {
		return
	}
	select {
	case <-hold:
	case <-r.ctx.Done():
	}
}

func workers(n int) int {
	if n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

// mostBatch is how many files go to a worker at a time. The first go one by
// one, so that all workers have something to do at once.
const mostBatch = 128

// find hands the files of the archive to the workers, and calls begin before the
// first. If that fails, it is a problem of the archive, with what was found until
// then.
func (r *reader) find(o Options, begin func()) (err error) {
	defer close(r.files)
	defer func() {
		if why := recover(); why != nil {
			err = fmt.Errorf("finding the files of %s failed: %v", r.live.name, why)
			r.give(outcome{problems: []Problem{{Path: r.live.name, Reason: fmt.Sprintf("finding its files failed: %v", why), Hint: reportHint, Lost: true}}})
		}
	}()
	var batch []ingest.File
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		select {
		case r.files <- batch:
			batch = nil
			return nil
		case <-r.ctx.Done():
			return r.ctx.Err()
		}
	}
	total, met := 0, false
	meet := func() {
		if !met {
			met = true
			begin()
		}
	}
	file := func(f ingest.File) error {
		meet()
		batch = append(batch, f)
		if total++; len(batch) >= mostBatch || len(r.files) == 0 {
			return send()
		}
		return r.ctx.Err()
	}
	problem := func(p ingest.Problem) {
		meet()
		r.give(outcome{problems: []Problem{Problem(p)}})
	}
	err = ingest.Walk(r.ctx, o.ingest(), file, problem)
	switch {
	case err == nil:
		err = send()
	case r.ctx.Err() != nil:
	case !met:
		r.refused.Store(true)
	default:
		problem(ingest.Problem{Path: r.live.name, Reason: err.Error(), Lost: true})
		send()
	}
	r.live.load.change(func(p *Loading) { p.Phase, p.Total = "reading", total })
	return err
}

// give hands an outcome to the collector, which takes all that come until
// loading is ended.
func (r *reader) give(o outcome) {
	select {
	case r.out <- o:
	case <-r.ctx.Done():
	}
}
