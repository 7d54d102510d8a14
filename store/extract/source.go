package extract

import (
	"strings"
	"unicode/utf8"
)

// hanOutlet tells whether a folded Chinese name is that of a newspaper, site,
// station or body that publishes.
func hanOutlet(s string) bool {
	s = strings.TrimFunc(s, isOutletQuote)
	ends := hanOutletEnds.forEnd(s)
	if ends == nil && !knownOutlet(s) {
		return false
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > 28 || strings.ContainsFunc(s, isOutletStop) {
		return false
	}
	for _, e := range ends {
		if strings.HasSuffix(s, e) && len(s) > len(e) {
			return true
		}
	}
	return knownOutlet(s)
}

func isOutletQuote(r rune) bool {
	switch r {
	case '《', '》', '[', ']', '(', ')', '"', '\'', ' ':
		return true
	}
	return false
}

// isOutletStop tells whether no name of an outlet has the character r.
func isOutletStop(r rune) bool {
	switch r {
	case '。', ',', ';', '!', '?', '、', ':':
		return true
	}
	return false
}

// knownOutlet knows outlets whose names do not end like one.
func knownOutlet(s string) bool {
	switch s {
	case "新华网", "新华社", "人民网", "央视网", "中工网", "央广网", "光明网", "求是", "学习强国", "澎湃新闻", "今日头条", "本报", "本网", "本站", "本刊", "网易", "腾讯", "新浪", "搜狐":
		return true
	}
	return false
}

var hanOutletEnds = newWordList(
	"日报", "晚报", "时报", "商报", "晨报", "早报", "导报", "都市报", "快报", "法制报", "青年报", "工人报", "农民报", "报社", "周报", "报业", "学报", "画报", "电视报", "报", "网", "社", "电视台", "广播台", "电台", "台",
	"在线", "频道", "客户端", "总工会", "工会", "联合会", "工委", "传媒", "融媒", "融媒体", "融媒体中心", "新闻", "新闻中心", "宣传中心", "杂志", "月刊", "周刊", "公众号", "微信", "委员会", "政府", "局", "宣传部",
	"办公室", "集团", "公司", "大学", "学院", "头条", "门户", "门户网站", "网站", "官网", "党委", "市委", "县委", "区委", "省委", "发布", "微博", "APP", "app", "工会网", "新闻网", "报网", "街道办", "中学", "医院", "服务中心",
)

// latinOutlet is hanOutlet for English names.
func latinOutlet(s string) bool {
	n := measure(s)
	if n.words == 0 || n.words > 12 || n.han > 0 || strings.ContainsAny(s, ";!?") {
		return false
	}
	found := false
	for i := 0; i < len(s); {
		if !isLetter(s[i]) {
			i++
			continue
		}
		j := i
		for j < len(s) && (isLetter(s[j]) || (s[j] == '.' || s[j] == '\'') && j+1 < len(s) && isLetter(s[j+1])) {
			j++
		}
		var buf [32]byte // words this long stay on the stack
		w := string(lowerInto(buf[:0], s[i:j]))
		found = found || isOutletWord(w) && (n.words > 1 || !isOutletKind(w))
		// A name is in capitals but for small words; running text is not.
		if !isUpper(s[i]) && !isSmallWord(w) && strings.IndexByte(w, '.') < 0 {
			return false
		}
		i = j
	}
	return found
}

// isOutletKind knows the words that say what kind of outlet one is, and name none
// by themselves.
func isOutletKind(w string) bool {
	switch w {
	case "union", "unions", "federation", "confederation", "news", "press", "paper", "media", "client", "website", "online", "network", "net", "post", "times", "journal", "radio", "television",
		"tv", "magazine", "weekly", "daily", "newspaper", "bulletin", "newsletter", "agency", "broadcasting", "wechat":
		return true
	}
	return false
}

func isSmallWord(w string) bool {
	switch w {
	case "of", "and", "the", "for", "in", "on", "s", "at", "to", "by":
		return true
	}
	return false
}

func isOutletWord(w string) bool {
	switch w {
	case "daily", "news", "net", "network", "times", "post", "online", "herald", "xinhua", "agency", "press", "journal", "tv", "radio", "television", "weekly",
		"magazine", "gazette", "union", "unions", "federation", "acftu", "camce", "cctv", "cgtn", "xinhuanet", "ecns", "shine", "paper", "newspaper", "bulletin", "tribune", "broadcasting", "media", "wechat", "client", "website", "telegraph", "observer", "chronicle", "newsletter", "confederation", "toutiao", "weibo", "reuters", "afp", "bloomberg", "kyodo", "dpa":
		return true
	}
	for _, e := range outletWordEnds.forEnd(w) {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// outletWordEnds end words that only outlets bear.
var outletWordEnds = newWordList(".com", ".cn", ".net", ".org", "daily", "news", ".gov")

// isOutlet tells whether a folded piece names an outlet in either language.
func isOutlet(s string) bool {
	if measure(s).han > 0 {
		return hanOutlet(s)
	}
	return latinOutlet(s)
}

// capsOutlet tells whether s is an outlet that a page prints in capitals:
// SHINE, CHINA DAILY.
func capsOutlet(s string) bool {
	letters := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isUpper(c):
			letters++
		case c != ' ' && c != '.' && c != '\'' && c != '-':
			return false
		}
	}
	return letters >= 3 && !isWidget(s)
}

// sourceValue narrows the value of a source label, bytes lo to hi of f, to the
// outlet: without what the page prints after it. ok is false if it is none.
func sourceValue(f folded, lo, hi int) (a, b int, ok bool) {
	s := f.s
	for i := lo; i < hi; i++ {
		switch s[i] {
		case '[', '<', '|':
			if trim(s[lo:i]) != "" {
				hi = i
			}
		case '/':
			if i > lo && s[i-1] == ' ' && i+1 < hi && s[i+1] == ' ' && isControls(s[i+1:hi]) {
				hi = i
			}
		case ',':
			if hasAnyPrefixFold(trim(s[i+1:hi]), "click to ", "click here") {
				hi = i
			}
		case '(':
			if trim(s[lo:i]) != "" && (bracketIsMore(s[i+1:hi]) || isNameBracket(s[i:hi]) || !strings.ContainsRune(s[i:hi], ')')) {
				hi = i
			}
		case ' ':
			// Two spaces part fields, one may be inside a name.
			if i+1 < hi && s[i+1] == ' ' && trim(s[lo:i]) != "" && (!isOutlet(trim(s[lo:hi])) || strings.IndexByte(s[i:hi], ':') > 0) {
				hi = i
			}
			// A word with a colon is a label that nobody knows.
			if i+1 < hi && endsHan(trim(s[lo:i])) {
				if next, _, _ := strings.Cut(s[i+1:hi], " "); strings.IndexByte(next, ':') > 0 {
					hi = i
				}
			}
		}
	}
	if i := damagedDay(s[lo:hi]); i > 0 {
		hi = lo + i
	}
	for {
		lo, hi = trimMarks(s, lo, hi)
		w := lastToken(s[lo:hi])
		if w == 0 || w == hi-lo {
			break
		}
		tok := s[hi-w : hi]
		if !isTrailing(tok) {
			if i := roleStart(s[lo:hi]); i > 0 {
				hi = lo + i
				continue
			}
			break
		}
		hi -= w
	}
	v := s[lo:hi]
	if i := strings.LastIndexByte(v, ' '); i > 0 && isHanName(v[i+1:]) && hanOutlet(trim(v[:i])) {
		hi = lo + len(strings.TrimRight(v[:i], " ")) // 青溪日报 张三
		v = s[lo:hi]
	}
	n := measure(v)
	if n.han > 0 && hanLabel(v) != noLabel {
		return lo, lo, false // the next label, printed without its colon
	}
	if where := strings.TrimRight(v, " 0123456789="); strings.HasSuffix(where, "省") && n.han <= 4 {
		return lo, lo, false // where who put it up is
	}
	if v == "" || n.words+n.han == 0 || n.han > 40 || n.words > 18 || isNoSource(v) || strings.ContainsAny(v, "。；") || isWidget(v) || isCount(v) {
		return lo, lo, false
	}
	return lo, hi, true
}

// isNameBracket tells whether s starts with a bracket that holds names in
// pinyin and nothing else: (Lu Ming).
func isNameBracket(s string) bool {
	in, _, ok := strings.Cut(s[1:], ")")
	return ok && len(in) < 60 && splitPinyin(strings.Fields(in)) != nil
}

// damagedDay returns where a date starts that translation has damaged, and that
// says nothing any more, or -1: five On November 11.
func damagedDay(s string) int {
	i := indexFold(s, " on ")
	if i < 0 {
		return -1
	}
	month, day, _ := strings.Cut(s[i+len(" on "):], " ")
	if monthNamed(month) == 0 || day == "" || !isDigit(day[0]) {
		return -1
	}
	b := strings.LastIndexByte(s[:i], ' ') + 1
	switch strings.ToLower(s[b:i]) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve":
		return b
	}
	return -1
}

