package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// pieces are what lines are made of, and what only looks like it.
var pieces = []string{
	"a", "Z", " ", "~", "the ", "2023-10-25", "中", "牟", "县总工会", "，", "。", "“", "”", "…", "·", "—", "─", "│", "┬", "▌", "█", "▁", "（", "５",
	"\x1b[m", "\x1b[1m", "\x1b[2;38;5;239m", "\x1b[4;96m", "\x1b[48;5;237m",
	"\u0301", "\ufe0f", "\u200d", "👩‍🌾", "é", "e\u0301", "한", "\u1100\u1161", "〰", "\u302a", "㊗", "⏎", "▸", "▾", "›", "\t", "\x7f", "\u00ad", "🇨🇳", "🇨", "〇", "々", "カ", "\u3099",
	"\x1b", "\x1b[", "\x1b[1", "\x1b[1A", "\x1b]8;;x\x1b\\", "\x9b1m", "\xff", "\xe4\xb8",
}

func TestWidthIsThatOfTheTables(t *testing.T) {
	for r := rune(0); r < 0x30000; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "a", "中" + string(r) + "中"} {
			if got, want := Width(s), ansi.StringWidth(s); got != want {
				t.Fatalf("%q takes %d, want %d", s, got, want)
			}
		}
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for range 50_000 {
		var b strings.Builder
		most := len(pieces)
		if rng.IntN(2) == 0 {
			most = 29 // up to the styles: all of it known
		}
		for range rng.IntN(12) {
			b.WriteString(pieces[rng.IntN(most)])
		}
		s := b.String()
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Fatalf("%q takes %d, want %d", s, got, want)
		}
		w := 1 + rng.IntN(14)
		for _, tail := range []string{"", "…", "..."} {
			if Width(tail) <= w {
				if got, want := Truncate(s, w, tail), ansi.Truncate(s, w, tail); got != want {
					t.Fatalf("%q cut to %d with %q is %q, want %q", s, w, tail, got, want)
				}
			}
		}
	}
}

func BenchmarkWidth(b *testing.B) {
	for name, s := range map[string]string{
		"latin":   "Sample County 7 Federation of Trade Unions counts 12 bicycles at its gates before the holiday",
		"chinese": "样例县总工会开展第12次“送清凉、送健康”走访慰问一线职工活动并召开座谈会",
		"styled":  "\x1b[2m2023-10-25\x1b[m  \x1b[96mZhongmou\x1b[m   样例县总工会开展走访慰问一线职工活动",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Width(s)
			}
		})
	}
}
