// Package e2e tests gongbao as its user meets it: the built binary on a
// pseudo-terminal, read through a terminal emulator. It holds tests only.
package e2e
