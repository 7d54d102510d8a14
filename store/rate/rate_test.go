package rate

import (
	"math/rand/v2"
	"strings"
	"testing"

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
	if ok != (len(want) == 1) || ok && score != want[0].Score {
		t.Fatalf("%q in %q: %d, %v; sahilm/fuzzy says %v", pattern, text, score, ok, want)
	}
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
}

func FuzzScore(f *testing.F) {
	f.Add("ftu", "The Federation of Trade Unions")
	f.Add("总", "嘉兴市总工会")
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
