package bodies

import (
	"strings"
	"sync"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// maxKnown is how many words before a noun the name of a national industrial
// union begins.
const maxKnown = 14

// knownEN reads the national industrial unions by their English names: "China
// National Defence Posts and Telecommunications Trade Union".
func (f *finder) knownEN(i int, t string, n noun) bool {
	if w, _, ok := wordBefore(t, n.start); !ok || !w.in(t, inSectorEnds|inPlain) {
		return false
	}
	at, start := n.start, -1
	for range maxKnown {
		w, gap, ok := wordBefore(t, at)
		if !ok || gap == gapStop || !w.capital(t) && !w.is(t, "and", "the", "of") {
			break
		}
		at = w.s
		if w.is(t, "china", "chinese", "national", "all", "allchina") {
			start = w.s
		}
	}
	if start < 0 {
		return false
	}
	key := branch(t[start:n.start])
	if key == "" {
		return false
	}
	u := f.industry(key)
	if u == nil {
		return false
	}
	if of, g, ok := wordBefore(t, start); ok && g == gapSpace && of.is(t, "of", "the") {
		if of.is(t, "the") {
			of, _, _ = wordBefore(t, of.s)
		}
		if c, g, ok := wordBefore(t, of.s); ok && g == gapSpace && c.is(t, "committee") {
			start = c.s
			if nat, g, ok := wordBefore(t, c.s); ok && g == gapSpace && nat.is(t, "national") {
				start = nat.s
			}
		}
	}
	f.add(hit{unit: i, start: start, end: n.end, shape: shapeIndustry, union: u})
	return true
}

// maxBranch is the most words that the name of a branch takes behind "of".
const maxBranch = 10

// knownAfter reads "National Trade Union of Education, Science, Culture, Health
// and Sports": the national industrial unions with the branch behind the noun.
func (f *finder) knownAfter(i int, t string, n noun) bool {
	of, gap, ok := wordAfter(t, n.end)
	if !ok || gap != gapSpace || !of.is(t, "of") || n.plural {
		return false
	}
	before, gap, ok := wordBefore(t, n.start)
	start := n.start
	if national := ok && gap == gapSpace && before.is(t, "china", "chinese", "national", "china's", "china’s"); national {
		start = before.s
	} else if next, _, ok := wordAfter(t, of.e); !ok || !next.is(t, "national", "china", "chinese") {
		return false
	}
	var ends [maxBranch]int
	count := 0
	for at := of.e; count < maxBranch; count++ {
		w, gap, ok := wordAfter(t, at)
		if !ok || gap == gapStop {
			break
		}
		at = w.e
		ends[count] = at
	}
	for ; count > 0; count-- {
		if next, gap, ok := wordAfter(t, ends[count-1]); ok && gap == gapSpace && next.capital(t) && count < maxBranch {
			continue // "of China Railway Zhengzhou Bureau"
		}
		key := branch(t[of.e:ends[count-1]])
		if key == "" {
			continue
		}
		if u := f.industry(key); u != nil {
			f.add(hit{unit: i, start: start, end: ends[count-1], shape: shapeIndustry, union: u})
			return true
		}
	}
	return false
}

// industry returns the national industrial union of a branch, as branch writes
// it.
func (f *finder) industry(key string) *model.Union { return branches()[key] }

// branches are the national industrial unions by branch, which are the same in
// every table.
var branches = sync.OnceValue(func() map[string]*model.Union {
	m := make(map[string]*model.Union)
	for _, u := range gazetteer.Load().Industries() {
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			if b := branch(name); b != "" {
				m[b] = u
			}
		}
	}
	return m
})

// branch reduces the name of an industrial union to the words that say of
// which branch it is, small letters without breaks; "" if there are none.
func branch(name string) string {
	var b strings.Builder
	for at := 0; ; {
		w, _, ok := wordAfter(name, at)
		if !ok {
			break
		}
		at = w.e
		if name[w.s] >= 0x80 || w.in(name, inPlain) {
			continue
		}
		b.WriteString(sameWord(strings.ToLower(w.text(name))))
	}
	return b.String()
}

const plainWords = " all china chinese national committee of the and trade union unions workers worker's federation general industry industries industrial "

// sameWord returns the spelling under which a word of a branch is compared.
func sameWord(s string) string {
	switch s {
	case "defence":
		return "defense"
	case "seafarers", "seamen's", "seafarers'", "seaman", "maritime":
		return "seamen"
	case "financial":
		return "finance"
	case "post", "postal":
		return "posts"
	case "telecommunication":
		return "telecommunications"
	case "educational":
		return "education"
	case "cultural":
		return "culture"
	case "scientific":
		return "science"
	case "agricultural":
		return "agriculture"
	case "meteorological":
		return "meteorology"
	case "metallurgical":
		return "metallurgy"
	case "geological":
		return "geology"
	case "material":
		return "materials"
	case "railways":
		return "railway"
	}
	return s
}
