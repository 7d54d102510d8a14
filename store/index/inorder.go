package index

import (
	"sync"
	"sync/atomic"

	"gongbao/store/pack"
	"gongbao/store/procs"
)

// inOrder does n things on all processors and hands what came of them to take,
// one after the other in their order. Each worker has a tool of its own. No more
// is made ahead of what is taken than mostMade for each worker. If a thing
// panics, so does take's goroutine, with the same.
type inOrder[T any] struct {
	todo  []chan done[T] // of each thing, until it is taken
	free  chan T         // to be used again
	stop  chan struct{}
	next  atomic.Int64
	group sync.WaitGroup
}

// mostMade is how many things are made ahead for each worker: where one takes as long
// as some others, whoever does those is not to wait for it.
const mostMade = 8

type done[T any] struct {
	what  T
	fault any
}

// begin begins to do n things. do does the i-th into what it is given, which
// may be used again, with a worker's own tool.
func begin[T, U any](n int, fresh func() T, tool func() U, do func(tool U, i int, into T)) *inOrder[T] {
	workers := min(procs.N(), n)
	o := &inOrder[T]{free: make(chan T, mostMade*workers), stop: make(chan struct{})}
	for range mostMade * workers {
		o.free <- fresh()
	}
	for range n {
		o.todo = append(o.todo, make(chan done[T], 1))
	}
	for range workers {
		o.group.Go(func() {
			defer pack.Faults()()
			mine := tool()
			for {
				var into T
				select { // first, so that the next to be taken always has one
				case into = <-o.free:
				case <-o.stop:
					return
				}
				i := int(o.next.Add(1)) - 1
				if i >= n {
					o.free <- into
					return
				}
				o.todo[i] <- try(func() { do(mine, i, into) }, into)
			}
		})
	}
	return o
}

func try[T any](do func(), into T) (d done[T]) {
	d.what = into
	defer func() { d.fault = recover() }()
	do()
	return d
}

// each takes what was made, in order. Then nothing of it is held any more.
func (o *inOrder[T]) each(take func(T)) {
	for _, c := range o.todo {
		d := <-c
		if d.fault != nil {
			panic(d.fault)
		}
		take(d.what)
		o.free <- d.what
	}
	o.group.Wait()
	o.free, o.todo = nil, nil
}

// end waits for the workers, who do no more than what they have begun.
func (o *inOrder[T]) end() {
	close(o.stop)
	o.group.Wait()
}
