package extract

import (
	"strings"
	"unicode/utf8"
)

// lead is what the first words of a report say: 本报讯(记者 张三), 中工网讯,
// [工人日报报道], CAMCE News (Workers' Daily - Sang Yu, reporter of CAMCE).
type lead struct {
	marked bool   // the words are there
	source string // the outlet, folded; "" where it calls itself "this paper"
	people people
}

// leadMax bounds how much of a paragraph is looked at, in bytes.
const leadMax = 240

// leadOf reads the start of a paragraph.
func leadOf(s string) lead {
	if s = head(s, leadMax); !mayLead(s) {
		return lead{}
	}
	return readLead(fold(s))
}

// readLead reads the start of a folded paragraph.
func readLead(f folded) lead {
	s := strings.TrimLeft(f.s, " -—?") // eaten spaces are question marks
	r, _ := utf8.DecodeRuneInString(s)
	if isHan(r) || r >= '0' && r <= '9' || r == '[' || r == '(' || r == '□' || r == '"' || r == '《' {
		if l := hanLead(s); l.marked {
			return l
		}
	}
	return latinLead(s)
}

func hanLead(s string) lead {
	var l lead
	if in, rest, ok := bracketStart(s); ok {
		if name, ok := cutReport(in); ok {
			l.marked = true
			if hanOutlet(name) && !selfNamed(name) {
				l.source = strings.Trim(name, "《》")
			}
			s = strings.TrimLeft(rest, " ")
			if q := leadPeople(s, true); strings.HasPrefix(s, "(") && len(q.names) > 0 && q.org != "" {
				return lead{marked: true, people: q, source: notSelf(q.org)} // the agency that the paper prints
			}
		} else if q := hanPeople(cutLeadDay(in), false); q.role && !q.rest && len(q.names) > 0 {
			return lead{marked: true, people: q, source: notSelf(q.org)}
		}
	}
	if i, name, ok := wireMark(s); ok {
		l.marked = true
		if l.source == "" {
			l.source = name
		}
		s = strings.TrimLeft(s[i:], " :-—")
	}
	if !l.marked {
		if q, name := opening(s); len(q.names) > 0 {
			return lead{marked: true, people: q, source: name}
		}
	}
	q := leadPeople(s, l.marked)
	if !l.marked && len(q.names)+len(q.photos) == 0 {
		q, l.source = unknownOutlet(s)
	}
	if len(q.names) > 0 || len(q.photos) > 0 {
		l.marked, l.people = true, q
		if l.source == "" {
			l.source = notSelf(q.org)
		}
	}
	return l
}

// opening reads names in a bracket that a report opens with, alone or behind the
// outlet: (张三)日前, 青溪在线(记者张三)2月1日.
func opening(s string) (people, string) {
	open := strings.IndexByte(head(s, 40), '(')
	if open < 0 {
		return people{}, ""
	}
	in, rest, ok := bracketStart(s[open:])
	before := s[:open]
	if !ok || rest == "" || len(in) > 60 || before != "" && (!hanOutlet(before) || isBody(before)) {
		return people{}, ""
	}
	q := hanPeople(in, false)
	if q.rest || q.org != "" || before != "" && !q.role || before == "" && !startsReport(rest) {
		return people{}, ""
	}
	return q, notSelf(before)
}

