package store

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/gazetteer/own"
	"gongbao/store/index"
	"gongbao/store/ingest"
	"gongbao/store/pack"
	"gongbao/store/procs"
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

	Cache Cache // where the archive's snapshot is kept

	MaxFile int64 // bytes above which a file is not read; 0 means ingest's own bound
	Workers int   // goroutines that prepare what was read; 0 means one a processor

	// Hold keeps all but the search for the first file back until it is closed:
	// whoever opens an archive to show it has a screen to set up first, which
	// would wait for a processor. Nil holds nothing back.
	Hold <-chan struct{}
	// Gate, if not nil, is passed before each file that is looked at or read.
	Gate *Gate
}

// How often a newer Store is published while loading: the first soon, so that
// a small archive comes whole at once and a large one shows its head.
const (
	firstAfter = 10 * time.Millisecond
	nextAfter  = 250 * time.Millisecond
	newsAfter  = 2 * time.Second // where there is a snapshot: what is new mostly comes at once, and sooner
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
	ctx, l.end = context.WithCancel(ctx)
	l.again = func() error { return l.read(ctx, o, read, article, nil) }
	var found *snapshot
	if o.Cache.Path != "" {
		found, _ = openSnapshot(o.Cache) // whatever is wrong with it, it is made anew
	}
	if found != nil {
		err := rescued(func() error { l.found(found, o.Cache.Trust && found.holds()); return nil })
		switch {
		case err != nil:
			found = nil
		case l.now.Load().ending == done:
			return l, nil
		}
	}
	if err := l.read(ctx, o, read, article, found); err != nil {
		l.end() // nobody else can
		return nil, err
	}
	return l, nil
}

// read begins to read an archive, of which there may be a snapshot.
func (l *Live) read(ctx context.Context, o Options, read readFunc, article articleFunc, found *snapshot) error {
	run := newRun()
	ctx, run.cancel = context.WithCancel(ctx)
	r := &reader{
		ctx: ctx, live: l, run: run, read: read, extract: article, found: found, cache: o.Cache, gate: o.Gate,
		files: make(chan []job, 256),
		lots:  make(chan *lot),
		out:   make(chan outcome, 64),
	}
	phase := "finding files"
	if found != nil {
		phase = "looking for changes"
	}
	l.load.change(func(p *Loading) { *p = Loading{Active: true, Phase: phase} })
	l.run.Store(run)
	if l.spill = nil; o.Cache.Path != "" {
		l.spill, l.spillFrom = r.spilled, cmp.Or(o.Cache.spillFrom, spillFrom)
	}
	return r.start(o)
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
	run     *loadRun
	files   chan []job
	lots    chan *lot      // of large files, for workers who wait
	reading sync.WaitGroup // workers who still read files
	room    chan struct{}  // as large as many may prepare articles at once
	out     chan outcome
	read    readFunc
	extract articleFunc
	behind  bool        // reading goes on behind a snapshot that is shown already
	refused atomic.Bool // a typed path cannot be opened, and nothing was found before it
	packer  *index.Packer
	parts   atomic.Int64 // files of segments so far

	toRead, bytesToRead atomic.Int64 // files found that are to be read
	bare                atomic.Bool  // texts are indexed when all is listed, see stages.go

	cache   Cache
	gate    *Gate
	found   *snapshot    // the one that is there, or nil
	begun   time.Time    // when the walk began
	visits  []visit      // what was walked
	table   fileTable    // of the files that are remembered where the snapshot is
	records []fileRecord // of those that were read since, for the collector
	had     int          // files that were read
	loose   int          // articles of files that are not remembered
	size    uint64       // bytes of all files
	changed bool         // the snapshot holds what is no longer so
	looked  bool         // what was found was held against the files
	book    *book        // the snapshot that is being written while the archive is read
	unbound bool         // there is to be none
	doubted bool         // its times could not tell of every file whether it had changed, and those of now could
}

// job is a file to be read.
type job struct {
	ingest.File
	record fileRecord
	early  *earlyReading // which it belongs to; nil for most
}

