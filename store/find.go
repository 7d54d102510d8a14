package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/index"
	"gongbao/store/pinyin"
)

// candidates are what fuzzy find looks at, in the order that decides between
// equals: articles newest first, bodies in display order, sources with most
// articles first.
type candidates struct {
	articles []uint32
	bodies   []uint32
	sources  []uint32
	under    []int // articles of each body and of all below it
}

func (s *Store) candidates() *candidates {
	c := &candidates{articles: s.newest, bodies: s.tree().order}
	n := s.tree().newCounts()
	for i, seg := range s.segments {
		for k := range seg.Len() {
			s.tree().add(n, i, seg.Named(k), s.starts[i]+uint32(k))
		}
	}
	c.under = n.all
	for i := range s.outlets().all {
		if s.outlets().all[i].name != "" {
			c.sources = append(c.sources, uint32(i))
		}
	}
	slices.SortFunc(c.sources, func(x, y uint32) int {
		a, b := &s.outlets().all[x], &s.outlets().all[y]
		return cmp.Or(cmp.Compare(b.amount, a.amount), strings.Compare(a.name, b.name))
	})
	return c
}

func (c *candidates) len() int { return len(c.articles) + len(c.bodies) + len(c.sources) }

// found is a candidate that matches.
type found struct {
	at    int // its place among the candidates
	tier  int
	score int
	text  string
	marks []int
}

// The tiers of fuzzy find. Inside a tier the fuzzy score decides.
const (
	wordTier   = iota // the text holds what was typed whole, at a word's start
	wholeTier         // the text holds it whole
	pinyinTier        // it is the pinyin, whole or in part, of Chinese characters side by side
	fuzzyTier         // its letters stand in the text, in their order
)

func better(a, b found) int {
	return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at))
}

// findChunk is how many candidates one goroutine takes at a time; between two
// it looks whether the answer is still wanted.
const findChunk = 1024

// longestPattern is how many bytes of what was typed are looked for.
const longestPattern = 512

// findMatches returns the n best matches of text. Which texts match, and how
// well, is what sahilm/fuzzy says.
func (s *Store) findMatches(ctx context.Context, text string, n int) (Matches, error) {
	c := s.find()
	pattern := cutText(strings.TrimSpace(text), longestPattern)
	m := Matches{Of: c.len()}
	n = min(max(n, 0), c.len())
	if pattern == "" {
		m.Total = m.Of
		for at := range n {
			m.Rows = append(m.Rows, s.matchRow(c, found{at: at, text: s.candidate(c, at)}))
		}
		return m, ctx.Err()
	}
	w := wanted{pattern: pattern, id: fold.Text(pattern), key: index.Key(pattern), letters: index.LettersOf(pattern), bodies: s.tree().names()}
	w.pinyin, w.spelt = pinyin.Load().Of(pattern)
	chunks := (c.len() + findChunk - 1) / findChunk
	parts := make([]best, chunks)
	err := parallel(ctx, chunks, func(ctx context.Context, i int) error {
		parts[i] = s.findIn(c, w, i*findChunk, min((i+1)*findChunk, c.len()), n)
		return ctx.Err()
	})
	if err != nil {
		return Matches{}, err
	}
	all := best{most: n}
	for _, p := range parts {
		m.Total += p.total
		all.kept = append(all.kept, p.kept...)
	}
	all.trim()
	for _, f := range all.kept {
		m.Rows = append(m.Rows, s.matchRow(c, f))
	}
	return m, nil
}

// wanted is what was typed, in the forms that it is compared in.
type wanted struct {
	pattern, id, key string
	letters          index.Letters
	bodies           []bodyNames
	pinyin           pinyin.Pattern // where spelt
	spelt            bool           // it can be pinyin
}

// best keeps the best matches of those that are added, and counts all.
type best struct {
	most  int
	kept  []found
	total int
}

func (b *best) add(f found) {
	b.total++
	if b.kept = append(b.kept, f); len(b.kept) >= 2*b.most+64 {
		b.trim()
	}
}

