package ingest

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"gongbao/model"
)

// fileOf is a file at path that holds content.
func fileOf(path, content string) File {
	return File{Path: path, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

func utf16Of(order binary.ByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		var pair [2]byte
		order.PutUint16(pair[:], u)
		b = append(b, pair[:]...)
	}
	return string(b)
}

// gb18030 is 嘉兴市总工会召开会议, three times.
var gb18030 = strings.Repeat("\xbc\xce\xd0\xcb\xca\xd0\xd7\xdc\xb9\xa4\xbb\xe1\xd5\xd9\xbf\xaa\xbb\xe1\xd2\xe9\n", 3)

func TestRead(t *testing.T) {
	const news = "Workers met\n\n工会开会。\n"
	for _, c := range []struct {
		name, path, content string
		text                string // "" for lost
		reason              string // the start of the problem's reason; "" for none
	}{
		{"text", "a.txt", news, news, ""},
		{"Markdown", "a.MD", news, news, ""},
		{"no extension", "notes", news, news, ""},
		{"a number is no extension", "report 2023.05", news, news, ""},
		{"words are no extension", "No. 5 of May", news, news, ""},
		{"byte order mark", "a.txt", "\ufeff" + news, news, ""},
		{"UTF-16LE", "a.txt", utf16Of(binary.LittleEndian, "\ufeff"+news+"😀"), news + "😀", ""},
		{"UTF-16BE", "a.txt", utf16Of(binary.BigEndian, "\ufeff"+news+"😀"), news + "😀", ""},
		{"UTF-16, broken", "a.txt", utf16Of(binary.LittleEndian, "\ufeff"+news) + "\x3d\xd8x", news + "\ufffd\ufffd", "2 broken UTF-16 characters"},
		{"UTF-16, unmarked", "a.txt", utf16Of(binary.LittleEndian, news), news, ""},
		{"empty", "a.txt", "", "", "empty"},
		{"blank", "a.txt", " \r\n\t\n", "", "empty: nothing but white space"},
		{"nothing that shows", "a.txt", "\u200b\u200b\n", "", "empty: nothing but characters that cannot be shown"},
		{"web page", "a.html", "<p>News</p><p>of the day", "News\n\nof the day", ""},
		{"web page without a tag", "a.html", news, news, ""},
		{"web page without text", "a.html", "<html><script>x</script>", "", "empty: a web page without text"},
		{"JSON without an article", "dir.d/a.json", "{\"a\": 1}\n", "{\"a\": 1}", "no article in it"},
		{"a format that is not read", "a.mht", "MIME-Version: 1.0\n", "", "not a format that gongbao reads (.mht)"},
		{"empty web page", "a.html", "", "", "empty"},
		{"picture", "a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", "", "not text: an image"},
		{"picture named as text", "a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", "not text: an image"},
		{"PDF", "a.pdf", "%PDF-1.7\n", "", "not text: a PDF"},
		{"zip", "a", "PK\x03\x04\x14\x00", "", "a damaged ZIP file"},
		{"gzip", "a.txt.gz", "\x1f\x8b\x08\x00", "", "damaged: unexpected EOF"},
		{"zeros", "a.txt", strings.Repeat("\x00", 100_000), "", "not text: binary data"},
		{"all bytes", "a.txt", allBytes(), "", "not text: binary data"},
		{"controls", "a.txt", strings.Repeat("\x01\x02a", 100), "", "not text: binary data"},
		{"a few NULs", "a.txt", "News\x00 of the\x00 day, long enough\n", "News of the day, long enough\n", "removed 2 control characters"},
		{"GB18030", "a.txt", gb18030, strings.Repeat("嘉兴市总工会召开会议\n", 3), ""},
		{"Latin-1", "a.txt", "Gewerkschaftsb\xfcro f\xfcr M\xe4nner\n", "Gewerkschaftsbüro für Männer\n", "read as windows-1252"},
		{"no charset", "a.txt", "\xff\x80\xfe\x81 \xff\xff\x90\x81", "", "not text in a charset that can be told"},
		{"few bad bytes", "a.txt", news + "caf\xe9", news + "caf\ufffd", "1 byte that is not UTF-8"},
		{"escapes", "a.txt", "\x1b[31mNews\x1b[0m\x07 today", "News today", "removed 2 escape sequences and 1 control character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, problems := Read(fileOf(c.path, c.content))
			checkRead(t, docs, problems)
			text := ""
			if len(docs) > 0 {
				text = docs[0].Text
			}
			if text != c.text {
				t.Errorf("text %q, want %q", text, c.text)
			}
			reason := ""
			if len(problems) > 0 {
				reason = problems[0].Reason
			}
			if !strings.HasPrefix(reason, c.reason) || c.reason == "" && reason != "" {
				t.Errorf("problem %q, want %q", reason, c.reason)
			}
		})
	}
}

