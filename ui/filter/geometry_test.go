package filter

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/styles"
)

// hostile is a set of facets that nobody would write.
func hostile() store.Facets {
	long := strings.Repeat("很长的名字 long name ", 400)
	return store.Facets{
		Years:   []store.YearCount{{Year: 1, Count: 1 << 40, Months: [12]int{1 << 40}}, {Year: 2, Count: -3}, {Year: 9999, Count: 1}},
		Undated: 1 << 50,
		NoUnion: 1,
		Unions: []store.UnionRow{
			{Union: &model.Union{ID: "a"}, Depth: 40, All: 1 << 40},
			{Union: &model.Union{ID: "b", Name: "x\x1b[31m\ny\u202e", Short: "\t", NameZH: "\xff\xfe", Place: long}, Depth: 2},
			{Union: &model.Union{ID: model.NationalID, Place: long, PlaceZH: long, Short: long, ShortZH: long}, Depth: 9},
			{Union: &model.Union{ID: "c", PlaceZH: "👩‍👩‍👧‍👦家" + strings.Repeat("\u0301", 3000)}, Depth: 0, Own: -5},
		},
		Sources: []store.Bucket{{Value: long, Count: 1 << 40}, {Value: "\x1b]52;c;AAAA\x07"}, {Value: "\n\n"}, {Value: ""}},
	}
}

func TestSweep(t *testing.T) {
	for _, s := range []*styles.Styles{styles.New(true, false), styles.New(false, true)} {
		for _, f := range []store.Facets{{}, sample(), hostile()} {
			sweepOver(t, s, f)
		}
	}
}

func sweepOver(t *testing.T, s *styles.Styles, f store.Facets) {
	t.Helper()
	q := mustParse(t, "union:anhui date:2023 source:x")
	n, u, d, src := NewNarrow(s), NewUnions(s), NewDates(s), NewSources(s)
	n.SetFacets(f, q)
	u.SetRows(f.Unions, u.Open(q, f.NoUnion).Gen)
	d.SetFacets(f, d.Open(q).Gen)
	src.SetFacets(f, src.Open(q).Gen)
	step := 0
	sweep(func(w, h int) {
		step++
		keys := []string{"down", "down", "tab", "pgdown", "up", "right", "[", "中", "backspace", "ctrl+end", "]", "left"}
		k := press(keys[step%len(keys)])
		n.SetSize(w, h)
		n.Move(step%5 - 2)
		wantGrid(t, n.View(step%2 == 0), w, h)
		for _, o := range []interface {
			SetSize(w, h int)
			Size() (w, h int)
			View() string
			Cursor() (x, y int, ok bool)
			Wheel(int) Action
			Click(x, y int) Action
		}{u, d, src} {
			o.SetSize(w, h)
			ow, oh := o.Size()
			view := o.View()
			x, y, ok := o.Cursor()
			if w < 20 || h < 5 {
				if view != "" || ok {
					t.Fatalf("%T is drawn at %dx%d", o, w, h)
				}
				continue
			}
			if ow > w || oh > h || ow < 20 || oh < 5 {
				t.Fatalf("%T is %dx%d at %dx%d", o, ow, oh, w, h)
			}
			if w < 60 && ow != w {
				t.Fatalf("%T is %d wide at %dx%d, want the whole width", o, ow, w, h)
			}
			wantGrid(t, view, ow, oh)
			if !ok || x < 0 || x >= ow || y < 0 || y >= oh {
				t.Fatalf("caret of %T at %d,%d in %dx%d", o, x, y, ow, oh)
			}
			o.Click(step%70, step%30)
			o.Wheel(step%3 - 1)
		}
		for _, key := range []func() Action{func() Action { return u.Key(k) }, func() Action { return d.Key(k) }, func() Action { return src.Key(k) }} {
			key()
		}
		u.SetRows(f.Unions, u.Ask().Gen)
	})
}

func TestASCII(t *testing.T) {
	s := styles.New(true, true)
	f := sample()
	for i := range f.Unions {
		u := *f.Unions[i].Union
		u.NameZH, u.ShortZH, u.PlaceZH = "", "", ""
		f.Unions[i].Union = &u
	}
	f.Sources = f.Sources[:2]
	n, u, d, src := NewNarrow(s), NewUnions(s), NewDates(s), NewSources(s)
	n.SetSize(30, 33)
	u.SetSize(80, 24)
	d.SetSize(80, 24)
	src.SetSize(80, 24)
	q := mustParse(t, "union:anhui date:2023 source:anhui")
	n.SetFacets(f, q)
	u.SetRows(f.Unions, u.Open(q, 1).Gen)
	d.SetFacets(f, d.Open(q).Gen)
	d.Key(press("right"))
	src.SetFacets(f, src.Open(q).Gen)
	for _, view := range []string{n.View(true), u.View(), d.View(), src.View()} {
		if i := strings.IndexFunc(ansi.Strip(view), func(r rune) bool { return r > 0x7e }); i >= 0 {
			t.Errorf("not only ASCII: %s", ansi.Strip(view))
		}
	}
}

// The selected row is on the selection's background from edge to edge and has
// its marker; no other row has either.
func TestSelectedRow(t *testing.T) {
	u := openUnions(t, query.Query{})
	u.Key(press("down"))
	n := NewNarrow(plain())
	n.SetSize(30, 33)
	n.SetFacets(sample(), query.Query{})
	for _, c := range []struct {
		view      string
		from, end int
	}{{u.View(), 1, 63}, {n.View(true), 0, 30}} {
		found := 0
		for _, line := range strings.Split(c.view, "\n") {
			from, end := band(line)
			marked := strings.Contains(line, "▌")
			if marked != (from >= 0) {
				t.Errorf("marker and background differ: %q", line)
			}
			if marked {
				found++
				if from != c.from || end != c.end {
					t.Errorf("background from %d to %d, want %d to %d: %q", from, end, c.from, c.end, line)
				}
			}
		}
		if found != 1 {
			t.Errorf("%d rows selected in\n%s", found, ansi.Strip(c.view))
		}
	}
	if strings.Contains(n.View(false), "▌") {
		t.Error("a pane without the focus shows a cursor")
	}
}
