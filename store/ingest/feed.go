package ingest

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"gongbao/model"
)

// feed reads RSS (0.9 to 2.0) and Atom. encoding/xml is used because it tells
// where in the text an element is, so that one broken entry costs no other;
// mmcdole/gofeed gives up the whole feed, and brings net/http along.
func (r *reading) feed(it item, w *window) {
	f := &feed{records: records{r: r, path: it.path}, window: w}
	f.grow()
	for !r.stopped() && (f.at < len(f.text) || f.grow()) {
		f.stretch()
	}
	f.end()
	switch {
	case f.given > 0 || f.broken > 0 || r.stopped():
	case f.known:
		r.lost(it, "empty: a feed without entries", "there is nothing to read in it; remove it")
	default:
		r.lost(it, "XML, but neither a feed (RSS, Atom) nor a web page", "save the article as text (.txt) or as a web page (.html)")
	}
	if f.given > 0 || f.broken == 0 || r.stopped() {
		return
	}
	const why = "none of its entries can be read"
	if text, ok := w.whole(); ok {
		r.asPage(it.path, body(text), why)
		return
	}
	r.windowAsPage(it, w, why)
}

// feed is a run over one feed.
type feed struct {
	records
	*window
	title string // of the feed: the outlet, where an entry names none
	known bool   // it is a feed

	in    bool // inside an entry
	entry int  // where it begins
	where string
	rec   record
	rank  [fieldCount]int
}

// stretch reads elements from at on, until the text needs more behind it, or
// something is broken. It leaves at where to go on.
func (f *feed) stretch() {
	from := f.at
	d := xml.NewDecoder(strings.NewReader(f.text[from:]))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	at := func() int { return from + int(d.InputOffset()) }
	f.in = false
	for !f.r.stopped() {
		start := at()
		tok, err := d.RawToken()
		if err != nil {
			f.broke(start, at(), err)
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			f.start(tok, start)
			if f.in && tok.Name.Local != "item" && tok.Name.Local != "entry" || f.channelTitle(tok) {
				if err := f.element(d, tok, at); err != nil {
					f.broke(start, at(), err)
					return
				}
			}
		case xml.EndElement:
			if f.in && (tok.Name.Local == "item" || tok.Name.Local == "entry") {
				f.finish()
			}
		}
	}
}

// broke goes on behind what cannot be read, which it reports, or where there is
// more of it to read, reads it again with that.
func (f *feed) broke(start, at int, err error) {
	f.at = start
	if f.in {
		f.at = f.entry
	}
	if atEnd(err) && f.grow() {
		return
	}
	if f.in {
		f.in = false
		f.bad(f.where+": an entry that is not whole: "+xmlError(err), "correct the entry, or save the feed again")
		f.n++
	} else if !errors.Is(err, io.EOF) && f.known {
		f.bad(f.lineAt(start)+": not valid XML: "+xmlError(err), "correct it, or save the feed again")
	}
	if errors.Is(err, io.EOF) {
		f.at = len(f.text)
		return
	}
	f.at = nextEntry(f.text, max(start+1, at))
}

// atEnd tells whether an error may be but the end of the text.
func atEnd(err error) bool {
	var syn *xml.SyntaxError
	return errors.Is(err, io.EOF) || errors.As(err, &syn) && strings.Contains(syn.Msg, "unexpected EOF")
}

func xmlError(err error) string {
	var syn *xml.SyntaxError
	if errors.As(err, &syn) {
		return displayText(syn.Msg)
	}
	if errors.Is(err, io.EOF) {
		return "it ends in the middle"
	}
	return displayText(err.Error())
}

// nextEntry returns where at or behind i the next entry begins.
func nextEntry(s string, i int) int {
	for i < len(s) {
		k := strings.IndexByte(s[i:], '<')
		if k < 0 {
			break
		}
		i += k
		for _, name := range [...]string{"<item", "<entry"} {
			if rest := s[i:]; strings.HasPrefix(rest, name) && len(rest) > len(name) && strings.IndexByte(" >\t\r\n", rest[len(name)]) >= 0 {
				return i
			}
		}
		i++
	}
	return len(s)
}

// start notes what a start tag says of the file.
func (f *feed) start(tag xml.StartElement, at int) {
	switch tag.Name.Local {
	case "rss", "feed", "RDF", "channel":
		f.known = true
	case "item", "entry":
		if f.in { // the one before was not ended
			f.finish()
		}
		f.known, f.in, f.entry = true, true, at
		f.where = f.lineAt(at) + ", entry " + strconv.Itoa(f.n+1)
		f.rec, f.rank = record{}, [fieldCount]int{}
	}
}

