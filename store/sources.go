package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gongbao/store/index"
)

// sources are the outlets of an archive. Spellings that differ in case, width,
// script or punctuation only are one source, shown as most articles print it;
// one without a letter is no source.
// It is immutable.
type sources struct {
	all   []source
	byKey map[string]uint32
	local [][]uint32 // of each segment: its Sources in all
}

type source struct {
	key    string
	name   string // the commonest spelling; of equals the least
	spelt  map[string]int
	amount int // articles; 0 where all are gone
}

func noSources() *sources { return &sources{byKey: map[string]uint32{}} }

// sourcesOf are the sources of an archive's segments.
func sourcesOf(segments []*index.Segment) *sources {
	s := noSources()
	for _, seg := range segments {
		s = s.with(seg)
	}
	return s
}

// with returns the sources with another segment's.
func (s *sources) with(seg *index.Segment) *sources {
	next := &sources{all: slices.Clone(s.all), byKey: maps.Clone(s.byKey)}
	uses, keys := seg.SourceUses(), seg.SourceKeys()
	local := make([]uint32, len(uses))
	touched := map[uint32]bool{}
	for i, name := range seg.Sources() {
		n, ok := next.byKey[keys[i]]
		if !ok {
			n = uint32(len(next.all))
			next.byKey[keys[i]] = n
			next.all = append(next.all, source{key: keys[i]})
		}
		local[i] = n
		src := &next.all[n]
		if !touched[n] {
			touched[n], src.spelt = true, maps.Clone(src.spelt)
			if src.spelt == nil {
				src.spelt = map[string]int{}
			}
		}
		src.spelt[name] += uses[i]
		src.amount += uses[i]
	}
	for n := range touched {
		if next.all[n].key != "" {
			next.all[n].name = commonest(next.all[n].spelt)
		}
	}
	next.local = append(slices.Clip(s.local), local)
	return next
}

// replaced returns the sources with segments in the place of those from from up
// to to, whose sources they have.
func (s *sources) replaced(from, to int, segments []*index.Segment) *sources {
	next := *s
	var locals [][]uint32
	for _, seg := range segments {
		keys := seg.SourceKeys()
		local := make([]uint32, len(keys))
		for i, key := range keys {
			local[i] = s.byKey[key]
		}
		locals = append(locals, local)
	}
	next.local = slices.Concat(s.local[:from], locals, s.local[to:])
	return &next
}

func commonest(spelt map[string]int) string {
	best, most := "", 0
	for name, n := range spelt {
		if n > most || n == most && name < best {
			best, most = name, n
		}
	}
	return best
}

// buckets returns the sources that are counted at all, most first, then by
// name.
func (s *sources) buckets(counts []int) []Bucket {
	var out []Bucket
	for i, n := range counts {
		if n > 0 {
			out = append(out, Bucket{s.all[i].name, n})
		}
	}
	sortBuckets(out)
	return out
}

func sortBuckets(b []Bucket) {
	slices.SortFunc(b, func(x, y Bucket) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Value, y.Value))
	})
}
