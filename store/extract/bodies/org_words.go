package bodies

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongbao/model"
)

// orgWord is the end of an organisation's name.
type orgWord struct {
	text  string
	level model.Level
}

// orgWords, the longer before the shorter that end alike.
var orgWords = [...]orgWord{
	{"街道办事处", model.LevelTownship}, {"街道办", model.LevelTownship}, {"街道", model.LevelTownship}, {"镇", model.LevelTownship},
	{"乡", model.LevelTownship}, {"苏木", model.LevelTownship}, {"社区", model.LevelTownship}, {"村", model.LevelTownship},
	{"开发区", model.LevelCounty}, {"高新区", model.LevelCounty}, {"经开区", model.LevelCounty}, {"园区", model.LevelCounty}, {"新区", model.LevelCounty},
	{"保税区", model.LevelCounty}, {"度假区", model.LevelCounty}, {"示范区", model.LevelCounty}, {"管理区", model.LevelCounty}, {"风景区", model.LevelCounty},
	{"港区", model.LevelCounty}, {"试验区", model.LevelCounty}, {"产业园", model.LevelCounty}, {"工业园", model.LevelCounty}, {"科技园", model.LevelCounty}, {"新城", model.LevelCounty},
	{"公司", model.LevelEnterprise}, {"集团", model.LevelEnterprise}, {"厂", model.LevelEnterprise}, {"矿", model.LevelEnterprise}, {"油田", model.LevelEnterprise},
	{"医院", model.LevelEnterprise}, {"卫生院", model.LevelEnterprise}, {"学校", model.LevelEnterprise}, {"中学", model.LevelEnterprise}, {"小学", model.LevelEnterprise},
	{"大学", model.LevelEnterprise}, {"学院", model.LevelEnterprise}, {"幼儿园", model.LevelEnterprise}, {"支行", model.LevelEnterprise}, {"分行", model.LevelEnterprise},
	{"银行", model.LevelEnterprise}, {"局", model.LevelEnterprise}, {"电厂", model.LevelEnterprise}, {"机场", model.LevelEnterprise}, {"港务", model.LevelEnterprise},
	{"酒店", model.LevelEnterprise}, {"宾馆", model.LevelEnterprise}, {"饭店", model.LevelEnterprise}, {"商场", model.LevelEnterprise}, {"超市", model.LevelEnterprise},
	{"协会", model.LevelEnterprise}, {"商会", model.LevelEnterprise}, {"项目部", model.LevelEnterprise}, {"研究院", model.LevelEnterprise}, {"研究所", model.LevelEnterprise},
	{"设计院", model.LevelEnterprise}, {"党校", model.LevelEnterprise}, {"法院", model.LevelEnterprise}, {"检察院", model.LevelEnterprise}, {"报社", model.LevelEnterprise},
	{"电视台", model.LevelEnterprise}, {"供电", model.LevelEnterprise}, {"公交", model.LevelEnterprise}, {"地铁", model.LevelEnterprise}, {"管委会", model.LevelEnterprise},
	{"机关", model.LevelEnterprise}, {"油矿", model.LevelEnterprise}, {"林场", model.LevelEnterprise}, {"农场", model.LevelEnterprise}, {"发电", model.LevelEnterprise},
	{"股份", model.LevelEnterprise}, {"实业", model.LevelEnterprise}, {"重工", model.LevelEnterprise}, {"钢铁", model.LevelEnterprise}, {"烟草", model.LevelIndustry},
	{"行业", model.LevelIndustry}, {"产业", model.LevelIndustry}, {"系统", model.LevelIndustry}, {"教育", model.LevelIndustry}, {"科教文卫体", model.LevelIndustry},
	{"教科文卫体", model.LevelIndustry}, {"教科文卫", model.LevelIndustry}, {"科教文卫", model.LevelIndustry}, {"教文卫体", model.LevelIndustry}, {"煤炭", model.LevelIndustry},
	{"农垦", model.LevelIndustry}, {"铁路", model.LevelIndustry}, {"建设", model.LevelIndustry}, {"建筑", model.LevelIndustry}, {"交通运输", model.LevelIndustry},
	{"交通", model.LevelIndustry}, {"邮电", model.LevelIndustry}, {"财贸轻纺", model.LevelIndustry}, {"财贸金融", model.LevelIndustry}, {"财贸", model.LevelIndustry},
	{"金融", model.LevelIndustry}, {"机械冶金", model.LevelIndustry}, {"机冶建材", model.LevelIndustry}, {"机冶", model.LevelIndustry}, {"冶金", model.LevelIndustry},
	{"机械", model.LevelIndustry}, {"能源化学", model.LevelIndustry}, {"能源", model.LevelIndustry}, {"石化", model.LevelIndustry}, {"化工", model.LevelIndustry},
	{"电力", model.LevelIndustry}, {"林业", model.LevelIndustry}, {"农林水利", model.LevelIndustry}, {"农林水", model.LevelIndustry}, {"国防工业", model.LevelIndustry},
	{"国防科技", model.LevelIndustry}, {"国防", model.LevelIndustry}, {"轻工", model.LevelIndustry}, {"纺织", model.LevelIndustry}, {"海员", model.LevelIndustry},
	{"民航", model.LevelIndustry}, {"卫生", model.LevelIndustry}, {"城建", model.LevelIndustry}, {"快递", model.LevelIndustry}, {"货运", model.LevelIndustry},
	{"物流", model.LevelIndustry}, {"外卖配送员", model.LevelIndustry}, {"配送员", model.LevelIndustry}, {"送餐员", model.LevelIndustry}, {"网约车司机", model.LevelIndustry},
	{"网约车", model.LevelIndustry}, {"货车司机", model.LevelIndustry}, {"快递员", model.LevelIndustry}, {"家政", model.LevelIndustry}, {"护工护理员", model.LevelIndustry},
	{"护工", model.LevelIndustry}, {"保安", model.LevelIndustry}, {"餐饮", model.LevelIndustry}, {"出租车", model.LevelIndustry}, {"环卫", model.LevelIndustry},
	{"新就业形态劳动者", model.LevelIndustry}, {"新就业形态", model.LevelIndustry}, {"劳动者", model.LevelIndustry}, {"地质", model.LevelIndustry}, {"盐业", model.LevelIndustry},
	{"水利", model.LevelIndustry}, {"工业", model.LevelIndustry}, {"商贸", model.LevelIndustry}, {"供销", model.LevelIndustry}, {"医务", model.LevelIndustry},
	{"银行业", model.LevelIndustry}, {"直属机关", model.LevelIndustry}, {"农民工", model.LevelIndustry}, {"石油", model.LevelEnterprise}, {"航空", model.LevelEnterprise},
	{"邮政", model.LevelEnterprise}, {"电信", model.LevelEnterprise}, {"机务段", model.LevelEnterprise}, {"车务段", model.LevelEnterprise}, {"工务段", model.LevelEnterprise},
	{"电务段", model.LevelEnterprise}, {"供电段", model.LevelEnterprise}, {"车辆段", model.LevelEnterprise}, {"客运段", model.LevelEnterprise}, {"动车段", model.LevelEnterprise},
	{"车间", model.LevelEnterprise}, {"支队", model.LevelEnterprise}, {"总队", model.LevelEnterprise}, {"监狱", model.LevelEnterprise}, {"农商行", model.LevelEnterprise},
	{"信用社", model.LevelEnterprise}, {"海关", model.LevelEnterprise}, {"疗养院", model.LevelEnterprise}, {"出版社", model.LevelEnterprise}, {"图书馆", model.LevelEnterprise},
	{"博物馆", model.LevelEnterprise}, {"燃气", model.LevelEnterprise}, {"媒体中心", model.LevelEnterprise}, {"服务中心", model.LevelEnterprise},
}

