package bodies

import (
	"slices"
	"sort"
	"strings"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// backs resolves back-references to the place the article is about.
func (f *finder) backs() {
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeBack {
			continue
		}
		r := f.back(i, h.back)
		if r == nil {
			continue
		}
		h.union = f.t.UnionOf(r)
		h.place.cands = f.t.Only(r)
		switch last := &f.lastBack; {
		case f.isSource(h):
			h.reason = "the " + kindNames[h.back] + " Federation as the source of an article about " + aboutName(r)
		case last.kind == h.back && last.region == r: // most are as the one before
			h.reason = last.reason
		default:
			h.reason = "the " + kindNames[h.back] + " Federation, in an article about " + aboutName(r)
			*last = backReason{h.back, r, h.reason}
		}
	}
}

// backReason is why back-references of a kind were taken for a region.
type backReason struct {
	kind   kind
	region *gazetteer.Region
	reason string
}

func aboutName(r *gazetteer.Region) string {
	if r.Short != "" {
		return r.Short
	}
	return r.EN
}

func (f *finder) isSource(h *hit) bool { return f.units[h.unit].role == roleSource }

// back returns the region that a back-reference of kind k at hit i means: the
// one named just before it, that of the title's body, that of the section of
// a column, the one the article is about, or the one that holds or is nearest
// to the bodies it names.
func (f *finder) back(i int, k kind) *gazetteer.Region {
	if k == kindCorps {
		return f.t.Region("660000")
	}
	if k == kindSAR {
		return f.sar()
	}
	f.places()
	h := &f.hits[i]
	if r := f.justBefore(h, k); r != nil {
		return r
	}
	a := f.answer(k)
	if a.titled != nil {
		return a.titled
	}
	near := sort.SearchInts(a.hits, i) - 1 // the nearest body of the kind before
	if a.several && near >= 0 && f.units[h.unit].role > roleSource {
		if h := &f.hits[a.hits[near]]; f.units[h.unit].role > roleSource {
			return h.place.cands[0]
		}
	}
	switch {
	case a.about != nil:
		return a.about
	case k == kindDistrict && f.answer(kindRegion).about != nil:
		return f.answer(kindRegion).about // 区总工会 of an autonomous region
	case a.lineage != nil && k != kindDistrict:
		return a.lineage
	case near >= 0:
		return f.hits[a.hits[near]].place.cands[0]
	}
	for r := f.townCounty(); r != nil; r = f.t.Above(r) {
		if fitsBack(k, r) {
			return r
		}
	}
	return nil
}

// sar returns Hong Kong or Macau, the one that the article speaks of more; nil if
// it speaks of neither.
func (f *finder) sar() *gazetteer.Region {
	hk, macau := 0, 0
	for i := range f.units {
		t := f.units[i].han.text
		if t == "" {
			continue
		}
		for _, w := range [...]string{"香港", "全港", "本港", "港区", "立法会议员", "区议员"} {
			hk += strings.Count(t, w)
		}
		for _, w := range [...]string{"澳门", "本澳", "全澳", "濠江"} {
			macau += strings.Count(t, w)
		}
	}
	switch {
	case hk > macau:
		return f.t.Region("hongkong")
	case macau > hk:
		return f.t.Region("macau")
	}
	return nil
}

// kindAnswer is what an article as a whole says of back-references of one kind.
type kindAnswer struct {
	hits    []int // hits that name bodies of regions of the kind, ascending
	several bool  // of more than one
	titled  *gazetteer.Region
	about   *gazetteer.Region
	lineage *gazetteer.Region
}

// answer returns what the article says of the kind, found at the first call.
func (f *finder) answer(k kind) *kindAnswer {
	if f.kinds[k] != nil {
		return f.kinds[k]
	}
	a := new(kindAnswer)
	f.kinds[k] = a
	titles := 0
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeRegion || h.union == nil || h.sample || !fitsBack(k, h.place.cands[0]) {
			continue
		}
		r := h.place.cands[0]
		if len(a.hits) > 0 && f.hits[a.hits[0]].place.cands[0] != r {
			a.several = true
		}
		a.hits = append(a.hits, i)
		if f.units[h.unit].role == roleTitle && a.titled != r {
			a.titled = r
			titles++
		}
	}
	if titles > 1 {
		a.titled = nil
	}
	a.about = f.about(k)
	a.lineage = f.lineage(k)
	return a
}

// lineage returns the region of the kind that holds all regions whose bodies
// the article names.
func (f *finder) lineage(k kind) *gazetteer.Region {
	if k == kindCity {
		if r := f.siblings(); r != nil {
			return r
		}
	}
	var one *gazetteer.Region
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeRegion || h.union == nil {
			continue
		}
		r := h.place.cands[0]
		for r != nil && !fitsBack(k, r) {
			r = f.t.Above(r)
		}
		if r == nil || one != nil && r != one {
			return nil
		}
		one = r
	}
	return one
}

// siblings returns the city whose counties' bodies the article names, if there
// are several and all of one city.
func (f *finder) siblings() *gazetteer.Region {
	var first *gazetteer.Region
	several := false
	for i := range f.hits {
		h := &f.hits[i]
		if h.shape != shapeRegion || h.union == nil || h.union.Level != model.LevelCounty {
			continue
		}
		r := h.place.cands[0]
		switch {
		case first == nil:
			first = r
		case r.Parent != first.Parent:
			return nil
		case r != first:
			several = true
		}
	}
	if !several {
		return nil
	}
	if r := f.t.Above(first); r != nil && fitsBack(kindCity, r) {
		return r
	}
	return nil
}

