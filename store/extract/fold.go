package extract

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// folded is a piece of the page in the form that labels are matched in: ASCII
// for the full-width forms, one script for the characters of labels, and no
// pinyin between Han characters. shifts leads back to the page.
type folded struct {
	s      string
	raw    string
	shifts []shift // ascending; nil where the bytes of s stand where those of raw do
}

// shift says that from byte at of the folded text on, its bytes are those of
// the raw text from byte raw on.
type shift struct{ at, raw int32 }

// foldMax bounds how much of a line is folded: headers are short.
const foldMax = 640

// fold returns the folded form of s.
func fold(s string) folded {
	i := foldStart(s)
	if i < 0 {
		return folded{s: s, raw: s}
	}
	w := folding{raw: s, han: -1}
	table := labelTable()
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			switch c {
			case '(':
				i += w.pinyin(i)
			case '&':
				i += w.entity(i)
			case '\t', '\n':
				w.put(i, 1, ' ')
			}
			i++
			continue
		}
		if c >= 0xe4 && c <= 0xe9 && i+3 <= len(s) {
			// Han, most of it as it is.
			r := rune(c&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
			if r >= firstHan {
				if to := table[r-firstHan]; to != 0 {
					w.put(i, 3, rune(to))
				}
				i += 3
				continue
			}
		}
		r, n := decode(s[i:])
		if r == '（' {
			if k := w.pinyin(i); k > 0 {
				i += k + 1
				continue
			}
		}
		if to := foldRune(r); to != r || r == utf8.RuneError && n == 1 {
			w.put(i, n, to)
		}
		i += n
	}
	return w.done()
}

// folding is a text while it is folded. What stays is copied in stretches.
type folding struct {
	raw    string
	out    []byte
	from   int // where the stretch begins that stays and is not yet copied
	han    int // where a reading or a space left out or replaced ended that stood behind a Han character
	shifts []shift
}

// put puts r in the place of the n bytes at i.
func (w *folding) put(i, n int, r rune) {
	if w.out == nil {
		w.out = make([]byte, 0, len(w.raw))
	}
	w.out = append(w.out, w.raw[w.from:i]...)
	at := len(w.out)
	w.out = utf8.AppendRune(w.out, r)
	w.from = i + n
	if len(w.out)-at != n {
		w.shift()
	}
}

func (w *folding) shift() {
	if w.shifts == nil {
		w.shifts = make([]shift, 0, 16)
	}
	w.shifts = append(w.shifts, shift{int32(len(w.out)), int32(w.from)})
}

// pinyin leaves out the reading in brackets at byte i, if there is one behind a
// Han character. It returns its length less one.
func (w *folding) pinyin(i int) int {
	if !w.behindHan(i) {
		return 0
	}
	n := pinyinNote(w.raw[i:])
	if n == 0 {
		return 0
	}
	w.out = append(w.out, w.raw[w.from:i]...)
	w.from, w.han = i+n, i+n
	w.shift()
	return n - 1
}

// entity puts a space in the place of an entity for one at byte i. It returns
// its length less one, 0 if there is none.
func (w *folding) entity(i int) int {
	n := spaceEntity(w.raw[i:])
	if n == 0 {
		return 0
	}
	if w.behindHan(i) {
		w.han = i + n
	}
	w.put(i, n, ' ')
	return n - 1
}

// behindHan tells whether byte i is behind a Han character, readings and spaces
// between them apart.
func (w *folding) behindHan(i int) bool { return i == w.han || endsHan(w.raw[:i]) }

func (w *folding) done() folded {
	if w.from == 0 {
		return folded{s: w.raw, raw: w.raw}
	}
	return folded{s: string(append(w.out, w.raw[w.from:]...)), raw: w.raw, shifts: w.shifts}
}

