package lexicon

import (
	"errors"
	"unsafe"
)

// reading finds the words of a generation.
type reading struct {
	words  *decoder
	spells [contexts]*decoder
}

const (
	quickWords   = 11
	quickLetters = 9
)

func (g *generation) newReading() *reading {
	r := &reading{words: newDecoder(g.lens, quickWords)}
	for i := range r.spells {
		r.spells[i] = newDecoder(g.spells[i], quickLetters)
	}
	return r
}

// errCut is the error of a record that is not what was packed.
var errCut = errors.New("a record ends before it should, or makes no sense")

// Unpack returns so many texts that were packed together.
func (l *Lexicon) Unpack(packed []byte, n int) ([]string, error) {
	if len(packed) == 0 || int(packed[0]) >= len(l.gens) {
		return nil, errCut
	}
	u := unpacker{l: l, g: l.gens[packed[0]].read(), bitReader: bitReader{src: packed[1:]}}
	u.out = make([]byte, 0, 5*len(packed)+slack)
	ends := make([]int, 0, n)
	for len(ends) < n {
		if !u.text() {
			return nil, errCut
		}
		ends = append(ends, len(u.out))
	}
	all := unsafe.String(unsafe.SliceData(u.out), len(u.out)) // nobody writes to it any more
	texts, from := make([]string, n), 0
	for i, end := range ends {
		texts[i], from = all[from:end], end
	}
	return texts, nil
}

// unpacker reads a record.
type unpacker struct {
	l *Lexicon
	g *reading
	bitReader
	out     []byte
	spelled []span
	spaced  bool // a run of letters and digits comes before
}

// span is a stretch of out.
type span struct{ from, to int }

// text appends the next text to out, and tells whether there was one.
func (u *unpacker) text() bool {
	u.spaced = false
	for {
		symbol, n := u.g.words.symbol(u.peek())
		if n == 0 || !u.within() {
			return false
		}
		u.at += n
		switch symbol {
		case symEnd:
			return u.within()
		case symSpell:
			if !u.spell() {
				return false
			}
		case symAgain:
			if len(u.spelled) == 0 {
				return false
			}
			bits := againBits(len(u.spelled))
			i := int(u.peek() >> 1 >> (63 - bits))
			if u.at += bits; i >= len(u.spelled) {
				return false
			}
			s := u.spelled[i]
			if u.space(u.out[s.from:s.to]) {
				u.out = append(u.out, ' ')
			}
			u.out = append(u.out, u.out[s.from:s.to]...)
		default:
			u.word(u.l.words[symbol-firstWord])
		}
	}
}

func (u *unpacker) word(w uint32) {
	if u.spaced && w&spacedBefore != 0 {
		u.out = append(u.out, ' ')
	}
	u.spaced = w&spacedAfter != 0
	at, n := int(w>>8), int(w&lengthMask)
	if end := len(u.out); n <= slack && end+slack <= cap(u.out) {
		u.out = u.out[:end+slack]
		copy(u.out[end:], u.l.content[at:at+slack])
		u.out = u.out[:end+n]
		return
	}
	u.out = append(u.out, u.l.content[at:at+n]...)
}

// space tells whether a space is before a run that was spelled.
func (u *unpacker) space(run []byte) bool {
	second := byte(0)
	if len(run) > 1 {
		second = run[1]
	}
	before := u.spaced
	k, _ := kindOf(run[0], second)
	u.spaced = k == plain
	return before && u.spaced
}

// spell reads a word letter by letter.
func (u *unpacker) spell() bool {
	from, at := len(u.out), 0
	for {
		letter, n := u.g.spells[at].symbol(u.peek())
		if n == 0 || !u.within() {
			return false
		}
		if u.at += n; letter == stop {
			break
		}
		u.out = append(u.out, byte(letter))
		at = contextOf(byte(letter))
	}
	if len(u.out) == from {
		return false
	}
	if u.space(u.out[from:]) {
		u.out = append(u.out, 0)
		copy(u.out[from+1:], u.out[from:])
		u.out[from] = ' '
		from++
	}
	if len(u.spelled) < mostAgain {
		u.spelled = append(u.spelled, span{from, len(u.out)})
	}
	return true
}
