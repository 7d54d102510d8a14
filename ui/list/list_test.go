package list

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

var anhui = &model.Union{ID: "340000", Short: "Anhui", ShortZH: "安徽"}

func hit(i int) store.Hit {
	h := store.Hit{ID: model.ID(fmt.Sprintf("id%08d", i)), Title: fmt.Sprintf("Article %d 总工会 and a title that goes on for a while, longer than any row", i)}
	if i%3 > 0 {
		h.Union = anhui
		h.Published = model.Date{Time: time.Date(2023, 5, 1+i%28, 9, 0, 0, 0, time.UTC), Precision: model.Precision(1 + i%4)}
	}
	if i%7 == 0 {
		h.Title = ""
	}
	return h
}

// serve answers what the list needs, as the root does.
func serve(m *Model) {
	for range 10 {
		first, n, ok := m.Need()
		if !ok {
			return
		}
		rows := make([]store.Hit, 0, n)
		for i := first; i < min(first+n, m.Total()); i++ {
			rows = append(rows, hit(i))
		}
		m.SetRows(first, rows)
	}
}

func of(total, w, h int, narrow bool) *Model {
	m := New(styles.New(true, false))
	m.SetSize(w, h, narrow)
	m.Reset(total, 0)
	serve(m)
	return m
}

func lines(m *Model) []string { return strings.Split(ansi.Strip(m.View(true)), "\n") }

func TestRows(t *testing.T) {
	m := of(4, 80, 5, false)
	got := lines(m)
	for i, want := range []string{
		"▌no date     ·               (no title)",
		" 2023-05     Anhui           Article 1 总工会 and a title that goes on for a wh…",
		" 2023-05-03  Anhui           Article 2 总工会 and a title that goes on for a wh…",
		" no date     ·               Article 3 总工会 and a title that goes on for a wh…",
		"",
	} {
		if s := strings.TrimRight(got[i], " "); s != want {
			t.Errorf("row %d is %q, want %q", i, s, want)
		}
	}
	m.SetSize(40, 8, true)
	m.To(1)
	for i, want := range []string{" (no title)", " no date", "", "▌Article 1 总工会 and a title that goes…", "▌2023-05 · Anhui", "", " Article 2 总工会 and a title that goes…", " 2023-05-03 · Anhui"} {
		if s := strings.TrimRight(lines(m)[i], " "); s != want {
			t.Errorf("line %d is %q, want %q", i, s, want)
		}
	}
}

// A row of two lines that the pane has room for only one of is cut, the
// selected one never.
func TestSelectedRowIsWhole(t *testing.T) {
	for h := 2; h < 20; h++ {
		m := of(50, 40, h, true)
		for i := range 50 {
			m.To(i)
			serve(m)
			if n := strings.Count(m.View(true), "▌"); n != 2 {
				t.Fatalf("height %d, row %d: %d lines are marked:\n%s", h, i, n, m.View(true))
			}
		}
	}
}

func TestMoves(t *testing.T) {
	m := of(1000, 80, 20, false)
	for _, c := range []struct {
		name  string
		do    func() bool
		row   int
		moved bool
	}{
		{"up at the top", func() bool { return m.Move(-1) }, 0, false},
		{"down", func() bool { return m.Move(5) }, 5, true},
		{"bottom of the screen", func() bool { return m.ScreenRow(2) }, 19, true},
		{"one on", func() bool { return m.Move(1) }, 20, true},
		{"middle of the screen", func() bool { return m.ScreenRow(1) }, 10, true},
		{"top of the screen", func() bool { return m.ScreenRow(0) }, 1, true},
		{"a page", func() bool { return m.Scroll(2) }, 21, true},
		{"half a page back", func() bool { return m.Scroll(-1) }, 11, true},
		{"far", func() bool { return m.To(1 << 40) }, 999, true},
		{"a page at the end", func() bool { return m.Scroll(2) }, 999, false},
		{"before the start", func() bool { return m.To(-5) }, 0, true},
	} {
		moved := c.do()
		serve(m)
		if m.Cursor() != c.row || moved != c.moved {
			t.Errorf("%s: row %d, moved %v; want %d, %v", c.name, m.Cursor(), moved, c.row, c.moved)
		}
		if _, ok := m.Selected(); !ok {
			t.Errorf("%s: the row is not at hand", c.name)
		}
	}
}

func TestEmpty(t *testing.T) {
	m := New(styles.New(true, false))
	for _, do := range []func(){func() {}, func() { m.SetSize(80, 10, false) }, func() { m.Move(3) }, func() { m.Scroll(-2) }, func() { m.ScreenRow(1) }, func() { m.Reset(0, 5) }, func() { m.SetSize(0, 0, true) }} {
		do()
		if _, ok := m.Selected(); ok || m.Cursor() != -1 {
			t.Error("a row is selected")
		}
		if _, ok := m.RowAt(0); ok {
			t.Error("there is a row at line 0")
		}
		if _, _, ok := m.Need(); ok {
			t.Error("it needs rows")
		}
		m.View(true)
	}
}

