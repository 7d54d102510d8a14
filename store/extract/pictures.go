package extract

import "strings"

// isImageResidue tells whether a line is what is left of a picture: a file's
// name, "WeChat Picture_20231115071516", "[图片]", a hash.
func isImageResidue(s string) bool {
	s = strings.Trim(s, " []()!")
	if s == "" || len(s) > 160 {
		return false
	}
	for _, p := range pictureStarts.forStart(s) {
		if hasPrefixFold(s, p) && len(s) <= len(p)+60 && !endsSentence(s) {
			return true
		}
	}
	switch s {
	case "图片", "插图", "image", "Image", "picture", "Picture", "图", "点击图片进入下一页", "img", "photo", "Photo", "缩略图", "配图", "题图", "logo", "LOGO":
		return true
	}
	if strings.IndexByte(s, ' ') < 0 || len(s) < 60 {
		for _, e := range pictureEnds.forEnd(s) {
			if strings.HasSuffix(s, e) {
				return true
			}
		}
	}
	return len(s) >= 16 && isHex(s) || isCameraName(s)
}

// ownsPicture tells whether what a bracket at a line's end holds is the name of
// whom a picture comes from.
func ownsPicture(in string) bool {
	n := measure(in).words
	if n == 0 || n > 6 || !isUpper(in[0]) {
		return false
	}
	return !hasPrefixFold(in, "video") && !hasPrefixFold(in, "photos") && !hasPrefixFold(in, "part ") && !hasPrefixFold(in, "update")
}

// isPictureMark tells whether a line is nothing but pictures in Markdown, as
// pages turned into text have: ![](a.png) |.
func isPictureMark(s string) bool {
	if !strings.HasPrefix(s, "![") {
		return false
	}
	for s = strings.Trim(s, " |"); s != ""; s = strings.Trim(s, " |") {
		i := strings.Index(s, "](")
		if !strings.HasPrefix(s, "![") || i < 0 {
			return false
		}
		j := strings.IndexByte(s[i:], ')')
		if j < 0 {
			return false
		}
		s = s[i+j+1:]
	}
	return true
}

// isCameraName tells whether s is a name that a camera gives a picture:
// _MG_6732, DSCN0871, P1010023.
func isCameraName(s string) bool {
	if len(s) > 14 {
		return false
	}
	letters := strings.TrimLeft(s, "_")
	digits := strings.TrimLeft(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	n := len(letters) - len(digits)
	digits = strings.TrimLeft(digits, "_-")
	if n == 0 || n > 4 || len(digits) < 4 || len(digits) > 8 {
		return false
	}
	return strings.Trim(digits, "0123456789") == ""
}

// isPicture tells whether an address is that of a picture or a film.
func isPicture(url string) bool {
	url, _, _ = strings.Cut(url, "?")
	if i := strings.LastIndexByte(url, '.'); i > 0 {
		ext, _, _ := strings.Cut(url[i+1:], "!") // .png!w300
		switch strings.ToLower(ext) {
		case "jpg", "jpeg", "png", "gif", "bmp", "webp", "mp4", "svg", "mp3", "m3u8":
			return true
		}
	}
	return false
}

// pictureEnds are the extensions of pictures and films.
var pictureEnds = newWordList(".jpg", ".png", ".jpeg", ".gif", ".bmp", ".webp", ".mp4", ".JPG", ".PNG")

// pictureStarts are how programs name pictures.
var pictureStarts = newWordList("wechat picture_", "wechat image_", "微信图片_", "微信图片", "微信截图_", "qq图片", "img_", "dsc_", "dsc0", "mmexport", "image.png", "图片.png", "wechat screenshot_", "qq picture", "image description")

// isCaption tells whether a short folded line belongs to a picture.
func isCaption(x *look) bool {
	s, n := x.s, x.n
	if n.han > 120 || n.words > 80 {
		return false
	}
	t := strings.TrimLeft(s, " ([*")
	if n.han >= 40 && strings.HasPrefix(t, "▲") && strings.HasSuffix(t, "。") && !strings.ContainsAny(t, "图摄") {
		return false // an item of a column
	}
	if x.has('[') && n.han == 0 && n.words >= 6 && strings.HasSuffix(s, "]") && ownsPicture(s[strings.LastIndexByte(s, '[')+1:len(s)-1]) {
		return true
	}
	for _, p := range captionStarts.forStart(t) {
		if strings.HasPrefix(t, p) {
			return true
		}
	}
	if strings.HasPrefix(t, "图") && len(t) > 3 {
		if c := t[3]; isDigit(c) || c == ':' {
			return n.han < 70
		}
	}
	for _, p := range captionStartsEN.forStart(t) {
		if hasPrefixFold(t, p) {
			return true
		}
	}
	e := strings.TrimRight(s, " )].。\"")
	if n.han >= 4 && n.han <= 7 && n.words == 0 && strings.HasSuffix(e, "现场") {
		return true // 会议现场
	}
	for _, p := range captionEnds.forEnd(e) {
		if strings.HasSuffix(e, p) && n.han < 90 && !endsSentence(strings.TrimRight(s, " ")) {
			return true
		}
	}
	if strings.HasSuffix(e, "提供") && strings.HasSuffix(strings.TrimRight(s, " "), ")") && n.han < 70 {
		if open := strings.LastIndexByte(e, '('); open > 0 && len(e)-open < 48 {
			return true // …送暖。(市总工会提供)
		}
	}
	if strings.HasSuffix(e, "摄") || strings.HasSuffix(e, "供图") {
		return n.han < 70
	}
	if n.words < 70 && n.han == 0 && x.found.words&findPhoto != 0 {
		tail := e[max(0, len(e)-60):]
		for _, p := range [...]string{"[for ", "photo by ", "photos by ", "photo courtesy", "photo/", "photo:", "[photo", "(photo", "photographed by ", "picture by ", "image by "} {
			if i := indexFold(tail, p); i >= 0 && (i == 0 || tail[i-1] != '/') {
				return true
			}
		}
	}
	return false
}

// captionEnds are how captions end.
var captionEnds = newWordList("摄", "供图", "摄影", "图片由", "资料图", "资料图片", "图片来源")

// captionStartsEN are how they start in English.
var captionStartsEN = newWordList("the picture shows", "the photo shows", "picture shows", "photo shows", "pictured:", "photo:", "photo by", "photos by", "photo/", "photographed by", "photographer:", "photographer/", "image source", "picture source", "photo source", "image:", "caption:", "file photo", "data map", "pictures:", "picture:", "the picture is", "this is a photo", "photo courtesy", "photo taken")

// captionStarts are how captions start.
var captionStarts = newWordList("图为", "图片说明", "图片来源", "图片:", "图说", "图源", "资料图", "资料图片", "供图", "▲", "△", "▼", "▽", "◀", "▶", "↑", "↓", "摄影:", "摄影/", "图/", "上图", "下图", "左图", "右图", "题图", "配图", "图文无关", "视频来源", "照片由")
