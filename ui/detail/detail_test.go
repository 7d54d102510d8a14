package detail

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// checkView holds what is true of every view.
func checkView(t *testing.T, m *Model, w, h int) []string {
	t.Helper()
	view := m.View()
	lines := strings.Split(view, "\n")
	if h > 0 && len(lines) != h || h == 0 && view != "" {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	for i, l := range lines {
		plain := ansi.Strip(l)
		if got := text.Width(l); got > w {
			t.Fatalf("%dx%d: line %d has %d cells: %q", w, h, i, got, l)
		}
		if strings.TrimRight(plain, " ") != plain {
			t.Fatalf("%dx%d: line %d ends in spaces: %q", w, h, i, l)
		}
		for _, r := range sgr.ReplaceAllString(l, "") {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Fatalf("%dx%d: line %d holds %U: %q", w, h, i, r, l)
			}
		}
	}
	return lines
}

func TestGeometry(t *testing.T) {
	articles := fixtures()
	articles["none"] = nil
	articles["empty"] = &model.Article{ID: "empty"}
	articles["hostile"] = hostileArticle()
	for name, a := range articles {
		t.Run(name, func(t *testing.T) {
			m := New(styles.New(true, false))
			m.SetArticle(a)
			m.SetSearch(terms("trade unions", "总工会"))
			for w := 0; w <= 250; w++ {
				m.SetStored(w%3 == 0)
				for _, h := range []int{0, 1, 2, 3, 5, 10, 20, 24, 36, 50} {
					m.SetSize(w, h)
					checkView(t, m, w, h)
					m.ScrollHalves(3)
					m.NextHit(1)
					checkView(t, m, w, h)
					m.Bottom()
					m.PrevHit(1)
					checkView(t, m, w, h)
					if p := m.Percent(); p < 0 || p > 100 {
						t.Fatalf("%dx%d: %d percent", w, h, p)
					}
				}
			}
		})
	}
}

// TestFlood draws what would stall or flood a terminal.
func TestFlood(t *testing.T) {
	for _, s := range []string{
		"e" + strings.Repeat("\u0301", 100_000), strings.Repeat("x", 1<<20), strings.Repeat("，", 1<<18), strings.Repeat(" ", 1<<20), strings.Repeat("\n", 1<<20) + "x",
	} {
		m := shown(&model.Article{ID: "flood", Title: s[:min(len(s), 1<<16)], Blocks: blocks(model.Paragraph, s)}, 80, 24)
		m.SetSearch(terms("x"))
		for range 2 {
			checkView(t, m, 80, 24)
			if n := len(m.View()); n > 24*80*8 {
				t.Errorf("a screen of %d bytes for %.20q…", n, s)
			}
			m.Bottom()
			checkView(t, m, 80, 24)
			m.SetStored(true)
		}
	}
}

func hostileArticle() *model.Article {
	bad := "\x1b[31mred\x1b]52;c;QQ==\x07\u202eright\u2066 to\x00 left\u009b31m\r\x08 " + strings.Repeat("工", 3) +
		"e" + strings.Repeat("\u0301", 200) + " \xff\xfe " + strings.Repeat("x", 300) + strings.Repeat("，", 30) + strings.Repeat("👩\u200d", 100)
	u := &model.Union{ID: bad[:9], Name: bad, NameZH: bad, Short: bad[:40], ShortZH: bad[:40]}
	return &model.Article{
		ID: "hostile", Title: bad, Deck: bad, Source: bad, Byline: bad, Editor: bad, Lang: model.Lang(bad[:3]), URL: bad,
		Published: model.Date{Precision: 200, From: 200},
		Unions:    []model.Mention{{Union: u, Within: []*model.Union{u, nil}, Primary: true}, {}, {Union: u}},
		Blocks:    blocks(model.Paragraph, bad, model.Heading, bad, model.Kind(77), bad, model.Boilerplate, "\n\n\n", model.Paragraph, bad+"\n\n"+bad),
	}
}

