package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":      "",
		"plain": "plain",
		"中牟县总工会，“学习”……":                                "中牟县总工会，“学习”……",
		"café é Ürümqi":                                "café é Ürümqi",
		"👩‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️":                             "👩‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️",
		"a\tb\nc\r\nd":                                 "a b c  d",
		"a\u2028b\u0085c":                              "a b c",
		"\x1b[31mred\x1b[m":                            "[31mred[m",
		"\x1b]52;c;AAAA\x07x":                          "]52;c;AAAAx",
		"a\u009b31mb":                                  "a31mb",
		"a\u202eb\u2066c\u200ed\u061ce":                "abcde",
		"a\u200bb\ufeffc\u2060d\u00ade":                "abcde",
		"a\x00\x7f\x08b":                               "ab",
		"\xff\xfeok\xe5":                               "\ufffd\ufffdok\ufffd",
		"e" + strings.Repeat("\u0301", 5):              "e" + strings.Repeat("\u0301", 5),
		"xe" + strings.Repeat("\u0301", 100_000) + "y": "xe\ufffdy",
		strings.Repeat("👩\u200d", 1000):                "👩\ufffd",
		strings.Repeat("ᄀ", 1000) + "b":                "ᄀ\ufffdb",
		"\U000e0041tag":                                "tag",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%.40q) = %.80q, want %.80q", in, got, want)
		}
	}
}

// checkClean holds what Clean promises of out, cleaned from in.
func checkClean(t *testing.T, in, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("Clean(%.200q) is not UTF-8", in)
	}
	for _, r := range out {
		if hidden(r) || lineEnd(r) || r == '\t' {
			t.Fatalf("Clean(%.200q) holds %U", in, r)
		}
	}
	for rest := out; rest != ""; {
		c, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		if len(c) > maxGlyph+utf8.UTFMax+3 {
			t.Fatalf("Clean(%.200q) holds a glyph of %d bytes", in, len(c))
		}
		rest = rest[len(c):]
	}
	if again := Clean(out); again != out {
		t.Fatalf("Clean(%.200q) is not clean: %.200q", in, out)
	}
}

func TestCleanAllocates(t *testing.T) {
	s := strings.Repeat("中牟县总工会 held a meeting，“学习”……", 20)
	if n := testing.AllocsPerRun(10, func() { Clean(s) }); n != 0 {
		t.Errorf("clean text costs %v allocations", n)
	}
}
