package lexicon

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"sync"
)

// index finds words, and their codes where it is made to pack with.
type index struct {
	runs   wordTable   // by run, the word that is it, plus one
	joined numberTable // by word and the word behind it, the word that is both, plus one
	codes  []code      // of words; nil where nothing is packed

	// Most words that follow each other are not joined, which maybe tells of nearly
	// all without a look into the table: a bit by their hash.
	maybe [1 << oftenBits]uint64

	// Where words are packed, those of joined that are met most stand here as well,
	// close together: the table is larger than the nearest cache, and what follows
	// waits for what is found.
	often [1 << oftenBits]numberSlot

	cutters sync.Pool
}

func (l *Lexicon) newIndex() *index {
	codes := l.gens[len(l.gens)-1].write().words[firstWord:]
	return newIndex(len(l.words), func(i uint32) string { return string(l.word(i)) }, codes)
}

func newIndex(words int, word func(uint32) string, codes []code) *index {
	x := &index{codes: codes, cutters: sync.Pool{New: func() any { return &cutter{spelled: make([]string, 0, mostAgain)} }}}
	for i := range uint32(words) {
		x.add(word(i), i)
	}
	x.fillOften()
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
		*x.runs.ref(last) = x.coded(i)
		return
	}
	if n := x.runs.get(last).number(); n != none {
		*x.joined.ref(pairOf(before, n)) = x.coded(i)
		word, bit := maybeAt(before, n)
		x.maybe[word] |= bit
	}
}

// coded is what the tables keep of a word.
func (x *index) coded(i uint32) value {
	if x.codes == nil {
		return value{n: i + 1}
	}
	return value{i + 1, x.codes[i]}
}

// none is the number of no word.
const none = ^uint32(0)

// then returns the word that is one with a run behind it; without one, the run.
func (x *index) then(word uint32, run string) uint32 {
	n := x.runs.get(run).number()
	if word == none {
		return n
	}
	return x.join(word, n).number()
}

// join returns the word that is one word and then another.
func (x *index) join(word, next uint32) value {
	at, bit := maybeAt(word, next)
	if x.maybe[at]&bit == 0 {
		return value{}
	}
	key := pairOf(word, next)
	if slot := &x.often[at]; slot.key == key+1 {
		return slot.value
	}
	return x.joined.get(key)
}

// oftenBits is how many bits the place of a pair in often has.
const oftenBits = 11

// fillOften takes those of joined that have the shortest codes, each to its place.
func (x *index) fillOften() {
	for length := code(1); length <= longestCode; length++ {
		for _, s := range x.joined.slots {
			if s.key == 0 || s.value.code&codeLen != length {
				continue
			}
			at, _ := maybeAt(uint32((s.key-1)>>32), uint32(s.key-1))
			if x.often[at].key == 0 {
				x.often[at] = s
			}
		}
	}
}

func maybeAt(word, next uint32) (at int, bit uint64) {
	h := (word*0x9e3779b1 ^ next) * 0x85ebca6b
	return int(h >> (32 - oftenBits)), 1 << (h >> 15 & 63)
}

// sink takes what a record is made of.
type sink interface {
	numbers(b []byte)
	words(all []value)
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
		// Words are joined in their place: what is joined of so many is before them.
		words, n := c.words, 0
		last := value{} // may be the beginning of a longer one
		for i, v := range words {
			if last.n != 0 {
				if joined := x.join(last.number(), v.number()); joined.n != 0 {
					last = joined
					continue
				}
				words[n] = last
				n++
			}
			if last = v; v.n == 0 {
				to.words(words[:n])
				n = 0
				spelled = spell(s[c.runs[i].from:c.runs[i].to], spelled, to)
			}
		}
		if last.n != 0 {
			words[n] = last
			n++
		}
		to.words(words[:n])
		to.end()
	}
}

// cutter cuts a text. All of its runs are looked for in one go: to look for one is
// mostly to wait for memory, and many can be waited for at the same time.
type cutter struct {
	runs  []stretch
	long  []int32 // the runs that are not short, see shortOf
	words []value // of each run
	rest  []int32 // the runs that were not where they were looked for first

	spelled []string // for use
}

// stretch is a part of a text. A short one has a key, plus one; another has 0.
type stretch struct {
	from, to int
	key      uint64
}

func (c *cutter) cut(s string) {
	c.runs, c.long = c.runs[:0], c.long[:0]
	r := runs{s: s}
	for c.most(&r); r.next(); c.most(&r) {
		key := r.key
		if key == 0 {
			var is bool
			if key, is = shortOf(r.run()); !is {
				key = ^uint64(0)
				c.long = append(c.long, int32(len(c.runs)))
			}
		}
		c.runs = append(c.runs, stretch{r.from, r.to, key + 1})
	}
}

