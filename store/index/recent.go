package index

import (
	"sync/atomic"

	"gongbao/model"
)

// recentLen is how many articles of a segment are kept that were asked for
// lately: those that a screen shows and some before it, 1 MB or so.
const recentLen = 256

// mostRecent is how many bytes the record of an article may have to be kept.
const mostRecent = 64 << 10

// recent are articles that were asked for lately. Each has one place, where the
// latest one stays; so nobody waits for another.
type recent [recentLen]atomic.Pointer[recentOne]

type recentOne struct {
	i int
	a *model.Article
}

func (r *recent) get(i int) *model.Article {
	if one := r[i%recentLen].Load(); one != nil && one.i == i {
		return one.a
	}
	return nil
}

func (r *recent) put(i int, a *model.Article) { r[i%recentLen].Store(&recentOne{i, a}) }
