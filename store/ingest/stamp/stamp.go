// Package stamp reads the dates that formats carry: in the metadata of web
// pages, in front matter, feeds and records. It does not read prose.
package stamp

import (
	"strconv"
	"strings"
	"time"

	"gongbao/model"
)

// Years outside of these are no dates of saved news.
const firstYear, lastYear = 1900, 2100

// Parse reads a date that stands alone, and returns the zero Date for anything
// that is not one. It knows ISO 8601 and RFC 3339 (with any sign between the
// parts, or none), RFC 822 and its kin of mail and feeds, 2023年5月15日 and
// 15 May 2023 with or without a weekday and a time (下午3:04 too), and seconds or milliseconds since 1970,
// which it takes for China's clock. The wall clock stays as printed, whatever
// its zone: that is the day the page shows. From is left to the caller.
func Parse(s string) model.Date {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 80 {
		return model.Date{}
	}
	p := parser{rest: s}
	if allDigits(s) {
		return p.digits()
	}
	p.skipWeekday()
	switch {
	case startsDigit(p.rest) && p.yearFirst():
	case p.monthNamed():
	default:
		return model.Date{}
	}
	p.skipWeekdayZH()
	p.clock()
	if !p.zone() {
		return model.Date{}
	}
	return p.date()
}

// parser holds what is read and what is left.
type parser struct {
	rest                           string
	year, month, day, hour, minute int
	precision                      model.Precision
}

func (p *parser) date() model.Date {
	month, day := max(p.month, 1), max(p.day, 1)
	if p.year < firstYear || p.year > lastYear || month > 12 || day > 31 || p.hour > 23 || p.minute > 59 {
		return model.Date{}
	}
	t := time.Date(p.year, time.Month(month), day, p.hour, p.minute, 0, 0, time.UTC)
	if t.Day() != day { // the 31st of June
		return model.Date{}
	}
	return model.Date{Time: t, Precision: p.precision}
}

// china is the zone of the pages' clocks; it has no summer time.
var china = time.FixedZone("", 8*60*60)

