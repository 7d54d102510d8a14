package state

import (
	"cmp"
	"slices"
	"strings"

	"gongbao/store/fold"
)

// kept is what is remembered of one archive: lines and picks newest first,
// saved searches by name.
type kept struct {
	history [kinds][]string
	picks   []Pick
	saved   []Search
}

// change is one thing to be remembered: in memory by apply, in the file by
// write.
type change interface {
	apply(*kept)
	write(t *transaction) error
}

type (
	typed struct {
		kind Kind
		line string
	}
	forgotten struct{ name string }
)

func (c typed) apply(k *kept) {
	k.history[c.kind] = first(k.history[c.kind], c.line, MostHistory)
}

func (p Pick) apply(k *kept) { k.picks = first(k.picks, p, MostPicks) }

// first returns a list with x at its head, once, and at most so long. The list
// itself stays as it is.
func first[T comparable](list []T, x T, most int) []T {
	out := append(make([]T, 0, len(list)+1), x)
	for _, y := range list {
		if y != x && len(out) < most {
			out = append(out, y)
		}
	}
	return out
}

func (q Search) apply(k *kept) {
	k.saved = without(k.saved, q.Name)
	k.saved = append(k.saved, q)
	slices.SortFunc(k.saved, byName)
}

func (f forgotten) apply(k *kept) { k.saved = without(k.saved, f.name) }

func without(list []Search, name string) []Search {
	var out []Search
	key := keyOf(name)
	for _, q := range list {
		if keyOf(q.Name) != key {
			out = append(out, q)
		}
	}
	return out
}

func byName(a, b Search) int {
	return cmp.Or(strings.Compare(keyOf(a.Name), keyOf(b.Name)), strings.Compare(a.Name, b.Name))
}

// keyOf is what all spellings of a name share.
func keyOf(name string) string { return strings.Join(strings.Fields(fold.Text(name)), " ") }

func (k *kept) find(name string) (Search, bool) {
	key := keyOf(name)
	for _, q := range k.saved {
		if keyOf(q.Name) == key {
			return q, true
		}
	}
	return Search{}, false
}
