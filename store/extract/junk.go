package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// junk says how a line is known not to be the article's.
type junk uint8

const (
	noJunk    junk = iota
	junkLine       // a line of furniture, wherever it stands
	junkMaybe      // furniture in the header or after the end; in the body it may be text
	junkTail       // the first line of what follows an article
)

type phraseMode uint8

const (
	whole  phraseMode = iota // the line is the phrase, marks around it apart
	starts                   // the line starts with it and is short
	holds                    // the line holds it and is short
)

type phrase struct {
	text string // folded, lower case
	mode phraseMode
	as   junk
}

// phrases are the words of pages' furniture.
var phrases = [...]phrase{
	// what follows an article
	{"media matrix", whole, junkTail}, {"news atlas", whole, junkTail}, {"hot spot ranking list", whole, junkTail}, {"hot ranking", starts, junkTail},
	{"in this section", whole, junkTail}, {"related news", starts, junkTail}, {"related articles", starts, junkTail}, {"related reading", starts, junkTail}, {"related information", whole, junkTail}, {"related recommendations", whole, junkTail}, {"related posts", starts, junkTail}, {"related content", whole, junkTail}, {"related stories", starts, junkTail}, {"related topics", whole, junkTail},
	{"recommended reading", starts, junkTail}, {"recommended news", whole, junkTail}, {"recommended for you", whole, junkTail}, {"recommended", whole, junkTail}, {"recommendation", whole, junkTail}, {"recommended articles", starts, junkTail}, {"you may also like", starts, junkTail}, {"you might also like", starts, junkTail}, {"further reading", whole, junkTail}, {"extended reading", starts, junkTail}, {"news recommendation", starts, junkTail}, {"more news", whole, junkTail}, {"latest news", whole, junkTail}, {"hot news", whole, junkTail}, {"hot topics", whole, junkTail}, {"popular news", whole, junkTail}, {"popular articles", whole, junkTail}, {"most popular", whole, junkTail}, {"most read", whole, junkTail}, {"most viewed", whole, junkTail}, {"latest articles", whole, junkTail}, {"recent posts", whole, junkTail}, {"top news", whole, junkTail}, {"top stories", whole, junkTail}, {"editor's picks", whole, junkTail}, {"today's hot", starts, junkTail}, {"headlines", whole, junkTail}, {"photo news", whole, junkTail}, {"picture news", whole, junkTail}, {"news ranking", whole, junkTail}, {"ranking list", whole, junkTail}, {"click ranking", whole, junkTail},
	{"about us", starts, junkTail}, {"contact us", starts, junkTail}, {"friendly link", starts, junkTail}, {"copyright", starts, junkTail}, {"©", holds, junkTail}, {"all rights reserved", holds, junkTail}, {"copyright notice", starts, junkTail}, {"leave a reply", starts, junkTail}, {"leave a comment", starts, junkTail}, {"post a comment", starts, junkTail}, {"your email address", starts, junkTail}, {"disclaimer", starts, junkTail}, {"special statement", starts, junkTail}, {"special reminder:", starts, junkTail}, {"copyright statement", starts, junkTail}, {"previous article", starts, junkTail}, {"next article", starts, junkTail}, {"previous:", starts, junkTail}, {"next:", starts, junkTail}, {"previous post", starts, junkTail}, {"next post", starts, junkTail}, {"last article:", starts, junkTail}, {"the previous article", starts, junkTail}, {"the next article", starts, junkTail}, {"last:", starts, junkTail}, {"prev:", starts, junkTail}, {"previous page", whole, junkTail}, {"comment list", whole, junkTail}, {"comment area", whole, junkTail}, {"netizen comments", starts, junkTail}, {"user comments", starts, junkTail}, {"hot comments", starts, junkTail}, {"latest comments", starts, junkTail}, {"i want to comment", starts, junkTail}, {"link:", starts, junkMaybe},
	{"website statement", starts, junkTail}, {"site map", whole, junkTail}, {"sitemap", whole, junkTail}, {"privacy policy", starts, junkTail}, {"terms of use", starts, junkTail}, {"public account", whole, junkTail}, {"download app", whole, junkTail}, {"app download", starts, junkTail},
	{"写留言", whole, junkTail}, {"精选留言", whole, junkTail}, {"关联稿件", whole, junkTail}, {"本期目录", whole, junkTail}, {"不用抽", starts, junkTail}, {"喜欢此内容的人", starts, junkTail}, {"收录于合集", starts, junkLine}, {"数字报刊平台", starts, junkLine}, {"往期回顾", starts, junkLine}, {"热图", whole, junkTail}, {"栏目列表", whole, junkTail}, {"推荐给朋友", whole, junkTail}, {"我要投稿", whole, junkTail}, {"本篇文章共", starts, junkTail}, {"上滑看", starts, junkTail}, {"关注该公众号", starts, junkTail}, {"投稿邮箱", starts, junkTail}, {"人气:", starts, junkTail}, {"字级", starts, junkLine}, {"字级设定", starts, junkLine}, {"朗读", starts, junkLine}, {"收听全文", starts, junkLine}, {"展开全文", starts, junkLine}, {"夜间模式", starts, junkLine}, {"共印", starts, junkMaybe}, {"报:", starts, junkMaybe}, {"抄送:", starts, junkMaybe},
	{"相关新闻", starts, junkTail}, {"相关阅读", starts, junkTail}, {"相关链接", starts, junkTail}, {"相关文章", starts, junkTail}, {"相关推荐", starts, junkTail}, {"相关报道", starts, junkTail}, {"相关报导", starts, junkTail}, {"查看完整版本", starts, junkTail}, {"相关信息", whole, junkTail}, {"相关资讯", starts, junkTail}, {"相关内容", whole, junkTail}, {"相关稿件", starts, junkTail}, {"相关专题", whole, junkTail}, {"相关附件", whole, junkMaybe}, {"推荐阅读", starts, junkTail}, {"延伸阅读", starts, junkTail}, {"新闻推荐", starts, junkTail}, {"热点推荐", starts, junkTail}, {"为您推荐", starts, junkTail}, {"猜你喜欢", starts, junkTail}, {"精彩推荐", starts, junkTail}, {"编辑推荐", starts, junkTail}, {"推荐新闻", starts, junkTail}, {"热门推荐", starts, junkTail}, {"热门文章", starts, junkTail}, {"热门跟贴", starts, junkTail}, {"热门跟帖", starts, junkTail}, {"热门新闻", starts, junkTail}, {"热点新闻", starts, junkTail}, {"热点排行", starts, junkTail}, {"新闻排行", starts, junkTail}, {"点击排行", starts, junkTail}, {"阅读排行", starts, junkTail}, {"排行榜", whole, junkTail}, {"热点关注", whole, junkTail}, {"图片新闻", whole, junkTail}, {"最新新闻", whole, junkTail}, {"最新文章", whole, junkTail}, {"最新动态", whole, junkMaybe}, {"最新资讯", whole, junkTail}, {"精彩图片", whole, junkTail}, {"今日热点", whole, junkTail}, {"今日推荐", whole, junkTail}, {"热评", whole, junkTail}, {"新闻图集", whole, junkTail}, {"媒体矩阵", whole, junkTail}, {"热点排行榜", whole, junkTail}, {"更多新闻", whole, junkTail}, {"更多资讯", whole, junkTail}, {"更多相关", starts, junkTail}, {"大家都在看", starts, junkTail}, {"看过本文", starts, junkTail}, {"本类热门", starts, junkTail}, {"随机文章", starts, junkTail},
	{"上一篇", starts, junkTail}, {"下一篇", starts, junkTail}, {"上一条", starts, junkTail}, {"下一条", starts, junkTail}, {"上篇:", starts, junkTail}, {"前一篇", starts, junkTail}, {"上一则", starts, junkTail}, {"下一则", starts, junkTail},
	{"版权所有", starts, junkTail}, {"版权声明", starts, junkTail}, {"版权与免责", starts, junkTail}, {"免责声明", starts, junkTail}, {"特别声明", starts, junkTail}, {"本网声明", starts, junkTail}, {"郑重声明", starts, junkTail}, {"网站声明", starts, junkTail}, {"声明:", starts, junkTail}, {"凡本网", starts, junkTail}, {"凡注明", starts, junkTail}, {"本文来自网络", starts, junkTail}, {"版权归", starts, junkTail}, {"关于我们", starts, junkTail}, {"联系我们", starts, junkTail}, {"网站地图", starts, junkTail}, {"友情链接", starts, junkTail}, {"icp备", holds, junkTail}, {"icp证", holds, junkTail}, {"icp号", holds, junkTail}, {"公网安备", holds, junkTail}, {"网站标识码", holds, junkTail}, {"举报电话", holds, junkTail}, {"版权所有", holds, junkTail}, {"未经授权", holds, junkTail}, {"本站所有", starts, junkTail}, {"互联网新闻信息服务许可证", holds, junkTail}, {"网友评论", starts, junkTail}, {"评论列表", starts, junkTail}, {"最新评论", starts, junkTail}, {"热门评论", starts, junkTail}, {"发表评论", starts, junkTail}, {"文明上网", starts, junkTail}, {"已有", starts, junkMaybe}, {"共有", starts, junkMaybe}, {"分享到", starts, junkTail}, {"分享至", starts, junkTail}, {"分享让更多", starts, junkTail}, {"扫一扫", starts, junkTail}, {"扫码", starts, junkTail}, {"扫描二维码", starts, junkTail}, {"扫描下方", starts, junkTail}, {"微信扫", starts, junkTail}, {"长按", starts, junkTail}, {"关注我们", starts, junkTail}, {"主办单位", starts, junkTail}, {"主办:", starts, junkTail}, {"版权:", starts, junkTail}, {"技术支持", starts, junkTail}, {"用微信扫", starts, junkTail}, {"打开微信", starts, junkTail}, {"用手机扫", starts, junkTail},
	{"投稿信箱", starts, junkTail}, {"投稿邮箱", starts, junkTail}, {"投稿热线", starts, junkTail}, {"新闻热线", starts, junkTail}, {"报料热线", starts, junkTail}, {"爆料热线", starts, junkTail},
	{"评论一下", whole, junkTail}, {"请输入验证码", whole, junkTail},
	{"上接第", starts, junkLine}, {"下转第", starts, junkLine}, {"上接a", starts, junkLine}, {"下转a", starts, junkLine},
	// lines of furniture anywhere
	{"scan code", starts, junkTail}, {"scan the code", starts, junkTail}, {"scan qr", starts, junkTail}, {"scan the qr", starts, junkTail}, {"scan it", starts, junkTail}, {"experience now", whole, junkTail}, {"share to", starts, junkTail}, {"share this", starts, junkTail}, {"share on", starts, junkTail}, {"follow us", starts, junkTail},
	{"here is the title", starts, junkLine},
	{"this website uses", starts, junkTail}, {"this site uses", starts, junkTail}, {"we use cookies", starts, junkTail}, {"by continuing to use", starts, junkTail},
	{"print this", starts, junkLine}, {"close window", starts, junkLine}, {"close this", starts, junkLine}, {"font size", starts, junkLine}, {"text size", starts, junkLine}, {"current position", starts, junkLine}, {"current location", starts, junkLine}, {"your location", starts, junkLine}, {"you are here", starts, junkLine}, {"your position", starts, junkLine}, {"your current", starts, junkLine}, {"location: home", starts, junkLine}, {"home page", starts, junkMaybe}, {"back to", starts, junkLine}, {"return to", starts, junkLine}, {"click to", starts, junkMaybe}, {"log in", whole, junkLine}, {"login", starts, junkMaybe}, {"sign in", starts, junkLine}, {"sign up", starts, junkMaybe}, {"skip to", starts, junkLine}, {"add to favorites", starts, junkLine}, {"set as home", starts, junkLine}, {"set home", starts, junkLine}, {"min read", holds, junkMaybe}, {"read time", holds, junkMaybe}, {"min. read", holds, junkMaybe}, {"today is monday", starts, junkLine}, {"today is tuesday", starts, junkLine}, {"today is wednesday", starts, junkLine}, {"today is thursday", starts, junkLine}, {"today is friday", starts, junkLine}, {"today is saturday", starts, junkLine}, {"today is sunday", starts, junkLine}, {"today is 20", starts, junkLine}, {"zhonggong entertainment", whole, junkLine}, {"loading", whole, junkLine}, {"advertisement", whole, junkLine}, {"technical support", starts, junkTail}, {"sponsored by", starts, junkMaybe}, {"translated by", starts, junkMaybe},
	{"服务专线", starts, junkLine}, {"问题咨询", starts, junkLine}, {"produced by", starts, junkTail}, {"%d bloggers", starts, junkTail}, {"xml 地图", starts, junkTail}, {"xml map", starts, junkTail}, {"转载请附上", holds, junkTail}, {"我是广告", starts, junkLine}, {"设为主页", starts, junkLine}, {"文章预览", whole, junkLine}, {"资料图", whole, junkLine}, {"资料图片", whole, junkLine}, {"相关资料图", whole, junkLine}, {"资料配图", whole, junkLine}, {"马上注册", starts, junkLine}, {"您需要 登录", starts, junkLine}, {"没有账号", starts, junkLine}, {"connect with us", whole, junkLine}, {"发布于", whole, junkLine}, {"打开网易新闻", starts, junkLine}, {"查看精彩图片", whole, junkLine}, {"当前位置", starts, junkLine}, {"您的位置", starts, junkLine}, {"您现在的位置", starts, junkLine}, {"您所在的位置", starts, junkLine}, {"所在位置", starts, junkLine}, {"您当前", starts, junkLine}, {"你的位置", starts, junkLine}, {"你现在的位置", starts, junkLine}, {"位置:", starts, junkLine}, {"首页>", starts, junkLine}, {"首页 >", starts, junkLine}, {"今天是", starts, junkLine}, {"今日是", starts, junkLine}, {"现在是", starts, junkMaybe}, {"欢迎光临", starts, junkLine}, {"欢迎访问", starts, junkLine}, {"欢迎您", starts, junkLine}, {"设为首页", starts, junkLine}, {"加入收藏", starts, junkLine}, {"返回顶部", starts, junkLine}, {"返回首页", starts, junkLine}, {"返回列表", starts, junkLine}, {"打印本", starts, junkLine}, {"关闭窗口", starts, junkLine}, {"关闭本页", starts, junkLine}, {"字号", starts, junkLine}, {"字体", starts, junkLine}, {"选择字号", starts, junkLine}, {"您是第", starts, junkLine}, {"我要评论", holds, junkMaybe}, {"我要纠错", holds, junkMaybe}, {"条评论", holds, junkMaybe}, {"人参与", holds, junkMaybe}, {"人发表了评论", holds, junkLine}, {"影响到您的版权", holds, junkTail}, {"欢迎来本站投稿", holds, junkTail}, {"统一刊号", holds, junkLine}, {"国内刊号", holds, junkLine}, {"邮发代号", holds, junkLine}, {"暂无评论", holds, junkLine}, {"登录后", starts, junkLine}, {"请登录", starts, junkLine}, {"用户名", starts, junkLine}, {"验证码", starts, junkLine}, {"点击进入", starts, junkMaybe}, {"点击查看", starts, junkMaybe}, {"点击上方", starts, junkLine}, {"点击下方", starts, junkLine}, {"点击蓝字", holds, junkLine}, {"点击图片", starts, junkMaybe}, {"查看原文", starts, junkLine}, {"阅读原文", starts, junkLine}, {"手机看新闻", starts, junkLine}, {"下载客户端", holds, junkLine}, {"客户端下载", holds, junkLine}, {"未经许可", holds, junkTail}, {"举报热线", holds, junkTail}, {"新闻热线", starts, junkTail}, {"维权热线", starts, junkMaybe}, {"投稿邮箱", starts, junkTail}, {"监督电话", starts, junkMaybe}, {"语音播报", starts, junkLine}, {"无障碍", starts, junkMaybe}, {"全文朗读", whole, junkLine}, {"收听", whole, junkLine},
	{"javascript", starts, junkLine}, {"function(", holds, junkLine}, {"document.write", holds, junkLine}, {"font-family", holds, junkLine}, {"display:none", holds, junkLine}, {"</", holds, junkLine}, {"<div", holds, junkLine}, {"<img", holds, junkLine}, {"<br", whole, junkLine}, {"/*", starts, junkMaybe}, {"<!--", holds, junkLine}, {"var ", starts, junkMaybe}, {"$(", starts, junkLine}, {"window.", starts, junkLine}, {"@media", starts, junkLine},
	{"end", whole, junkMaybe}, {"the end", whole, junkMaybe}, {"完", whole, junkMaybe}, {"weather", starts, junkMaybe}, {"hot search", starts, junkLine}, {"welcome to", starts, junkMaybe}, {"click on the blue", starts, junkLine}, {"click the blue", starts, junkLine}, {"no comments", starts, junkLine}, {"page turning", starts, junkLine}, {"reprinting is welcome", starts, junkTail}, {"reprint please", starts, junkTail}, {"please indicate the source", holds, junkMaybe}, {"scan with", starts, junkTail}, {"login name", starts, junkLine}, {"user name", starts, junkMaybe}, {"powered by", starts, junkTail}, {"attachment:", starts, junkMaybe}, {"attachments:", starts, junkMaybe}, {"relevant documents", starts, junkMaybe}, {"sponsor:", starts, junkTail}, {"organizer:", starts, junkMaybe}, {"address:", starts, junkMaybe}, {"tel:", starts, junkMaybe}, {"hotline:", starts, junkMaybe}, {"icp no", holds, junkTail}, {"icp bei", holds, junkTail}, {"icp preparation", holds, junkTail}, {"icp record", holds, junkTail}, {"icp certificate", holds, junkTail}, {"icp license", holds, junkTail}, {"icp filing", holds, junkTail}, {"public network security", holds, junkTail}, {"public security bei", holds, junkTail}, {"public network an", holds, junkTail}, {"public security record", holds, junkTail}, {"record number", starts, junkMaybe}, {"latest:", starts, junkTail}, {"report this", starts, junkLine}, {"subscribe to", starts, junkMaybe},
	{"正文已结束", starts, junkTail}, {"您访问的链接", starts, junkTail}, {"本站已运行", starts, junkLine}, {"本网站建议", starts, junkTail}, {"建议使用", starts, junkMaybe}, {"附件:", starts, junkMaybe}, {"附件下载", starts, junkMaybe}, {"相关附件", starts, junkMaybe}, {"销售热线", starts, junkTail}, {"数字报", starts, junkMaybe}, {"版面导航", starts, junkMaybe}, {"天气", starts, junkMaybe}, {"热搜", starts, junkLine}, {"热门搜索", starts, junkLine}, {"热门标签", starts, junkTail}, {"本页面", starts, junkMaybe}, {"本文被", starts, junkMaybe}, {"猜你还想", starts, junkTail}, {"还没有评论", starts, junkTail}, {"暂时没有评论", starts, junkTail}, {"转载请注明", starts, junkTail}, {"点击抢沙发", holds, junkTail}, {"网上有害信息", starts, junkTail}, {"违法和不良信息", starts, junkTail}, {"网站支持", starts, junkMaybe}, {"浏览器", holds, junkMaybe}, {"版本过低", holds, junkMaybe}, {"发条弹幕", starts, junkTail}, {"本版责编", starts, junkMaybe}, {"视频加载", starts, junkLine}, {"的评论", holds, junkMaybe}, {"电子邮箱地址不会", holds, junkTail}, {"必填项", holds, junkMaybe}, {"您需要登录", starts, junkTail},
	{"official wechat", whole, junkMaybe}, {"official wechat account", whole, junkMaybe}, {"official weibo", whole, junkMaybe}, {"wechat public number", whole, junkMaybe}, {"wechat official account", whole, junkMaybe}, {"mobile website", whole, junkMaybe}, {"online message", whole, junkMaybe}, {"hot articles", whole, junkMaybe}, {"popular reading", whole, junkMaybe}, {"today's headlines", whole, junkMaybe}, {"editor's choice", whole, junkMaybe}, {"special topic", whole, junkMaybe}, {"special topics", whole, junkMaybe}, {"special recommendation", whole, junkMaybe}, {"video news", whole, junkMaybe}, {"latest release", whole, junkMaybe}, {"latest information", whole, junkMaybe}, {"ranking", whole, junkMaybe}, {"weekly ranking", whole, junkMaybe}, {"links", whole, junkMaybe}, {"related links", whole, junkMaybe}, {"friendship links", whole, junkMaybe}, {"website navigation", whole, junkMaybe}, {"site navigation", whole, junkMaybe}, {"navigation", whole, junkMaybe}, {"other news", whole, junkMaybe}, {"related reports", whole, junkMaybe}, {"related pictures", whole, junkMaybe}, {"archives", whole, junkMaybe}, {"categories", whole, junkMaybe}, {"recent comments", whole, junkMaybe}, {"permalink", whole, junkMaybe}, {"trackback", whole, junkMaybe}, {"newsletter", whole, junkMaybe}, {"cookie policy", whole, junkMaybe}, {"terms of service", whole, junkMaybe}, {"user agreement", whole, junkMaybe}, {"join us", whole, junkMaybe}, {"help", whole, junkMaybe}, {"skip", whole, junkMaybe}, {"ad", whole, junkMaybe}, {"ads", whole, junkMaybe}, {"e-mail", whole, junkMaybe}, {"forward", whole, junkMaybe}, {"please wait", whole, junkMaybe}, {"continue reading", whole, junkMaybe}, {"write a comment", whole, junkMaybe}, {"my comment", whole, junkMaybe}, {"say something", whole, junkMaybe}, {"report errors", whole, junkMaybe}, {"set as homepage", whole, junkMaybe}, {"infringement deletion", whole, junkMaybe}, {"this week's hot spots", whole, junkMaybe}, {"weekly hot spots", whole, junkMaybe}, {"hot spots", whole, junkMaybe}, {"24-hour hot spots", whole, junkMaybe}, {"wonderful review", whole, junkMaybe}, {"past review", whole, junkMaybe}, {"past recommendations", whole, junkMaybe},
	{"best viewed", starts, junkMaybe}, {"best resolution", starts, junkMaybe}, {"website design", starts, junkMaybe}, {"site by", starts, junkMaybe}, {"you are visitor", starts, junkMaybe}, {"staff service hotline", starts, junkMaybe}, {"please log in", starts, junkMaybe}, {"i want to", starts, junkMaybe}, {"follow the official", starts, junkMaybe}, {"0 people", starts, junkMaybe}, {"total 0", starts, junkMaybe}, {"there are 0", starts, junkMaybe}, {"radio and tv program", starts, junkMaybe}, {"internet news information", starts, junkMaybe}, {"government website", starts, junkMaybe}, {"your browser", starts, junkMaybe}, {"this video", starts, junkMaybe}, {"save my name", starts, junkMaybe}, {"unauthorized reproduction", starts, junkMaybe}, {"the content comes from", starts, junkMaybe}, {"the article only represents", starts, junkMaybe}, {"this article only represents", starts, junkMaybe}, {"infringement must", starts, junkMaybe}, {"posted in", starts, junkMaybe},
	{"官方微信", whole, junkMaybe}, {"官方微博", whole, junkMaybe}, {"工会微信", whole, junkMaybe}, {"官方网站", whole, junkMaybe}, {"写评论", whole, junkMaybe}, {"说点什么", whole, junkMaybe}, {"打印文章", whole, junkMaybe}, {"没有了", whole, junkMaybe}, {"没有更多了", whole, junkMaybe}, {"已经是最后一篇", whole, junkMaybe}, {"相关图片", whole, junkMaybe}, {"相关下载", whole, junkMaybe}, {"文件下载", whole, junkMaybe}, {"其他新闻", whole, junkMaybe}, {"今日头条", whole, junkMaybe}, {"为你推荐", whole, junkMaybe}, {"专题专栏", whole, junkMaybe}, {"最新发布", whole, junkMaybe}, {"最新信息", whole, junkMaybe}, {"一周热点", whole, junkMaybe}, {"本周热点", whole, junkMaybe}, {"24小时热点", whole, junkMaybe}, {"今日热榜", whole, junkMaybe}, {"侵删", whole, junkMaybe}, {"正在加载", whole, junkMaybe}, {"请稍候", whole, junkMaybe}, {"广告", whole, junkMaybe}, {"推广", whole, junkMaybe}, {"跳过", whole, junkMaybe}, {"邮箱", whole, junkMaybe}, {"昵称", whole, junkMaybe}, {"提交", whole, junkMaybe}, {"归档", whole, junkMaybe}, {"近期评论", whole, junkMaybe}, {"适老化", whole, junkMaybe}, {"隐私政策", whole, junkMaybe}, {"用户协议", whole, junkMaybe}, {"加入我们", whole, junkMaybe}, {"意见反馈", whole, junkMaybe}, {"帮助", whole, junkMaybe}, {"帮助中心", whole, junkMaybe}, {"分享按钮", whole, junkMaybe}, {"文章二维码", whole, junkMaybe}, {"精彩回顾", whole, junkMaybe}, {"往期精彩", whole, junkMaybe}, {"往期推荐", whole, junkMaybe}, {"点个在看", whole, junkMaybe}, {"点在看", whole, junkMaybe}, {"在看", whole, junkMaybe}, {"有奖举报", whole, junkMaybe}, {"工会网群", whole, junkMaybe}, {"各省市工会", whole, junkMaybe}, {"全国工会网站", whole, junkMaybe}, {"地方工会网站", whole, junkMaybe}, {"登录后评论", whole, junkMaybe},
	{"最佳分辨率", starts, junkMaybe}, {"您是本站", starts, junkMaybe}, {"我来说两句", starts, junkMaybe}, {"我要说两句", starts, junkMaybe}, {"本文仅代表", starts, junkMaybe}, {"如有侵权", starts, junkMaybe}, {"侵权必究", starts, junkMaybe}, {"文章来源于网络", starts, junkMaybe}, {"内容来自网络", starts, junkMaybe}, {"图片来自网络", starts, junkMaybe}, {"图片来源于网络", starts, junkMaybe}, {"主管:", starts, junkMaybe}, {"承办:", starts, junkMaybe}, {"本条信息", starts, junkMaybe}, {"本信息", starts, junkMaybe}, {"微信号", starts, junkMaybe}, {"喜欢此内容", starts, junkMaybe}, {"欢迎关注", starts, junkMaybe}, {"关注公众号", starts, junkMaybe}, {"关注官方", starts, junkMaybe}, {"更多精彩", starts, junkMaybe}, {"更多内容请", starts, junkMaybe}, {"更多资讯", starts, junkMaybe}, {"欢迎转发", starts, junkMaybe}, {"欢迎投稿", starts, junkMaybe}, {"点击右上角", starts, junkMaybe}, {"点击阅读原文", starts, junkMaybe}, {"主管单位", starts, junkMaybe}, {"主管主办", starts, junkMaybe}, {"承办单位", starts, junkMaybe},
	// what is put before articles for machines
	{"casino", holds, junkMaybe}, {"betting", holds, junkMaybe}, {"gambling", holds, junkMaybe}, {"彩票", holds, junkMaybe}, {"博彩", holds, junkMaybe}, {"娱乐城", holds, junkMaybe}, {"时时彩", holds, junkMaybe}, {"六合彩", holds, junkMaybe}, {"赌场", holds, junkMaybe}, {"体育投注", holds, junkMaybe}, {"买球", holds, junkMaybe}, {"下载入口", holds, junkMaybe}, {"官方下载", holds, junkMaybe}, {"注册送", holds, junkMaybe}, {"真人娱乐", holds, junkMaybe}, {"电竞官网", holds, junkMaybe}, {"体育官网", holds, junkMaybe}, {"體育投注", holds, junkMaybe}, {"最新网址", holds, junkMaybe}, {"免费观看", holds, junkMaybe}, {"精品视频", holds, junkMaybe}, {"棋牌", holds, junkMaybe}, {"成人视频", holds, junkMaybe}, {"在线观看", holds, junkMaybe}, {"sugar daddy", holds, junkMaybe},
}

