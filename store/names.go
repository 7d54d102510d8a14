package store

import (
	"context"
	"slices"
	"strings"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/gazetteer"
	"gongbao/store/index"
)

// bodyNames are what people call a body, as index.Key makes them.
type bodyNames struct {
	id       string
	names    string // each between two newlines
	initials []string
	shown    [2]string // as printed: what letters are looked for in; "" where there is one
}

// each yields the names.
func (n *bodyNames) each(yield func(name string) bool) {
	if n.names == "" {
		return
	}
	for name := range strings.SplitSeq(n.names[1:len(n.names)-1], "\n") {
		if !yield(name) {
			return
		}
	}
}

// called tells whether one of the names is a key, or begins with it.
func (n *bodyNames) called(key string) (so, begins bool) {
	for from := 0; !so; {
		i := strings.Index(n.names[from:], key)
		if i < 0 {
			break
		}
		at, end := from+i, from+i+len(key)
		if from = at + 1; at > 0 && n.names[at-1] == '\n' {
			begins = true
			so = n.names[end] == '\n'
		}
	}
	return so, begins
}

func (b *bodies) makeNames() []bodyNames {
	out := make([]bodyNames, len(b.all))
	for i := range b.all {
		out[i] = namesOf(b.all[i].union)
	}
	return out
}

func namesOf(u *model.Union) bodyNames {
	n := bodyNames{id: fold.Text(u.ID), initials: u.Initials}
	copy(n.shown[:], findNames(u))
	var names []byte
	add := func(name string) {
		k := index.Key(name)
		if k == "" {
			return
		}
		if so, _ := n.called(k); !so {
			if len(names) == 0 {
				names = append(names, '\n')
			}
			names = append(append(names, k...), '\n')
			n.names = string(names)
		}
	}
	for _, name := range [...]string{u.Short, u.ShortZH, u.Place, u.PlaceZH, u.Name, u.NameZH} {
		add(name)
	}
	add(withoutType(u.Place))
	add(withoutType(u.PlaceZH))
	for _, name := range u.Aliases {
		add(name)
		add(withoutType(name))
	}
	return n
}

// withoutType returns the name of a region without the word that says what it
// is, County or 县, or "" if it does not end in one.
func withoutType(place string) string {
	for _, t := range [...]string{" Province", " City", " County", " District", " Prefecture", " Banner", " Municipality",
		" Town", " Township", " Subdistrict", "自治区", "自治州", "自治县", "地区", "新区", "街道", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡"} {
		short, ok := strings.CutSuffix(place, t)
		if ok && len(short) >= len("六安") || ok && t[0] == ' ' && short != "" {
			return short
		}
	}
	return ""
}

// tiers are how well a name can fit, the best first.
const (
	fitsID = iota
	fitsName
	fitsStart
	fitsInitials
	fitsInitialsStart
	fitsNot
)

// tier tells how well a text fits a body's names; key is its index.Key.
func (n *bodyNames) tier(text, key string) int {
	starts := func(name string) bool { return strings.HasPrefix(name, key) }
	switch {
	case n.id == text:
		return fitsID
	case key == "":
		return fitsNot
	}
	switch so, begins := n.called(key); {
	case so:
		return fitsName
	case begins:
		return fitsStart
	case slices.Contains(n.initials, key):
		return fitsInitials
	case slices.ContainsFunc(n.initials, starts):
		return fitsInitialsStart
	}
	return fitsNot
}

// elsewhere returns the IDs of the body that a code leads to, and of those that
// go by a name, whether or not an archive holds them.
func elsewhere(text string) (today string, alias []string) {
	table := gazetteer.Load()
	if u := table.Union(text); u != nil {
		today = u.ID
	}
	for _, u := range table.ByAlias(text) {
		alias = append(alias, u.ID)
	}
	for _, r := range table.ByZH(fold.Simplified(text)) {
		alias = append(alias, r.Code)
	}
	for _, r := range table.ByEN(gazetteer.Key(text)) {
		alias = append(alias, r.Code)
	}
	return today, alias
}

// fits returns the sources of the best tier that a text fits: the same; a
// beginning; the beginning of a word; any part.
func (s *sources) fits(text string) []uint32 {
	form := index.Form(text)
	if form == "" {
		return nil
	}
	tests := [...]func(key string) bool{
		func(key string) bool { return key == form },
		func(key string) bool { return strings.HasPrefix(key, form) },
		func(key string) bool { return strings.Contains(key, " "+form) },
		func(key string) bool { return strings.Contains(key, form) },
	}
	for _, test := range tests {
		var found []uint32
		for i := range s.all {
			if s.all[i].amount > 0 && test(s.all[i].key) {
				found = append(found, uint32(i))
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// names is what a query can name of a store; see query.Names.
// It is made for one query, which may name thousands of values: each is looked
// up once, only the first few that fit nothing are compared with every name,
// and after the end of ctx there are no answers.
type names struct {
	*Store
	ctx    context.Context
	unions map[string][]string
	near   map[[2]string]string // nearest spellings by kind and value
}

// mostSuggested is how many values of a query get a nearest spelling.
const mostSuggested = 3

func newNames(ctx context.Context, s *Store) *names {
	return &names{Store: s, ctx: ctx, unions: map[string][]string{}, near: map[[2]string]string{}}
}

// suggested returns the nearest spelling that find finds, or "".
func (n *names) suggested(kind, value string, find func(string) string) string {
	key := [...]string{kind, value}
	name, ok := n.near[key]
	if !ok && len(n.near) < mostSuggested && n.ctx.Err() == nil {
		name = find(value)
		n.near[key] = name
	}
	return name
}

// Unions returns the IDs of the bodies of the best tier that value fits.
func (n *names) Unions(value string) []string {
	ids, ok := n.unions[value]
	if ok || n.ctx.Err() != nil {
		return ids
	}
	for _, b := range n.tree().fits(value) {
		ids = append(ids, n.tree().all[b].union.ID)
	}
	n.unions[value] = ids
	return ids
}

// Sources returns the sources of the best tier that value fits.
func (n *names) Sources(value string) []string {
	var out []string
	if n.ctx.Err() != nil {
		return nil
	}
	for _, i := range n.outlets().fits(value) {
		out = append(out, n.outlets().all[i].name)
	}
	return out
}

// SuggestUnion returns the name nearest to value, or "".
func (n *names) SuggestUnion(value string) string {
	return n.suggested("union", value, n.nearestUnion)
}

func (n *names) nearestUnion(value string) string {
	near := newNearest(value)
	for _, b := range n.tree().order {
		u := n.tree().all[b].union
		for _, name := range [...]string{u.Short, u.Place, u.ShortZH, u.PlaceZH} {
			near.try(name, index.Key(name))
		}
		for _, name := range u.Aliases {
			near.try(name, index.Key(name))
		}
	}
	return near.name
}

// SuggestSource returns the source nearest to value, or "".
func (n *names) SuggestSource(value string) string {
	return n.suggested("source", value, n.nearestSource)
}

func (n *names) nearestSource(value string) string {
	near := newNearest(value)
	for i := range n.outlets().all {
		s := &n.outlets().all[i]
		if s.amount == 0 {
			continue
		}
		near.try(s.name, strings.ReplaceAll(s.key, " ", ""))
		for word := range strings.SplitSeq(s.key, " ") {
			near.try(s.name, word)
		}
	}
	return near.name
}
