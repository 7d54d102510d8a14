package ingest

import "unicode"

// class says what sanitising does with a character.
type class uint8

const (
	classKeep     class = iota
	classExtend         // stands on the character before it: kept, but not in heaps
	classSelector       // a variation selector: kept where it can mean something
	classJoiner         // U+200D: kept inside emoji
	classLine           // a line end under another name
	classControl
	classC1 // may begin an escape sequence
	classBidi
	classInvisible
	classTag
	classOther
)

// kept tells whether characters of the class may stay.
func (c class) kept() bool { return c <= classJoiner }

// classify sorts a character outside ASCII. What news is made of (Han, kana,
// Hangul, Latin and Cyrillic letters, their punctuation) is decided by ranges;
// the Unicode tables are asked about the rest.
func classify(r rune) class {
	switch {
	case r < 0xa0:
		if r == 0x85 {
			return classLine
		}
		return classC1
	case r < 0x300:
		if r == 0xad {
			return classInvisible
		}
		return classKeep
	case r >= 0x2010 && r <= 0x205e:
		return generalPunctuation(r)
	case r >= 0x3000 && r <= 0x3029, r >= 0x3041 && r <= 0x3096, r >= 0x309b && r <= 0x30ff,
		r >= 0x3400 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3, r >= 0xff01 && r <= 0xff9d,
		r >= 0x3a3 && r <= 0x482, r >= 0x48a && r <= 0x52f:
		return classKeep
	}
	return lookUp(r)
}

// generalPunctuation sorts U+2010 to U+205E.
func generalPunctuation(r rune) class {
	switch {
	case r == 0x2028, r == 0x2029:
		return classLine
	case r >= 0x202a && r <= 0x202e:
		return classBidi
	}
	return classKeep
}

// lookUp sorts a character by the Unicode tables.
func lookUp(r rune) class {
	switch {
	case r == 0x200d:
		return classJoiner
	case r == 0x200e, r == 0x200f, r == 0x61c, r >= 0x2066 && r <= 0x2069:
		return classBidi
	case r == 0x200b, r == 0x200c, r == 0x2060, r == 0xfeff, r == 0x180e, blank(r):
		return classInvisible
	case r >= 0xe0000 && r <= 0xe007f:
		return classTag
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r >= 0x180b && r <= 0x180d, r == 0x180f:
		return classSelector
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef, unicode.Is(unicode.Cf, r):
		return classOther
	case extends(r):
		return classExtend
	case unicode.IsGraphic(r), unicode.Is(unicode.Co, r), reserved(r):
		return classKeep
	}
	return classOther // not assigned
}

// blank tells whether r is a letter or mark that shows as nothing: the
// combining grapheme joiner and the fillers of Hangul and Khmer.
func blank(r rune) bool {
	switch r {
	case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0:
		return true
	}
	return false
}

// reserved tells whether r, if not assigned yet, will be a Han character or a
// pictograph: the Go tables may be older than the article.
func reserved(r rune) bool {
	return r >= 0x20000 && r <= 0x3fffd || r >= 0x1f000 && r <= 0x1faff
}

// extends tells whether r joins the grapheme cluster before it (UAX #29:
// Extend, SpacingMark), so that a heap of it would be one endless cluster.
func extends(r rune) bool {
	switch {
	case r >= 0x1f3fb && r <= 0x1f3ff, r == 0xff9e, r == 0xff9f, r == 0xe33, r == 0xeb3:
		return true
	}
	return unicode.Is(unicode.M, r)
}

// jamo returns the kind of a conjoining Hangul letter (UAX #29: L, V, T), or
// 0. Letters of one kind join without end.
func jamo(r rune) int {
	switch {
	case r >= 0x1100 && r <= 0x115e, r >= 0xa960 && r <= 0xa97c:
		return 1
	case r >= 0x1161 && r <= 0x11a7, r >= 0xd7b0 && r <= 0xd7c6:
		return 2
	case r >= 0x11a8 && r <= 0x11ff, r >= 0xd7cb && r <= 0xd7fb:
		return 3
	}
	return 0
}

// pictograph tells whether r can be part of an emoji sequence.
func pictograph(r rune) bool {
	switch {
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2190 && r <= 0x2bff:
		return true
	}
	switch r {
	case 0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139, 0x3030, 0x303d, 0x3297, 0x3299:
		return true
	}
	return false
}

// selects tells whether variation selector v means something after base.
func selects(base, v rune) bool {
	switch {
	case v == 0xfe0e || v == 0xfe0f:
		return pictograph(base) || base >= '0' && base <= '9' || base == '#' || base == '*'
	case v <= 0x180f:
		return base >= 0x1820 && base <= 0x18aa
	case v <= 0xfe02:
		return unicode.Is(unicode.Han, base) || base >= 0x3000 && base <= 0x303f || base >= 0xff00 && base <= 0xff60
	case v >= 0xe0100:
		return unicode.Is(unicode.Han, base)
	}
	return false
}
