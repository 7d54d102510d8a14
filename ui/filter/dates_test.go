package filter

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// run presses the words of keys, answering what is asked for days.
func run(m *Dates, keys string) Action {
	var last Action
	for _, word := range strings.Fields(keys) {
		pressed := []tea.KeyPressMsg{press(word)}
		if _, ok := named[word]; !ok && !strings.Contains(word, "+") {
			pressed = typed(word)
		}
		for _, k := range pressed {
			last = m.Key(k)
			if last.Kind == Days {
				last = m.SetDays(last.Year, last.Month, [31]int{2: 5, 30: 1}, last.Gen)
			}
		}
	}
	return last
}

func TestDatesConditions(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"enter", "date:2023"}, // the newest year with articles
		{"up enter", "date:2022"},
		{"up up up up enter", "date:2020"},
		{"down enter", "date:none"},
		{"2023-05 enter", "date:2023-05"},
		{"2023-05..2023-06 enter", "date:2023-05..2023-06"},
		{"2023-05-15 enter", "date:2023-05-15"},
		{"..2020 enter", "date:..2020"},
		{">2023-05 enter", "date:>2023-05"},
		{"30d enter", "date:30d"},
		{"this-year enter", "date:this-year"},
		{"none enter", "date:none"},
		{"right enter", "date:2023-01"},
		{"left enter", "date:2023-12"},
		{"right left enter", "date:2022-12"},
		{"left right enter", "date:2023-12"}, // no year after it
		{"right right up enter", "date:2022-02"},
		{"right right right right right [ right ] enter", "date:2023-05..2023-06"},
		{"up [ down ] enter", "date:2022..2023"},
		{"[ enter", "date:2023.."},
		{"up ] enter", "date:..2022"},
		{"] up [ enter", "date:2022..2023"},
		{"up ] down [ enter", "date:2023.."}, // from after to: the old end goes
		{"[ ] enter", "date:2023"},
		{"tab enter", "date:2023-01"}, // into the months, at the first with articles
		{"tab tab enter", "date:2023-01-01"},
		{"tab tab tab enter", "date:2023"},
		{"shift+tab enter", "date:2023-01-01"},
		{"tab tab left enter", "date:2022-12-31"},
		{"tab tab right right enter", "date:2023-01-03"},
		{"2023-01-31 down enter", "date:2023-02-28"},
		{"2023-01-31 right enter", "date:2023-02-01"},
		{"up -05 enter", "date:2022-05"}, // typing goes on where the brush wrote
		{"2023-05 backspace backspace backspace enter", "date:2023"},
		{"2021 backspace backspace backspace backspace enter", "date:2021"}, // the selected year
		{"2023-05 ctrl+u enter", "date:2023"},
		{"2023-05..2023-06 right enter", "date:2023-05..2023-06"}, // a range stays
		{"2023-05..2023-06 right ] enter", "date:2023-05..2023-07"},
		{"30d up enter", "date:2022"},
	} {
		m := openDates(t, query.Query{})
		a := run(m, c.keys)
		if a.Kind != Apply || a.Field != "date" {
			t.Errorf("%s: %+v, text %q", c.keys, a, m.Text())
			continue
		}
		t.Run(c.keys, func(t *testing.T) { wantNode(t, a.Node, c.want) })
	}
}

func TestDatesPresentCondition(t *testing.T) {
	m := openDates(t, mustParse(t, "date:2020..2021 union:anhui"))
	if a := run(m, "enter"); a.Kind != Apply {
		t.Fatalf("%+v", a)
	} else {
		wantNode(t, a.Node, "date:2020..2021") // Enter at once changes nothing
	}
	m = openDates(t, mustParse(t, "date:2020..2021"))
	if a := run(m, "2 0 2 3 enter"); a.Kind != Apply {
		t.Fatalf("%+v", a)
	} else {
		wantNode(t, a.Node, "date:2023") // typing replaces the present range
	}
	m = openDates(t, mustParse(t, "date:2021"))
	a := run(m, "up up enter")
	if a.Kind != Apply || a.Node != nil {
		t.Fatalf("any date gives %+v", a)
	}
	if hint := run2(m, "up"); !strings.Contains(hint, "drop date:2021") {
		t.Errorf("the last line says %q", hint)
	}
}

// run2 presses keys and returns the last line inside the box.
func run2(m *Dates, keys string) string {
	run(m, keys)
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	return lines[m.box.Foot]
}

