package cli

import (
	"fmt"
	"strconv"
	"strings"

	"gongbao/store"
	"gongbao/ui/text"
)

// healthTables writes for people how an archive is.
func (r *run) healthTables(h health) error {
	t := tables{run: r, total: min(r.width(), 80)}
	t.line("", text.Clean(h.info.Name)+": "+articles(h.info.Count-h.found[findPages])+span(h))
	t.heading("Files")
	for _, k := range store.ProblemKinds() {
		t.counted(h.files[k], kindWords(k), "")
	}
	if len(h.files) == 0 {
		t.line("  ", "all were read whole")
	}
	t.heading("Articles")
	for _, f := range []struct{ kind, words, more string }{
		{findUndated, "without a date", "find date:none"},
		{findPages, "pages that are no article", "find is:page"},
		{findSeveral, "that hold several", "check --list several"},
		{findCopies, "that are copies of another", "check --list copies"},
		{findSame, "word for word another", "check --list same"},
		{findUnnamed, "that name no union body", "find union:none"},
		{findUnresolved, "with a body that could not be told", "check --list unresolved"},
	} {
		t.counted(h.found[f.kind], f.words, f.more)
	}
	t.sources(h)
	t.months(h)
	if len(h.files) > 0 {
		t.heading("Files that could not be read whole")
	}
	return t.err
}

func span(h health) string {
	if h.info.First.IsZero() {
		return ""
	}
	return ", " + h.info.First.Day() + " to " + h.info.Last.Day()
}

func kindWords(k store.ProblemKind) string {
	switch k {
	case store.Unreadable:
		return "could not be read"
	case store.Empty:
		return "are empty"
	case store.Misdecoded:
		return "decoded by guess, or with lost letters"
	case store.Repaired:
		return "repaired: read in a wrong charset before"
	case store.Cleaned:
		return "with characters removed that could drive a terminal"
	}
	return "could not be read in part"
}

// tables writes aligned columns.
type tables struct {
	*run
	total int // cells of a line
	err   error
}

// line writes a line cut to the width.
func (t *tables) line(indent, s string) {
	if t.err == nil {
		_, t.err = fmt.Fprintln(t.out, strings.TrimRight(text.Truncate(indent+text.Clean(s), t.total, "…"), " "))
	}
}

// heading writes what the next lines are of, behind an empty line.
func (t *tables) heading(s string) {
	t.line("", "")
	if t.screen() && t.Getenv("NO_COLOR") == "" && t.err == nil {
		_, t.err = fmt.Fprintln(t.out, "\x1b["+bold+"m"+text.Truncate(s, t.total, "…")+"\x1b[0m")
		return
	}
	t.line("", s)
}

// counted writes a count with its words, unless it is 0, and the command that
// lists them where there is room.
func (t *tables) counted(n int, words, more string) {
	if n == 0 {
		return
	}
	s := fmt.Sprintf("%7s  %s", thousands(n), words)
	if more = "gongbao " + more; more != "gongbao " && text.Width(s) < 48 && t.total >= 48+len(more) {
		s = text.Fit(s, 48, "") + more
	}
	const indent = 9
	if text.Width(s) <= t.total {
		t.line("", s)
		return
	}
	for i, l := range (text.Measure{}).Wrap(s[indent:], max(t.total-indent, 12)) {
		if i == 0 {
			t.line("", s[:indent]+l.Text)
		} else {
			t.line(strings.Repeat(" ", indent), l.Text)
		}
	}
}

// mostSources is how many sources are shown; --json has all.
const mostSources = 20

func (t *tables) sources(h health) {
	all := h.bySize()
	if len(all) == 0 {
		return
	}
	t.heading("Sources")
	dates := 2 * (len("2006-01-02") + 2)
	name := min(40, t.total-7-2-dates)
	if name < 16 {
		dates, name = 0, t.total-7-2
	}
	for i, s := range all {
		if i == mostSources && len(all) > mostSources+1 {
			rest := 0
			for _, s := range all[i:] {
				rest += s.n
			}
			t.line("", fmt.Sprintf("%7s  of %d more sources", thousands(rest), len(all)-i))
			break
		}
		shown := s.name
		if shown == "" {
			shown = "(no source)"
		}
		line := fmt.Sprintf("%7s  %s", thousands(s.n), text.Fit(text.Clean(shown), name, "…"))
		if dates > 0 && !s.first.IsZero() {
			line += "  " + fmt.Sprintf("%-10s", s.first.Day()) + "  " + s.last.Day()
		}
		t.line("", line)
	}
}

// months writes a line a year, with the months where they fit.
func (t *tables) months(h health) {
	years, byYear, most := yearsOf(h)
	if len(years) == 0 {
		return
	}
	t.heading("Articles by month")
	cell := max(len(thousands(most)), 2) + 2
	all := max(len(thousands(h.info.Count)), 3) + 2
	wide := 6+12*cell+all <= t.total
	if wide {
		head := "      "
		for _, m := range "JFMAMJJASOND" {
			head += fmt.Sprintf("%*c", cell, m)
		}
		t.line("", head+fmt.Sprintf("%*s", all, "all"))
	}
	for _, y := range years {
		line, sum := "  "+y, byYear[y][0]
		for m := 1; m <= 12; m++ {
			sum += byYear[y][m]
			if wide {
				line += fmt.Sprintf("%*s", cell, dotted(byYear[y][m]))
			}
		}
		t.line("", line+fmt.Sprintf("%*s", all, thousands(sum)))
	}
}

// yearsOf returns the years from the first to the last, what each month has (at
// 0 what is dated by the year alone), and the most that one has.
func yearsOf(h health) (years []string, byYear map[string][13]int, most int) {
	byYear = map[string][13]int{}
	first, last := 1<<30, 0
	for date, n := range h.months {
		y, month, _ := strings.Cut(date, "-")
		year, err := strconv.Atoi(y)
		if err != nil {
			continue
		}
		m, _ := strconv.Atoi(month) // none is 0
		counts := byYear[y]
		counts[m] += n
		byYear[y] = counts
		first, last, most = min(first, year), max(last, year), max(most, n)
	}
	for y := first; y <= last && len(years) < 300; y++ {
		years = append(years, fmt.Sprintf("%04d", y))
	}
	return years, byYear, most
}

// dotted is a count, a dot for none.
func dotted(n int) string {
	if n == 0 {
		return "."
	}
	return thousands(n)
}

// thousands is a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