// junkOf looks for the words of furniture in a short line.
func junkOf(x *look) junk {
	s, n := x.s, x.n
	if isImageResidue(s) || isPlayer(s) || isLanguages(s) || isRunOnMenu(s, n) {
		return junkLine
	}
	if strings.Trim(s, "? ") == "" {
		return junkLine // eaten characters
	}
	if t := unspaced(s, n); t != s {
		y := lookAt(fold(t), measure(t))
		return junkOf(&y)
	}
	if isWidget(s) || isCount(s) {
		return junkLine
	}
	if !x.letters() && isPager(s) {
		return junkMaybe
	}
	if (x.has('>') || x.found.words&(findHome|findWay) != 0 || x.has('/') && isSlashWay(s)) && (isCrumbs(s) || isWay(s, n)) || x.has('|') && isMenu(s, "|", 3, 10) || isCode(s) {
		return junkLine
	}
	core := trimFurniture(s)
	if core == "" {
		return junkLine
	}
	if core == "页" || core != s && isCount(core) && s[0] == '[' {
		return junkMaybe // 页: [1]
	}
	table := phraseTable()
	if len(core) > 1 {
		for _, k := range table.first[phraseStart(core)] {
			p := &table.all[k]
			if len(core) < len(p.text) || !hasPrefixFold(core, p.text) {
				continue
			}
			if p.mode == whole && len(core) == len(p.text) || p.mode != whole && startFits(core, p.text, n) {
				return p.as
			}
		}
	}
	if n.han > 24 && n.words == 0 && isMenu(s, " ", 8, 6) {
		return junkMaybe
	}
	if n.words >= 12 && x.has('-') && isDays(s, n) {
		return junkLine
	}
	if n.words > 24 || n.han > 45 || len(s) > 400 {
		return noJunk
	}
	if isReadingTime(s, n) || isAgo(s, n) || isAdvert(s) || isAttachment(core) {
		return junkLine
	}
	if rest, ok := strings.CutPrefix(core, "1. "); ok && isControls(rest) {
		return junkTail // a numbered list that begins with its button
	}
	if leadsOut(core, n) {
		return junkTail
	}
	if controlsOf(s, n) {
		return junkMaybe
	}
	for _, e := range ownerEnds.forEnd(core) {
		if strings.HasSuffix(core, e) {
			return junkMaybe
		}
	}
	if j := table.heldBy(x); j != noJunk {
		return j
	}
	if isOfficer(s, n) || leadsBack(s, n) {
		return junkMaybe
	}
	if n.han >= 12 && isMenu(s, " ", 6, 6) {
		return junkMaybe // or a list of names
	}
	return noJunk
}

