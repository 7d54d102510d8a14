package index

import (
	"strings"
	"unicode/utf8"

	"gongbao/store/fold"
	"gongbao/store/query"
)

// Term is words to be looked for in normal forms. It is immutable.
type Term struct {
	in     query.Part
	parts  []part
	needle string // what every occurrence begins with
	whole  bool   // the needle is the whole term
	latin  bool   // the term begins with a word, so it begins at a word's start
}

// part is a word, or Han characters that stand side by side.
type part struct {
	text   string
	stem   string // words with this stem match as well; "" for none
	wide   bool
	prefix bool // words that begin so match
	open   bool // besides those with the stem
	loose  bool // between it and the Han before it there may be a space
}

func newTerm(q query.Term) *Term {
	t := &Term{in: q.In}
	for i, w := range q.Words {
		n := len(t.parts)
		afterHan := n > 0 && t.parts[n-1].wide
		if w.Han && afterHan && w.Tight {
			t.parts[n-1].text += w.Text
			continue
		}
		p := part{text: w.Text, wide: w.Han, prefix: w.Prefix && i == len(q.Words)-1, loose: w.Han && afterHan}
		if !w.Exact && !w.Prefix && !w.Han {
			p.stem, p.open = w.Stem, w.Open
		}
		t.parts = append(t.parts, p)
	}
	t.latin = !t.parts[0].wide
	t.needle = t.fixed()
	return t
}

// fixed returns what every occurrence of the term begins with, and notes
// whether that is all of it.
func (t *Term) fixed() string {
	var b strings.Builder
	for i, p := range t.parts {
		if p.loose {
			return b.String()
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		if p.stem != "" {
			if i == 0 {
				return root(p.stem, p.text)
			}
			return b.String()
		}
		b.WriteString(p.text)
	}
	t.whole = true
	return b.String()
}

// root returns what the word and every other with its stem begin with:
// fold.Stem changes at most the last letter of what it leaves to y or e, and
// the last two in man and crisis.
func root(stem, word string) string {
	n := len(stem)
	switch {
	case n < 3:
	case stem[n-1] == 'e', stem[n-1] == 'y':
		stem = stem[:n-1]
	case strings.HasSuffix(stem, "man"), stem == "crisis":
		stem = stem[:n-2]
	}
	if !strings.HasPrefix(word, stem) {
		return stem[:1]
	}
	return stem
}

// next returns the first occurrence of the term in text at or after from, or
// -1. text is a normal form.
func (t *Term) next(text string, from int) (start, end int) {
	for from < len(text) {
		i := strings.Index(text[from:], t.needle)
		if i < 0 {
			return -1, -1
		}
		at := from + i
		if !t.latin || tokenStarts(text, at) {
			if end, ok := t.here(text, at); ok {
				return at, end
			}
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	return -1, -1
}

// here tells whether the term stands at text[at:], which begins with the
// needle, and where it ends.
func (t *Term) here(text string, at int) (end int, ok bool) {
	last := t.parts[len(t.parts)-1]
	if t.whole {
		end = at + len(t.needle)
		return end, last.wide || last.prefix || tokenEnds(text, end)
	}
	end = at
	for i, p := range t.parts {
		if i > 0 {
			switch {
			case end < len(text) && text[end] == ' ':
				end++
			case !p.loose:
				return end, false
			}
		}
		if end, ok = p.at(text, end); !ok {
			return end, false
		}
	}
	return end, true
}

// at tells whether the part stands at text[at:], and where it ends.
func (p part) at(text string, at int) (end int, ok bool) {
	if strings.HasPrefix(text[at:], p.text) {
		end = at + len(p.text)
		if p.wide || p.prefix || p.open || tokenEnds(text, end) {
			return end, true
		}
	}
	if p.stem == "" {
		return at, false
	}
	end = tokenEnd(text, at)
	return end, fold.Stem(text[at:end]) == p.stem
}

// tokenStarts tells whether a token begins at text[at].
func tokenStarts(text string, at int) bool {
	return at == 0 || text[at-1] == ' ' || text[at-1] == '\n'
}

func tokenEnds(text string, at int) bool {
	return at == len(text) || text[at] == ' ' || text[at] == '\n'
}

func tokenEnd(text string, at int) int {
	for !tokenEnds(text, at) {
		at++
	}
	return at
}
