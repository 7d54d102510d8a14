package reprints

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
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

func opened(w, h int) *Model {
	copies := store.Copies{Total: 3}
	for _, id := range []string{"b", "c", "d"} {
		c := store.Copy{}
		c.ID, c.Source, c.Title = model.ID(id), "Sample Net "+id, "标题 "+id
		copies.Rows = append(copies.Rows, c)
	}
	m := New(styles.New(true, false), copies, "a")
	m.SetSize(w, h)
	return m
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		keys string
		want Action
	}{
		{"enter", Action{Open, "b"}}, {"j enter", Action{Open, "c"}}, {"G l", Action{Open, "d"}}, {"G g enter", Action{Open, "b"}}, {"j j j k enter", Action{Open, "c"}},
		{"q", Action{Kind: Close}}, {"R", Action{Kind: Close}}, {"esc", Action{Kind: Close}}, {"x", Action{}},
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
	empty := New(styles.New(true, false), store.Copies{}, "a")
	empty.SetSize(80, 24)
	if got := empty.Key(press("enter")); got.Kind != Close {
		t.Errorf("without copies Enter gives %+v", got)
	}
}

func TestShows(t *testing.T) {
	view := ansi.Strip(opened(80, 24).View())
	for _, want := range []string{"Reprints", "Sample Net b", "Sample Net c", "Sample Net d", "1 of 3"} {
		if !strings.Contains(view, want) {
			t.Errorf("it lacks %q:\n%s", want, view)
		}
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
