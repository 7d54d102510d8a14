package filter

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// answer answers what a picker of unions asks from the sample tree: the bodies
// that fit the text and all below them.
func answer(m *Unions, a Action) Action {
	for a.Kind == Changed {
		a = m.SetRows(matching(a.Text), a.Gen)
	}
	return a
}

func matching(typed string) []store.UnionRow {
	var rows []store.UnionRow
	depth := -1
	for _, r := range tree() {
		if depth >= 0 && r.Depth > depth {
			rows = append(rows, r)
			continue
		}
		depth = -1
		if r.Union.ID != model.NationalID && fits(r.Union, typed) || typed == "" {
			rows, depth = append(rows, r), r.Depth
		}
	}
	return rows
}

func TestUnionsConditions(t *testing.T) {
	for _, c := range []struct{ keys, present, want string }{
		{"anh enter", "", "union:anhui"},
		{"=anh enter", "", "union:=anhui"},
		{"-anh enter", "", "-union:anhui"},
		{"＝anh enter", "", "union:=anhui"},
		{"-=anh enter", "", "-union:=anhui"},
		{"安徽 enter", "", "union:anhui"},
		{"anh down enter", "", "union:lu'an"},
		{"inner enter", "", `union:"inner mongolia"`},
		{"tongz enter", "", "union:110112"}, // two bodies go by that name
		{"tongz down enter", "", "union:320612"},
		{"enter", "", "union:acftu"},
		{"anh tab down tab enter", "", "union:anhui OR union:huoqiu"},
		{"tab tab ctrl+end shift+tab enter", "", "union:acftu OR union:anhui OR union:none"},
		{"anh tab tab up up tab enter", "", "union:lu'an"}, // a second tab takes the mark away
		{"-tong tab tab enter", "", "-(union:110112 OR union:320612)"},
		{"anh tab backspace backspace backspace -tong tab enter", "", "union:anhui -union:110112"},
		{"none enter", "", "union:none"},
		{"enter", "union:beijing", "union:beijing"}, // the cursor is on what narrows now
		{"ctrl+home enter", "union:beijing", ""},
		{"enter", "union:none", "union:none"},
		{"pgdown pgup enter", "", "union:acftu"},
		{"ctrl+n ctrl+n ctrl+p enter", "", "union:anhui"},
	} {
		q := query.Query{}
		if c.present != "" {
			q = mustParse(t, c.present)
		}
		m := openUnions(t, q)
		var last Action
		for _, word := range strings.Fields(c.keys) {
			keys := []tea.KeyPressMsg{press(word)}
			if _, ok := named[word]; !ok && !strings.Contains(word, "+") {
				keys = typed(word)
			}
			for _, k := range keys {
				last = answer(m, m.Key(k))
			}
		}
		if last.Kind != Apply || last.Field != "union" {
			t.Errorf("%s: %+v", c.keys, last)
			continue
		}
		t.Run(c.keys, func(t *testing.T) { wantNode(t, last.Node, c.want) })
	}
}

func TestUnionsTypedAhead(t *testing.T) {
	m := NewUnions(plain())
	m.SetSize(80, 24)
	first := m.Open(query.Query{}, 0)
	var asks []Action
	for _, k := range typed("anh") {
		asks = append(asks, m.Key(k))
	}
	for _, name := range []string{"down", "tab", "enter", "j", "q"} {
		if a := m.Key(press(name)); a.Kind != None {
			t.Fatalf("%s did not wait: %+v", name, a)
		}
	}
	if !m.Waiting() || m.Text() != "anh" {
		t.Fatalf("waiting %v with %q", m.Waiting(), m.Text())
	}
	for _, stale := range []Action{first, asks[0], asks[1]} {
		if a := m.SetRows(tree(), stale.Gen); a.Kind != None {
			t.Fatalf("a stale answer acted: %+v", a)
		}
	}
	a := m.SetRows(matching("anh"), asks[2].Gen)
	if a.Kind != Apply || len(a.Rest) != 2 {
		t.Fatalf("the answer brings %+v", a)
	}
	wantNode(t, a.Node, "union:lu'an")
	if k, ok := a.Rest[0].(tea.KeyPressMsg); !ok || k.String() != "j" {
		t.Errorf("the keys left begin with %v", a.Rest[0])
	}
	if m.Waiting() {
		t.Error("keys wait on")
	}
}

