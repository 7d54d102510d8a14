package overlay

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

func press(code rune, mod tea.KeyMod) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code, Mod: mod} }

func typeIn(in *Input, s string) {
	for _, r := range s {
		in.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestMeasure(t *testing.T) {
	for w := range 260 {
		for h := range 60 {
			for _, want := range []Want{{}, {Rows: 1}, {Rows: 9}, {Rows: 1000, Room: true}, {Beside: true}} {
				b := Measure(w, h, want)
				if !b.OK() {
					if w >= minWidth && h >= minHeight {
						t.Fatalf("nothing at %dx%d", w, h)
					}
					continue
				}
				edge := 0
				if b.Border {
					edge = 1
				}
				if b.W > w || b.H > h || b.Inner != b.W-2*edge || b.Left != edge || b.Input < edge ||
					b.Top <= b.Input || b.Rows < 1 || b.Top+b.Rows > b.Foot || b.Foot != b.H-1-edge ||
					b.Head >= 0 && (b.Head <= b.Input || b.Head >= b.Top) || b.title >= b.Input {
					t.Fatalf("at %dx%d: %+v", w, h, b)
				}
				if w < 60 && b.W != w {
					t.Fatalf("at %dx%d: %d wide", w, h, b.W)
				}
			}
		}
	}
}

func TestDrawFillsAndCuts(t *testing.T) {
	s := styles.New(true, false)
	b := Measure(30, 12, Want{})
	rows := make([]string, b.Rows+5)
	for i := range rows {
		rows[i] = strings.Repeat("工会", i*3)
	}
	got := strings.Split(b.Draw(s, Parts{Title: strings.Repeat("题", 40), Rows: rows, Foot: "x"}), "\n")
	if len(got) != b.H {
		t.Fatalf("%d lines of %d", len(got), b.H)
	}
	for _, line := range got {
		if text.Width(line) != b.W {
			t.Errorf("%d cells: %q", text.Width(line), ansi.Strip(line))
		}
	}
}

func TestInputCaret(t *testing.T) {
	s := styles.New(true, false)
	in := NewInput()
	typeIn(&in, "a总b工")
	if got := in.CursorX(s, 40); got != 3+6 {
		t.Errorf("caret at %d", got)
	}
	in.Key(press(tea.KeyLeft, 0))
	if got := in.CursorX(s, 40); got != 3+4 {
		t.Errorf("caret at %d after left", got)
	}
	in.Key(press(tea.KeyHome, 0))
	if got := in.CursorX(s, 40); got != 3 {
		t.Errorf("caret at %d at the start", got)
	}
	in.Key(press(tea.KeyEnd, 0))
	typeIn(&in, strings.Repeat("工会", 30))
	for w := 4; w < 30; w++ {
		view := in.View(s, w)
		if text.Width(view) != w {
			t.Errorf("%d cells, want %d", text.Width(view), w)
		}
		x := in.CursorX(s, w)
		if before := ansi.Strip(ansi.Truncate(view, x, "")); w > 6 && !strings.HasSuffix(before, "会") {
			t.Errorf("%d wide: before the caret at %d stands %q", w, x, before)
		}
	}
}

func TestInputKeys(t *testing.T) {
	in := NewInput()
	typeIn(&in, "jkgG q/")
	if in.Value() != "jkgG q/" {
		t.Errorf("letters are not text: %q", in.Value())
	}
	in.Key(press('v', tea.ModCtrl))
	in.Key(press(tea.KeyTab, 0))
	in.Key(press(tea.KeyUp, 0))
	in.Key(tea.KeyPressMsg{Code: 'x', Text: "\x1b\x07\u202e"})
	if in.Value() != "jkgG q/" {
		t.Errorf("keys that are no text changed it: %q", in.Value())
	}
	in.Key(press('u', tea.ModCtrl))
	if in.Value() != "" {
		t.Errorf("ctrl+u leaves %q", in.Value())
	}
	in.Set("one two")
	in.Key(press(tea.KeyHome, 0))
	for _, want := range []string{" two", "", ""} {
		in.Key(press('d', tea.ModAlt))
		if in.Value() != want {
			t.Errorf("alt+d leaves %q, want %q", in.Value(), want)
		}
	}
	typeIn(&in, "x")
	in.Key(press(tea.KeyHome, 0))
	in.Key(press('d', tea.ModAlt))
	if in.Value() != "" {
		t.Errorf("alt+d on the last letter leaves %q", in.Value())
	}
}

func TestInputPaste(t *testing.T) {
	for pasted, want := range map[string]string{
		"安徽省\n":                     "安徽省",
		" a \r\n\tb ":               "a b",
		"x\x1b[31mred\x00\u202ey":   "x[31mredy",
		"\xff":                      "",
		strings.Repeat("工", 100000): strings.Repeat("工", mostTyped),
		"":                          "",
	} {
		in := NewInput()
		if changed := in.Paste(pasted); in.Value() != want || changed != (want != "") {
			t.Errorf("%.20q pasted is %.40q", pasted, in.Value())
		}
	}
}

// Any keys keep the caret inside the input.
func FuzzInput(f *testing.F) {
	f.Add("abc", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Add("a b 工会", []byte{7, 7, 1, 1, 8, 3, 3, 9, 9})
	f.Add("e\u0301👩‍👩‍👧", []byte{0, 0, 0, 4, 4, 2})
	keys := []tea.KeyPressMsg{press(tea.KeyLeft, 0), press(tea.KeyRight, 0), press(tea.KeyBackspace, 0), press(tea.KeyDelete, 0),
		press(tea.KeyLeft, tea.ModAlt), press(tea.KeyRight, tea.ModAlt), press('w', tea.ModCtrl), press(tea.KeyHome, 0),
		press('d', tea.ModAlt), press('k', tea.ModCtrl), {Code: '工', Text: "工"}, {Code: ' ', Text: " "}}
	f.Fuzz(func(t *testing.T, s string, presses []byte) {
		st := styles.New(true, false)
		in := NewInput()
		in.Paste(s)
		for i, p := range presses {
			if i > 200 {
				break
			}
			in.Key(keys[int(p)%len(keys)])
			w := 4 + i%40
			if x := in.CursorX(st, w); x < 0 || x >= w {
				t.Fatalf("caret at %d of %d in %q", x, w, in.Value())
			}
			if got := text.Width(in.View(st, w)); got != w {
				t.Fatalf("%d cells, want %d: %q", got, w, in.Value())
			}
		}
	})
}

func TestLine(t *testing.T) {
	s := styles.New(true, false)
	for w := range 12 {
		for _, selected := range []bool{false, true} {
			l := NewLine(s, w, selected)
			l.Marker()
			l.Column("总工会", 5, s.Dim)
			l.Right("12", 4, s.Text)
			l.Put("tail\nof\x1bit", s.Match)
			if got := text.Width(l.String()); got != w {
				t.Errorf("%d cells, want %d", got, w)
			}
		}
	}
}

func TestPlain(t *testing.T) {
	for s, want := range map[string]string{
		"plain 工会": "plain 工会", "a\nb\tc": "a b c", "\x1b[0m\x7f\u0085": "[0m ", "\u202eabc\u2066": "abc",
		"\ufeffx\u200b": "x", "👩\u200d👧": "👩\u200d👧", "\xff": "\ufffd", "a\u2028b": "a b",
	} {
		if got := Plain(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestScroll(t *testing.T) {
	for n := range 12 {
		for h := range 6 {
			var s Scroll
			for i := range 40 {
				s.Move([]int{1, 1, 5, -2, -9, 100}[i%6], n, h)
				from, end := s.Window(n, h)
				if n > 0 && h > 0 && (s.At < from || s.At >= end) || end-from > max(h, 0) || end > n || from < 0 {
					t.Fatalf("%d rows, %d in sight: %+v shows %d to %d", n, h, s, from, end)
				}
				if n >= h && h > 0 && end-from != h {
					t.Fatalf("%d rows, %d in sight: only %d shown", n, h, end-from)
				}
			}
		}
	}
}

func TestAhead(t *testing.T) {
	var a Ahead
	first := a.Next()
	second := a.Next()
	if a.Answer(first) || a.Ready() {
		t.Error("an older answer is taken")
	}
	a.Hold(press(tea.KeyDown, 0))
	if !a.OnlyMoves() {
		t.Error("down is a move")
	}
	a.Hold(tea.PasteMsg{Content: "x"})
	a.Hold(press(tea.KeyEnter, 0))
	if a.OnlyMoves() || !a.Holding() {
		t.Error("a paste is not")
	}
	if !a.Answer(second) || !a.Ready() || !a.Answer(second) {
		t.Error("the newest answer is not taken, or only once")
	}
	n := 0
	a.Drain(func(tea.KeyPressMsg) bool { return true }, func(msg tea.Msg) bool {
		if n++; n == 2 {
			a.Next()
		}
		return true
	})
	if n != 2 || len(a.Rest()) != 1 || a.Holding() {
		t.Errorf("%d were taken", n)
	}
	for range 2 * mostHeld {
		a.Hold(press('x', 0))
	}
	if len(a.Rest()) != mostHeld {
		t.Error("the queue has no end")
	}
}

func TestHints(t *testing.T) {
	s := styles.New(true, false)
	hints := []Hint{{Key: "⏎", Does: "read"}, {Does: "2 of 9"}, {Key: "esc"}}
	for w, want := range map[int]string{40: " ⏎ read   2 of 9   esc", 21: " ⏎ read  2 of 9  esc", 18: " ⏎ read   2 of 9", 7: " ⏎ read", 4: " ⏎ …", 0: ""} {
		if got := ansi.Strip(DrawHints(s, hints, w)); got != want {
			t.Errorf("%d: %q, want %q", w, got, want)
		}
	}
}

// Where not all hints fit they are brief, and then the last are left out.
func TestBriefHints(t *testing.T) {
	s := styles.New(true, false)
	hints := []Hint{{Key: "⏎", Does: "with all below", Brief: "all below"}, {Key: "-", Does: "without", Brief: "not"}, {Key: "tab", Does: "several"}}
	for w, want := range map[int]string{
		60: " ⏎ with all below   - without   tab several", 42: " ⏎ with all below  - without  tab several",
		40: " ⏎ all below  - not  tab several", 31: " ⏎ all below  - not", 11: " ⏎ all bel…",
	} {
		if got := ansi.Strip(DrawHints(s, hints, w)); got != want {
			t.Errorf("%d: %q, want %q", w, got, want)
		}
	}
	if hints[0].Does != "with all below" {
		t.Error("the hints are changed")
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -12345: "-12,345", -123: "-123"} {
		if got := Count(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// A menu's lines are of one width, at most the screen's, whatever its options
// are called, and the selected one is among them.
func TestMenu(t *testing.T) {
	options := []Option{
		{Text: "a", Name: "Anhui Province", Other: "安徽省", Count: 1204}, {Text: "b", Name: strings.Repeat("长", 5000), Other: "x\x1b[31m\n", Count: 0},
		{Text: "c", Name: "\x1b]0;x\x07\u202e", Count: -1}, {Text: "d", Name: "", Other: strings.Repeat("é", 400), Count: 9},
	}
	for len(options) < 14 {
		options = append(options, Option{Text: "z", Name: fmt.Sprint("more ", len(options)), Count: len(options)})
	}
	for w := 1; w < 130; w += 8 {
		for h := 1; h < 60; h += 9 {
			var m Menu
			m.Set(options)
			for i := range options {
				lines := m.Lines(styles.New(true, w%2 == 0), w, h)
				marked := 0
				for _, l := range lines {
					if n := text.Width(l); n > w || n != text.Width(lines[0]) {
						t.Fatalf("%dx%d: a line of %d cells: %q", w, h, n, l)
					}
					if strings.ContainsAny(ansi.Strip(l), "▌>") {
						marked++
					}
				}
				if len(lines) > h/2 || len(lines) > 0 && marked != 1 {
					t.Fatalf("%dx%d, option %d: %d lines, %d marked", w, h, i, len(lines), marked)
				}
				m.Move(1, h)
			}
		}
	}
	var m Menu
	m.Set(options[:2])
	if m.Move(-1, 24) || m.Chosen || !m.Move(1, 24) || !m.Chosen || m.Move(1, 24) {
		t.Error("it moves where there is nothing, or not where there is")
	}
}

// The keys of editing do what they do in a shell's line.
func TestInputEditing(t *testing.T) {
	keys := map[string]tea.KeyPressMsg{
		"left": press(tea.KeyLeft, 0), "right": press(tea.KeyRight, 0), "home": press(tea.KeyHome, 0), "end": press(tea.KeyEnd, 0),
		"backspace": press(tea.KeyBackspace, 0), "delete": press(tea.KeyDelete, 0), "^a": press('a', tea.ModCtrl), "^e": press('e', tea.ModCtrl),
		"^k": press('k', tea.ModCtrl), "^u": press('u', tea.ModCtrl), "^w": press('w', tea.ModCtrl), "alt+b": press('b', tea.ModAlt),
		"alt+f": press('f', tea.ModAlt), "alt+d": press('d', tea.ModAlt), "x": {Code: 'x', Text: "x"},
	}
	for script, want := range map[string]string{
		"x":                       "one 工会  three|x",
		"backspace backspace":     "one 工会  thr|",
		"left left delete":        "one 工会  thr|e",
		"home delete right x":     "n|xe 工会  three",
		"^a left x ^e x":          "xone 工会  three|x",
		"^w ^w":                   "one |",
		"^w ^w ^w ^w ^w":          "|",
		"alt+b alt+b ^k":          "one |",
		"alt+b alt+b alt+b alt+b": "|one 工会  three",
		"home alt+f alt+f ^u":     "|  three",
		"home alt+d alt+d":        "|  three",
		"alt+b backspace x":       "one 工会 |xthree",
		"end right alt+f delete":  "one 工会  three|",
	} {
		in := NewInput()
		in.SetRaw("one 工会  three")
		before := in
		for _, k := range strings.Fields(script) {
			in.Key(keys[k])
		}
		caret := in.Caret()
		runes := []rune(in.Value())
		if at := strings.IndexByte(want, '|'); want[at+1:] != "" && want[at+1] == 'x' {
			caret-- // the caret stands behind the x that was typed
		}
		if got := string(runes[:caret]) + "|" + string(runes[caret:]); got != want {
			t.Errorf("%s makes %q, want %q", script, got, want)
		}
		if before.Value() != "one 工会  three" {
			t.Errorf("%s changes a copy to %q", script, before.Value())
		}
	}
}
