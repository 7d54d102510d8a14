package index

import (
	"bytes"
	"encoding/binary"
	"sort"

	"gongbao/store/pack"
)

// offsets are where the postings of each term begin.
type offsets struct {
	low  pack.Column[uint32]
	high pack.Column[uint8] // what is above 32 bits; empty where that is nothing
}

func (o *offsets) at(i int) int {
	if o.high.Len() == 0 {
		return int(o.low.At(i))
	}
	return int(uint64(o.high.At(i))<<32 | uint64(o.low.At(i)))
}

// offsetsMaker collects offsets.
type offsetsMaker struct {
	low  []uint32
	high []uint8
}

func (o *offsetsMaker) add(at int) {
	o.high = withHigh(o.high, len(o.low), uint8(uint64(at)>>32))
	o.low = append(o.low, uint32(at))
}

// withHigh appends what of the n-th number is above its column, where that is
// something or was of one before.
func withHigh(high []uint8, n int, b uint8) []uint8 {
	if b == 0 && high == nil {
		return nil
	}
	if high == nil {
		high = make([]uint8, n)
	}
	return append(high, b)
}

func (o *offsetsMaker) offsets() offsets { return offsets{pack.ColumnOf(o.low), pack.ColumnOf(o.high)} }

// runes are characters, nearly all of which have 16 bits.
type runes struct {
	low  pack.Column[uint16]
	high pack.Column[uint8] // empty where they all have
}

func (r *runes) len() int { return r.low.Len() }

func (r *runes) at(i int) rune {
	if r.high.Len() == 0 {
		return rune(r.low.At(i))
	}
	return rune(r.high.At(i))<<16 | rune(r.low.At(i))
}

// runesMaker collects characters.
type runesMaker struct {
	low  []uint16
	high []uint8
}

func (m *runesMaker) add(r rune) {
	m.high = withHigh(m.high, len(m.low), uint8(r>>16))
	m.low = append(m.low, uint16(r))
}

func (m *runesMaker) runes() runes { return runes{pack.ColumnOf(m.low), pack.ColumnOf(m.high)} }

// wordDict is the words of a field in order of their bytes. Of some words in
// turn the first stands whole, each other as how many bytes it shares with the
// one before and the rest.
type wordDict struct {
	n      int
	groups pack.Column[uint32] // where each group begins in data
	data   pack.Column[byte]
	offsets
}

const (
	groupLen   = 16
	mostShared = 255
)

// wordMaker collects the words of a dictionary.
type wordMaker struct {
	n      int
	groups []uint32
	data   []byte
	offsetsMaker
}

// add appends a word, which must be above last, the one before.
func (d *wordMaker) add(word, last []byte, at int) {
	if d.n%groupLen == 0 {
		d.groups = append(d.groups, uint32(len(d.data)))
		last = nil
	}
	shared := 0
	for shared < min(len(last), len(word), mostShared) && last[shared] == word[shared] {
		shared++
	}
	if d.n%groupLen != 0 {
		d.data = append(d.data, byte(shared))
	}
	d.data = binary.AppendUvarint(d.data, uint64(len(word)-shared))
	d.data = append(d.data, word[shared:]...)
	d.n++
	d.offsetsMaker.add(at)
}

func (d *wordMaker) dict() wordDict {
	return wordDict{d.n, pack.ColumnOf(d.groups), pack.ColumnOf(d.data), d.offsets()}
}

// group returns the words of a group as they stand in data.
func (d *wordDict) group(g int) []byte {
	to := d.data.Len()
	if g+1 < d.groups.Len() {
		to = int(d.groups.At(g + 1))
	}
	return d.data.Slice(int(d.groups.At(g)), to)
}

// walker steps through the words of a dictionary.
type walker struct {
	d    *wordDict
	i    int    // the word's number; d.n at the end
	word []byte // valid until the next step
	rest []byte
}

// start returns a walker at the first word of a group.
func (d *wordDict) start(group int) walker {
	w := walker{d: d, i: group*groupLen - 1}
	w.step()
	return w
}

// step goes to the next word.
func (w *walker) step() {
	if w.i++; w.i >= w.d.n {
		w.i = w.d.n
		return
	}
	shared := 0
	if w.i%groupLen != 0 {
		shared, w.rest = int(w.rest[0]), w.rest[1:]
	} else {
		w.rest = w.d.group(w.i / groupLen)
	}
	size, n := binary.Uvarint(w.rest)
	w.word = append(w.word[:shared], w.rest[n:n+int(size)]...)
	w.rest = w.rest[n+int(size):]
}

// passLinks goes on to the next word that is no link, if it stands at one.
func (w *walker) passLinks() {
	for !w.done() && isLink(w.word) {
		w.step()
	}
}

func (w *walker) done() bool { return w.i >= w.d.n }

