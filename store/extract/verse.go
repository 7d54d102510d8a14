package extract

// Lines of verse are short; a few of them make a stanza.
const (
	verseLine  = 24 // the greatest weight of a line
	verseLeast = 4  // lines
)

// findVerse takes the short lines behind the header into the body where they
// are the greater part of the page: verse. A menu or a few shoulder titles are
// not, because longer running text follows.
func (p *page) findVerse() {
	first := p.afterHeader()
	if first < 0 || first >= p.body+verseLeast {
		return
	}
	if len(p.namesOn(first)) > 0 {
		first++
	}
	end, verse := first, 0
	for ; end < len(p.lines); end++ {
		l := &p.lines[end]
		if l.class != classPlain && l.class != classText && l.class != classMaybe || l.n.weight() > verseLine || isBullet(p.words(end)) {
			break
		}
		verse += l.hi - l.lo
	}
	if end-first < verseLeast {
		return
	}
	prose := 0
	for i := end; i < len(p.lines) && (i < p.body || p.lines[i].class != classTail); i++ {
		switch p.lines[i].class {
		case classPara:
			prose += 2 * (p.lines[i].hi - p.lines[i].lo)
		case classText:
			prose += p.lines[i].hi - p.lines[i].lo
		}
		if prose > 2*verse {
			return
		}
	}
	p.body, p.verse = first, true
}

// afterHeader returns the line behind the last field of the header, behind the
// title where no field is printed; -1 if there is neither.
func (p *page) afterHeader() int {
	at, plain := -1, -1
	for i := 0; i < len(p.lines) && i < headerLines; i++ {
		switch c := p.lines[i].class; {
		case c == classMeta && p.isHeaderMeta(i):
			if at >= 0 && i-at > 3 {
				return at + 1
			}
			at = i
		case c == classPlain && plain < 0 && p.lines[i].n.weight() >= 3:
			plain = i
		case c == classPara || c == classTail:
			i = len(p.lines)
		}
	}
	return max(at, plain) + 1
}
