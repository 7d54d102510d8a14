package find

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

var update = flag.Bool("update", false, "write the golden frames anew")

func key(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "backspace": tea.KeyBackspace, "left": tea.KeyLeft, "tab": tea.KeyTab}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func typeIn(m *Model, s string) Action {
	var a Action
	for _, r := range s {
		a = m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return a
}

// at returns the offsets of the letters of pattern in s, the first of each.
func at(s, pattern string) []int {
	var found []int
	from := 0
	for _, r := range pattern {
		i := strings.IndexRune(s[from:], r)
		if i < 0 {
			return nil
		}
		found = append(found, from+i)
		from += i + len(string(r))
	}
	return found
}

func article(id, day, title, pattern string) store.Match {
	m := store.Match{Kind: store.MatchArticle, ID: model.ID(id), Text: title, At: at(title, pattern)}
	if t, err := time.Parse("2006-01-02", day); err == nil {
		m.Published = model.Date{Time: t, Precision: model.PrecisionDay}
	}
	return m
}

var zhongmou = &model.Union{ID: "410122", Name: "Zhongmou County Federation of Trade Unions", Place: "Zhongmou County", PlaceZH: "中牟县"}

func sample() store.Matches {
	return store.Matches{Total: 1204, Of: 98765, Rows: []store.Match{
		article("aaaaaaaaaa", "2023-10-25", "Earnestly Study, Publicize and Implement the Spirit of the 18th National Congress | Henan Zhongmou County", "Zhou"),
		{Kind: store.MatchUnion, Union: zhongmou, Text: "Zhongmou County", At: at("Zhongmou County", "Zhou"), Count: 1},
		{Kind: store.MatchUnion, Union: zhongmou, Text: "中牟县总工会", At: at("中牟县总工会", "牟县"), Count: 1204},
		{Kind: store.MatchSource, Text: "Zhonggong Net", At: at("Zhonggong Net", "Zho"), Count: 3},
		article("bbbbbbbbbb", "", "浙江省总工会召开第十五次代表大会", "浙江代表"),
		article("cccccccccc", "2020-11-11", "The Federation of Trade Unions of the City rises to study and implement", "Fed"),
	}}
}

func open(t *testing.T, s *styles.Styles, w, h int) *Model {
	t.Helper()
	m := New(s)
	m.SetSize(w, h)
	if a := m.Open(""); a.Kind != Changed || a.Text != "" {
		t.Fatalf("Open asks %+v", a)
	}
	m.SetMatches(sample(), typeIn(m, "zhou").Gen)
	return m
}

func TestEnter(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	for i, want := range []Action{
		{Kind: OpenArticle, ID: "aaaaaaaaaa"}, {Kind: NarrowUnion, Union: zhongmou}, {Kind: NarrowUnion, Union: zhongmou},
		{Kind: NarrowSource, Source: "Zhonggong Net"}, {Kind: OpenArticle, ID: "bbbbbbbbbb"},
	} {
		got := m.Key(key("enter"))
		if got.Kind != want.Kind || got.ID != want.ID || got.Union != want.Union || got.Source != want.Source {
			t.Errorf("row %d: %+v, want %+v", i, got, want)
		}
		m.Key(key([]string{"down", "ctrl+n"}[i%2]))
	}
	m.Key(key("pgdown"))
	m.Key(key("down"))
	if a := m.Key(key("enter")); a.ID != "cccccccccc" {
		t.Errorf("the last row is %+v", a)
	}
	if a := m.Key(key("esc")); a.Kind != Close {
		t.Errorf("esc: %+v", a)
	}
}

func TestTypedAhead(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	early := typeIn(m, "z")
	ask := typeIn(m, "hou")
	for _, name := range []string{"down", "enter", "j", "q"} {
		if a := m.Key(key(name)); a.Kind != None {
			t.Fatalf("%s did not wait: %+v", name, a)
		}
	}
	if a := m.SetMatches(sample(), early.Gen); a.Kind != None || len(m.matches.Rows) > 0 {
		t.Fatalf("a stale answer was taken: %+v", a)
	}
	a := m.SetMatches(sample(), ask.Gen)
	if a.Kind != NarrowUnion || a.Union != zhongmou || len(a.Rest) != 2 {
		t.Fatalf("the answer brings %+v", a)
	}
	if k := a.Rest[1].(tea.KeyPressMsg); k.String() != "q" {
		t.Errorf("the last key left is %s", k)
	}
}

func TestTypedAheadNothingFound(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	ask := typeIn(m, "zz")
	m.Key(key("enter"))
	m.Key(key("backspace"))
	m.Paste("hou")
	m.Key(key("enter"))
	ask = m.SetMatches(store.Matches{Of: 9}, ask.Gen)
	if ask.Kind != Changed || ask.Text != "zhou" {
		t.Fatalf("asks %+v", ask)
	}
	if a := m.SetMatches(sample(), ask.Gen); a.Kind != OpenArticle {
		t.Fatalf("%+v", a)
	}
}

func TestTypingOnDropsMoves(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	typeIn(m, "zh")
	m.Key(key("down"))
	ask := typeIn(m, "o")
	if ask.Kind != Changed {
		t.Fatalf("typing waits: %+v", ask)
	}
	m.SetMatches(sample(), ask.Gen)
	if a := m.Key(key("enter")); a.Kind != OpenArticle {
		t.Errorf("%+v", a)
	}
}

func TestEmptyText(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	ask := Action{}
	for range 4 {
		ask = m.Key(key("backspace"))
	}
	if ask.Kind != Changed || ask.Text != "" {
		t.Fatalf("asks %+v", ask)
	}
	m.SetMatches(sample(), ask.Gen) // nothing typed lists the newest articles
	if a := m.Key(key("enter")); a.Kind != OpenArticle {
		t.Errorf("Enter on the newest: %+v", a)
	}
	m.SetMatches(store.Matches{}, m.Ask().Gen)
	if !strings.Contains(ansi.Strip(m.View()), "letters of a title") {
		t.Error("nothing says what to type")
	}
}

func TestSelectionStaysOnNewAnswer(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	for range 3 {
		m.Key(key("down"))
	}
	again := sample()
	again.Rows = append([]store.Match{article("dddddddddd", "2024-01-01", "Zhou", "Zhou")}, again.Rows...)
	m.SetMatches(again, m.Ask().Gen)
	if a := m.Key(key("enter")); a.Source != "Zhonggong Net" {
		t.Errorf("%+v", a)
	}
}

func TestLateAnswerAfterReopening(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	late := typeIn(m, "x")
	m.Key(key("esc"))
	m.Open("")
	m.SetMatches(sample(), late.Gen)
	if a := m.Key(key("enter")); a.Kind != None {
		t.Errorf("acted on an answer of an earlier time: %+v", a)
	}
}

// atOnce is what would be found at once of the sample: its first rows.
func atOnce(n int) store.Matches {
	found := sample()
	found.Rows, found.Partial = found.Rows[:n], true
	return found
}

func TestFoundAtOnce(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	ask := typeIn(m, "zhou")
	rest := m.SetMatches(atOnce(3), ask.Gen)
	if rest.Kind != Complete || rest.Text != "zhou" || rest.Gen != ask.Gen {
		t.Fatalf("asks %+v for the rest", rest)
	}
	if view := ansi.Strip(m.View()); !strings.Contains(view, "… of 98,765 match") || !strings.Contains(view, "Zhongmou County") {
		t.Errorf("shown at once:\n%s", view)
	}
	if a := m.Key(key("enter")); a.Kind != OpenArticle {
		t.Errorf("Enter on the first row: %+v", a)
	}
	m.Key(key("down"))
	if a := m.Key(key("enter")); a.Kind != NarrowUnion {
		t.Errorf("Enter on the second: %+v", a)
	}
	m.Key(key("down")) // to the last that is known, which may not be the last
	if a := m.Key(key("enter")); a.Kind != None || !m.Waiting() {
		t.Errorf("Enter after a move that may go further: %+v", a)
	}
	if a := m.SetMatches(sample(), ask.Gen); a.Kind != NarrowUnion || m.scroll.At != 2 {
		t.Errorf("all are there, and Enter does %+v on row %d", a, m.scroll.At)
	}
	if view := ansi.Strip(m.View()); !strings.Contains(view, "1,204 of 98,765 match") {
		t.Errorf("shown in the end:\n%s", view)
	}
}

func TestNothingAtOnce(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	ask := typeIn(m, "x")
	before := ansi.Strip(m.View())
	if a := m.SetMatches(atOnce(0), ask.Gen); a.Kind != Complete || ansi.Strip(m.View()) != before {
		t.Errorf("what is shown did not stay:\n%s", ansi.Strip(m.View()))
	}
	m.Key(key("enter"))
	if a := m.SetMatches(sample(), ask.Gen); a.Kind != OpenArticle {
		t.Errorf("Enter that waited: %+v", a)
	}
}

func TestAtOnceAgainWhileTheArchiveGrows(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	m.Wheel(4)
	if a := m.SetMatches(atOnce(1), m.Ask().Gen); a.Kind != Complete || len(m.matches.Rows) != 6 {
		t.Errorf("%+v, %d rows", a, len(m.matches.Rows))
	}
	m.SetMatches(sample(), m.Ask().Gen)
	if m.scroll.At != 4 {
		t.Errorf("row %d is selected", m.scroll.At)
	}
}

func TestEnterWaitsForTheFirstMatch(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	ask := typeIn(m, "zhou")
	m.Key(key("enter"))
	m.Key(key("j"))
	m.SetGrowing(true)
	if a := m.SetMatches(store.Matches{Of: 3}, ask.Gen); a.Kind != None || !m.Waiting() {
		t.Fatalf("with nothing found yet: %+v", a)
	}
	if a := m.SetMatches(sample(), m.Ask().Gen); a.Kind != OpenArticle || len(a.Rest) != 1 {
		t.Fatalf("with a match: %+v", a)
	}
	ask = typeIn(m, "zhou")
	m.SetMatches(store.Matches{Of: 3}, ask.Gen)
	m.Key(key("enter"))
	if a := m.Key(key("backspace")); a.Kind != Changed || m.Waiting() {
		t.Errorf("going back: %+v", a)
	}
	m.SetMatches(store.Matches{Of: 3}, m.Ask().Gen)
	m.Key(key("enter"))
	m.SetGrowing(false)
	if a := m.SetMatches(store.Matches{Of: 9}, m.Ask().Gen); a.Kind != None || m.Waiting() {
		t.Errorf("all is read, and Enter waits: %+v", a)
	}
}

func TestGolden(t *testing.T) {
	for _, size := range [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 50}} {
		m := open(t, styles.New(true, false), size[0], size[1])
		m.Key(key("down"))
		lines := strings.Split(ansi.Strip(m.View()), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		got := strings.Join(lines, "\n") + "\n"
		path := filepath.Join("testdata", fmt.Sprintf("find-%dx%d.txt", size[0], size[1]))
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; go test -update writes it", err)
		}
		if string(want) != got {
			t.Errorf("%s differs:\n%s", path, got)
		}
	}
}

