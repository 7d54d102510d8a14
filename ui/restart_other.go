//go:build !unix

package ui

import "errors"

// restart is not there on this system.
func restart([]string) error {
	return errors.New("set RUNEWIDTH_EASTASIAN=1 before starting gongbao")
}
