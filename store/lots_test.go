package store

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
)

// Articles of one large file come in its order, though several workers prepare
// them, and the problems of its lines come too.
func TestLots(t *testing.T) {
	const n = 3000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"title\":\"%d\",\"date\":\"2023-05-01\",\"text\":\"Workers met in the hall.\"}\n", i)
		if i == 1000 {
			b.WriteString("{broken}\n")
		}
	}
	files := fstest.MapFS{"all.jsonl": {Data: []byte(b.String())}, "one.txt": {Data: []byte("Alone\n\nText.\n")}}
	l := loaded(t, Options{FS: files, Workers: 4})
	res := searchText(t, l, "date:2023", Newest)
	hits, err := res.Window(t.Context(), 0, res.Total)
	if err != nil || res.Total != n {
		t.Fatal(res.Total, err)
	}
	for i, h := range hits {
		if h.Title != fmt.Sprint(i) {
			t.Fatalf("row %d is article %s", i, h.Title)
		}
	}
	p := problems(t, l)
	if len(p) != 1 || !strings.HasPrefix(p[0].Reason, "line 1002: ") {
		t.Errorf("%+v", p)
	}
	if info := l.Info(); info.Count != n+1 {
		t.Errorf("%+v", info)
	}
}

// A reader that fails in the middle of a file keeps what it has handed on.
func TestFailingInTheMiddle(t *testing.T) {
	read := func(f ingest.File, doc func(model.Document) error, _ func(ingest.Problem)) error {
		for i := range 2*mostDocs + 1 {
			if err := doc(model.Document{Path: f.Path, N: i, Text: "Workers met.\n"}); err != nil {
				return err
			}
		}
		panic("a fault in reading")
	}
	l, err := open(t.Context(), Options{FS: fstest.MapFS{"a.txt": {}}}, read, extract.Article)
	if err == nil {
		err = l.Wait()
	}
	p := problems(t, l)
	if err != nil || l.Info().Count != 2*mostDocs+1 || len(p) != 1 || p[0].Lost {
		t.Errorf("%d articles, %+v, %v", l.Info().Count, p, err)
	}
}
