// Package procs tells how many goroutines do one thing beside each other.
package procs

import "runtime"

// usual is how many goroutines may run at once as the program begins: one a processor,
// or as many as the environment or a container grants.
var usual = runtime.GOMAXPROCS(0)

// N is how many goroutines share work that keeps processors busy: one a processor
// that the program may use. Where a program lets more run (runtime.GOMAXPROCS), as
// one with a screen does, so that a key finds a place at once, they are not for this.
func N() int { return min(runtime.GOMAXPROCS(0), usual) }