// isReadingTime tells whether a line says how long the article takes to read:
// 全文共478字,阅读约需2分钟.
func isReadingTime(s string, n size) bool {
	return n.han >= 4 && n.han <= 20 && hasDigit(s) && strings.Contains(s, "分钟") && (strings.Contains(s, "字") || strings.Contains(s, "预计")) && (strings.Contains(s, "读") || strings.Contains(s, "需"))
}

// isAttachment tells whether a line is the file that a notice comes with:
// 附件1:推荐表.doc.
func isAttachment(s string) bool {
	rest, ok := strings.CutPrefix(s, "附件")
	if !ok || strings.IndexByte(head(rest, 6), ':') < 0 {
		return false
	}
	i := strings.LastIndexByte(rest, '.')
	if i < 0 {
		return false
	}
	switch strings.ToLower(rest[i+1:]) {
	case "doc", "docx", "pdf", "xls", "xlsx", "wps", "zip", "rar", "et", "ofd", "ppt", "pptx", "jpg":
		return true
	}
	return false
}

// isAgo tells whether a line says how long ago something else was put up: 2小时前.
func isAgo(s string, n size) bool {
	if n.han > 4 || len(s) > 20 || !isDigit(s[0]) {
		return false
	}
	switch strings.TrimLeft(s, "0123456789 ") {
	case "秒前", "分前", "分钟前", "小时前", "天前", "周前", "个月前", "月前", "年前":
		return true
	}
	return false
}

