package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Error says what is wrong with a query and where.
type Error struct {
	Query string // the whole query as typed
	Col   int    // the character the trouble begins at, from 1; one past the end where something is missing
	Msg   string // what is wrong, naming the field or value, in a few words
	Hint  string // the nearest right spelling or what to do; may be ""
}

// Error returns one plain line that quotes the query and names the column.
func (e *Error) Error() string {
	line := fmt.Sprintf(`query "%s", column %d: %s`, e.Query, e.Col, e.Msg)
	if e.Hint != "" {
		line += "; " + e.Hint
	}
	return oneLine(line)
}

// Caret returns the query as one line and a line to print under it, in which a
// caret stands below the column. A wide character takes two cells.
func (e *Error) Caret() (line, caret string) {
	return e.line(), strings.Repeat(" ", e.Cell()) + "^"
}

// Cell returns the terminal cell, from 0, that the column begins at.
func (e *Error) Cell() int {
	line := e.line()
	at := 0
	for n := 1; n < e.Col && at < len(line); n++ {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return ansi.StringWidth(line[:at])
}

func (e *Error) line() string { return oneLine(e.Query) }

// oneLine returns s with a space for each character that does not print, so
// that it is one line and its columns stay.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}

// errAt makes an Error about byte at of query s.
func errAt(s string, at int, msg, hint string) *Error {
	return &Error{Query: s, Col: utf8.RuneCountInString(s[:at]) + 1, Msg: msg, Hint: hint}
}
