package extract

import (
	"strings"
	"unicode/utf8"
)

// echoing is a text in which the words of titles are looked for.
type echoing struct {
	text  string
	pairs *hanPairs // of the text; nil before they are asked for
}

// hanPairs is a set of pairs of Han characters side by side: a bit for each by a
// hash, so that most that are not in it are told at once.
type hanPairs [64]uint64

func hanPairsOf(text string) *hanPairs {
	set := new(hanPairs)
	before := rune(-1)
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		if i += n; !isHan(r) {
			before = -1
			continue
		}
		if before >= 0 {
			k := pairHash(before, r)
			set[k>>6] |= 1 << (k & 63)
		}
		before = r
	}
	return set
}

func pairHash(a, b rune) uint32 { return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 20 }

// may tells whether a pair may be in the set.
func (p *hanPairs) may(a, b rune) bool {
	k := pairHash(a, b)
	return p[k>>6]>>(k&63)&1 != 0
}

// han returns which part of the pairs of Han characters in title come again in the
// text, in percent.
func (e *echoing) han(title string) int {
	if e.pairs == nil {
		e.pairs = hanPairsOf(e.text)
	}
	all, again := 0, 0
	const most = 16 // pairs are enough to tell
	for i := 0; i+6 <= len(title) && all < most; {
		r, n := decode(title[i:])
		if next, w := decode(title[i+n:]); isHan(r) && isHan(next) {
			if all++; e.pairs.may(r, next) && strings.Contains(e.text, title[i:i+n+w]) {
				again++
			}
		}
		i += n
	}
	if all < 4 {
		return 0
	}
	return 100 * again / all
}

// latinEcho returns how many in a hundred of the longer words of a title in
// English are in the text, as far as their stems go; all where it has no two.
func latinEcho(text, title string) int {
	const stem = 5
	all, again := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool { return r < utf8.RuneSelf && !isLetter(byte(r)) }) {
		if len(w) < stem || w[0] >= utf8.RuneSelf {
			continue
		}
		if all++; containsFold(text, w[:stem]) {
			again++
		}
	}
	if all < 2 {
		return 100
	}
	return 100 * again / all
}
