package extract

import (
	"strings"
	"unicode/utf8"
)

// label says what the value after a printed label is.
type label uint8

const (
	noLabel label = iota
	labelDate
	labelSource
	labelPublisher // who put the page up: a source where no other is named
	labelAuthor
	labelLogin // an account that posted the page: no person
	labelPhoto
	labelEditor
	labelReview // proofreaders and the like: hidden, but not editors
	labelCounter
	labelWidget
	labelCategory
	labelOriginal
	labelTitle
	labelURL
	labelAbstract
	labelPlace // of an event: then a date beside it is the event's
	labelOther // a label whose line is furniture: tel, address
	labelCaption
)

// hanLabel knows the Chinese labels, in folded form.
func hanLabel(s string) label {
	switch s {
	case "发布日期", "发布时间", "出版", "刊登时间", "上载时间", "发布", "日期", "时间", "更新时间", "更新日期", "更新", "发表时间", "发表日期", "发表",
		"发文日期", "发文时间", "成文日期", "添加时间", "添加日期", "录入时间", "录入日期", "上传时间", "上传日期", "稿件时间",
		"编辑时间", "编辑日期", "创建时间", "创建日期", "公布时间", "公布日期", "信息时间", "文章时间", "刊发时间", "刊发日期",
		"加入时间", "提交时间", "新闻时间", "生成日期", "生成时间", "公开日期", "公开时间", "发稿时间", "发稿日期", "印发日期",
		"发布于", "发表于", "更新于", "撰写时间", "写作日期", "写作时间", "来稿时间", "投稿时间", "报道时间", "出版日期", "出版时间",
		"最后更新", "最后更新时间", "文章发布时间", "信息发布时间", "信息发布日期", "发步时间", "网络出版时间", "网络首发时间", "修改时间", "修改日期", "刊登日期", "见报日期", "当前报章", "当前报纸", "报纸日期":
		return labelDate
	case "来源", "信息来源", "文章来源", "本文来源", "稿件来源", "新闻来源", "消息来源", "稿源", "内容来源", "来源单位",
		"信息来自", "文章来自", "出处", "文章出处", "信息出处", "转自", "转载自", "来自", "出自", "来源网站", "原文来源", "来源于",
		"媒体来源", "报道来源", "来稿单位", "稿件出处", "摘自", "供稿单位", "来源媒体", "文字来源", "转载", "信息提供":
		return labelSource
	case "发布单位", "发布机构", "发布部门", "信息发布单位", "发文机关", "发文单位", "责任单位", "所属单位", "单位", "发布机关", "公开单位", "信息提供单位", "部门", "发布来源", "报送单位", "撰稿单位":
		return labelPublisher
	case "作者", "记者", "通讯员", "撰稿", "撰文", "供稿", "供稿人", "文", "笔者", "投稿", "投稿人", "撰稿人", "文字", "特约记者",
		"本报记者", "文章作者", "见习记者", "实习记者", "实习生", "全媒体记者", "特约通讯员", "采写", "文/图", "图/文", "图文", "文图", "整理", "来稿人", "撰写", "撰写人", "署名", "作者姓名", "采访", "拟稿", "拟稿人", "撰稿记者", "文字记者":
		return labelAuthor
	case "发布人", "发布者", "信息员", "录入", "录入者", "录入员", "录入人", "上传", "上传者", "发布员", "管理员", "用户", "发帖人", "添加人", "提交人", "操作员", "作者单位", "工作单位":
		return labelLogin
	case "摄影", "摄", "图片", "图", "供图", "摄影记者", "摄像", "摄影报道", "照片", "拍摄":
		return labelPhoto
	case "责任编辑", "责编", "编辑", "网络编辑", "网编", "值班编辑", "本期编辑", "实习编辑", "本文编辑", "文章编辑", "版面编辑",
		"责任编辑人", "新媒体编辑", "微信编辑", "责任编缉", "责任编校", "责校", "编辑人", "页面编辑", "本版编辑", "执行编辑", "网站编辑", "主编辑", "收集编辑", "整理编辑", "一审编辑", "初审编辑":
		return labelEditor
	case "审核", "校对", "终审", "初审", "复审", "初审初校", "复审复校", "终审终校", "初校", "复校", "终校", "审核人", "主编", "监制", "总编", "编审", "校审", "签发", "值班主任", "值班主编", "策划", "总监制", "二审", "三审", "一审", "审签", "审稿", "核稿", "责任校对", "制作", "美编", "排版", "审校", "统筹", "来源编辑", "信息审核", "版式", "编委", "值班编委", "值班总编", "值班副总编", "剪辑", "配音", "监审", "出品", "出品人", "总策划", "校检", "文案", "核稿人", "审稿人", "审核员", "校稿", "复核", "总值班", "二审校对", "二审编辑", "二审审核", "二审责编", "复审校对", "三审审核", "三审签发", "终审核发", "终审审核", "终审签发":
		return labelReview
	case "点击", "浏览", "阅读", "人气", "访问", "点击数", "点击量", "浏览次数", "浏览量", "阅读次数", "阅读量", "访问量", "查看",
		"点击率", "评论", "点赞", "已读", "热度", "次数", "点击次数", "访问次数", "阅读数", "浏览数", "评论数", "查看次数", "阅读人数", "浏览人数", "回复", "本文点击", "关注度", "关注", "访问人次", "人次", "点击人数", "文章点击", "已浏览", "共浏览", "游览次数", "游览":
		return labelCounter
	case "字号", "字体", "字体大小", "字体显示", "文字大小", "分享", "分享到", "分享至", "打印", "关闭", "收藏", "扫一扫", "字号大小", "转发", "保护视力色", "视力保护色", "背景色", "选择字号", "选择字体", "文字选择", "我要分享", "调整字号", "语音播报", "手机查看", "分享本文":
		return labelWidget
	case "栏目", "分类", "类别", "所属栏目", "信息分类", "关键词", "关键字", "标签", "主题词", "索引号", "文号", "发文字号", "有效性", "信息索引",
		"主题分类", "文章分类", "信息类别", "体裁分类", "信息名称", "名称", "所属类别", "新闻类别", "公开方式", "信息编号", "文件编号", "版次", "版面", "版名", "所属专题", "组配分类", "生效日期", "字数", "标签云", "本文关键词", "时效性", "分类目录", "文章标签", "目录":
		return labelCategory
	case "原标题", "原题", "原文标题", "原题目", "本文原题", "原标题为", "原题为":
		return labelOriginal
	case "标题", "文章标题", "题目", "新闻标题", "信息标题", "稿件标题":
		return labelTitle
	case "原文链接", "链接", "网址", "原文地址", "文章链接", "本文链接", "本文网址", "原文网址", "本文地址", "链接地址", "原文", "阅读原文", "文章地址", "网页链接":
		return labelURL
	case "核心提示", "摘要", "内容提要", "导读", "内容摘要", "提要", "新闻提示", "编者按", "引言", "导语", "阅读提示", "内容导读", "新闻摘要", "文章摘要", "内容简介":
		return labelAbstract
	case "地点", "活动地点", "会议地点", "举办地点", "活动时间", "报名时间", "会议时间", "举办时间", "比赛时间", "参加人员", "报到时间", "培训时间", "截止时间", "报名地点", "主持人", "出席", "参会人员", "出生年月":
		return labelPlace
	case "电话", "联系电话", "热线", "地址", "邮编", "邮箱", "传真", "联系人", "主办", "承办", "主办单位", "承办单位", "技术支持", "投稿邮箱", "联系方式", "举报电话", "备案号", "网站标识码", "版权所有", "协办", "当前位置", "您的位置", "您现在的位置", "您所在的位置", "当前所在位置", "所在位置", "位置", "您当前的位置", "您当前位置", "你的位置", "你现在的位置", "当前的位置", "现在位置", "今天是", "现在时间", "当前时间", "今日", "北京时间", "系统时间", "上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇", "前一篇", "后一篇", "邮政编码", "咨询电话", "监督电话", "维权热线", "服务热线", "销售热线", "天气", "热搜", "热门搜索", "导航":
		return labelOther
	case "图片来源", "视频来源", "资料图", "资料图片", "图为", "图说", "图片说明", "照片来源", "配图", "题图", "图源", "首图", "题图来源", "封面来源", "配图来源", "首图来源":
		return labelCaption
	case "数据来源", "资金来源", "经费来源", "收入来源", "资料来源", "生活来源", "经济来源", "力量来源", "题材来源":
		return noLabel
	}
	return noLabel
}

