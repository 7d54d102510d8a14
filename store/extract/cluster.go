package extract

import (
	"strings"
	"unicode/utf8"

	"gongbao/model"
)

// cluster finds the run of fields of a line that holds more than fields. ok is
// false where there is no such run or nothing else on the line.
func cluster(f folded) (lo, hi int, ok bool) {
	s := f.s
	var store [12]field
	fields := fieldsOf(store[:0], s)
	lo = clusterStart(s, fields)
	if lo < 0 {
		return 0, 0, false
	}
	hi, good := clusterEnd(f, fields, lo)
	if !good {
		return 0, 0, false
	}
	before, after := trimMarksOf(s[:lo]), trim(s[hi:])
	if k := strings.LastIndexByte(before, ' '); k > 0 && isDomain(before[k+1:]) && measure(before[:k]).weight() <= 10 {
		before = "" // 青溪网 www.qingxi.example
	}
	if isDomain(before) || isWidget(before) || before == "" || isOutlet(before) && measure(before).weight() <= 14 || strings.Contains(before, "://") {
		lo, before = 0, ""
	}
	for _, w := range [...]string{"发布于", "发表于", "刊发于", "更新于"} {
		if name, ok := strings.CutSuffix(before, w); ok && measure(name).weight() <= 8 {
			lo, before = 0, "" // who put it up: 青溪工运 发布于 2019-11-01
		}
	}
	if before == "" && (after == "" || isWidget(after)) {
		return 0, 0, false
	}
	n, rest := measure(before), measure(after)
	if before != "" && n.weight() < 6 && rest.weight() >= 30 && nameLike(before, n) {
		lo, before = 0, "" // the name of a channel
	}
	if before != "" {
		if before[0] == '[' && strings.HasSuffix(before, "]") {
			return 0, 0, false // [outlet] [person] [date]
		}
		if n.weight() < 6 || !n.short() || strings.ContainsAny(before, "。") || strings.HasSuffix(before, ".") && n.words < 5 {
			return 0, 0, false
		}
		if p := readPeople(before, false); p.role && !p.rest {
			return 0, 0, false
		}
		if _, by := cutBy(before); by && (strings.IndexByte(before, '|') > 0 || len(fields) > 0) {
			return 0, 0, false // By Sang Yu in Beijing | Harbour Daily | …
		}
		if i := strings.LastIndexAny(before, "([《"); i >= 0 && !strings.ContainsAny(before[i:], ")]》") {
			return 0, 0, false
		}
	}
	if after != "" && rest.weight() < 30 && !endsSentence(after) {
		// A short rest is a field that was not recognised, not the body.
		if before == "" {
			return 0, 0, false
		}
		hi = len(s)
		if len(f.raw) > foldMax-8 {
			return 0, 0, false
		}
	}
	return lo, hi, true
}

// latinOutletEnd returns where the English name of an outlet ends that running
// text follows without a mark, or 0: "Harbour News Network Recently, the …".
func latinOutletEnd(s string, at, hi int) int {
	end, words := 0, 0
	for i := at; i < hi && words < 8; {
		j := i
		for j < hi && s[j] != ' ' {
			j++
		}
		if w := s[i:j]; w != "" {
			words++
			if strings.HasSuffix(w, ",") || !capital(w) && !isSmallWord(w) {
				break
			}
			if isOutletWord(strings.ToLower(strings.TrimSuffix(w, "'"))) && latinOutlet(s[at:j]) {
				end = j
			}
		}
		i = j + 1
	}
	return end
}

func trimMarksOf(s string) string {
	lo, hi := trimSpan(s, 0, len(s))
	return strings.TrimRight(s[lo:hi], " |-—[(")
}

// clusterStart returns where a run of fields starts: at a date label with its
// date, at a date beside a source label, or at a source label beside a date.
func clusterStart(s string, fields []field) int {
	for k, fd := range fields {
		switch fd.label {
		case labelDate:
			if t, ok := nextStamp(s[:fd.valHi], fd.valLo); ok && strings.Trim(s[fd.valLo:t.lo], " []()|,") == "" {
				if k > 0 && fields[k-1].label == labelSource && fd.lo-fields[k-1].hi < 90 {
					return fields[k-1].lo
				}
				return fd.lo
			}
		case labelAuthor:
			// 频道 2020-08-03 20:56:36 232浏览 作者:
			if t, ok := nextStamp(s[:fd.lo], 0); ok && t.timed() && t.lo < 40 && fd.lo-t.hi < 30 && k == 0 {
				return t.lo
			}
		case labelSource:
			if k+1 < len(fields) && fields[k+1].label == labelDate && fields[k+1].lo-fd.hi < 90 {
				return fd.lo
			}
			// 2014-10-10 14:22:30来源:
			if t, ok := stampEndingAt(s, fd.lo); ok {
				return t.lo
			}
			if t, ok := nextStamp(s, fieldsUntil(fields[k:])); ok && t.lo-fieldsUntil(fields[k:]) < 60 && t.precision >= model.PrecisionDay {
				return fd.lo
			}
		}
		if k >= 6 {
			break
		}
	}
	if len(s) > 300 || !hasFourDigits(s) {
		return -1
	}
	// "Title 2023-05-05 09:11": the date ends the line.
	t, ok := nextStamp(s, 0)
	if ok && t.precision >= model.PrecisionDay && t.lo > 0 && (strings.Trim(s[t.hi:], " )]|") == "" || restIsCounters(s[t.hi:])) && (s[t.lo-1] == ' ' || s[t.lo-1] == '[' || s[t.lo-1] == '(' || t.precision == model.PrecisionMinute) {
		if !strings.Contains(s[:t.lo], "年") && !strings.ContainsAny(s[:t.lo], ":|") && !runsInto(s, t) || inBracketAtEnd(s, t) {
			return t.lo
		}
	}
	return -1
}

