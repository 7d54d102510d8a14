package extract

import (
	"strings"
	"testing"

	"gongbao/model"
)

// TestFurniture puts lines of pages' furniture behind an article, between its
// fields and its text, and above its title: the cleaned text shows none, and
// none becomes the title.
func TestFurniture(t *testing.T) {
	const header = "青溪县总工会开展送温暖活动\n2023-05-05 来源:青溪日报\n"
	const body = "连日来,青溪县总工会组织机关干部走进车间班组,宣讲劳模精神、劳动精神、工匠精神,把关心关爱送到一线职工身边,受到普遍欢迎。\n" +
		"据了解,该县今年新建工会驿站十二家,为环卫工人、快递员等户外劳动者提供歇脚、饮水、热饭等服务,累计服务职工三千多人次。\n"
	for _, line := range strings.Split(`回到顶部¦播放 5.3万 弹幕 212¦喜欢 (7)¦顶 0 踩 0¦高清 标清 流畅¦繁體版 簡體版¦我要收藏 我要推薦¦听全文 约3分钟¦共1页 当前第1页¦分享微博 分享微信¦1 2 3 ... 9
请登录后评论¦评论(0)¦您是本站第12345位访客¦最佳分辨率1024*768¦转载请注明来源¦如有侵权请联系删除¦本文仅代表作者个人观点¦喜欢此内容的人还喜欢¦青溪工友网 > 民生¦网站首页/工作动态/详情¦首页 新闻 视频 棉花
Swipe left to see more¦Like (3)¦0 Shares¦Page turning: previous issue / next issue¦View large picture¦Fonts: L M S¦Weather: cloudy 3/-6¦No comments yet¦Please log in to comment¦Best viewed with IE 8.0 or above¦Corps news > Division dynamics
.article-img{max-width:100%}¦var _hmt = _hmt || [];¦function zoom(size){ run(size); }¦<div class="nav">¦本站已运行 3021 天`, "\n") {
		for _, l := range strings.Split(line, "¦") {
			for where, page := range map[string]string{"behind": header + body + l + "\n", "between": header + l + "\n" + body, "above": l + "\n" + header + body} {
				a := read(page)
				if linesStart(a.Text(), l) > 0 || !strings.HasPrefix(a.Text(), "连日来") {
					t.Errorf("%s: the cleaned text shows %q", where, l)
				}
				if a.Title != "青溪县总工会开展送温暖活动" {
					t.Errorf("%s %q: the title is %q", where, l, a.Title)
				}
			}
		}
	}
}

// TestNoFurniture: lines of articles that hold words of interfaces stay.
func TestNoFurniture(t *testing.T) {
	for _, s := range []string{
		"工会给阅读室添了新桌子", "职工收藏的老照片在车间展出", "微信群里的夜班班长", "下载一份合同要走多远", "The first page of the union's own newspaper", "Today is her own holiday",
		"Workers listen to a song in the quiet mode of the crane", "A comment that changed the timetable", "首页上的工人", "打印店里的工会小组", "从上一页到下一页:排字工的三十年",
	} {
		x := lookAt(fold(s), measure(s))
		if j := junkOf(&x); j == junkLine || isControls(fold(s).s) || isWay(fold(s).s, measure(s)) {
			t.Errorf("%q is taken for furniture (%d)", s, j)
		}
	}
}