// labelMax bounds the length of an English label, in bytes.
const labelMax = 40

// latinLabel knows the English labels, in any case; words are parted by single
// spaces.
func latinLabel(s string) label {
	if len(s) > labelMax {
		return noLabel
	}
	var buf [labelMax]byte
	key := lowerAll(buf[:0], s)
	for i, c := range key {
		if c == '_' {
			key[i] = ' ' // CREATE_TIME, as programs name their fields
		}
	}
	switch string(key) {
	case "online", "release date", "release time", "updated", "update time", "update date", "date", "time", "post time", "post date", "posted", "posted on",
		"posted at", "published", "published on", "published at", "publish time", "publish date", "publication date", "publication time", "publishing time", "publishing date",
		"pub date", "pubdate", "created", "created on", "creation time", "creation date", "release", "released", "released on", "release on", "issued", "issued on", "issue date", "issue time", "add time", "added", "added on", "added time",
		"entry time", "last updated", "last update", "last modified", "updated at", "updated on", "upload time", "upload date", "upload", "uploaded", "uploaded on", "upload on", "aired", "broadcast time", "article time", "news time", "date published", "date posted", "date of publication", "date of release",
		"time of publication", "time of release", "publication", "published time", "published date", "posting time", "posting date", "released time", "released date", "submitted", "submission time", "written date", "writing date", "date of issue", "issuing time", "issuing date", "launch time", "press date", "modified", "edit time", "information time", "article date", "news date", "release time on", "posted in", "release date of", "time of issue", "time published", "announced", "update", "submitted on", "date added", "input time", "for immediate release", "immediate release", "create time", "create date", "created time", "created date", "createtime", "addtime", "pubtime", "publishtime", "publishdate", "updatetime", "time released", "date released", "published online", "first published", "originally published", "date created", "date updated", "posted date", "posted time", "dated", "datetime", "date/time", "date and time", "news release date", "publication date and time", "content release date", "date of posting":
		return labelDate
	case "source", "sources", "information source", "source of information", "article source", "source of article", "source of the article", "news source", "source of news", "message source", "manuscript source", "content source", "origin",
		"from", "article from", "information from", "reprinted from", "original source", "source from", "source of this article", "this article source", "information sources", "sourced from", "source unit", "source of manuscript", "come from", "comes from", "excerpted from", "source website", "the source", "media source", "source of the manuscript", "text source", "source of original", "provenance", "this article comes from", "origin of article", "source of original text", "courtesy", "derived from":
		return labelSource
	case "publisher", "published by", "issuing unit", "issued by", "release agency", "release unit", "released by", "publishing unit", "publishing agency", "publishing department", "posted by", "issuing authority", "issuing agency", "unit", "department", "publishing organization", "issuer", "release organization", "publication unit", "publish by", "organization", "outlet", "newspaper":
		return labelPublisher
	case "author", "authors", "by", "writer", "written by", "reporter", "reporters", "correspondent", "correspondents", "text", "the author", "contributor", "contributed by", "text by", "article author", "author of the article", "author of article", "story by", "journalist", "byline", "words", "text and photos by", "text and photo", "text and photos", "text and pictures", "words and photos", "our reporter", "special correspondent", "words by", "contributors", "text and photo by", "text/photo", "trainee reporter", "author name", "text/picture", "intern reporter", "all media reporter", "compiled by", "penned by", "interview":
		return labelAuthor
	case "user", "posted by user", "administrator", "information officer", "entered by", "input", "entry", "entry by", "poster", "inputter", "uploader", "uploaded by", "added by", "submitter", "operator", "released by user", "entry person", "webmaster":
		return labelLogin
	case "photo", "photos", "photographer", "photographers", "photo by", "photos by", "photography", "picture by", "pictures by", "photographed by", "photograph by", "photo credit", "photo/", "pictures", "picture", "photographs by", "photography by", "photographer by", "image by":
		return labelPhoto
	case "editor", "editors", "editor in charge", "responsible editor", "editor-in-charge", "web editor", "edited by", "managing editor", "executive editor", "editor in responsibility", "responsibility editor", "network editor", "editing", "duty editor", "editor on duty", "website editor", "online editor", "charge editor", "responsible for editing", "edit", "editor responsible", "copy editor", "editors in charge", "the editor", "trainee editor", "responsible edit", "chief responsible editor", "in charge of editing", "page editor", "assistant editor", "editorial", "editor of this article", "the editor in charge", "internship editor", "intern editor", "zebian", "editor/in charge":
		return labelEditor
	case "review", "reviewed by", "reviewer", "proofread", "proofreading", "proofreader", "proofread by", "editor in chief", "editor-in-chief", "chief editor", "producer", "final review", "first review", "final judgment", "audit", "auditor", "audited by", "examined by", "approved by", "checked by", "preliminary review", "supervisor", "executive producer", "planning", "production", "second review", "third review", "first instance", "second instance", "final instance", "director on duty", "coordinator", "anchor", "announcer", "typesetting", "typeset", "host of the program", "layout", "verified by", "examine and verify", "first trial", "second trial", "third trial", "final trial":
		return labelReview
	case "views", "view", "view count", "reads", "read", "hits", "hit", "clicks", "click", "number of views", "points of view", "browse", "page views", "pageviews", "visits", "reading", "reading volume", "number of clicks", "click rate", "click times", "clicks count", "number of hits", "read times", "reading times", "number of reads", "reading number", "browsing times", "browsing", "browses", "number of visits", "popularity", "comments", "comment", "likes", "like", "view times", "click volume", "visit", "visitors", "heat", "browse times", "times", "number of readers", "number of browsing", "browsed", "traffic", "read count", "reading count", "click count", "hit count", "number of reading", "number of times", "viewed", "pv", "visit times", "number of times read", "readings", "number of times viewed", "readers", "click through rate", "number of times browsed", "point of view", "viewpoints", "viewpoint", "clicked", "visited", "browsing volume", "read volume", "number of comments", "replies", "browsing number", "amount of reading", "number of page views", "check", "attention", "page view", "access", "accesses", "number of browses", "played", "played times":
		return labelCounter
	case "font size", "font", "font-size", "share", "share to", "sharing", "print", "size", "text size", "word size", "share it", "share this", "share on", "share with", "collect", "favorite", "fontsize", "type size", "character size", "close", "font sizes", "choose font size", "select font size", "select font", "scan", "letter size", "resize", "eye protection color", "background color", "share this article", "forward", "reposted", "repost", "word number", "font display", "fonts", "audio", "listen", "video":
		return labelWidget
	case "category", "categories", "column", "columns", "keywords", "keyword", "key words", "tags", "tag", "section", "classification", "index number", "index no", "document no", "serial no", "hot words", "published in", "document number", "index", "subject words", "subject", "channel", "type", "labels", "label", "news category", "information category", "topic", "topics", "filed under", "article category", "key word", "information classification", "edition", "page", "theme words", "information number", "validity", "belongs to", "information index", "serial number":
		return labelCategory
	case "original title", "former title", "original headline", "the original title", "original title of the article", "former headline", "original topic", "original text title", "original heading", "old title":
		return labelOriginal
	case "title", "headline", "article title", "news title":
		return labelTitle
	case "original link", "link", "url", "original address", "article link", "original url", "original text link", "website", "web address", "source url", "source link", "permalink", "article address", "website address", "link address", "this article link", "link to this article", "address of this article", "original text", "canonical url", "page address", "address of this page", "url of this page", "link of this page", "this page address", "page url", "article url", "links", "original article", "read the original":
		return labelURL
	case "abstract", "summary", "core tips", "core tip", "introduction", "guide", "core reminder", "lead", "reading guide", "executive summary", "tips", "brief", "core hint", "synopsis", "guidance", "content summary", "editor's note", "summary of content", "highlights":
		return labelAbstract
	case "place", "location", "venue", "activity time", "event time", "meeting time", "meeting place", "event location", "registration time", "participants", "activity place", "activity location", "address of the event", "speaker", "host", "competition time", "training time", "deadline", "time and place":
		return labelPlace
	case "duration", "add", "tel", "telephone", "phone", "hotline", "address", "zip code", "postcode", "fax", "email", "e-mail", "mail", "contact", "sponsor", "organizer", "sponsored by", "organized by", "technical support", "contact number", "postal code", "report hotline", "current position", "current location", "your location", "your position", "your current position", "your current location", "you are here", "you are at", "now", "today is", "today", "current time", "previous", "next", "previous article", "next article", "prev", "last article", "the previous", "the next", "previous post", "next post", "last", "record number", "host unit", "organizers", "co-sponsor", "contact us", "telephone number", "the last article", "the next article", "service hotline", "beijing time", "contact telephone", "qq", "wechat", "mobile", "undertaker", "the last one", "the next one", "your present position", "location of", "weather", "hot search", "login name", "password", "where you are", "present location", "where are you", "your current location is", "the current position", "position", "current position of":
		return labelOther
	case "image source", "photo source", "picture source", "source of pictures", "source of picture", "caption", "photo caption", "data picture", "file photo", "source of photo", "source of image", "image credit", "video source", "data map", "in the photo", "image", "pictured", "photo courtesy", "picture shows", "images", "figure", "photo shows":
		return labelCaption
	}
	return noLabel
}

