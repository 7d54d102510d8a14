package store

import (
	"cmp"
	"fmt"
	"time"

	"gongbao/store/index"
	"gongbao/store/pack"
	"gongbao/store/procs"
)

// collector publishes what is read: the first soon, the rest now and then, the
// last when all is read or loading is ended. Articles are indexed beside it, a
// batch or a few at a time, while others are read; they are published in the
// order in which they came.
type collector struct {
	*reader
	held    outcome
	bytes   int // of what is held
	joints  []joint
	joiner  *joiner
	batches []*batch // being indexed, in order
	timer   *time.Timer
	due     bool // the time has come
	came    int  // articles taken
	staged  bool // it was decided whether texts are indexed later
	err     error
}

const (
	// mostHeld is how many bytes of articles wait to be indexed, at most.
	mostHeld = 32 << 20
	// mostBatches is how many batches are indexed at a time, at most: each takes
	// several times the memory of its articles.
	mostBatches = 6
)

// batch is articles that are being indexed.
type batch struct {
	outcome
	built chan struct{} // closed when the rest is there
	took  time.Duration
	seg   *index.Segment
	fault any
}

// collect does not wait for what is being read when loading is ended: a pipe
// may never say another word. It returns whether everybody has finished, and why
// something could not be published.
func (r *reader) collect() (read bool, err error) {
	c := &collector{reader: r, joiner: newJoiner(r.join)}
	first := firstAfter
	if r.found != nil { // there is a list already, and its segments lie where they are to stay
		first, c.joiner.from = newsAfter, len(r.found.segments)
	}
	c.timer = time.NewTimer(first)
	defer c.timer.Stop()
	for {
		out := r.out
		if c.bytes >= mostHeld {
			out = nil // whoever reads waits for what is indexed
		}
		select {
		case o, more := <-out:
			switch {
			case more:
				c.take(o)
			case r.ctx.Err() == nil:
				return true, c.finish()
			default:
				c.publish(stopped)
				return true, cmp.Or(c.err, r.ctx.Err())
			}
		case <-c.first():
			c.publishFirst()
		case <-r.ctx.Done():
			c.publish(stopped)
			return false, cmp.Or(c.err, r.ctx.Err())
		case j := <-c.joiner.done:
			c.replace(j)
		case <-c.timer.C:
			c.due = true
		}
		c.goOn()
	}
}

// take takes what came of reading.
func (c *collector) take(o outcome) {
	if o.drop != nil {
		c.publish(going)
		if c.joiner.busy { // with segments that may be gone then
			if j, ok := c.joiner.wait(c.ctx, c.live.now.Load().Store); ok {
				c.replace(j)
				c.publishHeld(going)
			}
		}
		c.err = cmp.Or(c.err, c.drop(*o.drop))
		c.joiner.from = c.still()
	}
	c.held.docs = append(c.held.docs, o.docs...)
	for _, d := range o.docs {
		c.bytes += d.Size()
	}
	c.stage(len(o.docs))
	c.held.records, c.held.told = append(c.held.records, o.records...), c.held.told+o.told
	c.due = c.due || o.now && len(c.held.docs) > 0
	c.held.problems = append(c.held.problems, o.problems...)
	c.live.load.change(func(p *Loading) {
		p.At = time.Now()
		if p.Began.IsZero() {
			p.Began = p.At
		}
		p.Done += o.files
	})
}

// goOn has what is held indexed or published where it is time.
func (c *collector) goOn() {
	switch {
	case !c.due && c.bytes < mostHeld && !(c.bare.Load() && len(c.held.docs) >= cmp.Or(c.cache.mostBare, mostBare)):
	case len(c.held.docs) == 0:
		if len(c.held.problems)+len(c.joints) > 0 {
			begun := time.Now()
			c.publishHeld(going)
			c.published(time.Since(begun))
		}
	case len(c.batches) < min(procs.N(), mostBatches):
		c.index()
	}
}

