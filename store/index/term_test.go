package index

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"gongbao/model"
	"gongbao/store/query"
)

var today = time.Date(2023, 6, 30, 12, 0, 0, 0, time.UTC)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"union", "Unions unite", true},
		{"union", "reunion", false},
		{"union", "the worker's union's", true},
		{`"union"`, "unions", false},
		{`"trade union"`, "Trade-Union", true},
		{`"trade union"`, "trade. Union", true},
		{`"trade union"`, "trade\n\nunion", true}, // one block
		{`"union trade"`, "trade union", false},
		{"all-china", "All China", true},
		{"all-china", "all of China", false},
		{"study", "studied", true},
		{"studied", "studies", true},
		{"org*", "organised", true},
		{"org*", "morgue", false},
		{"women", "a woman", true},
		{"crisis", "crises", true},
		{"工会", "总工会", true},
		{"总工会", "总 工\n会", true},
		{"总工会", "总工，会", false},
		{`"工会，会员"`, "工会会员", true},
		{`"工会，会员"`, "工会。会员", true},
		{"工会会员", "工会，会员", false},
		{"工会", "區(qū)總工會(huì)", true},
		{"区总工会", "區(qū)總工會(huì)", true},
		{"2023年", "2023 年", true},
		{"2023年", "12023年", false},
		{"3月", "13月", false},
		{"12", "12月", true},
		{"Lu'an", "LUAN", true},
		{"luan", "Lu’an's", true},
		{"ａｃｆｔｕ", "ACFTU", true},
		{"acftu工会", "ACFTU 工会", true},
		{"工会acftu", "总工会（ACFTU）", true},
		{"unions工会", "union工会", true},
		{"工会unions", "总工会 union", true},
		{"工会unions", "总工会员 union", false},
		{"café", "CAFE", true},
	} {
		a := &model.Article{Blocks: []model.Block{{Text: c.text}}}
		if got := matches(t, compile(t, c.query), a); got != c.want {
			t.Errorf("%s in %q: %v", c.query, c.text, got)
		}
	}
}

func TestParts(t *testing.T) {
	a := &model.Article{
		Title: "Heading", Deck: "abstract", Byline: "Hu Yi", Editor: "Mu Qiushi", Photographers: []string{"Chen Wenwen"},
		Source: "Paper", Lang: model.LangZHHant,
		Blocks: []model.Block{
			{Kind: model.Title, Text: "Heading"}, {Kind: model.Meta, Text: "metadata"}, {Kind: model.Heading, Text: "section"},
			{Kind: model.Paragraph, Text: "paragraph one"}, {Kind: model.Paragraph, Text: "two"}, {Kind: model.Caption, Text: "caption"},
			{Kind: model.Credit, Text: "credit"}, {Kind: model.Boilerplate, Text: "menu"},
		},
	}
	for q, want := range map[string]bool{
		"heading": true, "abstract": true, "section": true, "paragraph": true, "caption": true, "credit": true,
		"metadata": false, "menu": false, "paper": false, "hu": false,
		"title:heading": true, "text:heading": false, "title:section": false, "text:section": true, "text:abstract": true,
		"by:hu": true, "by:qiushi": true, `by:"chen wenwen"`: true, `by:"yi mu"`: false, "by:heading": false,
		`"one two"`: false, "lang:zh": true, "lang:zh-hans": false, "lang:en": false,
	} {
		if got := matches(t, compile(t, q), a); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("some words before and after it ", 10)
	han := strings.Repeat("前后都有字", 30)
	for _, c := range []struct{ query, text, want string }{
		{"target", "a target", "a target"},
		{"target", filler + "the target " + filler, "…some words before and after it the target some words before and after it some words before and after it some…"},
		{"目标", han + "目标" + han, "…都有字前后都有字前后都有字前后都有字目标前后都有字前后都有字前后都有字前后都有字前后都有字前后都有字前后都有字…"},
		{"target", strings.Repeat("x", 500) + " target", "…target"},
		{"target", "target" + strings.Repeat("x", 500), ""},
		{"missing", "a target", ""},
		{"-missing", "a target", ""},
		{"title:target", "a target", ""},
		{"target", "a\u0301 \x00 target", "a\u0301 \x00 target"},
	} {
		a := &model.Article{Title: "target", Blocks: []model.Block{{Kind: model.Boilerplate, Text: "target"}, {Text: "\n"}, {Text: c.text + "\n"}}}
		if got := compile(t, c.query).Snippet(a); got != c.want {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
}

func TestSnippetOfTheDeck(t *testing.T) {
	a := &model.Article{Deck: "a deck of cards", Blocks: []model.Block{{Text: "text"}}}
	if got := compile(t, "cards").Snippet(a); got != "a deck of cards" {
		t.Errorf("%q", got)
	}
	var none *Program
	if none.Snippet(a) != "" {
		t.Error("no program finds something")
	}
}

// A snippet is a stretch of the text with the hit in it, whatever the text.
func FuzzSnippet(f *testing.F) {
	f.Add("union", "The Unions of 2023年 met\n\n工 会")
	f.Add("工会", "區(qū)總工會(huì)舉辦"+strings.Repeat("长", 200))
	f.Add(`"a b"`, "a.\xff\u0301b")
	f.Fuzz(func(t *testing.T, words, text string) {
		q, err := query.Parse(words)
		if err != nil || !utf8.ValidString(text) {
			return
		}
		r, err := query.Resolve(q, noNames{}, today)
		if err != nil {
			return
		}
		p, err := Compile(t.Context(), r, func(id string) []string { return nil })
		if err != nil {
			t.Fatal(err)
		}
		a := &model.Article{Blocks: []model.Block{{Text: text}}}
		s := p.Snippet(a)
		if len([]rune(s)) > snippetCells+2 {
			t.Fatalf("%d characters: %q", len([]rune(s)), s)
		}
		if middle := strings.TrimSuffix(strings.TrimPrefix(s, "…"), "…"); !strings.Contains(a.Blocks[0].Line(), middle) {
			t.Fatalf("%q is not of %q", s, a.Blocks[0].Line())
		}
		if score(t, p, a) > 0 && s == "" {
			t.Fatalf("%s is found in %q and not shown", words, text)
		}
	})
}

type noNames struct{}

func (noNames) Unions(string) []string      { return nil }
func (noNames) Sources(string) []string     { return nil }
func (noNames) SuggestUnion(string) string  { return "" }
func (noNames) SuggestSource(string) string { return "" }

// What lacks a letter of a pattern is never matched by it.
func FuzzLetters(f *testing.F) {
	f.Add("kS", "\u212a\u017f")
	f.Add("工", "总工会")
	f.Add("ǆ", "xǅy")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(fuzzy.Find(pattern, []string{text})) > 0 && !LettersOf(text).Has(LettersOf(pattern)) {
			t.Errorf("%q matches %q", pattern, text)
		}
	})
}
