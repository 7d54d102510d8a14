package styles

import "strconv"

// Style is how a part of a line looks: attributes and colours of the terminal,
// set before the part and reset behind it. The zero Style is the terminal's own
// look. Styles are plain values: drawing a screen takes some hundred of them.
type Style struct {
	attrs  attribute
	fg, bg paint
}

// attribute is a set of what letters can be but coloured.
type attribute uint8

const (
	bold attribute = 1 << iota
	faint
	italic
	underline
	reverse
	struck
)

// codes are the parameters of SGR (ECMA-48, 8.3.117) of the attributes.
var codes = [...]byte{'1', '2', '3', '4', '7', '9'}

// paint is a colour: 1 + its number among the terminal's 256, of which the first
// sixteen are its owner's; 0 for the terminal's own.
type paint uint16

// colour is the terminal's colour of a number from 0 to 255.
func colour(n uint8) paint { return paint(n) + 1 }

// Bold returns the style with bold letters.
func (s Style) Bold() Style { s.attrs |= bold; return s }

// Faint returns the style with faint letters.
func (s Style) Faint() Style { s.attrs |= faint; return s }

// Italic returns the style with slanted letters.
func (s Style) Italic() Style { s.attrs |= italic; return s }

// Underline returns the style with underlined letters.
func (s Style) Underline() Style { s.attrs |= underline; return s }

// Reverse returns the style with the colours of letters and ground exchanged.
func (s Style) Reverse() Style { s.attrs |= reverse; return s }

// Struck returns the style with letters struck through.
func (s Style) Struck() Style { s.attrs |= struck; return s }

func (s Style) on(bg paint) Style { s.bg = bg; return s }
func (s Style) in(fg paint) Style { s.fg = fg; return s }

// Inherit returns the style with what it leaves open taken from another.
func (s Style) Inherit(from Style) Style {
	s.attrs |= from.attrs
	if s.fg == 0 {
		s.fg = from.fg
	}
	if s.bg == 0 {
		s.bg = from.bg
	}
	return s
}

// Render returns a text without line breaks in the style, the same where the
// style or the text is nothing.
func (s Style) Render(text string) string {
	if s == (Style{}) || text == "" {
		return text
	}
	var room [48]byte
	b := append(room[:0], "\x1b["...)
	for i, code := range codes {
		if s.attrs>>i&1 != 0 {
			b = append(b, code, ';')
		}
	}
	b = s.fg.append(b, 30, 90)
	b = s.bg.append(b, 40, 100)
	b[len(b)-1] = 'm' // in the place of the last ;
	return string(b) + text + "\x1b[m"
}

// append adds the colour as a parameter of SGR: low is that of
// the first of the darker eight of sixteen, high that of the brighter.
func (p paint) append(b []byte, low, high int) []byte {
	n := int(p) - 1
	switch {
	case n < 0:
		return b
	case n < 8:
		b = strconv.AppendInt(b, int64(low+n), 10)
	case n < 16:
		b = strconv.AppendInt(b, int64(high+n-8), 10)
	default:
		b = strconv.AppendInt(b, int64(low+8), 10)
		b = append(b, ";5;"...)
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, ';')
}
