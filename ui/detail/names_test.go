package detail

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

// named is an article that names two bodies, one of them inside the other's
// name, with white space that the page evens out.
func named() *model.Article {
	a := englishArticle()
	find := func(block int, words string, nth int) model.Span {
		at := 0
		for ; ; nth-- {
			k := strings.Index(a.Blocks[block].Text[at:], words)
			at += k
			if nth == 0 {
				return model.Span{Block: block, Start: at, End: at + len(words)}
			}
			at += len(words)
		}
	}
	a.Blocks[8].Text = "The county federation asked. The  county\nfederation answered, and 东桥区\n总工会 agreed.\n\n"
	a.Unions[0].Spans = []model.Span{find(1, "Federation of Trade Unions of Qingtan County", 0), find(4, "Federation of Trade Unions of Qingtan County, Linshan City", 0), find(8, "county\nfederation", 0)}
	a.Unions[1].Spans = []model.Span{find(4, "Linshan City", 0)}
	a.Unions[2].Spans = []model.Span{find(8, "东桥区\n总工会", 0), find(10, "Dongqiao District", 0)}
	return a
}

func TestNames(t *testing.T) {
	a := named()
	m := shown(a, 80, 40)
	want := []struct{ words, body string }{
		{"Federation of Trade Unions of Qingtan County", county.ID},
		{"Federation of Trade Unions of Qingtan County, Linshan City", county.ID},
		{"county federation", county.ID},
		{"东桥区总工会", district.ID},
		{"Dongqiao District", district.ID},
	}
	if m.Naming() || m.Body() != county {
		t.Error("marked before anybody asked, or not about the primary body")
	}
	for i, w := range want {
		if !m.NextName(1) {
			t.Fatalf("no name %d", i)
		}
		h := m.names.places[m.names.at]
		if got := m.page[h.para].text[h.start:h.end]; got != w.words || m.Body().ID != w.body {
			t.Errorf("name %d is %q of %s, want %q of %s", i, got, m.Body().ID, w.words, w.body)
		}
	}
	if at, total := m.Names(); at != 5 || total != 5 || m.NextName(1) {
		t.Errorf("at %d of %d, or one behind the last", at, total)
	}
	if second := m.names.places[2]; second.start == 4 {
		t.Error("the first of two alike was taken, not the second")
	}
	if !m.PrevName(2) || m.Body() != county {
		t.Error("two back is not the county")
	}
	if view := legible(m.View()); !strings.Contains(view, "<7>county federation<>") || !strings.Contains(view, "<4>") {
		t.Errorf("names are not marked:\n%s", view)
	}
	m.HideNames()
	if view := legible(m.View()); strings.Contains(view, "<7>") || m.Naming() {
		t.Errorf("still marked:\n%s", view)
	}
	if m.NextName(1); m.Body() == nil {
		t.Error("no body")
	}
	m.SetArticle(chineseOnly())
	if m.Naming() || m.NextName(1) || m.Body() != nil {
		t.Error("an article that names nobody has names")
	}
}

func chineseOnly() *model.Article {
	return &model.Article{ID: "nobody", Title: "无人", Blocks: blocks(model.Paragraph, "这里没有名字。")}
}

