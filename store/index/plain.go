package index

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// lowered is of each ASCII letter and digit its lower case; 0 of what is neither.
var lowered = [256]byte{
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j', 'K': 'k', 'L': 'l', 'M': 'm',
	'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't', 'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j', 'k': 'k', 'l': 'l', 'm': 'm',
	'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't', 'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
}

// words appends the words from s[i] on, an ASCII letter or digit, as long as they
// are ASCII, and returns the end of the last.
func (n *normaliser) words(s string, i int, gap byte) (end int) {
	if !n.trace {
		if end = n.plain(s, i, gap); end > i {
			return end
		}
	}
	end, plain := word(s, i)
	if !plain {
		n.token(s, i, end, gap)
		return end
	}
	if gap != 0 && len(n.out) > 0 {
		n.out = append(n.out, gap)
	}
	for _, c := range []byte(s[i:end]) {
		n.out = append(n.out, lowered[c])
	}
	if n.trace {
		n.mark(s, i, end)
	}
	return end
}

// plain is words for those beside which stands nothing but ASCII that is no
// apostrophe, or what parts words anyway. It ends before any other word, so maybe
// where it began.
func (n *normaliser) plain(s string, i int, gap byte) (end int) {
	n.out = slices.Grow(n.out, len(s)-i+9) // a gap, no byte becomes more than one, and eight are written at once
	before := len(n.out)
	out, at := n.out[:cap(n.out)], before
	if gap != 0 && before > 0 {
		out[at] = gap
		at++
	}
	first, inWord := at, false // out[first:at] is words, each with a space behind it
	for i < len(s) {
		low, took, last := lower8(eight(s, i), inWord)
		binary.LittleEndian.PutUint64(out[at:], low)
		took = min(took, len(s)-i)
		if i, at, inWord = i+took, at+took, last; took == 8 {
			continue
		}
		if inWord {
			break // before an apostrophe, or what is not ASCII
		}
		for i < len(s) && s[i] < utf8.RuneSelf && lowered[s[i]] == 0 {
			i++
		}
		if i < len(s) && s[i] >= utf8.RuneSelf {
			break
		}
	}
	if inWord && i < len(s) && !partsWords(s, i) {
		for at > first && out[at-1] != ' ' {
			i, at = i-1, at-1
		}
	}
	switch {
	case at == first:
		at = before
	case out[at-1] == ' ':
		at--
	}
	n.out = out[:at]
	return i
}

// partsWords tells whether a word that ends before s[i] ends there for sure.
func partsWords(s string, i int) bool {
	if s[i] == '\'' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	c := classOf(r)
	return c == other || c == wide
}

// lower8 brings the first of eight bytes into the form that words have: small
// letters, digits, and a space for one byte behind a word that is neither. took is
// how many it did, up to a second such byte, an apostrophe behind a word, or what is
// not ASCII. inWord tells whether the byte before is of a word, last whether the
// last that it took is.
func lower8(w uint64, inWord bool) (low uint64, took int, last bool) {
	const ones = eachByte
	// Each mask has the high bit of a byte set where the byte is what it says. The
	// sums stay in their bytes, as these are below 0x80.
	ascii := w &^ highs
	low = ascii | 0x20*ones
	letters := (low + (0x80-'a')*ones) &^ (low + (0x7f-'z')*ones)
	digits := (ascii + (0x80-'0')*ones) &^ (ascii + (0x7f-'9')*ones)
	words := (letters | digits) & highs &^ w
	before := words << 8
	if inWord {
		before |= 0x80
	}
	apart := (ascii ^ '\''*ones) + 0x7f*ones // no apostrophe
	stops := highs &^ words &^ (before & apart &^ w)
	took = bits.TrailingZeros64(stops) / 8
	whole := words >> 7 * 0xff
	low = low&whole | 0x20*ones&^whole
	if took == 8 {
		return low, took, words>>63 != 0
	}
	return low, took, before>>(8*took)&0x80 != 0
}
