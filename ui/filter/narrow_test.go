package filter

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

func openNarrow(t *testing.T, q string) *Narrow {
	t.Helper()
	m := NewNarrow(plain())
	m.SetSize(30, 60)
	m.SetFacets(sample(), mustParse(t, q))
	return m
}

// on selects the first row that shows s.
func on(t *testing.T, m *Narrow, s string) {
	t.Helper()
	for i := range m.stops {
		m.Goto(i)
		if strings.Contains(selectedLine(m), s) {
			return
		}
	}
	t.Fatalf("no row %q in\n%s", s, ansi.Strip(m.View(true)))
}

func selectedLine(m *Narrow) string {
	for _, line := range strings.Split(ansi.Strip(m.View(true)), "\n") {
		if strings.HasPrefix(line, "▌") {
			return line
		}
	}
	return ""
}

func TestNarrowEnter(t *testing.T) {
	for _, c := range []struct{ query, row, field, want string }{
		{"", "2023", "date", "date:2023"},
		{"", "undated", "date", "date:none"},
		{"", "ACFTU", "union", "union:acftu"},
		{"", "Lu'an", "union", "union:lu'an"},
		{"", "Tongzhou", "union", "union:110112"},
		{"", "no body", "union", "union:none"},
		{"", "China Ind", "source", `source:"China Industrial Network"`},
		{"", "no source", "source", "source:none"},
		{"date:2023", "2023", "date", ""},
		{"date:2022..2023", "2023", "date", "date:2023"},
		{"-date:2023", "2023", "date", "date:2023"},
		{"union:340000", "Anhui", "union", ""},
		{"union:安徽省", "Anhui", "union", ""},
		{"union:=anhui", "Anhui", "union", "union:anhui"},
		{"union:anhui OR union:beijing", "Anhui", "union", "union:anhui"},
		{"union:none", "no body", "union", ""},
		{`source:"anhui workers daily"`, "Anhui Workers", "source", ""},
		{"source:none", "no source", "source", ""},
	} {
		m := openNarrow(t, c.query)
		on(t, m, c.row)
		field, node, ok := m.Enter()
		if !ok || field != c.field {
			t.Errorf("%s on %s: field %q, %v", c.query, c.row, field, ok)
			continue
		}
		t.Run(c.query+" "+c.row, func(t *testing.T) { wantNode(t, node, c.want) })
	}
}

func TestNarrowMarks(t *testing.T) {
	m := openNarrow(t, "date:2021-05..2022 (union:anhui OR union:beijing) source:none")
	var marked []string
	for _, line := range strings.Split(ansi.Strip(m.View(false)), "\n") {
		if before, after, ok := strings.Cut(line, "•"); ok {
			marked = append(marked, strings.Fields(before + after + " .")[0]+strings.Fields(after + " .")[0])
		}
	}
	if got := len(marked); got != 5 {
		t.Errorf("%d rows marked: %v\n%s", got, marked, ansi.Strip(m.View(false)))
	}
}

func TestNarrowBranches(t *testing.T) {
	m := openNarrow(t, "")
	on(t, m, "Anhui 安徽")
	if !m.Shut() || strings.Contains(m.View(true), "Huoqiu") || !strings.Contains(selectedLine(m), "▸ Anhui") {
		t.Fatalf("not closed:\n%s", ansi.Strip(m.View(true)))
	}
	if m.Shut() {
		t.Error("closed twice")
	}
	m.SetFacets(sample(), query.Query{})
	if strings.Contains(m.View(true), "Huoqiu") {
		t.Error("new counts open what was closed")
	}
	if !m.Open() || !strings.Contains(m.View(true), "Huoqiu") {
		t.Error("not opened")
	}
	if !m.Open() || !strings.Contains(selectedLine(m), "Lu'an") {
		t.Error("right on an open branch does not go into it")
	}
	on(t, m, "Jin'an")
	if m.Open() {
		t.Error("a body without others below opens")
	}
	if !m.Shut() || !strings.Contains(selectedLine(m), "Lu'an") {
		t.Error("left in a branch does not go up")
	}
	m.Toggle()
	if strings.Contains(m.View(true), "Jin'an") {
		t.Error("space does not close")
	}
	on(t, m, "ACFTU")
	if m.Toggle() || m.Shut() {
		t.Error("the national body can be closed")
	}
	on(t, m, "undated")
	if m.Open() || m.Shut() || m.Toggle() {
		t.Error("what has no date can be opened or closed")
	}
}

