package detail

import (
	"sort"
	"strings"

	"gongbao/store/fold"
)

// hit is one place on the page that the search found: bytes start to end of
// paragraph para.
type hit struct{ para, start, end int32 }

// term is a word or phrase to look for: its tokens, folded.
type term struct {
	tokens []fold.Token
	stems  []string
}

func termsOf(words []string) []term {
	var terms []term
	for _, w := range words {
		var t term
		for tok := range fold.Tokens(fold.Text(w)) {
			t.tokens = append(t.tokens, tok)
			t.stems = append(t.stems, stemOf(tok))
		}
		if len(t.tokens) > 0 {
			terms = append(terms, t)
		}
	}
	return terms
}

func stemOf(t fold.Token) string {
	if t.Han {
		return t.Text
	}
	return fold.Stem(t.Text)
}

// matchAt returns how many tokens from the first on the term takes, 0 if it
// does not stand there. Words match in all their forms; with begun it is
// enough that the last one begins as asked.
func (t *term) matchAt(tokens []fold.Token, stems []string, begun bool) int {
	if len(tokens) < len(t.tokens) {
		return 0
	}
	last := len(t.tokens) - 1
	for i, want := range t.stems {
		if stems[i] == want && tokens[i].Han == t.tokens[i].Han {
			continue
		}
		if !begun || i < last || !strings.HasPrefix(tokens[i].Text, t.tokens[i].Text) {
			return 0
		}
	}
	return len(t.tokens)
}

// found returns the hits of the words on the page, in order, none inside
// another. A word that stands nowhere whole is found at the start of others,
// so that a search shows something while it is typed.
func found(page []para, words []string) []hit {
	terms := termsOf(words)
	if len(terms) == 0 {
		return nil
	}
	hits, seen := scan(page, terms, false)
	var rest []term
	for i, ok := range seen {
		if !ok {
			rest = append(rest, terms[i])
		}
	}
	if len(rest) > 0 {
		more, _ := scan(page, rest, true)
		hits = append(hits, more...)
	}
	return merged(hits)
}

// scan finds the terms on the page and tells which of them it found.
func scan(page []para, terms []term, begun bool) (hits []hit, seen []bool) {
	seen = make([]bool, len(terms))
	var tokens []fold.Token
	var stems []string
	for i := range page {
		if !page[i].found {
			continue
		}
		folded, origin := fold.Mapped(page[i].text)
		tokens, stems = tokens[:0], stems[:0]
		for tok := range fold.Tokens(folded) {
			tokens = append(tokens, tok)
			stems = append(stems, stemOf(tok))
		}
		for k := range terms {
			for at := 0; at < len(tokens); {
				n := terms[k].matchAt(tokens[at:], stems[at:], begun)
				if n == 0 {
					at++
					continue
				}
				seen[k] = true
				start, end := origin.Span(tokens[at].Start, tokens[at+n-1].End)
				hits = append(hits, hit{int32(i), int32(start), int32(end)})
				at += n
			}
		}
	}
	return hits, seen
}

// merged sorts hits and makes one of those that overlap.
func merged(hits []hit) []hit {
	sort.Slice(hits, func(i, j int) bool {
		a, b := hits[i], hits[j]
		if a.para != b.para {
			return a.para < b.para
		}
		return a.start < b.start
	})
	out := hits[:0]
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1].para == h.para && h.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, h.end)
			continue
		}
		out = append(out, h)
	}
	return out
}

// counts returns the hits on the page, looking for them if need be.
func (m *Model) counts() []hit {
	if !m.hits.made && m.article != nil {
		m.hits = track{places: found(m.pages(), m.words), made: true, at: -1}
	}
	return m.hits.places
}

// Hits returns how many hits the page has and which of them was gone to last,
// counted from 1; 0 if none was.
func (m *Model) Hits() (at, total int) { return m.hits.at + 1, len(m.counts()) }

// NextHit goes n hits on, to the last if there are fewer, and tells whether
// there was one at all. It counts from the hit gone to last while that is on
// screen, else from the top of the screen.
func (m *Model) NextHit(n int) bool {
	m.counts()
	return m.next(&m.hits, n)
}

// PrevHit is NextHit towards the top. In an article not read yet it counts
// from the end.
func (m *Model) PrevHit(n int) bool {
	m.counts()
	return m.prev(&m.hits, n)
}
