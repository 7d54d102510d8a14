package extract

import "unicode/utf8"

// isWidget tells whether every word of a folded piece is a button, a switch or
// a mark of the page: "share", "大 中 小", "分享到: 微信 微博".
func isWidget(s string) bool {
	some := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWidgetSep(r) {
			i += n
			continue
		}
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if isWidgetSep(r) {
				break
			}
			j += n
		}
		if j-i > 36 {
			return false
		}
		var buf [36]byte
		if !isWidgetWord(string(lowerInto(buf[:0], s[i:j]))) {
			return false
		}
		some = true
		i = j
	}
	return some
}

func isWidgetSep(r rune) bool {
	return r < '0' && r != '+' || r >= ':' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r < 0x80 || r == '、' || r == '·' || r == '•' || r == '。' || r >= 0x2190 && r <= 0x2bff || r >= 0xe000 && r <= 0xf8ff || r == '》' || r == '《'
}

func isWidgetWord(w string) bool {
	switch w {
	case "share", "print", "font", "size", "large", "medium", "small", "l", "m", "s", "a", "t", "big", "middle", "close", "window", "collect", "favorites", "favorite", "email", "mail", "facebook", "twitter",
		"weibo", "wechat", "qq", "qzone", "linkedin", "whatsapp", "line", "download", "top", "back", "comment", "comments", "like", "likes", "reply", "text", "details", "scan", "code", "menu", "home", "search", "more", "to", "page", "this", "pinterest", "reddit", "telegram", "tumblr", "copy", "link", "subscribe", "login", "register", "rss", "save", "a+", "a-", "a++", "+", "in", "x", "translate", "listen", "play", "pause", "video", "moments", "friends", "circle", "sina", "tencent", "douban", "renren", "views", "viewd", "viewed", "clicks", "reads", "click", "view", "times", "min", "read", "ago", "0":
		return true
	case "大", "中", "小", "字号", "字体", "大小", "分享", "分享到", "分享至", "打印", "打印本页", "打印本文", "打印此页", "关闭", "关闭窗口", "关闭本页", "收藏", "收藏本文", "加入收藏", "设为首页", "微信", "微博", "新浪微博", "腾讯微博", "朋友圈", "qq空间", "qq好友", "人人网", "豆瓣", "空间", "扫一扫",
		"我要评论", "评论", "发表评论", "点赞", "赞", "转发", "推荐", "举报", "纠错", "我要纠错", "返回", "返回顶部", "返回列表", "返回首页", "顶部", "首页", "正文", "正文内容", "新闻详情", "详情", "详细内容", "内容", "新闻正文", "文章正文", "内容详情", "文章详情", "文章内容", "登录", "注册", "搜索", "更多", "更多>>", "查看更多", "语音播报", "听新闻", "播放", "暂停", "大字", "标准", "超大", "特大", "默认", "繁体", "简体", "无障碍", "关怀版", "长者模式", "无障碍浏览", "适老版", "手机版", "电脑版", "英文版", "添加收藏", "复制链接", "复制", "链接", "朋友", "好友", "阅读", "浏览", "点击", "次", "导航", "菜单", "下载", "附件", "网站首页", "退出", "进入", "次数", "下一页", "上一页", "尾页", "末页", "全文", "显示全文", "展开全文", "展开", "收起", "投稿", "订阅", "关注", "移动端", "小程序", "生成海报", "海报", "加大", "缩小", "放大", "还原", "恢复", "默认字号", "蓝信", "钉钉", "百度", "支付宝", "二维码", "微信扫一扫", "手机看", "背景色", "新闻":
		return true
	}
	return false
}
