package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Repair undoes a wrong decoding that is still in a text: GBK, or UTF-8, whose
// bytes were once read as Latin-1 or Windows-1252 (`¡®ÖÐ¹ú¡¯`, `â€™`). n is
// how many characters it made whole. It acts only where the bytes come back as
// valid characters, nearly all of them common; else it returns s. It must see
// a text before it is sanitised: half of the damage is in control characters.
func Repair(s string) (out string, n int) {
	if strings.IndexByte(s, 0xc2) < 0 && strings.IndexByte(s, 0xc3) < 0 {
		return s, 0
	}
	d := damage{text: s}
	d.look()
	switch {
	case d.utf8 >= 1 && d.utf8*10 >= 9*d.runs:
		return d.mend(fromUTF8)
	case d.common > 0 && d.other*20 <= d.common && (d.distinct >= 3 || d.strong):
		return d.mend(fromGBK)
	}
	return s, 0
}

// latinScan finds the characters of U+0080 to U+00FF in a text one after the
// other. Nothing else in UTF-8 has the bytes C2 and C3.
type latinScan struct {
	text   string
	c2, c3 int // where the next of each is; len(text) for none; -1 for not looked
}

func scanLatin(s string) *latinScan { return &latinScan{s, -1, -1} }

// next returns where at or behind i the next one stands, or -1. i must not go
// back.
func (l *latinScan) next(i int) int {
	if l.c2 < i {
		l.c2 = l.index(i, 0xc2)
	}
	if l.c3 < i {
		l.c3 = l.index(i, 0xc3)
	}
	if at := min(l.c2, l.c3); at < len(l.text) {
		return at
	}
	return -1
}

func (l *latinScan) index(i int, b byte) int {
	if at := strings.IndexByte(l.text[i:], b); at >= 0 {
		return i + at
	}
	return len(l.text)
}

// damage is what Repair finds in a text.
type damage struct {
	text string
	runs int // stretches of characters that could be bytes
	utf8 int // of them, those that are UTF-8

	common   int       // pairs of bytes that are a common character of GB2312
	other    int       // that are a rare one, or none
	distinct int       // different common ones, up to three
	seen     [3]uint16 // which
	strong   bool      // one of them is a strongPair, or stands beside another with a sign among its letters
}

func (d *damage) meet(pair uint16) {
	for _, p := range d.seen[:d.distinct] {
		if p == pair {
			return
		}
	}
	if d.distinct < len(d.seen) {
		d.seen[d.distinct] = pair
		d.distinct++
	}
}

// look goes through the stretches of characters that could be bytes.
func (d *damage) look() {
	var raw []byte
	scan, end := scanLatin(d.text), 0
	for i := scan.next(0); i >= 0; i = scan.next(end) {
		raw = raw[:0]
		if end = stretch(d.text, max(end, start(d.text, i)), &raw); end <= i { // not UTF-8 here
			end = i + 1
			continue
		}
		if len(raw) > 1 || !typeset(raw[0]) {
			d.runs++
			if wholeUTF8(raw) {
				d.utf8++
			}
			d.pairs(raw)
		}
	}
}

// start moves back over characters of Windows-1252 that latin does not see.
func start(s string, i int) int {
	for n := 0; n < 8 && i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if b, ok := byteOf(r); !ok || b >= 0xa0 {
			break
		}
		i -= size
	}
	return i
}

// typeset tells whether a character stands alone in print for good reason.
func typeset(b byte) bool {
	switch b {
	case 0xa0, 0xa3, 0xa5, 0xa7, 0xa9, 0xae, 0xb0, 0xb1, 0xb7, 0xd7:
		return true
	}
	return b < 0xa0
}

// stretch appends the bytes that the characters from i on may have been, and
// returns where they end.
func stretch(s string, i int, raw *[]byte) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		b, ok := byteOf(r)
		if !ok {
			break
		}
		*raw = append(*raw, b)
		i += size
	}
	return i
}

// byteOf returns the byte outside ASCII that Latin-1 or Windows-1252 shows as r.
func byteOf(r rune) (byte, bool) {
	switch {
	case r >= 0x80 && r <= 0xff:
		return byte(r), true
	case r < 0x152 || r > 0x2122:
		return 0, false
	}
	for i, c := range windows1252 {
		if c == r {
			return 0x80 + byte(i), true
		}
	}
	return 0, false
}

