package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"gongbao/model"
)

// zipOf packs names and contents, in turns.
func zipOf(members ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		io.WriteString(must(z.Create(members[i])), members[i+1])
	}
	z.Close()
	return b.String()
}

func tarOf(members ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: members[i], Size: int64(len(members[i+1])), Mode: 0o644}); err != nil {
			panic(err)
		}
		io.WriteString(w, members[i+1])
	}
	w.Close()
	return b.String()
}

func gzipOf(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func zstdOf(s string) string {
	e := must(zstd.NewWriter(nil))
	return string(e.EncodeAll([]byte(s), nil))
}

// raw packs data that is already compressed, under n names.
func rawZip(n int, h zip.FileHeader, data string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		f := h
		f.Name = strings.Repeat("d/", i%3) + "f" + string(rune('a'+i%26)) + ".txt"
		io.WriteString(must(z.CreateRaw(&f)), data)
	}
	z.Close()
	return b.String()
}

func TestUnpack(t *testing.T) {
	const news = "Workers met\n"
	deflated := zipOf("a.txt", strings.Repeat("x", 1<<20))
	body := deflated[30+len("a.txt") : strings.Index(deflated, "PK\x07\x08")]
	marked := strings.Repeat("x", 257) + "ustar" + strings.Repeat(" workers met", 99)
	for _, c := range []struct {
		name, path, content string
		paths               []string // of the documents
		problem             string   // "path: reason" begins so
	}{
		{"ZIP", "a.zip", zipOf("x/a.txt", news, "b.md", news), []string{"a.zip/x/a.txt", "a.zip/b.md"}, ""},
		{"ZIP under another name", "a", zipOf("a.txt", news), []string{"a/a.txt"}, ""},
		{"tar", "a.tar", tarOf("x/a.txt", news, "x/", ""), []string{"a.tar/x/a.txt"}, ""},
		{"tar, gzip", "a.tgz", gzipOf(tarOf("a.txt", news)), []string{"a.tgz/a.txt"}, ""},
		{"tar, Zstandard", "a.tar.zst", zstdOf(tarOf("a.txt", news)), []string{"a.tar.zst/a.txt"}, ""},
		{"gzip", "a.txt.gz", gzipOf(news), []string{"a.txt.gz"}, ""},
		{"Zstandard", "a.md.zst", zstdOf(news), []string{"a.md.zst"}, ""},
		{"several gzip streams", "a.gz", gzipOf(news) + gzipOf(news), []string{"a.gz"}, ""},
		{"gzip in ZIP in tar", "a.tar", tarOf("b.zip", zipOf("c.txt.gz", gzipOf(news))), []string{"a.tar/b.zip/c.txt.gz"}, ""},
		{"three deep", "a.zip", zipOf("b.zip", zipOf("c.tar", tarOf("d.txt", news))), []string{"a.zip/b.zip/c.tar/d.txt"}, ""},
		{"four deep", "a.zip", zipOf("b.zip", zipOf("c.tar", tarOf("d.zip", zipOf("e.txt", news)))), nil, "a.zip/b.zip/c.tar/d.zip: packed too deep"},
		{"gzip three times over", "a.gz", gzipOf(gzipOf(gzipOf(news))), nil, "a.gz: compressed more than 2 times over"},
		{"an empty ZIP", "a.zip", zipOf(), nil, "a.zip: empty: an archive without files"},
		{"an empty tar", "a.tar", tarOf(), nil, "a.tar: empty: an archive without files"},
		{"an empty member", "a.zip", zipOf("a.txt", ""), nil, "a.zip/a.txt: empty"},
		{"a ZIP cut off", "a.zip", zipOf("a.txt", news)[:60], nil, "a.zip: a damaged ZIP file"},
		{"a tar cut off", "a.tar", tarOf("a.txt", news, "b.txt", strings.Repeat(news, 99))[:1700], []string{"a.tar/a.txt"}, "a.tar/b.txt: damaged: unexpected EOF"},
		{"text with a tar's mark in it", "a.txt", marked, []string{"a.txt"}, ""},
		{"the same without a name", "a", marked, []string{"a"}, ""},
		{"tar under another name", "a", tarOf("a.txt", news), []string{"a/a.txt"}, ""},
		{"tar of another name of bytes", "a", tarOf("安徽.txt", news), []string{"a/安徽.txt"}, ""},
		{"a tar that is none", "a.tar", strings.Repeat("not a tar ", 99), nil, "a.tar: a damaged or foreign tar file"},
		{"a gzip cut off", "a.txt.gz", gzipOf(strings.Repeat(news, 9))[:20], nil, "a.txt.gz: damaged: unexpected EOF"},
		{"a gzip with a wrong sum", "a.txt.gz", gzipOf(news)[:len(gzipOf(news))-8] + "\x01\x02\x03\x04\x0c\x00\x00\x00", nil, "a.txt.gz: damaged: gzip:"},
		{"Zstandard broken", "a.zst", "\x28\xb5\x2f\xfd\xff\xff\xff", nil, "a.zst: damaged: "},
		{"encrypted", "a.zip", rawZip(1, zip.FileHeader{Method: zip.Deflate, Flags: 1, UncompressedSize64: 9}, "xxxxxxxxx"), nil, "a.zip/fa.txt: encrypted"},
		{"an unknown method", "a.zip", rawZip(1, zip.FileHeader{Method: 14, UncompressedSize64: 9}, "xxxxxxxxx"), nil, "a.zip/fa.txt: compressed by a method that is not read (14)"},
		{"a wrong sum", "a.zip", rawZip(1, zip.FileHeader{Method: zip.Store, CRC32: 1, UncompressedSize64: 9, CompressedSize64: 9}, "xxxxxxxxx"), nil, "a.zip/fa.txt: damaged: zip: checksum error"},
		{"an office document", "a.docx", zipOf("word/document.xml", "<x/>"), nil, "a.docx: not text: an office document"},
		{"names twice", "a.zip", zipOf("a.txt", news, "a.txt", news, "a-2.txt", news, "./a.txt", news), []string{"a.zip/a.txt", "a.zip/a-2.txt", "a.zip/a-2-2.txt", "a.zip/a-3.txt"}, ""},
		{"looks of a saved page", "a.zip", zipOf("p.html", "<p>x", "p_files/a.css", "x", "p_files/t.txt", news), []string{"a.zip/p.html", "a.zip/p_files/t.txt"}, ""},
		{"a lie about its size", "a.zip", rawZip(1, zip.FileHeader{Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(bytes.Repeat([]byte("x"), 1<<20)), CompressedSize64: uint64(len(body)), UncompressedSize64: 10}, body), nil, "a.zip/fa.txt: damaged: "},
	} {
		docs, problems := Read(fileOf(c.path, c.content))
		checkRead(t, docs, problems)
		var paths []string
		for _, d := range docs {
			paths = append(paths, d.Path)
		}
		want(t, c.name, paths, c.paths...)
		got := ""
		if len(problems) > 0 {
			got = problems[0].Path + ": " + problems[0].Reason
		}
		if !strings.HasPrefix(got, c.problem) || c.problem == "" && got != "" {
			t.Errorf("%s: problem %q, want %q", c.name, got, c.problem)
		}
	}
}

