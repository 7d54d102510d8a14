package ui

import (
	"fmt"
	"time"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/text"
)

// counts says how many articles are listed, of how many, and when they are from;
// while the archive is read also how far that is, as exactly as leaves room in a
// header of w cells for the archive's name and what narrows the list.
func (m *Model) counts(w int, filter string) string {
	if !m.listed || m.info.Loading.Active && m.info.Count == 0 {
		return "reading…"
	}
	before := " " + m.title() + " "
	if filter != "" {
		before += "  " + filter
	}
	fits := func(s string) bool { return text.Width(before+s+" ") <= w }
	wide := w >= 60
	s := m.listedCount(wide, true)
	if !wide && !fits(s) {
		s = m.listedCount(wide, false)
	}
	if !m.info.Loading.Active {
		return s
	}
	for _, read := range m.readSoFar(wide) {
		if fits(s + read) {
			return s + read
		}
	}
	return s + "…"
}

// listedCount is what counts says of what is there, named or as a number alone.
func (m *Model) listedCount(wide, named bool) string {
	info, total := m.info, m.atLeast(m.results.Total)
	if m.stale {
		total = m.styles.Glyphs().Ellipsis // what is listed still is of another query
	}
	var s string
	switch {
	case !m.query.Empty() && wide:
		s = fmt.Sprintf("%s of %s", total, articles(info.Count))
	case !m.query.Empty():
		s = fmt.Sprintf("%s of %s", total, thousands(info.Count))
	case wide:
		s = articles(m.results.Total) + years(info.First, info.Last)
	case named:
		s = articles(m.results.Total)
	default:
		s = total
	}
	if n := m.results.Folded; m.short && wide {
		s += " · the rest was not found"
	} else if m.short {
		s += " · cut"
	} else if m.stale || !m.results.Exact {
		// that is not known yet either
	} else if n > 0 && wide {
		s += " · " + plural(n, "reprint", "reprints") + " folded"
	} else if n > 0 {
		s += fmt.Sprintf(" · %s folded", thousands(n))
	}
	if info.Problems > 0 && wide {
		s += " · " + plural(info.Problems, "problem", "problems")
	} else if info.Problems > 0 {
		s += fmt.Sprintf(" !%d", info.Problems)
	}
	return s
}

// readSoFar says how far reading is, first as exactly as can be, then ever more
// briefly.
func (m *Model) readSoFar(wide bool) []string {
	p := m.info.Loading
	switch {
	case !wide:
		return nil
	case p.Total == 0:
		return []string{" · reading…"}
	}
	what, of := "reading", " files"
	if p.Phase == store.Indexing {
		what, of = store.Indexing, "" // articles, which are counted before
	}
	files := fmt.Sprintf(" · %s %s of %s%s", what, thousands(p.Done), thousands(p.Total), of)
	return []string{files + left(p, m.opts.Now()), files, fmt.Sprintf(" · %s %d %%", what, 100*p.Done/p.Total)}
}

// left says how long reading will go on, where that is long.
func left(p store.Loading, now time.Time) string {
	d, ok := p.Left(now)
	if !ok || d < time.Second {
		return ""
	}
	return fmt.Sprintf(", %s left", d.Round(time.Second))
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return thousands(n) + " articles"
}

func years(first, last model.Date) string {
	switch {
	case first.IsZero():
		return ""
	case first.Time.Year() == last.Time.Year():
		return fmt.Sprintf(", %d", first.Time.Year())
	}
	return fmt.Sprintf(", %d to %d", first.Time.Year(), last.Time.Year())
}

// thousands writes n with commas between groups of three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// atLeast is a number of results, marked where there are more that are not
// counted yet, or may be more in texts that are not indexed yet.
func (m *Model) atLeast(n int) string {
	if m.listed && (!m.results.Exact || m.results.Unindexed) {
		return thousands(n) + "+"
	}
	return thousands(n)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}
