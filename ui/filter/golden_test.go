package filter

import (
	"fmt"
	"testing"

	"gongbao/store/query"
)

func TestGoldenFrames(t *testing.T) {
	for _, size := range screens {
		w, h := size[0], size[1]
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, w, h) }

		n := NewNarrow(plain())
		n.SetSize(min(w, map[bool]int{true: 30, false: w}[w >= 120]), h-3)
		n.SetFacets(sample(), mustParse(t, "union:lu'an date:2022..2023"))
		n.Move(5)
		golden(t, name("narrow"), n.View(true))

		u := openUnions(t, query.Query{})
		u.SetSize(w, h)
		golden(t, name("unions"), u.View())
		u = openUnions(t, mustParse(t, "union:anhui"))
		u.SetSize(w, h)
		u.Key(press("tab"))
		golden(t, name("unions-marked"), u.View())

		d := openDates(t, query.Query{})
		d.SetSize(w, h)
		for _, k := range typed("2023-05..2023-06") {
			d.Key(k)
		}
		golden(t, name("dates"), d.View())
		d = openDates(t, mustParse(t, "date:2020"))
		d.SetSize(w, h)
		for _, k := range typed("2023-05-03") {
			if a := d.Key(k); a.Kind == Days {
				d.SetDays(a.Year, a.Month, [31]int{0: 1, 2: 3, 14: 7, 30: 1}, a.Gen)
			}
		}
		golden(t, name("dates-days"), d.View())

		s := openSources(t, query.Query{})
		s.SetSize(w, h)
		golden(t, name("sources"), s.View())
	}
}

func openUnions(t *testing.T, q query.Query) *Unions {
	t.Helper()
	m := NewUnions(plain())
	m.SetSize(80, 24)
	a := m.Open(q, 2)
	if a.Kind != Changed || a.Text != "" {
		t.Fatalf("Open asks %+v", a)
	}
	m.SetRows(tree(), a.Gen)
	return m
}

func openDates(t *testing.T, q query.Query) *Dates {
	t.Helper()
	m := NewDates(plain())
	m.SetSize(80, 24)
	a := m.Open(q)
	if a.Kind != Changed {
		t.Fatalf("Open asks %+v", a)
	}
	m.SetFacets(sample(), a.Gen)
	return m
}

func openSources(t *testing.T, q query.Query) *Sources {
	t.Helper()
	m := NewSources(plain())
	m.SetSize(80, 24)
	a := m.Open(q)
	if a.Kind != Changed {
		t.Fatalf("Open asks %+v", a)
	}
	m.SetFacets(sample(), a.Gen)
	return m
}
