package filter

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

var update = flag.Bool("update", false, "write the golden frames anew")

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
}

// press makes the key with a name as Bubble Tea prints it.
func press(name string) tea.KeyPressMsg {
	k := tea.KeyPressMsg{}
	rest := name
	for {
		mod, after, ok := strings.Cut(rest, "+")
		if !ok || after == "" {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "shift": tea.ModShift, "alt": tea.ModAlt}[mod]
		rest = after
	}
	if code, ok := named[rest]; ok {
		k.Code = code
		return k
	}
	k.Code = []rune(rest)[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	return k
}

// typed makes the keys of a text.
func typed(s string) []tea.KeyPressMsg {
	var keys []tea.KeyPressMsg
	for _, r := range s {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return keys
}

func body(id, place, placeZH, short, shortZH string, level model.Level, parent string) *model.Union {
	return &model.Union{ID: id, Name: place + " Federation of Trade Unions", NameZH: placeZH + "总工会", Short: short,
		ShortZH: shortZH, Place: place, PlaceZH: placeZH, Level: level, Parent: parent}
}

// tree is a small tree of bodies, with two that share a short name.
func tree() []store.UnionRow {
	acftu := &model.Union{ID: model.NationalID, Name: "All-China Federation of Trade Unions", NameZH: "中华全国总工会",
		Short: "ACFTU", ShortZH: "全总", Level: model.LevelNational}
	p, c, k := model.LevelProvince, model.LevelPrefecture, model.LevelCounty
	return []store.UnionRow{
		{Union: acftu, Depth: 0, Own: 2, All: 1205},
		{Union: body("340000", "Anhui Province", "安徽省", "Anhui", "安徽", p, "acftu"), Depth: 1, Own: 0, All: 1},
		{Union: body("341500", "Lu'an City", "六安市", "Lu'an", "六安", c, "340000"), Depth: 2, Own: 1, All: 1},
		{Union: body("341522", "Huoqiu County", "霍邱县", "Huoqiu", "霍邱", k, "341500"), Depth: 3, Own: 1, All: 1},
		{Union: body("341525", "Huoshan County", "霍山县", "Huoshan", "霍山", k, "341500"), Depth: 3, Own: 1, All: 1},
		{Union: body("341502", "Jin'an District", "金安区", "Jin'an", "金安", k, "341500"), Depth: 3, Own: 1, All: 1},
		{Union: body("110000", "Beijing Municipality", "北京市", "Beijing", "北京", p, "acftu"), Depth: 1, Own: 3, All: 4},
		{Union: body("110112", "Tongzhou District", "通州区", "Tongzhou", "通州", k, "110000"), Depth: 2, Own: 1, All: 1},
		{Union: body("320000", "Jiangsu Province", "江苏省", "Jiangsu", "江苏", p, "acftu"), Depth: 1, Own: 0, All: 1},
		{Union: body("320600", "Nantong City", "南通市", "Nantong", "南通", c, "320000"), Depth: 2, Own: 0, All: 1},
		{Union: body("320612", "Tongzhou District", "通州区", "Tongzhou", "通州", k, "320600"), Depth: 3, Own: 1, All: 1},
		{Union: body("150000", "Inner Mongolia Autonomous Region", "内蒙古自治区", "Inner Mongolia", "内蒙古", p, "acftu"), Depth: 1, Own: 1200, All: 1200},
	}
}

func sample() store.Facets {
	return store.Facets{
		Total: 1208,
		Years: []store.YearCount{
			{Year: 2020, Count: 1, Months: [12]int{10: 1}},
			{Year: 2021},
			{Year: 2022},
			{Year: 2023, Count: 41, Months: [12]int{0: 3, 4: 12, 5: 1, 8: 20, 9: 2, 10: 1}}, // two are dated by the year alone
		},
		Undated: 3,
		Unions:  tree(),
		NoUnion: 2,
		Sources: []store.Bucket{{Value: "China Industrial Network", Count: 3}, {Value: "Anhui Workers Daily", Count: 1},
			{Value: "安徽工人日报", Count: 1}, {Value: `The "Workers" Daily: 工人日报`, Count: 1}, {Value: "", Count: 4}},
		Levels: []store.Bucket{{Value: "national", Count: 3}, {Value: "county", Count: 12}},
		Langs:  []store.Bucket{{Value: "en", Count: 30}, {Value: "zh", Count: 9}, {Value: "zh-Hant", Count: 4}, {Value: "", Count: 2}},
		People: []store.Bucket{{Value: "Li Fang", Count: 7}, {Value: "胡佳佳", Count: 2}},
	}
}

func mustParse(t *testing.T, s string) query.Query {
	t.Helper()
	q, err := query.Parse(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return q
}

// wantNode checks that a condition prints as want and reads back as itself.
func wantNode(t *testing.T, n query.Node, want string) {
	t.Helper()
	q := query.All(n)
	if n == nil {
		q = query.Query{}
	}
	if got := q.String(); got != want {
		t.Errorf("condition is %s, want %s", got, want)
	}
	back := mustParse(t, q.String())
	if fmt.Sprintf("%#v", back) != fmt.Sprintf("%#v", q) {
		t.Errorf("%s reads back as %#v, not %#v", q.String(), back, q)
	}
}

// wantGrid checks that a drawing is exactly w by h cells, without control
// characters.
func wantGrid(t *testing.T, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines, want %d", len(lines), h)
	}
	for i, line := range lines {
		if got := text.Width(line); got != w {
			t.Fatalf("line %d is %d cells wide, want %d: %q", i, got, w, ansi.Strip(line))
		}
		if strings.ContainsFunc(ansi.Strip(line), func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Fatalf("line %d holds a control character: %q", i, line)
		}
	}
}

// band returns the columns of a line that lie on the selection's background.
func band(line string) (from, end int) {
	from, on, x := -1, false, 0
	state := byte(0)
	for line != "" {
		seq, width, n, next := ansi.DecodeSequence(line, state, nil)
		switch {
		case width > 0:
			if on && from < 0 {
				from = x
			}
			x += width
			if on {
				end = x
			}
		case strings.HasSuffix(seq, "m"):
			on = strings.Contains(seq, "48;")
		}
		state, line = next, line[n:]
	}
	return from, end
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	lines := strings.Split(ansi.Strip(got), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	got = strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test -update writes it", err)
	}
	if string(want) != got {
		t.Errorf("%s differs:\n%s\nwant:\n%s", name, got, want)
	}
}

func plain() *styles.Styles { return styles.New(true, false) }

// screens are the sizes of the golden frames.
var screens = [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 50}}

// sweep are sizes of a screen from nothing to more than any.
func sweep(visit func(w, h int)) {
	for w := 1; w <= 250; w += 1 + w/8 {
		for h := 1; h <= 50; h += 1 + h/6 {
			visit(w, h)
		}
	}
}
