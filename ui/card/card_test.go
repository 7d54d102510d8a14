package card

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

var (
	province = &model.Union{ID: "340000", Name: "Anhui Provincial Federation of Trade Unions", NameZH: "安徽省总工会", Level: model.LevelProvince}
	county   = &model.Union{ID: "341522", Name: "Huoqiu County Federation of Trade Unions", NameZH: "霍邱县总工会", Level: model.LevelCounty, Parent: "340000"}
	bodies   = []Body{{Union: county, Within: []*model.Union{province}}, {Union: province}}
)

func opened(w, h int) *Model {
	m := New(styles.New(true, false), bodies, "341522")
	m.SetSize(w, h)
	return m
}

// Before the counts are there the card says that they are counted, then what
// they are.
func TestShows(t *testing.T) {
	m := opened(80, 24)
	view := ansi.Strip(m.View())
	for _, want := range []string{"Huoqiu County Federation of Trade Unions", "霍邱县总工会", "county", "counting"} {
		if !strings.Contains(view, want) {
			t.Errorf("it lacks %q:\n%s", want, view)
		}
	}
	if a := m.Ask(); a.Kind != Ask || a.Union != county {
		t.Errorf("it asks for %+v", a)
	}
	m.SetFacts("341522", Facts{Own: 3, All: 5, Listed: -1, First: Row{"2019-01-02", "The first"}, Last: Row{"2024-05-06", "The last"}})
	view = ansi.Strip(m.View())
	for _, want := range []string{"2019-01-02", "The first", "2024-05-06", "The last", "5"} {
		if !strings.Contains(view, want) {
			t.Errorf("it lacks %q:\n%s", want, view)
		}
	}
	if strings.Contains(view, "counting") {
		t.Errorf("it still counts:\n%s", view)
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		keys string
		want Action
	}{
		{"enter", Action{Below, county}}, {"=", Action{Only, county}}, {"-", Action{Without, county}},
		{"j", Action{Ask, province}}, {"j enter", Action{Below, province}}, {"j k =", Action{Only, county}},
		{"q", Action{Kind: Close}}, {"K", Action{Kind: Close}}, {"esc", Action{Kind: Close}}, {"x", Action{}},
	} {
		m := opened(80, 24)
		var got Action
		for _, k := range strings.Fields(c.keys) {
			got = m.Key(press(k))
		}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.keys, got, c.want)
		}
	}
}

func TestFits(t *testing.T) {
	for w := 1; w <= 200; w += 3 {
		for _, h := range []int{1, 5, 8, 24, 50} {
			m := opened(w, h)
			m.SetFacts("341522", Facts{Own: 3, All: 5, Listed: 2, First: Row{"2019-01-02", strings.Repeat("长标题", 40)}, Last: Row{"2024-05-06", "The last"}})
			width, height := m.Size()
			if width == 0 {
				continue
			}
			lines := strings.Split(m.View(), "\n")
			if len(lines) != height || width > w || height > h {
				t.Fatalf("%dx%d: %d lines of %d", w, h, len(lines), height)
			}
			for _, l := range lines {
				if text.Width(l) != width {
					t.Fatalf("%dx%d: %q is %d cells wide, not %d", w, h, l, text.Width(l), width)
				}
			}
		}
	}
}
