package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"gongbao/model"
)

func TestConcordance(t *testing.T) {
	day := func(d int) model.Date { return date(fmt.Sprintf("2023-05-%02dT00:00", d), model.PrecisionDay) }
	long := strings.Repeat("hay ", 400)
	l := Of("x",
		&model.Article{ID: "aaaaaaaaaa", Path: "a", Title: "Unions and a union", Published: day(2), Blocks: []model.Block{
			{Kind: model.Title, Text: "Unions and a union\n"}, {Kind: model.Boilerplate, Text: "union links\n"}, {Text: long + "the union " + long + "\n"}}},
		&model.Article{ID: "bbbbbbbbbb", Path: "b", Title: "嘉兴总工会", Deck: "工会的话", Published: day(1), Blocks: []model.Block{{Text: "市總\n工會与工会。\n"}}},
		&model.Article{ID: "cccccccccc", Path: "c", Title: "Nothing", Published: day(3)},
	)
	lines := func(text string, most int) (out []string) {
		q := parse(t, text)
		for c, err := range Concordance(t.Context(), l, search(t, l, q, Newest), q.Terms()) {
			if err != nil {
				t.Fatal(err)
			}
			if len(out) == most {
				break
			}
			if len(c.Left) > mostContext || len(c.Right) > mostContext {
				t.Errorf("%d and %d bytes of context", len(c.Left), len(c.Right))
			}
			left, right := c.Left, c.Right
			if len(left) > 9 {
				left = "…" + left[len(left)-8:]
			}
			if len(right) > 9 {
				right = right[:8] + "…"
			}
			out = append(out, fmt.Sprintf("%s %d %s[%s]%s", c.ID[:1], c.N, left, c.Hit, right))
		}
		return out
	}
	for _, c := range []struct {
		query string
		most  int
		want  string
	}{
		{"union", 9, "a 0 [Unions] and a u…|a 1 …s and a [union]|a 2 …hay the [union] hay hay…"},
		{`"unions"`, 9, "a 0 [Unions] and a u…"},
		{"title:union", 9, "a 0 [Unions] and a u…|a 1 …s and a [union]"},
		{"union", 2, "a 0 [Unions] and a u…|a 1 …s and a [union]"},
		{"工会", 9, ""},
		{"a union", 9, "a 0 [Unions] and a u…|a 1 …ons and [a union]|a 3 …hay the [union] hay hay…"},
		{"nothing", 0, ""},
		{"-union", 9, ""},
	} {
		got := lines(c.query, c.most)
		if c.query == "工会" {
			if len(got) != 4 || !strings.HasSuffix(got[0], "[工会]") || !strings.HasPrefix(got[2], "b 2 市總[工會]") {
				t.Errorf("工会: %q", got)
			}
			continue
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s, at most %d: %q", c.query, c.most, got)
		}
	}
}

func TestConcordanceStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l := bulk(200)
	q := parse(t, "w*")
	n := 0
	for _, err := range Concordance(ctx, l, search(t, l, q, Newest), q.Terms()) {
		if n++; n == 10 {
			cancel()
		}
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			return
		}
	}
	t.Error("it went on to the end")
}
