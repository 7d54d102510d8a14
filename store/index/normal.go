package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongbao/store/fold"
)

// The normal form of a text is what is searched: its tokens, folded, with one
// space between two of them and a newline between two blocks. A token is a run
// of letters and digits, or a run of Han characters (or kana) with no more than
// white space between them. An apostrophe inside a word is nothing (Lu'an is luan),
// nor is a closing 's (worker's is worker), as fold.Tokens has it; everything
// else parts tokens. A query is brought into the
// same form, so that "2023年" finds "2023 年" and punctuation never decides.

// class says what a character is in a text.
type class uint8

const (
	other      class = iota // parts tokens
	letter                  // of a word
	wide                    // of a run without spaces
	apostrophe              // nothing, inside a word
	joiner                  // nothing at all: what is not seen, and what folding drops
)

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return letter
		case r == '\'':
			return apostrophe
		}
		return other
	}
	switch { // what nearly all are, without a look into tables
	case hanFirst <= r && r < hanEnd:
		return wide
	case isPunctuation(r):
		return other
	}
	return classInTables(r)
}

// isPunctuation tells whether r is of the punctuation that Chinese text is full of.
func isPunctuation(r rune) bool {
	switch {
	case 0x3001 <= r && r <= 0x3003, 0x3008 <= r && r <= 0x3011, 0xff08 <= r && r <= 0xff0f, 0xff1a <= r && r <= 0xff20, 0x201c <= r && r <= 0x2027:
		return true
	}
	return false
}

// The block of Han that nearly all Chinese text is of.
const (
	hanFirst = 0x4e00
	hanEnd   = 0xa000
)

func classInTables(r rune) class {
	switch {
	case fold.IsAlone(r), r == '○', r == '◯', r == '￮': // 二○二三年
		return wide
	case r == 'ʼ':
		return apostrophe
	case unicode.IsLetter(r):
		return letter
	}
	switch {
	case r >= 0x2018 && r <= 0x201b, r == '′', r == '´', r == '\u1ffd', r == '＇':
		return apostrophe
	case r == 0xad, 0x200b <= r && r <= 0x200d, r == 0x2060, r == 0xfeff, 0x300 <= r && r <= 0x36f, 0xfe00 <= r && r <= 0xfe0f, 0xe0100 <= r && r <= 0xe01ef:
		return joiner
	case unicode.IsDigit(r), unicode.IsMark(r):
		return letter
	}
	return other
}

// normaliser builds a normal form. With trace it also keeps, for each byte of
// the form, where in the source that byte comes from.
type normaliser struct {
	out   []byte
	trace bool
	from  []int32
}

// text appends the normal form of s, parted from what is there by sep.
func (n *normaliser) text(s string, sep byte) {
	gap := sep // what parts the next token from the one before
	if len(n.out) == 0 {
		gap = 0
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if lowered[c] == 0 {
				i++
				continue
			}
			i, gap = n.words(s, i, gap), ' '
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch classOf(r) {
		case letter:
			end, _ := word(s, i)
			n.token(s, i, end, gap)
			i, gap = end, ' '
		case wide:
			gap = n.wideRun(s, &i, gap)
		default:
			i += size
		}
	}
}

// hasToken tells whether the normal form of s has a token.
func hasToken(s string) bool {
	for _, r := range s {
		if c := classOf(r); c == letter || c == wide {
			return true
		}
	}
	return false
}

// wideRun appends a run of Han characters from s[*i:] and steps over it. Two
// things do not end it: white space (a line broken inside a sentence, a spaced
// heading), and a pronunciation left behind a character, 區(qū)總工會(huì).
func (n *normaliser) wideRun(s string, i *int, gap byte) byte {
	for {
		start, before := *i, len(n.out)
		if gap != 0 && before > 0 {
			n.out = append(n.out, gap)
		}
		var size int
		n.out, size = fold.AppendHan(n.out, s[start:])
		*i += size
		r, size := utf8.DecodeRuneInString(s[*i:])
		switch c := classOf(r); {
		case c == wide, c == joiner:
			*i = wideEnd(s, *i+size)
			n.out = n.out[:before]
			n.token(s, start, *i, gap)
		case n.trace:
			n.mark(s, start, *i)
		case isPunctuation(r):
			*i += size
			return ' '
		}
		next := skipSpace(s, skipReading(s, *i))
		if r, _ := utf8.DecodeRuneInString(s[next:]); next == *i || classOf(r) != wide {
			*i = next
			return ' '
		}
		*i, gap = next, 0
	}
}

