// Package detail is the article pane: one article in a measure that reads
// well, cleaned or as it was stored, with the hits of a search marked.
package detail

import (
	"slices"

	"gongbao/model"
	"gongbao/store/query"
	"gongbao/ui/styles"
)

// Model is the article pane. Its verbs move and change what is shown; the text
// is wrapped once for an article, a width and a view, and View costs as much as
// the pane is high, however long the article is. Where the verbs do not say
// otherwise they have no effect without an article.
type Model struct {
	article  *model.Article
	reprints int // further copies of it
	stored   bool
	looks    looks
	ascii    bool
	w, h     int

	page  []para // what is shown, nil if it has to be made again
	lines []line // the page in lines, nil if it has to be wrapped again
	top   int    // the first line on screen
	place place  // where the reader is; it outlives a resize, top does not
	other *place // where the reader was in the other of the two views, if nothing moved since
	moved bool   // the reader has moved in this article

	terms  []query.Term
	hits   track // what terms finds on the page
	naming bool  // the union bodies named are marked
	names  track // where the article names them
	bodies []int // of each place of names: the mention it is of, by its place in the article's Unions
}

// New returns an empty pane.
func New(s *styles.Styles) *Model {
	m := &Model{}
	m.forget()
	m.SetStyles(s)
	return m
}

// SetStyles changes the looks of the pane.
func (m *Model) SetStyles(s *styles.Styles) {
	m.looks = looksOf(s)
	if m.ascii != s.ASCII {
		m.ascii = s.ASCII
		m.remake()
	}
}

// SetSize gives the pane w by h cells. The word at the top of the pane stays
// there where the article is long enough.
func (m *Model) SetSize(w, h int) {
	w, h = max(w, 0), max(h, 0)
	if w == m.w && h == m.h {
		return
	}
	if _, measure := measureOf(m.w); m.lines != nil {
		if _, next := measureOf(w); next != measure {
			m.lines = nil
		}
	}
	m.w, m.h = w, h
	m.resume()
}

// SetArticle shows an article from its top, cleaned, with no search; nil shows
// nothing. An article with the ID of the one shown
// takes its place and keeps the reader's, with the search.
func (m *Model) SetArticle(a *model.Article) {
	if a == m.article {
		return
	}
	same := a != nil && m.article != nil && a.ID == m.article.ID
	m.article = a
	if !same {
		m.place, m.moved, m.terms, m.naming = place{}, false, nil, false
		m.reprints, m.stored = 0, false
	}
	m.other = nil
	m.remake()
}

// SetReprints sets how many further copies of the article the archive has,
// which the header tells.
func (m *Model) SetReprints(n int) {
	if n != m.reprints && m.article != nil {
		m.reprints = n
		m.remake()
	}
}

// Reprints returns how many further copies of the article there are.
func (m *Model) Reprints() int { return m.reprints }

// remake makes the page again, with the reader in the same place.
func (m *Model) remake() {
	m.page, m.lines = nil, nil
	m.forget()
	m.resume()
}

// forget lets the places on the page be looked for again.
func (m *Model) forget() { m.hits, m.names, m.bodies = noTrack, noTrack, nil }

// SetStored shows the document as it was stored, furniture and all, or the
// cleaned article. The reader stays at the same words.
func (m *Model) SetStored(stored bool) {
	if stored == m.stored {
		return
	}
	was := m.place
	old := m.pages()
	m.stored = stored
	m.page, m.lines = nil, nil
	m.forget()
	switch {
	case m.other != nil:
		m.place = *m.other
	case m.article != nil:
		m.place = translate(was, old, m.pages())
	}
	m.other = &was
	m.resume()
}

// Stored tells whether the document is shown as it was stored.
func (m *Model) Stored() bool { return m.stored }

// Article returns the article shown, or nil.
func (m *Model) Article() *model.Article { return m.article }

// ID returns the ID of the article shown, or "".
func (m *Model) ID() model.ID {
	if m.article == nil {
		return ""
	}
	return m.article.ID
}

// Text returns the text of the view shown, unwrapped: the cleaned text, or the
// whole document.
func (m *Model) Text() string {
	switch {
	case m.article == nil:
		return ""
	case m.stored:
		return m.article.Raw()
	}
	return m.article.Text()
}

// SetSearch marks the terms on the page; none marks nothing. Setting what is
// set changes nothing.
func (m *Model) SetSearch(terms []query.Term) {
	if slices.EqualFunc(terms, m.terms, func(a, b query.Term) bool { return a.Key() == b.Key() }) {
		return
	}
	m.terms, m.hits = slices.Clone(terms), noTrack
}

// ClearSearch is SetSearch without terms.
func (m *Model) ClearSearch() { m.SetSearch(nil) }

// Searching tells whether there is anything to search for.
func (m *Model) Searching() bool { return len(m.terms) > 0 }
