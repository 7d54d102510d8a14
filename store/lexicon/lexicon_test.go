package lexicon

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// articles returns the labelled articles, a record each, some of several texts.
func articles(t testing.TB) (records [][]string) {
	t.Helper()
	for _, lang := range []string{"en", "zh"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "labelled", lang, "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no articles: %v", err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, strings.SplitAfter(string(text), "\n"))
		}
	}
	return records
}

func size(records [][]string) (n int) {
	for _, r := range records {
		for _, s := range r {
			n += len(s)
		}
	}
	return n
}

// stay packs records and checks that they are as they were.
func stay(t *testing.T, l *Lexicon, records [][]string) (packed int) {
	t.Helper()
	for _, r := range records {
		p := l.Pack([]byte("x"), r)
		packed += len(p) - 1
		got, err := l.Unpack(p[1:], len(r))
		if err != nil || !slices.Equal(got, r) {
			t.Fatalf("%q became %q: %v", r, got, err)
		}
	}
	return packed
}

func TestArticlesStay(t *testing.T) {
	all := articles(t)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	half := len(all) / 2
	l := Learn(nil, all[:half])
	for part, most := range map[string]float64{"learnt": 0.38, "others": 0.43} {
		records := all[half:]
		if part == "learnt" {
			records = all[:half]
		}
		if share := float64(stay(t, l, records)) / float64(size(records)); share > most {
			t.Errorf("%s: packed to %.3f", part, share)
		}
	}
	again, err := Parse(l.Content())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if p := l.Pack(nil, r); !bytes.Equal(again.Pack(nil, r), p) {
			t.Fatal("what is read again packs otherwise")
		}
	}
	if !bytes.Equal(Learn(nil, all[:half]).Content(), l.Content()) {
		t.Error("the same sample is learnt otherwise")
	}
}

// pieces are what nasty texts are made of.
var pieces = []string{
	"", " ", "  ", "a", "the", "union", "Union", "trade unions", "2023", "工", "会", "工会", "，", "。", "\n", "\u3000", "\x00", "a\x00", "\x00\x00",
	"é", "naïve", "профсоюз", "노동", "ไทย", "བོད", "の", "𠀀", "👍🏽", "\xff", "\xe3", "\xe4", "\xe4\xb8", "\x80", "\xc3", "\xe3\x80", "\xf0\x9f", strings.Repeat("long", 40), strings.Repeat("-", 70),
}

func nasty(rng *rand.Rand) []string {
	texts := make([]string, rng.IntN(5))
	for i := range texts {
		for range rng.IntN(30) {
			switch rng.IntN(8) {
			case 0:
				texts[i] += string([]byte{byte(rng.Uint32())})
			case 1:
				texts[i] += fmt.Sprint(rng.IntN(500))
			case 2, 3, 4:
				texts[i] += " "
			}
			texts[i] += pieces[rng.IntN(len(pieces))]
		}
	}
	return texts
}

// Whatever the bytes, and whatever the words, a text stays as it is; and what an
// older lexicon packed is read by one that extends it.
func TestAnythingStays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		var l *Lexicon
		var kept []struct {
			texts  []string
			packed []byte
		}
		for generation := range 1 + rng.IntN(4) {
			sample := make([][]string, rng.IntN(40))
			for i := range sample {
				sample[i] = nasty(rng)
			}
			next := Learn(l, sample)
			if l != nil && !bytes.HasPrefix(next.Content(), l.Content()) || next.Generations() != generation+1 {
				t.Fatal("it does not extend the one before")
			}
			l = next
			if generation%2 == 1 {
				read, err := Parse(bytes.Clone(l.Content()))
				if err != nil {
					t.Fatal(err)
				}
				l = read
			}
			for range 30 {
				texts := nasty(rng)
				stay(t, l, [][]string{texts})
				kept = append(kept, struct {
					texts  []string
					packed []byte
				}{texts, l.Pack(nil, texts)})
			}
			for _, k := range kept {
				if got, err := l.Unpack(k.packed, len(k.texts)); err != nil || !slices.Equal(got, k.texts) {
					t.Fatalf("%q became %q: %v", k.texts, got, err)
				}
			}
		}
	}
}

// What was not packed is an error, or some texts; never a fault.
func TestNonsense(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	l := Learn(nil, articles(t)[:20])
	for range 3000 {
		texts := nasty(rng)
		packed := l.Pack(nil, texts)
		switch rng.IntN(3) {
		case 0:
			packed[rng.IntN(len(packed))] ^= 1 << rng.IntN(8)
		case 1:
			packed = packed[:rng.IntN(len(packed))]
		case 2:
			for i := range packed {
				packed[i] = byte(rng.Uint32())
			}
		}
		_, _ = l.Unpack(packed, len(texts)+rng.IntN(2))
	}
	content := l.Content()
	for range 300 {
		broken := bytes.Clone(content)
		for range 1 + rng.IntN(3) {
			broken[rng.IntN(len(broken))] ^= 1 << rng.IntN(8)
		}
		if rng.IntN(2) == 0 {
			broken = broken[:rng.IntN(len(broken))]
		}
		if bad, err := Parse(broken); err == nil {
			_, _ = bad.Unpack(l.Pack(nil, []string{"the unions of 工会, Zhongmou"}), 1)
		}
	}
	if _, err := Parse(nil); err == nil {
		t.Error("nothing is taken for a lexicon")
	}
}

func FuzzUnpack(f *testing.F) {
	l := Learn(nil, articles(f)[:20])
	f.Add(l.Pack(nil, []string{"trade unions", "工会"}), 2)
	f.Fuzz(func(t *testing.T, packed []byte, n int) {
		_, _ = l.Unpack(packed, min(max(n, 0), 8*len(packed)))
	})
}

// The codes are those of Huffman: none begins with another, and all is used.
func TestCodes(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		weights := make([]uint32, rng.IntN(300))
		for i := range weights {
			if rng.IntN(5) > 0 {
				weights[i] = 1 << rng.IntN(1+rng.IntN(31))
			}
		}
		if rng.IntN(4) == 0 { // as uneven as can be
			weights = []uint32{1, 1}
			for i := 2; i < 45; i++ {
				weights = append(weights, weights[i-1]+weights[i-2])
			}
		}
		lens := codeLens(weights)
		if !fits(lens) {
			t.Fatalf("%v: no codes of lengths %v", weights, lens)
		}
		codes := codesOf(lens)
		d := newDecoder(lens, uint(1+rng.IntN(12)))
		for s, c := range codes {
			if (c.n > 0) != (weights[s] > 0) {
				t.Fatalf("symbol %d of weight %d has a code of %d bits", s, weights[s], c.n)
			}
			if c.n == 0 {
				continue
			}
			w := uint64(c.bits)<<(64-c.n) | rng.Uint64()>>c.n
			if got, n := d.symbol(w); got != uint32(s) || n != uint(c.n) {
				t.Fatalf("symbol %d of %d bits is read as %d of %d", s, c.n, got, n)
			}
		}
	}
}
