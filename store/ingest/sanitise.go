package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxMarks is how many combining marks (and other characters that join the one
// before) may stand in a row. The most that living scripts need is about five.
const maxMarks = 8

// Report counts what Sanitise took out of a text, by kind. Line ends that it
// rewrote and a byte order mark at the start are not counted.
type Report struct {
	Escapes   int // whole escape sequences
	Controls  int // C0 and C1 control characters, NUL among them
	Bidi      int // characters that turn the direction of text
	Invisible int // zero-width characters, soft hyphens, fillers
	Tags      int // tag characters, U+E0000 to U+E007F
	Marks     int // combining marks heaped on one character
	Selectors int // variation selectors that select nothing
	Other     int // other format characters, noncharacters, not assigned ones
	Invalid   int // bytes that are not UTF-8; each became U+FFFD

	nul  int // of Controls
	lost int // U+FFFD that were there already: nothing was done to them
}

// Removed is how many things were taken out. Invalid is not among them: those
// bytes were replaced.
func (r Report) Removed() int {
	return r.Escapes + r.Controls + r.Bidi + r.Invisible + r.Tags + r.Marks + r.Selectors + r.Other
}

// plus adds what another text had.
func (r *Report) plus(o Report) {
	r.Escapes += o.Escapes
	r.Controls += o.Controls
	r.Bidi += o.Bidi
	r.Invisible += o.Invisible
	r.Tags += o.Tags
	r.Marks += o.Marks
	r.Selectors += o.Selectors
	r.Other += o.Other
	r.Invalid += o.Invalid
	r.nul += o.nul
	r.lost += o.lost
}

// String says what was removed: "removed 3 escape sequences and 12 control
// characters", or "" for nothing.
func (r Report) String() string {
	var parts []string
	for _, k := range [...]struct {
		n    int
		what string
	}{
		{r.Escapes, "escape sequence"}, {r.Controls, "control character"}, {r.Bidi, "direction override"},
		{r.Invisible, "invisible character"}, {r.Tags, "tag character"}, {r.Marks, "heaped combining mark"},
		{r.Selectors, "stray variation selector"}, {r.Other, "unassigned or format character"},
	} {
		if k.n > 0 {
			parts = append(parts, count(k.n, k.what))
		}
	}
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return "removed " + parts[0]
	default:
		return "removed " + strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Sanitise makes text harmless: valid UTF-8 whose only control characters are
// "\n" and "\t", without escape sequences, direction overrides, zero-width
// tricks, tag characters, unassigned characters and heaps of combining marks.
// Every way to end a line (CR LF, CR, VT, FF, NEL, U+2028, U+2029) becomes
// "\n". A joiner inside an emoji and a variation selector that selects
// something stay. Text with nothing to change is returned as it came, without
// a copy. Sanitise takes time linear in the length of s and is idempotent.
func Sanitise(s string) (string, Report) {
	if i := plainPrefix(s); i == len(s) {
		return s, Report{}
	}
	c := cleaner{src: s, mark: -1}
	if strings.HasPrefix(s, "\ufeff") {
		c.at, c.from = 3, 3
	}
	c.run()
	if c.out.Len() == 0 { // one stretch, uncut
		return s[c.from:], c.rep
	}
	c.flush()
	return c.out.String(), c.rep
}

// plainPrefix is the length of the stretch at the start of s that is printing
// ASCII, "\n" and "\t".
func plainPrefix(s string) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		// The high bit of a byte comes on if it is below space, DEL, or not ASCII.
		if (w|(w-0x20*ones)|(w+ones))&high == 0 {
			continue
		}
		for j := i; j < i+8; j++ {
			if !plainByte(s[j]) {
				return j
			}
		}
	}
	for ; i < len(s); i++ {
		if !plainByte(s[i]) {
			return i
		}
	}
	return i
}

func plainByte(b byte) bool { return b >= 0x20 && b < 0x7f || b == '\n' || b == '\t' }

// cleaner is one run of Sanitise. What is kept is copied in stretches.
type cleaner struct {
	src  string
	at   int // the next byte to look at
	from int // the start of the stretch that is kept and not yet written
	out  strings.Builder
	rep  Report

	mark  int // length of the output after the last joining character; -1 before any
	marks int // how many of them stand in a row there
	join  int // length of the output after the last joiner kept
	joins int // how many joiners make the emoji there
}

func (c *cleaner) run() {
	for c.at < len(c.src) {
		c.at += plainPrefix(c.src[c.at:])
		for c.at < len(c.src) && !plainByte(c.src[c.at]) {
			if c.src[c.at] < utf8.RuneSelf {
				c.control()
			} else if n := plainHan(c.src[c.at:]); n > 0 {
				c.at += n
			} else {
				c.wide()
			}
		}
	}
}