func TestDatesSayWhatEnterGives(t *testing.T) {
	for keys, want := range map[string]string{
		"":                 "narrow to 41 ",
		"up":               "narrow to 0 ",
		"down":             "narrow to 3 ",
		"2023-05":          "narrow to 12 ",
		"2023-05..2023-06": "narrow to 13 ",
		"2020..":           "narrow to 42 ",
		"..2023-01":        "narrow to 4 ",
		"2022-07..2023":    "narrow to 41 ", // the year's own articles too
		"2023-01-03":       "narrow to 5 ",
		"1999":             "narrow to 0 ",
		"30d":              "narrow ",
	} {
		m := openDates(t, query.Query{})
		if got := run2(m, keys); !strings.Contains(got, "⏎ "+want) {
			t.Errorf("%q: the last line is %q, want %q", keys, got, want)
		}
	}
}

func TestDatesAskForCounts(t *testing.T) {
	m := openDates(t, query.Query{})
	run(m, "30")
	first := run(m, "d")
	if first.Kind != Count || first.Field != "date" {
		t.Fatalf("%+v", first)
	}
	wantNode(t, first.Node, "date:30d")
	run(m, "backspace backspace")
	second := run(m, "1d")
	if second.Kind != Count || second.Gen == first.Gen {
		t.Fatalf("%+v after %+v", second, first)
	}
	m.SetCount(7, first.Gen)
	if got := run2(m, ""); strings.Contains(got, "7") {
		t.Errorf("a stale count shows: %q", got)
	}
	m.SetCount(12345, second.Gen)
	if got := run2(m, ""); !strings.Contains(got, "narrow to 12,345") {
		t.Errorf("the last line is %q", got)
	}
	if a := run(m, "backspace backspace backspace 2023"); a.Kind != None {
		t.Errorf("asks what it knows: %+v", a)
	}
	m.SetCount(99, second.Gen)
	if got := run2(m, ""); !strings.Contains(got, "narrow to 41") {
		t.Errorf("a stale count shows: %q", got)
	}
}

func TestDatesDays(t *testing.T) {
	m := openDates(t, query.Query{})
	run(m, "tab")
	a := m.Key(press("tab"))
	if a.Kind != Days || a.Year != 2023 || a.Month != 1 {
		t.Fatalf("zooming in asks %+v", a)
	}
	if b := m.Key(press("right")); b.Kind == Days {
		t.Errorf("asks twice: %+v", b)
	}
	m.SetDays(2023, 1, [31]int{1: 9}, a.Gen-1)
	if strings.Contains(run2(m, ""), "narrow to 9") {
		t.Error("took the days of an earlier time")
	}
	m.SetDays(2023, 1, [31]int{1: 9}, a.Gen)
	if got := run2(m, ""); !strings.Contains(got, "narrow to 9") {
		t.Errorf("the last line is %q", got)
	}
	if b := m.Key(press("down")); b.Kind != Days || b.Month != 2 {
		t.Errorf("another month asks %+v", b)
	}
}

func TestDatesWrong(t *testing.T) {
	for _, keys := range []string{"2023-13", "hello", "2023-06..2023-05", "..", `"`, "2023)", "工会", "2023 OR"} {
		m := openDates(t, query.Query{})
		for _, k := range typed(keys) {
			if k.Text == " " {
				k = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
			}
			m.Key(k)
		}
		if a := m.Key(press("enter")); a.Kind != None {
			t.Errorf("%q gives %+v", keys, a)
			continue
		}
		if m.problem == "" {
			t.Errorf("%q: nothing is said", keys)
		}
		wantGrid(t, m.View(), 64, strings.Count(m.View(), "\n")+1)
		m.Key(press("backspace"))
		if m.problem != "" {
			t.Errorf("%q: the problem stays after a key", keys)
		}
	}
}

func TestDatesTypedAhead(t *testing.T) {
	m := NewDates(plain())
	m.SetSize(80, 24)
	ask := m.Open(query.Query{})
	for _, name := range []string{"up", "[", "down", "]", "enter", "j"} {
		if a := m.Key(press(name)); a.Kind != None {
			t.Fatalf("%s did not wait: %+v", name, a)
		}
	}
	if a := m.SetFacets(sample(), ask.Gen-1); a.Kind != None {
		t.Fatalf("stale facets acted: %+v", a)
	}
	a := m.SetFacets(sample(), ask.Gen)
	if a.Kind != Apply || len(a.Rest) != 1 {
		t.Fatalf("%+v", a)
	}
	wantNode(t, a.Node, "date:2022..2023")

	// A range that was typed needs no facets.
	m.Open(query.Query{})
	if a := run(m, "2019-01 enter"); a.Kind != Apply {
		t.Fatalf("%+v", a)
	}
	// Nothing else is asked while the facets are.
	m.Open(query.Query{})
	if a := run(m, "30d"); a.Kind != None {
		t.Errorf("asks %+v before the facets are there", a)
	}
	// What was typed before the years came moves the brush when they do.
	ask = m.Open(query.Query{})
	run(m, "2020-11")
	m.SetFacets(sample(), ask.Gen)
	if m.at != (point{2020, 11, 0}) || !strings.Contains(run2(m, ""), "narrow to 1 ") {
		t.Errorf("the brush is at %v", m.at)
	}
}

