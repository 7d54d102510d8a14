package query

import (
	"testing"
	"time"

	"gongbao/model"
)

func TestParseDates(t *testing.T) {
	tests := []struct{ now, value, from, to string }{
		{"2023-11-15", "2023", "2023-01-01", "2024-01-01"},
		{"2023-11-15", "2023-05", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "2023-12", "2023-12-01", "2024-01-01"},
		{"2023-11-15", "2023-05-15", "2023-05-15", "2023-05-16"},
		{"2023-11-15", "2024-02-29", "2024-02-29", "2024-03-01"},
		{"2023-11-15", "2023/5", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "2023.05", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "2023.5.1", "2023-05-01", "2023-05-02"},
		{"2023-11-15", "2023年", "2023-01-01", "2024-01-01"},
		{"2023-11-15", "2023年5月", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "2023年5月15日", "2023-05-15", "2023-05-16"},
		{"2023-11-15", "２０２３年５月", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "20230515", "2023-05-15", "2023-05-16"},
		{"2023-11-15", "2023-05..2023-06", "2023-05-01", "2023-07-01"},
		{"2023-11-15", "2023.05..2023.06", "2023-05-01", "2023-07-01"},
		{"2023-11-15", "2023年5月..2023年6月", "2023-05-01", "2023-07-01"},
		{"2023-11-15", "2020..2023-05-15", "2020-01-01", "2023-05-16"},
		{"2023-11-15", "2023-05..2023-05", "2023-05-01", "2023-06-01"},
		{"2023-11-15", "2023-06..2023", "2023-06-01", "2024-01-01"},
		{"2023-11-15", "..2020", "", "2021-01-01"},
		{"2023-11-15", "2020..", "2020-01-01", ""},
		{"2023-11-15", "2020-02..", "2020-02-01", ""},
		{"2023-11-15", ">2023-05", "2023-06-01", ""},
		{"2023-11-15", ">=2023-05", "2023-05-01", ""},
		{"2023-11-15", "<2023-05", "", "2023-05-01"},
		{"2023-11-15", "<=2023-05", "", "2023-06-01"},
		{"2023-11-15", "＞2023-05-31", "2023-06-01", ""},
		{"2023-11-15", ">2023", "2024-01-01", ""},
		{"2023-11-15", "<=2024-02", "", "2024-03-01"},
		{"2023-11-15", "1d", "2023-11-15", "2023-11-16"},
		{"2023-11-15", "30d", "2023-10-17", "2023-11-16"},
		{"2024-03-01", "2d", "2024-02-29", "2024-03-02"},
		{"2023-11-15", "4w", "2023-10-19", "2023-11-16"},
		{"2023-11-15", "1m", "2023-10-16", "2023-11-16"},
		{"2023-11-15", "6M", "2023-05-16", "2023-11-16"},
		{"2024-03-31", "1m", "2024-03-01", "2024-04-01"},
		{"2023-03-31", "1m", "2023-03-01", "2023-04-01"},
		{"2024-02-29", "1y", "2023-03-01", "2024-03-01"},
		{"2023-11-15", "1y", "2022-11-16", "2023-11-16"},
		{"2023-01-31", "2m", "2022-12-01", "2023-02-01"},
		{"2023-11-15", "today", "2023-11-15", "2023-11-16"},
		{"2023-12-31", "Today", "2023-12-31", "2024-01-01"},
		{"2024-03-01", "yesterday", "2024-02-29", "2024-03-01"},
		{"2023-11-15", "this-week", "2023-11-13", "2023-11-20"},
		{"2023-11-13", "this-week", "2023-11-13", "2023-11-20"},
		{"2023-11-19", "this-week", "2023-11-13", "2023-11-20"},
		{"2024-01-01", "last-week", "2023-12-25", "2024-01-01"},
		{"2023-11-15", "this-month", "2023-11-01", "2023-12-01"},
		{"2023-12-31", "this-month", "2023-12-01", "2024-01-01"},
		{"2024-03-31", "last-month", "2024-02-01", "2024-03-01"},
		{"2024-01-15", "last-month", "2023-12-01", "2024-01-01"},
		{"2023-11-15", "this-year", "2023-01-01", "2024-01-01"},
		{"2024-02-29", "last-year", "2023-01-01", "2024-01-01"},
		{"2023-11-15", "2020..today", "2020-01-01", "2023-11-16"},
		{"2023-11-15", ">yesterday", "2023-11-15", ""},
		{"2023-11-15", "<30d", "", "2023-10-17"},
		{"2023-11-15", "last-month..", "2023-10-01", ""},
		{"2023-11-15", "..30d", "", "2023-10-18"},
		{"2023-11-15", "30d..", "2023-10-17", ""},
		{"2023-11-15", "2020..30d", "2020-01-01", "2023-10-18"},
		{"2023-11-15", "60d..30d", "2023-09-17", "2023-10-18"},
		{"2023-11-15", ">30d", "2023-10-18", ""},
		{"2023-11-15", ">=30d", "2023-10-17", ""},
		{"2023-11-15", "<=30d", "", "2023-10-18"},
	}
	day := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, test := range tests {
		d, err := ParseDates(test.value, day(test.now).Add(15*time.Hour))
		if err != nil {
			t.Errorf("%s: %v", test.value, err)
			continue
		}
		if want := (Dates{From: day(test.from), To: day(test.to)}); d != want {
			t.Errorf("on %s %s is %v, want %v", test.now, test.value, d, want)
		}
	}
}

