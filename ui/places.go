package ui

import (
	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// mostPlaces bounds the lists that can be gone back to.
const mostPlaces = 100

// spot is a list as the reader left it.
type spot struct {
	query  query.Query
	sort   store.Sort
	id     model.ID // the article selected, "" for none
	offset int      // of its row from the top of the screen
}

// spotNow is the present list.
func (m *Model) spotNow() spot {
	hit, _ := m.list.Selected()
	return spot{m.query, m.sort, hit.ID, m.list.Offset()}
}

// is tells whether two spots are of the same list.
func (s spot) is(t spot) bool { return s.sort == t.sort && s.query.String() == t.query.String() }

// narrowTo makes q the query and asks for its results; keys typed ahead wait.
func (m *Model) narrowTo(q query.Query) tea.Cmd { return m.show(q, m.sort) }

// show makes another list of the present one.
func (m *Model) show(q query.Query, s store.Sort) tea.Cmd {
	return m.leave(m.spotNow(), q, s, instead{})
}

// leave makes another list of the one that was left at a spot.
func (m *Model) leave(from spot, q query.Query, s store.Sort, or instead) tea.Cmd {
	present := from.id
	if !m.touched || !m.settled {
		present = ""
	}
	if m.listed && !from.is(spot{query: q, sort: s}) {
		m.before = append(m.before[max(0, len(m.before)+1-mostPlaces):], from)
		m.after = nil
	}
	m.query, m.sort, m.instead, m.cleared, m.under = q, s, or, query.Query{}, nil
	if m.focus == paneArticle {
		m.focus = paneList
	}
	return m.searchFrom(present, true)
}

func (m *Model) goBack(n int) tea.Cmd {
	return m.travel(&m.before, &m.after, times(n), "there is no earlier list")
}

func (m *Model) goForward(n int) tea.Cmd {
	return m.travel(&m.after, &m.before, times(n), "there is no later list")
}

// travel goes n lists along one way, and leaves on the other what it passes.
func (m *Model) travel(along, behind *[]spot, n int, none string) tea.Cmd {
	now := m.spotNow()
	moved := false
	for n > 0 && len(*along) > 0 {
		last := len(*along) - 1
		next := (*along)[last]
		*along = (*along)[:last]
		if next.is(now) {
			continue // what was asked for next was refused
		}
		*behind = append(*behind, now)
		now, moved = next, true
		n--
	}
	if !moved {
		m.say(none)
		return nil
	}
	m.query, m.sort, m.instead, m.cleared, m.under, m.anchor = now.query, now.sort, instead{}, query.Query{}, nil, now.id
	m.list.Hang(now.offset)
	if m.focus == paneArticle {
		m.focus = paneList
	}
	return m.startSearch(true)
}
