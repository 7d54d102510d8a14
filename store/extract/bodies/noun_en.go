package bodies

import "strings"

// nounKind says how sure an English noun means 总工会.
type nounKind uint8

const (
	nounNone    nounKind = iota
	nounFed              // Federation of Trade Unions and its like
	nounGeneral          // General Trade Union, General Labor Union
	nounLabor            // Labor Union
	nounTrade            // Trade Union: as often the movement as a body
	nounBare             // Federation, the rest dropped
	nounBranch           // Union behind a branch of industry
)

// noun is an English noun for a union body.
type noun struct {
	start, end int
	kind       nounKind
	plural     bool
	in         word // "Federation of Anhui Trade Unions": the words inside, if any
	head       word // the word that makes it a noun
	joint      bool // Joint stands before it
}

const (
	heads       = " federation confederation council federations confederations councils "
	headsPlural = " federations confederations councils "
	labours     = " trade labor staff labour labors worker trades workers labours " // what stands before Union
)

// isLabour tells whether the word is one that stands before Union.
func isLabour(t string, w word) bool { return w.in(t, inLabour) }

// nounAtUnion returns the noun that the word Union or Unions w belongs to.
func nounAtUnion(t string, w word) (noun, bool) {
	n := noun{end: w.e, head: w, plural: strings.EqualFold(t[w.e-1:w.e], "s")}
	p1, g1, ok := wordBefore(t, w.s)
	if !ok || g1 != gapSpace {
		return n, false
	}
	switch {
	case isLabour(t, p1):
		n.start, n.kind = p1.s, nounTrade
		if !p1.is(t, "trade", "trades") {
			n.kind = nounLabor
		}
		n.generalBefore(t)
		n.headBefore(t)
		if n.kind != nounFed {
			n.headAfter(t)
		}
		return n, true
	case p1.is(t, "general", "total"):
		n.start, n.kind = p1.s, nounGeneral
		n.headAfter(t)
		return n, true
	}
	n.start = w.s
	n.headBefore(t)
	if n.kind == nounFed {
		return n, true
	}
	switch {
	case p1.is(t, "national"):
		n.kind = nounTrade
		return n, true
	case w.capital(t) && p1.capital(t) && !n.plural && kindOfWord(t, p1) != kindNone: // "Hefei City Union"
		if next, g, ok := wordAfter(t, w.e); ok && g == gapSpace && next.capital(t) {
			return n, false
		}
		n.kind = nounTrade
		return n, true
	case w.capital(t) && p1.capital(t) && p1.in(t, inSectorEnds): // "China Seamen's Union"
		n.kind = nounBranch
		return n, true
	}
	return n, false
}

// generalBefore takes in "General" before the noun.
func (n *noun) generalBefore(t string) {
	if p, g, ok := wordBefore(t, n.start); ok && g == gapSpace && p.is(t, "general", "total") {
		n.start = p.s
		if n.kind == nounTrade || n.kind == nounLabor {
			n.kind = nounGeneral
		}
	}
}

// headBefore takes in "Federation of" before the noun, with up to four words
// between that name a place: "Federation of Anhui Provincial Trade Unions".
func (n *noun) headBefore(t string) {
	at := n.start
	for i := 0; i < 6; i++ {
		p, g, ok := wordBefore(t, at)
		if !ok || g != gapSpace {
			return
		}
		if p.is(t, "of", "for") {
			h, g, ok := wordBefore(t, p.s)
			if !ok || g != gapSpace || !h.in(t, inHeads) {
				return
			}
			if in := skipThe(t, word{p.e, n.start}); strings.TrimSpace(t[in.s:in.e]) != "" {
				n.in = in
			}
			n.plural = strings.EqualFold(t[h.e-1:h.e], "s")
			n.start, n.kind, n.head = h.s, nounFed, h
			n.generalBefore(t)
			return
		}
		if i > 0 && !p.capital(t) && !p.is(t, "the", "all") {
			return
		}
		at = p.s
	}
}

