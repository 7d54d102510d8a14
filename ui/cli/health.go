package cli

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// The counts of check that --list lists.
const (
	findUndated    = "undated"
	findPages      = "pages"
	findSeveral    = "several"
	findCopies     = "copies"
	findSame       = "same"
	findUnnamed    = "unnamed"
	findUnresolved = "unresolved"
)

func findings() []string {
	return []string{findUndated, findPages, findSeveral, findCopies, findSame, findUnnamed, findUnresolved}
}

// finding is an article that one of the counts is of.
type finding struct {
	kind    string
	article *model.Article
	why     string
}

// health is how an archive is.
type health struct {
	info    store.Info
	files   map[store.ProblemKind]int // files with a problem of the kind
	found   map[string]int            // by finding
	sources map[string]*sourceHealth
	months  map[string]int // articles by 2006-01; by 2006 where no month is known; "" undated
}

// sourceHealth counts the articles of a source.
type sourceHealth struct {
	name        string
	n           int
	first, last model.Date
}

// examine goes through an archive once, newest article first. found, unless it
// is nil, gets every finding.
func (r *run) examine(ctx context.Context, a *store.Live, found func(finding) error) (health, error) {
	h := health{
		info: a.Info(), files: map[store.ProblemKind]int{}, found: map[string]int{}, sources: map[string]*sourceHealth{}, months: map[string]int{},
	}
	last := map[store.ProblemKind]string{} // problems come by path
	err := eachProblem(ctx, a, func(p store.Problem) error {
		if k := p.Kind(); h.files[k] == 0 || last[k] != p.Path {
			h.files[k]++
			last[k] = p.Path
		}
		return nil
	})
	if err != nil {
		return h, err
	}
	res, err := a.Search(ctx, r.view(), query.Query{}, store.Newest)
	if err != nil {
		return h, err
	}
	e := examiner{health: &h, found: found, seed: maphash.MakeSeed(), texts: map[uint64]model.ID{}}
	return h, eachHit(ctx, res, res.Total, func(hit store.Hit) error {
		article, err := a.Article(ctx, hit.ID)
		if err != nil {
			return err
		}
		return e.article(article, hit)
	})
}

// examiner counts.
type examiner struct {
	*health
	found func(finding) error
	seed  maphash.Seed
	texts map[uint64]model.ID // the first article with each text, by its hash
	err   error
}

// find counts a finding.
func (e *examiner) find(kind string, a *model.Article, why string) {
	e.health.found[kind]++
	if e.found != nil && e.err == nil {
		e.err = e.found(finding{kind, a, why})
	}
}

func (e *examiner) article(a *model.Article, hit store.Hit) error {
	e.count(a)
	if a.Page {
		e.find(findPages, a, "no article: a list, an index or a table")
		return e.err
	}
	if a.Published.IsZero() {
		e.find(findUndated, a, "no date is printed")
	}
	if a.Parts > 1 {
		e.find(findSeveral, a, fmt.Sprintf("holds %d articles", a.Parts))
	}
	if len(a.Unions) == 0 {
		e.find(findUnnamed, a, "names no union body")
	}
	if a.Unresolved > 0 {
		e.find(findUnresolved, a, fmt.Sprintf("speaks %s of a body that could not be told: gongbao unions --explain %s", times(a.Unresolved), a.ID))
	}
	if hit.ReprintOf != "" {
		e.find(findCopies, a, "a copy of "+string(hit.ReprintOf))
	}
	var sum maphash.Hash
	sum.SetSeed(e.seed)
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == model.Paragraph {
			sum.WriteString(b.Line())
			sum.WriteByte('\n')
		}
	}
	if first, there := e.texts[sum.Sum64()]; there {
		e.find(findSame, a, "word for word "+string(first))
	} else {
		e.texts[sum.Sum64()] = a.ID
	}
	return e.err
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

// count counts an article by source and month.
func (h *health) count(a *model.Article) {
	if a.Page {
		return
	}
	month := model.Date{Time: a.Published.Time, Precision: min(a.Published.Precision, model.PrecisionMonth), From: a.Published.From}.String()
	h.months[month]++
	s := h.sources[a.Source]
	if s == nil {
		s = &sourceHealth{name: a.Source}
		h.sources[a.Source] = s
	}
	s.n++
	if d := a.Published; !d.IsZero() {
		if s.first.IsZero() || d.Compare(s.first) < 0 {
			s.first = d
		}
		if d.Compare(s.last) > 0 {
			s.last = d
		}
	}
}

// bySize are the sources, those with the most articles first.
func (h *health) bySize() []*sourceHealth {
	return slices.SortedFunc(maps.Values(h.sources), func(a, b *sourceHealth) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.name, b.name))
	})
}

// healthJSON is the last line of check --json in format 1.
type healthJSON struct {
	Kind       string         `json:"kind"` // summary
	Name       string         `json:"name"`
	Articles   int            `json:"articles"` // pages not among them
	Pages      int            `json:"pages"`
	Several    int            `json:"several"`
	Undated    int            `json:"undated"`
	Unnamed    int            `json:"unnamed"`
	Unresolved int            `json:"unresolved"`
	Copies     int            `json:"copies"`
	Same       int            `json:"same"`
	First      string         `json:"first"`
	Last       string         `json:"last"`
	Files      map[string]int `json:"files"`
	Sources    []sourceJSON   `json:"sources"`
	Months     []monthJSON    `json:"months"`
}

type sourceJSON struct {
	Source   string `json:"source"`
	Articles int    `json:"articles"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

type monthJSON struct {
	Month    string `json:"month"` // 2006-01; 2006 where no month is printed; "" undated
	Articles int    `json:"articles"`
}

func (h *health) json() healthJSON {
	j := healthJSON{
		Kind: "summary", Name: h.info.Name, Articles: h.info.Count - h.found[findPages], Pages: h.found[findPages], Several: h.found[findSeveral],
		Undated: h.found[findUndated], Unnamed: h.found[findUnnamed], Unresolved: h.found[findUnresolved], Copies: h.found[findCopies],
		Same: h.found[findSame], First: h.info.First.Day(), Last: h.info.Last.Day(), Files: map[string]int{},
		Sources: []sourceJSON{}, Months: []monthJSON{},
	}
	for _, kind := range store.ProblemKinds() {
		j.Files[string(kind)] = h.files[kind]
	}
	for _, s := range h.bySize() {
		j.Sources = append(j.Sources, sourceJSON{s.name, s.n, s.first.Day(), s.last.Day()})
	}
	for _, m := range slices.Sorted(maps.Keys(h.months)) {
		j.Months = append(j.Months, monthJSON{m, h.months[m]})
	}
	return j
}

// findingJSON is a line of check --list --json in format 1.
type findingJSON struct {
	ID        model.ID `json:"id"`
	Path      string   `json:"path"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Source    string   `json:"source"`
	Why       string   `json:"why"`
}

func (f finding) json() findingJSON {
	return findingJSON{f.article.ID, f.article.Path, f.article.Title, f.article.Published.String(), f.article.Source, f.why}
}