// Keys typed after an Enter that found nothing go on in the overlay.
func TestUnionsTypedAheadNothingFound(t *testing.T) {
	m := openUnions(t, query.Query{})
	var ask Action
	for _, k := range typed("xyz") {
		ask = m.Key(k)
	}
	m.Key(press("enter"))
	for _, name := range []string{"backspace", "backspace", "backspace"} {
		m.Key(press(name))
	}
	for _, k := range typed("anh") {
		m.Key(k)
	}
	m.Paste("ui\n")
	m.Key(press("enter"))
	ask = m.SetRows(nil, ask.Gen)
	if ask.Kind != Changed || ask.Text != "anhui" || m.Text() != "anhui" {
		t.Fatalf("asks %+v with %q", ask, m.Text())
	}
	a := m.SetRows(matching("anhui"), ask.Gen)
	wantNode(t, a.Node, "union:anhui")
}

func TestUnionsMovesAreDroppedByText(t *testing.T) {
	m := openUnions(t, query.Query{})
	m.Key(press("a"))
	m.Key(press("down"))
	m.Key(press("down"))
	ask := m.Key(press("n"))
	if ask.Kind != Changed || ask.Text != "an" {
		t.Fatalf("typing on waits: %+v", ask)
	}
	m.SetRows(matching("an"), ask.Gen)
	a := m.Key(press("enter"))
	wantNode(t, a.Node, "union:anhui")
}

func TestUnionsEscGivesUpWaiting(t *testing.T) {
	m := openUnions(t, query.Query{})
	ask := m.Key(press("a"))
	m.Key(press("enter"))
	if a := m.Key(press("esc")); a.Kind != Close {
		t.Fatalf("esc: %+v", a)
	}
	if a := m.SetRows(tree(), ask.Gen); a.Kind != None {
		t.Fatalf("the Enter given up acted: %+v", a)
	}
}

func TestUnionsSignsAskNothing(t *testing.T) {
	m := openUnions(t, query.Query{})
	if a := m.Key(press("=")); a.Kind != None {
		t.Errorf("a sign alone asks %+v", a)
	}
	if a := m.Key(press("安")); a.Kind != Changed || a.Text != "安" {
		t.Errorf("asks %+v", a)
	}
}

func TestUnionsSelectionStays(t *testing.T) {
	m := openUnions(t, query.Query{})
	m.Key(press("down"))
	m.Key(press("down")) // Lu'an
	rows := append([]store.UnionRow{}, tree()...)
	rows = append(rows[:1], append([]store.UnionRow{{Union: body("120000", "Tianjin Municipality", "天津市", "Tianjin", "天津", model.LevelProvince, "acftu"), Depth: 1}}, rows[1:]...)...)
	m.SetRows(rows, m.Ask().Gen)
	a := m.Key(press("enter"))
	wantNode(t, a.Node, "union:lu'an")
}

func TestUnionsGenerationsGoOn(t *testing.T) {
	m := openUnions(t, query.Query{})
	old := m.Ask()
	m.Key(press("esc"))
	if again := m.Open(query.Query{}, 0); again.Gen == old.Gen {
		t.Error("the same generation twice")
	}
	m.SetRows(tree(), old.Gen)
	if a := m.Key(press("enter")); a.Kind != None {
		t.Errorf("acted on rows of an earlier time: %+v", a)
	}
}

func TestUnionsCursor(t *testing.T) {
	m := openUnions(t, query.Query{})
	at := func() int { x, _, _ := m.Cursor(); return x }
	empty := at()
	for i, k := range typed("安徽a") {
		m.Key(k)
		if want := empty + []int{2, 4, 5}[i]; at() != want {
			t.Errorf("caret at %d after %q, want %d", at(), m.Text(), want)
		}
	}
	m.Key(press("left"))
	m.Key(press("left"))
	if at() != empty+2 {
		t.Errorf("caret at %d, want %d", at(), empty+2)
	}
	_, y, _ := m.Cursor()
	line := ansi.Strip(strings.Split(m.View(), "\n")[y])
	if !strings.HasPrefix(line, "│ › 安徽a") {
		t.Errorf("the caret's line is %q", line)
	}
	m.SetSize(20, 5)
	m.Paste(strings.Repeat("工会", 60))
	if x, _, _ := m.Cursor(); x < 0 || x > 19 {
		t.Errorf("caret at %d of 20 after a long text", x)
	}
	wantGrid(t, m.View(), 20, 5)
}

