package bodies

import (
	"strings"
	"sync"
	"unicode/utf8"

	"gongbao/model"
)

// zhNoun is a Chinese noun for a union body: bytes s to e of the view.
type zhNoun struct {
	s, e  int
	kind  zhKind
	short bool // 总 for 总工会
}

type zhKind uint8

const (
	zhGeneral zhKind = iota // 总工会
	zhJoint                 // 工会联合会, 联合工会
	zhPlain                 // 工会, 工会委员会
)

// scanZH collects the Chinese hits of a unit.
func (f *finder) scanZH(i int) {
	u := &f.units[i]
	if strings.IndexByte(u.text, 0xe5) < 0 && strings.IndexByte(u.text, 0xe6) < 0 && strings.IndexByte(u.text, 0xe7) < 0 {
		return
	}
	if nextOf(u.text, 0, work, total, 0xbdb8e7) == len(u.text) { // 總
		return
	}
	u.han = hanView(u.text)
	t := u.han.text
	done := 0
	for at := nextOf(t, 0, work, total, total); at < len(t); at = nextOf(t, at+3, work, total, total) {
		switch rest := t[at:]; {
		case rest[0] == "总"[0]:
			if at >= done && !strings.HasPrefix(rest, "总工会") {
				done = max(done, f.shortZH(i, t, at))
			}
		case strings.HasPrefix(rest, "工联"):
			f.unitedZH(i, t, at)
		case at >= done && strings.HasPrefix(rest, "工会"):
			done = max(done, f.unionZH(i, t, at))
		}
	}
}

// The characters that Chinese names of bodies are told by, as nextOf takes them.
const (
	work  = 0xa5b7e5 // 工
	total = 0xbb80e6 // 总
)

// unitedZH reads 香港工联会, 澳门工联总会 and 街道工联会, which do not hold 工会, with
// 工联 at byte at.
func (f *finder) unitedZH(i int, t string, at int) {
	p, ok := f.placeBeforeZH(t, at)
	if !ok || p.cands[0].Type != "Special Administrative Region" {
		end := at + len("工联") + len(prefixOf(t[at+len("工联"):], "总会"))
		if end == at+len("工联") {
			end += len(prefixOf(t[end:], "会"))
		}
		switch n := (zhNoun{s: at, e: end, kind: zhJoint}); {
		case end == at+len("工联"):
		case f.wordStarts(t, at):
			f.add(hit{unit: i, start: at, end: end, han: true, shape: shapeBack, back: kindSAR})
		case strings.HasPrefix(t[at:], "工联会"):
			f.orgZH(i, t, n)
		}
		return
	}
	end := at + len("工联")
	for _, tail := range [...]string{"会", "总会"} {
		end += len(prefixOf(t[end:], tail))
	}
	f.add(hit{unit: i, start: p.start, end: end, han: true, shape: shapeRegion, place: p})
}

// wordStarts tells whether a word can begin at byte at: no Han character stands
// before it, or one that ends what is no part of a name.
func (f *finder) wordStarts(t string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(t[:at])
	return size == 0 || !isHan(r) || strings.ContainsRune(stopRunes, r) || stopsBefore(t, at)
}

// unionZH reads the words around 工会 at byte at and returns where they end.
func (f *finder) unionZH(i int, t string, at int) int {
	n := zhNoun{s: at, e: at + len("工会"), kind: zhPlain}
	switch {
	case strings.HasSuffix(t[:at], "总"):
		n.s, n.kind = at-len("总"), zhGeneral
	case strings.HasPrefix(t[n.e:], "联合总会"):
		n.e, n.kind = n.e+len("联合总会"), zhJoint
	case strings.HasPrefix(t[n.e:], "联合会"):
		n.e, n.kind = n.e+len("联合会"), zhJoint
	case strings.HasSuffix(t[:at], "联合"):
		n.s, n.kind = at-len("联合"), zhJoint
	case strings.HasPrefix(t[n.e:], "工作委员会"):
		n.e += len("工作委员会")
	case strings.HasPrefix(t[n.e:], "工委"):
		n.e += len("工委")
	}
	if n.kind != zhGeneral && strings.HasPrefix(t[n.e:], "委员会") {
		n.e += len("委员会")
	}
	follow := followsZH(t, n.e)
	if follow == followCongress || follow == followAccount {
		return n.e
	}
	if f.knownZH(i, t, n) {
		return n.e
	}
	if n.kind == zhPlain && follow == followThing {
		return n.e
	}
	if p, ok := f.chainBeforeZH(t, n.s); ok {
		if n.kind == zhGeneral || n.kind == zhJoint && p.cands[0].Level == model.LevelProvince || isCorps(&p) || n.kind == zhPlain && p.kind != kindNone && actsZH(t, n.e) {
			f.placeNounZH(i, t, n, p)
		}
		return n.e
	}
	if f.orgZH(i, t, n) {
		return n.e
	}
	if n.kind == zhGeneral {
		if !f.listEtcZH(i, t, n) && !f.backZH(i, t, n) {
			f.theZH(i, t, n)
		}
	}
	return n.e
}

