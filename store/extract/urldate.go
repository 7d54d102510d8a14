package extract

import "gongbao/model"

// urlStamp reads the date in an article's address: /2023-11-28/, /2018/1128/,
// /202008/05/, /t20230602_, /2014-11/14/. It can be months after the day of
// publication, so it is the last resort.
func urlStamp(url string) (stamp, bool) {
	// The host has no date.
	from := 0
	for n := 0; from < len(url) && n < 3; from++ {
		if url[from] == '/' {
			n++
		}
	}
	for i := from; i < len(url); {
		if !isDigit(url[i]) {
			i++
			continue
		}
		if t, ok := urlStampAt(url, i); ok {
			return t, true
		}
		i = digitsEnd(url, i)
	}
	return urlMonth(url, from)
}

// urlMonth reads a part of the path that is a year and a month: /201707/,
// /2017-07/, /2017/07/.
func urlMonth(url string, from int) (stamp, bool) {
	for i := from; i < len(url); i++ {
		if !isDigit(url[i]) || url[i-1] != '/' {
			continue
		}
		t := stamp{lo: i, precision: model.PrecisionMonth}
		var e, e2 int
		t.y, e = number(url, i, 4)
		at := urlSep(url, e)
		t.m, e2 = number(url, at, 2)
		if e-i == 4 && e2-at == 2 && e2 < len(url) && url[e2] == '/' && t.y >= 1995 && t.valid() {
			return t, true
		}
	}
	return stamp{}, false
}

// urlStampAt reads year, month and day, each of fixed width or between marks,
// from the digits at i.
func urlStampAt(url string, i int) (stamp, bool) {
	j := digitsEnd(url, i)
	t := stamp{lo: i, precision: model.PrecisionDay}
	if j-i != 4 && j-i != 6 && j-i != 8 {
		return t, false
	}
	t.y, _ = number(url, i, 4)
	if t.y < 1995 {
		return t, false
	}
	at := i + 4
	at = urlSep(url, at)
	m, e := number(url, at, 2)
	if e == at {
		return t, false
	}
	t.m = m
	at = urlSep(url, e)
	d, e2 := number(url, at, 2)
	if e2 == at || at == e && e2-at != 2 {
		return t, false
	}
	if e2 < len(url) && isDigit(url[e2]) {
		return t, false
	}
	t.d = d
	return t, t.valid()
}

func urlSep(url string, i int) int {
	if i < len(url) && (url[i] == '-' || url[i] == '/' || url[i] == '_') {
		return i + 1
	}
	return i
}
