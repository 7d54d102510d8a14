package ingest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSanitise(t *testing.T) {
	marks := strings.Repeat("\u0301", 100_000)
	for _, c := range []struct {
		name, in, want string
		rep            Report
	}{
		{"plain", "Workers\tmet.\n\nThey spoke.\n", "Workers\tmet.\n\nThey spoke.\n", Report{}},
		{"empty", "", "", Report{}},
		{"Chinese", "嘉兴市总工会，「学习」。\n", "嘉兴市总工会，「学习」。\n", Report{}},
		{"accents and quotes", "“Café” — naïve… Ürümqi Профсоюз Ελλάδα\n", "“Café” — naïve… Ürümqi Профсоюз Ελλάδα\n", Report{}},
		{"byte order mark", "\ufefftext", "text", Report{}},
		{"only a byte order mark", "\ufeff", "", Report{}},
		{"later byte order mark", "a\ufeffb", "ab", Report{Invisible: 1}},
		{"line ends", "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh", Report{}},
		{"lone CR at the end", "a\r", "a\n", Report{}},
		{"NUL and controls", "a\x00b\x08c\x7fd", "abcd", Report{Controls: 3, nul: 1}},
		{"all C1", "a\u0080b\u009fc", "abc", Report{Controls: 2}},
		{"colour", "\x1b[31;1mred\x1b[0m", "red", Report{Escapes: 2}},
		{"private CSI", "\x1b[?1049hx\x1b[>4;2m", "x", Report{Escapes: 2}},
		{"CSI broken by a line end", "\x1b[31\nred", "\nred", Report{Escapes: 1}},
		{"CSI broken by Han", "\x1b[31工会", "工会", Report{Escapes: 1}},
		{"CSI at the end", "x\x1b[", "x", Report{Escapes: 1}},
		{"clipboard, BEL", "a\x1b]52;c;aGVsbG8=\x07b", "ab", Report{Escapes: 1}},
		{"clipboard, ST", "a\x1b]52;c;aGVsbG8=\x1b\\b", "ab", Report{Escapes: 1}},
		{"clipboard, C1", "a\u009d52;c;aGVsbG8=\u009cb", "ab", Report{Escapes: 1}},
		{"link", "\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", "text", Report{Escapes: 2}},
		{"OSC without end", "\x1b]52;c;aGVs\nNext paragraph.", "c;aGVs\nNext paragraph.", Report{Escapes: 1}},
		{"OSC over maxString", "\x1b]0;" + strings.Repeat("x", maxString) + "\x07y", strings.Repeat("x", maxString) + "y", Report{Escapes: 1, Controls: 1}},
		{"DCS, APC, PM, SOS", "\x1bPq#0\x1b\\a\x1b_G\x1b\\b\x1b^p\x1b\\c\x1bXs\x1b\\d", "abcd", Report{Escapes: 4}},
		{"DCS without end", "\x1bP1;2|Text goes on.", "1;2|Text goes on.", Report{Escapes: 1}},
		{"character set", "\x1b(0x\x1b)B", "x", Report{Escapes: 2}},
		{"two bytes", "\x1bcx\x1b7\x1b=", "x", Report{Escapes: 3}},
		{"ESC before text", "\x1b 8 March", " 8 March", Report{Escapes: 1}},
		{"ESC ESC", "\x1b\x1b[31m[31m", "[31m", Report{Escapes: 2}},
		{"ESC at the end", "x\x1b", "x", Report{Escapes: 1}},
		{"ESC before Han", "\x1b工", "工", Report{Escapes: 1}},
		{"C1 CSI", "a\u009b31mb", "ab", Report{Escapes: 1}},
		{"damaged quotes", "â\u0080\u009dHello, â\u0080\u0098worldâ\u0080\u0099", "âHello, âworldâ", Report{Controls: 6}},
		{"bidi", "a\u202eb\u2066c\u2069d\u200ee\u061c", "abcde", Report{Bidi: 5}},
		{"invisible", "tr\u00adade\u200b un\u2060ion\u200c\u034f\u3164", "trade union", Report{Invisible: 6}},
		{"tags", "x\U000e0001\U000e0041\U000e007f", "x", Report{Tags: 3}},
		{"other format", "a\ufff9b\U0001d173c", "abc", Report{Other: 2}},
		{"noncharacters", "a\ufffe\uffff\ufdd0\U0001fffeb", "ab", Report{Other: 4}},
		{"not assigned", "a\u0378\U000e0fffb", "ab", Report{Other: 2}},
		{"private use stays", "\ue000", "\ue000", Report{}},
		{"rare Han stay", "\U0003fffd\U0002a6e0", "\U0003fffd\U0002a6e0", Report{}},
		{"Vietnamese, decomposed", "Vie\u0323\u0302t", "Vie\u0323\u0302t", Report{}},
		{"a heap of marks", "e" + marks + "f", "e" + marks[:2*maxMarks] + "f", Report{Marks: 100_000 - maxMarks}},
		{"marks on nothing", marks, marks[:2*maxMarks], Report{Marks: 100_000 - maxMarks}},
		{"marks parted by what goes", "e" + strings.Repeat("\u0301\u200b", 20), "e" + marks[:2*maxMarks], Report{Marks: 12, Invisible: 20}},
		{"skin tones", "👍" + strings.Repeat("🏽", 20), "👍" + strings.Repeat("🏽", maxMarks), Report{Marks: 12}},
		{"jamo", strings.Repeat("\u1100", 20), strings.Repeat("\u1100", maxMarks+1), Report{Marks: 11}},
		{"old Hangul", "\u1112\u1161\u11ab", "\u1112\u1161\u11ab", Report{}},
		{"family", "👩\u200d👩\u200d👧\ufe0f!", "👩\u200d👩\u200d👧\ufe0f!", Report{}},
		{"joiner in text", "wo\u200drk", "work", Report{Invisible: 1}},
		{"joiners without end", strings.Repeat("👩\u200d", 20) + "👩", strings.Repeat(strings.Repeat("👩\u200d", maxMarks)+"👩👩", 2) + "👩", Report{Invisible: 4}},
		{"joiner before a tone that goes", "👍" + strings.Repeat("🏽", maxMarks) + "\u200d🏽", "👍" + strings.Repeat("🏽", maxMarks), Report{Invisible: 1, Marks: 1}},
		{"heart", "❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3", Report{}},
		{"selectors without sense", "a\ufe0fb\ufe00c\U000e0100d\ufe0f\ufe0f", "abcd", Report{Selectors: 5}},
		{"variant of a Han", "辻\U000e0100\U000e0101", "辻\U000e0100", Report{Selectors: 1}},
		{"bytes that are not UTF-8", "a\xff\xc3b\xe5\xb7", "a\ufffd\ufffdb\ufffd\ufffd", Report{Invalid: 4}},
		{"replacement character", "a\ufffdb", "a\ufffdb", Report{lost: 1}},
		{"surrogate", "a\xed\xa0\x80b", "a\ufffd\ufffd\ufffdb", Report{Invalid: 3}},
		{"too high", "\xe4\x80", "\ufffd\ufffd", Report{Invalid: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, rep := Sanitise(c.in)
			if got != c.want {
				t.Errorf("Sanitise(%.80q)\n got %.200q\nwant %.200q", c.in, got, c.want)
			}
			if rep != c.rep {
				t.Errorf("report %+v, want %+v", rep, c.rep)
			}
		})
	}
}

