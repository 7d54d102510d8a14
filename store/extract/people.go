package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Words for the part people had in an article, in folded form. The longer come
// before those they hold.
var hanRoles = [...]string{
	"特约通讯员", "全媒体记者", "融媒体记者", "融媒记者", "首席记者", "特约记者", "实习记者", "见习记者", "摄影记者", "本报记者", "本网记者", "本刊记者", "记者",
	"通讯员", "实习生", "特约撰稿人", "撰稿人", "供稿人", "投稿人", "作者", "笔者", "撰稿", "撰文", "供稿", "采写", "报道组", "特派员",
}

// Words that follow a name: 张三 摄, 李四 报道.
var hanTails = [...]string{"摄影报道", "报道摄影", "文/图", "图/文", "供稿", "供图", "报道", "报导", "整理", "撰稿", "撰文", "采写", "摄影", "图文", "文图", "投稿", "来稿", "/摄", "/文", "/图", "摄", "文", "图"}

// people are the names that a line of roles and names gives.
type people struct {
	names  []string // authors
	photos []string // photographers
	org    string   // a body in the place of a person
	role   bool     // a role was printed
	rest   bool     // there is more than roles and names
}

func (p *people) add(name string, photo bool) {
	to := &p.names
	if photo {
		to = &p.photos
	}
	if !slices.Contains(*to, name) {
		*to = append(*to, name)
	}
}

// toPhotos makes the names from index from on photographers, if photo.
func (p *people) toPhotos(from int, photo bool) {
	if !photo {
		return
	}
	for _, n := range p.names[from:] {
		p.add(n, true)
	}
	p.names = p.names[:from]
}

// hanPeople reads roles and names in Chinese: 记者 张三 通讯员 李四、王 五. With
// trust, what stands where a name should is taken for one.
func hanPeople(s string, trust bool) people {
	var out people
	single := ""
	photo := false
	short := false // the names at hand follow a bare 文 or 图
	from := 0      // the names at hand are those from here on
	flush := func() {
		if single != "" {
			if utf8.RuneCountInString(single) >= 2 && (trust || out.role || isHanName(single)) {
				out.add(single, photo)
			} else {
				out.rest = true
			}
			single = ""
		}
	}
	if strings.Contains(s, "文/图") || strings.Contains(s, "图/文") || strings.Contains(s, "文/影") {
		s = textAndPictures.Replace(s)
	}
	for tok := range strings.FieldsFuncSeq(s, isNameSep) {
		if tok = strings.Trim(tok, "\"'「」《》"); tok == "" {
			continue
		}
		if tok == "文" || tok == "图" || tok == "摄" {
			// 文 张三 图 李四 puts them before the names, 张三 文 李四 摄 behind.
			flush()
			if tok == "摄" || !short && from < len(out.names) {
				out.toPhotos(from, tok != "文")
				photo = false
			} else {
				short, photo = true, tok == "图"
			}
			out.role, from = true, len(out.names)
			continue
		}
		for {
			rest, before, role, isPhoto := cutRole(tok)
			if !role {
				break
			}
			flush()
			switch {
			case before == "":
			case hanOutlet(before) || selfNamed(before):
				if out.org == "" {
					out.org = notSelf(before)
				}
			case outletLike(before):
			case isHanName(before) || splitHanNames(before) != nil || utf8.RuneCountInString(before) == 1:
				out.take(before, photo, trust || out.role)
			case !rolePrefix(before):
				out.rest = true
			}
			tok = rest
			out.role, photo, from = true, isPhoto, len(out.names)
		}
		if tok == "" {
			continue
		}
		body, tailPhoto, tail := cutTail(tok)
		if tail && body == "" && single == "" && !tailPhoto {
			out.role = out.role || len(out.names) > 0 && (tok == "文图" || tok == "图文")
			continue
		}
		if (strings.HasSuffix(tok, "报导") || strings.HasSuffix(tok, "报道")) && len(out.names) > 0 && body != "" && (!isHanName(body) || len(body) == 6 && strings.HasSuffix(tok, "报导")) && utf8.RuneCountInString(body) <= 4 {
			continue // 记者张三/台中报导
		}
		if tail && tailPhoto && body == "" {
			flush()
			if tok == "摄影报道" || tok == "报道摄影" {
				for _, name := range out.names[from:] {
					out.add(name, true)
				}
			} else {
				out.toPhotos(from, true)
			}
			out.role, from = true, len(out.names)
			continue
		}
		if body = withoutDateline(body, len(out.names) > 0); body == "" {
			continue
		}
		if utf8.RuneCountInString(body) == 1 && endsHan(body) {
			if utf8.RuneCountInString(single) >= 2 {
				flush()
			}
			single += body
			continue
		}
		flush()
		out.take(body, photo || tailPhoto, trust || out.role)
		if tail {
			out.role = true
			if strings.HasSuffix(tok, "摄影报道") || strings.HasSuffix(tok, "报道摄影") {
				out.take(body, false, true)
			}
		}
	}
	flush()
	return out
}

