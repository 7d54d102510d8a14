package rate

import (
	"math"
	"math/bits"
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
	bounds
	reach *Reach
}

func findOf(pattern string, p *Pattern) find {
	f := find{plain: true, bounds: boundsOf(pattern)}
	f.reach = f.makeReach()
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

// HasPlain is Has for a text that is known to be Plain, in less time.
func (p *Pattern) HasPlain(s string) bool {
	if p.low != nil {
		return p.hasASCII(s)
	}
	return p.Has(s)
}

// in tells whether the characters stand in s in their order, byte for byte.
func (p *Pattern) in(s string) bool {
	if p.low != nil {
		return p.hasASCII(s)
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

// hasASCII is in for a pattern of ASCII.
func (p *Pattern) hasASCII(s string) bool { return p.follows(s, -1, -1) }

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
	signs  [3]Signs  // any of which lets the first, second, third character stand behind a separator
	gains  [2][2]int // what all but the first can give, and how many there are; by whether the second and third can stand so
	loose  int       // the same of a text with humps
	rest   [][]int   // see gains, of a text without; nil where that is of no use
	begin  byte
	folded byte // the other case of begin, or begin
	blind  bool // signs do not tell: a character that is not ASCII has an equal
}

// boundsOf works out what the characters of a pattern can give.
func boundsOf(pattern string) (b bounds) {
	runes := []rune(pattern)
	if len(runes) > unbounded {
		b.loose = math.MaxInt / 2
		b.gains = [2][2]int{{b.loose, b.loose}, {b.loose, b.loose}}
		return b
	}
	b.begin = pattern[0]
	if b.folded = small[b.begin]; b.folded == b.begin && b.begin >= 'a' && b.begin <= 'z' {
		b.folded -= 'a' - 'A'
	}
	for i, r := range runes {
		b.blind = b.blind || r >= utf8.RuneSelf && (r == utf8.RuneError || unicode.SimpleFold(r) != r)
		if i < len(b.signs) {
			b.signs[i] = signOf(r)
		}
	}
	for i := range b.gains {
		for k := range b.gains[i] {
			b.gains[i][k] = len(runes) + gain(runes, [3]bool{true, i > 0, k > 0}, false)
		}
	}
	b.rest = gains(runes, [3]bool{true, true, true}, false)
	b.loose = len(runes) + gain(runes, [3]bool{true, true, true}, true)
	return b
}

// gain returns the most that the characters behind the first can give.
func gain(runes []rune, behind [3]bool, humps bool) int {
	return gains(runes, behind, humps)[1][0]
}

// gains returns the most that the characters from each on can give, by how many
// were side by side before: each either what those make it count, 5, 15, 45 and
// so on, or what one behind a separator counts, if the second and the third can
// stand so. What is side by side counts for both where the pattern has the
// separator, or where there are humps.
func gains(runes []rune, behind [3]bool, humps bool) [][]int {
	most := make([][]int, len(runes)+1)
	most[len(runes)] = make([]int, len(runes))
	for i := len(runes) - 1; i > 0; i-- {
		with, apart := 0, 0
		if humps || runes[i-1] < utf8.RuneSelf && separates[byte(runes[i-1])] {
			with = separator
		}
		if humps || i >= len(behind) || behind[i] {
			apart = separator
		}
		most[i] = make([]int, i)
		side := adjacent
		for k := range most[i] {
			most[i][k] = max(most[i+1][k+1]+side+with, most[i+1][k]+apart)
			side *= 3
		}
	}
	return most
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

// Peak returns what the score of a text and its bytes come to at most, where it
// has no Odd character and no Humps, and three bytes or more.
func (p *Pattern) Peak() int { return p.MostOf(len(Head{}.Bytes), Odd-1) + len(Head{}.Bytes) }

// MostOf returns a score that a text of so many bytes does not exceed, which has
// no NUL, and these signs or not all of them.
func (p *Pattern) MostOf(bytes int, signs Signs) int {
	b := &p.bounds
	most := separator + leading - bytes
	if b.blind || signs&(Odd|Humps) != 0 || bytes < len(Head{}.Bytes) {
		return most + b.loose
	}
	return most + b.gains[b.can(1, signs)][b.can(2, signs)]
}

// can tells whether the i-th character can stand behind a separator: 1 if so.
func (b *bounds) can(i int, signs Signs) int {
	if (signs|anySign)&b.signs[i] != 0 {
		return 1
	}
	return 0
}

// Most is MostOf for a text that begins with a head; it is less.
func (p *Pattern) Most(h Head, signs Signs) int {
	if p.blind || signs&(Odd|Humps) != 0 || h.Size < len(h.Bytes) {
		return p.MostOf(h.Size, signs)
	}
	return p.reach.Most(h.Bytes, signs) - h.Size
}

// Reach is what Most goes by, to be asked of many texts: it has no branches.
type Reach struct {
	begins [256]uint8 // of a byte: 1 where the pattern begins so
	signs  [3]Signs
	most   [32]int // see Most
}

// Reach returns the pattern's.
func (p *Pattern) Reach() *Reach { return p.reach }

func (b *bounds) makeReach() *Reach {
	r := &Reach{signs: b.signs}
	r.begins[b.begin], r.begins[b.folded] = 1, 1
	for i := range r.most {
		most := b.gains[i>>3&1][i>>4]
		switch {
		case i&2 != 0:
			most += separator + leading
		case i&1 != 0:
			most += first
		case i&4 != 0:
			most += separator + mostLead
		default:
			most += mostLead
		}
		if r.most[i] = min(most, math.MaxInt/2); b.blind {
			r.most[i] = math.MaxInt / 2
		}
	}
	return r
}

// Brief is what Most goes by, of one text: from the lowest bit on 32 of signs and
// what else is kept with them, 24 of how it begins, and its bytes, 255 for more.
type Brief uint64

// What is where in a Brief.
const (
	headShift = 32
	sizeShift = 56
	longBrief = 255
)

// BriefOf returns that of a text.
func BriefOf(h Head, signs uint32) Brief {
	b := Brief(signs) | Brief(min(h.Size, longBrief))<<sizeShift
	for i, c := range h.Bytes {
		b |= Brief(c) << (headShift + 8*i)
	}
	return b
}

// Head returns the head; of more bytes than it tells, Size is what it tells.
func (b Brief) Head() Head {
	return Head{Bytes: [3]byte{byte(b >> headShift), byte(b >> (headShift + 8)), byte(b >> (headShift + 16))}, Size: int(b >> sizeShift)}
}

// Long tells whether it does not tell how many bytes there are.
func (b Brief) Long() bool { return b>>sizeShift == longBrief }

// Below returns which of 64 texts of a set score less than least, no less than
// math.MinInt/2, by their briefs, a bit each. free are the bits that signs it does not go by have.
func (r *Reach) Below(briefs []Brief, set uint64, least int, free Brief) (low uint64) {
	begins, most := &r.begins, &r.most
	s0, s1, s2 := uint32(r.signs[0]), uint32(r.signs[1]), uint32(r.signs[2])
	for ; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set) & 63
		b := briefs[i]
		signs := uint32(b) | uint32(anySign)
		x, y, z := signs&s0, signs&s1, signs&s2
		k := uint32(begins[byte(b>>headShift)]) | uint32(begins[byte(b>>(headShift+8))]|begins[byte(b>>(headShift+16))])<<1 |
			(x|-x)>>31<<2 | (y|-y)>>31<<3 | (z|-z)>>31<<4
		size := int(b >> sizeShift)
		short := most[k&31] - size - least
		low |= uint64(short) >> 63 &^ (uint64(size-3)>>63 | uint64(-(b&free))>>63) << i
	}
	return low
}

// Most returns what the score of a text and its bytes come to at most: of one
// that begins so, has these signs, none of them Odd or Humps, and three bytes or
// more.
func (r *Reach) Most(begin [3]byte, signs Signs) int {
	signs |= anySign
	return r.most[uint32(r.begins[begin[0]])|uint32(r.begins[begin[1]]|r.begins[begin[2]])<<1|r.can(0, signs)<<2|r.can(1, signs)<<3|r.can(2, signs)<<4]
}

// can tells whether the i-th character can stand behind a separator: 1 if so.
func (r *Reach) can(i int, signs Signs) uint32 {
	x := uint32(signs & r.signs[i])
	return (x | -x) >> 31
}
