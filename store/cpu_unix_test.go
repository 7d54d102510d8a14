//go:build unix

package store

import (
	"syscall"
	"time"
)

// cpuTime returns how long the processors worked for this program.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
