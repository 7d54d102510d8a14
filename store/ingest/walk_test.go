package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tree writes files (name: content) and folders (name ending in /) under a new
// temporary folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			check(t, os.MkdirAll(full, 0o755))
			continue
		}
		check(t, os.MkdirAll(filepath.Dir(full), 0o755))
		check(t, os.WriteFile(full, []byte(content), 0o644))
	}
	return dir
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// walk returns the paths found, and the problems as "path: reason".
func walk(t *testing.T, o Options) (paths, problems []string) {
	t.Helper()
	err := Walk(context.Background(), o,
		func(f File) error { paths = append(paths, f.Path); return nil },
		func(p Problem) {
			if p.Hint == "" || !p.Lost {
				t.Errorf("a problem of the walk without hint or not lost: %+v", p)
			}
			problems = append(problems, p.Path+": "+p.Reason)
		})
	if err != nil {
		t.Fatal(err)
	}
	return paths, problems
}

func want(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", what, got, want)
	}
}

func TestWalkFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "b", "a.txt": "a", "2023/05/x.txt": "x", "工会/新闻.txt": "n", "empty/": "", "zero.txt": "",
		".git/config": "no", ".hidden.txt": "no", "2023/.cache/y.txt": "no", "noext": "yes",
	})
	paths, problems := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, "2023/05/x.txt", "a.txt", "b.txt", "noext", "zero.txt", "工会/新闻.txt")
	want(t, "problems", problems)
}

func TestWalkGivesSizeAndTimeAndOpens(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "Workers met"})
	n := 0
	check(t, Walk(context.Background(), Options{Paths: []string{dir}}, func(f File) error {
		n++
		if f.Size != 11 || f.Mod.IsZero() {
			t.Errorf("size %d, time %v", f.Size, f.Mod)
		}
		docs, problems := Read(f)
		if len(docs) != 1 || docs[0].Text != "Workers met" || docs[0].Path != "a.txt" || len(problems) > 0 {
			t.Errorf("read %+v, %+v", docs, problems)
		}
		return nil
	}, func(p Problem) { t.Error(p) }))
	if n != 1 {
		t.Errorf("%d files", n)
	}
}

func TestWalkTypedPaths(t *testing.T) {
	dir := tree(t, map[string]string{
		"x/news/a.txt": "1", "y/news/a.txt": "2", "z/news/a.txt": "3", "one.txt": "4", "w/one.txt": "5",
		".dot/in.txt": "6", ".dot/.not.txt": "no", ".note": "7", "news-2": "8",
	})
	in := func(p ...string) []string {
		for i := range p {
			if p[i] != "-" {
				p[i] = filepath.Join(dir, p[i])
			}
		}
		return p
	}
	for _, c := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a file", in("one.txt"), []string{"one.txt"}},
		{"a dot-file", in(".note"), []string{".note"}},
		{"a dot-folder", in(".dot"), []string{"in.txt"}},
		{"standard input", in("-"), []string{"stdin"}},
		{"a folder and a file", in("x", "one.txt"), []string{"x/news/a.txt", "one.txt"}},
		{"equal names", in("x/news", "y/news", "z/news", "news-2"), []string{"news/a.txt", "news-3/a.txt", "news-4/a.txt", "news-2"}},
		{"equal file names", in("one.txt", "w/one.txt"), []string{"one.txt", "one-2.txt"}},
		{"one path twice", in("x", "x/", "-", "-", "x/../x"), []string{"x/news/a.txt", "stdin"}},
		{"a folder inside another", in("x", "x/news"), []string{"x/news/a.txt"}},
		{"a folder around another", in("x/news", "x"), []string{"news/a.txt"}},
		{"a file of a folder", in("x/news/a.txt", "x"), []string{"a.txt"}},
		{"a folder, then its file", in("x", "x/news/a.txt"), []string{"x/news/a.txt"}},
	} {
		paths, problems := walk(t, Options{Paths: c.paths, Stdin: strings.NewReader("news")})
		want(t, c.name, paths, c.want...)
		want(t, c.name+", problems", problems)
	}
}

