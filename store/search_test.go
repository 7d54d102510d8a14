package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/query"
)

// small is an archive whose every order can be told by hand.
func small() *Live {
	article := func(path, title string, d model.Date, source string, body string, us ...*model.Union) *model.Article {
		a := &model.Article{ID: model.NewID(path, 0), Path: path, Title: title, Published: d, Source: source, Blocks: []model.Block{{Text: body}}}
		for i, u := range us {
			m := mention(u)
			m.Primary = i == 0
			a.Unions = append(a.Unions, m)
		}
		return a
	}
	return Of("small",
		article("a", "“Zeal” of model workers", date("2023-05-02T10:00", model.PrecisionMinute), "Workers' Daily", "Craft. craft, craftsmen", jiaxing),
		article("b", "craft in the county", date("2023-05-02T00:00", model.PrecisionDay), "", "nothing to see", huoqiu, acftu),
		article("c", "An undated one", model.Date{}, "anhui workers daily", "craft in the text and more text than the others have, at some length", anhui),
		article("d", "", date("2023-05-01T00:00", model.PrecisionMonth), "中工网", "", acftu),
		article("e", "Beta", date("2023-01-01T00:00", model.PrecisionYear), "中工网", "嘉兴市总工会举办劳模大讲堂", railway),
		article("f", "beta", date("2023-05-02T00:00", model.PrecisionDay), "Zhonggong", "", orphan),
		article("g", "Alpha", model.Date{}, "", "craft craft craft craft craft"),
	)
}

func TestOrders(t *testing.T) {
	l := small()
	for _, c := range []struct {
		by   Sort
		q    string
		want string
	}{
		{Newest, "", "a b f d e c g"},
		{Oldest, "", "e d b f a c g"},
		{ByTitle, "", "g c f e b a d"},
		{BySource, "", "c a f d e b g"},
		{ByUnion, "", "d c b f a e g"},
		{Relevance, "", "a b f d e c g"},
		{Relevance, "craft", "b g a c"},
		{Relevance, "craft text", "c"},
		{Sort(99), "", "a b f d e c g"},
		{Oldest, "craft", "b a c g"},
	} {
		got := strings.Join(paths(t, searchText(t, l, c.q, c.by)), " ")
		if got != c.want {
			t.Errorf("order %d of %q: %s, want %s", c.by, c.q, got, c.want)
		}
	}
}

func TestWindow(t *testing.T) {
	r := searchText(t, small(), "", Newest)
	for _, c := range []struct{ offset, n, want int }{
		{0, 3, 3}, {5, 10, 2}, {7, 1, 0}, {100, 1, 0}, {0, 0, 0}, {-4, 2, 2}, {0, -1, 0}, {3, 1 << 62, 4},
	} {
		if h, err := r.Window(t.Context(), c.offset, c.n); err != nil || len(h) != c.want {
			t.Errorf("window %d %d has %d rows, want %d; %v", c.offset, c.n, len(h), c.want, err)
		}
	}
	if r.Index("nosuchidxx") != -1 || r.Index("") != -1 || (Results{}).Index("x") != -1 {
		t.Error("an article that is not there has a row")
	}
	if h, err := (Results{}).Window(t.Context(), 0, 5); err != nil || len(h) != 0 {
		t.Errorf("no results have rows: %v %v", h, err)
	}
}

func TestHit(t *testing.T) {
	h := hits(t, searchText(t, small(), "craftsman", Newest))[0]
	if h.Path != "a" || h.Union != jiaxing || h.Source != "Workers' Daily" || h.Published.String() != "2023-05-02T10:00" || h.Score <= 0 {
		t.Errorf("%+v", h)
	}
	for q, want := range map[string]string{
		"craftsmen":     "Craft. craft, craftsmen",
		"title:zeal":    "",
		"county":        "",
		"-craft 劳模大讲堂":  "嘉兴市总工会举办劳模大讲堂",
		"勞模":            "嘉兴市总工会举办劳模大讲堂",
		"union:jiaxing": "",
	} {
		if got := hits(t, searchText(t, small(), q, Newest))[0].Snippet; got != want {
			t.Errorf("snippet of %s is %q, want %q", q, got, want)
		}
	}
}

