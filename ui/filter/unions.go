package filter

import (
	"strings"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/styles"
)

// Unions is the picker of union bodies. Keep one and Open it again: its
// generations go on, so that a late answer of an earlier time is known.
type Unions struct {
	picker
	spell   Spelling // nil: worked out from the bodies seen since Open
	names   Spelling
	seen    map[string]*model.Union
	noUnion int
	looked  string // the text of the present question
}

// NewUnions returns the picker, not yet open.
func NewUnions(s *styles.Styles) *Unions {
	m := &Unions{picker: newPicker(s, fieldUnion, "Union bodies"), names: idSpelling}
	m.exacts, m.edited = true, m.changed
	return m
}

// SetSpelling says what bodies are called in a query. Without it a body's
// short name is used where no other body seen goes by it, else its ID.
func (m *Unions) SetSpelling(s Spelling) { m.spell = s }

// Open begins anew for the query q and asks for the whole tree of bodies.
// noUnion is how many of the articles listed name no body.
func (m *Unions) Open(q query.Query, noUnion int) Action {
	m.reset(q)
	m.noUnion, m.looked = noUnion, ""
	m.seen = map[string]*model.Union{}
	m.ahead.Next()
	return m.Ask()
}

// SetNoUnion says how many of the articles listed name no body.
func (m *Unions) SetNoUnion(n int) { m.noUnion = n }

// Ask returns the present question again, for when the archive has changed.
func (m *Unions) Ask() Action {
	return Action{Kind: Changed, Text: m.looked, Gen: m.ahead.Gen()}
}

// changed asks for the bodies that fit the text. The signs before it do not
// change which they are.
func (m *Unions) changed() Action {
	name, _, _ := m.asked()
	if name == m.looked {
		return Action{}
	}
	m.looked = name
	m.ahead.Next()
	return m.Ask()
}

// SetRows takes the answer to the question with that generation: the bodies in
// the order of the tree. Keys that waited for it act now, and the action is
// what the last of them asks for. No rows are a good answer where the archive
// had none to give.
func (m *Unions) SetRows(rows []store.UnionRow, gen uint64) Action {
	fresh := !m.ahead.Ready()
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	m.learn(rows)
	items := make([]item, 0, len(rows)+2)
	if m.looked == "" && m.active.node != nil {
		items = append(items, item{name: "any body", own: -1, all: -1})
	}
	base := baseDepth(rows)
	for _, r := range rows {
		items = append(items, m.item(r, base))
	}
	if m.noUnion > 0 && wanted(m.looked, "none", "no body named") {
		items = append(items, item{value: none, none: true, name: "no body named", own: -1, all: m.noUnion})
	}
	m.show(items, fresh, m.first(rows, items))
	return m.settle()
}

// learn works out what to call the bodies seen so far.
func (m *Unions) learn(rows []store.UnionRow) {
	if m.spell != nil {
		m.names = m.spell
		return
	}
	n := len(m.seen)
	for _, r := range rows {
		m.seen[r.Union.ID] = r.Union
	}
	if len(m.seen) == n && n > 0 {
		return
	}
	bodies := make([]*model.Union, 0, len(m.seen))
	for _, u := range m.seen {
		bodies = append(bodies, u)
	}
	m.names = Spell(bodies)
}

// baseDepth is the depth of the topmost bodies but the national one.
func baseDepth(rows []store.UnionRow) int {
	base := -1
	for _, r := range rows {
		if r.Union.ID != model.NationalID && (base < 0 || r.Depth < base) {
			base = r.Depth
		}
	}
	return max(base, 0)
}

func (m *Unions) item(r store.UnionRow, base int) item {
	u := r.Union
	it := item{
		value: m.names(u), name: u.Place, short: u.Short, other: u.PlaceZH, otherShort: u.ShortZH,
		depth: max(0, r.Depth-base), own: r.Own, all: r.All,
	}
	if it.name == "" {
		it.name = u.Name
	}
	if it.other == "" {
		it.other = u.NameZH
	}
	if it.name == "" {
		it.name, it.short = it.other, u.ShortZH
	}
	if it.other == it.name {
		it.other, it.otherShort = "", ""
	}
	return it
}

// first is the item to select for a new text: what narrows the list now, else
// the first body whose own name fits the text; a body above it may be listed
// only to show where it is.
func (m *Unions) first(rows []store.UnionRow, items []item) int {
	offset := 0
	if len(items) > 0 && items[0].value == "" {
		offset = 1
	}
	if m.looked == "" {
		for i, r := range rows {
			if m.active.hasUnion(r.Union, m.names) {
				return i + offset
			}
		}
		if m.active.has(none) {
			return len(items) - 1
		}
		return 0
	}
	for i, r := range rows {
		if fits(r.Union, m.looked) {
			return i + offset
		}
	}
	return 0
}

// fits tells whether one of a body's names begins with the text.
func fits(u *model.Union, typed string) bool {
	key := spellKey(typed)
	begins := func(name string) bool { return name != "" && strings.HasPrefix(spellKey(name), key) }
	for _, name := range []string{u.ID, u.Short, u.ShortZH, u.Place, u.PlaceZH, u.Name, u.NameZH} {
		if begins(name) {
			return true
		}
	}
	for _, name := range u.Aliases {
		if begins(name) {
			return true
		}
	}
	for _, name := range u.Initials {
		if begins(name) {
			return true
		}
	}
	return false
}

// wanted tells whether a row with one of these names fits the text.
func wanted(typed string, names ...string) bool {
	for _, name := range names {
		if strings.HasPrefix(name, folded(typed)) {
			return true
		}
	}
	return false
}
