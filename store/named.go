package store

import (
	"slices"
	"strings"

	"gongbao/store/rate"
)

// Named is something of the reader's own that fuzzy find looks at beside the
// archive: a saved search.
type Named struct {
	Name string // what letters are looked for in
	Note string // shown beside it
}

// With returns the matches of text with those of the given names that match it
// too, each in the place it has among them, n rows at most; to those found at
// once it adds only what has its place for good. Of equals the reader's own
// comes first; where text is empty all of them do.
func (m Matches) With(text string, named []Named, n int) Matches {
	pattern := cutText(strings.TrimSpace(text), longestPattern)
	var own []Match
	if pattern == "" {
		for _, x := range named {
			own = append(own, Match{Kind: MatchSaved, Text: x.Name, Note: x.Note})
		}
	} else {
		w := wanted{pattern: pattern, rate: rate.New(pattern)}
		for _, x := range named {
			if f, ok := w.rated(x.Name); ok && (!m.Partial || f.tier == wordTier) {
				own = append(own, Match{Kind: MatchSaved, Text: x.Name, At: w.marks(x.Name), Note: x.Note, tier: f.tier, score: f.score})
			}
		}
	}
	out := Matches{Rows: append(own, m.Rows...), Total: m.Total + len(own), Of: m.Of + len(named), Partial: m.Partial}
	if pattern != "" {
		slices.SortStableFunc(out.Rows, func(a, b Match) int {
			return fitter(found{tier: a.tier, score: a.score}, found{tier: b.tier, score: b.score})
		})
	}
	out.Rows = out.Rows[:min(len(out.Rows), max(n, 0))]
	return out
}
