package fold

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write forms.txt anew")

// like holds runes and, after each, what they are folded to for looking or
// meaning the same, where Unicode has no rule.
var like = [...]string{
	"‘’‚‛′ʼ`´", "'",
	"“”„‟″«»「」『』﹁﹂﹃﹄", `"`,
	"‐‑‒–—―−﹘﹣─", "-",
	"\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000", " ",
	"•・‧∙\uff65", "·",
	"〇○◯", "零",
	"æÆ", "ae", "œŒ", "oe", "øØ", "o", "đĐðÐ", "d", "łŁ", "l", "ı", "i", "þÞ", "th", "ħĦ", "h", "ŧŦ", "t", "ßẞ", "ss",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅﬆ", "st",
	"\u00ad\u200b\u200c\u200d\u2060\ufeff", "",
	"\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f", "",
}

// byRule returns what r is folded to by one step of the rules that forms.txt
// is made by.
func byRule(r rune) string {
	for i := 0; i < len(like); i += 2 {
		if r >= utf8.RuneSelf && strings.ContainsRune(like[i], r) {
			return like[i+1]
		}
	}
	switch {
	case r >= 0x300 && r < 0x370: // combining marks of Latin, Greek and Cyrillic
		return ""
	case r < 0x530, r >= 0x1e00 && r < 0x2000, r >= 0x2126 && r < 0x212c: // their letters
		return norm.NFD.String(string(unicode.ToLower(r)))
	case r >= 0x2f00 && r < 0x2fd6, r >= 0xf900 && r < 0xfb00, r >= 0xff00 && r < 0xfff0, r >= 0x2f800 && r < 0x2fa1e:
		// Kangxi radicals, compatibility ideographs, width
		return norm.NFKC.String(string(unicode.ToLower(r)))
	}
	return string(unicode.ToLower(r))
}

// allByRules folds r by the rules, and by the table of Han, to the end.
func allByRules(r rune) string {
	text := string(r)
	for {
		var out strings.Builder
		for _, c := range text {
			if to := loaded().han1(c); to != "" {
				out.WriteString(to)
			} else {
				out.WriteString(byRule(c))
			}
		}
		if out.String() == text {
			return text
		}
		text = out.String()
	}
}

func TestForms(t *testing.T) {
	var lines []string
	for r := rune(utf8.RuneSelf); r < pagesEnd<<8; r++ {
		if r >= 0xd800 && r < 0xe000 || loaded().han1(r) != "" {
			continue
		}
		if to := allByRules(r); to != string(r) {
			lines = append(lines, string(r)+to)
		}
	}
	want := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile("forms.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if forms != want {
		got := strings.Split(forms, "\n")
		for _, line := range lines {
			if !slices.Contains(got, line) {
				t.Errorf("forms.txt has no line %q", line)
			}
		}
		t.Error("forms.txt is not what the rules give: go test -run TestForms -update")
	}
}
