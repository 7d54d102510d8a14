package ingest

import (
	"fmt"
	"strings"
	"time"
)

func tomlValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case time.Time:
		if v.Hour() == 0 && v.Minute() == 0 && v.Second() == 0 {
			return v.Format(time.DateOnly)
		}
		return v.Format("2006-01-02T15:04:05")
	case int64:
		return fmt.Sprint(v)
	case []any:
		var parts []string
		for _, e := range v {
			if s := tomlValue(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n")
	}
	return ""
}

// unmarked takes the signs of Markdown off a text, where they are certainly
// signs: of headings, of strong and linked words, of pictures and quotations.
// Lines stay lines, and code stays as it is.
func unmarked(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	code := false
	for l := range strings.Lines(s) {
		l = strings.TrimSuffix(l, "\n")
		trimmed := strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			code = !code
		case code:
			b.WriteString(l)
		case underline(trimmed) && b.Len() > 0:
		default:
			h, _ := headingText(l)
			for strings.HasPrefix(h, "> ") || h == ">" {
				h = strings.TrimPrefix(strings.TrimPrefix(h, ">"), " ")
			}
			inline(&b, h)
		}
		b.WriteByte('\n')
	}
	out := b.String()
	if !strings.HasSuffix(s, "\n") {
		out = strings.TrimSuffix(out, "\n")
	}
	return out
}

// underline tells whether a line underlines a heading or is drawn across.
func underline(l string) bool {
	return len(l) >= 3 && (strings.Trim(l, "=") == "" || strings.Trim(l, "-") == "" || strings.Trim(l, "*") == "" || strings.Trim(l, "_") == "")
}

// headingText takes the signs off a heading. level is 0 where it is none.
func headingText(l string) (text string, level int) {
	for level < len(l) && level < 7 && l[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level == len(l) || l[level] != ' ' {
		return l, 0
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(l[level:]), "#")), level
}

// firstHeading is the heading of the first level that a text begins with.
func firstHeading(s string) string {
	for l := range strings.Lines(s[:min(len(s), 4096)]) {
		if strings.TrimSpace(l) == "" {
			continue
		}
		h, level := headingText(strings.TrimRight(l, "\r\n"))
		if level != 1 {
			return ""
		}
		var b strings.Builder
		inline(&b, h)
		return b.String()
	}
	return ""
}

// inline writes a line without the signs of strong words, links and pictures.
func inline(b *strings.Builder, l string) {
	for l != "" {
		i := strings.IndexAny(l, "*_[!`\\")
		if i < 0 {
			break
		}
		b.WriteString(l[:i])
		l = l[i:]
		switch {
		case strings.HasPrefix(l, "**"), strings.HasPrefix(l, "__"):
			if k := strings.Index(l[2:], l[:2]); k > 0 && l[2] != ' ' {
				inline2(b, l[2:2+k])
				l = l[k+4:]
				continue
			}
		case l[0] == '!' || l[0] == '[':
			if words, n := link(l); n > 0 {
				b.WriteString(words)
				l = l[n:]
				continue
			}
		case l[0] == '\\' && len(l) > 1 && strings.IndexByte("*_[]()#!`\\>", l[1]) >= 0:
			b.WriteByte(l[1])
			l = l[2:]
			continue
		}
		n := 1
		if strings.HasPrefix(l, "**") || strings.HasPrefix(l, "__") {
			n = 2
		}
		b.WriteString(l[:n])
		l = l[n:]
	}
	b.WriteString(l)
}

// inline2 writes strong words, in which links may be.
func inline2(b *strings.Builder, l string) {
	for l != "" {
		i := strings.IndexAny(l, "[!")
		if i < 0 {
			break
		}
		b.WriteString(l[:i])
		l = l[i:]
		words, n := link(l)
		if n == 0 {
			words, n = l[:1], 1
		}
		b.WriteString(words)
		l = l[n:]
	}
	b.WriteString(l)
}

// maxLink bounds a link, in bytes.
const maxLink = 2000

// link returns the words of the link or picture at the start of s,
// [words](address) or ![words](address), and its length, 0 if there is none.
func link(s string) (words string, n int) {
	rest := strings.TrimPrefix(s[:min(len(s), maxLink)], "!")
	if !strings.HasPrefix(rest, "[") {
		return "", 0
	}
	mid := strings.Index(rest, "](")
	if mid < 0 || strings.IndexByte(rest[1:mid], '[') >= 0 {
		return "", 0
	}
	end := strings.IndexByte(rest[mid:], ')')
	if end < 0 {
		return "", 0
	}
	n = mid + end + 1
	if s[0] == '!' {
		n++
	}
	return rest[1:mid], n
}
