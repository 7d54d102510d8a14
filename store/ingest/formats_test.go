package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

// brief is a document on one line: its place, fields and text.
func brief(d model.Document) string {
	date := d.Published.String()
	if date != "" {
		date += "/" + d.Published.From.String()
	}
	return fmt.Sprintf("%s#%d | %s | %s | %s | %s | %s | %s", d.Path, d.N, d.Title, date, d.Source, d.Byline, d.URL, strings.ReplaceAll(d.Text, "\n", "⏎"))
}

// TestFormats reads the examples of testdata/formats as an archive.
func TestFormats(t *testing.T) {
	got, problems := map[string][]string{}, []string{}
	check(t, Walk(context.Background(), Options{Paths: []string{filepath.Join("..", "..", "testdata", "formats")}}, func(f File) error {
		docs, ps := Read(f)
		checkRead(t, docs, ps)
		for _, d := range docs {
			got[f.Path] = append(got[f.Path], brief(d))
		}
		for _, p := range ps {
			problems = append(problems, p.Path+": "+p.Reason)
		}
		return nil
	}, func(p Problem) { t.Error(p) }))
	const (
		boots  = `样例县总工会给快递员送雨靴 | 2023-07-12T09:30/meta | 样例工人报 |  | https://example.org/2023/07/12/yuxue.html | 首页 > 基层动态⏎⏎样例县总工会给快递员送雨靴⏎⏎来源：样例工人报  发布时间：2023-07-12 09:30⏎⏎　　七月的雨下了十天，样例县总工会把三百双雨靴送到快递站点，每双靴子里都放着一双干袜子。⏎⏎　　快递员说，袜子比靴子更让人高兴。⏎⏎责任编辑：样例⏎点击：12`
		school = `#0 | 样例市总工会开办夜校 | 2023-09-01T19:00/meta | 样例日报 | 张样例 | https://example.org/1 | 夜校开在公交总站二楼。⏎⏎第一课是修自行车。`
		second = ` | Second night at the night school | 2023-09-02T20:00/meta | Sample Daily | Ann Sample Ben Sample | https://example.org/2 | On the second night they learned to read a pay slip.`
	)
	for path, want := range map[string][]string{
		"page-gb2312.html":       {"page-gb2312.html#0 | " + boots},
		"page-big5.htm":          {"page-big5.htm#0 | 樣例總工會慰問碼頭工人 |  |  |  |  | 樣例總工會慰問碼頭工人⏎⏎2021年5月1日⏎⏎樣例總工會今天到碼頭慰問值班工人，送上熱湯和一張會員手繪的海港地圖，地圖上標出了每一處可以坐下來喝水的地方。"},
		"saved-page":             {"saved-page#0 | Dockers win a longer tea break | 2022-03-04T16:05/meta | Sample Union News | Ann Sample | https://example.org/news/tea-break.html | Dockers win a longer tea break⏎⏎The Sample Harbour Federation of Trade Unions signed an agreement on Friday that gives crane drivers five more minutes at four o’clock, long enough to climb down and back up."},
		"article.md":             {"article.md#0 | Lanterns for the night shift | 2024-02-24/meta | Sample Workers' Daily | Ben Sample, 样例 | https://example.org/lanterns | Lanterns for the night shift⏎⏎The Sample County Federation of Trade Unions hung forty lanterns along the road to the mill, so that nobody walks home in the dark.⏎"},
		"article-toml.md":        {"article-toml.md#0 | Forty lanterns, one year on | 2025-02-24/meta |  | Ben Sample |  | The lanterns still burn; the federation has added a bench under each of them.⏎"},
		"broken-front-matter.md": {"broken-front-matter.md#0 |  |  |  |  |  | ---⏎title: A letter⏎date 2024-02-24⏎---⏎The letter reached the union a year late and was answered the same day.⏎"},
		"articles.json":          {"articles.json" + school, "articles.json#1" + second},
		"articles.jsonl":         {"articles.jsonl" + school, "articles.jsonl#2" + second},
		"articles.jsonl.zst":     {"articles.jsonl.zst" + school, "articles.jsonl.zst#2" + second},
		"articles.csv": {
			"articles.csv#0 | 样例矿工会添置歌本 | 2019-05-01/meta | 样例矿工报 |  |  | 歌本共一百首，⏎其中三首是矿工自己写的。",
			"articles.csv#1 | 样例纱厂午休延长 | 2019-06-02/meta | 样例日报 |  |  | 午休从三十分钟延长到四十五分钟。",
		},
		"articles.tsv": {
			"articles.tsv#0 | A choir of welders | 2020-10-10/meta |  |  |  | The choir met under the crane and sang in tune.",
			"articles.tsv#1 | 焊工合唱团 | 2020-10-11/meta |  |  |  | 合唱团在吊车下排练。",
		},
		"feed.rss": {
			"feed.rss#0 | 样例区总工会设饮水点 | 2023-05-15T10:30/feed | 样例工会网 | 张样例 | https://example.org/a | 区总工会在路口设了二十个饮水点。⏎⏎水是温的。",
			"feed.rss#2 | Umbrellas & raincoats |  | Sample Daily |  | https://example.org/c | Two hundred umbrellas were lent.",
		},
		"feed.atom":       {"feed.atom#0 | A bench for drivers | 2022-06-02T08:00/feed | Sample Union News | Ann Sample | https://example.org/bench | Bus drivers asked for a bench.⏎⏎They got two."},
		"feed.json":       {"feed.json#0 | Kites over the yard | 2021-04-05T12:00/feed | Sample Union News | Ann Sample | https://example.org/jf | Shipwrights flew kites at noon."},
		"title-gbk.txt":   {"title-gbk.txt#0 |  |  |  |  |  | 样例县总工会召开困难职工帮扶工作推进会部署下一阶段任务安排"},
		"title-utf16.txt": {"title-utf16.txt#0 |  |  |  |  |  | 样例县总工会召开职工代表会议"},
		"quotes-1252.txt": {"quotes-1252.txt#0 |  |  |  |  |  | The federation’s café – “the warmest room in the yard” – reopened on Monday.⏎"},
		"mojibake.txt":    {"mojibake.txt#0 |  |  |  |  |  | 样例市总工会召开会议，传达学习“安全生产”精神。⏎2022年3月8日　来源：样例日报⏎"},
		"bundle.zip": {
			"bundle.zip/2023/a.txt#0 |  |  |  |  |  | Sample dockers met on the quay.⏎",
			"bundle.zip/2023/新闻.txt#0 |  |  |  |  |  | 样例码头工会开会。⏎",
			"bundle.zip/evil.txt#0 |  |  |  |  |  | Not above the archive.⏎",
			"bundle.zip/inner.zip/deep.jsonl#0 | One |  |  |  |  | First of two.",
			"bundle.zip/inner.zip/deep.jsonl#1 | Two |  |  |  |  | Second of two.",
		},
		"bundle.tar.gz": {
			"bundle.tar.gz/news/a.txt#0 |  |  |  |  |  | Sample welders met in the yard.⏎",
			"bundle.tar.gz/news/page.html#0 | " + boots,
			"bundle.tar.gz/news/a-2.txt#0 |  |  |  |  |  | The same name once more.⏎",
			"bundle.tar.gz/abs/b.txt#0 |  |  |  |  |  | Not at the root.⏎",
		},
		"article.txt.gz": {"article.txt.gz#0 |  |  |  |  |  | 样例工会读书会开讲。⏎"},
		"README.md":      nil,
	} {
		if docs := got[path]; want != nil && !slices.Equal(docs, want) {
			t.Errorf("%s\n got %s\nwant %s", path, strings.Join(docs, "\n     "), strings.Join(want, "\n     "))
		}
		delete(got, path)
	}
	for path := range got {
		t.Errorf("%s is not expected", path)
	}
	wantProblems := []string{
		"articles.jsonl: line 2: not valid JSON: unexpected end of JSON input (character 41 of the record)",
		"articles.jsonl: line 5: no text in it",
		"articles.jsonl.zst: line 2: not valid JSON: unexpected end of JSON input (character 41 of the record)",
		"articles.jsonl.zst: line 5: no text in it",
		"broken-front-matter.md: front matter, line 3: no key and colon in “date 2024-02-24”",
		"bundle.tar.gz: 1 link inside it, not followed",
		"bundle.zip/2023/logo.png: not text: an image",
		"feed.rss: line 6, entry 2: an entry that is not whole: <title> is not ended",
		"mojibake.txt: 35 characters repaired that had been read in a wrong charset (as in ÖÐ¹ú for 中国)",
		"quotes-1252.txt: read as windows-1252, which is a guess",
	}
	if !slices.Equal(problems, wantProblems) {
		t.Errorf("problems\n got %s\nwant %s", strings.Join(problems, "\n     "), strings.Join(wantProblems, "\n     "))
	}
}

