package store

import (
	"cmp"
	"math"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/pinyin"
	"gongbao/store/rate"
)

// findName matches a body or a source. A body goes by its region or name in
// either language, whichever fits best. One whose ID, initials or other name
// is what was typed stands with the words, above them; one of which that is a
// beginning, with what holds it whole.
func (s *Store) findName(c *candidates, w *wanted, at int) (found, bool) {
	i := at - s.bound
	if i >= len(c.bodies) {
		f, ok := w.title(s.candidate(c, at))
		f.at = at
		return f, ok
	}
	body := &w.bodies[c.bodies[i]]
	top, ok := found{}, false
	for k, name := range body.shown {
		if name == "" {
			continue
		}
		if f, fits := w.rated(name); fits && (!ok || fitter(f, top) < 0) {
			top, ok = f, true
			top.shown = k
		}
	}
	if w.spelt && (!ok || top.tier > pinyinTier) {
		if start, _ := w.pinyin.Find(s.tree().all[c.bodies[i]].union.NameZH); start >= 0 {
			f := spelt(start)
			if f.shown = top.shown; !ok { // else what its letters are marked in stays
				f.shown = shownPinyin
			}
			top, ok = f, true
		}
	}
	top.at = at
	t := body.tier(w.id, w.key)
	if t == fitsNot {
		return top, ok
	}
	if !ok {
		top = found{at: at, tier: wholeTier, shown: shownBare}
	}
	switch t {
	case fitsID, fitsName, fitsInitials:
		top.tier, top.score = wordTier, exactScore
	default:
		top.tier = min(top.tier, wholeTier)
	}
	return top, true
}

// exactScore is the score of a body that what was typed names; letters in
// their order never score as much.
const exactScore = math.MaxInt / 2

// findNames returns the names of a body that letters are looked for in. A
// region stands for its federation, whose name is too long to be told by a few
// letters: nearly all of them have a c, r, a, f and t in this order.
func findNames(u *model.Union) []string {
	var names []string
	for _, n := range [...]string{cmp.Or(u.Place, u.Name, u.ID), cmp.Or(u.PlaceZH, u.NameZH)} {
		if n != "" {
			names = append(names, n)
		}
	}
	return names
}

// sieve is what most bodies are told not to match by, without a look at their
// names. Of a source there is its place and its head alone.
type sieve struct {
	place  int           // among the candidates
	shown  index.Letters // of what letters are looked for in
	keys   index.Letters // of the ID, the names, the initials
	begin  index.Letters // of their first letters
	sizes  uint64        // how many bytes those have, a bit each; the last for more
	traits [2]index.Traits
	heads  [2]rate.Head // of what is shown; of no bytes where there is no second
	spelt  pinyin.Letters
}

func sieveOf(u *model.Union, n *bodyNames) sieve {
	v := sieve{}
	for i, name := range n.shown {
		if name == "" {
			continue
		}
		v.shown |= index.LettersOf(name)
		v.traits[i], v.heads[i] = index.TraitsOf(name), rate.HeadOf(name)
	}
	for _, r := range u.NameZH {
		v.spelt |= pinyin.Load().Initials(r)
	}
	key := func(s string) {
		r, _ := utf8.DecodeRuneInString(s)
		v.keys |= index.LettersOf(s)
		v.begin |= index.LettersOf(string(r))
		v.sizes |= sizeBit(s)
	}
	key(n.id)
	for s := range n.each {
		key(s)
	}
	for _, s := range n.initials {
		key(s)
	}
	return v
}

// least returns the bytes of the shorter one that is shown.
func (v *sieve) least() int {
	if v.heads[1].Size > 0 {
		return min(v.heads[0].Size, v.heads[1].Size)
	}
	return v.heads[0].Size
}

func sizeBit(s string) uint64 { return 1 << min(len(s), 63) }

// keyed tells whether the body can be called so, or with more behind it; exact
// tells whether it can be called so.
func (v *sieve) keyed(w *wanted) (may, exact bool) {
	id := v.keys.Has(w.idLetters) && v.sizes&sizeBit(w.id) != 0
	key := v.keys.Has(w.keyLetters) && v.begin.Has(w.keyBegin)
	return id || key, id || key && v.sizes&sizeBit(w.key) != 0
}

// most returns a score that the body does not exceed by what is shown of it.
func (f *finder) mostOf(v *sieve) int {
	most := math.MinInt
	for i, h := range v.heads {
		if h.Size > 0 {
			most = max(most, f.most(h, v.traits[i]))
		}
	}
	return most
}

// names matches a stretch of the names. It takes those of the word tier, or all;
// where it takes all it returns how many match.
func (f *finder) names(x stretch, all bool) (total int) {
	t := taker{f: f}
	defer t.done()
	c := f.s.find()
	for k := range c.sieves[x.from:x.to] {
		v := &c.sieves[x.from+k]
		i, at := v.place, f.s.bound+v.place
		if i < len(c.bodies) {
			may, exact := v.keyed(f.w)
			hit := v.shown.Has(f.w.letters)
			spelt := f.w.spelt && v.spelt&f.w.needs == f.w.needs
			switch {
			case !may && !hit && !spelt, !all && !exact && !hit:
				continue
			case !exact && !f.chance(wordTier, f.mostOf(v), at):
				if all && f.s.named(c, f.w, i, may, hit, spelt) {
					total++
				}
				continue
			case !all && !exact && !f.startsName(i):
				continue
			}
		}
		x, ok := f.s.findName(c, f.w, at)
		if ok {
			total++
		}
		if ok && (all || x.tier == wordTier) {
			t.add(x)
		}
	}
	return total
}

// startsName tells whether what was typed stands whole, at a word's start, in
// what is shown of a body.
func (f *finder) startsName(i int) bool {
	for _, name := range f.w.bodies[f.s.find().bodies[i]].shown {
		if _, atStart := f.w.rate.Whole(name, startsWord); atStart {
			return true
		}
	}
	return false
}

// named tells whether a body matches, as findName does.
func (s *Store) named(c *candidates, w *wanted, i int, may, hit, spelt bool) bool {
	body := &w.bodies[c.bodies[i]]
	if hit {
		for _, name := range body.shown {
			if name != "" && w.rate.Has(name) {
				return true
			}
		}
	}
	if may && body.tier(w.id, w.key) != fitsNot {
		return true
	}
	if spelt {
		start, _ := w.pinyin.Find(s.tree().all[c.bodies[i]].union.NameZH)
		return start >= 0
	}
	return false
}

// under returns how many articles name a body or one below it.
func (s *Store) under(c *candidates, n uint32) int {
	if known := c.under[n].Load(); known > 0 {
		return int(known) - 1
	}
	b := s.tree()
	below := b.order[b.all[n].place:b.all[n].end]
	count := 0
	for k, seg := range s.segments {
		named := make([]uint32, 0, len(below))
		for _, m := range below {
			if local := c.local[k][m]; local > 0 {
				named = append(named, local-1)
			}
		}
		count += seg.NamingAny(named)
	}
	c.under[n].Store(int32(count) + 1)
	return count
}
