package extract

import (
	"strings"
	"testing"

	"gongbao/model"
)

// TestHeaderLines reads single header lines: a title above, text below.
func TestHeaderLines(t *testing.T) {
	rows := []struct{ line, published, source, byline, editor string }{
		{"June 2, 2023 Source: Anhui Workers Daily share", "2023-06-02", "Anhui Workers Daily", "", ""},
		{"September 15, 2023 Source: China Industrial Network - Workers' Daily share", "2023-09-15", "China Industrial Network - Workers' Daily", "", ""},
		{"Source: Federation of City Unions Release date: 2020-11-11 14:00 Points of view:", "2020-11-11T14:00", "Federation of City Unions", "", ""},
		{"Information source: Federation of City Unions", "", "Federation of City Unions", "", ""},
		{"Date: 2020-11-11 Source: Author: Views: 12", "2020-11-11", "", "", ""},
		{"Release time: Source: Qingxi Daily", "", "Qingxi Daily", "", ""},
		{"Source：Qingxi Daily｜Time：2020-11-11", "2020-11-11", "Qingxi Daily", "", ""},
		{"By Wang Luming | Qingxi Daily | Updated: 2017-08-06 09:11", "2017-08-06T09:11", "Qingxi Daily", "Wang Luming", ""},
		{"By John Smith and Wang Luming", "", "", "John Smith, Wang Luming", ""},
		{"Author: Zhang Hua Li Qihe", "", "", "Zhang Hua, Li Qihe", ""},
		{"Author: zgh Date: 2019-01-02", "2019-01-02", "", "", ""},
		{"By Chen Mo, China.org.cn, May 5, 2014", "2014-05-05", "China.org.cn", "Chen Mo", ""},
		{"By: Wang Luming China Daily 2014-05-05", "2014-05-05", "China Daily", "Wang Luming", ""},
		{"(Xinhua)    08:30, June 06, 2013", "2013-06-06T08:30", "Xinhua", "", ""},
		{"People's Daily Online   14:22, October 10, 2014", "2014-10-10T14:22", "People's Daily Online", "", ""},
		{"Author: admin Date: 2019-01-02", "2019-01-02", "", "", ""},
		{"Editor: A3 Date: 2019-01-02", "2019-01-02", "", "", ""},
		{"Editor: Hu Mingming Date: 2019-01-02", "2019-01-02", "", "", "Hu Mingming"},
		{"XINHUA 2017-08-06 09:11", "2017-08-06T09:11", "XINHUA", "", ""},
		{"China Daily 2017-08-06 09:11", "2017-08-06T09:11", "China Daily", "", ""},
		{"2017-08-06 09:11 Xinhua", "2017-08-06T09:11", "Xinhua", "", ""},
		{"(Xinhua News Agency October 14, 2008)", "2008-10-14", "Xinhua News Agency", "", ""},
		{"| Last updated at: (Beijing Time) Thursday, November 29, 2001 |", "2001-11-29", "", "", ""},
		{"Article by Lu Ming", "", "", "Lu Ming", ""},
		{"Published : 2019-05-01 | 12:01", "2019-05-01T12:01", "", "", ""},
		{"2023 May 12", "2023-05-12", "", "", ""},
		{"Posted by: Lu Ming Post time: 2023-05-12", "2023-05-12", "", "", ""},
		{"By Lu Ming (People's Daily Online) 09:12, May 12, 2023", "2023-05-12T09:12", "People's Daily Online", "Lu Ming", ""},
		{"Source: Xinhua| 2019-05-12 21:33:40|Editor: Hu Mingming", "2019-05-12T21:33", "Xinhua", "", "Hu Mingming"},
		{"Date of publication: 2023-05-12 09:00 Article source: Qingxi Daily Reading volume: 12 【Font: large, medium and small】", "2023-05-12T09:00", "Qingxi Daily", "", ""},
		{"Contributed by: Trade Union    Photographed by: Lu Ming    Date: 2023-05-12", "2023-05-12", "Trade Union", "", ""},
		{"Release time: 2023-05-12 11:02: 33 source: Qingxi Daily", "2023-05-12T11:02", "Qingxi Daily", "", ""},
		{"Xinhua | 2017-08-06 09:11", "2017-08-06T09:11", "Xinhua", "", ""},
		{"Post time: 2023-06-02 Hits: 32", "2023-06-02", "", "", ""},
		{"Updated: June 2, 2023 10:11", "2023-06-02T10:11", "", "", ""},
		{"Published on June 2, 2023", "2023-06-02", "", "", ""},
		{"Release date 2023-06-02", "2023-06-02", "", "", ""},
		{"Reprinted from: Qingxi News Network", "", "Qingxi News Network", "", ""},
		{"By Zhang Luming in Beijing | China Daily | Updated: 2019-05-01 07:28", "2019-05-01T07:28", "China Daily", "Zhang Luming", ""},
		{"By Global Times Published: 2019/5/1 21:33:40", "2019-05-01T21:33", "Global Times", "", ""},
		{"By Tang Luming (People's Railway) 2019-05-01", "2019-05-01", "People's Railway", "Tang Luming", ""},
		{"Source: Global Times Published: 2017/5/1 21:33:40 Last Updated: 2017/5/2 8:01:22", "2017-05-01T21:33", "Global Times", "", ""},
		{"Posted on 5 May 2019 by editor in News", "2019-05-05", "", "", ""},
		{"Source:Qingxi Federation of Trade UnionsRelease date:2019-05-05Reading times:87", "2019-05-05", "Qingxi Federation of Trade Unions", "", ""},
		{"Date: 2019-05-13 Source: Qingxi Labor Times", "2019-05-13", "Qingxi Labor Times", "", ""},
		{"Issued by Qingxi Daily Client at 2019-05-13 12:00", "2019-05-13T12:00", "Qingxi Daily Client", "", ""},
		{"Xinhua News Agency, Beijing, May 5, 2019", "2019-05-05", "Xinhua News Agency", "", ""},
		{"5 May 2019 10:11 Qingxi Daily Wang Luming", "2019-05-05T10:11", "Qingxi Daily", "Wang Luming", ""},
		{"Harbour Workers' Garden 2019-05-05 10:11", "2019-05-05T10:11", "Harbour Workers' Garden", "", ""},
		{"2019.05.05 / Qingxi Union Online / Like (3) / Collection (0)", "2019-05-05", "Qingxi Union Online", "", ""},
		{"Author: Publicity Department Source: Qingxi Daily", "", "Qingxi Daily", "", ""},
		{"桥头工友 2019-05-05 10:11", "2019-05-05T10:11", "桥头工友", "", ""},
		{"桥头工友 | 阅读 3012 | 评论 18", "", "桥头工友", "", ""},
		{"[桥头劳动者] [路鸣春] [2019年05月05日 08:00] [评论0条]", "2019-05-05T08:00", "桥头劳动者", "路鸣春", ""},
		{"2019年05月05日08:12青溪劳动网我有话说(12人参与)", "2019-05-05T08:12", "青溪劳动网", "", ""},
		{"由 zgh 发布于 26/01/2018 · 3 条评论", "2018-01-26", "", "", ""},
		{"青溪工会 2019-05-05 10:11 发表于浙江", "2019-05-05T10:11", "青溪工会", "", ""},
		{"原创 路鸣春 青溪工会 2019-05-05 10:11 发表于浙江", "2019-05-05T10:11", "青溪工会", "路鸣春", ""},
		{"来源:青溪日报 路鸣春 2019-05-05", "2019-05-05", "青溪日报", "路鸣春", ""},
		{"添加时间:2019-05-05 00:00:00 来源:青溪县总工会 添加人:zgh", "2019-05-05", "青溪县总工会", "", ""},
		{"5月5日 10:11 来源:青溪日报", "", "青溪日报", "", ""},
		{"来源:http://gh.qingxi.example/art/2019/5/6/art_1229.html", "2019-05-06", "", "", ""},
		{"发布时间:2019-05-05??来源:青溪县总工会??作者:??", "2019-05-05", "青溪县总工会", "", ""},
		{"<span>来源:</span>青溪&amp;日报 <b>2019-05-05</b>", "2019-05-05", "青溪&日报", "", ""},
		{"来源:青溪县总工会", "", "青溪县总工会", "", ""},
		{"来源：青溪县总工会　时间：2023年6月2日", "2023-06-02", "青溪县总工会", "", ""},
		{"信息来源:青溪县总工会 发布日期:2023-06-02 浏览次数:", "2023-06-02", "青溪县总工会", "", ""},
		{"文章来源：《青溪日报》 2023-06-02", "2023-06-02", "青溪日报", "", ""},
		{"本文来源:工人日报 作者:张远舟 点击数:12", "", "工人日报", "张远舟", ""},
		{"稿源:青溪新闻网 编辑:李禾木", "", "青溪新闻网", "", "李禾木"},
		{"来源:中工网分享到:", "", "中工网", "", ""},
		{"来源:中工网 分享", "", "中工网", "", ""},
		{"2023-06-02 09:10 来源:中工网【字号:大 中 小】", "2023-06-02T09:10", "中工网", "", ""},
		{"来源:石桥区总工会发布时间:2023-06-02", "2023-06-02", "石桥区总工会", "", ""},
		{"来源:作者:发布时间:2023-06-02", "2023-06-02", "", "", ""},
		{"发布时间:2023-06-02 来源: 作者:王芳草 责任编辑:", "2023-06-02", "", "王芳草", ""},
		{"[来源] 青溪日报 [作者] 王芳草", "", "青溪日报", "王芳草", ""},
		{"【来源：青溪日报】【责任编辑：王芳草】", "", "青溪日报", "", "王芳草"},
		{"青溪晚报 2017-08-06 09:11", "2017-08-06T09:11", "青溪晚报", "", ""},
		{"2017-08-06 09:11 青溪晚报 我要评论", "2017-08-06T09:11", "青溪晚报", "", ""},
		{"2017年08月06日09:11 | 来源：青溪晚报", "2017-08-06T09:11", "青溪晚报", "", ""},
		{"《青溪日报》(2019年03月05日 02版)", "2019-03-05", "青溪日报", "", ""},
		{"《青溪日报》2019年03月05日 第02版", "2019-03-05", "青溪日报", "", ""},
		{"发布于 2019-03-05 10:00", "2019-03-05T10:00", "", "", ""},
		{"时间:2019-03-05 浏览:12 次", "2019-03-05", "", "", ""},
		{"发布日期:20190305", "2019-03-05", "", "", ""},
		{"作者:张三山 李四平 通讯员 王五", "", "", "张三山, 李四平, 王五", ""},
		{"作者:张远舟、李禾木", "", "", "张远舟, 李禾木", ""},
		{"记者 张远舟 通讯员 李禾木", "", "", "张远舟, 李禾木", ""},
		{"□记者 张远舟 通讯员 李禾木", "", "", "张远舟, 李禾木", ""},
		{"本报记者 张远舟", "", "", "张远舟", ""},
		{"文/张远舟", "", "", "张远舟", ""},
		{"作者：超级管理员 2019-03-05", "2019-03-05", "", "", ""},
		{"作者:阿娜尔·托乎提江 2019-03-05", "2019-03-05", "", "阿娜尔·托乎提江", ""},
		{"作者:欧阳青禾", "", "", "欧阳青禾", ""},
		{"責任編輯:劉遠舟 來源:青溪新聞網 發佈日期:2019-03-05", "2019-03-05", "青溪新聞網", "", "劉遠舟"},
		{"發布時間:2019-03-05 資訊來源:青溪縣總工會", "2019-03-05", "青溪縣總工會", "", ""},
		{"來(lái)源:工人日報(bào) 發(fā)布時(shí)間:2019-03-05", "2019-03-05", "工人日報", "", ""},
		{"来源:未知 时间:2019-03-05", "2019-03-05", "", "", ""},
		{"图片来源:青溪日报", "", "", "", ""},
		{"2019-03-05 第02版:要闻", "2019-03-05", "", "", ""},
		{"版次:02  2024年05月09日", "2024-05-09", "", "", ""},
		{"2018-01-22张远舟", "2018-01-22", "", "张远舟", ""},
		{"发表于 2023-3-2 12:57:03 | 查看全部 |阅读模式", "2023-03-02T12:57", "", "", ""},
		{"青溪报·视频记者 张远舟 实习生 李禾木", "", "", "张远舟, 李禾木", ""},
		{"2019年5月5日 10:11 青溪新闻网 我来说两句(0人参与)", "2019-05-05T10:11", "青溪新闻网", "", ""},
		{"中国青溪网 www.qingxi.example.cn 2019-05-05 10:00 来源：青溪县总工会", "2019-05-05T10:00", "青溪县总工会", "", ""},
		{"来源:青溪日报 记者 张远舟", "", "青溪日报", "张远舟", ""},
		{"来源:青溪日报(记者 张远舟)", "", "青溪日报", "张远舟", ""},
		{"发布时间:17年08月09日    信息来源:工会    编辑:工会", "2017-08-09", "工会", "", ""},
		{"来源:青溪县融媒体中心收集编辑:青溪县融媒体中心", "", "青溪县融媒体中心", "", ""},
		{"【发布日期:2015-08-24】 【来源:】 【阅读:次】【作者:晚报记者 林远舟 通讯员 谢禾木】", "2015-08-24", "", "林远舟, 谢禾木", ""},
		{"下一篇4 2015年7月27日 放大 缩小 默认", "2015-07-27", "", "", ""},
		{"當前報章2024年04月10日", "2024-04-10", "", "", ""},
		{"青溪县竹桥镇总工会副主席 张远舟", "", "", "张远舟", ""},
		{"来源:原创", "", "", "", ""},
		{"来源:本站原创 2019-03-05", "2019-03-05", "", "", ""},
		{"来源:转载 作者:张远舟", "", "", "张远舟", ""},
		{"来源:网络整理 2019-03-05", "2019-03-05", "", "", ""},
		{"Source: Internet 2019-03-05", "2019-03-05", "", "", ""},
		{"发布时间:2023-12-12 来源:青溪网 发布开发区:青溪临港经济技术开发区", "2023-12-12", "青溪网", "", ""},
		{"2025/7/6 10:20:17 煤企聚焦 | |||", "2025-07-06T10:20", "", "", ""},
		{"2018-05-01 HKT 11:37", "2018-05-01T11:37", "", "", ""},
		{"Submitted by ctv_en_7 on Mon, 09/25/2006 - 14:30", "2006-09-25T14:30", "", "", ""},
		{"信息来源: | 发布时间 2017-05-08", "2017-05-08", "", "", ""},
		{"分享到臉書FB!   分享到Google+!   分享到推特twitter!   作者:記者張遠舟 時間:2014-04-17 人氣:", "2014-04-17", "", "張遠舟", ""},
		{"記者張遠舟∕新營報導", "", "", "張遠舟", ""},
	}
	const body = "连日来,青溪县总工会组织机关干部走进车间班组,宣讲劳模精神、劳动精神、工匠精神,把关心关爱送到一线职工身边,受到普遍欢迎。\n" +
		"据了解,该县今年新建工会驿站十二家,为环卫工人、快递员等户外劳动者提供歇脚、饮水、热饭等服务,累计服务职工三千多人次。\n"
	for _, r := range rows {
		page := "青溪县总工会开展送温暖活动\n" + r.line + "\n" + body
		a := Article(model.Document{Path: "a.txt", Text: page})
		got := [...]string{a.Published.String(), a.Source, a.Byline, a.Editor}
		want := [...]string{r.published, r.source, r.byline, r.editor}
		if got != want {
			t.Errorf("%q\n got %q\nwant %q", r.line, got, want)
		}
		if a.Title != "青溪县总工会开展送温暖活动" {
			t.Errorf("%q: title %q", r.line, a.Title)
		}
		if strings.Contains(r.line, "图片") {
			continue
		}
		if !strings.HasPrefix(a.Text(), "连日来") {
			t.Errorf("%q: the text starts %.40q", r.line, a.Text())
		}
	}
}

