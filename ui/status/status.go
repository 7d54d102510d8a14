// Package status draws the lines that tell where the reader is and what can be
// done: the header with its rule, and the footer with the keys.
package status

import (
	"strings"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// Hint is one key and what it does, for the footer.
type Hint struct {
	Key, Does string
	Keep      bool // stays longest when there is little room
}

// Header returns one line of exactly w cells at most: name bold and filter in
// the accent colour on the left, count dim on the right. Where there is no
// filter, note stands in its place, dim, if there is room for all of it. Where
// they do not all fit, the filter is cut first, for the count says what is
// hidden.
func Header(s *styles.Styles, w int, name, filter, note, count string) string {
	g := s.Glyphs()
	name, filter, note = text.Clean(name), text.Clean(filter), text.Clean(note)
	if w < 4 {
		return text.Truncate(" "+name, w, "")
	}
	count = text.Truncate(count, w-2, g.Ellipsis)
	room := w - 2 - text.Width(count) - 1
	name = text.Truncate(name, room, g.Ellipsis)
	room -= text.Width(name)
	left := " " + s.Title.Render(name)
	used := 1 + text.Width(name)
	if filter != "" && room > 4 {
		filter = text.Truncate(filter, room-2, g.Ellipsis)
		left += "  " + s.Accent.Render(filter)
		used += 2 + text.Width(filter)
	} else if note != "" && filter == "" && text.Width(note)+4 <= room {
		left += "  " + s.Dim.Render(note)
		used += 2 + text.Width(note)
	}
	return left + strings.Repeat(" ", max(1, w-used-text.Width(count)-1)) + s.Dim.Render(count)
}

// Footer returns one line of at most w cells: as many hints as fit on the
// left, those with Keep first, and where on the right, in no style: it changes
// with every key, and a style would double its bytes.
func Footer(s *styles.Styles, w int, hints []Hint, where string) string {
	where = text.Truncate(where, max(0, w-2), s.Glyphs().Ellipsis)
	room := w - 3 - text.Width(where)
	sep := "   "
	if !allFit(hints, room, len(sep)) {
		sep = "  "
	}
	shown := fit(hints, room, text.Width(sep))
	parts := make([]string, 0, len(hints))
	used := 0
	for i, h := range hints {
		if !shown[i] {
			continue
		}
		parts = append(parts, s.Key.Render(h.Key)+" "+s.Dim.Render(h.Does))
		used += width(h)
	}
	used += max(0, len(parts)-1) * text.Width(sep)
	line := " " + strings.Join(parts, sep)
	if where == "" {
		return text.Truncate(line, w, "")
	}
	return text.Truncate(line+strings.Repeat(" ", max(1, w-2-used-text.Width(where)))+where, w, "")
}

// allFit tells whether there is room for every hint.
func allFit(hints []Hint, room, sep int) bool {
	for _, h := range hints {
		room -= width(h) + sep
	}
	return room+sep >= 0
}

// fit chooses the hints that have room: first those to keep, then the others
// in their order.
func fit(hints []Hint, room, sep int) []bool {
	shown := make([]bool, len(hints))
	for _, keep := range []bool{true, false} {
		for i, h := range hints {
			if need := width(h) + sep; h.Keep == keep && need <= room+sep {
				shown[i] = true
				room -= need
			} else if h.Keep == keep {
				break // never a later hint in the place of an earlier one
			}
		}
	}
	return shown
}

func width(h Hint) int { return text.Width(h.Key) + 1 + text.Width(h.Does) }
