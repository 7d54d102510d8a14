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

// Packed is a record that was packed, to be read.
type Packed struct {
	numbers []byte
	unpacker
}

// Read begins to read a record.
func (l *Lexicon) Read(packed []byte) (*Packed, error) {
	if len(packed) == 0 || int(packed[0]) >= len(l.gens) {
		return nil, errCut
	}
	p := &Packed{unpacker: unpacker{l: l, g: l.gens[packed[0]].read(), bitReader: bitReader{src: packed[1:]}}}
	for at := firstNumber; ; {
		b, n := p.g.spells[at].symbol(p.peek())
		if n == 0 || !p.within() {
			return nil, errCut
		}
		if p.at += n; b == stop {
			return p, nil
		}
		p.numbers = append(p.numbers, byte(b))
		at = afterNumber(byte(b))
	}
}

// Numbers returns the numbers of the record.
func (p *Packed) Numbers() []byte { return p.numbers }

// Texts returns the first n texts of the record. It is to be called once.
func (p *Packed) Texts(n int) ([]string, error) {
	p.out = make([]byte, 5*len(p.src)+room)
	ends := make([]int, 0, min(n, 8*len(p.src)))
	for len(ends) < n {
		if !p.text() {
			return nil, errCut
		}
		ends = append(ends, p.end)
	}
	all := unsafe.String(unsafe.SliceData(p.out), p.end) // nobody writes to it any more
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
	end     int // of what was read, in out
	spelled []span
	spaced  uint32 // 1 where a run of letters and digits comes before
}

// span is a stretch of out.
type span struct{ from, to int }

// room is how much of out is free before anything is written there: a space, a
// word, and slack.
const room = 1 + longestWord + slack

// text reads the next text, and tells whether there was one.
func (u *unpacker) text() bool {
	u.spaced = 0
	for {
		symbol, n := u.g.words.symbol(u.peek())
		if n == 0 || !u.within() {
			return false
		}
		u.at += n
		if symbol >= firstWord {
			u.word(u.l.words[symbol-firstWord])
			continue
		}
		switch {
		case symbol == symEnd:
			return u.within()
		case symbol == symSpell && !u.spell(), symbol == symAgain && !u.again():
			return false
		}
	}
}

// word writes a word. It does as little as can be told beforehand: a space that is
// overwritten, and some bytes too many.
func (u *unpacker) word(w uint32) {
	if len(u.out)-u.end < room {
		u.grow()
	}
	at, n := w>>8, int(w&lengthMask)
	u.out[u.end] = ' '
	u.end += int(u.spaced & (w / spacedBefore) & 1)
	*(*[slack]byte)(u.out[u.end:]) = [slack]byte(u.l.content[at:])
	if n > slack {
		copy(u.out[u.end+slack:], u.l.content[at+slack:at+uint32(n)])
	}
	u.end += n
	u.spaced = w / spacedAfter & 1
}

func (u *unpacker) grow() {
	u.out = append(u.out, make([]byte, len(u.out)+room)...)
}

// space writes the space before a run, if there is one.
func (u *unpacker) space(run span) {
	second := byte(0)
	if run.to > run.from+1 {
		second = u.out[run.from+1]
	}
	k, _ := kindOf(u.out[run.from], second)
	before := u.spaced
	if u.spaced = 0; k == plain {
		u.spaced = 1
	}
	u.out[u.end] = ' '
	u.end += int(before & u.spaced)
}

// again writes a run that was spelled before.
func (u *unpacker) again() bool {
	if len(u.spelled) == 0 {
		return false
	}
	bits := againBits(len(u.spelled))
	i := int(u.peek() >> 1 >> (63 - bits))
	if u.at += bits; i >= len(u.spelled) {
		return false
	}
	run := u.spelled[i]
	for len(u.out)-u.end < room+run.to-run.from {
		u.grow()
	}
	u.space(run)
	u.end += copy(u.out[u.end:], u.out[run.from:run.to])
	return true
}

// spell reads a run letter by letter.
func (u *unpacker) spell() bool {
	if len(u.out)-u.end < room {
		u.grow()
	}
	from, at := u.end+1, 0 // there may be a space before it
	u.end = from
	for {
		letter, n := u.g.spells[at].symbol(u.peek())
		if n == 0 || !u.within() {
			return false
		}
		if u.at += n; letter == stop {
			break
		}
		if len(u.out)-u.end < room {
			u.grow()
		}
		u.out[u.end] = byte(letter)
		u.end++
		at = int(contextOf[byte(letter)])
	}
	run := span{from, u.end}
	if run.from == run.to {
		return false
	}
	u.end = from - 1
	u.space(run)
	if u.end < from {
		run = span{u.end, u.end + copy(u.out[u.end:], u.out[from:run.to])}
	}
	u.end = run.to
	if u.spelled == nil {
		u.spelled = make([]span, 0, mostAgain)
	}
	if len(u.spelled) < mostAgain {
		u.spelled = append(u.spelled, run)
	}
	return true
}
