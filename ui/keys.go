package ui

import (
	"fmt"
	"strings"
)

// Key is one line of the table of keys, for documents.
type Key struct{ Group, Keys, Does string }

// Keys returns the table of keys, each once, in its order of groups.
func Keys() []Key {
	var keys []Key
	seen := map[Key]bool{}
	for _, group := range []string{groupRead, groupNarrow, groupMove, groupTake, groupRest} {
		for _, b := range bindings() {
			k := Key{b.group, b.show, b.does}
			if b.group == group && !seen[k] {
				seen[k] = true
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// KeyTable returns the table of keys in Markdown, as the README has it.
func KeyTable() string {
	var b strings.Builder
	group := ""
	for _, k := range Keys() {
		if k.Group != group {
			group = k.Group
			fmt.Fprintf(&b, "\n| %s | |\n| --- | --- |\n", group)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(k.Keys, "|", "\\|"), k.Does)
	}
	return strings.TrimPrefix(b.String(), "\n")
}