// TestReadsSniffed reads every example under a name that says nothing, as
// through a pipe.
func TestReadsSniffed(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "formats")
	for _, e := range must(os.ReadDir(dir)) {
		raw := string(must(os.ReadFile(filepath.Join(dir, e.Name()))))
		f := fileOf(e.Name(), raw)
		named, _ := Read(f)
		f.Path, f.Size, f.typed = StdinPath, 0, true
		got, problems := Read(f)
		checkRead(t, got, problems)
		if e.Name() == "README.md" || strings.HasPrefix(e.Name(), "articles.csv") { // text; names in GBK
			continue
		}
		if len(got) != len(named) {
			t.Errorf("%s: %d documents as %s, %d by its name", e.Name(), len(got), StdinPath, len(named))
			continue
		}
		for i := range got {
			got[i].Path, named[i].Path = "", ""
			if got[i] != named[i] {
				t.Errorf("%s\n got %s\nwant %s", e.Name(), brief(got[i]), brief(named[i]))
			}
		}
	}
}

func TestOptions(t *testing.T) {
	f := fileOf("a.json", `[{"biaoti":"A title","neirong":"The text","meta":{"when":"2023-05-15"},"title":"not this"}]`)
	f.fields = map[string]string{"title": "biaoti", "text": "neirong", "date": "meta.when"}
	docs, problems := Read(f)
	checkRead(t, docs, problems)
	if want := "a.json#0 | A title | 2023-05-15/meta |  |  |  | The text"; len(docs) != 1 || brief(docs[0]) != want {
		t.Errorf("got %v, want %s", docs, want)
	}
	f = fileOf("a.csv", "biaoti;neirong\nA title;The text\n")
	f.fields = map[string]string{"title": "biaoti", "text": "neirong"}
	if docs, _ := Read(f); len(docs) != 1 || docs[0].Title != "A title" || docs[0].Text != "The text" {
		t.Errorf("got %+v", docs)
	}
	f = fileOf("a.txt", "\xa4\xa4")
	f.charset = "big5"
	if docs, _ := Read(f); len(docs) != 1 || docs[0].Text != "中" {
		t.Errorf("got %+v", docs)
	}
	f.charset = "gb18030"
	if docs, _ := Read(f); len(docs) != 1 || docs[0].Text != "い" {
		t.Errorf("got %+v", docs)
	}
	f = fileOf("a.txt", strings.Repeat("工会", 50))
	f.charset = "gb18030"
	if _, problems := Read(f); len(problems) != 1 || !strings.Contains(problems[0].Reason, "though it is UTF-8") {
		t.Errorf("UTF-8 read as GB18030 because the reader said so: %+v", problems)
	}
	for _, o := range []Options{{Charset: "klingon"}, {Fields: map[string]string{"titel": "x"}}} {
		if err := Walk(context.Background(), o, nil, nil); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

// TestBrokenRecords holds that what is whole loads, and that what is not is
// named with its place.
func TestBrokenRecords(t *testing.T) {
	const good = `{"title":"T","text":"Good."}`
	for _, c := range []struct {
		name, path, content string
		docs                int
		problem             string // in the first one
	}{
		{"JSON, a broken element", "a.json", "[" + good + ",\n{\"title\": nope},\n" + good + "]", 2, "line 2: not valid JSON"},
		{"JSON, an open string", "a.json", "[" + good + ",\n{\"title\": \"x},\n" + good + "\n]", 2, "line 2"},
		{"JSON, cut off", "a.json", "[" + good + ",\n" + good + ",\n{\"title\": \"x", 2, "line 3: a JSON record that does not end"},
		{"JSON, plain values among records", "a.json", "[" + good + ", 7, null]", 1, "line 1: a plain value"},
		{"JSON, stray ends", "a.json", "]}" + good + "}}]", 1, "line 1"},
		{"JSON, only numbers", "a.json", "[1,2,3]", 1, "line 1, record 1: a plain value"},
		{"JSON, nothing", "a.json", "{}", 1, "no article in it"},
		{"JSON lines under JSON's name", "a.json", good + "\n" + good, 2, ""},
		{"JSON under its lines' name", "a.jsonl", "[\n " + good + ",\n " + good + "\n]", 2, ""},
		{"JSON on several lines under its lines' name", "a.jsonl", "{\n\"title\":\"T\",\n\"text\":\"Good.\"}", 1, ""},
		{"JSON in GBK", "a.json", "[{\"\xb1\xea\xcc\xe2\":\"\xb9\xa4\xbb\xe1\xbf\xaa\xbb\xe1\",\"\xd5\xfd\xce\xc4\":\"\xd6\xb0\xb9\xa4\xb2\xce\xbc\xd3\"}]", 1, ""},
		{"a table without names", "a.csv", "1,2,3\n4,5,6\n", 1, "no article in it: no column"},
		{"a table with a lone quote", "a.csv", "title,text\na,\"b\nc,d\ne,f\n", 3, ""},
		{"a table with quotes inside", "a.csv", "title,text\nthe \"best\" day,x\nc,d\n", 2, ""},
		{"a row too long", "a.csv", "title,text\na,b,c,d\n", 1, ""},
		{"a row without text", "a.csv", "title,text,url\n,,http://x.org\nc,d\n", 1, "line 2: no text in it"},
		{"only names", "a.csv", "title,text\n", 1, "no article in it: nothing stands below"},
		{"a feed cut off", "a.rss", "<rss><channel><item><title>T</title></item><item><title>U</ti", 1, "line 1, entry 2: an entry that is not whole"},
		{"a feed with a bare ampersand", "a.rss", "<rss><channel><item><title>A & B &nbsp; &copy;</title></item></channel></rss>", 1, ""},
		{"a feed with a broken tag", "a.rss", "<rss><channel><item><title>T</title></item><item><x <y></item><item><title>V</title></item></channel></rss>", 2, "line 1, entry 2"},
		{"a feed without entries", "a.rss", "<rss><channel><title>T</title></channel></rss>", 0, "empty: a feed without entries"},
		{"XML of another kind", "a.xml", "<urlset><url>x</url></urlset>", 0, "XML, but neither a feed"},
		{"entities without end", "a.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>`, 1, ""},
		{"front matter without end", "a.md", "---\ntitle: x\n\nText of the day.\n", 1, "front matter, line 1: it is not closed"},
		{"front matter, an open quote", "a.md", "---\ntitle: \"x\n---\nText.\n", 1, "front matter, line 2, title: the quote is not closed"},
		{"front matter in bad TOML", "a.md", "+++\ntitle = x\n+++\nText.\n", 1, "front matter, line 2"},
		{"a line across the page", "a.md", "---\n\nText of the day.\n", 1, ""},
		{"only front matter", "a.md", "---\nweight: 5\n---\n", 0, "empty: nothing but front matter"},
	} {
		docs, problems := Read(fileOf(c.path, c.content))
		checkRead(t, docs, problems)
		reason := ""
		if len(problems) > 0 {
			reason = problems[0].Reason
		}
		if len(docs) != c.docs || !strings.HasPrefix(reason, c.problem) || c.problem == "" && reason != "" && !strings.HasPrefix(reason, "no article") {
			t.Errorf("%s: %d documents, want %d; problems %+v, want %q", c.name, len(docs), c.docs, problems, c.problem)
		}
	}
}

func TestManyBrokenRecords(t *testing.T) {
	docs, problems := Read(fileOf("a.jsonl", strings.Repeat("{\"title\"\n", 5000)+`{"title":"T"}`))
	if len(docs) != 1 || docs[0].N != 5000 || len(problems) != maxRecordProblems+1 || problems[maxRecordProblems].Count != 5000-maxRecordProblems {
		t.Errorf("%d documents, %d problems, the last %+v", len(docs), len(problems), problems[len(problems)-1])
	}
}

// TestMarkdown holds what of Markdown goes and what stays.
func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"# A\n\nText":              "A\n\nText",
		"A\n===\nText":             "A\n\nText",
		"#no heading":              "#no heading",
		"**a** __b__ *c* 2 * 3 **": "a b *c* 2 * 3 **",
		"![pic](x.png) [l](u) [x]": "pic l [x]",
		"> quoted\n> > twice":      "quoted\ntwice",
		"```\n# code **x**\n```":   "\n# code **x**\n",
		`\*a\* snake_case_name`:    "*a* snake_case_name",
		"- item\n1. item":          "- item\n1. item",
		"**[a](b) c**":             "a c",
	} {
		if got := unmarked(in); got != want {
			t.Errorf("unmarked(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestSavedPages holds that the folder beside a saved page is no part of the
// archive, and that any other of such a name is.
func TestSavedPages(t *testing.T) {
	dir := tree(t, map[string]string{"a.html": "<p>a", "a_files/x.js": "x", "a_files/f.html": "ad", "b_files/y.txt": "y", "c.HTM": "<p>c", "c.files/z.css": "z"})
	paths, problems := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, "a.html", "b_files/y.txt", "c.HTM")
	want(t, "problems", problems)
}
