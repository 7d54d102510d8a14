package reprint

import "math"

// Bins is how many minima a sketch keeps.
const Bins = 48

// Least is how many shingles a text needs to be compared by them. A shorter
// one, a caption or a notice, is so often the same by chance or by custom that
// only its exact copies under the same title count.
const Least = 64

// leastFilled is how many bins a text has to fill. Least different shingles
// fill 35 give or take three; a text that says one thing over and over has many
// shingles and few different ones, and is as good as short.
const leastFilled = 26

// leastWords is how many words a short text needs, title and all, to be called
// a copy: "Loading" under "Photo news" is none.
const leastWords = 8

// Sketch is what is kept of an article to find its copies by: 112 bytes. It is
// immutable.
type Sketch struct {
	same  uint64 // equal for equal texts; 0 for a text that has no copies
	short bool
	bins  [Bins]uint16
}

// Of makes the sketch of an article from the normal forms of its title and of
// its text: words folded, parted by white space, Han characters with nothing
// between. The title counts for short texts only: reprints change titles.
func Of(title, text string) *Sketch {
	s := &Sketch{}
	var least [Bins]uint32
	for i := range least {
		least[i] = math.MaxUint32
	}
	words, whole := 0, uint64(oddB)
	var a, b, c uint64
	for i := 0; ; {
		d, end := uint64(0), 0
		if len(text)-i > 8 { // a word as most are, told here
			at := i
			if text[at] <= ' ' {
				at++
			}
			if x := eight(text, at); startsHan(x) {
				d, end = (x&0xffffff^oddC)*oddD, at+3
			} else if n := lettersIn(x); x&high == 0 && n > 0 && n < 64 {
				d, end = (x&(1<<n-1)^oddC)*oddD, at+n/8
			}
		}
		if end == 0 {
			if d, end = word(text, i); end < 0 {
				break
			}
		}
		words++
		whole = (whole ^ d) * oddA
		if words >= Shingle {
			h := shingle(a, b, c, d)
			bin, v := h>>32*Bins>>32, uint32(h)
			least[bin] = min(least[bin], v)
		}
		a, b, c, i = b, c, d, end
	}
	filled := 0
	for _, v := range least {
		if v != math.MaxUint32 {
			filled++
		}
	}
	if s.short = words < Least+Shingle-1 || filled < leastFilled; s.short {
		s.same = shortSame(title, whole, words)
		return s
	}
	s.same = mix(whole) | 1
	s.fill(&least)
	return s
}

// Short tells whether the text is too short to be compared by its shingles.
func (s *Sketch) Short() bool { return s.short }

// shortSame is what is equal for short texts that are the same.
func shortSame(title string, whole uint64, words int) uint64 {
	if words == 0 {
		return 0
	}
	for i := 0; ; words++ {
		h, end := word(title, i)
		if end < 0 {
			break
		}
		whole = (whole ^ h ^ oddD) * oddA
		i = end
	}
	if words < leastWords {
		return 0
	}
	return mix(whole) | 1
}

// fill makes the bins of the minima. An empty bin takes the minimum of another,
// chosen in an order that depends on nothing but its number, so that two equal
// sets fill it alike.
func (s *Sketch) fill(least *[Bins]uint32) {
	for i := range least {
		from := uint64(i)
		for try := uint64(1); least[from] == math.MaxUint32; try++ {
			from = mix(uint64(i)*oddC+try) % Bins
		}
		s.bins[i] = uint16(least[from])
	}
}

// Resemblance estimates which share of the shingles that either text has they
// both have, 0 to 1. Its standard error is at most 1/13. Short texts resemble
// nothing.
func (s *Sketch) Resemblance(t *Sketch) float64 {
	if s.Short() || t.Short() {
		return 0
	}
	n := 0
	for i := range s.bins {
		if s.bins[i] == t.bins[i] {
			n++
		}
	}
	return float64(n) / Bins
}

// Words is how many numbers a sketch is written as.
const Words = 1 + Bins/4

// AppendWords appends the sketch as Words numbers.
func (s *Sketch) AppendWords(to []uint64) []uint64 {
	same := s.same // odd where it is not 0
	if same != 0 && s.short {
		same &^= 1
	}
	to = append(to, same)
	for i := 0; i < Bins; i += 4 {
		to = append(to, uint64(s.bins[i])|uint64(s.bins[i+1])<<16|uint64(s.bins[i+2])<<32|uint64(s.bins[i+3])<<48)
	}
	return to
}
