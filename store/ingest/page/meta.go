package page

import (
	"strings"

	"gongbao/model"
	"gongbao/store/ingest/stamp"
)

// Bounds in bytes of what metadata is taken.
const (
	maxTitle = 1000
	maxName  = 200
	maxURL   = 2000
)

// field is a value with how far its place in the page can be trusted: a lower
// rank is better, and the first of a rank wins.
type field struct {
	value string
	rank  int
}

func (f *field) offer(rank int, value string) {
	if value != "" && (f.value == "" || rank < f.rank) {
		f.value, f.rank = value, rank
	}
}

// meta is what a page says about itself.
type meta struct {
	page                       string // the title element
	title, site                field
	source, author, url, dated field
	headings                   []string         // the texts of its h1 elements, a few
	articles                   []map[string]any // objects of linked data that are articles, up to two
	self                       map[string]any   // the one that is the page
}

// The names under which pages give a field, best first. ArticleTitle, PubDate,
// ContentSource and Author are of the rules for Chinese government sites
// (政府网站发展指引, 2017), og: of the Open Graph protocol, article: of its
// article type, dc: of Dublin Core; the rest is what content systems write.
var (
	titleNames  = []string{"articletitle", "og:title", "headline", "citation_title", "dc.title", "dcterms.title", "twitter:title"}
	dateNames   = []string{"pubdate", "article:published_time", "datepublished", "publishdate", "publish_date", "publish-date", "publishtime", "publish_time", "published_time", "og:published_time", "og:release_date", "bytedance:published_time", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "publication_date", "article_date_original", "date"}
	sourceNames = []string{"contentsource", "content_source", "article:source", "source", "mediaid", "dc.source", "dcterms.source", "dc.publisher", "dcterms.publisher", "publisher"}
	authorNames = []string{"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author", "byl", "sailthru.author"}
	siteNames   = []string{"og:site_name", "sitename", "application-name"}
)

// Ranks of fields that are not in meta elements.
const (
	rankLinked = 2 // linked data: behind the best meta elements
	rankLast   = 100
)

func rankOf(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name {
			return i * 10, true
		}
	}
	return 0, false
}

// element takes a meta element.
func (m *meta) element(attr map[string]string) {
	content := line(attr["content"])
	if content == "" {
		return
	}
	for _, key := range [...]string{"name", "property", "itemprop"} {
		name := strings.ToLower(strings.TrimSpace(attr[key]))
		if name == "" {
			continue
		}
		if rank, ok := rankOf(titleNames, name); ok {
			m.title.offer(rank, clip(content, maxTitle))
		}
		if rank, ok := rankOf(dateNames, name); ok && !stamp.Parse(content).IsZero() {
			m.dated.offer(rank, content)
		}
		if rank, ok := rankOf(sourceNames, name); ok && outlet(content) {
			m.source.offer(rank, content)
		}
		if rank, ok := rankOf(authorNames, name); ok && person(content) {
			m.author.offer(rank, content)
		}
		if rank, ok := rankOf(siteNames, name); ok {
			m.site.offer(rank, clip(content, maxName))
		}
		if name == "og:url" {
			m.url.offer(rankLinked, address(content))
		}
		return
	}
}

// link takes a link element: the canonical address.
func (m *meta) link(attr map[string]string) {
	if strings.EqualFold(strings.TrimSpace(attr["rel"]), "canonical") {
		m.url.offer(0, address(attr["href"]))
	}
}

// time takes a time element that is marked as the date of publication.
func (m *meta) time(attr map[string]string) {
	_, pub := attr["pubdate"]
	if !pub && !strings.EqualFold(attr["itemprop"], "datePublished") {
		return
	}
	if at := line(attr["datetime"]); !stamp.Parse(at).IsZero() {
		m.dated.offer(rankLast, at)
	}
}

// heading takes the text of an h1 element.
func (m *meta) heading(s string) {
	if s = line(s); s != "" && len(m.headings) < 4 {
		m.headings = append(m.headings, clip(s, maxTitle))
	}
}

// comment takes the address that browsers leave in pages they save: IE, Chrome
// and Edge as "saved from url=(0031)http://…", SingleFile as "url: http://…".
func (m *meta) comment(s string) {
	s = s[:min(len(s), 4000)]
	if i := strings.Index(s, "saved from url="); i >= 0 {
		s = s[i+len("saved from url="):]
		if strings.HasPrefix(s, "(") {
			s = s[strings.IndexByte(s, ')')+1:]
		}
		m.url.offer(rankLast, address(s))
		return
	}
	if i := strings.Index(s, "SingleFile"); i >= 0 {
		if j := strings.Index(s[i:], "url:"); j >= 0 {
			m.url.offer(rankLast, address(s[i+j+4:]))
		}
	}
}

// address returns the http or https URL that s begins with, or "".
func address(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '"' || r == '<' || r == '>' }); i >= 0 {
		s = s[:i]
	}
	low := strings.ToLower(s[:min(len(s), 8)])
	if len(s) > maxURL || !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") || len(s) < 11 {
		return ""
	}
	return s
}

// outlet tells whether a value can be the name of a source: not an address,
// not the name of the content system's field.
func outlet(s string) bool {
	return len(s) >= 2 && len(s) <= maxName && !strings.Contains(s, "://") && strings.Trim(s, "0123456789.-_ ") != ""
}

// person tells whether a value can be the name of who wrote: not an address,
// a login (zgh, admin01), a company or an outlet.
func person(s string) bool {
	if !outlet(s) || strings.ContainsAny(s, "@/\\") {
		return false
	}
	for _, end := range [...]string{"网", "網", "公司", "会", "會", "局", "报", "報", "部", "社", "中心", "办公室", "科技", "编辑", "管理员"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	for _, word := range strings.Fields(s) {
		if c := word[0]; c >= 'A' && c <= 'Z' && len(strings.Fields(s)) > 1 || c >= 0x80 {
			return true
		}
	}
	return false
}

// date is the date of publication by the page's metadata.
func (m *meta) date() model.Date {
	d := stamp.Parse(m.dated.value)
	if !d.IsZero() {
		d.From = model.FromMeta
	}
	return d
}

// line makes one line of a value: white space collapses.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}
