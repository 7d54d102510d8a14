package detail

import (
	"testing"

	"gongbao/model"
)

func TestCitation(t *testing.T) {
	for _, c := range []struct {
		a    *model.Article
		want string
	}{
		{englishArticle(), `Ann Example, Bo Sample. The Federation of Trade Unions of Qingtan County opens a night school for couriers | "Two hours, one skill"[N/OL]. Beihe Workers' News (sample), 2023-10-25. https://example.org/news/2023/10/25.html.`},
		{simplifiedArticle(), "甲一, 乙二. 清潭县总工会开办“夜校”：让骑手学得进、用得上（样稿）[N]. 北河工人报（样稿）, 2023-10-25."},
		{&model.Article{Title: "T"}, "T[N]."},
		{&model.Article{}, "(no title)[N]."},
		{&model.Article{Title: "T", Byline: "A B, C D, E F", Published: date(model.PrecisionMonth, model.FromText)}, "A B, C D, E F. T[N]. 2023-10."},
		{&model.Article{Title: "T", Byline: "A, B, C, D", Source: "S"}, "A, B, C, et al. T[N]. S."},
		{&model.Article{Title: "题", Byline: "甲, 乙, 丙, 丁", Source: "报", Lang: model.LangZH}, "甲, 乙, 丙, 等. 题[N]. 报."},
		{&model.Article{Title: "a\nb\x1b[31m\u202e", Source: " S "}, "a b[31m[N]. S."},
	} {
		if got := Citation(c.a); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
