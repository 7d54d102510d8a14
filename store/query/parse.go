package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxLen   = 64 << 10 // bytes of a query
	maxDepth = 100      // brackets in brackets
)

// Parse reads a query. The error, if any, is an *Error: an unclosed quote or
// bracket, an OR with a side missing, an unknown field, an empty value, a value
// its field cannot have.
//
// Words that follow each other must all match; OR binds tighter than that, as
// in search engines: a b OR c is a and (b or c). A hyphen before a word,
// phrase, field or bracket negates it. Brackets inside brackets that change
// nothing leave no trace in the tree.
func Parse(s string) (Query, error) { return parse(s, false, nowhere) }

// ParseTyping reads a query that is still being typed: as Parse, but what is
// unfinished at the end of the input is closed (a quote, a bracket) or left out
// (a field without its value, an OR without its right side).
func ParseTyping(s string) (Query, error) { return parse(s, true, nowhere) }

// ParseTypingAt is ParseTyping with a caret, counted in characters from 0: the
// word at whose end it stands may go on, and is Open, unless it is negated.
func ParseTypingAt(s string, caret int) (Query, error) { return parse(s, true, byteAt(s, caret)) }

// nowhere is the place of no caret.
const nowhere = -1

func parse(s string, typing bool, caret int) (Query, error) {
	if len(s) > maxLen {
		start := strings.ToValidUTF8(s[:60], "") + "…"
		return Query{}, &Error{Query: start, Col: 1, Msg: fmt.Sprintf("the query is longer than %d bytes", maxLen)}
	}
	p := parser{src: s, typing: typing, caret: caret}
	n, err := p.all()
	if err != nil {
		return Query{}, err
	}
	if p.pos < len(s) {
		return Query{}, errAt(s, p.pos, "this bracket closes nothing", "take it out, or put the words around it in quotes")
	}
	return Query{Root: n}, nil
}

type parser struct {
	src    string
	pos    int // byte
	depth  int
	typing bool
	caret  int // byte; nowhere for none
}

