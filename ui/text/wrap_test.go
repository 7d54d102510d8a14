package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

func texts(lines []Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Text
	}
	return out
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name string
		s    string
		w    int
		want string // lines parted by |
	}{
		{"empty", "", 10, ""},
		{"fits", "one two", 7, "one two"},
		{"at a space", "one two three", 7, "one two|three"},
		{"spaces hang", "one two   three   ", 7, "one two|three"},
		{"spaces alone", "     ", 3, ""},
		{"kept before the first word", "  one two", 7, "  one|two"},
		{"given up where they leave no room", "    federation", 10, "federation"},
		{"hyphen", "Party-wide study", 8, "Party-|wide|study"},
		{"date", "on 2023-10-25 at", 9, "on|2023-10-|25 at"},
		{"a long word alone is cut", "a federation of", 5, "a|feder|ation|of"},
		{"an address breaks at its signs", "see https://example.org/news/2023/10.html", 12, "see https://|example.org/|news/|2023/10.html"},
		{"line ends", "a\nb\r\nc\n\nd", 9, "a|b|c||d"},
		{"last line end opens no line", "a\n", 9, "a"},
		{"an apostrophe", "the workers' union's", 8, "the|workers'|union's"},
		{"brackets stay with their word", "all (ACFTU) of", 7, "all|(ACFTU)|of"},
		{"a dash does not begin a line", "the union — and", 9, "the|union —|and"},
		{"one cell", "ab", 1, "a|b"},
		{"no cell", "ab", 0, "a|b"},
		{"a glyph wider than the line", "工会", 1, "工|会"},

		{"Chinese", "中牟县总工会召开会议", 8, "中牟县总|工会召开|会议"},
		{"an odd width", "中牟县总工会召开会议", 9, "中牟县总|工会召开|会议"},
		{"no comma at a start", "中牟县总，工会", 8, "中牟县|总，工会"},
		{"no stop at a start", "中牟县总。工会", 8, "中牟县|总。工会"},
		{"no two stops at a start", "中牟县总）。工会", 8, "中牟县|总）。工|会"},
		{"no bracket at an end", "中牟县（总工会）", 8, "中牟县|（总工|会）"},
		{"no title mark at an end", "学习宣传《决定》", 10, "学习宣传|《决定》"},
		{"no opening quote at an end", "他表示：“要学习", 10, "他表示：|“要学习"},
		{"no closing quote at a start", "突出“快”字当头", 5, "突出|“快”|字当|头"},
		{"a dash stays whole", "工会工作——新时代", 9, "工会工|作——新时|代"},
		{"an ellipsis stays whole", "工会工作……新时代", 9, "工会工|作……新时|代"},
		{"no middle dot at a start", "马克思·恩", 6, "马克|思·恩"},
		{"corner brackets", "總工會「職工之家」", 8, "總工會|「職工之|家」"},
		{"a number and its per cent", "比上年增长了12%多", 12, "比上年增长了|12%多"},
		{"wide per cent", "增长了３％多", 8, "增长了|３％多"},
		{"wide spaces hang", "中牟县总　　工会", 8, "中牟县总|工会"},

		{"mixed", "中牟县总工会 Zhongmou County 召开会议", 16, "中牟县总工会|Zhongmou County|召开会议"},
		{"mixed without spaces", "学习Xi Jinping思想的会议", 10, "学习Xi|Jinping思|想的会议"},
		{"an English word is not cut for Chinese", "总工会ACFTU召开", 8, "总工会|ACFTU召|开"},
		{"signs before words", "（federation）", 11, "（|federation|）"},
		{"emoji", "👩‍👩‍👧‍👦👍🏽🇨🇳🇨🇳", 4, "👩‍👩‍👧‍👦👍🏽|🇨🇳🇨🇳"},
		{"marks", "éé éé", 2, "éé|éé"},
		{"hangul", "노동조합총연맹", 6, "노동조|합총연|맹"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(texts(Wrap(c.s, c.w)), "|"); got != c.want {
				t.Errorf("Wrap(%q, %d)\n got %s\nwant %s", c.s, c.w, got, c.want)
			}
		})
	}
}

