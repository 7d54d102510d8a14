package filter

import (
	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/query"
)

// active are the values that the query's condition on one field names, folded,
// and how.
type active struct {
	node   query.Node      // the whole condition; nil for none
	values map[string]bool // those that are not left out
	more   bool            // more than one condition is on the field
}

// activeIn returns what q says of a field.
func activeIn(q query.Query, field string) active {
	a := active{values: map[string]bool{}}
	for _, n := range q.Conditions() {
		if query.FieldOf(n) != field {
			continue
		}
		a.more = a.node != nil
		a.node = n
		a.collect(n)
	}
	return a
}

func (a *active) collect(n query.Node) {
	switch n := n.(type) {
	case query.Field:
		a.values[folded(n.Value)] = true
	case query.Or:
		for _, m := range n.Nodes {
			a.collect(m)
		}
	case query.And:
		for _, m := range n.Nodes {
			a.collect(m)
		}
	}
}

// has tells whether a value is named, by any of its names.
func (a *active) has(names ...string) bool {
	for _, name := range names {
		if name != "" && a.values[folded(name)] {
			return true
		}
	}
	return false
}

// hasUnion tells whether a body is named.
func (a *active) hasUnion(u *model.Union, spell Spelling) bool {
	if len(a.values) == 0 {
		return false
	}
	return a.has(u.ID, spell(u), u.Short, u.ShortZH, u.Place, u.PlaceZH, u.Name, u.NameZH)
}

// field returns the one condition on the field, where that is a plain field:
// union:anhui, not -union:anhui or one of several.
func (a *active) field() (query.Field, bool) {
	f, ok := a.node.(query.Field)
	return f, ok && !a.more
}

func folded(s string) string { return fold.Text(s) }

// SourceField returns the condition on a source; "" is no source.
func SourceField(name string) query.Field {
	if name == "" {
		return query.Field{Name: fieldSource, Value: none}
	}
	return readable(query.Field{Name: fieldSource, Value: name})
}
