package bodies

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

func benchFind(b *testing.B, articles []*model.Article) {
	b.Helper()
	table := gazetteer.Load()
	n := 0
	for _, a := range articles {
		Find(table, a)
		for _, block := range a.Blocks {
			n += len(block.Text)
		}
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			Find(table, a)
		}
	}
}

// BenchmarkReal finds the bodies of the five real articles.
func BenchmarkReal(b *testing.B) {
	articles, _ := realArticles(b)
	benchFind(b, articles)
}

// BenchmarkPlain scans English text that holds no trigger.
func BenchmarkPlain(b *testing.B) {
	text := strings.Repeat("Workers met in the morning and spoke about safety, wages and the training of the young; many came from far away. ", 40)
	benchFind(b, []*model.Article{{Title: "A meeting", Blocks: []model.Block{{Text: text}}}})
}

// BenchmarkChinese finds the bodies of a Chinese article of the usual kind.
func BenchmarkChinese(b *testing.B) {
	par := strings.Repeat("近日，市总工会深入企业一线开展慰问活动，为职工送去清凉用品，了解生产经营和职工生活情况，要求做好防暑降温工作，切实维护职工合法权益。", 6)
	benchFind(b, []*model.Article{{Title: "嘉兴市总工会开展送清凉活动", Blocks: []model.Block{{Kind: model.Title, Text: "嘉兴市总工会开展送清凉活动\n"}, {Text: par}, {Text: par}, {Text: par}}}})
}

// BenchmarkCorpus reads the generated articles, a JSON object a line, that the
// variable GONGBAO_BENCH_JSONL names.
func BenchmarkCorpus(b *testing.B) {
	path := os.Getenv("GONGBAO_BENCH_JSONL")
	if path == "" {
		b.Skip("GONGBAO_BENCH_JSONL names no file")
	}
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	var articles []*model.Article
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var r struct{ Title, Source, Lang, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			b.Fatal(err)
		}
		articles = append(articles, &model.Article{Title: r.Title, Source: r.Source, Lang: model.Lang(r.Lang), Blocks: plainBlocks(r.Text, expected{Title: r.Title})})
	}
	benchFind(b, articles)
}
