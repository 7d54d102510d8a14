package index

import "slices"

// cursor goes through a term's postings from article to article.
type cursor struct {
	list
	block
	now int // the block opened
	i   int // the article of it that was found, or the first beyond
}

func newCursor(l list) *cursor { return &cursor{list: l, now: -1} }

// seek tells whether the term stands in article d. Each d must be above the
// one before.
func (c *cursor) seek(d uint32) (found bool) {
	if !c.within(d) {
		return false
	}
	if c.dense != nil {
		c.i, found = c.rank(d)
		return found
	}
	docs := c.docs[:c.n]
	for k := range nearby { // most often it is one of the next
		if docs[c.i] >= d {
			return docs[c.i] == d
		}
		c.i++
		if k == nearby-1 {
			break
		}
	}
	k, _ := slices.BinarySearch(docs[c.i:], d)
	c.i += k
	return docs[c.i] == d
}

// within goes to the block that article d is in if the term stands there, and tells
// whether there is one.
func (c *cursor) within(d uint32) bool {
	return c.now >= 0 && c.i < c.n && d <= c.end || c.skip(d)
}

// reach goes to the first article at d or beyond, and tells whether there is one.
func (c *cursor) reach(d uint32) bool {
	if !c.within(d) {
		return false
	}
	c.unfold()
	k, _ := slices.BinarySearch(c.docs[c.i:c.n], d)
	c.i += k
	return true
}

// step goes to the next article, and tells whether there is one. It must stand
// at one.
func (c *cursor) step() bool {
	c.unfold()
	if c.i++; c.i < c.n {
		return true
	}
	if c.now+1 >= c.blocks() {
		return false
	}
	c.now, c.i = c.now+1, 0
	c.load(c.list, c.now)
	return true
}

// mark puts in the articles within the set's bounds, and goes beyond them.
func (c *cursor) mark(out Set) {
	end := out.bound()
	for ok := c.reach(out.first); ok; ok = c.passed(out) {
		docs := c.docs[c.i:c.n]
		if docs[len(docs)-1] >= end {
			k, _ := slices.BinarySearch(docs, end)
			docs = docs[:k]
		}
		for _, d := range docs {
			d -= out.first
			out.words[d/64] |= 1 << (d % 64)
		}
		if c.i += len(docs); c.i < c.n {
			return
		}
	}
}

// passed is for mark: it goes on behind a block, past those that it can put in
// as they are, and tells whether it stands at another.
func (c *cursor) passed(out Set) bool {
	end := out.bound()
	for c.now+1 < c.blocks() {
		if c.now, c.i = c.now+1, 0; c.table == nil || c.last(c.now) >= end || !c.markDense(c.now, out) {
			c.load(c.list, c.now)
			return true
		}
		c.n = 0 // it is not read
	}
	return false
}

// tally adds how often the term stands in each article from number first on, as
// far as counts goes, and goes beyond.
func (c *cursor) tally(first uint32, counts []uint32) {
	end := first + uint32(len(counts))
	for ok := c.reach(first); ok && c.docs[c.i] < end; ok = c.step() {
		c.count()
		to := c.until(end)
		for k, d := range c.docs[c.i:to] {
			counts[d-first] += c.counts[c.i+k]
		}
		c.i = to - 1
	}
}

// markSingle puts in the articles within the set's bounds in which the term stands
// once, and goes beyond them.
func (c *cursor) markSingle(out Set) {
	end := out.bound()
	for ok := c.reach(out.first); ok && c.docs[c.i] < end; ok = c.step() {
		c.count()
		to := c.until(end)
		for k, d := range c.docs[c.i:to] {
			if c.counts[c.i+k] == 1 {
				out.Add(d)
			}
		}
		c.i = to - 1
	}
}

// until returns the first article of the block at end or beyond, from the one found
// on.
func (c *cursor) until(end uint32) int {
	if c.docs[c.n-1] < end {
		return c.n
	}
	k, _ := slices.BinarySearch(c.docs[c.i:c.n], end)
	return c.i + k
}

// nearby is how many articles are tried one by one.
const nearby = 6

// skip opens the first block that ends at d or later.
func (c *cursor) skip(d uint32) bool {
	from, end := c.now+1, c.blocks()
	if c.table != nil {
		step := 1
		to := from
		for to < end && c.last(to) < d {
			from, to = to+1, to+step
			step *= 2
		}
		to = min(to, end)
		for from < to {
			if mid := (from + to) / 2; c.last(mid) < d {
				from = mid + 1
			} else {
				to = mid
			}
		}
	}
	if from >= end {
		c.now, c.n, c.i = end, 0, 0
		return false
	}
	c.now, c.i = from, 0
	c.open(c.list, from)
	return d <= c.end
}

// counted returns how often the term stands in the article found.
func (c *cursor) counted() uint32 { return c.countOf(c.i) }

// placed returns the places of the term in the article found.
func (c *cursor) placed() []uint32 { return c.placesOf(c.i) }
