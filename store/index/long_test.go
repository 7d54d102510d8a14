package index

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/fold"
)

// A hit deep in a long line is found, wherever stretches of it meet, and only
// there.
func TestSnippetOfALongLine(t *testing.T) {
	for _, filler := range []string{"reunions ", "工会，", "x"} {
		for _, before := range []int{0, 7000, 7185, 8180, 8192, 15000, 100_000} {
			line := strings.Repeat(filler, before/len(filler)) + " the model workers of 总工会 " + strings.Repeat(filler, 2000)
			a := &model.Article{Blocks: []model.Block{{Kind: model.Paragraph, Text: line}}}
			for _, q := range []string{`"model workers"`, "workers 总工会", "总工会"} {
				if got := compile(t, q).Snippet(a); !strings.Contains(got, "model workers of 总工会") {
					t.Errorf("%d of %q before it, %s: %q", before, filler, q, got)
				}
			}
			if got := compile(t, "union").Snippet(a); got != "" {
				t.Errorf("a part of a word is shown: %q", got)
			}
		}
	}
}

func TestSecondHeadline(t *testing.T) {
	a := &model.Article{Title: "One headline", Blocks: []model.Block{
		{Kind: model.Title, Text: "One headline\n"}, {Kind: model.Title, Text: "A further story\n"}, {Text: "Text\n"},
	}}
	for q, want := range map[string]bool{"further": true, "title:story": true, "headline further": true, `"headline a further"`: false, "text:further": false} {
		if got := matches(t, compile(t, q), a); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
	if d := NewDoc(a); d.title != "one headline\na further story" {
		t.Errorf("%q", d.title)
	}
}

// What folding drops stands nowhere, and each character is the same in a text
// and in a query.
func TestNormalEveryRune(t *testing.T) {
	if got := normal("浙江省总\u0301工会 \u0301"); got != "浙江省总工会" {
		t.Errorf("%q", got)
	}
	for r := rune(0); r < 0x30000; r++ {
		if r >= 0xd800 && r < 0xe000 || r == '(' {
			continue
		}
		s := "b" + string(r) + "d 工" + string(r) + "工 " + string(r)
		var want, got []string
		for tok := range fold.Tokens(fold.Text(s)) {
			want = append(want, tok.Text)
		}
		for tok := range fold.Tokens(normal(s)) {
			got = append(got, tok.Text)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

// Looking at the beginning of a line first finds what looking at all of it does.
func TestFirstHitAtTheBeginning(t *testing.T) {
	terms := compile(t, `union "model workers of" 总工会 craft*`).inTexts()
	pieces := []string{"reunion", "union", "model", "workers", "of", "总", "工会", "，", "crafts", "with", "\u3000", "Lu'an"}
	rng := rand.New(rand.NewPCG(5, 4))
	found := 0
	for range 400 {
		var b strings.Builder
		for range rng.IntN(300) {
			b.WriteString(" the")
		}
		for size := 1 + rng.IntN(3000); b.Len() < size; {
			b.WriteString(pieces[rng.IntN(len(pieces))])
			b.WriteString([]string{" ", "", ". "}[rng.IntN(3)])
		}
		n := normaliser{trace: true}
		want := n.firstHit(terms, b.String())
		if got := firstHit(terms, b.String()); got != want {
			t.Fatalf("%d, want %d in %q", got, want, b.String())
		}
		if want > firstBytes/2 {
			found++
		}
	}
	if found == 0 {
		t.Error("no hit was beyond the beginning")
	}
}
