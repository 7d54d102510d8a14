package index

import (
	"math/bits"
	"slices"
	"sync"
	"unicode/utf8"
)

// builder collects where the words of one field stand, article by article. Words
// are numbered as they come, and what stands where is noted as one long row of
// numbers and places, which is sorted by number at the end; so it is with pairs,
// which are numbers as they are.
type builder struct {
	words wordTable

	wordHits []wordHit
	pairHits []uint64 // see pairHit
	ends     []ends   // of each article
	last     uint32   // no place is above it
	bytes    int      // of texts, about

	newWords [lookedUp]newWord // not looked up yet
	nWords   int

	spare []uint64 // for use
}

// wordHit is one place of a word in an article.
type wordHit struct{ word, place uint32 }

// ends are where the hits of an article end.
type ends struct{ words, pairs int }

// builders are such as were used: what they hold is large, and needed again for the
// next part of the archive.
var builders = sync.Pool{New: func() any { return new(builder) }}

// mostRoom is how many hits a builder has room for, at most, that is used again.
const mostRoom = 1 << 21

// done gives the builder to whoever builds the next part.
func (b *builder) done() {
	if cap(b.wordHits)+cap(b.pairHits) > mostRoom {
		return
	}
	b.reset()
	builders.Put(b)
}

// reset takes all out of the builder.
func (b *builder) reset() {
	b.words.reset()
	b.wordHits, b.pairHits, b.ends, b.last = b.wordHits[:0], b.pairHits[:0], b.ends[:0], 0
	b.newWords = [lookedUp]newWord{} // they would keep the texts
}

// expect makes room for texts of so many bytes in all.
func (b *builder) expect(bytes int) {
	b.wordHits = slices.Grow(b.wordHits, bytes/8)
	b.pairHits = slices.Grow(b.pairHits, bytes/8)
	b.bytes = bytes
}

// mostForm is how many bytes of a normal form are indexed, at most, so that a place
// fits below a pair.
const mostForm = 1<<placeBits - 1

// article adds the next article's normal form, and returns how many words it
// has, a Han character being one.
//
// Words are numbered from 0 through the blocks, with a number left out between
// two blocks, so that what follows each other across them does not look so.
func (b *builder) article(form string) (words int) {
	form = form[:min(len(form), mostForm)]
	place, inRow := uint32(0), false // whether the word before is in the same block and of letters
	for i := 0; i < len(form); {
		switch form[i] {
		case ' ':
			i++
			continue
		case '\n':
			i++
			place++
			inRow = false
			b.pair(blockStart, place)
			continue
		}
		if isWideAt(form, i) {
			end, n := b.run(form, i, place, inRow)
			place += uint32(n)
			words += n
			i, inRow = end, false
			continue
		}
		end := endOfWord(form, i)
		b.word(form, i, end, place)
		place++
		words++
		i, inRow = end, true
	}
	b.settleWords()
	b.ends = append(b.ends, ends{len(b.wordHits), len(b.pairHits)})
	b.last = max(b.last, place)
	return words
}

// isWideAt tells whether a run begins at form[i], not a word.
func isWideAt(form string, i int) bool {
	_, _, is := wideAt(form, i)
	return is
}

// wideAt returns the character at form[i], how long it is, and whether it is one
// of a run. Nearly all are of three bytes and of the block of Han from U+4E00 on.
func wideAt(form string, i int) (r rune, size int, is bool) {
	if form[i] < utf8.RuneSelf {
		return rune(form[i]), 1, false
	}
	if c := form[i]; (c >= 0xe5 && c <= 0xe9 || c == 0xe4 && i+1 < len(form) && form[i+1] >= 0xb8) && i+2 < len(form) {
		return rune(c&0xf)<<12 | rune(form[i+1]&0x3f)<<6 | rune(form[i+2]&0x3f), 3, true
	}
	r, size = utf8.DecodeRuneInString(form[i:])
	return r, size, classOf(r) == wide
}

// endOfWord returns the end of the word that begins at form[i].
func endOfWord(form string, i int) int {
	for {
		w := eight(form, i)
		stop := zeros(w^spaces) | zeros(w^newlines) | w&highs
		if stop == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(stop) / 8
		if i >= len(form) || form[i] < utf8.RuneSelf {
			return min(i, len(form))
		}
		_, size, is := wideAt(form, i)
		if is {
			return i
		}
		i += size
	}
}

const (
	eachByte = 0x0101010101010101
	highs    = 0x80 * eachByte
	spaces   = ' ' * eachByte
	newlines = '\n' * eachByte
)

// zeros marks the first byte of w that is 0, and maybe some behind it.
func zeros(w uint64) uint64 { return (w - eachByte) &^ w & highs }

// eight returns eight bytes of s from i on, the first the lowest; behind the end
// are spaces.
func eight(s string, i int) uint64 {
	if i+8 <= len(s) {
		s = s[i : i+8]
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	w := uint64(spaces)
	for k := len(s) - 1; k >= i; k-- {
		w = w<<8 | uint64(s[k])
	}
	return w
}

// run adds the run of Han at form[i:] and returns its end and how many
// characters it has.
func (b *builder) run(form string, i int, place uint32, afterLetters bool) (end, n int) {
	before := rune(-1)
	for i < len(form) {
		r, size, is := wideAt(form, i)
		if !is {
			break
		}
		switch {
		case before >= 0:
			b.pair(pairOf(before, r), place+uint32(n-1))
		case afterLetters:
			b.pair(pairOf(r, afterWord), place)
		}
		before = r
		n++
		i += size
	}
	b.pair(pairOf(before, runEnd), place+uint32(n-1))
	return i, n
}

// pair adds a pair.
func (b *builder) pair(p pair, place uint32) { b.pairHits = append(b.pairHits, pairHit(p, place)) }

// Words are looked up some at a time: the table is larger than the processor's
// caches, and looks that do not wait for each other wait together.
const lookedUp = 32

// word adds the word form[i:end].
func (b *builder) word(form string, i, end int, place uint32) {
	if b.nWords == lookedUp {
		b.settleWords()
	}
	b.newWords[b.nWords] = newWord{b.words.key(form, i, end), form[i:end], place}
	b.nWords++
}

type newWord struct {
	key   uint64
	word  string
	place uint32
}

func (b *builder) settleWords() {
	var slots [lookedUp]wordSlot
	all := b.newWords[:b.nWords]
	b.words.room(len(all))
	for i := range all {
		slots[i] = b.words.look(all[i].key)
	}
	for i := range all {
		w := &all[i]
		n, ok := b.words.is(slots[i], w.key, w.word)
		if !ok {
			n = b.words.number(w.key, w.word)
		}
		b.wordHits = append(b.wordHits, wordHit{n, w.place})
	}
	b.nWords = 0
}
