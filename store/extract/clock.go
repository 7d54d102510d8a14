package extract

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// finishStamp adds the weekday and the time of day printed beside a date.
func finishStamp(s string, t stamp, from int) stamp {
	if lo := weekdayBefore(s, t.lo, from); lo < t.lo {
		t.lo, t.weekday = lo, true
	}
	if t.precision < model.PrecisionDay {
		return t
	}
	if !clockAfter(s, &t) {
		clockBefore(s, &t, from)
	} else if e := weekdayAfter(s, t.hi); e > t.hi && !t.weekday {
		t.hi, t.weekday = e, true // 16:31星期五
	}
	return t
}

// clockAt tells whether hh:mm stands at i.
func clockAt(s string, i int) bool {
	_, e := number(s, i, 2)
	return e > i && e < len(s) && s[e] == ':' && e+1 < len(s) && isDigit(s[e+1])
}

// clockAfter reads the time of day after the date: 07:24, 9:05:00, 16:40:02.0,
// T09:10+08:00, 8时12分, 下午3:05, 3:05 pm; a weekday may stand between.
func clockAfter(s string, t *stamp) bool {
	p := t.hi
	if e := weekdayAfter(s, p); e > p {
		p, t.hi, t.weekday = e, e, true
	}
	p = skipBetween(s, p)
	if hasPrefixFold(s[p:], "hkt ") || hasPrefixFold(s[p:], "cst ") || hasPrefixFold(s[p:], "bjt ") {
		p += len("hkt ")
	}
	half, p := dayHalf(s, p)
	p = skipSpaces(s, p, 2)
	h, e := number(s, p, 2)
	if e == p || h > 23 {
		return false
	}
	var m int
	switch rest := s[e:]; {
	case len(rest) > 2 && rest[0] == ':' && isDigit(rest[1]):
		m, e = number(s, e+1, 2)
	case len(rest) > 2 && rest[0] == ' ' && rest[1] == ':' && clockDigits(rest[2:]):
		m, e = number(s, skipSpaces(s, e+2, 1), 2)
	case len(rest) > 3 && rest[0] == '.' && isDigit(rest[1]) && isDigit(rest[2]): // 4.15pm
		if half, _ := dayHalfAfter(s, e+3); half == 0 {
			return false
		}
		m, e = number(s, e+1, 2)
	case strings.HasPrefix(rest, "时"), strings.HasPrefix(rest, "点"):
		e += len("时")
		if mm, e2 := number(s, e, 2); e2 > e && strings.HasPrefix(s[e2:], "分") {
			m, e = mm, e2+len("分")
		}
	default:
		return false
	}
	if m > 59 {
		return false
	}
	if h == 0 && m == 0 && strings.HasPrefix(s[e:], ":00") {
		// Midnight to the second is a day that was stored as a time.
		t.hi = skipSeconds(s, e)
		return true
	}
	e = skipSeconds(s, e)
	if half == 0 {
		half, e = dayHalfAfter(s, e)
	}
	t.hh, t.mm, t.hi, t.precision = toDay(h, half), m, skipZone(s, e), model.PrecisionMinute
	return true
}

func clockDigits(s string) bool {
	i := skipSpaces(s, 0, 1)
	return i+1 < len(s) && isDigit(s[i]) && isDigit(s[i+1])
}

// skipBetween passes over what may stand between a date and its time.
func skipBetween(s string, i int) int {
	for n := 0; n < 6 && i < len(s); n++ {
		switch c := s[i]; {
		case c == ' ' || c == ',' || c == '_':
			i++
		case c == 'T' && i+1 < len(s) && isDigit(s[i+1]):
			i++
		case c == '|' && clockAt(s, skipSpaces(s, i+1, 2)):
			i++
		case (c == '-' || c == '/' || c == ';') && clockAt(s, skipSpaces(s, i+1, 2)):
			i++
		case c >= utf8.RuneSelf:
			w := dotLen(s[i:])
			if w == 0 || !clockAt(s, skipSpaces(s, i+w, 2)) {
				return i
			}
			i += w
		case strings.HasPrefix(s[i:], "at "):
			i += 3
		case strings.HasPrefix(s[i:], "updated at "):
			i += len("updated at ")
		default:
			return i
		}
	}
	return i
}

// dotLen returns the length of the dot that s starts with and that sites put
// between fields, or 0.
func dotLen(s string) int {
	for _, dot := range [...]string{"·", "•"} {
		if strings.HasPrefix(s, dot) {
			return len(dot)
		}
	}
	return 0
}

// The halves of a day.
const (
	morning = 1
	evening = 2
)

func dayHalf(s string, i int) (half, end int) {
	if i >= len(s) || s[i] < utf8.RuneSelf {
		return 0, i
	}
	for _, w := range [...]struct {
		word string
		half int
	}{{"上午", morning}, {"凌晨", morning}, {"早上", morning}, {"下午", evening}, {"晚上", evening}, {"中午", evening}} {
		if strings.HasPrefix(s[i:], w.word) {
			return w.half, i + len(w.word)
		}
	}
	return 0, i
}

