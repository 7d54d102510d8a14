package store

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"time"

	"gongbao/model"
	"gongbao/store/index"
)

// facets counts the articles that match.
func (s *Store) facets(ctx context.Context, match index.Set) (Facets, error) {
	var f Facets
	years := map[int]*YearCount{}
	langs := map[model.Lang]int{}
	bySource := make([]int, len(s.outlets().all))
	byBody := s.tree().newCounts()
	var levels [levelCount]int
	people := map[string]int{}
	for c, seg := range s.segments {
		var byLang [256]int
		sources := make([]int, len(seg.Sources()))
		months := monthCounts{years: years}
		byLevel := levelsOf(seg)
		wrote := make([]int, len(seg.People()))
		err := s.eachMatch(ctx, c, match, func(i int, doc uint32) {
			f.Total++
			if seg.Dated(i) {
				months.add(seg.Month(i))
			} else {
				f.Undated++
			}
			byLang[seg.Lang(i)]++
			sources[seg.Source(i)]++
			s.tree().add(byBody, c, seg.Named(i), doc)
			byLevel.add(seg.Named(i))
			for _, p := range seg.Wrote(i) {
				wrote[p]++
			}
		})
		if err != nil {
			return Facets{}, err
		}
		months.flush()
		byLevel.addTo(&levels)
		for i, n := range wrote {
			if n > 0 {
				people[seg.People()[i]] += n
			}
		}
		for i, n := range sources {
			bySource[s.outlets().local[c][i]] += n
		}
		for i, lang := range seg.Langs() {
			langs[lang] += byLang[i]
		}
	}
	f.Years = everyYear(years)
	f.Unions, f.NoUnion = s.tree().rows(byBody), byBody.none
	f.Sources = s.outlets().buckets(bySource)
	for lang, n := range langs {
		if n > 0 {
			f.Langs = append(f.Langs, Bucket{string(lang), n})
		}
	}
	sortBuckets(f.Langs)
	for l, n := range levels {
		if n > 0 {
			f.Levels = append(f.Levels, Bucket{model.Level(l).String(), n})
		}
	}
	for name, n := range people {
		f.People = append(f.People, Bucket{name, n})
	}
	sortBuckets(f.People)
	f.People = f.People[:min(len(f.People), MostPeople)]
	return f, ctx.Err()
}

// eachMatch calls visit for every article of a segment that matches: the i-th
// of it, doc in the archive. It ends early with the error of ctx.
func (s *Store) eachMatch(ctx context.Context, segment int, match index.Set, visit func(i int, doc uint32)) error {
	start, n := s.starts[segment], 0
	match.Part(int(start), s.segments[segment].Len()).Each(func(i uint32) bool {
		visit(int(i), start+i)
		n++
		return n%512 != 0 || ctx.Err() == nil
	})
	return ctx.Err()
}

// monthCounts counts articles by year and month. Those of one month come one
// after the other, so that the year is looked up once for all of them.
type monthCounts struct {
	years map[int]*YearCount
	year  int
	month time.Month
	n     int
}

func (m *monthCounts) add(year int, month time.Month) {
	if year != m.year || month != m.month {
		m.flush()
		m.year, m.month = year, month
	}
	m.n++
}

func (m *monthCounts) flush() {
	if m.n == 0 {
		return
	}
	y := m.years[m.year]
	if y == nil {
		y = &YearCount{Year: m.year}
		m.years[m.year] = y
	}
	y.Count += m.n
	if m.month > 0 {
		y.Months[m.month-1] += m.n
	}
	m.n = 0
}

// levelCount is how many levels there are, with none.
const levelCount = int(model.LevelEnterprise) + 1

// levelCounts counts the articles of a segment that name a body of a level.
type levelCounts struct {
	of     []uint16 // the level's bit, of each body
	counts [levelCount]int
}

func levelsOf(seg *index.Segment) *levelCounts {
	l := &levelCounts{of: make([]uint16, len(seg.Bodies()))}
	for i, b := range seg.Bodies() {
		l.of[i] = 1 << b.Union.Level
	}
	return l
}

// add counts an article that names the given bodies.
func (l *levelCounts) add(named []uint32) {
	var set uint16
	for _, b := range named {
		set |= l.of[b]
	}
	for ; set != 0; set &= set - 1 {
		l.counts[bits.TrailingZeros16(set)]++
	}
}

func (l *levelCounts) addTo(all *[levelCount]int) {
	for i := 1; i < levelCount; i++ { // a body of no level is not told of
		all[i] += l.counts[i]
	}
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