// isAdvert tells whether a bracket that fills a line leads to another site.
func isAdvert(s string) bool {
	in, rest, ok := bracketStart(s)
	if !ok || rest != "" || s[0] != '[' || strings.ContainsAny(in, "来源") {
		return false
	}
	return strings.Contains(in, ".com") || strings.Contains(in, ".cn") || strings.Contains(in, ".net")
}

// isDays tells whether a line is a row of days, as calendars of issues have.
func isDays(s string, n size) bool {
	if n.han > 8 || len(s) < 40 {
		return false
	}
	days := 0
	for from := 0; days < 4; days++ {
		t, ok := nextStamp(s, from)
		if !ok {
			return false
		}
		from = t.hi
	}
	return true
}

// ownerEnds end the lines that say whose a site is, or greet.
var ownerEnds = newWordList("今天是", "主办", "承办", "主管", "版权所有", "制作维护", "设计制作", "技术支持")

// trimFurniture takes the marks off both ends of a line that go round the words
// of furniture.
func trimFurniture(s string) string { return strings.TrimFunc(s, isFurnitureMark) }

func isFurnitureMark(r rune) bool {
	switch r {
	case ' ', '[', ']', '<', '>', '|', '-', '—', '_', '*', '#', ':', '.', ',', '·', '•', '●', '■', '◆', '▶', '►', '★', '☆', '※', '(', ')', '+', '=', '"', '…', '↓', '↑', '▼', '▲', '▽', '△', '丨':
		return true
	}
	return false
}

