package extract

import (
	"fmt"
	"strings"
	"testing"

	"gongbao/model"
)

// rows joins n lines made of a pattern with one number.
func rows(n int, pattern string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern+"\n", i+10)
	}
	return b.String()
}

const (
	paragraph   = "On Monday forty delivery riders met in the hall of the Nanshan District Federation of Trade Unions with a large sheet of paper and drew on it, from memory, every place in the district where a battery can be charged and where it cannot.\n"
	paragraphZH = "昨日，南山区总工会在区职工服务中心召开座谈会，四十名外卖骑手带着一张大纸来到会场，凭记忆画出了全区每一处能充电和不能充电的地方，并一一标明。\n"
)

func TestPagesThatAreNoArticle(t *testing.T) {
	for name, text := range map[string]string{
		"list, dates behind":       "Union News\nHome | News | Contact\n" + rows(9, "The federation opens reading room number %d in the east   2023-05-%[1]d"),
		"list, dates before":       "工会动态\n" + rows(8, "[2023-05-%d] 市总工会召开基层组织建设推进会议第%[1]d次"),
		"list, month and day":      "工会新闻\n首页 > 新闻\n" + rows(12, "· 南山区总工会开展夏日送清凉活动之%d    05-%[1]d") + "下一页 尾页 共12页",
		"list, dates in words":     "Notices\n" + rows(6, "Registration for spring course number %d is open now   May %[1]d, 2023"),
		"list, dates on lines":     "要闻\n" + rows(7, "省总工会部署职工技能竞赛第%d场\n2023-05-%[1]d"),
		"list of three, pager":     "Notices\n" + rows(3, "Registration for spring course number %d is open now   2023-05-%[1]d") + "Page 1 of 14   Next   Last\n",
		"tag page":                 "标签：劳模\n" + rows(5, "某某市总工会表彰第%d批劳动模范先进事迹\n2023-05-%[1]d\n某某市总工会近日召开大会，对在各条战线上作出突出贡献的劳动者予以表彰，会上宣读了决定，代表们……[详细]"),
		"table":                    "Fees by county\n" + rows(9, "County %d\t12\t340\t99"),
		"table of bars":            "Name | Post | Year\n" + rows(9, "| Li %d | fitter | 2019 |"),
		"headlines":                "首页\n登录\n当前位置：首页\n" + rows(5, "全市职工职业技能大赛数控车工决赛第%d场今日在市技师学院开赛\n区总工会送清凉活动第%[1]d站") + "网站地图\n版权所有\n",
		"list, long blurb, longer": "Union News\n" + rows(20, "The federation opens reading room number %d in the east   2023-05-%[1]d"),
	} {
		a := Article(model.Document{Path: "a.txt", Text: text})
		if !a.Page {
			t.Errorf("%s: taken for an article", name)
		}
		if !a.Published.IsZero() || a.Source != "" || a.Byline != "" || len(a.Unions) > 0 {
			t.Errorf("%s: takes the fields of its entries: %+v", name, a)
		}
		if a.Raw() != text {
			t.Errorf("%s: the blocks do not join to the page", name)
		}
		if n := strings.Count(a.Text(), "\n"); n < strings.Count(text, "\n")/2 {
			t.Errorf("%s: hardly anything is left to read:\n%s", name, a.Text())
		}
	}
}

func TestArticlesThatLookLikePages(t *testing.T) {
	related := rows(14, "A piece of other news with the number %d that one may read   2023-05-%[1]d")
	for name, text := range map[string]string{
		"related list":    "Riders draw a map\n2023-05-10  Source: Daily\n" + paragraph + "Related news\n" + related,
		"related list zh": "骑手画地图\n2023-05-10 来源：深圳工会\n" + paragraphZH + "相关新闻\n" + rows(12, "南山区总工会开展夏日送清凉活动之%d    05-%[1]d"),
		"notice of names": "关于表彰先进个人的公示\n2023-05-10 来源：市总工会\n现将拟表彰人员名单予以公示：\n" + rows(12, "张某%d\t市机械厂\t钳工\t一等奖"),
		"verse":           "焊花\n李某\n" + rows(12, "一朵%d焊花"),
		"one sentence":    "Notice\n2023-05-10\nThe hall is closed today.\n",
		"bare":            "工会 meets",
		"chronicle":       "大事记\n2023-05-10 来源：市总工会\n" + rows(9, "5月%d日，市总工会召开全委会议，审议通过了工作报告和经费审查报告，选举产生了新的主席和副主席。"),
	} {
		if a := Article(model.Document{Path: "a.txt", Text: text}); a.Page {
			t.Errorf("%s: taken for a page", name)
		}
	}
	if a := Article(model.Document{Path: "a.json", Text: "x: 1\n", Page: true}); !a.Page {
		t.Error("what the format says is not believed")
	}
}

func TestParts(t *testing.T) {
	item := "市总工会慰问一线职工\n本报讯（记者 张三）" + paragraphZH
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"one":              {"骑手画地图\n2023-05-10 来源：深圳工会\n" + paragraphZH, 0},
		"column":           {"工会短讯\n2023-05-10\n" + item + item + item, 3},
		"next article":     {"骑手画地图\n2023-05-10 来源：深圳工会\n" + paragraphZH + paragraphZH + paragraphZH + "新闻推荐\n书店开张\n本报仙桃讯 " + paragraphZH + paragraphZH, 2},
		"notice behind":    {"骑手画地图\n2023-05-10 来源：深圳工会\n" + paragraphZH + "版权声明\n凡本网注明来源的作品，" + paragraphZH, 0},
		"related behind":   {"骑手画地图\n2023-05-10 来源：深圳工会\n" + paragraphZH + "相关新闻\n" + rows(9, "南山区总工会开展夏日送清凉活动之%d    05-%[1]d"), 0},
		"headings inside":  {"骑手画地图\n2023-05-10 来源：深圳工会\n本报讯 " + paragraphZH + "充电难在哪里\n" + paragraphZH + "下一步怎么办\n" + paragraphZH, 0},
		"several in brief": {"Briefs\n2023-05-10\nRiders draw a map of the district\nNANSHAN, May 10 (Xinhua) -- " + paragraph + "Fitters build a bridge of wood\nLU'AN, May 9 (Xinhua) -- " + paragraph, 2},
	} {
		a := Article(model.Document{Path: "a.txt", Text: c.text})
		if a.Parts != c.want || a.Page {
			t.Errorf("%s: %d parts, want %d (page: %v)", name, a.Parts, c.want, a.Page)
		}
		if a.Raw() != c.text {
			t.Errorf("%s: the blocks do not join to the page", name)
		}
	}
}
