package lexicon

import (
	"math/bits"
	"slices"
	"sync"
)

// index finds words.
type index struct {
	runs   wordTable   // by run, the word that is it, plus one
	joined numberTable // by word and the word behind it, the word that is both, plus one

	// Most words that follow each other are not joined, which maybe tells of nearly
	// all without a look into the table: a bit by their hash.
	maybe [1 << 11]uint64

	cutters sync.Pool
}

func (l *Lexicon) newIndex() *index {
	return newIndex(len(l.words), func(i uint32) string { return string(l.word(i)) })
}

func newIndex(words int, word func(uint32) string) *index {
	x := &index{cutters: sync.Pool{New: func() any { return &cutter{spelled: make([]string, 0, mostAgain)} }}}
	for i := range uint32(words) {
		x.add(word(i), i)
	}
	return x
}

// add adds a word: a run, or one known that a run follows.
func (x *index) add(word string, i uint32) {
	before, last := none, ""
	for r := (runs{s: word}); r.next(); {
		if last != "" {
			before = x.then(before, last)
		}
		last = r.run()
	}
	if before == none {
		x.runs.put(last, i+1)
		return
	}
	if n := x.find(last); n != none {
		*x.joined.ref(pairOf(before, n)) = i + 1
		word, bit := maybeAt(before, n)
		x.maybe[word] |= bit
	}
}

// none is the number of no word.
const none = ^uint32(0)

func (x *index) find(run string) uint32 { return x.runs.get(run) - 1 }

// then returns the word that is one with a run behind it; without one, the run.
func (x *index) then(word uint32, run string) uint32 {
	if n := x.find(run); word != none {
		return x.join(word, n)
	} else {
		return n
	}
}

// join returns the word that is one word and then another.
func (x *index) join(word, next uint32) uint32 {
	if at, bit := maybeAt(word, next); x.maybe[at]&bit == 0 {
		return none
	}
	return x.joined.get(pairOf(word, next)) - 1
}

func maybeAt(word, next uint32) (at int, bit uint64) {
	h := (word*0x9e3779b1 ^ next) * 0x85ebca6b
	return int(h >> 21), 1 << (h >> 15 & 63)
}

// sink takes what a record is made of.
type sink interface {
	numbers(b []byte)
	word(i uint32)
	spell(run string)
	again(i, of int) // the i-th of so many that were spelled
	end()
}

// mostAgain is how many runs are remembered that a record had spelled.
const mostAgain = 64

// walk cuts the texts of a record into words.
func (x *index) walk(r Record, to sink) {
	c := x.cutters.Get().(*cutter)
	defer func() {
		clear(c.spelled[:cap(c.spelled)]) // they would keep the texts
		x.cutters.Put(c)
	}()
	spelled := c.spelled[:0]
	to.numbers(r.Numbers)
	for _, s := range r.Texts {
		c.cut(s)
		c.find(&x.runs, s)
		word := none // may be the beginning of a longer one
		for i, n := range c.words {
			n--
			if word != none {
				if joined := x.join(word, n); joined != none {
					word = joined
					continue
				}
				to.word(word)
			}
			if word = n; n == none {
				spelled = spell(s[c.runs[i].from:c.runs[i].to], spelled, to)
			}
		}
		if word != none {
			to.word(word)
		}
		to.end()
	}
}

// cutter cuts a text. All of its runs are looked for in one go: to look for one is
// mostly to wait for memory, and many can be waited for at the same time.
type cutter struct {
	runs  []stretch
	keys  []uint64 // of those that are short, plus one; 0 of others
	words []uint32 // the word that each run is, plus one

	spelled []string // for use
}

// stretch is a part of a text.
type stretch struct{ from, to int }

func (c *cutter) cut(s string) {
	c.runs, c.keys = c.runs[:0], c.keys[:0]
	for r := (runs{s: s}); r.next(); {
		key, is := r.key, r.key != 0
		if !is {
			key, is = shortOf(r.run())
		}
		if !is {
			key = ^uint64(0)
		}
		c.runs = append(c.runs, stretch{r.from, r.to})
		c.keys = append(c.keys, key+1)
	}
}

func (c *cutter) find(t *wordTable, s string) {
	c.words = slices.Grow(c.words[:0], len(c.keys))[:len(c.keys)]
	if slots := t.short.slots; len(slots) > 0 {
		mask := uint64(len(slots) - 1)
		for i, key := range c.keys {
			slot := &slots[hash(key-1, 0)&mask]
			value := slot.value
			if slot.key != key {
				value = 0
			}
			c.words[i] = value
		}
	} else {
		clear(c.words)
	}
	for i, n := range c.words {
		if n == 0 {
			c.words[i] = t.get(s[c.runs[i].from:c.runs[i].to])
		}
	}
}

// spell hands on a run that is no word, and remembers it with those before.
func spell(run string, before []string, to sink) []string {
	for i, s := range before {
		if s == run {
			to.again(i, len(before))
			return before
		}
	}
	to.spell(run)
	if len(before) == mostAgain {
		return before
	}
	return append(before, run)
}

// A letter of a run that is spelled is coded by what stands before it: a letter
// without regard to case, a digit, or one of a few other things. So is a byte of a
// number, by the one before.
const (
	letters = 257 // bytes, and the end
	stop    = 256

	firstNumber = 30 // the context of what comes first
	lastNumber  = firstNumber + 15
	contexts    = lastNumber + 1
)

// afterNumber returns the context of what follows a byte of a number.
func afterNumber(b byte) int { return min(firstNumber+int(b), lastNumber) }

var contextOf = func() (of [0x100]uint8) {
	for i := range of {
		c := byte(i)
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			of[i] = (c | 0x20) - 'a' + 1
		case c >= '0' && c <= '9':
			of[i] = 27
		case c < 0x80:
			of[i] = 28
		default:
			of[i] = 29
		}
	}
	return of
}()

// writing is the codes of a generation.
type writing struct {
	words  []code
	spells [contexts][]code
}

func (g *generation) newWriting() *writing {
	w := &writing{words: codesOf(g.lens)}
	for i := range w.spells {
		w.spells[i] = codesOf(g.spells[i])
	}
	return w
}

// packer writes a record.
type packer struct {
	*writing
	bitWriter
}

func (p *packer) word(i uint32) { p.code(p.words[firstWord+i]) }
func (p *packer) end()          { p.code(p.words[symEnd]) }

func (p *packer) numbers(b []byte) {
	at := firstNumber
	for _, c := range b {
		p.code(p.spells[at][c])
		at = afterNumber(c)
	}
	p.code(p.spells[at][stop])
}

func (p *packer) spell(run string) {
	p.code(p.words[symSpell])
	at := 0
	for i := range len(run) {
		p.code(p.spells[at][run[i]])
		at = int(contextOf[run[i]])
	}
	p.code(p.spells[at][stop])
}

func (p *packer) again(i, of int) {
	p.code(p.words[symAgain])
	p.put(uint32(i), againBits(of))
}

// againBits is how many bits the number of one of so many has.
func againBits(of int) uint { return uint(bits.Len(uint(of - 1))) }

// Pack appends a record to buf: the generation, a byte, its numbers, and its texts
// by their words.
func (l *Lexicon) Pack(buf []byte, r Record) []byte {
	last := len(l.gens) - 1
	p := &packer{writing: l.gens[last].write()}
	p.buf = append(buf, byte(last))
	l.pack().walk(r, p)
	return p.flush()
}
