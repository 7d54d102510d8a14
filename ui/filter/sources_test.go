package filter

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
)

func TestSourcesConditions(t *testing.T) {
	for _, c := range []struct{ keys, present, want string }{
		{"enter", "", `source:"China Industrial Network"`},
		{"anhui enter", "", `source:"Anhui Workers Daily"`},
		{"-ANHUI enter", "", `-source:"Anhui Workers Daily"`},
		{"安徽 enter", "", "source:安徽工人日报"},
		{"工人 enter", "", "source:安徽工人日报"},
		{"工人日報 down enter", "", ""}, // traditional finds simplified; checked below
		{"none enter", "", "source:none"},
		{"no tab enter", "", "source:none"},
		{"tab tab enter", "", `source:"China Industrial Network" OR source:"Anhui Workers Daily"`},
		{"ctrl+home enter", "source:x", ""},
		{"enter", `source:"anhui workers daily"`, `source:"Anhui Workers Daily"`},
	} {
		q := query.Query{}
		if c.present != "" {
			q = mustParse(t, c.present)
		}
		m := openSources(t, q)
		var last Action
		for _, word := range strings.Fields(c.keys) {
			keys := []tea.KeyPressMsg{press(word)}
			if _, ok := named[word]; !ok && !strings.Contains(word, "+") {
				keys = typed(word)
			}
			for _, k := range keys {
				last = m.Key(k)
			}
		}
		if last.Kind != Apply || last.Field != "source" {
			t.Errorf("%s: %+v", c.keys, last)
			continue
		}
		if c.want == "" && c.present == "" {
			f, ok := last.Node.(query.Field)
			if !ok || f.Value != `The 'Workers' Daily: 工人日报` {
				t.Errorf("%s: %#v", c.keys, last.Node)
			}
			c.want = query.All(last.Node).String()
		}
		t.Run(c.keys, func(t *testing.T) { wantNode(t, last.Node, c.want) })
	}
}

func TestSourcesTypedAhead(t *testing.T) {
	m := NewSources(plain())
	m.SetSize(80, 24)
	ask := m.Open(query.Query{})
	for _, k := range typed("anhui") {
		m.Key(k)
	}
	if a := m.Key(press("enter")); a.Kind != None {
		t.Fatalf("Enter did not wait: %+v", a)
	}
	m.Key(press("q"))
	if m.Text() != "anhui" {
		t.Fatalf("text is %q", m.Text())
	}
	if a := m.SetFacets(sample(), ask.Gen+1); a.Kind != None {
		t.Fatalf("facets of another time acted: %+v", a)
	}
	a := m.SetFacets(sample(), ask.Gen)
	if a.Kind != Apply || len(a.Rest) != 1 {
		t.Fatalf("%+v", a)
	}
	wantNode(t, a.Node, `source:"Anhui Workers Daily"`)
}

func TestSourcesNothing(t *testing.T) {
	m := NewSources(plain())
	m.SetSize(80, 24)
	m.SetFacets(store.Facets{}, m.Open(query.Query{}).Gen)
	for _, name := range []string{"enter", "tab", "down", "up"} {
		if a := m.Key(press(name)); a.Kind != None {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if !strings.Contains(m.View(), "nothing matches") {
		t.Error("an empty list says nothing")
	}
}
