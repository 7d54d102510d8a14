// Package query is gongbao's query language: one syntax for the search line,
// the panes, the command line and SSH.
//
// Parse is syntax only. Resolve binds union bodies, sources and relative dates
// to what an archive holds. String prints a query so that Parse reads it back.
// The package knows no index.
//
//	words              all of them; OR (upper case) between two binds tighter:
//	                   a b OR c is a and (b or c)
//	"a phrase"         these words in this order, as spelled
//	word*              words that begin so
//	-x                 without a word, phrase, field or bracket
//	( … )              brackets
//	field:value        or field:"a value", see Fields; union:=value that body alone
//	near:"a b"         these words in any order, the first and the last at most 10
//	                   words apart, a Han character counting as a word;
//	                   near:5:"a b" at most 5
//
// A field is ASCII letters before a colon that is not followed by "//"; every
// other colon is text. （ ） “ ” ： and the wide space are the same as the
// half-width ones. Outside quotes the forms of an English word match each
// other, and a run of Han characters matches wherever it stands.
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
	Open   bool // its last word is still being typed: words that start so match as well
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
// lang, level, near, is, has or id. Value is as typed, without quotes; that of
// near:5:"a b" is "5:a b".
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

// All returns the query in which every given condition must hold. A nil one
// is passed over, and an And gives its nodes, so that the tree stays flat.
func All(nodes ...Node) Query {
	nodes = flat(nodes, func(n Node) []Node {
		and, _ := n.(And)
		return and.Nodes
	})
	switch len(nodes) {
	case 0:
		return Query{}
	case 1:
		return Query{Root: nodes[0]}
	}
	return Query{Root: And{Nodes: nodes}}
}

// Any returns the node that holds where one of the given ones does; nil for
// none. A nil one is passed over, and an Or gives its nodes.
func Any(nodes ...Node) Node {
	nodes = flat(nodes, func(n Node) []Node {
		or, _ := n.(Or)
		return or.Nodes
	})
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return Or{Nodes: nodes}
}

// flat returns nodes without the nil ones, and with what inside gives of a
// node in that node's place.
func flat(nodes []Node, inside func(Node) []Node) []Node {
	var out []Node
	for _, n := range nodes {
		if n == nil {
			continue
		}
		if in := inside(n); len(in) > 0 {
			out = append(out, in...)
		} else {
			out = append(out, n)
		}
	}
	return out
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

// Toggle returns q without the condition, or with it at the end where q has it
// not. Conditions are the same that String prints alike.
func (q Query) Toggle(n Node) Query {
	text := All(n).String()
	for i, c := range q.Conditions() {
		if All(c).String() == text {
			return q.Without(i)
		}
	}
	return All(q.Root, n)
}

// Begun returns q with its word that is Open as word*, and that word; false if
// none is. A phrase has no such form.
func (q Query) Begun() (begun Query, word string, ok bool) {
	root := begin(q.Root, &word)
	return Query{Root: root}, word, word != ""
}

func begin(n Node, word *string) Node {
	switch n := n.(type) {
	case And:
		return And{beginAll(n.Nodes, word)}
	case Or:
		return Or{beginAll(n.Nodes, word)}
	case Not:
		return Not{begin(n.Node, word)}
	case Text:
		if n.Open && !n.Phrase {
			*word = n.Words
			n.Open, n.Prefix = false, true
		}
		return n
	}
	return n
}

func beginAll(nodes []Node, word *string) []Node {
	out := make([]Node, len(nodes))
	for i, n := range nodes {
		out[i] = begin(n, word)
	}
	return out
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
