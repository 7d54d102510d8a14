package ui

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// restAfter is how long the cursor rests on a row before the article beside
// the list follows it.
const restAfter = 120 * time.Millisecond

// The answers of the archive. Each carries the generation it was asked in.
type (
	searchedMsg struct {
		gen     uint64
		rest    uint64 // the generation of what brings all rows
		results store.Results
		instead bool // they are those of what was to be asked instead
		cursor  int  // the row of the article to select
		first   int
		rows    []store.Hit
		err     error
	}
	rowsMsg struct {
		gen   uint64
		first int
		rows  []store.Hit
		err   error
	}
	articleMsg struct {
		gen     uint64
		article *model.Article
		copies  int // further copies of it
		row     int // its place in the results, -1 if it is not among them
		err     error
	}
	sideMsg struct {
		gen     uint64
		article *model.Article
		copies  int
		err     error
	}
	restMsg    struct{ id model.ID }
	changedMsg struct{}
	facetsMsg  struct {
		gen    uint64
		facets store.Facets
		err    error
	}
	namesMsg struct {
		gen  uint64
		rows []store.UnionRow // every body of the archive
		err  error
	}
	dropsMsg struct {
		gen   uint64
		drops []drop
	}
)

// waitChanged notes what the archive is now and waits for its next generation.
// The channel is asked for first: what changes after that is told by it.
func (m *Model) waitChanged() tea.Cmd {
	changed := m.opts.Archive.Changed()
	m.info = m.opts.Archive.Info()
	ended := m.opts.Context.Done()
	return func() tea.Msg {
		select {
		case <-changed:
			return changedMsg{}
		case <-ended:
			return nil
		}
	}
}

// startSearch asks for the results of the present query. holds makes keys
// wait for the answer: they were typed for the list that is to come.
func (m *Model) startSearch(holds bool) tea.Cmd { return m.searchFrom(m.presentID(), holds) }

// presentID is the article that stays selected where the reader has chosen none
// that is listed, "" for the first row: before the first key, and while the
// archive grows, the first row stays the first. While a query is typed it is the
// one selected before: what is listed in between depends on how fast one types.
func (m *Model) presentID() model.ID {
	if !m.touched || !m.settled {
		return ""
	}
	if m.line != nil && m.line.purpose == forQuery {
		return m.line.from.id
	}
	hit, _ := m.list.Selected()
	return hit.ID
}

// moreRows asks for the window of rows the list wants next, if it wants one.
func (m *Model) moreRows() tea.Cmd {
	first, n, ok := m.list.Need()
	if !ok || !m.listed || m.window.pending {
		return nil
	}
	ctx, gen := m.window.begin(false)
	results := m.results
	return func() tea.Msg {
		rows, err := results.Window(ctx, first, n)
		return rowsMsg{gen, first, rows, err}
	}
}

// openArticle asks for an article to read; keys wait for it.
func (m *Model) openArticle(id model.ID, at hitPlace) tea.Cmd {
	ctx, gen := m.open.begin(true)
	m.openAt = at
	a, results, row := m.opts.Archive, m.results, -1
	if hit, ok := m.list.Selected(); ok && hit.ID == id {
		row = m.list.Cursor() // nearly always; finding a row goes through all of them
	}
	return func() tea.Msg {
		article, copies, err := withCopies(ctx, a, id)
		msg := articleMsg{gen, article, copies, row, err}
		if err == nil && row < 0 {
			msg.row = place(results, article.ID)
		}
		return msg
	}
}

