// Package model says what an article, a date and a union body are.
//
// It holds plain types and the rules that belong to them, does no I/O and
// imports the standard library only, so that every other package can share it.
package model