// Until the rows wanted are there, the last whole frame stays.
func TestNothingFlickers(t *testing.T) {
	m := of(5000, 80, 20, false)
	was := m.View(true)
	m.To(4000)
	if m.View(true) != was {
		t.Error("the frame changes before its rows are there")
	}
	if _, ok := m.Selected(); ok {
		t.Error("the row is said to be at hand")
	}
	serve(m)
	if now := ansi.Strip(m.View(true)); !strings.Contains(now, "Article 4000") {
		t.Errorf("the rows are there, and not shown:\n%s", now)
	}
}

// What is drawn under the pointer is what a click selects.
func TestRowAt(t *testing.T) {
	for _, narrow := range []bool{false, true} {
		m := of(300, 70, 20, narrow)
		m.To(150)
		serve(m)
		for y, line := range lines(m) {
			i, ok := m.RowAt(y)
			if strings.TrimSpace(line) == "" {
				continue
			}
			if !ok {
				t.Fatalf("no row at line %d: %q", y, line)
			}
			if want := fmt.Sprintf("Article %d ", i); strings.Contains(line, "Article") && !strings.Contains(line, want) {
				t.Errorf("line %d is %q, said to be row %d", y, line, i)
			}
		}
		for _, y := range []int{-1, 20, 1 << 30} {
			if _, ok := m.RowAt(y); ok {
				t.Errorf("a row at line %d", y)
			}
		}
	}
}

// A page asks for rows well before they are needed, and never for more than a
// few screens.
func TestNeed(t *testing.T) {
	m := of(100_000, 80, 40, false)
	asked := 0
	for range 2000 {
		m.Move(1)
		if _, ok := m.Selected(); !ok {
			t.Fatalf("row %d is not at hand", m.Cursor())
		}
		if first, n, ok := m.Need(); ok {
			asked++
			if n > 9*40 || first < 0 || first+n > 100_000 {
				t.Fatalf("asks for %d rows from %d", n, first)
			}
			serve(m)
		}
	}
	if asked == 0 || asked > 40 {
		t.Errorf("asked %d times", asked)
	}
}

// Whatever happens, the selection is in sight and nothing is drawn outside.
func TestAnything(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 1))
		m := New(styles.New(seed%2 == 0, seed%3 == 0))
		w, h := 80, 24
		for range 2000 {
			switch rng.IntN(9) {
			case 0:
				w, h = 1+rng.IntN(250), 1+rng.IntN(50)
				m.SetSize(w, h, rng.IntN(2) == 0)
			case 1:
				n := rng.IntN(2000)
				m.Reset(n, rng.IntN(n+20)-10)
			case 2:
				m.Move(rng.IntN(41) - 20)
			case 3:
				m.To(rng.IntN(3000) - 200)
			case 4:
				m.Scroll(rng.IntN(9) - 4)
			case 5:
				m.ScreenRow(rng.IntN(3))
			default:
				serve(m)
			}
			view := m.View(rng.IntN(2) == 0)
			got := strings.Split(view, "\n")
			if m.h > 0 && len(got) != m.h {
				t.Fatalf("%d lines of %d", len(got), m.h)
			}
			for _, l := range got {
				if text.Width(l) > m.w {
					t.Fatalf("%d cells of %d: %q", text.Width(l), m.w, l)
				}
			}
			if m.Total() > 0 && (m.cursor < m.top || m.cursor >= m.top+m.page()) {
				t.Fatalf("row %d is out of sight: %d rows from %d", m.cursor, m.page(), m.top)
			}
		}
	}
}

// The selected row is on its background from edge to edge; its marker tells it
// where there are no colours.
func TestSelectedRow(t *testing.T) {
	m := of(9, 60, 9, false)
	m.To(4)
	for i, line := range strings.Split(m.View(true), "\n") {
		if marked := strings.Contains(line, "▌"); marked != (i == 4) || marked && text.Width(line) != 60 {
			t.Errorf("row %d: %q", i, line)
		}
	}
	m.SetStyles(styles.New(true, true))
	if s := strings.Split(ansi.Strip(m.View(true)), "\n")[4]; !strings.HasPrefix(s, ">") {
		t.Errorf("in ASCII the row is %q", s)
	}
}

func BenchmarkView(b *testing.B) {
	for _, total := range []int{1000, 1_000_000} {
		b.Run(fmt.Sprint(total), func(b *testing.B) {
			m := of(total, 120, 50, false)
			for b.Loop() {
				m.Move(1)
				serve(m)
				m.View(true)
			}
		})
	}
}
