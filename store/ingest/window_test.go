package ingest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/ingest/charset"
)

// readSo reads records in stretches of a size, or whole.
func readSo(f format, text string, stretch int) ([]model.Document, []Problem) {
	r := &reading{f: File{Path: "a"}, max: DefaultMaxFile}
	it := item{path: "a", name: "a"}
	decoded, _, _ := decodeText(text, charset.Hints{Declared: charset.Declared(text)})
	w := &window{text: decoded}
	if stretch > 0 {
		n := min(len(text), stretch)
		in := input{head: []byte(text[:n]), look: text[:n], rest: strings.NewReader(text[n:])}
		w = r.inStretches(it, in, charset.Declared(text))
		w.stretch, w.keep = stretch, 4*stretch
	}
	switch f {
	case formatJSON:
		r.json(it, w)
	case formatTable:
		r.table(it, w)
	default:
		r.feed(it, w)
	}
	return r.keptDocs, r.keptProblems
}

// TestStretches holds that it makes no difference in what stretches a file is
// read.
func TestStretches(t *testing.T) {
	sample := func(name string) string {
		return string(must(os.ReadFile(filepath.Join("..", "..", "testdata", "formats", name))))
	}
	entry := func(i int) string {
		return fmt.Sprintf("<item><title>T%d</title><description>Text\nof <![CDATA[<p>%d]]></description></item>\n", i, i)
	}
	feed := "<rss><channel><title>Daily</title>\n" + entry(1) + entry(2) + "<item><title>broken</title><description>x</item>\n" + entry(3) + entry(4) + "</channel></rss>\n"
	for _, c := range []struct {
		f    format
		text string
	}{
		{formatTable, sample("articles.csv")}, {formatJSON, sample("articles.json")},
		{formatJSON, sample("feed.json")}, {formatXML, sample("feed.rss")}, {formatXML, sample("feed.atom")}, {formatXML, feed},
		{formatTable, "title,text\nA,\"one\n\ntwo\"\nB,x\n\n\n\"C \"\"q\"\"\",\"y\nz\"\nD\nE,last"},
		{formatTable, "title,text\nA,x\nB,\"never ended\nC,y\nD,z\n"}, {formatTable, "a,b\n1,2\n3,4\n"}, {formatTable, "title,text\n"},
		{formatJSON, "[\n{\"title\":\"A\",\n\"text\":\"x [ { \\\" \"},\n{\"title\":\"B\"}\n,{bad}, {\"title\":\"C\"}\n]\n[ {\"title\":\"D\"} ]"},
		{formatJSON, "{\"title\":\"A\"}\n{\"title\":\"B\"\n{\"title\":\"C\"}\n"}, {formatJSON, "[1, 2, 3]"}, {formatJSON, "{\"articles\": [\n{\"title\":\"A\"},\n{\"title\":\"B\"}\n]}"},
		{formatJSON, "[{\"title\":\"工会\",\"text\":\"职工之家，工会驿站。\"}, {\"title\":\"总工会\"}]"},
	} {
		docs, problems := readSo(c.f, c.text, 0)
		for _, size := range []int{16, 50, 333, 4096} {
			gotDocs, gotProblems := readSo(c.f, c.text, size)
			if !reflect.DeepEqual(gotDocs, docs) {
				t.Errorf("%.40q by %d:\n got %+v\nwant %+v", c.text, size, gotDocs, docs)
			}
			// A file that is done with cannot be shown as a page any more.
			if !reflect.DeepEqual(gotProblems, problems) && len(docs) > 0 && docs[0].Text != c.text {
				t.Errorf("%.40q by %d:\n got %+v\nwant %+v", c.text, size, gotProblems, problems)
			}
		}
	}
}

func FuzzStretches(f *testing.F) {
	f.Add(uint8(0), uint8(20), "title,text\nA,\"one\ntwo\"\nB,x\n")
	f.Add(uint8(1), uint8(9), "[{\"title\":\"A\"},\n{\"title\":\"B\"}]")
	f.Add(uint8(2), uint8(30), "<rss><item><title>A</title></item>\n<item><title>B</title></item></rss>")
	f.Fuzz(func(t *testing.T, kind, size uint8, text string) {
		text, _ = Sanitise(text)
		docs, problems := readSo([]format{formatTable, formatJSON, formatXML}[kind%3], text, 8+int(size))
		for _, d := range docs {
			if strings.TrimSpace(d.Text) == "" {
				t.Errorf("no text in %+v", d)
			}
		}
		if len(docs)+len(problems) == 0 && strings.TrimSpace(text) != "" {
			t.Error("neither a document nor a problem")
		}
	})
}

// endless gives a file of records, n bytes or a little more of them.
type endless struct {
	head, record, tail string
	n                  int64
	buf                string
}

func (e *endless) Read(p []byte) (int, error) {
	for len(e.buf) == 0 {
		switch {
		case e.head != "":
			e.buf, e.head = e.head, ""
		case e.n > 0:
			e.buf, e.n = e.record, e.n-int64(len(e.record))
		case e.tail != "":
			e.buf, e.tail = e.tail, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, e.buf)
	e.buf = e.buf[n:]
	return n, nil
}

// TestMemory holds that a file of records takes no more memory the larger it is.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("files of gigabytes are read")
	}
	long := strings.Repeat("a sentence of a long text, ", 400)
	for _, c := range []struct {
		name string
		e    endless
	}{
		{"a.jsonl", endless{record: `{"title":"T","text":"` + long + "\"}\n"}},
		{"a.json", endless{head: "[", record: `{"title":"T","text":"` + long + "\"},", tail: `{"title":"T","text":"x"}]`}},
		{"a.csv", endless{head: "title,text\n", record: "T,\"" + long + "\n" + long + "\"\n"}},
		{"a.rss", endless{head: "<rss><channel><title>D</title>", record: "<item><title>T</title><description>" + long + "</description></item>\n", tail: "</channel></rss>"}},
	} {
		c.e.n = 16 << 20
		f := File{Path: c.name, Open: func() (io.ReadCloser, error) { return io.NopCloser(&c.e), nil }}
		n, most := 0, uint64(0)
		err := Each(f, func(model.Document) error {
			if n++; n%100 == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
			return nil
		}, func(p Problem) { t.Errorf("%s: %+v", c.name, p) })
		t.Logf("%s: %d MB", c.name, most>>20)
		if err != nil || n < 700 || most > 10<<20 {
			t.Errorf("%s: %d documents, %d MB at most, %v", c.name, n, most>>20, err)
		}
	}
}

// TestBreaksOff holds that a file which cannot be read to its end keeps what is
// before, and says so.
func TestBreaksOff(t *testing.T) {
	text := "title,text\n" + strings.Repeat("T,"+strings.Repeat("words ", 50)+"\n", 2000)
	open := func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader(text), broken{})), nil
	}
	docs, problems := Read(File{Path: "a.csv", Open: open})
	if len(docs) != 2000 || len(problems) != 1 || problems[0].Lost || !strings.Contains(problems[0].Reason, "breaks off") {
		t.Errorf("%d documents, %+v", len(docs), problems)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }
