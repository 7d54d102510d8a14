package ui

import (
	"fmt"
	"strings"
	"testing"
)

// offers fails unless this is offered at the caret, each with its count: "2023 2".
func (d *driver) offers(want string) {
	d.t.Helper()
	var got []string
	for _, o := range d.m.menuOptions() {
		s := o.Text
		if o.Count >= 0 {
			s += fmt.Sprint(" ", o.Count)
		}
		got = append(got, s)
	}
	if s := strings.Join(got, "|"); s != want {
		d.t.Errorf("after %q is offered %q, want %q", d.m.line.input.Value(), s, want)
	}
}

// What is being typed in a query is offered with how many of the articles that
// the rest of the query finds have it.
func TestOffered(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"/ u", ""},
		{"/ un", "union:"},
		{"/ la", "lang:"},
		{"/ xx", ""},
		{"/ is", ""}, // there are no marks yet
		{"/ union:ah", "anhui 2|lu'an 2|huoqiu 1"},
		{"/ union:安", "anhui 2|lu'an 2|huoqiu 1"},
		{"/ union:liuan", "lu'an 2|huoqiu 1"},
		{"/ union:341522", "huoqiu 1"},
		{"/ union:=lu", "lu'an 2|huoqiu 1"},
		{"/ -union:lu", "lu'an 2|huoqiu 1"},
		{"/ lanterns space union:lu", "lu'an 1|huoqiu 1"},
		{"/ union:jia space OR space union:lu", "lu'an 2|huoqiu 1"},
		{"/ (lanterns space union:jia", "jiaxing 1"},
		{"/ union:no", "none 1"},
		{"/ union:xyzzy", ""},
		{"/ union:h", "huoqiu 1|henan 1|zhengzhou 1|zhongmou 1"},
		{"/ union:zh", "zhejiang 2|jiaxing 2|zhengzhou 1|zhongmou 1"},
		{"/ source:samp", "Sample Net 3|Sample Daily 2|Sample Bulletin 1"},
		{"/ source:样", "样例日报 1"},
		{"/ source:daily", "Sample Daily 2"},
		{"/ parasols space source:", "Sample Net 1"},
		{"/ date:2023", "2023 2|2023-05 2"},
		{"/ date:2023-0", "2023-05 2"},
		{"/ date:202", "2024 1|2023 2|2022 1|2021 2"},
		{"/ date:no", "none 1"},
		{"/ date:2021..202", "2021..2024 6|2021..2023 5|2021..2022 3|2021..2021 2"},
		{"/ date:>202", ">2024 0|>2023 1|>2022 3|>2021 4"},
		{"/ date:this", "this-week 0|this-month 1|this-year 1"},
		{"/ lanterns space date:", "this-year 0|30d 0|2023 1|2021 1|today 0|yesterday 0|7d 0|this-week 0|last-week 0|this-month 0|last-month 0|last-year 1|none 0"},
		{"/ lang:", "en 6|zh 1|zh-hans 1|zh-hant 0|none 0"},
		{"/ lang:zh-", "zh-hans 1|zh-hant 0"},
		{"/ level:c", "county 2"},
		{"/ union:lu'an space", ""},
		{"/ lantern", ""},
		{": search space union:lu", "lu'an 2|huoqiu 1"},
		{": kwic space lantern space union:lu", "lu'an 1|huoqiu 1"},
		{": compare space union:lu", "lu'an 2|huoqiu 1"},
		{": compare space lanterns space vs space source:samp", "Sample Net 3|Sample Daily 2|Sample Bulletin 1"},
		{": compare space union:jia space vs space lanterns left left left left left left left left left left left left", "jiaxing 2"},
		{": union space lu", "lu'an 2|huoqiu 1"},
		{": source space 样", "样例日报 1"},
		{": date space 2022", "2022 1|2022-06 1"},
		{": saved space", ""},
		{"u lu'an enter : union space jia", "jiaxing 2"}, // it will replace what narrows now
		{"enter / union:lu", ""},                         // in the article there are no fields
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(c.keys)...)
			d.offers(c.want)
		})
	}
}

