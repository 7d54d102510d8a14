package filter

import (
	"fmt"
	"strings"
	"time"
)

// point is a year, a month of it (1 to 12) or a day of that; what is 0 is not
// said.
type point struct{ y, m, d int }

// String returns 2023, 2023-05 or 2023-05-15.
func (p point) String() string {
	switch {
	case p.m == 0:
		return yearText(p.y)
	case p.d == 0:
		return fmt.Sprintf("%04d-%02d", p.y, p.m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.y, p.m, p.d)
}

// first and last are the days the point begins and ends with, as numbers that
// sort.
func (p point) first() int { return (p.y*16+max(1, p.m))*32 + max(1, p.d) }

func (p point) last() int {
	m, d := p.m, p.d
	if m == 0 {
		m = 12
	}
	if d == 0 {
		d = daysIn(p.y, m)
	}
	return (p.y*16+m)*32 + d
}

func dayNumber(y, m, d int) int { return (y*16+m)*32 + d }

// daysIn returns the number of days of a month.
func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// span is a range of dates: one point, two, or one and an open side.
type span struct {
	from, to point // zero years are open sides
	ranged   bool  // written with ".."
}

// String returns the span as a query has it.
func (s span) String() string {
	switch {
	case !s.ranged || s.from == s.to:
		return s.from.String()
	case s.from.y == 0:
		return ".." + s.to.String()
	case s.to.y == 0:
		return s.from.String() + ".."
	}
	return s.from.String() + ".." + s.to.String()
}

// bounds returns the first and the last day of the span.
func (s span) bounds() (first, last int) {
	first, last = 0, dayNumber(10000, 1, 1)
	if s.from.y > 0 {
		first = s.from.first()
	}
	if s.to.y > 0 {
		last = s.to.last()
	}
	return first, last
}

// touches tells whether any day of year y is in the span.
func (s span) touches(y int) bool {
	first, last := s.bounds()
	return point{y: y}.first() <= last && point{y: y}.last() >= first
}

// parseSpan reads the absolute dates and ranges of the query language. Others
// (30d, this-year, >2023) are not spans.
func parseSpan(text string) (span, bool) {
	text = strings.TrimSpace(text)
	before, after, ranged := strings.Cut(text, "..")
	if !ranged {
		p, ok := parsePoint(text)
		return span{from: p, to: p}, ok
	}
	s := span{ranged: true}
	ok := before != "" || after != ""
	if before != "" {
		p, good := parsePoint(before)
		s.from, ok = p, ok && good
	}
	if after != "" {
		p, good := parsePoint(after)
		s.to, ok = p, ok && good
	}
	first, last := s.bounds()
	return s, ok && first <= last
}

func parsePoint(text string) (point, bool) {
	var p point
	parts := strings.Split(text, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return p, false
	}
	for i, into := range []*int{&p.y, &p.m, &p.d}[:len(parts)] {
		n, ok := number(parts[i])
		if !ok || n == 0 || i > 0 && len(parts[i]) > 2 {
			return point{}, false
		}
		*into = n
	}
	if p.m > 12 || p.d > 0 && p.d > daysIn(p.y, p.m) {
		return point{}, false
	}
	return p, true
}

func number(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i >= 4 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}
