package page

import (
	"encoding/json"
	"strings"

	"gongbao/store/ingest/stamp"
)

// Bounds of linked data: its size in bytes, and how deep articles are looked
// for.
const (
	maxLinked   = 256 << 10
	linkedDepth = 5
)

// linkedData takes the JSON-LD of a page (schema.org): an article's headline,
// date, author, publisher and address. Several articles are a list's, and no
// one of them is the page's.
func (m *meta) linkedData(s string) {
	if len(s) > maxLinked {
		return
	}
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<![CDATA["), "]]>")
	// Pages put raw line ends into strings, which JSON does not have.
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return
	}
	m.linked(v, linkedDepth)
}

func (m *meta) linked(v any, depth int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linked(e, depth)
		}
	case map[string]any:
		switch {
		case v["@type"] == "WebPage":
			m.self = v
		case isArticle(v):
			if len(m.articles) < 2 {
				m.articles = append(m.articles, v)
			}
			return
		}
		if depth > 0 {
			for _, key := range [...]string{"@graph", "mainEntity"} {
				m.linked(v[key], depth-1)
			}
		}
	}
}

func isArticle(v map[string]any) bool {
	var types []any
	switch t := v["@type"].(type) {
	case string:
		types = []any{t}
	case []any:
		types = t
	case nil: // Baidu's: title, pubDate
		_, ok := v["pubDate"].(string)
		return ok
	}
	for _, t := range types {
		switch s, _ := t.(string); s {
		case "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting", "Report", "SocialMediaPosting":
			return true
		}
	}
	return false
}

// finish takes what linked data says of the page's one article.
func (m *meta) finish() {
	if m.self != nil {
		m.linkedPage(m.self)
	}
	if len(m.articles) != 1 {
		return
	}
	v := m.articles[0]
	m.title.offer(rankLinked, clip(line(text(v, "headline", "name", "title")), maxTitle))
	if name := line(names(v["author"])); person(name) {
		m.author.offer(rankLinked, name)
	}
	if name := line(names(v["publisher"])); outlet(name) {
		m.source.offer(rankLast, name)
	}
	m.linkedPage(v)
}

func (m *meta) linkedPage(v map[string]any) {
	if at := line(text(v, "datePublished", "pubDate", "dateCreated")); !stamp.Parse(at).IsZero() {
		m.dated.offer(rankLinked, at)
	}
	m.url.offer(rankLinked+1, address(text(v, "url", "mainEntityOfPage", "@id")))
}

// text returns the first of the values that is a string, or an object with an
// address.
func text(v map[string]any, keys ...string) string {
	for _, k := range keys {
		switch t := v[k].(type) {
		case string:
			if t != "" {
				return t
			}
		case map[string]any:
			if id, ok := t["@id"].(string); ok {
				return id
			}
		}
	}
	return ""
}

// names returns the names of persons and organisations, joined by ", ".
func names(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return names(v["name"])
	case []any:
		var all []string
		for _, e := range v {
			if s := names(e); s != "" && len(all) < 16 {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}
