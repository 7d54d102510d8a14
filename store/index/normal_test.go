package index

import (
	"bufio"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gongbao/store/fold"
)

func TestNormal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{" \n", ""},
		{"The Trade-Union's  Day", "the trade union day"},
		{"Lu'an, Lu’an: workers' rights", "luan luan workers rights"},
		{"Ｆｕｌｌ　ｗｉｄｔｈ １２", "full width 12"},
		{"Ürümqi café", "urumqi cafe"},
		{"2023年5月", "2023 年 5 月"},
		{"2023 年 5 月", "2023 年 5 月"},
		{"浙江省總工會", "浙江省总工会"},
		{"总 工 会", "总工会"},
		{"总工\n会", "总工会"},
		{"工会，会员", "工会 会员"},
		{"區(qū)總工會(huì)舉辦", "区总工会举办"},
		{"總工會(ACFTU)", "总工会 acftu"},
		{"總工會(huì", "总工会 hui"},
		{"工会\u00ad报 co\u00adoperate", "工会报 cooperate"},
		{"二○二三年", "二零二三年"},
		{"a\x00b", "a b"},
		{"\xff\xfe工", "工"},
	} {
		if got := normal(c.in); got != c.want {
			t.Errorf("normal(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if got := normal("one two", "", "三"); got != "one two\n三" {
		t.Errorf("blocks: %q", got)
	}
}

// Without pronunciations the normal form has the words of fold.Tokens.
func FuzzNormal(f *testing.F) {
	for _, s := range []string{"The Trade-Union's day", "2023年5月 Lu'an's", "區總工會ABC工 会", "'s 's's a's ʼx", "é\u0301\u200b工\ufe00x", "\xff½②ﬁ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := normaliser{trace: true}
		n.text(s, '\n')
		form := string(n.out)
		if form != normal(s) {
			t.Fatalf("traced %q, else %q", form, normal(s))
		}
		if len(n.from) != len(n.out) {
			t.Fatalf("%d bytes, %d places", len(n.out), len(n.from))
		}
		for i, at := range n.from {
			if at < 0 || int(at) > len(s) || i > 0 && at < n.from[i-1] {
				t.Fatalf("places of %q in %q: %v", form, s, n.from)
			}
		}
		if strings.Contains(s, "(") || !utf8.ValidString(s) {
			return
		}
		var want, got strings.Builder
		for tok := range fold.Tokens(fold.Text(s)) {
			want.WriteString(tok.Text + "|")
		}
		for tok := range fold.Tokens(form) {
			got.WriteString(tok.Text + "|")
		}
		if got.String() != want.String() {
			t.Fatalf("%q has the words %q, want %q", s, got.String(), want.String())
		}
	})
}

// Eight bytes at a time give the form that one at a time does, which is traced.
func TestPlain(t *testing.T) {
	pieces := strings.Fields("a Bc trade UNIONS federation's 12 2023年5月 ' 's ’ 's. é ü\u0301 ʼ \u200b 工 會 總工會 〇 か ， 。 （ (huì) . -- @ [ ` { / : \x7f \xff")
	pieces = append(pieces, " ", " ", " ", "  ", "\n", "\u3000", "\u00a0")
	rng := rand.New(rand.NewPCG(7, 7))
	for range 20000 {
		var b strings.Builder
		for range 1 + rng.IntN(24) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		s := b.String()
		n := normaliser{trace: true}
		n.text(s, '\n')
		if got, want := normal(s), string(n.out); got != want {
			t.Fatalf("%q is %q, want %q", s, got, want)
		}
	}
}

// What is told without a look into tables is what they say.
func TestClasses(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= utf8.MaxRune; r++ {
		if got, want := classOf(r), classInTables(r); got != want {
			t.Errorf("%U is %d, want %d", r, got, want)
		}
		if classOf(r) == wide && r >= 1<<runeSlot {
			t.Errorf("%U does not fit in the hit of a pair", r)
		}
	}
	for r := rune(0); r < utf8.RuneSelf; r++ {
		if got, want := lowered[r] != 0, classOf(r) == letter; got != want {
			t.Errorf("%q is a letter: %v, want %v", r, got, want)
		}
	}
	for r := rune(0x3000); r < 0xb000; r++ {
		s := string(r)
		to, size := fold.AppendHan(nil, s)
		if got, want := size > 0, hanFirst <= r && r < hanEnd; got != want {
			t.Errorf("%U is Han: %v, want %v", r, got, want)
		}
		if size == 0 {
			continue
		}
		if string(to) != fold.Text(s) {
			t.Errorf("%s folds to %s, and alone to %s", s, to, fold.Text(s))
		}
		if to, n := utf8.DecodeRuneInString(fold.Text(s)); n != len(fold.Text(s)) || classOf(to) != wide {
			t.Errorf("%s folds to %s", s, fold.Text(s))
		}
	}
}

// root must never be longer than what words with one stem share.
func TestRoot(t *testing.T) {
	words := vocabulary(t)
	endings := []string{"", "s", "es", "ed", "ing", "ies", "ied", "ie", "ier", "'s", "men", "man", "women", "ll", "lling", "lled", "e", "y"}
	rng := rand.New(rand.NewPCG(1, 2))
	roots := map[string]string{} // the shortest root asked for by stem
	var forms []string
	for _, w := range words {
		for _, e := range endings {
			forms = append(forms, w+e, w[:1+rng.IntN(len(w))]+e)
		}
	}
	for _, w := range forms {
		stem := fold.Stem(w)
		r := root(stem, w)
		if old, ok := roots[stem]; !ok || len(r) < len(old) {
			roots[stem] = r
		}
	}
	for _, w := range forms {
		stem := fold.Stem(w)
		if r := root(stem, w); !strings.HasPrefix(w, r) {
			t.Errorf("%q does not begin with %q, the root of %q", w, r, stem)
		} else if r != roots[stem] {
			t.Errorf("%q of stem %q is looked for as %q, another word as %q", w, stem, r, roots[stem])
		}
	}
}

// vocabulary returns English words: those of the archive beside the
// repository where it is, and some others.
func vocabulary(t *testing.T) []string {
	words := strings.Fields("union worker study carry fly lie die crisis crises child children woman women policemen " +
		"control controlled make making use used hope hoping city cities county analysis boss process address goes does shoe tie untie call full")
	files, _ := filepath.Glob("../../../shared/archive/*.txt")
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for s := bufio.NewScanner(f); s.Scan(); {
			for tok := range fold.Tokens(fold.Text(s.Text())) {
				if !tok.Han && tok.Text[0] < utf8.RuneSelf {
					words = append(words, tok.Text)
				}
			}
		}
		f.Close()
	}
	return words
}

// Letters that Unicode's simple folding makes equal are one letter.
func TestLetters(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			if letterBit(f) != letterBit(r) {
				t.Errorf("%U and %U fold to one and are different letters", r, f)
			}
		}
	}
	for r := rune(hanFirst); r < hanEnd; r++ {
		if unicode.SimpleFold(r) != r {
			t.Errorf("%U folds to another", r)
		}
	}
}