// field is one label of a line: the label and its value, as bytes of the
// folded line.
type field struct {
	label        label
	lo, hi       int // the label, its colon included
	valLo, valHi int
}

// endsLabel is of the marks that may end a label; a colon may be eaten.
var endsLabel = [256]bool{':': true, '|': true, ']': true, '/': true, '?': true}

// fieldsOf appends the labelled fields of a folded line to dst. A value runs
// to the next label, to a bar, or to the end.
func fieldsOf(dst []field, s string) []field {
	base := len(dst)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !endsLabel[c] || c == '?' && !(i > 0 && i+1 < len(s) && s[i-1] > ' ' && s[i+1] > ' ') {
			continue
		}
		floor := 0
		if n := len(dst); n > base {
			floor = dst[n-1].hi
		}
		f, ok := labelBefore(s, floor, i)
		if !ok {
			if c == '|' && len(dst) > base && dst[len(dst)-1].valHi == len(s) && trim(s[dst[len(dst)-1].valLo:i]) != "" {
				dst[len(dst)-1].valHi = i
			}
			continue
		}
		if n := len(dst); n > base && dst[n-1].valHi > f.lo {
			dst[n-1].valHi = max(f.lo, dst[n-1].valLo)
		}
		f.hi = i + 1
		f.valLo, f.valHi = f.hi, len(s)
		dst = append(dst, f)
	}
	return dst
}