// first returns the first word of a group.
func (d *wordDict) first(group int) []byte {
	at := d.group(group)
	size, n := binary.Uvarint(at)
	return at[n : n+int(size)]
}

// from returns a walker at the first word that is word or above it.
func (d *wordDict) from(word string) walker {
	group := sort.Search(d.groups.Len(), func(g int) bool { return string(d.first(g)) > word })
	w := d.start(max(group-1, 0))
	for !w.done() && string(w.word) < word {
		w.step()
	}
	return w
}

// find returns a word's number, or false.
func (d *wordDict) find(word string) (int, bool) {
	w := d.from(word)
	return w.i, !w.done() && string(w.word) == word
}

// starting calls visit for each word that begins with prefix.
func (d *wordDict) starting(prefix string, visit func(i int, word []byte)) {
	for w := d.from(prefix); !w.done() && bytes.HasPrefix(w.word, []byte(prefix)); w.step() {
		visit(w.i, w.word)
	}
}

// pair is two characters of a run of Han side by side, or what stands in for
// such at the run's ends. Their order is that of the first, then the second.
type pair uint64

const (
	runeBits = 21

	runEnd    = rune(0) // second of the last character of a run
	afterWord = rune(1) // second of the first character of a run that follows a word

	blockStart = pair(0) // stands at the first word of each block but the first
)

func pairOf(first, second rune) pair { return pair(first)<<runeBits | pair(second) }

func (p pair) first() rune  { return rune(p >> runeBits) }
func (p pair) second() rune { return rune(p & (1<<runeBits - 1)) }

// pairDict is the pairs of a field in order.
type pairDict struct {
	firsts  pack.Column[uint32] // the first characters
	starts  pack.Column[uint32] // where the pairs of each begin; one more at the end
	seconds runes
	offsets
}

// pairMaker collects the pairs of a dictionary.
type pairMaker struct {
	firsts, starts []uint32
	seconds        runesMaker
	offsetsMaker
}

// add appends a pair, which must be above the one before.
func (d *pairMaker) add(p pair, at int) {
	if n := len(d.firsts); n == 0 || d.firsts[n-1] != uint32(p.first()) {
		d.firsts = append(d.firsts, uint32(p.first()))
		d.starts = append(d.starts, uint32(len(d.seconds.low)))
	}
	d.seconds.add(p.second())
	d.offsetsMaker.add(at)
}

func (d *pairMaker) dict() pairDict {
	d.starts = append(d.starts, uint32(len(d.seconds.low)))
	return pairDict{pack.ColumnOf(d.firsts), pack.ColumnOf(d.starts), d.seconds.runes(), d.offsets()}
}

// starting returns the numbers of the pairs with this first character.
func (d *pairDict) starting(first rune) (from, to int) {
	i := sort.Search(d.firsts.Len(), func(i int) bool { return d.firsts.At(i) >= uint32(first) })
	if i == d.firsts.Len() || d.firsts.At(i) != uint32(first) {
		return 0, 0
	}
	return int(d.starts.At(i)), int(d.starts.At(i + 1))
}

// find returns a pair's number, or false.
func (d *pairDict) find(p pair) (int, bool) {
	from, to := d.starting(p.first())
	i := from + sort.Search(to-from, func(i int) bool { return d.seconds.at(from+i) >= p.second() })
	return i, i < to && d.seconds.at(i) == p.second()
}

// pairHead steps through the pairs of a dictionary.
type pairHead struct {
	d        *pairDict
	i, group int
	pair     pair // noPair at the end
}

const noPair = ^pair(0)

func (d *pairDict) start() pairHead {
	h := pairHead{d: d, i: -1}
	h.step()
	return h
}

// from returns the head at the first pair that is p or above it.
func (d *pairDict) from(p pair) pairHead {
	i := sort.Search(d.seconds.len(), func(i int) bool { return d.pair(i) >= p })
	h := pairHead{d: d, i: i - 1, group: d.groupOf(i)}
	h.step()
	return h
}

// groupOf returns the number of the first character of the i-th pair; of what is
// no pair the last one.
func (d *pairDict) groupOf(i int) int {
	return max(sort.Search(d.firsts.Len(), func(g int) bool { return int(d.starts.At(g)) > i })-1, 0)
}

// pair returns the i-th pair.
func (d *pairDict) pair(i int) pair {
	return pairOf(rune(d.firsts.At(d.groupOf(i))), d.seconds.at(i))
}

func (h *pairHead) step() {
	if h.i++; h.i >= h.d.seconds.len() {
		h.pair = noPair
		return
	}
	for int(h.d.starts.At(h.group+1)) <= h.i {
		h.group++
	}
	h.pair = pairOf(rune(h.d.firsts.At(h.group)), h.d.seconds.at(h.i))
}
