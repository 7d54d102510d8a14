package index

import (
	"iter"
	"strings"

	"gongbao/model"
)

// People yields the names of the people that an article names as its
// reporters, editors and photographers, as printed.
func People(a *model.Article) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, line := range [...]string{a.Byline, a.Editor} {
			for name := range strings.SplitSeq(line, ",") {
				if name = strings.TrimSpace(name); name != "" && !yield(name) {
					return
				}
			}
		}
		for _, name := range a.Photographers {
			if name = strings.TrimSpace(name); name != "" && !yield(name) {
				return
			}
		}
	}
}
