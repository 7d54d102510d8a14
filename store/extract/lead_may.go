package extract

import (
	"strings"
	"unicode/utf8"
)

// mayLead is a quick look for what every mark of a report holds: a bracket, 讯,
// 电 or 消息 before any other mark, 记者, reporter, news, or by at the start. Nearly
// all paragraphs hold none of these.
func mayLead(s string) bool {
	i := asciiLen(s)
	if ascii := s[:i]; strings.IndexByte(ascii, '(') >= 0 || strings.IndexByte(ascii, '[') >= 0 || strings.IndexByte(ascii, '&') >= 0 {
		return true // an entity may stand for a space
	}
	latin, open := i > 0, !strings.ContainsAny(s[:i], ",;:!?")
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			switch c {
			case '(', '[', '&':
				return true
			case ',', ';', ':', '!', '?':
				open = false
			}
			latin = latin || isLetter(c)
			i++
			continue
		}
		if i+3 > len(s) {
			break
		}
		switch uint32(c)<<16 | uint32(s[i+1])<<8 | uint32(s[i+2]) {
		case 0xe38082, 0xefbc8c, 0xefbc9b, 0xefbc9a, 0xefbc81, 0xefbc9f: // 。，；：！？
			open = false
		case 0xe794b5, 0xe99bbb, 0xe6b688: // 电 電 消
			if open {
				return true
			}
		case 0xe8aeb0, 0xe8a898: // 记 記
			if strings.HasPrefix(s[i+3:], "者") {
				return true
			}
		case 0xe8aeaf, 0xe8a88a: // 讯 訊
			return true
		case 0xefbc88, 0xefbcbb, 0xe38090, 0xe38094, 0xe38096: // （ ［ 【 〔 〖
			return true
		}
		switch {
		case c == 0xef && (s[i+1] == 0xbd || s[i+1] == 0xbc && s[i+2] >= 0xa1): // a letter of full width
			return true
		case c < 0xe0:
			i += 2
		case c < 0xf0:
			i += 3
		default:
			i += 4
		}
	}
	return latin && mayLeadEN(s)
}

// mayLeadEN is the part of mayLead for words in English. Before the first may
// stand white space and dashes.
func mayLeadEN(s string) bool {
	for i := strings.IndexByte(s, 'p'); i >= 0; { // the rarest of its letters
		if strings.HasPrefix(s[max(i-2, 0):], "reporter") {
			return true
		}
		k := strings.IndexByte(s[i+1:], 'p')
		if k < 0 {
			break
		}
		i += 1 + k
	}
	first := strings.TrimLeftFunc(s, func(r rune) bool { return r <= '-' || r >= utf8.RuneSelf })
	news := head(first, 66)
	if asciiLen(s) < len(s) {
		news = s // folding may shorten what stands before it
	}
	if containsFold(news, "news") {
		return true
	}
	_, by := cutBy(first)
	return by
}
