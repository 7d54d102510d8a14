package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
	"gongbao/store/query"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func loaded(t *testing.T, o Options) *Live {
	t.Helper()
	l, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Wait(); err != nil {
		t.Fatal(err)
	}
	return l
}

func problems(t *testing.T, l *Live) []Problem {
	t.Helper()
	p, err := l.Problems(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const page = "Workers of the county meet to talk about the coming year\n\n2023-05-0%d\n\nThe workers of the county met and talked about what they had to do in the coming year, and all of them agreed.\n"

func TestOpenFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": fmt.Sprintf(page, 2), "sub/a.txt": fmt.Sprintf(page, 3), "empty.txt": "", ".hidden/x.txt": "hidden",
	})
	l := loaded(t, Options{Paths: []string{dir}})
	info := l.Info()
	if info.Name != filepath.Base(dir) || info.Count != 2 || info.Sample || info.Loading != (Loading{}) || info.Generation == 0 {
		t.Errorf("%+v", info)
	}
	if info.First.String() != "2023-05-02" || info.Last.String() != "2023-05-03" || info.Undated != 0 {
		t.Errorf("from %v to %v, %d undated", info.First, info.Last, info.Undated)
	}
	if got := paths(t, searchText(t, l, "workers", Newest)); !slices.Equal(got, []string{"sub/a.txt", "b.txt"}) {
		t.Error(got)
	}
	if p := problems(t, l); len(p) != 1 || p[0].Path != "empty.txt" || info.Problems != 1 {
		t.Errorf("%+v, %d", p, info.Problems)
	}
	for _, id := range []model.ID{model.NewID("b.txt", 0), model.NewID("sub/a.txt", 0)} {
		if a, err := l.Article(t.Context(), id); err != nil || !strings.HasPrefix(a.Raw(), "Workers of the county") {
			t.Errorf("%v %v", a, err)
		}
	}
}

func TestOpenSeveral(t *testing.T) {
	one, two := folder(t, map[string]string{"a.txt": fmt.Sprintf(page, 2)}), folder(t, map[string]string{"a.txt": fmt.Sprintf(page, 3)})
	l := loaded(t, Options{Paths: []string{one, two, filepath.Join(two, "a.txt")}})
	if info := l.Info(); info.Name != filepath.Base(one)+" + 2 more" || info.Count < 2 {
		t.Errorf("%+v", info)
	}
	l = loaded(t, Options{FS: fstest.MapFS{"x/y.txt": {Data: fmt.Appendf(nil, page, 4)}}, Name: "sample", Sample: true})
	if info := l.Info(); info.Name != "sample" || info.Count != 1 || !info.Sample {
		t.Errorf("%+v", info)
	}
	l = loaded(t, Options{Paths: []string{"-"}, Stdin: strings.NewReader(fmt.Sprintf(page, 5))})
	if info := l.Info(); info.Name != "standard input" || info.Count != 1 {
		t.Errorf("%+v", info)
	}
	l = loaded(t, Options{Paths: []string{t.TempDir()}})
	if info := l.Info(); info.Count != 0 || info.Generation == 0 || info.Loading.Active {
		t.Errorf("an empty folder: %+v", info)
	}
}

func TestOpenNothing(t *testing.T) {
	here := folder(t, map[string]string{"a.txt": "x"})
	for _, paths := range [][]string{{"/no/such/folder"}, {here, "/no/such/folder"}} {
		l, err := Open(t.Context(), Options{Paths: paths})
		if l != nil || err == nil || !strings.Contains(err.Error(), "/no/such/folder") {
			t.Errorf("%v: %v %v", paths, l, err)
		}
	}
}

// many is a folder of many files that need not exist.
func many(n int) Options {
	files := fstest.MapFS{}
	for i := range n {
		files[fmt.Sprintf("%03d/%05d.txt", i%100, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, page, 1+i%9)}
	}
	return Options{FS: files, Name: "many", Workers: 4}
}