func TestRandomVerbs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all := []*model.Article{nil, englishArticle(), simplifiedArticle(), traditionalArticle(), longArticle(40), {ID: "empty"}}
	m := New(plainStyles())
	w, h := 0, 0
	for range 20_000 {
		switch r.IntN(14) {
		case 0:
			w, h = r.IntN(100), r.IntN(40)
			m.SetSize(w, h)
		case 1:
			m.SetArticle(all[r.IntN(len(all))])
		case 2:
			m.SetStored(r.IntN(2) == 0)
		case 3:
			m.Scroll(r.IntN(40) - 20)
		case 4:
			m.ScrollHalves(r.IntN(9) - 4)
		case 5:
			m.GotoLine(r.IntN(200) - 20)
		case 6:
			m.Top()
		case 7:
			m.Bottom()
		case 8:
			m.SetSearch(terms([]string{"", "union", "工会", "the federation", "no such word", "，"}[:r.IntN(7)]...))
		case 9:
			m.NextHit(r.IntN(5))
		case 10:
			m.PrevHit(r.IntN(5))
		case 11:
			m.ClearSearch()
		case 12:
			m.SetStyles(styles.New(r.IntN(2) == 0, r.IntN(2) == 0))
		case 13:
			m.Scroll([]int{1 << 62, -1 << 62, 1<<63 - 1, -1 << 63}[r.IntN(4)])
			m.ScrollHalves([]int{1 << 62, -1 << 62, 1<<63 - 1, -1 << 63}[r.IntN(4)])
		}
		checkView(t, m, w, h)
		if at, total := m.Hits(); at < 0 || at > total {
			t.Fatalf("hit %d of %d", at, total)
		}
	}
}

func TestScrolling(t *testing.T) {
	m := shown(longArticle(60), 80, 20)
	if !m.AtTop() || m.AtBottom() || m.Percent() == 100 {
		t.Fatal("a new article is not at its top")
	}
	for _, move := range []struct {
		name     string
		on, back func()
	}{
		{"line", func() { m.Scroll(1) }, func() { m.Scroll(-1) }},
		{"half", func() { m.ScrollHalves(1) }, func() { m.ScrollHalves(-1) }},
		{"page", func() { m.ScrollHalves(2) }, func() { m.ScrollHalves(-2) }},
		{"pages", func() { m.ScrollHalves(6) }, func() { m.ScrollHalves(-6) }},
	} {
		m.GotoLine(7)
		before := m.View()
		move.on()
		if m.View() == before {
			t.Errorf("a %s down moves nothing", move.name)
		}
		if move.back(); m.View() != before {
			t.Errorf("a %s down and up does not come back", move.name)
		}
	}
	m.GotoLine(7)
	before := strings.Split(m.View(), "\n")
	m.ScrollHalves(2)
	if after := strings.Split(m.View(), "\n"); after[0] != before[19] {
		t.Errorf("a page down begins with %q, not with the last line %q", after[0], before[19])
	}
	m.Bottom()
	if end := strings.Split(m.View(), "\n"); !m.AtBottom() || m.Percent() != 100 || end[19] == "" {
		t.Errorf("the bottom is not the last line: %q", end[19])
	}
	if m.Scroll(5); !m.AtBottom() {
		t.Error("scrolled beyond the end")
	}
	if m.Top(); !m.AtTop() {
		t.Error("not at the top")
	}
}

// topWord returns the text from the first line on screen that is not blank.
func topWord(m *Model) string {
	for _, l := range strings.Split(ansi.Strip(m.View()), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			return l
		}
	}
	return ""
}

func TestResizeKeepsPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	m := shown(longArticle(80), 80, 20)
	for range 300 {
		m.SetSize(20+r.IntN(100), 20)
		m.GotoLine(r.IntN(m.lastTop() - 40))
		before, w := m.View(), m.w
		want := m.place // the first word of the line last scrolled to
		for range 4 {
			m.SetSize(1+r.IntN(150), 5+r.IntN(30))
			if m.top == m.lastTop() {
				continue
			}
			got := m.lines[m.top]
			if int(got.para) != want.para || int(got.start) > want.at || want.at >= 0 && int(got.end) < want.at {
				t.Fatalf("the reader was at %+v, the top is %+v", want, got)
			}
		}
		m.SetSize(w, 20)
		if m.View() != before {
			t.Fatal("back at the first size the view is another")
		}
	}
}

func TestStoredKeepsPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	m := shown(longArticle(80), 70, 20)
	for range 300 {
		m.SetStored(r.IntN(2) == 0)
		m.GotoLine(r.IntN(m.lastTop() - 60))
		before, word := m.View(), topWord(m)
		if m.AtTop() || strings.HasPrefix(before, "\n") {
			continue // a blank line may be of furniture
		}
		m.SetStored(!m.Stored())
		if m.AtTop() && !strings.HasPrefix(word, "Share") {
			t.Fatalf("lost the place at %q", word)
		}
		if first := strings.Fields(word)[0]; !strings.Contains(m.View(), first) && !strings.HasPrefix(word, "Share") {
			t.Fatalf("%q is not on screen after the change of view", first)
		}
		if m.SetStored(!m.Stored()); m.View() != before {
			t.Fatal("twice the other view is not the same view")
		}
	}
}

