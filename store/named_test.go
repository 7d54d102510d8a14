package store

import (
	"context"
	"strings"
	"testing"
)

// onePage is a saved page with one sentence in it.
func onePage(title, meta string) string {
	return title + "\n" + meta + "\n\nNothing much is said in this article, and it says so in one calm sentence.\n"
}

// What is the reader's own stands among the matches as well as it matches.
func TestMatchesWith(t *testing.T) {
	live := loaded(t, Options{Paths: []string{folder(t, map[string]string{
		"a.txt": onePage("Heat rules for crane crews", "2023-05-20 09:00 Source: Sample Daily"),
		"b.txt": onePage("Sheath makers meet", "2023-05-21 09:00 Source: Sample Daily"),
		"c.txt": onePage("Health ends at noon today", "2023-05-22 09:00 Source: Sample Daily"),
	})}})
	named := []Named{{"heat wave", "heat date:30d"}, {"the sheath", "sheath"}, {"六安", "union:lu'an"}, {"other", "x"}}
	for text, want := range map[string]string{
		"heat": "heat wave|Heat rules for crane crews|Sheath makers meet|the sheath|Health ends at noon today",
		"六":    "六安",
		"zzz":  "",
		"":     "heat wave|the sheath|六安|other|Health ends at noon today|Sheath makers meet|Heat rules for crane crews",
	} {
		m, err := live.Find(context.Background(), text, 3)
		if err != nil {
			t.Fatal(err)
		}
		with := m.With(text, named, 100)
		var got []string
		for _, r := range with.Rows {
			got = append(got, r.Text)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q finds %s, want %s", text, s, want)
		}
		if with.Of != m.Of+len(named) || with.Total != m.Total+len(with.Rows)-len(m.Rows) {
			t.Errorf("%q: %d of %d", text, with.Total, with.Of)
		}
		if n := len(m.With(text, named, 2).Rows); n > 2 {
			t.Errorf("%q: %d rows of 2", text, n)
		}
	}
	m := Matches{}.With("hw", named, 10)
	if len(m.Rows) != 1 || m.Rows[0].Kind != MatchSaved || m.Rows[0].Note != "heat date:30d" || len(m.Rows[0].At) != 2 {
		t.Errorf("hw finds %+v", m)
	}
}
