package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// The columns, in cells.
const (
	kindWide   = 9  // "article" and a space
	dateWide   = 12 // "2006-01-02"
	allFrom    = 50 // inner width from which kind and date stand side by side
	dateFrom   = 30 // and from which there is one column for both
	longestRow = 4096
)

var kindNames = [...]string{store.MatchArticle: "article", store.MatchUnion: "union", store.MatchSource: "source", store.MatchSaved: "saved"}

// View returns the overlay: lines of equal width, "" where the screen is too
// small.
func (m *Model) View() string {
	if !m.box.OK() {
		return ""
	}
	title := "Find"
	if m.saved {
		title = "Saved searches"
	}
	parts := overlay.Parts{
		Title: title,
		Input: m.input.View(m.styles, m.box.Inner),
		Foot:  overlay.DrawHints(m.styles, m.Hints(), m.box.Inner-1),
	}
	rows := m.matches.Rows
	counts := 0
	for i := range rows {
		if rows[i].Kind == store.MatchUnion || rows[i].Kind == store.MatchSource {
			counts = max(counts, len(overlay.Count(rows[i].Count))+2)
		}
	}
	from, end := m.scroll.Window(len(rows), m.box.Rows)
	for i := from; i < end; i++ {
		parts.Rows = append(parts.Rows, m.drawRow(&rows[i], i == m.scroll.At, counts))
	}
	if len(rows) == 0 && m.ahead.Ready() {
		note := "nothing matches"
		if m.growing {
			note = "nothing matches yet"
		}
		switch {
		case m.input.Value() == "" && m.saved:
			note = "nothing is saved yet; :save NAME saves what is listed"
		case m.input.Value() == "":
			note = "letters of a title, a union body or a source, in their order"
		}
		parts.Rows = []string{"  " + m.styles.Dim.Render(text.Truncate(note, m.box.Inner-3, m.styles.Glyphs().Ellipsis))}
	}
	m.drawPreview(&parts)
	return m.box.Draw(m.styles, parts)
}

// Hints returns what the last line says.
func (m *Model) Hints() []overlay.Hint {
	var hints []overlay.Hint
	if row, ok := m.current(); ok {
		does := "narrow"
		switch row.Kind {
		case store.MatchArticle:
			does = "open"
		case store.MatchSaved:
			does = "search"
		}
		hints = append(hints, overlay.Hint{Key: m.styles.Glyphs().Enter, Does: does})
	}
	if m.matches.Of > 0 {
		matching := overlay.Count(m.matches.Total) + " of "
		if m.matches.Partial {
			matching = m.styles.Glyphs().Ellipsis + " of " // not counted yet
		}
		hints = append(hints, overlay.Hint{Does: matching + overlay.Count(m.matches.Of) + " match"})
	}
	return append(hints, overlay.Hint{Key: "esc"})
}

func (m *Model) drawRow(row *store.Match, selected bool, counts int) string {
	w := m.rowWidth()
	l := overlay.NewLine(m.styles, w, selected)
	l.Marker()
	l.To(2)
	kind := kindNames[min(int(row.Kind), len(kindNames)-1)]
	date := ""
	if row.Kind == store.MatchArticle {
		date = row.Published.Day()
		if date == "" {
			date = m.styles.Glyphs().None
		}
	}
	recent := ""
	if row.Recent {
		kind, recent = "recent", "recent"
	}
	switch {
	case w >= allFrom:
		l.Column(kind, kindWide, m.styles.Dim)
		if date != "" {
			l.Column(date, dateWide, m.styles.Dim)
		}
	case w >= dateFrom:
		if date == "" || recent != "" {
			date = kind
		}
		l.Column(date, dateWide, m.styles.Dim)
	}
	end := w - 1
	if row.Kind == store.MatchArticle {
		m.putMatched(l, row, end-(w-l.Left()), m.styles.Text)
		return l.String()
	}
	if l.Left()-1-counts < 8 || row.Kind == store.MatchSaved {
		counts = 0
	}
	end -= counts
	style := m.styles.Text
	if row.Kind == store.MatchUnion {
		style = m.styles.Accent
	}
	m.putMatched(l, row, end-(w-l.Left()), style)
	if other := otherName(row); other != "" {
		if room := end - (w - l.Left()) - 1; room >= 4 {
			l.Space(1)
			l.Put(text.Truncate(overlay.Plain(other), room, m.styles.Glyphs().Ellipsis), m.styles.Dim)
		}
	}
	if counts > 0 {
		l.To(end)
		l.Right(overlay.Count(row.Count), counts, m.styles.Dim)
	}
	return l.String()
}

