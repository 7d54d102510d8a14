package lexicon

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
}

// run is the present one.
func (r *runs) run() string { return r.s[r.from:r.to] }

// next goes to the next run, and tells whether there is one.
func (r *runs) next() bool {
	before := r.kind
	if !r.step() {
		return false
	}
	if before != plain || r.to != r.from+1 || r.s[r.from] != ' ' || r.to == len(r.s) {
		return true
	}
	k := ascii[r.s[r.to]]
	if k > han {
		k, _ = kindAt(r.s, r.to)
	}
	return k != plain || r.step()
}

// step goes to the next run, whether it is written or not.
func (r *runs) step() bool {
	s, end := r.s, r.to
	if r.from = end; end == len(s) {
		return false
	}
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
	for r.step() {
		if r.from == 0 && r.kind == plain {
			out |= spacedBefore
		}
	}
	if r.kind == plain {
		out |= spacedAfter
	}
	return out
}
