package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// dateSpec is the value of date: before it is bound to a day.
type dateSpec struct {
	none     bool
	from, to datePoint // the stretch goes from the start of from to the end of to
	reversed *wrong    // what to say if bound to a day it ends before it begins
}

// datePoint is one end of a stretch of dates. The zero datePoint is open.
type datePoint struct {
	year, month, day int    // month and day 0 where not given
	word             string // today, this-month …, or a unit of back
	back             int    // so many of the unit in word, back from today
	day1             bool   // of a length back from today its first day alone, as at the end of a range: 30d is the day 30d begins on
	other            bool   // not this span itself but what lies beyond: after it as from, before it as to
}

// parseDates reads the value of date:.
func parseDates(value string) (dateSpec, *wrong) {
	s, w := parseSpec(strings.ToLower(plainDate(value)))
	if w != nil {
		raw := []rune(value)
		end := min(w.at+w.width, len(raw))
		w.msg = string(raw[min(w.at, end):end]) + w.msg
	}
	return s, w
}

func parseSpec(v string) (dateSpec, *wrong) {
	switch {
	case v == "none":
		return dateSpec{none: true}, nil
	case strings.Contains(v, ".."):
		return parseRange(v)
	case strings.HasPrefix(v, ">"), strings.HasPrefix(v, "<"):
		return parseCompare(v)
	}
	p, w := parsePoint(v)
	return dateSpec{from: p, to: p}, w
}

// plainDate returns value with full-width forms and 年月日 folded. Every
// character stays one, so that columns do, too.
func plainDate(value string) string {
	return strings.TrimRight(strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '年' || r == '月':
			return '-'
		case r == '日' || r == '号' || r == '號':
			return ' '
		case r == '\u3000':
			return ' '
		}
		return r
	}, value), " ")
}

func parseRange(v string) (dateSpec, *wrong) {
	a, b, _ := strings.Cut(v, "..")
	var s dateSpec
	var w *wrong
	if a == "" && b == "" {
		return s, badDate(v, " has neither a beginning nor an end", "for example date:2023-05..2023-06")
	}
	if a != "" {
		if s.from, w = parsePoint(a); w != nil {
			return s, w
		}
	}
	if b != "" {
		if s.to, w = parsePoint(b); w != nil {
			w.at += utf8.RuneCountInString(a) + len("..")
			return s, w
		}
	}
	if a != "" && b != "" && s.from.fixed() && s.to.fixed() && !s.from.start().Before(s.to.end()) {
		return s, badDate(v, " ends before it begins", "nearest: date:"+s.to.String()+".."+s.from.String())
	}
	if a != "" && b != "" {
		s.reversed = badDate(v, v+" ends before it begins", "nearest: date:"+b+".."+a)
	}
	s.to.day1 = s.to.back > 0
	return s, nil
}

func parseCompare(v string) (dateSpec, *wrong) {
	n := 1
	if strings.HasPrefix(v[1:], "=") {
		n = 2
	}
	p, w := parsePoint(v[n:])
	if w != nil {
		w.at += n
		return dateSpec{}, w
	}
	p.other, p.day1 = n == 1, p.back > 0
	if v[0] == '>' {
		return dateSpec{from: p}, nil
	}
	return dateSpec{to: p}, nil
}

func parsePoint(v string) (datePoint, *wrong) {
	word := strings.TrimLeft(v, " ")
	p, w := parseWord(strings.TrimRight(word, " "))
	if w != nil {
		w.at += len(v) - len(word)
	}
	return p, w
}

// parseWord reads a day, month or year, or a word that stands for one.
func parseWord(v string) (datePoint, *wrong) {
	if isDateWord(v) {
		return datePoint{word: v}, nil
	}
	if n := len(v) - 1; n > 0 && isDigits(v[:n]) && strings.IndexByte("dwmy", v[n]) >= 0 {
		back, err := strconv.Atoi(v[:n])
		if err != nil || back < 1 || back > maxBack {
			return datePoint{}, badDate(v, " is not a length of time", fmt.Sprintf("it goes from 1%s to %d%s", v[n:], maxBack, v[n:]))
		}
		return datePoint{word: v[n:], back: back}, nil
	}
	return parseDay(v)
}

// maxBack is how many days, weeks, months or years date: can go back.
const maxBack = 99999

func isDateWord(v string) bool {
	switch v {
	case "today", "yesterday", "this-week", "this-month", "this-year", "last-week", "last-month", "last-year":
		return true
	}
	return false
}

// parseDay reads a year, a month or a day: 2023, 2023-05, 2023-05-15, also
// with slashes or dots, and a day of eight digits.
func parseDay(v string) (datePoint, *wrong) {
	parts := strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune("-/.", r) })
	if len(v) == 8 && isDigits(v) {
		parts = []string{v[:4], v[4:6], v[6:]}
	}
	if len(parts) == 0 || len(parts) > 3 || !separated(v) {
		return datePoint{}, badDate(v, notDate, nearestDate(v))
	}
	n := [3]int{1, 1, 1}
	for i, part := range parts {
		if part = strings.TrimSpace(part); !isDigits(part) || i == 0 && len(part) != 4 || i > 0 && len(part) > 2 {
			return datePoint{}, badDate(v, notDate, nearestDate(v))
		}
		n[i], _ = strconv.Atoi(part)
	}
	p := datePoint{year: n[0], month: n[1], day: n[2]}
	p.year = max(p.year, 1)
	p.month = min(max(p.month, 1), 12)
	p.day = min(max(p.day, 1), daysIn(p.year, p.month))
	off := p.year != n[0] || p.month != n[1] || p.day != n[2]
	if len(parts) < 3 {
		p.day = 0
	}
	if len(parts) < 2 {
		p.month = 0
	}
	if off {
		return datePoint{}, badDate(v, notDate, "nearest: date:"+p.String())
	}
	return p, nil
}