// otherName is a body's name in the language that was not matched, and the
// query of a saved search.
func otherName(row *store.Match) string {
	u := row.Union
	if row.Kind == store.MatchSaved {
		return " " + row.Note
	}
	if row.Kind != store.MatchUnion || u == nil {
		return ""
	}
	if strings.ContainsFunc(row.Text, model.IsHan) {
		return first(u.Place, u.Short, u.Name)
	}
	return first(u.PlaceZH, u.ShortZH, u.NameZH)
}

func first(names ...string) string {
	for _, name := range names {
		if name != "" {
			return name
		}
	}
	return ""
}

// putMatched adds a row's text in at most w cells, its matched letters marked.
// Of a text that is too long, a part shows that has them in it.
func (m *Model) putMatched(l *overlay.Line, row *store.Match, w int, style styles.Style) {
	if w <= 0 {
		return
	}
	letters := cut(lettersOf(row.Text, row.At), w, text.Width(m.styles.Glyphs().Ellipsis), m.styles.Glyphs().Ellipsis)
	for i := 0; i < len(letters); {
		j := i
		var b strings.Builder
		for ; j < len(letters) && letters[j].matched == letters[i].matched; j++ {
			b.WriteString(letters[j].text)
		}
		if letters[i].matched {
			l.Put(b.String(), m.styles.Match)
		} else {
			l.Put(b.String(), style)
		}
		i = j
	}
}

// letter is what a reader sees as one character.
type letter struct {
	text    string
	width   int
	matched bool
}

// lettersOf splits a text into its letters. A letter is matched if one of the
// given bytes is in it. Of an endless text only the part around the first
// match is looked at.
func lettersOf(s string, at []int) []letter {
	from, end := 0, len(s)
	if end > longestRow {
		if len(at) > 0 && at[0] > longestRow/2 {
			from = runeStart(s, min(at[0], end)-longestRow/4)
		}
		end = runeStart(s, min(end, from+longestRow))
	}
	var letters []letter
	if from > 0 {
		letters = append(letters, letter{text: " ", width: 1})
	}
	i, _ := slices.BinarySearch(at, from)
	for pos := from; pos < end; {
		cluster, _ := ansi.FirstGraphemeCluster(s[pos:end], ansi.GraphemeWidth)
		n := max(1, len(cluster))
		matched := false
		for ; i < len(at) && at[i] < pos+n; i++ {
			matched = true
		}
		shown := overlay.Plain(s[pos : pos+n])
		if w := text.Width(shown); w > 0 {
			letters = append(letters, letter{shown, w, matched})
		}
		pos += n
	}
	return letters
}

// runeStart returns the start of the rune that byte i of s is in.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return max(0, i)
}

// cut takes the part of the letters that fits in w cells and shows the most of
// what is matched: the beginning if the first match is in it, else a part that
// begins a little before that match. What is left out becomes an ellipsis.
func cut(letters []letter, w, ellipsis int, sign string) []letter {
	total, first, last := 0, -1, -1
	ends := make([]int, len(letters)) // the cell after each letter
	for i, l := range letters {
		total += l.width
		ends[i] = total
		if l.matched {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	if total <= w {
		return letters
	}
	if ellipsis >= w {
		ellipsis, sign = 0, ""
	}
	from := 0
	if first >= 0 && ends[last] > w-ellipsis {
		from = shift(letters, ends, first, last, w-2*ellipsis)
	}
	var out []letter
	room := w
	if from > 0 && ellipsis > 0 {
		out = append(out, letter{text: sign, width: ellipsis})
		room -= ellipsis
	}
	start := ends[from] - letters[from].width
	if total-start > room {
		room -= ellipsis
	} else {
		ellipsis = 0
	}
	for _, l := range letters[from:] {
		if l.width > room {
			break
		}
		room -= l.width
		out = append(out, l)
	}
	if ellipsis > 0 {
		out = append(out, letter{text: sign, width: ellipsis})
	}
	return out
}

// shift returns the letter to begin with so that w cells show all matches, or
// where they lie too far apart the first and what follows it. It is 0 where
// the beginning shows the first match and no part shows them all.
func shift(letters []letter, ends []int, first, last, w int) int {
	start := ends[first] - letters[first].width
	want := ends[last] - w // all matches, the last at the right edge
	if ends[last]-start > w {
		if ends[first] <= w {
			return 0
		}
		want = start - w/4
	}
	for i := range letters {
		if ends[i]-letters[i].width >= want {
			return min(i, first)
		}
	}
	return first
}