// isOfficer tells whether a line is a person and the offices that he holds, as a
// site lists its board: 张三 南山总工会副主席、党组成员.
func isOfficer(s string, n size) bool {
	name, office, ok := strings.Cut(s, " ")
	if !ok || n.words > 0 || n.han < 7 || endsSentence(s) && !strings.HasSuffix(s, ")") {
		return false
	}
	office = strings.TrimLeft(office, " ")
	if len(name) == 3 {
		// 陈 刚
		given, rest, _ := strings.Cut(office, " ")
		name, office = name+given, rest
	}
	if !isHanName(name) || strings.Contains(office, " ") {
		return false
	}
	office = strings.TrimRight(office, ")")
	for _, w := range [...]string{"主席", "书记", "主任", "部长", "组长", "成员", "(兼", "候选人", "秘书长", "局长", "委员"} {
		if strings.HasSuffix(office, w) {
			return true
		}
	}
	return false
}

// leadsBack tells whether a line is the button that leads back to the site:
// 返回青溪网 版面导航.
func leadsBack(s string, n size) bool {
	to, ok := strings.CutPrefix(s, "返回")
	if !ok || n.han > 16 || n.words > 0 {
		return false
	}
	to, _, _ = strings.Cut(to, " ")
	for _, e := range [...]string{"网", "首页", "主页", "频道", "版面", "目录", "列表"} {
		if strings.HasSuffix(to, e) {
			return true
		}
	}
	return false
}

