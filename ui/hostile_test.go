package ui

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/text"
)

// hostileFiles are articles with everything in them that could hurt a terminal.
func hostileFiles() fs.FS {
	const poison = "\x1b]52;c;cm0gLXJmIC8=\x07\x1b[2J\x1b[31mred\x1b[0m\u202eevil\u202c\u2066x\u2069\u200b\ufeff\x00\x07\u0085\u009b31m"
	return fstest.MapFS{
		"1.txt": page("Union "+poison+" title", "2024-01-02 Source: "+poison, "A paragraph "+poison+" of a trade union.\n\n"+poison),
		"2.txt": page("A union of e"+strings.Repeat("\u0301", 100_000), "2024-01-01 Source: Sample Daily", "Combining marks without an end."),
		"3.txt": page("The union of one line", "2023-12-31 Source: Sample Daily", strings.Repeat("工会 union ", 60_000)),
		"4.txt": page("No spaces", "2023-12-30 Source: Sample Daily", strings.Repeat("x", 300_000)+strings.Repeat("工", 100_000)),
		"5.txt": page("👩‍👩‍👧‍👦 families of emoji 🇨🇳 and ａ full width", "2023-12-29 Source: Sample Daily", "👩‍👩‍👧‍👦👍🏽🇨🇳 and ﷽ and \u0600 and 한국어 and עברית and العربية."),
		"6.txt": page("\t\t tabs\tin\ttitle", "2023-12-28 Source: Sample\tDaily", "tabs\tin\tthe\ttext"),
	}
}

// What an article holds never reaches the terminal as anything but text.
func TestHostile(t *testing.T) {
	for _, size := range [][2]int{{20, 5}, {40, 20}, {80, 24}, {130, 30}} {
		drive(t, size[0], size[1], hostileFS, func(d *driver) {
			d.check = func(v tea.View) {
				frame := v.Content
				if s := ansi.Strip(frame); strings.ContainsFunc(s, harms) {
					i := strings.IndexFunc(s, harms)
					t.Fatalf("the frame holds %q", s[max(0, i-20):min(len(s), i+20)])
				}
				for _, line := range strings.Split(frame, "\n") {
					if text.Width(line) > size[0] {
						t.Fatalf("%d cells: %q", text.Width(line), line)
					}
				}
			}
			d.keys(script("enter r j G g n / union enter n n N ] ] ] ] ] G [ q u enter S down enter f e enter ctrl+d d enter c O O O : sort space")...)
		})
	}
}

// harms tells whether a rune does something else than show itself.
func harms(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x200b || r == 0xfeff || r == 0x2028 || r == 0x2029
}
