//go:build unix

package ui

import (
	"os"
	"syscall"
)

// restart replaces the process by itself in another environment. It returns
// only if that fails.
func restart(env []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return syscall.Exec(self, os.Args, env)
}
