package index

import (
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
