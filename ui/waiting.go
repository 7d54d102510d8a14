package ui

import (
	tea "charm.land/bubbletea/v2"
)

// hold lets a key or a paste wait behind those that wait already.
func (m *Model) hold(msg tea.Msg) {
	if len(m.held) < maxHeld {
		m.held = append(m.held, msg)
	}
}

// maxHeld bounds the keys kept while an answer is under way.
const maxHeld = 4096

// waiting tells whether keys must wait: they were typed for a list, a row or
// an article that is still on its way.
func (m *Model) waiting() bool {
	switch {
	case m.search.pending && m.search.holds, m.open.pending && m.open.holds, m.taking.pending,
		m.facets.pending && m.focus == paneNarrow:
		return true
	case m.window.pending:
		_, ok := m.list.Selected()
		return !ok && m.list.Total() > 0
	}
	return false
}

// waits tells whether a key or a paste must wait. A digit that drops a
// condition waits for what dropping would give, a key that walks the history
// for what the file holds, one that takes what is offered for what that is, one
// that may choose a body for what bodies are called; nothing else does.
func (m *Model) waits(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok && m.dropping.pending && m.focus == paneList && m.overlay == nil && m.line == nil {
		if name := k.String(); len(name) == 1 && name[0] >= '1' && name[0] <= '9' {
			return true
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && (m.asksForState(k) || m.asksForOptions(k) || m.asksForNames(k) || m.asksForAll(k)) {
		return true
	}
	return m.waiting()
}

// asksForAll tells whether a key needs to know all rows of a list of which only
// the first are known yet: one that goes to the end, by a count, or where those
// known end soon.
func (m *Model) asksForAll(k tea.KeyPressMsg) bool {
	if !m.rest.pending || m.search.pending || m.overlay != nil || m.results.Exact {
		return false
	}
	name := k.String()
	if m.line != nil {
		return m.line.purpose == forCommand && name == "enter"
	}
	b, _ := m.bound(name)
	switch {
	case m.focus == paneNarrow:
		return false
	case m.count > 0:
		return true
	}
	return b != nil && (b.rows == allRows || b.rows == moreRows && m.list.AtLast())
}

// asksForNames tells whether a key may choose a body in an overlay while what
// bodies are called is still on its way.
func (m *Model) asksForNames(k tea.KeyPressMsg) bool {
	return m.overlay != nil && m.naming.pending && k.String() == "enter"
}

// replay takes the keys that waited, until one of them has to wait again.
func (m *Model) replay() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.held) > 0 && !m.waits(m.held[0]) && !m.stopped {
		msg := m.held[0]
		m.held = m.held[1:]
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			cmds = append(cmds, m.act(msg))
		case tea.PasteMsg:
			cmds = append(cmds, m.insert(msg.Content))
		}
	}
	if len(m.held) == 0 {
		m.held = nil
	}
	return tea.Batch(cmds...)
}
