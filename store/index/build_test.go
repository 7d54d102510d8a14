package index

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The builder finds the words and pairs of a text where they stand, whatever
// their lengths and wherever eight bytes end.
func TestBuilderIsNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 1))
	some := []string{"a", "of", "workers", "federate", "federates", "federation", "é", "écoles", "abcdefé", "abcdefghé", "naïveté", "中", "工会", "総工會", "䶮", "〇○", "か", "𠮷野", "2023"}
	type at struct {
		term       string
		doc, place uint32
	}
	for range 300 {
		var b builder
		var words, pairs []at
		for doc := range uint32(1 + rng.IntN(4)) {
			form := some[rng.IntN(len(some))]
			for range rng.IntN(200) {
				form += []string{" ", " ", " ", "\n", "\n\n"}[rng.IntN(5)]
				for range 1 + rng.IntN(2) {
					form += some[rng.IntN(len(some))] + strings.Repeat("x", rng.IntN(3)*rng.IntN(10))
				}
			}
			n := b.article(form)
			count := 0
			eachTerm(form, func(word string, pair pair, place uint32) {
				if word != "" {
					words = append(words, at{word, doc, place})
					count++
				} else {
					pairs = append(pairs, at{string([]rune{pair.first(), pair.second()}), doc, place})
					if pair != blockStart && pair.second() != afterWord {
						count++
					}
				}
			})
			if n != count {
				t.Fatalf("%q has %d words, want %d", form, n, count)
			}
		}
		var gotWords, gotPairs []at
		from := ends{}
		for doc, end := range b.ends {
			for _, x := range b.wordHits[from.words:end.words] {
				gotWords = append(gotWords, at{string(b.words.word(x.word)), uint32(doc), x.place})
			}
			for _, x := range b.pairHits[from.pairs:end.pairs] {
				p := pairIn(x)
				gotPairs = append(gotPairs, at{string([]rune{p.first(), p.second()}), uint32(doc), uint32(x & (1<<placeBits - 1))})
			}
			from = end
		}
		if !slices.Equal(gotWords, words) {
			t.Fatalf("words %v, want %v", gotWords, words)
		}
		if !slices.Equal(gotPairs, pairs) {
			t.Fatalf("pairs %v, want %v", gotPairs, pairs)
		}
		var last string
		for _, n := range b.words.order(new([]uint64)) {
			if w := string(b.words.word(n)); w <= last {
				t.Fatalf("%q comes behind %q", w, last)
			} else {
				last = w
			}
		}
	}
}

// eachTerm finds terms character by character.
func eachTerm(form string, visit func(word string, p pair, place uint32)) {
	place, word, before, afterLetters := uint32(0), "", rune(-1), false
	endWord := func() {
		if word != "" {
			visit(word, 0, place)
			place++
			word, afterLetters = "", true
		}
	}
	endRun := func() {
		if before >= 0 {
			visit("", pairOf(before, runEnd), place)
			place++
			before, afterLetters = -1, false
		}
	}
	for _, r := range form {
		isWide := classOf(r) == wide
		switch {
		case r == ' ':
			endWord()
			endRun()
		case r == '\n':
			endWord()
			endRun()
			place++
			afterLetters = false
			visit("", blockStart, place)
		case isWide && before >= 0:
			visit("", pairOf(before, r), place)
			place++
			before = r
		case isWide:
			endWord()
			if afterLetters {
				visit("", pairOf(r, afterWord), place)
			}
			before = r
		default:
			endRun()
			word += string(r)
		}
	}
	endWord()
	endRun()
}

// Words keep the numbers they were given when the table grows, those too that are
// alike but for what stands behind eight bytes, and the next words in a table that
// was used before begin anew.
func TestNumbersAreNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 2))
	var words wordTable
	for range 2 {
		words.reset()
		numbers := map[string]uint32{}
		for range 40_000 {
			w := strings.Repeat("abcdefgh", rng.IntN(3)) + string(rune('a'+rng.IntN(26))) + strings.Repeat("z", rng.IntN(9)) + string(rune('a'+rng.IntN(26)))
			key := words.key("x "+w+" y", 2, 2+len(w))
			words.room(1)
			n := words.number(key, w)
			if want, ok := numbers[w]; ok && n != want || !ok && int(n) != len(numbers) {
				t.Fatalf("%q is number %d, want %d of %d", w, n, want, len(numbers))
			}
			numbers[w] = n
			if k, ok := words.is(words.look(key), key, w); ok && k != n {
				t.Fatalf("%q is found as %d, want %d", w, k, n)
			}
			if string(words.word(n)) != w {
				t.Fatalf("number %d is %q, want %q", n, words.word(n), w)
			}
		}
	}
}
