// Package query is gongbao's query language: one syntax for the search line,
// the panes, the command line and SSH.
//
// Parse is syntax only. Resolve binds union bodies, sources and relative dates
// to what an archive holds. String prints a query so that Parse reads it back.
// The package knows no index.
package query

// Query is a parsed query. The zero Query matches everything. A Query is
// immutable: the functions that change one return another.
type Query struct {
	Root Node // nil matches everything; an And at the top is one node per condition
}

// Empty tells whether q matches everything.
func (q Query) Empty() bool { return q.Root == nil }

// Node is a node of the tree: And, Or, Not, Text or Field.
type Node interface{ node() }

// And matches what all of its nodes match. It has at least two.
type And struct{ Nodes []Node }

// Or matches what any of its nodes matches. It has at least two.
type Or struct{ Nodes []Node }

// Not matches what its node does not.
type Not struct{ Node Node }

// Text matches words: in title or text, or in the one part that In names.
type Text struct {
	Words  string // as typed, without quotes or the trailing *
	In     Part
	Phrase bool // quoted: these words in this order, each exactly as spelled
	Prefix bool // word*: words that start so
}

// Part is a part of an article that words can be limited to.
type Part uint8

// The parts. Anywhere is title, deck, headings, paragraphs, captions and
// credits, never boilerplate.
const (
	Anywhere Part = iota
	InTitle       // title:
	InBody        // text: everything Anywhere is but the title
	InPeople      // by: byline, editor, photographers
)

// Field is a condition on something else than words: union, date, source,
// lang, level, near, is, has or id. Value is as typed, without quotes.
type Field struct {
	Name  string
	Exact bool // union:=anhui, that body alone
	Value string
}

func (And) node()   {}
func (Or) node()    {}
func (Not) node()   {}
func (Text) node()  {}
func (Field) node() {}

// Conditions returns the conditions that all must hold: the nodes of an And at
// the top, else the one root, else none.
func (q Query) Conditions() []Node {
	switch n := q.Root.(type) {
	case nil:
		return nil
	case And:
		return n.Nodes
	default:
		return []Node{n}
	}
}

// All returns the query in which every given condition must hold.
func All(nodes ...Node) Query {
	switch len(nodes) {
	case 0:
		return Query{}
	case 1:
		return Query{Root: nodes[0]}
	}
	return Query{Root: And{Nodes: nodes}}
}

// Any returns the node that holds where one of the given ones does; nil for none.
func Any(nodes ...Node) Node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return Or{Nodes: nodes}
}

// Without returns q without its i-th condition.
func (q Query) Without(i int) Query {
	var rest []Node
	for j, n := range q.Conditions() {
		if j != i {
			rest = append(rest, n)
		}
	}
	return All(rest...)
}

// FieldOf returns the name of the field that a condition is wholly about
// ("union" for union:a, -union:a and (union:a OR union:b)), or "".
func FieldOf(n Node) string {
	switch n := n.(type) {
	case Field:
		return n.Name
	case Not:
		return FieldOf(n.Node)
	case Or:
		return fieldOfAll(n.Nodes)
	case And:
		return fieldOfAll(n.Nodes)
	}
	return ""
}

func fieldOfAll(nodes []Node) string {
	name := FieldOf(nodes[0])
	for _, n := range nodes[1:] {
		if FieldOf(n) != name {
			return ""
		}
	}
	return name
}

// Replace returns q with its conditions on the named field replaced by node,
// in the place of the first of them, else at the end. A nil node removes them.
func (q Query) Replace(field string, node Node) Query {
	var out []Node
	for _, n := range q.Conditions() {
		if FieldOf(n) != field {
			out = append(out, n)
			continue
		}
		if node != nil {
			out = append(out, node)
			node = nil
		}
	}
	if node != nil {
		out = append(out, node)
	}
	return All(out...)
}