func TestNarrowCanOpen(t *testing.T) {
	m := openNarrow(t, "")
	for row, want := range map[string]bool{"2023": true, "Anhui": true, "Huoqiu": false, "ACFTU": false, "no body": false, "China Ind": false, "county": false} {
		if on(t, m, row); m.CanOpen() != want {
			t.Errorf("%s can be opened: %v", row, m.CanOpen())
		}
	}
}

func TestNarrowMonths(t *testing.T) {
	m := openNarrow(t, "date:2023-05")
	on(t, m, "2023")
	if m.Shut() || !m.Open() || !strings.Contains(ansi.Strip(m.View(true)), "  Sep") {
		t.Errorf("the months do not open:\n%s", ansi.Strip(m.View(true)))
	}
	on(t, m, "May")
	if line := selectedLine(m); !strings.Contains(line, "•") || !strings.Contains(line, "12") {
		t.Errorf("the month that narrows the list is not marked: %q", line)
	}
	if field, node, ok := m.Enter(); !ok || field != "date" || node != nil {
		t.Errorf("enter gives %s %v", field, node)
	}
	on(t, m, "Feb")
	_, node, _ := m.Enter()
	wantNode(t, node, "date:2023-02")
	if !m.Shut() || !strings.Contains(selectedLine(m), "2023") || !m.Shut() || strings.Contains(m.View(true), "Feb") {
		t.Error("left does not lead to the year and close it")
	}
}

func TestNarrowFurtherFacets(t *testing.T) {
	for _, c := range []struct{ query, row, field, want, without string }{
		{"", "county", "level", "level:county", "-level:county"},
		{"level:county", "county", "level", "", "-level:county"},
		{"level:county lang:en -level:province", "county", "level", "level:county", "lang:en -level:province -level:county"},
		{"-level:county lang:en", "county", "level", "level:county", "lang:en"},
		{`by:"Li Fang" lang:en`, "Li Fang", "", `by:"Li Fang"`, `lang:en -by:"Li Fang"`},
		{"", "English", "lang", "lang:en", "-lang:en"},
		{"", "traditional", "lang", "lang:zh-hant", "-lang:zh-hant"},
		{"", "not told", "lang", "lang:none", "-lang:none"},
		{"", "Li Fang", "", `by:"Li Fang"`, `-by:"Li Fang"`},
	} {
		m := openNarrow(t, c.query)
		on(t, m, c.row)
		field, node, ok := m.Enter()
		if !ok || field != c.field {
			t.Errorf("%s on %s: %q %v", c.query, c.row, field, ok)
		}
		if c.want == "" && node != nil {
			t.Errorf("%s on %s gives %v", c.query, c.row, node)
		} else if c.want != "" {
			wantNode(t, node, c.want)
		}
		q, err := query.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		if out, ok := m.Exclude(q); !ok || out.String() != c.without {
			t.Errorf("%s without %s is %q, want %q", c.query, c.row, out, c.without)
		}
	}
	m := openNarrow(t, `-level:county by:"Li Fang" -union:anhui`)
	for row, sign := range map[string]string{"county": "-", "Li Fang": "•", "Anhui": "-"} {
		on(t, m, row)
		if line := []rune(selectedLine(m)); string(line[1]) != sign {
			t.Errorf("%s is marked %q, not %q", row, string(line[1]), sign)
		}
	}
}

