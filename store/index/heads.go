package index

import (
	"bytes"
	"encoding/binary"
)

// heads are the first items left of several rows that are each in order, as a
// heap: of hundreds of rows the least is found in a few steps.
type heads struct {
	all []head
	tie func(a, b int) int // orders rows whose keys are equal; nil where those are one
}

// head is the first item left of a row.
type head struct {
	key uint64
	row int
}

func (h *heads) below(a, b head) bool {
	if a.key != b.key {
		return a.key < b.key
	}
	if h.tie != nil {
		if c := h.tie(a.row, b.row); c != 0 {
			return c < 0
		}
	}
	return a.row < b.row
}

// add adds a row.
func (h *heads) add(row int, key uint64) {
	h.all = append(h.all, head{key, row})
	for i := len(h.all) - 1; i > 0; {
		up := (i - 1) / 2
		if !h.below(h.all[i], h.all[up]) {
			break
		}
		h.all[i], h.all[up] = h.all[up], h.all[i]
		i = up
	}
}

// next says that the least row has gone on to an item of this key.
func (h *heads) next(key uint64) {
	h.all[0].key = key
	h.sink()
}

// drop takes the least row away, which has no more items.
func (h *heads) drop() {
	last := len(h.all) - 1
	h.all[0] = h.all[last]
	h.all = h.all[:last]
	h.sink()
}

func (h *heads) sink() {
	for i := 0; ; {
		least := i
		for k := 2*i + 1; k <= 2*i+2 && k < len(h.all); k++ {
			if h.below(h.all[k], h.all[least]) {
				least = k
			}
		}
		if least == i {
			return
		}
		h.all[i], h.all[least] = h.all[least], h.all[i]
		i = least
	}
}

// wordKey is the first eight bytes of a word as a number of the same order.
func wordKey(word []byte) (key uint64) {
	if len(word) >= 8 {
		return binary.BigEndian.Uint64(word)
	}
	for i := range word {
		key |= uint64(word[i]) << (56 - 8*i)
	}
	return key
}

// wordHeads are the words left of several dictionaries.
type wordHeads struct {
	heads
	walkers []walker
	end     []byte // words from there on are left out; nil for none
}

// wordsBetween returns the words of dictionaries from one up to another, links
// apart; nil is no bound.
func wordsBetween(parts []*field, from, to []byte) *wordHeads {
	w := &wordHeads{walkers: make([]walker, len(parts)), end: to}
	w.tie = func(a, b int) int { return bytes.Compare(w.walkers[a].word, w.walkers[b].word) }
	for i, p := range parts {
		w.walkers[i] = p.words.from(string(from))
		if w.there(i) {
			w.add(i, wordKey(w.walkers[i].word))
		}
	}
	return w
}

// there passes links and tells whether a word is left in a dictionary.
func (w *wordHeads) there(i int) bool {
	at := &w.walkers[i]
	at.passLinks()
	return !at.done() && (w.end == nil || bytes.Compare(at.word, w.end) < 0)
}

// step goes on in the dictionary whose word is the least.
func (w *wordHeads) step() {
	i := w.all[0].row
	w.walkers[i].step()
	if w.there(i) {
		w.next(wordKey(w.walkers[i].word))
	} else {
		w.drop()
	}
}

// pairHeads are the pairs left of several dictionaries.
type pairHeads struct {
	heads
	rows []pairHead
	end  pair // pairs from there on are left out
}

// pairsBetween returns the pairs of dictionaries from one up to another.
func pairsBetween(parts []*field, from, to pair) *pairHeads {
	p := &pairHeads{rows: make([]pairHead, len(parts)), end: to}
	for i, part := range parts {
		if p.rows[i] = part.pairs.from(from); p.rows[i].pair < to {
			p.add(i, uint64(p.rows[i].pair))
		}
	}
	return p
}

// step goes on in the dictionary whose pair is the least.
func (p *pairHeads) step() {
	r := &p.rows[p.all[0].row]
	r.step()
	if r.pair < p.end {
		p.next(uint64(r.pair))
	} else {
		p.drop()
	}
}
