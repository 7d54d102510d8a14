package text

import "github.com/rivo/uniseg"

// breaks walks the places where UAX #14 allows a line to end.
type breaks struct {
	s     string
	at    int  // the place: bytes before it
	must  bool // the line has to end here
	state int
	begun bool
}

// next steps to the next place. At the end of s it stays there.
func (b *breaks) next() {
	if end := plainWord(b.s, b.at); end > b.at {
		b.at, b.must, b.begun = end, end == len(b.s), false
		return
	}
	if b.at == len(b.s) {
		b.must = true
		return
	}
	if !b.begun {
		b.state, b.begun = -1, true
	}
	var segment string
	segment, _, b.must, b.state = uniseg.FirstLineSegmentInString(b.s[b.at:], b.state)
	b.at += len(segment)
}

// plainWord returns the place after an English word at s[i:], its punctuation
// and the spaces behind it, or i where that is not the next break for certain.
// Most of an English text are such words. It decides as the general rules do:
// after a space, before a letter or digit, a line may always end, and what
// comes next does not depend on what came before (LB18, LB31).
func plainWord(s string, i int) int {
	start := i
	for i < len(s) && isAlnum(s[i]) {
		i++
	}
	if i == start {
		return start
	}
	for i < len(s) && isTail(s[i]) {
		i++
	}
	spaces := i
	for i < len(s) && s[i] == ' ' {
		i++
	}
	if i == len(s) || i > spaces && isAlnum(s[i]) {
		return i
	}
	return start
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isTail tells whether c may stand between a word and the space behind it:
// characters before which no line ends (UAX #14: IS, EX, QU).
func isTail(c byte) bool {
	switch c {
	case ',', '.', ';', ':', '!', '?', '"', '\'':
		return true
	}
	return false
}
