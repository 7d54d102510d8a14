package bodies

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// Reading is one stretch of an article that speaks of a union body, and how it
// was read.
type Reading struct {
	Span    model.Span     // Block is -1 where only a field of the article has the words
	Field   string         // that field: title, deck or source; else ""
	Text    string         // the words as printed
	Union   *model.Union   // what it was resolved to; nil if it was not
	As      string         // what kind of words they are
	Decided string         // what decided, or what is missing
	Others  []*model.Union // what else the words can mean, set aside
}

// Account is why an article was given its bodies.
type Account struct {
	Mentions []model.Mention // as FindOwn gives them
	Primary  string          // why the first is primary, or why none is
	Readings []Reading       // in order of appearance
	Added    []*model.Union  // by a correction of the reader's
	Removed  []*model.Union  // by the same
	From     string          // the file and line of the correction
}

// Unresolved are the readings that no body was found for.
func (acc Account) Unresolved() []Reading {
	var out []Reading
	for _, r := range acc.Readings {
		if r.Union == nil {
			out = append(out, r)
		}
	}
	return out
}

// Explain gives an account of the union bodies of an article, as FindOwn finds
// them.
func Explain(t *gazetteer.Table, o *own.Own, a *model.Article) Account {
	f := newFinder(t, a)
	f.own = o
	f.scan()
	before := make([][]*gazetteer.Region, len(f.hits)) // what the words alone can mean
	for i := range f.hits {
		h := &f.hits[i]
		before[i] = h.place.cands
		if h.org != nil {
			before[i] = h.org.place.cands
		}
	}
	f.resolve()
	all := f.gather()
	var acc Account
	if len(all) > 0 {
		told := f.first(all)
		acc.Primary = f.primaryWhy(all, told)
		acc.Mentions = f.told(all, told)
	}
	for i := range f.hits {
		if r, ok := f.reading(i, before[i]); ok {
			acc.Readings = append(acc.Readings, r)
		}
	}
	sort.SliceStable(acc.Readings, func(i, j int) bool { return inOrder(&acc.Readings[i], &acc.Readings[j]) })
	acc.correct(o, a)
	return acc
}

// inOrder puts what only a field has first.
func inOrder(a, b *Reading) bool {
	if a.Span.Block != b.Span.Block {
		return a.Span.Block < b.Span.Block
	}
	return a.Span.Start < b.Span.Start
}

// correct carries out the reader's correction, and says so.
func (acc *Account) correct(o *own.Own, a *model.Article) {
	c, ok := o.Correction(a.ID, a.Path)
	if !ok {
		return
	}
	was := acc.Mentions
	acc.From = fmt.Sprintf("%s:%d", c.File, c.Line)
	acc.Mentions = corrections(o, c, slices.Clone(was))
	missing := func(in []model.Mention, u *model.Union) bool {
		return !slices.ContainsFunc(in, func(m model.Mention) bool { return m.Union.ID == u.ID })
	}
	for _, m := range acc.Mentions {
		if missing(was, m.Union) {
			acc.Added = append(acc.Added, m.Union)
		}
	}
	for _, m := range was {
		if missing(acc.Mentions, m.Union) {
			acc.Removed = append(acc.Removed, m.Union)
		}
	}
	switch primary := len(acc.Mentions) > 0 && acc.Mentions[0].Primary; {
	case c.Primary != nil:
		acc.Primary = "a correction in " + acc.From
	case !primary && len(was) > 0 && was[0].Primary:
		acc.Primary = "none: the one that the text tells is removed in " + acc.From
	}
}

// reading tells how a hit was read. Words that stand for no body, and of which
// there is nothing to say, are none.
func (f *finder) reading(i int, before []*gazetteer.Region) (Reading, bool) {
	h := &f.hits[i]
	why := h.why()
	if h.union == nil && why == "" {
		return Reading{}, false
	}
	u := &f.units[h.unit]
	s, e := u.span(h)
	r := Reading{Span: model.Span{Block: u.block, Start: s, End: e}, Text: u.text[s:e], Union: f.own.Of(h.union), As: f.as(h), Decided: why}
	if u.block < 0 {
		r.Field = [...]string{roleTitle: "title", roleDeck: "deck", roleSource: "source"}[u.role]
	}
	if h.union != nil {
		r.Decided = f.decided(h, before)
	}
	for _, c := range before {
		if v := f.own.Of(f.t.UnionOf(c)); v != nil && h.shape != shapeOrg && (h.union == nil || v.ID != h.union.ID) && len(r.Others) < mostOthers {
			r.Others = append(r.Others, v)
		}
	}
	return r, true
}