// foldStart returns where s first differs from its folded form, or might.
func foldStart(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := load8(s, i)
		if (w|(w-0x20*ones)|((w^'&'*ones)-ones))&highs != 0 {
			break // not ASCII, a tab, or perhaps &
		}
	}
	for ; i < len(s); i++ {
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
func (f folded) cut(lo, hi int) string { return f.raw[f.at(lo):f.at(hi)] }

// at returns the raw offset of byte i of the folded text.
func (f folded) at(i int) int {
	k := len(f.shifts)
	for k > 0 && int(f.shifts[k-1].at) > i {
		k--
	}
	if k == 0 {
		return i
	}
	return i - int(f.shifts[k-1].at) + int(f.shifts[k-1].raw)
}

// unfold returns found, which was read from the folded text, as the page prints
// it: in its own script and without pinyin.
func (f folded) unfold(found string) string {
	if f.s == f.raw || found == "" {
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
	case '∕', '⁄':
		return '/'
	case '−', '‐', '‑', '‒', '–':
		return '-'
	}
	return r
}

// The Traditional characters that occur in labels, markers, names of outlets
// and words of interfaces, in the order of their code points, and their
// Simplified forms: those of the pairs in store/fold that this package needs.
const (
	labelHant = "佈來侷係俬個們備傢傳僅內兩冊別刪則創劃動務勞勵區協厤參員問啟單噹嚮嚴囌國圖團埰執報場奬娛學寀實寧審寫寶將專對導屆層屬幫庫廠廣廳張強彆彈彔後從復態慣應懷戰戶掃採搶擇擊據攝敎敗數於時暢暫曆曏書會朮東査條棊業極榘構樂樓標樣機檔檢檯欄權歡歷歸氣沒沖淩準溫濟瀏為無熱燈營爲獎獲現環產産畫畵當發監眞眾碼礙禮稱積穫筆箇節簡簽籌籤糰糾約級紮細終組結絡統經綜綫維網綵線緝編緩縣縮總織繫繼續羣義習聞聯聲職聽脩腦臉臨臺與舉華萬蒐蓆蔘薦藍蘇處號衆術衕衝裏裡製複覈見視覽觀觸訂計訊訓記訪設許訴註証評詞詢試話該詳誌認語誤說説調請論諧諮證識議護讀讓讚責費資賞質賭賽贊載輯轉辦農迴這連週進遊運過達違適選還邊郵鄉鄭醫釘鈕鈡銷錄錯録錶鍵鍾鎭鎮鏈鏡鐘長門閉開間閤閱閲闆關陣陸隊隨隱隻雜雲電靜頁頂項預頭頻題類顧顯颱餘饋駐騰驗體髮鳳麪麫麵麼麽點黨齣"
	labelHans = "布来局系私个们备家传仅内两册别删则创划动务劳励区协历参员问启单当向严苏国图团采执报场奖娱学采实宁审写宝将专对导届层属帮库厂广厅张强别弹录后从复态惯应怀战户扫采抢择击据摄教败数于时畅暂历向书会术东查条棋业极矩构乐楼标样机档检台栏权欢历归气没冲凌准温济浏为无热灯营为奖获现环产产画画当发监真众码碍礼称积获笔个节简签筹签团纠约级扎细终组结络统经综线维网彩线缉编缓县缩总织系继续群义习闻联声职听修脑脸临台与举华万搜席参荐蓝苏处号众术同冲里里制复核见视览观触订计讯训记访设许诉注证评词询试话该详志认语误说说调请论谐咨证识议护读让赞责费资赏质赌赛赞载辑转办农回这连周进游运过达违适选还边邮乡郑医钉钮钟销录错录表键钟镇镇链镜钟长门闭开间合阅阅板关阵陆队随隐只杂云电静页顶项预头频题类顾显台余馈驻腾验体发凤面面面么么点党出"
)

// The Han characters of the common block, which the tables below cover.
const firstHan, afterHan = 0x4e00, 0xa000

// labelTable maps each Han character to its Simplified form where it is one of
// labelHant, the stroke 丨 to the bar it stands for, all others to 0. It is no converter: only words this package looks for
// need to come out right.
var labelTable = sync.OnceValue(func() *[afterHan - firstHan]uint16 {
	table := new([afterHan - firstHan]uint16)
	hans := []rune(labelHans)
	for i, r := range []rune(labelHant) {
		table[r-firstHan] = uint16(hans[i])
	}
	table['丨'-firstHan] = '|'
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
		case r == ' ' && letters > 0 && strings.HasPrefix(s[open+i+1:], ")"):
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
