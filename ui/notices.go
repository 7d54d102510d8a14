package ui

import (
	"fmt"

	"gongbao/store"
	"gongbao/ui/text"
)

// listNotice is what stands in the list's place while there are no rows.
func (m *Model) listNotice() []string {
	if m.list.Total() > 0 && m.failed == "" {
		return nil
	}
	w := m.layout.list.w
	var lines []string
	add := func(s string) {
		if text.Width(s) <= w-4 {
			lines = append(lines, "   "+s)
			return
		}
		for _, row := range text.Wrap(s, max(1, w-4)) {
			lines = append(lines, "   "+row.Text)
		}
	}
	add("")
	switch {
	case m.failed != "":
		for _, l := range text.Wrap(text.Clean(m.failed), max(1, w-6)) {
			add(l.Text)
		}
	case !m.listed || m.info.Loading.Active && m.info.Count == 0:
		add(m.progress())
	case m.nothingFound() && m.info.Count > 0:
		m.nothingLines(add)
	default:
		m.emptyLines(add)
	}
	return lines
}

func (m *Model) progress() string {
	p := m.info.Loading
	if p.Total == 0 {
		return "Looking for articles in " + text.Clean(m.info.Name) + m.ours("…")
	}
	return m.ours(fmt.Sprintf("Reading %s of %s files%s…", thousands(p.Done), thousands(p.Total), left(p, m.opts.Now())))
}

// emptyLines says that the archive is empty and what to do about it.
func (m *Model) emptyLines(add func(string)) {
	add("No articles in " + text.Clean(m.info.Name))
	add("")
	if m.info.Problems > 0 {
		add(fmt.Sprintf("%s could not be read: press ! to see why", plural(m.info.Problems, "file", "files")))
		return
	}
	add("gongbao reads text, pages, feeds and zipped archives in a folder and below.")
	add("Start it with another folder: gongbao ~/archive")
}

// nothingLines says which condition to drop, and what that would give.
func (m *Model) nothingLines(add func(string)) {
	nothing := "Nothing matches  "
	if p := m.info.Loading; m.results.Unindexed {
		nothing = "Nothing matches yet, while texts are indexed:  "
	} else if p.Active && p.Total > 0 && p.Phase != store.Indexing {
		nothing = "Nothing matches yet, while files are read:  "
	}
	add(nothing + m.drawn(m.query.String()))
	for _, w := range m.results.Warnings {
		add(text.Clean(w))
	}
	add("")
	most, widest := 0, 0
	found := make([]string, len(m.drops))
	for i, d := range m.drops {
		switch {
		case d.more:
			found[i] = thousands(d.count) + "+ articles"
		case d.count > 0:
			found[i] = articles(d.count)
		default:
			found[i] = "0"
		}
		most, widest = max(most, text.Width(d.text)), max(widest, len(found[i]))
	}
	const around = len("  1  without      ")
	for i, d := range m.drops {
		if most+widest+around > m.layout.list.w-4 {
			add(fmt.Sprintf("%d  without  %s", i+1, m.drawn(d.text)))
			add("            " + found[i])
			continue
		}
		add(fmt.Sprintf("  %d  without  %s    %s", i+1, text.Fit(m.drawn(d.text), most, ""), found[i]))
	}
	if m.line != nil || len(m.drops) == 0 {
		return // the keys below are being typed
	}
	add("")
	keys := "c clear all   / edit"
	if len(m.drops) == 1 {
		add("1 drop it   " + keys)
		return
	}
	digits := ""
	for i := range m.drops {
		digits += fmt.Sprintf("%d ", i+1)
	}
	add(digits + "drop one   " + keys)
}

// mostSaid is how many lines a message takes at most.
const mostSaid = 3

// said is what was just said, in as many lines as it takes; the last of them is
// cut where that is not enough.
func (m *Model) said() []string {
	if m.flash == "" {
		return nil
	}
	w, message := max(1, m.layout.w-2), text.Clean(m.flash)
	rows := text.Wrap(message, w)
	var lines []string
	for i, row := range rows[:min(mostSaid, len(rows))] {
		s := row.Text
		if i == mostSaid-1 {
			s = text.Truncate(message[row.Start:], w, m.styles.Glyphs().Ellipsis)
		}
		lines = append(lines, " "+s)
	}
	return lines
}
