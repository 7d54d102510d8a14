package cli

import (
	"strings"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

func article() *model.Article {
	zhejiang := &model.Union{ID: "330000", Name: "Zhejiang Federation", NameZH: "浙江省总工会", Short: "Zhejiang"}
	jiaxing := &model.Union{ID: "330400", Name: "Jiaxing Federation", NameZH: "嘉兴市总工会", Short: "Jiaxing"}
	nameless := &model.Union{ID: "330400/port", NameZH: "港区工会"}
	return &model.Article{
		ID: "abcdefghij", Title: "Welders meet", Deck: "A contest", Source: "Workers' Daily", Byline: "Li Fang",
		Photographers: []string{"Wu An", "Xu Bo"}, Editor: "Hu Yi", URL: "https://example.org/1", Lang: model.LangEN, Path: "a.txt",
		Published: model.Date{Time: time.Date(2023, 5, 15, 8, 30, 0, 0, time.UTC), Precision: model.PrecisionMinute, From: model.FromURL},
		Unions:    []model.Mention{{Union: jiaxing, Within: []*model.Union{zhejiang}, Primary: true}, {Union: nameless}, {Union: nil}},
		Blocks: []model.Block{
			{Kind: model.Title, Text: "Welders meet\n"}, {Kind: model.Deck, Text: "A contest\n"}, {Kind: model.Meta, Text: "2023-05-15\n"},
			{Kind: model.Paragraph, Text: "First\n paragraph.\n\n"}, {Kind: model.Heading, Text: "Heading\n"}, {Kind: model.Boilerplate, Text: "Share\n"},
			{Kind: model.Paragraph, Text: strings.Repeat("word ", 30)}, {Kind: model.Caption, Text: "A picture"}, {Kind: model.Paragraph, Text: "\n"},
		},
	}
}

func TestTypesetPiped(t *testing.T) {
	want := "Welders meet\nA contest\n\n15 May 2023, 08:30 (from the URL) · Workers' Daily\nLi Fang · photos Wu An, Xu Bo · editor Hu Yi\n" +
		"Jiaxing Federation 嘉兴市总工会, Zhejiang\nalso 港区工会\nhttps://example.org/1\n\nFirst paragraph.\n\nHeading\n\n" +
		strings.TrimSpace(strings.Repeat("word ", 30)) + "\n\nA picture\n"
	r := &run{App: App{Getenv: func(string) string { return "" }}}
	if got := r.typeset(article()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTypesetTerminal(t *testing.T) {
	for _, c := range []struct {
		name   string
		env    map[string]string
		width  int
		styled bool
		most   int
	}{
		{"wide", map[string]string{"TERM": "xterm"}, 200, true, 76},
		{"unknown width", map[string]string{"TERM": "xterm"}, 0, true, 76},
		{"narrow", map[string]string{"TERM": "xterm"}, 20, true, 20},
		{"no colour", map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, 200, false, 76},
		{"dumb", map[string]string{"TERM": "dumb"}, 200, false, 76},
	} {
		r := &run{App: App{StdoutTTY: true, Width: c.width, Getenv: func(k string) string { return c.env[k] }}}
		got := r.typeset(article())
		if strings.Contains(got, "\x1b[1mWelders meet\x1b[0m\n") != c.styled || strings.Contains(got, "\x1b") != c.styled {
			t.Errorf("%s: styled wrongly: %q", c.name, got)
		}
		got = strings.NewReplacer("\x1b[1m", "", "\x1b[2m", "", "\x1b[0m", "").Replace(got)
		longest := 0
		for _, line := range strings.Split(got, "\n") {
			if !strings.Contains(line, "https:") {
				longest = max(longest, len([]rune(line)))
			}
		}
		if longest > c.most || longest < c.most-8 {
			t.Errorf("%s: the longest line has %d characters, want about %d", c.name, longest, c.most)
		}
	}
}

func TestTypesetBare(t *testing.T) {
	r := &run{App: App{Getenv: func(string) string { return "" }}, conf: Settings{ASCII: true}}
	a := &model.Article{Source: "Daily", Unions: article().Unions[1:2], Blocks: []model.Block{{Text: "Text\x1b[31m."}}}
	if got, want := r.typeset(a), "undated - Daily\nnames 港区工会\n\nText[31m.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongDate(t *testing.T) {
	at := time.Date(2023, 5, 1, 8, 0, 0, 0, time.UTC)
	for p, want := range map[model.Precision]string{
		model.PrecisionNone: "undated", model.PrecisionYear: "2023", model.PrecisionMonth: "May 2023",
		model.PrecisionDay: "1 May 2023", model.PrecisionMinute: "1 May 2023, 08:00",
	} {
		if got := longDate(model.Date{Time: at, Precision: p, From: model.FromText}); got != want {
			t.Errorf("%v: got %q, want %q", p, got, want)
		}
	}
}

func TestUntitled(t *testing.T) {
	var b strings.Builder
	r := &run{App: App{}, out: newOutput(&b)}
	if err := r.aligned(widths{title: 10}, store.Hit{Path: "2023/a.txt"}); err != nil {
		t.Fatal(err)
	}
	r.out.Flush()
	if got := b.String(); got != "undated     2023/a.txt\n" {
		t.Errorf("got %q", got)
	}
}

// Narrow terminals lose the source first, then the body, then the ID; no row
// is ever wider than the terminal.
func TestColumns(t *testing.T) {
	live := store.Of("test", article())
	for width := 1; width <= 200; width++ {
		var b strings.Builder
		r := &run{App: App{StdoutTTY: true, Width: width, Now: time.Now, Getenv: func(string) string { return "" }}, out: newOutput(&b)}
		res, err := live.Search(t.Context(), r.view(), query.Query{}, store.Newest)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.list(t.Context(), res, res.Total); err != nil {
			t.Fatal(err)
		}
		r.out.Flush()
		line := strings.TrimRight(b.String(), "\n")
		if n := len([]rune(line)); n > max(width, dateCells+gap+1) {
			t.Errorf("width %d: %d characters in %q", width, n, line)
		}
		if has := strings.Contains(line, "Workers' Daily"); has != (width >= 10+2+10+2+7+2+14+2+titleCells) {
			t.Errorf("width %d: source shown: %v", width, has)
		}
		if has := strings.Contains(line, "abcdefghij"); has != (width >= 10+2+10+2+titleCells) {
			t.Errorf("width %d: ID shown: %v", width, has)
		}
	}
}

// A body that has one name alone is named once.
func TestNames(t *testing.T) {
	for want, u := range map[string]*model.Union{
		"Jiaxing Federation 嘉兴市总工会": {Name: "Jiaxing Federation", NameZH: "嘉兴市总工会"},
		"嘉兴市总工会":                    {Name: "嘉兴市总工会", NameZH: "嘉兴市总工会"},
		"港区工会":                      {NameZH: "港区工会"},
		"Harbour Works":             {Name: "Harbour Works"},
	} {
		if got := names(u); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The numbers of a tree stand under each other, those of articles that name no
// body too.
func TestTree(t *testing.T) {
	var b strings.Builder
	r := &run{App: App{Getenv: func(string) string { return "" }}, out: newOutput(&b)}
	f := store.Facets{NoUnion: 3244, Unions: []store.UnionRow{{Union: &model.Union{Name: "Jiaxing"}, Own: 1, All: 12}}}
	if err := r.tree(f); err != nil {
		t.Fatal(err)
	}
	r.out.Flush()
	if want := " own   all  union body\n   1    12  Jiaxing\n3244        no body named\n"; b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
