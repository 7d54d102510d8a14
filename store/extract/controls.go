package extract

import (
	"strings"
	"unicode/utf8"
)

// isControls tells whether a short folded line is the page's controls: words
// of its interface, counts and marks, and nothing else. "回到顶部", "播放 5.3万
// 弹幕 212", "Swipe left to see more", "Like (3)".
func isControls(s string) bool { return len(s) <= controlsMax && controlsOf(s, measure(s)) }

// controlsMax bounds the length of a line of controls, in bytes.
const controlsMax = 160

// controlsOf is isControls for a piece that has been measured.
func controlsOf(s string, n size) bool {
	switch {
	case n.han > 24 || n.words > 10 || len(s) > controlsMax:
		return false
	case n.han > 0:
		return hanControls(s)
	}
	return n.words > 0 && latinControls(s)
}

// hanControls cuts s into words of the interface, the longest first; a few
// single characters may stand between them.
func hanControls(s string) bool {
	words, fill := 0, 0
	for i := 0; i < len(s); {
		r, w := decode(s[i:])
		if !isHan(r) {
			if w > 1 && r < 0x2000 || isLetter(s[i]) && latinWordAt(s, i) == 0 {
				return false
			}
			i += max(w, latinWordAt(s, i))
			continue
		}
		if strings.ContainsRune("顶踩赞", r) && !endsHan(s[:i]) {
			words++
			i += w
			continue
		}
		if k := controlAt(s[i:]); k > 0 {
			words++
			i += k
			continue
		}
		if !strings.ContainsRune("我要共第页次条人分钟约当前被已本的到为请点按看上下左右大中小超高低回发有个数号万元", r) {
			return false
		}
		if fill++; fill > 6 {
			return false
		}
		i += w
	}
	return words > 0 && fill <= 2*words+2
}

// latinWordAt returns the length of an interface word in letters at i, or 0.
func latinWordAt(s string, i int) int {
	j := i
	for j < len(s) && isLetter(s[j]) {
		j++
	}
	if j == i || j-i > 24 {
		return 0
	}
	var buf [24]byte
	if w := string(lowerInto(buf[:0], s[i:j])); !isWidgetWord(w) && !latinControl(w) && j-i > 2 {
		return 0
	}
	return j - i
}

// controlAt returns the length of the longest interface word that s starts
// with, or 0.
func controlAt(s string) int {
	var ends [7]int
	n, at := 0, 0
	for n < len(ends) && at < len(s) {
		r, w := utf8.DecodeRuneInString(s[at:])
		if !isHan(r) {
			break
		}
		at += w
		ends[n] = at
		n++
	}
	for k := n - 1; k > 0; k-- {
		if w := s[:ends[k]]; hanControl(w) || isWidgetWord(w) {
			return ends[k]
		}
	}
	return 0
}

// hanControl knows the words of interfaces that isWidgetWord does not: those
// that are also words of the language.
func hanControl(s string) bool {
	switch s {
	case "首页", "目录", "列表", "本文", "全文完", "取消", "预览", "打印预览", "版面", "往期", "回顾", "专题", "上页", "下页", "上一页", "下一页", "上一版", "下一版", "上一期", "下一期", "上一张", "下一张", "尾页", "末页", "当前", "本页", "页面", "回首页", "回顶部", "返回目录", "返回上页", "上一篇", "下一篇",
		"微博", "微信", "朋友圈", "脸书", "噗浪", "推特", "空间", "分享", "转发", "转载", "转寄", "喜欢", "支持", "反对", "踩", "顶", "打赏", "赞赏", "投诉", "建议", "报错", "找错", "纠错", "反馈", "举报", "收藏", "推荐", "列印", "友善", "打印", "朋友",
		"高清", "标清", "超清", "流畅", "蓝光", "画质", "自动", "倍速", "播放", "重播", "弹幕", "静音", "音量", "全屏", "退出全屏", "视频", "音频", "加载", "失败", "刷新", "重试", "请刷新", "加载失败", "加载中", "缓冲",
		"听全文", "听新闻", "全文", "朗读", "收听", "语音", "分钟", "阅读", "阅读量", "点阅", "点阅数", "浏览", "浏览量", "点击", "点击量", "点击数", "访问", "访问量", "访客", "查看", "次数", "人次", "人气", "热度", "评论", "评论数", "评论区", "回复", "跟帖", "楼主", "沙发", "抢沙发", "板凳", "留言", "发言", "参与", "我有话说", "我来说两句", "我要说两句", "我来说", "暂无", "已关闭", "关闭", "登录", "登陆", "注册", "登录后", "会员", "用户",
		"字号", "字体", "大小", "放大", "缩小", "默认", "繁体", "简体", "繁体版", "简体版", "繁体中文", "简体中文", "手机版", "电脑版", "触屏版", "桌面版", "无障碍", "夜间", "护眼", "日间", "模式", "夜间模式", "护眼模式", "关怀", "适老",
		"缩略图", "图集", "大图", "小图", "原图", "看大图", "查看大图", "组图", "图片", "幻灯", "左右", "滑动", "左滑", "右滑", "向左", "向右", "更多", "展开", "收起", "展开全文", "收起全文", "阅读全文", "查看全文", "查看全部", "只看楼主", "继续", "余下",
		"订阅", "关注", "关注我们", "点击关注", "下载", "客户端", "公众号", "小程序", "扫码", "扫描", "二维码", "长按", "识别", "搜索", "检索", "按日期", "日期", "日历", "菜单", "导航", "复制", "链接", "复制链接", "网址", "只看该作者", "倒序浏览", "阅读模式", "电梯直达", "发帖", "发表", "回帖", "帖子", "主题", "道具", "使用道具", "积分", "签到",
		"附件", "附件下载", "相关附件", "打开", "保存", "发送", "邮件", "短信", "客服", "在线", "咨询", "网页", "网站", "政府网站", "标题", "内容", "有误", "点此", "此处", "这里", "点击此处", "猜你喜欢", "猜你", "热门", "标签", "热门标签", "最新", "热点", "热榜", "排行":
		return true
	}
	return false
}

