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
func articles(t testing.TB) (records []Record) {
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
			records = append(records, Record{Texts: strings.SplitAfter(string(text), "\n")})
		}
	}
	return records
}

func size(records []Record) (n int) {
	for _, r := range records {
		for _, s := range r.Texts {
			n += len(s)
		}
	}
	return n
}

// stay packs records and checks that they are as they were.
func stay(t *testing.T, l *Lexicon, records []Record) (packed int) {
	t.Helper()
	for _, r := range records {
		p := l.Pack([]byte("x"), r)
		packed += len(p) - 1
		unchanged(t, l, p[1:], r)
	}
	return packed
}

// unchanged checks that a record is what it was packed of, and that of its
// beginning.
func unchanged(t *testing.T, l *Lexicon, packed []byte, r Record) {
	t.Helper()
	for _, n := range []int{len(r.Texts), len(r.Texts) / 2} {
		p, err := l.Read(packed)
		if err != nil || !bytes.Equal(p.Numbers(), r.Numbers) {
			t.Fatalf("the numbers of %q are not what they were: %v", r, err)
		}
		if got, err := p.Texts(n); err != nil || !slices.Equal(got, r.Texts[:n]) {
			t.Fatalf("%q became %q: %v", r.Texts[:n], got, err)
		}
	}
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

func nasty(rng *rand.Rand) Record {
	texts, numbers := make([]string, rng.IntN(5)), make([]byte, rng.IntN(20))
	for i := range numbers {
		numbers[i] = byte(rng.IntN(1 + rng.IntN(256)))
	}
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
	return Record{numbers, texts}
}

// Whatever the bytes, and whatever the words, a text stays as it is; and what an
// older lexicon packed is read by one that extends it.
func TestAnythingStays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		var l *Lexicon
		var kept []struct {
			Record
			packed []byte
		}
		for generation := range 1 + rng.IntN(4) {
			sample := make([]Record, rng.IntN(40))
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
				r := nasty(rng)
				stay(t, l, []Record{r})
				kept = append(kept, struct {
					Record
					packed []byte
				}{r, l.Pack(nil, r)})
			}
			for _, k := range kept {
				unchanged(t, l, k.packed, k.Record)
			}
		}
	}
}

// What was not packed is an error, or some texts; never a fault.
func TestNonsense(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	l := Learn(nil, articles(t)[:20])
	for range 3000 {
		r := nasty(rng)
		packed := l.Pack(nil, r)
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
		unpack(l, packed, len(r.Texts)+rng.IntN(2))
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
			unpack(bad, l.Pack(nil, Record{[]byte{1, 2}, []string{"the unions of 工会, Zhongmou"}}), 1)
		}
	}
	if _, err := Parse(nil); err == nil {
		t.Error("nothing is taken for a lexicon")
	}
}

func unpack(l *Lexicon, packed []byte, n int) {
	if p, err := l.Read(packed); err == nil {
		_, _ = p.Texts(n)
	}
}

func FuzzUnpack(f *testing.F) {
	l := Learn(nil, articles(f)[:20])
	f.Add(l.Pack(nil, Record{[]byte{7}, []string{"trade unions", "工会"}}), 2)
	f.Fuzz(func(t *testing.T, packed []byte, n int) {
		unpack(l, packed, max(n, 0))
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
			n := uint(c & codeLen)
			if (n > 0) != (weights[s] > 0) {
				t.Fatalf("symbol %d of weight %d has a code of %d bits", s, weights[s], n)
			}
			if n == 0 {
				continue
			}
			w := uint64(c>>codeLenBits)<<(64-n) | rng.Uint64()>>n
			if got, m := d.symbol(w); got != uint32(s) || m != n {
				t.Fatalf("symbol %d of %d bits is read as %d of %d", s, n, got, m)
			}
		}
	}
}
