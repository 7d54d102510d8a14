package index

import (
	"cmp"
	"context"
	"slices"
	"time"

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

// Words tells whether words were asked for, so that answers can be rated.
func (p *Program) Words() bool { return len(p.terms) > 0 }

// Match returns the articles of the segment that match. It ends early with the
// error of ctx.
//
// Whole sets of articles are put together, a bit each: unpacking the postings
// of a word that stands everywhere takes less than a nanosecond an article.
// Only where words must stand beside each other is each article looked into.
func (p *Program) Match(ctx context.Context, s *Segment) (Set, error) { return p.Bind(s).Match(ctx) }

// Bound is a Program that has looked up in one segment what it needs there.
type Bound struct {
	s    *Segment
	root bound // nil matches everything
}

// Bind looks up in a segment what the program needs there.
func (p *Program) Bind(s *Segment) Bound {
	if p.root == nil {
		return Bound{s: s}
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

// Match is Program.Match for the segment it is bound to.
func (b Bound) Match(ctx context.Context) (Set, error) {
	all := fullSet(b.s.Len())
	if b.root == nil {
		return all, ctx.Err()
	}
	r := &run{ctx: ctx, s: b.s}
	return b.root.match(r, scope{all, b.s.Len()}), ctx.Err()
}

// run is one program running over one segment.
type run struct {
	ctx   context.Context
	s     *Segment
	work  int
	ended bool
	block block
}

// mostUnasked is how much work, in articles looked at, is done without looking
// whether the answer is still wanted.
const mostUnasked = 1 << 14

// goOn notes work done, and tells whether to go on.
func (r *run) goOn(work int) bool {
	if r.work += work; r.work >= mostUnasked {
		r.work = 0
		r.ended = r.ended || r.ctx.Err() != nil
	}
	return !r.ended
}

// scope is the articles that a condition is asked about, and how many.
type scope struct {
	Set
	n int
}

// node is a condition; bind looks up in a segment what it needs.
type node interface{ bind(*Segment) bound }

// bound is a condition on the articles of one segment.
type bound interface {
	// match returns those among the given articles that fit, as a set of its own.
	match(r *run, among scope) Set
	// cost says roughly how many articles must be looked at.
	cost() int
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

// match asks the cheapest condition first, and each other about what is left.
func (b boundAll) match(r *run, among scope) Set {
	for _, n := range b {
		among.Set = n.match(r, among)
		if among.n = among.Len(); among.n == 0 || r.ended {
			break
		}
	}
	return among.Set
}

func (b boundAll) cost() int { return b[0].cost() }

func (b boundAny) match(r *run, among scope) Set {
	out := b[0].match(r, among)
	for _, n := range b[1:] {
		out.or(n.match(r, among))
	}
	return out
}

func (b boundAny) cost() int {
	sum := 0
	for _, n := range b {
		sum += n.cost()
	}
	return sum
}

func (b boundNone) match(r *run, among scope) Set {
	out := among.clone()
	out.without(b.bound.match(r, among))
	return out
}

// filter is a condition on a column: a set that is quickly made.
type filter func(out Set)

func (f filter) match(r *run, among scope) Set {
	out := NewSet(r.s.Len())
	f(out)
	out.and(among.Set)
	return out
}

func (filter) cost() int { return 0 }

// bind finds the pages, which are the last of a segment.
func (paged) bind(s *Segment) bound {
	return filter(func(out Set) { out.addRange(s.Len()-s.Pages(), s.Len()) })
}

func (nothing) bind(*Segment) bound { return filter(func(Set) {}) }

// bind finds the stretch of articles; only of those whose date may reach beyond
// its end is each looked at.
func (n dated) bind(s *Segment) bound {
	return filter(func(out Set) {
		known := s.Len() - s.Undated()
		if n.None {
			out.addRange(known, s.Len())
			return
		}
		from, to := 0, known
		if !n.From.IsZero() {
			to = s.firstBefore(n.From)
		}
		if !n.To.IsZero() {
			from = s.firstBefore(n.To)
		}
		if from >= to {
			return
		}
		sure := from
		if !n.To.IsZero() {
			sure = min(max(from, s.firstBefore(n.To.Add(-longestDate))), to)
		}
		for i := from; i < sure; i++ {
			if s.endsBy(i, n.To) {
				out.Add(uint32(i))
			}
		}
		out.addRange(sure, to)
	})
}

// longestDate is the longest stretch that one date can mean: a leap year.
const longestDate = 366 * 24 * time.Hour

// firstBefore returns the first article whose date begins before t.
func (s *Segment) firstBefore(t time.Time) int {
	return s.firstBelow(t.Unix() << precisionBits)
}

// endsBy tells whether all that the i-th article's date can mean is before t.
func (s *Segment) endsBy(i int, t time.Time) bool {
	w := s.when.At(i)
	at, p := w>>precisionBits, model.Precision(w&(1<<precisionBits-1))
	switch p {
	case model.PrecisionDay:
		return at+24*60*60 <= t.Unix()
	case model.PrecisionMinute:
		return at+60 <= t.Unix()
	}
	return !model.Date{Time: time.Unix(at, 0).UTC(), Precision: p}.End().After(t)
}

func (n naming) bind(s *Segment) bound {
	return s.bodyFilter(func(u *model.Union) bool { return n[u.ID] })
}

// Naming returns how many articles name one of the bodies with these IDs.
func (s *Segment) Naming(ids map[string]bool) int {
	out := NewSet(s.n)
	naming(ids).bind(s).(filter)(out)
	return out.Len()
}

func (n levelled) bind(s *Segment) bound {
	return s.bodyFilter(func(u *model.Union) bool { return u.Level == model.Level(n) })
}

// bodyFilter matches articles that name a body that fits.
func (s *Segment) bodyFilter(fits func(*model.Union) bool) bound {
	return filter(func(out Set) {
		for b, body := range s.Bodies() {
			if fits(body.Union) {
				for _, i := range s.naming.Slice(int(s.namingAt.At(b)), int(s.namingAt.At(b+1))) {
					out.Add(i)
				}
			}
		}
	})
}

func (nameless) bind(s *Segment) bound {
	at := s.namedAt.All()
	return s.each(func(i int) bool { return at[i] == at[i+1] })
}

func (n sourced) bind(s *Segment) bound {
	fit := make([]bool, s.sources.n)
	for i, key := range s.SourceKeys() {
		fit[i] = n[key]
	}
	sources := s.source.All()
	return s.each(func(i int) bool { return fit[sources[i]] })
}

func (n written) bind(s *Segment) bound {
	fit := make([]bool, len(s.langs))
	for i, l := range s.langs {
		fit[i] = slices.Contains(n, l)
	}
	lang := s.lang.All()
	return s.each(func(i int) bool { return fit[lang[i]] })
}

func (s *Segment) each(fits func(i int) bool) bound {
	return filter(func(out Set) {
		for i := range s.n {
			if fits(i) {
				out.Add(uint32(i))
			}
		}
	})
}

func (n withID) bind(s *Segment) bound {
	return filter(func(out Set) {
		for _, i := range s.WithPrefix(model.ID(n)) {
			out.Add(i)
		}
	})
}
