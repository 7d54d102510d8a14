package kwic

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
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": tea.KeySpace}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

var hits = []store.Context{
	{ID: "a", N: 0, Left: "the long road that led to the ", Hit: "strike", Right: " of the porters"},
	{ID: "a", N: 1, Left: "再次", Hit: "罢工", Right: "的工人们回到了车间里"},
	{ID: "b", N: 0, Hit: "Strike", Right: strings.Repeat(" and on", 40)},
}

func opened(w, h int) *Model {
	m := New(styles.New(true, false), "strike")
	a := m.Open()
	m.SetSize(w, h)
	m.SetLines(hits, true, a.Gen)
	return m
}

// Every hit begins in the same column, whatever stands before it, and how many
// there are is told.
func TestAligned(t *testing.T) {
	view := ansi.Strip(opened(100, 24).View())
	if !strings.Contains(view, "strike  3 hits in 2 articles") {
		t.Errorf("it does not tell how many:\n%s", view)
	}
	column := -1
	for _, line := range strings.Split(view, "\n")[2:] {
		for _, hit := range []string{"strike of", "罢工", "Strike and"} {
			at := strings.Index(line, hit)
			if at < 0 {
				continue
			}
			if w := text.Width(line[:at]); column >= 0 && w != column {
				t.Errorf("%s stands at %d, another at %d:\n%s", hit, w, column, view)
			} else {
				column = w
			}
		}
	}
	if column < 0 {
		t.Errorf("no hit is shown:\n%s", view)
	}
}

func TestFits(t *testing.T) {
	for w := 1; w <= 200; w += 3 {
		for _, h := range []int{1, 5, 8, 24, 50} {
			m := opened(w, h)
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

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		keys string
		kind Kind
		line int
	}{{"enter", Open, 0}, {"j enter", Open, 1}, {"G l", Open, 2}, {"G g enter", Open, 0}, {"space k enter", Open, 1}, {"q", Close, 0}, {"esc", Close, 0}, {"x", None, 0}} {
		m := opened(80, 24)
		var got Action
		for _, k := range strings.Fields(c.keys) {
			got = m.Key(press(k))
		}
		if got.Kind != c.kind || c.kind == Open && (got.Line.ID != hits[c.line].ID || got.Line.N != hits[c.line].N) {
			t.Errorf("%s: %+v, want %v of line %d", c.keys, got, c.kind, c.line)
		}
	}
}

// While texts are indexed no number of hits is final.
func TestGrowing(t *testing.T) {
	m := New(styles.New(true, false), "strike")
	m.SetSize(80, 24)
	for _, c := range []struct {
		lines   []store.Context
		growing bool
		want    string
	}{
		{nil, true, "strike  no hit yet, while texts are indexed "},
		{hits, true, "strike  3 hits in 2 articles so far "},
		{hits, false, "strike  3 hits in 2 articles  "},
		{nil, false, "strike  no hit in the articles listed "},
	} {
		m.SetGrowing(c.growing)
		m.SetLines(c.lines, true, m.Open().Gen)
		if view := ansi.Strip(m.View()); !strings.Contains(view, c.want) {
			t.Errorf("want %q:\n%s", c.want, view)
		}
	}
}

// Keys wait for the lines; without any, Enter does nothing.
func TestWaits(t *testing.T) {
	m := New(styles.New(true, false), "strike")
	m.SetSize(80, 24)
	a := m.Open()
	for _, k := range []string{"j", "enter", "n"} {
		if got := m.Key(press(k)); got.Kind != None {
			t.Fatalf("%s acts before there is anything: %+v", k, got)
		}
	}
	if got := m.SetLines(hits, true, a.Gen); got.Kind != Open || got.Line.N != 1 || len(got.Rest) != 1 {
		t.Errorf("typed ahead: %+v", got)
	}
	m = New(styles.New(true, false), "nothing")
	m.SetSize(80, 24)
	m.SetLines(nil, true, m.Open().Gen)
	if got := m.Key(press("enter")); got.Kind != None || !strings.Contains(ansi.Strip(m.View()), "no hit in the articles listed") {
		t.Errorf("nothing found: %+v\n%s", got, m.View())
	}
	m = New(styles.New(true, false), "much")
	m.SetSize(80, 24)
	m.SetLines(hits, false, m.Open().Gen)
	if view := ansi.Strip(m.View()); !strings.Contains(view, "the first 3 hits") {
		t.Errorf("it does not tell that there is more:\n%s", view)
	}
}
