package query

import (
	"strings"
	"unicode/utf8"
)

// Completion says what is being typed at a place in a query. The zero
// Completion is nothing that could be completed: a space, a phrase.
type Completion struct {
	Start, End int      // the characters, from 0, that the chosen text replaces
	Field      string   // the field whose value is being typed; "" for a word that may become a field or stay one
	Typed      string   // what stands before the cursor of the word or value, without quotes and =
	Exact      bool     // after union:=
	Options    []string // the fields, with their colon, or fixed values that Typed begins
}

// Active tells whether something can be completed.
func (c Completion) Active() bool { return c.End > c.Start || c.Field != "" }

// Completions says what is being typed at the cursor, counted in characters
// from 0 and at most at the end. It is pure: values that depend on the archive,
// of union, source and by, are for the caller to add. A chosen value is put in
// with Quote.
func Completions(s string, cursor int) Completion {
	at := byteAt(s, cursor)
	p := parser{src: s, typing: true}
	for p.pos < len(s) {
		r := first(s[p.pos:])
		switch {
		case p.pos >= at:
			return Completion{}
		case isQuote(r):
			p.quoted()
			if p.pos > at {
				return Completion{}
			}
		case isBreak(r) || p.negates():
			p.next()
		default:
			if c := p.complete(at); c.Active() {
				return c
			}
		}
	}
	return Completion{}
}

// byteAt returns the byte that the n-th character of s begins at.
func byteAt(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// complete steps over a word or field, and returns what of it is being typed
// at byte at, if that lies inside it or at its end.
func (p *parser) complete(at int) Completion {
	start := p.pos
	name, width := fieldAt(p.src[start:])
	if width == 0 || at < start+width {
		if p.pos += width; width == 0 {
			p.bare()
		}
		if at > p.pos {
			return Completion{}
		}
		return p.completion(start, Completion{Typed: p.src[start:at], Options: fieldsLike(p.src[start:at])})
	}
	p.pos += width
	c := Completion{Field: name}
	if name == "union" && strings.HasPrefix(p.src[p.pos:], "=") {
		p.pos++
		c.Exact = true
	}
	p.distance(name)
	from := p.pos
	p.value()
	if at < from || at > p.pos || at == p.pos && at > from && closedQuote(p.src[from:at]) {
		return Completion{}
	}
	c.Typed = strings.TrimLeftFunc(p.src[from:at], isQuote)
	c.Options = like(c.Typed, Values(name))
	return p.completion(from, c)
}

// completion sets the stretch from byte start to where the parser stands.
func (p *parser) completion(start int, c Completion) Completion {
	c.Start = utf8.RuneCountInString(p.src[:start])
	c.End = c.Start + utf8.RuneCountInString(p.src[start:p.pos])
	return c
}

// closedQuote tells whether a value in quotes has its closing quote.
func closedQuote(value string) bool {
	r, _ := utf8.DecodeLastRuneInString(value)
	return isQuote(first(value)) && isQuote(r) && utf8.RuneCountInString(value) > 1
}

func fieldsLike(typed string) []string {
	var out []string
	for _, f := range like(typed, Fields()) {
		out = append(out, f+":")
	}
	return out
}

// like returns the names that typed, in any case, begins.
func like(typed string, names []string) []string {
	typed = plainValue(typed)
	var out []string
	for _, n := range names {
		if strings.HasPrefix(n, typed) {
			out = append(out, n)
		}
	}
	return out
}