// Days count from the reader's own day, in their own zone.
func TestParseDatesZone(t *testing.T) {
	beijing := time.FixedZone("CST", 8*60*60)
	late := time.Date(2023, 11, 15, 20, 0, 0, 0, time.UTC) // 04:00 on the 16th in Beijing
	d, err := ParseDates("today", late.In(beijing))
	if want := time.Date(2023, 11, 16, 0, 0, 0, 0, time.UTC); err != nil || !d.From.Equal(want) {
		t.Errorf("today in Beijing begins %v, want %v (%v)", d.From, want, err)
	}
}

func TestParseDatesError(t *testing.T) {
	_, err := ParseDates("2023年1月..2023年13月", noon)
	if e, ok := err.(*Error); !ok || e.Col != 10 {
		t.Errorf("got %v, want an Error at column 10", err)
	}
}

func TestReversedDates(t *testing.T) {
	for _, value := range []string{"today..yesterday", "30d..60d", "this-month..last-month", "today..2020", "2023-06..2023-05"} {
		if _, err := ParseDates(value, noon); err == nil {
			t.Errorf("%s is a stretch of dates", value)
		}
	}
	q, err := Parse("date:today..yesterday")
	if err == nil {
		_, err = Resolve(q, nil, noon)
	}
	if e, ok := err.(*Error); !ok || e.Msg == "" {
		t.Errorf("got %v, want an Error", err)
	} else {
		t.Log(e)
	}
}

func TestDatesMatch(t *testing.T) {
	year := model.Date{Time: time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), Precision: model.PrecisionYear}
	month := model.Date{Time: time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC), Precision: model.PrecisionMonth}
	minute := model.Date{Time: time.Date(2023, 5, 31, 23, 59, 0, 0, time.UTC), Precision: model.PrecisionMinute}
	tests := []struct {
		value string
		date  model.Date
		want  bool
	}{
		{"2023", year, true}, {"2023-05", year, false}, {"2022..2023", year, true}, {">=2023", year, true}, {">2022-12", year, true},
		{">2023-05", month, false}, {">2023-04", month, true}, {"2023-05", month, true}, {"2023-05-01..2023-05-30", month, false},
		{"2023-05", minute, true}, {">2023-05", minute, false}, {"<=2023-05", minute, true}, {"2023-05-31", minute, true}, {"2023-06", minute, false},
		{"none", minute, false}, {"none", model.Date{}, true}, {"2023", model.Date{}, false}, {"..2023", model.Date{}, false},
	}
	for _, test := range tests {
		d, err := ParseDates(test.value, noon)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Match(test.date); got != test.want {
			t.Errorf("date:%s matches %v: %v, want %v", test.value, test.date, got, test.want)
		}
	}
}
