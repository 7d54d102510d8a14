// Package pinyin matches letters with Chinese text by its pinyin: whole
// syllables, their beginnings down to the initial, and any mixture of both, so
// that "jiaxing", "jx" and "jxszgonghui" stand in 嘉兴市总工会. Tones are left
// out and ü is v or u.
package pinyin

import (
	_ "embed" // the table of readings
	"strings"
	"sync"
	"unicode/utf8"
)

// readings has a line a syllable: the syllable, and the characters read so. It
// is made by gen from the dictionary of go-pinyin (MIT, see LICENSE-data).
//
//go:embed readings.txt
var readings string

// The characters of the table: the unified ideographs and extension A.
const (
	first = 0x3400
	limit = 0xa000
)

// Table tells how characters are read. It is immutable.
type Table struct {
	syllables []string
	of        []entry   // by character, from first on
	initials  []Letters // of the readings of each
	inner     Letters   // those that stand in a syllable behind its first
}

// Letters is a set of letters, a bit each from a on.
type Letters uint32

func letter(c byte) Letters { return 1 << (c - 'a') }

// entry is the readings of a character, as syllables; 0 is none. So few
// characters have more than three in use that these are left out.
type entry [3]uint16

// Load returns the table, made when first asked for.
var Load = sync.OnceValue(load)

func load() *Table {
	t := &Table{syllables: []string{""}, of: make([]entry, limit-first), initials: make([]Letters, limit-first)}
	for line := range strings.Lines(readings) {
		syllable, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n := uint16(len(t.syllables))
		t.syllables = append(t.syllables, syllable)
		for _, r := range chars {
			if t.of[r-first].add(n) {
				t.initials[r-first] |= letter(syllable[0])
			}
		}
		for _, c := range []byte(syllable[1:]) {
			t.inner |= letter(c)
		}
	}
	t.inner |= letter('u') // which stands for a v
	return t
}

// Initials returns the letters that the readings of a character begin with;
// none of what is no Chinese character.
func (t *Table) Initials(r rune) Letters {
	if r < first || r >= limit {
		return 0
	}
	return t.initials[r-first]
}

// add tells whether there was room for another.
func (e *entry) add(n uint16) bool {
	for i := range e {
		if e[i] == 0 {
			e[i] = n
			return true
		}
	}
	return false
}

// Pattern is letters to be looked for. The zero Pattern stands nowhere.
type Pattern struct {
	table   *Table
	letters string
}

// longest is how many letters are looked for; nobody types the pinyin of more.
const longest = 64

// Of returns the pattern of what was typed: spaces, apostrophes and hyphens
// between syllables are left out, capitals are small letters. ok is false if
// there is anything but letters, or fewer than two: of one letter the pattern
// tells what longer ones Need.
func (t *Table) Of(typed string) (p Pattern, ok bool) {
	var b strings.Builder
	for _, r := range typed {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == 'ü' || r == 'Ü':
			r = 'v'
		case r == ' ' || r == '\'' || r == '’' || r == '-':
			continue
		case r < 'a' || r > 'z':
			return Pattern{}, false
		}
		b.WriteRune(r)
	}
	return Pattern{t, b.String()}, b.Len() >= 2 && b.Len() <= longest
}

// Needs returns letters that readings of characters of a text must begin with,
// one or more, so that the pattern, or a longer one that begins so, can stand in
// it. None are needed by the zero Pattern alone, and by one without a letter.
func (p Pattern) Needs() Letters {
	var set Letters
	for i, c := range []byte(p.letters) {
		if l := letter(c); i == 0 || l&p.table.inner == 0 {
			set |= l
		}
	}
	return set
}

// Find returns the bytes of the first stretch of s, two characters or more
// side by side, whose pinyin the pattern is; -1, -1 if there is none.
func (p Pattern) Find(s string) (start, end int) {
	start, end, _ = p.Search(s)
	return start, end
}

// Search is Find; near tells whether a longer pattern that begins so can stand
// in s. It is true where the pattern does.
func (p Pattern) Search(s string) (start, end int, near bool) {
	if p.letters == "" {
		return -1, -1, false
	}
	m := matching{p, s, false}
	want := letter(p.letters[0])
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if p.table.Initials(r)&want != 0 {
			steps := mostSteps
			if end := m.match(i, 0, 0, &steps); end > 0 {
				return i, end, true
			}
		}
		i += n
	}
	return -1, -1, m.near
}

// matching is a pattern being looked for in a text.
type matching struct {
	Pattern
	s    string
	near bool // see Search
}

// mostSteps bounds the ways that are tried to read the characters from one
// place on: a pattern of letters that could be parted anywhere must not take
// for ever.
const mostSteps = 1000

// match returns where the characters of s from byte at on have taken all
// letters from the given one on, after so many characters; 0 if they do not.
func (m *matching) match(at, letter, chars int, steps *int) int {
	if letter == len(m.letters) {
		m.near = true
		if chars < 2 {
			return 0
		}
		return at
	}
	if *steps--; *steps < 0 {
		m.near = true // who knows
		return 0
	}
	r, size := utf8.DecodeRuneInString(m.s[at:])
	if r < first || r >= limit {
		return 0
	}
	for _, n := range m.table.of[r-first] {
		if n == 0 {
			return 0
		}
		for l := common(m.table.syllables[n], m.letters[letter:]); l > 0; l-- {
			if end := m.match(at+size, letter+l, chars+1, steps); end > 0 {
				return end
			}
		}
	}
	return 0
}

// common returns how many letters the two begin alike with; a u is the v of a
// syllable, as in luyou for 旅游.
func common(syllable, letters string) int {
	n := min(len(syllable), len(letters))
	for i := range n {
		if syllable[i] != letters[i] && !(syllable[i] == 'v' && letters[i] == 'u') {
			return i
		}
	}
	return n
}
