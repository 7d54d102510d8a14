package compare

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/store"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "down": tea.KeyDown}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// year is a year with all of its articles in one month.
func inMonth(year, month, count int) store.YearCount {
	y := store.YearCount{Year: year, Count: count}
	y.Months[month-1] = count
	return y
}

var (
	strikes = store.Facets{Total: 9, Years: []store.YearCount{inMonth(2019, 1, 1), inMonth(2020, 6, 8)}}
	wages   = store.Facets{Total: 3, Years: []store.YearCount{inMonth(2022, 12, 3)}}
)

func opened(t *testing.T, w, h int) *Model {
	t.Helper()
	m := New(styles.New(true, false), "strike", "工资")
	a := m.Open()
	m.SetSize(w, h)
	if a.Kind != Count {
		t.Fatalf("opened it asks for %v", a.Kind)
	}
	if got := m.SetFacets(strikes, wages, a.Gen); got.Kind != None {
		t.Fatalf("the counts ask for %v", got.Kind)
	}
	return m
}

// What is shown: both totals, every year between the first and the last, the
// years below the sparklines.
func TestShows(t *testing.T) {
	m := opened(t, 80, 24)
	view := ansi.Strip(m.View())
	for _, want := range []string{"A strike 9", "B 工资 3", "2019        2020        2021        2022", " 2021  · ", "8 ▆▆▆", "narrow to A"} {
		if !strings.Contains(view, want) {
			t.Errorf("it lacks %q:\n%s", want, view)
		}
	}
	lines := strings.Split(view, "\n")
	spark := ""
	for i, l := range lines {
		if strings.HasPrefix(l, "│ A ") && strings.Contains(l, "·") {
			spark = l
			years := []rune(lines[i+2])
			if at := strings.Index(string(years), "2020"); []rune(l)[len([]rune(string(years)[:at]))+5] != '█' {
				t.Errorf("June 2020 does not stand below its year's sixth month:\n%s\n%s", l, lines[i+2])
			}
			break
		}
	}
	if spark == "" {
		t.Errorf("there is no sparkline:\n%s", view)
	}
}

// Every line is as wide as the overlay, at every size, and none where it is
// too small.
func TestFits(t *testing.T) {
	for w := 1; w <= 200; w += 3 {
		for _, h := range []int{1, 5, 8, 11, 24, 50} {
			m := opened(t, w, h)
			width, height := m.Size()
			if width == 0 {
				if m.View() != "" {
					t.Errorf("%dx%d: there is a view without room", w, h)
				}
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

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		keys string
		want Action
	}{
		{"enter", Action{Kind: Narrow, Year: 2019}},
		{"j enter", Action{Kind: Narrow, Year: 2020}},
		{"tab G enter", Action{Kind: Narrow, Side: 1, Year: 2022}},
		{"tab tab down k enter", Action{Kind: Narrow, Year: 2019}},
		{"q", Action{Kind: Close}},
		{"esc", Action{Kind: Close}},
		{"x", Action{}},
	} {
		m := opened(t, 80, 24)
		var got Action
		for _, k := range strings.Fields(c.keys) {
			got = m.Key(press(k))
		}
		if got.Kind != c.want.Kind || got.Side != c.want.Side || got.Year != c.want.Year {
			t.Errorf("%s: %+v, want %+v", c.keys, got, c.want)
		}
	}
}

// While texts are indexed the counts of what is looked for in them are those so far.
func TestGrowing(t *testing.T) {
	m := opened(t, 80, 24)
	m.SetGrowing([2]bool{true, false})
	view := ansi.Strip(m.View())
	for _, want := range []string{"A strike 9+", "B 工资 3 ", "8+ ▆▆▆", " 2021  "} {
		if !strings.Contains(view, want) {
			t.Errorf("it lacks %q:\n%s", want, view)
		}
	}
}

// Keys wait for the counts; those of a question asked before count for nothing.
func TestWaits(t *testing.T) {
	m := New(styles.New(true, false), "a", "b")
	m.SetSize(80, 24)
	first := m.Open()
	for _, k := range []string{"tab", "G", "enter", "j"} {
		if a := m.Key(press(k)); a.Kind != None {
			t.Fatalf("%s acts before there is anything: %+v", k, a)
		}
	}
	if a := m.SetFacets(strikes, wages, first.Gen+1); a.Kind != None {
		t.Fatalf("another question's counts are taken: %+v", a)
	}
	a := m.SetFacets(strikes, wages, first.Gen)
	if a.Kind != Narrow || a.Side != 1 || a.Year != 2022 || len(a.Rest) != 1 {
		t.Errorf("typed ahead: %+v", a)
	}
	m.SetFailed("no disk", m.Ask().Gen)
	if view := ansi.Strip(m.View()); !strings.Contains(view, "no disk") {
		t.Errorf("why there is no answer is not said:\n%s", view)
	}
}