// isRunOnMenu tells whether a line is a menu whose words nothing parts:
// 首页时政看点工会评论.
func isRunOnMenu(s string, n size) bool {
	if n.han < 12 || !strings.HasPrefix(s, "首页") && !strings.HasPrefix(s, "网站首页") {
		return false
	}
	return n.words == 0 && allHan(s)
}

// unspaced takes the spaces out of a line whose Han characters stand apart, as in
// 版 权 所 有.
func unspaced(s string, n size) string {
	if n.han < 4 || n.words > 0 || strings.Count(s, " ") < n.han-2 || len(s) > 160 {
		return s
	}
	prev := false
	for _, r := range s {
		if han := isHan(r); han && prev {
			return s
		} else {
			prev = han
		}
	}
	return strings.ReplaceAll(s, " ", "")
}

// phraseIndex finds phrases by the first two bytes of what a line must start
// with.
type phraseIndex struct {
	all   []phrase
	first [1024][]uint16
	holds []uint16
}

// phraseStart returns the place in phraseIndex.first for a text of at least two
// bytes.
func phraseStart(s string) int {
	return (int(lowerByte(s[0]))*37 + int(lowerByte(s[1]))) & 1023
}

var phraseTable = sync.OnceValue(func() *phraseIndex {
	t := phraseIndex{all: slices.Concat(phrases[:], phrasesEN[:])}
	for i := range t.all {
		p := &t.all[i]
		if p.mode == holds {
			t.holds = append(t.holds, uint16(i))
			continue
		}
		k := phraseStart(p.text)
		t.first[k] = append(t.first[k], uint16(i))
	}
	return &t
})

