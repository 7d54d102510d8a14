// Package page turns web pages into text: one line a block, in the order of
// the page, with whatever the page says about itself beside it.
//
// All visible text is kept. Which lines are the article and which the page's
// furniture is for package extract to say, by rules that know this genre. The
// Readability algorithm (go-shiori/go-readability, go-readability v2 at
// codeberg.org/readeck) was tried and left out: on a page as these are it threw
// away title, date and source with the menu; it took ninety times the page's size
// in memory and a twentieth of the speed, since it needs the whole tree. A
// tokenizer does, in linear time.
package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongbao/model"
)

// Page is a web page as text, with its metadata. Nothing in it is sanitised
// yet: entities may have brought any character. Fields that the page does not
// give are empty.
type Page struct {
	Text      string
	Title     string
	Source    string
	Byline    string
	URL       string // http or https
	Published model.Date
}

// Parse reads a whole page, in UTF-8. It takes time linear in its size.
func Parse(src string) Page {
	r := newReader(src)
	r.run()
	r.meta.finish()
	text := r.w.text()
	return Page{
		Text:      text,
		Title:     r.meta.bestTitle(text),
		Source:    r.meta.source.value,
		Byline:    r.meta.author.value,
		URL:       r.meta.url.value,
		Published: r.meta.date(),
	}
}

// Text turns a piece of HTML, such as feeds hold, into text.
func Text(src string) string {
	r := newReader(src)
	r.run()
	return r.w.text()
}

// LooksMarked tells whether a text is HTML rather than plain text: whether
// there is an element in it that breaks lines, a link or an end tag.
func LooksMarked(s string) bool {
	for i := 0; ; i++ {
		k := strings.IndexByte(s[i:], '<')
		if k < 0 {
			return false
		}
		i += k
		name := s[i+1 : min(len(s), i+12)]
		name = strings.TrimPrefix(name, "/")
		end := strings.IndexAny(name, " \t\r\n/>")
		if end <= 0 {
			continue
		}
		switch atom.Lookup([]byte(strings.ToLower(name[:end]))) {
		case atom.P, atom.Br, atom.Div, atom.A, atom.Li, atom.Ul, atom.Ol, atom.Span, atom.Strong, atom.B, atom.Em, atom.I, atom.Font, atom.Img,
			atom.Table, atom.Td, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.Html, atom.Body, atom.Section, atom.Article, atom.Figure, atom.Blockquote:
			return true
		}
	}
}

// reader is one run over a page.
type reader struct {
	z      *html.Tokenizer
	src    string
	at     int // bytes of src that are read
	w      writer
	meta   meta
	h1     []byte
	inH1   bool
	rt, rp bool               // inside what ruby text says, and whether the page brings the brackets for it
	noEnd  map[atom.Atom]bool // elements that nothing ends from here on
}

func newReader(src string) *reader {
	r := &reader{src: src}
	r.z = html.NewTokenizer(strings.NewReader(src))
	r.z.AllowCDATA(false)
	r.w.out = make([]byte, 0, len(src)/4)
	return r
}

func (r *reader) run() {
	for {
		kind := r.z.Next()
		r.at += len(r.z.Raw())
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			words := r.z.Text()
			r.w.add(words)
			if r.inH1 && len(r.h1) < maxTitle {
				r.h1 = append(r.h1, words...)
			}
		case html.CommentToken:
			r.meta.comment(string(r.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := r.z.TagName()
			r.end(atom.Lookup(name))
		}
	}
}

// start takes a start tag.
func (r *reader) start(closed bool) {
	name, attrs := r.z.TagName()
	tag := atom.Lookup(name)
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Title, atom.Textarea, atom.Xmp:
		r.raw(tag, attrs)
		return
	case atom.Template, atom.Svg:
		if !closed {
			r.skip(tag)
		}
		return
	case atom.Meta:
		r.meta.element(r.attributes(attrs))
		return
	case atom.Link:
		r.meta.link(r.attributes(attrs))
		return
	case atom.Time:
		r.meta.time(r.attributes(attrs))
	case atom.H1:
		r.inH1, r.h1 = true, r.h1[:0]
	case atom.Pre:
		r.w.pre++
	case atom.Rt:
		r.ruby(true)
	case atom.Rp:
		r.rp = true
	}
	r.w.mark(breakOf(tag))
}

func (r *reader) end(tag atom.Atom) {
	switch tag {
	case atom.H1:
		if r.inH1 {
			r.meta.heading(string(r.h1))
		}
		r.inH1 = false
	case atom.Pre:
		r.w.pre = max(0, r.w.pre-1)
	case atom.Rt:
		r.ruby(false)
	case atom.Ruby:
		r.ruby(false)
		r.rp = false
	}
	r.w.mark(breakOf(tag))
}

// ruby puts how a character is pronounced, which stands above it, in brackets
// behind it, where the page has none (rp) of its own.
func (r *reader) ruby(opens bool) {
	if r.rt && !r.rp {
		r.w.add([]byte(")"))
	}
	if r.rt = opens; opens && !r.rp {
		r.w.add([]byte("("))
	}
}

// raw takes an element whose content the tokenizer gives as one text.
func (r *reader) raw(tag atom.Atom, attrs bool) {
	var kind string
	if tag == atom.Script && attrs {
		kind = strings.ToLower(strings.TrimSpace(r.attributes(true)["type"]))
	}
	if r.z.Next() != html.TextToken {
		r.at += len(r.z.Raw())
		return
	}
	r.at += len(r.z.Raw())
	switch {
	case tag == atom.Title && len(r.z.Raw()) > 4*maxTitle: // nothing ended it
		r.meta.page = ""
		r.w.add(r.z.Text())
	case tag == atom.Title && r.meta.page == "":
		r.meta.page = line(string(r.z.Text()))
	case kind == "application/ld+json":
		r.meta.linkedData(string(r.z.Text()))
	case tag == atom.Textarea, tag == atom.Xmp:
		r.w.mark(breakLine)
		r.w.pre++
		r.w.add(r.z.Text())
		r.w.pre--
		r.w.mark(breakLine)
	}
}

// skip passes over an element that shows nothing. One without an end is not
// passed over: nothing of the page may be lost by it.
func (r *reader) skip(tag atom.Atom) {
	if r.noEnd[tag] {
		return
	}
	if !hasEnd(r.src[min(r.at, len(r.src)):], tag.String()) {
		if r.noEnd == nil {
			r.noEnd = map[atom.Atom]bool{}
		}
		r.noEnd[tag] = true
		return
	}
	for {
		kind := r.z.Next()
		r.at += len(r.z.Raw())
		switch kind {
		case html.ErrorToken:
			return
		case html.EndTagToken:
			if name, _ := r.z.TagName(); atom.Lookup(name) == tag {
				return
			}
		}
	}
}

// hasEnd tells whether there is an end tag of that name in s.
func hasEnd(s, name string) bool {
	for {
		i := strings.Index(s, "</")
		if i < 0 || len(s)-i-2 < len(name) {
			return false
		}
		s = s[i+2:]
		if strings.EqualFold(s[:len(name)], name) {
			return true
		}
	}
}

// attributes returns the attributes of the present tag, the first of each name.
func (r *reader) attributes(more bool) map[string]string {
	out := map[string]string{}
	for n := 0; more && n < 64; n++ {
		var k, v []byte
		k, v, more = r.z.TagAttr()
		if _, dup := out[string(k)]; !dup {
			out[string(k)] = string(v)
		}
	}
	return out
}
