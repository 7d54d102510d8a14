package ui

import (
	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// What the bindings do. n is the count typed before the key, 0 for none.

func times(n int) int { return max(1, n) }

func (m *Model) down(n int) tea.Cmd { return m.move(times(n)) }
func (m *Model) up(n int) tea.Cmd   { return m.move(-times(n)) }

func (m *Model) move(n int) tea.Cmd {
	switch m.focus {
	case paneArticle:
		m.detail.Scroll(n)
	case paneNarrow:
		m.narrow.Move(n)
	default:
		m.list.Move(n)
		m.chosen()
	}
	return nil
}

// chosen notes the article under the cursor as the one the reader chose:
// selection comes back to it through filters, sorts and reloads.
func (m *Model) chosen() {
	hit, ok := m.list.Selected()
	if ok {
		m.anchor = hit.ID
	}
	m.unchosen = !ok
}

func scroll(halves int) func(*Model, int) tea.Cmd {
	return func(m *Model, n int) tea.Cmd {
		halves := halves * times(n)
		switch m.focus {
		case paneArticle:
			m.detail.ScrollHalves(halves)
		case paneNarrow:
			m.narrow.Page(halves)
		default:
			m.list.Scroll(halves)
			m.chosen()
		}
		return nil
	}
}

func (m *Model) top(n int) tea.Cmd {
	switch m.focus {
	case paneArticle:
		m.detail.GotoLine(max(0, n-1))
	case paneNarrow:
		m.narrow.Goto(max(0, n-1))
	default:
		m.list.To(max(0, n-1))
		m.chosen()
	}
	return nil
}

func (m *Model) bottom(n int) tea.Cmd {
	if n > 0 {
		return m.top(n)
	}
	switch m.focus {
	case paneArticle:
		m.detail.Bottom()
	case paneNarrow:
		m.narrow.Bottom()
	default:
		m.list.To(m.list.Total() - 1)
		m.chosen()
	}
	return nil
}

func screenRow(half int) func(*Model, int) tea.Cmd {
	return func(m *Model, _ int) tea.Cmd {
		m.list.ScreenRow(half)
		m.chosen()
		return nil
	}
}

// focusBy moves the focus to the next pane: around the three of a wide screen,
// and through the same three one at a time where only one has room.
func focusBy(step int) func(*Model, int) tea.Cmd {
	order := []pane{paneNarrow, paneList, paneArticle}
	return func(m *Model, _ int) tea.Cmd {
		at := 0
		for i, p := range order {
			if p == m.focus {
				at = i
			}
		}
		next := order[(at+step+len(order))%len(order)]
		if next == paneArticle && !m.hasRows() {
			next = order[(at+2*step+2*len(order))%len(order)]
		}
		if next == paneArticle {
			return m.read(0)
		}
		m.focus = next
		return m.neededFacets()
	}
}

// read opens the selected article and focuses it.
func (m *Model) read(int) tea.Cmd {
	hit, ok := m.list.Selected()
	if !ok {
		return nil
	}
	m.anchor = hit.ID
	if a := m.detail.Article(); a != nil && a.ID == hit.ID {
		m.focus = paneArticle
		m.detail.SetSearch(m.query.Terms())
		if m.hasWords() && m.detail.AtTop() {
			m.detail.NextHit(1)
		}
		return nil
	}
	return m.openArticle(hit.ID, m.firstHit())
}

// firstHit is where an article opened from the list begins.
func (m *Model) firstHit() hitPlace {
	if m.hasWords() {
		return atFirstHit
	}
	return atTop
}

// showArticle puts an article into the article pane.
func (m *Model) showArticle(a *model.Article, copies int) {
	m.sideID = a.ID
	m.detail.SetArticle(a)
	m.detail.SetReprints(copies)
	m.detail.SetSearch(m.query.Terms())
}

func (m *Model) back(int) tea.Cmd {
	m.focus = paneList
	if m.under != nil {
		m.showOverlay(m.under)
		m.under = nil
	}
	return m.follow()
}

func (m *Model) quit(int) tea.Cmd {
	m.stopped = true
	for _, f := range []*fetch{&m.search, &m.rest, &m.window, &m.open, &m.facets, &m.side, &m.dropping, &m.naming, &m.taking, &m.menuing} {
		f.abort()
	}
	return tea.Quit
}

// escape ends what is half typed or under way; it never closes an article or
// a filter.
func (m *Model) escape(int) tea.Cmd {
	m.held = nil
	m.open.abort()
	m.taking.abort()
	m.search.holds = false
	m.detail.SetSearch(m.query.Terms())
	m.detail.HideNames()
	return nil
}

// sibling opens the article n rows on, from the article or in the list.
func sibling(step int) func(*Model, int) tea.Cmd {
	return func(m *Model, n int) tea.Cmd {
		moved := m.list.Move(step * times(n))
		if !moved {
			m.say(map[bool]string{true: "the last article", false: "the first article"}[step > 0])
			return nil
		}
		m.chosen()
		if m.focus != paneArticle {
			return nil
		}
		return m.openSelected(m.firstHit())
	}
}

// openSelected opens the row under the cursor, once it is at hand.
func (m *Model) openSelected(at hitPlace) tea.Cmd {
	m.openNext = false
	if hit, ok := m.list.Selected(); ok {
		return m.openArticle(hit.ID, at)
	}
	m.openNext, m.openAt = true, at
	return m.moreRows()
}

func (m *Model) nextHit(n int) tea.Cmd { return m.stepHit(1, times(n)) }
func (m *Model) prevHit(n int) tea.Cmd { return m.stepHit(-1, times(n)) }

// stepHit goes n hits on or back, over into the neighbouring article where the
// query of the list is what was searched.
func (m *Model) stepHit(step, n int) tea.Cmd {
	if m.focus == paneList {
		return m.read(0)
	}
	found := false
	if step > 0 {
		found = m.detail.NextHit(n)
	} else {
		found = m.detail.PrevHit(n)
	}
	if found {
		return nil
	}
	at := atFirstHit
	if step < 0 {
		at = atLastHit
	}
	if len(m.query.Terms()) == 0 || !m.list.Move(step) {
		m.say(map[bool]string{true: "no further hit", false: "no earlier hit"}[step > 0])
		return nil
	}
	m.chosen()
	return m.openSelected(at)
}

// stepName goes n names of union bodies on or back in the article.
func stepName(step int) func(*Model, int) tea.Cmd {
	return func(m *Model, n int) tea.Cmd {
		found := false
		if step > 0 {
			found = m.detail.NextName(times(n))
		} else {
			found = m.detail.PrevName(times(n))
		}
		at, total := m.detail.Names()
		switch {
		case found:
			m.say("name %s of %s: %s · K tells more", thousands(at), thousands(total), bothNames(m.detail.Body()))
		case total == 0:
			m.say("the text names no union body")
		default:
			m.say(map[bool]string{true: "no further name", false: "no earlier name"}[step > 0])
		}
		return nil
	}
}

func (m *Model) toggleStored(int) tea.Cmd {
	m.detail.SetStored(!m.detail.Stored())
	return nil
}

func (m *Model) canClear() bool     { return !m.query.Empty() }
func (m *Model) canBringBack() bool { return m.query.Empty() && !m.cleared.Empty() }

// clear takes away everything that narrows the list; the next time it brings
// it back.
func (m *Model) clear(int) tea.Cmd {
	if m.query.Empty() {
		return m.narrowTo(m.cleared)
	}
	was := m.query
	cmd := m.narrowTo(query.Query{})
	m.cleared = was
	m.say("cleared %s; c brings it back", was.String())
	return cmd
}

// sortNames are the orders as people type and read them, by store.Sort.
var sortNames = [...]string{"newest", "oldest", "relevance", "union", "source", "title"}

// cycleSort goes to the next order. By relevance is passed over where no words
// are asked for, as all are alike then.
func (m *Model) cycleSort(int) tea.Cmd {
	next := m.sort + 1
	if next == store.Relevance && len(m.query.AllTerms()) == 0 {
		next++
	}
	return m.setSort(next % store.Sort(len(sortNames)))
}

func (m *Model) setSort(s store.Sort) tea.Cmd {
	cleared := m.cleared
	cmd := m.show(m.query, s)
	m.cleared = cleared
	m.say("sorted by %s", sortNames[s])
	return cmd
}

func (m *Model) narrowEnter(int) tea.Cmd {
	if name, ok := m.narrow.Saved(); ok {
		return m.runSaved(name)
	}
	field, node, ok := m.narrow.Enter()
	if !ok {
		return nil
	}
	if field == "" {
		return m.narrowTo(m.query.Toggle(node))
	}
	return m.narrowTo(m.query.Replace(field, node))
}

// narrowExclude leaves out what the row stands for, or no longer.
func (m *Model) narrowExclude(int) tea.Cmd {
	q, ok := m.narrow.Exclude(m.query)
	if !ok {
		return nil
	}
	return m.narrowTo(q)
}

func (m *Model) narrowOpen(int) tea.Cmd  { m.narrow.Open(); return nil }
func (m *Model) narrowClose(int) tea.Cmd { m.narrow.Shut(); return nil }

// What the bindings need to work.

func (m *Model) isStored() bool    { return m.detail.Stored() }
func (m *Model) isWide() bool      { return m.layout.wide }
func (m *Model) maySuspend() bool  { return m.opts.maySuspend() }
func (m *Model) hasRows() bool     { return m.list.Total() > 0 }
func (m *Model) hasProblems() bool { return m.info.Problems > 0 }
func (m *Model) hasWords() bool    { return len(m.query.Terms()) > 0 || m.detail.Searching() }
func (m *Model) mayRun() bool      { return m.opts.Local && m.hasCurrent() }

// hasCurrent tells whether there is an article that a key can act on.
func (m *Model) hasCurrent() bool {
	if m.focus == paneArticle {
		return m.detail.Article() != nil
	}
	return m.hasRows()
}
