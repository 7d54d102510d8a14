package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// searchFrom is startSearch with the article that is to stay selected. Where the
// first rows are known long before all that matches is, they are shown at once.
func (m *Model) searchFrom(present model.ID, holds bool) tea.Cmd {
	ctx, gen := m.search.begin(holds)
	m.window.abort()
	s := search{
		ask:     searchedMsg{gen: gen},
		archive: m.opts.Archive, view: m.view(), query: m.query, sort: m.sort, or: m.instead,
		keep: []model.ID{m.anchor, present}, page: max(20, m.layout.h),
		done: make(chan struct{}),
	}
	s.view.Fold = !m.unfolded
	rest, n := m.rest.begin(false)
	s.ask.rest = n
	whole := func() tea.Msg {
		defer close(s.done)
		return s.run(rest)
	}
	late := tea.Tick(lateAfter, func(time.Time) tea.Msg { return lateMsg{s.ask.gen} })
	if m.query.Empty() || m.sort != store.Newest && m.sort != store.Relevance {
		return tea.Batch(whole, late) // it is known at once, or what is first is known last
	}
	return tea.Batch(whole, late, func() tea.Msg { return s.soon(ctx) })
}

// lateMsg tells that a search, or what follows it, takes longer than is noticed.
type lateMsg struct{ gen uint64 }

// lateAfter is how long what is on screen may be of the query before without a
// word about it.
const lateAfter = 150 * time.Millisecond

// noteLate marks what is on screen and is not yet of the query that was asked.
func (m *Model) noteLate(gen uint64) {
	if gen != m.search.gen {
		return
	}
	m.stale = m.search.pending && m.results.Query.String() != m.query.String()
	if (m.search.pending || m.rest.pending || m.facets.pending) && !m.narrow.Of(m.query) {
		m.narrow.SetNote("counting" + m.styles.Glyphs().Ellipsis)
	}
}

// cutShort says that of a list only the first rows could be found.
func (m *Model) cutShort(err error) {
	m.short = true
	m.narrow.SetNote("not counted")
	if m.line == nil {
		m.say("only the first %s are listed: %s; / and enter search again", thousands(m.results.Total), explain(err))
	}
}

// search is one search under way.
type search struct {
	ask     searchedMsg // with its generations
	archive Archive
	view    store.View
	query   query.Query
	sort    store.Sort
	or      instead
	keep    []model.ID    // the articles that are to stay selected, the first that is among the rows
	page    int           // about how many rows are on screen
	done    chan struct{} // closed when all rows are known
}

// soonAfter is how long all rows may take before the first of them are shown
// without: what comes within a frame or two shall not be drawn twice.
const soonAfter = 30 * time.Millisecond

// soon returns the first rows if all of them take long, else nil.
func (s search) soon(ctx context.Context) tea.Msg {
	s.view.First = soonPages * s.page
	late := time.NewTimer(soonAfter)
	defer late.Stop()
	msg := s.run(ctx)
	if msg.err == nil && msg.results.Exact {
		return msg
	}
	for _, id := range s.keep {
		if id != "" && msg.err == nil && msg.results.Index(id) < 0 && msg.results.Later(id) {
			<-s.done // where it will be is not known yet
			return nil
		}
	}
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return nil
	case <-late.C:
		return msg
	}
}

// So many pages of rows are known at least when a list is first shown, and so
// many are fetched with it; the others follow.
const (
	soonPages   = 6
	windowPages = 3
)

// run searches and fetches the rows around the one to select.
func (s search) run(ctx context.Context) searchedMsg {
	msg := s.ask
	msg.results, msg.err = s.archive.Search(ctx, s.view, s.query, s.sort)
	if msg.err == nil && msg.results.Total == 0 && s.or.word != "" {
		if r, err := s.archive.Search(ctx, s.view, s.or.query, s.sort); err == nil && r.Total > 0 {
			msg.results, msg.instead = r, true
		}
	}
	if msg.err != nil {
		return msg
	}
	msg.cursor = max(0, place(msg.results, s.keep...))
	msg.first = max(0, msg.cursor-s.page)
	msg.rows, msg.err = msg.results.Window(ctx, msg.first, windowPages*s.page)
	return msg
}

// place returns the row of the first of the given articles that is among the
// results, or -1.
func place(r store.Results, ids ...model.ID) int {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if i := r.Index(id); i >= 0 {
			return i
		}
	}
	return -1
}
