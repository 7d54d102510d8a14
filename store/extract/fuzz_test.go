package extract

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gongbao/model"
)

// read is Article without its union bodies: what this package itself does.
func read(text string) *model.Article {
	return parse(model.Document{Path: "a.txt", Text: text})
}

// pieces are lines that pages are made of, to be put together at random.
func pieces(t testing.TB) []string {
	t.Helper()
	var out []string
	files, _ := filepath.Glob("testdata/pages/*.txt")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, page, _ := strings.Cut(string(data), "\n---\n")
		out = append(out, strings.SplitAfter(page, "\n")...)
	}
	return append(out, "\n", "\n\n", " \n", "　\n", "\r\n", "图", ":", "2023-", "（", ")", "来源:", "\t", "\xe5", "a\u0301", "\u200b", strings.Repeat("长", 900)+"\n", strings.Repeat("来源:", 400), strings.Repeat("2023-01-01 ", 200))
}

// TestLossless: whatever lines stand in whatever order, the blocks join to the
// text and no block's kind is out of range.
func TestLossless(t *testing.T) {
	all := pieces(t)
	rng := rand.New(rand.NewPCG(1, 2))
	n := 3000
	if testing.Short() {
		n = 300
	}
	for range n {
		var b strings.Builder
		for range rng.IntN(24) {
			b.WriteString(all[rng.IntN(len(all))])
		}
		checkLossless(t, strings.ToValidUTF8(b.String(), ""))
	}
}

func checkLossless(t *testing.T, text string) {
	t.Helper()
	a := read(text)
	if a.Raw() != text {
		t.Fatalf("blocks join to\n%q\nof\n%q", a.Raw(), text)
	}
	for _, b := range a.Blocks {
		if b.Text == "" || b.Kind > model.Boilerplate {
			t.Fatalf("block %v %q of\n%q", b.Kind, b.Text, text)
		}
	}
	for _, f := range []string{a.Title, a.Source, a.Byline, a.Editor, a.Deck} {
		if strings.ContainsAny(f, "\n\r") || !utf8.ValidString(f) {
			t.Fatalf("field %q of\n%q", f, text)
		}
	}
	if d := a.Published; !d.IsZero() && (d.Time.Year() < firstYear || d.Time.Year() > lastYear || d.From == model.FromNone) {
		t.Fatalf("published %v of\n%q", d, text)
	}
}

// FuzzArticle: no text makes extraction panic or lose a letter. Linear time is
// held by the fuzzer's own limit on a run: the text is repeated to a size where
// anything worse would exceed it.
func FuzzArticle(f *testing.F) {
	files, _ := filepath.Glob("testdata/pages/*.txt")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			_, page, _ := strings.Cut(string(data), "\n---\n")
			f.Add(page)
		}
	}
	f.Add("")
	f.Add("\n\n ")
	f.Add("(((((((((((")
	f.Add("来源:来源:来源:来源:")
	f.Add("(记者 (记者 (记者")
	f.Add("<div><p>标题&amp;甲</p><br/>来源：乙</div>\n&nbsp;<p>丙")
	f.Add("£º¡£¡¡")
	f.Add("首页 > 要闻 > 一个很长很长的标题在这里\n作者\n张三\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		checkLossless(t, text)
		if n := len(text); n > 0 && n < 2000 {
			checkLossless(t, strings.Repeat(text, 20000/n))
		}
	})
}

// TestHostile reads pages that would take minutes with anything but linear work.
func TestHostile(t *testing.T) {
	n := 1 << 18
	if testing.Short() {
		n >>= 5
	}
	for _, s := range []string{
		strings.Repeat("a", n), strings.Repeat("长", n/3), strings.Repeat("来源:", n/9), strings.Repeat("(", n),
		strings.Repeat("a\n", n/2), strings.Repeat("2023-01-01\n", n/11), strings.Repeat("Related news\n", n/13),
		strings.Repeat("e\u0301", n/3), strings.Repeat("\n", n), strings.Repeat("图\n", n/4), strings.Repeat("——\n", n/7),
		strings.Repeat("Original title: a (theme)\n", n/26), strings.Repeat("会(huì)", n/8), strings.Repeat("记者 张远舟\n", n/14),
		strings.Repeat("连日来,青溪县总工会组织机关干部走进车间班组,宣讲劳模精神、劳动精神、工匠精神,把关心送到职工身边。\n", n/140),
		strings.Repeat("作者\n张三\n", n/14), strings.Repeat("a\nb\nc\nd\n", n/8), strings.Repeat("<p>短句</p>", n/13), strings.Repeat("<p ", n/3), strings.Repeat("<!--", n/4), strings.Repeat("<br>", n/4),
		strings.Repeat("&nbsp;", n/6), strings.Repeat("&#39;", n/5), strings.Repeat("£º", n/4), strings.Repeat("喜欢 (7)\n", n/11), strings.Repeat("。来源:", n/10), strings.Repeat("x. Source: y ", n/13), strings.Repeat("首页>", n/7),
		strings.Repeat("讯(记者 ", n/11), strings.Repeat("http://a.example/2019/\n", n/23), strings.Repeat("标题:甲乙丙丁\n", n/20), strings.Repeat("[2023-01-01] [阅读 1]\n", n/24),
		strings.Repeat("Editor: \n", n/9), strings.Repeat("Federation of Trade Unions held a meeting today\n", n/48),
	} {
		if a := read(s); a.Raw() != s {
			t.Errorf("%.20q: the blocks do not join to the text", s)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	bench := func(name, text string) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				read(text)
			}
		})
	}
	zh := "青溪县总工会开展送温暖活动\n发布时间:2023-11-15 07:24:31  来源:青溪县总工会  浏览次数:128 次\n"
	for range 12 {
		zh += "连日来,青溪县总工会组织机关干部走进车间班组,宣讲劳模精神、劳动精神、工匠精神,把关心关爱送到一线职工身边,受到职工群众的普遍欢迎。据了解,该县今年新建工会驿站十二家,为环卫工人、快递员等户外劳动者提供服务。\n\n"
	}
	bench("zh", zh+"责任编辑:王小楠\n上一篇:无\n")
	en := "Couriers find a place to rest\nRelease time: 2023-06-02 09:10 Source: Qingxi Workers Daily\n\n"
	for range 12 {
		en += "The meeting stressed that trade unions at all levels should keep close to the workers, listen to what they ask for, and solve the difficulties they meet in their work and in their lives, step by step and one by one, until the last of them is solved and nobody has to wait for an answer any longer than he must, as the chairman put it at the end.\n\n"
	}
	bench("en", en+"Editor in charge: Li Suqiu\n\nRelated news\nAnother article\n")
}
