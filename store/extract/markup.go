package extract

import (
	"strings"

	"gongbao/model"
)

// tagMax bounds the length of an HTML tag, in bytes.
const tagMax = 600

// tagAt is model.TagAt.
func tagAt(s string) (n int, breaks bool) { return model.TagAt(s) }

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
func plain(s string) string { return model.Unmarked(s) }

// markupStart is model.MarkupStart.
func markupStart(s string) int { return model.MarkupStart(s) }
