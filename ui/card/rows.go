package card

import (
	"strings"

	"gongbao/model"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// The columns, in cells.
const (
	labelWide = 10 // "articles" and two spaces
	dateWide  = 12 // "2006-01-02" and two spaces
	mostAlso  = 6  // other names told
)

// field is one thing a card tells, under its label.
type field struct {
	label, lead, text string // lead stands before the text, which keeps clear of it
	style             styles.Style
}

// fields are what the card tells of the body.
func (m *Model) fields() []field {
	b := m.bodies[m.at]
	plain, dim := m.styles.Text, m.styles.Dim
	all := []field{{"level", "", b.Union.Level.String(), plain}, {"within", "", within(b), plain}}
	if f, known := m.facts[b.Union.ID]; !known {
		all = append(all, field{"articles", "", "counting" + m.styles.Glyphs().Ellipsis, dim})
	} else {
		all = append(all, field{"articles", "", f.counts(), plain})
		if f.First == f.Last {
			all = append(all, field{"dated", f.First.Date, f.First.Title, plain})
		} else {
			all = append(all, field{"first", f.First.Date, f.First.Title, plain}, field{"last", f.Last.Date, f.Last.Title, plain})
		}
	}
	return append(all, field{"also", "", also(b.Union), dim})
}

// rows are the lines of the card. A text takes two where the card has room for
// that.
func (m *Model) rows() []string {
	fields := m.fields()
	spare := m.box.Rows
	for _, f := range fields {
		if f.text != "" {
			spare--
		}
	}
	var rows []string
	for _, f := range fields {
		if f.text == "" {
			continue
		}
		lines := m.draw(f, spare > 0)
		spare -= len(lines) - 1
		rows = append(rows, lines...)
	}
	return rows
}

// draw draws a field, in two lines where it may and one is too short.
func (m *Model) draw(f field, may bool) []string {
	l := overlay.NewLine(m.styles, m.box.Inner, false)
	l.To(2)
	l.Column(f.label, labelWide, m.styles.Dim)
	if f.lead != "" {
		l.Column(f.lead, dateWide, m.styles.Dim)
	}
	room := l.Left() - 1
	words := overlay.Plain(f.text)
	if !may || room < 4 || !overlay.Wider(words, room) {
		l.Put(text.Truncate(words, max(0, room), m.styles.Glyphs().Ellipsis), f.style)
		return []string{l.String()}
	}
	at := m.box.Inner - l.Left()
	first := text.Wrap(words[:min(len(words), longest)], room)[0]
	l.Put(first.Text, f.style)
	next := overlay.NewLine(m.styles, m.box.Inner, false)
	next.To(at)
	rest := strings.TrimLeft(words[min(first.End, len(words)):], " ")
	next.Put(text.Truncate(rest, room, m.styles.Glyphs().Ellipsis), f.style)
	return []string{l.String(), next.String()}
}

// longest is how many bytes of a text are wrapped.
const longest = 1024

// counts says how many articles name the body.
func (f Facts) counts() string {
	s := overlay.Count(f.Own)
	if f.All != f.Own {
		s += ", with all below it " + overlay.Count(f.All)
	}
	if f.Listed >= 0 {
		s += "; in this list " + overlay.Count(f.Listed)
	}
	return s
}

// within names the bodies above, nearest first.
func within(b Body) string {
	var names []string
	for _, u := range b.Within {
		name := firstOf(u.Place, u.Short, u.Name, u.PlaceZH, u.NameZH)
		if zh := firstOf(u.PlaceZH, u.ShortZH); zh != "" && zh != name {
			name += " " + zh
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// also names a few of the other names that the body goes by. Those in which
// its own does not stand, such as a former name of its region, may be another
// body's today, and are left out.
func also(u *model.Union) string {
	var names []string
	for _, name := range u.Aliases {
		if len(names) < mostAlso && (holds(name, u.ShortZH) || holds(name, u.Short)) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

func holds(name, own string) bool {
	return own != "" && strings.Contains(strings.ToLower(name), strings.ToLower(own))
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}
