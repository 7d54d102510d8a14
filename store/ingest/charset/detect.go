package charset

import (
	"strings"
	"unicode/utf8"
)

// sampleMax is how much of a text is looked at to tell its charset, in bytes.
const sampleMax = 64 << 10

// How well the characters of a text must fit a charset: surely, and perhaps.
const (
	fitSure    = 0.6
	fitPerhaps = 0.3
)

// choose tells the charset of bytes that are not UTF-8. declared is a known
// name or "".
func choose(raw, declared string) (string, How) {
	s := sample(raw)
	gb, big5 := fitChinese(s, "gb18030"), fitChinese(s, "big5")
	if pairedGB2312(s) {
		gb += 0.15
	}
	best, name := gb, "gb18030"
	if big5 > gb {
		best, name = big5, "big5"
	}
	western := fitWestern(s)
	switch declared {
	case "":
	case "gb18030", "gbk":
		if gb >= fitPerhaps && gb >= big5-0.2 {
			return "gb18030", HowDeclared
		}
	case "big5":
		if big5 >= fitPerhaps && big5 >= gb-0.2 {
			return "big5", HowDeclared
		}
	default:
		if best < fitSure && trustworthy(s, declared, western) {
			return declared, HowDeclared
		}
	}
	switch {
	case best >= fitSure && best >= western:
		return name, HowBytes
	case western >= 0.8 && western > best:
		return "windows-1252", HowGuess
	case best >= fitPerhaps && best > western:
		return name, HowGuess
	}
	return "", HowNone
}

// sample returns the lines of s that are not all ASCII, up to sampleMax bytes.
// A line end is never half of a character in any charset told apart here.
func sample(s string) string {
	if len(s) <= sampleMax {
		return s
	}
	var b strings.Builder
	for len(s) > 0 && b.Len() < sampleMax {
		at := high(s)
		if at < 0 {
			break
		}
		from := strings.LastIndexByte(s[:at], '\n') + 1
		to := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			to = at + i + 1
		}
		b.WriteString(s[max(from, at-64):min(to, at+sampleMax)])
		s = s[to:]
	}
	return b.String()
}

// high returns where the first byte outside ASCII stands, or -1.
func high(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

// fitChinese is the part of what is not ASCII in s that comes out as common
// Han or their punctuation in a charset. What the charset cannot hold counts
// against it twice.
func fitChinese(s, name string) float64 {
	set := common()
	good, other, invalid := 0, 0, 0
	for _, r := range decode(s, name).Text {
		switch {
		case r < utf8.RuneSelf:
		case set.has(r), cjkPunctuation(r):
			good++
		case r == utf8.RuneError:
			invalid++
		default:
			other++
		}
	}
	if len(s) >= sampleMax && invalid > 0 {
		invalid-- // the end of the sample
	}
	if good+other+invalid == 0 {
		return 0
	}
	return float64(good-2*invalid) / float64(good+other+invalid)
}

// cjkPunctuation tells whether r is punctuation or a wide letter as Chinese
// text has them, outside the Han characters.
func cjkPunctuation(r rune) bool {
	switch {
	case r >= 0x3000 && r <= 0x3011, r >= 0xff01 && r <= 0xff5e:
		return true
	}
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·', '〔', '〕', '×', '℃', '￥', '●', '■', '□', '★', '①', '②', '③':
		return true
	}
	return false
}

// pairedGB2312 tells whether what is not ASCII in s comes in the pairs of
// GB2312 alone. Two in five characters of Big5 do not.
func pairedGB2312(s string) bool {
	pairs := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] < utf8.RuneSelf:
		case i+1 < len(s) && (s[i] >= 0xb0 && s[i] <= 0xf7 || s[i] >= 0xa1 && s[i] <= 0xa3) && s[i+1] >= 0xa1 && s[i+1] <= 0xfe:
			pairs++
			i++
		default:
			return false
		}
	}
	return pairs >= 4
}

// fitWestern is the part of the bytes outside ASCII that stand where a letter
// with an accent or a sign of Windows-1252 would: letters beside letters, at
// most two in a row, and the quotes, dashes and signs of print.
func fitWestern(s string) float64 {
	good, all := 0, 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= utf8.RuneSelf {
			j++
		}
		all += j - i
		beside := i > 0 && asciiLetter(s[i-1]) || j < len(s) && asciiLetter(s[j])
		for k := i; k < j; k++ {
			if c := s[k]; westernSign(c) && j-i <= 3 || c >= 0xc0 && c != 0xd7 && c != 0xf7 && beside && j-i <= 2 && c != 0xff {
				good++
			}
		}
		i = j
	}
	if all == 0 {
		return 0
	}
	return float64(good) / float64(all)
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// westernSign tells whether c is a sign that Western print uses: € … ‘ ’ “ ” •
// – — ™, no-break space, £ § © « ® ° ± · » ½.
func westernSign(c byte) bool {
	switch c {
	case 0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb1, 0xb7, 0xbb, 0xbd:
		return true
	}
	return false
}

// trustworthy tells whether text can be in the charset that it declares, one
// that is neither UTF-8 nor Chinese.
func trustworthy(s, declared string, western float64) bool {
	switch declared {
	case "windows-1252":
		return western >= 0.5
	case "utf-16le", "utf-16be":
		return false // the declaration could be read, so it is not true
	}
	return decode(s, declared).Invalid*100 <= len(s)
}
