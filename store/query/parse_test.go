package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func w(s string) Node                { return Text{Words: s} }
func pre(s string) Node              { return Text{Words: s, Prefix: true} }
func ph(s string) Node               { return Text{Words: s, Phrase: true} }
func in(p Part, s string) Node       { return Text{Words: s, In: p} }
func fl(name, value string) Node     { return Field{Name: name, Value: value} }
func exact(name, value string) Node  { return Field{Name: name, Value: value, Exact: true} }
func and(nodes ...Node) Node         { return And{nodes} }
func or(nodes ...Node) Node          { return Or{nodes} }
func not(n Node) Node                { return Not{n} }
func inPhrase(p Part, s string) Node { return Text{Words: s, In: p, Phrase: true} }
func inPrefix(p Part, s string) Node { return Text{Words: s, In: p, Prefix: true} }

func TestParse(t *testing.T) {
	tests := []struct {
		in    string
		want  Node
		print string // "" if as typed
	}{
		{"", nil, ""},
		{" \t　", nil, "-"},
		{"a", w("a"), ""},
		{"a b", and(w("a"), w("b")), ""},
		{"  a　b ", and(w("a"), w("b")), "a b"},
		{"总工会 craftsmen", and(w("总工会"), w("craftsmen")), ""},
		{`"a phrase"`, ph("a phrase"), ""},
		{"“a phrase”", ph("a phrase"), `"a phrase"`},
		{`"a phrase”`, ph("a phrase"), `"a phrase"`},
		{`“a phrase"`, ph("a phrase"), `"a phrase"`},
		{`"The “Three” words"`, ph("The “Three” words"), ""},
		{`"a“ b`, and(ph("a"), w("b")), `"a" b`},
		{`“a“ “b“`, and(ph("a"), ph("b")), `"a" "b"`},
		{`"a“ "b`, nil, "error"},
		{`foo"bar baz"qux`, and(w("foo"), ph("bar baz"), w("qux")), `foo "bar baz" qux`},
		{"-a", not(w("a")), ""},
		{`-"a b"`, not(ph("a b")), ""},
		{"-union:anhui", not(fl("union", "anhui")), ""},
		{"-(a b)", not(and(w("a"), w("b"))), ""},
		{"-(a OR b)", not(or(w("a"), w("b"))), ""},
		{"-(-a)", not(not(w("a"))), ""},
		{"--a", w("--a"), ""},
		{"-(--a)", not(w("--a")), ""},
		{"-(-)", not(w("-")), ""},
		{"-", w("-"), ""},
		{"a - b", and(w("a"), w("-"), w("b")), ""},
		{"a-b", w("a-b"), ""},
		{"2019-2021", w("2019-2021"), ""},
		{"(-)", w("-"), "-"},
		{"a OR b", or(w("a"), w("b")), ""},
		{"a OR b OR c", or(w("a"), w("b"), w("c")), ""},
		{"a b OR c", and(w("a"), or(w("b"), w("c"))), "a (b OR c)"},
		{"a OR b c", and(or(w("a"), w("b")), w("c")), "(a OR b) c"},
		{"a OR b c OR d", and(or(w("a"), w("b")), or(w("c"), w("d"))), "(a OR b) (c OR d)"},
		{"a OR -b", or(w("a"), not(w("b"))), ""},
		{"(a b) OR c", or(and(w("a"), w("b")), w("c")), ""},
		{"a or b", and(w("a"), w("or"), w("b")), ""},
		{"a AND b", and(w("a"), w("AND"), w("b")), ""},
		{"ORGAN OR FLOOR", or(w("ORGAN"), w("FLOOR")), ""},
		{`"OR"`, ph("OR"), ""},
		{"a OR(b)", or(w("a"), w("b")), "a OR b"},
		{`a OR"b"`, or(w("a"), ph("b")), `a OR "b"`},
		{"OR* x", and(pre("OR"), w("x")), ""},
		{"(a)", w("a"), "a"},
		{"((a b))", and(w("a"), w("b")), "a b"},
		{"(a b) c", and(w("a"), w("b"), w("c")), "a b c"},
		{"a OR (b OR c)", or(w("a"), w("b"), w("c")), "a OR b OR c"},
		{"（a OR b） c", and(or(w("a"), w("b")), w("c")), "(a OR b) c"},
		{"（a)b", and(w("a"), w("b")), "a b"},
		{"strik*", pre("strik"), ""},
		{"*", w("*"), ""},
		{"**", pre("*"), ""},
		{"a*b", w("a*b"), ""},
		{"-strik*", not(pre("strik")), ""},
		{"10:30", w("10:30"), ""},
		{"http://x.cn/a", w("http://x.cn/a"), ""},
		{"https://x", w("https://x"), ""},
		{"记者：张三", w("记者：张三"), ""},
		{"记者:张三", w("记者:张三"), ""},
		{"a1:b", w("a1:b"), ""},
		{"a-union:x", w("a-union:x"), ""},
		{":x", w(":x"), ""},
		{"：", w("："), ""},
		{"union:anhui", fl("union", "anhui"), ""},
		{"UNION:anhui", fl("union", "anhui"), "union:anhui"},
		{"union：安徽", fl("union", "安徽"), "union:安徽"},
		{"union:=anhui", exact("union", "anhui"), ""},
		{`union:="Lu'an City"`, exact("union", "Lu'an City"), ""},
		{`union:"=x"`, fl("union", "=x"), ""},
		{"union:none", fl("union", "none"), ""},
		{"union:-x", fl("union", "-x"), ""},
		{"union:a,b", fl("union", "a,b"), ""},
		{`union:"Zhongmou County"`, fl("union", "Zhongmou County"), ""},
		{"union:“中牟县”", fl("union", "中牟县"), "union:中牟县"},
		{"union:acftu/railway", fl("union", "acftu/railway"), ""},
		{"union:anhui OR union:henan", or(fl("union", "anhui"), fl("union", "henan")), ""},
		{"union:a(b)", and(fl("union", "a"), w("b")), "union:a b"},
		{`source:"Anhui Workers Daily"`, fl("source", "Anhui Workers Daily"), ""},
		{"source:中工网", fl("source", "中工网"), ""},
		{"source:=x", fl("source", "=x"), `source:"=x"`},
		{"source:none", fl("source", "none"), ""},
		{"title:craftsmen", in(InTitle, "craftsmen"), ""},
		{`title:"two words"`, inPhrase(InTitle, "two words"), ""},
		{"title:craft*", inPrefix(InTitle, "craft"), ""},
		{"title:OR", in(InTitle, "OR"), ""},
		{"title:-x", in(InTitle, "-x"), ""},
		{"title:http://x", in(InTitle, "http://x"), ""},
		{"title:10:30", in(InTitle, "10:30"), ""},
		{"title:*", in(InTitle, "*"), ""},
		{"text:工资", in(InBody, "工资"), ""},
		{`by:"Hu Yi"`, inPhrase(InPeople, "Hu Yi"), ""},
		{"by：胡", in(InPeople, "胡"), "by:胡"},
		{"lang:zh", fl("lang", "zh"), ""},
		{"lang:zh-Hant", fl("lang", "zh-Hant"), ""},
		{"lang:EN", fl("lang", "EN"), ""},
		{"level:county", fl("level", "county"), ""},
		{"is:unread", fl("is", "unread"), ""},
		{"-is:read is:starred is:noted", and(not(fl("is", "read")), fl("is", "starred"), fl("is", "noted")), ""},
		{"has:note", fl("has", "note"), ""},
		{"id:k3v7", fl("id", "k3v7"), ""},
		{`near:"wages arrears"`, fl("near", "wages arrears"), ""},
		{`near:5:"wages arrears"`, fl("near", "5:wages arrears"), ""},
		{`near：5：“wages arrears”`, fl("near", "5:wages arrears"), `near:5:"wages arrears"`},
		{`near:"10:30 meeting"`, fl("near", "10:10:30 meeting"), `near:10:"10:30 meeting"`},
		{"date:2023", fl("date", "2023"), ""},
		{"date:2023-05", fl("date", "2023-05"), ""},
		{"date:2023-05-15", fl("date", "2023-05-15"), ""},
		{"date:2023-05..2023-06", fl("date", "2023-05..2023-06"), ""},
		{"date:..2020", fl("date", "..2020"), ""},
		{"date:2020..", fl("date", "2020.."), ""},
		{"date:>2023-05", fl("date", ">2023-05"), ""},
		{"date:2023/5", fl("date", "2023/5"), ""},
		{"date：2023年5月", fl("date", "2023年5月"), "date:2023年5月"},
		{"date:30d date:this-year", and(fl("date", "30d"), fl("date", "this-year")), ""},
		{`date:"2023-05 .. 2023-06"`, fl("date", "2023-05 .. 2023-06"), ""},
		{"date:none", fl("date", "none"), ""},
		{"union:anhui date:2023-05 craftsmen", and(fl("union", "anhui"), fl("date", "2023-05"), w("craftsmen")), ""},
	}
	for _, test := range tests {
		q, err := Parse(test.in)
		if test.print == "error" {
			if err == nil {
				t.Errorf("Parse(%q) = %#v, want an error", test.in, q.Root)
			}
			continue
		}
		if err != nil {
			t.Errorf("Parse(%q): %v", test.in, err)
			continue
		}
		if !reflect.DeepEqual(q.Root, test.want) {
			t.Errorf("Parse(%q) = %#v, want %#v", test.in, q.Root, test.want)
		}
		print := test.print
		if print == "" {
			print = test.in
		}
		if got := q.String(); got != print && test.want != nil {
			t.Errorf("Parse(%q) prints %q, want %q", test.in, got, print)
		}
		checkRoundTrip(t, q)
	}
}

