package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/index"
	"gongbao/store/pinyin"
	"gongbao/store/rate"
)

// candidates are the names that fuzzy find looks at beside the titles, in the
// order that decides between equals: bodies in display order, sources with most
// articles first. In a found they follow the articles, from Store.bound on.
type candidates struct {
	bodies  []uint32
	sources []uint32
	sieves  []sieve // of all, those of the fewest bytes first: they score most

	local [][]uint32     // of each segment and each body of the tree: which of the segment's it is, from 1; 0 for none
	under []atomic.Int32 // of each body of the tree: how many articles name it or one below it, from 1; 0 where that is not known
}

func (s *Store) candidates() *candidates {
	t := s.tree()
	c := &candidates{bodies: t.order, under: make([]atomic.Int32, len(t.all))}
	for _, local := range t.local {
		back := make([]uint32, len(t.all))
		for i, n := range local {
			if n != nobody {
				back[n] = uint32(i) + 1
			}
		}
		c.local = append(c.local, back)
	}
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
	c.sieve(s)
	return c
}

// sieve puts all in order of what they can score, and makes their sieves.
func (c *candidates) sieve(s *Store) {
	t, names := s.tree(), s.tree().names()
	c.sieves = make([]sieve, c.names())
	for i := range c.sieves {
		if i < len(c.bodies) {
			n := c.bodies[i]
			c.sieves[i] = sieveOf(t.all[n].union, &names[n])
		} else {
			c.sieves[i].heads[0] = rate.HeadOf(s.candidate(c, s.bound+i))
		}
		c.sieves[i].place = i
	}
	slices.SortStableFunc(c.sieves, func(x, y sieve) int { return cmp.Compare(x.least(), y.least()) })
}

// names returns how many there are.
func (c *candidates) names() int { return len(c.bodies) + len(c.sources) }