func TestReportString(t *testing.T) {
	for _, c := range []struct {
		rep  Report
		want string
	}{
		{Report{}, ""},
		{Report{Escapes: 1}, "removed 1 escape sequence"},
		{Report{Escapes: 3, Controls: 12}, "removed 3 escape sequences and 12 control characters"},
		{Report{Bidi: 1, Invisible: 2, Tags: 3, Invalid: 9}, "removed 1 direction override, 2 invisible characters and 3 tag characters"},
	} {
		if got := c.rep.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSanitiseCopiesOnlyWhatChanges(t *testing.T) {
	s := strings.Repeat("Trade unions met. 工会开会。\n", 100)
	if n := testing.AllocsPerRun(10, func() { Sanitise(s) }); n != 0 {
		t.Errorf("%v allocations for text with nothing to remove", n)
	}
	bom := "\ufeff" + s
	if n := testing.AllocsPerRun(10, func() { Sanitise(bom) }); n != 0 {
		t.Errorf("%v allocations for a byte order mark", n)
	}
}

// harmful is the rule of DESIGN §6 said naively: what may not be in sanitised
// text at all.
func harmful(r rune) bool {
	switch {
	case r == '\n', r == '\t', r == 0x200d:
		return false
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Cs):
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xffff >= 0xfffe:
		return true
	}
	assigned := unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs, unicode.Co)
	return !assigned && !reserved(r)
}