// labelBefore finds the longest label that ends at the mark at byte i. A colon
// marks any label; a bar, a slash or a closing bracket only some.
func labelBefore(s string, floor, i int) (field, bool) {
	e := i
	for e > floor && s[e-1] == ' ' {
		e--
	}
	if e > floor+2 && s[e-1] == '.' && isLetter(s[e-2]) {
		e-- // Index No.:
	}
	if e == floor {
		return field{}, false
	}
	var f field
	if s[e-1] < utf8.RuneSelf {
		f = latinBefore(s, floor, e)
	} else {
		f = hanBefore(s, floor, e)
	}
	if f.label == noLabel {
		return f, false
	}
	before := trimRightSpace(s[floor:f.lo])
	switch s[i] {
	case ']':
		// [来源] X: the label fills the bracket.
		if !strings.HasSuffix(before, "[") {
			return f, false
		}
		f.lo = floor + len(before) - 1
	case '?': // a colon that was eaten
		if f.label != labelDate && f.label != labelSource && f.label != labelAuthor && f.label != labelEditor && f.label != labelCounter || before != "" && !strings.HasSuffix(s[:f.lo], " ") && !strings.HasSuffix(s[:f.lo], "?") {
			return f, false
		}
	case '|':
		if f.label != labelSource && f.label != labelEditor && f.label != labelAuthor && f.label != labelPhoto && f.label != labelReview || before != "" && !barsAreColons(s) {
			return f, false
		}
		// "Source | Date": the words stand for themselves in a menu.
		if rest := trim(s[i+1:]); rest == "" || strings.ContainsRune(rest, '|') && !barsAreColons(s) {
			return f, false
		}
	case '/':
		if f.label != labelAuthor && f.label != labelPhoto && f.label != labelEditor && f.label != labelReview {
			return f, false
		}
		if r, _ := utf8.DecodeLastRuneInString(s[:e]); isHan(r) {
			// "文/图 X" is one label; "图文/X" as well.
			if strings.HasPrefix(s[i+1:], "图") || strings.HasPrefix(s[i+1:], "文") || strings.HasPrefix(s[i+1:], "摄") {
				return f, false
			}
			if f.hi-f.lo == 3 && endsHan(s[floor:f.lo]) {
				return f, false
			}
		} else if i+1 < len(s) && !isUpper(s[i+1]) && s[i+1] != ' ' && s[i+1] < utf8.RuneSelf {
			return f, false
		}
	}
	return f, true
}