func TestStoredFromHeader(t *testing.T) {
	m := shown(englishArticle(), 80, 10)
	m.SetStored(true)
	if !m.AtTop() || !strings.Contains(m.View(), "Home > News") {
		t.Errorf("the stored view does not begin at the top:\n%s", m.View())
	}
	m.Scroll(2)
	m.SetStored(false)
	if !m.AtTop() {
		t.Error("the title of the stored view leads elsewhere than to the title")
	}
}

func TestSameArticle(t *testing.T) {
	m := shown(longArticle(50), 80, 20)
	m.SetSearch(terms("federation"))
	m.GotoLine(30)
	before := m.View()
	m.SetArticle(longArticle(50))
	if m.View() != before || !m.Searching() {
		t.Error("the same article, read again, lost the place or the search")
	}
	other := longArticle(50)
	other.ID = "other"
	if m.SetArticle(other); !m.AtTop() || m.Searching() || m.ID() != "other" {
		t.Error("another article kept the place or the search")
	}
	if m.SetArticle(nil); m.Article() != nil || m.ID() != "" || m.Percent() != 0 || m.Text() != "" {
		t.Error("no article is something")
	}
}

func TestText(t *testing.T) {
	a := englishArticle()
	m := shown(a, 80, 20)
	if m.Text() != a.Text() {
		t.Error("the text of the cleaned view is not the cleaned text")
	}
	if m.SetStored(true); m.Text() != a.Raw() {
		t.Error("the text of the stored view is not the document")
	}
}

// TestViewIsShort holds the number of escape sequences down: one run a line.
func TestViewIsShort(t *testing.T) {
	m := New(styles.New(true, false))
	m.SetSize(80, 40)
	m.SetArticle(englishArticle())
	for _, l := range strings.Split(m.View(), "\n") {
		if n := strings.Count(l, "\x1b"); n > 2 || l == "" && n > 0 {
			t.Errorf("%d escape sequences in %q", n, l)
		}
	}
}

func TestHeader(t *testing.T) {
	bare := func(set func(*model.Article)) *model.Article {
		a := &model.Article{ID: "x", Lang: model.LangEN, Title: "T", Blocks: blocks(model.Paragraph, "Some text.")}
		set(a)
		return a
	}
	for _, c := range []struct {
		name string
		a    *model.Article
		want string // a line of the view
	}{
		{"no date", bare(func(a *model.Article) {}), "no date"},
		{"no date but a source", bare(func(a *model.Article) { a.Source = "S" }), "no date · S"},
		{"day", bare(func(a *model.Article) { a.Published = date(model.PrecisionDay, model.FromText) }), "25 October 2023"},
		{"month", bare(func(a *model.Article) { a.Published = date(model.PrecisionMonth, model.FromText) }), "October 2023"},
		{"year", bare(func(a *model.Article) { a.Published = date(model.PrecisionYear, model.FromText) }), "2023"},
		{"minute", bare(func(a *model.Article) { a.Published = date(model.PrecisionMinute, model.FromNone) }), "25 October 2023, 14:57"},
		{"from the URL", bare(func(a *model.Article) { a.Published = date(model.PrecisionDay, model.FromURL) }), "25 October 2023 (date from the URL)"},
		{"from the feed", bare(func(a *model.Article) { a.Published = date(model.PrecisionDay, model.FromFeed) }), "25 October 2023 (date from the feed)"},
		{"editor alone", bare(func(a *model.Article) { a.Editor = "E" }), "editor E"},
		{"byline alone", bare(func(a *model.Article) { a.Byline = "B" }), "B"},
		{"national", bare(func(a *model.Article) { a.Unions = []model.Mention{{Union: national, Primary: true}} }), "All-China Federation of Trade Unions 中华全国总工会"},
		{"no primary", bare(func(a *model.Article) { a.Unions = []model.Mention{{Union: county}, {Union: district}} }), "Qingtan · Dongqiao"},
		{"no title", bare(func(a *model.Article) { a.Title = " " }), "Some text."},
		{"nothing", &model.Article{ID: "x"}, "(no title)"},
		{"no text", &model.Article{ID: "x", Title: "T", Blocks: blocks(model.Boilerplate, "Share")}, "Nothing on this page was taken for an article's text. As stored, the page"},
		{"a deck that no block holds", bare(func(a *model.Article) { a.Deck = "A deck" }), "A deck"},
		{"Chinese minute", bare(func(a *model.Article) {
			a.Lang, a.Published = model.LangZH, date(model.PrecisionMinute, model.FromText)
		}), "2023年10月25日 14:57"},
		{"many bodies", bare(func(a *model.Article) {
			for range 20 {
				a.Unions = append(a.Unions, model.Mention{Union: &model.Union{Short: "U"}})
			}
		}), "U · U · U · U · U · U · U · U · U · U · U · U · and 8 more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			view := ansi.Strip(shown(c.a, 80, 30).View())
			for _, l := range strings.Split(view, "\n") {
				if strings.TrimSpace(l) == c.want {
					return
				}
			}
			t.Errorf("no line %q in\n%s", c.want, view)
		})
	}
}