// TestGolden sets a page of mixed text and shows it as a reader sees it.
func TestGolden(t *testing.T) {
	const s = "本报讯（记者 胡毅）10月25日，中牟县总工会（Zhongmou County Federation of Trade Unions）召开学习会，" +
		"传达中国工会第十八次全国代表大会精神。会议强调：“要突出‘快’字，第一时间学；突出‘广’字，全覆盖学！”" +
		"——会后，300余名职工参加了《工会法》知识竞赛……"
	want := []string{
		"本报讯（记者 胡毅）10月25日，中牟县总工会",
		"（Zhongmou County Federation of Trade",
		"Unions）召开学习会，传达中国工会第十八次",
		"全国代表大会精神。会议强调：“要突出‘快’",
		"字，第一时间学；突出‘广’字，全覆盖学！”——",
		"会后，300余名职工参加了《工会法》知识竞",
		"赛……",
	}
	got := texts(Wrap(s, 41))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// naive is Wrap by its definition, in quadratic time and without fast paths.
func naive(m Measure, s string, w int) []string {
	w = max(w, 1)
	ruled := map[int]bool{}
	for at, state, rest := 0, -1, s; rest != ""; {
		var seg string
		seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(seg)
		ruled[at] = true
	}
	type stop struct {
		at int
		g  grade
	}
	var stops []stop
	var before rune
	lead := 0
	for at := 0; at < len(s); {
		c, _ := ansi.FirstGraphemeCluster(s[at:], ansi.GraphemeWidth)
		space := strings.Trim(c, spaces) == ""
		if !space {
			if before == 0 {
				lead = at
			}
			before, _ = utf8.DecodeRuneInString(c)
		}
		at += len(c)
		if at == len(s) {
			break
		}
		after, _ := ansi.FirstGraphemeCluster(s[at:], ansi.GraphemeWidth)
		if strings.Trim(after, spaces) == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(after)
		if isSpace(r) {
			r = utf8.RuneError // it carries marks
		}
		g := atSign
		switch {
		case !ruled[at] && !space && inWord(before) && inWord(r):
			g = anywhere
		case forbidsStart(r) || forbidsEnd(before):
			g = anySign
		case ruled[at] || quoteBreak(before, r, space):
			g = byRule
		}
		stops = append(stops, stop{at, g})
	}
	trim := func(s string) string { return strings.TrimRight(s, spaces) }
	var lines []string
	for start := 0; ; {
		if m.Width(trim(s[start:])) <= w {
			if start < len(s) || lines == nil {
				lines = append(lines, trim(s[start:]))
			}
			return lines
		}
		best, least := stop{g: grades}, stop{}
		for _, p := range stops {
			line := ""
			if p.at > start {
				line = trim(s[start:p.at])
			}
			if strings.Trim(line, spaces) == "" {
				continue
			}
			if least.at == 0 {
				least = p
			}
			if m.Width(line) <= w && p.g <= best.g {
				best = p
			}
		}
		if best.g != byRule && lead > start { // the spaces the text begins with
			start = lead
			continue
		}
		if best.g == grades {
			best = least // a glyph wider than the line
		}
		if best.at == 0 {
			return append(lines, trim(s[start:]))
		}
		lines = append(lines, trim(s[start:best.at]))
		start = best.at
	}
}

var atoms = []string{
	" ", " ", " ", "  ", "　", "a", "the", "union", "federation", "Lu'an", "2023", "10", "25", "-", "—", "——", "…", "……", ",", ".", ";", ":", "!", "?",
	"(", ")", "[", "]", "/", "%", "$", "\"", "'", "“", "”", "‘", "’", "，", "。", "、", "；", "：", "！", "？", "（", "）", "《", "》", "「", "」", "【", "】", "·",
	"工", "会", "总工会", "中牟县", "職", "の", "ッ", "ー", "노", "é", "é", "́", "й", "ع", "؀", "👍", "🏽", "👩\u200d👧", "🇨", "🇳", "\u200d", "\ufe0f", "#️⃣", "％", "￥", "℃", "\u00a0", "\u2060", "क", "्", "ไทย", "½", "々",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(40) {
		b.WriteString(atoms[r.IntN(len(atoms))])
	}
	return b.String()
}

func TestWrapIsNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		s, w := randomText(r), 1+r.IntN(24)
		m := Measure{WideAmbiguous: r.IntN(4) == 0}
		got, want := strings.Join(texts(m.Wrap(s, w)), "|"), strings.Join(naive(m, s, w), "|")
		if got != want {
			t.Fatalf("%+v.Wrap(%q, %d)\n got %s\nwant %s", m, s, w, got, want)
		}
	}
}

