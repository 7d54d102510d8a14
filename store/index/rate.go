package index

import (
	"cmp"
	"context"
	"slices"
)

// Rated is an article of a segment and its score.
type Rated struct {
	Doc   uint32
	Score float32
}

// before orders by score, the highest first, and equal ones newest first.
func (a Rated) before(b Rated) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Doc, b.Doc))
}

// Best returns the n best articles of a segment that match, best first, equal
// ones newest first; all that match where they are no more. A page that is no
// article scores 0: a list names much and tells nothing. It ends early with the
// error of ctx.
//
// Once there are n with words in their titles, only those that have as many there
// can be among the best. What one scores at most is told by how often its words
// stand in it; only one that would then be among the best is looked into for what
// it takes to tell whether it matches, and how often a phrase stands there.
func (r *Ranking) Best(ctx context.Context, b Bound, n int) ([]Rated, error) {
	parts := make([][]Rated, b.parts())
	b.share(0, func(part int, from, to uint32) {
		w := b.walk(ctx, from, to, firstStretch) // soon there is something to beat
		parts[part] = r.best(w, n, b.Cost())
	})
	all := slices.Concat(parts...)
	slices.SortFunc(all, Rated.before)
	return all[:min(n, len(all))], ctx.Err()
}

// best finds the n best of a part; cost is that of its conditions.
func (r *Ranking) best(w *walk, n, cost int) []Rated {
	rate, top := r.rater(&w.run), best{n: n}
	pages := uint32(w.s.firstPage())
	var docs []uint32
	for among, ok := w.stretch(); ok && n > 0; among, ok = w.stretch() {
		if top.least() >= 1 && rate.titleCost < cost {
			among = w.root.likely(rate.titles(among, top.least()))
		} else {
			among = rate.titles(w.root.likely(among), top.least())
		}
		docs = among.Append(docs[:0])
		rate.begin(among, docs, top.least())
		for _, k := range rate.left {
			d, score := docs[k], rate.most[k]
			if d >= pages {
				score = 0
			}
			if score <= top.least() {
				continue
			}
			if score > 0 && !rate.exact {
				score = rate.score(int(k), top.least())
			}
			if score > top.least() && w.root.certain(d) {
				top.add(Rated{d, score})
			}
			if !w.goOn(8) {
				break
			}
		}
	}
	return top.all
}

// best keeps the n best of what is added in order of article.
type best struct {
	n   int
	all []Rated // a heap with the worst on top once there are n
}

// least is what a score must be above to be kept.
func (b *best) least() float32 {
	if len(b.all) < b.n {
		return -1
	}
	return b.all[0].Score
}

func (b *best) add(a Rated) {
	switch {
	case len(b.all) < b.n:
		if b.all = append(b.all, a); len(b.all) == b.n {
			slices.SortFunc(b.all, func(a, b Rated) int { return b.before(a) }) // which is a heap
		}
	case a.Score > b.all[0].Score:
		b.all[0] = a
		for i := 0; 2*i+1 < b.n; {
			worst := 2*i + 1
			if worst+1 < b.n && b.all[worst].before(b.all[worst+1]) < 0 {
				worst++
			}
			if b.all[worst].before(b.all[i]) < 0 {
				break
			}
			b.all[i], b.all[worst] = b.all[worst], b.all[i]
			i = worst
		}
	}
}

// rater rates articles, some of a stretch at a time.
type rater struct {
	*run
	rank   *Ranking
	terms  []ratedTerm
	exact  bool // most is what they do score
	length []uint32
	docs   []uint32
	left   []uint32  // which of them may score enough
	most   []float32 // what each of those scores at most

	titleCost int // roughly how many articles it takes to know what stands in titles
}

// ratedTerm counts one of the words asked for.
type ratedTerm struct {
	weight float64
	title  *seekPhrase // nil where it does not stand
	titled Set         // likely in their titles
	body   *counter    // nil where it does not stand
}

func (r *Ranking) rater(way *run) *rater {
	out := &rater{run: way, rank: r, exact: true, length: way.s.length.All()}
	for i, p := range r.stand[way.s] {
		t := ratedTerm{weight: r.weights[i]}
		if p.title != nil {
			t.title = p.title.seek(way)
			out.titleCost += p.title.df()
			out.exact = out.exact && t.title.exact()
		}
		if p.body != nil {
			t.body = p.body.counter(way)
			out.exact = out.exact && t.body.find == nil
		}
		out.terms = append(out.terms, t)
	}
	return out
}

