package query

import (
	"reflect"
	"strings"
	"testing"
)

func TestCompletions(t *testing.T) {
	tests := []struct {
		in      string // | is the cursor
		field   string
		typed   string
		replace string // what is replaced
		options string
	}{
		{"|", "", "", "", ""},
		{"u|", "", "u", "u", "union:"},
		{"a u|n b", "", "u", "un", "union:"},
		{"a|", "", "a", "a", ""},
		{"工会 l|", "", "l", "l", "lang: level:"},
		{"-d|", "", "d", "d", "date:"},
		{"(T|", "", "T", "T", "title: text:"},
		{"a |b", "", "", "", ""},
		{"a | b", "", "", "", ""},
		{"union:|", "union", "", "", ""},
		{"union:anh|ui x", "union", "anh", "anhui", ""},
		{"-union:=an|", "union", "an", "an", ""},
		{"union：安|", "union", "安", "安", ""},
		{`source:"Anhui W|`, "source", "Anhui W", `"Anhui W`, ""},
		{`source:"Anhui W|orkers" x`, "source", "Anhui W", `"Anhui Workers"`, ""},
		{`source:"Anhui"|`, "", "", "", ""},
		{"lang:|", "lang", "", "", "zh zh-hant zh-hans en none"},
		{"lang:z|", "lang", "z", "z", "zh zh-hant zh-hans"},
		{"a OR level:c|", "level", "c", "c", "county"},
		{"is:p|", "is", "p", "p", "page"},
		{"is:un|", "is", "un", "un", ""}, // no marks are kept yet
		{"ha|", "", "ha", "ha", ""},
		{"has:|", "has", "", "", ""},
		{"date:this|", "date", "this", "this", "this-week this-month this-year"},
		{"date:2023|", "date", "2023", "2023", ""},
		{`"a un|`, "", "", "", ""},
		{`"a b" un|`, "", "un", "un", "union:"},
		{"un|ion:x", "", "un", "union:", "union:"},
		{"foo:b|", "foo", "b", "b", ""},
	}
	for _, test := range tests {
		before, after, _ := strings.Cut(test.in, "|")
		s := before + after
		c := Completions(s, len([]rune(before)))
		got := string([]rune(s)[c.Start:c.End])
		if c.Field != test.field || c.Typed != test.typed || got != test.replace || strings.Join(c.Options, " ") != test.options {
			t.Errorf("Completions(%q) = %+v, replacing %q; want %+v", test.in, c, got, test)
		}
	}
	if c := Completions("union:=x", 8); !c.Exact {
		t.Error("= is not noticed")
	}
	if c := Completions("x", 99); !reflect.DeepEqual(c, Completions("x", 1)) {
		t.Errorf("a cursor past the end: %+v", c)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"union", "date", "source", "title", "by", "lang"}
	for typed, want := range map[string]string{
		"unoin": "union", "un": "union", "dat": "date", "dte": "date", "soruce": "source", "tilte": "title", "b": "", "x": "",
		"bi": "by", "zzz": "", "": "", "unionize": "", strings.Repeat("x", 100): "",
	} {
		if got := nearest(typed, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", typed, got, want)
		}
	}
}
