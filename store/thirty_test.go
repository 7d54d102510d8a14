package store

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongbao/store/pack"
	"gongbao/store/query"
)

// benched is an archive to measure: the folder that GONGBAO_BENCH_DIR names, or
// the snapshot that GONGBAO_BENCH_SNAPSHOT does, whatever made it.
func benched(b *testing.B) *Live {
	b.Helper()
	folder, file := os.Getenv("GONGBAO_BENCH_DIR"), os.Getenv("GONGBAO_BENCH_SNAPSHOT")
	switch {
	case folder != "":
		l, err := Open(b.Context(), Options{Paths: []string{folder}})
		if err == nil {
			err = l.Wait()
		}
		if err != nil {
			b.Fatal(err)
		}
		return l
	case file != "":
		s, err := openSnapshot(Cache{Path: file, Stamp: stampOf(b, file)})
		if err != nil {
			b.Fatal(err)
		}
		l := newLive(file, false)
		l.found(s, true)
		return l
	}
	b.Skip("GONGBAO_BENCH_DIR names no archive, GONGBAO_BENCH_SNAPSHOT no snapshot")
	return nil
}

// stampOf returns the stamp that a snapshot was made with.
func stampOf(t testing.TB, path string) string {
	t.Helper()
	f, err := pack.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		t.Fatal(err)
	}
	stamp := pack.ColumnIn[byte](e, catStamp)
	return string(stamp.All())
}

// asked is a query of testdata/bench/queries.txt.
type asked struct {
	query.Query
	by   Sort
	text string
}

func thirty(t testing.TB) (out []asked) {
	t.Helper()
	file, err := os.ReadFile("../testdata/bench/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		how, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		a := asked{q, Newest, text}
		if how == "best" {
			a.by = Relevance
		}
		out = append(out, a)
	}
	return out
}

func (l *lately) forget() { l.all = nil }

// BenchmarkThirty asks the queries of testdata/bench/queries.txt and prints, in
// milliseconds, the median and the worst of some runs for the first 20 rows as a
// screen asks for them, for their numbers alone, and for the exact total:
//
//	GONGBAO_BENCH_DIR=folder [GONGBAO_RUNS=11] go test ./store -run '^$' -bench Thirty -benchtime 1x
func BenchmarkThirty(b *testing.B) {
	l, queries := benched(b), thirty(b)
	runs, _ := strconv.Atoi(cmp.Or(os.Getenv("GONGBAO_RUNS"), "11"))
	ctx, first := b.Context(), today
	first.First = 20
	var medians [3][]float64
	fmt.Printf("%d articles, %d segments\n%-7s %-30s %9s %20s %20s %20s\n", l.Info().Count, len(l.now.Load().segments), "", "", "total", "20 rows", "numbers", "total")
	for _, a := range queries {
		total := 0
		var columns [3]string
		for i, ask := range []func(context.Context) error{
			func(ctx context.Context) error {
				r, err := l.Search(ctx, first, a.Query, a.by)
				if err == nil {
					_, err = r.Window(ctx, 0, 20)
				}
				return err
			},
			func(ctx context.Context) error {
				_, err := l.Search(ctx, first, a.Query, a.by)
				return err
			},
			func(ctx context.Context) error {
				r, err := l.Search(ctx, today, a.Query, Newest)
				total = r.Total
				return err
			},
		} {
			times := make([]float64, runs)
			for k := range times {
				l.now.Load().lately.forget()
				begun := time.Now()
				if err := ask(ctx); err != nil {
					b.Fatal(err)
				}
				times[k] = float64(time.Since(begun).Nanoseconds()) / 1e6
			}
			slices.Sort(times)
			medians[i] = append(medians[i], times[runs/2])
			columns[i] = fmt.Sprintf("%.2f %.2f %.2f", times[0], times[runs/2], times[runs-1])
		}
		how := "newest"
		if a.by == Relevance {
			how = "best"
		}
		fmt.Printf("%-7s %-30s %9d %20s %20s %20s\n", how, a.text, total, columns[0], columns[1], columns[2])
	}
	for i, what := range []string{"20 rows", "numbers", "total"} {
		slices.Sort(medians[i])
		n := len(medians[i])
		fmt.Printf("%s: median %.2f, worst %.2f\n", what, medians[i][n/2], medians[i][n-1])
	}
}