// wideEnd returns the end of the run of Han characters that s[i] is in.
func wideEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if c := classOf(r); c != wide && c != joiner {
			break
		}
		i += size
	}
	return i
}

func skipSpace(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// skipReading returns the end of a pronunciation in brackets at s[i:], or i.
// It is one only if a letter of it carries a tone mark.
func skipReading(s string, i int) int {
	const longest = 12 // bytes: zhuāng is 7
	if i >= len(s) || s[i] != '(' {
		return i
	}
	tone := false
	for j := i + 1; j < len(s) && j <= i+longest; {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case r == ')' && tone:
			return j + 1
		case r >= 0x80 && r < 0x250 && unicode.IsLetter(r):
			tone = true
		case r < 'a' || r > 'z':
			return i
		}
		j += size
	}
	return i
}

// word returns the end of the word that begins at s[i], and whether it is all
// of plain ASCII letters and digits.
func word(s string, i int) (end int, plain bool) {
	plain = true
	for end = i; end < len(s); {
		c := s[end]
		if c < utf8.RuneSelf {
			switch classOf(rune(c)) {
			case letter:
				end++
				continue
			case apostrophe:
				if wordGoesOn(s, end+1) {
					plain = false
					end++
					continue
				}
			}
			return end, plain
		}
		r, size := utf8.DecodeRuneInString(s[end:])
		switch classOf(r) {
		case letter, joiner:
		case apostrophe:
			if !wordGoesOn(s, end+size) {
				return end, plain
			}
		default:
			return end, plain
		}
		plain = false
		end += size
	}
	return end, plain
}

func wordGoesOn(s string, i int) bool {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if c := classOf(r); c != joiner {
			return c == letter
		}
		i += size
	}
	return false
}

// token appends the folded s[start:end].
func (n *normaliser) token(s string, start, end int, gap byte) {
	end = start + len(unpossessed(s[start:end]))
	if gap != 0 && len(n.out) > 0 {
		n.out = append(n.out, gap)
	}
	n.folded(fold.Text(s[start:end]))
	if n.trace {
		n.mark(s, start, end)
	}
}

// unpossessed returns a word without a closing 's.
func unpossessed(word string) string {
	if n := len(word); n > 2 && word[n-1]|0x20 == 's' {
		if r, size := utf8.DecodeLastRuneInString(word[:n-1]); n > 1+size && classOf(r) == apostrophe {
			return word[:n-1-size]
		}
	}
	return word
}

// folded appends a folded token, without what folding made of its apostrophes
// or of a character that stands for several words.
func (n *normaliser) folded(s string) {
	for i, r := range s {
		if c := classOf(r); c == letter || c == wide {
			n.out = append(n.out, s[i:i+utf8.RuneLen(r)]...)
		}
	}
}

// mark notes where the bytes of the token just appended come from: character
// by character where folding kept their number, else all from its start.
func (n *normaliser) mark(s string, start, end int) {
	tok := n.out[len(n.from):]
	if len(tok) > 0 && (tok[0] == ' ' || tok[0] == '\n') {
		n.from = append(n.from, int32(start))
		tok = tok[1:]
	}
	if len(tok) == end-start && isASCII(s[start:end]) {
		for i := range tok {
			n.from = append(n.from, int32(start+i))
		}
		return
	}
	paired := utf8.RuneCount(tok) == utf8.RuneCountInString(s[start:end])
	pos := start
	for len(tok) > 0 {
		_, size := utf8.DecodeRune(tok)
		for range size {
			n.from = append(n.from, int32(pos))
		}
		tok = tok[size:]
		if paired {
			_, step := utf8.DecodeRuneInString(s[pos:])
			pos += step
		}
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// normal returns the normal form of texts, each a block of its own.
func normal(texts ...string) string {
	var n normaliser
	for _, t := range texts {
		n.text(t, '\n')
	}
	return string(n.out)
}

// Form returns the normal form of a text: its words folded, with one space
// between two of them.
func Form(s string) string { return normal(s) }

// Key returns the normal form of a name without its spaces, so that Lu'an,
// Lu An and luan are one.
func Key(s string) string { return strings.ReplaceAll(normal(s), " ", "") }