// actsZH tells whether the words behind 合肥市工会 make it the body, which its
// full name calls 总工会: mostly the workers' movement of the city is meant.
func actsZH(t string, end int) bool {
	rest := t[end:]
	if rest == "" {
		return true
	}
	for _, w := range acts {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r == '：' || r == '，' || r == '\n' || r == ':' || r == '。' || r == '、'
}

var acts = [...]string{"主席", "副主席", "党组", "常务", "机关", "办公室", "召开", "举办", "举行", "承办", "主办", "下发", "印发", "出台", "推出", "发出", "启动", "联合", "慰问", "走访", "邀请", "投入", "筹集", "筹措", "向", "为", "与", "和", "将", "在", "近日", "日前", "积极行动", "迅速行动", "积极响应", "及时", "认真", "扎实"}

func isCorps(p *place) bool {
	return p.cands[0].Type == "Corps" || p.cands[0].Type == "Division"
}

// anyRunes before 市总工会 make it any of its kind.
var anyRunes = newRuneSet("各全两一二三四五六七八九十多数几属辖级外社园景校辖库林牧灌主副街乡镇等）)")

// backZH reads 市总工会 where no name stands before it. It tells whether the
// words are read, also where they mean any body of the kind.
func (f *finder) backZH(i int, t string, n zhNoun) bool {
	start, k := levelBefore(t, n.s)
	if k == kindNone {
		return false
	}
	if inTaiwan(t[:start]) {
		return true
	}
	before, size := utf8.DecodeLastRuneInString(t[:start])
	if size > 0 && anyRunes.has(before) {
		return true // 各县总工会, 社区总工会: any
	}
	other := kindNone
	if size > 0 {
		rest := start
		if before == '、' || before == '和' || before == '与' {
			rest -= size
		}
		from, o := levelBefore(t, rest)
		if o != kindNone && rest == start && strings.ContainsRune("地弟国各外些个分", lastRuneOf(t[:from])) {
			return true // 内地省市总工会, 兄弟省市总工会: any
		}
		if o != kindNone {
			if o == kindProvince && k == kindCity && !endsInLevel(t, from) && !f.placeEnds(t, rest) {
				other = o
				f.add(hit{unit: i, start: from, end: rest, han: true, shape: shapeBack, back: o})
			} else if !f.placeEnds(t, rest) && (rest == start || before == '、') {
				return true // 市、县总工会, 区县总工会: any
			}
		}
	}
	if !n.short || other != kindNone || shortMayStand(t, start, n.e) {
		f.add(hit{unit: i, start: start, end: n.e, han: true, shape: shapeBack, back: k})
	}
	return true
}

// taiwanEnds are the last characters of the names that inTaiwan knows.
var taiwanEnds = newRuneSet("北园中南雄隆竹栗化投林义东兰莲湖门辖")

// inTaiwan tells whether the text ends with a name of Taiwan, whose bodies the
// gazetteer does not know: 台中市总工会 is no back-reference.
func inTaiwan(t string) bool {
	if r, n := utf8.DecodeLastRuneInString(t); n == 0 || !taiwanEnds.has(r) {
		return false
	}
	for _, name := range [...]string{"台北", "新北", "桃园", "台中", "台南", "高雄", "基隆", "新竹", "苗栗", "彰化", "南投", "云林", "嘉义", "屏东", "宜兰", "花莲", "台东", "澎湖", "金门", "直辖"} {
		if strings.HasSuffix(t, name) {
			return true
		}
	}
	return false
}

// placeEnds tells whether a region's name ends at end.
func (f *finder) placeEnds(t string, end int) bool {
	_, ok := f.placeBeforeZH(t, end)
	return ok
}

// levelBefore returns the word for a kind of region that ends at end.
func levelBefore(t string, end int) (int, kind) {
	if end < 3 {
		return end, kindNone
	}
	start := end - 3
	switch before := t[:start]; t[start:end] {
	case "省":
		return start, kindProvince
	case "市":
		return start, kindCity
	case "县":
		if strings.HasSuffix(before, "自治") {
			start -= len("自治")
		}
		return start, kindCounty
	case "区":
		switch {
		case strings.HasSuffix(before, "自治"):
			return start - len("自治"), kindRegion
		case strings.HasSuffix(before, "地"):
			return start - len("地"), kindPrefecture
		}
		return start, kindDistrict
	case "州":
		if strings.HasSuffix(before, "自治") {
			start -= len("自治")
		}
		return start, kindPrefecture
	case "盟":
		return start, kindLeague
	case "旗":
		return start, kindBanner
	case "团":
		if strings.HasSuffix(before, "兵") {
			return start - len("兵"), kindCorps
		}
	}
	return end, kindNone
}

func endsInLevel(t string, end int) bool {
	_, k := levelBefore(t, end)
	return k != kindNone
}

// theZH reads 总工会 where nothing names it.
func (f *finder) theZH(i int, t string, n zhNoun) {
	r, size := utf8.DecodeLastRuneInString(t[:n.s])
	if size > 0 && (isHan(r) && !strings.ContainsRune("的由和与及向对在被到从给让将经据于以为请", r) || r == '）' || r == ')') {
		return // 各级总工会, a name we do not know
	}
	f.add(hit{unit: i, start: n.s, end: n.e, han: true, shape: shapeThe})
}

// followsZH tells what the characters behind a noun make of it.
func followsZH(t string, end int) follow {
	rest := t[end:]
	if rest == "" {
		return followNone
	}
	if c := rest[0]; c == "”"[0] || c == '"' || c == "』"[0] {
		for _, q := range [...]string{"”", "\"", "』", "」", "》", "’"} {
			rest = strings.TrimPrefix(rest, q)
		}
	}
	first, _ := utf8.DecodeRuneInString(rest)
	words := followWords().ending(first)
	if words == nil {
		return followNone
	}
	if after, ok := strings.CutPrefix(rest, "第"); ok && len(after) > 0 {
		head := after[:min(len(after), 45)]
		if k := strings.Index(head, "次"); k > 0 && k <= 18 && strings.Contains(head[k:], "代表") {
			return followCongress
		}
	}
	for _, w := range words {
		if strings.HasPrefix(rest, w.text) {
			return w.as
		}
	}
	return followNone
}

// followWords are the words that followsZH knows, by their first character.
var followWords = sync.OnceValue(func() *byEnd[followWord] {
	m := new(byEnd[followWord])
	m.add('第', followWord{"第", followNone}) // 第十八次代表大会 is told by more
	for _, l := range [...]struct {
		as    follow
		words []string
	}{
		{followCongress, []string{"代表大会", "会员代表大会", "全国代表大会", "十八大", "十七大", "十九大", "二十大"}},
		{followAccount, []string{"微信", "官微", "官方微", "公众号", "微博", "客户端", "App", "APP", "app", "抖音", "视频号", "小程序"}},
		{followThing, zhThings[:]},
	} {
		for _, w := range l.words {
			first, _ := utf8.DecodeRuneInString(w)
			m.add(first, followWord{w, l.as})
		}
	}
	return m
})

type followWord struct {
	text string
	as   follow
}

// zhThings are words behind 工会 that make it the movement's, not a body's.
var zhThings = [...]string{
	"驿站", "会员", "干部", "工作", "经费", "法", "系统", "户外", "服务站", "服务阵地", "爱心", "报", "论坛", "改革", "阵地",
	"事业", "小组", "积极分子", "职能", "品牌", "理论", "运动", "卡", "职工书屋", "入会", "覆盖", "建会", "学院", "学校", "章程",
}