func TestFailingReader(t *testing.T) {
	read := func(f ingest.File, doc func(model.Document) error, problem func(ingest.Problem)) error {
		if strings.HasSuffix(f.Path, "3.txt") {
			panic("a fault in reading")
		}
		return ingest.Each(f, doc, problem)
	}
	article := func(d model.Document) *model.Article {
		switch {
		case strings.HasSuffix(d.Path, "5.txt"):
			panic("a fault in a field")
		case strings.HasSuffix(d.Path, "7.txt"):
			return nil
		}
		return extract.Article(d)
	}
	l, err := open(t.Context(), many(100), read, article)
	if err == nil {
		err = l.Wait()
	}
	if err != nil {
		t.Fatal(err)
	}
	lost, kept := 0, 0
	for _, p := range problems(t, l) {
		if p.Lost {
			lost++
		} else {
			kept++
		}
		if !strings.Contains(p.Reason, "a fault in") || p.Hint == "" || p.Path == "" {
			t.Errorf("%+v", p)
		}
	}
	if lost != 10 || kept != 10 || l.Info().Count != 90 {
		t.Errorf("%d lost, %d kept, %d articles", lost, kept, l.Info().Count)
	}
	if n := searchText(t, l, "county", Newest).Total; n != 90 {
		t.Errorf("the text of %d is found", n)
	}
}

func TestEndLoading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	first, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	l, err := open(ctx, many(5000), func(f ingest.File, doc func(model.Document) error, problem func(ingest.Problem)) error {
		once.Do(func() { close(first) })
		<-goOn
		return ingest.Each(f, doc, problem)
	}, extract.Article)
	if err != nil {
		t.Fatal(err)
	}
	<-first
	if info := l.Info(); !info.Loading.Active || info.Loading.Phase == "" {
		t.Errorf("%+v", info)
	}
	cancel()
	close(goOn)
	if err := l.Wait(); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if info := l.Info(); info.Loading.Active || info.Count > 100 {
		t.Errorf("%+v", info)
	}
	if n := searchText(t, l, "", Newest).Total; n != l.Info().Count {
		t.Errorf("%d listed", n)
	}

	l, err = Open(t.Context(), many(500))
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	l.Close()
	<-l.Done()
}

// Readers see one whole Store after the other while it loads.
func TestReadersWhileLoading(t *testing.T) {
	const files = 3000
	l, err := Open(t.Context(), many(files))
	if err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	for i := range 4 {
		readers.Go(func() {
			count, generation := 0, uint64(0)
			for {
				changed := l.Changed()
				info := l.Info()
				if info.Count < count || info.Generation < generation {
					t.Errorf("from %d in generation %d to %+v", count, generation, info)
				}
				count, generation = info.Count, info.Generation
				look(t, l, i)
				if !info.Loading.Active {
					break
				}
				<-changed
			}
			if count != files {
				t.Errorf("%d articles, want %d", count, files)
			}
		})
	}
	readers.Wait()
	if err := l.Wait(); err != nil {
		t.Error(err)
	}
}

func look(t *testing.T, l *Live, i int) {
	ctx := t.Context()
	q := query.Query{Root: query.Text{Words: "county"}}
	r, err := l.Search(ctx, today, q, Sort(i%sorts))
	if err != nil {
		t.Error(err)
		return
	}
	hits, err := r.Window(ctx, r.Total/2, 10)
	if err != nil || len(hits) == 0 && r.Total > 0 {
		t.Error(len(hits), err)
	}
	for k, h := range hits {
		if r.Index(h.ID) != r.Total/2+k {
			t.Errorf("%s is not in its row", h.ID)
		}
		if a, err := l.Article(ctx, h.ID); err != nil || a.Path != h.Path {
			t.Error(a, err)
		}
	}
	f, err := l.Facets(ctx, today, q)
	if err != nil || f.Total < r.Total {
		t.Error(f.Total, r.Total, err)
	}
	if m, err := l.Find(ctx, "meet", 5); err != nil || m.Total < r.Total {
		t.Error(m.Total, r.Total, err)
	}
	if _, err := l.Unions(ctx, today, "a", q, 5); err != nil {
		t.Error(err)
	}
}

