package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleLines is how many lines of a page are compared with its title.
const titleLines = 400

// bestTitle picks the title out of what the page gives. What is printed on the
// page too is best, since title elements carry the name of the site and are
// cut short; a name of the site alone is no title.
func (m *meta) bestTitle(text string) string {
	given := []string{m.title.value, m.page}
	for _, t := range given {
		if t == "" {
			continue
		}
		for _, h := range m.headings {
			if begins(t, h) || cutFrom(m.withoutSite(t), h) {
				return h
			}
		}
		if printed := printedTitle(t, text); printed != "" {
			return printed
		}
	}
	if t := m.title.value; t != "" {
		return m.withoutSite(t)
	}
	return m.withoutSite(m.page)
}

// cutFrom tells whether t is the start of a heading that was too long for it.
func cutFrom(t, heading string) bool {
	t = strings.TrimRight(squeeze(t), ".…")
	return weight(t) >= 16 && strings.HasPrefix(squeeze(heading), t)
}

// printedTitle returns the first line of the page that the title is or begins
// with, or "".
func printedTitle(title, text string) string {
	n := 0
	for l := range strings.Lines(text) {
		if l = line(l); l == "" {
			continue
		}
		if begins(title, l) {
			return l
		}
		if n++; n == titleLines {
			break
		}
	}
	return ""
}

// begins tells whether title is l, or l with the name of a site behind it. l
// must be long enough to be a title.
func begins(title, l string) bool {
	if weight(l) < 8 || len(l) > maxTitle {
		return false
	}
	if strings.HasPrefix(title, l) {
		return len(title) == len(l) || separator(title[len(l):])
	}
	a, b := squeeze(title), squeeze(l)
	return strings.HasPrefix(a, b) && (len(a) == len(b) || separator(a[len(b):]))
}

// squeeze leaves white space out.
func squeeze(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// separator tells whether s begins as what stands behind a title does.
func separator(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u3000"))
	return strings.ContainsRune("-–—_|｜·•:：«»<>/－〈《【[(（", r)
}

// weight is the length of a text in Latin letters: a Han character says as
// much as two.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x2e80:
			n += 2
		case r > ' ':
			n++
		}
	}
	return n
}

// withoutSite cuts the names of sites and sections off the end of a title.
func (m *meta) withoutSite(t string) string {
	for {
		at, n := lastSeparator(t)
		if at < 0 {
			break
		}
		head, tail := strings.TrimSpace(t[:at]), strings.TrimSpace(t[at+n:])
		if weight(head) < 8 || !m.siteLike(tail) {
			break
		}
		t = head
	}
	if m.siteOnly(t) {
		return ""
	}
	return t
}

// lastSeparator finds the last sign that can part a title from its site.
func lastSeparator(t string) (at, n int) {
	at = -1
	for i, r := range t {
		switch r {
		case '_', '|', '｜', '«', '»':
		case '-', '–', '—', '－', '·':
			// A hyphen inside a word is none, and a dash of two is the title's own.
			prev, _ := utf8.DecodeLastRuneInString(t[:i])
			next, _ := utf8.DecodeRuneInString(t[i+utf8.RuneLen(r):])
			if prev == r && r == '—' || next == r && r == '—' || r == '-' && prev < 0x80 && next < 0x80 && prev != ' ' && prev != '-' {
				continue
			}
		default:
			continue
		}
		at, n = i, utf8.RuneLen(r)
	}
	return at, n
}

// siteLike tells whether what stands behind a title names a site or a section.
func (m *meta) siteLike(s string) bool {
	if s == "" || m.site.value != "" && strings.EqualFold(s, m.site.value) {
		return true
	}
	if weight(s) > 40 {
		return false
	}
	for _, word := range [...]string{"网", "網", "频道", "新闻", "新聞", "资讯", "首页", "总工会", "總工會", "工会", "门户", "中心", "报", "報", "动态", "要闻", "客户端", "政府", "平台",
		"news", "online", ".com", ".cn", ".org", "net", "daily", "federation", "home", "union", "times", "acftu", "website"} {
		if strings.Contains(strings.ToLower(s), word) {
			return true
		}
	}
	return false
}

// siteOnly tells whether a title is a name of the site and no more.
func (m *meta) siteOnly(t string) bool {
	if m.site.value != "" && strings.EqualFold(t, m.site.value) {
		return true
	}
	switch strings.ToLower(t) {
	case "首页", "正文", "详情", "新闻详情", "文章详情", "详细页", "无标题文档", "untitled", "untitled document", "home", "index", "detail", "news", "article":
		return true
	}
	for _, end := range [...]string{"总工会", "總工會", "网", "網", "首页", "门户网站"} {
		if strings.HasSuffix(t, end) && weight(t) <= 30 {
			return true
		}
	}
	return false
}