// digits reads 2023, 202305, 20230515, 20230515103000 and times since 1970.
func (p *parser) digits() model.Date {
	s := p.rest
	n := func(i, j int) int { v, _ := strconv.Atoi(s[i:j]); return v }
	switch len(s) {
	case 4:
		p.year, p.precision = n(0, 4), model.PrecisionYear
	case 6:
		p.year, p.month, p.precision = n(0, 4), n(4, 6), model.PrecisionMonth
		if p.month == 0 {
			return model.Date{}
		}
	case 8, 12, 14:
		p.year, p.month, p.day, p.precision = n(0, 4), n(4, 6), n(6, 8), model.PrecisionDay
		if p.month == 0 || p.day == 0 {
			return model.Date{}
		}
		if len(s) > 8 {
			p.hour, p.minute, p.precision = n(8, 10), n(10, 12), model.PrecisionMinute
		}
	case 9, 10, 13:
		sec := int64(n(0, len(s)))
		if len(s) == 13 {
			sec /= 1000
		}
		t := time.Unix(sec, 0).In(china)
		p.year, p.month, p.day, p.hour, p.minute, p.precision = t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), model.PrecisionMinute
	default:
		return model.Date{}
	}
	return p.date()
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// number takes a number of at most most digits.
func (p *parser) number(most int) (int, bool) {
	i := 0
	for i < len(p.rest) && i < most && p.rest[i] >= '0' && p.rest[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(p.rest[:i])
	if err != nil {
		return 0, false
	}
	p.rest = p.rest[i:]
	return n, true
}

// take takes one of the signs, with the spaces around it.
func (p *parser) take(signs ...string) bool {
	s := strings.TrimLeft(p.rest, " ")
	for _, sign := range signs {
		if strings.HasPrefix(s, sign) {
			p.rest = strings.TrimLeft(s[len(sign):], " ")
			return true
		}
	}
	return false
}

// yearFirst takes 2023-05-15, 2023/5/15, 2023.5.15, 2023年5月15日, 2023-05.
func (p *parser) yearFirst() bool {
	was := p.rest
	year, ok := p.number(4)
	if !ok || year < 1000 || !p.take("-", "/", ".", "年") {
		p.rest = was
		return false
	}
	p.year, p.precision = year, model.PrecisionYear
	if p.rest == "" { // 2023年
		return true
	}
	if p.month, ok = p.number(2); !ok || p.month == 0 {
		return false
	}
	p.precision = model.PrecisionMonth
	if !p.take("-", "/", ".", "月") || p.rest == "" {
		return true
	}
	if p.day, ok = p.number(2); !ok || p.day == 0 {
		return false
	}
	p.precision = model.PrecisionDay
	p.take("日", "号", "號")
	return true
}

// skipWeekday passes over "Mon, " and "Monday ".
func (p *parser) skipWeekday() {
	for _, day := range [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		if len(p.rest) > 3 && strings.EqualFold(p.rest[:3], day) {
			i := 3
			for i < len(p.rest) && letter(p.rest[i]) {
				i++
			}
			p.rest = strings.TrimLeft(p.rest[i:], ", .")
			return
		}
	}
}

// skipWeekdayZH passes over 星期一, 周一 and 週一, also in brackets.
func (p *parser) skipWeekdayZH() {
	was := p.rest
	open := p.take("(", "（")
	if !p.take("星期", "礼拜", "禮拜", "周", "週") {
		p.rest = was
		return
	}
	if !p.take("一", "二", "三", "四", "五", "六", "日", "天") || open && !p.take(")", "）") {
		p.rest = was
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// monthNamed takes 15 May 2023, May 15, 2023, 15-May-23 and Mon Jan 2
// 15:04:05 2006.
func (p *parser) monthNamed() bool {
	p.precision = model.PrecisionDay
	var ok bool
	if startsDigit(p.rest) {
		if p.day, ok = p.number(2); !ok || p.day == 0 {
			return false
		}
		p.take("st", "nd", "rd", "th")
		p.take("-", "/", ".")
		p.rest = strings.TrimLeft(p.rest, " ")
		if !p.monthName() {
			return false
		}
		p.take("-", "/", ".", ",")
	} else {
		if !p.monthName() {
			return false
		}
		p.take(".")
		p.rest = strings.TrimLeft(p.rest, " ")
		if p.day, ok = p.number(2); !ok || p.day == 0 {
			return false
		}
		p.take("st", "nd", "rd", "th")
		if !p.take(",") && !strings.HasPrefix(p.rest, " ") {
			return false
		}
	}
	p.rest = strings.TrimLeft(p.rest, " ")
	if strings.IndexByte(p.rest, ':') == 2 { // of ANSI C: the year is last
		p.clock()
		p.rest = strings.TrimLeft(p.rest, " ")
		if i := strings.LastIndexByte(p.rest, ' '); i > 0 { // a zone between
			p.rest = p.rest[i+1:]
		}
	}
	from := len(p.rest)
	if p.year, ok = p.number(4); !ok {
		return false
	}
	switch from - len(p.rest) {
	case 4:
	case 2: // RFC 822
		p.year += 2000
		if p.year >= 2070 {
			p.year -= 100
		}
	default:
		return false
	}
	return true
}

// monthName takes Jan, January, Sept and so on.
func (p *parser) monthName() bool {
	i := 0
	for i < len(p.rest) && letter(p.rest[i]) {
		i++
	}
	word := p.rest[:i]
	if i < 3 {
		return false
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if len(word) <= len(name) && strings.EqualFold(word, name[:len(word)]) || strings.EqualFold(word, "sept") && m == time.September {
			p.month, p.rest = int(m), p.rest[i:]
			return true
		}
	}
	return false
}

// clock takes a time of day, where one follows: T10:30, 10:30:00.123,
// 10时30分, 下午3:04.
func (p *parser) clock() {
	was := p.rest
	p.rest = strings.TrimLeft(strings.TrimPrefix(p.rest, ","), " ")
	if p.rest != "" && (p.rest[0] == 'T' || p.rest[0] == 't') {
		p.rest = p.rest[1:]
	}
	half := ""
	if p.take("上午") {
		half = "am"
	} else if p.take("下午") {
		half = "pm"
	}
	hour, ok := p.number(2)
	if !ok || !p.take(":", "：", "时", "時") {
		p.rest = was
		return
	}
	minute, ok := p.number(2)
	if !ok || hour > 23 || minute > 59 {
		p.rest = was
		return
	}
	if p.take(":", "：", "分") {
		p.number(2)
		p.take("秒")
		if strings.HasPrefix(p.rest, ".") || strings.HasPrefix(p.rest, ",") {
			p.rest = strings.TrimLeft(p.rest[1:], "0123456789")
		}
	}
	p.hour, p.minute, p.precision = hour, minute, model.PrecisionMinute
	if half == "" {
		half = strings.ToLower(strings.TrimLeft(p.rest, " "))
	}
	switch {
	case strings.HasPrefix(half, "pm") && hour < 12:
		p.hour += 12
	case strings.HasPrefix(half, "am") && hour == 12:
		p.hour = 0
	}
}

// zone tells whether what is left is nothing or a zone, and no more words.
func (p *parser) zone() bool {
	s := strings.TrimSpace(p.rest)
	for _, half := range [...]string{"am", "pm", "AM", "PM"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, half))
	}
	if len(s) > 12 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'A' || c > 'Z') && c != 'z' && !startsDigit(s[i:]) && strings.IndexByte("+-: ()", c) < 0 {
			return false
		}
	}
	return s == "" || letter(s[0]) || p.precision == model.PrecisionMinute && strings.IndexByte("+-(", s[0]) >= 0
}
