package bodies

import (
	"strings"
	"sync"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
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
}

// orgRunes is the most runes an organisation's name takes.
const orgRunes = 26

// orgZH reads the union of a township, an enterprise or a branch of industry.
// It tells whether the words are read, also where they name no body.
func (f *finder) orgZH(i int, t string, n zhNoun) bool {
	end := skipSpaceBack(t, n.s)
	w, ok := orgWordBefore(t, end)
	if !ok {
		return n.kind == zhJoint && f.jointZH(i, t, n)
	}
	from := orgStart(t, end)
	if from >= end {
		return true
	}
	if firstOfKind(t[:from]) {
		return true
	}
	o := &org{level: w.level}
	stem := end - len(w.text) // the name without the word that says what it is
	start, head := f.orgPlace(t, from, stem, end, o)
	if o.above == kindNone && len(o.place.cands) == 0 && (w.level == model.LevelIndustry || w.level == model.LevelCounty || utf8.RuneCountInString(t[start:stem]) < 2) {
		if w.level != model.LevelCounty || start < stem && stem-start < 6 || start == stem && (n.kind != zhGeneral || w.text != "经开区" && w.text != "高新区" && w.text != "开发区") {
			return true // 公司工会, 教育工会: of whom, nobody says
		}
	}
	if isGeneric(t[head:end]) {
		return true
	}
	if w.level == model.LevelCounty {
		if p, ok := f.zoneOf(t[head:end], o.place); ok {
			p.start, p.end = start, end
			f.placeNounZH(i, t, n, p)
			return true
		}
	}
	if head >= stem && w.level != model.LevelIndustry && w.level != model.LevelCounty { // 合肥市公司工会
		return true
	}
	name := t[start:n.e]
	if w.level == model.LevelTownship {
		if !f.townStands(t, from, head, stem, end, o) {
			return true
		}
		name = t[head:n.e]
	}
	if utf8.RuneCountInString(name) > orgRunes {
		return true
	}
	o.nameZH = strings.ReplaceAll(name, " ", "")
	if w.level == model.LevelTownship {
		f.townsBefore(i, t, n, o, start)
	}
	f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
	return true
}

