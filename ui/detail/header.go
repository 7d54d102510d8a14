package detail

import (
	"strconv"
	"strings"

	"gongbao/model"
	"gongbao/ui/text"
)

// labels are the few words the header adds, in the language of the article.
type labels struct {
	editor, noDate, more   string
	oneReprint, ofReprints string
	names                  string    // before the other bodies it names
	page, parts            string    // a page that is no article; a text that holds # articles
	from                   [5]string // by model.From: where a date was read
}

var english = labels{
	editor: "editor ", noDate: "no date", more: "and # more", oneReprint: "also: 1 reprint", ofReprints: "also: # reprints",
	page: "a page that is no article", parts: "holds # articles", names: "also names ",
	from: [5]string{model.FromURL: " (date from the URL)", model.FromMeta: " (date from the page's metadata)", model.FromFeed: " (date from the feed)"},
}

var simplified = labels{
	editor: "编辑 ", noDate: "日期不详", more: "另有#个", oneReprint: "另见1处转载", ofReprints: "另见#处转载",
	page: "非文章页面", parts: "含#篇文章", names: "另提及 ",
	from: [5]string{model.FromURL: "（日期取自网址）", model.FromMeta: "（日期取自网页元数据）", model.FromFeed: "（日期取自订阅源）"},
}

var traditional = labels{
	editor: "編輯 ", noDate: "日期不詳", more: "另有#個", oneReprint: "另見1處轉載", ofReprints: "另見#處轉載",
	page: "非文章頁面", parts: "含#篇文章", names: "另提及 ",
	from: [5]string{model.FromURL: "（日期取自網址）", model.FromMeta: "（日期取自網頁元資料）", model.FromFeed: "（日期取自訂閱源）"},
}

func labelsOf(l model.Lang) *labels {
	switch l {
	case model.LangZH:
		return &simplified
	case model.LangZHHant:
		return &traditional
	}
	return &english
}

func isChinese(l model.Lang) bool { return l == model.LangZH || l == model.LangZHHant }

// header returns the paragraphs above the text: title and deck, date and
// source, people, union bodies, reprints. A deck that stands before the text goes under
// the title: decks among the first skip blocks are in the header.
func header(a *model.Article, reprints int, ascii bool) (page []para, skip int) {
	add := func(p para) {
		if p.text = text.Clean(p.text); p.text != "" {
			p.block = -1
			page = append(page, p)
		}
	}
	sep := " · "
	if ascii {
		sep = " - "
	}
	add(para{text: title(a, ascii), look: lookTitle, found: a.Title != "", title: true})
	decks := 0
	for decks < len(a.Blocks) && (a.Blocks[decks].Kind == model.Deck || !a.Blocks[decks].Kind.Clean()) {
		if b := &a.Blocks[decks]; b.Kind == model.Deck {
			skip = decks + 1
			add(para{text: b.Line(), gap: true, found: true})
		}
		decks++
	}
	if skip == 0 && !hasDeck(a) {
		add(para{text: a.Deck, gap: true, found: true})
	}
	add(para{text: dateline(a, sep), look: lookDim, gap: true})
	add(para{text: people(a, sep), look: lookDim})
	primary, name := primaryLine(a)
	add(para{text: primary, look: lookAccent, name: name})
	add(para{text: furtherLine(a, sep), look: lookAccent})
	add(para{text: reprintsLine(a.Lang, reprints), look: lookDim})
	return page, skip
}

func hasDeck(a *model.Article) bool {
	for i := range a.Blocks {
		if a.Blocks[i].Kind == model.Deck {
			return true
		}
	}
	return false
}

// title is the article's title, else the first words of its text.
func title(a *model.Article, ascii bool) string {
	if t := strings.TrimSpace(text.Clean(a.Title)); t != "" {
		return t
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind.Clean() {
			if line := text.Clean(b.Line()); line != "" {
				return firstWords(line, ascii)
			}
		}
	}
	return "(no title)"
}

// firstWords is the start of a text that has no title: its first line in a
// measure of firstMeasure cells.
func firstWords(s string, ascii bool) string {
	const firstMeasure = 60
	first := text.Wrap(s[:min(len(s), wholeRunes(s, 4*firstMeasure))], firstMeasure)[0]
	switch {
	case len(first.Text) == len(s):
		return s
	case ascii:
		return first.Text + " ..."
	}
	return first.Text + "…"
}

