package text

import "unicode"

// forbidsStart tells whether no line may begin with r: closing brackets and
// quotes, stops, dashes and what leans on the character before it. UAX #14
// says most of it; the dash, the ellipsis, the middle dot and the signs of
// full width are the rules of Chinese typesetting (GB/T 15834, W3C clreq).
func forbidsStart(r rune) bool {
	if r < 0x80 {
		switch r {
		case '!', ')', ',', '.', ':', ';', '?', ']', '}', '%':
			return true
		}
		return false
	}
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '．', '｡', '､',
		'）', '」', '』', '】', '》', '〉', '〕', '〗', '〙', '〛', '］', '｝', '｠', '｣',
		'﹂', '﹄', '﹐', '﹑', '﹒', '﹔', '﹕', '﹖', '﹗', '﹚', '﹜', '﹞', '”', '’', '›', '»', '〞', '〟',
		'—', '…', '⋯', '‥', '–', '～', '〜', '·', '・', '‧', '／', '％', '‰', '℃', '°', '′', '″',
		'々', '〻', 'ー', 'ヽ', 'ヾ', 'ゝ', 'ゞ', '゛', '゜',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return false
}

// forbidsEnd tells whether no line may end with r: opening brackets and quotes
// and the signs of money.
func forbidsEnd(r rune) bool {
	switch r {
	case '(', '[', '{', '$',
		'（', '「', '『', '【', '《', '〈', '〔', '〖', '〘', '〚', '［', '｛', '｟', '｢',
		'﹁', '﹃', '﹙', '﹛', '﹝', '“', '‘', '‹', '«', '〝', '￥', '＄', '￡', '￠':
		return true
	}
	return false
}

// quoteBreak tells whether a line may be broken beside a curly quote where the
// text around it is Chinese. UAX #14 before Unicode 16 forbids both sides of
// every quote, as it cannot tell opening from closing in all languages, and so
// takes 他说“今天” for one word; its rule LB19a since then allows the outer
// side between East Asian characters.
func quoteBreak(before, after rune, space bool) bool {
	switch {
	case space:
		return false // UAX #14 decides beside spaces
	case after == '“' || after == '‘':
		return eastAsian(before)
	case before == '”' || before == '’':
		return eastAsian(after)
	}
	return false
}

// eastAsian tells whether r belongs to a text set without spaces: Han, kana,
// and their punctuation.
func eastAsian(r rune) bool {
	return r >= 0x2e80 && r <= 0xa4cf || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe4f ||
		r >= 0xff01 && r <= 0xff60 || r >= 0x20000 && r <= 0x3ffff
}

// inWord tells whether r is of a word that is not to be broken: a letter, digit
// or mark of a script that parts its words with spaces.
func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '\''
	}
	if eastAsian(r) || r >= 0xac00 && r <= 0xd7a3 {
		return false
	}
	return r == '’' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}