func FuzzSanitise(f *testing.F) {
	for _, s := range []string{
		"plain text\n", "\ufeff工会\r\n\x1b[31mred\x1b[0m", "\x1b]52;c;AAAA\x07\u009d0;x\u009c", "👩\u200d👧\u200d🏽\ufe0f",
		"e" + strings.Repeat("\u0301", 30), "\x00\xff\xfe\xed\xa0\x80", "a\u202eb\u2066\u200b\u00ad\u2028\u0085",
		"\x1b\x1b\x1bP\x1bX\u0090\u0098", "\u1100\u1100\u1161\u11a8", "12345678\x7f234567\r\r\n", "\ufeff\ufeff", "辻\U000e0100\U000e0041",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out, rep := Sanitise(s)
		if !utf8.ValidString(out) {
			t.Fatalf("not valid UTF-8: %q", out)
		}
		again, rep2 := Sanitise(out)
		if again != out || rep2.Removed()+rep2.Invalid > 0 {
			t.Fatalf("not idempotent: %q, then %q (%+v)", out, again, rep2)
		}
		marks := 0
		for _, r := range out {
			if harmful(r) {
				t.Fatalf("%U left in %q", r, out)
			}
			if !unicode.Is(unicode.M, r) {
				marks = 0
			} else if marks++; marks > maxMarks {
				t.Fatalf("%d marks in a row in %q", marks, out)
			}
		}
		if strings.IndexFunc(s, func(r rune) bool { return harmful(r) || r == utf8.RuneError || r >= 0x300 || r == '\r' }) < 0 && out != s {
			t.Fatalf("harmless text %q became %q", s, out)
		}
		if rep.Removed() == 0 && rep.Invalid == 0 && strings.Count(out, "\n") > strings.Count(s, "\n")+strings.Count(s, "\r")+
			strings.Count(s, "\v")+strings.Count(s, "\f")+strings.Count(s, "\u0085")+strings.Count(s, "\u2028")+strings.Count(s, "\u2029") {
			t.Fatalf("lines from nowhere: %q became %q", s, out)
		}
	})
}

func BenchmarkSanitise(b *testing.B) {
	english := strings.Repeat("The Federation of Trade Unions of the city met on Monday to study.\n", 16<<10)
	for _, c := range []struct{ name, text string }{
		{"ASCII", english},
		{"quotes", strings.ReplaceAll(english, "Trade", "“Trade”")},
		{"Chinese", strings.Repeat("嘉兴市总工会召开会议，传达学习全会精神。\n", 16<<10)},
		{"CRLF", strings.ReplaceAll(english, "\n", "\r\n")},
		{"hostile", strings.Repeat("\x1b]0;\x1b[3\u202e\u0301\u0301", 32<<10)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				Sanitise(c.text)
			}
		})
	}
}