// wholeRunes returns n, or the end of the rune that byte n of s is inside.
func wholeRunes(s string, n int) int {
	for n < len(s) && s[n]&0xc0 == 0x80 {
		n++
	}
	return n
}

// dateline is the date and the source.
func dateline(a *model.Article, sep string) string {
	w := labelsOf(a.Lang)
	date := w.noDate
	switch {
	case a.Page:
		date = w.page
	case !a.Published.IsZero():
		date = dateText(a.Published, a.Lang)
		if from := int(a.Published.From); from < len(w.from) {
			date += w.from[from]
		}
	}
	holds := ""
	if a.Parts > 1 {
		holds = strings.Replace(w.parts, "#", strconv.Itoa(a.Parts), 1)
	}
	return join(sep, date, a.Source, holds)
}

// dateText is a date in words, to its precision.
func dateText(d model.Date, l model.Lang) string {
	layouts := [...]string{"", "2006", "January 2006", "2 January 2006", "2 January 2006, 15:04"}
	if isChinese(l) {
		layouts = [...]string{"", "2006年", "2006年1月", "2006年1月2日", "2006年1月2日 15:04"}
	}
	return d.Time.Format(layouts[min(int(d.Precision), len(layouts)-1)])
}

// people are those who wrote the article and those who edited it.
func people(a *model.Article, sep string) string {
	byline, editor := a.Byline, a.Editor
	if isChinese(a.Lang) {
		byline, editor = strings.ReplaceAll(byline, ", ", "、"), strings.ReplaceAll(editor, ", ", "、")
	}
	if editor != "" {
		editor = labelsOf(a.Lang).editor + editor
	}
	return join(sep, byline, editor)
}

// primaryLine is the body the article is mainly about, in both languages, with
// the places above it, and where its Chinese name is that follows the English one.
func primaryLine(a *model.Article) (line string, name span) {
	m := a.Primary()
	if m == nil || m.Union == nil {
		return "", span{}
	}
	u, zh := m.Union, isChinese(a.Lang)
	first, other := u.Name, u.NameZH
	if zh {
		first, other = u.NameZH, u.Place
		if other == "" {
			other = u.Name
		}
	}
	if other == first { // known from the text alone, in one language
		other = ""
	}
	if first, other = text.Clean(first), text.Clean(other); first != "" && other != "" && !zh {
		name.start = len(first) + len(" ")
		name.end = name.start + len(other)
	}
	parts := []string{join(" ", first, other)}
	for _, above := range m.Within {
		if above != nil {
			parts = append(parts, short(above, zh))
		}
	}
	return join(", ", parts...), name
}

// mostBodies is how many further bodies are named in the header.
const mostBodies = 12

// furtherLine is the other bodies that the article names.
func furtherLine(a *model.Article, sep string) string {
	var names []string
	primary := a.Primary()
	for i := range a.Unions {
		if m := &a.Unions[i]; m != primary && m.Union != nil {
			names = append(names, short(m.Union, isChinese(a.Lang)))
		}
	}
	if more := len(names) - mostBodies; more > 1 {
		note := strings.Replace(labelsOf(a.Lang).more, "#", strconv.Itoa(more), 1)
		names = append(names[:mostBodies], note)
	}
	line := join(sep, names...)
	if line != "" && primary != nil {
		line = labelsOf(a.Lang).names + line
	}
	return line
}

// reprintsLine says how many further copies of the article there are.
func reprintsLine(l model.Lang, n int) string {
	w := labelsOf(l)
	switch n {
	case 0:
		return ""
	case 1:
		return w.oneReprint
	}
	return strings.Replace(w.ofReprints, "#", strconv.Itoa(n), 1)
}

// short is a body's short name, else the shortest there is.
func short(u *model.Union, zh bool) string {
	names := []string{u.Short, u.ShortZH, u.Name, u.NameZH}
	if zh {
		names = []string{u.ShortZH, u.NameZH, u.Short, u.Name}
	}
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return u.ID
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
