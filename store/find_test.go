package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/index"
)

// oddTitle is a title of pieces that words begin in at odd places.
func oddTitle(rng *rand.Rand) string {
	pieces := strings.Split("Lu'an|Worker's|workers'|'n'|work|Working|craft|Craftsmen|McUnion|tradeUnion|trade|Trade Union|é|É|cafe\u0301|ﬁne|工会|总工会|工 会|總工會|區(qū)總|二○二三|2023年|5G|カップ|\u00ad|\u200b|K|ſ|Ａ|’s|-|·| |  |\"|…|嘉兴市|六安|先进|西安", "|")
	var b strings.Builder
	for range 1 + rng.IntN(6) {
		b.WriteString(pieces[rng.IntN(len(pieces))])
		if rng.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

func oddArchive(rng *rand.Rand, n int) *Live {
	articles := make([]*model.Article, n)
	for i := range articles {
		articles[i] = someArticle(rng, i)
		if rng.IntN(4) > 0 {
			articles[i].Title = oddTitle(rng)
		}
	}
	return inSegments(rng, articles)
}

// What is typed letter by letter finds what it does when typed at once; and what
// is found at once are the first rows of that, all that are of the word tier.
func TestFindLetterByLetter(t *testing.T) {
	glanced := 0
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 8))
		l := oddArchive(rng, 150)
		typed := []string{"Lu'an", "trade union", "s", "an", "craft", "zgh", "jxs", "liuan", "xian", "工会", "总工", "二", "2023年", "5g", "fine", "cafe", "k", "区", "trade 工", "会"}
		for range 20 {
			title := []rune("x" + oddTitle(rng))
			from := rng.IntN(len(title))
			typed = append(typed, string(title[from:min(from+1+rng.IntN(8), len(title))]))
		}
		for _, text := range typed {
			letters := []rune(text)
			for k := range letters {
				glanced += checkFind(t, l, fmt.Sprint("seed ", seed), string(letters[:k+1]), 1+rng.IntN(40))
			}
		}
	}
	if glanced < 500 {
		t.Errorf("only %d rows were found at once", glanced)
	}
}

// checkFind returns how many rows were found at once.
func checkFind(t *testing.T, l *Live, where, text string, n int) int {
	t.Helper()
	s := l.now.Load().Store
	w := s.wanted(text)
	if w.pattern == "" {
		return 0
	}
	first, err := s.begun(t.Context(), &w, n)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.finished(t.Context(), &w, n)
	if err != nil {
		t.Fatal(err)
	}
	want, total := s.unhurried(&w, n)
	if !slices.Equal(got.best, want) || got.total != total {
		t.Fatalf("%s, %q, %d: found %v, %d in all; unhurried %v, %d", where, text, n, got.best, got.total, want, total)
	}
	if !first.started || first.done { // done: it was asked before
		return 0
	}
	words := slices.IndexFunc(want, func(f found) bool { return f.tier != wordTier })
	if words < 0 {
		words = len(want)
	}
	if !slices.Equal(first.best[:min(words, len(first.best))], want[:words]) || len(first.best) != words {
		t.Fatalf("%s, %q, %d: at once %v, and in the end %v", where, text, n, first.best, want)
	}
	return words
}

// unhurried looks at everything.
func (s *Store) unhurried(w *wanted, n int) (all []found, total int) {
	for at := range s.bound {
		if segment, i := s.place(uint32(at)); i < s.segments[segment].Len() {
			if f, ok := w.title(s.title(uint32(at))); ok {
				f.at = at
				all = append(all, f)
			}
		}
	}
	for i := range s.find().names() {
		if f, ok := s.findName(s.find(), w, s.bound+i); ok {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, s.better)
	return all[:min(n, len(all))], len(all)
}

// What many letters side by side score does not fit in 32 bits: still the best titles
// are the first, and before them is the body that goes by what was typed.
func TestFindLong(t *testing.T) {
	texts := map[string]string{}
	whole := "Inner Mongolia Autonomous Region and its miners of every town"
	for i := range 90 { // the short ones score less: their first letters are not side by side
		texts[fmt.Sprintf("a%02d.txt", i)] = onePage("In "+whole, "2023-05-20 09:00 Source: Sample Daily")
		texts[fmt.Sprintf("b%02d.txt", i)] = onePage(whole+strings.Repeat("!", 5+i/20), "2023-05-20 09:00 Source: Sample Daily")
	}
	texts["body.txt"] = onePage("Noon", "2023-05-20 09:00 Source: Sample Daily") +
		"\nThe Inner Mongolia Autonomous Region Federation of Trade Unions met on Monday.\n"
	l := loaded(t, Options{Paths: []string{folder(t, texts)}})
	for n := 1; n <= len(whole); n++ {
		checkFind(t, l, "long", whole[:n], 4)
	}
	m, err := l.Find(t.Context(), "inner mongolia autonomous region", 4)
	if err != nil || len(m.Rows) != 4 || m.Rows[0].Kind != MatchUnion {
		t.Errorf("the body is not the first of %+v; %v", m.Rows, err)
	}
	for _, text := range []string{whole[:40] + "y tn", whole[1:30] + whole[31:], whole + "!!!!!!"} {
		m, err := l.Find(t.Context(), text, 4)
		if err != nil || len(m.Rows) != 4 {
			t.Errorf("%q finds %+v; %v", text, m.Rows, err)
		}
		for _, row := range m.Rows {
			checkMarks(t, text, row)
		}
	}
}

// Of titles that are gone through in several stretches, the short ones first, and of
// which the index is asked where they are many, the same are found.
func TestFindAmongMany(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 99))
	words := strings.Fields("Trade Union Unions of the workers Work heat rules Jiaxing Lu'an craft wage wages 工会 总工会 嘉兴市 职工 2023年 meeting at noon to talk in county federations McUnion é x y z")
	articles := make([]*model.Article, index.TitleChunk+1500)
	for i := range articles {
		articles[i] = someArticle(rng, i)
		articles[i].Blocks = nil
		var b strings.Builder
		for range 1 + rng.IntN(1+rng.IntN(30)) {
			b.WriteString(words[int(float64(len(words))*rng.Float64()*rng.Float64())] + []string{" ", " ", " ", "-", ""}[rng.IntN(5)])
		}
		articles[i].Title = strings.TrimSpace(b.String())
	}
	l := inSegments(rng, articles)
	typed := []string{"t", "trade", "trade union", "x", "of the", "工", "工会", "wages", "federation", "luan", "mcu", "the unions of the workers", "zgh", "heat rules jiaxing craft", "é", "y z"}
	for range 15 {
		typed = append(typed, words[rng.IntN(len(words))]+[]string{"", " "}[rng.IntN(2)]+words[rng.IntN(len(words))])
	}
	for _, text := range typed {
		checkFind(t, l, "many", text, []int{1, 5, 40, 300}[rng.IntN(4)])
	}
}
