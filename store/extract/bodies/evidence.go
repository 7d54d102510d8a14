package bodies

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// named is a region that the article names somewhere.
type named struct {
	unit       int
	start, end int // in the unit's text, or its Chinese view
	han        bool
	place      place
	region     *gazetteer.Region // what it means; nil while several are possible
	weight     int
	first      bool // of those in its unit that mean the region and were weighed
}

// evidence is what places the article names, and how much each weighs.
type evidence struct {
	named  []named                      // by unit, there Latin before Chinese, in order
	weight map[*gazetteer.Region]int    // by the article as a whole
	inUnit map[unitRegion]tally         // by what each unit names
	chosen map[choice]*gazetteer.Region // of names that several regions bear
}

type unitRegion struct {
	unit int
	r    *gazetteer.Region
}

// tally is how often a unit names a region, and what that adds to its weight.
type tally struct{ count, weight int }

// choice is a question that choose has answered.
type choice struct {
	unit, n     int
	first, last *gazetteer.Region
	bare        bool
}

// Weights of a place named in a part of the article. A title says most; the
// place of a dateline says where the reporter was.
var roleWeights = [...]int{roleTitle: 12, roleDeck: 6, roleSource: 8, roleMeta: 1, roleLead: 4, roleBody: 2}

const (
	unitCap    = 8 // the most that one unit of the body can add to a region's weight
	ownerCap   = 4 // what whose site it is adds
	bodyWeight = 2 // what each naming of a region's body adds
)

// places returns the evidence, gathering it at the first call.
func (f *finder) places() *evidence {
	if f.ev != nil {
		return f.ev
	}
	f.ev = &f.store
	if f.ev.weight == nil {
		f.ev.weight, f.ev.inUnit = make(map[*gazetteer.Region]int), make(map[unitRegion]tally)
	}
	for i := range f.units {
		f.namedEN(i)
		f.namedZH(i)
	}
	f.weigh(func(n *named) bool { return len(n.place.cands) == 1 })
	for i := range f.ev.named {
		n := &f.ev.named[i]
		if n.region == nil {
			n.region = f.choose(&n.place, n.unit)
		}
	}
	clear(f.ev.weight)
	f.weigh(func(n *named) bool { return n.region != nil })
	f.ev.chosen = nil
	for i := range f.hits {
		if h := &f.hits[i]; h.shape == shapeRegion && h.union != nil {
			f.ev.weight[h.place.cands[0]] += bodyWeight
		}
	}
	if len(f.ev.weight) == 0 {
		f.owner()
	}
	return f.ev
}

// weigh sums the weights of the regions that settled names mean.
func (f *finder) weigh(settled func(*named) bool) {
	units := f.ev.inUnit
	clear(units)
	for i := range f.ev.named {
		n := &f.ev.named[i]
		if n.first = false; !settled(n) {
			continue
		}
		if n.region == nil {
			n.region = n.place.cands[0]
		}
		k := unitRegion{n.unit, n.region}
		t := units[k]
		n.first = t.count == 0
		t.count++
		limit := max(unitCap, roleWeights[f.units[n.unit].role])
		if have := t.weight; have < limit {
			t.weight = min(limit, have+n.weight)
			f.ev.weight[n.region] += t.weight - have
		}
		units[k] = t
		for _, o := range n.place.outer {
			k := unitRegion{n.unit, o}
			if t := units[k]; t.weight == 0 {
				t.weight = 1
				units[k] = t
				f.ev.weight[o]++
			}
		}
	}
}

// release makes the evidence ready for another article.
func (ev *evidence) release() {
	if cap(ev.named) > mostKept || len(ev.weight) > mostKept/8 || len(ev.inUnit) > mostKept/8 {
		*ev = evidence{}
		return
	}
	clear(ev.named) // they hold places
	clear(ev.weight)
	clear(ev.inUnit)
	ev.named, ev.chosen = ev.named[:0], nil
}

// addNamed notes a place named in a unit.
func (f *finder) addNamed(i int, p place, han bool) {
	w := roleWeights[f.units[i].role]
	if p.kind == kindNone && w < 6 {
		w = max(1, w-1)
		if p.cands[0].Level == model.LevelCounty || p.cands[0].Code == "110000" { // much of the news is made in Beijing
			w = 1
		}
	}
	n := named{unit: i, start: p.start, end: p.end, han: han, place: p, weight: w}
	if han && w > 1 && strings.Contains(f.units[i].han.text[max(0, p.start-15):p.start], "赴") {
		n.weight = 1 // where somebody travels to
	}
	f.ev.named = append(f.ev.named, n)
}