func allBytes() string {
	var b strings.Builder
	for i := range 4096 {
		b.WriteByte(byte(i))
	}
	return b.String()
}

// checkRead checks what holds of every answer of Read: a path has documents or
// one problem that is Lost; documents are harmless, and no two have one place.
func checkRead(t *testing.T, docs []model.Document, problems []Problem) {
	t.Helper()
	if len(docs)+len(problems) == 0 {
		t.Error("neither a document nor a problem")
	}
	lost := map[string]bool{}
	for _, p := range problems {
		if p.Path == "" || p.Reason == "" || p.Lost && p.Hint == "" {
			t.Errorf("unhelpful problem %+v", p)
		}
		if one, _ := Sanitise(p.Path + p.Reason + p.Hint); one != p.Path+p.Reason+p.Hint || strings.Contains(one, "\n") {
			t.Errorf("harmful problem %+v", p)
		}
		if lost[p.Path] {
			t.Errorf("a lost file has more than one problem: %+v", problems)
		}
		lost[p.Path] = p.Lost
	}
	type place struct {
		path string
		n    int
	}
	seen := map[place]bool{}
	for _, d := range docs {
		if lost[d.Path] {
			t.Errorf("a document of %s, which is lost", d.Path)
		}
		if seen[place{d.Path, d.N}] {
			t.Errorf("two documents at %s, %d", d.Path, d.N)
		}
		seen[place{d.Path, d.N}] = true
		for _, s := range []string{d.Text, d.Title, d.Source, d.Byline, d.URL} {
			if same, rep := Sanitise(s); same != s || rep.Removed()+rep.Invalid > 0 {
				t.Errorf("%q is not sanitised", s)
			}
		}
		if strings.ContainsAny(d.Title+d.Source+d.Byline+d.URL, "\n\t") {
			t.Errorf("a field of several lines: %+v", d)
		}
		if strings.TrimSpace(d.Text) == "" {
			t.Errorf("a document without text: %+v", d)
		}
	}
}

func TestReadTwoProblems(t *testing.T) {
	docs, problems := Read(fileOf("a.txt", strings.Repeat("good text ", 30)+"\xff\x07"))
	if len(docs) != 1 || len(problems) != 2 || problems[0].Count != 1 || problems[1].Count != 1 {
		t.Fatalf("got %v, %+v", docs, problems)
	}
}

func TestReadTypedName(t *testing.T) {
	f := fileOf("notes.log", "News")
	if docs, _ := Read(f); len(docs) != 0 {
		t.Error("an unknown extension inside a folder was read")
	}
	f.typed = true
	if docs, _ := Read(f); len(docs) != 1 {
		t.Error("a typed path with an unknown extension was not read")
	}
	f.Path = "page.html"
	if docs, _ := Read(f); len(docs) != 1 || docs[0].Text != "News" {
		t.Error("a typed web page was not read")
	}
	f.Path = "page.eml"
	if docs, _ := Read(f); len(docs) != 0 {
		t.Error("a typed mail was read as plain text")
	}
}

func TestReadLimits(t *testing.T) {
	f := fileOf("a.txt", "0123456789")
	f.max = 9
	f.Size = 3 // it has grown since
	if _, problems := Read(f); len(problems) != 1 || problems[0].Reason != "too large: more than 9 bytes, which is the most that is read" {
		t.Errorf("got %+v", problems)
	}
	f.max = 10
	if docs, problems := Read(f); len(docs) != 1 {
		t.Errorf("a file of the largest size was not read: %+v", problems)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		open func() (io.ReadCloser, error)
		want string
	}{
		{"no right", func() (io.ReadCloser, error) { return nil, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission} }, "cannot be read: permission denied"},
		{"gone", func() (io.ReadCloser, error) { return nil, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist} }, "cannot be read: file does not exist"},
		{"breaks off", func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("abc"), iotest.ErrReader(errors.New("disk\x1b[31m on fire")))), nil
		}, `cannot be read: disk\x1b[31m on fire`},
	} {
		docs, problems := Read(File{Path: "a.txt", Open: c.open})
		if len(docs) != 0 || len(problems) != 1 || problems[0].Reason != c.want || !problems[0].Lost {
			t.Errorf("%s: got %v, %+v", c.name, docs, problems)
		}
	}
}

