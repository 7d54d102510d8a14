package store

import (
	"slices"
	"strings"

	"gongbao/store/fold"
	"gongbao/store/index"
)

// nameIndex finds bodies by what people call them. Its rows are in order of text.
type nameIndex struct {
	ids, names, initials []named
}

// named is a text that a body goes by.
type named struct {
	text string
	body uint32
}

// indexed puts what people call the bodies in order.
func indexed(all []bodyNames) *nameIndex {
	x := &nameIndex{}
	for i := range all {
		x.ids = append(x.ids, named{all[i].id, uint32(i)})
		for name := range all[i].each {
			x.names = append(x.names, named{name, uint32(i)})
		}
		for _, name := range all[i].initials {
			x.initials = append(x.initials, named{name, uint32(i)})
		}
	}
	for _, rows := range [][]named{x.ids, x.names, x.initials} {
		slices.SortFunc(rows, func(a, b named) int { return strings.Compare(a.text, b.text) })
	}
	return x
}

// whole returns the bodies that go by a text, and starting those that go by one
// that begins with it.
func whole(rows []named, text string) []uint32 {
	return fitting(rows, text, func(name string) bool { return name == text })
}

func starting(rows []named, text string) []uint32 {
	return fitting(rows, text, func(name string) bool { return strings.HasPrefix(name, text) })
}

// fitting returns the bodies of the rows from text on that fit.
func fitting(rows []named, text string, fits func(string) bool) (out []uint32) {
	at, _ := slices.BinarySearchFunc(rows, text, func(n named, text string) int { return strings.Compare(n.text, text) })
	for ; at < len(rows) && fits(rows[at].text); at++ {
		out = append(out, rows[at].body)
	}
	return out
}

// fits returns the bodies of the best tier that a text fits, in display order:
// exact ID; exact name or alias; a former name or a rare spelling, by the
// gazetteer alone; start of a name; initials; their start. The gazetteer adds
// former codes and the names that it knows a body by.
func (b *bodies) fits(text string) []uint32 {
	text = strings.TrimSpace(fold.Text(text)) // full-width letters and digits of a code, too
	if text == "" {
		return nil
	}
	key, x := index.Key(text), b.index()
	today, alias := elsewhere(text)
	known := func(ids ...string) (out []uint32) {
		for _, id := range ids {
			if n, ok := b.byID[id]; ok {
				out = append(out, n)
			}
		}
		return out
	}
	tiers := [...]func() []uint32{
		func() []uint32 { return append(whole(x.ids, text), known(today)...) },
		func() []uint32 { return whole(x.names, key) },
		func() []uint32 { return known(alias...) },
		func() []uint32 { return starting(x.names, key) },
		func() []uint32 { return whole(x.initials, key) },
		func() []uint32 { return starting(x.initials, key) },
	}
	for i, tier := range tiers {
		if key == "" && i > 0 && i != 2 { // nothing that a name could have
			continue
		}
		if found := tier(); len(found) > 0 {
			slices.SortFunc(found, func(m, n uint32) int { return b.all[m].place - b.all[n].place })
			return slices.Compact(found)
		}
	}
	return nil
}