func TestUnionsClick(t *testing.T) {
	m := openUnions(t, query.Query{})
	y := lineWith(t, m.View(), "Huoqiu")
	if a := m.Click(10, y); a.Kind != None {
		t.Fatalf("a first click: %+v", a)
	}
	a := m.Click(10, y)
	wantNode(t, a.Node, "union:huoqiu")
	for _, at := range [][2]int{{0, 0}, {-1, -1}, {10, 1}, {100, 100}, {63, y}} {
		if a := m.Click(at[0], at[1]); a.Kind != None {
			t.Errorf("click at %v: %+v", at, a)
		}
	}
}

func lineWith(t *testing.T, view, s string) int {
	t.Helper()
	for i, line := range strings.Split(ansi.Strip(view), "\n") {
		if strings.Contains(line, s) {
			return i
		}
	}
	t.Fatalf("no %q in\n%s", s, ansi.Strip(view))
	return 0
}

func TestSpell(t *testing.T) {
	rows := tree()
	jilin := body("220000", "Jilin Province", "吉林省", "Jilin", "吉林", model.LevelProvince, "acftu")
	city := body("220200", "Jilin City", "吉林市", "Jilin", "吉林", model.LevelPrefecture, "220000")
	alias := body("999999", "Elsewhere", "", "Elsewhere", "", model.LevelCounty, "")
	alias.Aliases = []string{"Huo Qiu"}
	bodies := append(bodiesOf(rows), jilin, city, alias, &model.Union{ID: "x/none", Short: "None"}, &model.Union{ID: "x/empty"})
	spell := Spell(bodies)
	for id, want := range map[string]string{"340000": "anhui", "341500": "lu'an", "220000": "220000", "220200": "220200",
		"341522": "341522", "acftu": "acftu", "110112": "110112", "x/none": "x/none", "x/empty": "x/empty"} {
		for _, u := range bodies {
			if u.ID == id && spell(u) != want {
				t.Errorf("%s is spelled %s, want %s", id, spell(u), want)
			}
		}
	}
}

// While the archive is read, Enter waits for the first body that fits, and what
// is typed after it is no part of the body's name.
func TestEnterWaitsForTheFirstBody(t *testing.T) {
	m := openUnions(t, query.Query{})
	m.SetGrowing(true)
	var ask Action
	for _, k := range typed("anh") {
		ask = m.Key(k)
	}
	m.SetRows(nil, ask.Gen)
	for _, k := range []string{"enter", "d", "2"} {
		if a := m.Key(press(k)); a.Kind != None || m.Text() != "anh" {
			t.Fatalf("%s: %+v, and typed is %q", k, a, m.Text())
		}
	}
	if a := m.SetRows(nil, m.Ask().Gen); a.Kind != None || !m.Waiting() {
		t.Fatalf("with nothing read that fits: %+v", a)
	}
	if a := m.SetRows(matching("anh"), m.Ask().Gen); a.Kind != Apply || len(a.Rest) != 2 {
		t.Fatalf("with a body that fits: %+v", a)
	}
	m = openUnions(t, query.Query{})
	m.SetGrowing(true)
	for _, k := range typed("zq") {
		ask = m.Key(k)
	}
	m.SetRows(nil, ask.Gen)
	m.Key(press("enter"))
	if a := m.Key(press("backspace")); a.Kind != Changed || m.Waiting() {
		t.Errorf("going back: %+v", a)
	}
	m.SetRows(nil, m.Ask().Gen)
	m.Key(press("enter"))
	m.SetGrowing(false)
	if a := m.SetRows(nil, m.Ask().Gen); a.Kind != None || m.Waiting() {
		t.Errorf("all is read, and Enter waits: %+v", a)
	}
}

// The columns stay where they are while a text is typed, however small the counts
// of what it finds.
func TestUnionsColumnsStay(t *testing.T) {
	heads := func(m *Unions) string {
		for _, line := range strings.Split(ansi.Strip(m.View()), "\n") {
			if strings.Contains(line, "own") {
				return line
			}
		}
		return ""
	}
	m := NewUnions(plain())
	m.SetSize(80, 24)
	many := tree()
	many[0].Own, many[0].All = 12_345, 123_456
	m.SetRows(many, m.Open(query.Query{}, 0).Gen)
	was := heads(m)
	for _, k := range typed("anh") {
		answer(m, m.Key(k))
	}
	if got := heads(m); was == "" || got != was {
		t.Errorf("the head is\n%s\nand was\n%s", got, was)
	}
}