func checkRoundTrip(t *testing.T, q Query) {
	t.Helper()
	again, err := Parse(q.String())
	if err != nil {
		t.Errorf("%q does not parse: %v", q.String(), err)
	} else if !reflect.DeepEqual(again, q) {
		t.Errorf("%q is %#v, want %#v", q.String(), again.Root, q.Root)
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		in        string
		col       int
		msg, hint string // parts of them
	}{
		{`"a`, 1, "quote is not closed", `"`},
		{`a "b c`, 3, "quote is not closed", ""},
		{`浙江 “总工会`, 4, "quote is not closed", ""},
		{`union:"a b`, 7, "quote is not closed", ""},
		{"(a", 1, "bracket is not closed", ")"},
		{"a (b (c)", 3, "bracket is not closed", ""},
		{"工会 （b", 4, "bracket is not closed", ""},
		{"a)", 2, "closes nothing", ""},
		{"总工会）", 4, "closes nothing", ""},
		{"()", 1, "nothing stands between the brackets", ""},
		{`a ""`, 3, "nothing stands between the quotes", ""},
		{`"  "`, 1, "nothing stands between the quotes", ""},
		{"OR a", 1, "both sides", ""},
		{"a OR", 3, "both sides", ""},
		{"a OR OR b", 3, "both sides", ""},
		{"a -OR b", 4, "both sides", ""},
		{"(a OR) b", 4, "both sides", ""},
		{"uion:x", 1, "no field uion:", "nearest: union:"},
		{"a -unoin:x", 4, "no field unoin:", "nearest: union:"},
		{"工会 dat:2023", 4, "no field dat:", "nearest: date:"},
		{"author:hu", 1, "no field author:", "nearest: by:"},
		{"lv:x", 1, "no field lv:", "union date source"},
		{"zzzzz:x", 1, "no field zzzzz:", "union date source"},
		{"mailto:x", 1, "no field mailto:", ""},
		{"Foo:x", 1, "no field foo:", ""},
		{"union:", 7, "union: has no value", "union:anhui"},
		{"union: anhui", 7, "union: has no value", "next to the colon"},
		{"union：", 7, "union: has no value", ""},
		{"union:=", 8, "union: has no value", ""},
		{`source:""`, 8, "source: has no value", ""},
		{"title: x", 7, "title: has no value", ""},
		{"(date:)", 7, "date: has no value", ""},
		{"union:(a OR b)", 7, "union: has no value", "(union:a OR union:b)"},
		{"date:2023-13", 6, "2023-13 is not a date", "nearest: date:2023-12"},
		{"date:2023-00", 6, "2023-00 is not a date", "nearest: date:2023-01"},
		{"date:2023-02-30", 6, "2023-02-30 is not a date", "nearest: date:2023-02-28"},
		{"date:2024-02-30", 6, "2024-02-30 is not a date", "nearest: date:2024-02-29"},
		{"date:2023年13月", 6, "2023年13月 is not a date", "nearest: date:2023-12"},
		{"工会 date:foo", 9, "foo is not a date", "2023-05"},
		{"date:last-moth", 6, "last-moth is not a date", "nearest: date:last-month"},
		{"date:tody", 6, "tody is not a date", "nearest: date:today"},
		{"date:15/5/2023", 6, "not a date", "nearest: date:2023-05-15"},
		{"date:23-05", 6, "23-05 is not a date", ""},
		{"date:2023--05", 6, "not a date", ""},
		{"date:2023-05-15-1", 6, "not a date", ""},
		{"date:-2023", 6, "not a date", ""},
		{"date:..", 6, "neither a beginning nor an end", ""},
		{"date:2023-01..2023-13", 15, "2023-13 is not a date", "2023-12"},
		{"date:2023年1月..2023年13月", 15, "2023年13月 is not a date", ""},
		{`date:"2023-01..2023-13"`, 16, "2023-13 is not a date", ""},
		{"date:2023..2022", 6, "2023..2022 ends before it begins", "nearest: date:2022..2023"},
		{"date:>", 7, "not a date", ""},
		{"date:>=foo", 8, "foo is not a date", ""},
		{"date:0d", 6, "0d is not a length of time", "1d"},
		{"date:999999d", 6, "not a length of time", ""},
		{"date:0000", 6, "not a date", ""},
		{"lang:xx", 6, "lang:xx", "zh, zh-hant"},
		{"lang:enn", 6, "lang:enn", "nearest: lang:en"},
		{"level:conty", 7, "level:conty", "nearest: level:county"},
		{"level:city", 7, "level:city", "nearest: level:prefecture"},
		{"is:unred", 4, "is:unred", "it takes page"},
		{"has:notes", 5, "has:notes", "marks are not kept yet"},
		{"id:0", 4, "id:0", "digits 2 to 7"},
		{"id:aaaaabbbbbc", 4, "longer than the 10", ""},
		{"near:wages", 6, "two words or more", `near:"wages arrears"`},
		{`near:0:"a b"`, 6, "not a distance", "1 to 999"},
		{`near:1000:"a b"`, 6, "not a distance", ""},
		{`near:5:`, 8, "near: has no value", ""},
		{strings.Repeat("(", 200), 101, "too deeply", ""},
		{strings.Repeat("x", 1<<17), 1, "longer than", ""},
	}
	for _, test := range tests {
		q, err := Parse(test.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v, %v; want an Error", test.in, q.Root, err)
			continue
		}
		if e.Col != test.col || !strings.Contains(e.Msg, test.msg) || !strings.Contains(e.Hint, test.hint) {
			t.Errorf("Parse(%q): column %d, %q, %q; want column %d, %q, %q", test.in, e.Col, e.Msg, e.Hint, test.col, test.msg, test.hint)
		}
		if line := e.Error(); strings.Contains(line, "\n") || len(test.in) < 1000 && !strings.Contains(line, test.in) {
			t.Errorf("Parse(%q): error line %q", test.in, line)
		}
	}
}

