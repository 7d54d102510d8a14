package help

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

func items() []Item {
	return []Item{
		{"Reading", "⏎ l", "read the article", true},
		{"Reading", "q", "back to the list", false},
		{"Finding", "f", "find by a few letters: titles, union bodies", true},
		{"Finding", "u", "narrow by union body", true},
		{"Moving", "j ↓", "down; 10j goes ten rows", true},
		{"Moving", "G", "to the end", true},
	}
}

func open(w, h int) *Model {
	m := New(styles.New(true, false), items())
	m.SetSize(w, h)
	return m
}

func typeIn(m *Model, s string) {
	for _, r := range s {
		m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func key(code rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code} }

// selected returns the text of the row with the marker.
func selected(m *Model) string {
	for _, line := range strings.Split(ansi.Strip(m.View()), "\n") {
		if _, rest, ok := strings.Cut(line, "▌"); ok {
			return strings.TrimSpace(strings.Trim(rest, "│"))
		}
	}
	return ""
}

func TestFilterAndPick(t *testing.T) {
	for typed, want := range map[string]int{
		"": 0, "back": 1, "BACK list": 1, "narrow by union": 3, "union": 2, "moving": 4, "end moving": 5, "↓": 4, "10j": 4, "zzz": -1, "  to   the  end ": 5,
	} {
		m := open(80, 24)
		typeIn(m, typed)
		a := m.Key(key(tea.KeyEnter))
		if !a.Close || a.Pick != want {
			t.Errorf("Enter on %q is %+v, want item %d", typed, a, want)
		}
	}
}

func TestMoveOverHeadings(t *testing.T) {
	m := open(80, 24)
	if !strings.Contains(m.View(), "Reading") {
		t.Error("at first the first heading is out of sight")
	}
	for _, want := range []string{"q", "f", "u", "j ↓", "G", "G"} {
		m.Key(key(tea.KeyDown))
		if got := selected(m); !strings.HasPrefix(got, want+" ") {
			t.Errorf("down selects %q, want %q", got, want)
		}
	}
	for range 9 {
		m.Key(key(tea.KeyUp))
	}
	if got := selected(m); !strings.HasPrefix(got, "⏎") {
		t.Errorf("up selects %q", got)
	}
	if !strings.Contains(m.View(), "Reading") {
		t.Error("the first heading is out of sight")
	}
}

func TestClose(t *testing.T) {
	for _, k := range []tea.KeyPressMsg{key(tea.KeyEscape), {Code: '?', Text: "?"}, key(tea.KeyF1)} {
		if a := open(80, 24).Key(k); !a.Close || a.Pick >= 0 {
			t.Errorf("%s is %+v", k, a)
		}
	}
	m := open(80, 24)
	typeIn(m, "qli?")
	if got := m.input.Value(); got != "qli?" {
		t.Errorf("typed is %q", got)
	}
	if a := m.Key(key(tea.KeyEscape)); !a.Close {
		t.Error("esc does not close")
	}
}

func TestClickAndPaste(t *testing.T) {
	m := open(80, 24)
	m.Paste("order\nx")
	m.Paste("")
	m = open(80, 24)
	_, h := m.Size()
	for y := range h {
		m.View()
		was := selected(m)
		a := m.Click(5, y)
		if a.Close && (a.Pick < 0 || selected(m) != was) {
			t.Errorf("a click on line %d is %+v", y, a)
		}
	}
	if a := m.Click(-1, 3); a.Close {
		t.Error("a click outside does something")
	}
}

// Whatever is pressed, the overlay is as large as it says and the caret in it.
func TestAnyKeys(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	keys := []tea.KeyPressMsg{key(tea.KeyUp), key(tea.KeyDown), key(tea.KeyPgUp), key(tea.KeyPgDown), key(tea.KeyBackspace), {Code: 'o', Text: "o"}, {Code: '工', Text: "工"}, {Code: ' ', Text: " "}}
	m := open(80, 24)
	for range 3000 {
		if rng.IntN(5) == 0 {
			m.SetSize(1+rng.IntN(200), 1+rng.IntN(50))
		}
		m.Wheel(rng.IntN(7) - 3)
		if a := m.Key(keys[rng.IntN(len(keys))]); a.Close {
			t.Fatal("a key closes it")
		}
		w, h := m.Size()
		if view := m.View(); w > 0 {
			lines := strings.Split(view, "\n")
			if len(lines) != h {
				t.Fatalf("%d lines of %d", len(lines), h)
			}
			for _, l := range lines {
				if text.Width(l) != w {
					t.Fatalf("%d cells of %d: %q", text.Width(l), w, l)
				}
			}
			if x, y, ok := m.Cursor(); !ok || x < 0 || x >= w || y < 0 || y >= h {
				t.Fatalf("the caret is at %d, %d in %dx%d", x, y, w, h)
			}
		}
	}
}

// On a narrow screen what a key does takes several lines rather than being cut;
// they are one item to the keys and to the mouse.
func TestLongItems(t *testing.T) {
	m := New(styles.New(true, false), []Item{
		{"Reading", "⏎", "read the article", true},
		{"Reading", "R", "the reprints of the article: where, when, how much differs", true},
		{"Reading", "z", "a row for every reprint, or one for all copies of an article", true},
	})
	m.SetSize(40, 20)
	if got := strings.Join(strings.Fields(strings.ReplaceAll(ansi.Strip(m.View()), "│", "")), " "); !strings.Contains(got, "where, when, how much differs") {
		t.Errorf("an item is cut:\n%s", ansi.Strip(m.View()))
	}
	picks := func(keys ...rune) int {
		for _, k := range keys {
			m.Key(key(k))
		}
		return m.Key(key(tea.KeyEnter)).Pick
	}
	for _, c := range []struct {
		keys []rune
		want int
	}{
		{nil, 0}, {[]rune{tea.KeyDown}, 1}, {[]rune{tea.KeyDown}, 2}, {[]rune{tea.KeyDown}, 2}, {[]rune{tea.KeyUp}, 1},
		{[]rune{tea.KeyPgDown}, 2}, {[]rune{tea.KeyPgUp}, 0}, {[]rune{tea.KeyPgDown}, 2},
	} {
		if got := picks(c.keys...); got != c.want {
			t.Errorf("after %v the item is %d, want %d", c.keys, got, c.want)
		}
	}
	m.SetSize(80, 24)
	if got := picks(); got != 2 {
		t.Errorf("in another size the item is %d, want 2", got)
	}
	m.SetSize(40, 20)
	for y, line := range strings.Split(ansi.Strip(m.View()), "\n") {
		if strings.Contains(line, "how much") {
			m.Click(10, y)
		}
	}
	if got := picks(); got != 1 {
		t.Errorf("a click on the second line of an item selects %d, want 1", got)
	}
}