// checkWrap holds what is true of every wrapped text.
func checkWrap(t *testing.T, m Measure, s string, w int) {
	t.Helper()
	lines := m.Wrap(s, w)
	if len(lines) == 0 {
		t.Fatalf("Wrap(%q, %d) has no line", s, w)
	}
	w = max(w, 1)
	end := 0
	for i, l := range lines {
		if l.Start < end || l.End < l.Start || s[l.Start:l.End] != l.Text {
			t.Fatalf("Wrap(%q, %d): line %d is %+v", s, w, i, l)
		}
		if lost := strings.Trim(s[end:l.Start], spaces+"\n\r\v\f\u0085\u2028\u2029"); lost != "" {
			t.Fatalf("Wrap(%q, %d): lost %q before line %d", s, w, lost, i)
		}
		if l.Text != strings.TrimRight(l.Text, spaces) {
			t.Fatalf("Wrap(%q, %d): line %d ends in spaces: %q", s, w, i, l.Text)
		}
		if got := m.Width(l.Text); got > w && !oneGlyph(m, l.Text) {
			t.Fatalf("Wrap(%q, %d): line %d has %d cells: %q", s, w, i, got, l.Text)
		}
		end = l.End
	}
	if lost := strings.Trim(s[end:], spaces+"\n\r\v\f\u0085\u2028\u2029"); lost != "" {
		t.Fatalf("Wrap(%q, %d): lost %q at the end", s, w, lost)
	}
}

// oneGlyph tells whether s is one glyph and nothing else that takes a cell.
func oneGlyph(m Measure, s string) bool {
	n := 0
	for g := (glyphs{s: s, m: m}); g.next(); {
		if g.width > 0 {
			n++
		}
	}
	return n == 1
}

func TestWrapLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		s := randomText(r)
		if r.IntN(2) == 0 {
			s += "\n" + randomText(r) + "\r\n\r" + randomText(r)
		}
		for _, w := range []int{-1, 0, 1, 2, 3, 5, 8, 13, 40, 76} {
			checkWrap(t, Measure{}, s, w)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("中牟县总工会（Zhongmou）召开“学习”会议……", 9)
	f.Add("a\x1b[31m\x00\r\n\u0301\u202e\xff👩‍👧", 2)
	f.Add("e"+strings.Repeat("\u0301", 300)+" x", 1)
	f.Add(strings.Repeat("\u0600", 90)+" \u0301", 3)
	f.Fuzz(func(t *testing.T, s string, w int) {
		if len(s) > 4096 {
			t.Skip()
		}
		clean := Clean(s)
		checkClean(t, s, clean)
		for _, m := range []Measure{{}, {WideAmbiguous: true}} {
			checkWrap(t, m, clean, w)
			checkWrap(t, m, strings.ToValidUTF8(s, "?"), w%100)
		}
	})
}

