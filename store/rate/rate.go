// Package rate tells which texts hold the letters of a pattern in their order,
// and how well, exactly as sahilm/fuzzy v0.1.3 does: the first character, one
// behind a separator, a capital behind a small letter and characters side by
// side count for a text, each that is passed over against it. Only what stands side
// by side behind MostFitting characters counts no more than the second of them: there it has
// what does not fit in 64 bits. No score reaches math.MaxInt/2. Nothing is allocated,
// and letters are folded once, not for every comparison; that is several times as
// fast. Which characters matched is left to sahilm/fuzzy, for the few texts that are
// shown.
package rate

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// What sahilm/fuzzy gives and takes.
const (
	first     = 10
	separator = 20
	camel     = 20
	adjacent  = 5
	leading   = -5
	mostLead  = -15
)

// Pattern is what is looked for. It is immutable.
type Pattern struct {
	runes []rune
	low   []byte   // in small letters, if all of it is ASCII
	seeks []seek   // then of each
	folds [][]rune // of each rune: itself and what is equal to it
	find
}

// New returns a pattern, which must not be empty.
func New(pattern string) *Pattern {
	p := &Pattern{runes: []rune(pattern)}
	for _, r := range p.runes {
		folds := []rune{r}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			folds = append(folds, f)
		}
		p.folds = append(p.folds, folds)
	}
	if IsASCII(pattern) {
		p.low = []byte(strings.ToLower(pattern))
		for _, c := range p.low {
			p.seeks = append(p.seeks, seekOf(c))
		}
	}
	p.find = findOf(pattern, p)
	return p
}

// IsASCII tells whether a text has no other characters.
func IsASCII(s string) bool {
	const high = 0x8080808080808080
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b)&high != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Plain tells whether a text is of ASCII and holds no NUL, behind which nothing
// matches.
func Plain(s string) bool { return IsASCII(s) && strings.IndexByte(s, 0) < 0 }

// Score returns the score of a text, and whether it matches at all.
func (p *Pattern) Score(s string) (score int, ok bool) {
	if nul := strings.IndexByte(s, 0); nul >= 0 {
		s = s[:nul]
	}
	if p.low != nil && IsASCII(s) {
		return p.ascii(s, math.MinInt)
	}
	return p.any(s)
}

// ScorePlain is Score for a text that is known to be Plain, in less time. What
// scores less than least can be said to score math.MinInt; of a text with Humps
// that must be least, too.
func (p *Pattern) ScorePlain(s string, least int) (score int, ok bool) {
	if p.low != nil {
		return p.ascii(s, least)
	}
	return p.any(s)
}

// state is how far a text was matched.
type state struct {
	total  int
	n      int // characters matched
	best   int // score of the best place for the next one so far; below 0 for none
	at     int // that place
	before int // the place of the last one matched
	bonus  int // what those side by side gave
}

// beside returns what a character gives that is side by side with the one before,
// by what others gave.
func beside(bonus int) int {
	if bonus > math.MaxInt/8 {
		return adjacent
	}
	return bonus*2 + adjacent
}

// hit notes that the next character stands at byte j, behind the character at
// byte last.
func (t *state) hit(j, last int, afterSeparator, hump bool) {
	score := 0
	switch {
	case j == 0:
		score = first
	case afterSeparator:
		score = separator
	}
	if hump {
		score += camel
	}
	if t.n > 0 && t.before == last {
		bonus := beside(t.bonus)
		score += bonus
		t.bonus += bonus
	}
	if score > t.best {
		t.best, t.at = score, j
	}
}

// settle takes the best place for the next character.
func (t *state) settle() {
	if t.n == 0 {
		t.best += max(t.at*leading, mostLead)
	}
	t.total += t.best
	t.before = t.at
	t.n++
	t.best = -1
}

// ascii is any for texts and patterns of ASCII: most titles of an archive go
// through it at each letter typed. Of two characters that follow each other in
// the pattern, the first is taken from among those before the next place of the
// second; what is side by side with the one before can only be the first of
// them, and no other counts for more than one behind a separator. Once all that
// follows cannot give as much as is wanted, it is only looked whether it follows.
func (p *Pattern) ascii(s string, least int) (score int, ok bool) {
	total, bonus, side, before := len(p.seeks)-len(s), 0, 0, -2
	at := p.seeks[0].in(s, 0)
	for n := range p.seeks {
		if at < 0 {
			return 0, false
		}
		next := -1
		end := len(s)
		if n+1 < len(p.seeks) {
			if next = p.seeks[n+1].in(s, at+1); next < 0 {
				return 0, false
			}
			end = next
		}
		best := points(s, at)
		if before == at-1 {
			more := beside(bonus)
			best += more
			bonus += more
			side++
		}
		for k := at; best < separator; {
			if k = p.seeks[n].in(s[:end], k+1); k < 0 {
				break
			}
			if better := points(s, k); better > best {
				best, at = better, k
			}
		}
		if n == 0 {
			best += max(at*leading, mostLead)
		}
		total += best
		if p.bounds.rest != nil && total+p.bounds.rest[n+1][side] < least {
			return math.MinInt, next < 0 || p.follows(s, next, n+1)
		}
		before, at = at, next
	}
	return total, true
}