// TestWordsOfTheTrade: titles, headings and short sentences that begin with words
// of a page's furniture, or hold words of its advertisements, are read and shown.
func TestWordsOfTheTrade(t *testing.T) {
	const body = "The Federation of Trade Unions of Hefei City has handed hot meals to three hundred sanitation drivers, who start at four in the morning and have nowhere to eat before.\n"
	const zh = "合肥市总工会近日向三百名环卫司机送去热餐,他们凌晨四点出车,七点食堂开门之前没有地方吃饭,工会在沿线二十家早餐店为他们留了座位。\n"
	for _, s := range []string{
		"Trade union hands coupons to 300 sanitation drivers", "More in common than divides us, say dockers", "Declaration: we will not be moved from the yard",
		"Scan for asbestos finds the school free of dust", "Zoom in on the people behind the counter", "The copyright of a worker's song is settled in court",
		"Previous issue of the union paper is put in a museum", "Say something kind, the ward sisters ask", "Read aloud: drivers' poems at the depot",
	} {
		wantShown(t, s+"\n2023-05-11 09:12 Source: Hefei Daily\n"+body, s)
		wantShown(t, "Drivers get a hot meal at the depot\n2023-05-11 09:12 Source: Hefei Daily\n"+body+"\n"+s+"\n\n"+body, s)
	}
	for _, s := range []string{"Duration: three days in June", "Duration: 30 days", "Plays: The Weavers, The Lower Depths", "Anchor: the harbour tug", "Downloads: the form for those who come", "Upload: your wage slip before Friday"} {
		wantShown(t, "Notice of the summer school\n2023-05-11 09:12 Source: Hefei Daily\n"+body+s+"\n"+body, s)
	}
	wantShown(t, "市总工会为司机编书\n2023-05-11 09:12 来源:合肥日报\n"+zh+"出版:工人出版社\n"+zh, "出版:工人出版社")
	for _, s := range []string{"市总工会发放消费优惠券", "朗读者走进车间", "朗读亭建在厂门口", "夜间模式下的塔吊司机", "展开全文明创建的职工"} {
		wantShown(t, s+"\n2023-05-11 09:12 来源:合肥日报\n"+zh, s)
	}
	wantShown(t, "市总工会为司机送热餐\n2023-05-11 09:12 来源:合肥日报\n"+zh+"凭优惠券可减三元。\n", "凭优惠券可减三元。")
	wantShown(t, "Drivers get a hot meal at the depot\n2023-05-11 09:12 Source: Hefei Daily\n"+body+"Drivers get 30% off at the depot canteen.\n", "Drivers get 30% off")
}

// wantShown tests that a line of a page is its title or in its cleaned text.
func wantShown(t *testing.T, page, line string) {
	t.Helper()
	if a := read(page); a.Title != line && linesStart(a.Text(), line) == 0 {
		t.Errorf("%q is shown nowhere: the title is %q, the text\n%s", line, a.Title, a.Text())
	}
}

// TestPlain takes markup off, and nothing else.
func TestPlain(t *testing.T) {
	for _, r := range []struct{ in, want string }{
		{"<p>a</p>", " a "}, {"<b>a</b>c", "ac"}, {"a &amp; b", "a & b"}, {"a&#39;s", "a's"}, {"&#x4e2d;", "中"}, {"&ldquo;a&rdquo;", "“a”"},
		{"a < b > c", "a < b > c"}, {"<Workers' Daily>", "<Workers' Daily>"}, {"<p", "<p"}, {"&", "&"}, {"&;", "&;"}, {"&#;", "&#;"}, {"&#x202e;a", "&#x202e;a"}, {"&#769;", "&#769;"}, {"&#10;", " "},
		{"<a href=\"x\">y</a>", "y"}, {"<!-- c -->d", "d"}, {"<!-- c", "<!-- c"}, {"1<2", "1<2"}, {"&unknown;", "&unknown;"}, {"<span\tid=1>e", "e"},
	} {
		if got := plain(r.in); got != r.want {
			t.Errorf("%q without markup is %q, want %q", r.in, got, r.want)
		}
	}
}

// TestRepairLatin1 reads GB 2312 punctuation that was decoded as Latin-1.
func TestRepairLatin1(t *testing.T) {
	for _, r := range []struct{ in, want string }{
		{"来源£º甲", "来源：甲"}, {"乙£¬丙¡£", "乙，丙。"}, {"¡°丁¡±", "“丁”"}, {"¡¾戊¡¿", "【戊】"}, {"首页 ¡ú 正文", "首页 → 正文"}, {"¡¡己", "　己"}, {"£5 ¡ola!", "£5 ¡ola!"},
	} {
		if got := repairLatin1(r.in); got != r.want || latin1Damage(r.in) != (r.in != r.want) {
			t.Errorf("%q repaired is %q, want %q", r.in, got, r.want)
		}
	}
}

// TestMarkupBlocks: tags beside words are blocks of their own.
func TestMarkupBlocks(t *testing.T) {
	a := read("<h1>A rest for the couriers of the market</h1>\n<p>2020-01-02 Source: Qingxi Daily</p><p>The couriers have a room with a stove, a table and a window, and in the window a lamp that the union of the market lights when the kettle boils, so that it can be seen from the bridge.</p>\n")
	var kinds []model.Kind
	for _, b := range a.Blocks {
		if strings.Contains(b.Text, "<") && b.Kind != model.Boilerplate {
			t.Errorf("%v holds a tag: %q", b.Kind, b.Text)
		}
		if b.Kind != model.Boilerplate {
			kinds = append(kinds, b.Kind)
		}
	}
	if len(kinds) != 3 || kinds[0] != model.Title || kinds[1] != model.Meta || kinds[2] != model.Paragraph {
		t.Errorf("kinds %v", kinds)
	}
}
