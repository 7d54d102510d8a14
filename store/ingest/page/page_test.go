package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongbao/model"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blocks", "<h1>Title</h1><p>One</p><p>Two<br>Three</p><div>Four</div><div>Five</div>", "Title\n\nOne\n\nTwo\nThree\n\nFour\nFive"},
		{"lists and tables", "<ul><li>a<li>b</ul><table><tr><td>1</td><td>2</td></tr><tr><td>3</table>x", "a\nb\n\n1\n2\n3\n\nx"},
		{"white space", "  <p> a \n  b\t<b> c</b>d <i>e</i></p>  ", "a b cd e"},
		{"a line broken inside Chinese", "<p>嘉兴市\n   总工会\n召开 会议</p>", "嘉兴市总工会召开 会议"},
		{"spaces that stay", "<p>&nbsp;&nbsp;来源：中工网&nbsp;&nbsp;&nbsp;2023&nbsp;</p>", "来源：中工网   2023"},
		{"entities", "a &amp; b &lt;c&gt; &#24037;&#x4f1a; &ldquo;x&rdquo; &hellip;", "a & b <c> 工会 “x” …"},
		{"what does not show", "a<script>x<p></script><style>p{}</style><noscript>no</noscript><template><p>t</p></template><svg><text>s</text></svg><!-- c --><iframe>f</iframe>b", "ab"},
		{"a template without end", "a<template><p>kept", "a\n\nkept"},
		{"self-closed svg", "a<svg/>b</svg>c", "abc"},
		{"pre", "<pre>one\n  two\n\nthree</pre>four", "one\ntwo\n\nthree\n\nfour"},
		{"pronunciation", "<ruby>區<rt>qū</rt></ruby><ruby>總<rp>(</rp><rt>zǒng</rt><rp>)</rp></ruby>會", "區(qū)總(zǒng)會"},
		{"no tags", "plain text\nof lines", "plain text of lines"},
		{"links", `<a href="x">One</a> <a>Two</a>`, "One Two"},
		{"unclosed everything", "<div><p>a<table><tr><td>b<p>c", "a\n\nb\n\nc"},
		{"end tags only", "a</p></div></pre></h1>b", "a\n\nb"},
		{"title left out", "<title>T</title>text", "text"},
		{"a title without end", "<title>" + strings.Repeat("word ", 2000), strings.TrimSpace(strings.Repeat("word ", 2000))},
		{"text area", "<textarea>a\nb</textarea>c", "a\nb\nc"},
		{"empty", "", ""},
	} {
		if got := Text(c.in); got != c.want {
			t.Errorf("%s: Text(%.80q)\n got %.200q\nwant %.200q", c.name, c.in, got, c.want)
		}
	}
}