// barsAreColons tells whether each bar of a line stands behind a label of people,
// as WeChat pages end: 编辑|张三 审核|李四.
func barsAreColons(s string) bool {
	if len(s) > 160 {
		return false
	}
	n, from := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '|' {
			continue
		}
		switch hanBefore(s, from, len(strings.TrimRight(s[:i], " "))).label {
		case labelSource, labelEditor, labelAuthor, labelPhoto, labelReview:
		default:
			return false
		}
		n, from = n+1, i+1
	}
	return n > 1
}

func trimRightSpace(s string) string { return strings.TrimRight(s, " ") }

// latinBefore finds an English label of up to four words that ends at e.
func latinBefore(s string, floor, e int) field {
	var starts [5]int
	n, i := 0, e
	for n < len(starts) && i > floor {
		w := i
		for w > floor && (isLetter(s[w-1]) || s[w-1] == '-' || s[w-1] == '_' || s[w-1] == '\'' || s[w-1] == '/' && w < i) {
			w--
		}
		if w == i {
			break
		}
		starts[n] = w
		n++
		i = w
		if i > floor && s[i-1] == ' ' {
			i--
		} else {
			break
		}
	}
	for k := n - 1; k >= 0; k-- {
		if l := latinLabel(s[starts[k]:e]); l != noLabel {
			return field{label: l, lo: starts[k], hi: e}
		}
		// Glued: "…workercn.cnSource:", "hereRelease date:".
		for w := starts[k] + 1; w < e && s[w] != ' '; w++ {
			if isUpper(s[w]) && !isUpper(s[w-1]) {
				if l := latinLabel(s[w:e]); l != noLabel {
					return field{label: l, lo: w, hi: e}
				}
			}
		}
	}
	// Glued to what is no letter: "workercn.cn2014Source:".
	for k := 0; k < n; k++ {
		if w := starts[k]; w > floor && isUpper(s[w]) {
			if l := latinLabel(s[w:e]); l != noLabel {
				return field{label: l, lo: w, hi: e}
			}
		}
	}
	return field{}
}