// namedEN notes the places a unit names in Latin letters.
func (f *finder) namedEN(i int) {
	t := f.units[i].text
	for at := nextCapital(t, 0); at < len(t); at = nextCapital(t, at) {
		if c := t[at]; c > 'Z' && (c < 0xc3 || c > 0xca) { // letters with an accent may be capitals
			at++
			continue
		}
		if at > 0 {
			if r, _ := lastRune(t, at); isWordRune(r) && !isApostrophe(r) {
				_, n := firstRune(t, at)
				at += n
				continue
			}
		}
		w, _, ok := wordAfter(t, at)
		if !ok || w.s >= at+4 {
			at++
			continue
		}
		if !f.t.MayBeginEN(t[w.s:]) {
			at = w.e
			continue
		}
		p, _, ok := f.chainAfter(t, w.s)
		if !ok || p.start > w.s+3 || isPerson(t, &p) || isOther(t, &p) {
			at = w.e
			continue
		}
		f.addNamed(i, p, false)
		at = max(p.end, at+1)
	}
}

// surnames are the commonest in pinyin; a place's name behind or before one is
// a person's.
const surnames = " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu" +
	" du ye cheng wei su lu ding ren shen yao jiang cui zhong tan fan wang liao shi jin jia xia fu fang bai zou meng xiong qin qiu hou yin xue yan duan lei long tao he gu mao hao gong shao wan qian dai mo kong xiang chang comrade "

// isOther tells whether a bare name is part of that of a township or a street.
func isOther(t string, p *place) bool {
	if p.kind != kindNone || p.cands[0].Level < model.LevelCounty {
		return false
	}
	w, gap, ok := wordAfter(t, p.end)
	return ok && gap == gapSpace && (w.in(t, inTowns) || w.is(t, "road", "avenue", "bridge", "station", "river", "lake", "mountain", "cup"))
}

func isPerson(t string, p *place) bool {
	if p.kind != kindNone || p.cands[0].Level < model.LevelCounty {
		return false
	}
	w, gap, ok := wordBefore(t, p.start)
	if ok && gap == gapSpace && w.capital(t) && w.in(t, inSurnames) {
		return true
	}
	return p.end-p.start < 5
}

// namedZH notes the places a unit names in Chinese.
func (f *finder) namedZH(i int) {
	u := &f.units[i]
	if u.han.text == "" {
		if !hasHan(u.text) {
			return
		}
		u.han = hanView(u.text)
	}
	t, openings := u.han.text, f.openings()
	free := 0 // where the last name ends
	for at := openings.Next(t, 0); at < len(t); at = openings.Next(t, at) {
		p, ok := f.placeFromZH(t, at, len(t))
		if !ok || !standsZH(t, &p) || p.kind == kindNone && p.start > free && isPersonZH(t[:p.start], t[p.start:p.end]) {
			at += 3
			continue
		}
		for range 3 {
			q, ok := f.placeFromZH(t, p.end, len(t))
			if !ok || !f.inside(&q, p.cands) {
				break
			}
			f.addNamed(i, p, true)
			p = q
		}
		f.addNamed(i, p, true)
		at, free = p.end, p.end
	}
}

// isPersonZH tells whether a bare name is that of a person, whose surname the
// text before it ends with: 王东明.
func isPersonZH(before, name string) bool {
	return len(name) == 6 && len(before) >= 3 && strings.Contains(surnamesZH, before[len(before)-3:])
}

// surnamesZH are common surnames that end few words.
const surnamesZH = "王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐许邓冯韩曹彭萧蔡潘董袁叶蒋杜魏吕丁沈姚卢姜崔钟谭陆汪范廖贾韦邹熊孟秦邱侯尹薛闫雷陶贺顾毛郝龚邵钱覃戴莫孔汤樊葛邢齐乔庞颜聂鲁岳翟殷詹耿焦俞柳江石洪"

