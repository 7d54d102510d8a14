package fold

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word of a folded text.
type Token struct {
	Text       string // without apostrophes and without a closing 's
	Start, End int    // its bytes in the folded text, apostrophes and 's included
	Han        bool   // one character of Chinese or Japanese: a word of its own
}

// Tokens splits a folded text into words. A run of letters and digits is a
// word; an apostrophe between two of them is dropped, so that "lu'an" is
// "luan", and a closing 's is, so that "worker's" is "worker". Han characters
// and kana are words each alone. All else parts words.
func Tokens(folded string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for i := 0; i < len(folded); {
			t, ok := TokenAt(folded, i)
			if !ok || !yield(t) {
				return
			}
			i = t.End
		}
	}
}

// TokenAt returns the first word that begins at or after byte i of a folded
// text. Byte i must not be inside a word.
func TokenAt(folded string, i int) (Token, bool) {
	for i < len(folded) {
		class, n := classAt(folded, i)
		switch class {
		case classAlone:
			return Token{folded[i : i+n], i, i + n, true}, true
		case classWord:
			return wordAt(folded, i), true
		}
		i += n
	}
	return Token{}, false
}

// wordAt reads the word that begins at byte start.
func wordAt(s string, start int) Token {
	i, apostrophes, last := start, 0, 0
	for i < len(s) {
		if s[i] == '\'' && i+1 < len(s) {
			if class, _ := classAt(s, i+1); class != classWord {
				break
			}
			apostrophes, last = apostrophes+1, i
			i++
			continue
		}
		class, n := classAt(s, i)
		if class != classWord {
			break
		}
		i += n
	}
	text := s[start:i]
	if apostrophes > 0 && i == last+2 && s[last+1] == 's' {
		text = s[start:last]
		apostrophes--
	}
	if apostrophes > 0 {
		text = strings.ReplaceAll(text, "'", "")
	}
	return Token{text, start, i, false}
}

type class uint8

const (
	classGap   class = iota
	classWord        // a letter or digit of a word
	classAlone       // a word in itself
)

// classAt returns the class of the rune at byte i and its size.
func classAt(s string, i int) (class, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		if c-'a' < 26 || c-'0' < 10 || c-'A' < 26 {
			return classWord, 1
		}
		return classGap, 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case IsAlone(r):
		return classAlone, n
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return classWord, n
	}
	return classGap, n
}

// IsAlone tells whether r is a word in itself: Han, or kana.
func IsAlone(r rune) bool {
	if r < 0x2e80 {
		return false
	}
	if hanFirst <= r && r < hanEnd {
		return r < 0x4dc0 || r >= 0x4e00 // between them stand the hexagrams
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
