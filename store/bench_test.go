package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/query"
)

// bulk invents articles of about two kilobytes, a third of them Chinese.
func bulk(n int) *Live {
	rng := rand.New(rand.NewPCG(1, 1))
	var vocab []string
	for i := range 20000 {
		vocab = append(vocab, fmt.Sprintf("w%c%c%s", 'a'+i%26, 'a'+i/26%26, strings.Repeat("o", i%5)))
	}
	vocab = append(vocab, english...)
	var han []rune
	for r := rune(0x4e00); r < 0x4e00+2000; r++ {
		han = append(han, r)
	}
	line := func(zh bool, words int) string {
		var b strings.Builder
		for range words {
			if zh {
				b.WriteRune(pick(rng, han))
				b.WriteRune(pick(rng, han))
			} else {
				// common words are common
				b.WriteString(vocab[len(vocab)-1-int(float64(len(vocab)-1)*rng.Float64()*rng.Float64()*rng.Float64())])
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
	l := Of("bulk")
	var docs []*index.Doc
	for i := range n {
		zh := i%3 == 0
		path := fmt.Sprintf("%03d/%06d.txt", i%1000, i)
		a := &model.Article{
			ID: model.NewID(path, 0), Path: path, Title: strings.TrimSpace(line(zh, 8+rng.IntN(8))), Source: pick(rng, outlets), Lang: model.LangEN,
			Published: model.Date{Time: time.Date(2000, 1, 1+rng.IntN(9000), 0, 0, 0, 0, time.UTC), Precision: model.PrecisionDay},
		}
		for range 4 {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Text: line(zh, 80) + "\n"})
		}
		if i%1000 == 7 {
			a.Blocks[2].Text = "the zephyrquill 金灯笼车队 in it\n"
		}
		for k, u := range rng.Perm(len(known()))[:rng.IntN(3)] {
			m := mention(known()[u])
			m.Primary = k == 0
			a.Unions = append(a.Unions, m)
		}
		if docs = append(docs, index.NewDoc(a)); len(docs) == 5000 {
			l.publish(docs, nil, true)
			docs = nil
		}
	}
	l.publish(docs, nil, true)
	return l
}

// bulks are built once a size: building costs more than measuring.
var bulks = map[int]func() *Live{
	1_000:   sync.OnceValue(func() *Live { return bulk(1_000) }),
	10_000:  sync.OnceValue(func() *Live { return bulk(10_000) }),
	100_000: sync.OnceValue(func() *Live { return bulk(100_000) }),
}

func sizes(b *testing.B, run func(b *testing.B, l *Live)) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := bulks[n]()
			b.ReportAllocs()
			b.ResetTimer()
			run(b, l)
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, text := range []string{"", "zephyrquill", "金灯笼车队", "federation", `"the union of"`, "union:anhui date:2020..2022", "study work federations -craftsmen", "w*"} {
		q, err := query.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			sizes(b, func(b *testing.B, l *Live) {
				for b.Loop() {
					r, err := l.Search(b.Context(), today, q, Newest)
					if err == nil {
						_, err = r.Window(b.Context(), 0, 50)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

func BenchmarkRelevance(b *testing.B) {
	q, _ := query.Parse("federation work")
	sizes(b, func(b *testing.B, l *Live) {
		for b.Loop() {
			if _, err := l.Search(b.Context(), today, q, Relevance); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFacets(b *testing.B) {
	sizes(b, func(b *testing.B, l *Live) {
		for b.Loop() {
			if _, err := l.Facets(b.Context(), today, query.Query{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for _, text := range []string{"w", "craft", "fed stud", "一丁", "zzqx"} {
		b.Run(text, func(b *testing.B) {
			sizes(b, func(b *testing.B, l *Live) {
				for b.Loop() {
					if _, err := l.Find(b.Context(), text, 100); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

func BenchmarkPrepare(b *testing.B) {
	l := bulks[1_000]()
	total := 0
	s := l.now.Load().Store
	for _, n := range s.newest {
		total += len(s.numbered(n).Raw())
	}
	b.SetBytes(int64(total))
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range s.newest {
			index.NewDoc(s.numbered(n))
		}
	}
}

// BenchmarkQueries asks the queries of a file, a line each, of an archive on
// disk, and prints the median and the worst time for the 20 newest and the
// total, in milliseconds, and the total; the same for the 20 best; and the median
// for the numbers alone of all that match, newest first. It is what
// testdata/bench/search.py runs:
//
//	GONGBAO_BENCH=folder GONGBAO_QUERIES=file [GONGBAO_RUNS=21] go test ./store -run '^$' -bench Queries -benchtime 1x
func BenchmarkQueries(b *testing.B) {
	folder, file := os.Getenv("GONGBAO_BENCH"), os.Getenv("GONGBAO_QUERIES")
	if folder == "" {
		b.Skip("GONGBAO_BENCH names no archive")
	}
	list, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	runs, _ := strconv.Atoi(cmp.Or(os.Getenv("GONGBAO_RUNS"), "21"))
	begun := time.Now()
	l, err := Open(b.Context(), Options{Paths: []string{folder}})
	if err == nil {
		err = l.Wait()
	}
	if err != nil {
		b.Fatal(err)
	}
	s, size, text := l.now.Load().Store, 0, 0
	for _, seg := range s.segments {
		size += seg.Size()
		for i := range seg.Len() {
			text += len(seg.Article(i).Raw())
		}
	}
	fmt.Printf("archive\t%d articles read in %.1f s, %d segments; index %d bytes an article, %.2f of the text\n",
		s.Len(), time.Since(begun).Seconds(), len(s.segments), size/max(s.Len(), 1), float64(size)/float64(max(text, 1)))
	for line := range strings.Lines(string(list)) {
		q, err := query.Parse(strings.TrimSpace(line))
		if err != nil {
			b.Fatal(err)
		}
		newest, worst, total := timed(b, l, q, Newest, runs, true)
		best, worstBest, _ := timed(b, l, q, Relevance, runs, true)
		numbers, _, _ := timed(b, l, q, Newest, runs, false)
		fmt.Printf("query\t%.4f\t%.4f\t%d\t%.4f\t%.4f\t%.4f\t%s\n", newest, worst, total, best, worstBest, numbers, q)
	}
}

// timed returns the median and the worst of some runs in milliseconds, and how
// many articles match. Without shown it is the numbers of the articles alone.
func timed(b *testing.B, l *Live, q query.Query, by Sort, runs int, shown bool) (median, worst float64, total int) {
	times := make([]float64, 0, runs)
	for range runs {
		begun := time.Now()
		r, err := l.Search(b.Context(), today, q, by)
		if err == nil && shown {
			_, err = r.Window(b.Context(), 0, 20)
		}
		if err != nil {
			b.Fatal(err)
		}
		times = append(times, float64(time.Since(begun).Nanoseconds())/1e6)
		total = r.Total
	}
	slices.Sort(times)
	return times[len(times)/2], times[len(times)-1], total
}

// BenchmarkIndex builds a segment, a thousand articles an op.
func BenchmarkIndex(b *testing.B) {
	s := bulks[1_000]().now.Load().Store
	var articles []*model.Article
	for _, n := range s.newest {
		articles = append(articles, s.numbered(n))
	}
	docs := prepare(articles)
	b.ReportAllocs()
	for b.Loop() {
		index.New(docs)
	}
}

// BenchmarkJoin joins segments of a thousand articles in all.
func BenchmarkJoin(b *testing.B) {
	s := bulks[1_000]().now.Load().Store
	var parts []*index.Segment
	var articles []*model.Article
	for _, n := range s.newest {
		if articles = append(articles, s.numbered(n)); len(articles) == 125 {
			parts, articles = append(parts, index.New(prepare(articles))), nil
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		index.Merge(parts...)
	}
}