// titles goes on to further articles and returns those of them that have enough
// of the words in their titles, likely, to score above least.
func (r *rater) titles(among Set, least float32) Set {
	wanted := max(int(least), 0) // as all hits in the text are worth less than one
	enough := make([]Set, wanted+1)
	enough[0] = among
	for j := range wanted {
		enough[j+1] = r.set(among)
	}
	for i := range r.terms {
		t := &r.terms[i]
		if t.title == nil {
			continue
		}
		t.titled = t.title.likely(among)
		for j := wanted; j > 0; j-- {
			enough[j].orBoth(enough[j-1], t.titled)
		}
	}
	return enough[wanted]
}

// begin goes on to articles in the texts, which are those of a set, and finds those
// left that may score above least; titles must have gone on.
func (r *rater) begin(among Set, docs []uint32, least float32) {
	r.docs = docs
	for _, t := range r.terms {
		if t.body != nil {
			t.body.begin(among, r.docs)
		}
	}
	r.sift(least)
	r.most = slices.Grow(r.most[:0], len(r.docs))[:len(r.docs)]
	for _, k := range r.left {
		r.most[k] = r.sum(int(k), docs[k], false)
	}
	r.goOn(len(r.docs))
}

// rounding is more than what rounding takes from a score or adds to it.
const rounding = 1e-4

// sift finds those left, and few others, without a division for each article.
//
// Hits are worth the less the more there are. So those of several words are worth no
// more than as many of one word that weighs as much as all, each counted as much as
// its word weighs; and that is to be above what is missing to least.
func (r *rater) sift(least float32) {
	weight := 0.0
	for i := range r.terms {
		if t := &r.terms[i]; t.body != nil {
			weight += t.weight
		}
	}
	r.left = r.left[:0]
	for k, d := range r.docs {
		hits, missing := 0.0, float64(least)-rounding
		for i := range r.terms {
			t := &r.terms[i]
			if t.title != nil && t.titled.Has(d) {
				missing--
			}
			if t.body != nil {
				hits += t.weight * float64(min(t.body.most[k], mostCounted))
			}
		}
		if missing < 0 || hits*(weight-missing) > missing*weight*r.rank.half(r.length[d]) {
			r.left = append(r.left, uint32(k))
		}
	}
}

// inTitle returns what the hits in the title of an article are worth; certain
// tells whether the likely ones are made sure of.
func (r *rater) inTitle(d uint32, certain bool) (score float32) {
	for i := range r.terms {
		if t := &r.terms[i]; t.title != nil && t.titled.Has(d) && (!certain || t.title.certain(d)) {
			score++
		}
	}
	return score
}

// inText returns what n hits in the text of an article are worth.
func (r *rater) inText(t *ratedTerm, n, d uint32) float32 {
	return float32(t.weight * r.rank.grown(min(n, mostCounted), r.length[d]))
}

// score returns what docs[k] scores, or where that is not above least, something
// else that is not. Each k must be above the one before.
func (r *rater) score(k int, least float32) float32 {
	if r.exact {
		return r.most[k]
	}
	d := r.docs[k]
	for i := range r.terms {
		if t := &r.terms[i]; t.body != nil {
			t.body.settle(k, d)
		}
	}
	score := r.sum(k, d, false)
	if score > least {
		score = r.sum(k, d, true)
	}
	return score
}

// sum adds up what docs[k], which is d, scores with the hits counted in its text.
func (r *rater) sum(k int, d uint32, certain bool) float32 {
	score := r.inTitle(d, certain)
	for i := range r.terms {
		if t := &r.terms[i]; t.body != nil {
			score += r.inText(t, t.body.most[k], d)
		}
	}
	return score
}

// Scores returns the scores of the given articles of a segment, which are in
// ascending order; 0 where no words were asked for. It ends early with the
// error of ctx.
func (r *Ranking) Scores(ctx context.Context, s *Segment, docs []uint32) ([]float32, error) {
	scores := make([]float32, len(docs))
	rate := r.rater(&run{ctx: ctx, s: s})
	for from := 0; from < len(docs) && rate.goOn(0); {
		to, among := rate.stretch(docs, from)
		rate.begin(rate.titles(among, -1), docs[from:to], -1)
		for k := from; k < to && rate.goOn(1); k++ {
			scores[k] = rate.score(k-from, -1)
		}
		from = to
	}
	return scores, ctx.Err()
}

