//go:build race

package store

// raced tells that the race detector looks on, which makes all ten times as slow.
const raced = true
