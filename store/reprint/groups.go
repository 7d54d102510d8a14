package reprint

import (
	"cmp"
	"slices"
)

// The bands. Two texts with a share r of common shingles agree in all bins of
// one of 16 bands with probability 1-(1-r³)¹⁶: of the pairs that share half, the
// least that counts, 88 % are found, at 0.6 98 %, at 0.7 all but one in 600, at
// 0.8 all but one in 60,000; of strangers, who share 2 %, one in 8,000.
const (
	bandBins = 3
	bands    = Bins / bandBins
)

const (
	// worthwhile is the estimate below which a candidate is not compared: three
	// standard errors below Resembling.
	worthwhile = 0.28
	// deepest is how many articles of one band are looked at, the latest first.
	// More agree in a band only among very many copies, which find each other
	// through any of them.
	deepest = 32
	// mostCompared bounds the exact comparisons for one article, the likeliest
	// first: an archive of forms that are just not copies costs no more.
	mostCompared = 16
)

// Groups finds the copies among articles that are added one after the other.
// It is for one goroutine. It keeps about 400 bytes an article, the sketch
// included.
type Groups struct {
	sketches []*Sketch
	same     map[uint64]uint32 // the first article with such a text
	parent   []uint32          // union-find
	seen     []uint32          // of each article: the last that met it as a candidate, plus 1
	bands    []entry           // open addressing
	used     int               // of bands
	before   map[place]uint32  // the article before one that agrees with it in a band
}

// entry is a band of a sketch and the latest article, plus 1, that has it.
type entry struct{ tag, latest uint32 }

// place is a band of an article.
type place struct {
	n    uint32
	band int8
}

// NewGroups returns groups of no articles.
func NewGroups() *Groups { return &Groups{same: map[uint64]uint32{}, before: map[place]uint32{}} }

// Len returns how many articles were added.
func (g *Groups) Len() int { return len(g.sketches) }

// Add adds articles, which are numbered on from Len, and returns the pairs that
// join what was not one group before. text returns the normal form of an
// article's text; it is asked for those that may be copies.
func (g *Groups) Add(sketches []*Sketch, text func(n uint32) string) [][2]uint32 {
	var pairs [][2]uint32
	for _, s := range sketches {
		n := uint32(len(g.sketches))
		g.sketches = append(g.sketches, s)
		g.parent = append(g.parent, n)
		g.seen = append(g.seen, 0)
		pairs = g.settle(n, text, pairs)
	}
	return pairs
}

// settle joins article n to its copies among those before it.
func (g *Groups) settle(n uint32, text func(uint32) string, pairs [][2]uint32) [][2]uint32 {
	s := g.sketches[n]
	if s.same == 0 {
		return pairs
	}
	if first, ok := g.same[s.same]; ok {
		g.join(n, first)
		return append(pairs, [2]uint32{first, n}) // found by that one from now on
	}
	g.same[s.same] = n
	if s.Short() {
		return pairs
	}
	var mine *Text
	compared := 0
	for _, c := range g.candidates(n) {
		if g.root(c.n) == g.root(n) {
			continue
		}
		if compared++; compared > mostCompared {
			break
		}
		if mine == nil {
			mine = Read(text(n))
		}
		if mine.Compare(Read(text(c.n))).Copies() {
			g.join(n, c.n)
			pairs = append(pairs, [2]uint32{c.n, n})
		}
	}
	g.insert(n)
	return pairs
}

// candidate is an article that may be a copy.
type candidate struct {
	n        uint32
	estimate float64
}

// candidates returns the articles that agree with n in a band and by the
// estimate, the likeliest first.
func (g *Groups) candidates(n uint32) []candidate {
	if len(g.bands) == 0 {
		return nil
	}
	var found []candidate
	for band := range int8(bands) {
		at := g.entry(g.key(n, band)).latest
		for depth := 0; at != 0 && depth < deepest; depth++ {
			c := at - 1
			at = g.before[place{c, band}]
			if g.seen[c] == n+1 {
				continue
			}
			g.seen[c] = n + 1
			if e := g.sketches[n].Resemblance(g.sketches[c]); e >= worthwhile {
				found = append(found, candidate{c, e})
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.estimate, a.estimate), cmp.Compare(a.n, b.n))
	})
	return found
}

// key returns the hash of a band of an article's sketch.
func (g *Groups) key(n uint32, band int8) uint64 {
	b := g.sketches[n].bins[int(band)*bandBins:]
	return mix(uint64(band)<<48 | uint64(b[0])<<32 | uint64(b[1])<<16 | uint64(b[2]))
}

// entry returns the entry of a key, or the empty one where it goes.
func (g *Groups) entry(key uint64) *entry {
	for i := key; ; i++ {
		if e := &g.bands[i&uint64(len(g.bands)-1)]; e.latest == 0 || e.tag == uint32(key>>32) {
			return e
		}
	}
}

// insert makes an article one that others are compared with.
func (g *Groups) insert(n uint32) {
	if 4*(g.used+bands) > 3*len(g.bands) {
		g.grow(n)
	}
	for band := range int8(bands) {
		if before := g.set(n, band); before != 0 {
			g.before[place{n, band}] = before
		}
	}
}

// grow makes the table twice as large, for the articles before n.
func (g *Groups) grow(n uint32) {
	g.bands, g.used = make([]entry, max(1024, 2*len(g.bands))), 0
	for k := range n {
		s := g.sketches[k]
		if s.Short() || g.same[s.same] != k {
			continue
		}
		for band := range int8(bands) {
			g.set(k, band)
		}
	}
}

// set makes n the latest of its band and returns who was, plus 1, or 0.
func (g *Groups) set(n uint32, band int8) (before uint32) {
	key := g.key(n, band)
	e := g.entry(key)
	if before = e.latest; before == 0 {
		g.used++
	}
	e.tag, e.latest = uint32(key>>32), n+1
	return before
}

func (g *Groups) root(n uint32) uint32 {
	for g.parent[n] != n {
		g.parent[n] = g.parent[g.parent[n]]
		n = g.parent[n]
	}
	return n
}

func (g *Groups) join(a, b uint32) {
	a, b = g.root(a), g.root(b)
	g.parent[max(a, b)] = min(a, b)
}

// Restore returns the groups of articles that were grouped before: their
// sketches in order, and the groups with more than one, nil ones left out.
func Restore(sketches []*Sketch, groups [][]uint32) *Groups {
	g := NewGroups()
	for i, s := range sketches {
		n := uint32(i)
		g.sketches, g.parent, g.seen = append(g.sketches, s), append(g.parent, n), append(g.seen, 0)
		if s.same == 0 {
			continue
		}
		if _, known := g.same[s.same]; known {
			continue
		}
		if g.same[s.same] = n; !s.Short() {
			g.insert(n)
		}
	}
	for _, group := range groups {
		for _, n := range group {
			g.join(group[0], n)
		}
	}
	return g
}
