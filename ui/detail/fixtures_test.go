package detail

import (
	"strings"
	"time"

	"gongbao/model"
	"gongbao/store/query"
	"gongbao/ui/styles"
)

// plainStyles tells the looks apart by attributes that need no colour, so that
// the golden frames do not depend on the palette.
func plainStyles() *styles.Styles {
	var s styles.Style
	return &styles.Styles{
		Title: s.Bold(), Heading: s.Bold(), Dim: s.Faint(),
		Accent: s.Italic(), Stored: s.Struck(), Hit: s.Reverse(),
		Match: s.Underline(),
	}
}

var (
	province   = &model.Union{ID: "990000", Name: "Beihe Province Federation of Trade Unions", NameZH: "北河省总工会", Short: "Beihe", ShortZH: "北河", Level: model.LevelProvince}
	prefecture = &model.Union{ID: "990100", Name: "Linshan City Federation of Trade Unions", NameZH: "临山市总工会", Short: "Linshan", ShortZH: "临山", Level: model.LevelPrefecture}
	county     = &model.Union{ID: "990122", Name: "Qingtan County Federation of Trade Unions", NameZH: "清潭县总工会", Short: "Qingtan", ShortZH: "清潭", Place: "Qingtan County", PlaceZH: "清潭县", Level: model.LevelCounty}
	district   = &model.Union{ID: "990103", Name: "Dongqiao District Federation of Trade Unions", NameZH: "东桥区总工会", Short: "Dongqiao", ShortZH: "东桥", Level: model.LevelCounty}
	national   = &model.Union{ID: model.NationalID, Name: "All-China Federation of Trade Unions", NameZH: "中华全国总工会", Short: "ACFTU", ShortZH: "全总", Level: model.LevelNational}
)

func date(precision model.Precision, from model.From) model.Date {
	return model.Date{Time: time.Date(2023, 10, 25, 14, 57, 0, 0, time.UTC), Precision: precision, From: from}
}

// blocks makes blocks of kind, text, kind, text …
func blocks(pairs ...any) []model.Block {
	var out []model.Block
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, model.Block{Kind: pairs[i].(model.Kind), Text: pairs[i+1].(string)})
	}
	return out
}

func englishArticle() *model.Article {
	return &model.Article{
		ID: "english111", Lang: model.LangEN,
		Title:     "The Federation of Trade Unions of Qingtan County opens a night school for couriers | \"Two hours, one skill\"",
		Published: date(model.PrecisionMinute, model.FromText), Source: "Beihe Workers' News (sample)",
		Byline: "Ann Example, Bo Sample", Editor: "Cai Model", URL: "https://example.org/news/2023/10/25.html",
		Unions: []model.Mention{
			{Union: county, Within: []*model.Union{prefecture, province}, Primary: true},
			{Union: prefecture}, {Union: district},
		},
		Blocks: blocks(
			model.Boilerplate, "Home > News > County\n\n",
			model.Title, "The Federation of Trade Unions of Qingtan County opens a night school for couriers | \"Two hours, one skill\"\n",
			model.Deck, "A classroom that keeps the hours of those who ride\n\n",
			model.Meta, "Source: Beihe Workers' News (sample)   2023-10-25 14:57\n\n",
			model.Paragraph, "In recent weeks, the Federation of Trade Unions of Qingtan County, Linshan City, Beihe Province has opened a night school for\ncouriers and drivers. Classes begin at nine in the evening, when the last parcels are out, and end at eleven.\n\n",
			model.Caption, "Couriers at the first class. Photo by Dan Invented\n\n",
			model.Heading, "Workers choose what is taught\n",
			model.Paragraph, "The county federation asked 412 union members what they wanted to learn. \"Nobody asked for a lecture,\" said its chairwoman — \"they asked how to mend a battery.\" First aid came second; well-known trade-union law came third.\n\n",
			model.Paragraph, "The school stands at https://night-school.example.org/qingtan/timetable/2023/autumn.html and in the old cinema.\n\n",
			model.Heading, "What comes next\n",
			model.Paragraph, "Dongqiao District will follow in spring.\n",
			model.Credit, "(Ann Example, Bo Sample)\n\n",
			model.Boilerplate, "Share   Print   Close\nCopyright © Beihe Workers' News\n\n"),
	}
}