// startsReport tells whether a report goes on with when it happened.
func startsReport(s string) bool {
	s = strings.TrimLeft(s, " ")
	for _, w := range [...]string{"近日", "日前", "昨日", "昨天", "今日", "今天", "连日来", "为", "在"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return s != "" && isDigit(s[0])
}

// unknownOutlet reads a lead whose outlet does not end like one: 桂北工友讯(记者
// 张三), 桂北工友讯 记者张三报道.
func unknownOutlet(s string) (people, string) {
	i := strings.IndexAny(head(s, 48), "( ")
	if i <= 0 {
		return people{}, ""
	}
	before, rest := s[:i], strings.TrimLeft(s[i:], " ")
	name, ok := strings.CutSuffix(before, "讯")
	if !ok {
		name, ok = strings.CutSuffix(before, "电")
	}
	if !ok && strings.HasPrefix(rest, "(") {
		name, ok = strings.CutSuffix(strings.TrimSuffix(before, ":"), "报道")
	}
	n := measure(name)
	if !ok || !nameLike(name, n) && (n.han != 2 || n.words > 0 || !allHan(name)) {
		return people{}, ""
	}
	q := leadPeople(rest, false)
	if len(q.names)+len(q.photos) == 0 || n.han == 2 {
		name = "" // of two characters it is a place: 兴业讯
	}
	return q, name
}

func notSelf(org string) string {
	if selfNamed(org) {
		return ""
	}
	return org
}

// selfNamed tells whether an outlet calls itself by no name.
func selfNamed(s string) bool {
	switch s {
	case "本报", "本网", "本站", "本刊", "本台", "本社", "日报", "晚报", "快报", "晨报", "早报", "商报", "时报", "都市报":
		return true
	}
	return false
}

// bracketStart splits "[…] rest" or "(…) rest" where the bracket is short.
func bracketStart(s string) (in, rest string, ok bool) {
	if s == "" || s[0] != '[' && s[0] != '(' {
		return "", s, false
	}
	closing := byte(']')
	if s[0] == '(' {
		closing = ')'
	}
	i := strings.IndexByte(s, closing)
	if i < 0 || i > 120 {
		return "", s, false
	}
	return s[1:i], s[i+1:], true
}

// cutReport reads "PAPER报道", "PAPER讯" and "PAPER消息".
func cutReport(s string) (string, bool) {
	if name, ok := strings.CutPrefix(s, "转自"); ok && hanOutlet(strings.TrimSpace(name)) {
		return strings.TrimSpace(name), true
	}
	for _, e := range [...]string{"报道", "报导", "专讯", "讯", "消息", "电", "综合报道"} {
		if name, ok := strings.CutSuffix(s, e); ok {
			if i := strings.IndexAny(name, "0123456789"); i > 0 && isDay(name[i:]) {
				name = name[:i] // 青溪报4月29日报导
			}
			if hanOutlet(name) || selfNamed(name) {
				return name, true
			}
		}
	}
	return "", false
}

// wireMark finds the 讯 or 电 that follows an outlet, a place and a day at the
// start of a report. i is where the words after it start.
func wireMark(s string) (i int, name string, ok bool) {
	if rest, cut := strings.CutPrefix(s, "据"); cut {
		i, name, ok = wireMark(rest)
		return i + len("据"), name, ok && name != "" && !strings.HasSuffix(rest[:i], "消息") // what a paper cites
	}
	limit := min(len(s), 84)
	for at := 0; at < limit; {
		r, n := utf8.DecodeRuneInString(s[at:])
		switch r {
		case '。', ',', ';', ':', '，', '!', '?':
			return 0, "", false
		case '消':
			// 央视网消息:
			if before := s[:at]; strings.HasPrefix(s[at:], "消息") && strings.ContainsAny(head(strings.TrimLeft(s[at+len("消息"):], " "), 1), ":(") && !strings.HasPrefix(before, "据") {
				if name, ok := leadingOutlet(before); ok {
					return at + len("消息"), name, true
				}
			}
		case '讯', '电':
			before := strings.TrimRight(s[:at], " ")
			if b := strings.IndexByte(before, '('); b > 0 && strings.HasSuffix(before, ")") {
				before = before[:b]
			}
			name, ok := leadingOutlet(before)
			if ok {
				return at + n, name, true
			}
		}
		at += n
	}
	return 0, "", false
}

// leadingOutlet finds the outlet that a wire mark's words start with:
// 中工网, 新华社北京5月1日, 本报南京.
func leadingOutlet(s string) (string, bool) {
	for _, self := range [...]string{"本报", "本网", "本刊", "本台", "本站"} {
		if strings.HasPrefix(s, self) {
			return "", true
		}
	}
	if strings.HasPrefix(s, "[") {
		return "", false
	}
	if isDay(s) || selfNamed(s) {
		return "", true // 5月3日讯
	}
	t := strings.Trim(s, "《》\" ")
	if hanOutlet(t) && (!strings.ContainsAny(t, "0123456789") || len(t) < 16 && !strings.ContainsAny(t, "年月日")) {
		return t, true
	}
	if i := strings.IndexAny(t, "0123456789"); i > 0 && isDay(t[i:]) && hanOutlet(t[:i]) {
		return t[:i], true // 青溪频道2月5日讯
	}
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		if (r == '社' || r == '网' || r == '报' || r == '台') && at >= 9 && strings.ContainsAny(s[at:], "0123456789月日") && strings.HasSuffix(s, "日") {
			return strings.Trim(s[:at], "《》\" "), hanOutlet(s[:at])
		}
	}
	return "", false
}

// isDay tells whether s is a day without its year: 5月3日.
func isDay(s string) bool {
	month, day, ok := strings.Cut(s, "月")
	day, sun := strings.CutSuffix(day, "日")
	return ok && sun && month != "" && len(month) <= 2 && day != "" && len(day) <= 2 && strings.Trim(month+day, "0123456789") == ""
}

