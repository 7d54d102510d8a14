package ui

import tea "charm.land/bubbletea/v2"

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

// click selects what is under the pointer; a click on what is selected opens it.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || m.waiting() || m.line != nil {
		return nil
	}
	if m.overlay != nil {
		x, y := m.overlayAt()
		return m.overlay.click(m, msg.X-x, msg.Y-y)
	}
	l := m.layout
	shown := func(p pane, r rect) bool { return (l.wide || m.focus == p) && r.contains(msg.X, msg.Y) }
	switch {
	case shown(paneNarrow, l.narrow):
		m.focus = paneNarrow
		if m.narrow.Click(msg.X-l.narrow.x, msg.Y-l.narrow.y) {
			return m.narrowEnter(0)
		}
	case shown(paneList, l.list):
		m.focus = paneList
		return m.clickRow(msg.Y - l.list.y)
	case shown(paneArticle, l.article) && m.detail.Article() != nil:
		m.focus = paneArticle
	}
	return nil
}

func (m *Model) clickRow(y int) tea.Cmd {
	i, ok := m.list.RowAt(y)
	if !ok {
		return nil
	}
	if i == m.list.Cursor() {
		return m.read(0)
	}
	m.list.To(i)
	m.chosen()
	return m.afterMove()
}

// wheel scrolls the pane under the pointer.
func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	n := wheelLines
	if msg.Button == tea.MouseWheelUp {
		n = -wheelLines
	}
	l := m.layout
	switch {
	case m.overlay != nil:
		return m.overlay.wheel(m, n)
	case l.wide && l.narrow.contains(msg.X, msg.Y) || !l.wide && m.focus == paneNarrow:
		m.narrow.Move(n)
	case l.wide && l.article.contains(msg.X, msg.Y) || !l.wide && m.focus == paneArticle:
		m.detail.Scroll(n)
	default:
		m.list.Move(n)
		m.chosen()
		return m.afterMove()
	}
	return nil
}
