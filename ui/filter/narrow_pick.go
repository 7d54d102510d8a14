package filter

import (
	"fmt"

	"gongbao/model"
	"gongbao/store/query"
)

// Enter returns the condition that the selected row stands for and the field
// it is on, to replace what is on that field. On the row that narrows the list
// already the condition is nil: leave it again. A person's condition is on no
// field, "": it is added, or taken away where the query has it. ok is false
// where there is no row, and on a saved search, which Saved tells.
func (m *Narrow) Enter() (field string, node query.Node, ok bool) {
	e, ok := m.current()
	if !ok || e.kind == savedRow {
		return "", nil, false
	}
	if e.kind == personRow {
		return "", m.person(e), true
	}
	f, on := m.condition(e)
	if on {
		return f.Name, nil, true
	}
	return f.Name, f, true
}

// Exclude returns the query with what the selected row stands for left out, or
// no longer left out where it was. Where the query narrowed to the row, it does
// not any more: both together would find nothing. ok is false where the row
// stands for no condition.
func (m *Narrow) Exclude(q query.Query) (out query.Query, ok bool) {
	e, ok := m.current()
	if !ok || e.kind == savedRow {
		return q, false
	}
	node := m.node(e)
	narrows := query.All(node).String()
	f, on := query.Field{}, false
	if e.kind != personRow {
		f, on = m.condition(e)
	}
	for i := len(q.Conditions()) - 1; i >= 0; i-- {
		c := q.Conditions()[i]
		_, apart := c.(query.Not)
		if query.All(c).String() == narrows || on && !apart && query.FieldOf(c) == f.Name {
			q = q.Without(i)
		}
	}
	return q.Toggle(query.Not{Node: node}), true
}

// node is the condition that a row stands for.
func (m *Narrow) node(e entry) query.Node {
	if e.kind == personRow {
		return m.person(e)
	}
	f, _ := m.condition(e)
	return f
}

func (m *Narrow) person(e entry) query.Node {
	return query.Text{Words: m.facets.People[e.i].Value, In: query.InPeople, Phrase: true}
}

// excluded tells whether the query leaves out what a row stands for.
func (m *Narrow) excluded(e entry) bool {
	return len(m.apart) > 0 && e.kind != savedRow && m.apart[query.All(query.Not{Node: m.node(e)}).String()]
}

// condition returns a row's condition and whether it is the present one.
func (m *Narrow) condition(e entry) (f query.Field, on bool) {
	var now query.Field
	var one, same bool
	switch e.kind {
	case yearRow, undatedRow:
		f = query.Field{Name: fieldDate, Value: none}
		if e.kind == yearRow {
			f.Value = yearText(m.facets.Years[e.i].Year)
		}
		now, one = m.dates.field()
		same = m.dates.has(f.Value)
	case unionRow:
		u := m.facets.Unions[e.i].Union
		f = query.Field{Name: fieldUnion, Value: m.names(u)}
		now, one = m.unions.field()
		same = m.unions.hasUnion(u, m.names)
	case noUnionRow:
		f = query.Field{Name: fieldUnion, Value: none}
		now, one = m.unions.field()
		same = m.unions.has(none)
	case monthRow:
		f = query.Field{Name: fieldDate, Value: m.monthText(e.i)}
		now, one = m.dates.field()
		same = m.dates.has(f.Value)
	case levelRow:
		f = query.Field{Name: fieldLevel, Value: m.facets.Levels[e.i].Value}
		now, one = m.levels.field()
		same = m.levels.has(f.Value)
	case langRow:
		f = query.Field{Name: fieldLang, Value: langValue(m.facets.Langs[e.i].Value)}
		now, one = m.langs.field()
		same = m.langs.has(f.Value)
	default:
		f = SourceField(m.facets.Sources[e.i].Value)
		now, one = m.source.field()
		same = m.source.has(f.Value)
	}
	return f, one && same && now.Exact == f.Exact
}

// monthText is a month of the facets' years as a query writes it.
func (m *Narrow) monthText(i int) string {
	return fmt.Sprintf("%s-%02d", yearText(m.facets.Years[i/12].Year), i%12+1)
}

// langValue is a language as lang: takes it, one script of Chinese alone.
func langValue(tag string) string {
	switch model.Lang(tag) {
	case model.LangZH:
		return "zh-hans"
	case model.LangZHHant:
		return "zh-hant"
	case model.LangNone:
		return none
	}
	return tag
}