// cutLeadDay removes the day from the end of a lead's bracket: "记者 张三 7月1日
// 报道".
func cutLeadDay(s string) string {
	t := s
	for _, e := range [...]string{"摄影报道", "报道", "报导", "电", "讯"} {
		t = strings.TrimSuffix(t, e)
	}
	if k := dayInWords(t); k > 0 && len(t) < len(s) {
		return t[:k]
	}
	if u, ok := strings.CutSuffix(t, "日"); ok && len(t) < len(s) {
		if v := strings.TrimRight(u, "一二三四五六七八九十"); v != u && !strings.HasSuffix(v, "月") {
			return v // 记者张三台北二十九日电
		}
	}
	i := strings.LastIndexByte(strings.TrimRight(t, " "), ' ')
	if i > 0 && strings.HasSuffix(strings.TrimRight(t, " "), "日") && isDigit(t[i+1]) {
		return t[:i]
	}
	return s
}

// dayInWords returns where a day begins that ends s, but for a place behind it:
// 六月廿一日台北. It is 0 where none does.
func dayInWords(s string) int {
	const digits = "一二三四五六七八九十廿卅〇"
	i := strings.LastIndex(s, "日")
	if i <= 0 || utf8.RuneCountInString(s[i+len("日"):]) > 4 {
		return 0
	}
	month := strings.TrimRight(s[:i], digits)
	if len(month) == i || !strings.HasSuffix(month, "月") {
		return 0
	}
	month = strings.TrimSuffix(month, "月")
	if k := len(strings.TrimRight(month, digits)); k > 0 && k < len(month) && len(month)-k <= 9 {
		return k
	}
	return 0
}

// leadPeople reads the names at the start of a report: (记者 张三 通讯员 李四),
// 本报记者 张三 报道.
func leadPeople(s string, marked bool) people {
	if in, _, ok := bracketStart(s); ok && s[0] == '(' {
		in = cutLeadDay(in)
		if q := hanPeople(in, false); !q.rest && (q.role || marked) {
			return q
		}
		if q := latinPeople(in, false); q.role {
			return q
		}
		return people{}
	}
	if strings.HasPrefix(s, "□") {
		s = strings.TrimLeft(s[len("□"):], " ")
	}
	if !startsWithRole(s) {
		if name, _, ok := strings.Cut(head(s, 70), "报道"); ok && marked && allNames(name) {
			return hanPeople(name, true) // 本报讯 张三、李四报道
		}
		return people{}
	}
	window := head(s, 150)
	if i := strings.Index(window, "报道"); i > 0 && !strings.ContainsAny(window[:i], "。") {
		// "记者从…获悉" never reads as names.
		if q := hanPeople(window[:i], false); !q.rest && len(q.names) > 0 {
			return q
		}
	}
	if q := namesBeforeDay(window); len(q.names) > 0 {
		return q
	}
	// 记者 张三 李四 近日: names are parted from the text by spaces.
	end, prev := 0, 0
	for at := 0; at < len(window); at++ {
		if window[at] != ' ' {
			continue
		}
		tok := window[prev:at]
		prev = at + 1
		if tok == "" {
			continue
		}
		if _, _, role, _ := cutRole(tok); !role && !isHanName(tok) && utf8.RuneCountInString(tok) != 1 {
			break
		}
		end = at
	}
	if end > 0 {
		if q := hanPeople(window[:end], false); !q.rest {
			return q
		}
	}
	return people{}
}

// allNames tells whether s is names of people, parted by marks or run together.
func allNames(s string) bool {
	some := false
	for name := range strings.FieldsFuncSeq(s, isNameSep) {
		if !isHanName(name) && splitHanNames(name) == nil {
			return false
		}
		some = true
	}
	return some
}

// namesBeforeDay reads names that nothing parts from the day behind them:
// 工人日报记者张三通讯员李四1月6日上午.
func namesBeforeDay(s string) people {
	i := strings.IndexAny(s, "0123456789")
	if i <= 0 || i > 75 || !strings.Contains(head(s[i:], 6), "月") || !allHan(strings.ReplaceAll(s[:i], " ", "")) {
		return people{}
	}
	if q := hanPeople(s[:i], false); !q.rest {
		return q
	}
	return people{}
}

// startsWithRole tells whether a paragraph starts with a reporter, the outlet
// before the role apart.
func startsWithRole(s string) bool {
	h := head(s, 45)
	if i := strings.IndexByte(h, ' '); i > 0 {
		h = h[:i]
	}
	for _, r := range [...]string{"记者", "通讯员"} {
		if i := strings.Index(h, r); i >= 0 && (i == 0 || hanOutlet(h[:i]) || selfNamed(h[:i]) || strings.HasSuffix(h[:i], "特约") || strings.HasSuffix(h[:i], "媒体")) {
			return true
		}
	}
	return false
}