// firstOfKind tells whether what follows is one of its kind, not a name: 首个….
func firstOfKind(before string) bool {
	for _, w := range [...]string{"首个", "首家", "第一个", "第一家"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// townStands tells whether t[head:end] is a township's whole name: one that the
// gazetteer knows, or a short one with a region or punctuation before it.
func (f *finder) townStands(t string, from, head, stem, end int, o *org) bool {
	if f.hasTown(o.place.cands, t[head:end]) {
		return true
	}
	n := utf8.RuneCountInString(t[head:stem])
	return n <= 3 || n <= 5 && (head > from || from == 0 || !model.IsHan(lastRuneOf(t[:from])))
}

func lastRuneOf(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// townsBefore adds the townships before start that share the noun:
// 於潜镇、太阳镇总工会.
func (f *finder) townsBefore(i int, t string, n zhNoun, o *org, start int) {
	for range maxList {
		sep := separatorBefore(t, start)
		w, ok := orgWordBefore(t, sep)
		if sep == start || !ok || w.level != model.LevelTownship {
			return
		}
		from := orgStart(t, sep)
		other := &org{level: w.level}
		s, head := f.orgPlace(t, from, sep-len(w.text), sep, other)
		if utf8.RuneCountInString(t[head:sep-len(w.text)]) < 1 || isGeneric(t[head:sep]) || sep-head > 3*10 {
			return
		}
		if len(other.place.cands) == 0 {
			other.place = o.place
		} else if len(o.place.cands) == 0 {
			o.place = other.place
		}
		other.nameZH = t[head:sep] + t[n.s:n.e]
		f.add(hit{unit: i, start: s, end: sep, han: true, shape: shapeOrg, org: other})
		start = s
	}
}

// jointZH reads a joint union whose name ends in no word for an organisation:
// “上街里”工会联合会.
func (f *finder) jointZH(i int, t string, n zhNoun) bool {
	end := n.s
	quoted := strings.HasSuffix(t[:end], "”")
	if quoted {
		end -= len("”")
	}
	from := orgStart(t, end)
	if firstOfKind(t[:from]) {
		return true
	}
	if quoted && !strings.HasSuffix(t[:from], "“") {
		return true
	}
	o := &org{level: model.LevelEnterprise}
	start, head := f.orgPlace(t, from, end, end, o)
	if start > from { // "老青岛…" is no name of 青岛
		start, head, o.place = from, from, place{}
	}
	if n := utf8.RuneCountInString(t[head:end]); n < 2 || n > 12 || isGeneric(t[head:end]) {
		return true
	}
	o.nameZH = t[start:end] + t[n.s:n.e]
	f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeOrg, org: o})
	return true
}

// zoneOf returns the development zone that the gazetteer has under the short
// name of its city: 合肥经开区 for 合肥市经开区.
func (f *finder) zoneOf(name string, city place) (place, bool) {
	for _, r := range city.cands {
		if zones := f.t.ByZH(r.ShortZH + name); len(zones) == 1 {
			return place{cands: zones, kind: kindDistrict}, true
		}
		if name == "新区" && r.Type == "District" { // 钱塘新区, once that
			return place{cands: []*gazetteer.Region{r}, kind: kindDistrict}, true
		}
	}
	return place{}, false
}

// orgWordBefore returns the word for an organisation that ends at end, the
// longest there is.
func orgWordBefore(t string, end int) (orgWord, bool) {
	var best orgWord
	last, _ := utf8.DecodeLastRuneInString(t[:end])
	for _, w := range orgWordsByEnd()[last] {
		if len(w.text) > len(best.text) && strings.HasSuffix(t[:end], w.text) {
			best = w
		}
	}
	return best, best.text != ""
}

// orgWordsByEnd returns orgWords by their last character.
var orgWordsByEnd = sync.OnceValue(func() map[rune][]orgWord {
	m := make(map[rune][]orgWord)
	for _, w := range orgWords {
		last, _ := utf8.DecodeLastRuneInString(w.text)
		m[last] = append(m[last], w)
	}
	return m
})

// orgStart returns where the name that ends at end can begin at the earliest:
// behind punctuation or a word that is no part of a name.
func orgStart(t string, end int) int {
	s := end
	for n := 0; n < orgRunes && s > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(t[:s])
		if !model.IsHan(r) && !isNameRune(r) {
			break
		}
		if strings.ContainsRune(stopRunes, r) && !keptRune(t, s-size, s) {
			break
		}
		s -= size
		if stop := stopWordAt(t, s); stop > 0 {
			s += stop
			break
		}
	}
	for s < end { // brackets at its start are not part of it
		r, size := utf8.DecodeRuneInString(t[s:])
		if r != ')' && r != '）' && r != '(' && r != '（' {
			break
		}
		s += size
	}
	return min(s, end)
}

func isNameRune(r rune) bool {
	return r == '（' || r == '）' || r == '(' || r == ')' || r == '·' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
}

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
	"今年", "去年", "今天", "昨日", "昨天", "上午", "下午", "来到", "调研", "考察", "依托", "邀请", "召开", "启动", "作为", "摄影", "供稿", "单位", "介绍", "表示", "实习", "此次", "本次", "本报讯", "工网讯", "月", "日", "号", "并", "要求", "希望", "会上", "首个", "首家", "第一个", "第一家", "届", "选举", "当选", "担任", "原", "现任", "时任"}

// stopWordAt returns the length of the stop word that begins at s, or 0.
func stopWordAt(t string, s int) int {
	for _, w := range stopWords {
		if strings.HasPrefix(t[s:], w) {
			return len(w)
		}
	}
	return 0
}

