package index

import (
	"bytes"
	"cmp"
	"slices"
)

// The terms of a field are joined range by range of the dictionary, on all
// processors, each range into bytes of its own. Those are put one behind the
// other in order: what comes of it does not depend on who made what when.

// termRange is a part of the terms of a field: words from one up to another, or
// pairs.
type termRange struct {
	words    bool
	from, to []byte // nil is no bound
	first    pair
	end      pair
}

// joined is what became of a range.
type joined struct {
	words []byte // one after the other
	ends  []int  // of each
	pairs []pair
	at    []int // where the postings of each begin
	data  []byte
}

func (j *joined) reset() {
	if cap(j.data) > mostKept { // there was a common word: each would get to have room for one
		j.data = nil
	}
	j.words, j.ends, j.pairs, j.at, j.data = j.words[:0], j.ends[:0], j.pairs[:0], j.at[:0], j.data[:0]
}

// rangeBytes is about how many bytes of postings are joined at a time, mostKept for
// how many there is room that is used again.
const (
	rangeBytes = 1 << 20
	mostKept   = 2 * rangeBytes
)

// mark is a term at which a range can end, and about how many bytes of
// postings of its dictionary there are from it to the next one.
type mark[T any] struct {
	term  T
	bytes int
}

// rangesOf parts the terms of fields into ranges of about so many bytes.
func rangesOf(parts []*field, size int) []termRange {
	var words []mark[[]byte]
	var pairs []mark[pair]
	for _, f := range parts {
		f.words.marks(f.words.n, size, func(i, bytes int) { words = append(words, mark[[]byte]{f.words.first(i / groupLen), bytes}) })
		f.pairs.marks(f.pairs.seconds.len(), size, func(i, bytes int) { pairs = append(pairs, mark[pair]{f.pairs.pair(i), bytes}) })
	}
	var out []termRange
	from := []byte(nil)
	for _, to := range bounds(words, size, bytes.Compare) {
		out = append(out, termRange{words: true, from: from, to: to})
		from = to
	}
	out = append(out, termRange{words: true, from: from})
	first := pair(0)
	for _, end := range bounds(pairs, size, cmp.Compare[pair]) {
		out = append(out, termRange{first: first, end: end})
		first = end
	}
	return append(out, termRange{first: first, end: noPair})
}

// marks calls visit with terms, each the first of a group, that are an eighth of
// a range apart. Where links stand among the words that is a guess.
func (o *offsets) marks(n, size int, visit func(i, bytes int)) {
	from, sum := 0, 0
	for i := 0; i < n; i += groupLen {
		next := min(i+groupLen, n-1)
		sum += max(o.at(next)-o.at(i), 0)
		if sum >= size/8 || i+groupLen >= n {
			visit(from, sum)
			from, sum = i+groupLen, 0
		}
	}
}

// bounds chooses of the marks those that ranges end at.
func bounds[T any](marks []mark[T], size int, order func(a, b T) int) (out []T) {
	slices.SortFunc(marks, func(a, b mark[T]) int { return order(a.term, b.term) })
	sum := 0
	for i, m := range marks {
		if sum >= size && order(marks[i-1].term, m.term) != 0 {
			out = append(out, m.term)
			sum = 0
		}
		sum += m.bytes
	}
	return out
}

// join joins the terms of a range.
func (s *termRange) join(j *termJoiner, parts []*field, out *joined) {
	out.reset()
	if s.words {
		s.joinWords(j, parts, out)
	} else {
		s.joinPairs(j, parts, out)
	}
}

func (s *termRange) joinWords(j *termJoiner, parts []*field, out *joined) {
	w := wordsBetween(parts, s.from, s.to)
	for len(w.all) > 0 {
		top := w.all[0]
		from := len(out.words)
		out.words = append(out.words, w.walkers[top.row].word...)
		j.begin()
		for len(w.all) > 0 && w.all[0].key == top.key {
			i := w.all[0].row
			if !bytes.Equal(w.walkers[i].word, out.words[from:]) {
				break
			}
			j.add(i, parts[i].wordList(w.walkers[i].i))
			w.step()
		}
		if !out.pack(j) {
			out.words = out.words[:from]
			continue
		}
		out.ends = append(out.ends, len(out.words))
	}
}

func (s *termRange) joinPairs(j *termJoiner, parts []*field, out *joined) {
	p := pairsBetween(parts, s.first, s.end)
	for len(p.all) > 0 {
		top := p.all[0].key
		j.begin()
		for len(p.all) > 0 && p.all[0].key == top {
			i := p.all[0].row
			j.add(i, parts[i].pairList(p.rows[i].i))
			p.step()
		}
		if out.pack(j) {
			out.pairs = append(out.pairs, pair(top))
		}
	}
}

// pack appends the postings of a term, and tells whether there are any.
func (o *joined) pack(j *termJoiner) (some bool) {
	at := len(o.data)
	if o.data, some = j.pack(o.data); some {
		o.at = append(o.at, at)
	}
	return some
}

// add puts what became of a range behind what is there.
func (m *fieldMaker) add(j *joined) {
	from := 0
	for i, end := range j.ends {
		word := j.words[from:end]
		m.words.add(word, m.last, m.at+j.at[i])
		m.last = append(m.last[:0], word...)
		from = end
	}
	for i, p := range j.pairs {
		m.pairs.add(p, m.at+j.at[i])
	}
	m.write(j.data)
}