func TestWalkHere(t *testing.T) {
	dir := tree(t, map[string]string{"news/a.txt": "1", "b.txt": "2"})
	t.Chdir(filepath.Join(dir, "news"))
	paths, _ := walk(t, Options{Paths: []string{"."}})
	want(t, "the present folder", paths, "a.txt")
	paths, _ = walk(t, Options{Paths: []string{".", "../b.txt"}})
	want(t, "the present folder and a file", paths, "news/a.txt", "b.txt")
}

func TestWalkStdin(t *testing.T) {
	var docs int
	check(t, Walk(context.Background(), Options{Paths: []string{"-"}, Stdin: strings.NewReader("news")}, func(f File) error {
		d, problems := Read(f)
		if len(d) != 1 || d[0].Text != "news" || len(problems) > 0 {
			t.Errorf("read %+v, %+v", d, problems)
		}
		docs++
		return nil
	}, func(p Problem) { t.Error(p) }))
	if docs != 1 {
		t.Errorf("%d documents", docs)
	}
}

func TestWalkErrors(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "1", "b.txt": "2"})
	none := func(File) error { return nil }
	quiet := func(Problem) {}
	missing := filepath.Join(dir, "missing")
	err := Walk(context.Background(), Options{Paths: []string{dir, missing}}, func(File) error { t.Error("a file before the error"); return nil }, quiet)
	if err == nil || !strings.Contains(err.Error(), missing) || !strings.Contains(err.Error(), "no such file or folder") {
		t.Errorf("a missing path: %v", err)
	}
	stop := errors.New("stop")
	if err := Walk(context.Background(), Options{Paths: []string{dir}}, func(File) error { return stop }, quiet); err != stop {
		t.Errorf("an error of the callback: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Walk(ctx, Options{Paths: []string{dir}}, none, quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled walk: %v", err)
	}
	if err := Walk(ctx, Options{FS: os.DirFS(dir)}, none, quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled walk of an FS: %v", err)
	}
}

func TestWalkOversized(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "123456", "b.txt": "12345"})
	paths, problems := walk(t, Options{Paths: []string{dir}, MaxFile: 5})
	want(t, "paths", paths, "b.txt")
	want(t, "problems", problems, "a.txt: too large: 6 bytes, the most that is read is 5 bytes")
	_, problems = walk(t, Options{Paths: []string{filepath.Join(dir, "a.txt")}, MaxFile: 5})
	want(t, "problems of a typed file", problems, "a.txt: too large: 6 bytes, the most that is read is 5 bytes")
	_, problems = walk(t, Options{FS: os.DirFS(dir), MaxFile: 5})
	want(t, "problems of an FS", problems, "a.txt: too large: 6 bytes, the most that is read is 5 bytes")
}

func TestWalkFS(t *testing.T) {
	fsys := fstest.MapFS{
		"news/b.txt": {Data: []byte("b")}, "news/a.txt": {Data: []byte("a")}, ".hidden/x.txt": {Data: []byte("x")}, "top.txt": {Data: []byte("工会")},
		".dot": {Data: []byte("x")},
	}
	paths, problems := walk(t, Options{FS: fsys, Paths: []string{"/does/not/matter"}})
	want(t, "paths", paths, "news/a.txt", "news/b.txt", "top.txt")
	want(t, "problems", problems)
	check(t, Walk(context.Background(), Options{FS: fsys}, func(f File) error {
		r, err := f.Open()
		check(t, err)
		defer r.Close()
		if b, err := io.ReadAll(r); err != nil || int64(len(b)) != f.Size {
			t.Errorf("%s: %q, %v", f.Path, b, err)
		}
		return nil
	}, func(Problem) {}))
}

func TestDisplayPath(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2023/05/新闻 “a”.txt", "2023/05/新闻 “a”.txt"},
		{"a\x1b[31mb\n.txt", `a\x1b[31mb\x0a.txt`},
		{"a\xffb", `a\xffb`},
		{"a\u202eb\u200b\u0085", `a\u202eb\u200b\u0085`},
		{"a\U000e0041", `a\U000e0041`},
		{"e\u0301", "e\u0301"},
		{"a\ufffdb", "a\ufffdb"},
		{"a\xefb", `a\xefb`},
		{`a\xefb`, `a\x5cxefb`}, // not the one before
	} {
		if got := displayPath(c.in); got != c.want {
			t.Errorf("displayPath(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
