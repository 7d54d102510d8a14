package store

import "runtime/debug"

// What reading leaves on the heap is of no use to the writing of the snapshot,
// which holds some hundred bytes an article for a while: a large one begins with a
// tidy heap, and garbage is collected sooner. It makes little, so that this costs
// next to nothing.
const (
	frugalFrom = 50_000 // articles
	frugalGC   = 50     // percent that the heap may grow by
)

// frugally keeps the heap small until what it returns is called.
func frugally() (end func()) {
	debug.FreeOSMemory()
	usual := debug.SetGCPercent(frugalGC)
	if usual < frugalGC { // somebody wants it otherwise
		debug.SetGCPercent(usual)
		return func() {}
	}
	return func() { debug.SetGCPercent(usual) }
}
