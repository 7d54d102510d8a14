package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

// periodJSON is a stretch of time as find --timeline writes it in format 1.
type periodJSON struct {
	Period string `json:"period"`
	Count  int    `json:"count"`
}

// timelineFlag is the flag --timeline, --timeline=year.
type timelineFlag struct{ by string }

// String, Set and Type make it a flag.
func (f *timelineFlag) String() string { return f.by }

// Set takes what the stretches are.
func (f *timelineFlag) Set(s string) error {
	if s != "year" && s != "month" && s != "auto" {
		return fmt.Errorf("it is by year or by month, not %q", s)
	}
	f.by = s
	return nil
}

// Type names the kind of value in help.
func (f *timelineFlag) Type() string { return "year|month" }

// mostMonths is the longest stretch of years that is shown by month where
// nobody said how.
const mostMonths = 3

// timeline writes how many articles match in each year or month from the first
// to the last, empty ones too.
func (r *run) timeline(ctx context.Context, a *store.Live, q query.Query, o findOptions) error {
	f, err := a.Facets(ctx, r.view(), q)
	if err != nil {
		return err
	}
	monthly := o.timeline.by == "month" || o.timeline.by == "auto" && len(f.Years) <= mostMonths
	rows := periods(f, monthly)
	if o.json.on() {
		enc := r.encoder()
		for _, p := range rows {
			if err := enc.Encode(p); err != nil {
				return err
			}
		}
		return nil
	}
	if !r.StdoutTTY {
		for _, p := range rows {
			if err := r.row(p.Period, strconv.Itoa(p.Count)); err != nil {
				return err
			}
		}
		return nil
	}
	return r.bars(rows)
}

// periods are the stretches of time with what they count. Articles dated by
// the year alone are in no month: they stand in their year's own row. What has
// no date comes last, in the period "".
func periods(f store.Facets, monthly bool) []periodJSON {
	var rows []periodJSON
	for _, y := range f.Years {
		year := fmt.Sprintf("%04d", y.Year)
		if !monthly {
			rows = append(rows, periodJSON{year, y.Count})
			continue
		}
		rest := y.Count
		for m, n := range y.Months {
			rest -= n
			rows = append(rows, periodJSON{fmt.Sprintf("%s-%02d", year, m+1), n})
		}
		if rest > 0 {
			rows = append(rows, periodJSON{year, rest})
		}
	}
	if monthly {
		rows = trimmed(rows)
	}
	if f.Undated > 0 {
		rows = append(rows, periodJSON{"", f.Undated})
	}
	return rows
}

// trimmed leaves the empty months before the first and behind the last out.
func trimmed(rows []periodJSON) []periodJSON {
	for len(rows) > 0 && rows[0].Count == 0 {
		rows = rows[1:]
	}
	for len(rows) > 0 && rows[len(rows)-1].Count == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// bars writes periods for people, with a bar each.
func (r *run) bars(rows []periodJSON) error {
	most, digits := 0, 1
	for _, p := range rows {
		most, digits = max(most, p.Count), max(digits, len(strconv.Itoa(p.Count)))
	}
	for _, p := range rows {
		name := p.Period
		if name == "" {
			name = "no date"
		}
		count := strconv.Itoa(p.Count)
		if p.Count == 0 {
			count = "."
		}
		room := max(0, min(measure, r.width())-len("2006-01")-digits-4)
		cells := 0
		if p.Count > 0 {
			cells = max(1, p.Count*room/most)
		}
		line := fmt.Sprintf("%-7s  %*s  %s", name, digits, count, strings.Repeat(r.block(), cells))
		if _, err := fmt.Fprintln(r.out, text.Truncate(strings.TrimRight(line, " "), r.width(), "")); err != nil {
			return err
		}
	}
	return nil
}

// block is what bars are made of.
func (r *run) block() string {
	if r.conf.ASCII {
		return "#"
	}
	return "▆"
}