// all reads conditions up to the end or a closing bracket.
func (p *parser) all() (Node, error) {
	var nodes []Node
	for {
		p.skipSpace()
		if p.atEnd() || p.closes() {
			return All(nodes...).Root, nil
		}
		n, err := p.any()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
}

// any reads one condition, or several with OR between them.
func (p *parser) any() (Node, error) {
	var nodes []Node
	if at := p.pos; p.or() && !p.danglingOr() {
		return nil, p.orError(at)
	} else if p.pos > at {
		return nil, nil
	}
	for {
		n, err := p.one()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
		p.skipSpace()
		at := p.pos
		if !p.or() {
			return Any(nodes...), nil
		}
		if p.danglingOr() {
			return Any(nodes...), nil
		}
		if p.atEnd() || p.closes() || p.isOr() {
			return nil, p.orError(at)
		}
	}
}

func (p *parser) orError(at int) *Error {
	return errAt(p.src, at, "OR needs something on both sides", `to search for the word, write "or"`)
}

// or skips the word OR and the space after it, and tells whether it stood here.
func (p *parser) or() bool {
	if !p.isOr() {
		return false
	}
	p.pos += len("OR")
	p.skipSpace()
	return true
}

func (p *parser) isOr() bool {
	rest, ok := strings.CutPrefix(p.src[p.pos:], "OR")
	return ok && (rest == "" || isBreak(first(rest)))
}

// danglingOr tells whether an OR just read is the last thing typed so far.
func (p *parser) danglingOr() bool { return p.typing && p.atEnd() }

// one reads a condition, negated or not.
func (p *parser) one() (Node, error) {
	if !p.negates() {
		return p.primary()
	}
	p.pos++
	if at := p.pos; p.or() {
		if p.danglingOr() {
			return nil, nil
		}
		return nil, p.orError(at)
	}
	caret := p.caret
	p.caret = nowhere // to leave out more than is asked for would hide what is looked for
	n, err := p.primary()
	p.caret = caret
	if n == nil || err != nil {
		return nil, err
	}
	return Not{n}, nil
}

// negates tells whether a hyphen that negates stands here: one before anything
// but a space, a closing bracket or another hyphen.
func (p *parser) negates() bool {
	rest, ok := strings.CutPrefix(p.src[p.pos:], "-")
	return ok && rest != "" && rest[0] != '-' && !unicode.IsSpace(first(rest)) && !isClose(first(rest))
}

func (p *parser) primary() (Node, error) {
	switch r := first(p.src[p.pos:]); {
	case isOpen(r):
		return p.bracket()
	case isQuote(r):
		at := p.pos
		words, err := p.quoted()
		if err == nil && strings.TrimSpace(words) == "" {
			return nil, p.missing(at, "nothing stands between the quotes", "")
		}
		return text(p.opened(Text{Words: words, Phrase: true}), err)
	}
	if name, width := fieldAt(p.src[p.pos:]); width > 0 {
		return p.field(name, width)
	}
	words, prefix := cutStar(p.bare())
	return p.opened(Text{Words: words, Prefix: prefix}), nil
}

// opened returns a text that was just read, Open where the caret stands at the
// end of its last word: not where a quote or a star closed it.
func (p *parser) opened(t Text) Text {
	if p.pos != p.caret || !strings.HasSuffix(p.src[:p.pos], t.Words) {
		return t
	}
	t.Open = true
	if words := newTerm(t).Words; len(words) == 0 || !words[len(words)-1].begins() {
		t.Open = false // Han matches wherever it stands
	}
	return t
}

func text(t Text, err error) (Node, error) {
	if err != nil || t.Words == "" {
		return nil, err
	}
	return t, nil
}

// missing returns the error that something is empty, or nil where it is still
// being typed.
func (p *parser) missing(at int, msg, hint string) error {
	if p.typing && p.atEnd() {
		return nil
	}
	return errAt(p.src, at, msg, hint)
}

func (p *parser) bracket() (Node, error) {
	at := p.pos
	if p.depth++; p.depth > maxDepth {
		return nil, errAt(p.src, at, "brackets are nested too deeply", "")
	}
	p.next()
	n, err := p.all()
	if err != nil {
		return nil, err
	}
	p.depth--
	if p.atEnd() {
		if !p.typing {
			return nil, errAt(p.src, at, "this bracket is not closed", "add a ) at its end")
		}
		return n, nil
	}
	p.next()
	if n == nil {
		return nil, p.missing(at, "nothing stands between the brackets", "")
	}
	return n, nil
}

// quoted reads a phrase from its opening quote. What “ opens any quote closes.
// What " opens “ or ” closes too, unless “ and ” stand inside as a pair.
func (p *parser) quoted() (string, error) {
	at := p.pos
	nests := p.next() == '"'
	start := p.pos
	for !p.atEnd() {
		end := p.pos
		switch r := p.next(); {
		case nests && r == '“' && pairWidth(p.src[end:]) > 0:
			p.pos = end + pairWidth(p.src[end:])
		case isQuote(r):
			return p.src[start:end], nil
		}
	}
	if !p.typing {
		return "", errAt(p.src, at, "this quote is not closed", `add a " at its end`)
	}
	return p.src[start:], nil
}

// pairWidth returns the bytes of the “…” that s begins with and that a phrase
// in "" can hold, or 0.
func pairWidth(s string) int {
	if !strings.HasPrefix(s, "“") {
		return 0
	}
	end := strings.IndexAny(s, `"”`)
	if end < 0 || s[end] == '"' {
		return 0
	}
	return end + len("”")
}

// bare reads up to a space, quote or bracket.
func (p *parser) bare() string {
	start := p.pos
	for !p.atEnd() && !isBreak(first(p.src[p.pos:])) {
		p.next()
	}
	return p.src[start:p.pos]
}

// cutStar takes the star of word* off.
func cutStar(word string) (string, bool) {
	if len(word) > 1 && word[len(word)-1] == '*' {
		return word[:len(word)-1], true
	}
	return word, false
}

// fieldAt returns the name that s begins with if it begins with a field, and
// the bytes it takes with its colon: ASCII letters before a colon that is not
// followed by "//".
func fieldAt(s string) (name string, width int) {
	n := 0
	for n < len(s) && (s[n]|0x20)-'a' < 26 {
		n++
	}
	rest, ok := strings.CutPrefix(s[n:], ":")
	if !ok {
		rest, ok = strings.CutPrefix(s[n:], "：")
	}
	if n == 0 || !ok || strings.HasPrefix(rest, "//") {
		return "", 0
	}
	return strings.ToLower(s[:n]), len(s) - len(rest)
}

func (p *parser) next() rune {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	return r
}

func (p *parser) skipSpace() {
	for !p.atEnd() && unicode.IsSpace(first(p.src[p.pos:])) {
		p.next()
	}
}

func (p *parser) atEnd() bool  { return p.pos == len(p.src) }
func (p *parser) closes() bool { return isClose(first(p.src[p.pos:])) }

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isOpen(r rune) bool  { return r == '(' || r == '（' }
func isClose(r rune) bool { return r == ')' || r == '）' }
func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' }
func isBreak(r rune) bool { return unicode.IsSpace(r) || isOpen(r) || isClose(r) || isQuote(r) }