// withoutDateline drops from the end of a name the city that a reporter writes
// from, as papers of Taiwan print it: 张三台中报导, 张三/高雄.
func withoutDateline(s string, named bool) string {
	if len(s) < 6 {
		return s
	}
	switch s[len(s)-6:] {
	case "台北", "新北", "桃园", "台中", "台南", "高雄", "基隆", "新竹", "苗栗", "彰化", "南投", "嘉义", "屏东", "宜兰", "花莲", "台东", "澎湖", "综合", "香港", "澳门":
	default:
		return s
	}
	if name := s[:len(s)-6]; name == "" && named || isHanName(name) {
		return name
	}
	return s
}

// textAndPictures parts from the name beside it what says that somebody wrote
// the text and took the pictures.
var textAndPictures = strings.NewReplacer("文/图", " 文图 ", "图/文", " 图文 ", "文/影", " 文图 ")

func isNameSep(r rune) bool {
	switch r {
	case ' ', ',', '、', ';', '/', '|', '&', ':', '(', ')', '[', ']', '□', '■', '◎', '●', '○', '◆', '◇', '*', '_', '—', '-', '▲', '\t', '+', '→', '>', '★', '☆', '\u3000':
		return true
	}
	return false
}

// cutRole splits tok at its first role word: before is what stood before it,
// rest what follows.
func cutRole(tok string) (rest, before string, role, photo bool) {
	at, word := len(tok), ""
	for _, r := range hanRoles {
		if i := strings.Index(tok, r); i >= 0 && (i < at || i == at && len(r) > len(word)) {
			at, word = i, r
		}
	}
	if word == "" {
		for _, r := range [...]string{"摄影", "图片", "供图"} {
			if strings.HasPrefix(tok, r) && tok != "摄影报道" {
				return tok[len(r):], "", true, true
			}
		}
		return tok, "", false, false
	}
	return tok[at+len(word):], tok[:at], true, word == "摄影记者"
}