func simplifiedArticle() *model.Article {
	return &model.Article{
		ID: "simplified", Lang: model.LangZH,
		Title:     "清潭县总工会开办“夜校”：让骑手学得进、用得上（样稿）",
		Published: date(model.PrecisionDay, model.FromURL), Source: "北河工人报（样稿）",
		Byline: "甲一, 乙二", Editor: "丙三",
		Unions: []model.Mention{
			{Union: county, Within: []*model.Union{prefecture, province}, Primary: true},
			{Union: national},
		},
		Blocks: blocks(
			model.Boilerplate, "首页 > 新闻 > 区县\n【字号：大 中 小】\n",
			model.Title, "清潭县总工会开办“夜校”：让骑手学得进、用得上（样稿）\n",
			model.Meta, "来源：北河工人报（样稿）　　责任编辑：丙三\n\n",
			model.Paragraph, "　　本报讯（记者 甲一 通讯员 乙二）近日，临山市清潭县总工会（Qingtan County Federation of Trade Unions）在老电影院开办职工夜校，首批412名快递员、外卖骑手和货车司机报名。\n",
			model.Paragraph, "　　“没有人要听报告——大家问的是怎么修电池。”县总工会负责人说，课程由会员自己选：电池养护、急救、《工会法》……每晚9时上课，11时下课，让骑手“跑完单、有课上”。\n",
			model.Heading, "　　送课到站点\n",
			model.Paragraph, "　　明年春天，东桥区总工会将把夜校开到12个配送站点，覆盖率预计达到85%以上。\n",
			model.Credit, "　　（甲一 乙二）\n",
			model.Boilerplate, "分享到：微信 微博\n"),
	}
}

func traditionalArticle() *model.Article {
	return &model.Article{
		ID: "traditiona", Lang: model.LangZHHant,
		Published: model.Date{}, Source: "",
		Editor: "丁四",
		Unions: []model.Mention{{Union: district}, {Union: prefecture}},
		Blocks: blocks(
			model.Paragraph, "東橋區總工會與臨山市總工會聯合舉辦「職工之家」開放日，邀請網約車司機、家政服務員走進工會驛站，聽取意見。\n\n",
			model.Paragraph, "參加者說：「以前路過不敢進，現在知道這裡可以喝水、充電、休息！」活動持續3天，共接待1,204人次。\n\n",
			model.Meta, "責任編輯：丁四\n"),
	}
}

func fixtures() map[string]*model.Article {
	return map[string]*model.Article{"en": englishArticle(), "zh": simplifiedArticle(), "zh-hant": traditionalArticle()}
}

// longArticle has n numbered paragraphs of mixed text.
func longArticle(n int) *model.Article {
	a := &model.Article{ID: "long", Title: "A long article", Lang: model.LangEN}
	for i := range n {
		words := strings.Repeat("the federation of trade unions 中牟县总工会召开会议，", i%5+1)
		a.Blocks = append(a.Blocks,
			model.Block{Kind: model.Boilerplate, Text: "Share Print\n\n\n"},
			model.Block{Kind: model.Paragraph, Text: "n" + string(rune('a'+i%26)) + "\n" + words + "\n\n"})
	}
	return a
}

func shown(a *model.Article, w, h int) *Model {
	m := New(plainStyles())
	m.SetSize(w, h)
	m.SetArticle(a)
	return m
}

// terms are words and phrases as a reader types them, in all their forms.
func terms(words ...string) []query.Term {
	var nodes []query.Node
	for _, w := range words {
		nodes = append(nodes, query.Text{Words: w})
	}
	return query.All(nodes...).Terms()
}
