package index

import (
	"cmp"
	"slices"
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

// occurrence is where a term stands: at which byte, then at which word.
type occurrence struct{ at, term int }

// inBlock slides over the occurrences of the terms in their order and looks
// for a stretch that holds each of them.
func (n near) inBlock(block string) bool {
	var all []occurrence
	for i, t := range n.terms {
		found := len(all)
		for at := 0; ; {
			start, _ := t.next(block, at)
			if start < 0 {
				break
			}
			all = append(all, occurrence{start, i})
			_, size := utf8.DecodeRuneInString(block[start:])
			at = start + size
		}
		if len(all) == found {
			return false
		}
	}
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Compare(a.at, b.at) })
	countWords(block, all)
	held, missing := make([]int, len(n.terms)), len(n.terms)
	first := 0
	for _, o := range all {
		if held[o.term]++; held[o.term] == 1 {
			missing--
		}
		for ; o.at-all[first].at > n.within; first++ {
			if held[all[first].term]--; held[all[first].term] == 0 {
				missing++
			}
		}
		if missing == 0 {
			return true
		}
	}
	return false
}

// countWords turns the bytes that occurrences stand at into words of the
// block, counted from 0. A Han character is a word.
func countWords(block string, all []occurrence) {
	word, i := 0, 0
	for at, r := range block {
		for i < len(all) && all[i].at == at {
			all[i].at = word
			i++
		}
		next := at + utf8.RuneLen(r)
		if r != ' ' && (classOf(r) == wide || tokenEnds(block, next)) {
			word++
		}
	}
}
