// Package styles is the only place with colours. Everything drawn takes its
// style from here, so that light, dark, 16 colours and none are one decision.
package styles

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Styles are the looks of everything on screen. Meaning is never carried by
// colour alone: a selected row has its marker, a match its underline.
type Styles struct {
	Dark  bool // the terminal's background is dark
	ASCII bool // no characters beyond ASCII for what gongbao itself draws

	Text     lipgloss.Style // running text
	Title    lipgloss.Style // an article's title: bold
	Heading  lipgloss.Style // a heading inside an article: bold
	Dim      lipgloss.Style // metadata, counts, hints
	Accent   lipgloss.Style // the one accent colour: union bodies, the prompt, keys
	Match    lipgloss.Style // matched letters: accent and underlined
	Hit      lipgloss.Style // a search hit in running text: reversed accent
	Rule     lipgloss.Style // thin rules and borders
	Selected lipgloss.Style // the selected row, over its whole width
	Warning  lipgloss.Style // something went wrong; always next to words that say so
	Key      lipgloss.Style // the name of a key in a hint
	Stored   lipgloss.Style // furniture shown in the stored view
}

// New returns the styles for a dark or light background. Selected is meant to
// be laid over a whole row of plain text: the styles inside a selected row are
// the row's own.
func New(dark, ascii bool) *Styles {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#0b6b8a"), lipgloss.Color("#6fc3df"))
	dim := pick(lipgloss.Color("#6b6b6b"), lipgloss.Color("#8f8f8f"))
	rule := pick(lipgloss.Color("#b8b8b8"), lipgloss.Color("#4a4a4a"))
	band := pick(lipgloss.Color("#dfe9ee"), lipgloss.Color("#2c3a42"))
	warn := pick(lipgloss.Color("#a03000"), lipgloss.Color("#f0a060"))
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	return &Styles{
		Dark: dark, ASCII: ascii,
		Text:     lipgloss.NewStyle(),
		Title:    lipgloss.NewStyle().Bold(true),
		Heading:  lipgloss.NewStyle().Bold(true),
		Dim:      fg(dim),
		Accent:   fg(accent),
		Match:    fg(accent).Underline(true),
		Hit:      fg(accent).Reverse(true),
		Rule:     fg(rule),
		Selected: lipgloss.NewStyle().Background(band),
		Warning:  fg(warn),
		Key:      fg(accent),
		Stored:   fg(dim).Italic(true),
	}
}

// Glyphs are the few characters beyond ASCII that gongbao draws itself.
type Glyphs struct {
	Marker   string    // before the selected row
	Ellipsis string    // where text is cut
	Rule     string    // a thin horizontal rule
	Bar      string    // a thin vertical rule
	Tee      string    // where a vertical rule meets the rule above it
	Open     string    // an opened branch of a tree
	Closed   string    // a closed one
	None     string    // nothing, where a count would stand
	Enter    string    // the enter key
	Prompt   string    // before an input
	Blocks   []string  // bars of a histogram, one eighth to eight eighths
	Corners  [4]string // of an overlay: top left, top right, bottom left, bottom right
}

// Glyphs returns the characters to draw with.
func (s *Styles) Glyphs() Glyphs {
	if s.ASCII {
		return Glyphs{">", "~", "-", "|", "-", "v", ">", ".", "Enter", ">",
			[]string{".", ".", ":", ":", "+", "+", "#", "#"}, [4]string{"+", "+", "+", "+"}}
	}
	return Glyphs{"▌", "…", "─", "│", "┬", "▾", "▸", "·", "⏎", "›",
		[]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, [4]string{"╭", "╮", "╰", "╯"}}
}
