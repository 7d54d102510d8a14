package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/filter"
)

// changed takes a newer generation of the archive: the same query again, the
// same article selected.
func (m *Model) changed() tea.Cmd {
	before := m.info.Unsaved
	wait := m.waitChanged()
	if why := m.info.Unsaved; why != "" && why != before {
		m.say("%s", why)
	}
	var again tea.Cmd
	if m.overlay != nil {
		again = m.overlay.ask(m)
	}
	if m.search.pending || m.rest.pending {
		m.behind = true // the answer comes first: loading must not starve a slow search
		return tea.Batch(wait, again)
	}
	return tea.Batch(wait, again, m.startSearch(false))
}

func (m *Model) searched(msg searchedMsg) (cmd tea.Cmd) {
	first := m.search.finish(msg.gen)
	if whole := msg.err != nil || msg.results.Exact; whole && !m.rest.finish(msg.rest) || !whole && !first {
		return nil
	}
	if m.behind && !m.rest.pending {
		m.behind = false
		defer func() {
			cmd = tea.Batch(cmd, m.startSearch(msg.results.Total == 0 && len(m.held) > 0))
		}()
	}
	m.stale = false
	if msg.err != nil {
		m.ready()
		if !first && !quiet(msg.err) {
			m.cutShort(msg.err)
		}
		if first || m.line != nil {
			m.refused(msg.err)
		}
		return nil
	}
	if msg.instead {
		m.say("nothing matches %q as a whole word; listed is %s", m.instead.word, query.All(query.Text{Words: m.instead.word, Prefix: true}))
		m.query, m.instead = msg.results.Query, instead{}
	}
	if !first {
		return m.completed(msg.results)
	}
	m.failed, m.drops = "", nil
	m.dropping.abort()
	m.results, m.listed, m.unchosen, m.short = msg.results, true, false, false
	m.settled = !m.info.Loading.Active
	if msg.results.Total == 0 && m.focus != paneArticle {
		m.side.abort()
		m.sideID = ""
		m.detail.SetArticle(nil)
	}
	m.list.SetSearch(msg.results.Query.AllTerms())
	m.list.Reset(msg.results.Rows(), msg.cursor)
	m.list.SetRows(msg.first, msg.rows)
	m.recountCopies(msg.rows)
	if len(msg.results.Warnings) > 0 && msg.results.Total > 0 {
		m.flash = strings.Join(msg.results.Warnings, "; ")
	}
	cmds := []tea.Cmd{m.moreRows(), m.follow(), m.afterShown()}
	if msg.results.Exact {
		cmds = append(cmds, m.neededFacets())
	}
	if m.nothingFound() {
		cmds = append(cmds, m.startDrops())
	}
	return tea.Batch(cmds...)
}

// completed takes all rows of a list whose first are shown: what is selected and
// where the screen is stay.
func (m *Model) completed(r store.Results) tea.Cmd {
	m.results = r
	m.list.Grow(r.Rows())
	return tea.Batch(m.moreRows(), m.neededFacets())
}

// refused says why a query was not answered. The list and the query stay what
// they were.
func (m *Model) refused(err error) {
	switch {
	case quiet(err):
	case m.line != nil:
		m.line.fail(err, 0, 0)
	case m.listed:
		m.query = m.results.Query
		m.say(explain(err))
	default:
		m.failed = explain(err)
	}
}

// neededFacets asks for counts where a pane that shows them is on screen.
func (m *Model) neededFacets() tea.Cmd {
	if m.layout.wide || m.focus == paneNarrow {
		return m.startFacets()
	}
	return nil
}

func (m *Model) gotRows(msg rowsMsg) tea.Cmd {
	if !m.window.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		if !quiet(msg.err) {
			m.say(oneLine(msg.err))
		}
		return nil
	}
	m.list.SetRows(msg.first, msg.rows)
	if m.unchosen {
		m.chosen()
	}
	if m.openNext {
		return m.openSelected(m.openAt)
	}
	return tea.Batch(m.moreRows(), m.follow())
}

func (m *Model) opened(msg articleMsg) tea.Cmd {
	if !m.open.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		if !quiet(msg.err) {
			m.say(oneLine(msg.err))
		}
		return nil
	}
	m.side.abort()
	m.showArticle(msg.article, msg.copies)
	m.anchor = msg.article.ID
	m.focus = paneArticle
	if msg.row >= 0 && msg.row < m.list.Total() {
		m.list.To(msg.row)
	}
	switch m.openAt {
	case atFirstHit:
		m.detail.NextHit(1)
	case atLastHit:
		m.detail.PrevHit(1)
	case atHit:
		m.detail.SetStored(false)
		m.detail.SetSearch(m.openTerms)
		m.detail.GotoHit(m.openHit)
	}
	return m.moreRows()
}

func (m *Model) sided(msg sideMsg) {
	switch {
	case !m.side.finish(msg.gen):
	case msg.err == nil && m.focus != paneArticle:
		m.showArticle(msg.article, msg.copies)
	default:
		m.sideID = m.detail.ID() // what was asked for is not what is shown
	}
}

func (m *Model) counted(msg facetsMsg) tea.Cmd {
	if !m.facets.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		m.narrow.SetNote("not counted")
		return nil
	}
	m.narrow.SetFacets(msg.facets, m.query)
	if msg.facets.Unindexed {
		m.narrow.SetNote("so far")
	}
	m.noUnion = msg.facets.NoUnion
	return nil
}

// learnNames takes every body of the archive: a query calls a body by its
// short name where that means it alone.
func (m *Model) learnNames(msg namesMsg) {
	if !m.naming.finish(msg.gen) || msg.err != nil {
		return
	}
	bodies := make([]*model.Union, len(msg.rows))
	for i, r := range msg.rows {
		bodies[i] = r.Union
	}
	m.spelling, m.learnt = filter.Spell(bodies), true
	m.narrow.SetSpelling(m.spelling)
}

// rested lets the article beside the list follow, if the cursor still rests
// where it did.
func (m *Model) rested(msg restMsg) tea.Cmd {
	hit, ok := m.list.Selected()
	if !ok || hit.ID != msg.id || hit.ID == m.sideID || !m.layout.wide || m.focus == paneArticle {
		return nil
	}
	return m.showBeside(hit.ID)
}

// afterMove asks for what a moved cursor makes necessary.
func (m *Model) afterMove() tea.Cmd { return tea.Batch(m.moreRows(), m.follow()) }
