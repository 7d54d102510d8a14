package reprint

import (
	"cmp"
	"slices"
	"sort"
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

// Together is how many articles are held against all others at a time: what is
// noted of them and of whom they meet takes some megabytes.
const Together = 8192

// Rows are the sketches of some articles as AppendWords writes them, and the
// serials of those articles, in any order. They are read where they lie.
type Rows struct {
	Serials []uint32
	Words   []uint64 // Words of each
	// Gone tells whether the i-th article is no longer there; nil where all are.
	Gone func(i int) bool
}

func (r *Rows) gone(i int) bool { return r.Gone != nil && r.Gone(i) }

func (r *Rows) sketch(i int) []uint64 { return r.Words[i*Words : (i+1)*Words] }

// Known is what is known of articles before their copies are looked for.
type Known struct {
	// Group returns the same number for articles that were found to be copies of
	// each other, and for all others their own; of a group it is that of one of it.
	Group func(n uint32) uint32
	// Text returns the normal form of an article's text; it is asked for those
	// that may be copies.
	Text func(n uint32) string
}

// Pairs finds the copies of the articles with the serials from up to to among all
// with lesser ones, and returns the pairs that join what was not one group
// before. The result is that of adding one article after the other, in
// whatever steps. Nothing is kept between two steps: the sketches of all are
// looked through, which for a million takes about a tenth of a second, once for
// Together new ones.
func Pairs(all []Rows, from, to uint32, known Known) [][2]uint32 {
	return newJoining(all, known).of(from, to, Together)
}

// mostHits is how many articles that agree in a band are noted, each as often as
// it does, before those that will not be looked at are left out: 32 MB.
const mostHits = 4 << 20

func newJoining(all []Rows, known Known) *joining {
	j := &joining{all: all, known: known, parent: map[uint32]uint32{}, met: newMet(), most: mostHits}
	rows := 0
	for i := range all {
		j.starts = append(j.starts, rows)
		rows += len(all[i].Serials)
	}
	return j
}

// of does what Pairs does, for so many at a time.
func (j *joining) of(from, to, together uint32) [][2]uint32 {
	for from < to {
		upTo := min(to, from+together)
		j.some(from, upTo)
		from = upTo
	}
	return j.pairs
}

// joining is the state of one call of Pairs.
type joining struct {
	all    []Rows
	starts []int // how many rows are before each of all
	known  Known
	parent map[uint32]uint32 // union-find, by what Group returns; what is missing is its own
	pairs  [][2]uint32
	met    *met

	// Of those that are looked at together:
	first  uint32
	rows   []int   // of each, in order of serial; -1 of one that is not there
	same   *keyset // of the texts as a whole
	firsts []firstOf
	bands  *keyset
	chains []chain
	before [][bands]int32 // of each: the one before it in its band, plus 1
	hits   []hit
	most   int // hits that are noted before some are left out
}

// firstOf is the first article with a text: an earlier one, or one of those
// that are looked at.
type firstOf struct {
	serial uint32
	known  bool
}

// chain is the articles that agree in a band.
type chain struct {
	latest   int32 // of those that are looked at, plus 1
	from, to int32 // earlier ones among the hits; once sorted the latest first
	sorted   bool
}

// hit is an earlier article that agrees with some in a band: where in bands, and
// its row.
type hit struct{ slot, row uint32 }

// sketchAt returns the sketch in a row and the serial of its article.
func (j *joining) sketchAt(row int) (words []uint64, serial uint32) {
	part := sort.SearchInts(j.starts, row+1) - 1
	for len(j.all[part].Serials) == 0 { // an empty one begins where the next does
		part--
	}
	i := row - j.starts[part]
	return j.all[part].sketch(i), j.all[part].Serials[i]
}

// some finds the copies of the articles from from up to to.
func (j *joining) some(from, to uint32) {
	j.begin(from, to)
	for i := range j.all {
		j.scan(&j.all[i], j.starts[i])
	}
	j.chain()
	for i, row := range j.rows {
		if row >= 0 {
			j.settle(i, row)
		}
	}
}

// begin notes what is to be looked for.
func (j *joining) begin(from, to uint32) {
	n := int(to - from)
	j.first, j.rows = from, make([]int, n)
	for i := range j.rows {
		j.rows[i] = -1
	}
	for i := range j.all {
		for k, serial := range j.all[i].Serials {
			if serial >= from && serial < to && !j.all[i].gone(k) {
				j.rows[serial-from] = j.starts[i] + k
			}
		}
	}
	j.same, j.bands, j.hits = newKeyset(n), newKeyset(n*bands), j.hits[:0]
	for _, row := range j.rows {
		if row < 0 {
			continue
		}
		w, _ := j.sketchAt(row)
		if w[0] == 0 {
			continue
		}
		j.same.add(w[0])
		if isShort(w) {
			continue
		}
		for _, key := range bandKeys(w) {
			j.bands.add(key)
		}
	}
	j.firsts = make([]firstOf, len(j.same.keys))
	j.chains = make([]chain, len(j.bands.keys))
	j.before = make([][bands]int32, n)
}

// scan notes which of the earlier articles in some rows agree with those that
// are looked at.
func (j *joining) scan(r *Rows, start int) {
	for i, serial := range r.Serials {
		if serial >= j.first {
			continue
		}
		w := r.sketch(i)
		if w[0] == 0 {
			continue
		}
		if j.same.maybe(w[0]) {
			if slot := j.same.find(w[0]); slot >= 0 && !r.gone(i) {
				if f := &j.firsts[slot]; !f.known || serial < f.serial {
					*f = firstOf{serial, true}
				}
			}
		}
		if isShort(w) {
			continue
		}
		for _, key := range bandKeys(w) {
			if !j.bands.maybe(key) {
				continue
			}
			if slot := j.bands.find(key); slot >= 0 && !r.gone(i) {
				j.hits = append(j.hits, hit{uint32(slot), uint32(start + i)})
			}
		}
		if len(j.hits) >= j.most {
			j.prune()
		}
	}
}

// chain puts the hits of each band beside each other.
func (j *joining) chain() {
	for _, h := range j.hits {
		j.chains[h.slot].to++
	}
	at := int32(0)
	for i := range j.chains {
		c := &j.chains[i]
		n := c.to
		c.from, c.to = at, at
		at += n
	}
	sorted := make([]hit, len(j.hits))
	for _, h := range j.hits {
		c := &j.chains[h.slot]
		sorted[c.to] = h
		c.to++
	}
	j.hits = sorted
}

// prune leaves out the hits that will not be looked at.
func (j *joining) prune() {
	j.chain()
	kept := make([]hit, 0, len(j.hits))
	for i := range j.chains {
		kept = append(kept, j.earlier(&j.chains[i])...)
	}
	clear(j.chains)
	j.hits, j.most = kept, max(j.most, 2*len(kept))
}

// earlier returns the earlier articles of a chain, the latest first, as many as
// are looked at. Of those with one text it is the first: that finds all others.
func (j *joining) earlier(c *chain) []hit {
	if c.sorted {
		return j.hits[c.from:c.to]
	}
	c.sorted = true
	some := j.hits[c.from:c.to]
	if len(some) < 2 {
		return some
	}
	type one struct {
		hit
		serial uint32
		same   uint64
	}
	all := make([]one, len(some))
	for i, h := range some {
		w, serial := j.sketchAt(int(h.row))
		all[i] = one{h, serial, w[0]}
	}
	slices.SortFunc(all, func(a, b one) int { return cmp.Or(cmp.Compare(a.same, b.same), cmp.Compare(a.serial, b.serial)) })
	all = slices.CompactFunc(all, func(a, b one) bool { return a.same == b.same })
	slices.SortFunc(all, func(a, b one) int { return cmp.Compare(b.serial, a.serial) })
	all = all[:min(len(all), deepest)]
	for i := range all {
		some[i] = all[i].hit
	}
	c.to = c.from + int32(len(all))
	return some[:len(all)]
}

// settle joins the i-th of those that are looked at to its copies among those
// before it.
func (j *joining) settle(i, row int) {
	w, n := j.sketchAt(row)
	if w[0] == 0 {
		return
	}
	f := &j.firsts[j.same.find(w[0])]
	if f.known {
		j.join(f.serial, n)
		return // found by that one from now on
	}
	*f = firstOf{n, true}
	if isShort(w) {
		return
	}
	keys := bandKeys(w)
	var mine *Text
	compared := 0
	for _, c := range j.candidates(w, &keys) {
		if j.root(c.serial) == j.root(n) {
			continue
		}
		if compared++; compared > mostCompared {
			break
		}
		if mine == nil {
			mine = Read(j.known.Text(n))
		}
		if mine.Compare(Read(j.known.Text(c.serial))).Copies() {
			j.join(c.serial, n)
		}
	}
	for band, key := range keys {
		c := &j.chains[j.bands.find(key)]
		j.before[i][band] = c.latest
		c.latest = int32(i) + 1
	}
}

// candidate is an article that may be a copy.
type candidate struct {
	serial   uint32
	estimate float64
}

// candidates returns the articles that agree with a sketch in a band and by the
// estimate, the likeliest first.
func (j *joining) candidates(w []uint64, keys *[bands]uint64) []candidate {
	var found []candidate
	j.met.begin()
	meet := func(row int) {
		if !j.met.first(row) {
			return
		}
		other, serial := j.sketchAt(row)
		if e := resemblance(w, other); e >= worthwhile {
			found = append(found, candidate{serial, e})
		}
	}
	for band, key := range keys {
		c := &j.chains[j.bands.find(key)]
		depth := 0
		for at := c.latest; at != 0 && depth < deepest; at = j.before[at-1][band] {
			meet(j.rows[at-1])
			depth++
		}
		for _, h := range j.earlier(c) {
			if depth == deepest {
				break
			}
			meet(int(h.row))
			depth++
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.estimate, a.estimate), cmp.Compare(a.serial, b.serial))
	})
	return found
}

// join makes one group of those of two articles, which are not one yet.
func (j *joining) join(a, n uint32) {
	j.pairs = append(j.pairs, [2]uint32{a, n})
	x, y := j.root(a), j.root(n)
	j.parent[max(x, y)] = min(x, y)
}

func (j *joining) root(n uint32) uint32 {
	n = j.known.Group(n)
	for {
		up, ok := j.parent[n]
		if !ok {
			return n
		}
		n = up
	}
}
