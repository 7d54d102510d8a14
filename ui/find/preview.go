package find

import (
	"fmt"
	"strings"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/text"
)

// The preview stands beside the rows where the box is at least so wide inside.
const (
	previewFrom  = 100
	previewShare = 58   // of a hundred cells, the rows' own
	previewMost  = 4000 // bytes of a text that are wrapped at all
)

// preview is what is shown of the article under the cursor.
type preview struct {
	article *model.Article
	lines   []string // wrapped and styled for the present width
}

// rowWidth is how many cells a row has.
func (m *Model) rowWidth() int {
	if m.box.Inner < previewFrom {
		return m.box.Inner
	}
	return m.box.Inner * previewShare / 100
}

// Previews returns the article that is to be shown beside the rows and is not,
// and false where there is none, or no room.
func (m *Model) Previews() (model.ID, bool) {
	row, ok := m.current()
	if !ok || row.Kind != store.MatchArticle || m.box.Inner < previewFrom {
		return "", false
	}
	return row.ID, m.preview.article == nil || m.preview.article.ID != row.ID
}

// Previewing tells whether an article is shown beside the rows.
func (m *Model) Previewing() bool { return m.preview.article != nil }

// SetPreview shows the beginning of an article beside the rows.
func (m *Model) SetPreview(a *model.Article) {
	m.preview.article = a
	m.preview.wrap(m)
}

// wrap lays the preview out for the present width.
func (p *preview) wrap(m *Model) {
	p.lines = nil
	w := m.box.Inner - m.rowWidth() - 3
	if p.article == nil || w < 10 {
		return
	}
	a := p.article
	add := func(s string, draw func(string) string) {
		for _, row := range text.Wrap(overlay.Plain(head(s)), w) {
			if len(p.lines) < m.box.Rows {
				p.lines = append(p.lines, draw(row.Text))
			}
		}
	}
	add(a.Title, m.styles.Title.Render)
	p.lines = append(p.lines, "")
	meta := []string{a.Published.Day(), a.Source}
	if u := a.Primary(); u != nil && u.Union != nil {
		meta = append(meta, first(u.Union.Place, u.Union.Short))
	}
	add(strings.Join(nonEmpty(meta), " "+m.styles.Glyphs().None+" "), m.styles.Dim.Render)
	for _, b := range a.Blocks {
		switch b.Kind {
		case model.Heading, model.Paragraph:
			p.lines = append(p.lines, "")
			add(b.Text, m.styles.Text.Render)
		}
		if len(p.lines) >= m.box.Rows {
			break
		}
	}
}

func nonEmpty(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// head returns as much of a text as a preview can show.
func head(s string) string {
	if len(s) <= previewMost {
		return s
	}
	return strings.ToValidUTF8(s[:previewMost], "")
}

// drawPreview puts the preview beside the rows.
func (m *Model) drawPreview(parts *overlay.Parts) {
	if m.box.Inner < previewFrom {
		return
	}
	lines := m.previewLines()
	g := m.styles.Glyphs()
	bar := m.styles.Rule.Render(g.Bar)
	for len(parts.Rows) < m.box.Rows {
		parts.Rows = append(parts.Rows, "")
	}
	for i := range parts.Rows {
		beside := ""
		if i < len(lines) {
			beside = lines[i]
		}
		parts.Rows[i] = text.Fit(parts.Rows[i], m.rowWidth(), g.Ellipsis) + bar + " " + beside
	}
}

// previewLines are what is told of the row under the cursor.
func (m *Model) previewLines() []string {
	row, ok := m.current()
	if !ok {
		return nil
	}
	w := m.box.Inner - m.rowWidth() - 3
	var lines []string
	add := func(s string, draw func(string) string) {
		for _, l := range text.Wrap(overlay.Plain(head(s)), max(1, w)) {
			if s != "" {
				lines = append(lines, draw(l.Text))
			}
		}
	}
	switch row.Kind {
	case store.MatchArticle:
		return m.preview.lines
	case store.MatchUnion:
		if u := row.Union; u != nil {
			add(first(u.Name, u.Place), m.styles.Title.Render)
			if zh := first(u.NameZH, u.PlaceZH); zh != first(u.Name, u.Place) {
				add(zh, m.styles.Title.Render)
			}
			add(u.Level.String()+"  "+u.ID, m.styles.Dim.Render)
			add(articles(row.Count)+", with all below it", m.styles.Dim.Render)
		}
	case store.MatchSource:
		add(row.Text, m.styles.Title.Render)
		add(articles(row.Count), m.styles.Dim.Render)
	case store.MatchSaved:
		add(row.Text, m.styles.Title.Render)
		add(row.Note, m.styles.Accent.Render)
	}
	return lines
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%s articles", overlay.Count(n))
}
