package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fuzzAs reads anything as the format of a path, from examples of it and from
// what is broken in it. What checkRead says holds of every answer.
func fuzzAs(f *testing.F, path string, broken ...string) {
	dir := filepath.Join("..", "..", "testdata", "formats")
	for _, e := range must(os.ReadDir(dir)) {
		if extension(e.Name()) == extension(path) {
			f.Add(string(must(os.ReadFile(filepath.Join(dir, e.Name())))))
		}
	}
	for _, s := range broken {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		docs, problems := Read(fileOf(path, s))
		checkRead(t, docs, problems)
	})
}

func FuzzWebPage(f *testing.F) {
	fuzzAs(f, "a.html", "<meta charset=gbk>\xb9\xa4", "<p>&#27;[31m&#x202e;", "<title>\x1b</title>x", "no tag\x00")
}

func FuzzJSON(f *testing.F) {
	fuzzAs(f, "a.json", "[{", "]}{[", `{"a":{"a":[[[{}]]]}}`, "\"\n\"\n", `{"title":"\u001b[31m\u202e"}`, "[1,{}", "{\"a\":\"\n{", "\x0f\n  ")
}

func FuzzJSONLines(f *testing.F) {
	fuzzAs(f, "a.jsonl", "{\n", "{}\n{\"title\":7}\n[[{\"text\":\"x\"}]]", "\xff\xfe{\x00}\x00", "\x0f\n  ", "{\"title\":\"\xb9\xa4\xbb\xe1\"}")
}

func FuzzTable(f *testing.F) {
	fuzzAs(f, "a.csv", "title,text\n\"\"\"", "title;text\n\"a;b\nc;d", "a\n", "title\ttext\n\t\n", strings.Repeat("title,", 9)+"\n\"")
}

func FuzzFeed(f *testing.F) {
	for _, name := range []string{"feed.rss", "feed.atom"} {
		f.Add(string(must(os.ReadFile(filepath.Join("..", "..", "testdata", "formats", name)))))
	}
	fuzzAs(f, "a.xml", "<item><title/>", "<entry><entry>", "<item><a:b></c></item>", "<rss>&#27;<item><title>&#x202e;x", "<?xml encoding='big5'?><item><", "<!DOCTYPE a [<!ENTITY b 'c'>]><item>&b;")
}

func FuzzMarkdown(f *testing.F) {
	fuzzAs(f, "a.md", "---\n: x\n---\n", "+++\n=\n+++", "---\na: |\n  b\n---", "![[]](", "**__**", "# \n", "---\ntitle: \"\\\"\n---\n", "```\n")
}

// FuzzSniffed reads anything under a name that says nothing.
func FuzzSniffed(f *testing.F) {
	f.Add("<html>x")
	fuzzAs(f, "saved-page", "title,text\na,b\n", "{\"title\":\"x\"}", "---\ntitle: x\n---\ny", "<?xml?><rss><item><title>x", "\x1f\x8b\x08")
}
