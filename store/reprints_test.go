package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/query"
)

// story is a text of a hundred different words, the same for the same n.
func story(n int) string {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "%c%c%d ", 'a'+n%26, 'a'+i%26, i/26)
	}
	return b.String()
}

// told is an article with a text.
func told(path, day, source, text string) *model.Article {
	a := &model.Article{
		ID: model.NewID(path, 0), Path: path, Title: "Title of " + path, Source: source,
		Blocks: []model.Block{{Kind: model.Paragraph, Text: text + "\n"}},
	}
	if day != "" {
		a.Published = date(day+"T00:00", model.PrecisionDay)
	}
	return a
}

// printed are three copies of one article, two of another, and two alone.
func printed() []*model.Article {
	return []*model.Article{
		told("a1", "2023-05-03", "Anhui Workers Daily", story(0)),
		told("a2", "2023-05-01", "", story(0)), // earlier, from nowhere
		told("a3", "2023-05-04", "Workers' Daily", "Second "+story(0)+" craftsman"),
		told("b1", "", "Zhejiang Workers Daily", story(1)),
		told("b2", "", "", story(1)),
		told("c1", "2023-05-02", "Workers' Daily", story(2)),
		told("d1", "2023-05-02", "Workers' Daily", "Short."),
	}
}

func folded(t *testing.T, l *Live, text string, by Sort) Results {
	t.Helper()
	v := today
	v.Fold = true
	r, err := l.Search(t.Context(), v, parse(t, text), by)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReprints(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		l := inSegments(rng, printed())
		if n := l.Info().Reprints; n != 3 {
			t.Fatalf("%d reprints", n)
		}
		r := folded(t, l, "", Newest)
		if got := strings.Join(paths(t, r), " "); got != "a1 c1 d1 b1" || r.Total != 7 || r.Folded != 3 || r.Rows() != 4 {
			t.Fatalf("%s: %d of %d folded", got, r.Folded, r.Total)
		}
		if h := hits(t, r)[0]; h.Reprints != 2 || h.ReprintOf != "" {
			t.Errorf("the original: %d further copies, reprint of %q", h.Reprints, h.ReprintOf)
		}
		all := searchText(t, l, "", Newest)
		if got := strings.Join(paths(t, all), " "); got != "a3 a1 c1 d1 a2 b1 b2" || all.Folded != 0 {
			t.Errorf("unfolded: %s", got)
		}
		if h := hits(t, all)[0]; h.Reprints != 2 || h.ReprintOf != model.NewID("a1", 0) {
			t.Errorf("a reprint: %d further copies, reprint of %q", h.Reprints, h.ReprintOf)
		}
		for text, want := range map[string]string{
			"craftsman":        "a3", // the original does not match
			"date:2023-05-01":  "a2",
			"date:>2023-05-01": "a1 c1 d1",
		} {
			if got := strings.Join(paths(t, folded(t, l, text, Newest)), " "); got != want {
				t.Errorf("%s: %s, want %s", text, got, want)
			}
		}
		if got := strings.Join(paths(t, folded(t, l, "", Oldest)), " "); got != "c1 d1 a1 b1" {
			t.Errorf("oldest first: %s", got)
		}
	}
}

// The row of a copy that is folded is that of its group.
func TestIndexOfFolded(t *testing.T) {
	l := Of("printed", printed()...)
	r := folded(t, l, "", Newest)
	for path, want := range map[string]int{"a1": 0, "a2": 0, "a3": 0, "b2": 3, "c1": 1} {
		if got := r.Index(model.NewID(path, 0)); got != want {
			t.Errorf("%s is in row %d, want %d", path, got, want)
		}
	}
	r = folded(t, l, "source:zhejiang", Newest)
	if got := r.Index(model.NewID("a3", 0)); got != -1 {
		t.Errorf("a copy of what is not listed is in row %d", got)
	}
}