func TestResultsStay(t *testing.T) {
	l := Of("growing")
	rng := rand.New(rand.NewPCG(5, 5))
	first := []*model.Article{someArticle(rng, 1), someArticle(rng, 2)}
	l.publish(prepare(first), nil, false)
	r := searchText(t, l, "", Newest)
	before := paths(t, r)
	changed := l.Changed()
	l.publish(prepare([]*model.Article{someArticle(rng, 3)}), nil, true)
	select {
	case <-changed:
	default:
		t.Error("a newer generation does not say so")
	}
	if got := paths(t, r); !slices.Equal(got, before) || r.Total != 2 {
		t.Errorf("results changed from %v to %v", before, got)
	}
	if n := searchText(t, l, "", Newest).Total; n != 3 {
		t.Errorf("%d articles, want 3", n)
	}
	if r.Index(first[1].ID) < 0 {
		t.Error("an article is lost")
	}
}

func TestArticleByPrefix(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	articles, l := someArchive(rng, 300)
	for _, a := range articles {
		for n := 1; n <= model.IDLen; n++ {
			prefix := a.ID[:n]
			fits := 0
			for _, b := range articles {
				if strings.HasPrefix(string(b.ID), string(prefix)) {
					fits++
				}
			}
			got, err := l.Article(t.Context(), model.ID(strings.ToUpper(string(prefix))))
			var many *AmbiguousIDError
			switch {
			case fits == 1 && (err != nil || !reflect.DeepEqual(got, a)):
				t.Fatalf("%s: %v, %v", prefix, got, err)
			case fits > 1 && (!errors.As(err, &many) || many.Count != fits || len(many.Fits) != min(fits, mostFits) || !slices.IsSorted(many.Fits)):
				t.Fatalf("%s fits %d: %v", prefix, fits, err)
			}
		}
	}
	var unknown *UnknownIDError
	for _, id := range []model.ID{"", "zzzzzzzzzz", articles[0].ID + "a", "0"} {
		if _, err := l.Article(t.Context(), id); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestEndedContext(t *testing.T) {
	_, l := someArchive(rand.New(rand.NewPCG(2, 2)), 50)
	ctx, cancel := context.WithCancel(t.Context())
	r := searchText(t, l, "union", Newest)
	cancel()
	q := parse(t, "union")
	_, e1 := l.Search(ctx, today, q, Relevance)
	_, e2 := l.Search(ctx, today, query.Query{}, Newest)
	_, e3 := l.Facets(ctx, today, q)
	_, e4 := l.Find(ctx, "u", 5)
	_, e5 := l.Unions(ctx, today, "u", q, 5)
	_, e6 := l.Article(ctx, "a")
	_, e7 := l.Problems(ctx, 0, 5)
	_, e8 := r.Window(ctx, 0, 5)
	_, e9 := l.Find(ctx, "", 5)
	for i, err := range []error{e1, e2, e3, e4, e5, e6, e7, e8, e9} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: %v", i+1, err)
		}
	}
}

// A context that ends in the middle ends the work in the middle.
func TestContextEndsInTheMiddle(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var worked atomic.Int64
	err := parallel(ctx, 10_000, func(context.Context, int) error {
		if worked.Add(1) == 10 {
			cancel()
		}
		return nil
	})
	if n := worked.Load(); !errors.Is(err, context.Canceled) || n > 100 {
		t.Errorf("%d pieces of work done; %v", n, err)
	}
}

func TestParallel(t *testing.T) {
	var sum atomic.Int64
	if err := parallel(t.Context(), 1000, func(_ context.Context, i int) error { sum.Add(int64(i)); return nil }); err != nil || sum.Load() != 499500 {
		t.Errorf("%d %v", sum.Load(), err)
	}
	broken := errors.New("broken")
	if err := parallel(t.Context(), 1000, func(_ context.Context, i int) error {
		if i == 7 {
			return broken
		}
		return nil
	}); err != broken {
		t.Error(err)
	}
	defer func() {
		if why := recover(); why == nil || !strings.Contains(fmt.Sprint(why), "a fault") {
			t.Errorf("the caller sees %v", why)
		}
	}()
	_ = parallel(t.Context(), 1000, func(context.Context, int) error { panic("a fault") })
}