// TestBombs holds that what unpacks without end is stopped, soon, and said.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("half a gigabyte is unpacked")
	}
	const mb = 1 << 20
	plain := strings.Repeat("x", mb)
	packed := zipOf("a.txt", plain)
	body := packed[30+len("a.txt") : strings.Index(packed, "PK\x07\x08")]
	many := rawZip(300, zip.FileHeader{Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(plain)), CompressedSize64: uint64(len(body)), UncompressedSize64: mb}, body)
	zeros := strings.Repeat("\x00", 80*mb)
	for _, c := range []struct {
		name, path, content string
		max                 int64
		problem             string
	}{
		{"a ZIP of many", "a.zip", many, DefaultMaxFile, "a.zip: unpacks to over 200 times its size"},
		{"a member above the largest size", "a.zip", packed, mb - 1, "a.zip/a.txt: too large: 1 MB"},
		{"gzip", "a.txt.gz", gzipOf(strings.Repeat("x", 70*mb)), DefaultMaxFile, "a.txt.gz: too large: more than 64 MB"},
		{"gzip of zeros", "a.txt.gz", gzipOf(zeros), DefaultMaxFile, "a.txt.gz: not text: binary data"},
		{"a line of JSON", "a.jsonl.gz", gzipOf(zeros), DefaultMaxFile, ""},
		{"Zstandard", "a.jsonl.zst", zstdOf(strings.Repeat("x", 80*mb)), DefaultMaxFile, "a.jsonl.zst: unpacks to over 200 times its size"},
		{"tar", "a.tar.gz", gzipOf(tarOf("a.txt", zeros)), DefaultMaxFile, "a.tar.gz/a.txt: too large: 80 MB"},
		{"a bomb in a bomb", "a.zip", zipOf("b.zip", many), DefaultMaxFile, "a.zip: unpacks to over 200 times its size"},
	} {
		f := fileOf(c.path, c.content)
		f.max = c.max
		var docs, size int
		var problems []Problem
		check(t, Each(f, func(d model.Document) error { docs++; size += len(d.Text); return nil }, func(p Problem) { problems = append(problems, p) }))
		got := ""
		if len(problems) > 0 {
			got = problems[0].Path + ": " + problems[0].Reason
		}
		if !strings.HasPrefix(got, c.problem) || len(problems) > 2 || len(problems) == 0 {
			t.Errorf("%s: %d problems, the first %q, want %q", c.name, len(problems), got, c.problem)
		}
		if size > 2*ratioFrom {
			t.Errorf("%s: %d bytes came out", c.name, size)
		}
	}
}

