package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongbao/model"
)

// fakeNames is an archive with a few names.
type fakeNames struct{}

func (fakeNames) Unions(value string) []string {
	switch value {
	case "anhui", "安徽":
		return []string{"340000"}
	case "z":
		return []string{"410122", "330000"}
	}
	return nil
}

func (fakeNames) Sources(value string) []string {
	if value == "daily" {
		return []string{"Workers' Daily", "Anhui Workers Daily"}
	}
	return nil
}

func (fakeNames) SuggestUnion(value string) string {
	if value == "anhiu" {
		return "anhui"
	}
	return ""
}

func (fakeNames) SuggestSource(value string) string {
	if value == "dialy" {
		return "daily"
	}
	return ""
}

var noon = time.Date(2023, 11, 15, 12, 0, 0, 0, time.UTC) // a Wednesday

func resolve(t *testing.T, s string) Resolved {
	t.Helper()
	q, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	r, err := Resolve(q, fakeNames{}, noon)
	if err != nil {
		t.Fatalf("Resolve(%q): %v", s, err)
	}
	return r
}

// What is being typed is looked for as it stands first, so that what holds it
// whole is rated above what only begins so.
func TestResolveOpen(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Term
	}{
		{"x studies", []Term{words(stemmed("x", "x")), words(stemmed("studies", "study")), words(Word{Text: "studies", Stem: "study", Open: true})}},
		{`"trade uni`, []Term{words(asSpelled("trade"), asSpelled("uni")), words(asSpelled("trade"), Word{Text: "uni", Stem: "uni", Exact: true, Prefix: true})}},
	} {
		q, err := ParseTypingAt(c.in, len(c.in))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Resolve(q, fakeNames{}, time.Time{})
		if err != nil || !reflect.DeepEqual(r.Terms, c.want) {
			t.Errorf("%q: %+v, %v; want %+v", c.in, r.Terms, err, c.want)
		}
	}
}

func stemmed(text, stem string) Word { return Word{Text: text, Stem: stem} }
func asSpelled(text string) Word     { return Word{Text: text, Stem: text, Exact: true} }

func han(s string) []Word {
	var out []Word
	for _, r := range s {
		out = append(out, Word{Text: string(r), Stem: string(r), Han: true, Tight: len(out) > 0})
	}
	return out
}

func words(ws ...Word) Term { return Term{Words: ws} }

