package store

import (
	"slices"
	"sync"

	"gongbao/store/index"
)

// lately keeps what matched lately, by the programs that asked: after the first
// rows of an answer come all of them, then what they could be narrowed by. It is
// safe for concurrent use, and the zero lately is empty.
type lately struct {
	mu  sync.Mutex
	all []matched // the latest last
}

type matched struct {
	by  string
	set index.Set
}

// mostLately is how many answers are kept: a bit an article each.
const mostLately = 4

// get returns what matched, which must not be changed.
func (l *lately) get(by string) (index.Set, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.IndexFunc(l.all, func(m matched) bool { return m.by == by })
	if i < 0 {
		return index.Set{}, false
	}
	m := l.all[i]
	l.all = append(slices.Delete(l.all, i, i+1), m)
	return m.set, true
}

func (l *lately) put(by string, set index.Set) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.all) == mostLately {
		l.all = slices.Delete(l.all, 0, 1)
	}
	l.all = append(l.all, matched{by, set})
}