// TestEndLines reads single lines behind the text.
func TestEndLines(t *testing.T) {
	rows := []struct{ line, published, source, byline, editor string }{
		{"(Zhan Leqiu)", "", "", "Zhan Leqiu", ""},
		{"(Cai Mengzhou, reporter of Shanxi Workers Daily)", "", "Shanxi Workers Daily", "Cai Mengzhou", ""},
		{"Henan Workers Daily Reporter Hu Ke Correspondent Mu Qinghe Chen Lanlan)", "", "Henan Workers Daily", "Hu Ke, Mu Qinghe, Chen Lanlan", ""},
		{"(author: Wang Fang Li Nuo)", "", "", "Wang Fang, Li Nuo", ""},
		{"(Photographed and reported by Lu Ming, Harbour Workers Daily)", "", "Harbour Workers Daily", "Lu Ming", ""},
		{"(Reporter Wang Fang, correspondent Li Nuo)", "", "", "Wang Fang, Li Nuo", ""},
		{"(Text by Wang Fang)", "", "", "Wang Fang", ""},
		{"Editor in charge: Liu Yingzhou", "", "", "", "Liu Yingzhou"},
		{"Editor: Hu Mingming", "", "", "", "Hu Mingming"},
		{"Editor:", "", "", "", ""},
		{"Editor: zx012", "", "", "", ""},
		{"(Web editor: Hu Su, Bai Lu)", "", "", "", "Hu Su, Bai Lu"},
		{"[Responsible editor: Hu Su]", "", "", "", "Hu Su"},
		{"Source: Xinhua", "", "Xinhua", "", ""},
		{"(Source: Workers' Daily)", "", "Workers' Daily", "", ""},
		{"2019-03-05", "2019-03-05", "", "", ""},
		{"March 5, 2019", "2019-03-05", "", "", ""},
		{"(记者 张远舟 通讯员 李禾木)", "", "", "张远舟, 李禾木", ""},
		{"（记者 张 远 通讯员 李禾木）", "", "", "张远, 李禾木", ""},
		{"(笔者:张远舟)", "", "", "张远舟", ""},
		{"(张远舟 李禾木)", "", "", "张远舟, 李禾木", ""},
		{"(青溪县总工会 张远舟)", "", "青溪县总工会", "张远舟", ""},
		{"(张远舟 文/图)", "", "", "张远舟", ""},
		{"作者:张远舟", "", "", "张远舟", ""},
		{"(供稿:张远舟)", "", "", "张远舟", ""},
		{"责任编辑:张远舟", "", "", "", "张远舟"},
		{"[责任编辑:张远舟]", "", "", "", "张远舟"},
		{"责编:张远舟 李禾木", "", "", "", "张远舟, 李禾木"},
		{"编辑:张远舟 审核:李禾木", "", "", "", "张远舟"},
		{"责任编辑 张远舟", "", "", "", "张远舟"},
		{"责任编辑:", "", "", "", ""},
		{"责任编辑:C12", "", "", "", ""},
		{"(責任編輯:張遠舟)", "", "", "", "張遠舟"},
		{"(責(zé)編:張(zhāng)遠舟、李禾木)", "", "", "", "張遠舟, 李禾木"},
		{"(来源:工人日报)", "", "工人日报", "", ""},
		{"来源：工人日报", "", "工人日报", "", ""},
		{"□ 青溪县总工会", "", "青溪县总工会", "", ""},
		{"2019年3月5日", "2019-03-05", "", "", ""},
		{"2019 年 3 月 5 日", "2019-03-05", "", "", ""},
		{"发布时间:2019-03-05", "2019-03-05", "", "", ""},
		{"相关链接:2019-03-05", "", "", "", ""},
		{"版权所有 2019-2023 青溪县总工会", "", "", "", ""},
		{"点击次数:2019", "", "", "", ""},
		{"□ 张远舟", "", "", "张远舟", ""},
		{"张远舟 李禾木", "", "", "张远舟, 李禾木", ""},
		{"张远舟报道", "", "", "张远舟", ""},
		{"張遠舟報(bào)道", "", "", "張遠舟", ""},
		{"来源青溪县总工会", "", "青溪县总工会", "", ""},
		{"拟稿人:张远舟   核稿人:李禾木   来源:青溪县总工会", "", "青溪县总工会", "张远舟", ""},
		{"(青溪县职工服务中心 社会服务部)", "", "", "", ""},
		{"关注公众号,随时阅读南山劳动报", "", "", "", ""},
		{"_MG_6732", "", "", "", ""},
		{"(青溪县总工会)", "", "青溪县总工会", "", ""},
		{"（青溪縣總工會供稿）", "", "青溪縣總工會", "", ""},
		{"□ 青溪县总工会 张远舟", "", "青溪县总工会", "张远舟", ""},
		{"◎张远舟", "", "", "张远舟", ""},
		{"(总台央视记者 张远舟 李禾木)", "", "", "张远舟, 李禾木", ""},
		{"记者: | 张远舟 |", "", "", "张远舟", ""},
		{"编辑: | 张远舟 |", "", "", "", "张远舟"},
		{"南山日报、南山晚报所有自采新闻(含图片)独家授权南山网发布,未经允许不得转载或镜像;授权转载务必注明来源,例:“南山网-南山日报”。", "", "", "", ""},
		{"编辑丨张远舟 审核丨李禾木", "", "", "", "张远舟"},
		{"青溪县总工会 张远舟", "", "青溪县总工会", "张远舟", ""},
		{"(作者:张远舟 单位:青溪县总工会)", "", "青溪县总工会", "张远舟", ""},
		{"(作者系青溪县总工会主席)", "", "", "", ""},
		{"(图片由县总工会提供)", "", "", "", ""},
		{"来源 | 青溪工会", "", "青溪工会", "", ""},
		{"值班编委:李禾木 责编:张远舟 校对:赵小舟", "", "", "", "张远舟"},
		{"http://gh.qingxi.example/2019/0305/1.html", "2019-03-05", "", "", ""},
		{"(Qingxi County Federation of Trade Unions Wang Luming)", "", "Qingxi County Federation of Trade Unions", "Wang Luming", ""},
		{"(完)", "", "", "", ""},
		{"(资料图)", "", "", "", ""},
		{"微信图片_20231115071516", "", "", "", ""},
		{"■晚报记者 张远舟\n通讯员 李禾木", "", "", "张远舟, 李禾木", ""},
		{"供稿:青溪医院工会\nCopyright©2014    南山大学工会    地址:南山路275弄7号    电话:0571-65643314", "", "青溪医院工会", "", ""},
		{"供稿 县总工会", "", "县总工会", "", ""},
		{"發佈時間 2011-05-01 17:35 最後更新時間 2011-05-01 17:40", "2011-05-01T17:35", "", "", ""},
		{"文/工会\n摄影/张远舟\n初审初校/李禾木\n终审终校/陈远山", "", "", "", ""},
		{"本文作者:张远舟\n题图来源:青溪题图", "", "", "张远舟", ""},
		{"張遠舟攝", "", "", "", ""},
		{"林禾木 張遠舟 報導 / 台北市", "", "", "林禾木, 張遠舟", ""},
		{"(社法委办 张远舟)", "", "", "张远舟", ""},
		{"Produced By 青溪网络 通发布系统", "", "", "", ""},
		{"%d bloggers like this:", "", "", "", ""},
		{"XML 地图 | Sitemap 地图", "", "", "", ""},
		{"作者:张远舟\n编辑:李禾木\n本文为工会频道原创文章,转载请附上原文出处链接和本声明。", "", "", "张远舟", "李禾木"},
		{"(来源:原创)", "", "", "", ""},
	}
	const body = "青溪县总工会开展送温暖活动\n连日来,青溪县总工会组织机关干部走进车间班组,宣讲劳模精神、劳动精神、工匠精神,把关心关爱送到一线职工身边,受到普遍欢迎。\n" +
		"据了解,该县今年新建工会驿站十二家,为环卫工人、快递员等户外劳动者提供歇脚、饮水、热饭等服务,累计服务职工三千多人次。\n"
	for _, r := range rows {
		a := Article(model.Document{Path: "a.txt", Text: body + r.line + "\n"})
		got := [...]string{a.Published.String(), a.Source, a.Byline, a.Editor}
		want := [...]string{r.published, r.source, r.byline, r.editor}
		if got != want {
			t.Errorf("%q\n got %q\nwant %q", r.line, got, want)
		}
	}
}

