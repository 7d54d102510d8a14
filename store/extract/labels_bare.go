package extract

import "strings"

// bareField reads a line whose label goes without its colon: Edited by Owen
// Larkspur, 责任编辑 王小楠. Only names make it one.
func bareField(dst []field, s string) []field {
	if len(s) > 90 || endsSentence(s) {
		return dst
	}
	t := strings.TrimLeft(s, " ([")
	lo := len(s) - len(t)
	if bareFieldWords.forStart(t) == nil {
		return editorBehind(dst, s)
	}
	if from := "this article is from "; hasPrefixFold(t, from) {
		at := lo + len(from)
		return append(dst, field{label: labelSource, lo: lo, hi: at, valLo: at, valHi: len(s)})
	}
	for _, w := range [...]string{"reprinted from ", "excerpted from ", "reproduced from ", "republished from ", "courtesy of "} {
		if hasPrefixFold(t, w) && isOutlet(strings.Trim(t[len(w):], " )]")) {
			at := lo + len(w)
			return append(dst, field{label: labelSource, lo: lo, hi: at, valLo: at, valHi: len(s)})
		}
	}
	if v, ok := strings.CutPrefix(t, "SOURCE "); ok && nameLike("The "+v, measure("The "+v)) {
		return append(dst, field{label: labelSource, lo: lo, hi: lo + len("SOURCE "), valLo: lo + len("SOURCE "), valHi: len(s)})
	}
	for _, w := range [...]string{"来源于", "来源", "转自", "摘自", "原载", "选自", "载于", "据"} {
		if v, ok := strings.CutPrefix(t, w); ok && isOutlet(strings.Trim(v, " )]《》")) {
			return append(dst, field{label: labelSource, lo: lo, hi: lo + len(w), valLo: lo + len(w), valHi: len(s)})
		}
	}
	for _, w := range [...]string{"供稿 ", "来稿 ", "撰稿 "} {
		if v, ok := strings.CutPrefix(t, w); ok && (isBody(trim(v)) || isOutlet(trim(v))) {
			return append(dst, field{label: labelAuthor, lo: lo, hi: lo + len(w), valLo: lo + len(w), valHi: len(s)})
		}
	}
	if behind := editorBehind(dst, s); len(behind) > len(dst) {
		return behind
	}
	for _, w := range [...]struct {
		word string
		as   label
	}{
		{"edited by ", labelEditor}, {"editor in charge ", labelEditor}, {"responsible editor ", labelEditor}, {"editor ", labelEditor}, {"web editor ", labelEditor}, {"editors ", labelEditor},
		{"by ", labelAuthor}, {"contributed by ", labelAuthor}, {"written by ", labelAuthor}, {"author ", labelAuthor}, {"text by ", labelAuthor}, {"article by ", labelAuthor}, {"story by ", labelAuthor}, {"report by ", labelAuthor}, {"reported by ", labelAuthor}, {"compiled by ", labelAuthor},
		{"责任编辑 ", labelEditor}, {"责编 ", labelEditor}, {"编辑 ", labelEditor}, {"网络编辑 ", labelEditor},
	} {
		if !hasPrefixFold(t, w.word) {
			continue
		}
		v := strings.Trim(t[len(w.word):], " )]")
		if i := indexFold(v, "translated by "); i > 0 {
			v = strings.TrimRight(v[:i], " -|/,")
			end := lo + len(w.word) + strings.Index(t[len(w.word):], v) + len(v)
			if at := lo + len(w.word); len(v) > 2 {
				return append(dst, field{label: w.as, lo: lo, hi: at, valLo: at, valHi: end}, field{label: labelReview, lo: end, hi: end, valLo: end, valHi: len(s)})
			}
		}
		if the := strings.TrimPrefix(v, "the "); w.as == labelAuthor && isBody(the) && latinOutlet(the) && splitPinyin(strings.Fields(v)) == nil {
			at := lo + len(w.word)
			return append(dst, field{label: w.as, lo: lo, hi: at, valLo: at, valHi: len(s)}) // (Contributed by Qingxi Federation)
		}
		if q := readPeople(v, false); q.rest || len(q.names) == 0 {
			if q = latinPeople(v, true); q.rest || q.org != "" && !isAgency(q.org) || len(q.names) == 0 || measure(v).words > 3*len(q.names)+1+measure(q.org).words || measure(v).han > 0 {
				return dst
			}
		}
		at := lo + len(w.word)
		return append(dst, field{label: w.as, lo: lo, hi: at, valLo: at, valHi: len(s)})
	}
	return dst
}

// bareFieldWords are the words that bareField takes for labels where a line begins.
var bareFieldWords = newWordList("this article", "reprinted", "excerpted", "reproduced", "republished", "courtesy", "source", "来", "转", "摘", "原", "选", "载", "据", "供", "撰",
	"edit", "responsible", "web", "by", "contributed", "written", "author", "text", "article", "story", "report", "compiled", "责", "编", "网")

// editorBehind reads an editor named behind others, without a colon:
// (记者 张三 通讯员 李四 责任编辑 王小楠).
func editorBehind(dst []field, s string) []field {
	if !strings.Contains(s, "责") {
		return dst
	}
	for _, w := range [...]string{" 责任编辑 ", " 责编 "} {
		i := strings.LastIndex(s, w)
		if i <= 0 {
			continue
		}
		at := i + len(w)
		if q := readPeople(strings.Trim(s[at:], " )]"), false); !q.rest && !q.role && len(q.names) > 0 {
			return append(dst, field{label: labelEditor, lo: i + 1, hi: at, valLo: at, valHi: len(s)})
		}
	}
	return dst
}