func TestReprintsOfAnArticle(t *testing.T) {
	l := Of("printed", printed()...)
	c, err := l.Reprints(t.Context(), model.NewID("a3", 0), 10)
	if err != nil {
		t.Fatal(err)
	}
	if c.Original.Path != "a1" || c.Total != 2 || len(c.Rows) != 2 || c.Rows[0].Path != "a1" || c.Rows[1].Path != "a2" {
		t.Fatalf("%+v", c)
	}
	if d := c.Rows[0].Differs; d != 2.0/202 {
		t.Errorf("two words of 202 differ; it says %v", d)
	}
	if c, err = l.Reprints(t.Context(), model.NewID("a2", 0), 1); err != nil || c.Total != 2 || len(c.Rows) != 1 || c.Rows[0].Differs != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if c, err = l.Reprints(t.Context(), model.NewID("c1", 0), 9); err != nil || c.Total != 0 || c.Original.Path != "c1" {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err = l.Reprints(t.Context(), "nothing", 9); err == nil {
		t.Error("an unknown ID has reprints")
	}
}

func TestDuplicates(t *testing.T) {
	l := Of("printed", printed()...)
	all, err := l.Duplicates(t.Context(), 0, 10)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if all[0].Original.Path != "a1" || all[0].Total != 2 || all[1].Original.Path != "b1" || all[1].Rows[0].Path != "b2" {
		t.Errorf("%+v", all)
	}
	if rest, err := l.Duplicates(t.Context(), 1, 10); err != nil || len(rest) != 1 || rest[0].Original.Path != "b1" {
		t.Errorf("%+v, %v", rest, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Duplicates(ctx, 0, 10); err == nil {
		t.Error("it goes on after its end")
	}
}

// Folding leaves out rows and nothing else: what is left is in order, every row
// left out has a copy among them, and the copy is the one that stands for all
// where that matches.
func TestFoldingAsPlainly(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	n := 30
	if testing.Short() {
		n = 6
	}
	for range n {
		var articles []*model.Article
		for i := range 40 {
			a := someArticle(rng, i)
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: story(rng.IntN(60)) + strings.Repeat(" worker", rng.IntN(3))})
			articles = append(articles, a)
		}
		l := inSegments(rng, articles)
		for by := Newest; by <= ByTitle; by++ {
			q := pick(rng, []string{"", "worker", "date:2020..2021", "union:anhui", "-worker"})
			all, some := searchText(t, l, q, by), folded(t, l, q, by)
			if some.Total != all.Total || some.Folded+some.Rows() != all.Rows() || all.Folded != 0 {
				t.Fatalf("%q: %d and %d folded of %d", q, some.Rows(), some.Folded, all.Total)
			}
			group := func(h Hit) model.ID {
				if h.ReprintOf != "" {
					return h.ReprintOf
				}
				return h.ID
			}
			var want []model.ID
			rows := hits(t, all)
			for _, h := range rows {
				first := slices.IndexFunc(rows, func(o Hit) bool { return o.ID == group(h) })
				if first < 0 {
					first = slices.IndexFunc(rows, func(o Hit) bool { return group(o) == group(h) })
				}
				if rows[first].ID == h.ID {
					want = append(want, h.ID)
				}
			}
			var got []model.ID
			for _, h := range hits(t, Results{Total: some.Rows(), store: some.store, rows: some.rows, words: some.words, ranking: some.ranking}) {
				got = append(got, h.ID)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%q by %d: %v, want %v", q, by, got, want)
			}
		}
		facets, err := l.Facets(t.Context(), View{Now: today.Now, Fold: true}, query.Query{})
		if err != nil || facets.Total != len(articles) {
			t.Errorf("%d of %d articles counted, %v", facets.Total, len(articles), err)
		}
	}
}

// TestFoldedOnce holds that the list of all articles is folded once: whoever goes
// back to it waits for nothing.
func TestFoldedOnce(t *testing.T) {
	l := Of("archive", printed()...)
	one, two := folded(t, l, "", Newest), folded(t, l, "", Newest)
	if one.Folded != 3 || one.Rows() != 4 {
		t.Fatalf("%d of %d rows are left, %d are folded", one.Rows(), one.Total, one.Folded)
	}
	if &one.rows[0] != &two.rows[0] {
		t.Error("it was folded again")
	}
	all, err := l.Search(t.Context(), today, query.Query{}, Newest)
	if err != nil || all.Rows() != len(printed()) {
		t.Errorf("unfolded there are %d rows (%v)", all.Rows(), err)
	}
}