// outletLike tells whether what stands before a role is some outlet's staff whose
// name ends unlike one: 总台央视, 大河报·豫视频, 融媒体中心全媒体.
func outletLike(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 3 || n > 12 || !allHan(strings.ReplaceAll(s, "·", "")) {
		return false
	}
	for _, w := range [...]string{"央视", "视频", "融媒", "传媒", "广电", "观察", "日报", "晚报", "都市报", "新闻网"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return strings.Contains(s, "报·") || strings.Contains(s, "网·")
}

// rolePrefix knows words before a role that are no outlet.
func rolePrefix(s string) bool {
	switch s {
	case "特约", "实习", "见习", "首席", "全媒体", "融媒体", "我台", "我报", "我网", "文图", "图文", "特派", "驻站", "原创", "来稿", "文":
		return true
	}
	return strings.HasPrefix(s, "本报") || strings.HasPrefix(s, "本网") || strings.HasSuffix(s, "讯") && utf8.RuneCountInString(s) < 10
}

// cutTail removes a word that follows a name.
func cutTail(tok string) (body string, photo, ok bool) {
	for _, t := range hanTails {
		if strings.HasSuffix(tok, t) {
			body := strings.TrimRight(tok[:len(tok)-len(t)], "/")
			if n := utf8.RuneCountInString(body); len(t) == 3 && n < 2 && n > 0 {
				return tok, false, false // 王文 is a name
			}
			if len(t) == 3 && t != "摄" && isHanName(tok) {
				return tok, false, false
			}
			return body, strings.Contains(t, "摄") || t == "供图" || t == "图" || t == "/图", true
		}
	}
	return tok, false, false
}

// take adds one token that is a name, several names run together, or more than
// names.
func (p *people) take(tok string, photo, trust bool) {
	if isLogin(tok) && !capital(tok) {
		p.rest = p.rest || !isNobody(tok)
		return
	}
	if hanControl(tok) {
		return // 记者 张三 我有话说
	}
	if !endsHan(tok) {
		if trust && capital(tok) && !isLogin(tok) {
			p.add(tok, photo)
			return
		}
		p.rest = true
		return
	}
	if looksOrg(tok) {
		if p.org == "" {
			p.org = tok
		}
		return
	}
	if isHanName(tok) {
		p.add(tok, photo)
		return
	}
	if two := splitHanNames(tok); two != nil {
		for _, n := range two {
			p.add(n, photo)
		}
		return
	}
	n := utf8.RuneCountInString(tok)
	if trust && !orgEnd(tok) && (n >= 2 && n <= 4 && allHan(tok) || strings.ContainsAny(tok, "·•") && n <= 16) {
		p.add(tok, photo)
		return
	}
	p.rest = true
}

// splitHanNames splits names printed without a space: 张三李四.
func splitHanNames(s string) []string {
	if !allHan(s) {
		return nil
	}
	var cuts [][]int
	switch len(s) / 3 {
	case 4:
		cuts = [][]int{{6}}
	case 5:
		cuts = [][]int{{9}, {6}}
	case 6:
		cuts = [][]int{{9}, {6, 12}}
	case 7, 8:
		cuts = [][]int{{9, 15}, {6, 15}, {9, 18}, {6, 12, 18}}
	case 9:
		cuts = [][]int{{9, 18}}
	}
	for _, c := range cuts {
		var out []string
		lo := 0
		for _, hi := range append(c, len(s)) {
			if hi <= lo || hi-lo > 9 || !isHanName(s[lo:hi]) {
				out = nil
				break
			}
			out = append(out, s[lo:hi])
			lo = hi
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// looksOrg tells whether tok names a body and no person.
func looksOrg(tok string) bool {
	for _, w := range [...]string{"系", "由", "是", "为", "在", "均", "原载"} {
		if strings.HasPrefix(tok, w) {
			return false
		}
	}
	return utf8.RuneCountInString(tok) >= 3 && (hanOutlet(tok) || strings.Contains(tok, "总工会") && orgEnd(tok) || strings.HasSuffix(tok, "工会"))
}

// endsInRegion tells whether s ends in the type of a city or county.
func endsInRegion(s string) bool {
	return strings.HasSuffix(s, "市") || strings.HasSuffix(s, "县")
}

// readPeople reads roles and names in either language.
func readPeople(s string, trust bool) people {
	if n := measure(s); n.han > 0 {
		if i := strings.Index(s, "报导 / "); i > 0 && len(s)-i < 24 && endsInRegion(s) {
			s = s[:i+len("报导")] // 张三 报导 / 台北市
		}
		q := hanPeople(s, trust)
		q.role = q.role || len(q.names) > 0 && (strings.HasSuffix(s, " 报道") || strings.HasSuffix(s, " 报导"))
		s = strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
		if k := strings.LastIndexByte(s, ' '); q.rest && !trust && k > 0 && k <= 36 && isHanName(s[k+1:]) && allHan(s[:k]) && orgEnd(s[:k]) {
			return people{names: []string{s[k+1:]}} // 宣传办 张三
		}
		return q
	}
	return latinPeople(s, trust)
}