// found is a candidate that matches.
type found struct {
	at    int // the number of an article; from Store.bound on, a name's place among the candidates
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

// fitter orders by how well something matches.
func fitter(a, b found) int {
	if a.tier != b.tier {
		return a.tier - b.tier
	}
	return cmp.Compare(b.score, a.score)
}

// better orders as the rows are: equals newest first, then bodies, then sources.
func (s *Store) better(a, b found) int {
	if c := fitter(a, b); c != 0 {
		return c
	}
	if len(s.segments) > 1 && a.at < s.bound && b.at < s.bound && a.at != b.at {
		x, _ := s.place(uint32(a.at))
		if y, _ := s.place(uint32(b.at)); x != y {
			return s.newer(uint32(a.at), uint32(b.at))
		}
	}
	return cmp.Compare(a.at, b.at)
}

// longestPattern is how many bytes of what was typed are looked for.
const longestPattern = 512

// findMatches returns the n best matches of text. Which texts match, and how
// well, is what sahilm/fuzzy says.
func (s *Store) findMatches(ctx context.Context, text string, n int) (Matches, error) {
	w := s.wanted(text)
	n = min(max(n, 0), s.findable())
	if w.pattern == "" {
		return s.foundAll(n), ctx.Err()
	}
	r, err := s.finished(ctx, &w, n)
	if err != nil {
		return Matches{}, err
	}
	return s.matches(&w, r.best, r.total, false), nil
}

// glance returns as much of what findMatches would as is found at once: the
// first of its rows, those of the word tier, and all of it where few articles
// are left to be looked at.
func (s *Store) glance(ctx context.Context, text string, n int) (Matches, error) {
	w := s.wanted(text)
	n = min(max(n, 0), s.findable())
	if w.pattern == "" || s.finds.left(w.pattern, s.count) < fewLeft {
		return s.findMatches(ctx, text, n)
	}
	if r := s.finds.get(w.pattern, n); r != nil && r.done {
		return s.matches(&w, r.best, r.total, false), nil
	}
	r, err := s.begun(ctx, &w, n)
	if err != nil {
		return Matches{}, err
	}
	return s.matches(&w, r.best, len(r.best), true), nil
}

// fewLeft is how many titles are gone through before a reader could see rows
// that are not all.
const fewLeft = 40_000

// findable is how many things there are to be found. It is told without making
// ready to find them.
func (s *Store) findable() int {
	n := s.count + len(s.tree().order)
	for i := range s.outlets().all {
		if s.outlets().all[i].name != "" {
			n++
		}
	}
	return n
}

// foundAll returns the first of everything, for want of letters.
func (s *Store) foundAll(n int) Matches {
	m := Matches{Of: s.findable()}
	m.Total = m.Of
	for i := range min(n, s.count) {
		m.Rows = append(m.Rows, s.matchRow(nil, &wanted{}, found{at: int(s.newest[i]), shown: shownBare}))
	}
	for i := range n - len(m.Rows) {
		m.Rows = append(m.Rows, s.matchRow(s.find(), &wanted{}, found{at: s.bound + i, shown: shownBare}))
	}
	return m
}

func (s *Store) matches(w *wanted, best []found, total int, partial bool) Matches {
	m := Matches{Total: total, Of: s.findable(), Partial: partial}
	for _, f := range best {
		m.Rows = append(m.Rows, s.matchRow(s.find(), w, f))
	}
	return m
}

// wanted is what was typed, in the forms that it is compared in.
type wanted struct {
	pattern, id, key                string
	rate                            *rate.Pattern
	letters                         index.Letters
	idLetters, keyLetters, keyBegin index.Letters
	bodies                          []bodyNames
	pinyin                          pinyin.Pattern
	spelt                           bool           // it can be pinyin
	needs                           pinyin.Letters // what a title needs so that it, or what begins so, is the pinyin of something in it; 0 where it never is
}

func (s *Store) wanted(text string) wanted {
	pattern := cutText(strings.TrimSpace(text), longestPattern)
	if pattern == "" {
		return wanted{}
	}
	w := wanted{pattern: pattern, rate: rate.New(pattern), id: fold.Text(pattern), key: index.Key(pattern), letters: index.LettersOf(pattern), bodies: s.tree().names()}
	w.idLetters, w.keyLetters = index.LettersOf(w.id), index.LettersOf(w.key)
	begin, _ := utf8.DecodeRuneInString(w.key)
	w.keyBegin = index.LettersOf(string(begin))
	w.pinyin, w.spelt = pinyin.Load().Of(pattern)
	w.needs = w.pinyin.Needs()
	return w
}

// title matches a title, or a name like one, by its letters and by its pinyin.
// What it begins with is better than what stands in it.
func (w *wanted) title(text string) (f found, ok bool) {
	f, ok = w.rated(text)
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
	return found{tier: w.tier(text), score: score}, true
}

// tier returns the tier of a text that matches by its letters.
func (w *wanted) tier(text string) int {
	at, atStart := w.rate.Whole(text, startsWord)
	switch {
	case atStart:
		return wordTier
	case at >= 0:
		return wholeTier
	}
	return fuzzyTier
}

// marks returns which characters of a text matched by its letters. What stands
// whole is marked where it stands.
func (w *wanted) marks(text string) []int {
	if at, _ := w.rate.Whole(text, startsWord); at >= 0 {
		return runeStarts(text, at, utf8.RuneCountInString(w.pattern))
	}
	if w.rate.Long() {
		return w.rate.First(text)
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

// candidate returns the text that a candidate is shown by. Of articles c can be
// nil.
func (s *Store) candidate(c *candidates, at int) string {
	switch i := at - s.bound; {
	case i < 0:
		return s.title(uint32(at))
	case i < len(c.bodies):
		return findNames(s.tree().all[c.bodies[i]].union)[0]
	default:
		return s.outlets().all[c.sources[i-len(c.bodies)]].name
	}
}

func (s *Store) matchRow(c *candidates, w *wanted, f found) Match {
	m := Match{Text: s.candidate(c, f.at), tier: f.tier, score: f.score}
	switch i := f.at - s.bound; {
	case i < 0:
		segment, n := s.place(uint32(f.at))
		seg := s.segments[segment]
		m.Kind, m.ID, m.Published = MatchArticle, seg.ID(n), seg.Published(n)
	case i < len(c.bodies):
		n := c.bodies[i]
		m.Kind, m.Union, m.Count = MatchUnion, s.tree().all[n].union, s.under(c, n)
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