// archive is the real archive of five articles, which is beside the repository
// on the machines of those who have it.
func archive(t *testing.T) *Live {
	t.Helper()
	root, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil {
			break
		}
		root = filepath.Dir(root)
	}
	dir := filepath.Join(root, "..", "shared", "archive")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the archive of five real articles is not here")
	}
	return loaded(t, Options{Paths: []string{dir}})
}

func TestFiveArticles(t *testing.T) {
	l := archive(t)
	info := l.Info()
	if info.Name != "archive" || info.Count != 5 || info.Problems != 0 || info.First.Day() != "2020-11-11" || info.Last.Day() != "2023-11-15" {
		t.Errorf("%+v", info)
	}
	for q, want := range map[string]string{
		"":                               "001 003 004 002 000",
		"union:anhui date:2023-06":       "002",
		"union:anhui":                    "002",
		"union:=anhui":                   "",
		"union:luan":                     "002",
		"union:六安市总工会":                   "002",
		"union:zhongmu":                  "003",
		"union:410122":                   "003",
		"union:acftu":                    "001 003 004 002 000",
		"level:county":                   "003 002",
		"date:2023-05..2023-06":          "002",
		"date:2020":                      "000",
		`source:"anhui workers"`:         "002",
		"by:hu":                          "003 004 002",
		`"three word formula"`:           "003",
		"convey craftsmen":               "003",
		"lang:zh":                        "",
		"microsignal":                    "", // furniture of the page
		"title:zhongmu":                  "003",
		"union:henan -union:=zhongmou":   "",
		"date:2023 -union:anhui seminar": "001 004",
	} {
		var got []string
		for _, p := range paths(t, searchText(t, l, q, Newest)) {
			got = append(got, p[:3])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", q, got, want)
		}
	}
	f, err := l.Facets(t.Context(), today, query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	var years, tree []string
	for _, y := range f.Years {
		years = append(years, fmt.Sprint(y.Year, " ", y.Count))
	}
	if got := strings.Join(years, ", "); got != "2020 1, 2021 0, 2022 0, 2023 4" {
		t.Error(got)
	}
	for _, r := range f.Unions {
		tree = append(tree, fmt.Sprint(r.Depth, " ", r.Union.Short, " ", r.Own, " ", r.All))
	}
	t.Log(strings.Join(tree, "; "))
	for _, want := range []string{"0 ACFTU 2 5", "0 Anhui 0 1", "1 Lu'an 1 1", "2 Huoqiu 1 1", "0 Zhejiang 0 1", "1 Jiaxing 1 1"} {
		if !slices.Contains(tree, want) {
			t.Errorf("no row %s", want)
		}
	}
	m, err := l.Find(t.Context(), "zhmou", 20)
	if err != nil || m.Total < 2 || m.Rows[0].Kind != MatchArticle && m.Rows[1].Kind != MatchArticle {
		t.Errorf("%+v %v", m, err)
	}
}

func TestHoldKeepsReadingBack(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("A title\n\nA paragraph that ends like a sentence.\n")}}
	synctest.Test(t, func(t *testing.T) {
		hold := make(chan struct{})
		l, err := Open(t.Context(), Options{FS: files, Name: "held", Hold: hold})
		if err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if info := l.Info(); info.Count != 0 || info.Loading.Done != 0 || !info.Loading.Active {
			t.Errorf("held back, yet %+v", info)
		}
		close(hold)
		if err := l.Wait(); err != nil || l.Info().Count != 1 {
			t.Errorf("then %d articles are there, %v", l.Info().Count, err)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		l, err := Open(t.Context(), Options{FS: files, Hold: make(chan struct{})})
		if err != nil {
			t.Fatal(err)
		}
		l.Close() // it does not wait for what never comes
	})
	never := make(chan struct{})
	if _, err := Open(t.Context(), Options{Paths: []string{"no such folder"}, Hold: never}); err == nil {
		t.Error("a path that cannot be opened is no error where reading is held back")
	}
	empty, err := Open(t.Context(), Options{FS: fstest.MapFS{}, Hold: never})
	if err != nil || empty.Wait() != nil {
		t.Errorf("an archive without files: %v", err)
	}
}
