package fold

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"plain text 123", "plain text 123"},
		{"All-China FEDERATION", "all-china federation"},
		{"Ürümqi", "urumqi"},
		{"Lǘliáng Nǚ", "luliang nu"},
		{"Cafe\u0301", "cafe"},
		{"Straße Æsop Œuvre Øre Łódź", "strasse aesop oeuvre ore lodz"},
		{"Αθήνα Йод", "αθηνα иод"},
		{"Ĭstanbul İzmir ıo", "istanbul izmir io"},
		{"ＡＢＣ１２３：（ｘ）", "abc123:(x)"},
		{"全　总", "全 总"},
		{"總工會", "总工会"},
		{"區(qū)總工會(huì)", "区(qu)总工会(hui)"},
		{"二〇二三年", "二零二三年"},
		{"二○二三年", "二零二三年"},
		{"“引号”‘单’「角」『双』", `"引号"'单'"角""双"`},
		{"Lu’an", "lu'an"},
		{"2019–2021 — end", "2019-2021 - end"},
		{"a\u00a0b\u2009c", "a b c"},
		{"zero\u200bwidth\u00ad\ufeff", "zerowidth"},
		{"著力 着力 瞭解", "着力 着力 了解"},
		{"⼯⼈", "工人"},           // Kangxi radicals
		{"樂 勞", "乐 劳"},         // compatibility ideographs, Traditional
		{"葛\U000e0100城", "葛城"}, // a variation selector
		{"頔𬱖", "𬱖𬱖"},
		{"买买提•艾力・x", "买买提·艾力·x"},
		{"ﬁnal ﬂow ﬃ", "final flow ffi"},
		{"ẞ ß", "ss ss"},
		{"bad\xff\xc3byte", "bad\ufffd\ufffdbyte"},
		{"\ufffd", "\ufffd"},
		{"。、【】《》", "。、【】《》"},
		{"，。：；？！", ",。:;?!"},
	}
	for _, test := range tests {
		if got := Text(test.in); got != test.want {
			t.Errorf("Text(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

// Every character of Unicode folds to something that is folded, and to the
// same in any company.
func TestTextEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		once := Text(string(r))
		if again := Text(once); again != once {
			t.Errorf("%U: folded %q, folded again %q", r, once, again)
		}
		if !utf8.ValidString(once) {
			t.Errorf("%U: folded to invalid %q", r, once)
		}
		if s := Simplified(string(r)); utf8.RuneCountInString(s) != 1 || len(s) != len(string(r)) {
			t.Errorf("%U: Simplified is %q", r, s)
		}
	}
}

// The fold of Latin is what decomposing, dropping marks and lowering give.
func TestTextLatin(t *testing.T) {
	drop := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return unicode.ToLower(r)
		}, norm.NFD.String(strings.ToLower(s)))
	}
	for r := rune(0xc0); r < 0x250; r++ {
		s := string(r)
		if !unicode.IsLetter(r) || strings.ContainsRune("ÆæǢǣǼǽŒœØøǾǿÐðĐđŁłıÞþĦħŦŧß", r) {
			continue
		}
		if got, want := Text(s), drop(s); got != want {
			t.Errorf("Text(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestTextFoldedAllocatesNothing(t *testing.T) {
	s := strings.Repeat("already folded, in lower case. ", 20) + "已经折叠的中文"
	Text(s)
	if n := testing.AllocsPerRun(10, func() { Text(s); Simplified(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestSimplified(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Plain É ＡＢ", "Plain É ＡＢ"},
		{"浙江省總工會與區總工會", "浙江省总工会与区总工会"},
		{"著名", "著名"},
		{"頔", "頔"},
		{"乾淨的廠區", "干净的厂区"},
		{"a\xffb總", "a\xffb总"},
	}
	for _, test := range tests {
		if got := Simplified(test.in); got != test.want {
			t.Errorf("Simplified(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestMapped(t *testing.T) {
	tests := []struct{ in, find, want string }{
		{"The Federation", "federation", "Federation"},
		{"in Ürümqi today", "urumqi", "Ürümqi"},
		{"a cafe\u0301 b", "cafe", "cafe\u0301"},
		{"die Straße hier", "strasse", "Straße"},
		{"die Straße hier", "stras", "Straß"},
		{"die Straße hier", "se hier", "ße hier"},
		{"“浙江省總工會”舉行", "总工会", "總工會"},
		{"“引”x", `"引"`, "“引”"},
		{"ＡＢＣ１", "bc", "ＢＣ"},
		{"頔在", "𬱖在", "頔在"},
		{"a\xff\xffb", "\ufffdb", "\xffb"},
		{"zero\u200bwidth", "zerow", "zero\u200bw"},
		{"\u200b\u200bx", "x", "x"},
	}
	for _, test := range tests {
		folded, o := Mapped(test.in)
		if want := Text(test.in); folded != want {
			t.Errorf("Mapped(%q) folds to %q, want %q", test.in, folded, want)
		}
		i := strings.Index(folded, test.find)
		if i < 0 {
			t.Errorf("%q is not in %q", test.find, folded)
			continue
		}
		from, to := o.Span(i, i+len(test.find))
		if got := test.in[from:to]; got != test.want {
			t.Errorf("%q in %q is %q, want %q", test.find, test.in, got, test.want)
		}
	}
}

// checkMapped compares the map with folding the runes one by one.
func checkMapped(t *testing.T, s string) {
	folded, o := Mapped(s)
	if folded != Text(s) {
		t.Fatalf("Mapped and Text differ for %q: %q, %q", s, folded, Text(s))
	}
	at := 0
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		rep := Text(s[i : i+n])
		if folded[at:at+len(rep)] != rep {
			t.Fatalf("fold of %q is not the folds of its runes joined: %q", s, folded)
		}
		if rep != "" {
			from, to := o.Span(at, at+len(rep))
			for next := i + n; ; { // what vanished belongs to what was before it
				if next >= len(s) {
					break
				}
				_, m := utf8.DecodeRuneInString(s[next:])
				if Text(s[next:next+m]) != "" {
					break
				}
				next += m
				n = next - i
			}
			if from != i || to != i+n {
				t.Fatalf("%q: %q at %d came from %d:%d, want %d:%d", s, rep, at, from, to, i, i+n)
			}
		}
		i += n
		at += len(rep)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Plain", "Ürümqi 總工會 “x” ß\u0301 \u200b\u200bé", "\xff頔𬱖ﬃ", "e\u0301\u0302x", "〇○", "ＡＢ　Ｃ", "㑯薴苧"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		if again := Text(once); again != once {
			t.Fatalf("%q folds to %q and that to %q", s, once, again)
		}
		checkMapped(t, s)
		simple := Simplified(s)
		if len(simple) != len(s) || utf8.RuneCountInString(simple) != utf8.RuneCountInString(s) {
			t.Fatalf("Simplified(%q) is %q", s, simple)
		}
		if Simplified(simple) != simple || Text(simple) != once {
			t.Fatalf("Simplified(%q) is %q", s, simple)
		}
		end := 0
		for tok := range Tokens(once) {
			if tok.Start < end || tok.End <= tok.Start || tok.Text == "" || strings.Contains(tok.Text, "'") {
				t.Fatalf("%q: token %+v after %d", once, tok, end)
			}
			if stem := Stem(tok.Text); Stem(stem) != stem {
				t.Fatalf("%q stems to %q and that to %q", tok.Text, stem, Stem(stem))
			}
			end = tok.End
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{
		"folded":  strings.Repeat("the trade unions at all levels in lu'an study and implement ", 1000),
		"english": strings.Repeat("The trade unions at all levels in Lu'an City, Anhui, study ", 1000),
		"chinese": strings.Repeat("浙江省总工会召开会议，学习贯彻“十八大”精神。", 1000),
		"hant":    strings.Repeat("浙江省總工會召開會議，學習貫徹「十八大」精神。", 1000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Text(s)
			}
		})
		b.Run("mapped "+name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Mapped(s)
			}
		})
	}
}