func TestReadInPieces(t *testing.T) {
	text := strings.Repeat("Workers met 工会开会。\n", 9000)
	for name, r := range map[string]io.Reader{"a byte at a time": iotest.OneByteReader(strings.NewReader(text)), "error with data": iotest.DataErrReader(strings.NewReader(text))} {
		docs, problems := Read(File{Path: "a.txt", Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }})
		if len(docs) != 1 || docs[0].Text != text || len(problems) != 0 {
			t.Errorf("%s: %d documents, %+v", name, len(docs), problems)
		}
	}
}

func TestHostileArticle(t *testing.T) {
	docs, problems := Read(fileOf("hostile.txt", hostile()))
	checkRead(t, docs, problems)
	if len(docs) != 1 || len(problems) != 1 {
		t.Fatalf("%d documents, %+v", len(docs), problems)
	}
	for _, s := range []string{"Title of a hostile article", "The first paragraph", "Behind an OSC without an end", "A line of a megabyte", "The last paragraph"} {
		if !strings.Contains(docs[0].Text, s) {
			t.Errorf("%q is gone", s)
		}
	}
	if strings.ContainsFunc(docs[0].Text, harmful) {
		t.Error("something harmful is left")
	}
}

// hostile is an article with everything that could harm a terminal.
func hostile() string {
	return "\x1b]0;owned\x07\x1b[2JTitle of a hostile article\x1b[31m\n\n" +
		"\x1b]52;c;cm0gLXJmIC8=\x07The first \u202eparagraph\u202c with \u2066isolates\u2069, \u200bnothing\u200d and \U000e0041tags.\n\n" +
		"NULs\x00\x00 and e" + strings.Repeat("\u0301", 100_000) + " heaps.\n\n" +
		"\x1bP1;2|\x1b\\\u009b5m\u0090\n\n\x1b]52;c;Behind an OSC without an end.\n\n" +
		"A line of a megabyte: " + strings.Repeat("long ", 1<<20/5) + "\n\n" +
		"The last paragraph.\x1b"
}

func TestBrokenExamples(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "broken")
	got := map[string]string{}
	for _, e := range must(os.ReadDir(dir)) {
		if e.IsDir() {
			continue
		}
		docs, problems := Read(fileOf(e.Name(), string(must(os.ReadFile(filepath.Join(dir, e.Name()))))))
		checkRead(t, docs, problems)
		got[e.Name()] = ""
		for _, p := range problems {
			got[e.Name()] += p.Reason
		}
	}
	for name, want := range map[string]string{
		"README.md":     "",
		"empty.txt":     "empty",
		"blank.txt":     "empty: nothing but white space",
		"binary.txt":    "not text: binary data",
		"picture.txt":   "not text: an image",
		"not-utf8.txt":  "",
		"few-bytes.txt": "read as windows-1252, which is a guess",
		"utf16.txt":     "",
		"hostile.txt":   "removed 7 escape sequences, 4 control characters, 4 direction overrides, 2 invisible characters, 1 tag character and 12 heaped combining marks",
		"letter.docx":   "", // the walk passes over it by its name; Read takes what it is given
	} {
		if reason, ok := got[name]; !ok || reason != want {
			t.Errorf("%s: %q, want %q", name, reason, want)
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"text", "\xff\xfea\x00", "\xfe\xff\x00a\xd8", gb18030, "\x00\x01", "PK\x03\x04", "\ufeff", allBytes()[:600]} {
		f.Add("a.txt", s)
	}
	f.Add("a.html", "x")
	f.Fuzz(func(t *testing.T, path, s string) {
		if path == "" {
			return
		}
		docs, problems := Read(fileOf(displayPath(path), s))
		if len(docs)+len(problems) > 0 { // a ZIP of hidden files has neither
			checkRead(t, docs, problems)
		}
	})
}