// withCopies returns an article and how many further copies of it there are.
func withCopies(ctx context.Context, a Archive, id model.ID) (*model.Article, int, error) {
	article, err := a.Article(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	copies, err := a.Reprints(ctx, article.ID, 0)
	return article, copies.Total, err
}

// follow lets the article beside the list follow the cursor once it rests.
func (m *Model) follow() tea.Cmd {
	hit, ok := m.list.Selected()
	if !m.layout.wide || !ok || m.focus == paneArticle || hit.ID == m.sideID {
		return nil
	}
	id := hit.ID
	if m.detail.Article() == nil {
		return m.showBeside(id)
	}
	return tea.Tick(restAfter, func(time.Time) tea.Msg { return restMsg{id} })
}

// showBeside asks for the article to show beside the list.
func (m *Model) showBeside(id model.ID) tea.Cmd {
	ctx, gen := m.side.begin(false)
	m.sideID = id
	a := m.opts.Archive
	return func() tea.Msg {
		article, copies, err := withCopies(ctx, a, id)
		return sideMsg{gen, article, copies, err}
	}
}

// startFacets asks for the counts that the narrow pane and the date and source
// pickers show: of each field, what its other values would give, so that a
// condition can be replaced as easily as set.
func (m *Model) startFacets() tea.Cmd {
	ctx, gen := m.facets.begin(false)
	a, v, q := m.opts.Archive, m.view(), m.query
	return func() tea.Msg {
		f, err := openFacets(ctx, a, v, q)
		return facetsMsg{gen, f, err}
	}
}

// shownAfter is how long after the first list what no frame needs may begin: by
// then the list is drawn, and where it is still short, what follows of it.
const shownAfter = 50 * time.Millisecond

// showing tells how far the first list is.
type showing uint8

const (
	unshown showing = iota
	listing         // it is known, and about to be drawn
	shown           // it is on screen
)

// shownMsg tells that the first list is on screen.
type shownMsg struct{}

// afterShown asks for what is wanted behind a list but does not show in it. The
// first list comes before all that: opening the file of what was typed, and
// knowing every body's name, would hold its frame up.
func (m *Model) afterShown() tea.Cmd {
	switch m.shown {
	case unshown:
		m.shown = listing
		return tea.Tick(shownAfter, func(time.Time) tea.Msg { return shownMsg{} })
	case listing:
		return nil
	}
	return m.startNames()
}

// afterFirst asks for what is wanted behind the first list, once.
func (m *Model) afterFirst() tea.Cmd {
	if m.shown != listing {
		return nil
	}
	m.shown = shown
	return tea.Batch(m.startSync(), m.startNames())
}

// startNames asks for every body of the archive, to know what to call them in
// a query; once for each generation that is loaded whole.
func (m *Model) startNames() tea.Cmd {
	if m.info.Loading.Active || m.info.Generation == m.named {
		return nil
	}
	m.named = m.info.Generation
	ctx, gen := m.naming.begin(false)
	a, v := m.opts.Archive, m.view()
	return func() tea.Msg {
		rows, err := a.Unions(ctx, v, "", query.Query{}, mostUnions)
		return namesMsg{gen, rows, err}
	}
}

// openFacets counts the results of q; by a field that q narrows, what would be
// found without that condition.
func openFacets(ctx context.Context, a Archive, v store.View, q query.Query) (store.Facets, error) {
	f, err := a.Facets(ctx, v, q)
	for _, field := range []string{"date", "union", "source", "lang", "level"} {
		rest := q.Replace(field, nil)
		if err != nil || len(rest.Conditions()) == len(q.Conditions()) {
			continue
		}
		var open store.Facets
		open, err = a.Facets(ctx, v, rest)
		switch field {
		case "date":
			f.Years, f.Undated = open.Years, open.Undated
		case "union":
			f.Unions, f.NoUnion = open.Unions, open.NoUnion
		case "source":
			f.Sources = open.Sources
		case "lang":
			f.Langs = open.Langs
		case "level":
			f.Levels = open.Levels
		}
	}
	return f, err
}

// mostDrops is how many conditions have a digit to drop them by.
const mostDrops = 9

// startDrops asks what dropping each condition of the query would give, the
// first nine of them.
func (m *Model) startDrops() tea.Cmd {
	conditions := m.query.Conditions()
	if len(conditions) == 0 {
		return nil
	}
	ctx, gen := m.dropping.begin(false)
	a, v, q := m.opts.Archive, m.view(), m.query
	return func() tea.Msg {
		msg := dropsMsg{gen: gen}
		for i, c := range conditions {
			if t, ok := c.(query.Text); ok && !strings.ContainsFunc(t.Words, alphanumeric) {
				continue // it is passed over, so dropping it gives nothing
			}
			if len(msg.drops) == mostDrops {
				break
			}
			r, err := a.Search(ctx, v, q.Without(i), store.Newest)
			if err != nil {
				return msg
			}
			msg.drops = append(msg.drops, drop{i, query.All(c).String(), r.Total, !r.Exact || r.Unindexed})
		}
		return msg
	}
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// quiet tells whether an error is only a cancelled request.
func quiet(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