// TestLeads reads the first words of reports.
func TestLeads(t *testing.T) {
	rows := []struct{ text, source, names string }{
		{"本报讯(记者 张远舟)连日来,", "", "张远舟"},
		{"本报讯 (记者张远舟 通讯员李禾木)连日来,", "", "张远舟, 李禾木"},
		{"本报讯 记者张远舟报道:连日来,", "", "张远舟"},
		{"本报记者 张远舟 李禾木 报道", "", "张远舟, 李禾木"},
		{"中工网讯 8月4日,", "中工网", ""},
		{"中工网讯(工人日报-中工网记者 张远舟)", "中工网", "张远舟"},
		{"云上青溪讯 记者张远舟报道:连日来,", "云上青溪", "张远舟"},
		{"5月3日訊(青溪晚報 張遠舟)近日", "青溪晚報", "張遠舟"},
		{"本报5月3日讯(记者 张远舟)近日", "", "张远舟"},
		{"本报讯(张远舟文/图)近日", "", "张远舟"},
		{"本报讯(张远文/图)近日", "", "张远"},
		{"青溪网消息:近日", "青溪网", ""},
		{"据青溪网消息:近日", "", ""},
		{"有好消息:近日", "", ""},
		{"日报消息(全媒体记者张远舟报道摄影)5月15日,", "", "张远舟"},
		{"青溪讯(通讯员 张远舟)近日", "", "张远舟"},
		{"青溪日报记者张远舟通讯员李禾木1月6日上午", "青溪日报", "张远舟, 李禾木"},
		{"青溪日报讯(张远舟 李禾木)炎炎夏日", "青溪日报", "张远舟, 李禾木"},
		{"青溪日報訊(路知秋 楊晚晴)炎炎夏日", "青溪日報", "路知秋, 楊晚晴"},
		{"新华社北京5月1日电(记者 张远舟)", "新华社", "张远舟"},
		{"人民网北京4月28日电 今天,", "人民网", ""},
		{"【青溪日报报道】", "青溪日报", ""},
		{"【青溪日報專訊】昨日", "青溪日報", ""},
		{"【特派記者張遠舟/台中報導】", "", "張遠舟"},
		{"【記者張遠舟台中報導】五一勞動節前夕,", "", "張遠舟"},
		{"【記者張遠舟/高雄】勞動節將至,", "", "張遠舟"},
		{"【記者 張遠舟/台中 報導】市府今日", "", "張遠舟"},
		{"(张远舟)日前,市里", "", "张远舟"},
		{"(完善)日前,市里", "", ""},
		{"青溪在线(记者张远舟)2月1日,", "青溪在线", "张远舟"},
		{"The Qingxi Federation of Trade Unions (QFTU) has sent", "", ""},
		{"本报讯 张远舟报道  近日,县里", "", "张远舟"},
		{"云上青溪报道:(记者 张远舟)2月6日,", "云上青溪", "张远舟"},
		{"【轉自青溪日報】工會舉辦", "青溪日報", ""},
		{"51网讯(记者 张远舟)3月26日,", "51网", "张远舟"},
		{"【青溪報4月29日報導】(青溪社記者張遠舟台北二十九日電)勞動節", "青溪社", "張遠舟"},
		{"SHENZHEN/WANZHOU, China (Reuters) - Workers met", "Reuters", ""},
		{"??? 青溪新聞網訊(記者 張遠舟 通訊員 李禾木)8月22日,", "青溪新聞網", "張遠舟, 李禾木"},
		{"青溪日报记者张远舟报道", "青溪日报", "张远舟"},
		{"通讯员 张远舟 近日,", "", "张远舟"},
		{"据悉,资讯公司", "", ""},
		{"记者从青溪县总工会获悉,", "", ""},
		{"Beijing, November 14 (Workers' Daily - reporter Sang Yu Lu Ming of China Industrial Network) The", "Workers' Daily", "Sang Yu, Lu Ming"},
		{"CAMCE News (Workers' Daily - Sang Yu, reporter of CAMCE) In April", "CAMCE", "Sang Yu"},
		{"BEIJING, Nov. 4 (Xinhua) -- The", "Xinhua", ""},
		{"(Reporter Wang Fang) Recently", "", "Wang Fang"},
		{"CAMCE News On May 5, the", "CAMCE", ""},
		{"Good news for workers (and others) came", "", ""},
		{"Harbour Evening News reporter Lu Ming reported: On April 27,", "Harbour Evening News", "Lu Ming"},
		{"Our reporter Lu Ming reports: On April 27,", "", "Lu Ming"},
		{"Harbour News Service, Beijing, March 4th (Reporter Sang Yu) The court", "Harbour News Service", "Sang Yu"},
		{"A reporter reported that the crane", "", ""},
		{"(Harbour Daily report on May 14th) To set the stage", "Harbour Daily", ""},
		{"(a report on May 14th) To set the stage", "", ""},
		{"The Harbour River Daily of the Big Client July 12 (Reporter Sang Yu Correspondent Lu Ming) Qingxi", "", "Sang Yu, Lu Ming"},
		{"Recently, the News of the", "", ""},
	}
	for _, r := range rows {
		f := fold(r.text)
		l := readLead(f)
		got := strings.Join(f.unfoldAll(l.people.names), ", ")
		if f.unfold(l.source) != r.source || got != r.names {
			t.Errorf("%q: source %q, names %q; want %q, %q", r.text, l.source, got, r.source, r.names)
		}
	}
}

