package extract

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// folded is a piece of the page in the form that labels are matched in: ASCII
// for the full-width forms, one script for the characters of labels, and no
// pinyin between Han characters. pos leads back to the page.
type folded struct {
	s   string
	raw string
	pos []int32 // raw offset of each byte of s, and of its end; nil where s is raw
}

// foldMax bounds how much of a line is folded: headers are short.
const foldMax = 640

// fold returns the folded form of s.
func fold(s string) folded {
	first := foldStart(s)
	if first < 0 {
		return folded{s: s, raw: s}
	}
	out := make([]byte, 0, len(s))
	pos := make([]int32, 0, len(s)+1)
	for i := 0; i < first; i++ {
		pos = append(pos, int32(i))
	}
	out = append(out, s[:first]...)
	table := labelTable()
	han := false
	for i := first; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c == '(' && (han || i == first && endsHan(s[:i])) {
				if n := pinyinNote(s[i:]); n > 0 {
					i += n
					continue
				}
			}
			if c == '&' {
				if n := spaceEntity(s[i:]); n > 0 {
					out, pos = append(out, ' '), append(pos, int32(i))
					i += n
					continue
				}
			}
			if c == '\t' || c == '\n' {
				c = ' '
			}
			out, pos = append(out, c), append(pos, int32(i))
			han = false
			i++
			continue
		}
		r, n := decode(s[i:])
		if r == '（' {
			if k := pinyinNote(s[i:]); k > 0 && han {
				i += k
				continue
			}
		}
		switch {
		case r >= firstHan && r < afterHan:
			if simple := table[r-firstHan]; simple != 0 {
				r = rune(simple)
			} else if r == '丨' {
				r = '|'
			}
			han = true
		default:
			r = foldRune(r)
			han = isHan(r)
		}
		switch out = utf8.AppendRune(out, r); len(out) - len(pos) {
		case 1:
			pos = append(pos, int32(i))
		case 2:
			pos = append(pos, int32(i), int32(i))
		case 3:
			pos = append(pos, int32(i), int32(i), int32(i))
		default:
			pos = append(pos, int32(i), int32(i), int32(i), int32(i))
		}
		i += n
	}
	pos = append(pos, int32(len(s)))
	return folded{s: string(out), raw: s, pos: pos}
}

// foldStart returns where s first differs from its folded form, or might.
func foldStart(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == '&' || c == '\t' || c == '\n' {
			return i
		}
	}
	return -1
}

func endsHan(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isHan(r)
}

// cut returns the raw text of bytes lo to hi of the folded text.
func (f folded) cut(lo, hi int) string {
	if f.pos == nil {
		return f.raw[lo:hi]
	}
	return f.raw[f.pos[lo]:f.pos[hi]]
}

// at returns the raw offset of byte i of the folded text.
func (f folded) at(i int) int {
	if f.pos == nil {
		return i
	}
	return int(f.pos[i])
}

// unfold returns found, which was read from the folded text, as the page prints
// it: in its own script and without pinyin.
func (f folded) unfold(found string) string {
	if f.pos == nil || found == "" {
		return found
	}
	if i := strings.Index(f.s, found); i >= 0 {
		return stripPinyin(f.cut(i, i+len(found)))
	}
	// Put together from parts: 王 伟.
	var b strings.Builder
	at := 0
	for _, r := range found {
		i := strings.IndexRune(f.s[at:], r)
		if i < 0 {
			return found
		}
		at += i
		b.WriteString(stripPinyin(f.cut(at, at+utf8.RuneLen(r))))
		at += utf8.RuneLen(r)
	}
	return b.String()
}

// unfoldAll is unfold for a list.
func (f folded) unfoldAll(found []string) []string {
	for i := range found {
		found[i] = f.unfold(found[i])
	}
	return found
}

// foldRune maps full-width forms to ASCII and look-alike punctuation to one
// form.
func foldRune(r rune) rune {
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xff01 + '!'
	case r == 0x3000 || r == 0xa0 || r >= 0x2002 && r <= 0x200a || r == 0xfeff:
		return ' '
	case r < 0x2000 || r >= firstHan:
		return r
	}
	return foldPunct(r)
}

func foldPunct(r rune) rune {
	switch r {
	case '【', '〔', '〖':
		return '['
	case '】', '〕', '〗':
		return ']'
	case '│', '┃', '∣', '︱':
		return '|'
	case '∶', '︰', '﹕':
		return ':'
	case '‘', '’', '‛', '′':
		return '\''
	case '“', '”', '″', '„':
		return '"'
	case '〉', '›':
		return '>'
	case '−', '‐', '‑', '‒', '–':
		return '-'
	}
	return r
}

// The Traditional characters that occur in labels, markers and names of
// outlets, in the order of their code points, and their Simplified forms.
const (
	labelHant = "佈來個們備傳內兩冊別創劃動務勞勵區協參員啟單嚴國圖團執報場實審寫將專導屆屬庫廠張強後從態應戰戶掃擊據攝數於時書會東條業極構標機檔欄權歡歷歸瀏為無熱營現環產畫當發碼稱積筆節簡約終結綫網線編縣總繫續義習聞聯聲職與華薦處號術見視覽觀訊記設許評詞話該誌語論讀讚責資贊載輯轉辦農這連週進過達選郵鄉鈕錄錯鍵鍾鎮鏈鏡鐘長門閉開間閱關陸隊電頁項頻題類體點黨"
	labelHans = "布来个们备传内两册别创划动务劳励区协参员启单严国图团执报场实审写将专导届属库厂张强后从态应战户扫击据摄数于时书会东条业极构标机档栏权欢历归浏为无热营现环产画当发码称积笔节简约终结线网线编县总系续义习闻联声职与华荐处号术见视览观讯记设许评词话该志语论读赞责资赞载辑转办农这连周进过达选邮乡钮录错键钟镇链镜钟长门闭开间阅关陆队电页项频题类体点党"
)

// The Han characters of the common block, which the tables below cover.
const firstHan, afterHan = 0x4e00, 0xa000

// labelTable maps each Han character to its Simplified form where it is one of
// labelHant, else to 0. It is no converter: only words this package looks for
// need to come out right.
var labelTable = sync.OnceValue(func() *[afterHan - firstHan]uint16 {
	table := new([afterHan - firstHan]uint16)
	hans := []rune(labelHans)
	for i, r := range []rune(labelHant) {
		table[r-firstHan] = uint16(hans[i])
	}
	return table
})

// pinyinNote returns the length of a bracket with the pinyin of one character,
// such as "(huì)", at the start of s; 0 if there is none.
func pinyinNote(s string) int {
	_, open := utf8.DecodeRuneInString(s)
	letters := 0
	for i, r := range s[open:] {
		switch {
		case r == ')' || r == '）':
			if letters == 0 {
				return 0
			}
			return open + i + utf8.RuneLen(r)
		case r >= 'a' && r <= 'z' || isTone(r):
			if letters++; letters > 6 {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

func isTone(r rune) bool {
	return r >= 0xe0 && r < 0x1e00 && strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê", r)
}

// stripPinyin removes the pinyin notes between Han characters.
func stripPinyin(s string) string {
	if !strings.ContainsAny(s, "(（") {
		return s
	}
	var b strings.Builder
	han := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if han && (r == '(' || r == '（') {
			if k := pinyinNote(s[i:]); k > 0 {
				i += k
				continue
			}
		}
		han = isHan(r)
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}

// spaceEntity returns the length of an HTML entity for a space at s, or 0.
func spaceEntity(s string) int {
	for _, e := range [...]string{"&nbsp;", "&emsp;", "&ensp;", "&#160;"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}