// hanBefore finds a Chinese label of up to eight characters that ends at e;
// wide pages space their characters out.
func hanBefore(s string, floor, e int) field {
	var key [8]string
	var starts [8]int
	var gaps [9]int // before each character, counted from the end
	n, i := 0, e
	for n < len(key) && i > floor {
		r, w := utf8.DecodeLastRuneInString(s[floor:i])
		if !isHan(r) && r != '/' {
			break
		}
		i -= w
		key[n], starts[n] = s[i:i+w], i
		n++
		gaps[n] = gaps[n-1]
		for k := 0; k < 6 && i > floor && s[i-1] == ' '; k++ {
			i, gaps[n] = i-1, gaps[n-1]+1
		}
	}
	var buf [24]byte
	for k := n; k > 0; k-- {
		b := buf[:0]
		for j := k - 1; j >= 0; j-- {
			b = append(b, key[j]...)
		}
		l := hanLabel(string(b))
		if l == noLabel {
			if isNotSource(string(b)) {
				return field{}
			}
			continue
		}
		// "青溪发布 时间:" is no 发布时间: spaced out are all or none.
		if k == 4 && gaps[1] == 0 && gaps[2] == 1 && gaps[3] == 1 && starts[3] > floor && endsHan(s[floor:starts[3]]) {
			continue
		}
		// A single character is a label only at the start of something.
		if k == 1 && starts[0] > floor {
			if r, _ := utf8.DecodeLastRuneInString(s[floor:starts[0]]); isHan(r) {
				return field{}
			}
		}
		return field{label: l, lo: starts[k-1], hi: e}
	}
	return field{}
}

// isNotSource knows the words that end like a label and are none.
func isNotSource(s string) bool {
	switch s {
	case "数据来源", "资金来源", "经费来源", "收入来源", "资料来源", "生活来源", "经济来源", "力量来源", "题材来源", "主要来源":
		return true
	}
	return false
}