func TestNarrowLargeTreesStartClosed(t *testing.T) {
	f := sample()
	for i := range 30 {
		u := body("36"+string(rune('a'+i)), "Place", "地", "P"+string(rune('a'+i)), "地", model.LevelCounty, "320600")
		f.Unions = append(f.Unions[:10:10], append([]store.UnionRow{{Union: u, Depth: 3}}, f.Unions[10:]...)...)
	}
	m := NewNarrow(plain())
	m.SetSize(30, 60)
	m.SetFacets(f, query.Query{})
	if view := m.View(true); strings.Contains(view, "Lu'an") || !strings.Contains(view, "▸") {
		t.Errorf("not closed:\n%s", ansi.Strip(view))
	}
	m.SetFacets(f, mustParse(t, "union:lu'an"))
	if view := m.View(true); !strings.Contains(view, "Lu'an") || strings.Contains(view, "Nantong") {
		t.Errorf("what narrows the list is not in sight:\n%s", ansi.Strip(view))
	}
}

func TestNarrowMoves(t *testing.T) {
	m := openNarrow(t, "")
	m.SetSize(30, 8)
	if m.Move(-1) {
		t.Error("moved above the first row")
	}
	seen := map[string]bool{}
	for {
		line := selectedLine(m)
		if line == "" {
			t.Fatal("the selected row is out of sight")
		}
		seen[line] = true
		if !m.Move(1) {
			break
		}
	}
	if len(seen) != len(m.stops) {
		t.Errorf("saw %d rows of %d", len(seen), len(m.stops))
	}
	if !m.Goto(0) || !strings.Contains(ansi.Strip(m.View(true)), "Dates") {
		t.Error("the first heading is out of sight at the top")
	}
	if !m.Bottom() || m.Bottom() || !m.Page(-1) || !m.Page(1) {
		t.Error("bottom and pages do not move as they should")
	}
}

func TestNarrowSelectionStays(t *testing.T) {
	m := openNarrow(t, "")
	on(t, m, "Anhui Workers")
	f := sample()
	f.Years, f.Unions = f.Years[2:], f.Unions[:3]
	m.SetFacets(f, mustParse(t, "date:2023"))
	if line := selectedLine(m); !strings.Contains(line, "Anhui Workers") {
		t.Errorf("selected is %q", line)
	}
	m.SetFacets(store.Facets{}, query.Query{})
	if _, _, ok := m.Enter(); ok {
		t.Error("Enter on nothing")
	}
	m.Move(1)
	m.View(true)
}

func TestNarrowClick(t *testing.T) {
	m := openNarrow(t, "")
	y := lineWith(t, m.View(true), "▾ Beijing")
	if m.Click(10, y) {
		t.Error("a first click narrows")
	}
	if !m.Click(10, y) {
		t.Fatal("a second click does nothing")
	}
	_, node, _ := m.Enter()
	wantNode(t, node, "union:beijing")
	if m.Click(2, y) || !strings.Contains(ansi.Strip(m.View(true)), "▸ Beijing") {
		t.Error("a click on the sign does not close")
	}
	if m.Click(5, 0) {
		t.Error("a heading can be clicked")
	}
}

// Drawing costs the height of the pane, not the size of the archive.
func TestNarrowViewIsOfItsHeight(t *testing.T) {
	f := store.Facets{}
	for i := range 200_000 {
		f.Sources = append(f.Sources, store.Bucket{Value: time.Unix(int64(i), 0).UTC().String(), Count: 1})
	}
	m := NewNarrow(plain())
	m.SetSize(30, 20)
	m.SetFacets(f, query.Query{})
	m.Bottom()
	small := openNarrow(t, "")
	small.SetSize(30, 20)
	a := testing.AllocsPerRun(5, func() { m.View(true) })
	b := testing.AllocsPerRun(5, func() { small.View(true) })
	if a > 4*b {
		t.Errorf("%v allocations over 200,000 rows, %v over a few", a, b)
	}
}
