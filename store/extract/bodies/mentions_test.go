package bodies

import (
	"slices"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// words returns the words that the spans of the body with the ID show.
func words(a *model.Article, ms []model.Mention, id string) []string {
	var out []string
	for _, m := range ms {
		if m.Union.ID != id {
			continue
		}
		for _, s := range m.Spans {
			out = append(out, a.Blocks[s.Block].Text[s.Start:s.End])
		}
	}
	return out
}

func TestSpans(t *testing.T) {
	table := gazetteer.Load()
	for _, test := range []struct {
		text, id string
		want     []string
	}{
		{"Today the Federation of Trade Unions of Zhongmou County, Zhengzhou City, Henan Province met.", "410122",
			[]string{"Federation of Trade Unions of Zhongmou County, Zhengzhou City, Henan Province"}},
		{"The Lu'an Federation of Trade Unions met. The Lu’an Municipal Federation of Trade Unions won.", "341500",
			[]string{"Lu'an Federation of Trade Unions", "Lu’an Municipal Federation of Trade Unions"}},
		{"The Hefei, Wuhu and Bengbu Federations of Trade Unions met.", "340200", []string{"Wuhu"}},
		{"日前，江苏省徐州市邳州市总工会召开会议，市总主席讲话。", "320382", []string{"江苏省徐州市邳州市总工会", "市总"}},
		{"芗城、龙文、龙海总工会参加。", "350603", []string{"龙文"}},
		{"深圳市鹽田區總工會舉辦活動。", "440308", []string{"深圳市鹽田區總工會"}},
		{"盐田區(qū)總(zǒng)工會(huì)舉辦活動。深圳", "440308", []string{"盐田區(qū)總(zǒng)工會(huì)"}},
		{"中華全國總工會與ACFTU", "acftu", []string{"中華全國總工會", "ACFTU"}},
		{"The All-China Federation of Trade Unions (ACFTU) met. The Federation said so.", "acftu",
			[]string{"All-China Federation of Trade Unions", "ACFTU", "Federation"}},
	} {
		a := &model.Article{Blocks: []model.Block{{Kind: model.Boilerplate, Text: test.text}, {Text: test.text}}}
		if got := words(a, Find(table, a), test.id); !slices.Equal(got, test.want) {
			t.Errorf("%q: spans %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWithin(t *testing.T) {
	table := gazetteer.Load()
	for text, want := range map[string]string{
		"霍邱县总工会开会。":                                     "341500 340000",
		"安徽省总工会开会。":                                     "",
		"中华全国总工会开会。":                                    "",
		"兵团第十一师工会开会。":                                   "660000",
		"合肥市蜀山区荷叶地街道总工会开会。":                             "340104 340100 340000",
		"安徽海螺集团工会开会。":                                   "340000",
		"The Yiwu City Federation of Trade Unions met.": "330700 330000",
	} {
		a := &model.Article{Blocks: []model.Block{{Text: text}}}
		got := Find(table, a)
		if len(got) != 1 {
			t.Errorf("%q: %v", text, ids(got))
			continue
		}
		var above []string
		for _, u := range got[0].Within {
			above = append(above, u.ID)
		}
		if strings.Join(above, " ") != want {
			t.Errorf("%q lies within %v, want %s", text, above, want)
		}
	}
}

func TestWhy(t *testing.T) {
	table := gazetteer.Load()
	for _, test := range []struct {
		phrase
		id, want string
	}{
		{phrase{title: "嘉兴市总工会开会", text: "职工参加。"}, "330400", "named in the title"},
		{phrase{source: "嘉兴市总工会", text: "职工参加。"}, "330400", "named as the source"},
		{phrase{title: "Jiaxing workers", text: "The Municipal Federation of Trade Unions met."}, "330400", "the Municipal Federation, in an article about Jiaxing"},
		{phrase{title: "Jiaxing workers", source: "Federation of City Unions", text: "They met."}, "330400", "the Municipal Federation as the source of an article about Jiaxing"},
		{phrase{title: "会议", text: "近日，嘉兴市总工会召开会议，研究工作，部署任务，听取汇报。|海宁市总工会参加。"}, "330481", "named in the text"},
		{phrase{title: "会议", text: "近日，嘉兴市总工会召开会议，研究工作，部署任务，听取汇报。|海宁市总工会参加。"}, "330400", "named in the lead"},
		{phrase{text: "南通的通州区总工会开会。"}, "320612", "several places bear this name; the article's other places tell which"},
	} {
		got := Find(table, test.article())
		k := slices.IndexFunc(got, func(m model.Mention) bool { return m.Union.ID == test.id })
		if k < 0 {
			t.Errorf("%+v: %v", test.phrase, ids(got))
			continue
		}
		if got[k].Why != test.want {
			t.Errorf("%+v: %q, want %q", test.phrase, got[k].Why, test.want)
		}
	}
}

func TestSourceOnly(t *testing.T) {
	a := &model.Article{Title: "送清凉", Source: "盐田区总工会", Blocks: []model.Block{{Text: "职工参加活动。"}}}
	got := Find(gazetteer.Load(), a)
	if len(got) != 1 || got[0].Union.ID != "440308" || len(got[0].Spans) != 0 || !got[0].Primary {
		t.Errorf("got %+v", got)
	}
}

func TestExplain(t *testing.T) {
	table := gazetteer.Load()
	a := &model.Article{Title: "市总工会开会", Blocks: []model.Block{{Text: "通州區總工會参加。The Chaoyang District Federation of Trade Unions met."}}}
	var got []string
	for _, p := range Explain(table, nil, a).Unresolved() {
		if p.Span.Block >= 0 && a.Blocks[p.Span.Block].Text[p.Span.Start:p.Span.End] != p.Text {
			t.Errorf("%+v is not where it says", p)
		}
		got = append(got, p.Text)
	}
	want := []string{"市总工会", "通州區總工會", "Chaoyang District Federation of Trade Unions"}
	if !slices.Equal(got, want) {
		t.Errorf("unresolved %q, want %q", got, want)
	}
	if left := Explain(table, nil, &model.Article{Blocks: []model.Block{{Text: "嘉兴市总工会开会，市总工会主席讲话。"}}}).Unresolved(); len(left) != 0 {
		t.Errorf("a plain article leaves %+v", left)
	}
}

func TestPrimary(t *testing.T) {
	testPhrases(t, []phrase{
		{title: "霍邱县总工会召开会议", source: "安徽工人日报", text: "安徽省总工会、六安市总工会领导出席霍邱县总工会会议，并且讲话。", want: "341522 340000 341500"},
		{title: "职工运动会举行", text: "近日，由六安市总工会主办、霍邱县总工会承办的职工运动会举行，各单位参加。", want: "341500 341522"},
		{title: "六安：职工运动会", text: "霍邱县总工会承办的职工运动会举行，六安市总工会领导出席会议并且讲话。", want: "341500 341522"},
		{title: "Anhui delegates in Beijing", text: "The All-China Federation of Trade Unions received delegates of the Anhui Provincial Federation of Trade Unions.", want: "340000 acftu"},
		{title: "全总领导到合肥调研", text: "中华全国总工会领导到合肥市总工会调研，安徽省总工会陪同。", want: "acftu 340100 340000"},
		{title: "慰问", source: "霍邱县总工会", text: "六安市总工会副主席一行来到企业看望职工，送去慰问品。|霍邱县总工会主席陪同。", want: "341522 341500"},
	})
}

func TestView(t *testing.T) {
	for _, text := range []string{"", "plain", "工會(huì)", "區(qū)總工會(huì)", "(huì)", "工会(a)(b)", "工会(2020)", "漢字（全形）", "總工會(huì", "𠀀(tú)總"} {
		checkView(t, text)
	}
	if got := hanView("深(shēn)圳(zhèn)市總(zǒng)工會(huì)(扩大)").text; got != "深圳市总工会(扩大)" {
		t.Errorf("view %q", got)
	}
}