// TestNamesOfTheSample holds that what the text names is found on the page, in
// both views, wherever it is not furniture.
func TestNamesOfTheSample(t *testing.T) {
	live, err := store.Open(t.Context(), store.Options{FS: os.DirFS("../../testdata/sample"), Name: "sample"})
	if err != nil {
		t.Fatal(err)
	}
	if err := live.Wait(); err != nil {
		t.Fatal(err)
	}
	r, err := live.Search(t.Context(), store.View{Now: time.Unix(0, 0)}, query.Query{}, store.Newest)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Window(t.Context(), 0, r.Total)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, h := range hits {
		a, err := live.Article(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, stored := range []bool{false, true} {
			page := cleanPage(a, 0, false)
			if stored {
				page = storedPage(a)
			}
			for _, u := range a.Unions {
				for _, s := range u.Spans {
					b := a.Blocks[s.Block]
					if k := b.Kind; !stored && (k == model.Boilerplate || k == model.Meta || k == model.Title) {
						continue
					}
					total++
					words := text.Clean(model.Block{Text: b.Text[s.Start:s.End]}.Line())
					place, ok := placeOf(a, page, s, stored)
					if !ok || !strings.HasPrefix(words, page[place.para].text[place.start:place.end]) {
						t.Errorf("%s: %q is not found on the page (stored %v)", a.Path, words, stored)
					}
				}
			}
		}
	}
	if total < 100 {
		t.Errorf("only %d names were looked for", total)
	}
}

func TestBar(t *testing.T) {
	a := &model.Article{ID: "bar", Title: "Long", Blocks: blocks()}
	for i := range 100 {
		words := "hay"
		if i == 0 || i == 50 || i == 99 {
			words = "needle"
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: words})
	}
	m := shown(a, 40, 20)
	if strings.ContainsAny(m.View(), "│•") {
		t.Error("a bar without a search")
	}
	m.SetSearch(terms("needle"))
	marks := func() (rows []int) {
		for i, l := range strings.Split(legible(m.View()), "\n") {
			if strings.HasSuffix(l, "•<>") {
				rows = append(rows, i)
			}
		}
		return rows
	}
	if got := marks(); !slices.Equal(got, []int{0, 10, 19}) {
		t.Errorf("marks in rows %v:\n%s", got, legible(m.View()))
	}
	m.Bottom()
	if got := marks(); !slices.Equal(got, []int{0, 10, 19}) {
		t.Errorf("marks move when the page does: %v", got)
	}
	if view := legible(m.View()); !strings.Contains(view, "│<>\n") {
		t.Errorf("no thumb:\n%s", view)
	}
	for _, size := range [][2]int{{8, 20}, {40, 0}, {0, 0}, {13, 1}, {40, 400}} {
		m.SetSize(size[0], size[1])
		for _, l := range strings.Split(m.View(), "\n") {
			if text.Width(l) > size[0] {
				t.Errorf("%v: %q is too wide", size, l)
			}
		}
	}
}

// TestNamedOnce: a body known from the text alone has one name for both
// languages, and it is written once.
func TestNamedOnce(t *testing.T) {
	name := "中铁样例公司工会"
	for _, lang := range []model.Lang{model.LangEN, model.LangZH} {
		a := &model.Article{ID: "x", Lang: lang, Unions: []model.Mention{{Union: &model.Union{ID: "e/1", Name: name, NameZH: name}, Primary: true}}}
		if got, _ := primaryLine(a); got != name {
			t.Errorf("%v: %q", lang, got)
		}
	}
}

// TestNameWhole: a line breaks before a Chinese name rather than inside it, and
// nowhere else than it would without.
func TestNameWhole(t *testing.T) {
	u := &model.Union{ID: "1", Name: "Huoqiu County Federation of Trade Unions", NameZH: "霍邱县总工会"}
	a := &model.Article{ID: "x", Title: "T", Lang: model.LangEN, Unions: []model.Mention{{Union: u, Primary: true}}}
	for measure, want := range map[int][]string{
		76: {"Huoqiu County Federation of Trade Unions 霍邱县总工会"},
		44: {"Huoqiu County Federation of Trade Unions", "霍邱县总工会"},
		34: {"Huoqiu County Federation of Trade", "Unions 霍邱县总工会"},
		14: {"Huoqiu County", "Federation of", "Trade Unions", "霍邱县总工会"},
		8:  {"Huoqiu", "County", "Federati", "on of", "Trade", "Unions", "霍邱县总", "工会"},
	} {
		line, name := primaryLine(a)
		m := &Model{page: []para{{text: line, name: name}}}
		m.wrap(0, measure)
		var got []string
		for _, l := range m.lines {
			got = append(got, line[l.start:l.end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d cells: %q, not %q", measure, got, want)
		}
	}
}
