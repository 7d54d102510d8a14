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
	of        []entry // by character, from first on
}

// entry is the readings of a character, as syllables; 0 is none. So few
// characters have more than three in use that these are left out.
type entry [3]uint16

// Load returns the table, made when first asked for.
var Load = sync.OnceValue(load)

func load() *Table {
	t := &Table{syllables: []string{""}, of: make([]entry, limit-first)}
	for line := range strings.Lines(readings) {
		syllable, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n := uint16(len(t.syllables))
		t.syllables = append(t.syllables, syllable)
		for _, r := range chars {
			t.of[r-first].add(n)
		}
	}
	return t
}

func (e *entry) add(n uint16) {
	for i := range e {
		if e[i] == 0 {
			e[i] = n
			return
		}
	}
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
// there is anything but letters, or fewer than two.
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

// Find returns the bytes of the first stretch of s, two characters or more
// side by side, whose pinyin the pattern is; -1, -1 if there is none.
func (p Pattern) Find(s string) (start, end int) {
	if p.table == nil {
		return -1, -1
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if p.begins(r) {
			steps := mostSteps
			if end := p.match(s, i, 0, 0, &steps); end > 0 {
				return i, end
			}
		}
		i += n
	}
	return -1, -1
}

// begins tells whether a reading of r begins with the pattern's first letter.
func (p Pattern) begins(r rune) bool {
	if r < first || r >= limit {
		return false
	}
	for _, n := range p.table.of[r-first] {
		if n == 0 {
			return false
		}
		if p.table.syllables[n][0] == p.letters[0] {
			return true
		}
	}
	return false
}

// mostSteps bounds the ways that are tried to read the characters from one
// place on: a pattern of letters that could be parted anywhere must not take
// for ever.
const mostSteps = 1000

// match returns where the characters of s from byte at on have taken all
// letters from the given one on, after so many characters; 0 if they do not.
func (p Pattern) match(s string, at, letter, chars int, steps *int) int {
	if letter == len(p.letters) {
		if chars < 2 {
			return 0
		}
		return at
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	if *steps--; r < first || r >= limit || *steps < 0 {
		return 0
	}
	for _, n := range p.table.of[r-first] {
		if n == 0 {
			return 0
		}
		for l := common(p.table.syllables[n], p.letters[letter:]); l > 0; l-- {
			if end := p.match(s, at+size, letter+l, chars+1, steps); end > 0 {
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