func TestMemberName(t *testing.T) {
	for in, want := range map[string]string{
		"a/b.txt": "a/b.txt", "/etc/passwd": "etc/passwd", "../../x": "x", `..\..\x`: "x", `C:\news\a.txt`: "news/a.txt", "a//b/./c": "a/b/c", "..": "", "": "",
		"a\x1b[31mb": `a\x1b[31mb`, "a\u202eb": `a\u202eb`, "\xd0\xc2\xce\xc5/\xb9\xa4\xbb\xe1.txt": "新闻/工会.txt", "新闻.txt": "新闻.txt", "a\nb": `a\x0ab`,
	} {
		if got := memberName(in, true, ""); got != want {
			t.Errorf("memberName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := memberName(strings.Repeat("工", 5000), true, ""); len(got) > 2*maxName {
		t.Errorf("a name of %d bytes", len(got))
	}
}

// TestEach holds that documents come one by one and that the taker can stop.
func TestEach(t *testing.T) {
	stop := errors.New("enough")
	f := fileOf("a.zip", zipOf("a.jsonl", strings.Repeat("{\"title\":\"T\"}\n", 100), "b.txt", "never"))
	n := 0
	err := Each(f, func(model.Document) error {
		if n++; n == 3 {
			return stop
		}
		return nil
	}, func(p Problem) { t.Error(p) })
	if err != stop || n != 3 {
		t.Errorf("%d documents, %v", n, err)
	}
}

// TestLargePieces holds that files which are read piece by piece may be larger
// than the largest piece, from disk, in a pipe and out of the walk.
func TestLargePieces(t *testing.T) {
	line := `{"title":"T","text":"` + strings.Repeat("long ", 100) + "\"}\n"
	dir := tree(t, map[string]string{
		"a.jsonl": strings.Repeat(line, 200), "b.zip": zipOf("1.txt", strings.Repeat("a", 900), "2.txt", "b") + "", "c.json": strings.Repeat(" ", 2000) + "[]",
	})
	docs := 0
	var problems []string
	check(t, Walk(t.Context(), Options{Paths: []string{dir}, MaxFile: 1000}, func(f File) error {
		d, p := Read(f)
		docs += len(d)
		for _, p := range p {
			problems = append(problems, p.Path+": "+p.Reason)
		}
		return nil
	}, func(p Problem) { problems = append(problems, p.Path+": "+p.Reason) }))
	if docs != 202 {
		t.Errorf("%d documents", docs)
	}
	want(t, "problems", problems, "c.json: too large: more than 1000 bytes, which is the most that is read")
	f := fileOf("stdin", string(must(os.ReadFile(filepath.Join(dir, "b.zip")))))
	if docs, problems := Read(f); len(docs) != 2 || len(problems) > 0 {
		t.Errorf("through a pipe: %v, %+v", docs, problems)
	}
	f.max = 200
	if _, problems := Read(f); len(problems) != 1 || !strings.Contains(problems[0].Reason, "in a pipe may have 200 bytes") {
		t.Errorf("too large for a pipe: %+v", problems)
	}
}

func FuzzUnpack(f *testing.F) {
	for _, s := range []string{zipOf("a.txt", "x", "b/c.html", "<p>y"), tarOf("a.txt", "x"), gzipOf(tarOf("a.txt", "x")), zstdOf("text"), zipOf("b.zip", zipOf("c.jsonl", `{"title":"T"}`))} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file := fileOf("a", s)
		file.max = 1 << 20
		docs, problems := Read(file)
		if len(docs)+len(problems) > 0 { // a ZIP of hidden files has neither
			checkRead(t, docs, problems)
		}
	})
}
