package model

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestUnmarked(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"plain, with nothing in it":  "plain, with nothing in it",
		"R&amp;D &ldquo;team&rdquo;": "R&D “team”",
		"&#8220;a&#8221; &#x2019;":   "“a” ’",
		"a&nbsp;b&#160;c&#12288;d":   "a b c d",
		"<strong>bold</strong> <a href='x'>l</a>": "bold l",
		"one<br/>two<BR>three":                    "one two three",
		"caf&eacute; &Uuml;r&uuml;mqi":            "café Ürümqi",
		"soft&shy;hyphen &#8203;zero":             "softhyphen zero",
		"a < b, a <b and <Workers' Daily>":        "a < b, a <b and <Workers' Daily>",
		"AT&T, &nosuch; &amp":                     "AT&T, &nosuch; &amp",
		"x<!-- hidden -->y<o:p></o:p>":            "xy",
		"&lt;b&gt;":                               "<b>",
		"&#27;[31m &#x9b;":                        " [31m &#x9b;",
		"工会<strong>之家</strong>&middot;读书":         "工会之家·读书",
	} {
		if got := Unmarked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestLine holds that a block is shown without markup and stored with it.
func TestLine(t *testing.T) {
	a := &Article{Blocks: []Block{
		{Kind: Paragraph, Text: "  The hall&nbsp;of the\n &ldquo;<b>old</b>&rdquo; works.\n\n"},
		{Kind: Paragraph, Text: "职工<strong>之家</strong>\n开门&hellip;\n"}, {Kind: Boilerplate, Text: "<hr>\n"},
	}}
	if want := "The hall of the “old” works.\n职工之家开门…"; a.Text() != want {
		t.Errorf("got %q, want %q", a.Text(), want)
	}
	if want := a.Blocks[0].Text + a.Blocks[1].Text + a.Blocks[2].Text; a.Raw() != want {
		t.Errorf("stored is %q", a.Raw())
	}
}

func FuzzUnmarked(f *testing.F) {
	f.Add("a<br>b&amp;c&#x41;<!-- x --><p")
	f.Fuzz(func(t *testing.T, s string) {
		got := Unmarked(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) || len(got) > len(s)+strings.Count(s, "&") {
			t.Errorf("%q became %q", s, got)
		}
		for _, r := range got {
			if (r < ' ' && r != '\n' && r != '\t' || r == 0x1b || r >= 0x80 && r < 0xa0) && !strings.ContainsRune(s, r) {
				t.Errorf("%q brought %q in", s, r)
			}
		}
	})
}
