package bodies

import (
	"strings"
	"unicode/utf8"
)

// shortZH reads 全总, 省总, 市总 and 霍邱县总 with 总 at byte at; it returns where
// the words end, or 0.
func (f *finder) shortZH(i int, t string, at int) int {
	r, size := utf8.DecodeLastRuneInString(t[:at])
	if size == 0 || !strings.ContainsRune("全省市区县州盟旗", r) {
		return 0
	}
	n := zhNoun{s: at, e: at + len("总"), kind: zhGeneral, short: true}
	if !totalStands(t, n.e) {
		return 0
	}
	if r == '全' {
		before, _ := utf8.DecodeLastRuneInString(t[:at-size])
		if strings.ContainsRune("安健完齐周保成万俱顾求", before) {
			return 0
		}
		if strings.HasSuffix(t[:at], "健全") {
			return 0
		}
		f.add(hit{unit: i, start: at - size, end: n.e, han: true, shape: shapeNational})
		return n.e
	}
	if p, ok := f.chainBeforeZH(t, n.s); ok {
		f.placeNounZH(i, t, n, p)
		return n.e
	}
	if f.backZH(i, t, n) {
		return n.e
	}
	return 0
}

// shortMayStand tells whether 市总 at start stands where a word begins.
func shortMayStand(t string, start, end int) bool {
	r, size := utf8.DecodeLastRuneInString(t[:start])
	if size == 0 || !isHan(r) {
		return true
	}
	next, size := utf8.DecodeRuneInString(t[end:])
	if size == 0 || !isHan(next) {
		return true
	}
	return !strings.ContainsRune("都城村集超商门闹夜股上楼黑菜街", r) // 城市总, 股市总, 上市总
}

// totalStands tells whether 总 before end is short for 总工会 by what follows:
// mostly it begins another word (总体, 总数, 总经理).
func totalStands(t string, end int) bool {
	r, size := utf8.DecodeRuneInString(t[end:])
	if size == 0 || !isHan(r) {
		return true
	}
	rest := t[end:]
	for _, w := range [...]string{"机关", "经审", "经费", "财务", "保障", "有关", "建设", "会同", "代表", "发布", "发出", "发起", "发文", "成立", "出台", "动员", "指导", "参与", "设立", "投入", "建立", "负责", "进一步", "行业", "和市", "和县", "和区", "和省", "和全", "和各", "部署"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return !strings.ContainsRune(totals, r)
}

// totals are characters that make a word with 总 before them.
const totals = "体数量额人面值产部店裁经监支结商队公规图投院站局场分共代理则指河林价书户收需供负趋成长建用水电能财税库储里行包承设司参政台教会协社动装机" +
	"蓄销消出进外贷存保和决评攻发得厂干医督称目编策导冠是有工计线表类功热排碳招床学师生楼户门管览"
