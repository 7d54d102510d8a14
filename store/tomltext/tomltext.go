// Package tomltext reads a TOML file that people write, and knows on which line
// they wrote what, so that an error can name it.
package tomltext

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// File is a TOML file that has been read.
type File struct {
	Name   string         // what errors begin with
	Values map[string]any // as github.com/BurntSushi/toml decodes them
	lines  []string
}

// Parse reads a TOML file. An error begins with the name and the line, and is
// one line.
func Parse(name, content string) (*File, error) {
	f := &File{Name: name, lines: strings.Split(content, "\n")}
	_, err := toml.Decode(content, &f.Values)
	var pe toml.ParseError
	switch {
	case err == nil:
		return f, nil
	case errors.As(err, &pe):
		return nil, fmt.Errorf("%s:%d: %s", name, max(pe.Position.Line, 1), oneLine(pe.Message))
	}
	return nil, fmt.Errorf("%s: %s", name, oneLine(strings.TrimPrefix(err.Error(), "toml: ")))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Errorf is an error on a line: "name:line: …".
func (f *File) Errorf(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", f.Name, line, fmt.Errorf(format, args...))
}

// Line is the line, from 1, on which a key of the file itself is set, or the
// first with a table of that name; 1 if neither is found.
func (f *File) Line(key string) int {
	for i, line := range f.lines {
		if sets(line, key) || tableName(line) == key || strings.HasPrefix(tableName(line), key+".") {
			return i + 1
		}
	}
	return 1
}

// LineIn is the line on which the n-th table, from 0, of an array of tables
// sets a key ("fields.title" for a key in a table in it); the line on which the
// table begins if the key is not found or "".
func (f *File) LineIn(table string, n int, key string) int {
	from := f.begin(table, n)
	if key == "" {
		return from
	}
	outer, inner, nested := strings.Cut(key, ".")
	within := false // in a table below this one, which has the first part of the key
	for i := from; i < len(f.lines); i++ {
		line := f.lines[i]
		if name := tableName(line); name != "" {
			if !strings.HasPrefix(name, table+".") {
				break
			}
			if within = name == table+"."+outer; within && !nested {
				return i + 1
			}
			continue
		}
		if sets(line, key) || sets(line, outer) || nested && within && sets(line, inner) {
			return i + 1
		}
	}
	return from
}

// begin is the line on which the n-th table of that name begins.
func (f *File) begin(table string, n int) int {
	last := 0
	for i, line := range f.lines {
		if tableName(line) == table {
			if last = i + 1; n == 0 {
				return last
			}
			n--
		}
	}
	return max(last, f.Line(table))
}

// tableName is the name in a line that begins a table, or "".
func tableName(line string) string {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "[") {
		return ""
	}
	name, _, ok := strings.Cut(strings.TrimLeft(line, "["), "]")
	if !ok {
		return ""
	}
	return strings.NewReplacer(" ", "", "\"", "", "'", "").Replace(name)
}

// sets tells whether a line sets a key.
func sets(line, key string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t\"'"), key)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, "\"' \t")
	return strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, ".")
}
