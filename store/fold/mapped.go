package fold

import (
	"sort"
	"strings"
)

// Origin tells where in the original the bytes of a folded text came from. The
// zero Origin is of a text whose bytes stayed where they were.
type Origin struct{ marks []mark }

// mark begins a stretch: the folded text from byte folded came from the
// original from byte from. In a whole stretch the bytes are not parallel: they
// came, all together, from one rune.
type mark struct {
	folded, from int32
	whole        bool
}

// Mapped is Text with the way back. Texts of 2 GB and more are not for it.
func Mapped(s string) (string, Origin) {
	at, size, rep := next(s, 0)
	if size == 0 {
		return s, Origin{}
	}
	var b strings.Builder
	b.Grow(len(s))
	var o Origin
	from := 0
	for size > 0 {
		b.WriteString(s[from:at])
		if size != len(rep) || isSeveral(rep) {
			o.add(mark{int32(b.Len()), int32(at), true})
			o.add(mark{int32(b.Len() + len(rep)), int32(at + size), false})
		}
		b.WriteString(rep)
		from = at + size
		at, size, rep = next(s, from)
	}
	b.WriteString(s[from:])
	return b.String(), o
}

// add appends a mark; a stretch without a byte gives way to the next one.
func (o *Origin) add(m mark) {
	if n := len(o.marks); n > 0 && o.marks[n-1].folded == m.folded {
		o.marks[n-1] = m
		return
	}
	o.marks = append(o.marks, m)
}

// isSeveral tells whether rep, of a rune of the same length, is more than one.
func isSeveral(rep string) bool { return len(rep) > 1 && rep[0] < 0x80 }

// Span returns the bytes of the original that bytes start to end of the folded
// text came from. Bounds between runes of the folded text give bounds between
// runes of the original; accents that folding dropped belong to the letter
// before them. Bounds outside the text are the caller's fault.
func (o Origin) Span(start, end int) (int, int) {
	from := o.pos(start, false)
	return from, max(from, o.pos(end, true))
}

// pos returns where a folded byte came from; inside a whole stretch the
// original's rune begins there, or ends where up is set.
func (o Origin) pos(i int, up bool) int {
	k := sort.Search(len(o.marks), func(k int) bool { return int(o.marks[k].folded) > i }) - 1
	if k < 0 {
		return i
	}
	m := o.marks[k]
	switch {
	case !m.whole:
		return int(m.from) + i - int(m.folded)
	case up && i > int(m.folded):
		return int(o.marks[k+1].from)
	}
	return int(m.from)
}
