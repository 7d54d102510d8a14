package rate

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// find is what Has and Whole go by: where no character of the pattern is equal
// to one that is written in other bytes, but for the case of ASCII, it is
// compared byte by byte.
type find struct {
	plain  bool     // it can be compared so
	pieces []string // of a plain pattern: each character
	bounds bounds
}

func findOf(pattern string, p *Pattern) find {
	f := find{plain: true, bounds: boundsOf(pattern)}
	for i, r := range p.runes {
		folds := len(p.folds[i])
		if r < utf8.RuneSelf {
			f.plain = f.plain && folds <= 2 // k and s have a third, the signs of Kelvin and the long s
			f.pieces = append(f.pieces, strings.ToLower(string(r)))
		} else {
			f.plain = f.plain && folds == 1 && r != utf8.RuneError
			f.pieces = append(f.pieces, string(r))
		}
	}
	return f
}

// Has tells whether a text matches, as Score does, in less time.
func (p *Pattern) Has(s string) bool {
	if p.in(s) {
		if strings.IndexByte(s, 0) < 0 {
			return true
		}
	} else if p.plain || p.low != nil && IsASCII(s) {
		return false // what stands behind a NUL can only make it match
	}
	_, ok := p.Score(s)
	return ok
}

// in tells whether the characters stand in s in their order, byte for byte.
func (p *Pattern) in(s string) bool {
	if p.low != nil {
		return hasASCII(s, p.low)
	}
	for _, piece := range p.pieces {
		at := -1
		if len(piece) == 1 {
			at = indexASCII(s, piece[0])
		} else {
			at = strings.Index(s, piece)
		}
		if at < 0 {
			return false
		}
		s = s[at+len(piece):]
	}
	return true
}

func hasASCII(s string, low []byte) bool {
	if len(low) == 1 {
		return indexASCII(s, low[0]) >= 0
	}
	n, next := 0, low[0]
	for i := 0; i < len(s); i++ {
		if small[s[i]] == next {
			if n++; n == len(low) {
				return true
			}
			next = low[n]
		}
	}
	return false
}

// indexASCII returns where a small letter, or another character of ASCII,
// stands in s first, without regard to case; or -1.
func indexASCII(s string, c byte) int {
	at := strings.IndexByte(s, c)
	if c < 'a' || c > 'z' || at == 0 {
		return at
	}
	if at > 0 {
		s = s[:at]
	}
	if capital := strings.IndexByte(s, c-'a'+'A'); capital >= 0 {
		return capital
	}
	return at
}

// Signs are what is known of a text without a look at it: the small letters of
// ASCII that stand behind a separator, or their capitals, a bit each from a on,
// and what follows. No Signs is that no word begins in it but at its start.
type Signs uint32

// The signs above those of letters.
const (
	Wide       Signs       = 1 << (26 + iota) // a character that is not ASCII stands behind a separator
	Humps                                     // a capital stands behind a small letter
	Odd                                       // it holds other characters that are equal to ASCII's, as the sign of Kelvin
	FreeSigns                                 // this and the bits above are for other use
	anySign    = FreeSigns                    // of a character that no sign tells of
	LetterMask = Wide - 1
)

// SignOf is the sign of a small letter.
func SignOf(c byte) Signs { return 1 << (c - 'a') }

// unbounded is how many characters a pattern has whose score has no bound that
// is of use: what characters side by side count for grows threefold with each.
const unbounded = 20

// bounds are what goes into Most.
type bounds struct {
	signs  [3]Signs // any of which lets the first, second, third character stand behind a separator
	gains  [3][2]int
	rest   int // all that the others give, and how many there are
	humps  int // what humps give more
	begin  byte
	folded byte // the other case of begin, or begin
	loose  bool // signs do not tell: a character that is not ASCII has an equal
}

// boundsOf works out what the characters of a pattern can give. What is side by
// side counts 5, 15, 45 and so on, which from the third on is more than what
// stands behind a separator counts; it counts for both only where the pattern
// has the separator.
func boundsOf(pattern string) (b bounds) {
	runes := []rune(pattern)
	b.rest = len(runes)
	if len(runes) > unbounded {
		b.rest = math.MaxInt / 2
		return b
	}
	b.begin = pattern[0]
	if b.folded = small[b.begin]; b.folded == b.begin && b.begin >= 'a' && b.begin <= 'z' {
		b.folded -= 'a' - 'A'
	}
	side := adjacent
	for i, r := range runes {
		b.loose = b.loose || r >= utf8.RuneSelf && (r == utf8.RuneError || unicode.SimpleFold(r) != r)
		alone, behind := side, max(side, separator)
		switch {
		case i == 0:
			alone, behind = 0, 0 // see begins
		case runes[i-1] < utf8.RuneSelf && separates[byte(runes[i-1])]:
			alone, behind = side+separator, side+separator
		default:
			b.humps += min(side, camel) // both, where the greater is counted
		}
		if i > 0 {
			side *= 3
		}
		if i >= len(b.gains) {
			b.rest += behind
			continue
		}
		b.gains[i], b.signs[i] = [2]int{alone, behind}, signOf(r)
	}
	return b
}

func signOf(r rune) Signs {
	switch {
	case r >= utf8.RuneSelf:
		return Wide
	case small[r] >= 'a' && small[r] <= 'z':
		return SignOf(small[r])
	}
	return anySign
}

// Head is how a text begins, and how long it is.
type Head struct {
	Bytes [3]byte
	Size  int // in bytes
}

// HeadOf returns the head of a text.
func HeadOf(s string) Head {
	if len(s) < 3 {
		return Head{Size: len(s)}
	}
	return Head{[3]byte{s[0], s[1], s[2]}, len(s)}
}

// MostOf returns a score that a text of so many bytes does not exceed, which has
// no NUL, and these signs or not all of them.
func (p *Pattern) MostOf(bytes int, signs Signs) int {
	b := &p.bounds
	most := b.rest + separator + leading - bytes
	if b.loose || signs&(Odd|Humps) != 0 || bytes < len(Head{}.Bytes) {
		return most + b.gains[1][1] + b.gains[2][1] + b.humps
	}
	return most + b.gain(1, signs) + b.gain(2, signs)
}

// gain is what the i-th character can give.
func (b *bounds) gain(i int, signs Signs) int {
	if (signs|anySign)&b.signs[i] != 0 {
		return b.gains[i][1]
	}
	return b.gains[i][0]
}

// Most is MostOf for a text that begins with a head; it is less.
func (p *Pattern) Most(h Head, signs Signs) int {
	b := &p.bounds
	most := p.MostOf(h.Size, signs)
	if b.loose || signs&(Odd|Humps) != 0 || h.Size < len(h.Bytes) {
		return most
	}
	switch c := func(i int) bool { return h.Bytes[i] == b.begin || h.Bytes[i] == b.folded }; {
	case c(1), c(2):
		return most
	case c(0):
		return most - separator - leading + first
	case (signs|anySign)&b.signs[0] != 0:
		return most - leading + mostLead
	}
	return most - separator - leading + mostLead
}