// orgPlace finds the region that an organisation's name begins with, before
// stem, where the word begins that says what it is. It returns where the name
// begins and where it goes on behind the region.
func (f *finder) orgPlace(t string, from, stem, end int, o *org) (start, head int) {
	for s := from; s < stem && s-from < 3*16; {
		if p, ok := f.placeFromZH(t, s, stem); ok {
			bare := p.kind == kindNone && p.cands[0].Level == model.LevelCounty
			if s > from && bare || bare && o.level == model.LevelTownship && !f.hasTown(p.cands, t[p.end:end]) {
				break // 交口乡 is no township of 交口县
			}
			for range 3 {
				q, ok := f.placeFromZH(t, p.end, stem)
				if !ok || !f.inside(&q, p.cands) {
					break
				}
				q.start = p.start
				p = q
			}
			o.place = p
			if s > from && hasAnyPrefix(t[from:], firmStarts[:]...) {
				return from, p.end // 国网淮北供电公司
			}
			return s, p.end
		}
		_, size := utf8.DecodeRuneInString(t[s:])
		s += size
	}
	if start, k := levelAfter(t, from); k != kindNone {
		o.above = k
		return from, start
	}
	return from, from
}

// firmStarts begin the names of firms that go on with a place.
var firmStarts = [...]string{"国网", "中国", "国家", "国能", "国电", "国药", "中铁", "中建", "中石", "中海油", "中粮", "中交", "中冶", "中车", "中煤", "中核", "中航", "中广核", "中通", "中远", "中化", "中材", "中储",
	"华能", "华电", "华润", "大唐", "京东", "顺丰", "南方电网", "圆通", "申通", "韵达", "美团", "饿了么", "滴滴", "招商", "农业银行", "建设银行", "工商银行", "交通银行", "邮政", "光大", "兴业", "浦发", "万达", "保利", "比亚迪"}

// hasTown tells whether one of the counties has a township of the name.
func (f *finder) hasTown(counties []*gazetteer.Region, name string) bool {
	for _, r := range counties {
		for _, town := range f.t.Townships(r.Code) {
			if town.ZH == name {
				return true
			}
		}
	}
	return false
}

// placeFromZH returns the longest region name that begins at s.
func (f *finder) placeFromZH(t string, s, end int) (place, bool) {
	e := s
	var ends [24]int
	n := 0
	for e < end && n < f.t.MaxZH() && n < len(ends) {
		r, size := utf8.DecodeRuneInString(t[e:])
		if !model.IsHan(r) {
			break
		}
		e += size
		ends[n] = e
		n++
	}
	for ; n >= 2; n-- {
		name := t[s:ends[n-1]]
		if n <= 4 && strings.HasSuffix(name, "师") && strings.Contains("一二三四五六七八九十", name[:3]) {
			name = "第" + name // 八师
		}
		if cands := f.t.ByZH(name); len(cands) > 0 && cands[0].Type != "Development Zone" {
			return place{start: s, end: ends[n-1], kind: kindOfZH(name), cands: today(cands, name)}, true
		}
	}
	return place{}, false
}

// levelAfter reads 省, 市, 全市, 我市 at the start of an organisation's name.
func levelAfter(t string, s int) (int, kind) {
	for _, own := range [...]string{"我", "该", "本"} {
		if strings.HasPrefix(t[s:], own) {
			s += len(own)
			break
		}
	}
	for _, l := range [...]struct {
		word string
		k    kind
	}{{"自治区", kindRegion}, {"省", kindProvince}, {"市", kindCity}, {"区", kindDistrict}, {"县", kindCounty}, {"州", kindPrefecture}, {"旗", kindBanner}} {
		if strings.HasPrefix(t[s:], l.word) {
			return s + len(l.word), l.k
		}
	}
	return s, kindNone
}

// generic are starts of what is said of any organisation.
var generic = [...]string{"各", "全", "非公", "基层", "企业", "所属", "下属", "该", "本", "我", "这", "一家", "多家", "两家", "直属", "国有", "民营", "大型", "中小", "小微", "已建", "未建",
	"新建", "百人", "乡镇", "街道办", "乡", "镇", "村", "社区", "街道", "学校", "公司", "集团", "医院", "机关", "事业", "辖区", "部分", "有关", "相关", "重点", "规模", "其他", "不同", "某", "外资", "私营", "每"}

// isGeneric tells whether a name without its region names no one.
func isGeneric(name string) bool {
	if name == "" {
		return true
	}
	if c := name[0]; c >= '0' && c <= '9' || strings.Contains(name, "首个") || strings.Contains(name, "首家") || hasAnyPrefix(name, "第一个", "第一家", "新一届", "一级", "省级", "市级", "县级", "区级", "级", "行业性", "区域性") {
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