// orgWordBefore returns the word for an organisation that ends at end, the
// longest there is.
func orgWordBefore(t string, end int) (orgWord, bool) {
	var best orgWord
	last, _ := utf8.DecodeLastRuneInString(t[:end])
	for _, w := range orgWordsByEnd().ending(last) {
		if len(w.text) > len(best.text) && strings.HasSuffix(t[:end], w.text) {
			best = w
		}
	}
	return best, best.text != "" && best.level != model.LevelNone
}

// notOrgs end like organisations and are none; they are longer than the words
// that organisations end with.
var notOrgs = [...]string{"大局", "全局", "格局", "布局", "结局", "开局", "时局", "破局", "新局", "下乡", "返乡", "家乡", "回乡", "城乡", "故乡", "老乡", "乡镇", "城镇", "进厂", "工厂", "进村", "农村", "乡村", "办学校"}

// brands are firms that are named without a word that says what they are.
var brands = [...]string{"比亚迪", "海尔", "海信", "格力", "美的", "富士康", "阿里巴巴", "腾讯", "华为", "中兴通讯", "京东", "顺丰", "美团", "饿了么", "滴滴", "圆通", "中通", "申通", "韵达", "百世", "极兔", "德邦",
	"江淮汽车", "奇瑞", "吉利", "长城汽车", "长安汽车", "一汽", "上汽", "广汽", "北汽", "东风汽车", "蔚来", "联想", "京东方", "科大讯飞", "茅台", "五粮液", "洋河", "伊利", "蒙牛", "青啤", "三一重工", "中联重科", "徐工", "玉柴",
	"镇海炼化", "扬子石化", "燕山石化", "齐鲁石化", "茂名石化", "兰州石化", "宁德时代", "国电", "华能", "华电", "大唐", "中广核", "云铝", "江铜", "铜陵有色", "金川", "白银有色", "山东黄金", "潍柴", "海螺", "沃尔玛", "宜家", "肯德基", "麦当劳", "特斯拉"}

