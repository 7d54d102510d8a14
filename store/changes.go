package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gongbao/store/index"
	"gongbao/store/pack"
)

// changes is what a walk finds to be otherwise than in a snapshot.
type changes struct {
	found    *snapshot
	seen     index.Set // records whose files are still there, as they were
	todo     []job     // files to be read
	kept     []fileRecord
	begun    time.Time // when the walk began
	doubted  bool      // of some the time could not tell, and the next time it could
	problems []Problem
}

func newChanges(found *snapshot, begun time.Time) *changes {
	c := &changes{found: found, begun: begun}
	if found != nil {
		c.seen = index.NewSet(found.files.len())
	}
	return c
}

// known tells whether a file is the one that was read. Where its time cannot
// tell, its bytes do.
func (c *changes) known(j *job) bool {
	i, ok := c.found.files.find(j.record.key)
	if !ok || c.seen.Has(uint32(i)) {
		return false
	}
	old := c.found.files.at(i)
	if old.size != j.record.size {
		return false
	}
	if old.mod != j.record.mod || !c.found.sure(old.mod) {
		c.doubted = c.doubted || old.mod != j.record.mod || sureAt(c.begun, old.mod)
		if old.sum == 0 || sumOf(j.File) != old.sum {
			return false
		}
	}
	c.seen.Add(uint32(i))
	j.record.sum = old.sum
	c.kept = append(c.kept, j.record)
	return true
}

// dropped returns what of the snapshot is no longer so: the files that are gone
// and those that are to be read again.
func (c *changes) dropped() *dropped {
	d := &dropped{files: map[uint64]bool{}, problems: c.problems, kept: c.kept, doubted: c.doubted}
	for i := range c.found.files.len() {
		if !c.seen.Has(uint32(i)) {
			d.files[c.found.files.at(i).key] = true
		}
	}
	return d
}

// drop publishes the archive without what is no longer so. Articles of files
// that were not remembered, for they could not be read whole, are dropped with
// the rest: those files are read again.
func (r *reader) drop(d dropped, b *joiner) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = r.failed(fmt.Sprintf("dropping what is gone from %s", r.live.name), why)
		}
	}()
	r.kept, r.doubted, r.looked = d.kept, d.doubted, true
	old := r.live.now.Load()
	known := func(key uint64) bool {
		_, ok := r.found.files.find(key)
		return ok && !d.files[key]
	}
	problems := slices.DeleteFunc(slices.Clone(old.problems.all()), func(p Problem) bool { return !known(p.file) })
	problems = append(problems, d.problems...)
	s := old.Store
	if gone := s.of(func(file uint64) bool { return !known(file) }, len(d.files) > 0 || r.found.meta[metaLoose] > 0); len(gone) > 0 {
		if s, err = within(r.ctx, func() *Store { return old.left(r.without(old.Store, gone)) }); err != nil {
			return err
		}
		r.changed = true
	}
	b.from = 0
	if !r.changed {
		b.from = len(s.segments)
	}
	slices.SortStableFunc(problems, compareProblems)
	r.live.set(s, problemsOf(problems), going)
	return nil
}

// within returns what f returns, or the error of ctx as soon as that is done: f
// then goes on for nothing, so that nobody waits for it to end. If f panics so
// does within.
func within[T any](ctx context.Context, f func() T) (out T, err error) {
	type result struct {
		out T
		why any
	}
	ended := make(chan result, 1)
	go func() {
		defer pack.Faults()()
		var r result
		defer func() {
			r.why = recover()
			ended <- r
		}()
		r.out = f()
	}()
	select {
	case r := <-ended:
		if r.why != nil {
			panic(r.why)
		}
		return r.out, nil
	case <-ctx.Done():
		return out, ctx.Err()
	}
}

// of returns those files of which there are articles that fit. Where look is
// false it is known that there are none.
func (s *Store) of(fits func(file uint64) bool, look bool) map[uint64]bool {
	if !look {
		return nil
	}
	out := map[uint64]bool{}
	for _, seg := range s.segments {
		for i := range seg.Len() {
			if key := seg.File(i); fits(key) {
				out[key] = true
			}
		}
	}
	return out
}

// A problem in bytes: the key of its file, how often it was met, whether all is
// lost, and its texts, parted by zeros, which none of them holds.

func (p Problem) text() string {
	b := binary.LittleEndian.AppendUint64(nil, p.file)
	b = binary.LittleEndian.AppendUint64(b, uint64(p.Count))
	lost := byte(0)
	if p.Lost {
		lost = 1
	}
	b = append(b, lost)
	return string(b) + strings.Join([]string{p.Path, p.Reason, p.Hint}, "\x00")
}

func readProblem(s string) Problem {
	p := Problem{
		file:  binary.LittleEndian.Uint64([]byte(s[:8])),
		Count: int(binary.LittleEndian.Uint64([]byte(s[8:16]))),
		Lost:  s[16] == 1,
	}
	for i, text := range strings.SplitN(s[17:], "\x00", 3) {
		*[...]*string{&p.Path, &p.Reason, &p.Hint}[i] = text
	}
	return p
}

// problemList is the problems of an edition, in order of path.
type problemList struct {
	n   int
	all func() []Problem
}

func problemsOf(all []Problem) problemList {
	return problemList{len(all), func() []Problem { return all }}
}

// rescued calls f, and returns what a damaged file had it panic with as an
// error.
func rescued(f func() error) (err error) {
	defer pack.Faults()()
	defer func() {
		if why := recover(); why != nil {
			if damaged := pack.Rescue(why); damaged != nil {
				err = damaged
				return
			}
			panic(why)
		}
	}()
	return f()
}

// failed is the error of something that panicked. If that says that the snapshot
// is damaged, reading ends early; what began it then gives the snapshot up.
func (r *reader) failed(what string, why any) error {
	damaged := pack.Rescue(why)
	if damaged == nil {
		return fmt.Errorf("%s failed: %v", what, why)
	}
	r.run.damage.Store(damaged)
	r.run.cancel()
	return fmt.Errorf("%s failed: %w", what, damaged)
}

// isDamage tells whether an error says that a snapshot is damaged.
func isDamage(err error) bool {
	var damaged *pack.DamagedError
	return errors.As(err, &damaged)
}

// mend gives up a snapshot that was found to be damaged during run: what was
// read of it is read again from the files. It returns once that has ended.
func (l *Live) mend(ctx context.Context, run *loadRun) error {
	l.mending.Lock()
	if l.run.Load() == run { // nobody else did
		run.cancel()
		<-run.done
		<-run.saved
		l.set(empty(), problemList{all: func() []Problem { return nil }}, going)
		if err := l.again(); err != nil {
			l.mending.Unlock()
			return err
		}
	}
	l.mending.Unlock()
	run = l.run.Load()
	select {
	case <-run.done:
		return cmp.Or(run.err, ctx.Err())
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guarded answers a question. Where the snapshot turns out to be damaged, it
// asks again once the archive is read from its files.
func guarded[T any](ctx context.Context, l *Live, ask func() (T, error)) (out T, err error) {
	for range 2 {
		run := l.run.Load() // before the question: what is found damaged may be mended by then
		err = rescued(func() error {
			var e error
			out, e = ask()
			return e
		})
		if !isDamage(err) || l.again == nil {
			return out, err
		}
		if e := l.mend(ctx, run); e != nil {
			return out, e
		}
	}
	return out, err
}
