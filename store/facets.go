package store

import (
	"cmp"
	"context"
	"slices"

	"gongbao/model"
	"gongbao/store/index"
)

// facets counts the articles that match.
func (s *Store) facets(ctx context.Context, match []bool) (Facets, error) {
	var f Facets
	years := map[int]*YearCount{}
	langs := map[model.Lang]int{}
	bySource := make([]int, len(s.sources.all))
	byBody := s.bodies.newCounts()
	err := s.eachMatch(ctx, match, func(c int, i int, doc uint32) {
		seg := s.segments[c]
		d := seg.Doc(i)
		f.Total++
		if !count(years, d) {
			f.Undated++
		}
		langs[d.Article.Lang]++
		bySource[s.sources.local[c][seg.Source(i)]]++
		s.bodies.add(byBody, c, seg.Named(i), doc)
	})
	if err != nil {
		return Facets{}, err
	}
	f.Years = everyYear(years)
	f.Unions, f.NoUnion = s.bodies.rows(byBody), byBody.none
	f.Sources = s.sources.buckets(bySource)
	for lang, n := range langs {
		f.Langs = append(f.Langs, Bucket{string(lang), n})
	}
	sortBuckets(f.Langs)
	return f, nil
}

// eachMatch calls visit for every article that matches: the i-th of a segment,
// doc in the archive. It ends early with the error of ctx.
func (s *Store) eachMatch(ctx context.Context, match []bool, visit func(segment, i int, doc uint32)) error {
	for c, seg := range s.segments {
		start := s.starts[c]
		for i := range seg.Len() {
			if i%512 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if doc := start + uint32(i); match[doc] {
				visit(c, i, doc)
			}
		}
	}
	return ctx.Err()
}

// count counts an article in its year, and tells whether it has one.
func count(years map[int]*YearCount, d *index.Doc) bool {
	if !d.Dated() {
		return false
	}
	year, month := d.Month()
	y := years[year]
	if y == nil {
		y = &YearCount{Year: year}
		years[year] = y
	}
	y.Count++
	if month > 0 {
		y.Months[month-1]++
	}
	return true
}

// mostYears is the longest stretch of years that is shown without a gap; only
// a wrong date makes a longer one.
const mostYears = 1000

// everyYear returns the years from the first to the last.
func everyYear(years map[int]*YearCount) []YearCount {
	if len(years) == 0 {
		return nil
	}
	first, last, begun := 0, 0, false
	for y := range years {
		if !begun {
			first, last, begun = y, y, true
		}
		first, last = min(first, y), max(last, y)
	}
	var out []YearCount
	if last-first < mostYears {
		for y := first; y <= last; y++ {
			if c := years[y]; c != nil {
				out = append(out, *c)
			} else {
				out = append(out, YearCount{Year: y})
			}
		}
		return out
	}
	for _, c := range years {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b YearCount) int { return cmp.Compare(a.Year, b.Year) })
	return out
}
