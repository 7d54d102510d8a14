package bodies

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a Latin word: bytes s to e of a text. Apostrophes inside belong to
// it, hyphens part words.
type word struct{ s, e int }

// A gap is what stands between two words.
const (
	gapSpace = ' ' // white space or a hyphen: the words are one phrase
	gapComma = ',' // a comma, an enumeration comma or an ampersand
	gapStop  = '.' // anything else: the phrase ends
)

// wordBefore returns the word that ends at or before byte i, with only the gap
// between.
func wordBefore(t string, i int) (w word, gap byte, ok bool) {
	end := i
	for end > 0 {
		c := t[end-1]
		if c < utf8.RuneSelf && isASCIIWord[c] == inside || !plainGap(c) && wordEndsAt(t, end) {
			break
		}
		end -= runeBefore(t, end)
		if i-end > maxGap {
			return word{}, gapStop, false
		}
	}
	if end == 0 {
		return word{}, gapStop, false
	}
	start := end
	for start > 0 && end-start < maxWord {
		if c := t[start-1]; c < utf8.RuneSelf && c != '?' {
			if isASCIIWord[c] == outside {
				break
			}
			start--
			continue
		}
		r, n := lastRune(t, start)
		if !isWordRune(r) && !eaten(t, start-n, start, r) {
			break
		}
		start -= n
	}
	w = trimQuotes(t, word{start, end})
	if w.s == w.e {
		return word{}, gapStop, false
	}
	return w, gapOf(t[w.e:i]), true
}

// wordAfter returns the word that starts at or after byte i.
func wordAfter(t string, i int) (w word, gap byte, ok bool) {
	start := i
	for start < len(t) {
		n := 1
		if c := t[start]; c >= utf8.RuneSelf {
			var r rune
			if r, n = utf8.DecodeRuneInString(t[start:]); isWordRune(r) && !isApostrophe(r) {
				break
			}
		} else if isASCIIWord[c] == inside {
			break
		}
		start += n
		if start-i > maxGap {
			return word{}, gapStop, false
		}
	}
	if start >= len(t) {
		return word{}, gapStop, false
	}
	end := start
	for end < len(t) && end-start < maxWord {
		if c := t[end]; c < utf8.RuneSelf && c != '?' {
			if isASCIIWord[c] == outside {
				break
			}
			end++
			continue
		}
		r, n := firstRune(t, end)
		if !isWordRune(r) && !eaten(t, end, end+n, r) {
			break
		}
		end += n
	}
	w = trimQuotes(t, word{start, end})
	return w, gapOf(t[i:w.s]), w.s < w.e
}

// How an ASCII character may belong to a word.
const (
	outside = iota
	inside  // a letter or a digit
	quoting // an apostrophe: inside a word, not at its ends
)

var isASCIIWord = func() (t [utf8.RuneSelf]uint8) {
	for c := range rune(utf8.RuneSelf) {
		switch {
		case isApostrophe(c):
			t[c] = quoting
		case isWordRune(c):
			t[c] = inside
		}
	}
	return t
}()

// plainGap tells whether no word ends with the byte c.
func plainGap(c byte) bool { return c < utf8.RuneSelf && isASCIIWord[c] == outside }

// runeBefore returns the length of the character that ends at byte end.
func runeBefore(t string, end int) int {
	if t[end-1] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeLastRuneInString(t[:end])
	return n
}

// No name has longer words or wider gaps; bounds keep the scan linear.
const (
	maxWord = 40
	maxGap  = 12
)

// eaten tells whether r, bytes s to e of t, is what damage left of an
// apostrophe: "Lu?an", "Guang¡¯an", which is one read in the wrong charset.
func eaten(t string, s, e int, r rune) bool {
	switch r {
	case '?', '？', '\ufffd':
		return s > 0 && e < len(t) && small(t[s-1]) && small(t[e])
	case '¡':
		return s > 0 && small(t[s-1]) && strings.HasPrefix(t[e:], "¯")
	case '¯':
		return e < len(t) && small(t[e]) && strings.HasSuffix(t[:s], "¡")
	}
	return false
}

