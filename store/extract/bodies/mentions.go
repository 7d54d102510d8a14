package bodies

import (
	"cmp"
	"slices"

	"gongbao/model"
)

// found is one body with all that speaks for it.
type found struct {
	union *model.Union
	hits  []*hit
	spans []model.Span
	order int // of its first appearance
	score int // how much the article is about it

	title, lead, text int  // how often these name it; the lead is part of the text
	source, placed    bool // it is the source; its place is the one that title or lead name
}

// mentions gathers the resolved hits by body, the primary one first.
func (f *finder) mentions() []model.Mention {
	all := f.gather()
	if len(all) == 0 {
		return nil
	}
	return f.told(all, f.first(all))
}

// gather gathers the resolved hits by body, in order of appearance.
func (f *finder) gather() []*found {
	var all []*found
	var byID map[string]*found // made when there are many
	for i := range f.hits {
		h := &f.hits[i]
		if h.union == nil {
			continue
		}
		b := withID(all, byID, h.union)
		if b == nil {
			b = &found{union: h.union, order: f.order(h)}
			if all = append(all, b); len(all) == manyFound {
				byID = make(map[string]*found, 2*manyFound)
				for _, b := range all {
					byID[b.union.ID] = b
				}
			} else if byID != nil {
				byID[h.union.ID] = b
			}
		}
		b.hits = append(b.hits, h)
		b.order = min(b.order, f.order(h))
		u := &f.units[h.unit]
		if u.block < 0 {
			continue
		}
		s, e := u.span(h)
		if s < e && onRune(u.text, s) && onRune(u.text, e) {
			b.spans = append(b.spans, model.Span{Block: u.block, Start: s, End: e})
		}
	}
	slices.SortStableFunc(all, func(a, b *found) int { return cmp.Compare(a.order, b.order) })
	return all
}

// manyFound is how many bodies are looked up in a map; fewer are compared.
const manyFound = 12

// withID returns what was found of a body, nil if it is new.
func withID(all []*found, byID map[string]*found, u *model.Union) *found {
	if byID != nil {
		return byID[u.ID]
	}
	for _, b := range all {
		if b.union == u || b.union.ID == u.ID {
			return b
		}
	}
	return nil
}

// told makes mentions of what was found; the first is primary if that could be
// told.
func (f *finder) told(all []*found, told bool) []model.Mention {
	out := make([]model.Mention, len(all))
	for i, b := range all {
		out[i] = model.Mention{Union: f.own.Of(b.union), Within: f.within(b.union), Primary: told && i == 0, Spans: apart(b.spans), Why: f.reason(b)}
	}
	return out
}

// within returns the bodies above one, nearest first, the national body left
// out.
func (f *finder) within(u *model.Union) []*model.Union {
	if f.own != nil {
		return f.own.Within(u)
	}
	if above := f.t.Within(u.ID); len(above) > 0 || u.Parent == "" || u.Parent == model.NationalID {
		return above
	}
	parent := f.t.Union(u.Parent)
	if parent == nil {
		return nil
	}
	return append([]*model.Union{parent}, f.t.Within(parent.ID)...)
}

// order says where a hit appears; fields that no block shows come first, the
// source last.
func (f *finder) order(h *hit) int {
	u := &f.units[h.unit]
	switch {
	case u.role == roleSource:
		return 1 << 60
	case u.block < 0:
		return h.start
	}
	return (u.block+1)<<32 + h.start
}

// apart sorts spans and drops those that overlap the one before.
func apart(spans []model.Span) []model.Span {
	slices.SortFunc(spans, func(a, b model.Span) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].Block == s.Block && s.Start < out[n-1].End {
			continue
		}
		out = append(out, s)
	}
	return out
}

// reason says in one line what gave the article the body.
func (f *finder) reason(b *found) string {
	best := b.hits[0]
	for _, h := range b.hits {
		if f.plainer(h, best) {
			best = h
		}
	}
	if best.reason != "" {
		return best.reason
	}
	switch f.units[best.unit].role {
	case roleTitle:
		return "named in the title"
	case roleDeck:
		return "named under the title"
	case roleSource:
		return "named as the source"
	case roleMeta:
		return "named in the lines of source and author"
	case roleLead:
		return "named in the lead"
	}
	return "named in the text"
}

// plainer tells whether hit a says more plainly than b whom it means.
func (f *finder) plainer(a, b *hit) bool {
	if (a.reason == "") != (b.reason == "") {
		return a.reason == ""
	}
	if (a.shape == shapeThe) != (b.shape == shapeThe) {
		return b.shape == shapeThe
	}
	return f.units[a.unit].role < f.units[b.unit].role
}