// steelworks stand before 钢 in the names of steelworks: 马钢, 鞍钢.
const steelworks = "马鞍首宝武沙太酒攀本唐邯济莱南柳韶湘涟新鄂安八昆重包建凌宣承水日永青河山涡"

// brandBefore returns the firm's name that ends at end, or "".
func brandBefore(t string, end int) string {
	if strings.HasSuffix(t[:end], "钢") {
		r, n := utf8.DecodeLastRuneInString(t[:end-len("钢")])
		if strings.ContainsRune(steelworks, r) {
			return t[end-len("钢")-n : end]
		}
		return ""
	}
	last, _ := utf8.DecodeLastRuneInString(t[:end])
	best := ""
	for _, b := range brandsByEnd().ending(last) {
		if len(b) > len(best) && strings.HasSuffix(t[:end], b) {
			best = b
		}
	}
	return best
}

// brandsByEnd returns brands by their last character.
var brandsByEnd = sync.OnceValue(func() *byEnd[string] {
	m := new(byEnd[string])
	for _, b := range brands {
		last, _ := utf8.DecodeLastRuneInString(b)
		m.add(last, b)
	}
	return m
})

// stopsBefore tells whether a word that is no part of a name ends at end.
func stopsBefore(t string, end int) bool {
	for _, w := range stopWords {
		if strings.HasSuffix(t[:end], w) {
			return true
		}
	}
	return false
}

// orgWordsByEnd returns orgWords by their last character.
var orgWordsByEnd = sync.OnceValue(func() *byEnd[orgWord] {
	m := new(byEnd[orgWord])
	add := func(w orgWord) {
		last, _ := utf8.DecodeLastRuneInString(w.text)
		m.add(last, w)
	}
	for _, w := range orgWords {
		add(w)
	}
	for _, text := range notOrgs {
		add(orgWord{text, model.LevelNone})
	}
	for text := range sectorTable().zh {
		for _, text := range [...]string{text, text + "业"} {
			if !slices.ContainsFunc(orgWords[:], func(w orgWord) bool { return w.text == text }) {
				add(orgWord{text, model.LevelIndustry})
			}
		}
	}
	return m
})

// stopRunes part a name from what stands before it.
const stopRunes = "由在与和同向对为被到从给让的了是及把将赴至等于或据经"

// kept are words in names that hold a rune of stopRunes.
var kept = [...]string{"大同", "同济", "同仁", "和平", "和谐", "和田", "华为", "人和", "协和", "中和", "同方", "经济", "经开", "经贸", "财经", "对外", "向阳", "和县", "泰和", "太和",
	"合同", "将乐", "同心", "和顺", "云和", "仁和", "于潜", "于都", "于田", "于洪", "于家", "和静", "和硕", "呼和", "共和", "永和", "祥和", "嘉和", "和林", "和龙", "为民", "同煤", "同江", "至诚", "对口", "中等", "高等", "均等", "等级", "经纬", "在线", "向日葵", "及第", "新经", "石经", "联合国"}

// keptRune tells whether the rune t[s:e] is part of a word in kept.
func keptRune(t string, s, e int) bool {
	for _, w := range kept {
		if strings.HasPrefix(t[s:], w) || strings.HasSuffix(t[:e], w) {
			return true
		}
	}
	return false
}