// TestPlainWord holds the fast path for English to what uniseg says.
func TestPlainWord(t *testing.T) {
	ascii := []string{" ", " ", "  ", "a", "Z", "9", "10", "word", ".", ",", ";", ":", "!", "?", "\"", "'", "-", "(", ")", "/", "%", "$", "[", "工", "“", "é"}
	r := rand.New(rand.NewPCG(5, 6))
	for range 50000 {
		var sb strings.Builder
		for range r.IntN(16) {
			sb.WriteString(ascii[r.IntN(len(ascii))])
		}
		s := sb.String()
		var want, got []int
		for at, state, rest := 0, -1, s; rest != ""; {
			var seg string
			seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			at += len(seg)
			want = append(want, at)
		}
		for b := (breaks{s: s}); b.at < len(s); {
			b.next()
			got = append(got, b.at)
		}
		if len(got) != len(want) {
			t.Fatalf("%q: breaks at %v, want %v", s, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%q: breaks at %v, want %v", s, got, want)
			}
		}
	}
}

// TestGlyphs holds the fast paths for ASCII and Han to what Width says.
func TestGlyphs(t *testing.T) {
	for r := rune(0); r <= 0xffff; r++ {
		if !aloneWide(r) && r >= 0x80 || r < ' ' || r == 0x7f {
			continue
		}
		for _, next := range []string{"", "a", "工", "，"} {
			s := string(r) + next
			c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
			g := glyphs{s: s}
			if g.next(); g.end != len(c) || g.width != w {
				t.Fatalf("%U before %q: %d bytes, %d cells, want %d, %d", r, next, g.end, g.width, len(c), w)
			}
		}
		for _, prev := range []string{"a", "工"} {
			if c, _ := ansi.FirstGraphemeCluster(prev+string(r), ansi.GraphemeWidth); c != prev {
				t.Fatalf("%U joins %q", r, prev)
			}
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		s := randomText(r)
		if got, want := (Measure{}).Width(s), Width(s); got != want {
			t.Fatalf("width of %q is %d, want %d", s, got, want)
		}
	}
}

func TestWideAmbiguous(t *testing.T) {
	wide := Measure{WideAmbiguous: true}
	for s, want := range map[string]int{"“工会”": 8, "……": 4, "——": 4, "a·b": 4, "plain": 5, "工会": 4} {
		if got := wide.Width(s); got != want {
			t.Errorf("%q takes %d cells, want %d", s, got, want)
		}
	}
	if got := strings.Join(texts(wide.Wrap("突出“快”字当头", 8)), "|"); got != "突出|“快”字|当头" {
		t.Errorf("got %s", got)
	}
}

// TestLinear runs texts that a quadratic wrap would not come back from.
func TestLinear(t *testing.T) {
	n := 1 << 18
	if testing.Short() {
		n >>= 3
	}
	for name, s := range map[string]string{
		"no space":  strings.Repeat("x", n),
		"spaces":    strings.Repeat(" ", n),
		"stops":     strings.Repeat("，", n/3),
		"opening":   strings.Repeat("（", n/3),
		"quotes":    strings.Repeat("“", n/3),
		"marks":     "e" + strings.Repeat("\u0301", n/2),
		"on spaces": strings.Repeat(" \u0301", n/3),
		"emoji":     strings.Repeat("👩\u200d", n/7),
		"flags":     strings.Repeat("🇨", n/4),
		"Han":       strings.Repeat("工", n/3),
		"prepended": strings.Repeat("\u0600", n/2),
	} {
		for _, w := range []int{1, 76} {
			lines := Wrap(s, w)
			if lines[len(lines)-1].End > len(s) {
				t.Fatalf("%s: the last line is %+v", name, lines[len(lines)-1])
			}
		}
		checkClean(t, name, Clean(s))
	}
}

func BenchmarkWrap(b *testing.B) {
	for name, s := range map[string]string{
		"english": strings.Repeat("The trade unions at all levels in the city held a meeting, studied and went home. ", 1200),
		"chinese": strings.Repeat("中牟县总工会召开学习会，传达学习“十八大”精神。", 1400),
		"nospace": strings.Repeat("x", 100_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Wrap(s, 76)
			}
		})
	}
}
