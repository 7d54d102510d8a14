package store

import (
	"slices"
	"strings"
	"sync"

	"gongbao/store/index"
)

// findState is how far fuzzy find came with a text. It is immutable.
type findState struct {
	pattern string
	n       int // of best at most
	best    []found
	started bool      // best has all that there is room for of the word tier
	done    bool      // and of the others
	total   int       // where done: how many match
	left    index.Set // where done: the articles that can match when more is typed
	titles  int       // how many those are
}

// finds are what was looked for lately, the last first: what is typed next most
// often goes on from there, or goes back.
type finds struct {
	mu   sync.Mutex
	last []*findState
}

// mostFinds is how many are kept, each of a bit an article and its rows.
const mostFinds = 8

// put keeps what was found, in the place of what was known of the same.
func (f *finds) put(r *findState) {
	if r.done {
		r.titles = r.left.Len()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = slices.DeleteFunc(f.last, func(x *findState) bool { return x.pattern == r.pattern && x.n == r.n && !x.done })
	f.last = slices.Insert(f.last, 0, r)
	clear(f.last[min(len(f.last), mostFinds):])
	f.last = f.last[:min(len(f.last), mostFinds)]
}

// get returns how far it came with a text, or nil.
func (f *finds) get(pattern string, n int) (best *findState) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range f.last {
		if x.pattern == pattern && x.n == n && (best == nil || x.done) {
			best = x
		}
	}
	return best
}

// among returns the articles that can match a text, by the longest beginning of
// it that was looked for; the zero Set where none was.
func (f *finds) among(pattern string) index.Set {
	if x := f.longest(pattern); x != nil {
		return x.left
	}
	return index.Set{}
}

// left returns how many of so many articles can match a text.
func (f *finds) left(pattern string, all int) int {
	if x := f.longest(pattern); x != nil {
		return x.titles
	}
	return all
}

func (f *finds) longest(pattern string) (longest *findState) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range f.last {
		if x.done && strings.HasPrefix(pattern, x.pattern) && (longest == nil || len(x.pattern) > len(longest.pattern)) {
			longest = x
		}
	}
	return longest
}
