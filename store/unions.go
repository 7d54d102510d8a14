package store

import (
	"context"
	"strings"

	"gongbao/store/index"
)

// unions returns the rows of the bodies that fit text, each with those below
// it, counted over the articles that match.
func (s *Store) unions(ctx context.Context, text string, match index.Set, n int) ([]UnionRow, error) {
	c := s.tree().newCounts()
	for segment, seg := range s.segments {
		err := s.eachMatch(ctx, segment, match, func(i int, doc uint32) {
			s.tree().add(c, segment, seg.Named(i), doc)
		})
		if err != nil {
			return nil, err
		}
	}
	rows := s.tree().rows(c)
	if strings.TrimSpace(text) != "" {
		rows = s.tree().picked(c, text)
	}
	return rows[:min(len(rows), max(n, 0))], nil
}

// picked returns the rows of the bodies that fit text, even those with nothing
// counted, and of those below them that are counted. A body that fits is at
// depth 0 unless one above it fits as well.
func (b *bodies) picked(c *counts, text string) []UnionRow {
	var rows []UnionRow
	fits := b.fits(text)
	fit := make([]bool, len(b.all))
	for _, n := range fits {
		fit[n] = true
	}
	shown := 0 // the place after the last one below a body that fits
	for _, n := range fits {
		top := &b.all[n]
		if top.place < shown {
			continue
		}
		shown = top.end
		for _, m := range b.order[top.place:top.end] {
			if c.all[m] > 0 || fit[m] {
				rows = append(rows, b.row(c, m, top.depth))
			}
		}
	}
	return rows
}