// follows tells whether the characters behind the n-th stand in s in their order
// behind a byte.
func (p *Pattern) follows(s string, at, n int) bool {
	for n++; n < len(p.seeks); n++ {
		if at = p.seeks[n].in(s, at+1); at < 0 {
			return false
		}
	}
	return true
}

// points are what a character of a text of ASCII counts for by where it stands.
func points(s string, j int) int {
	if j == 0 {
		return first
	}
	switch last := s[j-1]; {
	case separates[last]:
		return separator
	case s[j] <= 'Z' && s[j] >= 'A' && last >= 'a' && last <= 'z':
		return camel
	}
	return 0
}

func (p *Pattern) any(s string) (score int, ok bool) {
	t := state{best: -1}
	var last rune
	lastAt := 0
	r, size := utf8.DecodeRuneInString(s)
	for j := 0; j < len(s); {
		if p.is(t.n, r) {
			t.hit(j, lastAt, last < utf8.RuneSelf && separates[byte(last)], unicode.IsUpper(r) && unicode.IsLower(last))
		}
		next, nextSize := rune(0), 0
		if j+size < len(s) {
			next, nextSize = utf8.DecodeRuneInString(s[j+size:])
		}
		if t.best >= 0 && (next == 0 || t.n+1 < len(p.runes) && p.is(t.n+1, next)) {
			t.settle()
		}
		last, lastAt = r, j
		j += size
		r, size = next, nextSize
	}
	return t.total + t.n - len(s), t.n == len(p.runes)
}

// MostFitting is how many characters side by side sahilm/fuzzy scores right, and tells
// the places of: what more score does not fit in 64 bits.
const MostFitting = 39

// Long tells whether the pattern has more than MostFitting characters.
func (p *Pattern) Long() bool { return len(p.runes) > MostFitting }

// First returns where in s each character of the pattern stands, at the first place
// behind the one before; nil where they do not stand there in their order.
func (p *Pattern) First(s string) []int {
	var at []int
	for j, r := range s {
		if len(at) < len(p.runes) && p.is(len(at), r) {
			at = append(at, j)
		}
	}
	if len(at) < len(p.runes) {
		return nil
	}
	return at
}

// is tells whether r is the i-th character of the pattern.
func (p *Pattern) is(i int, r rune) bool {
	for _, f := range p.folds[i] {
		if f == r {
			return true
		}
	}
	return false
}

// small is each byte as a small letter.
var small = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
		if i >= 'A' && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	return t
}()

// Separates tells whether a word begins behind a character of ASCII.
func Separates(c byte) bool { return separates[c] }

// separates tells which characters a word begins behind.
var separates = func() (t [256]bool) {
	for _, c := range []byte("/-_ .\\") {
		t[c] = true
	}
	return t
}()

// Whole returns where in a text the pattern stands whole, without regard to
// case: at a word's start if it does anywhere, else the first place; -1 for
// nowhere. startsWord tells whether a word starts with a character, by the one
// before it, which is a space at the text's start.
func (p *Pattern) Whole(s string, startsWord func(before, r rune) bool) (at int, atStart bool) {
	switch {
	case p.low != nil && (p.plain || IsASCII(s)):
		return p.wholeASCII(s, startsWord)
	case p.plain && len(p.pieces[0]) > 1:
		return p.wholePlain(s, startsWord)
	}
	at = -1
	before := ' '
	for i, r := range s {
		if p.is(0, r) && p.stands(s[i:]) {
			if startsWord(before, r) {
				return i, true
			}
			if at < 0 {
				at = i
			}
		}
		before = r
	}
	return at, false
}

// wholePlain is Whole for a plain pattern that does not begin in ASCII.
func (p *Pattern) wholePlain(s string, startsWord func(before, r rune) bool) (at int, atStart bool) {
	at = -1
	for from := 0; ; from += len(p.pieces[0]) {
		i := strings.Index(s[from:], p.pieces[0])
		if i < 0 {
			return at, false
		}
		if from += i; !p.stands(s[from:]) {
			continue
		}
		before := ' '
		if from > 0 {
			before, _ = utf8.DecodeLastRuneInString(s[:from])
		}
		if startsWord(before, p.runes[0]) {
			return from, true
		}
		if at < 0 {
			at = from
		}
	}
}

func (p *Pattern) stands(s string) bool {
	for i := range p.runes {
		r, size := utf8.DecodeRuneInString(s)
		if size == 0 || !p.is(i, r) {
			return false
		}
		s = s[size:]
	}
	return true
}

func (p *Pattern) wholeASCII(s string, startsWord func(before, r rune) bool) (at int, atStart bool) {
	at = -1
	begin := p.low[0]
	for i := 0; i+len(p.low) <= len(s); i++ {
		if small[s[i]] != begin || !p.standsASCII(s[i:]) {
			continue
		}
		before := ' '
		if i > 0 {
			before, _ = utf8.DecodeLastRuneInString(s[:i])
		}
		if startsWord(before, rune(s[i])) {
			return i, true
		}
		if at < 0 {
			at = i
		}
	}
	return at, false
}

func (p *Pattern) standsASCII(s string) bool {
	for k, c := range p.low {
		if small[s[k]] != c {
			return false
		}
	}
	return true
}
