package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// goldenSizes are the sizes of the golden frames.
var goldenSizes = [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 50}}

// golden compares a text with a file, or writes the file with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test ./ui -update writes it", err)
	}
	if string(want) != got {
		t.Errorf("%s differs:\n%s\nwant:\n%s", name, got, want)
	}
}

// plainFrame is what a frame shows, without spaces at line ends, and where its
// cursor stands.
func plainFrame(v tea.View) string {
	lines := strings.Split(ansi.Strip(v.Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	s := strings.Join(lines, "\n") + "\n"
	if v.Cursor != nil {
		s += fmt.Sprintf("cursor at column %d of line %d\n", v.Cursor.X, v.Cursor.Y)
	}
	return s
}

func TestGoldenFrames(t *testing.T) {
	for _, s := range scenes() {
		if s.rough {
			continue
		}
		for _, size := range goldenSizes {
			name := fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				s.run(t, size[0], size[1], func(d *driver) { golden(t, name, plainFrame(d.m.View())) })
			})
		}
	}
}

// The screen that is too small for anything says so.
func TestGoldenTooSmall(t *testing.T) {
	for _, size := range [][2]int{{19, 24}, {80, 4}, {19, 4}, {10, 3}, {1, 1}} {
		drive(t, size[0], size[1], articlesFS, func(d *driver) {
			golden(t, fmt.Sprintf("too-small-%dx%d", size[0], size[1]), plainFrame(d.m.View()))
		})
	}
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// legible writes escape sequences as <1> and the end of a run as <>.
func legible(view string) string {
	return strings.TrimRight(sgr.ReplaceAllString(view, "<$1>"), "\n") + "\n"
}

// terminals are the kinds of terminals that gongbao looks different on.
var terminals = map[string][]tea.Msg{
	"dark":    {tea.ColorProfileMsg{Profile: colorprofile.ANSI256}, tea.BackgroundColorMsg{Color: ansi.Black}},
	"light":   {tea.ColorProfileMsg{Profile: colorprofile.ANSI256}, tea.BackgroundColorMsg{Color: ansi.BrightWhite}},
	"16":      {tea.ColorProfileMsg{Profile: colorprofile.ANSI}, tea.BackgroundColorMsg{Color: ansi.Black}},
	"nocolor": {tea.ColorProfileMsg{Profile: colorprofile.Ascii}},
}

// Every kind of terminal has its own looks, and they are these.
func TestGoldenStyles(t *testing.T) {
	for name, msgs := range terminals {
		for screen, keys := range map[string]string{
			"list": "1 0 j", "article": "1 0 j enter / trade enter", "unions": "u lu", "narrow": "u lu'an enter shift+tab",
			"stored": "1 0 j enter r", "find": "f zhmou",
		} {
			t.Run(screen+"-"+name, func(t *testing.T) {
				drive(t, 80, 24, sampleFS, func(d *driver) {
					d.send(msgs...)
					d.keys(script(keys)...)
					golden(t, "styled-"+screen+"-"+name, legible(d.m.View().Content))
				})
			})
		}
	}
}

// Without colour, and with sixteen, no sequence asks for more.
func TestColoursAreThoseOfTheTerminal(t *testing.T) {
	wants := map[string]*regexp.Regexp{
		"nocolor": regexp.MustCompile(`^(0|1|2|3|4|7|8|22|23|24|27|28)?$`),
		"16":      regexp.MustCompile(`^(0|1|2|3|4|7|8|22|23|24|27|28|3[0-7]|4[0-7]|9[0-7]|10[0-7]|39|49)?$`),
	}
	for name, want := range wants {
		for _, s := range scenes() {
			s.run(t, 80, 24, func(d *driver) {
				d.send(terminals[name]...)
				for _, seq := range sgr.FindAllStringSubmatch(d.m.View().Content, -1) {
					for _, part := range strings.Split(seq[1], ";") {
						if !want.MatchString(part) {
							t.Errorf("%s on %s: SGR %q", s.name, name, seq[1])
							return
						}
					}
				}
			})
		}
	}
}
