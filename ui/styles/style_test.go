package styles

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestRender(t *testing.T) {
	for want, s := range map[string]Style{
		"x":                              {},
		"\x1b[1mx\x1b[m":                 Style{}.Bold(),
		"\x1b[2;34mx\x1b[m":              Style{}.Faint().in(colour(4)),
		"\x1b[4;96mx\x1b[m":              Style{}.in(colour(14)).Underline(),
		"\x1b[38;5;239mx\x1b[m":          Style{}.in(colour(239)),
		"\x1b[30;48;5;255mx\x1b[m":       Style{}.in(colour(0)).on(colour(255)),
		"\x1b[1;2;3;4;7;9;107mx\x1b[m":   Style{}.Struck().Reverse().Underline().Italic().Faint().Bold().on(colour(15)),
		"\x1b[7;97;40mx\x1b[m":           Style{}.in(colour(15)).Inherit(Style{}.Reverse().in(colour(3)).on(colour(0))),
		"\x1b[2;48;5;237mx\x1b[m":        Style{}.Faint().Inherit(Style{}.on(colour(237))),
		"\x1b[7;38;5;16;48;5;16mx\x1b[m": Style{}.Reverse().in(colour(16)).on(colour(16)),
	} {
		if got := s.Render("x"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := s.Render(""); got != "" {
			t.Errorf("nothing in a style is %q", got)
		}
	}
}

func TestNoColourWithoutColour(t *testing.T) {
	for _, dark := range []bool{true, false} {
		s := For(colorprofile.ASCII, dark, true)
		for _, st := range []Style{s.Text, s.Title, s.Heading, s.Dim, s.Accent, s.Match, s.Hit, s.Rule, s.Selected, s.Warning, s.Key, s.Stored} {
			if st.fg != 0 || st.bg != 0 || strings.Contains(st.Render("x"), "38;") {
				t.Errorf("a colour in %q", st.Render("x"))
			}
		}
	}
}

func BenchmarkRender(b *testing.B) {
	s := Style{}.Faint().in(colour(14)).Inherit(Style{}.on(colour(237)))
	for b.Loop() {
		s.Render("2023-10-25")
	}
}