// standsZH tells whether a name is one where it stands: 互助 and 建设 are words,
// 南京路 and 安康杯 other names.
func standsZH(t string, p *place) bool {
	if p.kind != kindNone {
		return p.end-p.start > 6 || p.kind == kindCounty && !strings.HasPrefix(t[p.start:], "和")
	}
	r, _ := utf8.DecodeRuneInString(t[p.end:])
	if strings.ContainsRune("路街杯桥站镇乡村", r) {
		return false
	}
	if r == '：' || r == ':' {
		return true // a dateline or the start of a title
	}
	name := t[p.start:p.end]
	if p.cands[0].Level < model.LevelCounty {
		if name == "中山" {
			return !hasAnyPrefix(t[p.end:], "医院", "大学", "公园", "陵", "装", "纪念", "堂", "学院", "先生", "舰")
		}
		return !strings.Contains(commonCities, name)
	}
	return !strings.Contains(commonWords, name) || arrivesZH(t, p)
}

// arrivesZH tells whether somebody comes to the place, and nothing follows that
// could go with its name: 来到余干,.
func arrivesZH(t string, p *place) bool {
	switch r, _ := utf8.DecodeRuneInString(t[p.end:]); r {
	case '，', ',', '。', '、':
	default:
		return false
	}
	for _, w := range [...]string{"来到", "赶到", "前往", "走进", "抵达", "奔赴"} {
		if strings.HasSuffix(t[:p.start], w) {
			return true
		}
	}
	return false
}

// commonCities are the same for short names of cities: 祝愿安康, 长治久安, 其中卫生.
const commonCities = "渡口 安康 长治 中卫 来宾 日照 广安 资阳 大庆 开封 海东 保山 平安 和田 新余 四平 保定"

// commonWords are short names of counties that are words far more often.
const commonWords = "公安 武功 资源 平安 互助 通道 富民 和平 友谊 新华 解放 光明 前进 向阳 东风 中原 同心 城关 平和 长安 文山 安定 兴安 安福 建华 新城 城中 城区 郊区 桥东 桥西 红旗" +
	" 清水 大方 大通 永定 天山 南山 中山 东山 金山 西湖 龙门 工农 合作 安居 乐业 高台 民权 民主 大安 太平 永安 安宁 新建 新安 新兴 新民 新乐 建水 利民 惠民 惠农 开化 开放 文化 文成 化德 德化 进贤 崇义" +
	" 凤凰 集贤 宁安 安平 安顺 广安 和顺 武安 高安 东方 华安 安义 安全 南岸 东区 西区 河口 滨海 海港 港口 港北 港南 高明 高新 双城 双江 石门 石台 石城 岩石 大足 大英 大城 海城 海安 通海 平坝 平桥 中方 中江 中阳 中站" +
	" 共和 和政 市中 振兴 大关 津市 云县 上街 会同 延长 新和 会理 大观 二道 三元 普兰 南部 台山 长白 西市 路南 路北 小金 小店 古城 运河" +
	" 响水 盐湖 双桥 新市 大名 高邑 政和 南和 太和 永和 云和 泰和 仁和 都安 大化 天等 大新 融安 全州 合山 定安 临高 惠来 新丰 清新 四会" +
	" 高要 前锋 兴文 三台 朝天 乡城 得荣 习水 惠水 正安 江口 广南 威信 新平 镇安 合水 康乐 民和 温泉 新源 裕民 复兴 成安 怀安 怀来 万全" +
	" 康保 固安 大厂 安次 长子 高平 交口 青山 回民 兴和 大东 站前 宏伟 灯塔 丰满 梨树 榆树 平房 方正 富裕 友好 东安 爱民 上城 滨江 江北" +
	" 江山 无为 怀远 来安 天长 定远 金安 东至 光泽 莲花 修水 兴国 新干 上高 乐安 余干 天桥 高密 泰山 平原 牡丹 市南 市北 东海 南海 获嘉" +
	" 扬中 同仁 动力 渡口 天涯 建平 山城 西工 红星 永红 北站 城北 城南 开元" +
	" 博爱 台前 商城 老城 建安 新县 通城 通山 应县 常宁 洞口 安化 双清 大祥 石柱 长寿 合川 大兴 比如 定结 定日 南开 河东 河西 红桥 长兴" +
	" 安新 满城 望都 大竹 东平 磐石 大宁 安源 金水 卫东 华龙 青龙 东港 大悟 连山 龙山 玉山 当阳 名山 大洼 同德 全南 定南 山阳"

