//go:build race

package ui

// raced tells that the race detector is on: everything takes ten times as long.
const raced = true
