package filter

import (
	"strings"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/styles"
)

// Sources is the picker of sources. It filters the list it was given itself.
// Keep one and Open it again, as with Unions.
type Sources struct {
	picker
	sources []store.Bucket
	folded  []string // of sources, for matching
}

// NewSources returns the picker, not yet open.
func NewSources(s *styles.Styles) *Sources {
	m := &Sources{picker: newPicker(s, fieldSource, "Sources")}
	m.edited = m.changed
	return m
}

// Open begins anew for the query q and asks for facets.
func (m *Sources) Open(q query.Query) Action {
	m.reset(q)
	m.sources, m.folded = nil, nil
	m.ahead.Next()
	return m.Ask()
}

// Ask returns the question for facets again, for when the archive has changed.
func (m *Sources) Ask() Action { return Action{Kind: Changed, Gen: m.ahead.Gen()} }

// SetFacets takes the facets asked for with that generation. Keys that waited
// for them act now; the action is what the last of them asks for.
func (m *Sources) SetFacets(f store.Facets, gen uint64) Action {
	fresh := !m.ahead.Ready()
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	m.sources = f.Sources
	m.folded = make([]string, len(f.Sources))
	for i, s := range f.Sources {
		m.folded[i] = folded(s.Value)
	}
	m.want.Rows = len(f.Sources) + 2
	m.list(fresh)
	return m.settle()
}

func (m *Sources) changed() Action {
	m.list(true)
	return Action{}
}

// list shows the sources that hold the text.
func (m *Sources) list(fresh bool) {
	typed, _, _ := m.asked()
	key := folded(typed)
	var items []item
	first := 0
	if key == "" && m.active.node != nil {
		items = append(items, item{name: "any source", own: -1, all: -1})
	}
	nobody := -1
	for i, s := range m.sources {
		if s.Value == "" {
			nobody = s.Count
			continue
		}
		if !strings.Contains(m.folded[i], key) {
			continue
		}
		if key == "" && m.active.has(s.Value) {
			first = len(items)
		}
		items = append(items, item{value: s.Value, name: s.Value, own: -1, all: s.Count})
	}
	if nobody > 0 && wanted(typed, "none", "no source") {
		if key == "" && m.active.has(none) {
			first = len(items)
		}
		items = append(items, item{value: none, none: true, name: "no source", own: -1, all: nobody})
	}
	m.show(items, fresh, first)
}