// owner looks, where the article itself names no place, at whose site its page
// is: "版权所有：嘉兴市总工会".
func (f *finder) owner() {
	blocks := f.a.Blocks
	for i := range blocks {
		text := blocks[i].Text
		if blocks[i].Kind != model.Boilerplate || len(text) > 2000 {
			continue
		}
		han := hanView(text).text
		for _, mark := range [...]string{"版权所有", "主办", "主管"} {
			k := strings.Index(han, mark)
			if k < 0 {
				continue
			}
			from := k + len(mark)
			to := min(len(han), from+90)
			if e := strings.Index(han[from:to], "总工会"); e >= 0 {
				if p, ok := f.chainBeforeZH(han, from+e); ok && len(p.cands) == 1 {
					f.ev.weight[p.cands[0]] += ownerCap
					return
				}
			}
		}
	}
}

// support says how much the article's places speak for a region.
func (f *finder) support(r *gazetteer.Region, unit int) int {
	sum := 0
	for e, w := range f.ev.weight {
		sum += f.relation(r, e) * min(w, 24)
	}
	all := f.ev.named
	for i := sort.Search(len(all), func(i int) bool { return all[i].unit >= unit }); i < len(all) && all[i].unit == unit; i++ {
		if n := &all[i]; n.first {
			sum += f.relation(r, n.region) * 4 * min(f.ev.inUnit[unitRegion{unit, n.region}].count, 6)
		}
	}
	return sum
}

// relation says how much naming e speaks for r.
func (f *finder) relation(r, e *gazetteer.Region) int {
	switch {
	case e == r:
		return 8
	case r.Parent == e.Code:
		return 6
	case f.above(e, r):
		return 4
	case f.above(r, e):
		return 3
	case r.Parent == e.Parent && r.Level == model.LevelCounty:
		return 3
	case r.Parent != "" && f.top(r) == f.top(e):
		return 1
	}
	return 0
}

// choose returns the one region that the article's places speak for, or nil.
func (f *finder) choose(p *place, unit int) *gazetteer.Region {
	cands := p.cands
	if p.kind == kindNone {
		cands = f.highest(cands)
	}
	if len(cands) == 1 {
		return cands[0]
	}
	q := choice{unit, len(cands), cands[0], cands[len(cands)-1], p.kind == kindNone}
	r, known := f.ev.chosen[q]
	if !known {
		r = f.weighed(p, unit, cands)
		if f.ev.chosen == nil {
			f.ev.chosen = make(map[choice]*gazetteer.Region)
		}
		f.ev.chosen[q] = r
	}
	return r
}

// weighed returns the one of cands that the article's places speak for, or nil.
func (f *finder) weighed(p *place, unit int, cands []*gazetteer.Region) *gazetteer.Region {
	type scored struct {
		r *gazetteer.Region
		n int
	}
	list := make([]scored, 0, len(cands))
	for _, r := range cands {
		list = append(list, scored{r, f.support(r, unit)})
	}
	slices.SortStableFunc(list, func(a, b scored) int { return b.n - a.n })
	if list[0].n > 0 && (list[1].n == 0 || 2*list[0].n >= 3*list[1].n) {
		return list[0].r
	}
	if list[0].n > list[1].n {
		return nil
	}
	return f.prior(p, cands)
}

// prior returns the region that a name means where the article says nothing:
// of a prefecture and counties elsewhere the prefecture, unless one of them is
// a district of a municipality, which is as well known; never 三沙's districts.
func (f *finder) prior(p *place, cands []*gazetteer.Region) *gazetteer.Region {
	known := keep(cands, func(r *gazetteer.Region) bool { return r.Parent != "460300" })
	if len(known) == 1 {
		return known[0]
	}
	if p.kind == kindNone {
		// "Yiwu" is the city: the word County is seldom left out.
		if cities := keep(known, kindCity.fits); len(cities) == 1 && !f.fitsAny(known, kindDistrict) {
			return cities[0]
		}
	}
	var best *gazetteer.Region
	for _, r := range known {
		switch {
		case r.Level < model.LevelCounty && best == nil:
			best = r
		case r.Level < model.LevelCounty:
			return nil
		}
		if parent := f.t.Above(r); r.Level == model.LevelCounty && p.kind == kindNone && parent != nil && parent.Type == "Municipality" {
			return nil
		}
	}
	return best
}
