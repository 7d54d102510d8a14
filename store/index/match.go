package index

import (
	"context"
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store/query"
)

// Program is a resolved query, ready to run over segments. It is immutable and
// safe for concurrent use.
type Program struct {
	root  node    // nil matches everything
	terms []*Term // the words asked for, not those excluded
}

// All tells whether the program matches every article.
func (p *Program) All() bool { return p.root == nil }

// test tells whether the i-th article of one segment matches.
type test func(i int) bool

// node is a condition; bind fits it to a segment, so that what can be decided
// once a segment is not decided for each article.
type node interface{ bind(*Segment) test }

// Match sets match[i] for each article i of the segment from from up to to that
// matches. It ends early with the error of ctx.
func (p *Program) Match(ctx context.Context, s *Segment, from, to int, match []bool) error {
	if p.root == nil {
		for i := from; i < to; i++ {
			match[i] = true
		}
		return ctx.Err()
	}
	matches := p.root.bind(s)
	for i := from; i < to; i++ {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		match[i] = matches(i)
	}
	return ctx.Err()
}

type (
	allOf  []node
	anyOf  []node
	noneOf struct{ node }
	never  struct{}

	dated query.Dates
	// naming matches articles that name one of the bodies with these IDs.
	naming map[string]bool
	// nameless is union:none.
	nameless struct{}
	levelled model.Level
	// sourced matches articles with one of these sources, by SourceKey.
	sourced map[string]bool
	written []model.Lang
	withID  string
)

func (n allOf) bind(s *Segment) test {
	tests := bindAll(n, s)
	return func(i int) bool {
		for _, t := range tests {
			if !t(i) {
				return false
			}
		}
		return true
	}
}

func (n anyOf) bind(s *Segment) test {
	tests := bindAll(n, s)
	return func(i int) bool {
		for _, t := range tests {
			if t(i) {
				return true
			}
		}
		return false
	}
}

// bindAll binds nodes, the cheap ones first: words cost most.
func bindAll(nodes []node, s *Segment) []test {
	tests := make([]test, 0, len(nodes))
	for _, words := range []bool{false, true} {
		for _, n := range nodes {
			if costly(n) == words {
				tests = append(tests, n.bind(s))
			}
		}
	}
	return tests
}

func costly(n node) bool {
	switch n := n.(type) {
	case *Term, near:
		return true
	case noneOf:
		return costly(n.node)
	case allOf:
		return slices.ContainsFunc(n, costly)
	case anyOf:
		return slices.ContainsFunc(n, costly)
	}
	return false
}

func (n noneOf) bind(s *Segment) test {
	t := n.node.bind(s)
	return func(i int) bool { return !t(i) }
}

func (never) bind(*Segment) test { return func(int) bool { return false } }

func (t *Term) bind(s *Segment) test {
	return func(i int) bool { return t.inDoc(s.docs[i]) }
}

func (n dated) bind(s *Segment) test {
	return func(i int) bool { return query.Dates(n).Match(s.docs[i].Article.Published) }
}

func (n naming) bind(s *Segment) test {
	return s.bodyTest(func(u *model.Union) bool { return n[u.ID] })
}

func (n levelled) bind(s *Segment) test {
	return s.bodyTest(func(u *model.Union) bool { return u.Level == model.Level(n) })
}

// bodyTest matches articles that name a body that fits.
func (s *Segment) bodyTest(fits func(*model.Union) bool) test {
	fit := make([]bool, len(s.bodies))
	some := false
	for b := range s.bodies {
		fit[b] = fits(s.bodies[b].Union)
		some = some || fit[b]
	}
	if !some {
		return never{}.bind(s)
	}
	return func(i int) bool {
		for _, b := range s.Named(i) {
			if fit[b] {
				return true
			}
		}
		return false
	}
}

func (nameless) bind(s *Segment) test {
	return func(i int) bool { return len(s.Named(i)) == 0 }
}

func (n sourced) bind(s *Segment) test {
	return func(i int) bool { return n[s.docs[i].source] }
}

func (n written) bind(s *Segment) test {
	return func(i int) bool { return slices.Contains(n, s.docs[i].Article.Lang) }
}

func (n withID) bind(s *Segment) test {
	return func(i int) bool { return strings.HasPrefix(string(s.ID(i)), string(n)) }
}