// channelTitle tells whether an element is the title of the feed.
func (f *feed) channelTitle(tag xml.StartElement) bool {
	return f.known && !f.in && f.title == "" && tag.Name.Space == "" && tag.Name.Local == "title"
}

// element takes one element of an entry, to its end.
func (f *feed) element(d *xml.Decoder, tag xml.StartElement, at func() int) error {
	from := at()
	to, words, nested, err := inside(d, tag.Name, at)
	if err != nil {
		return err
	}
	value := words
	if nested { // markup that is not escaped
		value = f.text[from:to]
	}
	if !f.in {
		f.title = fieldText(value)
		return nil
	}
	f.field(tag, strings.TrimSpace(value), words)
	return nil
}

// inside reads to the end of an element: where that is, its character data,
// and whether there are elements in it. Depth is counted, not stacked.
func inside(d *xml.Decoder, name xml.Name, at func() int) (to int, words string, nested bool, err error) {
	var b strings.Builder
	for depth := 1; ; {
		to = at()
		tok, err := d.RawToken()
		if err != nil {
			return to, "", nested, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			nested = true
			if tok.Name == name {
				depth++
			}
			if tok.Name.Local == "item" || tok.Name.Local == "entry" {
				return to, "", nested, errors.New("<" + name.Local + "> is not ended")
			}
		case xml.EndElement:
			if tok.Name == name {
				if depth--; depth == 0 {
					return to, b.String(), nested, nil
				}
			} else if tok.Name.Local == "item" || tok.Name.Local == "entry" {
				return to, "", nested, errors.New("<" + name.Local + "> is not ended")
			}
		case xml.CharData:
			b.Write(tok)
		}
	}
}

// field takes a field of an entry. RSS, Dublin Core, the content module and
// Atom are told apart by prefix, as feeds write them.
func (f *feed) field(tag xml.StartElement, value, words string) {
	set := func(to field, rank int, v string) {
		if v = strings.TrimSpace(v); v != "" && (f.rec[to] == "" || rank < f.rank[to]) {
			f.rec[to], f.rank[to] = v, rank
		}
	}
	switch tag.Name.Space {
	case "", "dc", "dcterms", "content", "atom", "rss", "a10":
	default: // media:title and its like are of pictures
		return
	}
	switch strings.ToLower(tag.Name.Local) {
	case "title":
		set(titleField, 0, value)
	case "encoded", "content":
		set(textField, 0, value)
	case "description", "summary":
		set(textField, 1, value)
	case "pubdate", "published", "issued":
		set(dateField, 0, words)
	case "date", "created":
		set(dateField, 1, words)
	case "updated", "modified":
		set(dateField, 2, words)
	case "creator":
		set(authorField, 0, value)
	case "author":
		set(authorField, 1, authorName(value))
	case "source":
		set(sourceField, 0, sourceTitle(value))
	case "publisher":
		set(sourceField, 1, value)
	case "link":
		f.link(tag, words, set)
	case "guid", "id":
		set(urlField, 5, webAddress(words))
	}
}

// link takes a link: the text of RSS, the href of Atom where it is not another
// kind of link.
func (f *feed) link(tag xml.StartElement, words string, set func(field, int, string)) {
	href, rel := "", "alternate"
	for _, a := range tag.Attr {
		switch a.Name.Local {
		case "href":
			href = a.Value
		case "rel":
			rel = a.Value
		}
	}
	if words = webAddress(words); words != "" {
		set(urlField, 0, words)
	} else if rel == "alternate" {
		set(urlField, 1, webAddress(href))
	}
}

// authorName is the name in an Atom person, or in the address of RSS:
// who@example.org (Name).
func authorName(s string) string {
	if _, rest, ok := strings.Cut(s, "<name>"); ok {
		name, _, _ := strings.Cut(rest, "</name>")
		return name
	}
	if strings.Contains(s, "@") {
		_, rest, _ := strings.Cut(s, "(")
		name, _, _ := strings.Cut(rest, ")")
		return name
	}
	return s
}

// sourceTitle is the title in the source of an Atom entry.
func sourceTitle(s string) string {
	if _, rest, ok := strings.Cut(s, "<title"); ok {
		_, rest, _ = strings.Cut(rest, ">")
		title, _, _ := strings.Cut(rest, "</title>")
		return title
	}
	return s
}

// finish hands on the entry.
func (f *feed) finish() {
	f.in = false
	if f.rec[sourceField] == "" {
		f.rec[sourceField] = f.title
	}
	f.give(&f.rec, f.where, model.FromFeed)
	f.n++
}