// index begins to index what is held.
func (c *collector) index() {
	b := &batch{outcome: c.held, built: make(chan struct{})}
	begun := time.Now()
	c.held, c.bytes, c.due = outcome{}, 0, false
	c.batches = append(c.batches, b)
	go func() {
		defer close(b.built)
		defer func() { b.fault, b.took = recover(), time.Since(begun) }()
		b.seg = c.live.build(b.docs)
	}()
}

// first is closed when the first batch is indexed; nil where there is none.
func (c *collector) first() chan struct{} {
	if len(c.batches) == 0 {
		return nil
	}
	return c.batches[0].built
}

// publishFirst waits for the first batch and publishes it.
func (c *collector) publishFirst() {
	b := c.batches[0]
	c.batches = c.batches[1:]
	<-b.built
	begun := time.Now()
	c.err = cmp.Or(c.err, c.reader.publish(b.outcome, going, c.joints, func() *index.Segment {
		if b.fault != nil {
			panic(b.fault)
		}
		return b.seg
	}))
	c.joints = nil
	c.published(b.took + time.Since(begun))
}

// published does what is to be done now and then, when something was published
// that took so long.
func (c *collector) published(took time.Duration) {
	c.checkpointIfDue()
	c.joiner.width, c.joiner.most = c.widths()
	c.joiner.begin(c.live.now.Load().Store)
	c.due = false
	c.timer.Reset(pauseAfter(took))
}

// publish publishes all that was taken.
func (c *collector) publish(e ending) {
	for len(c.batches) > 0 {
		c.publishFirst()
	}
	c.publishHeld(e)
}

func (c *collector) publishHeld(e ending) {
	docs := c.held.docs
	c.err = cmp.Or(c.err, c.reader.publish(c.held, e, c.joints, func() *index.Segment { return c.live.build(docs) }))
	c.held, c.joints, c.bytes = outcome{}, nil, 0
}

// replace takes segments that were joined.
func (c *collector) replace(j joint) {
	if pack.Rescue(j.failed) != nil {
		c.joiner.busy = false
		c.err = cmp.Or(c.err, c.failed("joining parts of the index", j.failed))
	} else if problem := c.joiner.take(j, c.live.name); problem != nil {
		c.held.problems = append(c.held.problems, *problem)
	} else {
		c.joints = append(c.joints, j)
	}
}

// finish publishes the last, indexes what is not indexed yet and leaves few
// segments. It returns why there is something that could not be published, or not
// indexed.
func (c *collector) finish() error {
	for len(c.batches) > 0 {
		c.publishFirst()
	}
	if c.live.now.Load().bare > 0 || c.bare.Load() && len(c.held.docs) > 0 {
		c.publishHeld(going) // all is listed
		c.indexTexts()
		if c.ctx.Err() != nil || c.live.now.Load().bare > 0 {
			c.publishHeld(stopped)
			return cmp.Or(c.err, c.ctx.Err())
		}
	}
	for c.joiner.last(c.ctx, c.segments()) {
		c.publishHeld(going) // all is there to be read
		if j, ok := c.joiner.wait(c.ctx, c.live.now.Load().Store); ok {
			c.replace(j)
		}
	}
	c.publishHeld(done)
	return c.err
}

// segments returns how many segments there will be when what is held is
// published.
func (c *collector) segments() int {
	n := len(c.live.now.Load().segments)
	if len(c.held.docs) > 0 {
		n++
	}
	for _, j := range c.joints {
		n -= len(j.parts) - 1
	}
	return n
}

// publish publishes an outcome, whose articles build makes a segment of. If that
// fails the articles are lost, and the failure is a problem of the archive;
// unless it is the snapshot that is damaged: then nothing is published, for all
// is read again.
func (r *reader) publish(held outcome, e ending, joints []joint, build func() *index.Segment) (err error) {
	r.records, r.had = append(r.records, held.records...), r.had+len(held.records)
	r.loose += len(held.docs) - held.told
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
	r.live.publishBuilt(build(), held.docs, held.problems, e, joints...)
	return nil
}