// flush writes the kept stretch before the present byte.
func (c *cleaner) flush() {
	if c.out.Len() == 0 && c.from < c.at {
		c.out.Grow(len(c.src) - c.from)
	}
	c.out.WriteString(c.src[c.from:c.at])
	c.from = c.at
}

// drop takes the next n bytes out.
func (c *cleaner) drop(n int) {
	c.flush()
	c.at += n
	c.from = c.at
}

// put writes s in place of the next n bytes.
func (c *cleaner) put(n int, s string) {
	c.drop(n)
	c.out.WriteString(s)
}

// control takes a control character of ASCII.
func (c *cleaner) control() {
	switch c.src[c.at] {
	case '\r':
		if c.at+1 < len(c.src) && c.src[c.at+1] == '\n' {
			c.drop(1)
			return
		}
		c.put(1, "\n")
	case '\v', '\f':
		c.put(1, "\n")
	case 0x1b:
		c.rep.Escapes++
		c.drop(escape(c.src[c.at:]))
	case 0:
		c.rep.nul++
		fallthrough
	default:
		c.rep.Controls++
		c.drop(1)
	}
}

// plainHan is the length of the stretch at the start of s that is characters of
// three bytes which are always kept: Han and the punctuation that goes with it.
func plainHan(s string) int {
	i := 0
	for ; i+3 <= len(s); i += 3 {
		w := uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16
		if w&0xc0c000 != 0x808000 {
			break // not UTF-8
		}
		switch a, b, c := byte(w), byte(w>>8), byte(w>>16); {
		case a >= 0xe4 && a <= 0xe9: // U+4000 to U+9FFF
			continue
		case a == 0xe3 && b == 0x80 && c <= 0xa9: // U+3000 to U+3029
			continue
		case a == 0xef && b == 0xbc && c >= 0x81: // U+FF01 to U+FF3F
			continue
		case a == 0xe2 && b == 0x80 && c >= 0x90 && c <= 0xa7: // U+2010 to U+2027
			continue
		}
		break
	}
	return i
}

// wide takes a character outside ASCII.
func (c *cleaner) wide() {
	s := c.src[c.at:]
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		if n > 1 {
			c.rep.lost++
			c.at += n
			return
		}
		c.rep.Invalid++
		c.put(1, "\ufffd")
		return
	}
	switch cl := classify(r); cl {
	case classKeep:
		if j := jamo(r); j > 0 && j == jamo(c.last()) {
			c.extend(n)
			return
		}
		c.at += n
	case classExtend:
		c.extend(n)
	case classSelector:
		if selects(c.last(), r) {
			c.extend(n)
			return
		}
		c.rep.Selectors++
		c.drop(n)
	case classJoiner:
		c.joiner(n)
	case classLine:
		c.put(n, "\n")
	case classC1:
		c.c1(s)
	default:
		c.rep.add(cl)
		c.drop(n)
	}
}

func (c *cleaner) c1(s string) {
	n := c1(s)
	if n > 2 {
		c.rep.Escapes++
	} else {
		c.rep.Controls++
	}
	c.drop(n)
}

// add counts one removed character.
func (r *Report) add(cl class) {
	switch cl {
	case classBidi:
		r.Bidi++
	case classInvisible:
		r.Invisible++
	case classTag:
		r.Tags++
	default:
		r.Other++
	}
}

// extend keeps a character of n bytes that joins the one before, unless too
// many have done so already.
func (c *cleaner) extend(n int) {
	here := c.out.Len() + c.at - c.from
	if here != c.mark {
		c.marks = 0
	}
	if c.marks >= maxMarks {
		c.rep.Marks++
		c.drop(n)
		return
	}
	c.marks++
	c.at += n
	c.mark = here + n
}

// joiner keeps U+200D between two pictographs, unless the emoji has enough.
func (c *cleaner) joiner(n int) {
	here := c.out.Len() + c.at - c.from
	if here-c.join > longestPictograph {
		c.joins = 0
	}
	next, _ := utf8.DecodeRuneInString(c.src[c.at+n:])
	before := c.last()
	joins := pictograph(next) && classify(next) == classKeep && (pictograph(before) || before == 0xfe0f)
	if !joins || c.joins >= maxMarks {
		c.rep.Invisible++
		c.drop(n)
		return
	}
	c.joins++
	c.at += n
	c.join = here + n
}

// longestPictograph is the length in bytes of a pictograph with a variation
// selector and a skin tone.
const longestPictograph = 4 + 3 + 4

// last is the character that was kept last, or U+FFFD at the very start.
func (c *cleaner) last() rune {
	kept := c.src[c.from:c.at]
	if kept == "" {
		kept = c.out.String()
	}
	r, _ := utf8.DecodeLastRuneInString(kept)
	return r
}
