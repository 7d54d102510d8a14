package extract

import (
	"strings"
	"unicode/utf8"
)

// isHan tells whether r is a Han character of the blocks in common use.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r == '〇' || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x3ffff
}

// decode is utf8.DecodeRuneInString with a short way for the three bytes that
// most Chinese characters take.
func decode(s string) (rune, int) {
	if len(s) >= 3 {
		if a, b, c := s[0], s[1], s[2]; a >= 0xe1 && a <= 0xec && b&0xc0 == 0x80 && c&0xc0 == 0x80 {
			return rune(a&0x0f)<<12 | rune(b&0x3f)<<6 | rune(c&0x3f), 3
		}
	}
	return utf8.DecodeRuneInString(s)
}

// spaceLen returns the length of the white space character at the start of s,
// or 0.
func spaceLen(s string) int {
	if s == "" {
		return 0
	}
	if c := s[0]; c < utf8.RuneSelf {
		if c <= ' ' {
			return 1
		}
		return 0
	}
	switch r, n := utf8.DecodeRuneInString(s); {
	case r == 0xa0, r == 0x3000, r >= 0x2000 && r <= 0x200b, r == 0xfeff, r == 0x2028, r == 0x2029, r == 0x85:
		return n
	}
	return 0
}

// trimSpan narrows bytes lo to hi of s by the white space at both ends.
func trimSpan(s string, lo, hi int) (int, int) {
	for lo < hi {
		n := spaceLen(s[lo:hi])
		if n == 0 {
			break
		}
		lo += n
	}
	for lo < hi {
		if c := s[hi-1]; c < utf8.RuneSelf {
			if c > ' ' {
				break
			}
			hi--
			continue
		}
		_, n := utf8.DecodeLastRuneInString(s[lo:hi])
		if spaceLen(s[hi-n:hi]) == 0 {
			break
		}
		hi -= n
	}
	return lo, hi
}

func trim(s string) string {
	lo, hi := trimSpan(s, 0, len(s))
	return s[lo:hi]
}

// size is how long a piece of text is: Han characters and words of others.
type size struct{ han, words int }

// Beyond these bounds nobody asks how long a line is.
const (
	hanCap   = 100
	wordsCap = 80
)

func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '\'' }

// measure counts s up to the caps.
func measure(s string) size {
	var n size
	inWord := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if i+8 <= len(s) {
				if w := load8(s, i); w&highs == 0 {
					w = wordMask(w)
					if n.words += wordStarts(w, inWord); n.words >= wordsCap {
						n.words = wordsCap
						return n
					}
					inWord = w>>63 != 0
					i += 8
					continue
				}
			}
			word := isWordByte(c)
			if word && !inWord {
				if n.words++; n.words >= wordsCap {
					return n
				}
			}
			inWord = word
			i++
			continue
		}
		// Three bytes that start with E4 B8 to E9 are Han (U+4E00 to U+9FFF).
		if c >= 0xe4 && c <= 0xe9 && i+3 <= len(s) && (c > 0xe4 || s[i+1] >= 0xb8) {
			i += 3
			inWord = false
			if n.han++; n.han >= hanCap {
				return n
			}
			continue
		}
		r, w := decode(s[i:])
		i += w
		if isHan(r) {
			inWord = false
			if n.han++; n.han >= hanCap {
				return n
			}
		} else if r < 0x2000 {
			if !inWord {
				if n.words++; n.words >= wordsCap {
					return n
				}
			}
			inWord = true
		} else if r != '’' {
			inWord = false
		}
	}
	return n
}

// weight makes Han characters and words comparable, in Han characters.
func (n size) weight() int { return n.han + n.words*3/2 }

// short tells whether a piece could be a title at most.
func (n size) short() bool { return n.han <= 80 && n.words <= 60 && n.weight() <= 100 }

// endsSentence tells whether s ends as running text does, brackets and quotes
// after the full stop apart.
func endsSentence(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '。', '.', '．', '！', '!', '？', '?', '；', ';', '…':
			return true
		case '”', '"', '\'', '’', '」', '』', '）', ')', '】', ']', '》', ' ', '\u00a0', '\u3000':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}

// endsBrackets is endsSentence that also takes a closing bracket after a full
// stop inside the last few words: "…done. (Wang Wu)".
func endsBrackets(s string) bool {
	if endsSentence(s) {
		return true
	}
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return false
	}
	tail := s[max(0, len(s)-160):]
	i := max(strings.LastIndexByte(tail, '('), strings.LastIndex(tail, "（"))
	return i > 0 && endsSentence(trim(tail[:i]))
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// lowerInto appends s to dst with ASCII letters in lower case.
func lowerInto(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		dst = append(dst, lowerByte(s[i]))
	}
	return dst
}

// lowerAll is lowerInto for words that may come with the two characters outside
// ASCII whose small letters are ASCII, İ and the sign for kelvin.
func lowerAll(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "\u0130"):
			dst = append(dst, 'i')
			i += len("\u0130") - 1
		case strings.HasPrefix(s[i:], "\u212a"):
			dst = append(dst, 'k')
			i += len("\u212a") - 1
		default:
			dst = append(dst, lowerByte(s[i]))
		}
	}
	return dst
}

// hasPrefixFold tells whether s starts with prefix, which is in lower case,
// ASCII case apart.
func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if lowerByte(s[i]) != prefix[i] {
			return false
		}
	}
	return true
}

// containsFold is strings.Contains with ASCII case apart; sub is lower case.
func containsFold(s, sub string) bool { return indexFold(s, sub) >= 0 }

func indexFold(s, sub string) int {
	first := sub[0] | 0x20 // too often, where it is no letter
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i]|0x20 == first && hasPrefixFold(s[i:], sub) {
			return i
		}
	}
	return -1
}

func isLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }

// isOneLine tells whether s is ASCII with single spaces inside, as most are.
func isOneLine(s string) bool {
	space := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space == ' ' {
			return false
		}
		space = c
	}
	return s == "" || space != ' '
}

// oneLine returns s with every run of white space as one space.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0xa0 || r == 0x3000 }), " ")
}
