package charset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return out
}

var (
	utf16le = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

// Texts short and long, as titles and articles are.
var (
	simplified = []string{
		"工会新闻",
		"芗城、龙文、龙海总工会",
		"安徽省六安市总工会召开传达学习省工会十五大精神会议",
		"县总工会举办职工技能大赛",
		"“夏送清凉”走进建筑工地\n2023-07-12 来源：本报讯\n本报讯（记者 张三）7月11日，市总工会把防暑用品送到一线职工手中。\n",
		"A bilingual line: the union said “Thanks” 谢谢大家支持工会工作。",
	}
	traditional = []string{
		"總工會召開會議傳達學習精神",
		"香港工會聯合會慰問前線員工，派發防疫物資。",
		"勞動節將至，縣總工會表揚模範勞工",
	}
	western = []string{
		"The café in the union’s hall – a naïve idea, said José – cost £5.",
		"“We won’t stop,” said the federation’s président.",
		"Gewerkschaftsbüro für Männer und Frauen, geöffnet täglich",
		"It\u2019s the members\u2019 day",
	}
)

// TestDecodeDetects round-trips every text through every charset that can hold
// it, without any declaration.
func TestDecodeDetects(t *testing.T) {
	for _, c := range []struct {
		name  string
		e     encoding.Encoding
		texts [][]string
	}{
		{"utf-8", encoding.Nop, [][]string{simplified, traditional, western}},
		{"gb18030", simplifiedchinese.GB18030, [][]string{simplified, traditional}},
		{"gb18030", simplifiedchinese.GBK, [][]string{simplified, traditional}},
		{"big5", traditionalchinese.Big5, [][]string{traditional}},
		{"utf-16le", utf16le, [][]string{simplified, traditional, western}},
		{"utf-16be", utf16be, [][]string{simplified, traditional, western}},
		{"windows-1252", charmap.Windows1252, [][]string{western}},
	} {
		for _, texts := range c.texts {
			for _, text := range texts {
				for _, n := range []int{1, 40} {
					text := strings.Repeat(text+"\n", n)
					if n == 1 {
						text = strings.TrimSuffix(text, "\n")
					}
					r := Decode(encode(t, c.e, text), Hints{})
					if r.Text != text || r.Name != c.name || r.How == HowNone || r.Invalid != 0 {
						t.Errorf("%s ×%d: %.60q was read as %s (%d) with %d invalid: %.60q", c.name, n, text, r.Name, r.How, r.Invalid, r.Text)
					}
				}
			}
		}
	}
}

// articles are the sample's, and all their lines of 4 to 40 Han characters.
func articles(t *testing.T) (whole, titles []string) {
	root := filepath.Join("..", "..", "..", "testdata", "sample")
	err := filepath.WalkDir(root, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		whole = append(whole, string(b))
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSpace(line)
			han := 0
			for _, r := range line {
				if r >= hanFirst && r <= hanLast {
					han++
				}
			}
			if han >= 4 && han <= 40 {
				titles = append(titles, line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return whole, titles
}

// TestDecodeSample holds that every article of the sample, and nearly every
// line of it alone in a file, is read right out of every charset that can hold
// it.
func TestDecodeSample(t *testing.T) {
	whole, lines := articles(t)
	for _, c := range []struct {
		name string
		e    encoding.Encoding
	}{{"gb18030", simplifiedchinese.GB18030}, {"big5", traditionalchinese.Big5}, {"utf-16le", utf16le}, {"utf-16be", utf16be}} {
		right := func(texts []string, may float64) {
			all, wrong := 0, 0
			for _, text := range texts {
				raw, err := c.e.NewEncoder().String(text)
				if err != nil {
					continue
				}
				all++
				if r := Decode(raw, Hints{}); r.Text != text {
					wrong++
					if may == 0 || testing.Verbose() {
						t.Logf("%s: %.60q was read as %s: %.60q", c.name, text, r.Name, r.Text)
					}
				}
			}
			if all < 10 || float64(wrong) > may*float64(all) {
				t.Errorf("%s: %d of %d wrong", c.name, wrong, all)
			} else {
				t.Logf("%s: %d of %d wrong", c.name, wrong, all)
			}
		}
		right(whole, 0)
		right(lines, 0.01)
	}
}

func TestDecodeHints(t *testing.T) {
	const zh, hant = "工会开会，职工参加。", "總工會開會，職工參加。"
	gb, big5 := encode(t, simplifiedchinese.GBK, zh), encode(t, traditionalchinese.Big5, hant)
	for _, c := range []struct {
		name, raw string
		h         Hints
		text      string
		charset   string
		how       How
	}{
		{"declared", gb, Hints{Declared: "gb2312"}, zh, "gb18030", HowDeclared},
		{"declared with an alias", big5, Hints{Declared: "Big5-HKSCS"}, hant, "big5", HowDeclared},
		{"declared wrongly, Chinese", gb, Hints{Declared: "iso-8859-1"}, zh, "gb18030", HowBytes},
		{"declared wrongly, the other Chinese", big5, Hints{Declared: "gb2312"}, hant, "big5", HowBytes},
		{"declared, long since UTF-8", zh, Hints{Declared: "gb2312"}, zh, "utf-8", HowBytes},
		{"declared UTF-8, is not", gb, Hints{Declared: "utf-8"}, zh, "gb18030", HowBytes},
		{"declared unknown", gb, Hints{Declared: "klingon"}, zh, "gb18030", HowBytes},
		{"declared Cyrillic", encode(t, charmap.Windows1251, "Профсоюз работников"), Hints{Declared: "windows-1251"}, "Профсоюз работников", "windows-1251", HowDeclared},
		{"said", "\xe6\xe6", Hints{Override: "windows-1252", Declared: "gbk"}, "ææ", "windows-1252", HowSaid},
		{"said, over valid UTF-8", "é", Hints{Override: "latin1"}, "Ã©", "windows-1252", HowSaid},
		{"a mark over what is said", "\xef\xbb\xbf" + zh, Hints{Override: "gbk"}, zh, "utf-8", HowMark},
		{"UTF-16 with a mark", "\xff\xfe" + encode(t, utf16le, zh), Hints{}, zh, "utf-16le", HowMark},
		{"GB18030 with a mark", "\x84\x31\x95\x33" + gb, Hints{}, zh, "gb18030", HowMark},
		{"four bytes of GB18030", encode(t, simplifiedchinese.GB18030, zh+"䶮𠮷"), Hints{}, zh + "䶮𠮷", "gb18030", HowBytes},
		{"Hong Kong characters", encode(t, traditionalchinese.Big5, hant) + "\x9d\x73\xfb\xcc", Hints{}, hant + "䲤寕", "big5", HowBytes},
		{"damaged UTF-8", zh + "\xff", Hints{}, zh + "\xff", "utf-8", HowBytes},
		{"UTF-8 cut off", zh[:len(zh)-1], Hints{}, zh[:len(zh)-1], "utf-8", HowBytes},
		{"nothing known", "\xff\x80\xfe\x81\xff\xff\x90", Hints{}, "\xff\x80\xfe\x81\xff\xff\x90", "", HowNone},
		{"empty", "", Hints{}, "", "utf-8", HowBytes},
	} {
		r := Decode(c.raw, c.h)
		if r.Text != c.text || r.Name != c.charset || r.How != c.how {
			t.Errorf("%s: %q as %q by %d, want %q as %q by %d", c.name, r.Text, r.Name, r.How, c.text, c.charset, c.how)
		}
	}
	if r := Decode(gb+"\xff\xff", Hints{Declared: "gbk"}); r.Invalid != 2 || !strings.HasPrefix(r.Text, zh) {
		t.Errorf("broken GBK: %+v", r)
	}
}

func TestKnown(t *testing.T) {
	for in, want := range map[string]string{"": "", "GBK": "gbk", "gb2312": "gbk", " UTF8 ": "utf-8", "big5-hkscs": "big5", "latin1": "windows-1252"} {
		if got, err := Known(in); got != want || err != nil {
			t.Errorf("Known(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"klingon", "hz-gb-2312", strings.Repeat("x", 1000)} {
		if _, err := Known(in); err == nil || len(err.Error()) > 250 {
			t.Errorf("Known(%.20q): %v", in, err)
		}
	}
}

func TestDeclared(t *testing.T) {
	for in, want := range map[string]string{
		`<meta charset=gb2312>`: "gb2312",
		`<html><head><META http-equiv="Content-Type" content="text/html; charset=GBK" /></head>`: "GBK",
		`<meta name=x content=y><meta charset = 'big5'>`:                                         "big5",
		`<?xml version="1.0" encoding="gb18030"?><rss/>`:                                         "gb18030",
		`<?xml version='1.0' encoding='UTF-8'?>`:                                                 "UTF-8",
		`<!-- <meta charset=big5> --><meta charset=gbk>`:                                         "gbk",
		`<p>charset=gbk`: "", "": "", "<": "", "<meta": "", "<meta charset": "", "<!--": "",
		strings.Repeat(" ", declaredWithin) + "<meta charset=gbk>": "",
	} {
		if got := Declared(in); got != want {
			t.Errorf("Declared(%.60q) = %q, want %q", in, got, want)
		}
	}
}

// asLatin1 reads the bytes of s, in a charset, as Windows-1252: the damage.
func asLatin1(t *testing.T, e encoding.Encoding, s string) string {
	var b strings.Builder
	for _, c := range []byte(encode(t, e, s)) {
		if c >= 0x80 && c < 0xa0 && windows1252[c-0x80] != 0 {
			b.WriteRune(windows1252[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

func TestRepair(t *testing.T) {
	gbk := func(s string) string { return asLatin1(t, simplifiedchinese.GBK, s) }
	u8 := func(s string) string { return asLatin1(t, encoding.Nop, s) }
	for _, c := range []struct{ name, in, want string }{
		{"the quotes of an English page", "The ¡®Labor Model¡¯ of the year £º 5", "The ‘Labor Model’ of the year ： 5"},
		{"one sign is enough if it can be nothing else", "Source£º Workers", "Source： Workers"},
		{"a name", "ÖÐ¹ú", "中国"},
		{"Chinese", gbk("中国工会第十八次全国代表大会在北京召开。"), "中国工会第十八次全国代表大会在北京召开。"},
		{"Chinese with ASCII", gbk("2023年5月15日 10:30 来源：中工网\n工会ABC开会"), "2023年5月15日 10:30 来源：中工网\n工会ABC开会"},
		{"beside healthy Chinese", "工会。\n" + gbk("职工会议") + "\n健康", "工会。\n职工会议\n健康"},
		{"UTF-8 quotes", u8("It’s a “day”"), "It’s a “day”"},
		{"UTF-8 Chinese", u8("安徽省总工会召开会议，学习精神。"), "安徽省总工会召开会议，学习精神。"},
		{"UTF-8 accents", u8("café"), "café"},
		{"healthy English", "a café, naïve £5 ©2020 °C ×3 ½", ""},
		{"healthy French", "L’été, «là-bas», œuvre, Noël, déjà vu, ÉTÉ", ""},
		{"healthy Spanish", "¡¡Hola!! ¿Él? ¡¿Qué?! señor", ""},
		{"healthy Portuguese", "ações, irmã, não, opções", ""},
		{"healthy German", "Ä Ö Ü «MENÜ» größe", ""},
		{"dots and crosses", "工会·会议 ×× ···· §§ °° 3×5", ""},
		{"Chinese", "工会开会", ""},
		{"ASCII", "plain", ""},
		{"empty", "", ""},
	} {
		got, n := Repair(c.in)
		want := c.want
		if want == "" {
			want = c.in
		}
		if got != want || (n > 0) != (c.want != "") {
			t.Errorf("%s: Repair(%q) = %q, %d; want %q", c.name, c.in, got, n, want)
		}
		if again, m := Repair(got); again != got || m > 0 {
			t.Errorf("%s: a second repair made %q", c.name, again)
		}
	}
}

func TestRepairSample(t *testing.T) {
	whole, _ := articles(t)
	for _, text := range whole {
		if got, n := Repair(text); n > 0 {
			t.Errorf("a healthy article was repaired: %.100q", got)
		}
		if what, n := Lost(text); n > 0 {
			t.Errorf("a healthy article has %d %s", n, what)
		}
		raw, err := simplifiedchinese.GBK.NewEncoder().String(text)
		if err != nil || high(raw) < 0 || !pairedGB2312(raw) {
			continue
		}
		broken, _ := charmap.ISO8859_1.NewDecoder().String(raw)
		if got, _ := Repair(broken); got != text {
			t.Errorf("not repaired: %.200q", got)
		}
	}
}

func TestLost(t *testing.T) {
	for in, want := range map[string]int{"a\ufffdb 锟斤拷锟斤拷": 2, "锛氶敍氶": 0, "銆傦紝锛氣€鍗充娇銆": 3, "工会": 0} {
		if _, n := Lost(in); n != want {
			t.Errorf("Lost(%q) = %d, want %d", in, n, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range append(simplified, traditional...) {
		f.Add(encode(f, simplifiedchinese.GB18030, text), "", "")
		f.Add(encode(f, utf16le, text), "", "gbk")
	}
	f.Add("\xff\xfe\x00", "big5", "")
	f.Add("¡®ÖÐ¹ú¡¯", "", "euc-kr")
	f.Fuzz(func(t *testing.T, raw, override, declared string) {
		r := Decode(raw, Hints{Override: override, Declared: declared})
		if again := Decode(raw, Hints{Override: override, Declared: declared}); again != r {
			t.Fatal("two answers for the same bytes")
		}
		if r.Name != "utf-8" && r.How != HowNone && !utf8.ValidString(r.Text) {
			t.Fatalf("%s gave text that is not UTF-8: %q", r.Name, r.Text)
		}
		if len(r.Text) > 4*len(raw)+8 {
			t.Fatalf("%d bytes became %d", len(raw), len(r.Text))
		}
		Declared(raw)
		out, n := Repair(r.Text)
		if n == 0 && out != r.Text {
			t.Fatal("repaired nothing and changed the text")
		}
		if utf8.ValidString(r.Text) && !utf8.ValidString(out) {
			t.Fatalf("repaired to invalid UTF-8: %q", out)
		}
		Lost(out)
	})
}

func BenchmarkRepair(b *testing.B) {
	for name, text := range map[string]string{
		"Chinese": strings.Repeat("嘉兴市总工会召开会议，传达学习全会精神。\n", 16<<10), "dots": strings.Repeat("嘉兴市总工会·召开会议，传达学习全会精神。\n", 16<<10),
		"accents": strings.Repeat("é ", 1<<19),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Repair(text)
				Lost(text)
			}
		})
	}
}
