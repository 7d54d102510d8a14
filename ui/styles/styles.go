// Package styles is the only place with colours. Everything drawn takes its
// style from here, so that light, dark, 16 colours and none are one decision.
package styles

import "github.com/charmbracelet/colorprofile"

// Styles are the looks of everything on screen. Meaning is never carried by
// colour alone: a selected row has its marker, a match its underline.
type Styles struct {
	Dark  bool // the terminal's background is dark
	ASCII bool // no characters beyond ASCII for what gongbao itself draws

	Text     Style // running text
	Title    Style // an article's title: bold
	Heading  Style // a heading inside an article: bold
	Dim      Style // metadata, counts, hints
	Accent   Style // the one accent colour: union bodies, the prompt, keys
	Match    Style // matched letters: accent and underlined
	Hit      Style // a search hit in running text: reversed accent
	Rule     Style // thin rules and borders
	Selected Style // the selected row, over its whole width
	Warning  Style // something went wrong; always next to words that say so
	Key      Style // the name of a key in a hint
	Stored   Style // furniture shown in the stored view
}

// New returns the styles of a terminal with 256 colours or more.
func New(dark, ascii bool) *Styles { return For(colorprofile.TrueColor, dark, ascii) }

// For returns the styles for what a terminal can show, on a dark or light
// background. Selected is meant to be laid over a whole row, under the styles
// of the row's parts; without colour it is nothing, and only the row's marker
// tells. The accent and the warning are colours of the terminal's own sixteen,
// which its owner has chosen to be read on this background, and dim is its own
// faint: they cost a third of the bytes of others.
func For(profile colorprofile.Profile, dark, ascii bool) *Styles {
	s := &Styles{
		Dark: dark, ASCII: ascii,
		Title:   Style{}.Bold(),
		Heading: Style{}.Bold(),
		Dim:     Style{}.Faint(),
		Stored:  Style{}.Faint(),
		Match:   Style{}.Underline(),
		Hit:     Style{}.Reverse(),
	}
	switch {
	case profile < colorprofile.ANSI: // none, or NO_COLOR
	case profile == colorprofile.ANSI:
		s.paint(colour(6), colour(8), colour(3))
		s.Selected = Style{}.Reverse()
	case dark:
		s.paint(colour(14), colour(239), colour(3))
		s.Selected = Style{}.on(colour(237))
	default:
		s.paint(colour(4), colour(250), colour(1))
		s.Selected = Style{}.on(colour(254))
	}
	return s
}

func (s *Styles) paint(accent, rule, warning paint) {
	s.Accent = Style{}.in(accent)
	s.Key = s.Accent
	s.Match = s.Match.in(accent)
	s.Hit = s.Hit.in(accent)
	s.Rule = Style{}.in(rule)
	s.Warning = Style{}.in(warning)
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
	Blocks   [8]string // bars of a histogram, one eighth to eight eighths
	Corners  [4]string // of an overlay: top left, top right, bottom left, bottom right
}

// Glyphs returns the characters to draw with.
func (s *Styles) Glyphs() Glyphs {
	if s.ASCII {
		return Glyphs{">", "~", "-", "|", "-", "v", ">", ".", "Enter", ">",
			[8]string{".", ".", ":", ":", "+", "+", "#", "#"}, [4]string{"+", "+", "+", "+"}}
	}
	return Glyphs{"▌", "…", "─", "│", "┬", "▾", "▸", "·", "⏎", "›",
		[8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, [4]string{"╭", "╮", "╰", "╯"}}
}