func TestPinyinNames(t *testing.T) {
	rows := []struct{ in, want string }{
		{"Sang Yu Lu Ming", "Sang Yu|Lu Ming"},
		{"Mu Qinghe Chen Lanlan", "Mu Qinghe|Chen Lanlan"},
		{"Ouyang He", "Ouyang He"},
		{"Zhang Xiao Ming", "Zhang Xiao Ming"},
		{"Wang Xi'an", "Wang Xi'an"},
		{"Workers Daily", ""},
		{"John Smith", ""},
		{"Li", ""},
	}
	for _, r := range rows {
		if got := strings.Join(splitPinyin(strings.Fields(r.in)), "|"); got != r.want {
			t.Errorf("%q splits into %q, want %q", r.in, got, r.want)
		}
	}
}

// TestGiven: what the file's format carries.
func TestGiven(t *testing.T) {
	day := stamp{y: 2020, m: 1, d: 2, precision: model.PrecisionDay}.date(model.FromFeed)
	d := model.Document{
		Path: "b/c.html", N: 3, Title: "Given title", Source: "Given Daily", Byline: "Given Name",
		URL: "https://example.org/2019/0304/a.html", Published: day,
		Text: "Given title\n\nOn May 5 the federation met and talked for a long while about what the couriers need most in winter, and about the stations that it has opened for them in every street of the city.\n",
	}
	a := Article(d)
	if a.ID != model.NewID("b/c.html", 3) || a.Path != d.Path || a.URL != d.URL || a.Title != d.Title || a.Source != d.Source || a.Byline != d.Byline {
		t.Errorf("given fields are lost: %+v", a)
	}
	if a.Published != day {
		t.Errorf("published %v, want the feed's", a.Published)
	}
	if a.Blocks[0].Kind != model.Title {
		t.Errorf("the given title's line is %v", a.Blocks[0].Kind)
	}
	d.Published = model.Date{}
	if a = Article(d); a.Published.String() != "2019-03-04" || a.Published.From != model.FromURL {
		t.Errorf("published %v from %v, want the URL's", a.Published, a.Published.From)
	}
	d.Text = "Given title\nRelease date: 2018-05-06\n" + d.Text
	if a = Article(d); a.Published.String() != "2018-05-06" || a.Published.From != model.FromText {
		t.Errorf("published %v from %v, want the text's", a.Published, a.Published.From)
	}
}

func TestDateOfTheReader(t *testing.T) {
	const text = "2025-10-16\n星期四\n\n情暖车间送清凉\n\n" +
		"  7月17日,青溪县总工会慰问组深入各镇和重点企业开展走访慰问活动,切实保障广大职工的身体健康,给在高温下坚守岗位的一线职工送去清凉。\n\n" +
		"  每到一处,慰问组都将防暑降温物资送到一线职工手中,让大家在炎炎夏日中感受到工会的关怀。\n"
	a := Article(model.Document{Path: "a.txt", Text: text})
	if a.Published.String() != "" || a.Title != "情暖车间送清凉" {
		t.Errorf("published %q, title %q", a.Published, a.Title)
	}
}
