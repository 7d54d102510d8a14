package store

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gongbao/store/index"
	"gongbao/store/ingest"
)

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
			err = r.failed("finding the files of "+r.live.name, why)
			if isDamage(err) {
				return
			}
			r.give(outcome{problems: []Problem{{Path: r.live.name, Reason: fmt.Sprintf("finding its files failed: %v", why), Hint: reportHint, Lost: true}}})
		}
	}()
	var batch []job
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
	read := func(j job) error {
		if r.packer == nil { // a snapshot's words are not looked at where nothing is new
			r.packer = index.NewPacker(r.found.words())
		}
		batch = append(batch, j)
		r.toRead.Add(1)
		r.bytesToRead.Add(int64(j.record.size))
		if total++; len(batch) >= mostBatch || len(r.files) == 0 {
			return send()
		}
		return r.ctx.Err()
	}
	r.begun = time.Now()
	c := newChanges(r.found, r.begun)
	file := func(f ingest.File) error {
		meet()
		j := job{File: f, record: recordOf(f)}
		r.size += j.record.size
		if r.found == nil {
			return read(j)
		}
		if !c.known(&j) {
			c.todo = append(c.todo, j)
		}
		return r.ctx.Err()
	}
	problem := func(p ingest.Problem) {
		meet()
		if r.found != nil {
			c.problems = append(c.problems, problemOf(p, 0))
			return
		}
		r.give(outcome{problems: []Problem{problemOf(p, 0)}})
	}
	opts := o.ingest()
	opts.Visited, opts.Workers, opts.Pause = r.visited, workers(o.Workers), r.giveWay
	if r.found != nil {
		opts.Memory = c.memory()
		if err := cmp.Or(r.findEarly(opts, c, read), send()); err != nil {
			return err
		}
		r.earlyRead(c.reading)
		if len(c.early) <= mostWaitedFor {
			r.wait(c.reading.done)
		}
	}
	err = ingest.Walk(r.ctx, opts, file, problem)
	switch {
	case err == nil && r.found != nil:
		r.wait(c.reading.done) // for what of it is to be dropped
		r.give(outcome{drop: c.dropped()})
		for i := 0; i < len(c.todo) && err == nil; i++ {
			err = read(c.todo[i])
		}
		err = cmp.Or(err, send())
	case err == nil:
		err = send()
	case r.ctx.Err() != nil:
	case !met && !r.behind:
		r.refused.Store(true)
	default:
		r.give(outcome{problems: []Problem{{Path: r.live.name, Reason: err.Error(), Lost: true}}})
		send()
	}
	r.live.load.change(func(p *Loading) { p.Phase, p.Total = "reading", total })
	return err
}

// findEarly hands on what is new in the folders that have changed, before
// everything is looked at: that is most of what happens to an archive, and it is
// found without a look at files that were there.
func (r *reader) findEarly(o ingest.Options, c *changes, read func(job) error) error {
	before := map[string]bool{}
	var changed []string
	for _, v := range r.found.visits() {
		if v.size != aFolder {
			continue
		}
		before[v.disk] = true
		if info, err := os.Stat(v.disk); err == nil && (visitOf(v.disk, info) != v || !r.found.sure(v.mod)) {
			changed = append(changed, v.disk)
		}
	}
	walked := func(disk string) bool { return before[disk] }
	return ingest.Fresh(r.ctx, o, changed, walked, func(f ingest.File) error {
		j := job{File: f, record: recordOf(f), early: c.reading}
		if c.early[j.record.key] != nil {
			return r.ctx.Err()
		}
		c.early[j.record.key] = &earlyJob{record: j.record}
		c.reading.left.Add(1)
		return read(j)
	})
}

// mostWaitedFor is how many files are read before everything is looked at; more
// are read meanwhile.
const mostWaitedFor = 5000

// earlyRead notes that one of those files is read, or that all are found. All of
// them are shown as soon as the last is read.
func (r *reader) earlyRead(e *earlyReading) {
	if e.less() {
		r.give(outcome{now: true})
	}
}

// visited notes a folder that was walked.
func (r *reader) visited(disk string, info fs.FileInfo) {
	if r.cache.Path == "" {
		return
	}
	if abs, err := filepath.Abs(disk); err == nil {
		disk = abs
	}
	v := visit{disk: disk, size: nothingThere}
	if info != nil {
		v = visitOf(disk, info)
	}
	r.visits = append(r.visits, v)
}