// String returns a fixed point as the language spells it.
func (p datePoint) String() string {
	return p.start().Format(time.DateOnly)[:[...]int{4, 7, 10}[min(p.month, 1)+min(p.day, 1)]]
}

// separated tells whether the parts of v have one separator between them; one
// may close it, as in 2023年.
func separated(v string) bool {
	last := byte('-')
	for i := 0; i < len(v); i++ {
		if isSep(v[i]) && isSep(last) {
			return false
		}
		last = v[i]
	}
	return true
}

func isSep(c byte) bool { return c == '-' || c == '/' || c == '.' }

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 {
			return false
		}
	}
	return s != ""
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

const notDate = " is not a date"

// badDate says what is wrong with v, a part of a folded value; parseDates puts
// it as typed before msg.
func badDate(v, msg, hint string) *wrong {
	return &wrong{width: utf8.RuneCountInString(v), msg: msg, hint: hint}
}

// nearestDate returns the hint for something that is not a date.
func nearestDate(v string) string {
	words := Values("date")
	if near := nearest(strings.NewReplacer(" ", "-", "_", "-").Replace(v), words); near != "" {
		return "nearest: date:" + near
	}
	if t, err := time.Parse("2-1-2006", strings.NewReplacer("/", "-", ".", "-").Replace(v)); err == nil {
		return "nearest: date:" + t.Format(time.DateOnly)
	}
	return "write 2023, 2023-05, 2023-05-15, 2023-05..2023-06, >2023-05, 30d, this-year or none"
}

func (p datePoint) isOpen() bool { return p == datePoint{} }

// fixed tells whether p does not depend on the day it is asked on.
func (p datePoint) fixed() bool { return p.word == "" }

// start and end of a fixed point's span; the end is the first instant after it.
func (p datePoint) start() time.Time {
	return time.Date(p.year, time.Month(max(p.month, 1)), max(p.day, 1), 0, 0, 0, 0, time.UTC)
}

func (p datePoint) end() time.Time {
	switch {
	case p.day > 0:
		return p.start().AddDate(0, 0, 1)
	case p.month > 0:
		return p.start().AddDate(0, 1, 0)
	}
	return p.start().AddDate(1, 0, 0)
}

// span binds p to the reader's day: its first instant and the first after it.
func (p datePoint) span(today time.Time) (from, to time.Time) {
	if from, to = p.stretch(today); p.day1 {
		to = from.AddDate(0, 0, 1)
	}
	return from, to
}

func (p datePoint) stretch(today time.Time) (from, to time.Time) {
	if p.fixed() {
		return p.start(), p.end()
	}
	tomorrow := today.AddDate(0, 0, 1)
	month := today.AddDate(0, 0, 1-today.Day())
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	year := time.Date(today.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	switch p.word {
	case "today":
		return today, tomorrow
	case "yesterday":
		return today.AddDate(0, 0, -1), today
	case "this-week":
		return monday, monday.AddDate(0, 0, 7)
	case "last-week":
		return monday.AddDate(0, 0, -7), monday
	case "this-month":
		return month, month.AddDate(0, 1, 0)
	case "last-month":
		return month.AddDate(0, -1, 0), month
	case "this-year":
		return year, year.AddDate(1, 0, 0)
	case "last-year":
		return year.AddDate(-1, 0, 0), year
	case "d":
		return tomorrow.AddDate(0, 0, -p.back), tomorrow
	case "w":
		return tomorrow.AddDate(0, 0, -7*p.back), tomorrow
	case "m":
		return monthsBack(today, p.back), tomorrow
	}
	return monthsBack(today, 12*p.back), tomorrow
}

// monthsBack returns the day after the same day n months ago, so that 1m on 15
// May begins on 16 April. Where that month is too short its last day stands in.
func monthsBack(today time.Time, n int) time.Time {
	month := today.AddDate(0, 0, 1-today.Day()).AddDate(0, -n, 0)
	day := min(today.Day(), daysIn(month.Year(), int(month.Month())))
	return month.AddDate(0, 0, day)
}

// bind returns the stretch that s means on the reader's day. One that ends
// before it begins (today..yesterday) is wrong.
func (s dateSpec) bind(now time.Time) (Dates, *wrong) {
	if s.none {
		return Dates{None: true}, nil
	}
	year, month, day := now.Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	var d Dates
	if !s.from.isOpen() {
		from, to := s.from.span(today)
		if d.From = from; s.from.other {
			d.From = to
		}
	}
	if !s.to.isOpen() {
		from, to := s.to.span(today)
		if d.To = to; s.to.other {
			d.To = from
		}
	}
	if s.reversed != nil && !d.From.Before(d.To) {
		return Dates{}, s.reversed
	}
	return d, nil
}

// ParseDates reads the value of a date: field and binds it to the reader's own
// day. The error, an *Error, counts its column in value.
func ParseDates(value string, now time.Time) (Dates, error) {
	s, w := parseDates(value)
	var d Dates
	if w == nil {
		d, w = s.bind(now)
	}
	if w != nil {
		return Dates{}, &Error{Query: value, Col: w.at + 1, Msg: w.msg, Hint: w.hint}
	}
	return d, nil
}