func (b *best) trim() {
	slices.SortFunc(b.kept, better)
	b.kept = b.kept[:min(len(b.kept), b.most)]
}

// findIn matches the candidates from from to to.
func (s *Store) findIn(c *candidates, w wanted, from, to, most int) best {
	b := best{most: most}
	letters := make([][]index.Letters, len(s.segments))
	for i, seg := range s.segments {
		letters[i] = seg.Letters()
	}
	var places []int
	titles := func(yield func(string) bool) {
		for at := from; at < min(to, len(c.articles)); at++ {
			segment, i := s.place(c.articles[at])
			if letters[segment][i].Has(w.letters) {
				places = append(places, at)
				if !yield(s.segments[segment].TitleHere(i)) {
					return
				}
			}
		}
	}
	spelt := s.findSpelt(c, w, from, min(to, len(c.articles)))
	for _, m := range fuzzy.FindFromIterNoSort(w.pattern, titles) {
		f := rated(w.pattern, places[m.Index], m)
		for len(spelt) > 0 && spelt[0].at < f.at {
			b.add(spelt[0])
			spelt = spelt[1:]
		}
		if len(spelt) > 0 && spelt[0].at == f.at {
			if better(spelt[0], f) < 0 {
				f = spelt[0]
			}
			spelt = spelt[1:]
		}
		b.add(f)
	}
	for _, f := range spelt {
		b.add(f)
	}
	for at := max(from, len(c.articles)); at < to; at++ {
		if f, ok := s.findName(c, w, at); ok {
			b.add(f)
		}
	}
	return b
}

// findSpelt returns the articles from from to to whose titles hold Chinese of
// which what was typed is the pinyin, in order.
func (s *Store) findSpelt(c *candidates, w wanted, from, to int) (out []found) {
	if !w.spelt {
		return nil
	}
	for at := from; at < to; at++ {
		segment, i := s.place(c.articles[at])
		if f, ok := spelt(w, at, s.segments[segment].TitleHere(i)); ok {
			out = append(out, f)
		}
	}
	return out
}

// spelt tells whether what was typed is the pinyin of Chinese in a text. What
// the text begins with is better than what stands in it.
func spelt(w wanted, at int, text string) (found, bool) {
	start, end := w.pinyin.Find(text)
	if start < 0 {
		return found{}, false
	}
	f := found{at: at, tier: pinyinTier, text: text, marks: runeStarts(text, start, utf8.RuneCountInString(text[start:end]))}
	if start == 0 {
		f.score = 1
	}
	return f, true
}

// rated puts a match in its tier. What stands whole is marked where it stands.
func rated(pattern string, at int, m fuzzy.Match) found {
	f := found{at: at, tier: fuzzyTier, score: m.Score, text: m.Str, marks: m.MatchedIndexes}
	if start, tier := whole(m.Str, pattern); start >= 0 {
		f.tier, f.marks = tier, runeStarts(m.Str, start, utf8.RuneCountInString(pattern))
	}
	return f
}

// findName matches a body or a source. A body goes by its region or name in
// either language, whichever fits best. One whose ID, initials or other name
// is what was typed stands with the words, above them; one of which that is a
// beginning, with what holds it whole.
func (s *Store) findName(c *candidates, w wanted, at int) (found, bool) {
	var names []string
	var body *bodyNames
	if i := at - len(c.articles); i < len(c.bodies) {
		body = &w.bodies[c.bodies[i]]
		names = body.shown
	} else {
		names = []string{s.candidate(c, at)}
	}
	var top found
	ok := false
	for _, m := range fuzzy.FindNoSort(w.pattern, names) {
		if f := rated(w.pattern, at, m); !ok || better(f, top) < 0 {
			top, ok = f, true
		}
	}
	if w.spelt && (!ok || top.tier > pinyinTier) {
		spelled := names[0]
		if body != nil {
			spelled = s.tree().all[c.bodies[at-len(c.articles)]].union.NameZH
		}
		switch f, fits := spelt(w, at, spelled); {
		case fits && !ok:
			top, ok = f, true
		case fits: // what its letters are marked in stays
			top.tier, top.score = f.tier, f.score
		}
	}
	if body == nil {
		return top, ok
	}
	t := body.tier(w.id, w.key)
	if t == fitsNot {
		return top, ok
	}
	if !ok {
		top = found{at: at, tier: wholeTier, text: names[0]}
	}
	switch t {
	case fitsID, fitsName, fitsInitials:
		top.tier, top.score = wordTier, exactScore
	default:
		top.tier = min(top.tier, wholeTier)
	}
	return top, true
}