// isTrailing tells whether the last word of a source is a button of the page
// and no part of a name: "Daqing Labor Times", "Yangzhou Workers' Home".
func isTrailing(tok string) bool {
	if isCount(tok) {
		return true
	}
	if measure(tok).han > 0 {
		return isWidget(tok) || isControls(tok)
	}
	if !isWidget(tok) {
		return false
	}
	if len(tok) < 3 || !isUpper(tok[0]) {
		return true
	}
	switch strings.ToLower(strings.Trim(tok, "[]()+-")) {
	case "share", "print", "font", "size", "collect", "favorites", "favorite", "comment", "comments", "views", "viewd", "viewed", "clicks", "reads", "like", "likes", "close", "download", "subscribe", "email", "large", "facebook", "twitter", "copy", "scan":
		return true
	}
	return false
}

// bracketIsMore tells whether a bracket behind an outlet holds people.
func bracketIsMore(s string) bool {
	for _, w := range bracketRoles.forStart(trim(s)) {
		if strings.HasPrefix(trim(s), w) {
			return true
		}
	}
	return false
}

// bracketRoles are what people did, at the start of a bracket behind an outlet.
var bracketRoles = newWordList("记者", "作者", "通讯员", "责任编辑", "责编", "编辑", "Reporter", "reporter", "Author", "author", "Editor", "editor")