// mostOthers is how many other meanings of a name are told.
const mostOthers = 12

// as says what kind of words a hit is.
func (f *finder) as(h *hit) string {
	switch h.shape {
	case shapeRegion:
		return "the body of a place, by the place's name"
	case shapeNational:
		return "a name of the national body"
	case shapeMaybe:
		return "words that can stand for the national body"
	case shapeIndustry:
		return "a name of an industrial union"
	case shapeBack:
		return "a back-reference: the " + kindNames[h.back] + " Federation"
	case shapeThe:
		return "the noun alone"
	case shapeOwn:
		return "a name of your own"
	case shapeCongress:
		return "a congress of trade unions, by its place"
	}
	return "a body that only the text knows"
}

// decided says what decided for the body that a hit was given.
func (f *finder) decided(h *hit, before []*gazetteer.Region) string {
	switch h.shape {
	case shapeRegion:
		return f.decidedPlace(h, before)
	case shapeBack:
		return f.decidedBack(h)
	case shapeThe:
		if h.reason == "" {
			return "said of the body that was named before it"
		}
	case shapeOrg:
		return f.decidedOrg(h, before)
	case shapeNational, shapeIndustry:
		return "the words mean no other"
	case shapeCongress:
		if h.reason == "" {
			return "the article names no body itself"
		}
	}
	return h.reason
}

// decidedPlace says why a place's name means that place.
func (f *finder) decidedPlace(h *hit, before []*gazetteer.Region) string {
	r := h.place.cands[0]
	switch {
	case strings.HasPrefix(h.reason, "named so in "):
		return h.reason
	case len(h.place.outer) > 0:
		return "it stands with " + aboutName(h.place.outer[0])
	case len(before) < 2:
		return "only one place is called that"
	case h.reason == "":
		return "of the places called that, the one above the others"
	}
	if by := f.witnesses(r, h.unit); by != "" {
		return "several places are called that; the article names " + by
	}
	if backs := f.backKinds(); f.meantByBacks(&hit{place: place{cands: before}}, backs) == r {
		return "several places are called that; the article speaks of such a federation"
	}
	return "several places are called that; this is the best known, and the article does not say"
}

// witnesses are the places of the article that speak for a region, the weightiest
// first.
func (f *finder) witnesses(r *gazetteer.Region, unit int) string {
	type witness struct {
		name   string
		weight int
	}
	var all []witness
	for e, w := range f.places().weight {
		if k := f.relation(r, e); k > 0 && e != r {
			all = append(all, witness{aboutName(e), k * min(w, 24)})
		}
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].weight != all[j].weight {
			return all[i].weight > all[j].weight
		}
		return all[i].name < all[j].name
	})
	var names []string
	for _, w := range all[:min(len(all), 3)] {
		names = append(names, w.name)
	}
	return strings.Join(names, ", ")
}

// decidedBack says by what a back-reference was resolved.
func (f *finder) decidedBack(h *hit) string {
	r := h.place.cands[0]
	a := f.answer(h.back)
	switch {
	case h.back != kindCorps && f.justBefore(h, h.back) == r:
		return aboutName(r) + " is named right before it"
	case a.titled == r:
		return "the body of " + aboutName(r) + " is named in the title"
	case a.about == r:
		return "the article is about " + aboutName(r)
	case a.lineage == r:
		return aboutName(r) + " holds the places that the article names"
	}
	return h.reason
}

// decidedOrg says why a body that only the text knows belongs where it does.
func (f *finder) decidedOrg(h *hit, before []*gazetteer.Region) string {
	above := f.t.Union(h.union.Parent)
	switch {
	case h.reason != "":
		return h.reason
	case above == nil:
		return "named in full"
	case above.ID == model.NationalID:
		return "of the whole country"
	case len(before) > 0:
		return "its name says where: " + above.Short
	}
	return "the article is about " + above.Short
}

// primaryWhy says why the first body is primary, or why none is.
func (f *finder) primaryWhy(all []*found, told bool) string {
	if !told {
		switch {
		case severalItems(all):
			return "none: a column of items, each about another body"
		case firmAndFederation(all):
			return "none: an enterprise's union and the federation that is with it are named once each"
		}
		return "none: several bodies are named alike"
	}
	b := all[0]
	switch {
	case len(all) == 1:
		return "no other body is named"
	case b.title > 0:
		return "it is named in the title"
	case b.placed:
		return "its place is the one that title or lead name"
	case b.source:
		return "it is the source, and the text names it"
	case b.lead > 0:
		return "the lead names it"
	}
	return "it is named first or most"
}
