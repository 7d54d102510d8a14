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
	"gongbao/store/rate"
)

// candidates are what fuzzy find looks at, in the order that decides between
// equals: articles newest first, bodies in display order, sources with most
// articles first.
type candidates struct {
	articles []uint32
	bodies   []uint32
	sources  []uint32
}

func (s *Store) candidates() *candidates {
	c := &candidates{articles: s.newest, bodies: s.tree().order}
	all := s.outlets().all
	for i := range all {
		if all[i].name != "" {
			c.sources = append(c.sources, uint32(i))
		}
	}
	slices.SortFunc(c.sources, func(x, y uint32) int {
		a, b := &all[x], &all[y]
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
	shown int // of a body: which of its findNames matched, or one of these
}

const (
	shownBare   = -1 // the first of them; what matched is something that is not shown
	shownPinyin = -2 // its Chinese name
)

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
			m.Rows = append(m.Rows, s.matchRow(c, wanted{}, found{at: at, shown: shownBare}))
		}
		return m, ctx.Err()
	}
	w := wanted{pattern: pattern, rate: rate.New(pattern), id: fold.Text(pattern), key: index.Key(pattern), letters: index.LettersOf(pattern), bodies: s.tree().names()}
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
		m.Rows = append(m.Rows, s.matchRow(c, w, f))
	}
	return m, nil
}

// wanted is what was typed, in the forms that it is compared in.
type wanted struct {
	pattern, id, key string
	rate             *rate.Pattern
	letters          index.Letters
	bodies           []bodyNames
	pinyin           pinyin.Pattern // where spelt
	spelt            bool           // it can be pinyin
}

// best keeps the best matches of those that are added, and counts all.
type best struct {
	most  int
	kept  []found
	cut   *found // what is not better is not kept; nil while all is
	total int
}

func (b *best) add(f found) {
	b.total++
	if b.cut != nil && better(f, *b.cut) >= 0 {
		return
	}
	if b.kept = append(b.kept, f); len(b.kept) >= 2*b.most+64 {
		b.trim()
	}
}

func (b *best) trim() {
	slices.SortFunc(b.kept, better)
	b.kept = b.kept[:min(len(b.kept), b.most)]
	if n := len(b.kept); n > 0 && n == b.most {
		cut := b.kept[n-1]
		b.cut = &cut
	}
}

// findIn matches the candidates from from to to.
func (s *Store) findIn(c *candidates, w wanted, from, to, most int) best {
	b := best{most: most}
	letters := make([][]index.Letters, len(s.segments))
	for i, seg := range s.segments {
		letters[i] = seg.Letters()
	}
	for at := from; at < min(to, len(c.articles)); at++ {
		segment, i := s.place(c.articles[at])
		hit := letters[segment][i].Has(w.letters)
		if !hit && !w.spelt {
			continue
		}
		if f, ok := w.title(s.segments[segment].TitleHere(i), hit); ok {
			f.at = at
			b.add(f)
		}
	}
	for at := max(from, len(c.articles)); at < to; at++ {
		if f, ok := s.findName(c, w, at); ok {
			b.add(f)
		}
	}
	return b
}

// title matches a title, by its letters where it can have all of them, and by
// its pinyin. What it begins with is better than what stands in it.
func (w *wanted) title(text string, hit bool) (f found, ok bool) {
	if hit {
		f, ok = w.rated(text)
	}
	if w.spelt && (!ok || f.tier > pinyinTier) && !rate.IsASCII(text) {
		if start, _ := w.pinyin.Find(text); start >= 0 {
			f, ok = spelt(start), true
		}
	}
	return f, ok
}

// spelt is a match by pinyin that begins at a byte of the text.
func spelt(start int) found {
	f := found{tier: pinyinTier}
	if start == 0 {
		f.score = 1
	}
	return f
}

