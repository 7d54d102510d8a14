package status

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/store"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

func plain() *styles.Styles { return styles.New(true, false) }

func TestHeader(t *testing.T) {
	for _, c := range []struct {
		w                         int
		name, filter, note, count string
		want                      string
	}{
		{50, "gongbao  archive", "", "", "5 articles", " gongbao  archive                      5 articles"},
		{50, "gongbao  archive", "union:anhui", "", "1 of 5", " gongbao  archive  union:anhui             1 of 5"},
		{40, "archive", "union:anhui date:2023 trade", "", "1 of 1,204", " archive  union:anhui date:… 1 of 1,204"},
		{50, "gongbao  sample", "", "the sample", "5 articles", " gongbao  sample  the sample           5 articles"},
		{50, "gongbao  sample", "union:anhui", "the sample", "1 of 5", " gongbao  sample  union:anhui              1 of 5"},
		{30, "gongbao  sample", "", "the built-in sample", "5 articles", " gongbao  sample   5 articles"},
		{20, "一个很长的中文档案名字", "", "", "12", " 一个很长的中文… 12 "},
		{3, "archive", "x", "", "12", " ar"},
	} {
		got := ansi.Strip(Header(plain(), c.w, c.name, c.filter, c.note, c.count))
		if strings.TrimRight(got, " ") != strings.TrimRight(c.want, " ") {
			t.Errorf("%d: %q, want %q", c.w, got, c.want)
		}
	}
}

func TestFooter(t *testing.T) {
	hints := []Hint{{"⏎", "read", true}, {"f", "find", false}, {"/", "search", false}, {"?", "keys", true}}
	for w, want := range map[int]string{
		60: " ⏎ read   f find   / search   ? keys                 2 of 5",
		34: " ⏎ read  f find  ? keys    2 of 5",
		26: " ⏎ read  ? keys    2 of 5",
		17: " ⏎ read   2 of 5",
	} {
		if got := ansi.Strip(Footer(plain(), w, hints, "2 of 5")); strings.TrimRight(got, " ") != want {
			t.Errorf("%d: %q, want %q", w, got, want)
		}
	}
	if got := ansi.Strip(Footer(plain(), 40, hints, "")); strings.TrimRight(got, " ") != " ⏎ read   f find   / search   ? keys" {
		t.Errorf("without a place: %q", got)
	}
}

// No line is ever wider than the screen.
func TestWidths(t *testing.T) {
	texts := []string{"", "x", "gongbao  archive", "一个很长的中文档案名字", strings.Repeat("long ", 80), "👩‍👩‍👧‍👦 e\u0301"}
	hints := []Hint{{"⏎", "read", true}, {"f", "find", false}, {"PgDn", strings.Repeat("page ", 30), false}, {"?", "键", true}}
	for w := range 130 {
		for i, a := range texts {
			b, c, d := texts[(i+1)%len(texts)], texts[(i+2)%len(texts)], texts[(i+3)%len(texts)]
			if h := Header(plain(), w, a, b, c, d); text.Width(h) > w {
				t.Fatalf("a header of %d cells in %d: %q", text.Width(h), w, ansi.Strip(h))
			}
			for n := range hints {
				if f := Footer(plain(), w, hints[:n+1], a); text.Width(f) > w {
					t.Fatalf("a footer of %d cells in %d: %q", text.Width(f), w, ansi.Strip(f))
				}
			}
		}
	}
}

func TestProblems(t *testing.T) {
	var problems []store.Problem
	for i := range 40 {
		problems = append(problems, store.Problem{Path: fmt.Sprintf("%02d/\x1b[31m总工会\n.txt", i), Reason: "not a text file\x07", Hint: strings.Repeat("do something about it ", i)})
	}
	for w := 1; w < 140; w += 7 {
		for h := 1; h < 50; h += 3 {
			m := NewProblems(plain(), problems, 1234)
			m.SetSize(w, h)
			for _, k := range []rune{'j', 'j', tea.KeyPgDown, 'G', 'k', 'g', tea.KeyPgUp, tea.KeyDown, tea.KeyUp, ' '} {
				if m.Key(tea.KeyPressMsg{Code: k}) {
					t.Fatalf("%c closes it", k)
				}
				m.Wheel(1)
				bw, bh := m.Size()
				if bw == 0 {
					continue
				}
				lines := strings.Split(m.View(), "\n")
				if len(lines) != bh {
					t.Fatalf("%dx%d: %d lines of %d", w, h, len(lines), bh)
				}
				marked := false
				for _, l := range lines {
					if text.Width(l) != bw || strings.ContainsAny(ansi.Strip(l), "\x1b\x07") {
						t.Fatalf("%dx%d: %q", w, h, l)
					}
					marked = marked || strings.Contains(l, "▌")
				}
				if !marked {
					t.Fatalf("%dx%d: the selection is out of sight:\n%s", w, h, ansi.Strip(m.View()))
				}
			}
		}
	}
	m := NewProblems(plain(), problems, 1234)
	m.SetSize(80, 24)
	for _, want := range []string{"1 of 1,234", "00/[31m总工会", "00/[31m总工会 .txt: not a text file", "gongbao check prints them all"} {
		if !strings.Contains(ansi.Strip(m.View()), want) {
			t.Errorf("lacks %q:\n%s", want, ansi.Strip(m.View()))
		}
	}
	for _, k := range []rune{tea.KeyEscape, 'q', tea.KeyEnter, '!'} {
		if !m.Key(tea.KeyPressMsg{Code: k}) {
			t.Errorf("%c does not close it", k)
		}
	}
}
