package detail

import (
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/ui/text"
)

// NextName goes n of the union bodies on that the article names, marks them
// all, and tells whether there was one. It counts as NextHit does.
func (m *Model) NextName(n int) bool {
	m.named()
	m.naming = len(m.names.places) > 0
	return m.next(&m.names, n)
}

// PrevName is NextName towards the top.
func (m *Model) PrevName(n int) bool {
	m.named()
	m.naming = len(m.names.places) > 0
	return m.prev(&m.names, n)
}

// HideNames takes the marks from the names of union bodies.
func (m *Model) HideNames() { m.naming, m.names.at = false, -1 }

// Naming tells whether the names of union bodies are marked.
func (m *Model) Naming() bool { return m.naming }

// Names returns how often the page names a union body and which of these
// places was gone to last, counted from 1; 0 if none was.
func (m *Model) Names() (at, total int) {
	m.named()
	return m.names.at + 1, len(m.names.places)
}

// Body returns the union body whose name was gone to last, else the one the
// article is mainly about, else the first it names, or nil.
func (m *Model) Body() *model.Union {
	if m.article == nil {
		return nil
	}
	if at := m.names.at; at >= 0 && at < len(m.bodies) {
		return m.article.Unions[m.bodies[at]].Union
	}
	if p := m.article.Primary(); p != nil {
		return p.Union
	}
	if len(m.article.Unions) > 0 {
		return m.article.Unions[0].Union
	}
	return nil
}

// named finds the places on the page where the article names its bodies, if
// that is not done yet.
func (m *Model) named() {
	if m.names.made || m.article == nil {
		return
	}
	type name struct {
		hit
		body int
	}
	var all []name
	pages := m.pages()
	for body := range m.article.Unions {
		for _, s := range m.article.Unions[body].Spans {
			if h, ok := placeOf(m.article, pages, s, m.stored); ok {
				all = append(all, name{h, body})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b name) int { return order(a.hit, b.hit) })
	m.names = track{made: true, at: -1}
	m.bodies = m.bodies[:0]
	for _, n := range all {
		if k := len(m.names.places); k > 0 && !m.names.places[k-1].ends(n.hit) {
			continue // a name inside a name
		}
		m.names.places = append(m.names.places, n.hit)
		m.bodies = append(m.bodies, n.body)
	}
}

// ends tells whether h ends before o begins.
func (h hit) ends(o hit) bool { return h.para < o.para || h.end <= o.start }

// order compares places: by where they begin, of equals the longer first.
func order(a, b hit) int {
	switch {
	case a.para != b.para:
		return int(a.para - b.para)
	case a.start != b.start:
		return int(a.start - b.start)
	}
	return int(b.end - a.end)
}

// placeOf finds a stretch of a block on a page. The page shows the block's
// words with its white space evened out, so the stretch is found by its words
// and by how often they stood before it.
func placeOf(a *model.Article, page []para, s model.Span, stored bool) (hit, bool) {
	if s.Block < 0 || s.Block >= len(a.Blocks) || s.Start < 0 || s.End > len(a.Blocks[s.Block].Text) || s.Start >= s.End {
		return hit{}, false
	}
	b := a.Blocks[s.Block]
	if stored {
		return storedPlace(page, b, s)
	}
	line := func(to int) string { return text.Clean(model.Block{Kind: b.Kind, Text: b.Text[:to]}.Line()) }
	words := text.Clean(model.Block{Kind: b.Kind, Text: b.Text[s.Start:s.End]}.Line())
	if words == "" {
		return hit{}, false
	}
	before := strings.Count(line(s.Start), words)
	for i := range page {
		p := &page[i]
		if p.block == s.Block || p.block < 0 && headline(b, p) {
			return nth(i, p.text, words, before)
		}
	}
	return hit{}, false
}

// headline tells whether a paragraph of the header shows this block.
func headline(b model.Block, p *para) bool {
	return (b.Kind == model.Title || b.Kind == model.Deck) && p.found && p.text == text.Clean(b.Line())
}

// nth finds the place of words that n of their like stand before.
func nth(i int, in, words string, n int) (hit, bool) {
	at := 0
	for ; ; n-- {
		k := strings.Index(in[at:], words)
		if k < 0 {
			return hit{}, false
		}
		at += k
		if n == 0 {
			return hit{int32(i), int32(at), int32(at + len(words))}, true
		}
		at += len(words)
	}
}

// storedPlace is placeOf in the document as stored, which keeps a block's
// lines. Of a name that runs over a line's end the part on the first line is
// found.
func storedPlace(page []para, b model.Block, s model.Span) (hit, bool) {
	start := strings.LastIndexByte(b.Text[:s.Start], '\n') + 1
	words := storedLine(b.Text[s.Start:s.End])
	shown := storedLine(b.Text[start:])
	if words == "" {
		return hit{}, false
	}
	alike := 0 // lines of the block above that look the same
	for l := range strings.Lines(b.Text[:start]) {
		if storedLine(l) == shown {
			alike++
		}
	}
	for i := range page {
		if page[i].block != s.Block || page[i].text != shown {
			continue
		}
		if alike == 0 {
			return nth(i, shown, words, strings.Count(text.Clean(b.Text[start:s.Start]), words))
		}
		alike--
	}
	return hit{}, false
}

// storedLine is the first line of s as the page shows it.
func storedLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimRightFunc(text.Clean(s), isBlank)
}