// outcome is what came of reading.
type outcome struct {
	docs     []*index.Doc
	problems []Problem
	records  []fileRecord // of the files that were finished with it
	told     int          // articles of those files
	files    int          // files finished with it
	now      bool         // what has come is to be shown
	drop     *dropped     // what is gone or will be read again, before all that follows
}

// dropped is what of a snapshot no longer is so.
type dropped struct {
	files    map[uint64]bool
	early    map[uint64]bool // those that were not there and are read already
	newer    []fileRecord    // of the files that are as they were at another time
	doubted  bool            // of some of those the time could not tell
	problems []Problem       // what was met on the way to the files, in the place of what was met then
}

// start sets everything going. It waits until the first file is found, or
// until it is known that there is none, and returns the error of a path that
// cannot be opened. Where there is a snapshot of paths that are there, it waits
// for nothing: how they changed is found out behind it.
func (r *reader) start(o Options) error {
	begun := make(chan struct{})
	ended := make(chan error, 1)
	var once sync.Once
	begin := func() { once.Do(func() { close(begun) }) }
	var working sync.WaitGroup
	r.room = make(chan struct{}, workers(o.Workers))
	r.reading.Add(readersEach * workers(o.Workers))
	for range readersEach * workers(o.Workers) {
		working.Go(r.work)
	}
	go func() {
		r.reading.Wait()
		close(r.lots)
	}()
	r.behind = r.found != nil && o.there()
	working.Go(func() {
		defer pack.Faults()()
		if r.behind {
			begin()
			if r.wait(o.Hold); o.Hold != nil {
				r.pause(drawnWithin)
			}
		}
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
		defer pack.Faults()()
		defer close(r.run.saved)
		read, err := r.collect()
		if read {
			err = cmp.Or(<-ended, err)
		}
		if damage := r.run.damage.Load(); damage != nil {
			err = damage // whatever came of that
		}
		whole := read && err == nil // whoever ends it from here on ends what is done
		r.run.err = err
		r.run.cancel()
		if !whole {
			r.checkpoint(nil)
		}
		close(r.run.done)
		if whole {
			r.save()
		}
		r.closeBook()
		if isDamage(err) || isDamage(r.run.unsaved) {
			go r.live.mend(context.Background(), r.run)
		}
	}()
	select {
	case <-begun:
	case <-r.run.done: // ended early, with a path that does not answer
	}
	if r.refused.Load() {
		<-r.run.done
		return r.run.err
	}
	return nil
}

// Kept tells whether there is a snapshot, whatever it is good for, and the paths can
// be opened: then Open returns soon, and hardly with an error.
func (o Options) Kept() bool {
	if _, err := os.Stat(o.Cache.Path); err != nil || o.FS != nil {
		return false
	}
	for _, p := range o.Paths {
		info, err := os.Stat(p)
		if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
			return false
		}
		f, err := os.Open(p)
		if err != nil {
			return false
		}
		f.Close()
	}
	return true
}

// there tells whether all of the paths are there.
func (o Options) there() bool {
	for _, p := range o.Paths {
		if _, err := os.Stat(p); err != nil {
			return false
		}
	}
	return o.FS == nil && len(o.Paths) > 0
}

// drawnWithin is how long whoever shows the archive is given to draw what the
// snapshot holds: looking for changes takes all processors.
const drawnWithin = 100 * time.Millisecond

// pause waits for a time, or until loading is ended.
func (r *reader) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-r.ctx.Done():
	}
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

// giveWay lets whoever looks at the archive come first.
func (r *reader) giveWay() { r.gate.pass(r.ctx) }

// readersEach is how many goroutines read files for each that may prepare what is in
// them: mostly they wait for the disk, which answers several sooner than one after the
// other.
const readersEach = 3

func workers(n int) int {
	if n > 0 {
		return n
	}
	return procs.N()
}

func problemOf(p ingest.Problem, file uint64) Problem {
	return Problem{Path: p.Path, Reason: p.Reason, Hint: p.Hint, Count: p.Count, Lost: p.Lost, file: file}
}

// give hands an outcome to the collector, which takes all that come until
// loading is ended.
func (r *reader) give(o outcome) {
	select {
	case r.out <- o:
	case <-r.ctx.Done():
	}
}