func TestSweep(t *testing.T) {
	hostile := store.Matches{Total: 1 << 40, Of: 1 << 41, Rows: []store.Match{
		{Kind: store.MatchArticle, Text: strings.Repeat("工会 long ", 200_000), At: []int{1_500_000, 1_500_001}},
		{Kind: store.MatchUnion, Text: "a\x1b[31mb\n\u202ec\xff", At: []int{0, 5, 99, 1 << 30}, Count: 1 << 50},
		{Kind: store.MatchUnion, Union: zhongmou, Text: "a" + strings.Repeat("\u0301", 9000), At: []int{0}, Count: -1},
		{Kind: store.MatchSource, Text: "", At: []int{3}},
		{Kind: 99, Text: "👩‍👩‍👧‍👦家庭", At: []int{7, 25}},
		{Kind: store.MatchArticle, Text: "x", At: []int{-5, 0}},
	}}
	for _, s := range []*styles.Styles{styles.New(true, false), styles.New(false, true)} {
		for _, found := range []store.Matches{{}, sample(), hostile} {
			m := New(s)
			m.SetSize(80, 24)
			m.Open("")
			m.SetMatches(found, typeIn(m, "中").Gen)
			for w := 1; w <= 250; w += 1 + w/8 {
				for h := 1; h <= 50; h += 1 + h/6 {
					m.SetSize(w, h)
					m.Wheel(1 - 2*(w%2))
					check(t, m, w, h)
				}
			}
		}
	}
}

