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
		if c := s[i]; c >= 0xe5 && c <= 0xe9 && i+3 <= len(s) {
			// Han, most of it as it is.
			r := rune(c&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
			if table[r-firstHan] == 0 {
				out = append(out, c, s[i+1], s[i+2])
				pos = append(pos, int32(i), int32(i), int32(i))
				han = true
				i += 3
				continue
			}
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
	// Put together from parts: 王 远.
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

// The Traditional characters that occur in labels, markers, names of outlets
// and words of interfaces, in the order of their code points, and their
// Simplified forms: those of the pairs in store/fold that this package needs.
const (
	labelHant = "佈來侷係俬個們備傢傳僅內兩冊別刪則創劃動務勞勵區協厤參員問啟單噹嚮嚴囌國圖團埰執報場奬娛學寀實寧審寫寶將專對導屆層屬幫庫廠廣廳張強彆彈彔後從復態慣應懷戰戶掃採搶擇擊據攝敎敗數於時暢暫曆曏書會朮東査條棊業極榘構樂樓標樣機檔檢檯欄權歡歷歸氣沒沖淩準溫濟瀏為無熱燈營爲獎獲現環產産畫畵當發監眞眾碼礙禮稱積穫筆箇節簡簽籌籤糰糾約級紮細終組結絡統經綜綫維網綵線緝編緩縣縮總織繫繼續羣義習聞聯聲職聽脩腦臨臺與舉華萬蒐蓆蔘薦藍蘇處號衆術衕衝裏裡製複覈見視覽觀觸訂計訊訓記訪設許訴註証評詞詢試話該詳誌認語誤說説調請論諧諮證識議護讀讓讚責費資賞質賭賽贊載輯轉辦農迴這連週進遊運過達違適選還邊郵鄉鄭醫釘鈕鈡銷錄錯録錶鍵鍾鎭鎮鏈鏡鐘長門閉開間閤閱閲闆關陣陸隊隨隱隻雜雲電靜頁頂項預頭頻題類顧顯颱餘饋駐騰驗體髮鳳麪麫麵麼麽點黨齣"
	labelHans = "布来局系私个们备家传仅内两册别删则创划动务劳励区协历参员问启单当向严苏国图团采执报场奖娱学采实宁审写宝将专对导届层属帮库厂广厅张强别弹录后从复态惯应怀战户扫采抢择击据摄教败数于时畅暂历向书会术东查条棋业极矩构乐楼标样机档检台栏权欢历归气没冲凌准温济浏为无热灯营为奖获现环产产画画当发监真众码碍礼称积获笔个节简签筹签团纠约级扎细终组结络统经综线维网彩线缉编缓县缩总织系继续群义习闻联声职听修脑临台与举华万搜席参荐蓝苏处号众术同冲里里制复核见视览观触订计讯训记访设许诉注证评词询试话该详志认语误说说调请论谐咨证识议护读让赞责费资赏质赌赛赞载辑转办农回这连周进游运过达违适选还边邮乡郑医钉钮钟销录错录表键钟镇镇链镜钟长门闭开间合阅阅板关阵陆队随隐只杂云电静页顶项预头频题类顾显台余馈驻腾验体发凤面面面么么点党出"
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
	for _, e := range [...]string{"&nbsp;", "&emsp;", "&ensp;", "&#160;", "&#12288;"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}
