package overlay

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/ui/styles"
	"gongbao/ui/text"
)

// mostTyped bounds what an input takes, in characters.
const mostTyped = 256

// Input is a line of text being typed. The caret stands where the characters
// before it end, and a Chinese one takes two cells.
type Input struct {
	edit   edit
	prompt string // "" for the usual one
}

// NewInput returns an empty input that takes keys.
func NewInput() Input { return Input{} }

// Value returns the text.
func (in *Input) Value() string { return string(in.edit.text) }

// Set replaces the text and puts the caret at its end.
func (in *Input) Set(s string) { in.edit.set(strings.TrimSpace(Plain(s))) }

// SetPrompt sets what stands before the text: one sign.
func (in *Input) SetPrompt(sign string) { in.prompt = sign }

// SetRaw replaces the text as it is, with the spaces at its ends.
func (in *Input) SetRaw(s string) { in.edit.set(Plain(s)) }

// Caret returns the place of the caret, in characters from 0.
func (in *Input) Caret() int { return in.edit.at }

// AtEnd tells whether the caret is behind the last character.
func (in *Input) AtEnd() bool { return in.edit.at == len(in.edit.text) }

// Replace puts a text in the place of the characters from start up to, not
// including, end, and the caret behind it.
func (in *Input) Replace(start, end int, s string) {
	runes := in.edit.text
	start = min(max(start, 0), len(runes))
	end = min(max(end, start), len(runes))
	put := Plain(s)
	in.edit.set(string(runes[:start]) + put + string(runes[end:]))
	in.edit.move(start + utf8.RuneCountInString(put))
}

// Column returns the column of the n-th character in a view of w cells, at most
// its last.
func (in *Input) Column(s *styles.Styles, w, n int) int {
	prompt := text.Width(in.lead(s))
	from, _ := in.window(w - prompt)
	runes := in.edit.text
	before := string(runes[:min(max(n, 0), len(runes))])
	if len(before) < from {
		return prompt
	}
	return min(prompt+text.Width(before[from:]), max(0, w-1))
}

// lead is what stands before the text, with its spaces.
func (in *Input) lead(s *styles.Styles) string {
	if in.prompt != "" {
		return " " + in.prompt + " "
	}
	return " " + s.Glyphs().Prompt + " "
}

// Key edits the text and tells whether it changed.
func (in *Input) Key(k tea.KeyPressMsg) bool {
	before := in.Value()
	if !in.edit.key(k.String()) {
		in.edit.insert(Plain(k.Text))
	}
	return in.Value() != before
}

// Paste puts a pasted text at the caret and tells whether the text changed.
// Line breaks become spaces, control characters are dropped.
func (in *Input) Paste(s string) bool {
	before := in.Value()
	s = strings.ToValidUTF8(s[:min(len(s), 4*mostTyped)], "")
	s = strings.Join(strings.Fields(Plain(s)), " ")
	in.edit.insert(s)
	return in.Value() != before
}

// View returns the prompt and the text in exactly w cells. Of a text that is
// too long the part around the caret shows.
func (in *Input) View(s *styles.Styles, w int) string {
	prompt := in.lead(s)
	from, _ := in.window(w - text.Width(prompt))
	line := NewLine(s, w, false)
	line.Put(prompt, s.Accent)
	line.add(text.Truncate(in.Value()[from:], line.Left(), ""), s.Text)
	return line.String()
}

// CursorX returns the column of the caret in a view of w cells.
func (in *Input) CursorX(s *styles.Styles, w int) int {
	prompt := text.Width(in.lead(s))
	_, x := in.window(w - prompt)
	return min(prompt+x, max(0, w-1))
}

// window returns the byte from which the text shows in w cells, and the
// caret's column from there.
func (in *Input) window(w int) (from, x int) {
	before := string(in.edit.text[:in.edit.at])
	x = text.Width(before)
	for x > max(0, w-1) && from < len(before) {
		cluster, n := ansi.FirstGraphemeCluster(before[from:], ansi.GraphemeWidth)
		from += len(cluster)
		x -= n
	}
	return from, max(0, x)
}