func TestQueryErrors(t *testing.T) {
	l := small()
	var e *query.Error
	for _, q := range []string{"is:unread", "has:note", "craft -is:starred"} {
		if _, err := l.Search(t.Context(), today, parse(t, q), Newest); !errors.As(err, &e) || !strings.Contains(err.Error(), "marks are not kept yet") {
			t.Errorf("%s: %v", q, err)
		}
		if _, err := l.Facets(t.Context(), today, parse(t, q)); !errors.As(err, &e) {
			t.Errorf("facets of %s: %v", q, err)
		}
	}
	if _, err := l.Search(t.Context(), View{}, query.Query{}, Newest); err == nil {
		t.Error("a search without a clock")
	}
}

func TestNames(t *testing.T) {
	l := small()
	for q, want := range map[string]string{
		"union:340000":        "b c", // below Anhui, which is named
		"union:anhui":         "b c",
		"union:=anhui":        "c",
		"union:安徽省总工会":        "b c",
		"union:luan":          "b", // only above a body that is named
		"union:=luan":         "",
		"union:六安":            "b",
		"union:zhe":           "a",
		"union:zj":            "a",
		"union:h":             "b",
		"union:acftu":         "a b f d e c",
		"union:=acftu":        "b d",
		"union:全总":            "a b f d e c",
		"union:none":          "g",
		"-union:acftu":        "g",
		"union:341521":        "", // Shou County's old code: today's is not held
		"union:railway":       "e",
		"level:county":        "b",
		"source:workers":      "a", // begins so, before a word of it does
		"source:daily":        "a c",
		"source:中工":           "d e",
		"source:none":         "b g",
		"date:none":           "c g",
		"date:2023-05":        "a b f d",
		"date:2023-05-02":     "a b f",
		"date:2023":           "a b f d e",
		"date:>2023-05-01":    "a b f",
		"date:this-year":      "a b f d e",
		"date:60d":            "a b f", // the month alone is not wholly inside
		"by:anyone":           "",
		`near:3:"craft text"`: "c",
		`near:2:"craft text"`: "",
		"嘉兴市總工會":              "e",
		"craft OR 劳模":         "a b e c g",
	} {
		r := searchText(t, l, q, Newest)
		if got := strings.Join(paths(t, r), " "); got != want {
			t.Errorf("%s: %s, want %s", q, got, want)
		}
	}
	for q, want := range map[string]string{
		"union:anhiu":          "Anhui",
		"union:jiaxng":         "Jiaxing",
		"union:qqqqqq":         `no union body fits "qqqqqq"`,
		"source:zhongong":      "Zhonggong",
		"source:wrokers":       "nearest: ",
		"union:x" + long(5000): "no union body fits",
	} {
		r := searchText(t, l, q, Newest)
		if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], want) || r.Total != 0 {
			t.Errorf("%.40s: %d, %q, want %q", q, r.Total, r.Warnings, want)
		}
	}
}

func long(n int) string { return strings.Repeat("long", n) }

func TestUnionsPicker(t *testing.T) {
	l := small()
	show := func(text, q string, n int) string {
		rows, err := l.Unions(t.Context(), today, text, parse(t, q), n)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range rows {
			out = append(out, fmt.Sprintf("%d %s %d %d", r.Depth, r.Union.Short, r.Own, r.All))
		}
		return strings.Join(out, ", ")
	}
	for _, c := range []struct{ text, q, want string }{
		{"anh", "", "0 Anhui 1 2, 1 Lu'an 0 1, 2 Huoqiu 1 1"},
		{"AH", "", "0 Anhui 1 2, 1 Lu'an 0 1, 2 Huoqiu 1 1"},
		{"huo", "", "0 Huoqiu 1 1"},
		{"l", "", "0 Lu'an 0 1, 1 Huoqiu 1 1, 0 Lost 1 1"},
		{"安徽", "craft", "0 Anhui 1 2, 1 Lu'an 0 1, 2 Huoqiu 1 1"},
		{"anh", "union:jiaxing", "0 Anhui 0 0"},
		{"nothing", "", ""},
		{" ", "union:luan", "0 ACFTU 1 1, 0 Anhui 0 1, 1 Lu'an 0 1, 2 Huoqiu 1 1"},
	} {
		if got := show(c.text, c.q, 100); got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.text, c.q, got, c.want)
		}
	}
	if got := show("", "", 2); got != "0 ACFTU 2 6, 0 Anhui 1 2" {
		t.Errorf("the first two: %s", got)
	}
	if got := show("", "", -1); got != "" {
		t.Errorf("none: %s", got)
	}
}