// windows1252 are the characters of its bytes 80 to 9F.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// wholeUTF8 tells whether bytes are several of UTF-8, and of characters that
// pages have.
func wholeUTF8(raw []byte) bool {
	if len(raw) < 2 || !utf8.Valid(raw) {
		return false
	}
	for _, r := range string(raw) {
		switch {
		case r >= 0xa0 && r <= 0xff, r >= 0x2010 && r <= 0x2044, r == '€', r == '™', r >= 0x3000 && r <= hanLast, cjkPunctuation(r), r == utf8.RuneError:
		default:
			return false
		}
	}
	return true
}

// pairs counts what the bytes of a stretch are in GB2312.
func (d *damage) pairs(raw []byte) {
	good, sign := 0, false
	defer func() { d.strong = d.strong || good > 1 && sign }()
	for i := 0; i < len(raw); i += 2 {
		if i+1 == len(raw) {
			if !typeset(raw[i]) {
				d.other++
			}
			break
		}
		a, b := raw[i], raw[i+1]
		switch {
		case a == b && a != 0xa1: // ··, ××: typed so
		case b >= 0xa1 && (a >= 0xb0 && a <= 0xd7 || a >= 0xa1 && a <= 0xa3):
			d.common++
			d.meet(uint16(a)<<8 | uint16(b))
			good++
			sign = sign || a < 0xc0 || b < 0xc0
			d.strong = d.strong || strongPair(a, b)
		default:
			d.other++
		}
	}
}

// strongPair tells whether two characters never stand together but as the
// damage of Chinese punctuation: ¡® ¡¯ ¡° ¡± ¡¢ ¡£ ¡¶ ¡· ¡ª £º £¬ £»
// £¨ £© £¡ £¿.
func strongPair(a, b byte) bool {
	switch a {
	case 0xa1:
		return strings.IndexByte("\xae\xaf\xb0\xb1\xa2\xa3\xb6\xb7\xaa", b) >= 0
	case 0xa3:
		return strings.IndexByte("\xba\xac\xbb\xa8\xa9\xa1\xbf", b) >= 0
	}
	return false
}

// mend writes the text anew with its stretches put through fix, which leaves
// alone what it cannot read and counts what it made.
func (d *damage) mend(fix func([]byte) (string, int)) (string, int) {
	var b strings.Builder
	b.Grow(len(d.text))
	var raw []byte
	n, from := 0, 0
	scan := scanLatin(d.text)
	for i := scan.next(0); i >= 0; i = scan.next(from) {
		raw = raw[:0]
		at := max(from, start(d.text, i))
		end := stretch(d.text, at, &raw)
		b.WriteString(d.text[from:at])
		if end <= i {
			b.WriteString(d.text[at : i+1])
			from = i + 1
			continue
		}
		if fixed, k := fix(raw); k > 0 {
			b.WriteString(fixed)
			n += k
		} else {
			b.WriteString(d.text[at:end])
		}
		from = end
	}
	if n == 0 {
		return d.text, 0
	}
	b.WriteString(d.text[from:])
	return b.String(), n
}

func fromUTF8(raw []byte) (string, int) {
	if !wholeUTF8(raw) {
		return "", 0
	}
	return string(raw), utf8.RuneCount(raw)
}

// typed tells whether a stretch is one character over and over, as in ···· and
// ××, and not the wide space of GB2312.
func typed(raw []byte) bool {
	return raw[0] != 0xa1 && bytes.Count(raw, raw[:1]) == len(raw)
}

// fromGBK leaves a stretch alone that is not whole, and pairs that were typed.
func fromGBK(raw []byte) (string, int) {
	if len(raw) < 2 || len(raw)%2 != 0 || typed(raw) {
		return "", 0
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return "", 0
	}
	return string(out), utf8.RuneCount(out)
}

// lostWithin is how much of a text is searched for the signs of damage that a
// damaged text is full of, in bytes.
const lostWithin = 2 << 10

// Lost says what is wrong with a text that was decoded wrongly before it was
// saved and cannot be repaired, and how often, or "". The caller counts U+FFFD.
func Lost(s string) (what string, n int) {
	if !signs(s[:min(len(s), lostWithin)]) {
		return "", 0
	}
	if n = strings.Count(s, "锟斤拷"); n > 0 {
		return "letters that were lost before it was saved, shown as 锟斤拷", n
	}
	if n = strings.Count(s, "锛") + strings.Count(s, "銆"); n >= 3 {
		return "signs of UTF-8 that was read as GBK before it was saved (锛, 銆)", n
	}
	return "", 0
}

// signs tells whether there is a 锟, 锛 or 銆 in s. All begin with one byte.
func signs(s string) bool {
	for {
		i := strings.IndexByte(s, "锟"[0])
		if i < 0 || i+3 > len(s) {
			return false
		}
		switch s[i : i+3] {
		case "锟", "锛", "銆":
			return true
		}
		s = s[i+3:]
	}
}