// heldBy returns what the first of the phrases says that a line holds.
func (t *phraseIndex) heldBy(x *look) junk {
	if x.found.words&findOdd != 0 {
		low := strings.ToLower(x.s)
		for _, k := range t.holds {
			if strings.Contains(low, t.all[k].text) {
				return t.all[k].as
			}
		}
		return noJunk
	}
	if x.found.held == 0 {
		return noJunk
	}
	return t.all[t.holds[x.found.held-1]].as
}

// startFits keeps "Copyright protection was the subject of …" and "About us:
// the workers who …" in the text: a line that starts with a phrase is furniture
// if it is brief, or if the phrase ends at a colon or a mark.
func startFits(core, text string, n size) bool {
	rest := core[len(text):]
	if rest == "" {
		return true
	}
	if text[len(text)-1] < utf8.RuneSelf && isLetter(text[len(text)-1]) && isLetter(rest[0]) {
		return rest[0]|0x20 == 's' && (len(rest) == 1 || !isLetter(rest[1]))
	}
	if strings.ContainsRune(":|>[-—(©", firstRune(trim(rest))) || strings.HasSuffix(text, ":") {
		return true
	}
	if len(text) >= 18 && text[0] >= utf8.RuneSelf && n.han <= 40 {
		return true
	}
	if endsSentence(core) {
		return n.han <= 30 && n.words <= 16 && (n.han == 0 || n.han <= 16)
	}
	return n.words <= 16 && n.han <= 24
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isImageResidue tells whether a line is what is left of a picture: a file's
// name, "WeChat Picture_20231115071516", "[图片]", a hash.
func isImageResidue(s string) bool {
	s = strings.Trim(s, " []()!")
	if s == "" || len(s) > 160 {
		return false
	}
	for _, p := range pictureStarts.forStart(s) {
		if hasPrefixFold(s, p) && len(s) <= len(p)+60 && !endsSentence(s) {
			return true
		}
	}
	switch s {
	case "图片", "插图", "image", "Image", "picture", "Picture", "图", "点击图片进入下一页", "img", "photo", "Photo", "缩略图", "配图", "题图", "logo", "LOGO":
		return true
	}
	if strings.IndexByte(s, ' ') < 0 || len(s) < 60 {
		for _, e := range pictureEnds.forEnd(s) {
			if strings.HasSuffix(s, e) {
				return true
			}
		}
	}
	return len(s) >= 16 && isHex(s) || isCameraName(s)
}

// ownsPicture tells whether what a bracket at a line's end holds is the name of
// whom a picture comes from.
func ownsPicture(in string) bool {
	n := measure(in).words
	if n == 0 || n > 6 || !isUpper(in[0]) {
		return false
	}
	return !hasPrefixFold(in, "video") && !hasPrefixFold(in, "photos") && !hasPrefixFold(in, "part ") && !hasPrefixFold(in, "update")
}

// isPictureMark tells whether a line is nothing but pictures in Markdown, as
// pages turned into text have: ![](a.png) |.
func isPictureMark(s string) bool {
	if !strings.HasPrefix(s, "![") {
		return false
	}
	for s = strings.Trim(s, " |"); s != ""; s = strings.Trim(s, " |") {
		i := strings.Index(s, "](")
		if !strings.HasPrefix(s, "![") || i < 0 {
			return false
		}
		j := strings.IndexByte(s[i:], ')')
		if j < 0 {
			return false
		}
		s = s[i+j+1:]
	}
	return true
}

// isCameraName tells whether s is a name that a camera gives a picture:
// _MG_6732, DSCN0871, P1010023.
func isCameraName(s string) bool {
	if len(s) > 14 {
		return false
	}
	letters := strings.TrimLeft(s, "_")
	digits := strings.TrimLeft(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	n := len(letters) - len(digits)
	digits = strings.TrimLeft(digits, "_-")
	if n == 0 || n > 4 || len(digits) < 4 || len(digits) > 8 {
		return false
	}
	return strings.Trim(digits, "0123456789") == ""
}

// isPicture tells whether an address is that of a picture or a film.
func isPicture(url string) bool {
	url, _, _ = strings.Cut(url, "?")
	if i := strings.LastIndexByte(url, '.'); i > 0 {
		ext, _, _ := strings.Cut(url[i+1:], "!") // .png!w300
		switch strings.ToLower(ext) {
		case "jpg", "jpeg", "png", "gif", "bmp", "webp", "mp4", "svg", "mp3", "m3u8":
			return true
		}
	}
	return false
}

// pictureEnds are the extensions of pictures and films.
var pictureEnds = newWordList(".jpg", ".png", ".jpeg", ".gif", ".bmp", ".webp", ".mp4", ".JPG", ".PNG")

// pictureStarts are how programs name pictures.
var pictureStarts = newWordList("wechat picture_", "wechat image_", "微信图片_", "微信图片", "微信截图_", "qq图片", "img_", "dsc_", "dsc0", "mmexport", "image.png", "图片.png", "wechat screenshot_", "qq picture", "image description")

// isLanguages tells whether a line offers the site in several languages.
func isLanguages(s string) bool {
	if len(s) > 240 || !strings.Contains(s, "中文") {
		return false
	}
	n := 0
	for _, w := range [...]string{"Fran", "日本語", "한국어", "Русский", "Español", "Deutsch", "العربية", "English", "Português", "Italiano"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n >= 2
}

func isHex(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isDigit(c) {
			digits++
		} else if c != '-' && c != '_' && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return digits > 4
}

// isCode tells whether a line is a rule of a style sheet or a piece of script.
func isCode(s string) bool {
	open := strings.IndexByte(s, '{')
	if open >= 0 && (strings.HasSuffix(s, "}") || strings.HasSuffix(s, "{")) {
		return s[0] == '.' || s[0] == '#' || s[0] == '@' || s[0] == '$' || strings.ContainsAny(s[open:], ":;=") && measure(s).han < 4 || strings.HasPrefix(s, "function")
	}
	return strings.HasSuffix(s, ";") && strings.ContainsAny(s, "=(") && measure(s).han == 0 && !strings.Contains(s, ". ") && (strings.HasPrefix(s, "var ") || strings.HasSuffix(s, ");"))
}

// isPlayer tells whether a line is the clock of a player: 00:00/03:25.
func isPlayer(s string) bool {
	if t, ok := strings.CutPrefix(s, "▶"); ok && len(s) < 60 {
		return strings.HasPrefix(trim(t), "00:00")
	}
	colon := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':':
			colon = true
		case !isDigit(c) && c != '/' && c != ' ' && c != '.' && c|0x20 != 'x' && c != '-':
			return false
		}
	}
	return colon && len(s) < 40 && !hasYear(s)
}

// isPager tells whether a line is a row of page numbers: 1 2 3 ... 12.
func isPager(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ".[]<>|"); len(w) > 3 || w != "" && !isCount(w) {
			return false
		}
		n++
	}
	return n > 1
}

