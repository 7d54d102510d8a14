package text

import "strings"

// Line is one line of a wrapped text.
type Line struct {
	Text       string // without the spaces at its end
	Start, End int    // the bytes of the wrapped text that Text is
}

// Wrap sets s in lines of at most w cells; a w below 1 counts as 1. It breaks
// where UAX #14 allows and the Chinese rules do not forbid (see forbidsStart
// and forbidsEnd). What does not fit into a line of its own is broken beside
// punctuation, else, and only then, inside a word. A line end in s is always
// a break. Spaces at a break are dropped, spaces before the first word kept
// where there is room. There is always at least one line, in time linear in s.
//
// A line is wider than w only where one glyph is; nothing is lost or looped
// over then. s must hold no escape sequences or control characters besides
// line ends: see Clean.
func Wrap(s string, w int) []Line { return Measure{}.Wrap(s, w) }

// Wrap is the function Wrap by this measure.
func (m Measure) Wrap(s string, w int) []Line {
	f := filler{s: s, w: max(w, 1)}
	f.lines = make([]Line, 0, 1+len(s)/(f.w+1))
	f.begin(0, 0)
	g := glyphs{s: s, m: m}
	b := breaks{s: s}
	b.next()
	for g.next() {
		f.add(g.glyph)
		for b.at < g.end { // breaks inside a glyph do not count
			b.next()
		}
		if b.at == g.end && b.must && lineEnd(g.first) {
			f.emit(g.start)
			f.begin(g.end, f.width)
			continue
		}
		f.offer(g, b.at == g.end)
	}
	if f.start < len(s) || len(f.lines) == 0 {
		f.emit(len(s))
	}
	return f.lines
}

// grade says how good a place for a break is. Better grades are smaller.
type grade int

const (
	byRule    grade = iota // UAX #14 and the Chinese rules
	atSign                 // beside punctuation, the Chinese rules kept
	anySign                // beside punctuation
	anywhere               // inside a word
	grades                 // how many there are
	forbidden grade = -1
)

// filler fills lines glyph by glyph. Of each grade it keeps the last place in
// the line, which is all that ever has to be looked back at.
type filler struct {
	s     string
	w     int
	lines []Line

	start int // of the line, in bytes of s
	from  int // of the line, in cells of s
	width int // of s up to here, in cells
	lead  place
	ink   bool // the line holds more than spaces
	last  [grades]place
}

// place is a place between two glyphs of s: its byte and its cell. A place
// that is not after the start of the line is none.
type place struct{ at, cell int }

func (f *filler) begin(at, cell int) {
	f.start, f.from, f.ink, f.lead = at, cell, false, place{}
}

// add puts a glyph behind the line; a line that is too long then goes out up
// to its best break. Spaces hang over the end and never make a line too long.
func (f *filler) add(g glyph) {
	if g.space {
		f.width += g.width
		return
	}
	if !f.ink {
		f.ink = true
		f.lead = place{g.start, f.width}
	}
	f.width += g.width
	for f.width-f.from > f.w && f.split() {
		continue
	}
}

// split ends the line at its best break. It returns false where there is none:
// the line is one glyph.
func (f *filler) split() bool {
	for d, p := range f.last {
		if p.at > f.start {
			f.emit(p.at)
			f.resume(p)
			return true
		}
		if grade(d) == byRule && f.lead.at > f.start { // give up the spaces it begins with
			f.resume(f.lead)
			return true
		}
	}
	return false
}

// resume begins a line at p, before a glyph that is already in it.
func (f *filler) resume(p place) {
	f.begin(p.at, p.cell)
	f.ink, f.lead = true, p
}

// offer notes the place behind glyph g as one to break at. ruled tells whether
// UAX #14 allows it.
func (f *filler) offer(g glyphs, ruled bool) {
	if !f.ink {
		return // a line of nothing but spaces is none
	}
	if d := gradeOf(g, ruled); d != forbidden {
		f.last[d] = place{g.end, f.width}
	}
}

// emit puts out the line up to byte end.
func (f *filler) emit(end int) {
	t := strings.TrimRight(f.s[f.start:end], spaces+"\r")
	f.lines = append(f.lines, Line{Text: t, Start: f.start, End: f.start + len(t)})
}

// spaces are the characters dropped at the end of a line.
const spaces = " \t\u3000"

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\u3000' }

// lineEnd tells whether r ends a line wherever it stands (UAX #14: BK, CR, LF, NL).
func lineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// gradeOf grades the place between the glyph that g is at and the next one.
func gradeOf(g glyphs, ruled bool) grade {
	if g.end == len(g.s) {
		return forbidden
	}
	before, after := g.lastInk, g.peek()
	switch {
	case isSpace(after) || lineEnd(after):
		return forbidden // spaces hang over the end of the line before
	case !ruled && !g.space && inWord(before) && inWord(after):
		return anywhere
	case forbidsStart(after) || forbidsEnd(before):
		return anySign
	case ruled || quoteBreak(before, after, g.space):
		return byRule
	}
	return atSign
}
