package extract

// wordList is a list of words that much text is held against: nearly all of it
// is told from all of them by two bytes. Words have at least two bytes.
type wordList struct {
	words  []string
	starts [16]uint64 // a bit for the first two bytes of each word,
	ends   [16]uint64 // and for the last two
}

func newWordList(words ...string) *wordList {
	l := &wordList{words: words}
	for _, w := range words {
		k, e := twoBytes(w), twoBytes(w[len(w)-2:])
		l.starts[k>>6] |= 1 << (k & 63)
		l.ends[e>>6] |= 1 << (e & 63)
	}
	return l
}

// twoBytes makes ten bits of the first two bytes of s, the case of letters
// apart.
func twoBytes(s string) uint { return (uint(s[0]|0x20)*37 + uint(s[1]|0x20)) & 1023 }

// forStart returns the words that s may start with, in any case: all, or none.
func (l *wordList) forStart(s string) []string {
	if len(s) < 2 {
		return nil
	}
	if k := twoBytes(s); l.starts[k>>6]>>(k&63)&1 == 0 {
		return nil
	}
	return l.words
}

// forEnd returns the words that s may end with, in any case: all, or none.
func (l *wordList) forEnd(s string) []string {
	if len(s) < 2 {
		return nil
	}
	if k := twoBytes(s[len(s)-2:]); l.ends[k>>6]>>(k&63)&1 == 0 {
		return nil
	}
	return l.words
}
