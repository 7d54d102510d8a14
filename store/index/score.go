package index

import (
	"context"
	"math"
	"slices"
)

// mostCounted is how many hits of a word in one text are counted; more say no
// more about what the text is about.
const mostCounted = 50

// Ranking rates how well the articles of an archive answer the words asked for.
// It is immutable and safe for concurrent use.
//
// The whole part of a score is how many of the words stand in the title, so that a hit
// there is above any number in the text. Its fraction is BM25's (k1 1.2, b
// 0.75) brought below 1: it grows with the hits in the text, less where the
// text is long, and a rare word counts for more than a common one.
type Ranking struct {
	p       *Program
	perWord float64                  // what a word of a text takes from it
	weights []float64                // of the words asked for; they sum up to less than 1
	stand   map[*Segment][]standings // of the words asked for
}

// standings are a term's phrases in the title and in the text, nil where it does
// not stand, or is not asked for.
type standings struct {
	title, body *phrase
	held        []int // see phrase: in the texts, or in the one part that it is asked for in
}

// Ranking returns how p rates the articles of the given segments, which are one
// archive. How common a word is, and how long a text, is told by those articles
// whose texts are indexed.
func (p *Program) Ranking(segments []*Segment) *Ranking {
	r := &Ranking{p: p, weights: make([]float64, len(p.terms)), stand: map[*Segment][]standings{}}
	articles, indexed, words := 0, 0, int64(0)
	held := make([][]int, len(p.terms)) // by how many articles each unit of a term is
	for _, s := range segments {
		articles += s.Left()
		if !s.bare {
			indexed += s.Left()
			words += s.Words()
		}
		stand := make([]standings, len(p.terms))
		for i, t := range p.terms {
			stand[i] = t.standings(s)
			held[i] = added(held[i], stand[i].held)
		}
		r.stand[s] = stand
	}
	if words > 0 {
		r.perWord = 1.2 * 0.75 * float64(indexed) / float64(words)
	}
	sum := 0.0
	for i := range held {
		of := articles
		if p.terms[i].inText() {
			of = indexed
		}
		n := of
		for _, some := range held[i] {
			n = min(n, some)
		}
		r.weights[i] = math.Log1p((float64(of-n) + 0.5) / (float64(n) + 0.5))
		sum += r.weights[i]
	}
	for i := range r.weights {
		r.weights[i] *= float64(len(p.terms)) / float64(len(p.terms)+1) / sum
	}
	return r
}

// standings looks up a term.
//
// What it weighs is told by its rarest unit in all segments together: not by links,
// which small segments have none of, so that it does not matter which articles are
// in one segment.
func (t *Term) standings(s *Segment) (out standings) {
	for _, f := range s.fields(t.in) {
		p := t.phrase(f)
		out.held = p.heldLeft(s)
		switch {
		case p.none():
		case f == s.title:
			out.title = &p
		default:
			out.body = &p
		}
	}
	return out
}

// added returns the sums of two rows; none is nothing.
func added(a, b []int) []int {
	if a == nil {
		return slices.Clone(b)
	}
	for i := range b {
		a[i] += b[i]
	}
	return a
}

// Hits returns the scores of the given articles as Scores does, and their
// snippets as Snippet does.
func (r *Ranking) Hits(ctx context.Context, s *Segment, docs []uint32) (scores []float32, snippets []string, err error) {
	if scores, err = r.Scores(ctx, s, docs); err != nil {
		return nil, nil, err
	}
	snippets, err = r.Snippets(ctx, s, docs)
	return scores, snippets, err
}

// Snippets returns what Snippet does of the given articles of a segment, which
// are in ascending order. It ends early with the error of ctx.
func (r *Ranking) Snippets(ctx context.Context, s *Segment, docs []uint32) ([]string, error) {
	out := make([]string, len(docs))
	var finders []*finder
	way, many := &run{ctx: ctx, s: s}, false
	for i, t := range r.p.terms {
		if p := r.stand[s][i].body; p != nil && t.inText() {
			finders = append(finders, p.finder(way))
			many = many || p.many()
		}
	}
	begins := newCursor(s.body.pair(blockStart))
	for k, d := range docs {
		if ctx.Err() != nil {
			break
		}
		if many { // the text is sooner read than so many lists
			out[k] = r.p.Snippet(s.Article(int(d)))
		} else if first, ok := firstOf(finders, d); ok {
			out[k] = r.p.snippetAt(s, int(d), blockOf(begins, d, first))
		}
	}
	return out, ctx.Err()
}

// firstOf returns the place of the first hit in the text of an article.
func firstOf(finders []*finder, d uint32) (first uint32, found bool) {
	for _, f := range finders {
		if starts := f.starts(d); len(starts) > 0 && (!found || starts[0] < first) {
			first, found = starts[0], true
		}
	}
	return first, found
}

// blockOf returns which of an article's blocks a place is in.
func blockOf(begins *cursor, d, place uint32) int {
	block := 0
	if begins.seek(d) {
		for _, at := range begins.placed() {
			if at <= place {
				block++
			}
		}
	}
	return block
}

// grown returns how much n hits in a text of so many words are worth, below 1.
func (r *Ranking) grown(n, words uint32) float64 {
	return float64(n) / (float64(n) + 1.2*0.25 + r.perWord*float64(words))
}

// half returns how many hits in a text of so many words are worth a half.
func (r *Ranking) half(words uint32) float64 { return 1.2*0.25 + r.perWord*float64(words) }