// runsInto tells whether a date is a title's own last words: it is spelt out, and
// only a space parts it from the word before.
func runsInto(s string, t stamp) bool {
	if t.timed() || t.weekday || t.lo < 2 || s[t.lo-1] != ' ' || !isLetter(s[t.lo-2]) && s[t.lo-2] != ',' {
		return false
	}
	for i := t.lo; i < t.hi; i++ {
		if isLetter(s[i]) {
			return true
		}
	}
	return false
}

// inBracketAtEnd tells whether a date fills the bracket that ends the line:
// 关于…的通知 ( 2020年09月04日 ).
func inBracketAtEnd(s string, t stamp) bool {
	before := strings.TrimRight(s[:t.lo], " ")
	return strings.TrimRight(s[t.hi:], " ") != "" && trim(s[t.hi:]) == ")" && strings.HasSuffix(before, "(")
}

// fieldsUntil returns where the value of the last of the fields starts that
// follow each other closely: 来源: X 作者: Y 编辑: Z 2013-08-14.
func fieldsUntil(fields []field) int {
	k := 0
	for k+1 < len(fields) && fields[k+1].lo-fields[k].valLo < 60 {
		k++
	}
	return fields[k].valLo
}

// restIsCounters tells whether what follows a date in brackets is controls of
// the page: [26.01.2018] [阅读 88].
func restIsCounters(s string) bool {
	return strings.HasPrefix(s, "]") && isControls(s)
}

// hanEnd returns where the run of Han characters ends that begins at i.
func hanEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isHan(r) {
			break
		}
		i += n
	}
	return i
}

// stampEndingAt finds a date that ends at i, white space apart.
func stampEndingAt(s string, i int) (stamp, bool) {
	from := max(0, i-60)
	for from < i {
		t, ok := nextStamp(s[:i], from)
		if !ok {
			return t, false
		}
		if strings.Trim(s[t.hi:i], " |([,") == "" && t.precision >= model.PrecisionDay {
			return t, true
		}
		from = t.hi
	}
	return stamp{}, false
}

// clusterEnd walks from lo over fields and what goes with them.
func clusterEnd(f folded, fields []field, lo int) (int, bool) {
	s := f.s
	pos, k := lo, 0
	good := false
	for {
		at := pos
		for at < len(s) && strings.IndexByte(" |[]()<>,;-", s[at]) >= 0 {
			at++
		}
		if at == len(s) {
			return at, good
		}
		for k < len(fields) && fields[k].lo < at {
			k++
		}
		if k < len(fields) && fields[k].lo <= at+1 {
			end, ok := fieldEnd(f, fields[k])
			if !ok {
				return pos, good
			}
			pos, good = end, true
			continue
		}
		if t, ok := nextStamp(s[:min(len(s), at+60)], at); ok && t.lo <= at+1 {
			pos, good = t.hi, true
			continue
		}
		e := at
		for e < len(s) && strings.IndexByte(" |[]()<>,;:", s[e]) < 0 {
			e++
		}
		if tok := s[at:e]; isWidget(tok) || isCount(tok) || isCount(strings.TrimSuffix(strings.TrimSuffix(tok, "浏览"), "阅读")) {
			pos = e
			continue
		}
		return pos, good
	}
}

// fieldEnd returns where the value of a field ends, where the page goes on
// without a mark.
func fieldEnd(f folded, fd field) (int, bool) {
	s := f.s
	at := skipSpaces(s, fd.valLo, 4)
	switch fd.label {
	case labelDate:
		if t, ok := nextStamp(s[:fd.valHi], fd.valLo); ok && t.lo <= at+2 {
			return t.hi, true
		}
		return fd.valLo, fd.valHi-fd.valLo < 3
	case labelCounter:
		e := at
		for e < len(s) && isDigit(s[e]) {
			e++
		}
		if strings.HasPrefix(s[e:], "次") {
			e += 3
		}
		return e, true
	case labelWidget:
		return fd.valLo, true
	case labelSource, labelPublisher, labelEditor, labelAuthor, labelReview, labelLogin, labelCategory:
		if fd.label == labelAuthor {
			// 作者:张三7月31日,…
			e := hanEnd(s, at)
			if e < len(s) && isDigit(s[e]) && isHanName(s[at:e]) && strings.Contains(head(s[e:], 6), "月") {
				return e, true
			}
		}
		if fd.valHi < len(s) {
			// The next label ends it, if it is near.
			if n := measure(s[at:fd.valHi]); n.weight() <= 24 {
				return fd.valHi, true
			}
		}
		v := s[at:fd.valHi]
		if n := measure(v); n.weight() <= 24 && !endsSentence(v) && len(f.raw) < foldMax-8 {
			return fd.valHi, true
		}
		if e := latinOutletEnd(s, at, fd.valHi); e > 0 && fd.label == labelSource {
			return e, true
		}
		e := at
		for e < fd.valHi && s[e] != ' ' && e-at < 75 {
			e++
		}
		if e-at < 75 && measure(s[at:e]).han > 0 {
			return e, true
		}
		if t, ok := nextStamp(s[:fd.valHi], at); ok && t.lo-at < 75 {
			return t.lo, true
		}
	}
	return 0, false
}
