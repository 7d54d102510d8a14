package index

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"gongbao/store/query"
)

// unit is a word, or two characters side by side, at its place in a term.
type unit struct {
	offset uint32   // how many words stand before it in the term
	lists  []list   // of any of which it can be
	df     int      // of all lists
	bytes  int      // of all lists, which is about how often it stands
	is     common   // where it is one word as spelled, or one pair
	forms  []common // the words that it can be, or the pair, where those are not any that begin so
	linked bool
}

// phrase is what stands for a term in one field of a segment: units that follow
// each other. One without units stands nowhere.
type phrase struct {
	units  []unit
	links  []list  // of units that follow each other
	joints []joint // the same, with where each is
	inner  []list  // of each unit but the first and the last where all are linked
	free   []unit  // those in no link
	asked  []unit  // all units in the order of the term, those too that stand nowhere
	own    list    // of a single character, all that is in its unit but the places, if there is one
}

// joint is a link and the offset of the first of its units.
type joint struct {
	offset uint32
	list   list
}

// phrase looks up a term's words in a field. A run of Han becomes its pairs,
// which overlap; a single character, any pair that begins with it.
func (t *Term) phrase(f *field) phrase {
	var out phrase
	place := uint32(0)
	add := func(is common, lists ...list) {
		u := unit{offset: place, is: is, lists: slices.DeleteFunc(lists, func(l list) bool { return l.df == 0 })}
		for _, l := range u.lists {
			u.df += l.df
			u.bytes += len(l.data)
		}
		out.units = append(out.units, u)
		place++
	}
	addForms := func(is common, forms ...common) {
		lists := make([]list, len(forms))
		for i := range forms {
			lists[i] = forms[i].list
		}
		add(is, lists...)
		out.units[len(out.units)-1].forms = forms
	}
	addPair := func(p pair) { addForms(common{pair: p}, common{pair: p, list: f.pair(p)}) }
	for i, p := range t.parts {
		switch {
		case p.prefix:
			add(common{}, f.prefixed(p.text)...)
		case p.open:
			add(common{}, f.begun(p.stem, p.text)...)
		case p.stem != "":
			addForms(common{}, f.forms(p.stem, p.text)...)
		case !p.wide:
			addForms(common{word: p.text}, common{word: p.text, list: f.word(p.text)})
		case utf8.RuneCountInString(p.text) == 1:
			c, _ := utf8.DecodeRuneInString(p.text)
			switch {
			case i > 0 && !t.parts[i-1].wide:
				addPair(pairOf(c, afterWord))
			case i+1 < len(t.parts) && !t.parts[i+1].wide:
				addPair(pairOf(c, runEnd))
			default:
				add(common{}, f.char(c)...)
				if len(t.parts) == 1 {
					out.own = f.word(charWord(c))
				}
			}
		default:
			before := rune(-1)
			for _, r := range p.text {
				if before >= 0 {
					addPair(pairOf(before, r))
				}
				before = r
			}
			place++ // the last character
		}
	}
	out.asked = slices.Clone(out.units)
	if slices.ContainsFunc(out.units, func(u unit) bool { return u.df == 0 }) || !out.link(f) {
		return phrase{asked: out.asked}
	}
	slices.SortStableFunc(out.units, func(a, b unit) int { return cmp.Compare(a.bytes, b.bytes) }) // the rarest is the sharpest
	return out
}

func byRarity(a, b unit) int { return cmp.Compare(a.df, b.df) }

// link looks up the links of units that follow each other. Where one should be
// and is not, the phrase stands nowhere, and link returns false.
func (p *phrase) link(f *field) bool {
	for i := 1; i < len(p.units) && f.common > 0; i++ {
		u, v := &p.units[i-1], &p.units[i]
		if v.offset != u.offset+1 || u.df <= f.common || v.df <= f.common || !u.is.any() || !v.is.any() {
			continue
		}
		word, ok := u.is.link(&v.is)
		if !ok {
			continue
		}
		l := f.word(word)
		if l.df == 0 {
			return false
		}
		u.linked, v.linked = true, true
		p.links, p.joints = append(p.links, l), append(p.joints, joint{u.offset, l})
	}
	if n := len(p.units); n > 2 && len(p.links) == n-1 {
		for _, u := range p.units[1 : n-1] {
			p.inner = append(p.inner, u.lists[0])
		}
	}
	for _, u := range p.units {
		if !u.linked {
			p.free = append(p.free, u)
		}
	}
	slices.SortStableFunc(p.free, byRarity)
	slices.SortStableFunc(p.links, func(a, b list) int { return cmp.Compare(a.df, b.df) })
	return true
}

// exact tells whether the phrase stands in every article that holds its links and
// the units in none.
func (p *phrase) exact() bool { return p.alone() != nil }

// alone returns the lists that say all of the phrase but its places: that of a
// common character, those of its one unit, or of the link of its two.
func (p *phrase) alone() []list {
	switch {
	case p.own.df > 0:
		return []list{p.own}
	case len(p.units) == 1:
		return p.units[0].lists
	case len(p.units) == 2 && len(p.links) == 1:
		return p.links
	}
	return nil
}

// many tells whether one of the units is any of very many words.
func (p *phrase) many() bool {
	return slices.ContainsFunc(p.units, func(u unit) bool { return len(u.lists) > mostCursors })
}

// none tells whether the phrase stands nowhere.
func (p *phrase) none() bool { return len(p.units) == 0 }

// df returns in how many articles the phrase stands at most.
func (p *phrase) df() int {
	if p.own.df > 0 {
		return p.own.df
	}
	df := -1
	for _, l := range p.links {
		if df < 0 || l.df < df {
			df = l.df
		}
	}
	for _, u := range p.free {
		if df < 0 || u.df < df {
			df = u.df
		}
	}
	return max(df, 0)
}

// fields returns the fields of a segment that a part of an article is in.
func (s *Segment) fields(in query.Part) []*field {
	switch in {
	case query.InTitle:
		return []*field{s.title}
	case query.InBody:
		return []*field{s.body}
	case query.InPeople:
		return []*field{s.by}
	}
	return []*field{s.title, s.body}
}
