package index

import (
	"strings"
	"unicode/utf8"

	"gongbao/store/query"
)

// near matches articles that hold terms close to each other in one block.
type near struct {
	within int // words between the first words of the terms, at most
	terms  []*Term
}

func newNear(q query.Near) near {
	n := near{within: q.Within}
	for _, t := range q.Terms {
		n.terms = append(n.terms, newTerm(t))
	}
	return n
}

func (n near) bind(s *Segment) test {
	return func(i int) bool {
		d := s.docs[i]
		return n.inText(d.title) || n.inText(d.body)
	}
}

func (n near) inText(text string) bool {
	for _, t := range n.terms {
		if !t.within(text) {
			return false
		}
	}
	for block := range strings.SplitSeq(text, "\n") {
		if n.inBlock(block) {
			return true
		}
	}
	return false
}

// cursor is the next place of a term in a block.
type cursor struct {
	at, word  int // the byte it begins at, and how many words stand before it
	read, now int // bytes of the block whose words are counted, and how many those are
}

// advance goes to the first place of t from byte from on, if there is one.
func (c *cursor) advance(t *Term, block string, from int) bool {
	at, _ := t.next(block, from)
	if at < 0 {
		return false
	}
	for c.read < at {
		r, size := utf8.DecodeRuneInString(block[c.read:])
		c.read += size
		if r != ' ' && (classOf(r) == wide || tokenEnds(block, c.read)) { // a Han character is a word
			c.now++
		}
	}
	c.at, c.word = at, c.now
	return true
}

// inBlock keeps one place of each term and moves the first of them on until
// they stand close enough together.
func (n near) inBlock(block string) bool {
	places := make([]cursor, len(n.terms))
	last := 0 // word of the last place
	for i, t := range n.terms {
		if !places[i].advance(t, block, 0) {
			return false
		}
		last = max(last, places[i].word)
	}
	for len(places) > 0 {
		first := 0
		for i := range places {
			if places[i].word < places[first].word {
				first = i
			}
		}
		if last-places[first].word <= n.within {
			return true
		}
		at := places[first].at
		_, size := utf8.DecodeRuneInString(block[at:])
		if !places[first].advance(n.terms[first], block, at+size) {
			return false
		}
		last = max(last, places[first].word)
	}
	return false
}
