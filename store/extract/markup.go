package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tagMax bounds the length of an HTML tag, in bytes.
const tagMax = 600

// tagAt returns the length of the HTML tag or comment at the start of s, which
// starts with '<', or 0 if there is none. breaks tells whether the element
// starts or ends a line. Only elements that HTML has (WHATWG HTML, section 4)
// or once had are taken, and those of word processors such as <o:p>; "a < b"
// and "<Workers' Daily>" are text.
func tagAt(s string) (n int, breaks bool) {
	if len(s) < 3 {
		return 0, false
	}
	if strings.HasPrefix(s, "<!--") {
		if i := strings.Index(head(s, tagMax), "-->"); i > 0 {
			return i + 3, false
		}
		return 0, false
	}
	i := 1
	if s[i] == '/' {
		i++
	}
	b := i
	for i < len(s) && i-b < 12 && (isLetter(s[i]) || isDigit(s[i]) || s[i] == ':') {
		i++
	}
	known, breaks := element(strings.ToLower(s[b:i]))
	if !known || i == len(s) || s[i] != '>' && s[i] != '/' && spaceLen(s[i:]) == 0 {
		return 0, false
	}
	e := strings.IndexByte(head(s, tagMax)[i:], '>')
	if e < 0 || strings.IndexByte(s[i:i+e], '<') >= 0 {
		return 0, false
	}
	return i + e + 1, breaks
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

// splitMarkup appends the lines that a line with tags is made of. Tags at the
// ends of a line are no words of it.
func (p *page) splitMarkup(lo, hi, end int) {
	text, from := p.text, lo
	before := len(p.lines)
	add := func(to, next int) {
		if a, b := trimTags(text, from, to); a < b {
			p.lines = append(p.lines, line{lo: a, hi: b, end: next, gap: true, tags: true, meta: -1})
		} else if n := len(p.lines); n > before {
			p.lines[n-1].end = next
		}
		from = next
	}
	for i := lo; i < hi; {
		k := strings.IndexByte(text[i:hi], '<')
		if k < 0 {
			break
		}
		i += k
		n, breaks := tagAt(text[i:hi])
		if breaks {
			add(i, i+n)
		}
		i += max(n, 1)
	}
	add(hi, end)
	if len(p.lines) == before {
		p.lines = append(p.lines, line{lo: lo, hi: hi, gap: true, tags: true, meta: -1})
	}
	p.lines[len(p.lines)-1].end = end
}

// hasTag tells whether there is a tag in s.
func hasTag(s string) bool {
	for i := 0; ; i++ {
		k := strings.IndexByte(s[i:], '<')
		if k < 0 {
			return false
		}
		i += k
		if n, _ := tagAt(s[i:]); n > 0 {
			return true
		}
	}
}

// trimTags is trimSpan that also takes tags and references to spaces off the
// ends.
func trimTags(s string, lo, hi int) (int, int) {
	for {
		lo, hi = trimSpan(s, lo, hi)
		if lo == hi {
			return lo, hi
		}
		switch s[lo] {
		case '<':
			if n, _ := tagAt(s[lo:hi]); n > 0 {
				lo += n
				continue
			}
		case '&':
			if n := spaceEntity(s[lo:hi]); n > 0 {
				lo += n
				continue
			}
		}
		if s[hi-1] == ';' {
			i := max(lo, hi-len("&#12288;"))
			if k := strings.LastIndexByte(s[i:hi], '&'); k >= 0 && spaceEntity(s[i+k:hi]) == hi-i-k {
				hi = i + k
				continue
			}
		}
		if s[hi-1] == '>' {
			if i := strings.LastIndexByte(s[max(lo, hi-tagMax):hi], '<'); i >= 0 {
				i += max(lo, hi-tagMax)
				if n, _ := tagAt(s[i:hi]); n == hi-i {
					hi = i
					continue
				}
			}
		}
		return lo, hi
	}
}

// plain returns s without tags and with its character references decoded, as
// fields hold it.
func plain(s string) string {
	i := markupStart(s)
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:i]...)
	for i < len(s) {
		switch c := s[i]; c {
		case '<':
			if n, breaks := tagAt(s[i:]); n > 0 {
				if breaks {
					out = append(out, ' ')
				}
				i += n
				continue
			}
		case '&':
			if r, n := reference(s[i:]); n > 0 {
				out = utf8.AppendRune(out, r)
				i += n
				continue
			}
		}
		out = append(out, s[i])
		i++
	}
	return string(out)
}

// markupStart returns where the first character stands that can start markup,
// or -1.
func markupStart(s string) int {
	i, j := strings.IndexByte(s, '<'), strings.IndexByte(s, '&')
	if i < 0 || j >= 0 && j < i {
		return j
	}
	return i
}

// references are the named characters that news pages use.
var references = [...]struct {
	name string
	r    rune
}{
	{"amp", '&'}, {"nbsp", ' '}, {"quot", '"'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}, {"ldquo", '“'}, {"rdquo", '”'}, {"lsquo", '‘'}, {"rsquo", '’'},
	{"middot", '·'}, {"mdash", '—'}, {"ndash", '–'}, {"hellip", '…'}, {"emsp", ' '}, {"ensp", ' '}, {"copy", '©'}, {"bull", '•'}, {"times", '×'}, {"raquo", '»'}, {"laquo", '«'}, {"deg", '°'},
}

// reference decodes the character reference at the start of s, which starts
// with '&'. n is its length, 0 if there is none.
func reference(s string) (r rune, n int) {
	e := strings.IndexByte(s[:min(len(s), 10)], ';')
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
		if err != nil || !utf8.ValidRune(rune(v)) {
			return 0, 0
		}
		// What sanitising takes out of a text must not come back by this door.
		switch r = rune(v); {
		case r <= ' ' || r == 0xa0 || r == 0x3000:
			return ' ', e + 1
		case !unicode.IsPrint(r) || unicode.IsMark(r):
			return 0, 0
		}
		return r, e + 1
	}
	for i := range references {
		if references[i].name == name {
			return references[i].r, e + 1
		}
	}
	return 0, 0
}
