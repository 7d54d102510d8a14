package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"gongbao/store/pack"
	"gongbao/store/procs"
)

// inTurn is parallel on the goroutine of its caller alone.
func inTurn(ctx context.Context, n int, work func(context.Context, int) error) error {
	for i := range n {
		if err := work(ctx, i); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// parallel calls work(0) to work(n-1) on as many goroutines as there are
// processors. It stops at the first error, or when ctx is done. If work panics
// so does parallel, on the goroutine of its caller, who can then recover.
func parallel(ctx context.Context, n int, work func(context.Context, int) error) error {
	workers := min(procs.N(), n)
	if workers <= 1 {
		return inTurn(ctx, n, work)
	}
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var group sync.WaitGroup
	var broken atomic.Pointer[any]
	one := func() {
		defer pack.Faults()()
		defer func() {
			if why := recover(); why != nil {
				if pack.Rescue(why) == nil {
					why = fmt.Sprintf("%v\n%s", why, debug.Stack())
				}
				broken.Store(&why)
				cancel(errPanicked)
			}
		}()
		for inner.Err() == nil {
			runtime.Gosched() // whoever draws a screen meanwhile comes first
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if err := work(inner, i); err != nil {
				cancel(err)
			}
		}
	}
	for range workers {
		group.Go(one)
	}
	group.Wait()
	if why := broken.Load(); why != nil {
		panic(*why)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return context.Cause(inner)
}

var errPanicked = errors.New("store: a search failed")
