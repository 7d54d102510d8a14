// Package mark finds the words of a search in a text as it is shown: what a
// page, a row of the list or a concordance marks as hits. Words match as they
// do in a search; see query.Term.
package mark

import (
	"sort"
	"strings"

	"gongbao/store/fold"
	"gongbao/store/query"
)

// Span is a stretch of a text: bytes Start to End.
type Span struct{ Start, End int }

// Finder looks for terms in texts. It keeps scratch space between texts and is
// for one goroutine at a time.
type Finder struct {
	terms  []query.Term
	folded string
	tokens []fold.Token
	stems  []string // of the tokens, "" where not asked for yet
}

// New returns a Finder of the terms; terms without words are left out.
func New(terms []query.Term) *Finder {
	f := &Finder{}
	for _, t := range terms {
		if len(t.Words) > 0 {
			f.terms = append(f.terms, t)
		}
	}
	return f
}

// Len returns how many terms are looked for.
func (f *Finder) Len() int { return len(f.terms) }

// Part returns the part of an article that the given term is limited to.
func (f *Finder) Part(term int) query.Part { return f.terms[term].In }

// Find returns the hits in s, in order; those that overlap are one.
func (f *Finder) Find(s string) []Span {
	var spans []Span
	f.Each(s, nil, func(_, start, end int) { spans = append(spans, Span{start, end}) })
	return Merge(spans)
}

// Each calls found for every hit of a term in s: the term's number, and the
// bytes of the hit. Hits of one term come in order and do not overlap. Of the
// terms in begun it is enough that the last word begins so; nil has none, and
// else only these are looked for.
func (f *Finder) Each(s string, begun []bool, found func(term, start, end int)) {
	if len(f.terms) == 0 {
		return
	}
	folded, origin := fold.Mapped(s)
	f.split(folded)
	for k := range f.terms {
		if begun != nil && !begun[k] {
			continue
		}
		for at := 0; at < len(f.tokens); {
			n := f.matchAt(&f.terms[k], at, begun != nil)
			if n == 0 {
				at++
				continue
			}
			start, end := origin.Span(f.tokens[at].Start, f.tokens[at+n-1].End)
			found(k, start, end)
			at += n
		}
	}
}

func (f *Finder) split(folded string) {
	f.folded, f.tokens, f.stems = folded, f.tokens[:0], f.stems[:0]
	for tok := range fold.Tokens(folded) {
		f.tokens = append(f.tokens, tok)
		f.stems = append(f.stems, "")
	}
}

// matchAt returns how many tokens from the given one on the term takes, 0 if
// it does not stand there.
func (f *Finder) matchAt(t *query.Term, at int, begun bool) int {
	if len(f.tokens)-at < len(t.Words) {
		return 0
	}
	for i := range t.Words {
		w := &t.Words[i]
		prefix := w.Prefix || w.Open || begun && !w.Han && i == len(t.Words)-1
		if !f.matches(w, at+i, prefix) || w.Tight && !f.tight(at+i) {
			return 0
		}
	}
	return len(t.Words)
}

// matches tells whether a token is a word that is looked for.
func (f *Finder) matches(w *query.Word, at int, prefix bool) bool {
	tok := &f.tokens[at]
	switch {
	case tok.Han != w.Han:
		return false
	case tok.Text == w.Text:
		return true
	case w.Han || w.Exact && !prefix || tok.Text[0] != w.Text[0]:
		return false // all forms of a word begin alike
	case prefix && strings.HasPrefix(tok.Text, w.Text):
		return true
	case w.Prefix || w.Exact:
		return false
	}
	if f.stems[at] == "" {
		f.stems[at] = fold.Stem(tok.Text)
	}
	return f.stems[at] == w.Stem
}

// tight tells whether nothing but white space parts a token from the one
// before it.
func (f *Finder) tight(at int) bool {
	return at > 0 && strings.TrimSpace(f.folded[f.tokens[at-1].End:f.tokens[at].Start]) == ""
}

// Merge sorts spans and makes one of those that overlap. It works in place.
func Merge(spans []Span) []Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
