//go:build unix

package ui

import (
	"os"
	"syscall"
)

// restart replaces the process by itself with one more variable set. It
// returns only if that fails.
func restart(variable string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return syscall.Exec(self, os.Args, append(os.Environ(), variable))
}