// nearBytes is how far before a back-reference its place may stand.
const nearBytes = 90

// justBefore returns the region of the kind named a few words before the hit
// in the same sentence: 漳州市委、市总工会.
func (f *finder) justBefore(h *hit, k kind) *gazetteer.Region {
	t := f.units[h.unit].text
	if h.han {
		t = f.units[h.unit].han.text
	}
	all := f.ev.named
	from := sort.Search(len(all), func(i int) bool {
		n := &all[i]
		if n.unit != h.unit {
			return n.unit > h.unit
		}
		if n.han != h.han {
			return n.han
		}
		return n.end > h.start
	})
	for i := from - 1; i >= 0; i-- {
		n := &all[i]
		if n.unit != h.unit || n.han != h.han || h.start-n.end > nearBytes {
			break
		}
		if between := t[n.end:h.start]; strings.ContainsAny(between, "。！？\n") || strings.Contains(between, ". ") {
			break
		}
		if n.region != nil && fitsBack(k, n.region) {
			return n.region
		}
	}
	return f.officials(h, k, all[:from])
}

// officialsBytes is how far before a back-reference the office of a colleague
// may stand.
const officialsBytes = 320

// officials returns the place of the officials named before the hit in the same
// sentence: "of the Zhucheng Municipal Party Committee, …, vice chairman of the
// Municipal Federation".
func (f *finder) officials(h *hit, k kind, before []named) *gazetteer.Region {
	if h.han {
		return nil
	}
	t := f.units[h.unit].text
	for i := len(before) - 1; i >= 0; i-- {
		n := &before[i]
		if n.unit != h.unit || n.han || h.start-n.end > officialsBytes || strings.Contains(t[n.end:h.start], ". ") {
			break
		}
		if n.region == nil || n.place.kind == kindNone || !fitsBack(k, n.region) {
			continue
		}
		w, gap, ok := wordAfter(t, n.end)
		if ok && gap == gapSpace && w.is(t, "party", "committee", "people's", "people’s", "government") {
			return n.region
		}
	}
	return nil
}

// fitsBack tells whether a back-reference of the kind can mean the region. A
// municipality has no provincial federation, it is a city.
func fitsBack(k kind, r *gazetteer.Region) bool {
	switch k {
	case kindProvince:
		return r.Type == "Province"
	case kindRegion:
		return r.Type == "Autonomous Region"
	case kindPrefecture:
		return r.Type == "Autonomous Prefecture" || r.Type == "Prefecture"
	}
	return k.fits(r)
}

// minPlace is the least score of a region that a back-reference can mean: a
// single place in passing is not enough.
const minPlace = 6

// minInside is the same for a region that is not named itself but holds all
// regions that are.
const minInside = 3

// about returns the region of the kind that the article is about. A region is
// spoken for by itself and, half, by what lies in it.
func (f *finder) about(k kind) *gazetteer.Region {
	weight := f.places().weight
	score := make(map[*gazetteer.Region]int)
	for e, w := range weight {
		if fitsBack(k, e) {
			score[e] += 2 * w
		}
		for r := f.t.Above(e); r != nil; r = f.t.Above(r) {
			if fitsBack(k, r) {
				score[r] += w
			}
		}
	}
	var best *gazetteer.Region
	most, second := 0, 0
	for r, n := range score {
		switch {
		case n > most || n == most && r.Code < best.Code:
			best, most, second = r, n, most
		case n > second:
			second = n
		}
	}
	switch {
	case best == nil:
		return nil
	case second == 0 && weight[best] == 0: // all that is named lies in it
		if most < minInside {
			return nil
		}
	case second == 0 && most < minPlace:
		if !f.namedHere(best) {
			return nil
		}
	case most < minPlace || 4*most < 5*second:
		return nil
	}
	return best
}

// namedHere tells whether the article names a region with its type as a place
// where it happens, not as one from or to which somebody goes.
func (f *finder) namedHere(r *gazetteer.Region) bool {
	for i := range f.ev.named {
		n := &f.ev.named[i]
		if (n.region == r && n.place.kind != kindNone || slices.Contains(n.place.outer, r)) && !f.away(n) {
			return true
		}
	}
	return false
}

// away tells whether the words before a place make it another than the article's.
func (f *finder) away(n *named) bool {
	if n.han {
		t := f.units[n.unit].han.text
		start := n.start
		if len(n.place.outer) > 0 { // the region before it
			start = hanRun(t, start, 12)
		}
		before := t[max(0, start-15):n.start]
		for _, w := range [...]string{"赴", "前往", "来自", "远在", "籍", "学习考察", "外省", "外地", "嫁到", "老家", "家住", "家在", "从"} {
			if strings.Contains(before, w) {
				return true
			}
		}
		rest := t[n.end:]
		return hasAnyPrefix(rest, "籍", "人民法院", "学习", "考察", "取经", "打工", "务工", "老家", "的老家")
	}
	t := f.units[n.unit].text
	w, gap, ok := wordBefore(t, n.start)
	if ok && gap == gapSpace && w.is(t, "the") {
		w, gap, ok = wordBefore(t, w.s)
	}
	return ok && gap == gapSpace && w.is(t, "from", "to", "visited", "near", "towards", "toward", "reached", "leaving", "like")
}
