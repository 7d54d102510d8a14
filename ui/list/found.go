package list

import (
	"strings"

	"gongbao/store/mark"
	"gongbao/store/query"
	"gongbao/ui/styles"
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
	m.drawn = nil
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
	*f = found{known: true, text: text.Clean(hit.Snippet)}
	if hit.Title != "" {
		f.title = m.search.title.Find(titleOf(*hit))
	}
	f.marks = m.search.body.Find(f.text)
	if f.text == "" && m.search.people.Len() > 0 && hit.Byline != "" {
		f.text = "by " + text.Clean(hit.Byline)
		f.marks = m.search.people.Find(f.text)
	}
	return *f
}

// around returns s, and its marks, from a little before the first mark on where
// that would not be in sight in w cells.
func around(s string, w int, marks []mark.Span, ellipsis string) (string, []mark.Span) {
	if inSight(s, w, marks, ellipsis) {
		return s, marks
	}
	hit := marks[0]
	lead := max(w/3, w-text.Width(s[hit.Start:])) // more where little follows
	lead = min(lead, w-text.Width(s[hit.Start:hit.End])-text.Width(ellipsis))
	before := text.Last(s[:hit.Start], lead, ellipsis)
	if kept := strings.TrimPrefix(before, ellipsis); len(kept) < hit.Start {
		if inWord(s, hit.Start-len(kept)) {
			kept = kept[strings.IndexByte(kept, ' ')+1:]
		}
		before = ellipsis + strings.TrimLeft(kept, " ")
	}
	moved := make([]mark.Span, len(marks))
	for i, k := range marks {
		moved[i] = mark.Span{Start: k.Start - hit.Start + len(before), End: k.End - hit.Start + len(before)}
	}
	return before + s[hit.Start:], moved
}

// inSight tells whether the first mark in s is seen whole in w cells.
func inSight(s string, w int, marks []mark.Span, ellipsis string) bool {
	return len(marks) == 0 || text.Width(s) <= w || text.Width(s[:marks[0].End])+text.Width(ellipsis) <= w
}

// inWord tells whether a word in Latin letters or digits goes on at byte i of s.
func inWord(s string, i int) bool { return i > 0 && i < len(s) && isAlnum(s[i-1]) && isAlnum(s[i]) }

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
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
func (l *line) put(s string, st styles.Style) {
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
func (l *line) marked(s string, w int, marks []mark.Span, st styles.Style) {
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
