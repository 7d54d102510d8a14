package index

import (
	"context"
	"math"
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
	mean    float64   // words of a text
	weights []float64 // of the words asked for; they sum up to less than 1
}

// Ranking returns how p rates the articles of the given segments, which are one
// archive.
func (p *Program) Ranking(segments []*Segment) *Ranking {
	r := &Ranking{p: p, weights: make([]float64, len(p.terms))}
	articles, words := 0, int64(0)
	for _, s := range segments {
		articles += s.Len()
		words += s.words
	}
	r.mean = float64(words) / float64(max(articles, 1))
	sum := 0.0
	for i, t := range p.terms {
		n := 0
		for _, s := range segments {
			fields := s.fields(t.in)
			n += min(t.phrase(fields[len(fields)-1]).df(), s.Len())
		}
		r.weights[i] = math.Log1p((float64(articles-n) + 0.5) / (float64(n) + 0.5))
		sum += r.weights[i]
	}
	for i := range r.weights {
		r.weights[i] *= float64(len(p.terms)) / float64(len(p.terms)+1) / sum
	}
	return r
}

// Scores returns the scores of the given articles of a segment, which are in
// ascending order; 0 where no words were asked for. It ends early with the
// error of ctx.
func (r *Ranking) Scores(ctx context.Context, s *Segment, docs []uint32) ([]float32, error) {
	scores := make([]float32, len(docs))
	return scores, r.rate(ctx, s, docs, scores, nil)
}

// Hits returns the scores of the given articles as Scores does, and their
// snippets as Snippet does.
func (r *Ranking) Hits(ctx context.Context, s *Segment, docs []uint32) (scores []float32, snippets []string, err error) {
	scores, snippets = make([]float32, len(docs)), make([]string, len(docs))
	firsts := make([]uint32, len(docs))
	for k := range firsts {
		firsts[k] = nowhere
	}
	if err := r.rate(ctx, s, docs, scores, firsts); err != nil {
		return nil, nil, err
	}
	begins := newCursor(s.body.pair(blockStart))
	for k, d := range docs {
		if firsts[k] == nowhere {
			continue
		}
		block := 0 // with the first hit
		if begins.seek(d) {
			for _, at := range begins.placed() {
				if at <= firsts[k] {
					block++
				}
			}
		}
		snippets[k] = r.p.snippetFrom(s.Article(int(d)), block)
	}
	return scores, snippets, ctx.Err()
}

// nowhere is the place of a word that does not stand in a text.
const nowhere = math.MaxUint32

// rate adds the articles' scores to scores, and lowers firsts, if there are any,
// to the place of the first hit in the text.
func (r *Ranking) rate(ctx context.Context, s *Segment, docs []uint32, scores []float32, firsts []uint32) error {
	if len(docs) == 0 {
		return ctx.Err()
	}
	among := scope{NewSet(s.Len()), len(docs)}
	for _, d := range docs {
		among.Add(d)
	}
	run := &run{ctx: ctx, s: s}
	length := s.length.All()
	for i, t := range r.p.terms {
		for _, f := range s.fields(t.in) {
			p := t.phrase(f)
			if p.none() {
				continue
			}
			var places []uint32
			if f == s.body {
				places = firsts
			}
			for k, n := range p.counts(run, among, docs, places) {
				switch {
				case n == 0:
				case f == s.title:
					scores[k]++
				default:
					scores[k] += float32(r.weights[i] * r.grown(min(n, mostCounted), length[docs[k]]))
				}
			}
		}
	}
	return ctx.Err()
}

// grown returns how much n hits in a text of so many words are worth, below 1.
func (r *Ranking) grown(n, words uint32) float64 {
	length := 1.0
	if r.mean > 0 {
		length = float64(words) / r.mean
	}
	return float64(n) / (float64(n) + 1.2*(0.25+0.75*length))
}