// exactScore is the score of a body that what was typed names; letters in
// their order never score as much.
const exactScore = 1 << 30

// findNames returns the names of a body that letters are looked for in. A
// region stands for its federation, whose name is too long to be told by a few
// letters: nearly all of them have a c, r, a, f and t in this order.
func findNames(u *model.Union) []string {
	var names []string
	for _, n := range [...]string{cmp.Or(u.Place, u.Name, u.ID), cmp.Or(u.PlaceZH, u.NameZH)} {
		if n != "" {
			names = append(names, n)
		}
	}
	return names
}

// candidate returns the text that a candidate is shown by.
func (s *Store) candidate(c *candidates, at int) string {
	switch i := at - len(c.articles); {
	case i < 0:
		return s.title(c.articles[at])
	case i < len(c.bodies):
		return findNames(s.tree().all[c.bodies[i]].union)[0]
	default:
		return s.outlets().all[c.sources[i-len(c.bodies)]].name
	}
}

func (s *Store) matchRow(c *candidates, f found) Match {
	m := Match{Text: f.text, At: f.marks, tier: f.tier, score: f.score}
	switch i := f.at - len(c.articles); {
	case i < 0:
		segment, n := s.place(c.articles[f.at])
		seg := s.segments[segment]
		m.Kind, m.ID, m.Published = MatchArticle, seg.ID(n), seg.Published(n)
		m.Text = strings.Clone(m.Text) // it may lie in a file
	case i < len(c.bodies):
		n := c.bodies[i]
		m.Kind, m.Union, m.Count = MatchUnion, s.tree().all[n].union, c.under[n]
	default:
		m.Kind, m.Count = MatchSource, s.outlets().all[c.sources[i-len(c.bodies)]].amount
	}
	return m
}

// whole returns where in text the pattern stands whole, without regard to
// case: at a word's start if it does anywhere, else the first place, else -1.
func whole(text, pattern string) (start, tier int) {
	start = -1
	before := ' '
	for i, r := range text {
		if holdsAt(text[i:], pattern) {
			if startsWord(before, r) {
				return i, wordTier
			}
			if start < 0 {
				start = i
			}
		}
		before = r
	}
	return start, wholeTier
}

// startsWord tells whether a word starts with r; every Han character does.
func startsWord(before, r rune) bool {
	return model.IsHan(r) || !unicode.IsLetter(before) && !unicode.IsDigit(before) || model.IsHan(before)
}

// holdsAt tells whether text begins with pattern, by simple case folding as in
// sahilm/fuzzy.
func holdsAt(text, pattern string) bool {
	for _, p := range pattern {
		r, size := utf8.DecodeRuneInString(text)
		if size == 0 || !sameLetter(r, p) {
			return false
		}
		text = text[size:]
	}
	return true
}

func sameLetter(a, b rune) bool {
	if a == b {
		return true
	}
	for f := unicode.SimpleFold(a); f != a; f = unicode.SimpleFold(f) {
		if f == b {
			return true
		}
	}
	return false
}

// runeStarts returns the byte offsets of n characters of s from byte at on.
func runeStarts(s string, at, n int) []int {
	out := make([]int, 0, n)
	for i := range s[at:] {
		if len(out) == n {
			break
		}
		out = append(out, at+i)
	}
	return out
}

// cutText returns at most n bytes of s, whole characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
