package ui

import (
	"fmt"
	"slices"
	"strings"

	"gongbao/store"
	"gongbao/ui/overlay"
)

// mostRanges bounds the ranges that are counted one by one.
const mostRanges = 24

// dates offers years, the months of a year that is typed, and the words. Of a
// range it is the end being typed that they stand for.
func (o options) dates() []overlay.Option {
	f, err := o.a.Facets(o.ctx, o.v, o.rest)
	if err != nil {
		return nil
	}
	lead, part := cutRange(o.c.Typed)
	days := o.days(f, part)
	if lead != "" {
		return o.ranges(lead, days)
	}
	if part != "" {
		return append(days, o.words(o.c.Options)...)
	}
	usual := []string{"this-year", "30d"}
	others := slices.DeleteFunc(slices.Clone(o.c.Options), func(w string) bool { return slices.Contains(usual, w) })
	return slices.Concat(o.words(usual), days, o.words(others))
}

// days are the years and months that begin so, the latest first. A year's
// months show once the year is typed.
func (o options) days(f store.Facets, part string) []overlay.Option {
	var out []overlay.Option
	for _, y := range slices.Backward(f.Years) {
		year := fmt.Sprintf("%04d", y.Year)
		if y.Count > 0 && strings.HasPrefix(year, part) {
			out = append(out, overlay.Option{Text: year, Name: year, Count: y.Count})
		}
		if !strings.HasPrefix(part, year) {
			continue
		}
		for i, n := range y.Months {
			month := fmt.Sprintf("%s-%02d", year, i+1)
			if n > 0 && strings.HasPrefix(month, part) {
				out = append(out, overlay.Option{Text: month, Name: month, Other: monthNames[i], Count: n})
			}
		}
	}
	return out
}

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func (o options) words(words []string) []overlay.Option {
	var out []overlay.Option
	for _, w := range words {
		other := ""
		if w == "none" {
			other = "undated"
		}
		out = append(out, o.counted(w, w, other))
	}
	return out
}

// ranges are the ranges that end in one of the days.
func (o options) ranges(lead string, days []overlay.Option) []overlay.Option {
	var out []overlay.Option
	for _, d := range days[:min(len(days), mostRanges)] {
		if c := o.counted(lead+d.Text, lead+d.Text, d.Other); c.Count >= 0 {
			out = append(out, c)
		}
	}
	return out
}

// cutRange parts the beginning of a range, with its sign, from the end that is
// being typed.
func cutRange(typed string) (lead, part string) {
	if i := strings.LastIndex(typed, ".."); i >= 0 {
		return typed[:i+2], typed[i+2:]
	}
	part = strings.TrimLeft(typed, "<>=")
	return typed[:len(typed)-len(part)], part
}