// latinControls tells whether every word of s is one of an interface, figures
// and marks apart.
func latinControls(s string) bool {
	some := false
	for i := 0; i < len(s); {
		c := s[i]
		if !isLetter(c) {
			if c >= utf8.RuneSelf {
				r, w := decode(s[i:])
				if r < 0x2000 {
					return false
				}
				i += w
				continue
			}
			i++
			continue
		}
		j := i
		for j < len(s) && (isLetter(s[j]) || s[j] == '\'') {
			j++
		}
		if j-i > 24 {
			return false
		}
		var buf [24]byte
		w := string(lowerInto(buf[:0], s[i:j]))
		small := isSmallWord(w) || w == "no" || w == "a" || w == "this" || w == "all" || w == "yet" || w == "us" || w == "your"
		if !small && !isWidgetWord(w) && !latinControl(w) {
			return false
		}
		some = some || !small
		i = j
	}
	return some
}

// latinControl knows English words of interfaces, in lower case, that
// isWidgetWord does not.
func latinControl(w string) bool {
	switch w {
	case "previous", "next", "prev", "issue", "last", "first", "turning", "pages", "swipe", "left", "right", "see", "full", "fold", "unfold", "expand", "collapse", "put", "away", "show", "hide", "open", "enlarge", "zoom", "picture", "pictures", "photo", "photos", "image", "images", "gallery", "album", "thumbnail", "thumbnails", "fullscreen", "screen", "slide", "slideshow",
		"report", "content", "article", "audio", "speed", "quality", "hd", "sd", "mode", "night", "day", "version", "mobile", "desktop", "pc", "app", "client", "recommend", "recommended", "reward", "praise", "thumbs", "up", "down", "bookmark", "qr", "shares", "shared", "hits", "fonts", "go", "return", "bottom", "previews", "preview",
		"enditem", "ends", "follow", "follows", "following", "followers", "favourite", "favourites", "collection", "collections", "collected", "null", "undefined", "none", "simplified", "traditional", "chinese", "english", "language", "attachment", "attachments", "document", "documents", "relevant", "related", "feedback", "correction", "error", "password", "username", "loading", "failed", "refresh", "retry", "latest", "hot", "tags", "tag", "printing", "browse", "browses", "reading", "visit", "visits", "visitors", "votes", "vote", "submit", "cancel", "ok", "yes", "edit", "delete", "quote", "floor", "poster", "post", "posts", "normal", "default", "color", "colour", "background", "eye", "protection", "original", "source", "display", "switch", "on", "off", "off-line", "offline", "online", "stop", "mute", "volume", "autoplay", "by":
		return true
	}
	return false
}

// isWay tells whether a short folded line is the way through a site or a menu
// of its sections: "塞外工讯网 > 民生", "网站首页/工作动态/详情", "首页 新闻 视频".
func isWay(s string, n size) bool {
	if n.han > 45 || n.words > 24 || len(s) > 240 {
		return false
	}
	t := strings.Trim(s, " []|>»›·-—:?")
	if strings.ContainsAny(t, "。!;") {
		return false
	}
	for _, w := range [...]string{"导航:", "导航 ", "频道:", "栏目:"} {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	sep := wayMark(t)
	if sep == "" || sep == " " && n.words > 0 {
		return false
	}
	parts, home := 0, false
	for part := range strings.SplitSeq(t, sep) {
		part = strings.Trim(part, " ?|>-/[]:")
		if part == "" {
			continue
		}
		if measure(part).weight() > 10 {
			return false
		}
		home = home || isHome(part)
		parts++
	}
	return parts >= 2 && (home || sep == ">" || sep == "»" || sep == "→")
}

// wayMark returns what parts the sections of a way through a site, "" if
// nothing does.
func wayMark(s string) string {
	for _, m := range [...]string{">", "»", "→", "/", "?", "_", "·", "-", " "} {
		if strings.Contains(s, m) {
			return m
		}
	}
	return ""
}

// isHome tells whether a section's name is that of the first page.
func isHome(s string) bool {
	return strings.HasSuffix(s, "首页") || strings.HasSuffix(s, "主页") || s == "正文" || s == "详情" || s == "首 页" || strings.EqualFold(s, "home") || strings.EqualFold(s, "front page") || strings.EqualFold(s, "home page") || strings.EqualFold(s, "homepage")
}