// rated matches a text by its letters, and puts it in its tier.
func (w *wanted) rated(text string) (f found, ok bool) {
	score, ok := w.rate.Score(text)
	if !ok {
		return found{}, false
	}
	f = found{tier: fuzzyTier, score: score}
	if at, atStart := w.rate.Whole(text, startsWord); atStart {
		f.tier = wordTier
	} else if at >= 0 {
		f.tier = wholeTier
	}
	return f, true
}

// marks returns which characters of a text matched by its letters. What stands
// whole is marked where it stands.
func (w *wanted) marks(text string) []int {
	if at, _ := w.rate.Whole(text, startsWord); at >= 0 {
		return runeStarts(text, at, utf8.RuneCountInString(w.pattern))
	}
	for _, m := range fuzzy.FindNoSort(w.pattern, []string{text}) {
		return m.MatchedIndexes
	}
	return nil
}

// speltMarks returns which characters of a text matched by their pinyin.
func (w *wanted) speltMarks(text string) []int {
	start, end := w.pinyin.Find(text)
	if start < 0 {
		return nil
	}
	return runeStarts(text, start, utf8.RuneCountInString(text[start:end]))
}

// findName matches a body or a source. A body goes by its region or name in
// either language, whichever fits best. One whose ID, initials or other name
// is what was typed stands with the words, above them; one of which that is a
// beginning, with what holds it whole.
func (s *Store) findName(c *candidates, w wanted, at int) (found, bool) {
	i := at - len(c.articles)
	if i >= len(c.bodies) {
		f, ok := w.title(s.candidate(c, at), true)
		f.at = at
		return f, ok
	}
	body := &w.bodies[c.bodies[i]]
	top, ok := found{}, false
	for k, name := range body.shown {
		if f, fits := w.rated(name); fits && (!ok || better(f, top) < 0) {
			top, ok = f, true
			top.shown = k
		}
	}
	if w.spelt && (!ok || top.tier > pinyinTier) {
		if start, _ := w.pinyin.Find(s.tree().all[c.bodies[i]].union.NameZH); start >= 0 {
			f := spelt(start)
			if f.shown = top.shown; !ok { // else what its letters are marked in stays
				f.shown = shownPinyin
			}
			top, ok = f, true
		}
	}
	top.at = at
	t := body.tier(w.id, w.key)
	if t == fitsNot {
		return top, ok
	}
	if !ok {
		top = found{at: at, tier: wholeTier, shown: shownBare}
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

func (s *Store) matchRow(c *candidates, w wanted, f found) Match {
	m := Match{Text: s.candidate(c, f.at), tier: f.tier, score: f.score}
	switch i := f.at - len(c.articles); {
	case i < 0:
		segment, n := s.place(c.articles[f.at])
		seg := s.segments[segment]
		m.Kind, m.ID, m.Published = MatchArticle, seg.ID(n), seg.Published(n)
	case i < len(c.bodies):
		n := c.bodies[i]
		m.Kind, m.Union, m.Count = MatchUnion, s.tree().all[n].union, s.under(n)
		switch f.shown {
		case shownBare:
			return m
		case shownPinyin:
			m.Text = m.Union.NameZH
		default:
			m.Text = findNames(m.Union)[f.shown]
			m.At = w.marks(m.Text)
			return m
		}
	default:
		m.Kind, m.Count = MatchSource, s.outlets().all[c.sources[i-len(c.bodies)]].amount
	}
	switch {
	case w.pattern == "":
	case f.tier == pinyinTier:
		m.At = w.speltMarks(m.Text)
	default:
		m.At = w.marks(m.Text)
	}
	return m
}

// under returns how many articles name a body or one below it.
func (s *Store) under(n uint32) int {
	b := s.tree()
	ids := map[string]bool{}
	for _, below := range b.order[b.all[n].place:b.all[n].end] {
		ids[b.all[below].union.ID] = true
	}
	count := 0
	for _, seg := range s.segments {
		count += seg.Naming(ids)
	}
	return count
}

// startsWord tells whether a word starts with r; every Han character does.
func startsWord(before, r rune) bool {
	return model.IsHan(r) || !unicode.IsLetter(before) && !unicode.IsDigit(before) || model.IsHan(before)
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
