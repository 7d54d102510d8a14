package model

import "strings"

// Kind says how a piece of a document was taken.
type Kind uint8

// The kinds of blocks. Boilerplate is the page's furniture (menus, counters,
// notices) and text the page repeats.
const (
	Paragraph Kind = iota
	Title
	Deck
	Meta // the lines of date, source, byline, editor, original title
	Heading
	Caption
	Credit // closing names: reporters, photographers
	Boilerplate
)

var kindNames = [...]string{"paragraph", "title", "deck", "meta", "heading", "caption", "credit", "boilerplate"}

// String returns the kind's name as JSON and `show --blocks` print it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Clean tells whether blocks of this kind belong to the cleaned text.
func (k Kind) Clean() bool { return k != Title && k != Meta && k != Boilerplate }

// Block is one piece of a document. The Texts of an article's blocks, joined
// with nothing between, are the decoded and sanitised document again: a block
// keeps the white space and line ends around its words.
type Block struct {
	Kind Kind
	Text string
}

// Words returns the block's text as people read it, without markup; see
// Unmarked. White space is as stored.
func (b Block) Words() string { return Unmarked(b.Text) }

// Line returns the block's words as one line: without markup, runs of white
// space become one space, and a line break between two Han characters becomes
// nothing. Whatever shows an article, or looks for words in it, takes Line or
// Words; Text is for showing it as stored.
func (b Block) Line() string {
	text := strings.TrimFunc(b.Words(), isBlockSpace)
	if isLine(text) {
		return text
	}
	fields := strings.FieldsFunc(text, isBlockSpace)
	var out strings.Builder
	out.Grow(len(text))
	rest := text
	for i, f := range fields {
		at := strings.Index(rest, f)
		if i > 0 && !joinsTight(out.String(), f, rest[:at]) {
			out.WriteByte(' ')
		}
		out.WriteString(f)
		rest = rest[at+len(f):]
	}
	return out.String()
}

// isLine tells whether a text without white space at its ends is one line as it
// stands, as most are: it has single spaces alone.
func isLine(text string) bool {
	for i := 1; i < len(text); i++ {
		switch c := text[i]; c {
		case '\t', '\n', '\r':
			return false
		case ' ':
			if text[i-1] == ' ' {
				return false
			}
		case 0x80, 0xa0: // the last byte of the wide space, and of the one that holds words together
			if text[i-1] == 0xc2 || i >= 2 && text[i-2:i] == "\u3000"[:2] {
				return false
			}
		}
	}
	return true
}

func isBlockSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u3000'
}
