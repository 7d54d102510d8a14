package index

import (
	"cmp"
	"context"
	"slices"

	"gongbao/model"
	"gongbao/store/query"
)

// Program is a resolved query, ready to run over segments. It is immutable and
// safe for concurrent use.
type Program struct {
	root  node    // nil matches everything
	bare  node    // root in bare segments, see sure
	texts bool    // words of texts are asked for, or excluded
	terms []*Term // the words asked for, not those excluded
	key   string
}

// Key is the same for programs that match the same articles of one archive, and
// for others another.
func (p *Program) Key() string { return p.key }

// All tells whether the program matches every article.
func (p *Program) All() bool { return p.root == nil }

// InTexts tells whether it takes the words of the texts to tell what matches.
func (p *Program) InTexts() bool { return p.texts }

// Words tells whether words were asked for, so that answers can be rated.
func (p *Program) Words() bool { return len(p.terms) > 0 }

// Match returns the articles of the segment that match. It ends early with the
// error of ctx.
func (p *Program) Match(ctx context.Context, s *Segment) (Set, error) { return p.Bind(s).Match(ctx) }

// Bound is a Program that has looked up in one segment what it needs there. It
// is immutable and safe for concurrent use.
type Bound struct {
	s    *Segment
	root bound // nil matches everything
}

// Bind looks up in a segment what the program needs there.
func (p *Program) Bind(s *Segment) Bound {
	if p.root == nil {
		return Bound{s: s}
	}
	if s.bare {
		return Bound{s, p.bare.bind(s)}
	}
	return Bound{s, p.root.bind(s)}
}

// Cost says roughly how many articles Match must look at.
func (b Bound) Cost() int {
	if b.root == nil {
		return 0
	}
	return b.root.cost()
}

// node is a condition; bind looks up in a segment what it needs.
type node interface{ bind(*Segment) bound }

// bound is a condition on the articles of one segment.
type bound interface {
	// seek begins a way through the articles.
	seek(r *run) seeker
	// cost says roughly how many articles must be looked at.
	cost() int
}

// seeker goes through the articles that meet a condition, a stretch after the
// other. Whole sets of articles are put together, a bit each: unpacking the
// postings of a word that stands everywhere takes about a nanosecond an article.
// Only where words must stand beside each other is each article looked into, and
// only where it still matters then.
type seeker interface {
	// likely returns those of the articles given that may meet the condition:
	// all that do, and as few others as is quickly told. Each set must be behind
	// the one before. What it returns is good until the next stretch.
	likely(among Set) Set
	// certain tells whether an article does that is among the likely ones of
	// this stretch. Each must be above the one before.
	certain(d uint32) bool
	// exact tells whether all likely ones do.
	exact() bool
}

type (
	allOf  []node
	anyOf  []node
	noneOf struct{ node }
	// nothing matches no article.
	nothing struct{}

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
	// paged matches pages that are no article.
	paged struct{}
)

type (
	boundAll  []bound
	boundAny  []bound
	boundNone struct{ bound }
)

func bindAll(nodes []node, s *Segment) []bound {
	out := make([]bound, len(nodes))
	for i, n := range nodes {
		out[i] = n.bind(s)
	}
	slices.SortStableFunc(out, func(a, b bound) int { return cmp.Compare(a.cost(), b.cost()) })
	return out
}

func (n allOf) bind(s *Segment) bound  { return boundAll(bindAll(n, s)) }
func (n anyOf) bind(s *Segment) bound  { return boundAny(bindAll(n, s)) }
func (n noneOf) bind(s *Segment) bound { return boundNone{n.node.bind(s)} }

func (b boundAll) cost() int { return b[0].cost() }

func (b boundAny) cost() int {
	sum := 0
	for _, n := range b {
		sum += n.cost()
	}
	return sum
}

// several are the ways through the articles of some conditions.
type several struct {
	r     *run
	of    []seeker
	loose []seeker // those that are not exact
}

func seekAll(r *run, conditions []bound) several {
	s := several{r: r, of: make([]seeker, len(conditions))}
	for i, b := range conditions {
		s.of[i] = b.seek(r)
		if !s.of[i].exact() {
			s.loose = append(s.loose, s.of[i])
		}
	}
	return s
}

func (s several) exact() bool { return len(s.loose) == 0 }

type seekEach struct{ several }

func (b boundAll) seek(r *run) seeker { return seekEach{seekAll(r, b)} }

// likely asks the cheapest condition first, and each other about what is left.
func (s seekEach) likely(among Set) Set {
	for _, n := range s.of {
		if among = n.likely(among); among.none() {
			break
		}
	}
	return among
}

func (s seekEach) certain(d uint32) bool {
	for _, n := range s.loose {
		if !n.certain(d) {
			return false
		}
	}
	return true
}

type seekAny struct {
	several
	found []Set // by each condition
}

func (b boundAny) seek(r *run) seeker { return &seekAny{seekAll(r, b), make([]Set, len(b))} }

// likely asks each condition only about what no exact one before has.
func (s *seekAny) likely(among Set) Set {
	out, left := s.r.set(among), s.r.set(among)
	left.or(among)
	for i, n := range s.of {
		if s.found[i] = left; left.none() {
			continue
		}
		s.found[i] = n.likely(left)
		out.or(s.found[i])
		if n.exact() && i+1 < len(s.of) {
			next := s.r.set(left)
			next.or(left)
			next.without(s.found[i])
			left = next
		}
	}
	return out
}

func (s *seekAny) certain(d uint32) bool {
	if s.exact() {
		return true
	}
	for i, n := range s.of {
		if n.exact() && s.found[i].Has(d) {
			return true
		}
	}
	for i, n := range s.of {
		if !n.exact() && s.found[i].Has(d) && n.certain(d) {
			return true
		}
	}
	return false
}

type seekNone struct {
	r     *run
	of    seeker
	found Set
}

func (b boundNone) seek(r *run) seeker { return &seekNone{r: r, of: b.bound.seek(r)} }

func (s *seekNone) exact() bool { return s.of.exact() }

func (s *seekNone) likely(among Set) Set {
	out := s.r.set(among)
	out.or(among)
	if s.found = s.of.likely(among); s.exact() {
		out.without(s.found)
	}
	return out
}

func (s *seekNone) certain(d uint32) bool {
	return s.exact() || !(s.found.Has(d) && s.of.certain(d))
}