func TestErrorCaret(t *testing.T) {
	tests := []struct {
		query       string
		col         int
		line, caret string
	}{
		{"uion:x", 1, "uion:x", "^"},
		{"a uion:x", 3, "a uion:x", "  ^"},
		{"工会 uion:x", 4, "工会 uion:x", "     ^"},
		{"（工会", 1, "（工会", "^"},
		{"工会 date:", 9, "工会 date:", "          ^"},
		{"a\tb\n\x1bc)", 6, "a b  c)", "     ^"},
		{"e\u0301x", 3, "e\u0301x", " ^"},
		{"", 1, "", "^"},
		{"ab", 99, "ab", "  ^"},
	}
	for _, test := range tests {
		e := &Error{Query: test.query, Col: test.col, Msg: "m"}
		if line, caret := e.Caret(); line != test.line || caret != test.caret {
			t.Errorf("%q at %d: %q, %q; want %q, %q", test.query, test.col, line, caret, test.line, test.caret)
		}
	}
	e := &Error{Query: "uion:x", Col: 1, Msg: "there is no field uion:", Hint: "nearest: union:"}
	if got, want := e.Error(), `query "uion:x", column 1: there is no field uion:; nearest: union:`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestParseTyping(t *testing.T) {
	tests := []struct{ in, want string }{
		{`"a b`, `"a b"`},
		{`"`, ""},
		{`a “`, "a"},
		{"(a b", "a b"},
		{"a (b OR (c", "a (b OR c)"},
		{"a (", "a"},
		{"-(", ""},
		{"-", "-"},
		{"a OR", "a"},
		{"a OR ", "a"},
		{"OR", ""},
		{"(a OR", "a"},
		{"a union:", "a"},
		{"a -union:=", "a"},
		{`source:"`, ""},
		{`source:"Anhui Wor`, `source:"Anhui Wor"`},
		{"date:", ""}, {"date:2", ""}, {"date:20", ""}, {"date:202", ""}, {"date:2023", "date:2023"},
		{"date:2023-", "date:2023-"}, {"date:2023-0", ""}, {"date:2023-05.", "date:2023-05."},
		{"date:2023-05..", "date:2023-05.."}, {"date:2023-05..2", ""}, {"date:>", ""}, {"date:3", ""},
		{"date:this-", ""}, {"date:..", ""},
		{"lang:z", ""}, {"level:cou", ""}, {"is:", ""}, {"x is:un", "x"},
		{"x near:", "x"},
	}
	for _, test := range tests {
		q, err := ParseTyping(test.in)
		if err != nil {
			t.Errorf("ParseTyping(%q): %v", test.in, err)
			continue
		}
		if got := q.String(); got != test.want {
			t.Errorf("ParseTyping(%q) = %q, want %q", test.in, got, test.want)
		}
	}
	for _, in := range []string{"a)", "uion:x", "union: x", "date:2 x", "date:20x", "OR a", "() a", `"" a`, "lang:q", "date:2023-13"} {
		if q, err := ParseTyping(in); err == nil {
			t.Errorf("ParseTyping(%q) = %q, want an error", in, q)
		}
	}
}

// The word at the caret may go on; what is printed of it says so, and what it
// begins can be asked for by itself.
func TestParseTypingAt(t *testing.T) {
	for _, test := range []struct {
		in          string
		caret       int // -1 for the end
		want, begun string
	}{
		{"adv", -1, "adv…", "adv*"},
		{"adv ", -1, "adv", ""},
		{"adv", 2, "adv", ""},
		{"adv", 0, "adv", ""},
		{"trade adv union:anhui", 9, "trade adv… union:anhui", "trade adv* union:anhui"},
		{"（工会　adv", -1, "工会 adv…", "工会 adv*"},
		{"工会", -1, "工会", ""},
		{"5g工会", -1, "5g工会", ""},
		{"工会5g", -1, "工会5g…", "工会5g*"},
		{"adv*", -1, "adv*", ""},
		{"-adv", -1, "-adv", ""},
		{"-(a adv", -1, "-(a adv)", ""},
		{"-(a b) adv", -1, "-(a b) adv…", "-(a b) adv*"},
		{"a OR adv", -1, "a OR adv…", "a OR adv*"},
		{"(b OR (c adv", -1, "b OR (c adv…)", "b OR (c adv*)"},
		{"title:adv", -1, "title:adv…", "title:adv*"},
		{"by：zhe", -1, "by:zhe…", "by:zhe*"},
		{`"trade uni`, -1, `"trade uni…"`, ""},
		{`"trade uni"`, -1, `"trade uni"`, ""},
		{`title:"trade uni"`, -1, `title:"trade uni"`, ""},
		{"lu'", -1, "lu'…", "lu'*"},
		{"union:adv", -1, "union:adv", ""},
		{"all-chi", -1, "all-chi…", "all-chi*"},
		{"!!", -1, "!!", ""},
		{"", -1, "", ""},
	} {
		if test.caret < 0 {
			test.caret = utf8.RuneCountInString(test.in)
		}
		q, err := ParseTypingAt(test.in, test.caret)
		if err != nil {
			t.Errorf("%q: %v", test.in, err)
			continue
		}
		if got := q.String(); got != test.want {
			t.Errorf("%q at %d is %q, want %q", test.in, test.caret, got, test.want)
		}
		begun, word, ok := q.Begun()
		if !ok && test.begun == "" {
			continue
		}
		if got := begun.String(); got != test.begun || ok != (test.begun != "") || !strings.Contains(test.in, word) {
			t.Errorf("%q begins %q (%q), want %q", test.in, got, word, test.begun)
		}
	}
}

// Trees that no one typed print as something that parses, too.
func TestStringBuilt(t *testing.T) {
	tests := []struct {
		q    Query
		want string
	}{
		{Query{}, ""},
		{All(fl("union", "a b"), fl("date", "2023")), `union:"a b" date:2023`},
		{Query{Text{Words: "two words"}}, `"two words"`},
		{Query{Text{Words: "union:x"}}, `"union:x"`},
		{Query{Text{Words: "-x"}}, `"-x"`},
		{Query{Text{Words: "OR"}}, `"OR"`},
		{Query{Text{Words: `say "x"`, Phrase: true}}, `"say 'x'"`},
		{Query{Text{Words: "say “x", Phrase: true}}, `"say 'x"`},
		{Query{fl("source", `The "Daily"`)}, `source:"The 'Daily'"`},
		{Query{fl("source", "“工人”日报")}, `source:"“工人”日报"`},
		{All(Any(fl("union", "a"), fl("union", "b")), not(w("x"))), "(union:a OR union:b) -x"},
		{Query{And{[]Node{And{[]Node{w("a"), w("b")}}, w("c")}}}, "(a b) c"},
	}
	for _, test := range tests {
		got := test.q.String()
		if got != test.want {
			t.Errorf("%#v prints %q, want %q", test.q.Root, got, test.want)
		}
		if _, err := Parse(got); err != nil {
			t.Errorf("%q does not parse: %v", got, err)
		}
	}
	for value, want := range map[string]string{"a": "a", "a b": `"a b"`, "中 国": `"中 国"`, "": `""`, "=x": `"=x"`, `a"b`: `"a'b"`, "(x)": `"(x)"`} {
		if got := Quote(value); got != want {
			t.Errorf("Quote(%q) = %s, want %s", value, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "a b OR c", `-(“x y” OR union:=anhui) date:2023-05..`, `"a“b”c" near:5:"a b"`, "（a　b", "union：=\"x\"",
		"lAng:\x1b0 <\f\xc1x", "OR", "a OR", "a -OR b", "--x -(-x) **", `title:"a`, "date:2023年1月..2023年13月", "\xff:\xc3\"", "near:12:“10:30 x”", "is:read lang:ZH-hant",
		`source:"=" union:"="`, "a：b http://c :d", "-\u3000-a", "id:ABC", "union:=\"=x\"", "＂x＂", "date:＞=２０２３",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		typed, typingErr := ParseTyping(s)
		if err == nil {
			checkRoundTrip(t, q)
			if typingErr != nil || !reflect.DeepEqual(typed, q) {
				t.Errorf("%q: typed it is %q, %v; parsed %q", s, typed, typingErr, q)
			}
		}
		if typingErr == nil {
			checkRoundTrip(t, typed)
			for i := range typed.Conditions() {
				checkRoundTrip(t, typed.Without(i))
			}
			checkRoundTrip(t, typed.Replace("union", fl("union", "x y")))
			if _, err := Resolve(typed, fakeNames{}, time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)); err != nil && !strings.Contains(err.Error(), "marks") {
				t.Errorf("%q does not resolve: %v", typed, err)
			}
		}
		for _, err := range []error{err, typingErr} {
			var e *Error
			if err == nil {
				continue
			}
			if !errors.As(err, &e) || e.Msg == "" || e.Col < 1 || e.Col > utf8.RuneCountInString(e.Query)+1 {
				t.Errorf("%q: error %#v", s, err)
				continue
			}
			line, caret := e.Caret()
			if strings.ContainsAny(line+e.Error(), "\n\r\x1b") || !strings.HasSuffix(caret, "^") {
				t.Errorf("%q: %q %q", s, line, caret)
			}
		}
		for n := 0; n < 20; n++ {
			if open, err := ParseTypingAt(s, n); (err == nil) != (typingErr == nil) {
				t.Errorf("%q with the caret at %d: %v; without: %v", s, n, err, typingErr)
			} else if begun, word, ok := open.Begun(); ok {
				if word == "" || !strings.Contains(open.String(), word+goesOn) {
					t.Errorf("%q with the caret at %d begins %q, %q", s, n, begun, word)
				}
			} else if !reflect.DeepEqual(open, typed) && !strings.Contains(open.String(), goesOn+`"`) {
				t.Errorf("%q with the caret at %d: %q", s, n, open)
			}
			c := Completions(s, n)
			if c.Start > n || c.Active() && c.End < n && n <= utf8.RuneCountInString(s) || c.End > utf8.RuneCountInString(s) {
				t.Errorf("Completions(%q, %d) = %+v", s, n, c)
			}
		}
	})
}
