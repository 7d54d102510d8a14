package model

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tagMax bounds the length of an HTML tag, in bytes.
const tagMax = 600

// Unmarked returns s without HTML tags and comments and with its character
// references decoded, as people read it: "R&amp;D<br>team" is "R&D team". What
// only looks like markup ("a < b", "<Workers' Daily>", "AT&T") stays. A text
// without markup is returned as it is.
func Unmarked(s string) string {
	i := MarkupStart(s)
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:i]...)
	for i < len(s) {
		switch c := s[i]; c {
		case '<':
			if n, breaks := TagAt(s[i:]); n > 0 {
				if breaks {
					out = append(out, ' ')
				}
				i += n
				continue
			}
		case '&':
			if r, n := Reference(s[i:]); n > 0 {
				if r >= 0 {
					out = utf8.AppendRune(out, r)
				}
				i += n
				continue
			}
		}
		out = append(out, s[i])
		i++
	}
	return string(out)
}

// MarkupStart returns where the first character stands that can start markup,
// or -1.
func MarkupStart(s string) int {
	i, j := strings.IndexByte(s, '<'), strings.IndexByte(s, '&')
	if i < 0 || j >= 0 && j < i {
		return j
	}
	return i
}

// TagAt returns the length of the HTML tag or comment at the start of s, which
// starts with '<', or 0 if there is none. breaks tells whether the element
// starts or ends a line. Only elements that HTML has (WHATWG HTML, section 4)
// or once had are taken, and those of word processors such as <o:p>; "a < b"
// and "<Workers' Daily>" are text.
func TagAt(s string) (n int, breaks bool) {
	if len(s) < 3 {
		return 0, false
	}
	if strings.HasPrefix(s, "<!--") {
		if i := strings.Index(s[:min(len(s), tagMax)], "-->"); i > 0 {
			return i + 3, false
		}
		return 0, false
	}
	i := 1
	if s[i] == '/' {
		i++
	}
	b := i
	for i < len(s) && i-b < 12 && tagLetter(s[i]) {
		i++
	}
	known, breaks := element(strings.ToLower(s[b:i]))
	if !known || i == len(s) || s[i] != '>' && s[i] != '/' && !startsSpace(s[i:]) {
		return 0, false
	}
	e := strings.IndexByte(s[i:min(len(s), max(i, tagMax))], '>')
	if e < 0 || strings.IndexByte(s[i:i+e], '<') >= 0 {
		return 0, false
	}
	return i + e + 1, breaks
}

func tagLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':'
}

func startsSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == ' ' || r == '\t' || r == '\n' || r == 0xa0 || r == 0x3000
}

// element tells whether HTML has an element of this name, in lower case, and
// whether it breaks lines.
func element(name string) (known, breaks bool) {
	switch name {
	case "p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "ul", "ol", "dl", "dt", "dd", "hr",
		"section", "article", "center", "blockquote", "header", "footer", "nav", "aside", "main", "figure", "figcaption", "form", "pre", "title", "html", "head", "body", "option", "select":
		return true, true
	case "a", "b", "i", "u", "s", "em", "tt", "strong", "span", "font", "img", "small", "big", "sub", "sup", "strike", "del", "ins", "code", "time", "label", "input", "button",
		"script", "style", "iframe", "video", "audio", "source", "embed", "object", "param", "meta", "link", "picture", "svg", "path", "textarea", "marquee", "nobr", "wbr", "abbr", "cite", "q", "col", "colgroup", "noscript":
		return true, false
	}
	return strings.HasPrefix(name, "o:") || strings.HasPrefix(name, "st1:") || strings.HasPrefix(name, "v:"), false
}

// references are the named characters that news pages use most.
var references = [...]struct {
	name string
	r    rune
}{
	{"amp", '&'}, {"nbsp", ' '}, {"quot", '"'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}, {"ldquo", '“'}, {"rdquo", '”'}, {"lsquo", '‘'}, {"rsquo", '’'},
	{"middot", '·'}, {"mdash", '—'}, {"ndash", '–'}, {"hellip", '…'}, {"emsp", ' '}, {"ensp", ' '}, {"copy", '©'}, {"bull", '•'}, {"times", '×'}, {"raquo", '»'}, {"laquo", '«'}, {"deg", '°'},
}

// Reference decodes the character reference at the start of s, which starts
// with '&' (WHATWG HTML, section 13.5). n is its length, 0 if there is none. r
// is -1 for a character that is not shown, such as a soft hyphen.
func Reference(s string) (r rune, n int) {
	e := strings.IndexByte(s[:min(len(s), 12)], ';')
	if e < 2 {
		return 0, 0
	}
	name := s[1:e]
	if name[0] == '#' {
		base, digits := 10, name[1:]
		if digits != "" && digits[0]|0x20 == 'x' {
			base, digits = 16, digits[1:]
		}
		v, err := strconv.ParseUint(digits, base, 32)
		if err != nil || v > unicode.MaxRune || !utf8.ValidRune(rune(v)) {
			return 0, 0
		}
		return decoded(rune(v), e+1)
	}
	for i := range references {
		if references[i].name == name {
			return references[i].r, e + 1
		}
	}
	if r, w := utf8.DecodeRuneInString(html.UnescapeString(s[:e+1])); w > 0 && r != '&' {
		return decoded(r, e+1)
	}
	return 0, 0
}

// decoded is a referenced character as it is shown: what sanitising takes out
// of a text must not come back by this door.
func decoded(r rune, n int) (rune, int) {
	switch {
	case r <= ' ' || r == 0xa0 || r == 0x3000 || unicode.Is(unicode.Zs, r):
		return ' ', n
	case r == 0xad || r >= 0x200b && r <= 0x200d || r == 0x2060 || r == 0xfeff: // soft hyphens, zero-width spaces and joiners
		return -1, n
	case !unicode.IsPrint(r) || unicode.IsMark(r):
		return 0, 0
	}
	return r, n
}
