package extract

import (
	"strings"

	"gongbao/model"
)

// shortYear reads 17年08月09日, 23 May 13 and 5/23/13, the century left out, which
// only a label makes a date.
func shortYear(s string, from int) (stamp, bool) {
	i := skipSpaces(s, from, 4)
	y, j := number(s, i, 3)
	if j > i && j-i <= 2 && !strings.HasPrefix(s[j:], "年") {
		if t, ok := shortYearFirst(s, i, j, y); ok && endsHan(strings.TrimRight(s[:from], " :")) {
			return t, true
		}
		return shortYearLast(s, i, j, y)
	}
	if j-i != 2 || !strings.HasPrefix(s[j:], "年") {
		return stamp{}, false
	}
	t, ok := hanParts(s, stamp{lo: i, y: 2000 + y}, j+len("年"))
	return t, ok && t.precision >= model.PrecisionDay && t.valid()
}

// shortYearFirst reads 21-03-18 as a label in Chinese has it; y is the number at
// bytes i to j.
func shortYearFirst(s string, i, j, y int) (stamp, bool) {
	if j-i != 2 || j >= len(s) || s[j] != '-' && s[j] != '.' && s[j] != '/' {
		return stamp{}, false
	}
	t := stamp{lo: i, y: 2000 + y, precision: model.PrecisionDay}
	m, e := number(s, j+1, 2)
	if e <= j+1 || e >= len(s) || s[e] != s[j] {
		return stamp{}, false
	}
	d, end := number(s, e+1, 2)
	t.m, t.d, t.hi = m, d, end
	return t, end > e+1 && (end == len(s) || !isDigit(s[end])) && y < 50 && t.valid()
}

// shortYearLast reads 23 May 13 and 5/23/13; d is the number at bytes i to j. Of
// two numbers of which each could be the month neither is taken for it.
func shortYearLast(s string, i, j, d int) (stamp, bool) {
	t := stamp{lo: i, d: d, precision: model.PrecisionDay}
	p := skipSeps(s, j)
	if e := lettersEnd(s, p); e > p {
		t.m, p = monthNamed(s[p:e]), skipSeps(s, e)
	} else if m, e := number(s, p, 2); p == j+1 && e > p && e < len(s) && s[e] == s[j] && s[j] != ' ' {
		if t.m, p = m, e+1; m > 12 {
			t.m, t.d = d, m
		} else if d <= 12 && d != m {
			return stamp{}, false
		}
	}
	y, e := number(s, p, 3)
	t.y, t.hi = 2000+y, e
	if y > 50 {
		t.y = 1900 + y
	}
	return t, e-p == 2 && t.m > 0 && t.valid()
}

func lettersEnd(s string, i int) int {
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	return i
}

// compactStamp reads 20230602 (and 20230602091000), which only a label makes
// a date.
func compactStamp(s string, from int) (stamp, bool) {
	i := from
	for i < len(s) && !isDigit(s[i]) {
		if s[i] != ' ' {
			return stamp{}, false
		}
		i++
	}
	j := digitsEnd(s, i)
	if n := j - i; n != 8 && n != 12 && n != 14 {
		return stamp{}, false
	}
	t := stamp{lo: i, hi: j, precision: model.PrecisionDay}
	t.y, _ = number(s, i, 4)
	t.m, _ = number(s, i+4, 2)
	t.d, _ = number(s, i+6, 2)
	if j-i > 8 {
		t.hh, _ = number(s, i+8, 2)
		t.mm, _ = number(s, i+10, 2)
		if t.hh < 24 && t.mm < 60 {
			t.precision = model.PrecisionMinute
		} else {
			t.hh, t.mm = 0, 0
		}
	}
	return t, t.valid()
}
