package extract

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// isHanName tells whether s is the name of a person in two or three Han
// characters behind a known surname (four behind a double one).
func isHanName(s string) bool {
	if len(s)%3 != 0 || !allHan(s) || notNames(s) || hanControl(s) {
		return false
	}
	switch len(s) / 3 {
	case 2, 3:
		return isHanSurname(s[:3]) && !orgEnd(s)
	case 4:
		return strings.Contains(hanSurnames2, s[:6])
	}
	return false
}

// isHanSurname looks a character up in the ordered list of surnames.
func isHanSurname(c string) bool {
	lo, hi := 0, len(hanSurnames)/3
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		switch have := hanSurnames[3*mid : 3*mid+3]; {
		case have == c:
			return true
		case have < c:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return false
}

func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return s != ""
}

// notNames knows words in closing brackets that look like names.
func notNames(s string) bool {
	switch s {
	case "完", "全文完", "文完", "资料图", "资料", "文图", "图文", "来源", "下转", "上接", "后续", "方向", "高级", "任务", "应急", "终审", "常务", "安全",
		"时间", "关于", "管理", "广告", "成员", "单位", "文章", "有关", "相关", "包括", "应该", "明年", "全国", "全市", "全省", "全县", "全区", "扎实", "项目", "于是",
		"温馨", "高温", "于此", "通知", "通讯", "简介", "简称", "上同", "方法", "方案", "经济", "计划", "计算", "水平", "平安", "和谐", "文明", "文化", "党委", "党组", "成立",
		"修订", "修正", "那时", "那么", "施行", "实施", "安徽", "江苏", "江西", "宁夏", "云南", "广东", "广西", "山东", "山西", "金融", "万元", "万人", "万名", "元月", "古代",
		"时评", "言论", "计时", "相片", "连载", "连接", "关闭", "单击", "相同", "时事", "边栏", "项下", "向上", "同上", "向下", "高层", "习惯":
		return true
	}
	return false
}

// orgEnd tells whether s ends like the name of an organisation.
func orgEnd(s string) bool {
	for _, e := range orgEnds.forEnd(s) {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// orgEnds are how the names of organisations end.
var orgEnds = newWordList("会", "報", "报", "网", "網", "社", "局", "部", "厅", "办", "院", "校", "司", "台", "处", "室", "科", "站", "区", "县", "镇", "团", "中心", "集团", "會", "讯", "训")

// isPinyinName tells whether the words are one Chinese name in pinyin, surname
// first: Sang Yu, Ouyang He, Chen Lan Lan.
func isPinyinName(words []string) bool {
	if len(words) < 2 || len(words) > 3 || !isPinyinSurname(words[0]) {
		return false
	}
	if len(words) == 2 {
		n := pinyinCount(words[1])
		return n >= 1 && n <= 2
	}
	return pinyinCount(words[1]) == 1 && pinyinCount(words[2]) == 1
}

func isPinyinSurname(w string) bool {
	if !capital(w) {
		return false
	}
	l := strings.ToLower(w)
	return pinyinCount(w) == 1 || strings.Contains(pinyinSurnames2, " "+l+" ")
}

func capital(w string) bool { return w != "" && isUpper(w[0]) }

// pinyinCount returns how few syllables of pinyin the capitalised word w is, or
// 0 if it is none. An apostrophe or a hyphen parts syllables.
func pinyinCount(w string) int {
	if !capital(w) || len(w) > 18 {
		return 0
	}
	l := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(w, "’", "'"), "ü", "v"))
	total := 0
	for part := range strings.FieldsFuncSeq(l, func(r rune) bool { return r == '\'' || r == '-' }) {
		n := syllables(part)
		if n == 0 {
			return 0
		}
		total += n
	}
	return total
}

// syllables returns the fewest syllables that make up s, or 0.
func syllables(s string) int {
	var best [20]int // best[i]: fewest syllables of s[:i], plus 1
	best[0] = 1
	for i := 1; i <= len(s); i++ {
		for j := max(0, i-6); j < i; j++ {
			if best[j] > 0 && (best[i] == 0 || best[j]+1 < best[i]) && isSyllable(s[j:i]) {
				best[i] = best[j] + 1
			}
		}
	}
	return max(0, best[len(s)]-1)
}

// isSyllable tells whether s is a syllable of pinyin.
func isSyllable(s string) bool {
	_, ok := syllableSet()[s]
	return ok
}

var syllableSet = sync.OnceValue(func() map[string]struct{} {
	set := make(map[string]struct{}, 512)
	for s := range strings.FieldsSeq(pinyinSyllables) {
		set[s] = struct{}{}
	}
	return set
})

// splitPinyin splits a run of capitalised words into Chinese names, or returns
// nil: Sang Yu Lu Ming is two people.
func splitPinyin(words []string) []string {
	n := len(words)
	if n < 2 || n > 24 {
		return nil
	}
	// step[i] is the length of the name that starts at i in a split that
	// reaches the end; pairs are preferred to names in three words.
	step := make([]int, n+1)
	step[n] = -1
	for i := n - 2; i >= 0; i-- {
		for _, k := range [...]int{2, 3} {
			if i+k <= n && step[i+k] != 0 && isPinyinName(words[i:i+k]) {
				step[i] = k
				break
			}
		}
	}
	if step[0] == 0 {
		return nil
	}
	var out []string
	for i := 0; i < n; i += step[i] {
		out = append(out, strings.Join(words[i:i+step[i]], " "))
	}
	return out
}

// isLogin tells whether a single word is an account and not a person.
func isLogin(s string) bool {
	if s == "" {
		return true
	}
	upper := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return isNobody(s)
		case isDigit(c) || c == '_' || c == '@':
			return true
		case isUpper(c):
			upper++
		}
	}
	return upper == 0 || upper == len(s) && len(s) <= 5 || isNobody(strings.ToLower(s))
}

// isNobody knows the words that stand where a name should.
func isNobody(s string) bool {
	switch s {
	case "admin", "administrator", "editor", "root", "test", "webmaster", "user", "unknown", "none", "anonymous", "null", "nil", "guest", "manager", "system", "undefined", "n/a", "reporter", "author", "source", "site editor", "web editor", "website editor", "site administrator", "staff", "staff writer", "staff reporter", "news desk", "press office", "communications", "newsroom", "super user", "view", "views", "share", "print", "click", "font",
		"管理员", "超级管理员", "系统管理员", "佚名", "未知", "不详", "匿名", "无", "本站", "本网", "本站编辑", "编辑", "网站管理员", "网络", "原创", "转载", "小编", "网站编辑", "综合", "工会", "总工会", "记者", "作者", "通讯员", "浏览", "阅读", "点击":
		return true
	}
	return false
}