func small(c byte) bool { return c >= 'a' && c <= 'z' }

func wordEndsAt(t string, end int) bool {
	r, _ := lastRune(t, end)
	return isWordRune(r) && !isApostrophe(r) || isApostrophe(r) && end > 1 && isLetterBefore(t, end)
}

// isLetterBefore tells whether a letter stands before the apostrophe that ends
// at end, as in "Workers'".
func isLetterBefore(t string, end int) bool {
	_, n := lastRune(t, end)
	r, _ := lastRune(t, end-n)
	return isWordRune(r) && !isApostrophe(r)
}

func lastRune(t string, i int) (rune, int) {
	if i > 0 && t[i-1] < utf8.RuneSelf {
		return rune(t[i-1]), 1
	}
	return utf8.DecodeLastRuneInString(t[:i])
}

func firstRune(t string, i int) (rune, int) {
	if i < len(t) && t[i] < utf8.RuneSelf {
		return rune(t[i]), 1
	}
	return utf8.DecodeRuneInString(t[i:])
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '`' || r == '’' || r == '‘' || r == 'ʼ' || r == '´'
}

// isWordRune tells whether r can be part of a Latin word or number.
func isWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '\'' || r == '`'
	case r < 0x250:
		return r >= 0xc0 && r != 0xd7 && r != 0xf7 || r == '´'
	case r < 0x370:
		return r == 'ʼ' || r >= 0x300
	}
	return r == '’' || r == '‘'
}

// trimQuotes takes apostrophes off the ends of a word.
func trimQuotes(t string, w word) word {
	if w.s < w.e && !mayQuote(t[w.s]) && !mayQuote(t[w.e-1]) {
		return w
	}
	for w.s < w.e {
		r, n := firstRune(t, w.s)
		if !isApostrophe(r) {
			break
		}
		w.s += n
	}
	for w.s < w.e {
		r, n := lastRune(t[:w.e], w.e)
		if !isApostrophe(r) {
			break
		}
		w.e -= n
	}
	return w
}

// mayQuote tells whether an apostrophe may begin or end with byte c.
func mayQuote(c byte) bool { return c >= utf8.RuneSelf || isASCIIWord[c] == quoting }

func gapOf(gap string) byte {
	if gap == " " {
		return gapSpace
	}
	kind, breaks := byte(gapSpace), 0
	for _, r := range gap {
		switch {
		case r == '\n':
			breaks++
		case r == ' ', r == '\t', r == '\r', r == '-', r == '\u00a0', r == '\u2010', r == '\u2011', r == '\u3000', isApostrophe(r):
		case r == ',', r == '、', r == '，', r == '&', r == '/':
			if kind == gapComma {
				return gapStop
			}
			kind = gapComma
		default:
			return gapStop
		}
	}
	if breaks > 1 {
		return gapStop
	}
	return kind
}

// is tells whether the word is one of the given lower-case ASCII words.
func (w word) is(t string, any ...string) bool {
	for _, s := range any {
		if len(s) == w.e-w.s && s[0]|0x20 == t[w.s]|0x20 && strings.EqualFold(t[w.s:w.e], s) {
			return true
		}
	}
	return false
}

// capital tells whether the word begins with a capital letter.
func (w word) capital(t string) bool {
	c := t[w.s]
	if c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(t[w.s:])
	return unicode.IsUpper(r)
}

// text returns the word as printed, without a possessive ending.
func (w word) text(t string) string {
	s := t[w.s:w.e]
	for _, p := range [...]string{"'s", "’s", "`s"} {
		if len(s) > len(p)+2 && strings.HasSuffix(s, p) {
			return s[:len(s)-len(p)]
		}
	}
	return s
}
