package store

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Gate lets whoever looks at an archive come before what reads it: reading takes
// all processors, and a key should not wait for one. What reads passes the gate
// between two files, and waits there while it is shut. A nil Gate is always open.
// It is safe for concurrent use.
type Gate struct {
	shut atomic.Bool

	mu     sync.Mutex
	opens  chan struct{} // closed when the gate opens
	opener *time.Timer
	since  time.Time // when it was last shut that was open
	stays  time.Time // open until then
}

// atAStretch is how often the time of Shut the gate is kept shut by shutting it anew.
const atAStretch = 10

// Shut shuts the gate for so long from now on, which is the longest that reading is
// kept back by it. Where it is called without a pause, as it is while a key is held
// down, the gate opens for about as long now and then, so that reading goes on.
func (g *Gate) Shut(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	switch shut := g.shut.Load(); {
	case shut && now.Sub(g.since) >= atAStretch*d:
		g.stays = now.Add(2 * d) // it opens within the first half of that
		return
	case shut:
	case now.Before(g.stays):
		return
	default:
		g.since, g.opens = now, make(chan struct{})
		g.shut.Store(true)
	}
	if g.opener == nil {
		g.opener = time.AfterFunc(d, g.open)
	} else {
		g.opener.Reset(d)
	}
}

func (g *Gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut.CompareAndSwap(true, false) {
		close(g.opens)
	}
}

// pass waits while the gate is shut, or until ctx is done.
func (g *Gate) pass(ctx context.Context) {
	if g == nil || !g.shut.Load() {
		return
	}
	g.mu.Lock()
	opens := g.opens
	g.mu.Unlock()
	select {
	case <-opens:
	case <-ctx.Done():
	}
}