func dayHalfAfter(s string, i int) (half, end int) {
	p := skipSpaces(s, i, 1)
	if p >= len(s) || s[p]|0x20 != 'a' && s[p]|0x20 != 'p' {
		return 0, i
	}
	for _, w := range [...]struct {
		word string
		half int
	}{{"a.m.", morning}, {"p.m.", evening}, {"am", morning}, {"pm", evening}} {
		if hasPrefixFold(s[p:], w.word) {
			e := p + len(w.word)
			if e == len(s) || !isLetter(s[e]) {
				return w.half, e
			}
		}
	}
	return 0, i
}

func toDay(h, half int) int {
	switch {
	case half == evening && h < 12:
		return h + 12
	case half == morning && h == 12:
		return 0
	}
	return h
}

// skipSeconds passes over :00, :00.0 and 秒.
func skipSeconds(s string, i int) int {
	if i+1 < len(s) && s[i] == ':' && isDigit(s[i+1]) {
		_, i = number(s, i+1, 2)
		if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
			i = digitsEnd(s, i+1)
		}
	} else if _, e := number(s, i, 2); e > i && strings.HasPrefix(s[e:], "秒") {
		i = e + len("秒")
	}
	return i
}

// zones are what pages print behind a time of day, the longer before those they
// begin with.
var zones = [...]string{"utc", "gmt", "cst", "bjt", "(beijing time)", "beijing time", "z", "hkt", "bst", "est", "edt", "et", "cdt", "ct", "pst", "pdt", "pt", "mst", "mdt",
	"aest", "aedt", "ist", "sgt", "jst", "kst", "cest", "cet", "eat", "wib", "myt", "pht", "pkt", "nzst", "nzdt", "local time"}

// skipZone passes over a time zone: the clock is kept as the page prints it.
func skipZone(s string, i int) int {
	p := skipSpaces(s, i, 1)
	for _, zone := range zones {
		if p == len(s) || !isLetter(s[p]) && s[p] != '(' {
			break
		}
		if hasPrefixFold(s[p:], zone) {
			if e := p + len(zone); e == len(s) || !isLetter(s[e]) {
				p, i = e, e
				break
			}
		}
	}
	if p+1 < len(s) && (s[p] == '+' || p > i && s[p] == '-') && isDigit(s[p+1]) {
		_, p = number(s, p+1, 4)
		if p+1 < len(s) && s[p] == ':' && isDigit(s[p+1]) {
			_, p = number(s, p+1, 2)
		}
		return p
	}
	return i
}

// clockBefore reads the time of day before the date: 14:22, October 10, 2014;
// 09:10 UTC+8, 2023-06-02.
func clockBefore(s string, t *stamp, from int) {
	b := max(from, t.lo-24)
	// The clock is the last hh:mm before the date with nothing but a zone and
	// separators between.
	for i := b; i < t.lo; i++ {
		if !isDigit(s[i]) || i > b && (isDigit(s[i-1]) || s[i-1] == ':') || !clockAt(s, i) {
			continue
		}
		h, e := number(s, i, 2)
		m, e := number(s, e+1, 2)
		e = skipSeconds(s, e)
		half, e := dayHalfAfter(s, e)
		e = skipZone(s, e)
		for e < t.lo && (s[e] == ' ' || s[e] == ',' || s[e] == '|') {
			e++
		}
		if strings.HasPrefix(s[e:t.lo], "on ") {
			e += len("on ")
		}
		if e == t.lo && h < 24 && m < 60 {
			t.lo, t.hh, t.mm, t.precision = i, toDay(h, half), m, model.PrecisionMinute
			return
		}
	}
}

// weekdayAfter passes over a day of the week after a date: 星期三, (周三), Wed.
func weekdayAfter(s string, i int) int {
	p := skipSpaces(s, i, 2)
	if p < len(s) && (s[p] == '(' || s[p] == '[' || s[p] == ',') {
		p = skipSpaces(s, p+1, 1)
	}
	e := p
	switch rest := s[p:]; {
	case strings.HasPrefix(rest, "星期"), strings.HasPrefix(rest, "礼拜"):
		e = p + 9
	case strings.HasPrefix(rest, "周"):
		if v, w := hanDigit(rest[3:]); w > 0 && v > 0 && v < 7 || strings.HasPrefix(rest, "周日") {
			e = p + 6
		}
	default:
		j := p
		for j < len(s) && isLetter(s[j]) {
			j++
		}
		if isWeekday(s[p:j]) {
			e = j
		}
	}
	if e == p || e > len(s) {
		return i
	}
	if e < len(s) && (s[e] == ')' || s[e] == ']') {
		e++
	}
	return e
}

func isWeekday(w string) bool {
	if len(w) < 3 || len(w) > 9 {
		return false
	}
	for _, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if (len(w) == len(d) || len(w) == 3) && hasPrefixFold(w, d[:len(w)]) {
			return true
		}
	}
	return false
}

// weekdayBefore returns where a day of the week just before lo starts, or lo.
func weekdayBefore(s string, lo, from int) int {
	e := lo
	for e > from && (s[e-1] == ' ' || s[e-1] == ',') {
		e--
	}
	b := e
	for b > from && isLetter(s[b-1]) {
		b--
	}
	if isWeekday(s[b:e]) {
		return b
	}
	return lo
}
