// Package rate tells which texts hold the letters of a pattern in their order,
// and how well, exactly as sahilm/fuzzy v0.1.3 does: the first character, one
// behind a separator, a capital behind a small letter and characters side by
// side count for a text, each that is passed over against it. Nothing is
// allocated, and letters are folded once, not for every comparison; that is
// several times as fast. Which characters matched is left to sahilm/fuzzy, for
// the few texts that are shown.
package rate

import (
	"encoding/binary"
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

// Score returns the score of a text, and whether it matches at all.
func (p *Pattern) Score(s string) (score int, ok bool) {
	if nul := strings.IndexByte(s, 0); nul >= 0 {
		s = s[:nul]
	}
	if p.low != nil && IsASCII(s) {
		return p.ascii(s)
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
	bonus  int // what the last ones side by side gave
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
		bonus := t.bonus*2 + adjacent
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

// ascii is any for texts and patterns of ASCII, with everything at hand: most
// titles of an archive go through it at each letter typed.
func (p *Pattern) ascii(s string) (score int, ok bool) {
	want := p.low
	next := want[0]
	total, n, best, at, before, bonus := 0, 0, -1, 0, -2, 0
	for j := 0; j < len(s); j++ {
		if small[s[j]] == next {
			points := 0
			if j == 0 {
				points = first
			} else {
				switch last := s[j-1]; {
				case separates[last]:
					points = separator
				case s[j] <= 'Z' && s[j] >= 'A' && last >= 'a' && last <= 'z':
					points = camel
				}
				if before == j-1 {
					more := bonus*2 + adjacent
					points += more
					bonus += more
				}
			}
			if points > best {
				best, at = points, j
			}
		} else if best < 0 {
			continue
		}
		if j+1 < len(s) && (n+1 == len(want) || small[s[j+1]] != want[n+1]) {
			continue
		}
		if n == 0 {
			best += max(at*leading, mostLead)
		}
		total += best
		before, best = at, -1
		if n++; n < len(want) {
			next = want[n]
		}
	}
	return total + n - len(s), n == len(want)
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