func TestASCII(t *testing.T) {
	s := plainStyles()
	s.ASCII = true
	m := New(s)
	m.SetSize(80, 30)
	m.SetArticle(&model.Article{ID: "x", Source: "S", Editor: "E", Byline: "B", Published: date(model.PrecisionDay, model.FromText),
		Unions: []model.Mention{{Union: &model.Union{Short: "A"}}, {Union: &model.Union{Short: "B"}}},
		Blocks: blocks(model.Paragraph, strings.Repeat("plain words ", 30))})
	for _, r := range m.View() {
		if r >= 0x80 {
			t.Fatalf("%q is not ASCII:\n%s", r, m.View())
		}
	}
}

// realArticles returns the paths of the real archive's files, skipping the
// test where it is absent.
func realArticles(t *testing.T) []string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("outside the module")
		}
		dir = filepath.Dir(dir)
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "..", "shared", "archive", "*.txt"))
	if len(paths) == 0 {
		t.Skip("the real archive is not here")
	}
	return paths
}

// TestRealText shows real documents whole, at every width, and loses nothing.
func TestRealText(t *testing.T) {
	for _, path := range realArticles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := &model.Article{ID: "real", Title: "T"}
		for par := range strings.SplitAfterSeq(string(data), "\n\n") {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: par})
		}
		m := shown(a, 0, 0)
		m.SetStored(true)
		for _, w := range []int{1, 2, 10, 40, 76, 80, 120} {
			m.SetSize(w, 1)
			m.SetSize(w, len(m.wrapped()))
			got := strings.Join(strings.Fields(ansi.Strip(m.View())), "")
			if want := strings.Join(strings.Fields(text.Clean(a.Raw())), ""); got != want {
				t.Fatalf("%s at %d cells is not whole", filepath.Base(path), w)
			}
			checkView(t, m, w, m.h)
		}
	}
}

func BenchmarkView(b *testing.B) {
	m := shown(longArticle(5000), 80, 24)
	m.SetSearch(terms("federation", "总工会"))
	m.Scroll(400)
	m.View()
	b.ReportAllocs()
	for b.Loop() {
		m.View()
	}
}

func BenchmarkResize(b *testing.B) {
	a := longArticle(5000)
	m := shown(a, 80, 24)
	b.SetBytes(int64(len(a.Raw())))
	for w := 60; b.Loop(); w = 60 + (w+1)%20 {
		m.SetSize(w, 24)
		m.View()
	}
}

func FuzzView(f *testing.F) {
	f.Add("A title\x1b[2J", "中牟县总工会 held\na “meeting”……", "总工会 HELD", 20, 5)
	f.Add("", "e\u0301\u0301 \u202e\xff", "e", 1, 1)
	f.Fuzz(func(t *testing.T, title, body, words string, w, h int) {
		if len(title)+len(body) > 8192 || w < 0 || h < 0 || w > 300 || h > 100 {
			t.Skip()
		}
		half := len(body) / 2
		a := &model.Article{ID: "x", Title: title, Byline: title, Lang: model.Lang(words), Blocks: blocks(
			model.Paragraph, body[:half], model.Boilerplate, title, model.Caption, body[half:], model.Heading, title)}
		m := shown(a, w, h)
		for range 2 {
			m.SetSearch(terms(words, title))
			checkView(t, m, w, h)
			m.NextHit(2)
			m.ScrollHalves(3)
			checkView(t, m, w, h)
			m.SetStored(true)
			m.SetSize(w+7, h)
			checkView(t, m, w+7, h)
			m.SetSize(w, h)
		}
	})
}
