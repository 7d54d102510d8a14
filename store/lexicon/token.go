package lexicon

import "math/bits"

// kind is what a run is made of. Only the encoder needs it to be right: whatever
// the runs, they are put together again as they were.
type kind uint8

const (
	other kind = iota
	plain      // letters and digits, by which is also meant any script that parts words by spaces
	han        // one character
)

// kindOf returns the kind of the character that two bytes begin, and how many it
// has. It goes by the first byte of UTF-8, and the second of what begins with E3,
// where Chinese punctuation is beside kana.
func kindOf(c, second byte) (k kind, size int) {
	switch {
	case c < 0x80:
		return ascii[c], 1
	case c < 0xc3: // the middle of a character, or Latin-1 punctuation
		return other, 2
	case c < 0xe0:
		return plain, 2
	case c == 0xe2 || c >= 0xee && c < 0xf0 || c == 0xe3 && second == 0x80:
		return other, 3
	case c < 0xe2 || c >= 0xea && c < 0xee:
		return plain, 3
	case c < 0xea:
		return han, 3
	}
	return other, 4
}

// kindAt is kindOf for what begins at s[i].
func kindAt(s string, i int) (k kind, size int) {
	second := byte(0)
	if i+1 < len(s) {
		second = s[i+1]
	}
	k, size = kindOf(s[i], second)
	return k, min(size, len(s)-i)
}

// ascii is the kinds of bytes; of those that begin more than one it is none of them.
var ascii = func() (of [0x100]kind) {
	for c := range of {
		switch b := byte(c); {
		case b >= 0x80:
			of[c] = ^other
		case b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9':
			of[c] = plain
		}
	}
	return of
}()

// runs goes through the runs of a text that are written.
type runs struct {
	s        string
	from, to int
	kind     kind
	key      uint64 // see shortOf; 0 where it is not known yet
}

// run is the present one.
func (r *runs) run() string { return r.s[r.from:r.to] }

// next goes to the next run, and tells whether there is one.
func (r *runs) next() bool {
	s, i := r.s, r.to
	if r.kind == plain && i+1 < len(s) && s[i] == ' ' {
		k := ascii[s[i+1]]
		if k > han {
			k, _ = kindAt(s, i+1)
		}
		if k == plain {
			i++
		}
	}
	r.from, r.key = i, 0
	if i+8 >= len(s) {
		return i < len(s) && r.step()
	}
	// By far most runs are of up to seven letters and digits, all of ASCII, which
	// is eight bytes in one look, or one of the most frequent Han characters.
	w := eight(s[i:])
	if c := byte(w); c >= 0xe4 && c < 0xea {
		r.kind, r.to, r.key = han, i+3, w&(1<<24-1)
		if byte(w>>16) == 0 {
			r.key = 0
		}
		return true
	}
	n := bits.TrailingZeros64(^plainBytes(w)&highs) / 8
	if n == 0 || n == 8 || s[i+n] >= 0x80 {
		return r.step()
	}
	r.kind, r.to, r.key = plain, i+n, w&(1<<(8*n)-1)
	return true
}

const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// plainBytes returns the high bit of each byte that is a letter or digit of ASCII.
func plainBytes(w uint64) uint64 {
	low := w &^ highs
	lower := low | 0x20*ones
	letter := (lower + (0x80-'a')*ones) &^ (lower + (0x7f-'z')*ones)
	digit := (low + (0x80-'0')*ones) &^ (low + (0x7f-'9')*ones)
	return (letter | digit) & highs &^ w
}

// step goes to the end of the run that begins here.
func (r *runs) step() bool {
	s, end := r.s, r.from
	if c := s[end]; c >= 0xe4 && c < 0xea && end+3 <= len(s) { // the most frequent of all but ASCII
		r.kind, r.to = han, end+3
		return true
	}
	k, size := kindAt(s, end)
	r.kind = k
	end += size
	if k == han {
		r.to = end
		return true
	}
	for {
		for end < len(s) && ascii[s[end]] == k {
			end++
		}
		if end == len(s) || s[end] < 0x80 {
			break
		}
		next, size := kindAt(s, end)
		if next != k {
			break
		}
		end += size
	}
	r.to = end
	return true
}

// spacing returns the length of a word and on which sides it is spaced.
func spacing(word string) byte {
	out := byte(len(word))
	r := runs{s: word}
	for r.next() {
		if r.from == 0 && r.kind == plain {
			out |= spacedBefore
		}
	}
	if r.kind == plain {
		out |= spacedAfter
	}
	return out
}