func check(t *testing.T, m *Model, w, h int) {
	t.Helper()
	ow, oh := m.Size()
	view := m.View()
	x, y, ok := m.Cursor()
	if w < 20 || h < 5 {
		if view != "" || ok {
			t.Fatalf("drawn at %dx%d", w, h)
		}
		return
	}
	lines := strings.Split(view, "\n")
	if ow > w || oh > h || len(lines) != oh || !ok || x < 0 || x >= ow || y < 0 || y >= oh {
		t.Fatalf("at %dx%d: size %dx%d, %d lines, caret at %d,%d", w, h, ow, oh, len(lines), x, y)
	}
	for _, line := range lines {
		if text.Width(line) != ow || strings.ContainsFunc(ansi.Strip(line), func(r rune) bool { return r < ' ' }) {
			t.Fatalf("at %dx%d, %d wide: %q", w, h, ow, line)
		}
	}
}

// underlined returns the underlined text of a drawing.
func underlined(view string) string {
	var b strings.Builder
	on := false
	state := byte(0)
	for view != "" {
		seq, width, n, next := ansi.DecodeSequence(view, state, nil)
		switch {
		case width > 0 && on:
			b.WriteString(seq)
		case strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m"):
			on = strings.HasPrefix(seq, "\x1b[4") && !strings.HasPrefix(seq, "\x1b[48") || strings.Contains(seq, ";4;") || strings.HasSuffix(seq, ";4m")
		}
		state, view = next, view[n:]
	}
	return b.String()
}

