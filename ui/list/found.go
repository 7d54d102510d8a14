package list

import (
	"strings"

	"charm.land/lipgloss/v2"

	"gongbao/store/mark"
	"gongbao/store/query"
	"gongbao/ui/text"
)

// search is what the list was searched for.
type search struct {
	title, body, people *mark.Finder
}

// found is what is marked in a row.
type found struct {
	known bool
	title []mark.Span
	text  string // the line below the title
	marks []mark.Span
}

// SetSearch says what the list was searched for: its rows get a line more that
// shows it. Without terms they have none.
func (m *Model) SetSearch(terms []query.Term) {
	var title, body, people []query.Term
	for _, t := range terms {
		switch t.In {
		case query.InTitle:
			title = append(title, t)
		case query.InBody:
			body = append(body, t)
		case query.InPeople:
			people = append(people, t)
		default:
			title, body = append(title, t), append(body, t)
		}
	}
	m.search = nil
	if len(terms) > 0 {
		m.search = &search{mark.New(title), mark.New(body), mark.New(people)}
	}
	m.found = make([]found, len(m.rows))
	m.keepInSight()
}

// foundIn returns what is marked in row i, which is at hand.
func (m *Model) foundIn(i int) found {
	if m.search == nil || i < m.first || i >= m.first+len(m.found) {
		return found{}
	}
	f := &m.found[i-m.first]
	if f.known {
		return *f
	}
	hit := &m.rows[i-m.first]
	*f = found{known: true, title: m.search.title.Find(titleOf(*hit)), text: text.Clean(hit.Snippet)}
	f.marks = m.search.body.Find(f.text)
	if f.text == "" && m.search.people.Len() > 0 && hit.Byline != "" {
		f.text = "by " + text.Clean(hit.Byline)
		f.marks = m.search.people.Find(f.text)
	}
	return *f
}

// line draws one line of a row from left to right, in at most the pane's
// width. In the selected row the selection lies under it, to the edge.
type line struct {
	m        *Model
	selected bool
	used     int
	b        strings.Builder
}

func (m *Model) line(selected, focused bool) *line {
	l := &line{m: m, selected: selected}
	if !selected {
		l.put(" ", m.styles.Text)
		return l
	}
	st := m.styles.Dim
	if focused {
		st = m.styles.Accent
	}
	l.put(m.styles.Glyphs().Marker, st) // what tells the selected row without colour
	return l
}

// put adds a text, cut at the pane's edge.
func (l *line) put(s string, st lipgloss.Style) {
	s = text.Truncate(s, l.m.w-l.used, "")
	if s == "" {
		return
	}
	l.used += text.Width(s)
	if l.selected {
		st = st.Inherit(l.m.styles.Selected)
	} else if strings.TrimSpace(s) == "" {
		l.b.WriteString(s)
		return
	}
	l.b.WriteString(st.Render(s))
}

// marked adds a text in at most w cells, cut with an ellipsis, with the marks
// drawn as matches.
func (l *line) marked(s string, w int, marks []mark.Span, st lipgloss.Style) {
	shown := text.Truncate(s, w, l.m.styles.Glyphs().Ellipsis)
	whole := 0 // bytes of s that are shown as they are
	for whole < len(s) && whole < len(shown) && s[whole] == shown[whole] {
		whole++
	}
	at := 0
	for _, k := range marks {
		if k.End > whole {
			break
		}
		l.put(shown[at:k.Start], st)
		l.put(shown[k.Start:k.End], l.m.styles.Match)
		at = k.End
	}
	l.put(shown[at:], st)
}

// String returns the line, the selected one filled up to the pane's width.
func (l *line) String() string {
	if l.selected {
		l.put(strings.Repeat(" ", max(0, l.m.w-l.used)), l.m.styles.Text)
		return l.b.String()
	}
	return strings.TrimRight(l.b.String(), " ")
}
