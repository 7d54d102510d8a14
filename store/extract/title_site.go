package extract

import "strings"

// isSection knows the names of sections that sites print above a title.
func isSection(s string, n size) bool {
	if n.han > 10 || n.words > 4 {
		return false
	}
	s = strings.TrimFunc(s, isSectionMark)
	switch s {
	case "工作动态", "基层动态", "工会动态", "工会新闻", "新闻动态", "图片新闻", "工会要闻", "新闻中心", "要闻", "公告", "通知公告", "信息公开", "基层工会", "基层工作", "各地工会", "地方工会", "工运动态", "综合新闻", "新闻资讯", "媒体聚焦", "媒体报道", "县区动态", "区县动态", "本地新闻", "国内新闻", "时政要闻", "头条新闻", "工会工作", "专题专栏", "权益维护", "组织建设", "宣传教育", "动态信息", "工会信息", "最新动态", "产业工会", "市县工会", "省内要闻", "工会资讯":
		return true
	}
	if len(s) > 40 {
		return false
	}
	var buf [40]byte
	switch string(lowerAll(buf[:0], s)) {
	case "news", "home", "news center", "trade union news", "union news", "grassroots news", "work trends", "work dynamics", "local news", "top stories", "headlines", "latest news", "press release", "news release", "news & events", "notice", "announcement", "media focus", "current affairs", "grassroots dynamics", "trade union", "general news", "comprehensive news", "news information", "special topic", "china", "society", "local", "english", "politics", "labor", "labour", "trade union dynamics", "union dynamics", "important news", "industry news", "work news", "grass roots", "grass-roots trends", "union trends", "company dynamics", "enterprise dynamics", "region news", "regional news", "photo news", "company news":
		return true
	}
	return false
}

// isSectionBeside tells whether a name beside a date is that of a section.
func isSectionBeside(s string, n size) bool {
	if n.han < 2 || n.han > 8 || n.words > 0 {
		return false
	}
	for _, e := range [...]string{"聚焦", "动态", "要闻", "专题", "专栏", "关注", "快递", "公告", "栏目"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func isSectionMark(r rune) bool {
	switch r {
	case ' ', '[', ']', '★', '☆', '◆', '|', '-', '—', '·', '•', '>':
		return true
	}
	return false
}

// siteLike tells whether a short line is the name of a site or a channel.
func siteLike(s string, n size) bool {
	if n.han > 0 {
		if n.han > 14 {
			return false
		}
		if i := strings.IndexAny(s, "-_|"); i > 0 {
			// a title with the site's name behind it
			if front := trim(s[:i]); measure(front).han > 4 {
				return siteLike(front, measure(front))
			}
		}
		for _, e := range siteEnds.forEnd(s) {
			if strings.HasSuffix(s, e) {
				return e != "总工会" || n.han <= 9
			}
		}
		return n.han <= 4 || strings.Contains(s, "电子报") || strings.Contains(s, "数字报")
	}
	if n.words > 5 {
		return false
	}
	for _, e := range siteEndsEN.forEnd(s) {
		if len(s) >= len(e) && hasPrefixFold(s[len(s)-len(e):], e) {
			return true
		}
	}
	return n.words <= 2
}

// siteEndsEN are how they end in English.
var siteEndsEN = newWordList("network", "online", "news", "entertainment", "website", "channel", "net", "federation of trade unions", "daily", "newspaper", ".cn", ".com", "client", "home page", "portal")

// siteEnds are how the names of sites and channels end.
var siteEnds = newWordList("网", "网站", "在线", "频道", "门户", "官网", "首页", "资讯", "动态", "要闻", "专题", "专栏", "新闻", "客户端", "日报", "晚报", "工会网", "总工会", "报", "报纸", "数字报", "电子报", "数字版", "电子版", "副刊", "新媒体", "融媒体", "周刊", "周报", "月刊", "杂志", "杂志社")
