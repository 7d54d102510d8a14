package rate

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// same holds a score against sahilm/fuzzy's.
func same(t *testing.T, pattern, text string) {
	t.Helper()
	if pattern == "" {
		return
	}
	score, ok := New(pattern).Score(text)
	want := fuzzy.FindNoSort(pattern, []string{text})
	p := New(pattern)
	if p.Has(text) != ok {
		t.Fatalf("%q in %q: Has says %v", pattern, text, !ok)
	}
	if most := p.Most(HeadOf(text), signs(text)); ok && !strings.Contains(text, "\x00") && score > most {
		t.Fatalf("%q in %q: %d, and %d is the most", pattern, text, score, most)
	} else if least := p.MostOf(len(text), signs(text)); most > least {
		t.Fatalf("%q in %q: %d is the most, and %d without its head", pattern, text, most, least)
	}
	sameBelow(t, p, text)
	at, atStart := p.Whole(text, afterSpace)
	if wantAt, wantStart := whole(pattern, text); at != wantAt || atStart != wantStart {
		t.Fatalf("%q in %q: whole at %d, %v; want %d, %v", pattern, text, at, atStart, wantAt, wantStart)
	}
	samePlain(t, p, text, score, ok)
	if score >= math.MaxInt/2 {
		t.Fatalf("%q in %q: %d", pattern, text, score)
	}
	if utf8.RuneCountInString(pattern) > MostFitting {
		return // it scores what does not fit in 64 bits
	}
	if ok != (len(want) == 1) || ok && score != want[0].Score {
		t.Fatalf("%q in %q: %d, %v; sahilm/fuzzy says %v", pattern, text, score, ok, want)
	}
}

// sameBelow holds what is told of many texts by their briefs against Most.
func sameBelow(t *testing.T, p *Pattern, text string) {
	t.Helper()
	s := signs(text)
	b := BriefOf(HeadOf(text), uint32(s))
	h := b.Head() // of a long text it tells less
	briefs := []Brief{0, 0, 0, 0, b}
	bounded := s&(Odd|Humps) == 0 && h.Size >= len(h.Bytes)
	for _, least := range []int{math.MinInt / 2, p.Most(h, s), p.Most(h, s) + 1} {
		want := uint64(0)
		if bounded && p.Most(h, s) < least && !p.blind {
			want = 1 << 4
		}
		if got := p.Reach().Below(briefs, 1<<4, least, Brief(Odd|Humps)); got != want {
			t.Fatalf("%q in %q: below %d is told as %x, want %x", string(p.runes), text, least, got, want)
		}
	}
}

// samePlain holds what is told of a plain text against all that Score tells.
func samePlain(t *testing.T, p *Pattern, text string, score int, ok bool) {
	t.Helper()
	if !Plain(text) {
		return
	}
	if p.HasPlain(text) != ok {
		t.Fatalf("%q: HasPlain says %v", text, !ok)
	}
	for _, least := range []int{math.MinInt, score - 1, score, score + 1, score + 7} {
		if least > math.MinInt && signs(text)&Humps != 0 {
			continue
		}
		got, has := p.ScorePlain(text, least)
		if has != ok || ok && got != score && !(score < least && got == math.MinInt) {
			t.Fatalf("%q in %q: %d, %v; of %d at least %d, %v", string(p.runes), text, score, ok, least, got, has)
		}
	}
}

func signs(text string) (s Signs) {
	last := rune(0)
	for _, r := range text {
		if strings.ContainsRune("/-_ .\\", last) && last > 0 {
			if low := unicode.ToLower(r); low >= 'a' && low <= 'z' {
				s |= SignOf(byte(low))
			}
			if r >= utf8.RuneSelf {
				s |= Wide
			}
		}
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			s |= Humps
		}
		if r == '\u212a' || r == 'ſ' {
			s |= Odd
		}
		last = r
	}
	return s
}

func afterSpace(before, _ rune) bool { return !unicode.IsLetter(before) }

// whole is Pattern.Whole, said plainly.
func whole(pattern, text string) (at int, atStart bool) {
	at = -1
	before := ' '
	for i, r := range text {
		if n := len([]rune(pattern)); len([]rune(text[i:])) >= n && strings.EqualFold(string([]rune(text[i:])[:n]), string([]rune(pattern))) {
			if afterSpace(before, r) {
				return i, true
			}
			if at < 0 {
				at = i
			}
		}
		before = r
	}
	return at, false
}

func TestScoreIsSahilms(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	letters := strings.Split("a b A B c C d k K \u212a s S ſ - _ / . \\ é É ß 工 会 总 嘉 \x00 \xff İ ı i I", " ")
	letters = append(letters, " ")
	text := func(n int) string {
		var b strings.Builder
		few := letters[:3+rng.IntN(len(letters)-3)]
		for range rng.IntN(n) {
			b.WriteString(few[rng.IntN(len(few))])
		}
		return b.String()
	}
	for range 200_000 {
		same(t, text(6), text(16))
	}
	for _, title := range []string{"The Federation of Trade Unions in Jiaxing City", "嘉兴市总工会 craftsMen-of_the.union"} {
		for _, p := range []string{"ftu", "tr un", "jx", "总工", "craftsmen", "Union", "e"} {
			same(t, p, title)
		}
	}
	// Side by side each counts three times as much as the one before.
	for _, title := range []string{"the unions of jiaxing city meet at noon to talk of heat and pay", "The unions’ heat talks: 六安市总工会 and all of its crews meet at noon"} {
		letters := []rune(title)
		for n := range letters {
			same(t, string(letters[:n+1]), title)
			same(t, string(letters[n:]), title)
			if score, ok := New(string(letters[:n+1])).Score(title); !ok || n > 2 && score < 0 {
				t.Errorf("%d letters of %q: %d, %v", n+1, title, score, ok)
			}
		}
	}
}

func FuzzScore(f *testing.F) {
	f.Add("ftu", "The Federation of Trade Unions")
	f.Add("总", "嘉兴市总工会")
	f.Add("0", strings.Repeat("0", 300))
	f.Add(strings.Repeat("工", 50), strings.Repeat("总工", 30)+strings.Repeat("工", 60))
	f.Fuzz(func(t *testing.T, pattern, text string) { same(t, pattern, text) })
}

func BenchmarkScore(b *testing.B) {
	title := "Mulin County Federation of Trade Unions promotes a membership drive"
	b.Run("ours", func(b *testing.B) {
		p := New("craft")
		for b.Loop() {
			p.Score(title)
		}
	})
	b.Run("sahilm", func(b *testing.B) {
		data := []string{title}
		for b.Loop() {
			fuzzy.FindNoSort("craft", data)
		}
	})
}