// skipThe returns in without an article and white space at its start.
func skipThe(t string, in word) word {
	for in.s < in.e {
		w, _, ok := wordAfter(t[:in.e], in.s)
		if !ok {
			break
		}
		if in.s = w.s; !w.is(t, "the") {
			break
		}
		in.s = w.e
	}
	return in
}

// headAfter takes in "Federation" after the noun: "Trade Union Federation".
func (n *noun) headAfter(t string) {
	h, g, ok := wordAfter(t, n.end)
	if !ok || g != gapSpace {
		return
	}
	if h.in(t, inHeads) {
		n.kind, n.end, n.head = nounFed, h.e, h
		n.plural = strings.EqualFold(t[h.e-1:h.e], "s")
	}
}

// nounAtHead returns the noun that the word Federation w belongs to, where no
// word Union stands beside it.
func nounAtHead(t string, w word) (noun, bool) {
	n := noun{start: w.s, end: w.e, head: w, kind: nounBare, plural: strings.EqualFold(t[w.e-1:w.e], "s")}
	if p, g, ok := wordBefore(t, w.s); ok && g == gapSpace && isLabour(t, p) {
		n.start, n.kind = p.s, nounFed
		n.generalBefore(t)
		return n, true
	}
	a, g, ok := wordAfter(t, w.e)
	if ok && g == gapSpace && a.is(t, "of", "for") {
		l, g, ok := wordAfter(t, a.e)
		if ok && g == gapSpace && l.is(t, "labor", "labour", "labors", "labours", "labourers", "laborers") {
			if u, _, ok := wordAfter(t, l.e); ok && u.is(t, "union", "unions") {
				return n, false
			}
			n.end, n.kind = l.e, nounFed
			n.generalBefore(t)
			return n, true
		}
		return n, ok && a.is(t, "of") && placeWord(t, l) // "the federations of Tonglu County and Jiande City"
	}
	if p, g, ok := wordBefore(t, w.s); !w.capital(t) && !(ok && g == gapSpace && kindOfWord(t, p) != kindNone) {
		return n, false
	}
	n.generalBefore(t)
	return n, true
}

// placeWord tells whether the word, or the one or two behind it, says that a
// region's name stands there.
func placeWord(t string, w word) bool {
	if !w.capital(t) {
		return false
	}
	for range 3 {
		next, gap, ok := wordAfter(t, w.e)
		if !ok || gap != gapSpace || !next.capital(t) {
			return false
		}
		if kindOfWord(t, next) != kindNone {
			return true
		}
		w = next
	}
	return false
}

// around takes in "Joint" before the noun and the words for a committee on
// either side of it: "Trade Union Working Committee", "Working Committee of
// Trade Unions".
func (n *noun) around(t string) {
	if p, g, ok := wordBefore(t, n.start); ok && g == gapSpace && p.is(t, "joint", "united") {
		n.start, n.joint = p.s, true
	}
	end := n.end
	for range 2 {
		w, g, ok := wordAfter(t, end)
		if !ok || g != gapSpace || !w.is(t, "working", "work", "committee") {
			break
		}
		if end = w.e; w.is(t, "committee") {
			n.end = end
			break
		}
	}
	of, g, ok := wordBefore(t, n.start)
	if ok && g == gapSpace && of.is(t, "the") {
		of, g, ok = wordBefore(t, of.s)
	}
	if !ok || g != gapSpace || !of.is(t, "of") {
		return
	}
	c, g, ok := wordBefore(t, of.s)
	if !ok || g != gapSpace || !c.is(t, "committee") {
		return
	}
	if w, g, ok := wordBefore(t, c.s); ok && g == gapSpace && w.is(t, "working", "work") {
		n.start, n.plural = w.s, false
		if n.kind == nounFed {
			return
		}
		n.kind = nounTrade
	}
}
