package model

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A line has single spaces, and none where a line of Chinese was broken.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n": "", "one": "one", " one two\n": "one two", "one  two": "one two", "one\ttwo\r\n": "one two",
		"one\u00a0two": "one two", "一\u3000二": "一 二", "一\n二": "一二", "一 二": "一 二", "one\n二": "one 二",
		"a <b>bold</b> word": "a bold word", "À 、": "À 、", "〠": "〠",
	} {
		if got := (Block{Text: text}).Line(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What isLine takes as it stands is what parting it at its spaces and joining it
// gives.
func TestIsLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "工", " ", " ", "\n", "\t", "\u00a0", "\u3000", "\u3001", "\u00e0", "\u20a0", "\u2000"}
	lines := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + rng.IntN(5) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		text := strings.TrimFunc(b.String(), isBlockSpace)
		if want := strings.Join(strings.FieldsFunc(text, isBlockSpace), " ") == text; isLine(text) != want {
			t.Fatalf("%q: %v", text, !want)
		} else if want {
			lines++
		}
	}
	if lines == 0 {
		t.Error("nothing was a line")
	}
}
