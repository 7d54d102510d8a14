package ingest

import (
	"strings"

	"gongbao/model"
	"gongbao/store/ingest/stamp"
)

// field is one of the fields that a record can have.
type field uint8

const (
	noField field = iota
	titleField
	textField
	summaryField // a text, where there is no other
	dateField
	sourceField
	authorField
	urlField
	fieldCount
)

// fieldNames are the names that records give their fields, as squeezed leaves
// them, the surest first.
var fieldNames = [fieldCount][]string{
	titleField:   {"title", "headline", "标题", "標題", "articletitle", "newstitle", "题名", "文章标题", "subject", "题目"},
	textField:    {"text", "content", "body", "正文", "内容", "內容", "articlebody", "contenttext", "contenthtml", "fulltext", "maintext", "全文", "文章内容", "article", "articletext", "articlecontent", "contentencoded", "newscontent", "story", "html"},
	summaryField: {"description", "summary", "摘要", "abstract", "excerpt", "简介", "digest"},
	dateField:    {"published", "pubdate", "publishdate", "publishedat", "datepublished", "publicationdate", "publishtime", "pubtime", "publisheddate", "publishedtime", "发布时间", "发布日期", "發佈時間", "發布時間", "发表时间", "发表日期", "date", "日期", "時間", "时间", "time", "datetime", "releasedate", "posttime", "postdate", "timestamp", "updated"},
	sourceField:  {"source", "来源", "來源", "信息来源", "文章来源", "sourcename", "publisher", "outlet", "newspaper", "media", "媒体", "媒體", "出处", "site", "sitename"},
	authorField:  {"byline", "author", "authors", "作者", "记者", "記者", "reporter", "writer", "creator"},
	urlField:     {"url", "link", "链接", "網址", "网址", "原文链接", "permalink", "href", "sourceurl", "articleurl", "canonicalurl", "weburl"},
}

// squeezed is a name as names are compared: in lower case, without spaces and
// the signs that join words.
func squeezed(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '.', ':', '\t', '\ufeff':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// fieldOf tells which field a name means, and how surely: the lower the better.
func fieldOf(name string) (field, int) {
	name = squeezed(name)
	for f := titleField; f < fieldCount; f++ {
		for i, n := range fieldNames[f] {
			if n == name {
				return f, i
			}
		}
	}
	return noField, 0
}

// fieldNamed returns the field that Options.Fields means by a name.
func fieldNamed(name string) field {
	switch name {
	case "title":
		return titleField
	case "text":
		return textField
	case "date":
		return dateField
	case "source":
		return sourceField
	case "author":
		return authorField
	case "url":
		return urlField
	}
	return noField
}

// record is what one record gives, by field.
type record [fieldCount]string

// document makes a document of a record, or tells that there is no text in it.
func (rec *record) document(path string, n int, from model.From) (model.Document, bool) {
	d := model.Document{
		Path: path, N: n, Title: fieldText(rec[titleField]), Source: fieldText(rec[sourceField]),
		Byline: fieldText(rec[authorField]), URL: rec[urlField], Published: stamp.Parse(rec[dateField]),
	}
	if !d.Published.IsZero() {
		d.Published.From = from
	}
	for _, s := range [...]string{rec[textField], rec[summaryField], d.Title} {
		if d.Text = body(s); strings.TrimSpace(d.Text) != "" {
			return d, true
		}
	}
	return d, false
}

// maxRecordProblems is how many broken records of a file are named one by one.
const maxRecordProblems = 20

// records counts what is wrong with the records of a file, so that a file full
// of broken ones is not as many problems.
type records struct {
	r       *reading
	path    string
	n       int // records met, broken ones among them
	given   int
	broken  int
	removed Report
}

// bad reports that a record cannot be read.
func (s *records) bad(reason, hint string) {
	if s.broken++; s.broken <= maxRecordProblems {
		s.r.problem(Problem{Path: s.path, Reason: reason, Hint: hint})
	}
}

// give hands on the document of the present record, or says that it has none.
func (s *records) give(rec *record, where string, from model.From) {
	for _, v := range rec {
		if v != "" {
			s.count(v)
		}
	}
	d, ok := rec.document(s.path, s.n, from)
	if !ok {
		s.bad(where+": no text in it", "a record needs a field named text, content, body or title; other names can be set")
		return
	}
	s.given++
	s.r.give(d)
}

// count adds what sanitising takes out of a value.
func (s *records) count(v string) {
	_, rep := Sanitise(v)
	s.removed.plus(rep)
}

// end reports what was met in all.
func (s *records) end() {
	if more := s.broken - maxRecordProblems; more > 0 {
		s.r.problem(Problem{Path: s.path, Reason: "and " + count(more, "more record") + " that cannot be read", Hint: "see the first ones for what is wrong", Count: more})
	}
	if n := s.removed.Removed(); n > 0 {
		s.r.problem(Problem{Path: s.path, Reason: s.removed.String(), Count: n})
	}
}

// windowAsPage is asPage for a file read through a window; one that cannot be
// held whole is lost.
func (r *reading) windowAsPage(it item, w *window, why string) {
	if text, ok := w.whole(); ok {
		r.asPage(it.path, text, why)
		return
	}
	r.lost(it, "no article in it: "+why, "see what is said of its first records; the names of its fields can be set")
}

// asPage lists a file of records in which there is no article as one page.
func (r *reading) asPage(path, text, why string) {
	if text = strings.Trim(text, "\n"); strings.TrimSpace(text) == "" {
		r.problem(Problem{Path: path, Reason: "empty: " + why, Hint: "there is nothing to read in it; remove it or save it again", Lost: true})
		return
	}
	r.problem(Problem{Path: path, Reason: "no article in it: " + why, Hint: "it is listed as one page; the names of its fields can be set"})
	r.give(model.Document{Path: path, Text: text, Page: true})
}