func TestParseMeta(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     Page // without its text
		date     string
	}{
		{"nothing", "<p>The union met</p>", Page{}, ""},
		{"a government site", `<title>省总工会召开全委会_安徽省总工会</title><meta name="ArticleTitle" content="省总工会召开全委会"><meta name="PubDate" content="2023-05-15 10:30"><meta name="ContentSource" content="样例工人报"><meta name="Author" content="张三"><p>x</p>`,
			Page{Title: "省总工会召开全委会", Source: "样例工人报", Byline: "张三"}, "2023-05-15T10:30"},
		{"Open Graph", `<meta property="og:title" content="Union meets in Lu'an"><meta property="og:site_name" content="Sample Daily"><meta property="article:published_time" content="2023-05-15T10:30:00+08:00"><meta property="og:url" content="https://example.org/a?b=1&amp;c=2">`,
			Page{Title: "Union meets in Lu'an", URL: "https://example.org/a?b=1&c=2"}, "2023-05-15T10:30"},
		{"canonical", `<link rel="canonical" href="https://example.org/x"><link rel=canonical href="javascript:x">`, Page{URL: "https://example.org/x"}, ""},
		{"linked data", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},{"@type":"NewsArticle","headline":"A meeting was held","datePublished":"2023-05-15","author":[{"@type":"Person","name":"Li Si"},{"name":"王五"}],"publisher":{"name":"Sample Daily"},"mainEntityOfPage":{"@id":"https://example.org/ld"}}]}</script>`,
			Page{Title: "A meeting was held", Source: "Sample Daily", Byline: "Li Si, 王五", URL: "https://example.org/ld"}, "2023-05-15"},
		{"linked data of a list", `<script type="application/ld+json">[{"@type":"Article","headline":"First article here","datePublished":"2023-05-15"},{"@type":"Article","headline":"Second"}]</script>`, Page{}, ""},
		{"broken linked data", `<script type="application/ld+json">{"@type":"Article",</script><p>x</p>`, Page{}, ""},
		{"raw line ends in linked data", "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"A meeting\nwas held\"}</script>", Page{Title: "A meeting was held"}, ""},
		{"Baidu's", `<script type="application/ld+json">{"@id":"http://example.org/b","title":"市总工会召开会议","pubDate":"2017-12-25T15:20:30"}</script>`, Page{Title: "市总工会召开会议", URL: "http://example.org/b"}, "2017-12-25T15:20"},
		{"saved by a browser", "<!-- saved from url=(0026)http://example.org/news.htm --><title>The union met today</title>", Page{Title: "The union met today", URL: "http://example.org/news.htm"}, ""},
		{"saved by SingleFile", "<!--\n Page saved with SingleFile \n url: https://example.org/s \n saved date: Mon -->x", Page{URL: "https://example.org/s"}, ""},
		{"not persons", `<meta name=author content="zgh"><meta name=author content="https://x.org"><meta name=author content="某某科技有限公司">`, Page{}, ""},
		{"not dates", `<meta name=date content="today"><meta name=pubdate content="">`, Page{}, ""},
		{"a time element", `<time pubdate datetime="2023-05-15">May</time>`, Page{}, "2023-05-15"},
		{"any time element is not it", `<time datetime="2023-05-15">May</time>`, Page{}, ""},
		{"a modified date is not it", `<meta property="article:modified_time" content="2023-05-15">`, Page{}, ""},
		{"hostile addresses", `<link rel=canonical href="file:///etc/passwd"><meta property=og:url content="http://x y">`, Page{}, ""},
	} {
		p := Parse(c.in)
		date := p.Published
		p.Text, p.Published = "", model.Date{}
		if p != c.want || date.String() != c.date || (date.From == model.FromMeta) != (c.date != "") {
			t.Errorf("%s:\n got %+v %v\nwant %+v %v", c.name, p, date, c.want, c.date)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"printed on the page", "<title>市总工会召开全委会-中工网</title><p>市总工会召开全委会</p>", "市总工会召开全委会"},
		{"a heading", "<title>市总工会召开全委会-要闻-中工网</title><h1>市总工会 召开全委会</h1>", "市总工会 召开全委会"},
		{"cut short", "<title>市总工会召开全委会传达学习…</title><h1>市总工会召开全委会传达学习省总工会会议精神</h1>", "市总工会召开全委会传达学习省总工会会议精神"},
		{"site cut off", "<title>市总工会召开全委会_工会要闻_样例网</title><p>text</p>", "市总工会召开全委会"},
		{"English site cut off", "<title>Union meets in Lu'an | Sample Daily</title><p>text</p>", "Union meets in Lu'an"},
		{"its own hyphen", "<title>All-China union meets</title>", "All-China union meets"},
		{"its own dash", "<title>劳动最光荣——记劳模张三</title>", "劳动最光荣——记劳模张三"},
		{"a clause behind a dash", "<title>Workers met in Anhui - and they spoke of wages all the day</title>", "Workers met in Anhui - and they spoke of wages all the day"},
		{"the site's name only", "<title>安徽省总工会</title><p>text</p>", ""},
		{"nothing", "<title>无标题文档</title>", ""},
		{"known site", `<title>Workers met in Anhui - Xyz</title><meta property="og:site_name" content="Xyz">`, "Workers met in Anhui"},
	} {
		if got := Parse(c.in).Title; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLooksMarked(t *testing.T) {
	for in, want := range map[string]bool{
		"<p>a": true, "a<br/>b": true, "x</div>": true, "<A HREF=x>y": true, "a < b": false, "<Workers' Daily>": false, "<>": false, "<": false, "": false, "a<b>c": true, "<pp>": false,
	} {
		if got := LooksMarked(in); got != want {
			t.Errorf("LooksMarked(%q) = %v", in, got)
		}
	}
}

// seeds are pages with everything that the reader looks at.
var seeds = []string{
	"<!doctype html><title>T - 网</title><meta name=pubdate content=2023-05-15><h1>T</h1><p>a&nbsp;b<br>c", "<svg><svg></svg><template>", "<ruby>a<rt>b<rt>c</ruby><rp>", "<pre>\n\n",
	`<script type="application/ld+json">{"@type":"Article","author":[[{"name":["x"]}]]}</script>`, "<!-- saved from url=(00", "<title><title></title>", "</p></p><textarea>", "&#27;&#0;&#xffffffff;",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Parse(s)
		if Text(s) != p.Text {
			t.Fatal("Text and Parse differ")
		}
		if len(p.Text) > 9*len(s)+64 {
			t.Fatalf("%d bytes became %d", len(s), len(p.Text))
		}
		if utf8.ValidString(s) && !utf8.ValidString(p.Text+p.Title+p.Source+p.Byline+p.URL) {
			t.Fatal("invalid UTF-8 came out of valid")
		}
		if strings.Contains(p.Text, "\n\n\n") || p.Text != strings.Trim(p.Text, " \n") {
			t.Fatalf("loose white space in %q", p.Text)
		}
		if p.URL != "" && !strings.HasPrefix(strings.ToLower(p.URL), "http") {
			t.Fatalf("address %q", p.URL)
		}
		LooksMarked(s)
	})
}

func BenchmarkParse(b *testing.B) {
	para := `<div class="c"><p style="text-indent:2em">嘉兴市总工会召开会议，传达学习<strong>全会</strong>精神。&nbsp;<a href="http://example.org/x">详情</a></p></div>` + "\n"
	for name, src := range map[string]string{
		"page": "<html><head><title>T</title></head><body>" + strings.Repeat(para, 4000), "deep": strings.Repeat("<div>", 100_000) + "x", "open": strings.Repeat("<a <b <!-", 100_000),
		"svg": strings.Repeat("<svg>", 100_000), "quotes": strings.Repeat(`<a x="`, 100_000), "comments": strings.Repeat("<!--", 200_000), "entities": strings.Repeat("&amp;&lt;&#65;", 50_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(src)
			}
		})
	}
}
