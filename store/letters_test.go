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

	"github.com/sahilm/fuzzy"
)

// finding is a text of testdata/bench/finds.txt.
func findings(t testing.TB) (out []string) {
	t.Helper()
	file, err := os.ReadFile("../testdata/bench/finds.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		if text := strings.TrimSpace(line); text != "" && text[0] != '#' {
			out = append(out, text)
		}
	}
	return out
}

func (f *finds) forget() { f.last = nil }

// span is what something took: milliseconds by the clock and of the processors.
type span struct{ wall, cpu float64 }

func spanOf(run func()) span {
	begun, used := time.Now(), cpuTime()
	run()
	return span{float64(time.Since(begun).Nanoseconds()) / 1e6, float64((cpuTime() - used).Nanoseconds()) / 1e6}
}

// spans are some of them in order, each by itself.
type spans []span

func (s spans) at(part, of int) (out span) {
	for i, get := range [...]func(span) float64{func(x span) float64 { return x.wall }, func(x span) float64 { return x.cpu }} {
		all := make([]float64, len(s))
		for k := range s {
			all[k] = get(s[k])
		}
		slices.Sort(all)
		*[...]*float64{&out.wall, &out.cpu}[i] = all[min(len(all)*part/of, len(all)-1)]
	}
	return out
}

func (s span) String() string { return fmt.Sprintf("%8.2f %8.2f", s.wall, s.cpu) }

// BenchmarkLetters types the texts of testdata/bench/finds.txt letter by letter
// and prints what each text's dearest letter took in milliseconds, by the clock
// and of the processors, medians of some runs: to the rows that are shown at
// once, where the letters before were answered whole ("paused") and where each
// was typed before that ("hurried"); and to the exact answer, paused. Of all
// letters it prints the median, the 95th hundredth and the worst.
//
//	GONGBAO_BENCH_DIR=folder [GONGBAO_RUNS=5] [GONGBAO_SAHILM=1] go test ./store -run '^$' -bench Letters -benchtime 1x
//
// With GONGBAO_SAHILM it prints beside it what sahilm/fuzzy alone takes for each
// whole text, and what the exact answer takes, nothing typed before.
func BenchmarkLetters(b *testing.B) {
	l := benched(b)
	runs, _ := strconv.Atoi(cmp.Or(os.Getenv("GONGBAO_RUNS"), "5"))
	ctx, s := b.Context(), l.now.Load().Store
	if err := l.PrepareFind(ctx); err != nil {
		b.Fatal(err)
	}
	const rows = 200
	fmt.Printf("%d articles, %d segments\n%-24s %17s %17s %17s\n", s.Len(), len(s.segments), "", "paused", "hurried", "exact")
	var all [3]spans
	for _, text := range findings(b) {
		letters := []rune(text)
		took := make([][3]spans, len(letters))
		for range runs {
			for _, hurried := range []bool{false, true} {
				s.finds.forget()
				for k := range letters {
					typed := string(letters[:k+1])
					partial := false
					once := spanOf(func() { partial = glanced(b, ctx, l, typed, rows) })
					if hurried {
						took[k][1] = append(took[k][1], once)
						continue
					}
					took[k][0] = append(took[k][0], once)
					rest := span{}
					if partial {
						rest = spanOf(func() { _, _ = l.Find(ctx, typed, rows) })
					}
					took[k][2] = append(took[k][2], span{once.wall + rest.wall, once.cpu + rest.cpu})
				}
			}
		}
		line := ""
		for i := range all {
			worst, which := span{}, 0
			for k := range letters {
				m := took[k][i].at(1, 2)
				if all[i] = append(all[i], m); m.cpu > worst.cpu {
					worst, which = m, k+1
				}
			}
			line += fmt.Sprintf(" %s %2d", worst, which)
		}
		fmt.Printf("%-24s%s\n", text, line)
	}
	for _, p := range []struct {
		name     string
		part, of int
	}{{"median", 1, 2}, {"95 %", 19, 20}, {"worst", 1, 1}} {
		fmt.Printf("%-24s %s    %s    %s\n", p.name, all[0].at(p.part, p.of), all[1].at(p.part, p.of), all[2].at(p.part, p.of))
	}
	if os.Getenv("GONGBAO_SAHILM") != "" {
		besideSahilm(b, l, runs)
	}
}

func glanced(b *testing.B, ctx context.Context, l *Live, text string, rows int) (partial bool) {
	m, err := l.Glance(ctx, text, rows)
	if err != nil {
		b.Fatal(err)
	}
	return m.Partial
}

func besideSahilm(b *testing.B, l *Live, runs int) {
	s := l.now.Load().Store
	titles := make([]string, 0, s.Len())
	for _, n := range s.newest {
		titles = append(titles, s.title(n))
	}
	fmt.Printf("%-24s %17s %17s  of its\n", "", "exact, at once", "sahilm/fuzzy")
	for _, text := range findings(b) {
		var ours, theirs spans
		for range runs {
			s.finds.forget()
			ours = append(ours, spanOf(func() {
				if _, err := l.Find(b.Context(), text, 200); err != nil {
					b.Fatal(err)
				}
			}))
			theirs = append(theirs, spanOf(func() { fuzzy.Find(text, titles) }))
		}
		us, them := ours.at(1, 2), theirs.at(1, 2)
		fmt.Printf("%-24s %s %s  %.3f\n", text, us, them, us.cpu/them.cpu)
	}
}
