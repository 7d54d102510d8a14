package extract

import (
	"strings"
	"unicode/utf8"
)

// isNothing tells whether a piece says nothing about the article: controls,
// counts, a page of the paper, a day without a year, an account.
func isNothing(v string) bool {
	if edition, _, ok := strings.Cut(v, ":"); ok && isEdition(edition) && measure(v).weight() <= 12 {
		return true // 第02版:要闻
	}
	if isWidget(v) || isCount(v) || isEdition(v) || isClockOnly(v) || isControls(v) {
		return true
	}
	if r, w := utf8.DecodeLastRuneInString(v); w == 3 && len(v) <= 12 && strings.ContainsRune("省市县区州旗", r) && allHan(v) {
		return true // 北京市
	}
	if in, ok := strings.CutPrefix(v, "in "); isSection(v, measure(v)) || ok && measure(in).words <= 3 {
		return true // News, in Pay Disputes
	}
	if hasPrefixFold(v, "submitted by ") {
		return len(v) < 48 // an account
	}
	if rest, ok := strings.CutPrefix(v, "发表于"); ok {
		return len(rest) <= 15 // 发表于浙江, as WeChat prints it
	}
	if by, ok := cutBy(v); ok {
		who, _, _ := strings.Cut(by, " ")
		return isLogin(who) && (!isUpper(by[0]) || isNobody(strings.ToLower(who))) && measure(by).words <= 4 // by editor in News
	}
	return false
}

// trimCalls drops from the end of a piece what asks the reader for something.
func trimCalls(v string) string {
	v = strings.TrimRight(v, " ")
	for _, w := range calls.forEnd(v) {
		if n := len(v) - len(w); n >= 0 && hasPrefixFold(v[n:], w) {
			return strings.TrimRight(v[:n], " ")
		}
	}
	return v
}

// calls ask the reader for something.
var calls = newWordList("leave a comment", "leave a reply", "add a comment", "add comment", "post a comment", "no comments", "join the conversation")

// trimDateWords trims the words that go with a date, and those that go with
// an outlet beside it: "Issued by Harbour Daily at".
func trimDateWords(s string, lo, hi int) (int, int) {
	for range 2 { // Posted … on
		v := s[lo:hi]
		rest, n := cutDateWord(v)
		if n == 0 {
			break
		}
		if n == len(v)-len(rest) && strings.HasSuffix(v, rest) {
			lo = hi - len(rest)
		} else {
			hi = lo + len(rest)
		}
		lo, hi = trimMarks(s, lo, hi)
	}
	for _, w := range issuers.forStart(s[lo:hi]) {
		if hasPrefixFold(s[lo:hi], w) {
			return lo + len(w), hi
		}
	}
	return lo, hi
}

// issuers stand before the outlet that put a page up.
var issuers = newWordList("issued by ", "published by ", "released by ", "posted by ", "provided by ")

// isDomain tells whether s is a site's address: www.workercn.cn.
func isDomain(s string) bool {
	return strings.IndexByte(s, '.') > 0 && strings.IndexByte(s, ' ') < 0 && len(s) < 60 && measure(s).han == 0 &&
		(hasPrefixFold(s, "www.") || hasPrefixFold(s, "http") || strings.HasSuffix(s, ".cn") || strings.HasSuffix(s, ".com"))
}

// isEdition tells whether s is a paper's page: 02版, 第02版, A03, Page 2.
func isEdition(s string) bool {
	s = strings.TrimPrefix(s, "第")
	if hasPrefixFold(s, "page ") && len(s) < 9 || hasPrefixFold(s, "edition ") && len(s) < 12 {
		return true
	}
	t := strings.TrimSuffix(s, "版")
	if len(t) == 0 || len(t) > 4 {
		return false
	}
	digits := 0
	for i := 0; i < len(t); i++ {
		if isDigit(t[i]) {
			digits++
		} else if i > 0 || !isUpper(t[i]) {
			return t != s && len(t) <= 6
		}
	}
	return digits > 0
}

// cutDateWord removes words that go with a date from the start or the end of a
// piece: 发布于, Posted on.
func cutDateWord(v string) (rest string, cut int) {
	for _, w := range [...]string{"发布于", "发表于", "更新于", "编辑于", "发布时间", "发布日期", "最后更新时间", "更新时间", "最后更新", "发布", "更新", "日期", "时间", "原创", "刊发于", "刊载于", "发表", "北京时间", "西元", "公元", "当前报章", "当前报纸", "报纸日期"} {
		if rest, ok := strings.CutPrefix(v, w); ok && (rest == "" || rest[0] == ' ') {
			return trim(rest), len(v) - len(trim(rest))
		}
		if rest, ok := strings.CutSuffix(v, w); ok && (rest == "" || strings.HasSuffix(rest, " ") || len(w) > 6) {
			return trim(rest), len(v)
		}
	}
	for _, w := range [...]string{"last updated on", "last updated", "published on", "posted on", "released on", "updated on", "release time", "release date", "published", "updated", "posted", "released", "date", "time", "for immediate release", "immediate release", "post time", "added on", "created on", "publish time", "on", "at", "beijing time"} {
		if hasPrefixFold(v, w) && (len(v) == len(w) || v[len(w)] == ' ') {
			rest := trim(v[len(w):])
			return rest, len(v) - len(rest)
		}
		if n := len(v) - len(w); n > 0 && v[n-1] == ' ' && hasPrefixFold(v[n:], w) {
			return trim(v[:n]), len(v)
		}
	}
	return v, 0
}

// cutSourceWord removes a source label printed without its colon.
func cutSourceWord(v string) (string, bool) {
	for _, w := range [...]string{"来源 ", "来源于 ", "信息来源 ", "稿源 ", "转自", "来源于", "来自 ", "来源《", "原载《", "载于《", "摘自《", "据《", "转载自《", "来源"} {
		if rest, ok := strings.CutPrefix(v, w); ok && rest != "" {
			if w == "来源" && !hanOutlet(rest) {
				continue
			}
			if strings.HasSuffix(w, "《") {
				return "《" + rest, true
			}
			return trim(rest), true
		}
	}
	for _, w := range [...]string{"source ", "sources ", "information source ", "from "} {
		if hasPrefixFold(v, w) {
			return trim(v[len(w):]), true
		}
	}
	return "", false
}

func cutBy(v string) (string, bool) {
	for _, w := range [...]string{"by ", "text by ", "written by ", "details written by "} {
		if hasPrefixFold(v, w) {
			return v[len(w):], true
		}
	}
	return "", false
}