// Tab or right takes what is selected, down and up select, up at the first goes
// into the history, Enter takes what was chosen and else the text as typed.
func TestTakingWhatIsOffered(t *testing.T) {
	for _, c := range []struct{ keys, types, asks string }{
		{"/ un tab", "union:", ""},
		{"/ un tab lu tab", "union:lu'an ", "union:lu'an"},
		{"/ un right lu right", "union:lu'an ", "union:lu'an"},
		{"/ union:lu down tab", "union:huoqiu ", "union:huoqiu"},
		{"/ union:lu down down up tab", "union:lu'an ", "union:lu'an"},
		{"/ -union:=lu tab", "-union:=lu'an ", "-union:=lu'an"},
		{"/ source:dai tab", `source:"Sample Daily" `, `source:"Sample Daily"`},
		{"/ space parasols home source: tab", `source:"Sample Net" parasols`, `source:"Sample Net" parasols`},
		{"/ date:2021..202 down tab", "date:2021..2023 ", "date:2021..2023"},
		{"/ union:lu left right tab", "union:lu'an ", "union:lu'an"},
		{"/ union:lu left right", "union:lu", "union:lu"},
		{"/ lantern tab", "lantern", "lantern…"},
		{"/ lanterns enter / ctrl+u un up", "un", "un…"},
		{"/ union:jia enter / ctrl+u union: up", "union:jia", "union:jia"},
		{"/ union:jia enter / ctrl+u union: up down down tab", "union:anhui ", "union:anhui"},
		{": search space un tab lu tab", "search union:lu'an ", ""},
		{": union space lu tab", "union lu'an", ""},
		{": source space dai tab", "source Sample Daily", ""},
		{"/ lanterns enter : save space two space words enter c : saved space t tab", "saved two words", ""},
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(c.keys)...)
			d.types(c.types)
			d.asks(c.asks)
		})
	}
	for _, c := range []struct{ keys, asks string }{
		{"/ union:lu enter", "union:lu"},
		{"/ union:lu down enter", "union:huoqiu"},
		{"/ un down enter", "un*"}, // no article has the word
		{": union space lu down enter", "union:huoqiu"},
		{": search space union:lu down enter", "union:huoqiu"},
		{": date space 2022 down enter", "date:2022-06"},
		{": source space sample down enter", `source:"Sample Daily"`},
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(c.keys)...)
			d.asks(c.asks)
		})
	}
}

// The people who wrote what is listed, those who wrote most of it first.
func TestPeopleOffered(t *testing.T) {
	drive(t, 80, 24, sampleFS, func(d *driver) {
		d.keys(script("/ union:zhejiang space by:q")...)
		d.offers("Qian Duo 1")
		d.keys(script("ctrl+u by:陆")...)
		d.offers("陆远 3")
		d.keys(script("ctrl+u by:shen tab enter")...)
		d.asks(`by:"Shen Bo"`)
		d.has("4 of 53 articles")
	})
}

// What is offered never covers the selected row, at any size.
func TestOfferedCoversNoSelectedRow(t *testing.T) {
	for _, w := range []int{24, 30, 40, 80, 130} {
		for _, h := range []int{5, 8, 12, 24} {
			drive(t, w, h, manyFS, func(d *driver) {
				d.keys(script("L /")...)
				number := strings.TrimLeft(strings.TrimSuffix(d.selected(), ".txt"), "0")
				title := "Article number " + number
				for _, k := range script("date:20") {
					d.keys(k)
					selected := ""
					for _, line := range d.screen() {
						if strings.Contains(line, "▌2") || strings.Contains(line, "▌A") {
							selected += line
						}
					}
					if d.m.query.Empty() && w >= 80 && !strings.Contains(selected, title) {
						t.Errorf("%dx%d: %q is covered:\n%s", w, h, title, d.frame())
					}
				}
			})
		}
	}
}

// A cancelled or late answer offers nothing.
func TestLateOptions(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		for _, k := range script("/ union:lu") {
			d.give(press(k))
		}
		d.give(press("esc"))
		d.settle()
		if d.m.menuing.pending || len(d.m.menuOptions()) > 0 {
			t.Error("something is still offered")
		}
		d.ahead(script("/ union:l u down enter")...)
		d.asks("union:huoqiu")
	})
}
