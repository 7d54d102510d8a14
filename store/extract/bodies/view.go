package bodies

import (
	"strings"
	"unicode/utf8"

	"gongbao/store/fold"
)

// view is a text made ready for matching: Traditional characters simplified
// and pinyin left in after Han characters taken out, with the way back.
type view struct {
	text string
	at   []int32 // where text's bytes stand in the original; nil: in the same places
}

// hanView returns the view in which Chinese is matched.
func hanView(s string) view {
	v := stripReadings(s)
	v.text = fold.Simplified(v.text) // keeps every byte's place
	return v
}

// span returns the stretch of the original that a stretch of the view shows.
func (v view) span(start, end int) (int, int) {
	if v.at == nil {
		return start, end
	}
	return int(v.at[start]), int(v.at[end])
}

// stripReadings takes readings such as the "(huì)" of "工會(huì)" out of s.
func stripReadings(s string) view {
	from, to, ok := nextReading(s, 0)
	if !ok {
		return view{text: s}
	}
	out := make([]byte, 0, len(s))
	at := make([]int32, 0, len(s)+1)
	i := 0
	for ok {
		for ; i < from; i++ {
			out = append(out, s[i])
			at = append(at, int32(i))
		}
		i = to
		from, to, ok = nextReading(s, i)
	}
	for ; i < len(s); i++ {
		out = append(out, s[i])
		at = append(at, int32(i))
	}
	return view{text: string(out), at: append(at, int32(len(s)))}
}

// nextReading finds the next reading in brackets directly behind a Han
// character, from byte i on.
func nextReading(s string, i int) (from, to int, ok bool) {
	for {
		k := strings.IndexByte(s[i:], '(')
		if k < 0 {
			return 0, 0, false
		}
		k += i
		i = k + 1
		if r, _ := utf8.DecodeLastRuneInString(s[:k]); !isHan(r) {
			continue
		}
		if end := readingEnd(s, k+1); end > 0 {
			return k, end, true
		}
	}
}

// readingEnd returns the end of a syllable of pinyin with its closing bracket
// that begins at i, or 0. A syllable is at most six small letters, one of them
// with an accent, or plain when its tone is neutral.
func readingEnd(s string, i int) int {
	letters := 0
	for i < len(s) && letters <= 6 {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == ')':
			if letters == 0 {
				return 0
			}
			return i
		case r == ' ' && letters > 0 && i < len(s) && s[i] == ')':
			return i + 1
		case r >= 'a' && r <= 'z', r >= 0xdf && r < 0x250, r >= 0x300 && r < 0x370:
			letters++
		default:
			return 0
		}
	}
	return 0
}
