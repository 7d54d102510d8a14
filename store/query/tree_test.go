package query

import (
	"reflect"
	"strings"
	"testing"
)

func mustParse(t *testing.T, s string) Query {
	t.Helper()
	q, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return q
}

func TestReplace(t *testing.T) {
	tests := []struct {
		in, field string
		node      Node
		want      string
	}{
		{"", "date", fl("date", "2023"), "date:2023"},
		{"", "date", nil, ""},
		{"a", "date", fl("date", "2023"), "a date:2023"},
		{"date:2020 a", "date", fl("date", "2023"), "date:2023 a"},
		{"a -date:2020 b date:2021", "date", fl("date", "2023"), "a date:2023 b"},
		{"a (union:x OR union:y) b", "union", fl("union", "z"), "a union:z b"},
		{"a (union:x OR b)", "union", fl("union", "z"), "a (union:x OR b) union:z"},
		{"union:x", "union", nil, ""},
		{"union:x OR union:y", "union", nil, ""},
		{"union:x a date:2023", "union", nil, "a date:2023"},
		{"a", "union", Any(fl("union", "x"), fl("union", "y")), "a (union:x OR union:y)"},
		{"title:x union:y", "union", not(fl("union", "z")), "title:x -union:z"},
		{"date:2020 a", "date", All(fl("date", ">2020"), fl("date", "<2023")).Root, "date:>2020 date:<2023 a"},
	}
	for _, test := range tests {
		q := mustParse(t, test.in)
		got := q.Replace(test.field, test.node)
		if got.String() != test.want {
			t.Errorf("%q with %s replaced is %q, want %q", test.in, test.field, got, test.want)
		}
		checkRoundTrip(t, got)
		if !reflect.DeepEqual(q, mustParse(t, test.in)) {
			t.Errorf("Replace changed %q", test.in)
		}
	}
}

func TestWithout(t *testing.T) {
	tests := []struct {
		in   string
		i    int
		want string
	}{
		{"a b c", 0, "b c"}, {"a b c", 1, "a c"}, {"a b c", 2, "a b"}, {"a b", 1, "a"}, {"a", 0, ""}, {"a b", 5, "a b"},
		{"a OR b", 0, ""}, {"a (b OR c)", 0, "b OR c"}, {"", 0, ""},
	}
	for _, test := range tests {
		got := mustParse(t, test.in).Without(test.i)
		if got.String() != test.want {
			t.Errorf("%q without %d is %q, want %q", test.in, test.i, got, test.want)
		}
		checkRoundTrip(t, got)
	}
}

func TestFieldOf(t *testing.T) {
	tests := []struct{ in, want string }{
		{"union:a", "union"}, {"-union:a", "union"}, {"union:a OR union:b", "union"}, {"-(union:a union:b)", "union"},
		{"union:a OR date:2023", ""}, {"union:a OR b", ""}, {"a", ""}, {"title:a", ""}, {`near:"a b"`, "near"},
	}
	for _, test := range tests {
		if got := FieldOf(mustParse(t, test.in).Root); got != test.want {
			t.Errorf("FieldOf(%q) = %q, want %q", test.in, got, test.want)
		}
	}
	if got := FieldOf(nil); got != "" {
		t.Errorf("FieldOf(nil) = %q", got)
	}
}

func TestTerms(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{`workers "trade unions" -strike workers`, "0 worker|0 =trade =unions"},
		{"title:a OR text:b by:c union:d", "1 a|2 b"},
		{`near:5:"wages arrears*" near:"10:30 x"`, "0 wage|0 *arrears|0 10 30|0 x"},
		{"-(a -b) c*", "0 *c"},
		{"…", ""},
	}
	for _, test := range tests {
		var keys []string
		for _, term := range mustParse(t, test.in).Terms() {
			keys = append(keys, term.Key())
		}
		if got := strings.Join(keys, "|"); got != test.want {
			t.Errorf("terms of %q are %q, want %q", test.in, got, test.want)
		}
	}
}

func TestConditions(t *testing.T) {
	for in, want := range map[string]int{"": 0, "a": 1, "a b": 2, "a OR b": 1, "a (b c) d": 4, "-(a b)": 1} {
		if got := len(mustParse(t, in).Conditions()); got != want {
			t.Errorf("%q has %d conditions, want %d", in, got, want)
		}
	}
	if !(Query{}).Empty() || mustParse(t, "a").Empty() || Any(nil, nil) != nil || All(nil).Root != nil {
		t.Error("empty queries are not told from others")
	}
}

func TestToggle(t *testing.T) {
	for _, c := range []struct{ in, node, want string }{
		{"", "a", "a"}, {"a", "a", ""}, {"a b", "a", "b"}, {"a -union:x", "-union:x", "a"}, {"a", "-union:x", "a -union:x"},
		{"by:\"li fang\" x", "by:\"li fang\"", "x"}, {"a OR b", "a", "(a OR b) a"},
	} {
		if got := mustParse(t, c.in).Toggle(mustParse(t, c.node).Root).String(); got != c.want {
			t.Errorf("%s toggled in %q is %q, want %q", c.node, c.in, got, c.want)
		}
	}
}