// stretch returns the end of those articles from docs[from] on that are within
// one stretch of the segment, and their set.
func (r *rater) stretch(docs []uint32, from int) (to int, among Set) {
	r.used = 0
	first := docs[from] / 64 * 64
	for to = from; to < len(docs) && docs[to] < first+mostStretch; {
		to++
	}
	among = Set{r.words(int(docs[to-1]-first)/64 + 1), first}
	for _, d := range docs[from:to] {
		among.Add(d)
	}
	return to, among
}

// counter counts how often a phrase stands in the texts of articles.
type counter struct {
	r     *run
	needs []*tally // how often each of its links stands, and each unit in none
	find  *finder  // nil where that is how often the phrase does
	most  []uint32 // how often it stands in each at most

	some, other []uint32 // articles, and how often one of needs stands there
}

func (p *phrase) counter(r *run) *counter {
	c := &counter{r: r}
	if lists := p.alone(); lists != nil {
		c.needs = []*tally{newTally(r, lists...)}
		return c
	}
	for _, l := range p.links {
		c.needs = append(c.needs, newTally(r, l))
	}
	for _, u := range p.free {
		c.needs = append(c.needs, newTally(r, u.lists...))
	}
	c.find = p.finder(r)
	return c
}

// begin goes on to further articles, which are those of a set.
func (c *counter) begin(among Set, docs []uint32) {
	c.most = c.needs[0].count(docs, c.most)
	for _, n := range c.needs[1:] {
		c.some = c.some[:0] // where it can stand at all
		for k, d := range docs {
			if c.most[k] > 0 {
				c.some = append(c.some, d)
			}
		}
		c.other = n.count(c.some, c.other)
		i := 0
		for k, most := range c.most {
			if most > 0 {
				c.most[k] = min(most, c.other[i])
				i++
			}
		}
	}
	if c.find != nil {
		c.find.begin(among)
	}
}

// settle lowers most[k] to how often the phrase does stand in docs[k], which is d.
// Each must be above the one before.
func (c *counter) settle(k int, d uint32) {
	if c.find != nil && c.most[k] > 0 {
		c.most[k] = uint32(len(c.find.starts(d)))
	}
}

// tally counts how often any of some lists' words stand in articles.
type tally struct {
	r     *run
	long  []*cursor
	short []list  // where they are many: those that are read at once
	rest  []uint8 // how often those stand in each article, up to mostCounted, once read
	all   []uint32
}

func newTally(r *run, lists ...list) *tally {
	t := &tally{r: r}
	for _, l := range lists {
		if len(lists) > mostCursors && l.df <= blockLen {
			t.short = append(t.short, l)
		} else {
			t.long = append(t.long, newCursor(l))
		}
	}
	return t
}

// count returns how often in each of the articles given, in the memory of out.
func (t *tally) count(docs, out []uint32) []uint32 {
	out = slices.Grow(out[:0], len(docs))[:len(docs)]
	clear(out)
	if len(docs) == 0 {
		return out
	}
	t.readShort()
	first, end := docs[0], docs[len(docs)-1]+1
	t.all = slices.Grow(t.all[:0], int(end-first))[:end-first]
	clear(t.all)
	for _, c := range t.long {
		if !t.r.goOn(blockLen) {
			break
		}
		if many := c.df * int(end-first) / t.r.s.Len(); len(t.long) > mostCursors || many < 4*len(docs) {
			c.tally(first, t.all)
			continue
		}
		for k, d := range docs {
			if c.seek(d) {
				out[k] += c.counted()
			}
		}
	}
	for k, d := range docs {
		out[k] += t.all[d-first]
	}
	if t.rest != nil {
		for k, d := range docs {
			out[k] += uint32(t.rest[d])
		}
	}
	return out
}

func (t *tally) readShort() {
	if t.rest != nil || len(t.short) == 0 {
		return
	}
	t.rest = make([]uint8, t.r.s.Len())
	var b block
	for _, l := range t.short {
		b.load(l, 0)
		b.count()
		for k, d := range b.docs[:b.n] {
			t.rest[d] = uint8(min(uint32(t.rest[d])+b.counts[k], mostCounted))
		}
	}
}