// most goes on as long as what runs.next finds is of the kinds that most are: a
// frequent Han character, or up to fifteen letters and digits of ASCII; with all at
// hand in registers.
func (c *cutter) most(r *runs) {
	s, i, spaced := r.s, r.to, r.kind == plain
	all := c.runs
	for i+17 < len(s) {
		w, from := eight(s[i:]), i
		if second := byte(w >> 8); spaced && byte(w) == ' ' {
			if second >= 0x80 {
				break
			}
			if ascii[second] == plain {
				from++
				w = eight(s[from:])
			}
		}
		if b := byte(w); b >= 0xe4 && b < 0xea {
			if byte(w>>16) == 0 {
				break
			}
			spaced, i = false, from+3
			all = append(all, stretch{from, i, w&(1<<24-1) + 1})
			continue
		}
		n := bits.TrailingZeros64(^plainBytes(w)&highs) / 8
		if n == 8 {
			n += bits.TrailingZeros64(^plainBytes(eight(s[from+8:]))&highs) / 8
		}
		if n == 0 || n == 16 || s[from+n] >= 0x80 {
			break
		}
		key := w&(1<<(8*n)-1) + 1
		if n > 8 {
			key = 0
			c.long = append(c.long, int32(len(all)))
		}
		spaced, i = true, from+n
		all = append(all, stretch{from, i, key})
	}
	c.runs = all
	if r.to, r.kind = i, other; spaced {
		r.kind = plain
	}
}

// find looks for the words that the runs of s are.
func (c *cutter) find(t *wordTable, s string) {
	n := len(c.runs)
	words := slices.Grow(c.words[:0], n)[:n]
	rest := slices.Grow(c.rest[:0], n)[:n]
	c.words, c.rest = words, rest
	if t.short.n == 0 || t.m == 0 {
		for i, run := range c.runs {
			words[i] = t.get(s[run.from:run.to])
		}
		return
	}
	slots, k := t.short.slots, 0
	mask := uint64(len(slots) - 1)
	for i := range c.runs {
		key := c.runs[i].key
		slot := &slots[hash(key-1, 0)&mask]
		v := slot.value
		if slot.key != key {
			v = value{}
		}
		words[i], rest[k] = v, int32(i)
		if v.n == 0 && key != 0 {
			k++
		}
	}
	for _, i := range rest[:k] {
		words[i] = t.short.get(c.runs[i].key - 1)
	}
	mask = uint64(len(t.middle) - 1)
	for _, i := range c.long {
		run := s[c.runs[i].from:c.runs[i].to]
		if first, second, is := middleOf(run); is {
			if slot := &t.middle[hash(first, second)&mask]; slot.first == first && slot.second == second {
				words[i] = slot.value
				continue
			}
		}
		words[i] = t.get(run)
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
	symbols []code // those that are no words
	spells  *[contexts][]code
	bitWriter
}

// words writes words. It is half of packing, so the bits at hand stay in registers.
func (p *packer) words(all []value) {
	buf, acc, n := p.buf, p.acc, p.n
	for _, v := range all {
		size := uint(v.code & codeLen)
		acc = acc<<size | uint64(v.code>>codeLenBits)
		if n += size; n >= 32 {
			n -= 32
			buf = binary.BigEndian.AppendUint32(buf, uint32(acc>>n))
		}
	}
	p.buf, p.acc, p.n = buf, acc, n
}

func (p *packer) end() { p.code(p.symbols[symEnd]) }

func (p *packer) numbers(b []byte) {
	at := firstNumber
	for _, c := range b {
		p.code(p.spells[at][c])
		at = afterNumber(c)
	}
	p.code(p.spells[at][stop])
}

func (p *packer) spell(run string) {
	p.code(p.symbols[symSpell])
	at := 0
	for i := range len(run) {
		p.code(p.spells[at][run[i]])
		at = int(contextOf[run[i]])
	}
	p.code(p.spells[at][stop])
}

func (p *packer) again(i, of int) {
	p.code(p.symbols[symAgain])
	p.put(uint32(i), againBits(of))
}

// againBits is how many bits the number of one of so many has.
func againBits(of int) uint { return uint(bits.Len(uint(of - 1))) }

// Pack appends a record to buf: the generation, a byte, its numbers, and its texts
// by their words.
func (l *Lexicon) Pack(buf []byte, r Record) []byte {
	last := len(l.gens) - 1
	codes := l.gens[last].write()
	p := &packer{symbols: codes.words[:firstWord], spells: &codes.spells}
	p.buf = append(buf, byte(last))
	l.pack().walk(r, p)
	return p.flush()
}