func TestDatesClick(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 30}} {
		m := openDates(t, query.Query{})
		m.SetSize(size[0], size[1])
		m.Click(5, lineWith(t, m.View(), "2020"))
		if m.Text() != "2020" {
			t.Errorf("a click on a year writes %q", m.Text())
		}
		y := lineWith(t, m.View(), "J F M")
		line := ansi.Strip(strings.Split(m.View(), "\n")[y])
		x := len([]rune(line[:strings.Index(line, "J F M")]))
		m.Click(x+8, y+1)
		if m.Text() != "2020-05" {
			t.Errorf("a click on a month writes %q", m.Text())
		}
	}
}

// The sum of whole years, months and days is what counting each date gives.
func TestDatesSum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		dates := make([]model.Date, 40)
		f := store.Facets{Total: len(dates)}
		for y := 2019; y <= 2023; y++ {
			f.Years = append(f.Years, store.YearCount{Year: y})
		}
		days := map[point][31]int{}
		for i := range dates {
			d := model.Date{Precision: model.PrecisionYear + model.Precision(r.IntN(4))}
			at := time.Date(2019+r.IntN(5), time.Month(1+r.IntN(3)), 1+r.IntN(28), 9, 30, 0, 0, time.UTC)
			y := &f.Years[at.Year()-2019]
			y.Count++
			switch d.Precision {
			case model.PrecisionYear:
				at = time.Date(at.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
			case model.PrecisionMonth:
				at = time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
			case model.PrecisionDay:
				at = at.Truncate(24 * time.Hour)
			}
			if d.Precision > model.PrecisionYear {
				y.Months[at.Month()-1]++
			}
			if d.Precision > model.PrecisionMonth {
				p := point{y: at.Year(), m: int(at.Month())}
				month := days[p]
				month[at.Day()-1]++
				days[p] = month
			}
			d.Time = at
			dates[i] = d
		}
		m := NewDates(plain())
		m.SetFacets(f, m.Open(query.Query{}).Gen)
		for _, y := range f.Years {
			for month := 1; month <= 12; month++ {
				p := point{y: y.Year, m: month}
				m.SetDays(p.y, p.m, days[p], m.Ask().Gen)
			}
		}
		s := span{from: randomPoint(r), to: randomPoint(r), ranged: true}
		switch r.IntN(4) {
		case 0:
			s.from = point{}
		case 1:
			s.to = point{}
		case 2:
			s.to = s.from
		}
		m.input.Set(s.String())
		if _, ok := m.ranged(); !ok {
			continue // from after to
		}
		from, to := bounds(s)
		want := 0
		for _, d := range dates {
			if d.Within(from, to) {
				want++
			}
		}
		if got, ok := m.sum(); !ok || got != want {
			t.Fatalf("%s: %d %v, want %d", s, got, ok, want)
		}
	}
}

func randomPoint(r *rand.Rand) point {
	p := point{2018 + r.IntN(7), 1 + r.IntN(4), 1 + r.IntN(28)}
	switch r.IntN(3) {
	case 0:
		p.m, p.d = 0, 0
	case 1:
		p.d = 0
	}
	return p
}

// bounds returns the instants of a span as a query takes it.
func bounds(s span) (from, to time.Time) {
	day := func(p point) model.Date {
		d := model.Date{Time: time.Date(p.y, time.Month(max(1, p.m)), max(1, p.d), 0, 0, 0, 0, time.UTC), Precision: model.PrecisionDay}
		if p.d == 0 {
			d.Precision = model.PrecisionMonth
		}
		if p.m == 0 {
			d.Precision = model.PrecisionYear
		}
		return d
	}
	if s.from.y > 0 {
		from = day(s.from).Start()
	}
	if s.to.y > 0 {
		to = day(s.to).End()
	}
	return from, to
}

func FuzzSpan(f *testing.F) {
	for _, s := range []string{"2023", "2023-05..", "..2023-05-31", "2023-02-30", "2023..2022", "30d", "2023-05..2023-06", "0000", "２０２３"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := parseSpan(s)
		if !ok {
			return
		}
		again, ok := parseSpan(got.String())
		if !ok || again.from != got.from || again.to != got.to {
			t.Fatalf("%q is %v, which reads back as %v", s, got, again)
		}
		if _, err := query.Parse("date:" + got.String()); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
