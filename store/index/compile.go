package index

import (
	"context"
	"fmt"

	"gongbao/store/query"
)

// Compile prepares a resolved query. below returns the IDs of a body and of
// all bodies below it. The error is that of ctx.
func Compile(ctx context.Context, r query.Resolved, below func(id string) []string) (*Program, error) {
	c := compiler{ctx, below}
	p := &Program{root: c.node(r.Root), key: fmt.Sprintf("%#v", r.Root)}
	p.bare, p.texts = sure(p.root), asksTexts(p.root)
	for _, t := range r.Terms {
		p.terms = append(p.terms, newTerm(t))
	}
	return p, ctx.Err()
}

type compiler struct {
	ctx   context.Context // what is compiled after its end is not whole
	below func(id string) []string
}

func (c compiler) node(n query.Node) node {
	switch n := n.(type) {
	case nil:
		return nil
	case query.And:
		return allOf(c.nodes(n.Nodes))
	case query.Or:
		return anyOf(c.nodes(n.Nodes))
	case query.Not:
		return noneOf{c.node(n.Node)}
	case query.Term:
		return newTerm(n)
	case query.Near:
		return newNear(n)
	case query.Union:
		return c.union(n)
	case query.Dates:
		return dated(n)
	case query.Source:
		return source(n)
	case query.Langs:
		return written(n.Tags)
	case query.Level:
		return levelled(n.Level)
	case query.ID:
		return withID(n.Prefix)
	case query.Page:
		return paged{}
	}
	return nothing{} // query.Nothing
}

func (c compiler) nodes(nodes []query.Node) []node {
	out := make([]node, len(nodes))
	for i, n := range nodes {
		out[i] = c.node(n)
	}
	return out
}

func (c compiler) union(u query.Union) node {
	if u.None {
		return nameless{}
	}
	ids := naming{}
	for _, id := range u.IDs {
		if ids[id] || c.ctx.Err() != nil {
			continue // with one above it came all that is below it
		}
		ids[id] = true
		if u.Below {
			for _, b := range c.below(id) {
				ids[b] = true
			}
		}
	}
	return ids
}

func source(s query.Source) node {
	if s.None {
		return sourced{"": true}
	}
	keys := sourced{}
	for _, name := range s.Names {
		keys[normal(name)] = true
	}
	return keys
}