// The letters that matched are what is marked, selected or not, wherever in a
// long title they are.
func TestMatchedLettersShow(t *testing.T) {
	long := strings.Repeat("many words before ", 30)
	for _, c := range []struct{ title, pattern, want string }{
		{"Zhongmou County", "Zhou", "Zhou"},
		{"浙江省总工会", "浙工会", "浙工会"},
		{long + "craftsmen of Jiaxing", "craft", ""},
		{long + "工匠精神", "匠神", "匠神"},
		{"Q" + long + "Zebra", "QZ", "Q"}, // too far apart: the first
		{long + "Q" + long + "Z" + long, "QZ", "Q"},
		{"e\u0301cole " + long + " é", "é", "é"},
	} {
		for _, w := range []int{20, 26, 40, 80, 120} {
			m := New(styles.New(true, false))
			m.SetSize(w, 24)
			m.Open("")
			row := article("aaaaaaaaaa", "2023-01-01", c.title, c.pattern)
			m.SetMatches(store.Matches{Rows: []store.Match{row, row}, Total: 2, Of: 2}, typeIn(m, "x").Gen)
			got := underlined(m.View())
			want := c.want + c.want
			if c.want == "" { // all of it, wherever its letters are
				want = c.pattern + c.pattern
				row.At = []int{len(long), len(long) + 1, len(long) + 2, len(long) + 3, len(long) + 4}
				m.SetMatches(store.Matches{Rows: []store.Match{row, row}}, m.Ask().Gen)
				got = underlined(m.View())
			}
			if got != want {
				t.Errorf("%d wide, %q in %.30q: %q is marked, want %q\n%s", w, c.pattern, c.title, got, want, ansi.Strip(m.View()))
			}
		}
	}
}

func TestCursorAfterChinese(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 24)
	m.Open("")
	x0, y, _ := m.Cursor()
	typeIn(m, "总工会")
	if x, _, _ := m.Cursor(); x != x0+6 {
		t.Errorf("caret at %d, want %d", x, x0+6)
	}
	m.Key(key("left"))
	if x, _, _ := m.Cursor(); x != x0+4 {
		t.Errorf("caret at %d, want %d", x, x0+4)
	}
	if line := ansi.Strip(strings.Split(m.View(), "\n")[y]); !strings.HasPrefix(line, "│ › 总工会 ") {
		t.Errorf("the input is %q", line)
	}
	if a := m.Paste("a\r\nb\x1b[31m\tc\n"); a.Text != "总工a b[31m c会" {
		t.Errorf("pasted: %q", a.Text)
	}
	if a := m.Key(key("ctrl+v")); a.Kind != None {
		t.Errorf("ctrl+v: %+v", a)
	}
}

func TestClick(t *testing.T) {
	m := open(t, styles.New(true, false), 80, 24)
	for i, line := range strings.Split(ansi.Strip(m.View()), "\n") {
		if strings.Contains(line, "Zhonggong Net") {
			if a := m.Click(20, i); a.Kind != None {
				t.Errorf("a first click: %+v", a)
			}
			if a := m.Click(20, i); a.Source != "Zhonggong Net" {
				t.Errorf("a second click: %+v", a)
			}
			return
		}
	}
	t.Error("the source is not shown")
}
