package extract

import (
	"strings"
	"time"
	"unicode/utf8"

	"gongbao/model"
)

// stamp is a date with a year, printed at bytes lo to hi of a folded piece,
// its time of day and weekday included.
type stamp struct {
	lo, hi    int
	y, m, d   int
	hh, mm    int
	precision model.Precision
	weekday   bool // a day of the week is printed with it
	hanNumber bool // written in Han numerals, as signatures are
}

// Publication years outside these are misprints or history.
const (
	firstYear = 1900
	lastYear  = 2100
)

// date returns the stamp as a date read from the page.
func (t stamp) date(from model.From) model.Date {
	m, d := max(t.m, 1), max(t.d, 1)
	return model.Date{
		Time:      time.Date(t.y, time.Month(m), d, t.hh, t.mm, 0, 0, time.UTC),
		Precision: t.precision, From: from,
	}
}

// valid tells whether the stamp is a day (month, year) of the calendar.
func (t stamp) valid() bool {
	if t.y < firstYear || t.y > lastYear {
		return false
	}
	if t.precision >= model.PrecisionMonth && (t.m < 1 || t.m > 12) {
		return false
	}
	return t.precision < model.PrecisionDay || t.d >= 1 && t.d <= daysIn(t.y, t.m)
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// nextStamp finds the first date with a year at or after byte from of the
// folded text s. Impossible dates are passed over.
func nextStamp(s string, from int) (stamp, bool) {
	for i := from; i < len(s); {
		c := s[i]
		switch {
		case isDigit(c):
			j := digitsEnd(s, i)
			if t, ok := stampAtDigits(s, i, j); ok && t.valid() {
				return finishStamp(s, t, from), true
			}
			i = j
		case isLetter(c):
			j := i
			for j < len(s) && isLetter(s[j]) {
				j++
			}
			if t, ok := monthFirst(s, i, j); ok && t.valid() {
				return finishStamp(s, t, from), true
			}
			i = j
		case c == 0xe4 || c == 0xe3:
			if t, ok := hanStamp(s, i); ok && t.valid() {
				return finishStamp(s, t, from), true
			}
			i += 3
		default:
			i++
		}
	}
	return stamp{}, false
}

func digitsEnd(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// number reads up to n digits at i.
func number(s string, i, n int) (v, end int) {
	end = i
	for end < len(s) && end-i < n && isDigit(s[end]) {
		v = v*10 + int(s[end]-'0')
		end++
	}
	return v, end
}

func skipSpaces(s string, i, most int) int {
	for n := 0; n < most && i < len(s) && s[i] == ' '; n++ {
		i++
	}
	return i
}

func stampAtDigits(s string, i, j int) (stamp, bool) {
	switch n := j - i; {
	case n == 4:
		return yearFirst(s, i, j)
	case n <= 2:
		if i > 0 && (s[i-1] == '.' || s[i-1] == ',' || s[i-1] == '-') && i > 1 && isDigit(s[i-2]) {
			return stamp{}, false // the end of a longer number
		}
		return dayFirst(s, i, j)
	case n <= 3 && strings.HasSuffix(s[:i], "民国"):
		return rocYear(s, i, j)
	}
	return stamp{}, false
}

// yearFirst reads 2023-11-15, 2023/11/15, 2022.07.12, 2015年2月2日 with any
// spaces, 2023年5月 and 2023-05.
func yearFirst(s string, i, j int) (stamp, bool) {
	y, _ := number(s, i, 4)
	t := stamp{lo: i, hi: j, y: y}
	p := skipSpaces(s, j, 2)
	if strings.HasPrefix(s[p:], "年") {
		return hanParts(s, t, p+len("年"))
	}
	if p < len(s) && p > j && isLetter(s[p]) {
		return yearMonth(s, t, p)
	}
	if p >= len(s) || !isDateSep(s[p]) {
		return t, false
	}
	sep := s[p]
	p = skipSpaces(s, p+1, 2)
	m, e := number(s, p, 2)
	if e == p || m < 1 || m > 12 {
		return t, false
	}
	t.m, t.hi, t.precision = m, e, model.PrecisionMonth
	p = skipSpaces(s, e, 1)
	if p >= len(s) || s[p] != sep {
		return t, sep != '.' && (e >= len(s) || !isDigit(s[e]) && s[e] != '%')
	}
	p = skipSpaces(s, p+1, 1)
	d, e := number(s, p, 2)
	if e == p || e < len(s) && isDigit(s[e]) && !clockAt(s, e) {
		return t, false
	}
	t.d, t.hi, t.precision = d, e, model.PrecisionDay
	return t, true
}

// yearMonth reads the month and day of 2023 May 12; the month is at byte p.
func yearMonth(s string, t stamp, p int) (stamp, bool) {
	e := p
	for e < len(s) && isLetter(s[e]) {
		e++
	}
	m := monthNamed(s[p:e])
	if m == 0 || e == len(s) || s[e] != ' ' {
		return t, false
	}
	d, end := number(s, e+1, 2)
	if end == e+1 || end < len(s) && (isDigit(s[end]) || isLetter(s[end])) {
		return t, false
	}
	t.m, t.d, t.hi, t.precision = m, d, end, model.PrecisionDay
	return t, true
}

func isDateSep(c byte) bool { return c == '-' || c == '/' || c == '.' || c == '\\' }

// hanParts reads the month and day that follow 年.
func hanParts(s string, t stamp, p int) (stamp, bool) {
	t.hi, t.precision = p, model.PrecisionYear
	p = skipSpaces(s, p, 2)
	m, e := number(s, p, 2)
	if e == p {
		return t, true
	}
	p = skipSpaces(s, e, 2)
	if !strings.HasPrefix(s[p:], "月") {
		return t, true
	}
	t.m, t.hi, t.precision = m, p+len("月"), model.PrecisionMonth
	p = skipSpaces(s, t.hi, 2)
	d, e := number(s, p, 2)
	if e == p {
		return t, true
	}
	p = skipSpaces(s, e, 2)
	if strings.HasPrefix(s[p:], "日") || strings.HasPrefix(s[p:], "号") {
		t.d, t.hi, t.precision = d, p+len("日"), model.PrecisionDay
	} else if e == len(s) || s[e] == ' ' {
		t.d, t.hi, t.precision = d, e, model.PrecisionDay
	}
	return t, true
}

// rocYear reads 民国109年5月1日, the year counted from 1912.
func rocYear(s string, i, j int) (stamp, bool) {
	y, _ := number(s, i, 3)
	if !strings.HasPrefix(s[j:], "年") {
		return stamp{}, false
	}
	return hanParts(s, stamp{lo: i - len("民国"), y: y + 1911}, j+len("年"))
}

// dayFirst reads 05 November 2018, 2nd June 2023, 26.01.2018 and 26/01/2018.
// Of two numbers that both could be the month the first is the day, as in all
// of these that pages of this kind print; 05/26/2018 can only be month first.
func dayFirst(s string, i, j int) (stamp, bool) {
	d, _ := number(s, i, 2)
	t := stamp{lo: i, d: d, precision: model.PrecisionDay}
	if j < len(s) && (s[j] == '.' || s[j] == '/' || s[j] == '-') {
		m, e := number(s, j+1, 2)
		if e > j+1 && e < len(s) && s[e] == s[j] {
			y, e2 := number(s, e+1, 5)
			if e2-e-1 != 4 {
				return t, false
			}
			if m > 12 && d <= 12 {
				m, d = d, m
			}
			t.y, t.m, t.d, t.hi = y, m, d, e2
			return t, true
		}
	}
	p := j
	if p+2 <= len(s) && (hasPrefixFold(s[p:], "st") || hasPrefixFold(s[p:], "nd") || hasPrefixFold(s[p:], "rd") || hasPrefixFold(s[p:], "th")) {
		p += 2
	}
	p = skipSeps(s, p)
	e := p
	for e < len(s) && isLetter(s[e]) {
		e++
	}
	m := monthNamed(s[p:e])
	if m == 0 {
		return t, false
	}
	p = skipSeps(s, e)
	y, e := number(s, p, 5)
	if e-p != 4 {
		return t, false
	}
	t.y, t.m, t.hi = y, m, e
	return t, true
}

// monthFirst reads June 2, 2023, Sep-11-2021 and June 2023; the word is at
// bytes i to j.
func monthFirst(s string, i, j int) (stamp, bool) {
	m := monthNamed(s[i:j])
	if m == 0 {
		return stamp{}, false
	}
	t := stamp{lo: i, m: m, precision: model.PrecisionDay}
	p := skipSeps(s, j)
	d, e := number(s, p, 5)
	switch e - p {
	case 4:
		if p == j {
			return t, false
		}
		t.y, t.hi, t.precision = d, e, model.PrecisionMonth
		return t, true
	case 1, 2:
	default:
		return t, false
	}
	t.d = d
	if e+2 <= len(s) && (hasPrefixFold(s[e:], "st") || hasPrefixFold(s[e:], "nd") || hasPrefixFold(s[e:], "rd") || hasPrefixFold(s[e:], "th")) {
		e += 2
	}
	p = skipSeps(s, e)
	if p == e {
		return t, false
	}
	y, e := number(s, p, 5)
	if e-p != 4 {
		return t, false
	}
	t.y, t.hi = y, e
	return t, true
}

// skipSeps passes over what stands between the parts of a written date.
func skipSeps(s string, i int) int {
	for n := 0; n < 3 && i < len(s) && (s[i] == ' ' || s[i] == ',' || s[i] == '.' || s[i] == '-' || s[i] == '/'); n++ {
		i++
	}
	return i
}

// monthNamed returns the number of an English month, also cut to three or four
// letters, or 0.
func monthNamed(w string) int {
	if len(w) < 3 || len(w) > 9 {
		return 0
	}
	const names = "january  february march    april    may      june     july     august   septemberoctober  november december "
	for m := 0; m < 12; m++ {
		name := strings.TrimRight(names[9*m:9*m+9], " ")
		if (len(w) == 3 || len(w) == len(name) || w[0]|0x20 == 's' && len(w) == 4) && len(w) <= len(name) && hasPrefixFold(w, name[:len(w)]) {
			return m + 1
		}
	}
	return 0
}

// hanStamp reads 二〇一五年二月二日.
func hanStamp(s string, i int) (stamp, bool) {
	t := stamp{lo: i, hanNumber: true}
	p, y := i, 0
	for n := 0; n < 4; n++ {
		v, w := hanDigit(s[p:])
		if n > 0 && p < len(s) && s[p] == '0' {
			v, w = 0, 1 // 二00七年
		}
		if w == 0 || v > 9 {
			return t, false
		}
		y = y*10 + v
		p += w
	}
	if !strings.HasPrefix(s[p:], "年") {
		return t, false
	}
	t.y, t.hi, t.precision = y, p+len("年"), model.PrecisionYear
	m, e := hanNumber(s, skipSpaces(s, t.hi, 2))
	if !strings.HasPrefix(s[e:], "月") {
		return t, true
	}
	t.m, t.hi, t.precision = m, e+len("月"), model.PrecisionMonth
	d, e := hanNumber(s, skipSpaces(s, t.hi, 2))
	if strings.HasPrefix(s[e:], "日") {
		t.d, t.hi, t.precision = d, e+len("日"), model.PrecisionDay
	}
	return t, true
}

// hanNumber reads a number to 99 in Han numerals: 二, 十一, 二十三, 三〇.
func hanNumber(s string, i int) (v, end int) {
	for n := 0; n < 3; n++ {
		d, w := hanDigit(s[i:])
		switch {
		case w == 0:
			return v, i
		case d == 10 && v == 0:
			v = 10
		case d == 10:
			v *= 10
		case v >= 10 && v%10 == 0:
			v += d
		default:
			v = v*10 + d
		}
		i += w
	}
	return v, i
}

func hanDigit(s string) (v, width int) {
	if s == "" {
		return 0, 0
	}
	switch r, n := utf8.DecodeRuneInString(s); r {
	case '〇', '零', '○', 'Ｏ', 'O':
		return 0, n
	case '一':
		return 1, n
	case '二':
		return 2, n
	case '三':
		return 3, n
	case '四':
		return 4, n
	case '五':
		return 5, n
	case '六':
		return 6, n
	case '七':
		return 7, n
	case '八':
		return 8, n
	case '九':
		return 9, n
	case '十':
		return 10, n
	}
	return 0, 0
}
