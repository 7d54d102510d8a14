package store

import (
	"os"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/query"
)

// TestQueriesOfPeople answers what people at a union type over the sample
// archive; testdata/queries says what should come first.
func TestQueriesOfPeople(t *testing.T) {
	l, err := Open(t.Context(), Options{FS: os.DirFS("../testdata/sample"), Name: "sample"})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Wait(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../testdata/queries/sample.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			t.Fatalf("not three fields: %q", line)
		}
		n++
		if got := firstOf(t, l, f[0], f[1]); got != f[2] {
			t.Errorf("%s %s: %s comes first, not %s", f[0], f[1], got, f[2])
		}
	}
	if n < 100 {
		t.Errorf("only %d queries", n)
	}
}

// firstOf returns the path of the first article, "" for none.
func firstOf(t *testing.T, l *Live, how, text string) string {
	t.Helper()
	if how == "find" {
		m, err := l.Find(t.Context(), text, 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range m.Rows {
			if row.Kind == MatchArticle {
				return pathOf(t, l, row.ID)
			}
		}
		return ""
	}
	by := Newest
	if how == "best" {
		by = Relevance
	}
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Search(t.Context(), today, q, by)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Window(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) == 0 {
		return ""
	}
	return hits[0].Path
}

func pathOf(t *testing.T, l *Live, id model.ID) string {
	t.Helper()
	a, err := l.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a.Path
}
