package bodies

import "gongbao/store/gazetteer"

// congressOf notes the body whose congress is spoken of: "the 15th Congress of
// the Shanghai General Trade Union". The congress itself names no body.
func (f *finder) congressOf(i int, t string, n noun, p place) {
	if n.kind == nounFed || n.kind == nounGeneral {
		f.add(hit{unit: i, start: p.start, end: n.end, shape: shapeCongress, place: p})
	}
}

// congress resolves the body of a congress where the article names no other
// and speaks of "the trade union" as of one that acts.
func (f *finder) congress() {
	var one *gazetteer.Region
	for i := range f.hits {
		h := &f.hits[i]
		if h.union != nil && !f.isSource(h) {
			return
		}
		if h.shape != shapeCongress {
			continue
		}
		f.places()
		r := f.choose(&h.place, h.unit)
		if r == nil || one != nil && one != r {
			return
		}
		one = r
	}
	if one == nil || !f.unionActs() {
		return
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.shape == shapeCongress {
			h.union = f.t.UnionOf(one)
			h.place.cands = []*gazetteer.Region{one}
			h.reason = "the congress of this body, in an article that speaks of no other"
		}
	}
}

// unionActs tells whether a sentence has "the union" or "the trade union" for
// its subject or its authority.
func (f *finder) unionActs() bool {
	for i := range f.units {
		t := f.units[i].text
		for at := 0; ; {
			w, _, ok := wordAfter(t, at)
			if !ok {
				break
			}
			at = w.e
			if w.is(t, "union") && actsAt(t, w) {
				return true
			}
		}
	}
	return false
}

func actsAt(t string, union word) bool {
	the, gap, ok := wordBefore(t, union.s)
	if ok && gap == gapSpace && the.is(t, "trade", "labor") {
		the, gap, ok = wordBefore(t, the.s)
	}
	if !ok || gap != gapSpace || !the.is(t, "the") {
		return false
	}
	if to, gap, ok := wordBefore(t, the.s); ok && gap == gapSpace && to.is(t, "to") {
		by, gap, ok := wordBefore(t, to.s)
		return ok && gap == gapSpace && by.is(t, "according")
	}
	verb, gap, ok := wordAfter(t, union.e)
	return ok && gap == gapSpace && verb.is(t, "said", "says", "has", "will", "plans", "announced")
}