var stopWords = [...]string{"来自", "走进", "走访", "慰问", "组织", "联合", "深入", "前往", "记者", "通讯员", "日前", "近日", "当天", "开展", "参加", "其中", "包括", "根据", "通过",
	"指导", "推动", "帮助", "支持", "成立", "获得", "举办", "会同", "协同", "加强", "建立", "以及", "总工会", "工会", "主席", "副主席", "党委", "书记", "授予", "命名", "获评", "评为",
	"今年", "去年", "今天", "昨日", "昨天", "上午", "下午", "来到", "调研", "考察", "依托", "邀请", "召开", "启动", "作为", "摄影", "供稿", "单位", "介绍", "表示", "实习", "此次", "本次", "本报讯", "工网讯", "要求", "希望", "会上", "首个", "首家", "第一个", "第一家", "选举", "当选", "担任", "现任", "时任",
	"深化", "推进", "落实", "贯彻", "学习", "引导", "坚持", "聚焦", "围绕", "强化", "提升", "完善", "维护", "促进", "构建", "打造", "激发", "凝聚", "动员", "助力", "助推", "履行", "发挥", "提高", "增强", "努力",
	"积极", "扎实", "切实", "认真", "全面", "进一步", "不断", "持续", "充分", "弘扬", "践行", "丰富", "关心", "关爱", "关注", "督促", "检查", "督导", "交流", "座谈", "参观", "看望", "赶赴", "带领", "率领", "率队",
	"陪同", "出席", "发放", "赠送", "捐赠", "资助", "救助", "帮扶", "选送", "推荐", "表彰", "奖励", "打通", "依法", "分别", "共同", "先后", "相继", "纷纷", "陆续", "负责人", "工作", "活动", "会议", "思想", "措施", "服务大局", "送温暖", "送清凉",
	"一个", "一名", "一位", "一家", "一批", "一份", "一碗", "一杯", "一次", "一场", "一支", "一套", "一张", "一台", "一本", "一封"}

// stopPairs is the set of the first two characters of stopWords.
var stopPairs = sync.OnceValue(func() *[64]uint64 {
	p := new([64]uint64)
	for _, w := range stopWords {
		h := stopHash(w)
		p[h>>6] |= 1 << (h & 63)
	}
	return p
})

// stopHash hashes the first two characters of s, six bytes, to 12 bits.
func stopHash(s string) uint32 {
	_ = s[5]
	return (uint32(s[1])<<10 ^ uint32(s[2])<<5 ^ uint32(s[4])<<3 ^ uint32(s[5])) * 0x9e3779b1 >> 20
}

// stopWordAt returns the length of the stop word that begins at s, or 0.
func stopWordAt(t string, s int) int {
	rest := t[s:]
	if len(rest) < 6 || rest[0] < 0xe4 {
		return 0
	}
	switch rest[:3] {
	case "月", "日", "号":
		if endsInNumber(t[:s]) {
			return 3
		}
	case "并", "届":
		return 3
	}
	if h := stopHash(rest); stopPairs()[h>>6]&(1<<(h&63)) == 0 {
		return 0
	}
	for _, w := range stopWords {
		if strings.HasPrefix(rest, w) && !strings.HasPrefix(rest, "工作委员会") {
			return len(w)
		}
	}
	return 0
}

// endsInNumber tells whether the text ends in a figure of either script.
func endsInNumber(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十", r)
}

// firmStarts begin the names of firms that go on with a place.
var firmStarts = [...]string{"国网", "中国", "国家", "国能", "国电", "国药", "中铁", "中建", "中石", "中海油", "中粮", "中交", "中冶", "中车", "中煤", "中核", "中航", "中广核", "中通", "中远", "中化", "中材", "中储",
	"华能", "华电", "华润", "大唐", "京东", "顺丰", "南方电网", "圆通", "申通", "韵达", "美团", "饿了么", "滴滴", "招商", "农业银行", "建设银行", "工商银行", "交通银行", "邮政", "光大", "兴业", "浦发", "万达", "保利", "比亚迪"}

// generic are starts of what is said of any organisation.
var generic = [...]string{"各", "全", "非公", "基层", "企业", "所属", "下属", "该", "本", "我", "这", "一家", "多家", "两家", "直属", "国有", "民营", "大型", "中小", "小微", "已建", "未建",
	"新建", "百人", "乡镇", "街道办", "乡", "镇", "村", "社区", "街道", "学校", "公司", "集团", "医院", "机关", "事业", "辖区", "部分", "有关", "相关", "重点", "规模", "其他", "不同", "某", "外资", "私营", "每"}

// isGeneric tells whether a name without its region names no one.
func isGeneric(name string) bool {
	if name == "" {
		return true
	}
	if c := name[0]; c >= '0' && c <= '9' || strings.HasSuffix(name, "个") || strings.Contains(strings.ReplaceAll(name, "各庄", ""), "各") || strings.Contains(name, "首个") || strings.Contains(name, "首家") || hasAnyPrefix(name, "第一个", "第一家", "新一届", "一级", "省级", "市级", "县级", "区级", "级", "行业性", "区域性") {
		return true
	}
	for _, g := range generic {
		if rest, ok := strings.CutPrefix(name, g); ok {
			if g == "机关" || g == "直属" {
				return false // 市直机关, 省直属机关
			}
			return len(g) > 3 || rest == "" || strings.ContainsRune("各全该本我这某每", firstOf(g)) || utf8.RuneCountInString(rest) <= 1
		}
	}
	return false
}

func firstOf(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
