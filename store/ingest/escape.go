package ingest

import "strings"

// maxString is the longest control string (OSC, DCS, APC, PM, SOS), in bytes,
// that is taken away whole. Beyond it only its introducer goes.
const maxString = 64 << 10

// escape returns the length of the escape sequence (ECMA-48) that begins with
// the ESC at the start of s. Only what certainly belongs to it counts: a
// sequence that is broken off never takes the text behind it along.
func escape(s string) int {
	if len(s) < 2 {
		return 1
	}
	switch c := s[1]; {
	case c == '[':
		return 2 + csi(s[2:])
	case c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_':
		return 2 + controlString(s[2:], c)
	case c >= 0x20 && c <= 0x2f:
		return intermediate(s)
	case c >= 0x30 && c <= 0x7e:
		return 2
	}
	return 1 // the next byte is a control or text
}

// c1 is escape for the introducers of one character, U+0080 to U+009F, at the
// start of s. Damaged text is full of these, so their string goes only if it
// is whole and looks the part.
func c1(s string) int {
	rest := s[2:]
	switch s[1] {
	case 0x9b:
		if rest != "" && rest[0] >= 0x30 && rest[0] <= 0x3f {
			return 2 + csi(rest)
		}
	case 0x9d:
		if n := terminated(rest); n > 0 && rest[0] >= '0' && rest[0] <= '9' {
			return 2 + n
		}
	case 0x90, 0x98, 0x9e, 0x9f:
		return 2 + max(0, terminated(rest))
	}
	return 2
}

// csi is the length of the parameters, intermediates and final byte that
// follow a control sequence introducer.
func csi(s string) int {
	i := 0
	for i < len(s) && i < 256 && s[i] >= 0x30 && s[i] <= 0x3f {
		i++
	}
	for j := 0; i < len(s) && j < 4 && s[i] >= 0x20 && s[i] <= 0x2f; j++ {
		i++
	}
	if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
		i++
	}
	return i
}

// controlString is the length of what follows the introducer of a control
// string: all of it with its end, or, where no end is near, the number that an
// OSC begins with.
func controlString(s string, kind byte) int {
	if n := terminated(s); n >= 0 {
		return n
	}
	n := 0
	for kind == ']' && n < len(s) && n < 8 && (s[n] >= '0' && s[n] <= '9' || s[n] == ';') {
		n++
	}
	return n
}

// terminated returns the length of a control string up to and with its end
// (BEL, ESC \ or U+009C), or -1 if something else ends it first: another
// control character, a line end, or maxString bytes.
func terminated(s string) int {
	for i := 0; i < len(s) && i < maxString; i++ {
		switch c := s[i]; {
		case c == 0x07:
			return i + 1
		case c == 0x1b:
			if strings.HasPrefix(s[i:], "\x1b\\") {
				return i + 2
			}
			return -1
		case c == 0xc2 && i+1 < len(s) && s[i+1] == 0x9c:
			return i + 2
		case c == 0xc2 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xa0:
			return -1
		case c < 0x20 && c != '\t':
			return -1
		}
	}
	return -1
}

// intermediate is the length of a sequence like ESC ( B. A space after ESC is
// text unless one of its few finals follows.
func intermediate(s string) int {
	i := 1
	for i < len(s) && i < 4 && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	if i == len(s) || s[i] < 0x30 || s[i] > 0x7e {
		return 1
	}
	if s[1] == ' ' && !strings.ContainsRune("FGLMN", rune(s[i])) {
		return 1
	}
	return i + 1
}