func TestResolve(t *testing.T) {
	craftsmen := words(stemmed("craftsmen", "craftsman"))
	tests := []struct {
		in       string
		want     Node
		warnings []string
	}{
		{"", nil, nil},
		{"Craftsmen", craftsmen, nil},
		{`"Craftsmen"`, words(asSpelled("craftsmen")), nil},
		{"craft*", words(Word{Text: "craft", Stem: "craft", Prefix: true}), nil},
		{"worker's", words(stemmed("worker", "worker")), nil},
		{"Lu’an", words(stemmed("luan", "luan")), nil},
		{"All-China*", words(stemmed("all", "all"), Word{Text: "china", Stem: "china", Prefix: true}), nil},
		{`"trade unions"`, words(asSpelled("trade"), asSpelled("unions")), nil},
		{"總工會", Term{Words: han("总工会")}, nil},
		{"总工会*", Term{Words: han("总工会")}, nil},
		{"2023年", words(stemmed("2023", "2023"), Word{Text: "年", Stem: "年", Han: true}), nil},
		{`"总 工"`, words(Word{Text: "总", Stem: "总", Han: true}, Word{Text: "工", Stem: "工", Han: true}), nil},
		{"title:workers", Term{InTitle, []Word{stemmed("workers", "worker")}}, nil},
		{`by:"Hu Yi"`, Term{InPeople, []Word{asSpelled("hu"), asSpelled("yi")}}, nil},
		{"text:工", Term{InBody, han("工")}, nil},
		{"craftsmen -lang:en", And{[]Node{craftsmen, Not{Langs{[]model.Lang{"en"}}}}}, nil},
		{"lang:zh", Langs{[]model.Lang{"zh", "zh-Hant"}}, nil},
		{"lang:ZH-Hant", Langs{[]model.Lang{"zh-Hant"}}, nil},
		{"lang:zh-hans", Langs{[]model.Lang{"zh"}}, nil},
		{"lang:none", Langs{[]model.Lang{""}}, nil},
		{"level:county", Level{model.LevelCounty}, nil},
		{"level:National", Level{model.LevelNational}, nil},
		{"id:K3V7", ID{"k3v7"}, nil},
		{"union:anhui", Union{IDs: []string{"340000"}, Below: true}, nil},
		{"union:=anhui", Union{IDs: []string{"340000"}}, nil},
		{"union:z", Union{IDs: []string{"330000", "410122"}, Below: true}, nil},
		{"union:none", Union{None: true}, nil},
		{"-union:None", Not{Union{None: true}}, nil},
		{"union:anhiu", Nothing{}, []string{`no union body fits "anhiu"; nearest: anhui`}},
		{"-union:xx", Not{Nothing{}}, []string{`no union body fits "xx"`}},
		{"union:xx OR union:xx", Or{[]Node{Nothing{}, Nothing{}}}, []string{`no union body fits "xx"`}},
		{"source:daily", Source{Names: []string{"Anhui Workers Daily", "Workers' Daily"}}, nil},
		{"source:none", Source{None: true}, nil},
		{"source:dialy", Nothing{}, []string{`no source fits "dialy"; nearest: daily`}},
		{"date:none", Dates{None: true}, nil},
		{"craftsmen …", craftsmen, []string{`"…" has no letters or digits to look for and is passed over`}},
		{"-— craftsmen OR *", craftsmen, []string{
			`"—" has no letters or digits to look for and is passed over`,
			`"*" has no letters or digits to look for and is passed over`}},
		{`near:"wages arrears"`, Near{10, []Term{words(stemmed("wages", "wage")), words(stemmed("arrears", "arrear"))}}, nil},
		{`near:3:"拖欠 工资* wag*"`, Near{3, []Term{{Words: han("拖欠")}, {Words: han("工资")}, words(Word{Text: "wag", Stem: "wag", Prefix: true})}}, nil},
	}
	for _, test := range tests {
		r := resolve(t, test.in)
		if !reflect.DeepEqual(r.Root, test.want) {
			t.Errorf("Resolve(%q) = %#v, want %#v", test.in, r.Root, test.want)
		}
		if !reflect.DeepEqual(r.Warnings, test.warnings) {
			t.Errorf("Resolve(%q) warns %q, want %q", test.in, r.Warnings, test.warnings)
		}
	}
}

func TestResolveTerms(t *testing.T) {
	tests := []struct {
		in   string
		want string
	}{
		{"", ""},
		{"union:anhui date:2023", ""},
		{"workers -strike 工资", "workers|工 资"},
		{"a (b OR -c) -(-d)", "a|b|d"},
		{"unions union Unions", "unions"},
		{`unions "unions" union* title:unions`, "unions|unions|union|unions"},
		{`near:"a b" -near:"c d"`, "a|b"},
	}
	for _, test := range tests {
		var got []string
		for _, term := range resolve(t, test.in).Terms {
			var ws []string
			for _, w := range term.Words {
				ws = append(ws, w.Text)
			}
			got = append(got, strings.Join(ws, " "))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("terms of %q are %q, want %q", test.in, s, test.want)
		}
	}
}

func TestResolveErrors(t *testing.T) {
	tests := []struct {
		q     Query
		query string
		col   int
		msg   string
	}{
		{All(w("工会"), fl("is", "read")), "工会 is:read", 7, "is:read: marks are not kept yet"},
		{All(not(fl("has", "note"))), "-has:note", 6, "has:note: marks are not kept yet"},
		{All(fl("lang", "en"), fl("level", "conty")), "lang:en level:conty", 15, "level:conty"},
		{All(Any(fl("union", "a b"), fl("date", "2023-13")), w("x")), `(union:"a b" OR date:2023-13) x`, 22, "2023-13"},
		{All(fl("date", "2023..2024-13")), "date:2023..2024-13", 12, "2024-13"},
		{All(fl("date", "2023 .. 20x")), `date:"2023 .. 20x"`, 15, "20x is not a date"},
		{All(fl("id", "!")), "id:!", 4, "id:!"},
		{All(fl("near", "x")), `near:"x"`, 6, "two words"},
		{All(fl("foo", "x")), "foo:x", 5, "no field foo:"},
	}
	for _, test := range tests {
		_, err := Resolve(test.q, fakeNames{}, noon)
		var e *Error
		if !errors.As(err, &e) || e.Query != test.query || e.Col != test.col || !strings.Contains(e.Msg, test.msg) {
			t.Errorf("Resolve(%v): %#v; want column %d of %q, %q", test.q, err, test.col, test.query, test.msg)
		}
	}
}
