package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"gongbao/model"
	"gongbao/store/query"
)

// checkSoon checks an answer that was wanted soon against the unhurried one.
func checkSoon(t *testing.T, l *Live, q query.Query, by Sort, n int, fold bool) (soon Results) {
	t.Helper()
	v := today
	v.Fold = fold
	whole, err := l.Search(t.Context(), v, q, by)
	if err != nil {
		t.Fatal(err)
	}
	v.First = n
	soon, err = l.Search(t.Context(), v, q, by)
	if err != nil {
		t.Fatal(err)
	}
	if soon.Total > whole.Total || soon.Rows() > whole.Rows() || soon.Rows() < min(n, whole.Rows()) || soon.Exact && (soon.Total != whole.Total || soon.Rows() != whole.Rows() || soon.Folded != whole.Folded) {
		t.Errorf("%s by %d: %d rows of %d at once, exact: %v; there are %d of %d", q, by, soon.Rows(), soon.Total, soon.Exact, whole.Rows(), whole.Total)
	}
	rows := func(r Results, n int) []Hit {
		hits, err := r.Window(t.Context(), 0, n)
		if err != nil {
			t.Fatal(err)
		}
		return hits
	}
	all := rows(whole, whole.Total)
	if got, want := rows(soon, whole.Total), all[:min(soon.Rows(), len(all))]; !reflect.DeepEqual(got, want) {
		t.Errorf("%s by %d, folded: %v: the first rows are %v, want %v", q, by, fold, ids(got), ids(want))
	}
	then, err := soon.Whole(t.Context())
	if err != nil || !then.Exact || then.Total != whole.Total || then.Folded != whole.Folded || !reflect.DeepEqual(ids(rows(then, whole.Total)), ids(all)) {
		t.Errorf("%s by %d: then there are %d of %d, want %d of %d; %v", q, by, then.Rows(), then.Total, whole.Rows(), whole.Total, err)
	}
	for _, doc := range l.now.Load().newest {
		id := l.now.Load().numbered(doc).ID
		if at := whole.Index(id); soon.Index(id) < 0 && (at >= 0) != soon.Later(id) && !soon.Exact {
			t.Errorf("%s by %d, folded: %v: %s is in row %d, later: %v", q, by, fold, id, at, soon.Later(id))
		}
	}
	return soon
}

func ids(hits []Hit) (out []model.ID) {
	for _, h := range hits {
		out = append(out, h.ID)
	}
	return out
}

// What is shown first is what comes first, and what comes then is the whole.
func TestSoonIsTheBeginningOfTheWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 9))
	hurried := map[Sort]int{}
	test := func(l *Live, q query.Query, want []*model.Article) {
		for _, by := range []Sort{Newest, Relevance, Oldest} {
			if !checkSoon(t, l, q, by, 1+rng.IntN(20), false).Exact {
				hurried[by]++
			}
		}
	}
	eachCase(t, 12, 25, test)
	eachCaseOf(t, 1200, 2, 8, test)
	if hurried[Newest] < 25 || hurried[Relevance] < 25 {
		t.Errorf("the queries tell little: %v", hurried)
	}
}

func TestSoonFolded(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 10))
	for range 12 {
		var articles []*model.Article
		for i := range 80 {
			a := someArticle(rng, i)
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: story(rng.IntN(60))})
			articles = append(articles, a)
		}
		l := inSegments(rng, articles)
		for by := Newest; by <= ByTitle; by++ {
			q := parse(t, pick(rng, []string{"", "worker", "date:2020..2021", "union:anhui", "-worker", "union worker"}))
			checkSoon(t, l, q, by, 1+rng.IntN(20), true)
		}
	}
}

// A whole that nobody waits for any more ends.
func TestWholeEnds(t *testing.T) {
	_, l := someArchive(rand.New(rand.NewPCG(2, 2)), 50)
	v := today
	v.First = 1
	r, err := l.Search(t.Context(), v, parse(t, "union"), Relevance)
	if err != nil || r.Exact {
		t.Fatalf("%v, %v", r.Exact, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Whole(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := (Results{}).Whole(t.Context()); err != nil || (Results{}).Later("x") {
		t.Error("no results have more")
	}
}

// What matched lately is what matches, whatever else was asked meanwhile.
func TestLately(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	_, l := someArchive(rng, 80)
	texts := []string{"union", "=union", `"union"`, "union*", "title:union", "text:union", "-union", "union work", "union OR work", `"union work"`, `near:3:"union work"`, `near:4:"union work"`, "date:2021", "date:2021..2022", "union:anhui", "union:=anhui", ""}
	totals := map[string]int{}
	for _, text := range texts {
		l.now.Load().lately.forget()
		totals[text] = searchText(t, l, text, Newest).Total
	}
	for range 300 {
		text := pick(rng, texts)
		if n := searchText(t, l, text, Newest).Total; n != totals[text] {
			t.Fatalf("%q matches %d, then %d", text, totals[text], n)
		}
	}
	if n := len(l.now.Load().lately.all); n != mostLately {
		t.Errorf("%d answers are kept", n)
	}
}