func TestLoopsOfParents(t *testing.T) {
	x := &model.Union{ID: "x", Name: "X", Parent: "y"}
	y := &model.Union{ID: "y", Name: "Y", Parent: "z"}
	z := &model.Union{ID: "z", Name: "Z", Parent: "y"}
	self := &model.Union{ID: "self", Name: "Self", Parent: "self"}
	var articles []*model.Article
	for i, u := range []*model.Union{x, y, z, self} {
		articles = append(articles, &model.Article{ID: model.NewID(u.ID, i), Path: u.ID, Unions: []model.Mention{{Union: u}, {Union: nil}}})
	}
	rows, err := Of("loop", articles...).Unions(t.Context(), today, "", query.Query{}, 100)
	if err != nil || len(rows) != 5 || rows[0].All != 4 {
		t.Errorf("%v %v", rows, err)
	}
}

func TestFindRows(t *testing.T) {
	l := small()
	show := func(text string, n int) string {
		m, err := l.Find(t.Context(), text, n)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range m.Rows {
			name := map[MatchKind]string{MatchArticle: "article", MatchUnion: "union", MatchSource: "source"}[r.Kind]
			out = append(out, fmt.Sprintf("%s %s %d %v", name, r.Text, r.Count, r.At))
		}
		return fmt.Sprintf("%d of %d: %s", m.Total, m.Of, strings.Join(out, ", "))
	}
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 2, "19 of 19: article “Zeal” of model workers 0 [], article craft in the county 0 []"},
		{"hqiu", 9, "1 of 19: union Huoqiu County 1 [0 3 4 5]"},
		{"嘉兴", 9, "1 of 19: union 嘉兴市 1 [0 3]"},
		{"中网", 9, "1 of 19: source 中工网 2 [0 6]"},
		{"BETA", 9, "2 of 19: article beta 0 [0 1 2 3], article Beta 0 [0 1 2 3]"},
		{"jx", 9, "2 of 19: union Jiaxing City 1 [0 3], union 浙江省总工会 1 [3 6]"},
		{"jxszgh", 9, "1 of 19: union 嘉兴市总工会 1 [0 3 6 9 12 15]"},
		{"jiaxingszgh", 9, "1 of 19: union 嘉兴市总工会 1 [0 3 6 9 12 15]"},
		{"zj", 1, "1 of 19: union Zhejiang Province 1 [0 3]"},
		{"anhui province federation of t", 9, "1 of 19: union Anhui Province 2 []"},
		{"no such thing", 9, "0 of 19: "},
		{"ah", 1, "5 of 19: union Anhui Province 2 [0 2]"},
		{"３３００００", 1, "1 of 19: union Zhejiang Province 1 []"},
		{"zeal", 0, "1 of 19: "},
	} {
		if got := show(c.text, c.n); got != c.want {
			t.Errorf("%q: %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestFarDates(t *testing.T) {
	far := &model.Article{ID: "far", Path: "far", Published: model.Date{Time: time.Date(200000, 1, 1, 0, 0, 0, 0, time.UTC), Precision: model.PrecisionYear}}
	near := &model.Article{ID: "near", Path: "near", Published: date("2020-01-01T00:00", model.PrecisionYear)}
	f, err := Of("far", far, near).Facets(t.Context(), today, query.Query{})
	if err != nil || len(f.Years) != 2 || f.Years[0].Year != 2020 {
		t.Errorf("%v %v", f.Years, err)
	}
}
