package model

import "time"

// Precision says how much of a date was printed.
type Precision uint8

// The precisions, from nothing to the minute. They are ordered.
const (
	PrecisionNone Precision = iota
	PrecisionYear
	PrecisionMonth
	PrecisionDay
	PrecisionMinute
)

var precisionNames = [...]string{"none", "year", "month", "day", "minute"}

// String returns the precision's name as JSON prints it.
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return "none"
}

// From says where a date was read.
type From uint8

// Where a date can come from. Only FromText is printed on the page itself.
const (
	FromNone From = iota
	FromText
	FromURL
	FromMeta // front matter, HTML meta elements
	FromFeed
)

var fromNames = [...]string{"", "text", "url", "meta", "feed"}

// String returns the origin's name as JSON prints it; "" for FromNone.
func (f From) String() string {
	if int(f) < len(fromNames) {
		return fromNames[f]
	}
	return ""
}

// Date is a publication date as printed. Time is the wall clock of the page
// with UTC standing in for the zone that pages do not print; its parts below
// Precision are the first of their range. The zero Date is no date.
type Date struct {
	Time      time.Time
	Precision Precision
	From      From
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d.Precision == PrecisionNone }

// String returns 2006-01-02T15:04 shortened to the date's precision, or "".
func (d Date) String() string { return d.format("2006-01-02T15:04") }

// Day returns the date as lists show it: 2006-01-02 shortened to the date's
// precision, without the time of day, or "".
func (d Date) Day() string {
	return Date{d.Time, min(d.Precision, PrecisionDay), d.From}.String()
}

func (d Date) format(layout string) string {
	n := [...]int{0, 4, 7, 10, 16}[min(int(d.Precision), 4)]
	if n == 0 {
		return ""
	}
	return d.Time.Format(layout[:n])
}

// Start returns the first instant the date can mean.
func (d Date) Start() time.Time { return d.Time }

// End returns the first instant after everything the date can mean.
func (d Date) End() time.Time {
	switch d.Precision {
	case PrecisionYear:
		return d.Time.AddDate(1, 0, 0)
	case PrecisionMonth:
		return d.Time.AddDate(0, 1, 0)
	case PrecisionDay:
		return d.Time.AddDate(0, 0, 1)
	case PrecisionMinute:
		return d.Time.Add(time.Minute)
	}
	return d.Time
}

// Within tells whether everything the date can mean lies in [from, to). A zero
// bound is open. A date of lower precision therefore matches a range only if
// the range holds all of it. No date is within any range.
func (d Date) Within(from, to time.Time) bool {
	if d.IsZero() {
		return false
	}
	return (from.IsZero() || !d.Start().Before(from)) && (to.IsZero() || !d.End().After(to))
}

// Compare orders dates oldest first; no date comes before every date. Of two
// dates with the same start the less precise comes first.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		switch {
		case d.IsZero() && e.IsZero():
			return 0
		case d.IsZero():
			return -1
		}
		return 1
	}
	if c := d.Time.Compare(e.Time); c != 0 {
		return c
	}
	return int(d.Precision) - int(e.Precision)
}