// roleStart returns where " 记者 张三" or " Reporter Zhang San" starts in a
// source value, or 0.
func roleStart(s string) int {
	for _, w := range [...]string{" 记者", " 作者", " 通讯员", " 本报记者", " 责任编辑", " 责编", " 编辑", " 字号", " 发布时间", " 浏览", " 点击", " 阅读", " Reporter ", " Author ", " Editor ", " By ", " Click ", " Views "} {
		if i := strings.Index(s, w); i > 0 {
			return i
		}
	}
	return 0
}

// trimMarks trims the marks around a value: spaces, quotes that go round the
// whole, bars, commas, the open half of a pair.
func trimMarks(s string, lo, hi int) (int, int) {
	for lo < hi {
		r, n := utf8.DecodeRuneInString(s[lo:hi])
		open := r == '(' && !strings.ContainsRune(s[lo:hi], ')') || r == '[' && !strings.ContainsRune(s[lo:hi], ']')
		if !open && !strings.ContainsRune(" |,;:、，。-—>/*_~·•?", r) && r != ')' && r != ']' && r != '》' && r != '」' {
			break
		}
		lo += n
	}
	for lo < hi {
		r, n := utf8.DecodeLastRuneInString(s[lo:hi])
		if strings.ContainsRune(" |,;:、，。-—</*_~·•([《「+.?", r) || r == '」' && !strings.Contains(s[lo:hi], "「") {
			hi -= n
			continue
		}
		if r == ')' && !strings.ContainsRune(s[lo:hi], '(') || r == ']' && !strings.ContainsRune(s[lo:hi], '[') {
			hi -= n
			continue
		}
		break
	}
	// 《工人日报》 and (中工网) name what is inside.
	for _, q := range [...][2]string{{"《", "》"}, {"(", ")"}, {"\"", "\""}, {"[", "]"}} {
		if in, ok := strings.CutPrefix(s[lo:hi], q[0]); ok {
			if in2, ok := strings.CutSuffix(in, q[1]); ok && !strings.Contains(in2, q[0]) {
				lo, hi = lo+len(q[0]), hi-len(q[1])
			}
		}
	}
	return lo, hi
}

// lastToken returns the length of the last word of s, brackets and all.
func lastToken(s string) int {
	i := strings.LastIndexAny(s, " |/")
	if i < 0 {
		return len(s)
	}
	return len(s) - i - 1
}

// isNoSource knows what pages print where a source should be and that names
// nobody.
func isNoSource(s string) bool {
	if len(s) > 16 {
		return false
	}
	var buf [16]byte
	switch string(lowerAll(buf[:0], s)) {
	case "未知", "不详", "无", "暂无", "佚名", "unknown", "none", "null", "admin", "n/a", "undefined", "nil", "管理员", "-", "no", "anonymous",
		// how the page came by the article, and not from whom
		"原创", "本站原创", "本网原创", "原创文章", "转载", "网络转载", "转发", "网络", "互联网", "网络整理", "网络综合", "网上", "投稿", "用户投稿", "网友投稿",
		"original", "internet", "the internet", "network", "reprint", "reprinted", "reproduced", "site", "this site", "website", "this website", "our website", "our site", "original site", "self", "local":
		return true
	}
	return false
}

// isCount tells whether s is a bare number, also with what is counted.
func isCount(s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, "次"), "人"), "+")
	if s == "" || len(s) > 9 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && s[i] != ',' {
			return false
		}
	}
	return true
}