// isCrumbs tells whether a line is the way through a site to the page.
func isCrumbs(s string) bool {
	if len(s) > 240 {
		return false
	}
	arrows := strings.Count(s, ">") + strings.Count(s, "»") + strings.Count(s, "→")
	if arrows == 0 {
		return isSlashWay(s) || hasPrefixFold(s, "home /") || strings.HasPrefix(s, "首页 /") || strings.HasPrefix(s, "首页/") || strings.HasPrefix(s, "首页 -")
	}
	if strings.Contains(s, "->") && arrows == 1 {
		return false
	}
	return arrows >= 2 || hasPrefixFold(s, "home") || strings.HasPrefix(s, "首页") || strings.Contains(s, "正文") || strings.Contains(s, "首页")
}

// isSlashWay tells whether a line is a way through a site whose parts stand
// between slashes: a site's name, a section, a section of that.
func isSlashWay(s string) bool {
	if strings.Count(s, " / ") < 2 || endsSentence(s) {
		return false
	}
	for part := range strings.SplitSeq(s, " / ") {
		if n := measure(part); n.weight() == 0 || n.words > 4 || n.han > 8 || hasDigit(part) {
			return false
		}
	}
	return true
}

// isMenu tells whether a line is a row of at least so many short pieces with
// sep between them, none heavier than most.
func isMenu(s, sep string, least, most int) bool {
	if len(s) > 400 || strings.Count(s, sep) < least-1 {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(s, sep) {
		if part = trim(part); part == "" {
			continue
		}
		if w := measure(part).weight(); w > most || w == 0 || isDigit(part[0]) {
			return false
		}
		n++
	}
	return n >= least
}

// isCaption tells whether a short folded line belongs to a picture.
func isCaption(x *look) bool {
	s, n := x.s, x.n
	if n.han > 120 || n.words > 80 {
		return false
	}
	t := strings.TrimLeft(s, " ([*")
	if n.han >= 40 && strings.HasPrefix(t, "▲") && strings.HasSuffix(t, "。") && !strings.ContainsAny(t, "图摄") {
		return false // an item of a column
	}
	if x.has('[') && n.han == 0 && n.words >= 6 && strings.HasSuffix(s, "]") && ownsPicture(s[strings.LastIndexByte(s, '[')+1:len(s)-1]) {
		return true
	}
	for _, p := range captionStarts.forStart(t) {
		if strings.HasPrefix(t, p) {
			return true
		}
	}
	if strings.HasPrefix(t, "图") && len(t) > 3 {
		if c := t[3]; isDigit(c) || c == ':' {
			return n.han < 70
		}
	}
	for _, p := range captionStartsEN.forStart(t) {
		if hasPrefixFold(t, p) {
			return true
		}
	}
	e := strings.TrimRight(s, " )].。\"")
	if n.han >= 4 && n.han <= 7 && n.words == 0 && strings.HasSuffix(e, "现场") {
		return true // 会议现场
	}
	for _, p := range captionEnds.forEnd(e) {
		if strings.HasSuffix(e, p) && n.han < 90 && !endsSentence(strings.TrimRight(s, " ")) {
			return true
		}
	}
	if strings.HasSuffix(e, "提供") && strings.HasSuffix(strings.TrimRight(s, " "), ")") && n.han < 70 {
		if open := strings.LastIndexByte(e, '('); open > 0 && len(e)-open < 48 {
			return true // …送暖。(市总工会提供)
		}
	}
	if strings.HasSuffix(e, "摄") || strings.HasSuffix(e, "供图") {
		return n.han < 70
	}
	if n.words < 70 && n.han == 0 && x.found.words&findPhoto != 0 {
		tail := e[max(0, len(e)-60):]
		for _, p := range [...]string{"[for ", "photo by ", "photos by ", "photo courtesy", "photo/", "photo:", "[photo", "(photo", "photographed by ", "picture by ", "image by "} {
			if i := indexFold(tail, p); i >= 0 && (i == 0 || tail[i-1] != '/') {
				return true
			}
		}
	}
	return false
}

// captionEnds are how captions end.
var captionEnds = newWordList("摄", "供图", "摄影", "图片由", "资料图", "资料图片", "图片来源")

// captionStartsEN are how they start in English.
var captionStartsEN = newWordList("the picture shows", "the photo shows", "picture shows", "photo shows", "pictured:", "photo:", "photo by", "photos by", "photo/", "photographed by", "photographer:", "photographer/", "image source", "picture source", "photo source", "image:", "caption:", "file photo", "data map", "pictures:", "picture:", "the picture is", "this is a photo", "photo courtesy", "photo taken")

// captionStarts are how captions start.
var captionStarts = newWordList("图为", "图片说明", "图片来源", "图片:", "图说", "图源", "资料图", "资料图片", "供图", "▲", "△", "▼", "▽", "◀", "▶", "↑", "↓", "摄影:", "摄影/", "图/", "上图", "下图", "左图", "右图", "题图", "配图", "图文无关", "视频来源", "照片由")
