package cli

import (
	"fmt"
	"strings"

	"gongbao/model"
	"gongbao/ui/text"
)

// measure is the most columns that running text takes.
const measure = 76

// typesetter writes an article for people.
type typesetter struct {
	strings.Builder
	width  int  // of a line; 0 where paragraphs are not broken
	styled bool // bold and dim may be used
	m      text.Measure
	dot    string // between the facts of a line
}

// typesetter sets text for where it goes to.
func (r *run) typesetter() typesetter {
	t := typesetter{styled: r.screen() && r.Getenv("NO_COLOR") == "", m: text.Measure{WideAmbiguous: r.conf.WideAmbiguous}, dot: " · "}
	if r.StdoutTTY {
		t.width = min(measure, r.width())
	}
	if r.conf.ASCII {
		t.dot = " - "
	}
	return t
}

// typeset returns an article as show prints it: broken into lines for a
// terminal, a line a paragraph elsewhere.
func (r *run) typeset(a *model.Article) string {
	t := r.typesetter()
	t.lines(a.Title, bold)
	t.lines(a.Deck, plainly)
	t.gap()
	for _, line := range r.dateline(a) {
		t.lines(line, dim)
	}
	for _, b := range a.Blocks {
		if line := b.Line(); line != "" && b.Kind.Clean() && !(b.Kind == model.Deck && line == a.Deck) {
			t.gap()
			t.lines(line, look(b.Kind))
		}
	}
	return t.String()
}

// The looks of a line, as SGR parameters. No colours: those are in ui/styles.
const (
	plainly = ""
	bold    = "1"
	dim     = "2"
)

func look(k model.Kind) string {
	switch k {
	case model.Heading:
		return bold
	case model.Caption, model.Credit:
		return dim
	}
	return plainly
}

// gap writes an empty line, if anything is there already.
func (t *typesetter) gap() {
	if t.Len() > 0 && !strings.HasSuffix(t.String(), "\n\n") {
		t.WriteByte('\n')
	}
}

// lines writes s in a look; nothing for "".
func (t *typesetter) lines(s, look string) {
	s = text.Clean(s)
	if s == "" {
		return
	}
	if t.width == 0 {
		t.WriteString(s)
		t.WriteByte('\n')
		return
	}
	for _, l := range t.m.Wrap(s, t.width) {
		if t.styled && look != plainly {
			t.WriteString("\x1b[" + look + "m" + l.Text + "\x1b[0m\n")
		} else {
			t.WriteString(l.Text + "\n")
		}
	}
}

// dateline is what is known of an article besides its text: when and where it
// appeared, who made it, what bodies it names, where it is.
func (r *run) dateline(a *model.Article) []string {
	dot := " · "
	if r.conf.ASCII {
		dot = " - "
	}
	editor := ""
	if a.Editor != "" {
		editor = "editor " + a.Editor
	}
	photos := ""
	if len(a.Photographers) > 0 {
		photos = "photos " + strings.Join(a.Photographers, ", ")
	}
	when := longDate(a.Published)
	if a.Page {
		when = "a page that is no article"
	}
	lines := []string{
		joined(dot, when, a.Source, holds(a)),
		joined(dot, a.Byline, photos, editor),
	}
	return append(append(lines, bodyLines(a)...), a.URL)
}

// holds says how many articles the text holds, where it certainly holds several.
func holds(a *model.Article) string {
	if a.Parts < 2 {
		return ""
	}
	return fmt.Sprintf("holds %d articles; as stored with --raw", a.Parts)
}

// bodyLines names the bodies of an article: the primary one with its places,
// the others after it.
func bodyLines(a *model.Article) []string {
	var lines, others []string
	for _, m := range a.Unions {
		switch {
		case m.Union == nil:
		case m.Primary:
			name := names(m.Union)
			for _, above := range m.Within {
				name = joined(", ", name, shortUnion(above))
			}
			lines = append(lines, name)
		default:
			others = append(others, shortUnion(m.Union))
		}
	}
	if len(others) > 0 {
		label := "also "
		if len(lines) == 0 {
			label = "names "
		}
		lines = append(lines, label+strings.Join(others, ", "))
	}
	return lines
}

// joined joins the parts that are not empty.
func joined(between string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, between)
}

// longDate is a date in words.
func longDate(d model.Date) string {
	layout := [...]string{"undated", "2006", "January 2006", "2 January 2006", "2 January 2006, 15:04"}[min(d.Precision, model.PrecisionMinute)]
	if d.IsZero() {
		return layout
	}
	s := d.Time.Format(layout)
	switch d.From {
	case model.FromURL:
		s += " (from the URL)"
	case model.FromFeed:
		s += " (from the feed)"
	}
	return s
}
