package query

import (
	"strings"
	"unicode/utf8"
)

// String prints q so that Parse reads it back: Parse(q.String()) is q for
// every q that Parse, All, Any, Without and Replace make of what Parse made.
// Text that the language cannot spell otherwise is printed in quotes.
func (q Query) String() string {
	var p printer
	switch n := q.Root.(type) {
	case nil:
	case Or:
		p.list(n.Nodes, " OR ")
	case And:
		p.list(n.Nodes, " ")
	default:
		p.node(n)
	}
	return p.b.String()
}

// printer prints a tree, and notes where the value of one field began.
type printer struct {
	b      strings.Builder
	fields int // fields begun so far
	mark   int // the field to note, from 1
	at     int // the byte its value begins at
}

func (p *printer) list(nodes []Node, between string) {
	for i, n := range nodes {
		if i > 0 {
			p.b.WriteString(between)
		}
		p.node(n)
	}
}

// node prints n so that it can stand next to others.
func (p *printer) node(n Node) {
	switch n := n.(type) {
	case And:
		p.bracket(n.Nodes, " ")
	case Or:
		p.bracket(n.Nodes, " OR ")
	case Not:
		p.b.WriteByte('-')
		if beginsWithHyphen(n.Node) {
			p.bracket([]Node{n.Node}, "")
		} else {
			p.node(n.Node)
		}
	case Text:
		p.text(n)
	case Field:
		p.field(n)
	}
}

// beginsWithHyphen tells whether n prints so that a hyphen before it would not
// negate it.
func beginsWithHyphen(n Node) bool {
	switch n := n.(type) {
	case Not:
		return true
	case Text:
		return n.In == Anywhere && !n.Phrase && strings.HasPrefix(n.Words, "-")
	}
	return false
}

func (p *printer) bracket(nodes []Node, between string) {
	p.b.WriteByte('(')
	p.list(nodes, between)
	p.b.WriteByte(')')
}

func (p *printer) text(t Text) {
	switch t.In {
	case InTitle:
		p.b.WriteString("title:")
	case InBody:
		p.b.WriteString("text:")
	case InPeople:
		p.b.WriteString("by:")
	}
	word := t.Words
	switch {
	case t.Prefix:
		word += "*"
	case t.Open:
		t.Words += goesOn
		word = t.Words
	}
	if !t.Phrase && isPlain(word, t.In) && (t.Prefix || !strings.HasSuffix(word, "*") || word == "*") {
		p.b.WriteString(word)
		return
	}
	p.quote(t.Words)
}

// goesOn stands behind a word that is still being typed. A query with one is
// for showing: Parse reads the word without it.
const goesOn = "…"

// isPlain tells whether a word is read as itself without quotes.
func isPlain(word string, in Part) bool {
	if word == "" || strings.IndexFunc(word, isBreak) >= 0 {
		return false
	}
	if in != Anywhere {
		return true
	}
	_, field := fieldAt(word)
	p := parser{src: word}
	return word != "OR" && field == 0 && !p.negates()
}

func (p *printer) field(f Field) {
	p.b.WriteString(f.Name)
	p.b.WriteByte(':')
	if p.fields++; p.fields == p.mark {
		p.at = p.b.Len()
	}
	if f.Name == "near" {
		digits, words := cutDistance(f.Value)
		if digits != "" {
			p.b.WriteString(digits + ":")
		}
		p.quote(words)
		return
	}
	if f.Exact {
		p.b.WriteByte('=')
	}
	p.value(f.Value)
}

// value prints the value of a field, in quotes where it needs them.
func (p *printer) value(v string) {
	if v == "" || v[0] == '=' || strings.IndexFunc(v, isBreak) >= 0 {
		p.quote(v)
		return
	}
	p.b.WriteString(v)
}

// Quote returns value as it stands after a field's colon: in quotes where it
// needs them.
func Quote(value string) string {
	var p printer
	p.value(value)
	return p.b.String()
}

// quote prints s in quotes. Quotes inside s stay only where they are a pair
// that a phrase can hold.
func (p *printer) quote(s string) {
	p.b.WriteByte('"')
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case pairWidth(s) > 0:
			n = pairWidth(s)
			p.b.WriteString(s[:n])
		case isQuote(r):
			p.b.WriteByte('\'')
		default:
			p.b.WriteString(s[:n])
		}
		s = s[n:]
	}
	p.b.WriteByte('"')
}

// fieldColumn returns the byte that the value of the n-th field of q, from 1,
// begins at in q.String().
func (q Query) fieldColumn(n int) (text string, at int) {
	p := printer{mark: n}
	switch root := q.Root.(type) {
	case Or:
		p.list(root.Nodes, " OR ")
	case And:
		p.list(root.Nodes, " ")
	case nil:
	default:
		p.node(root)
	}
	return p.b.String(), p.at
}
