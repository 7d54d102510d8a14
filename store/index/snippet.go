package index

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/query"
)

// A snippet takes about this many cells, counting two for a Han character and
// one for all else, with so many of them before the hit.
const (
	snippetCells = 110
	cellsBefore  = 36
)

// Snippet returns a line of an article's cleaned text around the first hit of a
// word that was asked for, or "" if none of them stands there.
func (p *Program) Snippet(a *model.Article) string {
	if p == nil {
		return ""
	}
	terms := p.inTexts()
	if len(terms) == 0 {
		return ""
	}
	for b := range textBlocks(a) {
		if s := snippetOf(terms, b); s != "" {
			return s
		}
	}
	return ""
}

// inTexts returns the terms that can stand in a text, and so in a snippet.
func (p *Program) inTexts() []*Term {
	terms := make([]*Term, 0, len(p.terms))
	for _, t := range p.terms {
		if t.inText() {
			terms = append(terms, t)
		}
	}
	return terms
}

func (t *Term) inText() bool { return t.in == query.Anywhere || t.in == query.InBody }

// textBlocks are the blocks of an article's text, which words are looked for in.
func textBlocks(a *model.Article) iter.Seq[*model.Block] {
	return func(yield func(*model.Block) bool) {
		if !hasDeck(a) && !yield(&model.Block{Kind: model.Deck, Text: a.Deck}) {
			return
		}
		for i := range a.Blocks {
			if b := &a.Blocks[i]; b.Kind.Clean() && !yield(b) {
				return
			}
		}
	}
}

// snippetAt is Snippet of the i-th article of a segment, where it is known in
// which of the blocks that have a word in them the first hit is. No more of the
// article is unpacked than that takes, which is half of the time.
func (p *Program) snippetAt(s *Segment, i, block int) string {
	if line := p.snippetIn(s.beginning(i, block), block); line != "" {
		return line
	}
	a := s.Article(i) // blocks without a word stand before it, or ones of which folding left nothing
	if line := p.snippetIn(a, block); line != "" {
		return line
	}
	return p.Snippet(a)
}

// snippetIn looks into one of the blocks that have a word in them.
func (p *Program) snippetIn(a *model.Article, block int) string {
	for b := range textBlocks(a) {
		if !hasToken(b.Words()) {
			continue
		}
		if block--; block < 0 {
			return snippetOf(p.inTexts(), b)
		}
	}
	return ""
}

func snippetOf(terms []*Term, b *model.Block) string {
	line := b.Line()
	if at := firstHit(terms, line); at >= 0 {
		return cut(line, at)
	}
	return ""
}

// A long line is looked through a stretch at a time, so that the memory taken
// does not grow with it. Stretches overlap by what a hit may be long. Most hits
// are near the beginning, which is looked through before the rest.
const (
	stretch    = 8 << 10
	overlap    = 1 << 10
	firstBytes = 512
)

// firstHit returns where in s the first hit of a term begins, or -1. In a line
// longer than a stretch, hits longer than the overlap may be missed.
func firstHit(terms []*Term, s string) int {
	n := normaliser{trace: true}
	if len(s) > 2*firstBytes { // a hit further on may be cut, or one that ends beyond be before it
		if at := n.firstHit(terms, s[:cutNear(s, firstBytes)]); at >= 0 && at < firstBytes/2 {
			return at
		}
	}
	for from := 0; ; {
		end := cutNear(s, from+stretch)
		if at := n.firstHit(terms, s[from:end]); at >= 0 {
			return from + at
		}
		if end == len(s) {
			return -1
		}
		from = max(cutNear(s, end-overlap), from+1)
	}
}

// cutNear returns the last place at or a little before byte at where a line may
// be cut, else where a character begins.
func cutNear(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	for !utf8.RuneStart(s[at]) && at > 0 {
		at--
	}
	after, _ := utf8.DecodeRuneInString(s[at:])
	for i := at; i > max(at-256, 0); {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if parted(r, after) {
			return i
		}
		after = r
		i -= size
	}
	return at
}

func (n *normaliser) firstHit(terms []*Term, s string) int {
	n.out, n.from = slices.Grow(n.out[:0], len(s)), slices.Grow(n.from[:0], len(s))
	n.text(s, '\n')
	form := string(n.out)
	first := -1
	for _, t := range terms {
		if at, _ := t.next(form, 0); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	if first < 0 {
		return -1
	}
	return int(n.from[first])
}

// cut returns the stretch of a line around the hit at byte at, with … where
// something is left out. It begins and ends at a word's edge where one is near.
func cut(line string, at int) string {
	start := at
	for cells := 0; start > 0; {
		r, size := utf8.DecodeLastRuneInString(line[:start])
		if cells += cellsOf(r); cells > cellsBefore {
			start = wordStart(line, start, at)
			break
		}
		start -= size
	}
	end := start
	for cells := 0; end < len(line); {
		r, size := utf8.DecodeRuneInString(line[end:])
		if cells += cellsOf(r); cells > snippetCells {
			end = wordEnd(line, at, end)
			break
		}
		end += size
	}
	out := line[start:end]
	if start > 0 {
		out = "…" + out
	}
	if end < len(line) {
		out += "…"
	}
	return out
}

func cellsOf(r rune) int {
	if classOf(r) == wide || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 {
		return 2
	}
	return 1
}

// wordStart returns the first start of a word in line[start:at], or at.
func wordStart(line string, start, at int) int {
	before, _ := utf8.DecodeLastRuneInString(line[:start])
	for i, r := range line[start:at] {
		if parted(before, r) && !unicode.IsSpace(r) {
			return start + i
		}
		before = r
	}
	return at
}

// wordEnd returns the last end of a word in line[at:end], or end.
func wordEnd(line string, at, end int) int {
	after, _ := utf8.DecodeRuneInString(line[end:])
	for i := end; i > at; {
		r, size := utf8.DecodeLastRuneInString(line[:i])
		if parted(r, after) && !unicode.IsSpace(r) {
			return i
		}
		after = r
		i -= size
	}
	return end
}

// parted tells whether a line may be cut between two characters.
func parted(before, after rune) bool {
	return !unicode.IsMark(after) &&
		(unicode.IsSpace(before) || unicode.IsSpace(after) || classOf(before) == wide || classOf(after) == wide)
}
